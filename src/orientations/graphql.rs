//! Orientations in the API.
mod input;
mod object;

pub use object::{Orientation, of_need};

use super::{model::Status, service};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{Halt, Id, OrientationId},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use chrono::NaiveDate;
use input::{RecordOrientationAnswerInput, RecordOrientationInput};

/// The name that cursors of orientations are bound to.
const LIST: &str = "orientations";

/// Questions about orientations.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrientationsQuery;

#[Object]
impl OrientationsQuery {
    /// One orientation, by id. Null for one that the caller may not know of, the same as for none.
    async fn orientation(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Orientation>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = OrientationId::parse(&id) else { return Ok(None) };
        Orientation::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// What the caller's organisation told people of, and what those were told whom it leads now by who led them before:
    /// those that are to be followed up first, the soonest first. Those of a need for whoever may see that need, those of
    /// somebody without a name for whoever may write such down.
    async fn orientations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In one of these states. At most 5.", validator(max_items = 5))] status: Option<
            Vec<Status>,
        >,
        #[graphql(desc = "Those alone that are to be followed up before this day.")] follow_up_before: Option<
            NaiveDate,
        >,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, Orientation>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let page = call.page(LIST, first, after.as_deref())?;
            let status = status.unwrap_or_default();
            let (batch, places) = service::list(call, &status, follow_up_before, &page).await?;
            call.connection(LIST, &page, places.into_iter().zip(Orientation::all(call, batch)).collect())
        };
        found.await.map_err(|halt| error(call, halt))
    }
}

/// Changes of orientations.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrientationsMutation;

#[Object]
impl OrientationsMutation {
    /// Write down that somebody was told of a service or a self-help group: for a need, or for somebody whose name nobody asked. Nothing of
    /// the person goes anywhere, the service needs no account and no agreement, and the need stays as it is. The slip
    /// to take along is the page `/orientations/{id}/slip`.
    async fn record_orientation(
        &self,
        ctx: &Context<'_>,
        input: RecordOrientationInput,
    ) -> Result<OrientationPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("recordOrientation", input.client_mutation_id.as_ref(), &input)?;
            service::give(call, memo, input.orientation()?).await
        };
        OrientationPayload::of(call, done.await).await
    }

    /// Write down what the person says of it: whether it helped, or why it came to nothing. For the organisation that
    /// gave it, and the person's lead.
    async fn record_orientation_answer(
        &self,
        ctx: &Context<'_>,
        input: RecordOrientationAnswerInput,
    ) -> Result<OrientationPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("recordOrientationAnswer", input.client_mutation_id.as_ref(), &input)?;
            service::hear(call, memo, input.id()?, input.if_version, input.answer()).await
        };
        OrientationPayload::of(call, done.await).await
    }
}

/// What became of a change of an orientation.
#[derive(Debug, SimpleObject)]
pub struct OrientationPayload {
    /// The orientation as it stands now; null where nothing was done.
    orientation: Option<Orientation>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl OrientationPayload {
    async fn of(call: &Call, done: Result<OrientationId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let orientation = Orientation::by_id(call, id).await.map_err(|halt| error(call, halt))?;
                Self { orientation, problems: vec![] }
            }
            Err(problems) => Self { orientation: None, problems },
        })
    }
}
