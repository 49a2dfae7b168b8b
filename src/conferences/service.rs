//! The verbs: call a conference, invite to it, take a seat away, close it; show it to the lead and to its guests.
use super::{
    model::{Conference, Event, GUESTS_MAX, Guest, MACHINE, New, OPEN_MAX},
    store,
};
use crate::{
    accounts::organizations,
    call::{Call, Job, Memo, TokenScope},
    kernel::{ConferenceId, Halt, OrganizationId, Page, PersonId, Place, Problem, once, text},
    persons,
    policy::{
        Act, Action, Domain, HoldConference, Kind, Part, PartSet, Permit, ReadInvitations, ReadPerson,
        Standing,
    },
};
use std::collections::{BTreeSet, HashMap};

/// A conference as one reader sees it.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The conference.
    pub(super) row: Conference,
    /// What of its agenda may be named to the reader.
    pub(super) agenda: PartSet,
    /// The guests that may be named to the reader.
    pub(super) guests: Vec<Guest>,
    /// Whether the reader belongs to the lead, and may read the minutes.
    pub(super) whole: bool,
}

/// Calls a conference. For the person's lead. It opens nothing until a grant to it is recorded.
pub(super) async fn open(call: &Call, memo: Memo, new: New) -> Result<ConferenceId, Halt> {
    call.mutate(memo, move |job| Box::pin(begin(job, new))).await
}

async fn begin(job: &mut Job, new: New) -> Result<ConferenceId, Halt> {
    let now = job.now();
    let new = new.checked(now)?;
    let (actor, law) = (job.actor()?, job.law());
    let standing = job.standing(new.person).await?;
    let permit = law.permit::<HoldConference>(&actor, &standing).map_err(|_| {
        let known = law.decide(&actor, &standing, Action::Read).knows_person();
        if known { Problem::new("conference.lead_only").at("person") } else { Problem::not_found("person") }
    })?;
    if standing.sealed {
        return Err(Problem::new("conference.sealed").at("person").into());
    }
    if store::count_open(&mut job.conn, &permit, now).await? >= OPEN_MAX {
        return Err(Problem::new("conference.too_many_open").at("person").with("max", OPEN_MAX).into());
    }
    may_sit(job, &new.guests, "organizations").await?;
    let id = ConferenceId::mint();
    let until = new.until.unwrap_or(new.starts_at);
    store::insert(&mut job.conn, &permit, (id, &new), until, now).await?;
    audit(job, &standing).await?;
    Ok(id)
}

/// Refuses whom no person can be talked about with.
async fn may_sit(job: &mut Job, guests: &[OrganizationId], field: &'static str) -> Result<(), Halt> {
    let (own, now) = (job.actor()?.organization, job.now());
    let found = organizations::by_ids(&mut job.conn, guests).await?;
    if found.len() < guests.len() {
        return Err(Problem::not_found("organization").at(field).into());
    }
    for guest in found {
        let code = if guest.id == own {
            "conference.guest_lead"
        } else if matches!(guest.kind, Kind::Company | Kind::Network) {
            "conference.guest_kind"
        } else if !guest.has_agreement(now) {
            "conference.guest_agreement"
        } else {
            continue;
        };
        return Err(Problem::new(code).at(field).with("name", guest.name).into());
    }
    Ok(())
}

async fn audit(job: &mut Job, standing: &Standing) -> Result<(), Halt> {
    job.audit(HoldConference::NAME, standing, &[Part::Conferences]).await
}

/// The conference that is to be changed, for the lead of its person.
async fn led(
    job: &mut Job,
    id: ConferenceId,
    event: Event,
) -> Result<(Conference, Permit<HoldConference>, Standing), Halt> {
    let not_found = || Problem::not_found("conference");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let found = store::facts(&mut job.conn, id).await?;
    let person = found.as_ref().map_or_else(PersonId::mint, |conference| conference.person);
    let standing = job.standing(person).await?;
    let permit = law.permit::<HoldConference>(&actor, &standing).map_err(|_| not_found())?;
    let conference = found.ok_or_else(not_found)?;
    MACHINE.step(conference.status_at(now), event).map_err(|problem| problem.at("conference"))?;
    Ok((conference, permit, standing))
}

/// Gives one more organisation a seat. What was granted to the conference before doesn't open to it.
pub(super) async fn invite(
    call: &Call,
    memo: Memo,
    id: ConferenceId,
    guest: OrganizationId,
) -> Result<ConferenceId, Halt> {
    call.mutate(memo, move |job| Box::pin(seat(job, id, guest))).await
}

async fn seat(job: &mut Job, id: ConferenceId, guest: OrganizationId) -> Result<ConferenceId, Halt> {
    let (conference, permit, standing) = led(job, id, Event::Invite).await?;
    may_sit(job, &[guest], "organization").await?;
    let guests = store::guests(&mut job.conn, &[conference]).await?;
    if guests.iter().filter(|guest| guest.left_at.is_none()).count() >= GUESTS_MAX {
        return Err(Problem::new("conference.too_many").at("organization").with("max", GUESTS_MAX).into());
    }
    let now = job.now();
    once(store::seat(&mut job.conn, &permit, id, &[guest], now).await?, || {
        Problem::new("conference.invited_already").at("organization")
    })?;
    audit(job, &standing).await?;
    Ok(id)
}

/// Takes a seat away: the lead from anybody, a guest from itself. What it opened is closed at once.
pub(super) async fn uninvite(
    call: &Call,
    memo: Memo,
    id: ConferenceId,
    guest: OrganizationId,
) -> Result<ConferenceId, Halt> {
    call.mutate(memo, move |job| Box::pin(unseat(job, id, guest))).await
}

async fn unseat(job: &mut Job, id: ConferenceId, guest: OrganizationId) -> Result<ConferenceId, Halt> {
    let no_seat = || Problem::not_found("organization");
    let (actor, now) = (job.actor()?, job.now());
    let standing = if guest == actor.organization && job.law().scope::<ReadInvitations>(&actor).is_ok() {
        let not_found = || Problem::not_found("conference");
        let found = store::facts(&mut job.conn, id).await?;
        let person = found.as_ref().map_or_else(PersonId::mint, |conference| conference.person);
        let standing = job.standing(person).await?;
        let conference = found.filter(|_| !standing.sealed).ok_or_else(not_found)?;
        let seats = store::guests(&mut job.conn, std::slice::from_ref(&conference)).await?;
        if !seats.iter().any(|seat| seat.organization == guest && seat.left_at.is_none()) {
            return Err(not_found().into());
        }
        MACHINE
            .step(conference.status_at(now), Event::Uninvite)
            .map_err(|problem| problem.at("conference"))?;
        standing
    } else {
        led(job, id, Event::Uninvite).await?.2
    };
    once(store::leave(&mut job.conn, (id, guest), now).await?, no_seat)?;
    job.raise(standing.person).await?;
    audit(job, &standing).await?;
    Ok(id)
}

/// Ends a conference: it opens nothing any more. For the person's lead, who may leave minutes.
pub(super) async fn close(
    call: &Call,
    memo: Memo,
    id: ConferenceId,
    minutes: Option<String>,
) -> Result<ConferenceId, Halt> {
    call.mutate(memo, move |job| Box::pin(end(job, id, minutes))).await
}

async fn end(job: &mut Job, id: ConferenceId, minutes: Option<String>) -> Result<ConferenceId, Halt> {
    let minutes = text::limited(minutes.as_deref().unwrap_or_default(), text::STORY_MAX, "minutes")?;
    let (conference, permit, standing) = led(job, id, Event::Close).await?;
    let now = job.now();
    let closed = store::close(&mut job.conn, &permit, &conference, minutes.as_deref(), now).await?;
    once(closed, || Problem::conflict(conference.version + 1))?;
    job.raise(standing.person).await?;
    audit(job, &standing).await?;
    Ok(id)
}

/// The conferences about persons, to whoever may read that part of them. A row has the class of what is on its agenda:
/// the lead is told of those whose needs are open to it, anybody else of those of which everything is.
pub(super) async fn of_persons(call: &Call, permits: &[Permit<ReadPerson>]) -> Result<Vec<Table>, Halt> {
    let mut conn = call.reader().await?;
    let mut found = store::of_persons(&mut conn, permits).await?;
    let permits: HashMap<_, _> = permits.iter().map(|permit| (permit.on(), permit)).collect();
    found.retain(|row| permits.get(&row.person).is_some_and(|permit| may_read(permit, row)));
    let guests = store::guests(&mut conn, &found).await?;
    let table = |row: Conference| {
        let permit = permits[&row.person];
        let named = |guest: &Guest| permit.leads() || may_name(permit.parts(), guest.kind);
        let guests = guests_of(&row, &guests, named);
        Table { agenda: row.agenda, guests, whole: permit.leads(), row }
    };
    Ok(found.into_iter().map(table).collect())
}

fn may_read(permit: &Permit<ReadPerson>, row: &Conference) -> bool {
    let named = if permit.leads() { row.agenda.needs() } else { row.agenda };
    permit.parts().covers(named)
}

/// Whether somebody to whom these parts are open may hear that such an organisation sits at the table.
fn may_name(open: PartSet, kind: Kind) -> bool {
    let closed = |domain: Domain| !open.contains(Part::Needs(domain));
    !kind.speaks_of().is_some_and(closed)
}

fn guests_of(row: &Conference, all: &[Guest], named: impl Fn(&Guest) -> bool) -> Vec<Guest> {
    all.iter().filter(|guest| guest.conference == row.id && named(guest)).copied().collect()
}

/// A page of the open conferences at which the caller's organisation sits, the latest invitation first, with the place
/// of each. What of the agenda is not open to the caller isn't named, nor whoever else would say it.
pub(super) async fn invitations(call: &Call, page: &Page) -> Result<(Vec<Table>, Vec<Place>), Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law, now) = (call.actor()?, &call.house().law, call.now());
    let Ok(scope) = law.scope::<ReadInvitations>(actor) else { return Ok((vec![], vec![])) };
    let before = (page.newest_before(now), page.limit());
    let found = store::invitations(&mut *call.reader().await?, &scope, before, now).await?;
    let places = found.iter().map(|(at, row)| Place::of(at.timestamp_micros().to_string(), row.id)).collect();
    let rows: Vec<_> = found.into_iter().map(|(_, row)| row).collect();
    Ok((as_guest(call, rows).await?, places))
}

async fn as_guest(call: &Call, rows: Vec<Conference>) -> Result<Vec<Table>, Halt> {
    let (actor, law) = (call.actor()?, &call.house().law);
    let persons: BTreeSet<_> = rows.iter().map(|row| row.person).collect();
    let standings = call.standings(&Vec::from_iter(persons)).await?;
    let guests = store::guests(&mut *call.reader().await?, &rows).await?;
    let table = |row: Conference| {
        let decision = standings.get(&row.person).map(|standing| law.decide(actor, standing, Action::Read));
        let open = decision.map_or(PartSet::EMPTY, |decision| decision.parts);
        let named = |guest: &Guest| {
            guest.organization == actor.organization || guest.left_at.is_none() && may_name(open, guest.kind)
        };
        let guests = guests_of(&row, &guests, named);
        Table { agenda: row.agenda.intersect(open), guests, whole: false, row }
    };
    Ok(rows.into_iter().map(table).collect())
}

/// One conference: for the lead's users who may read it, and for its guests while they sit there.
pub(super) async fn read(call: &Call, id: ConferenceId) -> Result<Option<Table>, Halt> {
    call.within(TokenScope::Read)?;
    let Some(row) = store::facts(&mut *call.reader().await?, id).await? else { return Ok(None) };
    let batch = persons::read(call, row.person).await?;
    if !batch.permits().is_empty() && batch.shows(call, 0, Part::Conferences) {
        let all = of_persons(call, batch.permits()).await?;
        if let Some(table) = all.into_iter().find(|table| table.row.id == id) {
            return Ok(Some(table));
        }
    }
    let (actor, now) = (call.actor()?, call.now());
    let Ok(scope) = call.house().law.scope::<ReadInvitations>(actor) else { return Ok(None) };
    let own = store::invitation(&mut *call.reader().await?, &scope, id, now).await?;
    Ok(as_guest(call, own.into_iter().collect()).await?.pop())
}
