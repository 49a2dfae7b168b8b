//! The verbs: offer a person to another organisation, take the offer back, answer it; and what is shown of it to whom.
mod answer;
mod propose;
mod read;

pub(super) use answer::{Answering, answer};
pub(super) use propose::{propose, withdraw};
pub(super) use read::{Leave, Shown, find, of_persons, open_needs, read};

use super::{model::MACHINE, store};
use crate::{
    call::Job,
    kernel::{Halt, Id, PersonId, Problem},
    policy::{Act, Actor, Denied, Permit, Standing},
};
use uuid::Uuid;

fn unknown() -> Problem {
    Problem::not_found("transfer")
}

/// A person's id that nobody has, so that what isn't there costs the same statements.
fn nobody() -> PersonId {
    PersonId::of(Uuid::nil())
}

/// Leave for an act of the person's lead, though the basis on which it keeps the person may have ended: handing over is
/// what is left to it then.
async fn lead<A: Act<On = PersonId>>(
    job: &mut Job,
    actor: &Actor,
    standing: &Standing,
) -> Result<Result<Permit<A>, Denied>, Halt> {
    let (law, now) = (job.law(), job.now());
    let beyond = store::led_beyond_basis(&mut job.conn, standing.person, actor.organization, now).await?;
    let leave =
        if beyond { law.permit_beyond_basis::<A>(actor, standing) } else { law.permit::<A>(actor, standing) };
    Ok(leave.and_then(|permit| if permit.leads() { Ok(permit) } else { Err(Denied) }))
}
