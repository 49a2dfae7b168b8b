//! What is told of changes: each user follows from before anything was done, and learns of what is open to them alone.
use super::{
    Paths, all_found, at_first,
    things::{Things, mark},
};
use crate::{
    law::{amina_accepts, mario},
    leaks::web::Served9,
    support::{
        Base, on_both,
        socket::{Heard, Socket},
    },
    world::World,
};
use amis::live::Live;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

on_both!(what_is_told_of_changes_names_nothing_beyond, what_is_told_to_followers_names_nothing_beyond);

const CHANGES: &str =
    "query ($after: String) { changes(after: $after) { nodes { __typename kind id at } cursor more } }";
/// Pages that one user reads at most.
const PAGES: usize = 50;

async fn what_is_told_of_changes_names_nothing_beyond(base: Base) {
    let world = World::stories(base.clone()).await;
    let users: Vec<String> = world.users().map(str::to_owned).collect();
    let mut cursors = BTreeMap::new();
    for user in &users {
        let begun = world.data(user, CHANGES, json!({})).await["changes"]["cursor"].take();
        cursors.insert(user.as_str(), begun);
    }
    let things = mark(&base, &world).await;
    edited(&world).await;
    let mut told = BTreeSet::new();
    for user in &users {
        let news = news(&world, user, &cursors[user.as_str()]).await;
        told.extend(is_told_what_is_theirs(user, &news, &things).then_some(user.as_str()));
    }
    assert!(["bea", "giulia"].iter().all(|user| told.contains(user)), "{told:?}");
    amina_accepts(&world).await;
    let (mario, _) = all_found(&news(&world, "amina", &cursors["amina"]).await, &things);
    assert!(mario.contains("id.person"), "{mario:?}");
}

/// An edit of several parts of both.
async fn edited(world: &World) {
    for (lead, person) in [("giulia", mario(world).await), ("bea", world.person("bea", "anna").await)] {
        let input = json!({ "person": person, "story": "mark", "contact": { "phone": "+39 02 5550 0777" },
            "identity": { "givenName": "mark" }, "address": { "residence": "mark" } });
        let done = world.change(lead, "updatePerson", "UpdatePersonInput", "person { id }", input).await;
        assert_eq!(done["problems"], json!([]), "{done}");
    }
}

/// Whether a user was told anything of Mario or Anna; what isn't theirs they were not.
fn is_told_what_is_theirs(user: &str, told: &str, things: &Things) -> bool {
    let (mario, anna) = all_found(told, things);
    let beyond: Vec<_> = mario.difference(&at_first(user)).cloned().collect();
    assert_eq!(beyond, Vec::<String>::new(), "{user} is told of Mario");
    assert!(user == "bea" || anna.is_empty(), "{user} is told {anna:?} of Anna");
    !mario.is_empty() || !anna.is_empty()
}

/// How long the first may not be told anything before all was told; by then it waits in the sockets of the others.
const QUIET: Duration = Duration::from_secs(2);
const QUIET_THEN: Duration = Duration::from_millis(200);

/// Everything that can be followed, as everybody, over sockets.
async fn what_is_told_to_followers_names_nothing_beyond(base: Base) {
    let world = World::stories(base.clone()).await;
    let things = mark(&base, &world).await;
    let over = Served9::of(world).await;
    let _live = Live::start(&over.world.house);
    let asked = Paths::new().subscriptions(&|field, argument| things.values(field, argument));
    let mut following = Vec::new();
    for user in over.world.users() {
        let mut socket = Socket::signed_in(over.served.address(), &over.bearer(user).await).await;
        for (at, one) in asked.iter().enumerate() {
            socket.subscribe(&at.to_string(), &one.document, json!({})).await;
        }
        let (mut begun, mut heard) = (BTreeSet::new(), String::new());
        while begun.len() < asked.len() {
            let Heard::Said(said) = socket.hear().await else { panic!("{user} is shut out") };
            begun.insert(said["id"].to_string());
            heard.push_str(&said.to_string());
        }
        following.push((user, socket, heard));
    }
    edited(&over.world).await;
    let mut told = BTreeSet::new();
    for (at, (user, mut socket, mut heard)) in following.into_iter().enumerate() {
        let quiet = if at == 0 { QUIET } else { QUIET_THEN };
        while let Some(Heard::Said(said)) = socket.hear_within(quiet).await {
            heard.push_str(&said.to_string());
        }
        told.extend(is_told_what_is_theirs(user, &heard, &things).then_some(user));
    }
    assert!(["bea", "giulia"].iter().all(|user| told.contains(user)), "{told:?}");
}

/// Everything that a user is told from a cursor on.
async fn news(world: &World, user: &str, cursor: &Value) -> String {
    let (mut told, mut after) = (String::new(), cursor.clone());
    for _ in 0..PAGES {
        let page = world.data(user, CHANGES, json!({ "after": after })).await["changes"].take();
        told.push_str(&page["nodes"].to_string());
        after = page["cursor"].clone();
        if page["more"] == false {
            return told;
        }
    }
    panic!("{user} is told no end of it");
}
