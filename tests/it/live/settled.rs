//! What is told over a connection is compared, before it leaves, with what is true by then.
use super::{Followed, ids, update};
use crate::{
    law::mario,
    support::{Base, on_both, socket::Socket},
    world::{World, monday},
};
use amis::{
    call::{Job, Terms},
    kernel::{Clock, Halt, Secrets},
    policy::Law,
};
use chrono::TimeDelta;
use futures_util::future::BoxFuture;
use serde_json::json;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::Duration,
};
use tokio::{
    sync::{Mutex, Semaphore},
    time::sleep,
};

on_both!(what_is_being_taken_back_is_waited_for_and_not_told);

const CHANGES: &str = "subscription ($after: String) { changes(after: $after) { nodes { id } cursor } }";
/// A follower who didn't wait would have been told long before.
const MEANWHILE: Duration = Duration::from_millis(1_500);

/// The next job stops when all of it is written and nothing yet committed, until it is let go.
static STOPS: AtomicBool = AtomicBool::new(false);
static LET_GO: Semaphore = Semaphore::const_new(0);
/// Two databases share them.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

fn stop(_: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async {
        if STOPS.swap(false, SeqCst) {
            LET_GO.acquire().await.unwrap().forget();
        }
        Ok(())
    })
}

async fn what_is_being_taken_back_is_waited_for_and_not_told(base: Base) {
    let _alone = ONE_AT_A_TIME.lock().await;
    let mut world = World::stories(base.clone()).await;
    let law = Arc::new(Law::embedded().unwrap());
    let house =
        amis::house(base.db().clone(), law, Clock::at(monday()), Secrets::new([1; 32]), Terms::default());
    world.house = Arc::new(house.finishing(stop));
    let followed = Followed::of(world).await;
    let world = followed.world();
    let mario = mario(world).await;
    let input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["ADDRESS"],
        "organization": world.seat("luca").actor.organization.to_string() });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    let (bearer, address) = (followed.over.bearer("luca").await, followed.over.served.address());
    let mut before = Socket::signed_in(address, &bearer).await;
    before.subscribe("before", CHANGES, json!({})).await;
    let cursor = before.event().await["changes"]["cursor"].take();
    world.house.clock.advance(TimeDelta::milliseconds(10));
    update(world, json!({ "address": { "residence": "Via del Canarino 7" } })).await;
    assert_eq!(ids(&before.event().await["changes"]), [mario.as_str()], "while it is open it is told");
    before.leave().await;

    let mut socket = Socket::signed_in(address, &bearer).await;
    STOPS.store(true, SeqCst);
    let input = json!({ "grant": given["grant"]["id"], "reason": "ASKED_BY_PERSON" });
    let revoke = world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { status }", input);
    let follow = async {
        while STOPS.load(SeqCst) {
            sleep(Duration::from_millis(5)).await;
        }
        socket.subscribe("meanwhile", CHANGES, json!({ "after": cursor })).await;
        let told = socket.hear_within(MEANWHILE).await;
        LET_GO.add_permits(1);
        assert_eq!(told, None, "it is told while it is taken back");
        assert_eq!(ids(&socket.event().await["changes"]), [""; 0], "it was taken back");
    };
    let (revoked, ()) = tokio::join!(revoke, follow);
    assert_eq!(revoked["grant"]["status"], "REVOKED", "{revoked}");
}
