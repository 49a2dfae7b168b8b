//! Every row that is committed gets into exactly one block, whoever seals.
use super::{count, entries, listener, noon, record, recorded, verified};
use crate::support::{Base, job, on, on_both};
use amis::{
    audit::{Report, Sealer, seal_waiting},
    db::Db,
    kernel::Problem,
};
use std::time::Duration;
use tokio::time::sleep;

on_both!(
    rows_are_sealed_by_themselves,
    what_a_former_process_left_is_sealed_at_start,
    a_block_holds_a_thousand_rows_at_most,
    a_refused_job_leaves_no_row,
    two_processes_seal_every_row_once,
    rows_that_cannot_be_sealed_in_their_commit_are_not_written,
    nothing_at_all_is_whole,
);

async fn rows_are_sealed_by_themselves(base: Base) {
    let _sealer = Sealer::start(base.db(), &noon());
    recorded(base.db(), 3).await;
    while !base.is_sqlite() && count(&base, "audit_unsealed").await > 0 {
        sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(verified(base.db()).await, Report { blocks: 1, rows: 3, waiting: 0, flaw: None });
}

async fn what_a_former_process_left_is_sealed_at_start(base: Base) {
    recorded(base.db(), 5).await;
    assert_eq!(verified(base.db()).await, Report { blocks: 0, rows: 0, waiting: 5, flaw: None });
    let _sealer = started(&base).await;
    assert_eq!(verified(base.db()).await, Report { blocks: 1, rows: 5, waiting: 0, flaw: None });
}

/// A sealer that has done what it does at its start.
async fn started(base: &Base) -> Sealer {
    let sealer = Sealer::start(base.db(), &noon());
    while count(base, "audit_unsealed").await > 0 {
        sleep(Duration::from_millis(5)).await;
    }
    sealer
}

async fn a_block_holds_a_thousand_rows_at_most(base: Base) {
    recorded(base.db(), 2_500).await;
    seal_waiting(base.db(), &noon()).await.unwrap();
    assert_eq!(verified(base.db()).await, Report { blocks: 3, rows: 2_500, waiting: 0, flaw: None });
    assert_eq!(base.number("select cast(max(length(row_ids)) as bigint) from audit_block").await, 16_000);
}

async fn a_refused_job_leaves_no_row(base: Base) {
    let _sealer = Sealer::start(base.db(), &noon());
    let work = job(|conn| {
        Box::pin(async move {
            record(conn, &listener(), &entries(2)).await?;
            Err::<(), _>(Problem::new("no").into())
        })
    });
    base.db().write(work).await.unwrap_err();
    recorded(base.db(), 1).await;
    assert_eq!(all_sealed(base.db()).await, Report { blocks: 1, rows: 1, waiting: 0, flaw: None });
}

/// What is found once nothing waits; another sealer may be at it for a while.
async fn all_sealed(db: &Db) -> Report {
    for _ in 0..500 {
        seal_waiting(db, &noon()).await.unwrap();
        let report = verified(db).await;
        if report.waiting == 0 {
            return report;
        }
        sleep(Duration::from_millis(20)).await;
    }
    verified(db).await
}

/// Jobs begin in one order and commit in another; two sealers, of two processes, go round all the while.
async fn two_processes_seal_every_row_once(base: Base) {
    let other = base.again().await;
    let clock = noon();
    let _sealers = [Sealer::start(base.db(), &clock), Sealer::start(&other, &clock)];
    let sealing = [base.db().clone(), other.clone()].map(|db| {
        tokio::spawn(async move {
            for _ in 0..60 {
                seal_waiting(&db, &noon()).await.ok();
                sleep(Duration::from_millis(5)).await;
            }
        })
    });
    let jobs: Vec<_> = (0..200_u64)
        .map(|n| {
            let db = if n % 2 == 0 { base.db().clone() } else { other.clone() };
            let late = if base.is_sqlite() { 0 } else { n * 37 % 50 };
            tokio::spawn(async move {
                let work = job(move |conn| {
                    Box::pin(async move {
                        record(conn, &listener(), &entries(3)).await?;
                        sleep(Duration::from_millis(late)).await;
                        Ok(())
                    })
                });
                db.write(work).await
            })
        })
        .collect();
    let mut rows = 0;
    for job in jobs {
        rows += job.await.unwrap().map_or(0, |()| 3);
    }
    for sealing in sealing {
        sealing.await.unwrap();
    }
    let report = all_sealed(base.db()).await;
    assert!(rows > 300, "enough jobs went through: {rows} rows");
    assert!(report.blocks > 1, "several blocks were made: {report:?}");
    assert_eq!(report, Report { rows, waiting: 0, flaw: None, ..report });
    other.close().await;
}

async fn rows_that_cannot_be_sealed_in_their_commit_are_not_written(base: Base) {
    if !base.is_sqlite() {
        return seals_later(base).await;
    }
    recorded(base.db(), 1).await;
    let _sealer = started(&base).await;
    base.execute("alter table audit_block rename to elsewhere").await;
    let work = job(|conn| Box::pin(async move { record(conn, &listener(), &entries(1)).await }));
    base.db().write(work).await.unwrap_err();
    assert_eq!(count(&base, "audit_event").await, 1);
    base.execute("alter table elsewhere rename to audit_block").await;
    recorded(base.db(), 1).await;
    assert_eq!(verified(base.db()).await, Report { blocks: 2, rows: 2, waiting: 0, flaw: None });
}

/// Where blocks are made after the commit, rows wait until they can be.
async fn seals_later(base: Base) {
    base.execute("alter table audit_block rename to elsewhere").await;
    recorded(base.db(), 1).await;
    seal_waiting(base.db(), &noon()).await.unwrap_err();
    base.execute("alter table elsewhere rename to audit_block").await;
    // The lock of the sealer that failed goes with its connection, a moment later.
    while count(&base, "audit_unsealed").await > 0 {
        seal_waiting(base.db(), &noon()).await.unwrap();
    }
    assert_eq!(verified(base.db()).await, Report { blocks: 1, rows: 1, waiting: 0, flaw: None });
}

async fn nothing_at_all_is_whole(base: Base) {
    assert_eq!(verified(base.db()).await, Report::default());
    recorded(base.db(), 0).await;
    let mut conn = base.db().reader().await.unwrap();
    let rows: i64 =
        on!(conn, |c| sqlx::query_scalar("select count(*) from audit_event").fetch_one(c).await).unwrap();
    conn.give_back().await;
    assert_eq!(rows, 0);
}
