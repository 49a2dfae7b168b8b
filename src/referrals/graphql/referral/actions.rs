//! What the caller may do with a referral: the moves that its machine and the moment allow, of those that are theirs.
use super::super::super::{
    model::referral::{Answer, Event, Status},
    service::referral::{Leave, ReferralBatch},
};
use crate::{
    call::Call,
    kernel::{Halt, NeedId},
    policy::{
        Act, AnswerReferral, ConfirmReferral, ForwardReferral, HoldNeed, RecallReferral, RecordPersonAnswer,
        SendReferral,
    },
};
use async_graphql::SimpleObject;

/// What the caller may do with a referral.
#[derive(Clone, Debug, SimpleObject)]
#[expect(clippy::struct_excessive_bools, reason = "one for each verb")]
pub struct ReferralActions {
    /// Whether `sendReferral` would be taken.
    send: bool,
    /// Whether `awaitConsent` would be taken, where no basis covers it yet.
    await_consent: bool,
    /// Whether `informReferral` would be taken.
    inform: bool,
    /// Whether `recallReferral` would be taken.
    recall: bool,
    /// Whether `cancelReferral` would be taken.
    cancel: bool,
    /// Whether `markReferralError` would be taken.
    mark_error: bool,
    /// Whether `forwardReferral` would be taken.
    forward: bool,
    /// Whether `holdNeed` and `resumeNeed` would be taken for its need, as its state allows.
    rest: bool,
    /// Whether `confirmReferral` would be taken.
    confirm: bool,
    /// Whether `recordPersonAnswer` would be taken.
    record_person_answer: bool,
    /// What `answerReferral` would take; at most 8.
    answer: Vec<Answer>,
}

impl ReferralActions {
    pub(super) fn of(call: &Call, batch: &ReferralBatch, at: usize) -> Result<Self, Halt> {
        let (row, leave) = (batch.referral(at), batch.leave(at));
        let (own, moves) = (call.organization()?, row.moves_at(call.now()));
        let may = |event: Event, leave: bool| leave && moves.contains(&event);
        let (leads, received) = (matches!(leave, Leave::Lead(_)), matches!(leave, Leave::Recipient(_)));
        let leads_on = leads && permits::<SendReferral>(call, batch, at)?;
        let sends = leads_on && row.from_id == own;
        let forwarded = matches!(leave, Leave::Forwarder(_)) && permits::<ForwardReferral>(call, batch, at)?;
        let recalls = forwarded || leads && permits::<RecallReferral>(call, batch, at)?;
        let judges = leads && row.to_id != own;
        let answers = received && permits::<AnswerReferral>(call, batch, at)?;
        let answer = |answer: &&Answer| may(answer.event(), answers);
        let serves = received && row.status == Status::InProgress;
        Ok(Self {
            send: may(Event::Send, sends),
            await_consent: may(Event::AskConsent, sends),
            inform: may(Event::Inform, leads_on || forwarded),
            recall: may(Event::Recall, recalls),
            cancel: may(Event::Cancel, recalls),
            mark_error: may(Event::MarkError, recalls),
            forward: may(Event::Forward, received && permits::<ForwardReferral>(call, batch, at)?),
            rest: serves && permits::<HoldNeed>(call, batch, at)?,
            confirm: may(Event::Confirm, judges && permits::<ConfirmReferral>(call, batch, at)?),
            record_person_answer: judges
                && row.status.is_done()
                && permits::<RecordPersonAnswer>(call, batch, at)?,
            answer: Answer::ALL.iter().filter(answer).copied().collect(),
        })
    }
}

fn permits<A: Act<On = NeedId>>(call: &Call, batch: &ReferralBatch, at: usize) -> Result<bool, Halt> {
    let (row, actor, law) = (batch.referral(at), call.actor()?, &call.house().law);
    let standing = batch.standing(at);
    Ok(standing
        .is_some_and(|standing| law.permit_need::<A>(actor, standing, row.need_id, row.domain).is_ok()))
}
