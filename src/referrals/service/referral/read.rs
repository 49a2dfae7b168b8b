//! Who sees what of a referral.
use super::super::super::{
    model::referral::{Direction, Referral, Status},
    store::referral::{self as store, Narrowed},
};
use super::is_officer;
use crate::{
    call::{Call, TokenScope},
    consent,
    kernel::{Halt, Id, NeedId, OrganizationId, Page, PersonId, Place, ReferralId, Slots},
    needs::{self, Line, NeedBatch},
    policy::{Act, Part, Permit, ReadReceived, ReadReferrals, Relation, Route, Standing},
};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// What a referral is shown with.
#[derive(Debug)]
pub(in crate::referrals) enum Leave {
    /// To the person's lead, whole.
    Lead(Permit<ReadReferrals>),
    /// To the recipient, while it waits for an answer, is held, or has its grace period.
    Recipient(Permit<ReadReceived>),
    /// To whoever forwarded it, as long as it holds the need.
    Forwarder(Permit<ReadReceived>),
    /// To a privacy officer of the person's lead, or of whoever forwarded it and holds the need, who may take it out where
    /// it was a mistake: who asked whom, and where it stands; nothing of the person, the need or what came of it.
    Officer,
    /// To the recipient afterwards, and to whoever forwarded it: that it was, and how it ended; nothing of the person or
    /// the need.
    Past,
}

/// The referrals of one answer.
#[derive(Debug, Default)]
pub(in crate::referrals) struct ReferralBatch {
    rows: Vec<(Referral, Leave)>,
    standings: HashMap<PersonId, Standing>,
    slots: Slots,
}

impl ReferralBatch {
    pub(in crate::referrals) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Where the objects keep what they have read for all referrals of this answer.
    pub(in crate::referrals) fn slots(&self) -> &Slots {
        &self.slots
    }

    pub(in crate::referrals) fn all(&self) -> impl Iterator<Item = &Referral> {
        self.rows.iter().map(|(referral, _)| referral)
    }

    pub(in crate::referrals) fn referral(&self, at: usize) -> &Referral {
        &self.rows[at].0
    }

    pub(in crate::referrals) fn leave(&self, at: usize) -> &Leave {
        &self.rows[at].1
    }

    /// The facts that the leave was judged by; none for what is past.
    pub(in crate::referrals) fn standing(&self, at: usize) -> Option<&Standing> {
        self.standings.get(&self.rows[at].0.person_id)
    }

    /// Those that wait for an answer of the caller's organisation, with the leave to see each and what it was judged
    /// by.
    pub(in crate::referrals) fn waiting(
        &self,
    ) -> impl Iterator<Item = (ReferralId, &Permit<ReadReceived>, &Standing)> {
        self.rows.iter().filter_map(|(referral, leave)| match leave {
            Leave::Recipient(permit) if referral.status == Status::Sent => {
                Some((referral.id, permit, self.standings.get(&referral.person_id)?))
            }
            _ => None,
        })
    }

    /// Whether the caller answers for data where that lets them take the referral out, whatever else they are.
    pub(in crate::referrals) fn is_for_officer(&self, call: &Call, at: usize) -> Result<bool, Halt> {
        let law = &call.house().law;
        Ok(is_officer(law, call.actor()?, self.standing(at), self.referral(at)))
    }

    /// Notes that something of a person is shown, and says whether it is open at all.
    pub(in crate::referrals) fn shows(&self, call: &Call, at: usize) -> bool {
        match self.leave(at) {
            Leave::Lead(permit) => note(call, permit),
            Leave::Recipient(permit) | Leave::Forwarder(permit) => note(call, permit),
            Leave::Officer | Leave::Past => return false,
        }
        true
    }
}

fn note<A: Act>(call: &Call, permit: &Permit<A>) {
    call.shows(permit.person(), permit.version(), permit.decision(), Part::Referrals);
}

/// One referral, or nothing: one that may not be known of is not there, by the same statements. Privacy officers find it by its
/// id alone: no list and no inbox tells them of it.
pub(in crate::referrals) async fn read(call: &Call, id: ReferralId) -> Result<ReferralBatch, Halt> {
    call.within(TokenScope::Read)?;
    let found = store::facts(&mut *call.reader().await?, id).await?;
    let person = found.as_ref().map_or_else(|| PersonId::of(Uuid::nil()), |referral| referral.person_id);
    let standings = call.standings(&[person]).await?;
    let mut batch = let_in(call, found.iter().cloned().collect(), standings)?;
    if let Some(referral) = found.filter(|_| batch.rows.is_empty()) {
        let standing = batch.standings.get(&referral.person_id);
        if is_officer(&call.house().law, call.actor()?, standing, &referral) {
            batch.rows.push((bare(referral), Leave::Officer));
        }
    }
    Ok(batch)
}

/// What an officer is shown: who asked whom, and where it stands. For which service, and what came of it, would say what the
/// need is about.
fn bare(referral: Referral) -> Referral {
    Referral {
        service_id: None,
        accepted_at: None,
        started_at: None,
        grace_until: None,
        outcome: None,
        reason: None,
        review_on: None,
        checked_at: None,
        ..referral
    }
}

/// Those of these referrals that the caller may know of.
pub(in crate::referrals) async fn read_many(call: &Call, ids: &[ReferralId]) -> Result<ReferralBatch, Halt> {
    call.within(TokenScope::Read)?;
    let found = store::facts_of(&mut *call.reader().await?, ids).await?;
    let persons: BTreeSet<_> = found.iter().map(|referral| referral.person_id).collect();
    let standings = call.standings(&Vec::from_iter(persons)).await?;
    let_in(call, found, standings)
}

/// A page of referrals that the caller's organisation sent or received, the newest first, and their places.
pub(in crate::referrals) async fn find(
    call: &Call,
    direction: Direction,
    status: Vec<Status>,
    page: &Page,
) -> Result<(ReferralBatch, Vec<Place>), Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let to = Narrowed::of(status, page, call.now());
    let found = match direction {
        Direction::Sent => match law.scope::<ReadReferrals>(actor) {
            Ok(scope) => store::sent(&mut *call.reader().await?, &scope, &to).await?,
            Err(_) => Vec::new(),
        },
        Direction::Received => match law.scope::<ReadReceived>(actor) {
            Ok(scope) => store::received(&mut *call.reader().await?, &scope, &to).await?,
            Err(_) => Vec::new(),
        },
    };
    let persons: BTreeSet<_> = found.iter().map(|referral| referral.person_id).collect();
    let standings = call.standings(&Vec::from_iter(persons)).await?;
    let batch = let_in(call, found, standings)?;
    let place =
        |referral: &Referral| Place::of(referral.created_at.timestamp_micros().to_string(), referral.id);
    let places = batch.all().map(place).collect();
    Ok((batch, places))
}

/// The referrals of all needs of an answer that the caller may see.
pub(in crate::referrals) async fn of_needs(call: &Call, needs: &NeedBatch) -> Result<ReferralBatch, Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let mut standings = HashMap::new();
    let mut permits = Vec::new();
    for at in 0..needs.permits().len() {
        let (facts, standing) = (&needs.need(at).facts, needs.standing(at));
        permits.extend(law.permit_need::<ReadReferrals>(actor, standing, facts.id, facts.domain).ok());
        standings.insert(facts.person_id, standing.clone());
    }
    let found = store::of_needs(&mut *call.reader().await?, &permits).await?;
    let_in(call, found, standings)
}

/// Keeps those that the caller may know of, each with its leave.
fn let_in(
    call: &Call,
    found: Vec<Referral>,
    standings: HashMap<PersonId, Standing>,
) -> Result<ReferralBatch, Halt> {
    let mut rows = Vec::with_capacity(found.len());
    for referral in found {
        if let Some(leave) = leave(call, &referral, standings.get(&referral.person_id))? {
            rows.push((referral, leave));
        }
    }
    Ok(ReferralBatch { rows, standings, slots: Slots::default() })
}

fn leave(call: &Call, referral: &Referral, standing: Option<&Standing>) -> Result<Option<Leave>, Halt> {
    let (actor, law) = (call.actor()?, &call.house().law);
    let (need, domain): (NeedId, _) = (referral.need_id, referral.domain);
    let forwarded = referral.parent_id.is_some() && referral.from_id == actor.organization;
    // Whose role merely looks at cards that are shared with its kind is told no referral.
    let answers = || {
        let scope = law.scope::<ReadReceived>(actor);
        scope.is_ok_and(|scope| scope.route(Relation::Referred).duty.contains(Part::Card))
    };
    if let Some(standing) = standing {
        let lead = law.permit_need::<ReadReferrals>(actor, standing, need, domain).ok();
        if let Some(permit) = lead.filter(Permit::leads) {
            return Ok(Some(Leave::Lead(permit)));
        }
        let to_us = referral.to_id == actor.organization && referral.is_open_to_recipient(call.now());
        let received = law.permit_need::<ReadReceived>(actor, standing, need, domain).ok();
        if let Some(permit) = received.filter(|_| answers()) {
            let holds = |route: &Route| {
                route.relation == Relation::CareTeam && route.need.is_some_and(|(held, _)| held == need)
            };
            if to_us {
                return Ok(Some(Leave::Recipient(permit)));
            }
            if forwarded && standing.routes.iter().any(holds) {
                return Ok(Some(Leave::Forwarder(permit)));
            }
        }
    }
    // Whoever may not follow it any more is told of it when it is over, and not before.
    let over = !referral.is_open_to_recipient(call.now());
    let ours = referral.to_id == actor.organization || forwarded;
    let was_ours = ours && over && referral.sent_at.is_some() && !referral.sealed;
    Ok((was_ours && answers()).then_some(Leave::Past))
}

/// What happened to the referrals of an answer, the oldest first. Their recipient learns of it from the sending on,
/// and who did it where that was itself or the sender.
pub(in crate::referrals) async fn histories(
    call: &Call,
    batch: &ReferralBatch,
) -> Result<HashMap<ReferralId, Vec<Line>>, Halt> {
    let (actor, law) = (call.actor()?, &call.house().law);
    let of: Vec<_> = batch.all().map(|referral| (referral.need_id, referral.id)).collect();
    let mut found = match (law.scope::<ReadReferrals>(actor), law.scope::<ReadReceived>(actor)) {
        (Ok(leave), _) => needs::histories(call, &leave, &of).await?,
        (_, Ok(leave)) => needs::histories(call, &leave, &of).await?,
        _ => HashMap::new(),
    };
    for (referral, leave) in &batch.rows {
        if matches!(leave, Leave::Officer) {
            found.remove(&referral.id);
        }
        let Some(lines) = found.get_mut(&referral.id).filter(|_| !matches!(leave, Leave::Lead(_))) else {
            continue;
        };
        let prepared = |word: &str| Status::parse(word).is_none_or(Status::is_prepared);
        lines.retain(|line| {
            !prepared(&line.to_status) && referral.sent_at.is_some_and(|sent| line.at >= sent)
        });
        for line in lines {
            let known = |who: &OrganizationId| [referral.to_id, referral.from_id].contains(who);
            line.organization_id = line.organization_id.filter(known);
        }
    }
    Ok(found)
}

/// Those of the referrals of an answer that wait or are held, and whose basis is gone: no grants in force share
/// with the recipient all that they open.
pub(in crate::referrals) async fn without_basis(
    call: &Call,
    batch: &ReferralBatch,
) -> Result<HashSet<ReferralId>, Halt> {
    let shown = batch.rows.iter().filter(|(_, leave)| !matches!(leave, Leave::Officer));
    let live: Vec<_> = shown.map(|(referral, _)| referral).filter(|one| one.status.is_live()).collect();
    let pair = |referral: &&Referral| (referral.person_id, referral.to_id);
    let pairs: Vec<_> = live.iter().map(pair).collect();
    let covered = consent::covered_each(&mut *call.reader().await?, &pairs, call.now()).await?;
    let lost = |referral: &&&Referral| {
        !covered.get(&pair(referral)).copied().unwrap_or_default().covers(referral.parts.0)
    };
    Ok(live.iter().filter(lost).map(|referral| referral.id).collect())
}
