//! The server killed at any moment, while six organisations claim, withdraw and give back at once.
use super::{
    Member, Network,
    network::{claim, end},
};
use crate::support::{
    Base, figure, folder, on, on_both,
    program::{Program, give},
    suite_or_long,
};
use amis::{
    audit,
    db::Db,
    kernel::{ClaimId, Id, NeedId},
};
use futures_util::future::join_all;
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

on_both!(PostgresDurable: killed_under_claims_it_loses_none_and_doubles_none);

const ORGANIZATIONS: usize = 6;
const NEEDS: usize = 6;
const ROUNDS_SQLITE: usize = 20;
const ROUNDS_POSTGRES: usize = 5;
/// In the long run, on either.
const ROUNDS_LONG: usize = 200;

/// What one organisation was told of one claim of its own.
#[derive(Debug)]
struct Told {
    status: String,
    /// When it was told that it holds the need.
    held: Instant,
    /// When it asked to let go of it.
    leaving: Option<Instant>,
}

/// What everybody was told, by claim.
type Log = Arc<Mutex<BTreeMap<ClaimId, Told>>>;

async fn killed_under_claims_it_loses_none_and_doubles_none(base: Base) {
    let folder = folder();
    let network = Network::plant(&base, ORGANIZATIONS).await;
    let mut server = Program::serve(&base, folder.path(), &[]);
    let needs = network.open(&server, NEEDS, "FIRST_ELIGIBLE").await;
    // From here on the server is the only one that has the database open, as in earnest.
    base.db().close().await;
    let rounds =
        suite_or_long(if base.is_sqlite() { ROUNDS_SQLITE } else { ROUNDS_POSTGRES }, ROUNDS_LONG) as u64;
    let mut acknowledged = 0;
    for round in 0..rounds {
        let log = Log::default();
        let clients = network.associations.iter().enumerate().map(|(number, member)| {
            let cards = needs.iter().map(|need| network.card(member, need)).collect();
            let seed = round * 100 + number as u64;
            tokio::spawn(claims(server.url().to_owned(), member.clone(), cards, Arc::clone(&log), seed))
        });
        let clients: Vec<_> = clients.collect();
        // The first answers take longer than all others: the server has just begun.
        while log.lock().unwrap().len() < ORGANIZATIONS {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis(50 + round * 211 % 550)).await;
        server.kill();
        for client in join_all(clients).await {
            acknowledged += client.unwrap();
        }
        let db = base.again().await;
        let told = std::mem::take(&mut *log.lock().unwrap());
        compare(&db, &told, round).await;
        let held = holding(&db).await;
        db.close().await;
        server = Program::serve(&base, folder.path(), &[]);
        let client = reqwest::Client::new();
        for claim in held {
            let released = end(&client, server.url(), &network.lead.token, &claim.to_string(), true).await;
            assert_eq!(released.unwrap()["claim"]["status"], "RELEASED");
        }
    }
    let verified = give(&base, folder.path(), &["audit", "verify"]).await;
    let words = String::from_utf8_lossy(&verified.stdout);
    assert!(verified.status.success() && words.starts_with("The audit is whole"), "{verified:?}");
    assert!(acknowledged > rounds * 6, "{acknowledged} acknowledgements are too few to tell");
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P1",
        &format!(
            "the server killed under six organisations that claim, {engine}: {rounds} kills, \
                  {acknowledged} acknowledged writes, 0 lost, 0 double claims, audit whole"
        ),
    );
}

/// Claims what it can and lets go of most of it again, until the server is gone; how often it was told that
/// something was done.
async fn claims(url: String, member: Member, cards: Vec<String>, log: Log, seed: u64) -> u64 {
    let (client, mut dice) = (reqwest::Client::new(), ChaCha8Rng::seed_from_u64(seed));
    let (mut holds, mut acknowledged) = (Vec::new(), 0);
    loop {
        let card = cards.choose(&mut dice).unwrap();
        let Ok(told) = claim(&client, &url, &member.token, card).await else { return acknowledged };
        if let Some(id) = told["claim"]["id"].as_str() {
            let id = ClaimId::parse(id).unwrap();
            let status = told["claim"]["status"].as_str().unwrap().to_lowercase();
            log.lock().unwrap().insert(id, Told { status, held: Instant::now(), leaving: None });
            holds.push(id);
            acknowledged += 1;
        } else {
            let code = told["problems"][0]["code"].as_str();
            assert!(matches!(code, Some("need.wrong_state" | "claim.already")), "{told}");
        }
        if holds.len() > 1 || (!holds.is_empty() && dice.random_ratio(3, 4)) {
            let id = holds.remove(0);
            log.lock().unwrap().get_mut(&id).unwrap().leaving = Some(Instant::now());
            let release = dice.random_ratio(1, 2);
            let Ok(told) = end(&client, &url, &member.token, &id.to_string(), release).await else {
                return acknowledged;
            };
            let status = told["claim"]["status"].as_str().unwrap_or_else(|| panic!("{told}")).to_lowercase();
            log.lock().unwrap().get_mut(&id).unwrap().status = status;
            acknowledged += 1;
        }
    }
}

/// The database holds what was acknowledged; where the last answer was cut off, also what was asked for.
async fn compare(db: &Db, told: &BTreeMap<ClaimId, Told>, round: u64) {
    let mut conn = db.reader().await.unwrap();
    let all = "select id, need_id, status from claim";
    let rows: Vec<(ClaimId, NeedId, String)> = on!(conn, |c| sqlx::query_as(all).fetch_all(c).await).unwrap();
    let verified = audit::verify(&mut conn, &mut |_| {}).await.unwrap();
    conn.give_back().await;
    assert_eq!(verified.flaw, None, "round {round}");
    let rows: BTreeMap<_, _> = rows.into_iter().map(|(id, need, status)| (id, (need, status))).collect();
    let mut holds: BTreeMap<NeedId, Vec<&Told>> = BTreeMap::new();
    for (id, told) in told {
        let (need, kept) = rows.get(id).unwrap_or_else(|| panic!("round {round}: {id} is lost"));
        let ended = told.leaving.is_some() && matches!(kept.as_str(), "withdrawn" | "released");
        assert!(*kept == told.status || ended, "round {round}: {id} is {kept}, told {told:?}");
        holds.entry(*need).or_default().push(told);
    }
    for (need, mut holds) in holds {
        holds.sort_by_key(|told| told.held);
        for two in holds.windows(2) {
            let left = two[0].leaving.is_some_and(|left| left < two[1].held);
            assert!(left, "round {round}: {need} was held twice: {two:?}");
        }
    }
    let active: Vec<_> =
        rows.values().filter(|(_, status)| status == "active").map(|(need, _)| need).collect();
    let needs: BTreeSet<_> = active.iter().collect();
    assert_eq!(needs.len(), active.len(), "round {round}: a need is held twice");
}

async fn holding(db: &Db) -> Vec<ClaimId> {
    let mut conn = db.reader().await.unwrap();
    let active = "select id from claim where status = 'active'";
    let active = on!(conn, |c| sqlx::query_scalar(active).fetch_all(c).await).unwrap();
    conn.give_back().await;
    active
}
