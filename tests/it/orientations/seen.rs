//! Who sees what somebody was told of.
use super::{
    NOBODY, hear, id, listed, mario, problem, shown, told_by_carla, told_mario, told_somebody, with,
};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::policy::Purpose;
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    the_lead_sees_all_of_a_need_and_an_organisation_its_own,
    whoever_sees_it_leaves_a_record,
    what_may_not_be_known_of_is_not_there,
    what_hangs_on_a_sealed_person_is_her_leads_alone,
    what_is_closed_to_an_organisation_is_closed_with_its_need,
    what_a_grant_opened_is_closed_with_it,
    what_is_due_comes_first_page_by_page,
    a_hand_over_takes_them_along,
    a_need_shows_the_latest_fifty,
    a_list_costs_what_one_costs,
);

/// The orientations of Mario's needs, by domain, as a user sees them.
async fn of_mario(world: &World, user: &str) -> Value {
    let asked = "query ($id: ID!) { person(id: $id) { needs { nodes { domain orientations { id } } } } }";
    let seen = world.data(user, asked, json!({ "id": mario(world).await })).await;
    let needs = seen["person"]["needs"]["nodes"].as_array().cloned().unwrap_or_default();
    let line = |need: Value| {
        let told = need["orientations"].as_array().unwrap().iter().map(|one| one["id"].clone());
        (need["domain"].as_str().unwrap().to_owned(), Value::Array(told.collect()))
    };
    Value::Object(needs.into_iter().map(line).filter(|(_, told)| told != &json!([])).collect())
}

async fn the_lead_sees_all_of_a_need_and_an_organisation_its_own(base: Base) {
    let world = World::stories(base).await;
    let (giulias, house) =
        (id(&told_mario(&world, "MENT", json!({})).await), id(&told_mario(&world, "HOUS", json!({})).await));
    world.house.clock.advance(TimeDelta::minutes(1));
    let carlas = told_by_carla(&world).await;
    let all = json!({ "MENT": [carlas, giulias], "HOUS": [house] });
    assert_eq!(of_mario(&world, "giulia").await, all, "the newest first");
    assert_eq!(of_mario(&world, "carla").await, json!({ "MENT": [carlas] }));
    assert_eq!(listed(&world, "carla", "").await, [carlas.as_str()]);
    assert_eq!(
        listed(&world, "giulia", "").await.len(),
        2,
        "what the clinic gave stands in the clinic's list"
    );
    assert_eq!(shown(&world, "giulia", &carlas).await["status"], "GIVEN");
    assert_eq!(shown(&world, "carla", &giulias).await, Value::Null);
    // Nor does the history tell the clinic what somebody else told him.
    let to = world.seat("carla").actor.organization.to_string();
    let input = json!({ "person": mario(&world).await, "basis": "PUBLIC_TASK", "purpose": "COORDINATE",
        "organization": to, "parts": ["HISTORY", "NEEDS_HOUS", "NEEDS_MENT"] });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    assert_eq!(given["problems"], json!([]));
    assert_eq!(of_mario(&world, "carla").await, json!({ "MENT": [carlas] }));
    let asked =
        "query ($id: ID!) { person(id: $id) { needs { nodes { domain history { subject event } } } } }";
    let seen = world.data("carla", asked, json!({ "id": mario(&world).await })).await;
    for need in seen["person"]["needs"]["nodes"].as_array().unwrap() {
        let told = need["history"].as_array().unwrap().iter().filter(|line| line["subject"] == "orientation");
        assert_eq!(told.count(), usize::from(need["domain"] == "MENT"), "{need}");
    }
}

async fn whoever_sees_it_leaves_a_record(base: Base) {
    let world = World::stories(base).await;
    let told = id(&told_mario(&world, "MENT", json!({})).await);
    let records = "select count(*) from audit_event where act = 'person.read' and parts = 'needs.MENT'";
    let mut before = world.base.number(records).await;
    for document in [
        format!("{{ orientation(id: \"{told}\") {{ __typename }} }}"),
        format!("{{ orientation(id: \"{told}\") {{ service {{ name }} }} }}"),
        "{ orientations { pageInfo { hasNextPage } } }".to_owned(),
    ] {
        world.data("giulia", &document, json!({})).await;
        let after = world.base.number(records).await;
        assert_eq!(after, before + 1, "{document}");
        before = after;
    }
    world.data("giulia", "{ orientations(status: [KEPT]) { nodes { id } } }", json!({})).await;
    assert_eq!(world.base.number(records).await, before, "nothing shown, nobody seen");
}

async fn what_may_not_be_known_of_is_not_there(base: Base) {
    let world = World::stories(base).await;
    let told = id(&told_mario(&world, "HOUS", json!({ "followUpOn": "2026-11-09" })).await);
    let asked = "query ($id: ID!) { orientation(id: $id) { id note service { name } } }";
    for user in world.users().filter(|user| *user != "giulia") {
        let ask = async |id: &str| {
            let answer = world.ask(user, asked, json!({ "id": id })).await;
            (answer.data, answer.errors, answer.statements)
        };
        assert_eq!(ask(&told).await, ask(NOBODY).await, "{user}");
        assert!(!listed(&world, user, "").await.contains(&told), "{user}");
    }
    // For counting and for running the system no part is open, to Giulia neither.
    for purpose in [Purpose::Statistics, Purpose::Administration, Purpose::Emergency] {
        let answer = world.ask_for("giulia", purpose, asked, json!({ "id": told })).await;
        assert_eq!(answer.data["orientation"], Value::Null, "{purpose}");
        let list = world.ask_for("giulia", purpose, "{ orientations { nodes { id } } }", json!({})).await;
        assert_eq!(list.data["orientations"]["nodes"], json!([]), "{purpose}");
    }
}

async fn what_hangs_on_a_sealed_person_is_her_leads_alone(base: Base) {
    let world = World::stories(base).await;
    let anna = world.person("bea", "anna").await;
    let need = world.need("bea", &anna, "VIOL").await;
    let (service, _) = super::service(&world, "Sportello sfratti").await;
    let told = id(&super::give(&world, "bea", json!({ "need": need, "service": service })).await);
    assert_eq!(listed(&world, "bea", "").await, [told.as_str()]);
    for user in world.users().filter(|user| *user != "bea") {
        assert_eq!(shown(&world, user, &told).await, Value::Null, "{user}");
        assert!(!listed(&world, user, "").await.contains(&told), "{user}");
    }
    // Carla's own of Mario stays hers when he is hidden: a grant names her organisation.
    let carlas = told_by_carla(&world).await;
    let hide = json!({ "person": mario(&world).await });
    let hidden = world.change("giulia", "hideNow", "SealPersonInput", "person { id }", hide).await;
    assert_eq!(hidden["problems"], json!([]));
    assert_eq!(listed(&world, "carla", "").await, [carlas]);
}

async fn what_is_closed_to_an_organisation_is_closed_with_its_need(base: Base) {
    let world = World::stories(base).await;
    let told = told_by_carla(&world).await;
    let to = world.seat("carla").actor.organization.to_string();
    for subject in [
        json!({ "organization": to }),
        json!({ "userMail": world.seat("carla").mail }),
        json!({ "others": true }),
    ] {
        let block = json!({ "person": mario(&world).await, "parts": ["NEEDS_MENT"], "reason": "SAFETY" });
        let block = world.change("giulia", "block", "BlockInput", "block", with(block, subject)).await;
        assert_eq!(shown(&world, "carla", &told).await, Value::Null);
        assert_eq!(listed(&world, "carla", "").await, [""; 0]);
        let answer = json!({ "orientation": told, "helped": "HELPED" });
        assert_eq!(problem(&hear(&world, "carla", answer).await), ("not_found", "orientation"));
        assert_eq!(shown(&world, "giulia", &told).await["status"], "GIVEN");
        let lift = json!({ "block": block["block"] });
        let lifted = world.change("giulia", "liftBlock", "LiftBlockInput", "block", lift).await;
        assert_eq!(lifted["problems"], json!([]));
        assert_eq!(listed(&world, "carla", "").await, [told.as_str()]);
    }
}

async fn what_a_grant_opened_is_closed_with_it(base: Base) {
    let world = World::stories(base).await;
    let told = told_by_carla(&world).await;
    let document = "query ($id: ID!) { person(id: $id) { grants { id } } }";
    let grants = world.data("giulia", document, json!({ "id": mario(&world).await })).await;
    for grant in grants["person"]["grants"].as_array().unwrap() {
        let input = json!({ "grant": grant["id"], "reason": "ASKED_BY_PERSON" });
        world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { id }", input).await;
    }
    assert_eq!(shown(&world, "carla", &told).await, Value::Null);
    assert_eq!(listed(&world, "carla", "").await, [""; 0]);
    assert_eq!(of_mario(&world, "giulia").await, json!({ "MENT": [told] }), "the lead goes on");
}

async fn what_is_due_comes_first_page_by_page(base: Base) {
    let world = World::stories(base).await;
    let mut made = Vec::new();
    for day in [Some("2026-11-20"), None, Some("2026-11-09"), Some("2026-11-09"), Some("2026-12-24")] {
        made.push(id(&told_mario(&world, "HOUS", json!({ "followUpOn": day })).await));
    }
    let somebody = id(&told_somebody(&world, "giulia", json!({ "followUpOn": "2026-11-19" })).await);
    let in_order = [&made[2], &made[3], &somebody, &made[0], &made[4], &made[1]];
    assert_eq!(listed(&world, "giulia", "").await.iter().collect::<Vec<_>>(), in_order);
    let (mut after, mut paged) = (String::new(), Vec::new());
    loop {
        let document = format!(
            "{{ orientations(first: 4{after}) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let page = world.data("giulia", &document, json!({})).await["orientations"].take();
        paged.extend(page["nodes"].as_array().unwrap().iter().map(|node| node["id"].clone()));
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = format!(", after: {}", page["pageInfo"]["endCursor"]);
    }
    assert_eq!(json!(paged), json!(in_order));
    let foreign = world
        .ask("carla", &format!("{{ orientations(first: 4{after}) {{ nodes {{ id }} }} }}"), json!({}))
        .await;
    assert_eq!(foreign.errors.len(), 1, "a cursor of another organisation");
    // A fortnight later: what is overdue, and what is over is due no more.
    world.house.clock.advance(TimeDelta::days(17));
    let overdue = "(followUpBefore: \"2026-11-20\")";
    assert_eq!(listed(&world, "giulia", overdue).await, [made[2].as_str(), &made[3], &somebody]);
    hear(&world, "giulia", json!({ "orientation": made[2], "helped": "HELPED" })).await;
    assert_eq!(listed(&world, "giulia", overdue).await, [made[3].as_str(), &somebody]);
    assert_eq!(listed(&world, "giulia", "(status: [KEPT])").await, [made[2].as_str()]);
    assert_eq!(listed(&world, "giulia", "(status: [NOT_KEPT, UNKNOWN, WITHDRAWN])").await, [""; 0]);
    assert_eq!(listed(&world, "giulia", "(status: [GIVEN, KEPT])").await.len(), 6);
}

/// Who leads him next asks how it went; who led him before is told no more of it.
async fn a_hand_over_takes_them_along(base: Base) {
    let world = World::stories(base).await;
    let house = id(&told_mario(&world, "HOUS", json!({ "followUpOn": "2026-11-09" })).await);
    let somebody = id(&told_somebody(&world, "giulia", json!({})).await);
    let carlas = told_by_carla(&world).await;
    let to = world.seat("nadia").actor.organization.to_string();
    let offer = json!({ "person": mario(&world).await, "to": to, "reason": "MOVED_AREA", "note": "-" });
    let offered = world.change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", offer).await;
    assert_eq!(listed(&world, "nadia", "").await, [""; 0], "an offer shows nothing");
    let yes =
        json!({ "transfer": offered["transfer"]["id"], "answer": "ACCEPT", "personTold": "2026-11-02" });
    let taken =
        world.change("nadia", "answerTransfer", "AnswerTransferInput", "transfer { status }", yes).await;
    assert_eq!(taken["problems"], json!([]));
    assert_eq!(listed(&world, "giulia", "").await, [somebody.as_str()]);
    assert_eq!(shown(&world, "giulia", &house).await, Value::Null);
    assert_eq!(listed(&world, "nadia", "").await, [house.as_str()], "and nothing of what names nobody");
    for told in [&house, &carlas] {
        let heard = hear(&world, "nadia", json!({ "orientation": told, "helped": "HELPED" })).await;
        assert_eq!(heard["orientation"]["status"], "KEPT", "{heard}");
    }
}

async fn a_need_shows_the_latest_fifty(base: Base) {
    let world = World::stories(base).await;
    let first = id(&told_mario(&world, "HOUS", json!({})).await);
    let mut latest = String::new();
    for _ in 0..50 {
        world.house.clock.advance(TimeDelta::minutes(1));
        latest = id(&told_mario(&world, "HOUS", json!({})).await);
    }
    let all = of_mario(&world, "giulia").await["HOUS"].take();
    let all = all.as_array().unwrap();
    assert_eq!((all.len(), &all[0]), (50, &json!(latest)));
    assert!(!all.contains(&json!(first)), "the first is the one too many");
    assert_eq!(shown(&world, "giulia", &first).await["status"], "GIVEN", "it is there by its id");
}

async fn a_list_costs_what_one_costs(base: Base) {
    let world = World::stories(base).await;
    for domain in ["HOUS", "FOOD", "WORK", "MENT"] {
        told_mario(&world, domain, json!({})).await;
        told_somebody(&world, "giulia", json!({})).await;
    }
    let rahman = world.person("giulia", "rahman").await;
    for domain in ["GOOD", "LANG"] {
        let need = world.need("giulia", &rahman, domain).await;
        id(&told_mario(&world, "HOUS", json!({ "need": need })).await);
    }
    let fields =
        "service { name phones { number } } location { name } organization { name } need { status } domain";
    let mut costs = Vec::new();
    for first in [2, 20] {
        let document = format!("{{ orientations(first: {first}) {{ nodes {{ {fields} }} }} }}");
        let answer = world.ask("giulia", &document, json!({})).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        costs.push(answer.statements);
    }
    assert_eq!(costs[0], costs[1]);
    let mut costs = Vec::new();
    for first in [1, 20] {
        let document = format!(
            "{{ people(first: {first}) {{ nodes {{ needs {{ nodes {{ orientations {{ {fields} }} }} }} }} }} }}"
        );
        let answer = world.ask("giulia", &document, json!({})).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        costs.push(answer.statements);
    }
    assert_eq!(costs[0], costs[1], "the needs of all persons are told of together");
}
