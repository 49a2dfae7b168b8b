//! What a sender does before a referral is answered: it waits for the person to agree, and tells what it is asked.
use super::{
    super::super::{
        model::referral::{Event, Referral},
        store::referral as store,
    },
    super::hold,
    EXPIRE, Reached, Why, fresh, reach,
    send::basis,
    senders_act, step, tell, unknown,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{Halt, Id, NeedId, Problem, ReferralId, Time, text},
    needs::Facts,
    policy::{Act, DraftReferral, Part, Permit},
};

/// Says of a draft that the person has yet to agree to what it would share. For the person's lead; refused where grants
/// in force cover it already.
pub(in crate::referrals) async fn await_consent(
    call: &Call,
    memo: Memo,
    id: ReferralId,
    if_version: Option<i64>,
) -> Result<ReferralId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let reached = reach(job, id).await?;
            drop(leave::<DraftReferral>(job, &reached)?);
            if reached.referral.from_id != job.actor()?.organization {
                return Err(unknown());
            }
            let Reached { referral, facts, standing } = reached;
            fresh(&referral, if_version)?;
            referral.step(Event::AskConsent)?;
            match basis(job, &facts, referral.to_id, referral.parts).await {
                Ok(()) => return Err(Problem::new("referral.basis_complete").at("referral").into()),
                Err(Halt::Refused(problem)) if problem.code == "grant.basis_missing" => {}
                Err(halt) => return Err(halt),
            }
            step(job, &referral, Event::AskConsent, Why::default()).await?;
            job.audit(DraftReferral::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(id)
        })
    })
    .await
}

/// What a sender tells a recipient that asked.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Telling {
    pub(in crate::referrals) referral: ReferralId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) information: String,
}

/// Tells a recipient what it asked: its clock goes on where it stood still. For the person's lead, and for whoever
/// forwarded it.
pub(in crate::referrals) async fn inform(
    call: &Call,
    memo: Memo,
    telling: Telling,
) -> Result<ReferralId, Halt> {
    let information = text::required(&telling.information, text::STORY_MAX, "information")?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let reached = reach(job, telling.referral).await?;
            let act = senders_act(job, &reached)?;
            let Reached { referral, facts, standing } = reached;
            fresh(&referral, telling.if_version)?;
            let (to, at) = (referral.step(Event::Inform)?, job.now());
            let due = goes_on(job, &facts, &referral).await?;
            store::inform(&mut job.conn, &referral, &information, (at, due)).await?;
            if let Some(due) = due {
                job.later(EXPIRE, referral.id.uuid(), due).await?;
            }
            tell(job, &referral, Event::Inform.name(), Some(referral.status), to, Why::default()).await?;
            job.audit(act, &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(referral.id)
        })
    })
    .await
}

/// The end of the time to answer: what was left of it when the recipient asked begins now.
async fn goes_on(job: &mut Job, facts: &Facts, referral: &Referral) -> Result<Option<Time>, Halt> {
    let Some((due, asked)) = referral.due_at.zip(referral.asked_at) else { return Ok(None) };
    hold::goes_on(job, facts, referral.to_id, (asked, due)).await.map(Some)
}

fn leave<A: Act<On = NeedId>>(job: &Job, reached: &Reached) -> Result<Permit<A>, Halt> {
    let Reached { facts, standing, .. } = reached;
    let permit = job.law().permit_need::<A>(&job.actor()?, standing, facts.id, facts.domain);
    permit.ok().filter(Permit::leads).ok_or_else(unknown)
}
