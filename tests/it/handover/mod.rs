//! A person goes from one lead to another: what is offered, what is seen of it before, and what is left afterwards.
mod after;
mod life;
mod sight;
mod workers;

use crate::{
    law::mario,
    world::{Answer, World},
};
use serde_json::{Value, json};

const ROW: &str =
    "transfer { id status direction reason note needsOpen openNeeds { class needs } district { name }
    person { code } from { name } to { name } endedAt refusal personTold moves }";

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

async fn offer(world: &World, user: &str, person: &str, to: &str) -> Value {
    let input = json!({ "person": person, "to": organization(world, to), "reason": "MOVED_AREA",
        "note": "Sa tutto la signora Rossi." });
    world.change(user, "transferLead", "TransferLeadInput", ROW, input).await
}

/// Giulia offers Mario to somebody's organisation.
async fn offered(world: &World, to: &str) -> String {
    let made = offer(world, "giulia", &mario(world).await, to).await;
    done(&made)["transfer"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
}

async fn answer(world: &World, user: &str, transfer: &str, more: Value) -> Value {
    let input = with(json!({ "transfer": transfer }), &more);
    world.change(user, "answerTransfer", "AnswerTransferInput", ROW, input).await
}

fn yes() -> Value {
    json!({ "answer": "ACCEPT", "personTold": "2026-11-02" })
}

async fn withdraw(world: &World, user: &str, transfer: &str) -> Value {
    let input = json!({ "transfer": transfer });
    world.change(user, "withdrawTransfer", "WithdrawTransferInput", ROW, input).await
}

/// Mario goes to Nadia's Municipio 8.
async fn handed_over(world: &World) -> String {
    let mario = mario(world).await;
    let transfer = offered(world, "nadia").await;
    done(&answer(world, "nadia", &transfer, yes()).await);
    mario
}

async fn one(world: &World, user: &str, transfer: &str) -> Value {
    let document = format!("query ($id: ID!) {{ {} }}", ROW.replacen("transfer", "transfer(id: $id)", 1));
    world.data(user, &document, json!({ "id": transfer })).await["transfer"].take()
}

async fn list(world: &World, user: &str, direction: &str) -> Vec<Value> {
    let document = format!(
        "query ($of: Direction!) {{ transfers(direction: $of) {{ nodes {} }} }}",
        ROW.trim_start_matches("transfer")
    );
    let found = world.data(user, &document, json!({ "of": direction })).await["transfers"]["nodes"].take();
    found.as_array().unwrap().clone()
}

async fn profile(world: &World, user: &str, person: &str) -> Value {
    let document = "query ($id: ID!) { person(id: $id) { code identity { familyName } contact { phone }
        economic { benefits } health { conditions } needs { nodes { domain } } leadWorker { name active cover { name until } }
        transfers { status } careTeam { organization { name } } viewerCan { transfer } } }";
    world.data(user, document, json!({ "id": person })).await["person"].take()
}

/// The same, with the errors that it made.
async fn asked(world: &World, user: &str, document: &str) -> Answer {
    world.ask(user, document, json!({})).await
}

async fn blocked(world: &World, by: &str, person: &str, to: Value) {
    let input = with(json!({ "person": person, "reason": "SAFETY" }), &to);
    done(&world.change(by, "block", "BlockInput", "block", input).await);
}
