//! Who holds a need: taking it, and giving it back.
use super::super::{
    model::claim::{Claim, Event, MACHINE, ReleaseReason, Status},
    store::claim::{self as store, Hold},
};
use crate::{
    call::Job,
    consent,
    kernel::{Halt, Id, Problem, Time},
    needs::{self, Facts, Told, Written},
    policy::{Part, PartSet},
};
use futures_util::future::BoxFuture;

/// What an active claim opens of a person: how they are reached, and this one need.
pub(super) fn opened(facts: &Facts) -> (PartSet, PartSet) {
    (PartSet::of(&[Part::Needs(facts.domain)]), PartSet::of(&[Part::Contact]))
}

/// Refuses unless grants in force share with the claim's organisation what the claim would open.
pub(super) async fn basis(job: &mut Job, facts: &Facts, claim: &Claim) -> Result<(), Halt> {
    let (need, contact) = opened(facts);
    let now = job.now();
    let covered = consent::covered(&mut job.conn, facts.person_id, claim.organization_id, now).await?;
    let missing = need.union(contact).minus(covered);
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = missing.iter().map(Part::name).collect();
    Err(Problem::new("grant.basis_missing").with("parts", names.join(", ")).into())
}

/// Makes a proposed claim the need's holder. Other claims are superseded and referrals that were sent are
/// recalled, unless several may hold the need.
pub(super) async fn take(
    job: &mut Job,
    facts: &Facts,
    claim: &Claim,
    contact_from: Time,
    preference: Option<&str>,
) -> Result<(), Halt> {
    let to = MACHINE.step(claim.status, Event::Choose)?;
    basis(job, facts, claim).await?;
    let (now, terms) = (job.now(), job.house().terms.clone());
    let hold = Hold { at: now, contact_from, undo_until: now + terms.undo, held_until: now + terms.hold };
    store::activate(&mut job.conn, claim, hold, preference).await?;
    super::tell(job, claim, Event::Choose.name(), Some(claim.status.name()), to.name(), false).await?;
    if !facts.shared || facts.status == needs::Status::Open {
        needs::step(job, facts, needs::Event::Assign, None).await?;
    }
    if !facts.shared {
        pass_over(job, facts, claim).await?;
    }
    Ok(())
}

async fn pass_over(job: &mut Job, facts: &Facts, holder: &Claim) -> Result<(), Halt> {
    for claim in store::live(&mut job.conn, facts.id).await? {
        if claim.id != holder.id {
            end(job, claim, Event::Supersede, None, false).await?;
        }
    }
    recall_sent(job, facts).await
}

async fn recall_sent(job: &mut Job, facts: &Facts) -> Result<(), Halt> {
    let (actor, now) = (job.actor()?, job.now());
    let recalled = store::recall_sent(&mut job.conn, facts.id, now).await?;
    for referral in &recalled {
        let told = Told {
            need: facts.id,
            at: now,
            by: Some((actor.organization, actor.user)),
            subject: ("referral", referral.uuid()),
            event: "recall",
            from: Some("sent"),
            to: "recalled",
            reason: None,
        };
        needs::tell(job, &told).await?;
    }
    if recalled.is_empty() { Ok(()) } else { job.raise(facts.person_id).await }
}

/// Ends a claim along an edge. What it opened is closed when this is committed.
pub(super) async fn end(
    job: &mut Job,
    claim: Claim,
    event: Event,
    reason: Option<ReleaseReason>,
    by_clock: bool,
) -> Result<(), Halt> {
    let to = MACHINE.step(claim.status, event)?;
    let now = job.now();
    store::end(&mut job.conn, &claim, to, reason, now).await?;
    let from = claim.status;
    let told = Claim { reason, ..claim };
    super::tell(job, &told, event.name(), Some(from.name()), to.name(), by_clock).await?;
    if from == Status::Active { job.raise(told.person_id).await } else { Ok(()) }
}

/// Opens a need again that nobody holds any more.
pub(super) async fn give_back(
    job: &mut Job,
    facts: Facts,
    reason: Option<&str>,
    by_clock: bool,
) -> Result<Facts, Halt> {
    let held = matches!(facts.status, needs::Status::Assigned | needs::Status::InService);
    if !held || store::is_held(&mut job.conn, facts.id).await? {
        return Ok(facts);
    }
    if by_clock {
        needs::step_by_clock(job, &facts, needs::Event::Release, reason).await
    } else {
        needs::step(job, &facts, needs::Event::Release, reason).await
    }
}

/// Writes down that the time of a need's claim has run out, if it has.
pub(super) async fn lapse(job: &mut Job, facts: Facts) -> Result<Facts, Halt> {
    let now = job.now();
    let mut lapsed = false;
    for claim in store::live(&mut job.conn, facts.id).await? {
        if claim.has_run_out(now) {
            end(job, claim, Event::Lapse, None, true).await?;
            lapsed = true;
        }
    }
    if lapsed { give_back(job, facts, Some(Event::Lapse.name()), true).await } else { Ok(facts) }
}

/// After a need was written to: what hangs on a closed one ends, and a hold that ran out is written down. Runs
/// before the finishers that keep cards and counts.
pub fn keep(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        for Written(seen) in job.take_notes::<Written>() {
            let Some(facts) = needs::facts(&mut job.conn, seen.id).await? else { continue };
            if facts.status == needs::Status::Closed {
                let_go(job, &facts).await?;
            } else {
                lapse(job, facts).await?;
            }
        }
        Ok(())
    })
}

async fn let_go(job: &mut Job, facts: &Facts) -> Result<(), Halt> {
    for claim in store::live(&mut job.conn, facts.id).await? {
        if claim.status == Status::Active {
            end(job, claim, Event::Release, Some(ReleaseReason::NeedClosed), false).await?;
        } else {
            end(job, claim, Event::Lapse, None, false).await?;
        }
    }
    super::referral::end_with_need(job, facts).await
}
