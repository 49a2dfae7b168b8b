//! What the caller may do with a referral: the moves that its machine and the moment allow, of those that are theirs.
use super::super::super::{
    model::referral::{Answer, Event, Status},
    service::referral::{Leave, ReferralBatch},
};
use crate::{
    call::Call,
    kernel::{By, Halt, NeedId},
    policy::{Act, AnswerReferral, ForwardReferral, HoldNeed, RecallReferral, RecordPersonAnswer},
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
        let own = call.organization()?;
        let (leads, received) = (matches!(leave, Leave::Lead(_)), matches!(leave, Leave::Recipient(_)));
        let who = sides(call, batch, at)?;
        let can = |event: Event| row.allows_at(event, &who, call.now());
        // Cancelling is either side's: the recipient answers that the person withdraws, the others take it back.
        let taken: Vec<_> = who.iter().copied().filter(|by| *by != By::Recipient).collect();
        let takes_back = |event: Event| row.allows_at(event, &taken, call.now());
        let recipient = |answer: &&Answer| {
            who.contains(&By::Recipient) && row.allows_at(answer.event(), &[By::Recipient], call.now())
        };
        let serves = received && row.status == Status::InProgress;
        let judges = leads && row.to_id != own;
        Ok(Self {
            send: can(Event::Send),
            await_consent: can(Event::AskConsent),
            inform: can(Event::Inform),
            recall: takes_back(Event::Recall),
            cancel: takes_back(Event::Cancel),
            mark_error: can(Event::MarkError),
            forward: can(Event::Forward),
            rest: serves && permits::<HoldNeed>(call, batch, at)?,
            confirm: judges && can(Event::Confirm),
            record_person_answer: judges
                && row.status.is_done()
                && permits::<RecordPersonAnswer>(call, batch, at)?,
            answer: Answer::ALL.iter().filter(recipient).copied().collect(),
        })
    }
}

/// What the caller is to a referral, as its machine knows them.
fn sides(call: &Call, batch: &ReferralBatch, at: usize) -> Result<Vec<By>, Halt> {
    let sent = batch.referral(at).from_id == call.organization()?;
    let mut sides = match batch.leave(at) {
        Leave::Lead(_) if !permits::<RecallReferral>(call, batch, at)? => vec![],
        Leave::Lead(_) if sent => vec![By::Lead, By::Sender],
        Leave::Lead(_) => vec![By::Lead],
        Leave::Forwarder(_) if permits::<ForwardReferral>(call, batch, at)? => vec![By::Forwarder],
        Leave::Recipient(_) if permits::<AnswerReferral>(call, batch, at)? => vec![By::Recipient],
        _ => vec![],
    };
    if batch.is_for_officer(call, at)? {
        sides.push(By::PrivacyOfficer);
    }
    Ok(sides)
}

fn permits<A: Act<On = NeedId>>(call: &Call, batch: &ReferralBatch, at: usize) -> Result<bool, Halt> {
    let (row, actor, law) = (batch.referral(at), call.actor()?, &call.house().law);
    let standing = batch.standing(at);
    Ok(standing
        .is_some_and(|standing| law.permit_need::<A>(actor, standing, row.need_id, row.domain).is_ok()))
}
