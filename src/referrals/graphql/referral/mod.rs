//! Referrals over the API.
mod actions;
mod input;
mod object;
mod of_need;

pub use object::Referral;
pub use of_need::{Refusal, of_need, refusals};

use super::super::{
    model::referral::{Direction, Status},
    service::referral as service,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{Halt, Id, ReferralId},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use input::{
    AnswerReferralInput, CancelReferralInput, ConfirmReferralInput, ForwardReferralInput,
    InformReferralInput, RecallReferralInput, RecordPersonAnswerInput, ReferralIdInput, SendReferralInput,
};

/// The name that cursors of referrals are bound to.
const LIST: &str = "referrals";

/// Questions about referrals.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReferralsQuery;

#[Object]
impl ReferralsQuery {
    /// One referral, by id. Null for one that the caller may not know of, the same as for none.
    async fn referral(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] id: ID,
    ) -> Result<Option<Referral>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = ReferralId::parse(&id) else { return Ok(None) };
        Referral::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// The referrals that the caller's organisation sent, of persons that it leads, or received; the newest
    /// first.
    async fn referrals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which side the caller's organisation is on.")] direction: Direction,
        #[graphql(desc = "In one of these states. At most 15.", validator(max_items = 15))] status: Option<
            Vec<Status>,
        >,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, Referral>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let list = format!("{LIST} {direction}");
            let page = call.page(&list, first, after.as_deref())?;
            let (batch, places) = service::find(call, direction, status.unwrap_or_default(), &page).await?;
            call.connection(&list, &page, places.into_iter().zip(Referral::all(batch)).collect())
        };
        found.await.map_err(|halt| error(call, halt))
    }
}

/// Changes of referrals.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReferralsMutation;

#[Object]
impl ReferralsMutation {
    /// Write a referral down without sending it. Only the lead sees it.
    async fn draft_referral(&self, ctx: &Context<'_>, input: SendReferralInput) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("draftReferral", input.client_mutation_id.as_ref(), &input)?;
            service::draft(call, memo, input.asking()?).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Ask an organisation to answer a need. It sees the note and the names of the parts; they open when it
    /// accepts. Several may be asked: the need stays open.
    async fn send_referral(&self, ctx: &Context<'_>, input: SendReferralInput) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("sendReferral", input.client_mutation_id.as_ref(), &input)?;
            let if_version = input.if_version;
            service::send(call, memo, input.sending()?, if_version).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Say of a draft that the person has yet to agree to what it would share; then it is sent. Refused where grants in
    /// force cover it already.
    async fn await_consent(&self, ctx: &Context<'_>, input: ReferralIdInput) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("awaitConsent", input.client_mutation_id.as_ref(), &input)?;
            service::await_consent(call, memo, input.id()?, input.if_version).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Tell a recipient what it asked before it answers: its clock goes on where it stood still. For the person's lead.
    async fn inform_referral(
        &self,
        ctx: &Context<'_>,
        input: InformReferralInput,
    ) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("informReferral", input.client_mutation_id.as_ref(), &input)?;
            service::inform(call, memo, input.telling()?).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Ask a third organisation to answer a need that the caller's organisation holds by a referral: a referral of its own,
    /// below that one, which stays. Only what the caller was sent, and what the person's grants share with the third.
    async fn forward_referral(
        &self,
        ctx: &Context<'_>,
        input: ForwardReferralInput,
    ) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("forwardReferral", input.client_mutation_id.as_ref(), &input)?;
            service::forward(call, memo, input.forwarding()?).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Say of a referral that it was a mistake: what it opened is closed when this answers. For whoever sent it, and for the
    /// privacy officer of the person's lead, or of whoever forwarded it and holds the need, who is shown who asked whom
    /// and where it stands, and no more.
    async fn mark_referral_error(
        &self,
        ctx: &Context<'_>,
        input: ReferralIdInput,
    ) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("markReferralError", input.client_mutation_id.as_ref(), &input)?;
            service::recall(call, memo, input.marking()?).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Answer a referral that the caller's organisation received.
    async fn answer_referral(
        &self,
        ctx: &Context<'_>,
        input: AnswerReferralInput,
    ) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("answerReferral", input.client_mutation_id.as_ref(), &input)?;
            service::answer(call, memo, input.answering()?).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Take a referral back: what it opened is closed when this answers.
    async fn recall_referral(
        &self,
        ctx: &Context<'_>,
        input: RecallReferralInput,
    ) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("recallReferral", input.client_mutation_id.as_ref(), &input)?;
            service::recall(call, memo, input.recalling()?).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Give up a referral that somebody holds because the person withdraws: what it opened is closed when this answers.
    /// For the sender; the recipient answers `CANCEL`.
    async fn cancel_referral(
        &self,
        ctx: &Context<'_>,
        input: CancelReferralInput,
    ) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("cancelReferral", input.client_mutation_id.as_ref(), &input)?;
            service::recall(call, memo, input.cancelling()?).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Say of a completed referral whether what the recipient did is so. For the person's lead, once. Until then it
    /// counts as unconfirmed.
    async fn confirm_referral(
        &self,
        ctx: &Context<'_>,
        input: ConfirmReferralInput,
    ) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("confirmReferral", input.client_mutation_id.as_ref(), &input)?;
            service::check(call, memo, input.checking()?).await
        };
        ReferralPayload::of(call, done.await).await
    }

    /// Write down what the person says of the help, once the recipient has done what it could. For the person's lead;
    /// what was said last stands.
    async fn record_person_answer(
        &self,
        ctx: &Context<'_>,
        input: RecordPersonAnswerInput,
    ) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("recordPersonAnswer", input.client_mutation_id.as_ref(), &input)?;
            service::hear(call, memo, input.hearing()?).await
        };
        ReferralPayload::of(call, done.await).await
    }
}

/// What became of a change of a referral.
#[derive(Debug, SimpleObject)]
pub struct ReferralPayload {
    /// The referral as it stands now; null where nothing was done.
    referral: Option<Referral>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl ReferralPayload {
    /// The payload of a change that answers a referral's id.
    pub async fn of(call: &Call, done: Result<ReferralId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let referral = Referral::by_id(call, id).await.map_err(|halt| error(call, halt))?;
                Self { referral, problems: vec![] }
            }
            Err(problems) => Self { referral: None, problems },
        })
    }
}
