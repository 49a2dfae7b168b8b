//! What the person says of a part: shown with it, and nowhere else.
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    what_the_person_says_hangs_on_its_part,
    whoever_does_not_see_a_part_learns_nothing_of_what_is_said_of_it,
    nothing_is_written_down_beside_a_closed_part,
    the_lead_answers_once_and_says_why_not,
    nobody_but_the_lead_answers,
    what_can_not_be_said_is_refused,
    a_list_of_persons_costs_what_one_person_costs,
);

const REMARK: &str = "remark { id part kind words language saidOn status reason answeredAt version }";

async fn record(world: &World, user: &str, person: &str, change: Value) -> Value {
    let mut input = json!({ "person": person, "part": "ADDRESS", "kind": "CORRECTION",
        "words": "Non abito più lì da marzo.", "language": "it" });
    input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    world.change(user, "recordRemark", "RecordRemarkInput", REMARK, input).await
}

async fn answer(world: &World, user: &str, input: Value) -> Value {
    world.change(user, "answerRemark", "AnswerRemarkInput", REMARK, input).await
}

async fn said(world: &World, user: &str, person: &str, part: &str) -> Value {
    let document =
        format!("query ($id: ID!) {{ person(id: $id) {{ remarks(part: {part}) {{ words status }} }} }}");
    world.data(user, &document, json!({ "id": person })).await["person"]["remarks"].take()
}

fn problem(payload: &Value) -> (&str, &str) {
    assert!(payload["remark"].is_null(), "{payload}");
    let problem = &payload["problems"][0];
    assert!(problem["message"].as_str().unwrap().contains(' '));
    (problem["code"].as_str().unwrap(), problem["field"].as_str().unwrap_or_default())
}

async fn mario(world: &World) -> String {
    world.person("giulia", "colombo mario").await
}

async fn what_the_person_says_hangs_on_its_part(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let made = record(&world, "giulia", &mario, json!({ "saidOn": "2026-11-01" })).await;
    let remark = &made["remark"];
    assert_eq!((&remark["part"], &remark["kind"]), (&json!("ADDRESS"), &json!("CORRECTION")));
    assert_eq!((&remark["saidOn"], &remark["status"]), (&json!("2026-11-01"), &json!("OPEN")));
    record(
        &world,
        "carla",
        &mario,
        json!({ "part": "HEALTH", "kind": "OBJECTION", "words": "Non scrivetelo." }),
    )
    .await;
    let line = |words: &str| json!([{ "words": words, "status": "OPEN" }]);
    assert_eq!(said(&world, "giulia", &mario, "ADDRESS").await, line("Non abito più lì da marzo."));
    assert_eq!(said(&world, "carla", &mario, "HEALTH").await, line("Non scrivetelo."));
    assert_eq!(said(&world, "giulia", &mario, "ECONOMIC").await, json!([]));
    let told =
        "select count(*) from audit_event where act = 'remark.record' and parts in ('address', 'health')";
    assert_eq!(world.base.number(told).await, 2);
    let views = "select count(*) from audit_event where act = 'person.read' and parts = 'health'";
    assert!(world.base.number(views).await > 0, "a view of the part");
}

async fn whoever_does_not_see_a_part_learns_nothing_of_what_is_said_of_it(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    record(&world, "giulia", &mario, json!({})).await;
    record(&world, "carla", &mario, json!({ "part": "HEALTH" })).await;
    for (user, part) in
        [("carla", "ADDRESS"), ("giulia", "HEALTH"), ("giulia", "PROTECTION"), ("franco", "ADDRESS")]
    {
        assert_eq!(said(&world, user, &mario, part).await, Value::Null, "{user} {part}");
    }
    let anna = world.person("bea", "").await;
    let before = said(&world, "bea", &anna, "PROTECTION").await;
    assert_eq!(before, json!([]));
    let made = record(&world, "bea", &anna, json!({ "part": "PROTECTION", "kind": "RESTRICTION" })).await;
    assert_eq!(made["problems"], json!([]));
    assert_eq!(said(&world, "bea", &anna, "PROTECTION").await.as_array().unwrap().len(), 1);
    for user in world.users().filter(|user| *user != "bea") {
        let seen = world
            .ask(
                user,
                "query ($id: ID!) { person(id: $id) { remarks(part: PROTECTION) { words } } }",
                json!({ "id": anna }),
            )
            .await;
        assert_eq!(seen.data, json!({ "person": null }), "{user}");
    }
    // What a grant opened is closed with it, and what was said of it too.
    let document = "query ($id: ID!) { person(id: $id) { grants { id parts } } }";
    let grants = world.data("giulia", document, json!({ "id": mario })).await;
    for grant in grants["person"]["grants"].as_array().unwrap() {
        let input = json!({ "grant": grant["id"], "reason": "ASKED_BY_PERSON" });
        world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { id }", input).await;
    }
    assert_eq!(said(&world, "carla", &mario, "HEALTH").await, Value::Null);
}

async fn nothing_is_written_down_beside_a_closed_part(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    for part in ["HEALTH", "PROTECTION", "JUSTICE", "NEEDS_VIOL"] {
        let refused = record(&world, "giulia", &mario, json!({ "part": part })).await;
        assert_eq!(problem(&refused), ("remark.part_closed", "part"), "{part}");
    }
    let nobody = "person_00000000000000000000000000000000";
    for user in ["nadia", "luca", "amina", "paolo", "dario", "piero"] {
        let told =
            [record(&world, user, &mario, json!({})).await, record(&world, user, nobody, json!({})).await];
        assert_eq!(problem(&told[0]), ("not_found", "person"), "{user}");
        assert_eq!(told[0], told[1], "{user}");
    }
    assert_eq!(world.base.number("select count(*) from person_remark").await, 0);
}

async fn the_lead_answers_once_and_says_why_not(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let made = record(&world, "giulia", &mario, json!({})).await;
    let id = &made["remark"]["id"];
    let unreasoned = answer(&world, "giulia", json!({ "remark": id, "accepted": false })).await;
    assert_eq!(problem(&unreasoned), ("text.required", "reason"));
    let stale = answer(&world, "giulia", json!({ "remark": id, "accepted": true, "ifVersion": 7 })).await;
    assert_eq!(problem(&stale), ("conflict", "ifVersion"));
    let input = json!({ "remark": id, "accepted": false, "reason": "È la residenza anagrafica.", "ifVersion": 1,
        "clientMutationId": "no" });
    for _ in 0..2 {
        let said = answer(&world, "giulia", input.clone()).await;
        let remark = &said["remark"];
        assert_eq!((&remark["status"], &remark["version"]), (&json!("REJECTED"), &json!(2)));
        assert_eq!(remark["reason"], "È la residenza anagrafica.");
        assert_eq!(remark["answeredAt"], "2026-11-02T09:00:00+00:00");
    }
    let again = answer(&world, "giulia", json!({ "remark": id, "accepted": true })).await;
    assert_eq!(
        (problem(&again), &again["problems"][0]["state"]),
        (("remark.answered", "remark"), &json!("rejected"))
    );
    let other = record(&world, "giulia", &mario, json!({ "kind": "OBJECTION" })).await;
    let done = answer(&world, "giulia", json!({ "remark": other["remark"]["id"], "accepted": true })).await;
    assert_eq!((&done["remark"]["status"], &done["remark"]["reason"]), (&json!("ACCEPTED"), &Value::Null));
}

async fn nobody_but_the_lead_answers(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let made = record(&world, "carla", &mario, json!({ "part": "IDENTITY" })).await;
    let nobody = "remark_00000000000000000000000000000000";
    for user in ["carla", "nadia", "franco", "luca", "paolo", "dario"] {
        let told = |id: Value| answer(&world, user, json!({ "remark": id, "accepted": true }));
        let told = [told(made["remark"]["id"].clone()).await, told(json!(nobody)).await];
        assert_eq!(problem(&told[0]), ("not_found", "remark"), "{user}");
        assert_eq!(told[0], told[1], "{user}");
    }
    let done = answer(&world, "giulia", json!({ "remark": made["remark"]["id"], "accepted": true })).await;
    assert_eq!(done["remark"]["status"], "ACCEPTED");
}

async fn what_can_not_be_said_is_refused(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    for (change, code, field) in [
        (json!({ "words": " " }), "text.required", "words"),
        (json!({ "words": "x".repeat(4_001) }), "text.too_long", "words"),
        (json!({ "language": "" }), "text.required", "language"),
        (json!({ "language": "in italiano" }), "text.not_a_language", "language"),
        (json!({ "saidOn": "2026-11-03" }), "remark.in_future", "saidOn"),
        (json!({ "part": "REFERRALS" }), "remark.part_of_rows", "part"),
        (json!({ "part": "CARD" }), "remark.part_of_rows", "part"),
        (json!({ "part": "GRANTS" }), "remark.part_of_rows", "part"),
    ] {
        assert_eq!(
            problem(&record(&world, "giulia", &mario, change.clone()).await),
            (code, field),
            "{change}"
        );
    }
    assert_eq!(world.base.number("select count(*) from person_remark").await, 0);
}

async fn a_list_of_persons_costs_what_one_person_costs(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    record(&world, "giulia", &mario, json!({})).await;
    let mut costs = Vec::new();
    for first in [1, 20] {
        let document = format!(
            "{{ people(first: {first}) {{ nodes {{ address: remarks(part: ADDRESS) {{ words }}
                 economic: remarks(part: ECONOMIC) {{ words }} health: remarks(part: HEALTH) {{ words }} }} }} }}"
        );
        let answer = world.ask("giulia", &document, json!({})).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        costs.push(answer.statements);
    }
    assert_eq!(costs[0], costs[1]);
}
