//! What ends soon, for whoever can have it renewed.
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    what_ends_soon_is_listed_soonest_first,
    nobody_but_the_lead_is_told_what_ends,
    only_what_is_in_force_ends,
    whoever_looks_is_written_down,
    a_list_of_ten_costs_what_a_list_of_two_costs,
);

/// A consent of Mario's for the service for mental health that ends on this day of November or December.
async fn ends(world: &World, day: &str) -> Value {
    let mario = world.person("giulia", "colombo mario").await;
    let cps = world.seat("carla").actor.organization.to_string();
    let input = json!({ "person": mario, "organization": cps, "basis": "CONSENT", "purpose": "COORDINATE",
        "parts": ["CONTACT", "GRANTS"], "givenBy": "PERSON", "channel": "PAPER", "textVersion": "2026-1",
        "language": "it", "until": format!("2026-{day}T09:00:00Z") });
    let mut payload = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    payload["grant"]["id"].take()
}

async fn ending(world: &World, user: &str, asked: &str) -> Value {
    let document = format!(
        "{{ grantsEnding({asked}) {{ nodes {{ grant {{ id until }} person {{ code identity {{ familyName }} }} }}
             pageInfo {{ endCursor hasNextPage }} }} }}"
    );
    world.data(user, &document, json!({})).await["grantsEnding"].take()
}

fn ids(found: &Value) -> Vec<Value> {
    found["nodes"].as_array().unwrap().iter().map(|node| node["grant"]["id"].clone()).collect()
}

async fn what_ends_soon_is_listed_soonest_first(base: Base) {
    let world = World::stories(base).await;
    let third = ends(&world, "11-30").await;
    let first = ends(&world, "11-10").await;
    let second = ends(&world, "11-20").await;
    let beyond = ends(&world, "12-10").await;
    let found = ending(&world, "giulia", "within: 30").await;
    assert_eq!(ids(&found), [first.clone(), second.clone(), third.clone()]);
    assert_eq!(found["nodes"][0]["person"]["identity"]["familyName"], "Colombo");
    let page = ending(&world, "giulia", "first: 2").await;
    assert_eq!((ids(&page), &page["pageInfo"]["hasNextPage"]), (vec![first.clone(), second], &json!(true)));
    let after = page["pageInfo"]["endCursor"].as_str().unwrap();
    assert_eq!(
        ids(&ending(&world, "giulia", &format!("first: 2, after: \"{after}\"")).await),
        std::slice::from_ref(&third)
    );
    assert_eq!(ids(&ending(&world, "giulia", "within: 40").await).last(), Some(&beyond));
    assert_eq!(ids(&ending(&world, "giulia", "within: 8").await), std::slice::from_ref(&first));
    let officer = ending(&world, "franco", "within: 8").await;
    assert_eq!(ids(&officer), [first], "the privacy officer too");
    let person = &officer["nodes"][0]["person"];
    assert!(person["code"].is_string() && person["identity"].is_null(), "by code alone: {person}");
    for wrong in ["within: 0", "within: 367", "within: -1", "first: 101"] {
        let document = format!("{{ grantsEnding({wrong}) {{ nodes {{ grant {{ id }} }} }} }}");
        assert_eq!(world.ask("giulia", &document, json!({})).await.errors.len(), 1, "{wrong}");
    }
}

async fn nobody_but_the_lead_is_told_what_ends(base: Base) {
    let world = World::stories(base).await;
    ends(&world, "11-10").await;
    let seeing: Vec<_> = {
        let mut seeing = Vec::new();
        for user in world.users() {
            if !ids(&ending(&world, user, "within: 30").await).is_empty() {
                seeing.push(user.to_owned());
            }
        }
        seeing
    };
    assert_eq!(
        seeing,
        ["franco", "giulia"],
        "whom it names reads it in the profile, and is not reminded of it"
    );
}

async fn only_what_is_in_force_ends(base: Base) {
    let world = World::stories(base).await;
    let grant = ends(&world, "11-10").await;
    let change = async |verb: &str, input: &str, more: Value| {
        let mut said = json!({ "grant": grant });
        said.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        world.change("giulia", verb, input, "grant { id }", said).await
    };
    change("suspendGrant", "SuspendGrantInput", json!({ "reason": "SAFETY" })).await;
    assert_eq!(ids(&ending(&world, "giulia", "within: 30").await), Vec::<Value>::new());
    change("resumeGrant", "ResumeGrantInput", json!({ "reason": "SAFE" })).await;
    assert_eq!(ids(&ending(&world, "giulia", "within: 30").await), std::slice::from_ref(&grant));
    change("revokeGrant", "RevokeGrantInput", json!({})).await;
    assert_eq!(ids(&ending(&world, "giulia", "within: 30").await), Vec::<Value>::new());
    ends(&world, "11-03").await;
    world.house.clock.advance(chrono::TimeDelta::days(1));
    assert_eq!(ids(&ending(&world, "giulia", "within: 30").await), Vec::<Value>::new(), "it has ended");
}

async fn whoever_looks_is_written_down(base: Base) {
    let world = World::stories(base).await;
    ends(&world, "11-10").await;
    let views = "select count(*) from audit_event where act = 'person.read' and parts like '%grants%'";
    let before = world.base.number(views).await;
    ending(&world, "franco", "within: 3").await;
    assert_eq!(world.base.number(views).await, before, "nothing of anybody was shown");
    ending(&world, "franco", "within: 30").await;
    assert_eq!(world.base.number(views).await, before + 1);
}

async fn a_list_of_ten_costs_what_a_list_of_two_costs(base: Base) {
    let world = World::stories(base).await;
    for day in 10..20 {
        ends(&world, &format!("11-{day}")).await;
    }
    let mut costs = Vec::new();
    for first in [2, 10] {
        let document = format!(
            "{{ grantsEnding(first: {first}) {{ nodes {{ grant {{ id organization {{ name }} history {{ event }}
                 evidenceFile {{ kind }} }} person {{ code }} }} }} }}"
        );
        let answer = world.ask("giulia", &document, json!({})).await;
        assert_eq!(ids(&answer.data["grantsEnding"]).len(), first);
        costs.push(answer.statements);
    }
    assert_eq!(costs[0], costs[1]);
}
