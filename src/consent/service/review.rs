//! Keeping what a former lead recorded.
use super::{
    super::{
        model::{Event, listed},
        store::{self, Happened},
    },
    change::{Seen, audit},
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{GrantId, Halt, PersonId, Problem, once},
    policy::{Permit, ReviewGrant},
};

/// Says that a grant which a former lead recorded stays as it is. For those of the lead who may share all of its parts:
/// it goes on opening them.
pub async fn review(call: &Call, memo: Memo, seen: Seen) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| Box::pin(keep(job, seen))).await
}

async fn keep(job: &mut Job, seen: Seen) -> Result<GrantId, Halt> {
    let not_found = || Problem::not_found("grant");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let person = store::person_of(&mut job.conn, seen.id).await?.unwrap_or_else(PersonId::mint);
    let standing = job.standing(person).await?;
    let permit = law.permit::<ReviewGrant>(&actor, &standing).ok().filter(Permit::leads);
    let permit = permit.ok_or_else(not_found)?;
    let grant = store::to_review(&mut job.conn, &permit, seen.id).await?.ok_or_else(not_found)?;
    if seen.version.is_some_and(|version| version != grant.version) {
        return Err(Problem::conflict(grant.version).into());
    }
    if !grant.is_to_review(now) {
        return Err(Problem::new("grant.nothing_to_review").at("grant").into());
    }
    let beyond = grant.terms.parts.minus(permit.parts());
    if !beyond.is_empty() {
        return Err(Problem::new("grant.parts_not_yours").at("grant").with("parts", listed(beyond)).into());
    }
    once(store::review(&mut job.conn, &permit, &grant, now).await?, || Problem::conflict(grant.version))?;
    let told = Happened { grant: &grant, event: Event::Review, from: Some(grant.status), reason: None };
    store::tell(&mut job.conn, &permit, told, now).await?;
    audit::<ReviewGrant>(job, &standing, grant.terms.parts).await?;
    Ok(grant.id)
}
