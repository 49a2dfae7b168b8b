//! Readers: one moment each, no writes, nothing unfinished in the pool.
use super::{prizes, win};
use crate::support::{Base, job, on, on_both};
use amis::db::{Conn, Db};
use std::time::Duration;
use tokio::time::sleep;

on_both!(
    a_reader_sees_one_moment,
    a_reader_cannot_write,
    a_reader_dropped_in_mid_transaction_is_closed,
    statements_of_a_reader_are_counted,
    connections_that_died_in_the_pool_are_passed_over,
);

async fn count(conn: &mut Conn) -> i64 {
    on!(conn, |c| sqlx::query_scalar("select count(*) from prize").fetch_one(c).await).unwrap()
}

async fn a_reader_sees_one_moment(base: Base) {
    prizes(&base).await;
    let mut reader = base.db().reader().await.unwrap();
    assert_eq!(count(&mut reader).await, 0);
    base.db().write(job(|conn| win(conn, 1, 1))).await.unwrap();
    assert_eq!(count(&mut reader).await, 0, "the same moment as before");
    reader.give_back().await;
    let mut later = base.db().reader().await.unwrap();
    assert_eq!(count(&mut later).await, 1);
    later.give_back().await;
}

async fn a_reader_cannot_write(base: Base) {
    prizes(&base).await;
    let mut reader = base.db().reader().await.unwrap();
    assert!(win(&mut reader, 1, 1).await.is_err());
    reader.give_back().await;
    assert_eq!(base.number("select count(*) from prize").await, 0);
}

async fn a_reader_dropped_in_mid_transaction_is_closed(base: Base) {
    prizes(&base).await;
    let mut dropped = marked(base.db()).await;
    assert_eq!(count(&mut dropped).await, 0);
    drop(dropped);
    base.db().write(job(|conn| win(conn, 1, 1))).await.unwrap();
    let mut after = base.db().reader().await.unwrap();
    assert_eq!(count(&mut after).await, 1, "nobody inherits its moment");
    after.give_back().await;
    assert!(!marks(base.db()).await, "it is closed");
    let kept = marked(base.db()).await;
    kept.give_back().await;
    let mut tries = 0..100;
    while !marks(base.db()).await {
        assert!(tries.next().is_some(), "one that was given back is used again");
        sleep(Duration::from_millis(20)).await;
    }
}

/// A reader whose connection bears a mark that no transaction undoes.
async fn marked(db: &Db) -> Conn {
    let mut conn = db.reader().await.unwrap();
    match conn.engine() {
        amis::db::Engine::Sqlite(c) => {
            sqlx::query("pragma cache_size = 1234").execute(c).await.map(drop).unwrap();
        }
        amis::db::Engine::Postgres(c) => {
            let mark = "select pg_advisory_lock_shared(1234)";
            sqlx::query(mark).execute(c).await.map(drop).unwrap();
        }
    }
    conn
}

/// Whether any connection in the pool of readers is marked.
async fn marks(db: &Db) -> bool {
    let mut found = false;
    let mut taken = vec![];
    for _ in 0..4 {
        let mut conn = db.reader().await.unwrap();
        found |= match conn.engine() {
            amis::db::Engine::Sqlite(c) => {
                let size: i64 = sqlx::query_scalar("pragma cache_size").fetch_one(c).await.unwrap();
                size == 1234
            }
            amis::db::Engine::Postgres(c) => {
                let held = "select count(*) from pg_locks where locktype = 'advisory' and objid = 1234
                              and pid = pg_backend_pid()";
                let held: i64 = sqlx::query_scalar(held).fetch_one(c).await.unwrap();
                held > 0
            }
        };
        taken.push(conn);
    }
    for conn in taken {
        conn.give_back().await;
    }
    found
}

async fn statements_of_a_reader_are_counted(base: Base) {
    prizes(&base).await;
    let mut reader = base.db().reader().await.unwrap();
    assert_eq!(reader.statements(), 0, "its own begin doesn't count");
    for asked in 1..=3 {
        count(&mut reader).await;
        assert_eq!(reader.statements(), asked);
    }
    reader.give_back().await;
}

async fn connections_that_died_in_the_pool_are_passed_over(base: Base) {
    prizes(&base).await;
    let mut taken = vec![];
    for _ in 0..4 {
        taken.push(base.db().reader().await.unwrap());
    }
    for conn in taken {
        conn.give_back().await;
    }
    base.db().write(job(|conn| win(conn, 1, 1))).await.unwrap();
    if !base.is_sqlite() {
        let cut_off = base.again().await;
        let sql = "select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'amis'";
        let mut conn = cut_off.reader().await.unwrap();
        let ended: i64 = on!(conn, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
        assert!(ended >= 5, "{ended} connections were cut off");
    }
    for prize in 2..12 {
        let mut reader = base.db().reader().await.unwrap();
        assert_eq!(count(&mut reader).await, prize - 1);
        reader.give_back().await;
        base.db().write(job(move |conn| win(conn, prize, 1))).await.unwrap();
    }
}
