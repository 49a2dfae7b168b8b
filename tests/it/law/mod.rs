//! The law at work on Mario's profile: explained, closed by blocks, opened in an emergency, asked for.
mod asking;
mod blocks;
mod commands;
mod conferences;
mod emergencies;
mod explain;
mod hidden;
mod tried;

use crate::world::World;
use serde_json::{Value, json};

/// Mario's id, as Giulia finds it.
pub async fn mario(world: &World) -> String {
    world.person("giulia", "colombo mario").await
}

pub fn organization(world: &World, user: &str) -> String {
    world.seat(user).actor.organization.to_string()
}

/// What a payload refuses with.
fn code(payload: &Value) -> &str {
    payload["problems"][0]["code"].as_str().unwrap_or("")
}

/// Gives a grant by name, as Giulia, to a user's organisation.
pub async fn given(world: &World, to: &str, parts: &[&str]) -> String {
    let person = mario(world).await;
    let input = json!({ "person": person, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": parts,
        "organization": organization(world, to), "actions": ["READ", "WRITE"] });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    given["grant"]["id"].as_str().unwrap_or_else(|| panic!("{given}")).to_owned()
}

/// Amina's centre accepts the referral for food.
pub async fn amina_accepts(world: &World) {
    let found = world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    let input = json!({ "referral": found["referrals"]["nodes"][0]["id"], "answer": "ACCEPT" });
    let done = world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", input).await;
    assert_eq!(done["problems"], json!([]));
}
