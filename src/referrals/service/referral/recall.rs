use super::{
    super::super::{
        model::{
            referral::{Event, Status},
            said,
        },
        store::referral as store,
    },
    super::hold::{self, Holder},
    Reached, Why, correctors_act, fresh, reach, senders_act, step,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{Halt, ReferralId},
    needs::{Facts, Reason},
    policy::Part,
};

/// How the sender ends a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::referrals) enum Ending {
    /// It takes it back.
    Recall(Option<Reason>),
    /// The person withdraws.
    Cancel(Option<Reason>),
    /// It was a mistake.
    MarkError,
}

impl Ending {
    const fn said(self) -> (Event, Option<Reason>) {
        match self {
            Self::Recall(reason) => (Event::Recall, reason),
            Self::Cancel(reason) => (Event::Cancel, reason),
            Self::MarkError => (Event::MarkError, None),
        }
    }
}

/// Which referral is ended, and how.
#[derive(Clone, Copy, Debug)]
pub(in crate::referrals) struct Recalling {
    pub(in crate::referrals) referral: ReferralId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) ending: Ending,
}

/// Takes a referral back, gives it up for the person, or takes a mistake out: what it opened is closed when this
/// answers.
pub(in crate::referrals) async fn recall(
    call: &Call,
    memo: Memo,
    recalling: Recalling,
) -> Result<ReferralId, Halt> {
    let (event, reason) = recalling.ending.said();
    said::check(event, reason, None)?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let reached = reach(job, recalling.referral).await?;
            let act = match event {
                Event::MarkError => correctors_act(job, &reached)?,
                _ => senders_act(job, &reached)?,
            };
            let Reached { referral, facts, standing } = reached;
            fresh(&referral, recalling.if_version)?;
            let why = Why { reason, ..Why::default() };
            step(job, &referral, event, why).await?;
            if referral.status.holds() {
                hold::give_back(job, facts.clone(), why.word(), false).await?;
            }
            job.audit(act, &standing, &[Part::Needs(facts.domain)]).await?;
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
    // What was forwarded ends with what it was forwarded from.
    for referral in store::live(&mut job.conn, facts.id).await? {
        if referral.parent_id.is_none() {
            step(job, &referral, Event::Recall, Why::reason(Reason::NeedClosed)).await?;
        }
    }
    Ok(())
}
