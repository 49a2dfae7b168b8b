//! What they say of it, and why it came to nothing.
use super::{NOBODY, hear, id, mario, problem, shown, told_by_carla, told_mario, told_somebody, with};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::call::Terms;
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    every_answer_leads_where_its_life_says,
    what_is_over_stays_over,
    an_answer_that_can_not_be_is_refused,
    who_has_not_gone_yet_is_asked_again,
    on_the_day_it_stands_with_whoever_asks,
    what_its_giver_forgot_is_with_the_lead,
    whoever_gave_it_and_the_lead_answer_and_nobody_else,
    what_names_nobody_is_answered_by_those_who_give,
);

/// What may be said, and where it leads.
const ANSWERS: [(&str, &str, &str); 13] = [
    ("helped", "HELPED", "KEPT"),
    ("helped", "HELPED_IN_PART", "KEPT"),
    ("helped", "NOT_HELPED", "KEPT"),
    ("reason", "FULL", "NOT_KEPT"),
    ("reason", "CLOSED", "NOT_KEPT"),
    ("reason", "TOO_FAR", "NOT_KEPT"),
    ("reason", "NOT_ELIGIBLE", "NOT_KEPT"),
    ("reason", "LANGUAGE", "NOT_KEPT"),
    ("reason", "COST", "NOT_KEPT"),
    ("reason", "CHANGED_MIND", "NOT_KEPT"),
    ("reason", "NOT_GONE_YET", "GIVEN"),
    ("reason", "UNREACHABLE", "UNKNOWN"),
    ("reason", "ENTERED_IN_ERROR", "WITHDRAWN"),
];

fn said(orientation: &str, (field, word, _): (&str, &str, &str)) -> Value {
    let again = (word == "NOT_GONE_YET").then_some("2026-12-01");
    with(json!({ "orientation": orientation, "followUpOn": again }), json!({ field: word }))
}

async fn every_answer_leads_where_its_life_says(base: Base) {
    let world = World::stories(base).await;
    for answer in ANSWERS {
        let orientation = id(&told_mario(&world, "HOUS", json!({ "followUpOn": "2026-11-09" })).await);
        let heard = hear(&world, "giulia", said(&orientation, answer)).await;
        let now = &heard["orientation"];
        let (field, code, status) = answer;
        assert_eq!(
            (&now["status"], &now[field], &now["version"]),
            (&json!(status), &json!(code), &json!(2)),
            "{heard}"
        );
        let other = if field == "helped" { "reason" } else { "helped" };
        assert_eq!((&now[other], &now["answeredOn"]), (&Value::Null, &json!("2026-11-02")), "{code}");
        let again = (status == "GIVEN").then_some("2026-12-01");
        assert_eq!(
            (&now["followUpOn"], &now["viewerCan"]["answer"]),
            (&json!(again), &json!(status == "GIVEN"))
        );
    }
    let mario = mario(&world).await;
    let asked =
        "query ($id: ID!) { person(id: $id) { needs(domain: [HOUS]) { nodes { status history { subject event
        from to reason } } } } }";
    let seen = world.data("giulia", asked, json!({ "id": mario })).await;
    let need = &seen["person"]["needs"]["nodes"][0];
    assert_eq!(need["status"], "OPEN", "the need stays as it is");
    let told = need["history"].as_array().unwrap().iter().filter(|line| line["subject"] == "orientation");
    let told: Vec<_> = told.filter(|line| line["event"] != "give").collect();
    assert_eq!(told.len(), ANSWERS.len());
    for (line, (_, code, status)) in told.iter().zip(ANSWERS) {
        let expected = json!(["given", status.to_lowercase(), code.to_lowercase()]);
        assert_eq!(json!([line["from"], line["to"], line["reason"]]), expected);
    }
    let acts = "select count(*) from audit_event where act = 'orientation.answer' and parts = 'needs.HOUS'";
    assert_eq!(world.base.number(acts).await, 13);
}

/// Every state that ends it, and every answer to it.
async fn what_is_over_stays_over(base: Base) {
    let world = World::stories(base).await;
    for end in ANSWERS.into_iter().filter(|(_, _, status)| *status != "GIVEN") {
        let orientation = id(&told_mario(&world, "HOUS", json!({})).await);
        let over = hear(&world, "giulia", said(&orientation, end)).await;
        assert_eq!(over["orientation"]["status"], end.2);
        // One of each event is enough of a word.
        for more in [ANSWERS[0], ANSWERS[3], ANSWERS[10], ANSWERS[11], ANSWERS[12]] {
            let refused = hear(&world, "giulia", said(&orientation, more)).await;
            let state = end.2.to_lowercase();
            assert_eq!(problem(&refused), ("orientation.wrong_state", state.as_str()), "{end:?} {more:?}");
            assert_eq!(refused["problems"][0]["moves"], json!([]));
        }
    }
}

async fn an_answer_that_can_not_be_is_refused(base: Base) {
    let world = World::stories(base).await;
    let orientation = id(&told_mario(&world, "HOUS", json!({})).await);
    world.house.clock.advance(TimeDelta::days(7));
    let again = json!({ "helped": null, "reason": "NOT_GONE_YET" });
    for (change, code, field) in [
        (json!({ "helped": null }), "orientation.one_answer", "helped"),
        (json!({ "reason": "FULL" }), "orientation.one_answer", "helped"),
        (json!({ "followUpOn": "2026-11-20" }), "orientation.follow_up_unasked", "followUpOn"),
        (again.clone(), "text.required", "followUpOn"),
        (
            with(again.clone(), json!({ "helped": null, "followUpOn": "2026-11-08" })),
            "orientation.follow_up_out_of_range",
            "followUpOn",
        ),
        (
            with(again, json!({ "helped": null, "followUpOn": "2027-11-30" })),
            "orientation.follow_up_out_of_range",
            "followUpOn",
        ),
        (json!({ "answeredOn": "2026-11-10" }), "orientation.answered_out_of_range", "answeredOn"),
        (json!({ "answeredOn": "2026-11-01" }), "orientation.answered_out_of_range", "answeredOn"),
        (json!({ "ifVersion": 7 }), "conflict", "ifVersion"),
        (json!({ "orientation": "orientation_0" }), "not_found", "orientation"),
        (json!({ "orientation": NOBODY }), "not_found", "orientation"),
    ] {
        let helped =
            if change.get("reason").is_some_and(|why| why != "FULL") { Value::Null } else { json!("HELPED") };
        let input = with(json!({ "orientation": orientation, "helped": helped }), change.clone());
        assert_eq!(problem(&hear(&world, "giulia", input).await), (code, field), "{change}");
    }
    let input = json!({ "orientation": orientation, "helped": "NOT_HELPED", "answeredOn": "2026-11-05", "ifVersion": 1,
        "clientMutationId": "said" });
    for _ in 0..2 {
        let heard = hear(&world, "giulia", input.clone()).await;
        assert_eq!(heard["orientation"]["answeredOn"], "2026-11-05");
        assert_eq!(heard["orientation"]["version"], 2);
    }
}

async fn who_has_not_gone_yet_is_asked_again(base: Base) {
    let world = World::stories(base).await;
    let orientation = id(&told_mario(&world, "HOUS", json!({ "followUpOn": "2026-11-09" })).await);
    for (version, day) in [(1, "2026-11-16"), (2, "2026-11-30")] {
        let input = json!({ "orientation": orientation, "reason": "NOT_GONE_YET", "followUpOn": day, "ifVersion": version });
        let now = hear(&world, "giulia", input).await["orientation"].take();
        assert_eq!(
            (&now["status"], &now["followUpOn"], &now["reason"]),
            (&json!("GIVEN"), &json!(day), &json!("NOT_GONE_YET"))
        );
    }
    let kept = hear(&world, "giulia", json!({ "orientation": orientation, "helped": "HELPED" })).await;
    assert_eq!(
        (&kept["orientation"]["status"], &kept["orientation"]["reason"]),
        (&json!("KEPT"), &Value::Null)
    );
}

async fn on_the_day_it_stands_with_whoever_asks(base: Base) {
    let world = World::stories(base).await;
    let marios = id(&told_mario(&world, "HOUS", json!({ "followUpOn": "2026-11-09" })).await);
    let somebodys = id(&told_somebody(&world, "elena", json!({ "followUpOn": "2026-11-09" })).await);
    let due = async |user: &str| {
        let asked = "{ inbox(tab: STALLED, first: 100) { nodes { kind orientation { id } need { id } } } }";
        let found = world.data(user, asked, json!({})).await;
        let nodes = found["inbox"]["nodes"].as_array().unwrap().iter();
        let due = nodes.filter(|node| node["kind"] == "ORIENTATION_DUE");
        due.map(|node| node["orientation"]["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    world.house.clock.advance(TimeDelta::days(6));
    for user in ["giulia", "elena"] {
        assert_eq!(due(user).await, Vec::<String>::new(), "the day has not come");
    }
    world.house.clock.advance(TimeDelta::days(1));
    let looks = async || world.base.number("select count(*) from audit_event").await;
    let before = looks().await;
    let counts = world.data("giulia", "{ inboxCounts { stalled } }", json!({})).await;
    assert!(counts["inboxCounts"]["stalled"].as_i64() > Some(0), "{counts}");
    assert_eq!(looks().await, before, "who counts looks at nobody");
    assert_eq!(due("giulia").await, [marios.as_str()]);
    assert!(looks().await > before, "who reads it does");
    assert_eq!(due("elena").await, [somebodys.as_str()]);
    for user in ["amina", "luca", "carla", "nadia", "paolo", "bea", "piero", "dario"] {
        assert_eq!(due(user).await, Vec::<String>::new(), "{user}");
    }
    let later = json!({ "orientation": marios, "reason": "NOT_GONE_YET", "followUpOn": "2026-11-16" });
    hear(&world, "giulia", later).await;
    hear(&world, "elena", json!({ "orientation": somebodys, "helped": "HELPED" })).await;
    for user in ["giulia", "elena"] {
        assert_eq!(due(user).await, Vec::<String>::new(), "somebody saw to it");
    }
    world.house.clock.advance(TimeDelta::days(7));
    assert_eq!(due("giulia").await, [marios.as_str()]);
    assert_eq!(due("elena").await, Vec::<String>::new());
}

async fn nobody_shares_with_carla_any_more(world: &World) {
    let asked = "query ($id: ID!) { person(id: $id) { grants { id status organization { id } } } }";
    let found = world.data("giulia", asked, json!({ "id": mario(world).await })).await;
    let carlas = json!(world.seat("carla").actor.organization.to_string());
    let grants = found["person"]["grants"].as_array().unwrap().iter();
    let hers: Vec<_> =
        grants.filter(|grant| grant["organization"]["id"] == carlas && grant["status"] == "ACTIVE").collect();
    assert!(!hers.is_empty(), "{found}");
    for grant in hers {
        let input = json!({ "grant": grant["id"], "reason": "ASKED_BY_PERSON" });
        let ended =
            world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { status }", input).await;
        assert_eq!(ended["grant"]["status"], "REVOKED", "{ended}");
    }
}

async fn what_its_giver_forgot_is_with_the_lead(base: Base) {
    let world = World::stories(base).await;
    let given = told_by_carla(&world).await;
    let put_off = json!({ "orientation": given, "reason": "NOT_GONE_YET", "followUpOn": "2026-11-09" });
    hear(&world, "carla", put_off).await;
    let due = async |user: &str| {
        let asked = "{ inbox(tab: STALLED, first: 100) { nodes { orientation { id } } } }";
        let found = world.data(user, asked, json!({})).await;
        let nodes = found["inbox"]["nodes"].as_array().unwrap().clone();
        nodes.iter().any(|node| node["orientation"]["id"] == given)
    };
    world.house.clock.advance(TimeDelta::days(7));
    assert_eq!((due("carla").await, due("giulia").await), (true, false), "whoever told them asks");
    nobody_shares_with_carla_any_more(&world).await;
    assert_eq!((due("carla").await, due("giulia").await), (false, false), "who sees nobody asks nobody");
    world.house.clock.advance(Terms::default().forgotten);
    assert_eq!((due("carla").await, due("giulia").await), (false, true), "it is not lost for that");
    let heard = hear(&world, "giulia", json!({ "orientation": given, "helped": "HELPED" })).await;
    assert_eq!(heard["orientation"]["status"], "KEPT");
    assert!(!due("giulia").await);
}

async fn whoever_gave_it_and_the_lead_answer_and_nobody_else(base: Base) {
    let world = World::stories(base).await;
    let (giulias, carlas) = (id(&told_mario(&world, "MENT", json!({})).await), told_by_carla(&world).await);
    let helped = |orientation: &str| json!({ "orientation": orientation, "helped": "HELPED" });
    for user in ["carla", "nadia", "luca", "amina", "paolo", "franco", "bea", "piero", "dario"] {
        let told = [hear(&world, user, helped(&giulias)).await, hear(&world, user, helped(NOBODY)).await];
        assert_eq!(problem(&told[0]), ("not_found", "orientation"), "{user}");
        assert_eq!(told[0], told[1], "{user}");
    }
    assert_eq!(shown(&world, "giulia", &giulias).await["status"], "GIVEN");
    let not_yet = json!({ "orientation": carlas, "reason": "NOT_GONE_YET", "followUpOn": "2026-11-09" });
    assert_eq!(hear(&world, "carla", not_yet).await["orientation"]["status"], "GIVEN");
    let lead = hear(&world, "giulia", helped(&carlas)).await;
    assert_eq!(lead["orientation"]["status"], "KEPT", "the lead answers for its person: {lead}");
}

async fn what_names_nobody_is_answered_by_those_who_give(base: Base) {
    let world = World::stories(base).await;
    let told = id(&told_somebody(&world, "elena", json!({ "followUpOn": "2026-11-09" })).await);
    let input = json!({ "orientation": told, "reason": "FULL" });
    for user in ["giulia", "amina", "dario", "piero"] {
        assert_eq!(problem(&hear(&world, user, input.clone()).await), ("not_found", "orientation"), "{user}");
    }
    let records = world.base.number("select count(*) from audit_event").await;
    let heard = hear(&world, "rosa", input).await;
    assert_eq!(
        (&heard["orientation"]["status"], &heard["orientation"]["reason"]),
        (&json!("NOT_KEPT"), &json!("FULL"))
    );
    assert_eq!(world.base.number("select count(*) from audit_event").await, records);
}
