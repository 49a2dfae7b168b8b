//! Who holds a need: taking it, passing over the others, giving it back.
use super::{
    super::{
        model::claim::{Claim, Event, Status},
        store::{
            claim::{self as store, Hold},
            referral as referral_store,
        },
    },
    place,
};
use crate::{
    call::{Change, Errand, Job},
    consent, directory,
    kernel::{ClaimId, Halt, Id, NeedId, OrganizationId, Problem, ReferralId, Time},
    needs::{self, Facts, Reason, Written},
    policy::{Part, PartSet},
};
use chrono::TimeDelta;
use futures_util::future::BoxFuture;

/// The errand of a claim's hold that runs out.
pub const LAPSE: &str = "claim.lapse";
/// The errand of a claim that opens how the person is reached once it can't be undone any more.
pub const OPEN: &str = "claim.open";

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

/// When so much time is over for an organisation that is to do something about a need: it runs on the organisation's own
/// opening days, unless the need waits for nobody.
pub(super) async fn clock(
    job: &mut Job,
    facts: &Facts,
    of: OrganizationId,
    length: TimeDelta,
) -> Result<Time, Halt> {
    let now = job.now();
    if facts.urgency.waits_for_nobody() {
        return Ok(now + length);
    }
    Ok(directory::calendar(&mut job.conn, of).await?.after(now, length))
}

/// The same for a clock that stood still: what was left of it then begins now.
pub(super) async fn goes_on(
    job: &mut Job,
    facts: &Facts,
    of: OrganizationId,
    (stood, due): (Time, Time),
) -> Result<Time, Halt> {
    let now = job.now();
    if facts.urgency.waits_for_nobody() {
        return Ok(now + (due - stood).max(TimeDelta::zero()));
    }
    let calendar = directory::calendar(&mut job.conn, of).await?;
    Ok(calendar.after(now, calendar.between(stood, due)))
}

/// Makes a proposed claim the need's holder.
pub(super) async fn take(
    job: &mut Job,
    facts: &Facts,
    claim: &Claim,
    contact_from: Time,
    preference: Option<&str>,
) -> Result<(), Halt> {
    let to = claim.step(Event::Choose, job.now())?;
    basis(job, facts, claim).await?;
    let (now, terms) = (job.now(), job.house().terms.clone());
    let own = job.actor()?.organization == claim.organization_id;
    let place_at = place::take(job, claim.service_id, if own { "service" } else { "claim" }).await?;
    let held_until = clock(job, facts, claim.organization_id, terms.hold).await?;
    let hold = Hold { at: now, contact_from, undo_until: now + terms.undo, held_until, place_at };
    store::activate(&mut job.conn, claim, hold, preference).await?;
    job.later(LAPSE, claim.id.uuid(), held_until).await?;
    if contact_from > now {
        job.later(OPEN, claim.id.uuid(), contact_from).await?;
    }
    job.note(Change::Sight(claim.person_id, claim.organization_id));
    super::tell(job, claim, Event::Choose.name(), Some(claim.status.name()), to.name(), false).await?;
    assign(job, facts, Holder::Claim(claim.id)).await
}

/// Who holds a need from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    Claim(ClaimId),
    Referral(ReferralId),
}

/// Says that a need is held now. Other claims are superseded and referrals that wait for an answer are recalled,
/// unless several may hold the need.
pub(super) async fn assign(job: &mut Job, facts: &Facts, holder: Holder) -> Result<(), Halt> {
    if !facts.shared || facts.status == needs::Status::Open {
        needs::step(job, facts, needs::Event::Assign, None).await?;
    }
    if facts.shared {
        return Ok(());
    }
    for claim in store::live(&mut job.conn, facts.id).await? {
        if Holder::Claim(claim.id) != holder {
            end(job, claim, Event::Supersede, None, false).await?;
        }
    }
    super::referral::recall_waiting(job, facts, holder).await
}

/// Whether somebody holds a need.
pub(super) async fn is_held(job: &mut Job, need: NeedId) -> Result<bool, Halt> {
    store::is_held(&mut job.conn, need).await
}

/// Ends a claim along an edge. What it opened is closed when this is committed.
pub(super) async fn end(
    job: &mut Job,
    claim: Claim,
    event: Event,
    reason: Option<Reason>,
    by_clock: bool,
) -> Result<(), Halt> {
    let now = job.now();
    let to = claim.step(event, now)?;
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
    if !facts.status.is_held() {
        return Ok(facts);
    }
    if is_held(job, facts.id).await? {
        let served = matches!(facts.status, needs::Status::InService | needs::Status::OnHold);
        if !served || referral_store::is_served(&mut job.conn, facts.id).await? {
            return Ok(facts);
        }
        return needs::step(job, &facts, needs::Event::Stop, reason).await;
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

/// Writes down that a claim's hold has run out, when its time has come.
pub fn lapse_in_time<'a>(job: &'a mut Job, errand: &'a Errand) -> BoxFuture<'a, Result<(), Halt>> {
    Box::pin(async move {
        let Some(claim) = store::facts(&mut job.conn, ClaimId::of(errand.subject_id)).await? else {
            return Ok(());
        };
        job.lock(claim.person_id).await?;
        let Some(facts) = needs::facts(&mut job.conn, claim.need_id).await? else { return Ok(()) };
        lapse(job, facts).await.map(drop)
    })
}

/// Leaves word that an active claim opens how the person is reached, when its time has come.
pub fn open_in_time<'a>(job: &'a mut Job, errand: &'a Errand) -> BoxFuture<'a, Result<(), Halt>> {
    Box::pin(async move {
        let claim = store::facts(&mut job.conn, ClaimId::of(errand.subject_id)).await?;
        if let Some(claim) = claim.filter(|claim| claim.opens_contact(job.now())) {
            job.note(Change::Sight(claim.person_id, claim.organization_id));
        }
        Ok(())
    })
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
            end(job, claim, Event::Release, Some(Reason::NeedClosed), false).await?;
        } else {
            end(job, claim, Event::Lapse, None, false).await?;
        }
    }
    super::referral::end_with_need(job, facts).await
}
