//! Who leads a person, and who of the lead works with them.
use super::{
    super::store::{self, NewLead, Worker},
    Changed, Found, read_many,
};
use crate::{
    accounts::{self, UserState},
    call::{Call, Job, Memo, TokenScope},
    kernel::{Halt, OrganizationId, Page, PersonId, Place, Problem, UserId, clock::day, once},
    policy::{
        Act, Action, Actor, AnswerTransfer, AssignWorker, Basis, Part, Permit, ReadPerson, Scope, Standing,
    },
};
use chrono::{NaiveDate, TimeDelta};
use std::collections::HashMap;

/// Whom an organisation takes over, from whom.
#[derive(Clone, Copy, Debug)]
pub struct Taking {
    /// Whom.
    pub person: PersonId,
    /// Who leads them until now.
    pub from: OrganizationId,
    /// On which basis the new lead keeps them.
    pub basis: Basis,
}

/// Makes the scope's organisation a person's lead, in a job that holds the person's lock: what the former one saw as
/// lead is closed when it answers.
pub async fn take_over(job: &mut Job, scope: &Scope<AnswerTransfer>, taking: Taking) -> Result<(), Halt> {
    let Taking { person, from, basis } = taking;
    let taken = store::take_over(&mut job.conn, scope, &NewLead { person, from, basis }).await?;
    once(taken, || Problem::not_found("transfer"))?;
    job.raise(person).await?;
    job.note(Changed(person));
    Ok(())
}

/// Who is to work with a person.
#[derive(Clone, Copy, Debug)]
pub(in crate::persons) struct Assignment {
    pub(in crate::persons) person: PersonId,
    pub(in crate::persons) user: UserId,
    pub(in crate::persons) cover: Option<(UserId, NaiveDate)>,
}

/// How long somebody may stand in for a colleague.
const COVER_LONGEST: TimeDelta = TimeDelta::days(366);

/// Writes down who of the lead works with a person, and who stands in for them.
pub(in crate::persons) async fn assign(call: &Call, memo: Memo, asked: Assignment) -> Result<PersonId, Halt> {
    call.mutate(memo, move |job| Box::pin(put(job, asked))).await
}

async fn put(job: &mut Job, asked: Assignment) -> Result<PersonId, Halt> {
    let Assignment { person, user, cover } = asked;
    let (actor, law, today) = (job.actor()?, job.law(), day(job.now()));
    let standing = job.standing(person).await?;
    let permit =
        law.permit::<AssignWorker>(&actor, &standing).ok().filter(Permit::leads).ok_or_else(|| {
            let known = law.decide(&actor, &standing, Action::Read).knows_person();
            if known { Problem::new("worker.lead_only").at("person") } else { Problem::not_found("person") }
        })?;
    fits(job, &permit, &standing, (user, "user")).await?;
    if let Some((cover, until)) = cover {
        if cover == user {
            return Err(Problem::new("worker.covers_oneself").at("cover").into());
        }
        if until < today {
            return Err(Problem::new("worker.cover_over").at("coverUntil").into());
        }
        if until > today + COVER_LONGEST {
            let most = COVER_LONGEST.num_days();
            return Err(Problem::new("worker.cover_too_long").at("coverUntil").with("max", most).into());
        }
        fits(job, &permit, &standing, (cover, "cover")).await?;
    }
    store::assign(&mut job.conn, &permit, user, cover).await?;
    job.audit(AssignWorker::NAME, &standing, &[]).await?;
    Ok(person)
}

/// Refuses whoever is of another organisation, can't sign in any more, or could not see who the person is.
async fn fits(
    job: &mut Job,
    permit: &Permit<AssignWorker>,
    standing: &Standing,
    (id, field): (UserId, &'static str),
) -> Result<(), Halt> {
    let (actor, law) = (job.actor()?, job.law());
    let user = accounts::user(&mut job.conn, id).await?;
    let user = user.filter(|user| user.organization == actor.organization);
    let user = user.ok_or_else(|| Problem::not_found(field))?;
    if user.state == UserState::Disabled {
        return Err(Problem::new("worker.disabled").at(field).into());
    }
    let closed = store::closed_to(&mut job.conn, permit, id).await?;
    let (colleague, theirs) =
        (Actor { user: id, roles: user.roles, ..actor }, Standing { closed, ..standing.clone() });
    if law.decide(&colleague, &theirs, Action::Read).parts.contains(Part::Identity) {
        return Ok(());
    }
    Err(Problem::new("worker.unfit").at(field).into())
}

/// Who works with each person whom the caller's organisation leads.
pub(in crate::persons) async fn workers(
    call: &Call,
    permits: &[Permit<ReadPerson>],
) -> Result<HashMap<PersonId, Worker>, Halt> {
    store::workers(&mut *call.reader().await?, permits, day(call.now())).await
}

/// A page of the persons whom the caller's organisation leads and with whom nobody works who still can.
pub(in crate::persons) async fn unattended(call: &Call, page: &Page) -> Result<Found, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(scope) = call.house().law.scope_as_lead::<AssignWorker>(call.actor()?) else {
        return Ok(Found { batch: read_many(call, &[]).await?, places: vec![] });
    };
    let (after, now) = (page.after.clone().unwrap_or_default(), call.now());
    let to = (&after, page.limit());
    let found = store::unattended(&mut *call.reader().await?, &scope, to, (now, day(now))).await?;
    let places = found.iter().map(|person| Place::of("", *person)).collect();
    Ok(Found { batch: read_many(call, &found).await?, places })
}
