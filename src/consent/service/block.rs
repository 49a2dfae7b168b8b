//! Closing parts to somebody, and opening them again.
use super::super::{
    model::{
        block::{Block, BlockReason, Subject, touched},
        listed,
    },
    store::block as store,
};
use crate::{
    accounts::{self, organizations},
    call::{Call, Change, Job, Memo},
    kernel::{BlockId, Halt, PersonId, Problem, once},
    policy::{Act, Action, BlockAccess, DeclareConflict, PartSet, Permit, ReadPerson, Standing},
};

/// What is to be closed to whom.
#[derive(Clone, Debug)]
pub struct Closing {
    /// Whose parts.
    pub person: PersonId,
    /// Which parts; every part where nothing is said.
    pub parts: PartSet,
    /// To whom.
    pub subject: Subject,
    /// Why.
    pub reason: BlockReason,
}

/// Closes parts of a person to somebody, at once. For the lead. What was closed to them before stays closed.
pub async fn close(call: &Call, memo: Memo, asked: Closing) -> Result<BlockId, Halt> {
    call.mutate(memo, move |job| Box::pin(record(job, asked))).await
}

async fn record(job: &mut Job, asked: Closing) -> Result<BlockId, Halt> {
    let (actor, law) = (job.actor()?, job.law());
    let standing = job.standing(asked.person).await?;
    let permit = law.permit_parts::<BlockAccess>(&actor, &standing, touched(asked.parts)).map_err(|_| {
        let sharing = law.decide(&actor, &standing, Action::Share);
        if !sharing.knows_person() {
            return Problem::not_found("person");
        }
        let beyond = touched(asked.parts).minus(sharing.parts);
        Problem::new("grant.parts_not_yours").at("parts").with("parts", listed(beyond))
    })?;
    if let Subject::Organization(organization) = asked.subject {
        if organization == actor.organization {
            return Err(Problem::new("block.lead").at("organization").into());
        }
        if organizations::by_ids(&mut job.conn, &[organization]).await?.is_empty() {
            return Err(Problem::not_found("organization").into());
        }
    }
    put::<BlockAccess>(job, &permit, &standing, asked).await
}

/// Closes everything of a person to the caller alone: they say of themselves that they should not see it. Only
/// somebody else, of the lead, can open it again.
pub async fn declare_conflict(call: &Call, memo: Memo, person: PersonId) -> Result<BlockId, Halt> {
    call.mutate(memo, move |job| Box::pin(close_to_oneself(job, person))).await
}

async fn close_to_oneself(job: &mut Job, person: PersonId) -> Result<BlockId, Halt> {
    let (actor, law) = (job.actor()?, job.law());
    let standing = job.standing(person).await?;
    let permit =
        law.permit::<DeclareConflict>(&actor, &standing).map_err(|_| Problem::not_found("person"))?;
    let subject = Subject::User(accounts::mail_key_of(&mut job.conn, actor.user).await?);
    let reason = BlockReason::ConflictOfInterest;
    let closing = Closing { person, parts: PartSet::ALL, subject, reason };
    put::<DeclareConflict>(job, &permit, &standing, closing).await
}

async fn put<A: Act<On = PersonId>>(
    job: &mut Job,
    permit: &Permit<A>,
    standing: &Standing,
    asked: Closing,
) -> Result<BlockId, Halt> {
    let (user, now) = (job.actor()?.user, job.now());
    let mut parts = asked.parts;
    for former in store::in_force(&mut job.conn, permit).await? {
        if former.subject == asked.subject {
            parts = parts.union(former.parts);
            store::lift(&mut job.conn, permit, former.id, user, now).await?;
        }
    }
    let block = Block {
        id: BlockId::mint(),
        person: asked.person,
        parts,
        subject: asked.subject,
        reason: asked.reason,
        recorded_by: user,
        recorded_at: now,
    };
    store::insert(&mut job.conn, permit, &block).await?;
    job.raise(asked.person).await?;
    job.audit(A::NAME, standing, &asked.parts.iter().collect::<Vec<_>>()).await?;
    Ok(block.id)
}

/// Lifts a block. For the lead; nobody lifts one that closes something to themselves.
pub async fn lift(call: &Call, memo: Memo, id: BlockId) -> Result<BlockId, Halt> {
    call.mutate(memo, move |job| Box::pin(open_again(job, id))).await
}

async fn open_again(job: &mut Job, id: BlockId) -> Result<BlockId, Halt> {
    let not_found = || Problem::not_found("block");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let person = store::person_of(&mut job.conn, id).await?.unwrap_or_else(PersonId::mint);
    let standing = job.standing(person).await?;
    let permit = law.permit::<BlockAccess>(&actor, &standing).map_err(|_| not_found())?;
    let blocks = store::in_force(&mut job.conn, &permit).await?;
    let block = blocks.into_iter().find(|block| block.id == id).ok_or_else(not_found)?;
    let parts = touched(block.parts);
    let permit = law.permit_parts::<BlockAccess>(&actor, &standing, parts).map_err(|_| {
        let beyond = parts.minus(permit.parts());
        Problem::new("grant.parts_not_yours").at("block").with("parts", listed(beyond))
    })?;
    once(store::lift(&mut job.conn, &permit, id, actor.user, now).await?, not_found)?;
    job.raise(person).await?;
    job.note(Change::Sights(person));
    job.audit("person.unblock", &standing, &block.parts.iter().collect::<Vec<_>>()).await?;
    Ok(id)
}

/// What is closed of persons, to the lead's users; never what is closed to the one who asks.
pub async fn of_persons(call: &Call, permits: &[Permit<ReadPerson>]) -> Result<Vec<Block>, Halt> {
    let mut conn = call.reader().await?;
    let own = Subject::User(accounts::mail_key_of(&mut conn, call.actor()?.user).await?);
    let mut blocks = store::of_persons(&mut conn, permits).await?;
    blocks.retain(|block| block.subject != own);
    Ok(blocks)
}
