//! What the writer does when a job, a commit or a connection fails: nothing is acknowledged that isn't
//! there, and the next job works.
use super::{Held, hand_over, prizes, promise_nothing, win, winner};
use crate::support::{Base, job, on, on_both};
use amis::{
    db::{Conn, Done},
    kernel::{Halt, Problem},
};
use futures_util::future::{BoxFuture, join_all};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::time::sleep;

on_both!(
    a_failed_commit_loses_its_group_and_nothing_after_it,
    a_panic_loses_its_group_and_nothing_after_it,
    a_fault_loses_its_group_and_nothing_after_it,
    a_job_past_its_deadline_is_unavailable_and_the_next_works,
    a_refusal_that_rests_on_an_undone_write_is_not_told,
    an_effect_of_a_failed_commit_never_happens,
    a_broken_constraint_harms_its_own_job_alone,
    a_job_that_overlooks_a_failed_statement_is_not_acknowledged_falsely,
);

async fn a_failed_commit_loses_its_group_and_nothing_after_it(base: Base) {
    breaks_among_neighbours(&base, promise_nothing).await;
}

async fn a_panic_loses_its_group_and_nothing_after_it(base: Base) {
    base.expect_panics(1);
    breaks_among_neighbours(&base, |_| Box::pin(async { panic!("on purpose") })).await;
}

async fn a_fault_loses_its_group_and_nothing_after_it(base: Base) {
    breaks_among_neighbours(&base, |conn| run(conn, "select nothing from nowhere")).await;
}

/// The broken job is not acknowledged; each neighbour's answer tells the truth; the next job works.
async fn breaks_among_neighbours<F>(base: &Base, broken: F)
where
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<(), Halt>> + Send + 'static,
{
    prizes(base).await;
    let held = Held::on(base.db()).await;
    let before = hand_over(base.db(), |conn| win(conn, 1, 1)).await;
    let broken = hand_over(base.db(), broken).await;
    let after = hand_over(base.db(), |conn| win(conn, 2, 1)).await;
    let held = held.release().await;
    let answers = join_all([before, broken, after]).await;
    assert_eq!(held.is_ok(), !base.is_sqlite(), "the first of the group goes with it");
    assert!(matches!(&answers[1], Ok(Err(Halt::Fault(_) | Halt::Unavailable))), "{:?}", answers[1]);
    for (answer, prize) in [(&answers[0], 1), (&answers[2], 2)] {
        let told = answer.as_ref().unwrap().is_ok();
        assert_eq!(told, winner(base.db(), prize).await.is_some(), "prize {prize}");
        assert!(told || base.is_sqlite(), "on PostgreSQL nobody shares a commit");
    }
    base.db().write(job(|conn| win(conn, 3, 1))).await.unwrap();
    assert_eq!(winner(base.db(), 3).await, Some(1));
}

async fn a_job_past_its_deadline_is_unavailable_and_the_next_works(base: Base) {
    prizes(&base).await;
    let start = Instant::now();
    let slow = job(|conn| {
        Box::pin(async {
            win(conn, 1, 1).await?;
            sleep(Duration::from_mins(1)).await;
            Ok(())
        })
    });
    assert!(matches!(base.db().write(slow).await, Err(Halt::Unavailable)));
    assert!(start.elapsed() < Duration::from_secs(4), "two seconds are its deadline");
    base.db().write(job(|conn| win(conn, 1, 2))).await.unwrap();
    assert_eq!(winner(base.db(), 1).await, Some(2), "its lock is gone with it");
}

async fn a_refusal_that_rests_on_an_undone_write_is_not_told(base: Base) {
    prizes(&base).await;
    let held = Held::on(base.db()).await;
    let first = hand_over(base.db(), |conn| win(conn, 1, 1)).await;
    let second = hand_over(base.db(), |conn| win(conn, 1, 2)).await;
    let broken = hand_over(base.db(), promise_nothing).await;
    let _ = held.release().await;
    let refused =
        [first.await.unwrap(), second.await.unwrap()].iter().any(|a| matches!(a, Err(Halt::Refused(_))));
    assert!(broken.await.unwrap().is_err());
    assert_eq!(refused, winner(base.db(), 1).await.is_some(), "refused only if somebody has it");
    assert_eq!(refused, !base.is_sqlite());
}

async fn an_effect_of_a_failed_commit_never_happens(base: Base) {
    prizes(&base).await;
    let effects = Arc::new(AtomicUsize::new(0));
    let counted = effects.clone();
    let work = move |mut conn: Conn| -> BoxFuture<'static, Done<()>> {
        Box::pin(async move {
            let result = promise_nothing(&mut conn).await;
            let effect = move || {
                counted.fetch_add(1, Ordering::SeqCst);
            };
            Done { conn, result, after: vec![Box::new(effect)] }
        })
    };
    assert!(matches!(base.db().write(work).await, Err(Halt::Unavailable)));
    assert_eq!(effects.load(Ordering::SeqCst), 0);
}

async fn a_broken_constraint_harms_its_own_job_alone(base: Base) {
    prizes(&base).await;
    let held = Held::on(base.db()).await;
    let mut broken = vec![];
    for sql in ["insert into prize (id) values (7), (7)", "insert into prize (id) values (null)"] {
        broken.push(hand_over(base.db(), move |conn| run(conn, sql)).await);
    }
    let neighbour = hand_over(base.db(), |conn| win(conn, 1, 1)).await;
    held.release().await.unwrap();
    for answer in join_all(broken).await {
        assert!(matches!(answer.unwrap(), Err(Halt::Fault(_))));
    }
    neighbour.await.unwrap().unwrap();
    assert_eq!(winner(base.db(), 1).await, Some(1));
}

fn run<'c>(conn: &'c mut Conn, sql: &'static str) -> BoxFuture<'c, Result<(), Halt>> {
    Box::pin(async move { Ok(on!(conn, |c| sqlx::query(sql).execute(c).await.map(drop))?) })
}

async fn a_job_that_overlooks_a_failed_statement_is_not_acknowledged_falsely(base: Base) {
    prizes(&base).await;
    let careless = job(|conn| {
        Box::pin(async {
            win(conn, 1, 1).await?;
            let again = "insert into prize (id) values (1)";
            assert!(on!(conn, |c| sqlx::query(again).execute(c).await.map(drop)).is_err());
            Ok(())
        })
    });
    let told = base.db().write(careless).await.is_ok();
    assert_eq!(told, winner(base.db(), 1).await.is_some());
    let kept: Result<(), Halt> =
        base.db().write(job(|_| Box::pin(async { Err(Problem::new("x").into()) }))).await;
    assert!(matches!(kept, Err(Halt::Refused(_))), "the writer goes on");
}
