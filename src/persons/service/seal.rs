use super::{super::store, Changed};
use crate::{
    call::{Call, Change, Job, Memo},
    kernel::{Halt, PersonId, Problem, once},
    policy::{Act, Part, SealPerson},
};

/// Left in a job that hid a person or showed them again, for rooms that count.
#[derive(Clone, Copy, Debug)]
pub struct Veiled {
    /// Whom.
    pub person: PersonId,
    /// Whether they are hidden now.
    pub hidden: bool,
}

/// Hides a person from everybody but the lead and the organisations that a grant names, at once; or shows them again.
/// For the lead.
pub(in crate::persons) async fn seal(
    call: &Call,
    memo: Memo,
    person: PersonId,
    hidden: bool,
) -> Result<PersonId, Halt> {
    call.mutate(memo, move |job| Box::pin(put(job, person, hidden))).await
}

async fn put(job: &mut Job, person: PersonId, hidden: bool) -> Result<PersonId, Halt> {
    let (actor, law) = (job.actor()?, job.law());
    let standing = job.standing(person).await?;
    let permit = law.permit::<SealPerson>(&actor, &standing).ok().filter(crate::policy::Permit::leads);
    let permit = permit.ok_or_else(|| Problem::not_found("person"))?;
    let so_already = || {
        let code = if hidden { "person.sealed_already" } else { "person.not_sealed" };
        Problem::new(code).at("person")
    };
    once(store::seal(&mut job.conn, &permit, hidden).await?, so_already)?;
    job.raise(person).await?;
    job.note(Changed(person));
    job.note(Veiled { person, hidden });
    job.note(Change::Sights(person));
    job.audit(SealPerson::NAME, &standing, &[Part::Identity]).await?;
    Ok(person)
}
