//! What Luca and Sofia see of Mario, cell by cell, before a claim is chosen and after.
use crate::{
    support::{Base, on_both},
    world::World,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(luca_sees_his_card_and_nothing_of_mario, luca_who_was_chosen_sees_that_need_and_contact_alone);

const CARDS: &str = "{ needCards { edges { node { id domain area { code } viewerCan { claim } } } } }";
const PERSON: &str = "query ($id: ID!) { person(id: $id) {
    id code registeredAt
    identity { givenName } contact { nameToUse phone } address { residence } household { members { name } }
    economic { iseeCents } citizenship { nationality } health { conditions } protection { facts } minors { facts }
    justice { facts } story grants { id }
    needs { edges { node { id domain status person { id code } claims { organization { id } } referrals { id }
      history { event } concerns { members } } } }
    withheld { part } viewerCan { update openNeed share } } }";
const NEED: &str = "query ($id: ID!) { need(id: $id) { id domain } }";

async fn cards(world: &World, user: &str) -> Vec<Value> {
    let found = world.data(user, CARDS, json!({})).await;
    found["needCards"]["edges"].as_array().unwrap().iter().map(|edge| edge["node"].clone()).collect()
}

/// The ids of all of Mario's needs, as his lead sees them.
async fn needs(world: &World, mario: &str) -> Vec<(&'static str, String)> {
    let mut found = vec![];
    for domain in ["HOUS", "FOOD", "WORK", "MENT"] {
        found.push((domain, world.need("giulia", mario, domain).await));
    }
    found
}

async fn nothing_of_mario(world: &World, user: &str, mario: &str) {
    assert_eq!(world.data(user, PERSON, json!({ "id": mario })).await["person"], Value::Null, "{user}");
    for (domain, need) in needs(world, mario).await {
        assert_eq!(
            world.data(user, NEED, json!({ "id": need })).await["need"],
            Value::Null,
            "{user} {domain}"
        );
    }
}

/// The id of Luca's claim of Mario's housing need: of all housing cards that he is shown, the one that his lead
/// finds the claim on.
async fn claimed(world: &World, user: &str, need: &str) -> String {
    for card in cards(world, user).await.iter().filter(|card| card["domain"] == "HOUS") {
        let input = json!({ "needCard": card["id"] });
        let made = world.change(user, "claimNeed", "ClaimNeedInput", "claim { id status }", input).await;
        assert_eq!(made["problems"], json!([]), "{made}");
        assert_eq!(made["claim"]["status"], "PROPOSED", "the lead chooses");
    }
    let claims = "query ($id: ID!) { need(id: $id) { claims { id organization { name } } } }";
    let claims = world.data("giulia", claims, json!({ "id": need })).await["need"]["claims"].take();
    let own = |claim: &&Value| {
        let name = claim["organization"]["name"].as_str().unwrap();
        (user == "luca") == name.starts_with("Casa Aperta")
    };
    claims.as_array().unwrap().iter().find(own).expect("the card was Mario's")["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn luca_sees_his_card_and_nothing_of_mario(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let need = world.need("giulia", &mario, "HOUS").await;
    for user in ["luca", "sofia"] {
        let shown = cards(&world, user).await;
        let domains: Vec<_> = shown.iter().map(|card| card["domain"].as_str().unwrap()).collect();
        assert!(domains.contains(&"HOUS") && !domains.contains(&"WORK"), "{user}: {domains:?}");
        assert!(shown.iter().all(|card| card["viewerCan"]["claim"] == true));
        assert!(!json!(shown).to_string().contains(need.trim_start_matches("need_")));
        nothing_of_mario(&world, user, &mario).await;
        claimed(&world, user, &need).await;
        nothing_of_mario(&world, user, &mario).await;
    }
}

async fn luca_who_was_chosen_sees_that_need_and_contact_alone(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let other = json!({ "person": mario, "domain": "HOUS", "urgency": "SOON" });
    let other = world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", other).await;
    let claim = claimed(&world, "luca", &need).await;
    claimed(&world, "sofia", &need).await;
    let choice = json!({ "claim": claim });
    let chosen = world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { status }", choice).await;
    assert_eq!(chosen["claim"]["status"], "ACTIVE", "{chosen}");
    let mut person = world.data("luca", PERSON, json!({ "id": mario })).await["person"].take();
    assert!(person["code"].is_string());
    assert_eq!(person["contact"], json!({ "nameToUse": "Mario", "phone": "+39 02 5550 0152" }));
    let node = person["needs"]["edges"][0]["node"].take();
    assert_eq!(
        person["needs"]["edges"].as_array().unwrap().len(),
        1,
        "that need, and no other of its domain"
    );
    assert_eq!((&node["id"], &node["status"]), (&json!(need), &json!("ASSIGNED")));
    assert_eq!(node["claims"].as_array().unwrap().len(), 1, "his own claim");
    let empty = (&node["referrals"], &node["history"], &node["concerns"]["members"]);
    assert_eq!(empty, (&json!([]), &Value::Null, &Value::Null));
    let closed = [
        "registeredAt",
        "identity",
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
    let withheld: Vec<_> =
        person["withheld"].as_array().unwrap().iter().map(|one| one["part"].as_str().unwrap()).collect();
    let expected =
        ["identity", "address", "household", "economic", "citizenship", "health", "story", "diary", "needs"];
    assert_eq!(withheld, expected, "nothing of what is sealed is named");
    assert_eq!(person["viewerCan"], json!({ "update": [], "openNeed": false, "share": [] }));
    for (domain, id) in needs(&world, &mario).await.into_iter().skip(1) {
        assert_eq!(world.data("luca", NEED, json!({ "id": id })).await["need"], Value::Null, "{domain}");
    }
    let other = world.data("luca", NEED, json!({ "id": other["need"]["id"] })).await;
    assert_eq!(other["need"], Value::Null);
    let people = world.data("luca", "{ people(first: 100) { nodes { id } } }", json!({})).await;
    assert_eq!(people["people"]["nodes"].as_array().unwrap().len(), 1);
    nothing_of_mario(&world, "sofia", &mario).await;
    world.house.clock.advance(TimeDelta::hours(72));
    nothing_of_mario(&world, "luca", &mario).await;
}
