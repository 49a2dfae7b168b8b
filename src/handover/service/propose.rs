//! Offering a person to another organisation, and taking the offer back.
use super::{
    super::{
        model::{Event, New, may_lead_sealed},
        store::{self, Ending},
    },
    MACHINE, lead, nobody, unknown,
};
use crate::{
    accounts::{Organization, organizations},
    call::{Call, Job, Memo},
    kernel::{Halt, Id, OrganizationId, Problem, TransferId, UserId, once},
    policy::{
        Act, Action, Actor, AnswerTransfer, Part, Permit, Purpose, RoleSet, Standing, TransferLead,
        WithdrawTransfer,
    },
};
use uuid::Uuid;

/// Offers another organisation to lead a person. For the lead. It opens nothing until it is accepted.
pub(in crate::handover) async fn propose(call: &Call, memo: Memo, new: New) -> Result<TransferId, Halt> {
    let new = new.checked()?;
    call.mutate(memo, move |job| Box::pin(put(job, new))).await
}

async fn put(job: &mut Job, new: New) -> Result<TransferId, Halt> {
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let standing = job.standing(new.person).await?;
    let permit = lead::<TransferLead>(job, &actor, &standing).await?.map_err(|_| {
        let known = law.decide(&actor, &standing, Action::Read).knows_person();
        if known { Problem::new("transfer.lead_only").at("person") } else { Problem::not_found("person") }
    })?;
    may_be_asked(job, &permit, &standing, new.to).await?;
    let id = TransferId::mint();
    once(store::insert(&mut job.conn, &permit, (id, &new), now).await?, || {
        Problem::new("transfer.pending").at("person")
    })?;
    job.audit(TransferLead::NAME, &standing, &[Part::Grants]).await?;
    Ok(id)
}

/// Refuses whom no person can be handed over to, and to whom something of this one is closed.
async fn may_be_asked(
    job: &mut Job,
    permit: &Permit<TransferLead>,
    standing: &Standing,
    to: OrganizationId,
) -> Result<(), Halt> {
    let now = job.now();
    let found = organizations::by_ids(&mut job.conn, &[to]).await?.pop();
    let found = found.ok_or_else(|| Problem::not_found("to"))?;
    let closed = store::is_closed_to(&mut job.conn, permit, to).await?;
    let those = organizations::actors(&mut job.conn, &[to], now).await?.pop();
    let code = if to == permit.actor().organization {
        "transfer.to_oneself"
    } else if !takes_over(job, &any_of(&found)) {
        "transfer.to_kind"
    } else if !found.has_agreement(now) {
        "transfer.to_agreement"
    } else if standing.sealed && !may_lead_sealed(found.kind) {
        "transfer.to_sealed"
    } else if closed {
        "transfer.to_closed"
    } else if !those.is_some_and(|those| takes_over(job, &those)) {
        "transfer.nobody_there"
    } else {
        return Ok(());
    };
    Err(Problem::new(code).at("to").with("name", found.name).into())
}

/// Whether the law lets such users take a person over.
fn takes_over(job: &Job, actor: &Actor) -> bool {
    job.law().scope_as_lead::<AnswerTransfer>(actor).is_ok()
}

/// Somebody of every role in an organisation, as if its agreement were in force.
fn any_of(organization: &Organization) -> Actor {
    Actor {
        user: UserId::of(Uuid::nil()),
        organization: organization.id,
        kind: organization.kind,
        roles: RoleSet::ALL,
        district: None,
        agreement: true,
        purpose: Purpose::Coordinate,
    }
}

/// Takes an offer back: who was asked hears no more of it. For the lead that made it.
pub(in crate::handover) async fn withdraw(
    call: &Call,
    memo: Memo,
    id: TransferId,
) -> Result<TransferId, Halt> {
    call.mutate(memo, move |job| Box::pin(take_back(job, id))).await
}

async fn take_back(job: &mut Job, id: TransferId) -> Result<TransferId, Halt> {
    let (actor, now) = (job.actor()?, job.now());
    let seen = store::facts(&mut job.conn, id).await?;
    let standing = job.standing(seen.as_ref().map_or_else(nobody, |seen| seen.person_id)).await?;
    let permit = lead::<WithdrawTransfer>(job, &actor, &standing).await?.map_err(|_| unknown())?;
    // Read again under the lock: it may have been answered while we waited for it.
    let found = store::facts(&mut job.conn, id).await?;
    let found = found.filter(|found| found.from_id == actor.organization).ok_or_else(unknown)?;
    let status = MACHINE.step(found.status, Event::Withdraw).map_err(|problem| problem.at("transfer"))?;
    let ending = Ending { status, refusal: None, person_told_on: None, at: now };
    once(store::withdraw(&mut job.conn, &permit, &found, ending).await?, || {
        Problem::conflict(found.version + 1)
    })?;
    job.raise(standing.person).await?;
    job.audit(WithdrawTransfer::NAME, &standing, &[Part::Grants]).await?;
    Ok(id)
}
