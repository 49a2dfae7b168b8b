//! The one writer: races, refusals, callers that leave, effects.
use super::{Held, hand_over, prizes, win, winner};
use crate::support::{Base, job, on_both};
use amis::{
    db::{Conn, Done},
    kernel::{Halt, Problem},
};
use futures_util::future::join_all;
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::time::sleep;

on_both!(
    of_fifty_jobs_that_race_for_one_prize_one_wins,
    a_refused_job_leaves_nothing_and_its_neighbours_stay,
    callers_that_leave_wedge_nothing,
    a_refusal_is_answered_only_after_its_groups_commit,
    effects_happen_after_the_commit_and_never_otherwise,
    a_panicking_effect_stops_nobody,
    a_writer_waits_for_another_process,
    what_was_handed_over_before_closing_is_written,
);

async fn of_fifty_jobs_that_race_for_one_prize_one_wins(base: Base) {
    prizes(&base).await;
    for prize in 1..=20 {
        let race = (1..=50).map(|who| base.db().write(job(move |conn| win(conn, prize, who))));
        let answers = join_all(race).await;
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        let refused = answers.iter().filter(|answer| matches!(answer, Err(Halt::Refused(_)))).count();
        assert_eq!((won, refused), (1, 49));
        let who = answers.iter().position(Result::is_ok).unwrap();
        assert_eq!(winner(base.db(), prize).await, Some(i64::try_from(who).unwrap() + 1));
    }
}

async fn a_refused_job_leaves_nothing_and_its_neighbours_stay(base: Base) {
    prizes(&base).await;
    let held = Held::on(base.db()).await;
    let mut answers = vec![];
    for prize in 0..40 {
        answers.push(hand_over(base.db(), move |conn| Box::pin(win_or_regret(conn, prize))).await);
    }
    held.release().await.unwrap();
    for (prize, answer) in join_all(answers).await.into_iter().enumerate() {
        assert_eq!(answer.unwrap().is_ok(), prize % 2 == 0);
    }
    assert_eq!(base.number("select count(*) from prize").await, 20);
    assert_eq!(base.number("select count(*) from prize where id % 2 = 0").await, 20);
}

async fn win_or_regret(conn: &mut Conn, prize: i64) -> Result<(), Halt> {
    win(conn, prize, 1).await?;
    if prize % 2 == 0 { Ok(()) } else { Err(Problem::new("prize.regretted").into()) }
}

async fn callers_that_leave_wedge_nothing(base: Base) {
    prizes(&base).await;
    let mut acknowledged = 0;
    for round in 0..15 {
        let calls: Vec<_> = (0..100)
            .map(|call| {
                let db = base.db().clone();
                let prize = round * 100 + call;
                tokio::spawn(async move { db.write(job(move |conn| win(conn, prize, 1))).await })
            })
            .collect();
        sleep(Duration::from_micros(300 * u64::try_from(round).unwrap())).await;
        calls.iter().for_each(tokio::task::JoinHandle::abort);
        acknowledged += join_all(calls).await.iter().filter(|call| matches!(call, Ok(Ok(())))).count();
    }
    for prize in 2_000..2_100 {
        base.db().write(job(move |conn| win(conn, prize, 2))).await.unwrap();
    }
    assert_eq!(base.number("select count(*) from prize where winner = 2").await, 100);
    let written = base.number("select count(*) from prize where winner = 1").await;
    let after_leaving = written - i64::try_from(acknowledged).unwrap();
    assert!(after_leaving >= 50, "{after_leaving} jobs ended after their callers had gone: too few to tell");
}

async fn a_refusal_is_answered_only_after_its_groups_commit(base: Base) {
    prizes(&base).await;
    let first = Held::on(base.db()).await;
    let refused =
        hand_over(base.db(), |_| Box::pin(async { Err::<(), _>(Halt::from(Problem::new("prize.gone"))) }))
            .await;
    let (second, second_runs) = Held::in_line(base.db()).await;
    first.go_on.send(()).unwrap();
    second_runs.await.unwrap();
    if base.is_sqlite() {
        sleep(Duration::from_millis(50)).await;
        assert!(!refused.is_finished(), "it has run, and its group has not committed");
    }
    second.release().await.unwrap();
    first.answer.await.unwrap().unwrap();
    assert!(matches!(refused.await.unwrap(), Err(Halt::Refused(_))));
}

async fn effects_happen_after_the_commit_and_never_otherwise(base: Base) {
    prizes(&base).await;
    let effects = Arc::new(AtomicUsize::new(0));
    for (prize, refuse) in [(1, false), (2, true), (3, false)] {
        let counted = effects.clone();
        let work = move |mut conn: Conn| -> futures_util::future::BoxFuture<'static, Done<()>> {
            Box::pin(async move {
                let mut result = win(&mut conn, prize, 1).await;
                if refuse {
                    result = Err(Problem::new("prize.regretted").into());
                }
                let effect = move || {
                    counted.fetch_add(1, Ordering::SeqCst);
                };
                Done { conn, result, after: vec![Box::new(effect)] }
            })
        };
        assert_eq!(base.db().write(work).await.is_err(), refuse);
    }
    assert_eq!(effects.load(Ordering::SeqCst), 2);
}

async fn a_panicking_effect_stops_nobody(base: Base) {
    prizes(&base).await;
    base.expect_panics(1);
    let work = move |mut conn: Conn| -> futures_util::future::BoxFuture<'static, Done<()>> {
        Box::pin(async move {
            let result = win(&mut conn, 1, 1).await;
            Done { conn, result, after: vec![Box::new(|| panic!("on purpose"))] }
        })
    };
    base.db().write(work).await.unwrap();
    assert_eq!(winner(base.db(), 1).await, Some(1));
    base.db().write(job(|conn| win(conn, 2, 1))).await.unwrap();
}

async fn a_writer_waits_for_another_process(base: Base) {
    prizes(&base).await;
    let other = base.again().await;
    let held = Held::on(&other).await;
    let answer = hand_over(base.db(), |conn| win(conn, 1, 1)).await;
    sleep(Duration::from_millis(300)).await;
    assert_eq!(answer.is_finished(), !base.is_sqlite(), "a file has one writer at a time");
    held.release().await.unwrap();
    answer.await.unwrap().unwrap();
    other.close().await;
}

async fn what_was_handed_over_before_closing_is_written(base: Base) {
    prizes(&base).await;
    let second = base.again().await;
    let mut answers = vec![];
    for prize in 0..30 {
        answers.push(hand_over(&second, move |conn| win(conn, prize, 1)).await);
    }
    second.close().await;
    let written = join_all(answers).await.into_iter().filter(|answer| matches!(answer, Ok(Ok(())))).count();
    assert_eq!(base.number("select count(*) from prize").await, i64::try_from(written).unwrap());
    assert!(second.write(job(|conn| win(conn, 99, 1))).await.is_err(), "it is closed");
    if base.is_sqlite() {
        assert_eq!(written, 30);
    }
}
