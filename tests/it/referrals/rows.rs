//! What Amina sees of Mario, cell by cell: while the referral waits, and once she has taken it.
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    amina_sees_note_names_of_parts_and_card_while_it_waits,
    amina_who_accepts_sees_identity_contact_food_and_code,
);

const RECEIVED: &str = "{ referrals(direction: RECEIVED) { edges { node {
    id status note parts domain createdAt sentAt acceptedAt graceUntil outcome person { id } need { id }
    card { id domain urgency openedWeek viewerCan { claim } } from { name } viewerCan { answer } } } } }";
const PERSON: &str = "query ($id: ID!) { person(id: $id) {
    id code registeredAt
    identity { givenName familyName } contact { nameToUse phone } address { residence } household { members { name } }
    economic { iseeCents } citizenship { nationality } health { conditions } protection { facts } minors { facts }
    justice { facts } story grants { id }
    needs { edges { node { id domain status claims { id } history { event } referrals { status }
                           concerns { persons members } } } }
    withheld { part } viewerCan { update openNeed share } } }";
const NEED: &str = "query ($id: ID!) { need(id: $id) { id } }";

async fn received(world: &World) -> Value {
    let all = world.data("amina", RECEIVED, json!({})).await["referrals"]["edges"].take();
    assert_eq!(all.as_array().unwrap().len(), 1, "{all}");
    all[0]["node"].clone()
}

async fn amina_sees_note_names_of_parts_and_card_while_it_waits(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let seen = received(&world).await;
    assert_eq!(seen["status"], "SENT");
    assert!(seen["note"].as_str().unwrap().starts_with("Un padre con una figlia"));
    assert_eq!(seen["parts"], json!(["IDENTITY", "CONTACT", "NEEDS_FOOD"]));
    assert_eq!((&seen["card"]["domain"], &seen["card"]["urgency"]), (&json!("FOOD"), &json!("URGENT")));
    assert_eq!(seen["card"]["openedWeek"], "2026-10-19", "the week, no finer");
    assert_eq!(seen["card"]["viewerCan"], json!({ "claim": false }));
    assert_eq!(seen["viewerCan"]["answer"], json!(["ACCEPT", "DECLINE", "ASK"]));
    for field in ["createdAt", "acceptedAt", "graceUntil", "outcome", "person", "need"] {
        assert_eq!(seen[field], Value::Null, "{field}");
    }
    assert_eq!(world.data("amina", PERSON, json!({ "id": mario })).await["person"], Value::Null);
    for domain in ["FOOD", "HOUS", "WORK", "MENT"] {
        let need = world.need("giulia", &mario, domain).await;
        assert_eq!(world.data("amina", NEED, json!({ "id": need })).await["need"], Value::Null, "{domain}");
        assert!(!seen.to_string().contains(need.trim_start_matches("need_")));
    }
    let cards = "{ needCards { edges { node { id domain } } } }";
    let cards = world.data("amina", cards, json!({})).await["needCards"]["edges"].take();
    let own = json!({ "node": { "id": seen["card"]["id"], "domain": "FOOD" } });
    assert!(cards.as_array().unwrap().contains(&own), "the network's card of his food is the same");
    for user in ["nadia", "luca", "sofia", "carla", "bea", "piero", "ivo", "dario", "paolo"] {
        let asked = json!({ "id": seen["id"] });
        let found = world.data(user, "query ($id: ID!) { referral(id: $id) { id } }", asked).await;
        assert_eq!(found["referral"], Value::Null, "{user}");
    }
}

async fn amina_who_accepts_sees_identity_contact_food_and_code(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let food = world.need("giulia", &mario, "FOOD").await;
    let other = json!({ "person": mario, "domain": "FOOD", "urgency": "SOON" });
    let other = world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", other).await;
    let accept = json!({ "referral": received(&world).await["id"], "answer": "ACCEPT" });
    let taken =
        world.change("amina", "answerReferral", "AnswerReferralInput", "referral { status }", accept).await;
    assert_eq!(taken["referral"]["status"], "ACCEPTED", "{taken}");
    let mut person = world.data("amina", PERSON, json!({ "id": mario })).await["person"].take();
    assert!(person["code"].is_string());
    assert_eq!(person["identity"], json!({ "givenName": "Mario", "familyName": "Colombo" }));
    assert_eq!(person["contact"], json!({ "nameToUse": "Mario", "phone": "+39 02 5550 0152" }));
    let closed = [
        "registeredAt",
        "address",
        "household",
        "economic",
        "citizenship",
        "health",
        "protection",
        "minors",
        "justice",
        "story",
        "grants",
    ];
    for part in closed {
        assert_eq!(person[part], Value::Null, "{part}");
    }
    let need = json!({
        "id": food, "domain": "FOOD", "status": "ASSIGNED", "claims": [], "history": null,
        "referrals": [{ "status": "ACCEPTED" }], "concerns": { "persons": 2, "members": null },
    });
    assert_eq!(person["needs"]["edges"].take(), json!([{ "node": need }]));
    let withheld: Vec<_> =
        person["withheld"].as_array().unwrap().iter().map(|one| one["part"].as_str().unwrap()).collect();
    let expected = ["address", "household", "economic", "citizenship", "health", "story", "diary", "needs"];
    assert_eq!(withheld, expected);
    assert_eq!(person["viewerCan"], json!({ "update": [], "openNeed": false, "share": [] }));
    for domain in ["HOUS", "WORK", "MENT"] {
        let need = world.need("giulia", &mario, domain).await;
        assert_eq!(world.data("amina", NEED, json!({ "id": need })).await["need"], Value::Null, "{domain}");
    }
    let other = world.data("amina", NEED, json!({ "id": other["need"]["id"] })).await;
    assert_eq!(other["need"], Value::Null, "the other need for food");
    let seen = received(&world).await;
    assert_eq!((&seen["card"], &seen["need"]["id"]), (&Value::Null, &json!(food)));
}
