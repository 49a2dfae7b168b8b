//! What the caller may do with a need.
use super::super::{
    batch::NeedBatch,
    model::{Event, MACHINE, Status},
};
use crate::{
    call::Call,
    kernel::{By, Halt},
    policy::Action,
};
use async_graphql::SimpleObject;

/// What the caller may do with a need.
#[derive(Clone, Debug, SimpleObject)]
#[expect(clippy::struct_excessive_bools, reason = "one for each verb")]
pub struct NeedActions {
    /// Whether `updateNeed` would be taken.
    update: bool,
    /// Whether `closeNeed` would be taken.
    close: bool,
    /// Whether `reopenNeed` would be taken.
    reopen: bool,
    /// Whether `holdNeed` would be taken, as the person's lead; whoever serves it is told by its referral.
    hold: bool,
    /// Whether `resumeNeed` would be taken, as the person's lead.
    resume: bool,
    /// Whether `sendReferral` would be taken.
    refer: bool,
    /// Whether `recordOrientation` would be taken.
    orient: bool,
}

impl NeedActions {
    pub(super) fn of(call: &Call, batch: &NeedBatch, at: usize) -> Result<Self, Halt> {
        let actor = call.actor()?;
        let facts = &batch.need(at).facts;
        let may = |action| {
            let decision = call.house().law.decide(actor, batch.standing(at), action);
            decision.opens_need(facts.id, facts.domain)
        };
        let (writes, refers) = (may(Action::Write), may(Action::Refer));
        let leads = writes && batch.permits()[at].leads();
        let who: Vec<_> =
            [(By::Writer, writes), (By::Lead, leads)].into_iter().filter(|(_, so)| *so).collect();
        let who: Vec<_> = who.into_iter().map(|(by, _)| by).collect();
        let can = |event| MACHINE.allows(facts.status, event, &who);
        Ok(Self {
            update: writes,
            close: can(Event::Close),
            reopen: can(Event::Reopen),
            hold: can(Event::Hold),
            resume: can(Event::Resume),
            refer: refers && facts.takes_referrals(),
            orient: writes && facts.status != Status::Closed,
        })
    }
}
