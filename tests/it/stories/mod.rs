//! Who sees what of Mario and of Anna: the demo's table of users, cell by cell.
mod privacy;
mod team;
mod why_not;

use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    giulia_sees_what_the_lead_may,
    others_see_what_the_table_says,
    those_who_see_nothing_of_mario_do_their_own_work,
    anna_exists_for_her_centre_alone,
    a_stranger_cannot_tell_mario_from_nobody,
    fifty_people_cost_the_statements_of_five,
);

const PROFILE: &str = "query ($id: ID!) { person(id: $id) {
    id code
    identity { givenName familyName alias } contact { nameToUse phone } address { residence }
    household { members { name birthYear tie } } economic { iseeCents } citizenship { nationality }
    health { conditions } protection { facts } minors { facts } justice { facts } story
    needs { nodes { domain status urgency severity waitingDays unmet concerns { persons } history { event } } }
    grants { id } notices { textVersion language givenOn } careTeam { leads } withheld { part }
    viewerCan { update openNeed share } } }";

/// Names of the parts that the answer holds.
fn open(person: &Value) -> Vec<&'static str> {
    const PARTS: [&str; 14] = [
        "identity",
        "contact",
        "address",
        "household",
        "economic",
        "citizenship",
        "health",
        "protection",
        "minors",
        "justice",
        "story",
        "grants",
        "notices",
        "careTeam",
    ];
    PARTS.into_iter().filter(|part| !person[*part].is_null()).collect()
}

fn domains(person: &Value) -> Vec<&str> {
    let mut found: Vec<_> = person["needs"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|need| need["domain"].as_str().unwrap())
        .collect();
    found.sort_unstable();
    found
}

fn withheld(person: &Value) -> Vec<&str> {
    person["withheld"].as_array().unwrap().iter().map(|entry| entry["part"].as_str().unwrap()).collect()
}

async fn giulia_sees_what_the_lead_may(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let person = world.data("giulia", PROFILE, json!({ "id": mario })).await["person"].clone();
    assert_eq!(
        open(&person),
        [
            "identity",
            "contact",
            "address",
            "household",
            "economic",
            "citizenship",
            "minors",
            "story",
            "grants",
            "notices",
            "careTeam"
        ]
    );
    assert_eq!(domains(&person), ["FOOD", "HOUS", "MENT", "WORK"]);
    assert_eq!(person["notices"][0]["textVersion"], "2026-1");
    assert_eq!(person["household"]["members"][1]["name"], "Sara");
    assert_eq!(person["needs"]["nodes"][0]["waitingDays"], 12);
    assert!(withheld(&person).contains(&"health"));
    assert!(!withheld(&person).iter().any(|part| ["protection", "justice", "minors"].contains(part)));
    assert!(person["needs"]["nodes"][0]["history"].is_array());
}

async fn others_see_what_the_table_says(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let carla = world.data("carla", PROFILE, json!({ "id": mario })).await["person"].clone();
    assert_eq!(open(&carla), ["identity", "contact", "health"]);
    assert_eq!(domains(&carla), ["MENT"]);
    assert!(carla["code"].is_string());
    let franco = world.data("franco", PROFILE, json!({ "id": mario })).await["person"].clone();
    assert_eq!(open(&franco), ["grants", "notices"]);
    assert!(domains(&franco).is_empty());
    for nobody in
        ["luca", "sofia", "amina", "paolo", "nadia", "elena", "rosa", "bea", "piero", "ivo", "dario"]
    {
        let seen = world.ask(nobody, PROFILE, json!({ "id": mario })).await;
        assert!(seen.data["person"].is_null(), "{nobody} sees {:?}", seen.data);
        assert!(seen.errors.is_empty(), "{nobody}: {:?}", seen.errors);
    }
}

async fn those_who_see_nothing_of_mario_do_their_own_work(base: Base) {
    let world = World::stories(base).await;
    let seen = "{ people(first: 100) { nodes { id } } needCards(first: 100) { nodes { id } }
        organizations(first: 5) { nodes { id } } }";
    let empty = json!({ "nodes": [] });
    for user in ["elena", "rosa", "ivo", "dario", "paolo", "piero"] {
        let found = world.ask(user, seen, json!({})).await;
        assert_eq!((&found.data["people"], &found.data["needCards"]), (&empty, &empty), "{user}");
        let directory = found.data["organizations"]["nodes"].as_array().map_or(0, Vec::len);
        assert_eq!(directory > 0, user != "piero", "{user}");
    }
    let new = json!({ "identity": { "alias": "Tino" }, "contact": { "nameToUse": "Tino" }, "nobodyKnown": true,
        "notice": { "textVersion": "2026-1", "language": "it", "givenOn": "2026-11-02" } });
    let register = async |user: &str| {
        let answer = "person { id }";
        let input = new.clone();
        world.change(user, "registerPerson", "RegisterPersonInput", answer, input).await
    };
    let tino = register("elena").await["person"]["id"].as_str().expect("Elena registers").to_owned();
    let read = world.data("elena", PROFILE, json!({ "id": tino })).await["person"].clone();
    assert_eq!(read["identity"]["alias"], "Tino");
    for user in ["giulia", "rosa", "dario", "paolo"] {
        let answer = world.ask(user, PROFILE, json!({ "id": tino })).await;
        assert!(answer.data["person"].is_null(), "{user}");
    }
    for user in ["rosa", "dario", "paolo", "piero", "ivo"] {
        let refused = register(user).await;
        assert!(
            refused["person"].is_null() && refused["problems"][0]["code"].is_string(),
            "{user}: {refused}"
        );
    }
}

async fn anna_exists_for_her_centre_alone(base: Base) {
    let world = World::stories(base).await;
    let anna = world.person("bea", "anna").await;
    let hers = world.data("bea", PROFILE, json!({ "id": anna })).await["person"].clone();
    assert_eq!(hers["identity"]["alias"], "Anna");
    assert_eq!(hers["protection"]["facts"], "In protezione.");
    assert_eq!(domains(&hers), ["HOUS", "VIOL"]);
    let everybody: Vec<String> = world.users().map(str::to_owned).filter(|user| user != "bea").collect();
    for user in &everybody {
        let answer = world.ask(user, PROFILE, json!({ "id": anna })).await;
        assert!(answer.data["person"].is_null(), "{user}");
        let found = world.ask(user, "{ people(search: \"anna\") { nodes { id } } }", json!({})).await;
        assert_eq!(found.data["people"]["nodes"], json!([]), "{user}");
        let all = world.ask(user, "{ people(first: 100) { nodes { id } } }", json!({})).await;
        assert!(!all.data.to_string().contains(&anna), "{user}");
    }
}

async fn a_stranger_cannot_tell_mario_from_nobody(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let nobody = "person_0192f3b1c4d57aaa8bbb0123456789ab";
    let no_need = "need_0192f3b1c4d57aaa8bbb0123456789ab";
    for stranger in ["nadia", "luca", "piero", "dario", "bea"] {
        let real = world.ask(stranger, PROFILE, json!({ "id": mario })).await;
        let none = world.ask(stranger, PROFILE, json!({ "id": nobody })).await;
        assert_eq!((&real.data, &real.errors, real.statements), (&none.data, &none.errors, none.statements));
        let ask = "query ($id: ID!) { need(id: $id) { id domain person { id } } }";
        let real = world.ask(stranger, ask, json!({ "id": need })).await;
        let none = world.ask(stranger, ask, json!({ "id": no_need })).await;
        assert_eq!((&real.data, &real.errors, real.statements), (&none.data, &none.errors, none.statements));
        let close = "mutation ($input: CloseNeedInput!) { closeNeed(input: $input) { need { id } problems { code field message } } }";
        let real = world.ask(stranger, close, json!({ "input": { "need": need, "outcome": "MET" } })).await;
        let none =
            world.ask(stranger, close, json!({ "input": { "need": no_need, "outcome": "MET" } })).await;
        assert_eq!((&real.data, &real.errors), (&none.data, &none.errors));
    }
}

async fn fifty_people_cost_the_statements_of_five(base: Base) {
    let world = World::of(base, amis::demo::Size::Crowd(130)).await;
    let page = "query ($first: Int) { people(first: $first) { nodes {
        id code identity { familyName } contact { phone } address { residence } household { members { name } }
        economic { iseeCents } needs { nodes { id domain answers { code } concerns { persons } } } withheld { part }
        grants { id } viewerCan { update } } } }";
    let few = world.ask("giulia", page, json!({ "first": 5 })).await;
    let many = world.ask("giulia", page, json!({ "first": 50 })).await;
    assert!(few.errors.is_empty(), "{:?}", few.errors);
    assert_eq!(few.data["people"]["nodes"].as_array().unwrap().len(), 5);
    assert_eq!(many.data["people"]["nodes"].as_array().unwrap().len(), 50);
    assert_eq!(few.statements, many.statements);
}
