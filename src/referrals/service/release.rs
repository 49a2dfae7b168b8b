use super::{
    super::{
        model::claim::{Claim, Event},
        store::claim as store,
    },
    Reached, hold, reach,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{ClaimId, Halt, NeedId, Problem},
    needs::{self, Facts, Reason},
    policy::{Act, Part, RecallClaim, ReleaseClaim, WithdrawClaim},
};

/// A need to be given back, or taken back.
#[derive(Clone, Copy, Debug)]
pub(in crate::referrals) struct Release {
    pub(in crate::referrals) claim: ClaimId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) reason: Reason,
}

/// The provider takes its claim back; an active one while it can still be undone.
pub(in crate::referrals) async fn withdraw(
    call: &Call,
    memo: Memo,
    id: ClaimId,
    if_version: Option<i64>,
) -> Result<ClaimId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let Reached { claim, facts, standing, .. } =
                reach::<WithdrawClaim>(job, id, if_version).await?.own()?;
            hold::end(job, claim, Event::Withdraw, None, false).await?;
            hold::give_back(job, facts, Some(Event::Withdraw.name()), false).await?;
            job.audit(WithdrawClaim::NAME, &standing, &[Part::Card]).await?;
            Ok(id)
        })
    })
    .await
}

/// The provider gives the need back, or the lead takes it back. The person has been waiting all the time.
pub(in crate::referrals) async fn release(
    call: &Call,
    memo: Memo,
    release: Release,
) -> Result<ClaimId, Halt> {
    if !release.reason.goes_with(needs::Move::Release) {
        return Err(Problem::new("claim.reason_unfit").at("reason").into());
    }
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let found = store::facts(&mut job.conn, release.claim).await?;
            let own = job.actor()?.organization;
            if found.is_some_and(|claim| claim.organization_id == own) {
                let reached = reach::<ReleaseClaim>(job, release.claim, release.if_version).await?.own()?;
                finish(job, reached, release.reason, Part::Card).await
            } else {
                let reached = reach::<RecallClaim>(job, release.claim, release.if_version).await?;
                let part = Part::Needs(reached.facts.domain);
                finish(job, reached, release.reason, part).await
            }
        })
    })
    .await
}

async fn finish<A: Act<On = NeedId>>(
    job: &mut Job,
    reached: Reached<A>,
    reason: Reason,
    part: Part,
) -> Result<ClaimId, Halt> {
    let Reached { claim, facts, standing, .. } = reached;
    let id = claim.id;
    give_up(job, claim, facts, reason).await?;
    job.audit(A::NAME, &standing, &[part]).await?;
    Ok(id)
}

async fn give_up(job: &mut Job, claim: Claim, facts: Facts, reason: Reason) -> Result<(), Halt> {
    hold::end(job, claim, Event::Release, Some(reason), false).await?;
    hold::give_back(job, facts, Some(reason.name()), false).await?;
    Ok(())
}
