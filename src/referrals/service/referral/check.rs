//! Whether what a recipient says it did is so: the sender's word, and the person's.
use super::{
    super::super::{
        model::referral::{Event, PersonAnswer, Referral},
        store::referral as store,
    },
    Reached, Why, fresh, reach, tell, unknown,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{Halt, NeedId, Problem, ReferralId, clock::day, text},
    needs::{self, Facts},
    policy::{Act, ConfirmReferral, Part, Permit, RecordPersonAnswer, Standing},
};
use chrono::NaiveDate;

/// What the sender of a completed referral says of it.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Checking {
    pub(in crate::referrals) referral: ReferralId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) confirmed: bool,
    /// What isn't so; for a dispute, and needed then.
    pub(in crate::referrals) dispute: Option<String>,
}

/// What the person says of the help.
#[derive(Clone, Copy, Debug)]
pub(in crate::referrals) struct Hearing {
    pub(in crate::referrals) referral: ReferralId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) answer: PersonAnswer,
    pub(in crate::referrals) on: Option<NaiveDate>,
}

/// Confirms a completed referral, or disputes it; one that was disputed is confirmed once that is settled. For the person's
/// lead. A need that was closed as met by what is disputed is open again.
pub(in crate::referrals) async fn check(
    call: &Call,
    memo: Memo,
    checking: Checking,
) -> Result<ReferralId, Halt> {
    call.mutate(memo, move |job| Box::pin(judge(job, checking))).await
}

async fn judge(job: &mut Job, checking: Checking) -> Result<ReferralId, Halt> {
    let event = if checking.confirmed { Event::Confirm } else { Event::Dispute };
    let dispute = text::limited(checking.dispute.as_deref().unwrap_or_default(), text::STORY_MAX, "dispute")?;
    if checking.confirmed != dispute.is_none() {
        let code = if checking.confirmed { "referral.dispute_unasked" } else { "text.required" };
        return Err(Problem::new(code).at("dispute").into());
    }
    let (referral, facts, permit, standing) =
        led::<ConfirmReferral>(job, checking.referral, checking.if_version).await?;
    let to = referral.step(event)?;
    let at = job.now();
    store::check(&mut job.conn, &permit, &referral, to, (dispute.as_deref(), at)).await?;
    tell(job, &referral, event.name(), Some(referral.status), to, Why::default()).await?;
    if let (Event::Dispute, Some(ended)) = (event, referral.ended_at) {
        needs::not_met(job, &facts, ended).await?;
    }
    job.audit(ConfirmReferral::NAME, &standing, &[Part::Needs(referral.domain)]).await?;
    Ok(referral.id)
}

/// Writes down what the person says of the help; what they said last stands. For the person's lead, once the recipient
/// has done what it could.
pub(in crate::referrals) async fn hear(
    call: &Call,
    memo: Memo,
    hearing: Hearing,
) -> Result<ReferralId, Halt> {
    call.mutate(memo, move |job| Box::pin(write_down(job, hearing))).await
}

async fn write_down(job: &mut Job, hearing: Hearing) -> Result<ReferralId, Halt> {
    let (referral, _, permit, standing) =
        led::<RecordPersonAnswer>(job, hearing.referral, hearing.if_version).await?;
    if !referral.status.is_done() {
        return Err(Problem::new("referral.not_done").at("referral").into());
    }
    let today = day(job.now());
    let on = hearing.on.unwrap_or(today);
    if on > today || referral.sent_at.is_some_and(|sent| on < day(sent)) {
        return Err(Problem::new("referral.answered_out_of_range").at("answeredOn").into());
    }
    store::hear(&mut job.conn, &permit, &referral, (hearing.answer, on)).await?;
    job.audit(RecordPersonAnswer::NAME, &standing, &[Part::Needs(referral.domain)]).await?;
    Ok(referral.id)
}

/// The referral, for the lead of its person. Nobody judges what they did themselves.
async fn led<A: Act<On = NeedId>>(
    job: &mut Job,
    id: ReferralId,
    if_version: Option<i64>,
) -> Result<(Referral, Facts, Permit<A>, Standing), Halt> {
    let Reached { referral, facts, standing } = reach(job, id).await?;
    let actor = job.actor()?;
    let permit = job
        .law()
        .permit_need::<A>(&actor, &standing, facts.id, facts.domain)
        .ok()
        .filter(|permit| permit.leads() && referral.to_id != actor.organization)
        .ok_or_else(unknown)?;
    fresh(&referral, if_version)?;
    Ok((referral, facts, permit, standing))
}
