//! The verbs: call a conference, invite to it, take a seat away, close it; show it to the lead and to its guests.
use super::{
    model::{Checked, Conference, Event, GUESTS_MAX, Guest, MACHINE, New, OPEN_MAX},
    store,
};
use crate::{
    accounts::organizations,
    call::{Call, Job, Memo, TokenScope},
    kernel::{ConferenceId, Halt, OrganizationId, Page, PersonId, Place, Problem, once, text},
    persons,
    policy::{
        Act, Action, Domain, HoldConference, Kind, LeaveConference, Part, PartSet, Permit, ReadInvitations,
        ReadPerson, Standing,
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
    /// Whether who called it may be named to the reader.
    pub(super) caller: bool,
    /// Whether the reader may read the minutes: of the lead, and everything on the agenda is open to them.
    pub(super) minutes: bool,
}

/// Calls a conference. For the person's lead. It opens nothing until a grant to it is recorded.
pub(super) async fn open(call: &Call, memo: Memo, new: New) -> Result<ConferenceId, Halt> {
    call.mutate(memo, move |job| Box::pin(begin(job, new))).await
}

async fn begin(job: &mut Job, new: New) -> Result<ConferenceId, Halt> {
    let now = job.now();
    let called = new.checked(now)?;
    let Checked { new, .. } = &called;
    let (actor, law) = (job.actor()?, job.law());
    let standing = job.standing(new.person).await?;
    let permit = law.permit::<HoldConference>(&actor, &standing).map_err(|_| {
        let known = law.decide(&actor, &standing, Action::Read).knows_person();
        if known { Problem::new("conference.lead_only").at("person") } else { Problem::not_found("person") }
    })?;
    unsealed(&standing, "person")?;
    if store::count_open(&mut job.conn, &permit, now).await? >= OPEN_MAX {
        return Err(Problem::new("conference.too_many_open").at("person").with("max", OPEN_MAX).into());
    }
    may_sit(job, &permit, (&new.guests, new.agenda), "organizations").await?;
    let id = ConferenceId::mint();
    store::insert(&mut job.conn, &permit, (id, &called), now).await?;
    job.audit(HoldConference::NAME, &standing, &[Part::Conferences]).await?;
    Ok(id)
}

/// Nobody talks about a sealed person.
fn unsealed(standing: &Standing, field: &str) -> Result<(), Problem> {
    if standing.sealed { Err(Problem::new("conference.sealed").at(field)) } else { Ok(()) }
}

/// Refuses whom no person can be talked about with, and to whom something of this one is closed.
async fn may_sit(
    job: &mut Job,
    permit: &Permit<HoldConference>,
    (guests, agenda): (&[OrganizationId], PartSet),
    field: &'static str,
) -> Result<(), Halt> {
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
    match store::closed_to(&mut job.conn, permit, guests, agenda).await? {
        Some(name) => Err(Problem::new("conference.guest_closed").at(field).with("name", name).into()),
        None => Ok(()),
    }
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
    unsealed(&standing, "conference")?;
    may_sit(job, &permit, (&[guest], conference.agenda), "organization").await?;
    let guests = store::guests(&mut job.conn, &[conference]).await?;
    if guests.iter().filter(|guest| guest.left_at.is_none()).count() >= GUESTS_MAX {
        return Err(Problem::new("conference.too_many").at("organization").with("max", GUESTS_MAX).into());
    }
    // Not when the job was taken up: a grant may have been signed while it waited for the person's lock.
    let now = job.house().clock.now();
    once(store::seat(&mut job.conn, &permit, id, &[guest], now).await?, || {
        Problem::new("conference.invited_already").at("organization")
    })?;
    job.audit(HoldConference::NAME, &standing, &[Part::Conferences]).await?;
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
    let (actor, now) = (job.actor()?, job.now());
    let (standing, act) = if guest == actor.organization {
        (own(job, id).await?, LeaveConference::NAME)
    } else {
        (led(job, id, Event::Uninvite).await?.2, HoldConference::NAME)
    };
    once(store::leave(&mut job.conn, (id, guest), now).await?, || Problem::not_found("organization"))?;
    job.raise(standing.person).await?;
    job.audit(act, &standing, &[Part::Conferences]).await?;
    Ok(id)
}

/// The standing to the person about whom a conference is, for a guest who may give up its seat. A conference of others
/// takes the same statements as none.
async fn own(job: &mut Job, id: ConferenceId) -> Result<Standing, Halt> {
    let not_found = || Problem::not_found("conference");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let scope = law.scope::<LeaveConference>(&actor).map_err(|_| not_found())?;
    let found = store::invitation(&mut job.conn, &scope, id, now).await?;
    let person = found.as_ref().map_or_else(PersonId::mint, |conference| conference.person);
    let standing = job.standing(person).await?;
    let conference = found.ok_or_else(not_found)?;
    MACHINE.step(conference.status_at(now), Event::Uninvite).map_err(|problem| problem.at("conference"))?;
    Ok(standing)
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
    job.audit(HoldConference::NAME, &standing, &[Part::Conferences]).await?;
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
        let (leads, open) = (permit.leads(), permit.parts());
        let named = |guest: &Guest| leads || guest.left_at.is_none() && may_name(open, guest.kind);
        let guests = guests_of(&row, &guests, named);
        let caller = leads || may_name(open, row.kind);
        Table { agenda: row.agenda, guests, caller, minutes: leads && open.covers(row.agenda), row }
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
        let standing = standings.get(&row.person)?;
        let decision = law.decide(actor, standing, Action::Read);
        // When and where a person is talked about is told of them, whatever else is open.
        call.shows(row.person, standing.version, &decision, Part::Conferences);
        let open = decision.parts;
        let named = |guest: &Guest| {
            guest.organization == actor.organization || guest.left_at.is_none() && may_name(open, guest.kind)
        };
        let guests = guests_of(&row, &guests, named);
        let (agenda, caller) = (row.agenda.intersect(open), may_name(open, row.kind));
        Some(Table { agenda, guests, caller, minutes: false, row })
    };
    Ok(rows.into_iter().filter_map(table).collect())
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
