//! The verbs: write down what the person said, answer it, show it with its part.
use super::{
    model::{Answer, NewRemark, Remark},
    store,
};
use crate::{
    call::{Call, Change, Job, Memo},
    kernel::{Halt, PersonId, Problem, RemarkId, once},
    persons,
    policy::{Act, Action, AnswerRemark, Part, PartSet, Permit, ReadPerson, RecordRemark},
};

/// Writes down what the person says of a part; for whoever may see that part.
pub(super) async fn record(call: &Call, memo: Memo, new: NewRemark) -> Result<RemarkId, Halt> {
    call.mutate(memo, move |job| Box::pin(write(job, new))).await
}

async fn write(job: &mut Job, new: NewRemark) -> Result<RemarkId, Halt> {
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let new = new.checked(now)?;
    let standing = job.standing(new.person).await?;
    let permit =
        law.permit_parts::<RecordRemark>(&actor, &standing, PartSet::of(&[new.part])).map_err(|_| {
            // The same for every part that is closed, whatever it holds and whether or not its existence may be known.
            let knows = law.decide(&actor, &standing, Action::Read).knows_person();
            if knows { Problem::new("remark.part_closed").at("part") } else { Problem::not_found("person") }
        })?;
    let id = RemarkId::mint();
    store::insert(&mut job.conn, &permit, id, &new, now).await?;
    job.note(Change::Part(new.person, new.part));
    job.audit(RecordRemark::NAME, &standing, &[new.part]).await?;
    Ok(id)
}

/// Answers what the person said; for the lead's roles that write to that part.
pub(super) async fn answer(
    call: &Call,
    memo: Memo,
    id: RemarkId,
    if_version: Option<i64>,
    answer: Answer,
) -> Result<RemarkId, Halt> {
    call.mutate(memo, move |job| Box::pin(settle(job, id, if_version, answer))).await
}

async fn settle(
    job: &mut Job,
    id: RemarkId,
    if_version: Option<i64>,
    answer: Answer,
) -> Result<RemarkId, Halt> {
    let not_found = || Problem::not_found("remark");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let answer = answer.checked()?;
    let about = store::about(&mut job.conn, id).await?;
    let (person, part) = about.unwrap_or_else(|| (PersonId::mint(), Part::Contact));
    let standing = job.standing(person).await?;
    let permit = law
        .permit_parts::<AnswerRemark>(&actor, &standing, PartSet::of(&[part]))
        .ok()
        .filter(Permit::leads)
        .ok_or_else(not_found)?;
    let remark = store::to_answer(&mut job.conn, &permit, id).await?.ok_or_else(not_found)?;
    if if_version.is_some_and(|seen| seen != remark.version) {
        return Err(Problem::conflict(remark.version).into());
    }
    remark.may_be_answered()?;
    let touched = store::answer(&mut job.conn, &permit, &remark, &answer, now).await?;
    once(touched, || Problem::conflict(remark.version))?;
    job.note(Change::Part(person, part));
    job.audit(AnswerRemark::NAME, &standing, &[part]).await?;
    Ok(id)
}

/// One remark, for whoever may see its part now.
pub(super) async fn read(call: &Call, id: RemarkId) -> Result<Option<Remark>, Halt> {
    let Some((person, part)) = store::about(&mut *call.reader().await?, id).await? else { return Ok(None) };
    let batch = persons::read(call, person).await?;
    let shown = (!batch.permits().is_empty()) && batch.shows(call, 0, part);
    let all = if shown { of_persons(call, batch.permits()).await? } else { Vec::new() };
    Ok(all.into_iter().find(|remark| remark.id == id))
}

/// What persons say of the parts that their permits show.
pub(super) async fn of_persons(call: &Call, permits: &[Permit<ReadPerson>]) -> Result<Vec<Remark>, Halt> {
    store::of_persons(&mut *call.reader().await?, permits).await
}
