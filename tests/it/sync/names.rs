//! What other systems call what is ours.
use super::opened;
use crate::{
    law::{amina_accepts, mario},
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    an_organisation_keeps_its_own_ids,
    an_id_elsewhere_opens_nothing,
    ids_elsewhere_have_their_rules,
    an_id_of_whom_one_may_not_see_is_free,
    ids_of_many_cost_what_one_costs,
);

const SET: &str = "externalIds { system value }";
const BY: &str = "query ($system: String!, $value: String!) { byExternalId(system: $system, value: $value) {
    person { id } need { id } referral { id } } }";

async fn set(world: &World, user: &str, id: &str, system: &str, value: Value) -> Value {
    let input = json!({ "id": id, "system": system, "value": value });
    world.change(user, "setExternalId", "SetExternalIdInput", SET, input).await
}

async fn by(world: &World, user: &str, system: &str, value: &str) -> Value {
    world.data(user, BY, json!({ "system": system, "value": value })).await["byExternalId"].take()
}

async fn an_organisation_keeps_its_own_ids(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let mario = mario(&world).await;
    let food = world.need("giulia", &mario, "FOOD").await;
    let found = world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    let referral = found["referrals"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let ids = "query ($id: ID!) { person(id: $id) { externalIds { system value }
                 needs(domain: [FOOD]) { nodes { externalIds { system value } referrals { externalIds { system value } } } } } }";
    for (user, value) in [("giulia", "M-1"), ("amina", "77")] {
        for (at, thing) in [&mario, &food, &referral].into_iter().enumerate() {
            let done = set(&world, user, thing, "Cartella", json!(format!("{value}/{at}"))).await;
            let told = json!([{ "system": "cartella", "value": format!("{value}/{at}") }]);
            assert_eq!((&done["externalIds"], &done["problems"]), (&told, &json!([])), "{done}");
        }
    }
    for (user, value) in [("giulia", "M-1"), ("franco", "M-1"), ("amina", "77"), ("ines", "77")] {
        let seen = world.data(user, ids, json!({ "id": mario })).await["person"].take();
        let told = |at: usize| json!([{ "system": "cartella", "value": format!("{value}/{at}") }]);
        assert_eq!(seen["externalIds"], told(0), "{user} sees their own organisation's");
        if let Some(need) = seen["needs"]["nodes"].get(0) {
            assert_eq!(
                (&need["externalIds"], &need["referrals"][0]["externalIds"]),
                (&told(1), &told(2)),
                "{user}"
            );
        }
        let found = by(&world, user, "CARTELLA", &format!("{value}/0")).await;
        assert_eq!(found["person"]["id"], mario, "{user}");
    }
    assert_eq!(by(&world, "amina", "cartella", "77/1").await["need"]["id"], food);
    assert_eq!(by(&world, "amina", "cartella", "77/2").await["referral"]["id"], referral);
    let nothing = json!({ "person": null, "need": null, "referral": null });
    assert_eq!(by(&world, "amina", "cartella", "M-1/0").await, nothing, "another organisation's is nobody's");
}

async fn an_id_elsewhere_opens_nothing(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let mario = mario(&world).await;
    set(&world, "amina", &mario, "cartella", json!("77")).await;
    let nobody = "person_0192f3b1c4d57aaa8bbb0123456789ab";
    for user in ["luca", "nadia", "dario"] {
        let (real, none) = (
            set(&world, user, &mario, "x", json!("1")).await,
            set(&world, user, nobody, "x", json!("1")).await,
        );
        assert_eq!(real, none, "{user}");
        assert_eq!(real["problems"][0]["field"], "id", "{real}");
    }
    let found = world.data("giulia", "{ referrals(direction: SENT) { nodes { id } } }", json!({})).await;
    let recalled = json!({ "referral": found["referrals"]["nodes"][0]["id"], "reason": "NO_BASIS_TO_SHARE" });
    let done =
        world.change("giulia", "recallReferral", "RecallReferralInput", "referral { id }", recalled).await;
    assert_eq!(done["problems"], json!([]), "{done}");
    let found = by(&world, "amina", "cartella", "77").await;
    assert_eq!(found["person"], Value::Null, "her centre's id for him opens him no more");
    let audited = "select count(*) from audit_event where act = 'external.set'";
    assert_eq!(world.base.number(audited).await, 1, "who named him is written down, and nobody's try");
}

async fn ids_elsewhere_have_their_rules(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let other = opened(&world, "Ada").await;
    let problem = |done: &Value| (done["problems"][0]["code"].clone(), done["problems"][0]["field"].clone());
    set(&world, "giulia", &mario, "cartella", json!("1")).await;
    let again = set(&world, "giulia", &mario, "cartella", json!("2")).await;
    assert_eq!(
        again["externalIds"],
        json!([{ "system": "cartella", "value": "2" }]),
        "it takes the old one's place"
    );
    set(&world, "giulia", &other, "cartella", json!("2")).await;
    let found = by(&world, "giulia", "cartella", "2").await;
    assert!(found["person"]["id"] == mario && found["need"]["id"] == other, "a person and a need: {found}");
    let food = world.need("giulia", &mario, "FOOD").await;
    let taken = set(&world, "giulia", &food, "cartella", json!("2")).await;
    assert_eq!(problem(&taken), (json!("external.taken"), json!("value")));
    for (system, value, field) in [
        ("", "1", "system"),
        ("x", " ", "value"),
        (&"s".repeat(41), "1", "system"),
        ("x", &"v".repeat(121), "value"),
    ] {
        assert_eq!(problem(&set(&world, "giulia", &mario, system, json!(value)).await).1, field);
    }
    for at in 0..9 {
        let done = set(&world, "giulia", &mario, &format!("s{at}"), json!("1")).await;
        assert_eq!(done["problems"], json!([]), "{at}");
    }
    let eleventh = set(&world, "giulia", &mario, "s9", json!("1")).await;
    assert_eq!(problem(&eleventh), (json!("external.too_many"), json!("system")));
    let forgotten = set(&world, "giulia", &mario, "s0", Value::Null).await;
    assert_eq!(forgotten["externalIds"].as_array().unwrap().len(), 9);
    assert_eq!(by(&world, "giulia", "s0", "1").await["person"], Value::Null);
    assert_eq!(set(&world, "giulia", &mario, "s9", json!("1")).await["problems"], json!([]));
}

/// Whether somebody has such an id is told to those alone who may see them.
async fn an_id_of_whom_one_may_not_see_is_free(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let other = opened(&world, "Ada").await;
    let ask = "query ($id: ID!) { need(id: $id) { person { id } } }";
    let other = world.data("giulia", ask, json!({ "id": other })).await["need"]["person"]["id"].take();
    set(&world, "giulia", &mario, "cartella", json!("M-1")).await;
    let taken = set(&world, "giulia", other.as_str().unwrap(), "cartella", json!("M-1")).await;
    assert_eq!(taken["problems"][0]["code"], "external.taken");
    let conflict = json!({ "person": mario });
    let declared = world.change("giulia", "declareConflict", "DeclareConflictInput", "block", conflict).await;
    assert_eq!(declared["problems"], json!([]), "{declared}");
    let set = set(&world, "giulia", other.as_str().unwrap(), "cartella", json!("M-1")).await;
    assert_eq!(set["problems"], json!([]), "she may not know that he is called so");
    let found = by(&world, "giulia", "cartella", "M-1").await;
    assert_eq!(found["person"]["id"], other);
}

async fn ids_of_many_cost_what_one_costs(base: Base) {
    let world = World::stories(base).await;
    let people = "query ($first: Int!) { people(first: $first) { nodes { externalIds { value } needs { nodes { externalIds { value } } } } } }";
    let cost = async |first: usize| world.ask("giulia", people, json!({ "first": first })).await.statements;
    assert_eq!(cost(1).await, cost(20).await);
}
