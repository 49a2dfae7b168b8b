//! The verbs: give, revoke, and what a grant's end leaves without a basis.
use super::{
    model::{self, EndReason, Grant, GrantStatus, Recipient, Request, listed},
    store::{self, Live},
};
use crate::{
    accounts::organizations,
    call::{Call, Job, Memo},
    kernel::{ClaimId, GrantId, Halt, PersonId, Problem, ReferralId, once},
    persons::{self, Notice},
    policy::{
        Act, Action, Decision, GiveGrant, Part, PartSet, Permit, ReadGrants, ReadPerson, RevokeGrant,
        Standing,
    },
};

/// Records a basis to share, or that the person refused to; with it, the notice that they were given.
pub async fn give(
    call: &Call,
    memo: Memo,
    person: PersonId,
    asked: Request,
    notice: Option<Notice>,
) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| Box::pin(record(job, person, asked, notice))).await
}

async fn record(
    job: &mut Job,
    person: PersonId,
    asked: Request,
    notice: Option<Notice>,
) -> Result<GrantId, Halt> {
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    asked.check()?;
    let notice = notice.map(|notice| notice.checked(now, "notice")).transpose()?;
    let standing = job.standing(person).await?;
    let permit = law
        .permit_parts::<GiveGrant>(&actor, &standing, asked.parts)
        .map_err(|_| not_given(&law.decide(&actor, &standing, Action::Share), asked.parts))?;
    let terms = asked.settle(actor.kind, law.basis(), standing.sealed, now)?;
    if terms.recipient == Recipient::Organization(actor.organization) {
        return Err(Problem::new("grant.to_oneself").at("organization").into());
    }
    if let Recipient::Organization(organization) = terms.recipient
        && organizations::by_ids(&mut job.conn, &[organization]).await?.is_empty()
    {
        return Err(Problem::not_found("organization").into());
    }
    let grant = Grant {
        id: GrantId::mint(),
        person,
        status: if asked.refused { GrantStatus::Refused } else { GrantStatus::Active },
        terms,
        evidence: asked.evidence,
        collected_by: actor.user,
        recorded_by: actor.organization,
        recorded_at: now,
        ended_at: None,
        end_reason: None,
        version: 1,
    };
    store::insert(&mut job.conn, &permit, &grant).await?;
    if let Some(notice) = &notice {
        persons::give_notice(job, &permit, notice).await?;
    }
    audit::<GiveGrant>(job, &standing, grant.terms.parts).await?;
    Ok(grant.id)
}

/// Whoever may share something of the person is told which parts are not theirs to share; to anybody else
/// the person is not there.
fn not_given(sharing: &Decision, asked: PartSet) -> Problem {
    if !sharing.knows_person() {
        return Problem::not_found("person");
    }
    Problem::new("grant.parts_not_yours").at("parts").with("parts", listed(asked.minus(sharing.parts)))
}

/// Takes a grant back: what it opened is closed when this answers.
pub async fn revoke(
    call: &Call,
    memo: Memo,
    id: GrantId,
    if_version: Option<i64>,
    reason: Option<EndReason>,
) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| Box::pin(end(job, id, if_version, reason))).await
}

async fn end(
    job: &mut Job,
    id: GrantId,
    if_version: Option<i64>,
    reason: Option<EndReason>,
) -> Result<GrantId, Halt> {
    let not_found = || Problem::not_found("grant");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    // Nobody's grant takes the same steps as one that may not be known of.
    let person = store::person_of(&mut job.conn, id).await?.unwrap_or_else(PersonId::mint);
    let standing = job.standing(person).await?;
    let permit = law.permit::<RevokeGrant>(&actor, &standing).map_err(|_| not_found())?;
    let grant = store::to_revoke(&mut job.conn, &permit, id).await?.ok_or_else(not_found)?;
    if if_version.is_some_and(|seen| seen != grant.version) {
        return Err(Problem::conflict(grant.version).into());
    }
    let status = grant.status_at(now);
    if status != GrantStatus::Active {
        return Err(Problem::new("grant.not_active").at("grant").in_state(status.name(), vec![]).into());
    }
    let touched = store::revoke(&mut job.conn, &permit, id, grant.version, reason, now).await?;
    once(touched, || Problem::conflict(grant.version))?;
    job.raise(person).await?;
    audit::<RevokeGrant>(job, &standing, grant.terms.parts).await?;
    Ok(id)
}

async fn audit<A: Act>(job: &mut Job, standing: &Standing, parts: PartSet) -> Result<(), Halt> {
    job.audit(A::NAME, standing, &parts.iter().collect::<Vec<_>>()).await
}

/// The claims and referrals that lost their basis when a grant ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Active claims.
    pub claims: Vec<ClaimId>,
    /// Referrals that are sent, accepted or in progress.
    pub referrals: Vec<ReferralId>,
}

/// One grant, for whoever may see it.
pub async fn read(call: &Call, id: GrantId) -> Result<Option<Grant>, Halt> {
    let Some(permit) = leave_to_read(call, id).await? else { return Ok(None) };
    let mut conn = call.reader().await?;
    let grant = store::to_show(&mut conn, &permit, id).await?;
    if grant.is_some() {
        call.shows(permit.person(), permit.version(), permit.decision(), Part::Grants);
    }
    Ok(grant)
}

/// What a revoked grant left without a basis, for the lead.
pub async fn lost(call: &Call, grant: &Grant) -> Result<Lost, Halt> {
    let permit = leave_to_read(call, grant.id).await?.filter(Permit::leads);
    let Some(permit) = permit.filter(|_| grant.status == GrantStatus::Revoked) else {
        return Ok(Lost::default());
    };
    let mut conn = call.reader().await?;
    let packets = store::live(&mut conn, &permit).await?;
    let in_force = store::in_force(&mut conn, &permit, call.now()).await?;
    let mut lost = Lost::default();
    for id in model::lost(&grant.cover(), &in_force, &packets) {
        match id {
            Live::Claim(claim) => lost.claims.push(claim),
            Live::Referral(referral) => lost.referrals.push(referral),
        }
    }
    Ok(lost)
}

async fn leave_to_read(call: &Call, id: GrantId) -> Result<Option<Permit<ReadGrants>>, Halt> {
    let person = store::person_of(&mut *call.reader().await?, id).await?;
    let standing = call.standing(person.unwrap_or_else(PersonId::mint)).await?;
    Ok(call.house().law.permit::<ReadGrants>(call.actor()?, &standing).ok())
}

/// The grants of persons, newest first, at most [`store::SHOWN_MAX`] each, for those whose permit shows them.
pub async fn of_persons(call: &Call, permits: &[Permit<ReadPerson>]) -> Result<Vec<Grant>, Halt> {
    store::of_persons(&mut *call.reader().await?, permits).await
}
