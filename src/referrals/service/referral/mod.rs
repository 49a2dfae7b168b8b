//! Referrals: one organisation asks another, for one need.
mod answer;
mod check;
mod expire;
mod forward;
mod prepare;
mod read;
mod recall;
mod send;

pub(in crate::referrals) use answer::{Answering, answer};
pub(in crate::referrals) use check::{Checking, Hearing, check, hear};
pub use expire::{EXPIRE, expire_in_time};
pub(in crate::referrals) use forward::{Forwarding, forward};
pub(in crate::referrals) use prepare::{Telling, await_consent, inform};
pub(in crate::referrals) use read::{
    Leave, ReferralBatch, find, histories, of_needs, read, read_many, without_basis,
};
pub(super) use recall::recall_waiting;
pub(in crate::referrals) use recall::{Ending, Recalling, end_with_need, recall};
pub(in crate::referrals) use send::{Asking, Sending, draft, send};

use super::super::{
    model::referral::{Event, Referral, Status},
    store::referral::{self as store, Said},
};
use super::{hold, place};
use crate::{
    call::Job,
    kernel::{Halt, Id, NeedId, PersonId, Problem, ReferralId, Time},
    needs::{self, Facts, Outcome, Reason, Told},
    policy::{
        Act, Actor, ForwardReferral, Law, MarkReferralError, Part, RecallReferral, Relation, Route, Standing,
    },
};
use chrono::NaiveDate;
use uuid::Uuid;

/// A referral, its need's facts and the person's standing, with the person's world locked.
struct Reached {
    referral: Referral,
    facts: Facts,
    standing: Standing,
}

fn unknown() -> Halt {
    Problem::not_found("referral").into()
}

/// Nobody's referral takes the same steps as one that may not be known of.
async fn reach(job: &mut Job, id: ReferralId) -> Result<Reached, Halt> {
    let seen = store::facts(&mut job.conn, id).await?;
    let person = seen.map_or_else(|| PersonId::of(Uuid::nil()), |referral| referral.person_id);
    let standing = job.standing(person).await?;
    // Read again under the lock: it may have moved while we waited for it.
    let referral = store::facts(&mut job.conn, id).await?.ok_or_else(unknown)?;
    let facts = needs::facts(&mut job.conn, referral.need_id).await?.ok_or_else(unknown)?;
    let facts = hold::lapse(job, facts).await?;
    let referral = expire::written(job, referral).await?;
    Ok(Reached { referral, facts, standing })
}

/// Whether the caller holds the need: a referral or a claim of theirs.
fn is_held_by_us(reached: &Reached) -> bool {
    holds(&reached.standing, reached.facts.id)
}

/// Whether the organisation whose standing this is holds the need.
pub(super) fn holds(standing: &Standing, need: NeedId) -> bool {
    let ours = |route: &Route| {
        route.relation == Relation::CareTeam && route.need.is_some_and(|(held, _)| held == need)
    };
    standing.routes.iter().any(ours)
}

/// The act under which a referral's sender changes it: the person's lead, or whoever forwarded it, as long as it
/// holds the need.
fn senders_act(job: &Job, reached: &Reached) -> Result<&'static str, Halt> {
    let Reached { referral, facts, standing } = reached;
    let (actor, law) = (job.actor()?, job.law());
    let leads = law.permit_need::<RecallReferral>(&actor, standing, facts.id, facts.domain);
    if leads.is_ok_and(|permit| permit.leads()) {
        return Ok(RecallReferral::NAME);
    }
    let forwarded = referral.parent_id.is_some() && referral.from_id == actor.organization;
    if !forwarded || !is_held_by_us(reached) {
        return Err(unknown());
    }
    let permit = law.permit_need::<ForwardReferral>(&actor, standing, facts.id, facts.domain);
    permit.map(|_| ForwardReferral::NAME).map_err(|_| unknown())
}

/// Whether the actor answers for data at the person's lead, or at whoever forwarded the referral and holds the need. To
/// whom the need is closed it is closed in this role too; of somebody sealed only the lead knows.
fn is_officer(law: &Law, actor: &Actor, standing: Option<&Standing>, referral: &Referral) -> bool {
    let Some(standing) = standing else { return false };
    let part = Part::Needs(referral.domain);
    let leave = law.permit::<MarkReferralError>(actor, standing);
    let of_lead = leave.is_ok_and(|permit| permit.leads() && permit.shows(part));
    let forwarded = referral.parent_id.is_some() && referral.from_id == actor.organization;
    let closed = referral.sealed || standing.closed.contains(part) || standing.closed.contains(Part::Card);
    let sent = forwarded && !closed && holds(standing, referral.need_id);
    of_lead || sent && law.scope::<MarkReferralError>(actor).is_ok()
}

/// The act under which somebody takes out a referral that was a mistake: the sender's own, or a privacy officer's.
fn correctors_act(job: &Job, reached: &Reached) -> Result<&'static str, Halt> {
    senders_act(job, reached).or_else(|_| {
        let officer = is_officer(&job.law(), &job.actor()?, Some(&reached.standing), &reached.referral);
        if officer { Ok(MarkReferralError::NAME) } else { Err(unknown()) }
    })
}

/// Refuses a move that saw another version. Asked after leave is given.
fn fresh(referral: &Referral, if_version: Option<i64>) -> Result<(), Problem> {
    if if_version.is_some_and(|seen| seen != referral.version) {
        return Err(Problem::conflict(referral.version));
    }
    Ok(())
}

/// What an event says.
#[derive(Clone, Copy, Debug, Default)]
struct Why {
    outcome: Option<Outcome>,
    reason: Option<Reason>,
    review_on: Option<NaiveDate>,
    due_at: Option<Time>,
    /// Time did it, whoever happens to write it down.
    by_clock: bool,
}

impl Why {
    fn reason(reason: Reason) -> Self {
        Self { reason: Some(reason), ..Self::default() }
    }

    fn word(self) -> Option<&'static str> {
        self.reason.map(Reason::name).or(self.outcome.map(Outcome::name))
    }
}

/// Moves a referral along an edge and tells the need's history. Whoever may see less afterwards is asked again; what
/// was forwarded ends with what it was forwarded from.
async fn step(job: &mut Job, referral: &Referral, event: Event, why: Why) -> Result<Referral, Halt> {
    let after = walk(job, referral, event, why).await?;
    if !referral.status.holds() || after.status.holds() {
        return Ok(after);
    }
    let mut ended = vec![referral.id];
    while let Some(parent) = ended.pop() {
        for child in store::children(&mut job.conn, parent).await? {
            walk(job, &child, Event::Recall, Why::reason(Reason::ForwarderEnded)).await?;
            ended.push(child.id);
        }
    }
    Ok(after)
}

async fn walk(job: &mut Job, referral: &Referral, event: Event, why: Why) -> Result<Referral, Halt> {
    let to = referral.step(event)?;
    let at = job.now();
    let grace_until = (event == Event::Complete).then(|| at + job.house().terms.grace);
    let Why { outcome, reason, review_on, due_at, .. } = why;
    let place_at = match event {
        Event::Accept | Event::Start => place::took(job, referral.service_id).await?,
        _ => None,
    };
    let said = Said { at, outcome, reason, grace_until, review_on, due_at, place_at };
    store::step(&mut job.conn, referral, to, said).await?;
    tell(job, referral, event.name(), Some(referral.status), to, why).await?;
    if let Some(due) = due_at {
        job.later(EXPIRE, referral.id.uuid(), due).await?;
    }
    if referral.parent_id.is_some() && (referral.status == Status::Sent) != (to == Status::Sent) {
        let waits = store::is_sent_on(&mut job.conn, referral.need_id).await?;
        if let Some(facts) = needs::facts(&mut job.conn, referral.need_id).await? {
            needs::sent_on(job, &facts, waits).await?;
        }
    }
    if referral.status.is_live() && !(to.is_live()) {
        job.raise(referral.person_id).await?;
    }
    Ok(Referral { status: to, version: referral.version + 1, ..referral.clone() })
}

async fn tell(
    job: &mut Job,
    referral: &Referral,
    event: &'static str,
    from: Option<Status>,
    to: Status,
    why: Why,
) -> Result<(), Halt> {
    let by = if why.by_clock { None } else { Some(job.actor()?) };
    let told = Told {
        need: referral.need_id,
        at: job.now(),
        by: by.map(|actor| (actor.organization, actor.user)),
        subject: ("referral", referral.id.uuid()),
        event,
        from: from.map(Status::name),
        to: to.name(),
        reason: why.word(),
    };
    needs::tell(job, &told).await
}
