//! The verbs: tell somebody of a service or a group, write down what came of it, show it to those who may know.
use super::{
    model::{About, Answer, Contact, Facts, Leave, MACHINE, New, Orientation, Reason, Status, Towards},
    store::{self, Narrowed},
};
use crate::{
    areas,
    call::{Call, Job, Memo, TokenScope},
    directory, groups,
    kernel::{Halt, Id, NeedId, OrientationId, Page, PersonId, Place, Problem, Slots, clock::day},
    needs::{self, NeedBatch, Told},
    policy::{
        Act, OrientAnybody, Part, Permit, ReadAnybodys, ReadOrientations, RecordOrientation,
        RecordOrientationAnswer, Standing,
    },
    referrals::referral::PersonAnswer,
};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// How many that are due are read at most.
const DUE_MAX: usize = 500;

/// Writes down that somebody was told of a service. Nothing of them goes anywhere, and their need stays as it is.
pub(super) async fn give(call: &Call, memo: Memo, new: New) -> Result<OrientationId, Halt> {
    if let About::Anybody(contact) = new.about {
        known(call, contact).await?;
    }
    if let Towards::Group(group) = new.towards
        && !groups::is_published(call, group).await?
    {
        return Err(Problem::not_found("group").into());
    }
    call.mutate(memo, move |job| Box::pin(write(job, new))).await
}

/// Refuses kinds of help of other domains, and places that there aren't.
async fn known(call: &Call, contact: Contact) -> Result<(), Halt> {
    if let Some(kind) = contact.kind_of_help {
        let kinds = directory::kinds(call).await?;
        if kinds.get(kind).is_none_or(|kind| kind.domain != contact.domain) {
            return Err(Problem::new("need.kind_of_help").at("kindOfHelp").into());
        }
    }
    if let Some(area) = contact.area
        && areas::tree(call).await?.get(area).is_none()
    {
        return Err(Problem::new("area.unknown").at("area").into());
    }
    Ok(())
}

async fn write(job: &mut Job, new: New) -> Result<OrientationId, Halt> {
    let new = new.checked(job.now())?;
    let (id, now) = (OrientationId::mint(), job.now());
    let (leave, of) = match new.about {
        About::Need(need) => {
            let (facts, standing, permit) = needs::leave::<RecordOrientation>(job, need).await?;
            if facts.status == needs::Status::Closed {
                return Err(Problem::new("orientation.need_closed").at("need").into());
            }
            (Leave::Need(permit), Some((need, facts.domain, standing)))
        }
        About::Anybody(_) => {
            let scope = job.law().scope::<OrientAnybody>(&job.actor()?);
            let scope = scope.map_err(|_| Problem::new("orientation.not_your_role").at("domain"))?;
            (Leave::Anybody(scope), None)
        }
    };
    if let Towards::Service(service, location) = new.towards {
        let (given, there) = store::is_given(&mut job.conn, service, location).await?;
        if !given || !there {
            return Err(Problem::not_found(if given { "location" } else { "service" }).into());
        }
    }
    store::insert(&mut job.conn, &leave, (id, &new), now).await?;
    if let Some((need, domain, standing)) = of {
        tell(job, (need, id), "give", (None, Status::Given), None).await?;
        job.audit(RecordOrientation::NAME, &standing, &[Part::Needs(domain)]).await?;
    }
    Ok(id)
}

/// Tells the history of its need.
async fn tell(
    job: &mut Job,
    (need, id): (NeedId, OrientationId),
    event: &'static str,
    (from, to): (Option<Status>, Status),
    reason: Option<&'static str>,
) -> Result<(), Halt> {
    let actor = job.actor()?;
    let told = Told {
        need,
        at: job.now(),
        by: Some((actor.organization, actor.user)),
        subject: ("orientation", id.uuid()),
        event,
        from: from.map(Status::name),
        to: to.name(),
        reason,
    };
    needs::tell(job, &told).await
}

fn nobody() -> PersonId {
    PersonId::of(Uuid::nil())
}

fn unknown() -> Halt {
    Problem::not_found("orientation").into()
}

/// Writes down what the person says of it, or why they can't be asked.
pub(super) async fn hear(
    call: &Call,
    memo: Memo,
    id: OrientationId,
    if_version: Option<i64>,
    answer: Answer,
) -> Result<OrientationId, Halt> {
    call.mutate(memo, move |job| Box::pin(write_down(job, id, if_version, answer))).await
}

async fn write_down(
    job: &mut Job,
    id: OrientationId,
    if_version: Option<i64>,
    answer: Answer,
) -> Result<OrientationId, Halt> {
    let seen = store::facts(&mut job.conn, id).await?;
    let standing = job.standing(seen.and_then(|facts| facts.person_id).unwrap_or_else(nobody)).await?;
    // Read again under the lock: it may have moved while we waited for it.
    let facts = store::facts(&mut job.conn, id).await?.ok_or_else(unknown)?;
    let leave = leave_to_answer(job, &facts, &standing)?.ok_or_else(unknown)?;
    if if_version.is_some_and(|seen| seen != facts.version) {
        return Err(Problem::conflict(facts.version).into());
    }
    let heard = answer.checked(facts.given_at, job.now())?;
    let to = MACHINE.step(facts.status, heard.event)?;
    store::answer(&mut job.conn, &leave, &facts, (to, &heard)).await?;
    if let Some(need) = facts.need_id {
        let said = heard.helped.map(PersonAnswer::name).or(heard.reason.map(Reason::name));
        tell(job, (need, id), heard.event.name(), (Some(facts.status), to), said).await?;
        job.audit(RecordOrientationAnswer::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
    }
    Ok(id)
}

fn leave_to_answer(
    job: &Job,
    facts: &Facts,
    standing: &Standing,
) -> Result<Option<Leave<RecordOrientationAnswer, OrientAnybody>>, Halt> {
    let (actor, law) = (job.actor()?, job.law());
    let own = facts.organization_id == actor.organization;
    Ok(match facts.need_id {
        Some(need) => law
            .permit_need::<RecordOrientationAnswer>(&actor, standing, need, facts.domain)
            .ok()
            .filter(|permit| own || permit.leads())
            .map(Leave::Need),
        None => law.scope::<OrientAnybody>(&actor).ok().filter(|_| own).map(Leave::Anybody),
    })
}

/// Orientations that are open to the caller, read together.
#[derive(Debug, Default)]
pub(super) struct Batch {
    rows: Vec<Row>,
    slots: Slots,
}

#[derive(Debug)]
struct Row {
    orientation: Orientation,
    /// For what hangs on a need.
    permit: Option<Permit<ReadOrientations>>,
    may_answer: bool,
}

impl Batch {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn slots(&self) -> &Slots {
        &self.slots
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Orientation> {
        self.rows.iter().map(|row| &row.orientation)
    }

    pub(super) fn orientation(&self, at: usize) -> &Orientation {
        &self.rows[at].orientation
    }

    /// Whether the caller may write down what came of it.
    pub(super) fn may_answer(&self, at: usize) -> bool {
        let row = &self.rows[at];
        row.may_answer && !MACHINE.moves(row.orientation.facts.status).is_empty()
    }

    /// Notes that it is shown: the need that it hangs on is.
    pub(super) fn shows(&self, call: &Call, at: usize) {
        let Row { orientation, permit, .. } = &self.rows[at];
        if let Some(permit) = permit {
            let part = Part::Needs(orientation.facts.domain);
            call.shows(permit.person(), permit.version(), permit.decision(), part);
        }
    }
}

/// One orientation, or nothing: one that may not be known of is not there, by the same statements.
pub(super) async fn read(call: &Call, id: OrientationId) -> Result<Batch, Halt> {
    call.within(TokenScope::Read)?;
    let facts = store::facts(&mut *call.reader().await?, id).await?;
    let person = facts.and_then(|facts| facts.person_id).unwrap_or_else(nobody);
    let standings = HashMap::from([(person, call.standing(person).await?)]);
    let Some(leave) = facts.map(|facts| leave_to_read(call, &facts, &standings)).transpose()?.flatten()
    else {
        return Ok(Batch::default());
    };
    let found = store::one(&mut *call.reader().await?, &leave, id).await?;
    let_in(call, found.into_iter().collect(), &standings)
}

/// The latest orientations of all needs of an answer that the caller may see.
pub(super) async fn of_needs(call: &Call, needs: &NeedBatch) -> Result<Batch, Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let (mut standings, mut permits) = (HashMap::new(), Vec::new());
    for at in 0..needs.permits().len() {
        let (facts, standing) = (&needs.need(at).facts, needs.standing(at));
        permits.extend(law.permit_need::<ReadOrientations>(actor, standing, facts.id, facts.domain).ok());
        standings.insert(facts.person_id, standing.clone());
    }
    let found = store::of_needs(&mut *call.reader().await?, &permits).await?;
    let_in(call, found, &standings)
}

/// A page of what the caller's organisation follows up, and the places: what is due first, soonest first.
pub(super) async fn list(
    call: &Call,
    status: &[Status],
    follow_up_before: Option<NaiveDate>,
    page: &Page,
) -> Result<(Batch, Vec<Place>), Halt> {
    let found = followed_up(call, &Narrowed::of(status, follow_up_before, page)).await?;
    let batch = shown(call, found).await?;
    let place = |row: &Orientation| Place::of(row.due_on.to_string(), row.facts.id);
    let places = batch.all().map(place).collect();
    Ok((batch, places))
}

/// What the caller's organisation follows up, before the guard has looked at each.
async fn followed_up(call: &Call, to: &Narrowed) -> Result<Vec<Orientation>, Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let anybodys = law.scope::<ReadAnybodys>(actor).ok();
    Ok(match (law.scope::<ReadOrientations>(actor), &anybodys) {
        (Ok(scope), anybodys) => {
            let mut conn = call.reader().await?;
            store::listed(&mut conn, &scope, anybodys.as_ref(), to, call.now()).await?
        }
        (Err(_), Some(scope)) => store::anybodys(&mut *call.reader().await?, scope, to).await?,
        (Err(_), None) => Vec::new(),
    })
}

async fn shown(call: &Call, found: Vec<Orientation>) -> Result<Batch, Halt> {
    let persons: BTreeSet<_> = found.iter().filter_map(|row| row.facts.person_id).collect();
    let standings = call.standings(&Vec::from_iter(persons)).await?;
    let_in(call, found, &standings)
}

/// What the caller's organisation is to follow up by today; of persons whom it leads also what whoever told them has
/// forgotten, or may not ask any more.
pub(super) async fn due(call: &Call) -> Result<Batch, Halt> {
    let page = Page { first: DUE_MAX, after: None };
    let to = Narrowed::of(&[Status::Given], day(call.now()).succ_opt(), &page);
    let mut found = followed_up(call, &to).await?;
    if let Ok(scope) = call.house().law.scope::<ReadOrientations>(call.actor()?) {
        let until = day(call.now() - call.house().terms.forgotten);
        let forgotten = store::forgotten(&mut *call.reader().await?, &scope, (&to, until)).await?;
        let known: BTreeSet<_> = found.iter().map(|row| row.facts.id).collect();
        found.extend(forgotten.into_iter().filter(|row| !known.contains(&row.facts.id)));
    }
    shown(call, found).await
}

/// The lead is shown all, others what they gave themselves: which service somebody was told of may say what they suffer
/// from. What names nobody stays with who gave it.
fn leave_to_read(
    call: &Call,
    facts: &Facts,
    standings: &HashMap<PersonId, Standing>,
) -> Result<Option<Leave<ReadOrientations, ReadAnybodys>>, Halt> {
    let (actor, law) = (call.actor()?, &call.house().law);
    let own = facts.organization_id == actor.organization;
    let Some(need) = facts.need_id else {
        return Ok(law.scope::<ReadAnybodys>(actor).ok().filter(|_| own).map(Leave::Anybody));
    };
    let standing = facts.person_id.and_then(|person| standings.get(&person));
    let permit = standing
        .and_then(|it| law.permit_need::<ReadOrientations>(actor, it, need, facts.domain).ok())
        .filter(|permit| own || permit.leads());
    Ok(permit.map(Leave::Need))
}

/// Keeps those that the caller may know of, each with its leave.
fn let_in(
    call: &Call,
    found: Vec<Orientation>,
    standings: &HashMap<PersonId, Standing>,
) -> Result<Batch, Halt> {
    let (actor, law) = (call.actor()?, &call.house().law);
    let mut rows = Vec::with_capacity(found.len());
    for orientation in found {
        let facts = orientation.facts;
        let (permit, may_answer) = match leave_to_read(call, &facts, standings)? {
            Some(Leave::Need(permit)) => {
                let standing = standings.get(&permit.person());
                let may = standing.is_some_and(|standing| {
                    law.permit_need::<RecordOrientationAnswer>(actor, standing, permit.on(), facts.domain)
                        .is_ok_and(|writes| facts.organization_id == actor.organization || writes.leads())
                });
                (Some(permit), may)
            }
            Some(Leave::Anybody(_)) => (None, law.scope::<OrientAnybody>(actor).is_ok()),
            None => continue,
        };
        rows.push(Row { orientation, permit, may_answer });
    }
    Ok(Batch { rows, slots: Slots::default() })
}
