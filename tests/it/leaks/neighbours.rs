//! People of Municipio 9 whom nobody could tell from each other, and a service that answers what they need.
use crate::world::World;
use amis::{
    call::Call,
    directory::{self, Entries},
    kernel::Id,
    locale::Language,
};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// What their needs are about: each can be on a card.
pub const DOMAINS: [&str; 3] = ["HOUS", "FOOD", "WORK"];

/// The id of the municipio in which they all live.
pub async fn municipio(world: &World) -> String {
    let areas = world.data("luca", "{ areas(kind: MUNICIPIO) { nodes { id code } } }", json!({})).await;
    let nodes = areas["areas"]["nodes"].as_array().unwrap();
    nodes.iter().find(|area| area["code"] == "015146-9").unwrap()["id"].as_str().unwrap().to_owned()
}

/// Somebody's input, for `registerPerson` or `updatePerson`: born in a year, living with so many.
pub fn somebody(number: usize, born: i64, household: usize, home: &str) -> Value {
    let member = |at: usize| {
        let tie = if at == 0 { "SUBJECT" } else { "CHILD" };
        json!({ "name": format!("Componente {at}"), "birthYear": if at == 0 { born } else { 2012 }, "tie": tie })
    };
    json!({
        "identity": { "givenName": format!("Persona {number}"), "familyName": "Vicini",
                      "birthDate": format!("{born}-05-12") },
        "address": { "residence": format!("Via dei Vicini {number}"), "residenceArea": home },
        "household": { "kind": "REGISTERED", "members": (0..household).map(member).collect::<Vec<_>>() },
    })
}

/// Giulia registers them and shares cards of what they need with associations; the person's id.
pub async fn join(world: &World, mut input: Value) -> String {
    input
        .as_object_mut()
        .unwrap()
        .extend([("languages".to_owned(), json!(["it"])), ("nobodyKnown".to_owned(), json!(true))]);
    let done = world.change("giulia", "registerPerson", "RegisterPersonInput", "person { id }", input).await;
    let person = done["person"]["id"].as_str().unwrap_or_else(|| panic!("{done}")).to_owned();
    let needs = DOMAINS.map(|domain| format!("NEEDS_{domain}"));
    let parts: Vec<&str> = ["CARD", "CONTACT"].into_iter().chain(needs.iter().map(String::as_str)).collect();
    let input = json!({ "person": person, "kinds": ["ODV"], "basis": "PUBLIC_TASK", "purpose": "COORDINATE",
        "parts": parts });
    let shared = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    assert_eq!(shared["problems"], json!([]), "{shared}");
    person
}

/// Giulia opens a need; its id.
pub async fn open(world: &World, person: &str, need: Value) -> String {
    let mut input = json!({ "person": person });
    input.as_object_mut().unwrap().extend(need.as_object().unwrap().clone());
    let opened = world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", input).await;
    opened["need"]["id"].as_str().unwrap_or_else(|| panic!("{opened}")).to_owned()
}

/// Puts services and places in, in the place of what they were before: an organisation edits its entries.
pub async fn serve(world: &World, entries: Entries) {
    let operator = Call::new(Arc::clone(&world.house), None, Language::En, "directory".to_owned());
    let services = ids(world, entries.services.iter().map(|(service, _)| service.id.uuid()));
    let places = ids(world, entries.locations.iter().map(|place| place.id.uuid()));
    let before = format!(
        "delete from service_edition where service_id in ({services});
         delete from location_edition where location_id in ({places})"
    );
    world.base.execute(&before).await;
    let planted = operator.write(move |job| Box::pin(async move { directory::plant(job, &entries).await }));
    planted.await.unwrap();
}

fn ids(world: &World, ids: impl Iterator<Item = Uuid>) -> String {
    let written =
        |id: Uuid| if world.base.is_sqlite() { format!("x'{}'", id.simple()) } else { format!("'{id}'") };
    let all: Vec<_> = ids.map(written).chain(["null".to_owned()]).collect();
    all.join(", ")
}
