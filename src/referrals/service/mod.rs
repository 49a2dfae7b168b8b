//! The verbs. Whoever next writes to a need first writes down that its holder's time has run out.
pub(super) mod card;
mod choose;
mod convert;
mod eligible;
mod hold;
pub(super) mod opening;
pub(super) mod place;
mod propose;
mod read;
pub(super) mod referral;
mod release;
mod reply;
mod rest;
pub(super) mod team;

pub(super) use choose::{Choice, Refusal, choose, decline_all, reject};
pub(super) use convert::convert;
pub use hold::{LAPSE, OPEN, keep, lapse_in_time, open_in_time};
pub(super) use propose::{Proposal, propose};
pub(super) use read::{Shown, Side, by_id, by_ids, histories, list, of_needs, preferred, without_basis};
pub(super) use release::{Release, release, withdraw};
pub(super) use reply::{Reply, answer};
pub(super) use rest::{Resting, rest, resume};

pub(super) use super::store::claim::Preferred;

use super::{model::claim::Claim, store::claim as store};
use crate::{
    call::Job,
    kernel::{ClaimId, Halt, Id, NeedId, Problem},
    needs::{self, Facts, Told},
    policy::{Act, Permit, Standing},
};

/// A claim and leave for an act on its need, with the person's world locked. Nobody's claim takes the same
/// steps as one that may not be known of.
struct Reached<A: Act> {
    claim: Claim,
    facts: Facts,
    standing: Standing,
    permit: Permit<A>,
}

async fn reach<A: Act<On = NeedId>>(
    job: &mut Job,
    id: ClaimId,
    if_version: Option<i64>,
) -> Result<Reached<A>, Halt> {
    let need = store::facts(&mut job.conn, id).await?.map_or_else(nobody, |claim| claim.need_id);
    let (facts, standing, permit) = needs::leave::<A>(job, need).await.map_err(|halt| at("claim", halt))?;
    let facts = hold::lapse(job, facts).await?;
    let found = store::facts(&mut job.conn, id).await?;
    let claim = found.ok_or_else(|| Problem::not_found("claim"))?;
    if if_version.is_some_and(|seen| seen != claim.version) {
        return Err(Problem::conflict(claim.version).into());
    }
    Ok(Reached { claim, facts, standing, permit })
}

impl<A: Act> Reached<A> {
    /// Refuses another organisation's claim as if it weren't there.
    fn own(self) -> Result<Self, Problem> {
        let own = self.claim.organization_id == self.permit.actor().organization;
        if own { Ok(self) } else { Err(Problem::not_found("claim")) }
    }
}

fn nobody() -> NeedId {
    NeedId::of(uuid::Uuid::nil())
}

/// Blames the field of our input where a lower room found nothing.
fn at(field: &str, halt: Halt) -> Halt {
    match halt {
        Halt::Refused(problem) if problem.code == "not_found" => Problem::not_found(field).into(),
        other => other,
    }
}

/// Tells the need's history what happened to one of its claims.
async fn tell(
    job: &mut Job,
    claim: &Claim,
    event: &'static str,
    from: Option<&'static str>,
    to: &'static str,
    by_clock: bool,
) -> Result<(), Halt> {
    let by = if by_clock { None } else { Some(job.actor()?) };
    let told = Told {
        need: claim.need_id,
        at: job.now(),
        by: by.map(|actor| (actor.organization, actor.user)),
        subject: ("claim", claim.id.uuid()),
        event,
        from,
        to,
        reason: claim.reason.map(needs::Reason::name),
    };
    needs::tell(job, &told).await
}
