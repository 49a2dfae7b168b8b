use super::{
    super::{model::claim::Event, store::claim as store},
    Reached, hold, reach,
};
use crate::{
    call::{Call, Change, Memo},
    kernel::{ClaimId, Halt, Id, ReferralId},
    needs::{self, Told},
    policy::{Act, ConvertClaim, Part},
};

/// Makes an active claim an accepted referral: the provider goes on, without the claim's clock.
pub(in crate::referrals) async fn convert(
    call: &Call,
    memo: Memo,
    id: ClaimId,
    if_version: Option<i64>,
) -> Result<ReferralId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let Reached { claim, facts, standing, permit } =
                reach::<ConvertClaim>(job, id, if_version).await?.own()?;
            claim.step(Event::Convert, job.now())?;
            hold::basis(job, &facts, &claim).await?;
            let (referral, now, actor) = (ReferralId::mint(), job.now(), job.actor()?);
            store::refer(&mut job.conn, &permit, claim.id, referral, now).await?;
            hold::end(job, claim, Event::Convert, None, false).await?;
            let told = Told {
                need: facts.id,
                at: now,
                by: Some((actor.organization, actor.user)),
                subject: ("referral", referral.uuid()),
                event: Event::Convert.name(),
                from: None,
                to: "accepted",
                reason: None,
            };
            needs::tell(job, &told).await?;
            job.note(Change::Sight(facts.person_id, actor.organization));
            job.audit(ConvertClaim::NAME, &standing, &[Part::Needs(facts.domain), Part::Contact]).await?;
            Ok(referral)
        })
    })
    .await
}
