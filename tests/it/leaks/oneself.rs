//! A lead shares parts that it can't read; it doesn't share them with itself.
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(a_lead_opens_nothing_to_itself);

async fn health(world: &World, mario: &str) -> (Value, bool) {
    let asked = "query ($id: ID!) { person(id: $id) { health { conditions } withheld { part } } }";
    let person = world.data("giulia", asked, json!({ "id": mario })).await["person"].take();
    let told = person["withheld"].as_array().unwrap().iter().any(|closed| closed["part"] == "health");
    (person["health"].clone(), told)
}

async fn a_lead_opens_nothing_to_itself(base: Base) {
    let world = World::stories(base.clone()).await;
    let mario = world.person("giulia", "colombo mario").await;
    let input = json!({ "person": mario, "health": { "conditions": "diabete" } });
    let written = world.change("carla", "updatePerson", "UpdatePersonInput", "person { id }", input).await;
    assert_eq!(written["problems"], json!([]));
    assert_eq!(health(&world, &mario).await, (Value::Null, true));
    let give = async |to: Value| {
        let mut input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE",
            "parts": ["HEALTH", "CONTACT"] });
        input.as_object_mut().unwrap().extend(to.as_object().unwrap().clone());
        world.change("giulia", "grant", "GrantInput", "grant { id }", input).await
    };
    let own = world.seat("giulia").actor.organization.to_string();
    let refused = give(json!({ "organization": own })).await;
    assert_eq!(refused["problems"][0]["code"], "grant.to_oneself");
    assert_eq!(refused["problems"][0]["field"], "organization");
    // For those of its kind, which it is too.
    let given = give(json!({ "kinds": ["MUNICIPIO"] })).await;
    assert!(given["grant"]["id"].is_string(), "{given}");
    assert_eq!(health(&world, &mario).await, (Value::Null, true));
    let found = world.data("nadia", "{ people { nodes { id } } }", json!({})).await;
    assert!(!found.to_string().contains(&mario), "a grant to a kind opens nothing by itself");
    // A row that somehow names it opens nothing either.
    base.execute("update sharing_grant set recipient_id = recorded_by, kinds = 0 where recipient_id is null")
        .await;
    assert_eq!(health(&world, &mario).await, (Value::Null, true));
}
