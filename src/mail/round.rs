//! Looks at the inboxes whose turn it is, and sends what is to be said. A look is taken for a while, looked and sent
//! outside any transaction, then written off: a process that is killed between sending and writing sends the same message,
//! by the same id, once more.
use super::{
    model::{CLAIM, GIVEN_UP_AFTER, NoticeManner, Preferences, QUIET, Taken, Told, put_off},
    post::{Fate, Post, Refusal},
    store,
    text::{self, Letter},
};
use crate::{
    accounts,
    call::{Call, House, Job},
    directory,
    inbox::{self, Narrow},
    kernel::{Halt, Id, MailId, Time, UserId},
    locale::Language,
};
use chrono::TimeDelta;
use futures_util::{FutureExt, future::BoxFuture};
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinHandle, time::timeout};

/// How many looks are found at once.
const AT_ONCE: i64 = 50;
/// What stands for a request.
const REQUEST: &str = "mail";
/// How long a process rests between two rounds.
const ROUND: Duration = Duration::from_secs(2);
/// And at most, where the mail server can't be spoken with: twice as long each time.
const REST_MAX: Duration = Duration::from_mins(5);
/// How long an inbox rests that could not be looked at.
const BROKEN: TimeDelta = TimeDelta::hours(1);

/// How long the message that is on its way may still take, once it is to be the last.
const LAST_MAX: Duration = Duration::from_secs(2);

/// Sends what is to be said, round after round, as long as it lives.
#[derive(Debug)]
pub struct Mailer {
    task: JoinHandle<()>,
    stopping: watch::Sender<bool>,
}

impl Mailer {
    /// Begins.
    pub fn start(house: &Arc<House>, post: Post) -> Self {
        let house = Arc::clone(house);
        let (stopping, mut stop) = watch::channel(false);
        let task = tokio::spawn(async move {
            let mut rest = ROUND;
            while !*stop.borrow() {
                rest = match one_round(&house, &post, &stop).await {
                    // A server that is down, or that refuses our password, isn't asked over and over.
                    Ok(Round { unreachable: true, .. }) => (rest * 2).min(REST_MAX),
                    Ok(_) | Err(Halt::Unavailable) => ROUND,
                    Err(halt) => {
                        tracing::error!(?halt, "notices could not be sent");
                        ROUND
                    }
                };
                drop(timeout(rest, stop.wait_for(|stopping| *stopping)).await);
            }
        });
        Self { task, stopping }
    }

    /// Ends after the message that is on its way, so that it isn't sent once more at the next start.
    pub async fn stop(mut self) {
        self.stopping.send_replace(true);
        drop(timeout(LAST_MAX, &mut self.task).await);
    }

    /// Looks at what is due now; how many messages were sent. Ends early where the server can't be spoken with.
    pub async fn round(house: &Arc<House>, post: &Post) -> Result<usize, Halt> {
        Ok(one_round(house, post, &watch::channel(false).1).await?.sent)
    }
}

impl Drop for Mailer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What came of one round.
#[derive(Clone, Copy, Debug, Default)]
struct Round {
    sent: usize,
    unreachable: bool,
}

async fn one_round(house: &Arc<House>, post: &Post, stop: &watch::Receiver<bool>) -> Result<Round, Halt> {
    let due = {
        let mut conn = house.db.reader().await?;
        let due = store::due(&mut conn, house.clock.now(), AT_ONCE).await;
        conn.give_back().await;
        due?
    };
    let mut round = Round::default();
    for user in due {
        if *stop.borrow() {
            break;
        }
        match AssertUnwindSafe(turn(house, post, user)).catch_unwind().await {
            Ok(Ok(Turn::Sent)) => round.sent += 1,
            Ok(Ok(Turn::Nothing)) => {}
            Ok(Ok(Turn::Unreachable)) => {
                round.unreachable = true;
                break;
            }
            Ok(Err(Halt::Unavailable)) => return Err(Halt::Unavailable),
            // One inbox that can't be looked at keeps nobody else from hearing of theirs.
            broken => {
                tracing::error!(?broken, "an inbox could not be looked at, and rests");
                let later = house.clock.now() + BROKEN;
                write(house, move |job| {
                    Box::pin(async move { store::put_off(&mut job.conn, user, Some(later)).await })
                })
                .await?;
            }
        }
    }
    Ok(round)
}

/// What came of one look.
#[derive(Debug)]
enum Turn {
    Sent,
    Nothing,
    Unreachable,
}

async fn turn(house: &Arc<House>, post: &Post, user: UserId) -> Result<Turn, Halt> {
    let Some(taken) = write(house, move |job| Box::pin(take(job, user))).await? else {
        return Ok(Turn::Nothing);
    };
    let (told, letter) = look(house, post, &taken).await?;
    let Some((to, letter)) = letter else {
        write_off(house, taken, told, None).await?;
        return Ok(Turn::Nothing);
    };
    match post.send(&to, &letter, taken.message.uuid(), house.clock.now()).await {
        Ok(()) => {
            write_off(house, taken, told, Some(house.clock.now() + QUIET)).await?;
            Ok(Turn::Sent)
        }
        Err(refusal) => refused(house, taken, told, refusal).await,
    }
}

async fn take(job: &mut Job, user: UserId) -> Result<Option<Taken>, Halt> {
    let now = job.now();
    let Some(due) = store::due_now(&mut job.conn, user, now).await? else { return Ok(None) };
    let preferences = store::preferences(&mut job.conn, user).await?;
    let calendar = directory::calendar(&mut job.conn, due.organization).await?;
    let next = preferences.next_look(&calendar, now);
    let stands = due.under_way.is_some() || due.at.is_some_and(|at| preferences.stands(&calendar, at));
    if next.is_none() || !stands {
        store::put_off(&mut job.conn, user, next).await?;
        return Ok(None);
    }
    let (message, begun) = due.under_way.unwrap_or_else(|| (MailId::mint(), now));
    let (claim, tries, told) = (now + CLAIM, due.tries + 1, due.told);
    let taken = Taken { user, message, begun, tries, told, claim, preferences };
    store::take(&mut job.conn, &taken, next).await?;
    Ok(Some(taken))
}

/// What the user would find now, and what is to be said of it to which address. Read as they would read it, so that nothing
/// counts that isn't open to them any more; nothing of it is shown to anybody, so no look is recorded.
async fn look(
    house: &Arc<House>,
    post: &Post,
    taken: &Taken,
) -> Result<(Told, Option<(String, Letter)>), Halt> {
    let Some((caller, user)) = accounts::in_place_of(house, taken.user).await? else {
        return Ok((Told::default(), None));
    };
    let call = Call::new(Arc::clone(house), Some(caller), user.language, REQUEST.to_owned());
    let Preferences { manner, districts, counts_only, .. } = &taken.preferences;
    let lines = inbox::waiting(&call, &Narrow { districts: districts.clone(), worker: None }).await;
    call.release().await;
    let lines = lines?;
    let wanted: Vec<_> = lines.iter().filter(|line| taken.preferences.want(line)).collect();
    let told = Told::of(&house.secrets, taken.user, wanted.iter().copied());
    let news = match manner {
        NoticeManner::AtOnce => told.is_more_than(&taken.told),
        NoticeManner::Off | NoticeManner::Digest => !told.is_empty(),
    };
    let letter = news.then(|| text::letter(user.language, &wanted, *counts_only, post.address(), call.now()));
    Ok((told, letter.map(|letter| (user.mail, letter))))
}

/// Nobody's address is logged, and nothing that the server said: it may name one.
async fn refused(house: &Arc<House>, taken: Taken, told: Told, refusal: Refusal) -> Result<Turn, Halt> {
    let Refusal { fate, step, code } = refusal;
    let (message, tries, now) = (taken.message, taken.tries, house.clock.now());
    if fate == Fate::Never || now - taken.begun >= GIVEN_UP_AFTER {
        tracing::warn!(%message, tries, step, code, "a notice is given up");
        write_off(house, taken, told, None).await?;
    } else {
        tracing::warn!(%message, tries, step, code, "a notice could not be sent and is tried again");
        let at = now + put_off(tries);
        write(house, move |job| Box::pin(async move { store::again(&mut job.conn, &taken, at).await }))
            .await?;
    }
    Ok(if fate == Fate::Unreachable { Turn::Unreachable } else { Turn::Nothing })
}

/// False where it took so long that somebody else has it now.
async fn write_off(house: &Arc<House>, taken: Taken, told: Told, quiet: Option<Time>) -> Result<bool, Halt> {
    write(house, move |job| Box::pin(async move { store::done(&mut job.conn, &taken, &told, quiet).await }))
        .await
}

async fn write<T, F>(house: &Arc<House>, work: F) -> Result<T, Halt>
where
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Job) -> BoxFuture<'a, Result<T, Halt>> + Send + 'static,
{
    Call::new(Arc::clone(house), None, Language::It, REQUEST.to_owned()).write(work).await
}
