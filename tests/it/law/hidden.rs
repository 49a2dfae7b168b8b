//! One button hides a person.
use super::{amina_accepts, code, mario};
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(a_person_is_hidden_at_once_and_shown_again, only_the_lead_hides);

const COUNTS: &str = "query ($district: ID) { unmetNeeds(within: $district, by: [DISTRICT, DOMAIN]) {
    district { name } domain open persons households } }";

async fn counted(world: &World) -> Value {
    let district = "{ viewer { districts { id } } }";
    let district = world.data("paolo", district, json!({})).await["viewer"]["districts"][0]["id"].take();
    world.data("paolo", COUNTS, json!({ "district": district })).await["unmetNeeds"].take()
}

fn open(cells: &Value, domain: &str) -> i64 {
    let cell = cells.as_array().unwrap().iter().find(|cell| cell["domain"] == domain);
    cell.map_or(0, |cell| cell["open"].as_i64().unwrap())
}

async fn cards(world: &World, user: &str) -> usize {
    let found = "{ needCards(filter: { domain: [HOUS] }) { nodes { id urgency } } }";
    let found = world.data(user, found, json!({})).await;
    let urgent = |card: &&Value| card["urgency"] == "URGENT";
    found["needCards"]["nodes"].as_array().unwrap().iter().filter(urgent).count()
}

async fn hidden(world: &World, user: &str, verb: &str) -> Value {
    let input = json!({ "person": mario(world).await });
    world.change(user, verb, "SealPersonInput", "person { id }", input).await
}

async fn a_person_is_hidden_at_once_and_shown_again(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    amina_accepts(&world).await;
    let name = "query ($id: ID!) { person(id: $id) { identity { familyName } } }";
    let named = async |user: &str| {
        let seen = world.data(user, name, json!({ "id": mario })).await;
        seen["person"]["identity"]["familyName"].as_str().map(str::to_owned)
    };
    let colombo = Some("Colombo".to_owned());
    let (before, shown) = (counted(&world).await, cards(&world, "luca").await);
    assert_eq!((named("amina").await, named("carla").await), (colombo.clone(), colombo.clone()));
    assert_eq!(hidden(&world, "giulia", "hideNow").await["problems"], json!([]));
    let within = counted(&world).await;
    for domain in ["HOUS", "FOOD", "WORK", "MENT"] {
        assert_eq!(open(&within, domain), open(&before, domain) - 1, "{domain}");
    }
    assert_eq!(cards(&world, "luca").await, shown - 1);
    assert_eq!(named("amina").await, None, "what an accepted referral opened is closed");
    assert_eq!(named("carla").await, colombo, "a grant by name still counts");
    assert_eq!(named("giulia").await, colombo);
    let received =
        world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    assert_eq!(received["referrals"]["nodes"], json!([]));
    assert_eq!(code(&hidden(&world, "giulia", "hideNow").await), "person.sealed_already");
    assert_eq!(hidden(&world, "giulia", "showAgain").await["problems"], json!([]));
    assert_eq!(counted(&world).await, before);
    assert_eq!(cards(&world, "luca").await, shown);
    assert_eq!(named("amina").await, colombo);
    assert_eq!(code(&hidden(&world, "giulia", "showAgain").await), "person.not_sealed");
}

async fn only_the_lead_hides(base: Base) {
    let world = World::stories(base).await;
    for user in ["carla", "luca", "nadia", "franco", "paolo", "dario"] {
        assert_eq!(code(&hidden(&world, user, "hideNow").await), "not_found", "{user}");
    }
    let mario = mario(&world).await;
    let sealed = "select count(*) from person where sealed";
    let others = world.base.number(sealed).await;
    assert!(world.person("giulia", "colombo mario").await == mario && others > 0, "Anna alone is hidden");
}
