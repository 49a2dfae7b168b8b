use super::{
    super::{
        model::claim::{Event, Status},
        store::claim as store,
    },
    Reached, hold, reach,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{ClaimId, Halt, NeedId, Problem, text},
    needs::{self, Reason},
    policy::{Act, ChooseClaim, Part, RejectClaim},
};

/// Which of a need's claims is to hold it.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Choice {
    pub(in crate::referrals) claim: ClaimId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) preference: Option<String>,
}

/// Lets one claim hold the need; with it, what the person prefers.
pub(in crate::referrals) async fn choose(
    call: &Call,
    memo: Memo,
    mut choice: Choice,
) -> Result<ClaimId, Halt> {
    if let Some(preference) = choice.preference.take() {
        choice.preference = text::limited(&preference, text::LINE_MAX, "preference")?;
    }
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let Reached { claim, facts, standing, .. } =
                reach::<ChooseClaim>(job, choice.claim, choice.if_version).await?;
            let now = job.now();
            hold::take(job, &facts, &claim, now, choice.preference.as_deref()).await?;
            job.audit(ChooseClaim::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(claim.id)
        })
    })
    .await
}

/// Turns a claim down.
pub(in crate::referrals) async fn reject(
    call: &Call,
    memo: Memo,
    id: ClaimId,
    if_version: Option<i64>,
) -> Result<ClaimId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let Reached { claim, facts, standing, .. } = reach::<RejectClaim>(job, id, if_version).await?;
            hold::end(job, claim, Event::Reject, None, false).await?;
            job.audit(RejectClaim::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(id)
        })
    })
    .await
}

/// The person wants none of those who offer to answer a need.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Refusal {
    pub(in crate::referrals) need: NeedId,
    pub(in crate::referrals) preference: Option<String>,
}

/// Turns down every claim that waits for a need, for the person; with it, what they would rather have. The need stays
/// open, and its card with it.
pub(in crate::referrals) async fn decline_all(
    call: &Call,
    memo: Memo,
    mut refusal: Refusal,
) -> Result<NeedId, Halt> {
    if let Some(preference) = refusal.preference.take() {
        refusal.preference = text::limited(&preference, text::LINE_MAX, "preference")?;
    }
    call.mutate(memo, move |job| Box::pin(turn_down(job, refusal))).await
}

async fn turn_down(job: &mut Job, refusal: Refusal) -> Result<NeedId, Halt> {
    let (facts, standing, permit) = needs::leave::<RejectClaim>(job, refusal.need).await?;
    let facts = hold::lapse(job, facts).await?;
    let mut waiting = store::live(&mut job.conn, facts.id).await?;
    waiting.retain(|claim| claim.status == Status::Proposed);
    if waiting.is_empty() {
        return Err(Problem::new("claim.none_waits").at("need").into());
    }
    for claim in waiting {
        if let Some(preference) = &refusal.preference {
            store::prefer(&mut job.conn, &permit, claim.id, preference).await?;
        }
        hold::end(job, claim, Event::Reject, Some(Reason::PersonDeclined), false).await?;
    }
    job.audit(RejectClaim::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
    Ok(facts.id)
}
