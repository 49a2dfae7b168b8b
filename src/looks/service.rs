//! The verbs: read a log, make the sheet for the person, list looks that no act followed. Whoever is shown any of
//! these is written down as having read the access log.
use super::{
    model::{IDLE_DAYS_MAX, IdleLooks, Look, Sheet, chosen_reads, no_acts},
    store::{self, Idle, Narrowed},
};
use crate::{
    call::{Call, TokenScope},
    kernel::{Halt, Id, Page, PersonId, Place, Time, UserId},
    persons::{self, Batch},
    policy::{Part, ReadIdleLooks, Relation, Role, Scope},
};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use uuid::Uuid;

/// The most looks that are read for one sheet.
const SHEET_MAX: i64 = 20_000;
/// After every moment that a look can be of, on either database.
const FAR: Time = match DateTime::from_timestamp(250_000_000_000, 0) {
    Some(time) => time,
    None => DateTime::<Utc>::MAX_UTC,
};

/// A page of the log of each person of an answer, the newest first.
pub(super) async fn of_persons(
    call: &Call,
    persons: &Batch,
    page: &Page,
) -> Result<HashMap<PersonId, Vec<Look>>, Halt> {
    let after = page.after.as_ref();
    let before = after.and_then(|place| Some((place.key.parse().ok()?, place.id)));
    let to = Narrowed {
        before: before.unwrap_or((FAR, Uuid::max())),
        limit: page.limit(),
        names: call.house().terms.access_log_names,
    };
    let permits: Vec<_> = persons.permits().iter().collect();
    let mut logs: HashMap<_, Vec<_>> = HashMap::new();
    for look in store::logs(&mut *call.reader().await?, &permits, &to).await? {
        logs.entry(look.person).or_default().push(look);
    }
    Ok(logs)
}

/// Where a look stands in its log.
pub(super) fn place(look: &Look) -> Place {
    Place::of(look.at.to_rfc3339(), look.id)
}

/// What may be told to one person of who looked; nothing for somebody whose log is closed to the caller. Never
/// more than the caller may see.
pub(super) async fn sheet(
    call: &Call,
    person: PersonId,
    before: Option<Time>,
) -> Result<Option<(Batch, Sheet)>, Halt> {
    let persons = persons::read(call, person).await?;
    let open = persons.permits().first().is_some_and(|permit| permit.shows(Part::AccessLog));
    if !open || !persons.shows(call, 0, Part::AccessLog) {
        return Ok(None);
    }
    let permit = &persons.permits()[0];
    let to = Narrowed {
        before: (before.unwrap_or(FAR), Uuid::nil()),
        limit: SHEET_MAX + 1,
        names: call.house().terms.access_log_names,
    };
    let (mut looks, services) = {
        let mut conn = call.reader().await?;
        (store::logs(&mut conn, &[permit], &to).await?, store::services(&mut conn, permit).await?)
    };
    let most = usize::try_from(SHEET_MAX).unwrap_or(usize::MAX);
    let more = looks.len() > most;
    looks.truncate(most);
    let sheet = Sheet::of(looks, &services, more);
    Ok(Some((persons, sheet)))
}

/// A page of the looks that no act followed, each with its place: the last first. For the privacy officer of the
/// lead; nothing for all others.
pub(super) async fn idle(call: &Call, page: &Page) -> Result<Vec<(Place, IdleLooks)>, Halt> {
    call.within(TokenScope::Read)?;
    let scope = call.house().law.scope::<ReadIdleLooks>(call.actor()?).ok();
    let Some(scope) = scope.filter(is_for_officer) else { return Ok(Vec::new()) };
    let within = call.house().terms.act_within;
    let to = Idle {
        since: call.now() - TimeDelta::days(IDLE_DAYS_MAX) - within,
        until: call.now() - within,
        days: within.num_days(),
        now: call.now(),
        before: page.after.as_ref().and_then(opened).unwrap_or((
            FAR,
            UserId::of(Uuid::max()),
            PersonId::of(Uuid::max()),
        )),
        limit: page.limit(),
    };
    let found =
        store::idle(&mut *call.reader().await?, &scope, (chosen_reads().collect(), no_acts().collect()), &to)
            .await?;
    let place = |one: &IdleLooks| {
        Place::of(format!("{} {}", one.last_at.to_rfc3339(), one.account_id), one.person_id)
    };
    Ok(found.into_iter().map(|one| (place(&one), one)).collect())
}

fn is_for_officer(scope: &Scope<ReadIdleLooks>) -> bool {
    let officer = scope.actor().roles.contains(Role::PrivacyOfficer);
    officer && scope.route(Relation::Lead).duty.contains(Part::AccessLog)
}

fn opened(place: &Place) -> Option<(Time, UserId, PersonId)> {
    let (at, user) = place.key.split_once(' ')?;
    Some((at.parse().ok()?, UserId::parse(user)?, PersonId::of(place.id)))
}
