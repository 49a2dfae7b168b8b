//! A need whose service rests: whoever serves it says so, or the person's lead.
use super::super::{model::said, store::referral as store};
use crate::{
    call::{Call, Job, Memo},
    kernel::{Halt, NeedId, Problem},
    needs::{self, Facts, Move, Reason},
    policy::{Act, CloseNeed, HoldNeed, Part, Standing},
};
use chrono::NaiveDate;

/// Why service rests, and when somebody looks again.
#[derive(Clone, Copy, Debug)]
pub(in crate::referrals) struct Resting {
    pub(in crate::referrals) need: NeedId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) reason: Reason,
    pub(in crate::referrals) review_on: NaiveDate,
}

/// Lets service rest until the day of the review.
pub(in crate::referrals) async fn rest(call: &Call, memo: Memo, resting: Resting) -> Result<NeedId, Halt> {
    if !resting.reason.goes_with(Move::Hold) {
        return Err(Problem::new("need.hold_reason_unfit").at("reason").into());
    }
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing) = leave(job, resting.need, needs::Event::Hold, resting.if_version).await?;
            needs::MACHINE.step(facts.status, needs::Event::Hold)?;
            said::check_day(resting.review_on, job.now(), "need.review_out_of_range")?;
            needs::rest(job, &facts, resting.reason, resting.review_on).await?;
            done(job, &facts, &standing).await
        })
    })
    .await
}

/// Goes on with the service.
pub(in crate::referrals) async fn resume(
    call: &Call,
    memo: Memo,
    need: NeedId,
    if_version: Option<i64>,
) -> Result<NeedId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing) = leave(job, need, needs::Event::Resume, if_version).await?;
            needs::step(job, &facts, needs::Event::Resume, None).await?;
            done(job, &facts, &standing).await
        })
    })
    .await
}

/// Leave for the lead and for whoever serves the need. Who holds it and hasn't begun is told so; to others it isn't there.
async fn leave(
    job: &mut Job,
    need: NeedId,
    event: needs::Event,
    if_version: Option<i64>,
) -> Result<(Facts, Standing), Halt> {
    let (facts, standing, permit) = match needs::leave::<HoldNeed>(job, need).await {
        Ok((facts, standing, permit)) => (facts, standing, Some(permit)),
        Err(Halt::Refused(_)) => {
            let (facts, standing, permit) = needs::leave::<CloseNeed>(job, need).await?;
            if !permit.leads() {
                return Err(Problem::not_found("need").into());
            }
            (facts, standing, None)
        }
        Err(halt) => return Err(halt),
    };
    if let Some(permit) = permit
        && !permit.leads()
        && !store::serves(&mut job.conn, need, permit.actor().organization).await?
    {
        if store::is_to_begin(&mut job.conn, need, permit.actor().organization).await? {
            // Whatever others who share it do, for this holder it is held and not begun.
            needs::MACHINE.step(needs::Status::Assigned, event)?;
        }
        return Err(Problem::not_found("need").into());
    }
    if if_version.is_some_and(|seen| seen != facts.version) {
        return Err(Problem::conflict(facts.version).into());
    }
    Ok((facts, standing))
}

async fn done(job: &mut Job, facts: &Facts, standing: &Standing) -> Result<NeedId, Halt> {
    job.audit(HoldNeed::NAME, standing, &[Part::Needs(facts.domain)]).await?;
    Ok(facts.id)
}
