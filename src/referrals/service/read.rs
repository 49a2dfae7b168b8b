use super::super::{
    model::claim::{Claim, Event, MACHINE},
    store::claim as store,
};
use crate::{
    call::{Call, TokenScope},
    kernel::{ClaimId, Halt, NeedId, Time},
    needs::{self, NeedBatch},
    policy::{Act, ChooseClaim, Permit, ReadCard, ReadClaims, Relation, Standing, WithdrawClaim},
};
use std::collections::HashMap;

/// From which side somebody looks at a claim, and whether they may move it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::referrals) enum Side {
    /// Their own organisation's.
    Provider { acts: bool },
    /// The person's lead.
    Lead { acts: bool },
    /// Somebody else to whom the need is open.
    Neither,
}

/// A claim as one caller may see it.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Shown {
    pub(in crate::referrals) claim: Claim,
    pub(in crate::referrals) side: Side,
    pub(in crate::referrals) now: Time,
}

impl Shown {
    /// Whether the caller could make this move now.
    pub(in crate::referrals) fn may(&self, event: Event) -> bool {
        let claim = &self.claim;
        let listed = MACHINE.moves(claim.status_at(self.now)).contains(&event);
        let side = match event {
            Event::Choose | Event::Reject => self.side == Side::Lead { acts: true },
            Event::Release => {
                matches!(self.side, Side::Lead { acts: true } | Side::Provider { acts: true })
            }
            Event::Withdraw | Event::Convert => self.side == Side::Provider { acts: true },
            Event::Supersede | Event::Lapse => false,
        };
        let timely = match event {
            Event::Withdraw => claim.active_at.is_none() || claim.can_be_undone(self.now),
            Event::Convert => claim.opens_contact(self.now),
            _ => true,
        };
        listed && side && timely
    }
}

/// From which side the caller looks at a claim of this person's need.
fn side(call: &Call, standing: &Standing, facts: &needs::Facts, claim: &Claim) -> Result<Side, Halt> {
    let actor = call.actor()?;
    if claim.organization_id == actor.organization {
        return Ok(Side::Provider { acts: acts_for_provider(call)? });
    }
    let decision = call.house().law.decide(actor, standing, ChooseClaim::ACTION);
    let acts = decision.opens_need(facts.id, facts.domain);
    let leads = standing.routes.iter().any(|route| route.relation == Relation::Lead);
    Ok(if leads { Side::Lead { acts } } else { Side::Neither })
}

fn acts_for_provider(call: &Call) -> Result<bool, Halt> {
    Ok(call.house().law.scope::<WithdrawClaim>(call.actor()?).is_ok())
}

/// The claims of an answer's needs, read together: to the person's lead all, to others their own.
pub(in crate::referrals) async fn of_needs(
    call: &Call,
    batch: &NeedBatch,
) -> Result<HashMap<NeedId, Vec<Shown>>, Halt> {
    let actor = call.actor()?;
    let places: HashMap<NeedId, usize> =
        batch.permits().iter().enumerate().map(|(at, permit)| (permit.on(), at)).collect();
    let permit = |at: &usize| {
        let facts = &batch.need(*at).facts;
        call.house().law.permit_need::<ReadClaims>(actor, batch.standing(*at), facts.id, facts.domain).ok()
    };
    let permits: Vec<Permit<ReadClaims>> = places.values().filter_map(permit).collect();
    let found = store::of_needs(&mut *call.reader().await?, &permits).await?;
    let mut shown = HashMap::new();
    for (need, claims) in found {
        let at = places[&need];
        let one = |claim: Claim| {
            let side = side(call, batch.standing(at), &batch.need(at).facts, &claim)?;
            Ok(Shown { claim, side, now: call.now() })
        };
        shown.insert(need, claims.into_iter().map(one).collect::<Result<Vec<_>, Halt>>()?);
    }
    Ok(shown)
}

/// The newest claims of the caller's organisation, one for each need.
pub(in crate::referrals) async fn own(call: &Call, needs: &[NeedId]) -> Result<HashMap<NeedId, Shown>, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(scope) = call.house().law.scope::<ReadCard>(call.actor()?) else { return Ok(HashMap::new()) };
    let found = store::own(&mut *call.reader().await?, &scope, needs).await?;
    let side = Side::Provider { acts: acts_for_provider(call)? };
    Ok(found.into_iter().map(|(need, claim)| (need, Shown { claim, side, now: call.now() })).collect())
}

/// One claim: the caller's own, or one of a need that they lead. Nothing for any other.
pub(in crate::referrals) async fn by_id(call: &Call, id: ClaimId) -> Result<Option<Shown>, Halt> {
    call.within(TokenScope::Read)?;
    let found = store::facts(&mut *call.reader().await?, id).await?;
    let need = found.map_or_else(super::nobody, |claim| claim.need_id);
    let own = own(call, &[need]).await?.remove(&need).filter(|shown| shown.claim.id == id);
    if own.is_some() {
        return Ok(own);
    }
    let batch = needs::read(call, need).await?;
    let mut all = of_needs(call, &batch).await?;
    let shown = all.remove(&need).into_iter().flatten().find(|shown| shown.claim.id == id);
    if shown.is_some() {
        batch.shows(call, 0);
    }
    Ok(shown)
}
