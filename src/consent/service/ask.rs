//! Asking the lead for parts, and its answer.
use super::super::{
    model::{
        ask::{Event, MACHINE, PartRequest, Refusal, Status},
        listed,
    },
    store::ask::{self as store, Answer},
};
use crate::{
    call::{Call, Job, Memo, TokenScope},
    kernel::{GrantId, Halt, Page, PartRequestId, PersonId, Place, Problem, once},
    policy::{
        Act, Action, AnswerPartRequest, AskForPart, ListPeople, Part, PartSet, ReadGrants, ReadPerson,
        Relation,
    },
};
use std::collections::BTreeSet;

/// Asks the lead for parts that are closed to the caller and that a grant could open.
pub async fn ask(
    call: &Call,
    memo: Memo,
    person: PersonId,
    parts: PartSet,
    note: String,
) -> Result<PartRequestId, Halt> {
    call.mutate(memo, move |job| Box::pin(put(job, person, parts, note))).await
}

async fn put(job: &mut Job, person: PersonId, parts: PartSet, note: String) -> Result<PartRequestId, Halt> {
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    if parts.is_empty() {
        return Err(Problem::new("text.required").at("parts").into());
    }
    let standing = job.standing(person).await?;
    let permit = law.permit::<AskForPart>(&actor, &standing).map_err(|_| Problem::not_found("person"))?;
    if standing.routes.iter().any(|route| route.relation == Relation::Lead) {
        return Err(Problem::new("ask.lead").at("person").into());
    }
    let reads = law.decide(&actor, &standing, Action::Read);
    let open = parts.intersect(reads.parts);
    if !open.is_empty() {
        return Err(Problem::new("ask.open_already").at("parts").with("parts", listed(open)).into());
    }
    let never = parts.minus(law.could_be_opened(&actor, &reads));
    if !never.is_empty() {
        return Err(Problem::new("ask.never").at("parts").with("parts", listed(never)).into());
    }
    let request = PartRequest {
        id: PartRequestId::mint(),
        person,
        organization: actor.organization,
        asked_by: actor.user,
        parts,
        note,
        status: Status::Asked,
        asked_at: now,
        answered_at: None,
        grant: None,
        reason: None,
        version: 1,
    };
    let asked = store::insert(&mut job.conn, &permit, &request).await?;
    once(asked, || Problem::new("ask.already").at("parts"))?;
    job.audit(AskForPart::NAME, &standing, &parts.iter().collect::<Vec<_>>()).await?;
    Ok(request.id)
}

/// What the lead says.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    /// A grant in force, by name, that shares all that was asked for.
    Grant(GrantId),
    /// No.
    Refuse(Refusal),
}

/// Answers a question for parts. For the lead.
pub async fn answer(call: &Call, memo: Memo, id: PartRequestId, reply: Reply) -> Result<PartRequestId, Halt> {
    call.mutate(memo, move |job| Box::pin(reply_to(job, id, reply))).await
}

async fn reply_to(job: &mut Job, id: PartRequestId, reply: Reply) -> Result<PartRequestId, Halt> {
    let not_found = || Problem::not_found("request");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let found = store::facts(&mut job.conn, id).await?;
    let person = found.as_ref().map_or_else(PersonId::mint, |request| request.person);
    let standing = job.standing(person).await?;
    let permit = law.permit::<AnswerPartRequest>(&actor, &standing).map_err(|_| not_found())?;
    let request = found.ok_or_else(not_found)?;
    let event = match reply {
        Reply::Grant(_) => Event::Grant,
        Reply::Refuse(_) => Event::Refuse,
    };
    let status = MACHINE.step(request.status, event).map_err(|problem| problem.at("request"))?;
    let (grant, reason) = match reply {
        Reply::Grant(grant) => (Some(grant), None),
        Reply::Refuse(reason) => (None, Some(reason)),
    };
    if let Some(grant) = grant
        && !store::grants(&mut job.conn, grant, &request, now).await?
    {
        return Err(Problem::new("ask.grant_unfit").at("grant").with("parts", listed(request.parts)).into());
    }
    let said = Answer { status, grant, reason, by: actor.user, at: now };
    once(store::answer(&mut job.conn, &permit, &request, said).await?, || {
        Problem::conflict(request.version + 1)
    })?;
    job.audit(AnswerPartRequest::NAME, &standing, &request.parts.iter().collect::<Vec<_>>()).await?;
    Ok(id)
}

/// Takes back a question of the caller's organisation.
pub async fn withdraw(call: &Call, memo: Memo, id: PartRequestId) -> Result<PartRequestId, Halt> {
    call.mutate(memo, move |job| Box::pin(take_back(job, id))).await
}

async fn take_back(job: &mut Job, id: PartRequestId) -> Result<PartRequestId, Halt> {
    let not_found = || Problem::not_found("request");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let found = store::facts(&mut job.conn, id).await?;
    let person = found.as_ref().map_or_else(PersonId::mint, |request| request.person);
    let standing = job.standing(person).await?;
    let permit = law.permit::<AskForPart>(&actor, &standing).map_err(|_| not_found())?;
    let request = found.filter(|request| request.organization == actor.organization).ok_or_else(not_found)?;
    let status = MACHINE.step(request.status, Event::Withdraw).map_err(|problem| problem.at("request"))?;
    let said = Answer { status, grant: None, reason: None, by: actor.user, at: now };
    once(store::answer(&mut job.conn, &permit, &request, said).await?, || {
        Problem::conflict(request.version + 1)
    })?;
    job.audit("person.withdraw_request", &standing, &request.parts.iter().collect::<Vec<_>>()).await?;
    Ok(id)
}

/// One question: for its asker's organisation while it knows of the person, and for the person's lead.
pub async fn read(call: &Call, id: PartRequestId) -> Result<Option<PartRequest>, Halt> {
    call.within(TokenScope::Read)?;
    let found = store::facts(&mut *call.reader().await?, id).await?;
    let person = found.as_ref().map_or_else(PersonId::mint, |request| request.person);
    let standing = call.standing(person).await?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let own = law.permit::<AskForPart>(actor, &standing).is_ok();
    let lead = law.permit::<ReadGrants>(actor, &standing).ok().filter(crate::policy::Permit::leads);
    if let Some(permit) = &lead {
        call.shows(permit.on(), permit.version(), permit.decision(), Part::Grants);
    }
    let shown = |request: &PartRequest| lead.is_some() || own && request.organization == actor.organization;
    Ok(found.filter(shown))
}

/// A page of questions, the newest first, with the place of each: the caller's organisation's own, or those that it
/// is asked as lead. `waiting`: only those without an answer.
pub async fn find(
    call: &Call,
    own: bool,
    waiting: bool,
    page: &Page,
) -> Result<(Vec<PartRequest>, Vec<Place>), Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law, now) = (call.actor()?, &call.house().law, call.now());
    let before = (page.newest_before(now), page.limit());
    let found = if own {
        let Ok(scope) = law.scope::<ListPeople>(actor) else { return Ok((vec![], vec![])) };
        store::list(&mut *call.reader().await?, &scope, (own, waiting), before, now).await?
    } else {
        let Ok(scope) = law.scope::<ReadGrants>(actor) else { return Ok((vec![], vec![])) };
        store::list(&mut *call.reader().await?, &scope, (own, waiting), before, now).await?
    };
    if !own {
        let persons: BTreeSet<_> = found.iter().map(|request| request.person).collect();
        for standing in call.standings(&Vec::from_iter(persons)).await?.values() {
            if let Ok(permit) = law.permit::<ReadPerson>(actor, standing) {
                call.shows(permit.on(), permit.version(), permit.decision(), Part::Grants);
            }
        }
    }
    let place =
        |request: &PartRequest| Place::of(request.asked_at.timestamp_micros().to_string(), request.id);
    let places = found.iter().map(place).collect();
    Ok((found, places))
}
