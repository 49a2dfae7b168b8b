//! What is to be done next for a need, as the API tells it.
use super::super::model::next::{self, Given, Move, Mover};
use super::{Claim, Referral, claims_of, of_need};
use crate::{
    call::Call,
    directory::graphql::OrganizationObject,
    kernel::{Halt, Time},
    needs::NeedBatch,
};
use async_graphql::SimpleObject;

/// What is to be done next for a need, and by whom: a need that isn't closed is always with somebody.
#[derive(Clone, Debug, SimpleObject)]
pub struct NextMove {
    /// What.
    kind: Move,
    /// Whether the caller's organisation makes it.
    ours: bool,
    /// By whom; null where it is whoever leads the person and that is somebody else.
    organization: Option<OrganizationObject>,
    /// Until when; null where it has no term. What stays undone after that stands in the inbox of whoever makes the move,
    /// or comes back to whoever leads the person.
    until: Option<Time>,
}

/// The next move of a need of a batch: to the person's lead of every need, to others of what they hold or served.
pub async fn next_of(call: &Call, batch: &NeedBatch, at: usize) -> Result<Option<NextMove>, Halt> {
    let (permit, need) = (&batch.permits()[at], batch.need(at));
    let (claims, referrals) = (claims_of(call, batch, at).await?, of_need(call, batch, at).await?);
    let mut lost = (Vec::new(), Vec::new());
    for claim in &claims {
        lost.0.push(batch.standing(at).sealed || claim.has_lost_basis(call).await?);
    }
    for referral in &referrals {
        lost.1.push(batch.standing(at).sealed || referral.has_lost_basis(call).await?);
    }
    let offered: Vec<_> =
        claims.iter().zip(lost.0).map(|(one, basis_lost)| Given { row: one.row(), basis_lost }).collect();
    let asked: Vec<_> =
        referrals.iter().zip(lost.1).map(|(one, basis_lost)| Given { row: one.row(), basis_lost }).collect();
    let terms = (call.now(), &call.house().terms);
    let Some((kind, by, until)) = next::next((&need.facts, need.review_on), &offered, &asked, terms) else {
        return Ok(None);
    };
    let own = call.actor()?.organization;
    let whose = match by {
        Mover::Lead => None,
        Mover::Claim(at) => Some(claims[at].row().organization_id),
        Mover::Referral(at) => Some(referrals[at].row().to_id),
    };
    // Whoever doesn't lead the person isn't shown all claims and referrals: of a need that nobody holds they know half.
    let holds = whose == Some(own) && kind != Move::Answer;
    let is_known = permit.leads() || holds || kind == Move::Confirm;
    if !is_known {
        return Ok(None);
    }
    let ours = whose.map_or_else(|| permit.leads(), |it| it == own);
    let organization = mover(call, by, &claims, &referrals).await?;
    let organization = match organization {
        None if ours => OrganizationObject::by_ids(call, &[own]).await?.remove(&own),
        other => other,
    };
    Ok(Some(NextMove { kind, ours, organization, until }))
}

async fn mover(
    call: &Call,
    by: Mover,
    claims: &[Claim],
    referrals: &[Referral],
) -> Result<Option<OrganizationObject>, Halt> {
    match by {
        Mover::Lead => Ok(None),
        Mover::Claim(at) => claims[at].provider(call).await,
        Mover::Referral(at) => referrals[at].recipient(call).await,
    }
}
