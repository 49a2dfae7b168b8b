//! The server killed at any moment while the time of many claims runs out.
use super::{Network, network::claim};
use crate::support::{
    Base, figure, folder, on, on_both,
    program::{Program, give},
    suite_or_long,
};
use amis::{
    audit,
    db::Db,
    kernel::{ClaimId, Clock},
};
use chrono::TimeDelta;
use std::time::Duration;

on_both!(PostgresDurable: killed_while_clocks_run_out_it_forgets_none_and_does_none_twice);

const ORGANIZATIONS: usize = 4;
/// Of each, fewer than it may hold at once.
const CLAIMS: usize = 12;
/// After so many kills the rest is done in peace.
const KILLS_MAX: u64 = 8;
/// Over how long the clocks run out.
const SPREAD: TimeDelta = TimeDelta::seconds(12);

async fn killed_while_clocks_run_out_it_forgets_none_and_does_none_twice(base: Base) {
    let folder = folder();
    let network = Network::plant(&base, ORGANIZATIONS).await;
    let mut server = Program::serve(&base, folder.path(), &[]);
    let client = reqwest::Client::new();
    // From here on the server is the only one that has the database open, as in earnest.
    base.db().close().await;
    let (claims, rounds) = (ORGANIZATIONS * CLAIMS, suite_or_long(1, 10));
    let (mut kills, mut in_the_midst) = (0, 0);
    for round in 1..=rounds {
        for member in &network.associations {
            for need in network.open(&server, CLAIMS, "FIRST_ELIGIBLE").await {
                let card = network.card(member, &need);
                let told = claim(&client, server.url(), &member.token, &card).await.unwrap();
                assert_eq!(told["claim"]["status"], "ACTIVE", "{told}");
            }
        }
        server.kill();
        let db = base.again().await;
        run_out(&db).await;
        db.close().await;
        for kill in 0..KILLS_MAX {
            // Two of them where two can be.
            let servers: Vec<_> = (0..if base.is_sqlite() { 1 } else { 2 })
                .map(|_| Program::serve(&base, folder.path(), &[]))
                .collect();
            tokio::time::sleep(Duration::from_millis(kill * 37 % 120)).await;
            servers.into_iter().for_each(Program::kill);
            let db = base.again().await;
            let left = number(&db, "select count(*) from errand where tries = 0").await;
            // In one statement: what a killed server had asked for last may be committed meanwhile.
            let apart = "select (select count(*) from errand where tries = 0)
                              - (select count(*) from claim where status = 'active')";
            let apart = number(&db, apart).await;
            let verified = verified(&db).await;
            db.close().await;
            assert_eq!(apart, 0, "each that is still to lapse has its errand, and no other is left");
            assert!(verified, "round {round}, kill {kill}: the audit is broken");
            kills += 1;
            in_the_midst += u64::from(left > 0 && left < i64::try_from(claims).unwrap());
            if left == 0 {
                break;
            }
        }
        server = Program::serve(&base, folder.path(), &[]);
        told_once(&base, claims * round).await;
    }
    server.kill();
    assert!(in_the_midst > 0, "no kill came while clocks ran out: {kills}");
    let whole = give(&base, folder.path(), &["audit", "verify"]).await;
    assert!(whole.status.success(), "{whole:?}");
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL, two servers" };
    figure(
        "P1",
        &format!(
            "the server killed while the time of claims runs out, {engine}: {} claims, {kills} kills, {in_the_midst} of them \
             in the midst, 0 forgotten, 0 done twice",
            claims * rounds
        ),
    );
}

/// The time of one claim after the other runs out, so that there is something to do for a while.
async fn run_out(db: &Db) {
    let mut conn = db.reader().await.unwrap();
    let active = "select id from claim where status = 'active' order by id";
    let active: Vec<ClaimId> = on!(conn, |c| sqlx::query_scalar(active).fetch_all(c).await).unwrap();
    conn.give_back().await;
    let (now, step) = (Clock::System.now(), SPREAD / i32::try_from(active.len()).unwrap());
    let due: Vec<_> = (0..).zip(active).map(|(at, claim)| (claim, now + step * at)).collect();
    let work = crate::support::job(move |conn| {
        Box::pin(async move {
            for (claim, at) in due {
                for sql in [
                    "update claim set held_until = $2 where id = $1",
                    "update errand set due_at = $2 where subject_id = $1 and kind = 'claim.lapse'",
                    // How the person is reached needn't open any more.
                    "delete from errand where subject_id = $1 and kind <> 'claim.lapse' and due_at > $2",
                ] {
                    on!(conn, |c| sqlx::query(sql).bind(claim).bind(at).execute(c).await.map(drop))?;
                }
            }
            Ok(())
        })
    });
    db.write(work).await.unwrap();
}

/// Waits until every claim has lapsed: each need is open again, and its history says so once.
async fn told_once(base: &Base, claims: usize) {
    let claims = i64::try_from(claims).unwrap();
    let db = base.again().await;
    let lapsed = "select count(*) from claim where status = 'lapsed'";
    for _ in 0..300 {
        if number(&db, lapsed).await == claims {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(number(&db, lapsed).await, claims);
    for (what, sql) in [
        ("told", "select count(*) from need_event where subject = 'claim' and event = 'lapse'"),
        ("told of so many", "select count(distinct subject_id) from need_event where event = 'lapse'"),
        ("open", "select count(*) from need where status = 'open'"),
        ("given back", "select count(*) from need_event where subject = 'need' and event = 'release'"),
    ] {
        assert_eq!(number(&db, sql).await, claims, "{what}");
    }
    assert_eq!(number(&db, "select count(*) from errand where tries > 0").await, 0, "nothing was put off");
    db.close().await;
}

async fn number(db: &Db, sql: &'static str) -> i64 {
    let mut conn = db.reader().await.unwrap();
    let found = on!(conn, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
    conn.give_back().await;
    found
}

async fn verified(db: &Db) -> bool {
    let mut conn = db.reader().await.unwrap();
    let verified = audit::verify(&mut conn, &mut |_| {}).await.unwrap();
    conn.give_back().await;
    verified.flaw.is_none()
}
