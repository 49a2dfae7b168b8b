//! What was taken back is told to nobody who follows: many follow while it is taken back and given again.
use super::Followed;
use crate::{
    law::mario,
    leaks::revoked::records_lie_between_grant_and_revocation,
    support::{
        Base, figure, on_both,
        socket::{Heard, Socket},
        suite_or_long,
    },
    world::World,
};
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};
use tokio::time::{sleep, timeout};

on_both!(what_was_taken_back_is_told_to_none_of_many_who_follow);

/// Connections that follow all that changes, those that follow one person, and what each of them is subscribed to: fifty
/// in all.
const OF_ALL: usize = 3;
const OF_ONE_PERSON: usize = 2;
const SUBSCRIBED: usize = 10;
/// Of so many persons, Mario among them, a grant is taken back in each turn.
const PERSONS: usize = 5;
/// How long what was settled before may be on its way: the server's own bound, and a moment for the client.
const LATE_MAX: Duration = Duration::from_secs(4);
const PATIENCE: Duration = Duration::from_mins(1);

const CHANGES: &str = "subscription { changes { nodes { id at } } }";
const PERSON: &str = "subscription ($id: ID!) { person(id: $id) { nodes { id at } } }";

/// What those who follow everything have heard.
#[derive(Default)]
struct Tide {
    /// Of those whose grants come and go: when what they were told of had changed, and when they heard of it.
    told: Mutex<Vec<(DateTime<Utc>, Instant)>>,
    /// How many heard of each of them, and of the Rahmans, since it was last looked at: whoever hears of them has looked.
    heard: [AtomicUsize; PERSONS],
    beacon: AtomicUsize,
    over: AtomicBool,
}

impl Tide {
    async fn reaches(&self, counted: &AtomicUsize, of: usize, what: &str) {
        let enough = async {
            while counted.load(SeqCst) < of {
                sleep(Duration::from_millis(5)).await;
            }
        };
        let reached = timeout(PATIENCE, enough).await;
        assert!(reached.is_ok(), "{what}: {} of {of}", counted.load(SeqCst));
    }
}

/// One connection that follows everything, several times over.
async fn follow(mut socket: Socket, persons: [String; PERSONS], beacon: String, tide: Arc<Tide>) {
    while !tide.over.load(SeqCst) {
        let Some(heard) = socket.hear_within(Duration::from_millis(100)).await else { continue };
        let Heard::Said(said) = heard else { panic!("{heard:?}") };
        assert_eq!(said["type"], "next", "{said}");
        for node in said["payload"]["data"]["changes"]["nodes"].as_array().unwrap() {
            let Some(person) = persons.iter().position(|person| node["id"] == person.as_str()) else {
                assert_eq!(node["id"], beacon.as_str(), "{said}");
                tide.beacon.fetch_add(1, SeqCst);
                continue;
            };
            let at = node["at"].as_str().unwrap().parse().unwrap();
            tide.told.lock().unwrap().push((at, Instant::now()));
            tide.heard[person].fetch_add(1, SeqCst);
        }
    }
}

/// Other changes of Mario meanwhile, of what Casa Aperta is shown at times and of what it never is.
async fn keep_writing(world: &World, mario: &str, tide: &Tide) {
    let mut times = 0;
    while !tide.over.load(SeqCst) {
        times += 1;
        let input = json!({ "person": mario, "story": format!("La {times}a volta che racconta."),
            "address": { "residence": format!("Via del Canarino, scala {times}") } });
        let written = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", input);
        assert_eq!(written.await["problems"], json!([]));
        sleep(Duration::from_millis(100)).await;
    }
}

/// What Casa Aperta sees of a person by this grant alone.
async fn give(world: &World, person: &str) -> Value {
    let to = world.seat("luca").actor.organization.to_string();
    let input = json!({ "person": person, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["ADDRESS"],
        "organization": to });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    assert_eq!(given["problems"], json!([]), "{given}");
    given["grant"]["id"].clone()
}

async fn write(world: &World, person: &str, residence: &str) {
    let input = json!({ "person": person, "address": { "residence": residence } });
    let written = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", input).await;
    assert_eq!(written["problems"], json!([]));
}

/// Mario, and others whom Giulia registers.
async fn persons(world: &World) -> [String; PERSONS] {
    let mut persons = vec![mario(world).await];
    while persons.len() < PERSONS {
        let given = format!("Ospite {}", ["Uno", "Due", "Tre", "Quattro"][persons.len() - 1]);
        let input = json!({ "identity": { "givenName": given, "familyName": "Ferri" }, "nobodyKnown": true,
            "address": { "residence": "Via del Canarino" } });
        let made =
            world.change("giulia", "registerPerson", "RegisterPersonInput", "person { id }", input).await;
        persons.push(made["person"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned());
    }
    persons.try_into().unwrap()
}

async fn take_back(world: &World, grant: &Value) {
    let input = json!({ "grant": grant, "reason": "ASKED_BY_PERSON" });
    let taken = world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { status }", input).await;
    assert_eq!(taken["grant"]["status"], "REVOKED", "{taken}");
}

/// Connections of their own that follow one person each, in turn: what is shown over one is recorded once.
async fn follow_one_by_one(
    followed: &Followed,
    bearer: &str,
    persons: &[String; PERSONS],
) -> [Socket; OF_ONE_PERSON] {
    let connect = async |_| {
        let mut socket = Socket::signed_in(followed.over.served.address(), bearer).await;
        for at in 0..SUBSCRIBED {
            socket.subscribe(&at.to_string(), PERSON, json!({ "id": persons[at % PERSONS] })).await;
        }
        told(&mut socket, |_| true).await;
        socket
    };
    [connect(0).await, connect(1).await]
}

async fn what_was_taken_back_is_told_to_none_of_many_who_follow(base: Base) {
    let followed = Followed::stories(base.clone()).await;
    let (world, turns) = (followed.world(), suite_or_long(3, 1_000 / PERSONS));
    let (persons, rahman) = (persons(world).await, world.person("giulia", "rahman").await);
    give(world, &rahman).await;
    let bearer = followed.over.bearer("luca").await;
    let (tide, all) = (Arc::new(Tide::default()), OF_ALL * SUBSCRIBED);
    let mut following = Vec::new();
    for _ in 0..OF_ALL {
        let mut socket = Socket::signed_in(followed.over.served.address(), &bearer).await;
        for at in 0..SUBSCRIBED {
            socket.subscribe(&at.to_string(), CHANGES, json!({})).await;
            assert_eq!(socket.event().await["changes"]["nodes"], json!([]));
        }
        following.push(follow(socket, persons.clone(), rahman.clone(), Arc::clone(&tide)));
    }
    let lead = async {
        let mut ended = 0;
        for turn in 0..turns {
            world.house.clock.advance(TimeDelta::milliseconds(10));
            let mut grants = Vec::new();
            for (person, heard) in persons.iter().zip(&tide.heard) {
                heard.store(0, SeqCst);
                grants.push(give(world, person).await);
            }
            for heard in &tide.heard {
                tide.reaches(heard, all, "told that it is open").await;
            }
            let mut sockets = follow_one_by_one(&followed, &bearer, &persons).await;
            for person in &persons {
                write(world, person, "Via del Canarino, ancora aperta").await;
            }
            for socket in &mut sockets {
                told(socket, |nodes| !nodes.is_empty()).await;
            }
            for grant in &grants {
                take_back(world, grant).await;
            }
            let acknowledged = Instant::now();
            world.house.clock.advance(TimeDelta::milliseconds(10));
            let since = world.house.clock.now();
            tide.beacon.store(0, SeqCst);
            for person in &persons {
                write(world, person, &format!("Via del Canarino {turn}")).await;
            }
            write(world, &rahman, &format!("Via del Faro {turn}")).await;
            tide.reaches(&tide.beacon, all, "told of another person").await;
            let heard: Vec<_> = tide.told.lock().unwrap().drain(..).collect();
            let later = heard.iter().filter(|(at, _)| *at >= since).count();
            assert_eq!(later, 0, "told of what changed after it was taken back");
            let late = heard.iter().filter(|(_, heard)| *heard > acknowledged + LATE_MAX).count();
            assert_eq!(late, 0, "told long after it was taken back");
            for mut socket in sockets {
                ended += ends(&mut socket).await;
                socket.leave().await;
            }
        }
        tide.over.store(true, SeqCst);
        ended
    };
    let (ended, ..) = tokio::join!(lead, join_all(following), keep_writing(world, &persons[0], &tide));
    assert_eq!(ended, turns * OF_ONE_PERSON * SUBSCRIBED);
    let (casa_aperta, mut seen) = (world.seat("luca").actor.organization, 0);
    for person in &persons {
        seen += records_lie_between_grant_and_revocation(world, person, casa_aperta, turns).await;
    }
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P6",
        &format!(
            "{} revocations under {} subscribers and other changes, {engine}: none is told of a change after one, \
             all {ended} subscriptions to one person have ended; {seen} records of looks, none after one",
            turns * PERSONS,
            all + OF_ONE_PERSON * SUBSCRIBED
        ),
    );
}

/// All subscriptions of one connection have told of such changes.
async fn told(socket: &mut Socket, of: impl Fn(&[Value]) -> bool) {
    let mut told = BTreeSet::new();
    while told.len() < SUBSCRIBED {
        let Heard::Said(said) = socket.hear().await else { panic!("closed") };
        assert!(said["type"] == "next" && said["payload"]["errors"].is_null(), "{said}");
        if of(said["payload"]["data"]["person"]["nodes"].as_array().unwrap()) {
            told.insert(said["id"].as_str().unwrap().to_owned());
        }
    }
}

/// All subscriptions of one connection end, each with a refusal, and tell of nothing that is closed.
async fn ends(socket: &mut Socket) -> usize {
    let (mut refused, mut complete) = (0, 0);
    while complete < SUBSCRIBED {
        let Heard::Said(said) = socket.hear().await else { panic!("closed") };
        if said["type"] == "complete" {
            complete += 1;
            continue;
        }
        let payload: &Value = &said["payload"];
        if payload["errors"].is_null() {
            // Of the grant itself, from before it was taken back.
            continue;
        }
        assert_eq!(payload["errors"][0]["extensions"]["code"], "NOT_FOUND", "{said}");
        refused += 1;
    }
    refused
}
