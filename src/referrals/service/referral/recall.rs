use super::{
    super::super::{
        model::{
            referral::{Event, Status},
            said,
        },
        store::referral as store,
    },
    super::hold::{self, Holder},
    Reached, Why, fresh, reach, step, unknown,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{Halt, ReferralId},
    needs::{Facts, Reason},
    policy::{Act, Part, RecallReferral},
};

/// How the sender ends a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::referrals) enum Taking {
    /// It takes it back.
    Back,
    /// The person withdraws.
    Withdrawn,
}

/// Which referral is ended, how and why.
#[derive(Clone, Copy, Debug)]
pub(in crate::referrals) struct Recalling {
    pub(in crate::referrals) referral: ReferralId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) reason: Option<Reason>,
    pub(in crate::referrals) taking: Taking,
}

/// Takes a referral back, or gives it up for the person: what it opened is closed when this answers.
pub(in crate::referrals) async fn recall(
    call: &Call,
    memo: Memo,
    recalling: Recalling,
) -> Result<ReferralId, Halt> {
    let event = match recalling.taking {
        Taking::Back => Event::Recall,
        Taking::Withdrawn => Event::Cancel,
    };
    said::check(event, recalling.reason, None)?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let Reached { referral, facts, standing } = reach(job, recalling.referral).await?;
            let actor = job.actor()?;
            let permit = job
                .law()
                .permit_need::<RecallReferral>(&actor, &standing, facts.id, facts.domain)
                .map_err(|_| unknown())?;
            if !permit.leads() {
                return Err(unknown());
            }
            fresh(&referral, recalling.if_version)?;
            let why = Why { reason: recalling.reason, ..Why::default() };
            step(job, &referral, event, why).await?;
            if referral.status.holds() {
                hold::give_back(job, facts.clone(), why.word(), false).await?;
            }
            job.audit(RecallReferral::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(referral.id)
        })
    })
    .await
}

/// Takes back the other referrals of a need that wait for an answer, since somebody holds it now.
pub(in crate::referrals::service) async fn recall_waiting(
    job: &mut Job,
    facts: &Facts,
    holder: Holder,
) -> Result<(), Halt> {
    for other in store::live(&mut job.conn, facts.id).await? {
        if Holder::Referral(other.id) != holder && other.status == Status::Sent {
            step(job, &other, Event::Recall, Why::reason(Reason::NeedTaken)).await?;
        }
    }
    Ok(())
}

/// Ends the referrals of a need that was closed.
pub(in crate::referrals) async fn end_with_need(job: &mut Job, facts: &Facts) -> Result<(), Halt> {
    for referral in store::live(&mut job.conn, facts.id).await? {
        step(job, &referral, Event::Recall, Why::reason(Reason::NeedClosed)).await?;
    }
    Ok(())
}
