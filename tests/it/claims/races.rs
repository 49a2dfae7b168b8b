//! Two at once, and callers that leave.
use super::world::{World, claim_document, id, problem};
use crate::support::{Base, figure, on_both, suite_or_long};
use amis::{call::Job, kernel::Halt};
use chrono::TimeDelta;
use futures_util::future::BoxFuture;
use std::{
    collections::HashSet,
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::Semaphore;

on_both!(
    of_two_that_claim_at_once_one_wins,
    a_caller_that_leaves_between_write_and_commit_harms_nobody,
    a_storm_of_callers_that_leave_harms_nobody,
);

async fn of_two_that_claim_at_once_one_wins(base: Base) {
    let world = World::on(base).await;
    let (_, need) = world.mario().await;
    let cards = (world.card(world.casa).await, world.card(world.sofia).await);
    let races = suite_or_long(200, 2_000);
    for round in 0..races {
        let (ours, theirs) =
            tokio::join!(world.claim(world.casa, &cards.0), world.claim(world.sofia, &cards.1));
        let won = |payload: &serde_json::Value| payload["claim"]["status"] == "ACTIVE";
        assert_ne!(won(&ours), won(&theirs), "round {round}: {ours} {theirs}");
        let (winner, won, lost) =
            if won(&ours) { (world.casa, ours, theirs) } else { (world.sofia, theirs, ours) };
        assert_eq!(problem(&lost), ("need.wrong_state", Some("assigned")), "the state, not the winner");
        let told = lost.to_string();
        assert!(!told.contains(&winner.organization.to_string()) && !told.contains(&id(&won)));
        let withdrawn = world.move_claim(winner, "withdrawClaim", &id(&won), "").await;
        assert_eq!(withdrawn["claim"]["status"], "WITHDRAWN");
    }
    assert_eq!(world.status(&need).await, "OPEN");
    let won = world.base.number("select count(*) from claim where active_at is not null").await;
    assert_eq!(usize::try_from(won), Ok(races));
    let engine = if world.base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P1",
        &format!(
            "two organisations that claim one need at once, {engine}: {races} races, {races} with one winner"
        ),
    );
}

/// Holds the next job of a request that is named here, after its writes and before its COMMIT.
static HELD: Mutex<Option<String>> = Mutex::new(None);
static REACHED: Semaphore = Semaphore::const_new(0);
static RELEASED: Semaphore = Semaphore::const_new(0);
/// Two databases share these.
static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

fn hold(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        let held = HELD.lock().unwrap().as_deref() == Some(job.call().request());
        if held {
            *HELD.lock().unwrap() = None;
            REACHED.add_permits(1);
            RELEASED.acquire().await.unwrap().forget();
        }
        Ok(())
    })
}

async fn a_caller_that_leaves_between_write_and_commit_harms_nobody(base: Base) {
    let _alone = ONE_AT_A_TIME.lock().await;
    let world = Arc::new(World::with(base, Some(hold)).await);
    let (mario, need) = world.mario().await;
    let card = world.card(world.casa).await;
    let call = world.call(world.casa);
    *HELD.lock().unwrap() = Some(call.request().to_owned());
    let leaving = tokio::spawn({
        let world = Arc::clone(&world);
        async move { world.ask_as(&call, &claim_document(&card)).await }
    });
    REACHED.acquire().await.unwrap().forget();
    leaving.abort();
    assert!(leaving.await.unwrap_err().is_cancelled());
    RELEASED.add_permits(1);
    let other = world.open(mario, "").await;
    assert_eq!(world.status(&need).await, "ASSIGNED", "what was handed over was written");
    let card = world.card(world.sofia).await;
    id(&world.claim(world.sofia, &card).await);
    assert_eq!(world.status(&other).await, "ASSIGNED");
}

/// Requests whose callers have left, and jobs that ended after that.
static GONE: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);
static ENDED_AFTER: AtomicUsize = AtomicUsize::new(0);

fn count_the_left_alone(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        let request = job.call().request().to_owned();
        job.after(move || {
            if GONE.lock().unwrap().contains(&request) {
                ENDED_AFTER.fetch_add(1, Ordering::SeqCst);
            }
        });
        Ok(())
    })
}

async fn a_storm_of_callers_that_leave_harms_nobody(base: Base) {
    let _alone = ONE_AT_A_TIME.lock().await;
    GONE.lock().unwrap().clear();
    ENDED_AFTER.store(0, Ordering::SeqCst);
    let world = Arc::new(World::with(base, Some(count_the_left_alone)).await);
    let mario = world.register("Mario").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    for _ in 0..30 {
        world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    }
    for round in 0..10 {
        for seat in [world.casa, world.sofia] {
            world.base.execute("update claim set status = 'withdrawn' where status = 'proposed'").await;
            let cards = world.cards(seat).await;
            let mut leaving = vec![];
            for (at, card) in cards.iter().take(15).enumerate() {
                let call = world.call(seat);
                let request = call.request().to_owned();
                let document = claim_document(card["node"]["id"].as_str().unwrap());
                let world = Arc::clone(&world);
                let task = tokio::spawn(async move { world.ask_as(&call, &document).await });
                leaving.push((task, request, Duration::from_micros(200 + 400 * (at as u64 + round))));
            }
            for (task, request, after) in leaving {
                tokio::time::sleep(after / 4).await;
                if !task.is_finished() {
                    GONE.lock().unwrap().insert(request);
                    task.abort();
                }
            }
        }
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    let (left, after) = (GONE.lock().unwrap().len(), ENDED_AFTER.load(Ordering::SeqCst));
    assert!(after >= 50, "the storm is worth its name: {left} left, {after} jobs ended after that");
    world.base.execute("update claim set status = 'withdrawn' where status = 'proposed'").await;
    for card in world.cards(world.casa).await.iter().take(20) {
        id(&world.claim(world.casa, card["node"]["id"].as_str().unwrap()).await);
    }
    let twice = "select count(*) from (select need_id from claim where status in ('proposed', 'active')
                   group by need_id, organization_id having count(*) > 1) twice";
    assert_eq!(world.base.number(twice).await, 0);
    world.wait(TimeDelta::seconds(1));
}
