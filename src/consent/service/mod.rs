//! The verbs, what there is to read, and what a grant's end leaves without a basis.
pub(super) mod ask;
pub(super) mod block;
mod change;
pub(super) mod emergency;
mod ending;
mod evidence;
mod give;
mod review;

pub use change::{Answered, BEGIN, Seen, activate, begin_in_time, refuse, resume, revoke, shorten, suspend};
pub use ending::ending;
pub use evidence::{EvidenceFile, attach, evidence, files, may_attach};
pub use give::{Given, draft, give};
pub use review::review;

use super::{
    model::{self, Grant, GrantStatus, Told},
    store::{self, Live},
};
use crate::{
    call::Call,
    kernel::{ClaimId, GrantId, Halt, PersonId, ReferralId},
    policy::{Part, Permit, ReadGrants, ReadPerson},
};

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

/// What a grant that was taken back or held back leaves without a basis, or the one that it replaced, for the
/// lead.
pub async fn lost(call: &Call, grant: &Grant) -> Result<Lost, Halt> {
    let Some(permit) = leave_to_read(call, grant.id).await?.filter(Permit::leads) else {
        return Ok(Lost::default());
    };
    let mut conn = call.reader().await?;
    let ended = match (grant.status, grant.supersedes) {
        (GrantStatus::Revoked | GrantStatus::Suspended, _) => grant.cover(),
        (GrantStatus::Active, Some(former)) => {
            let former = store::to_show(&mut conn, &permit, former).await?;
            former.filter(|former| former.status == GrantStatus::Superseded).and_then(|former| former.cover())
        }
        _ => None,
    };
    let Some(ended) = ended else { return Ok(Lost::default()) };
    let packets = store::live(&mut conn, &permit).await?;
    // A grant that has just been given begins later than the call that gave it.
    let now = call.house().clock.now();
    let in_force = store::in_force(&mut conn, &permit, now).await?;
    let mut lost = Lost::default();
    for id in model::lost(&ended, &in_force, &packets) {
        match id {
            Live::Claim(claim) => lost.claims.push(claim),
            Live::Referral(referral) => lost.referrals.push(referral),
        }
    }
    Ok(lost)
}

/// What became of grants, for the lead alone: for others a history is empty.
pub async fn histories(call: &Call, grants: &[Grant]) -> Result<Vec<Told>, Halt> {
    let mut persons: Vec<_> = grants.iter().map(|grant| grant.person).collect();
    persons.sort();
    persons.dedup();
    let standings = call.standings(&persons).await?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let leave = |standing| law.permit::<ReadGrants>(actor, standing).ok();
    let permits: Vec<_> = standings.values().filter_map(leave).collect();
    store::histories(&mut *call.reader().await?, &permits, grants).await
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
