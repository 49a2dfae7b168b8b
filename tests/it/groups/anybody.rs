//! What somebody without an account finds, and what they are never told.
use super::{found, id};
use crate::{
    support::{Base, on_both},
    world::{NEAR, World},
};
use amis::call::{ASKED_MAX, WISHED_MAX};
use serde_json::json;

on_both!(
    relatives_of_drinkers_find_the_nearest_group_to_rho,
    the_place_of_a_confidential_group_is_told_to_nobody,
    the_next_times_are_those_of_the_clock_on_the_wall,
    what_is_not_published_is_not_there,
    a_place_that_asks_too_often_waits_and_others_do_not,
);

async fn relatives_of_drinkers_find_the_nearest_group_to_rho(base: Base) {
    let world = World::stories(base).await;
    let rho = super::area(&world, "Rho").await;
    let near = found(&world, json!({ "topic": "alcohol_relatives", "near": rho })).await;
    assert_eq!(near, ["Club Il Ponte", "Insieme per chi beve – familiari"]);
    assert_eq!(found(&world, json!({ "search": "famil rho" })).await.len(), 2);
    assert_eq!(
        found(&world, json!({ "weekday": 2, "topic": "alcohol_relatives" })).await,
        ["Insieme per chi beve – familiari"]
    );
    assert_eq!(
        found(&world, json!({ "online": true })).await,
        ["Alzheimer da casa", "Positivamente insieme"]
    );
    let unknown = world
        .ask_anybody(NEAR, "{ publicGroups(filter: { topic: \"nothing\" }) { totalCount } }", json!({}))
        .await;
    assert_eq!(unknown.errors.len(), 1);
}

async fn the_place_of_a_confidential_group_is_told_to_nobody(base: Base) {
    let world = World::stories(base).await;
    let asked = "query ($id: ID!) { publicGroup(id: $id) { name comune province placeOnRequest room place { name street } topics { quickExit } phone } }";
    let seen = world.anybody(asked, json!({ "id": id(&world, "Ricominciare").await })).await;
    assert_eq!(
        seen["publicGroup"],
        json!({
            "name": "Ricominciare", "comune": "Milano", "province": "Milano", "placeOnRequest": true, "room": null, "place": null,
            "topics": [{ "quickExit": true }], "phone": "+39 02 5550 0900",
        })
    );
    assert!(found(&world, json!({ "search": "riservata" })).await.is_empty(), "nor found by it");
}

async fn the_next_times_are_those_of_the_clock_on_the_wall(base: Base) {
    let world = World::stories(base).await;
    let asked = "query ($id: ID!) { publicGroup(id: $id) { next { on startsAt endsAt } } }";
    let night = world.anybody(asked, json!({ "id": id(&world, "Notte in compagnia").await })).await;
    assert_eq!(
        night["publicGroup"]["next"][0],
        json!({ "on": "2026-11-07", "startsAt": "2026-11-07T22:00:00+00:00", "endsAt": "2026-11-07T23:30:00+00:00" })
    );
}

async fn what_is_not_published_is_not_there(base: Base) {
    let world = World::stories(base).await;
    let rho = super::area(&world, "Rho").await;
    let reported =
        super::add(&world, "elena", json!({ "name": "Forse", "topics": ["grief"], "area": rho })).await;
    let reported = super::group(&reported)["id"].clone();
    let asked = "query ($id: ID!) { publicGroup(id: $id) { name } }";
    let hidden = world.anybody(asked, json!({ "id": reported })).await;
    let nobody = world.anybody(asked, json!({ "id": "group_00000000000000000000000000000000" })).await;
    assert_eq!(hidden, nobody);
    assert!(!found(&world, json!({})).await.contains(&"Forse".to_owned()));
    let listed = world.ask_anybody(NEAR, "{ groups { nodes { name } } }", json!({})).await;
    assert_eq!(listed.errors.len(), 1, "the network's own list asks for an account");
}

async fn a_place_that_asks_too_often_waits_and_others_do_not(base: Base) {
    let world = World::stories(base).await;
    let asked = "{ publicGroups(first: 1) { totalCount } }";
    let mut refused = 0;
    for _ in 0..ASKED_MAX.get() + 20 {
        let answer = world.ask_anybody("198.51.100.7", asked, json!({})).await;
        refused += usize::from(answer.errors.iter().any(|error| error.contains("Too many requests")));
    }
    assert!(refused > 0, "after {ASKED_MAX} at once it waits");
    world.anybody(asked, json!({})).await;
    let wish =
        "mutation ($input: AnswerGroupLinkInput!) { answerGroupLink(input: $input) { problems { code } } }";
    let mut last = json!(null);
    for _ in 0..WISHED_MAX.get() + 2 {
        last = world
            .ask_anybody("2001:db8::1", wish, json!({ "input": { "link": "no", "correct": true } }))
            .await
            .data;
    }
    assert_eq!(last["answerGroupLink"]["problems"][0]["code"], "anybody.too_many");
    let neighbour = world
        .ask_anybody("2001:db8::2", wish, json!({ "input": { "link": "no", "correct": true } }))
        .await
        .data;
    assert_eq!(
        neighbour["answerGroupLink"]["problems"][0]["code"], "anybody.too_many",
        "one customer's whole network"
    );
    let other = world
        .ask_anybody("2001:db8:1::1", wish, json!({ "input": { "link": "no", "correct": true } }))
        .await
        .data;
    assert_eq!(other["answerGroupLink"]["problems"][0]["code"], "group.link_over");
}
