pub(in crate::referrals) use super::super::store::claim::Answered;
use super::super::{
    model::claim::{Claim, Event, MACHINE, Status},
    store::claim::{self as store, Listed, Preferred},
};
use crate::{
    call::{Call, TokenScope},
    consent,
    kernel::{By, ClaimId, Halt, NeedId, Page, Place, Time},
    needs::{self, Line, NeedBatch},
    policy::{Act, ChooseClaim, Permit, ReadCard, ReadClaims, Relation, Standing, WithdrawClaim},
};
use std::collections::{HashMap, HashSet};

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
    fn leads(&self) -> bool {
        self.side == Side::Lead { acts: true }
    }

    /// Whether the caller could answer what it asks.
    pub(in crate::referrals) fn may_answer(&self) -> bool {
        self.leads() && self.claim.question.is_some() && self.claim.status_at(self.now) == Status::Proposed
    }

    /// Whether it holds its need now.
    fn is_active(&self) -> bool {
        self.claim.status_at(self.now) == Status::Active
    }

    /// What the caller is to it, as its machine knows them.
    const fn sides(&self) -> &'static [By] {
        match self.side {
            Side::Lead { acts: true } => &[By::Lead],
            Side::Provider { acts: true } => &[By::Provider],
            _ => &[],
        }
    }

    /// Whether the caller could make this move now.
    pub(in crate::referrals) fn may(&self, event: Event) -> bool {
        let claim = &self.claim;
        let listed = MACHINE.allows(claim.status_at(self.now), event, self.sides());
        listed && claim.moves(self.now).contains(&event)
    }
}

/// By whom, and when, the person was asked of the claims that the caller sees as the lead.
pub(in crate::referrals) async fn preferred(
    call: &Call,
    shown: &[Shown],
) -> Result<HashMap<ClaimId, Preferred>, Halt> {
    let led =
        shown.iter().filter(|one| matches!(one.side, Side::Lead { .. }) && one.claim.preference.is_some());
    let led: Vec<_> = led.map(|one| one.claim.id).collect();
    let Ok(leave) = call.house().law.scope::<ReadClaims>(call.actor()?) else { return Ok(HashMap::new()) };
    if led.is_empty() {
        return Ok(HashMap::new());
    }
    let found = store::preferred(&mut *call.reader().await?, &leave, &led).await?;
    Ok(found.into_iter().map(|one| (one.claim_id, one)).collect())
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

/// A page of the claims of the caller's organisation in these states (in all where none is named), the newest first,
/// with the place of each.
pub(in crate::referrals) async fn list(
    call: &Call,
    status: Vec<Status>,
    page: &Page,
) -> Result<(Vec<Shown>, Vec<Place>), Halt> {
    call.within(TokenScope::Read)?;
    let Ok(scope) = call.house().law.scope::<ReadCard>(call.actor()?) else { return Ok((vec![], vec![])) };
    let status = if status.is_empty() { Status::ALL.to_vec() } else { status };
    let now = call.now();
    let to = Listed { status, before: page.newest_before(now), limit: page.limit(), now };
    let found = store::list(&mut *call.reader().await?, &scope, &to).await?;
    let side = Side::Provider { acts: acts_for_provider(call)? };
    let place = |claim: &Claim| Place::of(claim.proposed_at.timestamp_micros().to_string(), claim.id);
    let places = found.iter().map(place).collect();
    Ok((found.into_iter().map(|claim| Shown { claim, side, now: call.now() }).collect(), places))
}

/// What others asked of these needs and the lead answered, where the caller's organisation's own proposal waits.
pub(in crate::referrals) async fn answered(
    call: &Call,
    needs: &[NeedId],
) -> Result<HashMap<NeedId, Vec<Answered>>, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(scope) = call.house().law.scope::<ReadCard>(call.actor()?) else { return Ok(HashMap::new()) };
    store::answered(&mut *call.reader().await?, &scope, needs).await
}

/// One claim: the caller's own, or one of a need that they lead. Nothing for any other.
pub(in crate::referrals) async fn by_id(call: &Call, id: ClaimId) -> Result<Option<Shown>, Halt> {
    Ok(by_ids(call, &[id]).await?.pop())
}

/// Of these claims the caller's own, and those of needs that they lead.
pub(in crate::referrals) async fn by_ids(call: &Call, ids: &[ClaimId]) -> Result<Vec<Shown>, Halt> {
    call.within(TokenScope::Read)?;
    let mut needs = store::needs_of(&mut *call.reader().await?, ids).await?;
    // Nobody's claim takes the same steps as one that may not be known of.
    if needs.is_empty() {
        needs.push(super::nobody());
    }
    let wanted = |shown: &Shown| ids.contains(&shown.claim.id);
    let own = own(call, &needs).await?;
    let mut found: Vec<_> = own.into_values().filter(wanted).collect();
    if found.len() == ids.len() {
        return Ok(found);
    }
    let batch = needs::read_many(call, &needs).await?;
    let mut all = of_needs(call, &batch).await?;
    for at in 0..batch.permits().len() {
        let known = |shown: &Shown| found.iter().any(|other| other.claim.id == shown.claim.id);
        let of_need = all.remove(&batch.permits()[at].on()).unwrap_or_default();
        let shown: Vec<_> = of_need.into_iter().filter(|shown| wanted(shown) && !known(shown)).collect();
        if !shown.is_empty() {
            batch.shows(call, at);
            found.extend(shown);
        }
    }
    Ok(found)
}

/// What happened to these claims, the oldest first. A provider learns who did it where that was itself: it isn't
/// told who leads the person, nor who else proposed.
pub(in crate::referrals) async fn histories(
    call: &Call,
    claims: &[Shown],
) -> Result<HashMap<ClaimId, Vec<Line>>, Halt> {
    let (actor, law) = (call.actor()?, &call.house().law);
    let seen = claims.iter().filter(|shown| shown.side != Side::Neither);
    let of: Vec<_> = seen.clone().map(|shown| (shown.claim.need_id, shown.claim.id)).collect();
    let mut found = match (law.scope::<ReadClaims>(actor), law.scope::<ReadCard>(actor)) {
        (Ok(leave), _) => needs::histories(call, &leave, &of).await?,
        (_, Ok(leave)) => needs::histories(call, &leave, &of).await?,
        _ => HashMap::new(),
    };
    for shown in seen.filter(|shown| matches!(shown.side, Side::Provider { .. })) {
        for line in found.get_mut(&shown.claim.id).into_iter().flatten() {
            line.organization_id = line.organization_id.filter(|who| *who == shown.claim.organization_id);
        }
    }
    Ok(found)
}

/// Those of these claims that hold a need, and whose basis is gone: no grants in force share with their
/// organisation all that they open.
pub(in crate::referrals) async fn without_basis(
    call: &Call,
    claims: &[Shown],
) -> Result<HashSet<ClaimId>, Halt> {
    let holding: Vec<_> = claims.iter().filter(|shown| shown.is_active()).map(|shown| &shown.claim).collect();
    let pair = |claim: &&Claim| (claim.person_id, claim.organization_id);
    let pairs: Vec<_> = holding.iter().map(pair).collect();
    let covered = consent::covered_each(&mut *call.reader().await?, &pairs, call.now()).await?;
    let lost =
        |claim: &&&Claim| !covered.get(&pair(claim)).copied().unwrap_or_default().covers(claim.opens.0);
    Ok(holding.iter().filter(lost).map(|claim| claim.id).collect())
}
