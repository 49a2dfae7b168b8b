//! The shared diary, and the notes that nobody shares.
mod entries;
mod notes;

use crate::{law::mario, support::Base, world::World};
use serde_json::{Value, json};

const ENTRY: &str = "entry { id happenedOn kind text version author organization { name } need { domain }
    former { version happenedOn kind text } }";

async fn world(base: Base) -> (World, String) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    (world, mario)
}

fn organization(world: &World, user: &str) -> String {
    world.seat(user).actor.organization.to_string()
}

/// What a payload refuses with, and which field it blames.
fn refused(payload: &Value) -> (&str, &str) {
    let problem = &payload["problems"][0];
    (problem["code"].as_str().unwrap_or_default(), problem["field"].as_str().unwrap_or_default())
}

fn done(payload: &Value) -> &Value {
    assert_eq!(payload["problems"], json!([]), "{payload}");
    payload
}

/// Adds fields to an input.
fn with(mut input: Value, more: &Value) -> Value {
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

/// Writes in a person's diary: on this day of November, for a need where one is named.
async fn add(world: &World, user: &str, person: &str, (day, need): (u32, Option<&str>), text: &str) -> Value {
    let input = json!({ "person": person, "need": need, "happenedOn": format!("2026-11-{day:02}"), "kind": "VISIT",
        "text": text });
    world.change(user, "addDiaryEntry", "AddDiaryEntryInput", ENTRY, input).await
}

async fn correct(world: &World, user: &str, entry: &Value, more: Value) -> Value {
    let input = json!({ "entry": entry["id"], "happenedOn": "2026-11-02", "kind": "CALL", "text": "Era una chiamata." });
    world.change(user, "correctDiaryEntry", "CorrectDiaryEntryInput", ENTRY, with(input, &more)).await
}

/// The texts of a person's diary as a user reads it; nothing where it is closed to them.
async fn texts(world: &World, user: &str, person: &str) -> Option<Vec<String>> {
    let document =
        "query ($id: ID!) { person(id: $id) { diary { nodes { text } pageInfo { hasNextPage } } } }";
    let found = world.data(user, document, json!({ "id": person })).await["person"]["diary"].take();
    assert_ne!(found["pageInfo"]["hasNextPage"], true);
    let nodes = found["nodes"].as_array()?;
    Some(nodes.iter().map(|entry| entry["text"].as_str().unwrap().to_owned()).collect())
}

/// Giulia shares parts with a user's organisation, by name.
async fn shared(world: &World, to: &str, parts: &[&str], actions: &[&str]) -> String {
    let input = json!({ "person": mario(world).await, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": parts,
        "organization": organization(world, to), "actions": actions });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    done(&given)["grant"]["id"].as_str().unwrap().to_owned()
}

/// Mario goes from Giulia's organisation to Nadia's.
async fn handed_over(world: &World) {
    let input =
        json!({ "person": mario(world).await, "to": organization(world, "nadia"), "reason": "MOVED_AREA" });
    let made = world.change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", input).await;
    let yes =
        json!({ "transfer": done(&made)["transfer"]["id"], "answer": "ACCEPT", "personTold": "2026-11-02" });
    done(&world.change("nadia", "answerTransfer", "AnswerTransferInput", "transfer { id }", yes).await);
}
