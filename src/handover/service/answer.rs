//! What the organisation that was asked answers.
use super::{
    super::{
        model::{Answer, Refusal, Transfer},
        store::{self, Ending},
    },
    MACHINE, nobody, unknown,
};
use crate::{
    call::{Call, Change, Job, Memo},
    kernel::{Halt, Problem, TransferId, clock::day, once},
    persons::{self, Notice, Taking},
    policy::{Act, AnswerTransfer, Basis, Part, PartSet, Scope, Standing, Touches, TransferLead},
};
use chrono::NaiveDate;

/// An answer to an offer.
#[derive(Clone, Debug)]
pub(in crate::handover) struct Answering {
    pub(in crate::handover) transfer: TransferId,
    pub(in crate::handover) answer: Answer,
    pub(in crate::handover) refusal: Option<Refusal>,
    pub(in crate::handover) person_told: Option<NaiveDate>,
    pub(in crate::handover) notice: Option<Notice>,
}

/// Answers an offer to the caller's organisation. With a yes it leads the person when this answers, and the former lead
/// sees what grants, claims and referrals let it see, and no more.
pub(in crate::handover) async fn answer(
    call: &Call,
    memo: Memo,
    answering: Answering,
) -> Result<TransferId, Halt> {
    call.mutate(memo, move |job| Box::pin(settle(job, answering))).await
}

async fn settle(job: &mut Job, answering: Answering) -> Result<TransferId, Halt> {
    let (actor, law, id) = (job.actor()?, job.law(), answering.transfer);
    let scope = law.scope_as_lead::<AnswerTransfer>(&actor).map_err(|_| unknown())?;
    let seen = store::facts(&mut job.conn, id).await?;
    let standing = job.standing(seen.as_ref().map_or_else(nobody, |seen| seen.person_id)).await?;
    // Read again under the lock, and as this user may see it.
    let offer = store::one_received(&mut job.conn, &scope, id).await?.ok_or_else(unknown)?;
    let event = answering.answer.event();
    let status = MACHINE.step(offer.status, event).map_err(|problem| problem.at("transfer"))?;
    let told = said(&answering, day(job.now()))?;
    let ending = Ending { status, refusal: answering.refusal, person_told_on: told, at: job.now() };
    once(store::answer(&mut job.conn, &scope, &offer, ending).await?, || {
        Problem::conflict(offer.version + 1)
    })?;
    match answering.answer {
        Answer::Accept => take_over(job, &scope, &offer, answering.notice).await?,
        Answer::Decline => decline(job, &standing).await?,
    }
    Ok(id)
}

/// Refuses an answer that leaves something open; the day on which the person was told, where it is a yes.
fn said(answering: &Answering, today: NaiveDate) -> Result<Option<NaiveDate>, Problem> {
    match (answering.answer, answering.refusal) {
        (Answer::Decline, Some(_)) => return Ok(None),
        (Answer::Decline, None) => return Err(Problem::new("text.required").at("reason")),
        (Answer::Accept, Some(_)) => return Err(Problem::new("transfer.reason_unasked").at("reason")),
        (Answer::Accept, None) => {}
    }
    let told = answering.person_told.ok_or_else(|| Problem::new("text.required").at("personTold"))?;
    if told > today {
        return Err(Problem::new("transfer.told_in_future").at("personTold"));
    }
    Ok(Some(told))
}

/// The new lead keeps the person on a basis of its own, as if it had registered them.
async fn take_over(
    job: &mut Job,
    scope: &Scope<AnswerTransfer>,
    offer: &Transfer,
    notice: Option<Notice>,
) -> Result<(), Halt> {
    let (actor, law) = (job.actor()?, job.law());
    let basis = Basis::of_registration(actor.kind);
    if basis == Basis::Consent && notice.is_none() {
        return Err(Problem::new("person.notice_required").at("notice").into());
    }
    let notice = notice.map(|notice| notice.checked(job.now(), "notice")).transpose()?;
    let taking = Taking { person: offer.person_id, from: offer.from_id, basis };
    persons::take_over(job, scope, taking).await?;
    for organization in [actor.organization, offer.from_id] {
        job.note(Change::Sight(offer.person_id, organization));
    }
    let standing = job.standing(offer.person_id).await?;
    if let Some(notice) = notice {
        let permit = law.permit::<TransferLead>(&actor, &standing).map_err(|_| unknown())?;
        persons::give_notice(job, &permit, &notice).await?;
    }
    let parts: Vec<_> = whole().iter().collect();
    job.audit(AnswerTransfer::NAME, &standing, &parts).await
}

/// What is taken over.
fn whole() -> PartSet {
    match AnswerTransfer::TOUCHES {
        Touches::Parts(parts) => parts,
        _ => PartSet::EMPTY,
    }
}

async fn decline(job: &mut Job, standing: &Standing) -> Result<(), Halt> {
    job.raise(standing.person).await?;
    job.audit(AnswerTransfer::NAME, standing, &[Part::Card]).await
}
