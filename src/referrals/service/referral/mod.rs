//! Referrals: one organisation asks another, for one need.
mod answer;
mod check;
mod read;
mod recall;
mod send;

pub(in crate::referrals) use answer::{Answering, answer};
pub(in crate::referrals) use check::{Checking, Hearing, check, hear};
pub(in crate::referrals) use read::{Leave, ReferralBatch, find, histories, of_needs, read, without_basis};
pub(super) use recall::recall_waiting;
pub(in crate::referrals) use recall::{Recalling, Taking, end_with_need, recall};
pub(in crate::referrals) use send::{Asking, Sending, draft, send};

use super::super::{
    model::referral::{Event, MACHINE, Referral, Status},
    store::referral::{self as store, Said},
};
use super::hold;
use crate::{
    call::Job,
    kernel::{Halt, Id, PersonId, Problem, ReferralId},
    needs::{self, Facts, Outcome, Reason, Told},
    policy::Standing,
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
    Ok(Reached { referral, facts, standing })
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
}

impl Why {
    const fn reason(reason: Reason) -> Self {
        Self { outcome: None, reason: Some(reason), review_on: None }
    }

    fn word(self) -> Option<&'static str> {
        self.reason.map(Reason::name).or(self.outcome.map(Outcome::name))
    }
}

/// Moves a referral along an edge and tells the need's history. Whoever may see less afterwards is asked again.
async fn step(job: &mut Job, referral: &Referral, event: Event, why: Why) -> Result<Referral, Halt> {
    let to = MACHINE.step(referral.status, event)?;
    let at = job.now();
    let grace_until = (event == Event::Complete).then(|| at + job.house().terms.grace);
    let Why { outcome, reason, review_on } = why;
    let said = Said { at, outcome, reason, grace_until, review_on };
    store::step(&mut job.conn, referral, to, said).await?;
    tell(job, referral, event.name(), Some(referral.status), to, why.word()).await?;
    if !matches!(event, Event::Send | Event::Accept | Event::Waitlist | Event::Start) {
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
    reason: Option<&'static str>,
) -> Result<(), Halt> {
    let actor = job.actor()?;
    let told = Told {
        need: referral.need_id,
        at: job.now(),
        by: Some((actor.organization, actor.user)),
        subject: ("referral", referral.id.uuid()),
        event,
        from: from.map(Status::name),
        to: to.name(),
        reason,
    };
    needs::tell(job, &told).await
}
