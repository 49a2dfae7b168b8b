//! The need in the API.
mod actions;
mod answer;
mod concerns;
mod draft;
mod history;
mod input;
mod matches;
mod object;
mod why;

pub use super::model::Status;
pub use draft::{Colleague, NeedDraft, of_person as drafts_of};
pub use history::NeedEvent;
pub use matches::each_with;
pub use object::{Narrowed, Need, of_person};
pub use why::Why;

use super::service;
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{Halt, Id, NeedId, Problem},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use draft::{DraftIdInput, DraftNeedInput, NeedDraftPayload, UpdateNeedDraftInput};
use input::{CloseNeedInput, OpenNeedInput, ReopenNeedInput, UpdateNeedInput};

/// Questions about needs.
#[derive(Clone, Copy, Debug, Default)]
pub struct NeedsQuery;

#[Object]
impl NeedsQuery {
    /// One need, by id. Null for one that the caller may not know of, the same as for none.
    async fn need(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Need>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = NeedId::parse(&id) else { return Ok(None) };
        Need::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// A need that is prepared and not open, or was, by id. Null for one that the caller may not know of, the same as for
    /// none.
    async fn need_draft(&self, ctx: &Context<'_>, id: ID) -> Result<Option<NeedDraft>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = NeedId::parse(&id) else { return Ok(None) };
        NeedDraft::by_id(call, id).await.map_err(|halt| error(call, halt))
    }
}

/// Changes of needs.
#[derive(Clone, Copy, Debug, Default)]
pub struct NeedsMutation;

#[Object]
impl NeedsMutation {
    /// Open a need of a person: domain, urgency and area are enough.
    async fn open_need(&self, ctx: &Context<'_>, input: OpenNeedInput) -> Result<NeedPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("openNeed", input.client_mutation_id.as_ref(), &input)?;
            service::open(call, memo, input.opening()?).await
        };
        NeedPayload::of(call, done.await).await
    }

    /// Prepare a need of a person whom the caller's organisation leads: its domain is enough. Only the lead knows of it, it
    /// is counted nowhere, and the person's waiting starts when somebody who may opens it with `releaseNeed`.
    async fn draft_need(&self, ctx: &Context<'_>, input: DraftNeedInput) -> Result<NeedDraftPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("draftNeed", input.client_mutation_id.as_ref(), &input)?;
            let (person, domain, sketch) = input.sketch()?;
            service::draft(call, memo, (person, domain), sketch).await
        };
        NeedDraftPayload::of(call, done.await).await
    }

    /// Change what a draft says, as who prepared it or as who may open it. What is not given stays.
    async fn update_need_draft(
        &self,
        ctx: &Context<'_>,
        input: UpdateNeedDraftInput,
    ) -> Result<NeedDraftPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("updateNeedDraft", input.client_mutation_id.as_ref(), &input)?;
            service::change_draft(call, memo, input.edit()?).await
        };
        NeedDraftPayload::of(call, done.await).await
    }

    /// Open what was prepared: the need has the draft's id, and the person waits from now on. Refused with what is missing.
    async fn release_need(&self, ctx: &Context<'_>, input: DraftIdInput) -> Result<NeedPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("releaseNeed", input.client_mutation_id.as_ref(), &input)?;
            service::release(call, memo, input.id()?, input.if_version).await
        };
        NeedPayload::of(call, done.await).await
    }

    /// Discard a draft, as who prepared it or as who may open it: it never was a need, and only its history is left.
    async fn discard_need_draft(&self, ctx: &Context<'_>, input: DraftIdInput) -> Result<NeedDraftPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("discardNeedDraft", input.client_mutation_id.as_ref(), &input)?;
            service::discard(call, memo, input.id()?, input.if_version).await
        };
        NeedDraftPayload::of(call, done.await).await
    }

    /// Change what a need says. What is not given stays.
    async fn update_need(&self, ctx: &Context<'_>, input: UpdateNeedInput) -> Result<NeedPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("updateNeed", input.client_mutation_id.as_ref(), &input)?;
            service::update(call, memo, input.edit()?).await
        };
        NeedPayload::of(call, done.await).await
    }

    /// Close a need with its outcome; an unmet one asks for a reason. What is left of one that is `PARTLY_MET` is opened as
    /// a need of its own, which says what this one said.
    async fn close_need(&self, ctx: &Context<'_>, input: CloseNeedInput) -> Result<NeedPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("closeNeed", input.client_mutation_id.as_ref(), &input)?;
            service::close(call, memo, input.closing()?).await
        };
        NeedPayload::of(call, done.await).await
    }

    /// Open a closed need again. The person has been waiting since it was first opened.
    async fn reopen_need(&self, ctx: &Context<'_>, input: ReopenNeedInput) -> Result<NeedPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("reopenNeed", input.client_mutation_id.as_ref(), &input)?;
            let need = NeedId::parse(&input.need).ok_or_else(|| Problem::not_found("need"))?;
            service::reopen(call, memo, need, &input.reason).await
        };
        NeedPayload::of(call, done.await).await
    }
}

/// What became of a change of a need.
#[derive(Debug, SimpleObject)]
pub struct NeedPayload {
    /// The need as it stands now; null where nothing was done.
    need: Option<Need>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl NeedPayload {
    /// The payload of a change that answers a need's id.
    pub async fn of(call: &Call, done: Result<NeedId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let need = Need::by_id(call, id).await.map_err(|halt| error(call, halt))?;
                Self { need, problems: vec![] }
            }
            Err(problems) => Self { need: None, problems },
        })
    }
}
