//! Hand-overs in the API.
mod input;
mod object;

pub use object::{TransferObject, of_person};

use super::{model::Status, service};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{Halt, Id, TransferId},
    referrals::referral::Direction,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use input::{AnswerTransferInput, TransferLeadInput, WithdrawTransferInput};

/// The name that cursors of this list are bound to.
const LIST: &str = "transfers";

/// Questions about hand-overs.
#[derive(Clone, Copy, Debug, Default)]
pub struct HandoverQuery;

#[Object]
impl HandoverQuery {
    /// One hand-over, by id. Null for one that the caller may not know of, the same as for none.
    async fn transfer(&self, ctx: &Context<'_>, id: ID) -> Result<Option<TransferObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = TransferId::parse(&id) else { return Ok(None) };
        one(call, id).await.map_err(|halt| error(call, halt))
    }

    /// The hand-overs that the caller's organisation offered, for whoever of it sees the grants of those it leads, or was
    /// offered, for whoever may answer; the newest first.
    async fn transfers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which side the caller's organisation is on.")] direction: Direction,
        #[graphql(desc = "In one of these states.")] status: Option<Vec<Status>>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, TransferObject>> {
        let call = ctx.data::<Call>()?;
        let status = status.unwrap_or_default();
        list(call, (direction, &status), first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }
}

async fn one(call: &Call, id: TransferId) -> std::result::Result<Option<TransferObject>, Halt> {
    let found = service::read(call, id).await?;
    Ok(TransferObject::all(found.into_iter().collect()).pop())
}

async fn list(
    call: &Call,
    (direction, status): (Direction, &[Status]),
    first: i32,
    after: Option<&str>,
) -> std::result::Result<Connection<String, TransferObject>, Halt> {
    let page = call.page(LIST, first, after)?;
    let (found, places) = service::find(call, direction, status, &page).await?;
    call.connection(LIST, &page, places.into_iter().zip(TransferObject::all(found)).collect())
}

/// What became of a hand-over.
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferPayload {
    /// How it stands now; null where nothing was done, or where the caller may hear no more of it.
    transfer: Option<TransferObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl TransferPayload {
    async fn of(call: &Call, done: std::result::Result<TransferId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let transfer = one(call, id).await.map_err(|halt| error(call, halt))?;
                Self { transfer, problems: vec![] }
            }
            Err(problems) => Self { transfer: None, problems },
        })
    }
}

/// The verbs of the room.
#[derive(Clone, Copy, Debug, Default)]
pub struct HandoverMutation;

#[Object]
impl HandoverMutation {
    /// Offers another organisation to lead a person from now on. For the lead's professionals and who leads the
    /// association. Until it accepts, it sees neither who the person is nor anything of their profile.
    async fn transfer_lead(&self, ctx: &Context<'_>, input: TransferLeadInput) -> Result<TransferPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("transferLead", input.client_mutation_id.as_ref(), &input)?;
            service::propose(call, memo, input.offer()?).await
        };
        TransferPayload::of(call, done.await).await
    }

    /// Takes the person over, or declines to; for the organisation that was asked. With a yes it is the lead when this
    /// answers: the former lead sees what grants, claims and referrals let it see, and no more; what it had granted
    /// stays in force and waits to be looked at (`Grant.toReview`).
    async fn answer_transfer(
        &self,
        ctx: &Context<'_>,
        input: AnswerTransferInput,
    ) -> Result<TransferPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("answerTransfer", input.client_mutation_id.as_ref(), &input)?;
            service::answer(call, memo, input.answering()?).await
        };
        TransferPayload::of(call, done.await).await
    }

    /// Takes an offer back that has no answer yet; for the lead that made it.
    async fn withdraw_transfer(
        &self,
        ctx: &Context<'_>,
        input: WithdrawTransferInput,
    ) -> Result<TransferPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("withdrawTransfer", input.client_mutation_id.as_ref(), &input)?;
            service::withdraw(call, memo, input.transfer()?).await
        };
        TransferPayload::of(call, done.await).await
    }
}
