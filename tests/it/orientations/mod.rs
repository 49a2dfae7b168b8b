//! "I told them of this service": nothing of the person goes anywhere, and somebody asks how it went.
mod answers;
mod given;
mod seen;
mod slip;

use crate::world::World;
use serde_json::{Value, json};

const SHOWN: &str =
    "orientation { id domain status reason helped answeredOn askFor bring note givenAt followUpOn version
    need { id } kindOfHelp { code } area { code } organization { name } service { name } location { name }
    viewerCan { answer } }";
const NOBODY: &str = "orientation_00000000000000000000000000000000";

/// The input with what is changed of it; what is null there is left out.
fn with(input: Value, change: Value) -> Value {
    let Value::Object(mut input) = input else { panic!("an object") };
    let Value::Object(change) = change else { panic!("an object") };
    input.extend(change);
    input.retain(|_, value| !value.is_null());
    Value::Object(input)
}

async fn give(world: &World, user: &str, input: Value) -> Value {
    world.change(user, "recordOrientation", "RecordOrientationInput", SHOWN, input).await
}

async fn hear(world: &World, user: &str, input: Value) -> Value {
    world.change(user, "recordOrientationAnswer", "RecordOrientationAnswerInput", SHOWN, input).await
}

/// The id of a payload's orientation.
fn id(payload: &Value) -> String {
    assert_eq!(payload["problems"], json!([]), "{payload}");
    payload["orientation"]["id"].as_str().unwrap().to_owned()
}

/// The code of a payload's one problem, and its field or state.
fn problem(payload: &Value) -> (&str, &str) {
    assert!(payload["orientation"].is_null(), "{payload}");
    let problem = &payload["problems"][0];
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains(' ') && !message.contains('$'), "a refusal is worded: {message}");
    let about = problem["state"].as_str().or(problem["field"].as_str());
    (problem["code"].as_str().unwrap(), about.unwrap_or_default())
}

/// A service of the demo network and its place.
async fn service(world: &World, name: &str) -> (String, String) {
    let asked = "query ($name: String) { services(search: $name) { nodes { id name locations { id } } } }";
    let found = world.data("giulia", asked, json!({ "name": name })).await;
    let nodes = found["services"]["nodes"].as_array().unwrap();
    let one = nodes.iter().find(|one| one["name"] == name).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&one["id"]), text(&one["locations"][0]["id"]))
}

async fn mario(world: &World) -> String {
    world.person("giulia", "colombo mario").await
}

/// Giulia tells Mario of those who advise who is evicted.
async fn told_mario(world: &World, domain: &str, change: Value) -> Value {
    let need = world.need("giulia", &mario(world).await, domain).await;
    let (service, _) = service(world, "Sportello sfratti").await;
    give(world, "giulia", with(json!({ "need": need, "service": service }), change)).await
}

/// Carla, whom a grant lets write to that need, tells him of something else.
async fn told_by_carla(world: &World) -> String {
    let need = world.need("giulia", &mario(world).await, "MENT").await;
    let (service, _) = service(world, "Ambulatorio psicologico").await;
    id(&give(world, "carla", json!({ "need": need, "service": service })).await)
}

/// Somebody whose name nobody asked.
async fn told_somebody(world: &World, user: &str, change: Value) -> Value {
    let (service, _) = service(world, "Mensa del borgo").await;
    give(world, user, with(json!({ "domain": "FOOD", "service": service }), change)).await
}

/// The ids of what is to be followed up, as a user finds them.
async fn listed(world: &World, user: &str, how: &str) -> Vec<String> {
    let document = format!("{{ orientations{how} {{ nodes {{ id }} }} }}");
    let found = world.data(user, &document, json!({})).await;
    let nodes = found["orientations"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["id"].as_str().unwrap().to_owned()).collect()
}

/// What a user sees of one; null where there is none for them.
async fn shown(world: &World, user: &str, orientation: &str) -> Value {
    let document = "query ($id: ID!) { orientation(id: $id) { id status note } }";
    world.data(user, document, json!({ "id": orientation })).await["orientation"].take()
}
