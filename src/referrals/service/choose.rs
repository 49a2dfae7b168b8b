use super::{super::model::claim::Event, Reached, hold, reach};
use crate::{
    call::{Call, Memo},
    kernel::{ClaimId, Halt, text},
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
