//! Giulia asks why a service is not among those that could answer Mario's need.
use crate::{
    law::mario,
    support::{Base, on_both},
    world::World,
};
use amis::{
    call::Call,
    directory::{
        self, Entries,
        model::{Help, Service},
    },
    kernel::{AreaId, Id, ServiceId},
    locale::Language,
    policy::Domain,
};
use serde_json::{Value, json};
use std::sync::Arc;

on_both!(a_service_that_does_not_match_says_why);

const WITH: &str = "query ($need: ID!, $service: ID!) { need(id: $need) { matchWith(service: $service) {
    fits score service { name } reasons { code } against { code message } unknown { code } } } }";

async fn services(world: &World, narrowed: &str) -> Vec<Value> {
    let asked = format!("{{ services({narrowed}, first: 100) {{ nodes {{ id name }} }} }}");
    world.data("giulia", &asked, json!({})).await["services"]["nodes"].as_array().unwrap().clone()
}

async fn with(world: &World, user: &str, need: &str, service: &Value) -> Value {
    let asked = json!({ "need": need, "service": service });
    world.data(user, WITH, asked).await["need"]["matchWith"].take()
}

fn codes(reasons: &Value) -> Vec<&str> {
    reasons.as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

/// A service of Luca's that answers housing in one municipio alone.
async fn housing_in(world: &World, code: &str) -> String {
    let areas = world.data("luca", "{ areas(kind: MUNICIPIO) { nodes { id code } } }", json!({})).await;
    let area = areas["areas"]["nodes"].as_array().unwrap().iter().find(|area| area["code"] == code).unwrap();
    let area: AreaId = Id::parse(area["id"].as_str().unwrap()).unwrap();
    let service = Service {
        helps: vec![Help { domain: Domain::Hous, kind: None }],
        areas: vec![area],
        ..Service::new(ServiceId::mint(), world.seat("luca").actor.organization, "Casa altrove")
    };
    let id = service.id.to_string();
    let entries = Entries { services: vec![(service, "Casa Aperta ODV".to_owned())], ..Entries::default() };
    let call = Call::new(Arc::clone(&world.house), None, Language::En, "test".to_owned());
    call.write(move |job| Box::pin(async move { directory::plant(job, &entries).await })).await.unwrap();
    id
}

async fn a_service_that_does_not_match_says_why(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let best = "query ($id: ID!) { need(id: $id) { matches(first: 1) { service { id } score fits reasons { code } } } }";
    let best = world.data("giulia", best, json!({ "id": need })).await["need"]["matches"][0].take();
    let same = with(&world, "giulia", &need, &best["service"]["id"]).await;
    assert_eq!((&same["score"], &same["reasons"]), (&best["score"], &best["reasons"]), "the same judge");
    assert_eq!((&same["fits"], &best["fits"]), (&json!(true), &json!(true)));
    let housing: Vec<_> =
        services(&world, "domain: HOUS").await.iter().map(|one| one["id"].clone()).collect();
    let parcels = services(&world, "domain: FOOD").await;
    let parcels = parcels.iter().find(|one| !housing.contains(&one["id"])).expect("food and no housing");
    let told = with(&world, "giulia", &need, &parcels["id"]).await;
    assert_eq!(told["fits"], false);
    assert!(codes(&told["against"]).contains(&"OTHER_DOMAIN"), "{told}");
    let message =
        told["against"].as_array().unwrap().iter().find(|one| one["code"] == "OTHER_DOMAIN").unwrap();
    assert_eq!(message["message"], "Offers nothing in this domain");
    // A home in another district is left out of the matches, and that is why.
    let elsewhere = housing_in(&world, "015146-8").await;
    let told = with(&world, "giulia", &need, &json!(elsewhere)).await;
    assert_eq!(told["fits"], false, "{told}");
    assert!(codes(&told["against"]).contains(&"OUT_OF_AREA"), "{told}");
    let matched = "query ($id: ID!) { need(id: $id) { matches(first: 20) { service { id } } } }";
    let matched = world.data("giulia", matched, json!({ "id": need })).await["need"]["matches"].to_string();
    assert!(!matched.contains(&elsewhere));
    assert_eq!(with(&world, "giulia", &need, &json!("service_00")).await, Value::Null);
    // Whoever may not see the need hears nothing of how anything fits it.
    let hidden = world.data("nadia", WITH, json!({ "need": need, "service": parcels["id"] })).await;
    assert_eq!(hidden["need"], Value::Null);
}
