//! How sure a group is: asked, confirmed, grown old, suspended, closed, joined to another.
use super::{found, group, id, named, problem, step};
use crate::{
    support::{Base, on_both},
    world::World,
};
use chrono::TimeDelta;
use serde_json::json;

on_both!(
    a_stale_group_sinks_and_says_so,
    what_nobody_made_sure_of_for_longest_is_asked_first,
    each_move_needs_its_state_and_its_reason,
    who_looks_for_a_duplicate_finds_the_other,
);

async fn a_stale_group_sinks_and_says_so(base: Base) {
    let world = World::stories(base).await;
    assert_eq!(named(&world, "Club Il Ponte").await["status"], "ACTIVE");
    assert_eq!(named(&world, "Uditori di voci").await["status"], "DUE");
    assert_eq!(named(&world, "Rimettersi in gioco").await["status"], "UNVERIFIED");
    let all = found(&world, json!({})).await;
    let place = |name: &str| all.iter().position(|one| one == name).unwrap();
    assert!(place("Un passo alla volta") < place("Rimettersi in gioco"), "{all:?}");
    world.house.clock.advance(TimeDelta::days(161));
    assert_eq!(named(&world, "Club Il Ponte").await["status"], "DUE");
    let done =
        step(&world, "elena", json!({ "id": id(&world, "Club Il Ponte").await, "event": "CONFIRM" })).await;
    assert_eq!(group(&done)["status"], "ACTIVE");
}

async fn what_nobody_made_sure_of_for_longest_is_asked_first(base: Base) {
    let world = World::stories(base).await;
    let asked = "query ($filter: GroupFilter) { groups(filter: $filter) { nodes { name status } } }";
    let queue = world
        .data(
            "elena",
            asked,
            json!({ "filter": { "status": ["DUE", "UNVERIFIED", "REPORTED"], "oldestFirst": true } }),
        )
        .await;
    let names: Vec<_> = queue["groups"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "Rimettersi in gioco",
            "Genitori che si ascoltano",
            "Mani che curano",
            "Club del lago",
            "Uditori di voci"
        ]
    );
    let bergamo = super::area(&world, "Bergamo").await;
    let there = world
        .data("elena", asked, json!({ "filter": { "status": ["UNVERIFIED"], "within": bergamo } }))
        .await;
    assert_eq!(
        there["groups"]["nodes"],
        json!([{ "name": "Genitori che si ascoltano", "status": "UNVERIFIED" }])
    );
}

async fn each_move_needs_its_state_and_its_reason(base: Base) {
    let world = World::stories(base).await;
    let one = id(&world, "Gocce").await;
    let refused = async |input: serde_json::Value| {
        let mut input = input;
        input["id"] = json!(one);
        let payload = step(&world, "elena", input).await;
        let (code, about) = problem(&payload);
        (code.to_owned(), about.to_owned())
    };
    let is = |code: &str, about: &str| (code.to_owned(), about.to_owned());
    assert_eq!(refused(json!({ "event": "START" })).await, is("group.wrong_state", "active"));
    assert_eq!(refused(json!({ "event": "SUSPEND" })).await, is("group.reason", "reason"));
    assert_eq!(
        refused(json!({ "event": "CLOSE", "reason": "HOLIDAYS" })).await,
        is("group.reason", "reason")
    );
    assert_eq!(
        refused(json!({ "event": "CLOSE", "reason": "DUPLICATE" })).await,
        is("group.reason", "reason")
    );
    assert_eq!(refused(json!({ "event": "FLAG" })).await, is("group.not_by_keeper", "event"));
    assert_eq!(
        refused(json!({ "event": "SUSPEND", "reason": "HOLIDAYS", "until": "2026-11-01" })).await,
        is("group.until", "until")
    );
    let suspended = step(
        &world,
        "elena",
        json!({ "id": one, "event": "SUSPEND", "reason": "HOLIDAYS", "until": "2026-11-10" }),
    )
    .await;
    assert_eq!(
        (&group(&suspended)["status"], &group(&suspended)["suspendedUntil"]),
        (&json!("SUSPENDED"), &json!("2026-11-10"))
    );
    world.house.clock.advance(TimeDelta::days(9));
    assert_eq!(named(&world, "Gocce").await["status"], "ACTIVE", "the day after it meets again");
    let closed =
        step(&world, "elena", json!({ "id": one, "event": "CLOSE", "reason": "NO_PARTICIPANTS" })).await;
    assert_eq!(group(&closed)["viewerCan"]["moves"], json!(["REOPEN"]));
    assert!(!found(&world, json!({ "topic": "grief" })).await.contains(&"Gocce".to_owned()));
}

async fn who_looks_for_a_duplicate_finds_the_other(base: Base) {
    let world = World::stories(base).await;
    let (keep, duplicate) = (id(&world, "Club Il Ponte").await, id(&world, "Club del lago").await);
    let merge = async |keep: &str, duplicate: &str| {
        super::change(
            &world,
            "elena",
            "mergeGroups",
            "MergeGroupsInput",
            json!({ "keep": keep, "duplicate": duplicate }),
        )
        .await
    };
    assert_eq!(problem(&merge(&keep, &keep).await), ("group.merge_itself", "duplicate"));
    assert_eq!(group(&merge(&keep, &duplicate).await)["id"], json!(keep));
    let asked = "query ($id: ID!) { publicGroup(id: $id) { id name } }";
    let led = world.anybody(asked, json!({ "id": duplicate })).await;
    assert_eq!(led["publicGroup"], json!({ "id": keep, "name": "Club Il Ponte" }));
    let seen = world
        .data(
            "rosa",
            "query ($id: ID!) { group(id: $id) { status reason mergedInto } }",
            json!({ "id": duplicate }),
        )
        .await;
    assert_eq!(seen["group"], json!({ "status": "CLOSED", "reason": "DUPLICATE", "mergedInto": keep }));
    assert_eq!(problem(&merge(&duplicate, &keep).await), ("group.merge_closed", "keep"));
}
