use super::{
    super::super::{
        model::referral::{Event, Packet, Referral, Status},
        store::referral::{self as store, New},
    },
    super::hold,
    Reached, Why, fresh, reach, step, tell, unknown,
};
use crate::{
    accounts::organizations,
    call::{Call, Job, Memo},
    consent,
    kernel::{Halt, NeedId, OrganizationId, Problem, ReferralId, ServiceId, Time, text},
    needs::{self, Facts},
    policy::{Act, DraftReferral, Kind, Part, PartSet, Permit, SendReferral, Standing},
};

/// What one organisation asks of another.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Asking {
    pub(in crate::referrals) need: NeedId,
    pub(in crate::referrals) to: OrganizationId,
    pub(in crate::referrals) service: Option<ServiceId>,
    pub(in crate::referrals) parts: PartSet,
    pub(in crate::referrals) note: Option<String>,
}

impl Asking {
    pub(super) fn checked(mut self) -> Result<Self, Problem> {
        if let Some(note) = self.note.take() {
            self.note = text::limited(&note, text::STORY_MAX, "note")?;
        }
        Ok(self)
    }
}

/// Writes a referral down without sending it.
pub(in crate::referrals) async fn draft(call: &Call, memo: Memo, asking: Asking) -> Result<ReferralId, Halt> {
    let asking = asking.checked()?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing, permit) = needs::leave::<DraftReferral>(job, asking.need).await?;
            let referral = write(job, &permit, &facts, asking).await?;
            audit::<DraftReferral>(job, &standing, &referral).await?;
            Ok(referral.id)
        })
    })
    .await
}

/// What is sent: something new, or a draft.
#[derive(Clone, Debug)]
pub(in crate::referrals) enum Sending {
    New(Asking),
    Draft(ReferralId),
}

/// Sends a referral. The need stays open: others may be asked too.
pub(in crate::referrals) async fn send(
    call: &Call,
    memo: Memo,
    sending: Sending,
    if_version: Option<i64>,
) -> Result<ReferralId, Halt> {
    let sending = match sending {
        Sending::New(asking) => Sending::New(asking.checked()?),
        draft @ Sending::Draft(_) => draft,
    };
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing, referral) = match sending {
                Sending::New(asking) => {
                    let (facts, standing, permit) = needs::leave::<SendReferral>(job, asking.need).await?;
                    let referral = write(job, &permit, &facts, asking).await?;
                    (facts, standing, referral)
                }
                Sending::Draft(id) => take_up(job, id, if_version).await?,
            };
            check(job, &facts, &referral).await?;
            let why = Why { due_at: Some(due(job, &facts, referral.to_id).await?), ..Why::default() };
            let sent = step(job, &referral, Event::Send, why).await?;
            needs::refresh_card(job, &facts);
            audit::<SendReferral>(job, &standing, &sent).await?;
            Ok(sent.id)
        })
    })
    .await
}

async fn take_up(
    job: &mut Job,
    id: ReferralId,
    if_version: Option<i64>,
) -> Result<(Facts, Standing, Referral), Halt> {
    let Reached { referral, facts, standing } = reach(job, id).await?;
    let actor = job.actor()?;
    let permit = job
        .law()
        .permit_need::<SendReferral>(&actor, &standing, facts.id, facts.domain)
        .map_err(|_| unknown())?;
    if referral.from_id != actor.organization || !permit.leads() {
        return Err(unknown());
    }
    fresh(&referral, if_version)?;
    referral.step(Event::Send)?;
    check_packet(&permit, &facts, referral.parts.0)?;
    Ok((facts, standing, referral))
}

async fn write<A: Act<On = NeedId>>(
    job: &mut Job,
    permit: &Permit<A>,
    facts: &Facts,
    asking: Asking,
) -> Result<Referral, Halt> {
    let parts = packet(facts, asking.parts);
    check_packet(permit, facts, parts)?;
    recipient(job, asking.to).await?;
    insert(job, permit, (parts, None), asking).await
}

/// Writes a referral down, below another where it forwards that.
pub(super) async fn insert<A: Act<On = NeedId>>(
    job: &mut Job,
    permit: &Permit<A>,
    (parts, parent): (PartSet, Option<ReferralId>),
    asking: Asking,
) -> Result<Referral, Halt> {
    if let Some(service) = asking.service
        && !store::gives(&mut job.conn, asking.to, service).await?
    {
        return Err(Problem::not_found("service").into());
    }
    let Asking { to, service, note, .. } = asking;
    let new = New { id: ReferralId::mint(), to, service, parts, note, parent, at: job.now() };
    store::insert(&mut job.conn, permit, &new).await?;
    let referral = store::facts(&mut job.conn, new.id).await?.ok_or_else(unknown)?;
    tell(job, &referral, "create", None, Status::Draft, Why::default()).await?;
    Ok(referral)
}

/// The parts that go with a need: its own always. The card goes with every referral and is no part of it.
pub(super) fn packet(facts: &Facts, asked: PartSet) -> PartSet {
    asked.minus(PartSet::of(&[Part::Card])).union(own(facts))
}

fn own(facts: &Facts) -> PartSet {
    PartSet::of(&[Part::Needs(facts.domain)])
}

/// Refuses other needs' parts, and what the sender may not refer.
fn check_packet<A: Act<On = NeedId>>(
    permit: &Permit<A>,
    facts: &Facts,
    packet: PartSet,
) -> Result<(), Problem> {
    let others = packet.needs().minus(own(facts));
    if !others.is_empty() {
        return Err(Problem::new("referral.other_needs").at("parts").with("parts", listed(others)));
    }
    let foreign = packet.minus(own(facts)).minus(permit.parts());
    if !foreign.is_empty() {
        return Err(Problem::new("referral.parts_not_yours").at("parts").with("parts", listed(foreign)));
    }
    Ok(())
}

pub(super) fn listed(parts: PartSet) -> String {
    parts.iter().map(Part::name).collect::<Vec<_>>().join(", ")
}

/// Refuses whom no person can be sent to.
pub(super) async fn recipient(job: &mut Job, to: OrganizationId) -> Result<(), Halt> {
    let found = organizations::by_ids(&mut job.conn, &[to]).await?.pop();
    let found = found.ok_or_else(|| Problem::not_found("to"))?;
    let refused = if found.id == job.actor()?.organization {
        Some("referral.to_oneself")
    } else if matches!(found.kind, Kind::Company | Kind::Network) {
        Some("referral.recipient_kind")
    } else if !found.has_agreement(job.now()) {
        Some("referral.recipient_agreement")
    } else {
        None
    };
    refused.map_or(Ok(()), |code| Err(Problem::new(code).at("to").into()))
}

/// What must hold at the moment of sending.
async fn check(job: &mut Job, facts: &Facts, referral: &Referral) -> Result<(), Halt> {
    recipient(job, referral.to_id).await?;
    if !facts.takes_referrals() {
        let moves = needs::MACHINE.moves(facts.status).into_iter().map(needs::Event::name).collect();
        return Err(Problem::new("need.not_open")
            .at("need")
            .with("state", facts.status.name())
            .in_state(facts.status.name(), moves)
            .into());
    }
    let live = store::live(&mut job.conn, facts.id).await?;
    if live.iter().any(|other| other.to_id == referral.to_id) {
        return Err(Problem::new("referral.duplicate").at("to").into());
    }
    basis(job, facts, referral.to_id, referral.parts).await
}

/// Until when a recipient is to answer.
pub(super) async fn due(job: &mut Job, facts: &Facts, to: OrganizationId) -> Result<Time, Halt> {
    let length = facts.urgency.answer(&job.house().terms);
    hold::clock(job, facts, to, length).await
}

/// Refuses unless grants in force share these parts with the recipient.
pub(super) async fn basis(
    job: &mut Job,
    facts: &Facts,
    to: OrganizationId,
    parts: Packet,
) -> Result<(), Halt> {
    let now = job.now();
    let covered = consent::covered(&mut job.conn, facts.person_id, to, now).await?;
    let missing = parts.0.minus(covered);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Problem::new("grant.basis_missing").at("parts").with("parts", listed(missing)).into())
}

pub(super) async fn audit<A: Act>(
    job: &mut Job,
    standing: &Standing,
    referral: &Referral,
) -> Result<(), Halt> {
    job.audit(A::NAME, standing, &referral.parts.0.iter().collect::<Vec<_>>()).await
}
