//! Self-help groups: the map and who keeps it, what anybody finds, what is proposed. Who takes part is written down nowhere.
mod anybody;
mod life;
mod map;
mod proposals;

use crate::world::World;
use serde_json::{Value, json};

const SHOWN: &str = "group { id name status version published headcount suspendedUntil verifiedAt mergedInto
    topics { code name } place { id name } area { name } meetings { weekday everyWeeks nth from until rrule }
    viewerCan { update moves } }";

async fn change(world: &World, user: &str, field: &str, input_type: &str, input: Value) -> Value {
    world.change(user, field, input_type, SHOWN, input).await
}

async fn add(world: &World, user: &str, input: Value) -> Value {
    change(world, user, "addGroup", "AddGroupInput", input).await
}

async fn update(world: &World, user: &str, input: Value) -> Value {
    change(world, user, "updateGroup", "UpdateGroupInput", input).await
}

async fn step(world: &World, user: &str, input: Value) -> Value {
    change(world, user, "moveGroup", "MoveGroupInput", input).await
}

/// The code of a payload's one problem, and its field or state.
fn problem(payload: &Value) -> (&str, &str) {
    let problem = &payload["problems"][0];
    let message = problem["message"].as_str().unwrap_or_else(|| panic!("a refusal: {payload}"));
    assert!(message.contains(' ') && !message.contains('$'), "a refusal is worded: {message}");
    let about = problem["state"].as_str().or(problem["field"].as_str());
    (problem["code"].as_str().unwrap(), about.unwrap_or_default())
}

/// The payload's group, of a change that was taken.
fn group(payload: &Value) -> &Value {
    assert_eq!(payload["problems"], json!([]), "{payload}");
    &payload["group"]
}

/// A group of the demo network, as Elena sees it.
async fn named(world: &World, name: &str) -> Value {
    let asked = "query ($filter: GroupFilter) { groups(filter: $filter) { nodes { id name status version place { id } } } }";
    let found = world.data("elena", asked, json!({ "filter": { "search": name } })).await;
    let nodes = found["groups"]["nodes"].as_array().unwrap();
    nodes.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("{name}: {found}")).clone()
}

async fn id(world: &World, name: &str) -> String {
    named(world, name).await["id"].as_str().unwrap().to_owned()
}

async fn area(world: &World, name: &str) -> String {
    let asked = "{ areas(first: 100) { nodes { id name } } }";
    let found = world.data("elena", asked, json!({})).await;
    let nodes = found["areas"]["nodes"].as_array().unwrap();
    nodes.iter().find(|one| one["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
}

/// What somebody without an account finds, by name.
async fn found(world: &World, filter: Value) -> Vec<String> {
    let asked =
        "query ($filter: GroupFilter) { publicGroups(filter: $filter, first: 100) { nodes { name } } }";
    let found = world.anybody(asked, json!({ "filter": filter })).await;
    let nodes = found["publicGroups"]["nodes"].as_array().unwrap();
    nodes.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}
