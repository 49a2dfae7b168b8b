//! What waits, page by page; what a user has seen.
use super::{
    model::{InboxTab, Line, Moments, Narrow},
    store,
};
use crate::{
    call::{Call, Memo, TokenScope},
    kernel::{Halt, Page, Place, Time, UserId},
};
use chrono::TimeDelta;
use uuid::Uuid;

/// How many lines of a tab are counted.
pub(super) const COUNTED_MAX: i64 = 200;

/// A page of one tab of the caller's organisation, each line with its place. What it is about lets the caller in, or not.
pub(super) async fn lines(
    call: &Call,
    tab: InboxTab,
    narrow: &Narrow,
    page: &Page,
) -> Result<Vec<(Place, Line)>, Halt> {
    let (at, id) = match tab {
        InboxTab::Notices => page.newest_before(call.now()),
        _ => page.oldest_after(),
    };
    let lines = read(call, tab, narrow, (at, id, page.limit())).await?;
    let place = |line: &Line| Place { key: line.since.timestamp_micros().to_string(), id: line.id };
    Ok(lines.into_iter().map(|line| (place(&line), line)).collect())
}

/// The first lines of one tab, for those who count.
pub(super) async fn first(call: &Call, tab: InboxTab, narrow: &Narrow) -> Result<Vec<Line>, Halt> {
    let from = match tab {
        // Nothing is of tomorrow.
        InboxTab::Notices => (call.now() + TimeDelta::days(1), Uuid::max()),
        _ => (Time::UNIX_EPOCH, Uuid::nil()),
    };
    read(call, tab, narrow, (from.0, from.1, COUNTED_MAX)).await
}

async fn read(
    call: &Call,
    tab: InboxTab,
    narrow: &Narrow,
    from: (Time, Uuid, i64),
) -> Result<Vec<Line>, Halt> {
    call.within(TokenScope::Read)?;
    let actor = call.actor()?;
    if !actor.agreement {
        return Ok(Vec::new());
    }
    let moments = Moments::of(call.now(), &call.house().terms);
    let whose = (actor.organization, narrow);
    store::lines(&mut *call.reader().await?, tab, whose, &moments, from).await
}

/// Until when the caller has seen their notices; `None` where they never said so.
pub(super) async fn seen(call: &Call) -> Result<Option<Time>, Halt> {
    let user = call.actor()?.user;
    store::seen(&mut *call.reader().await?, user).await
}

/// Writes down that the caller has seen their notices up to a moment; one that is to come counts as now.
pub(super) async fn see(call: &Call, memo: Memo, until: Time) -> Result<UserId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let user = job.actor()?.user;
            let until = until.min(job.now());
            store::see(&mut job.conn, user, until).await?;
            Ok(user)
        })
    })
    .await
}
