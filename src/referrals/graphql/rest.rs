//! A need whose service rests.
use super::super::service::{self, Resting};
use crate::{
    call::{Call, Memo},
    kernel::{Id, NeedId, Problem},
    needs::{Reason, graphql::NeedPayload},
};
use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::NaiveDate;

/// Why service rests, and when somebody looks again.
#[derive(Clone, Debug, InputObject)]
pub struct HoldNeedInput {
    /// Which.
    need: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// Why: `PERSON_AWAY`, `PERSON_PAUSES`, `PAPERS_MISSING` or `SERVICE_RESTS`.
    reason: Reason,
    /// On which day somebody looks again whether it can go on, within a year.
    review_on: NaiveDate,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    client_mutation_id: Option<String>,
}

impl HoldNeedInput {
    fn resting(&self) -> Result<Resting, Problem> {
        let Self { if_version, reason, review_on, .. } = *self;
        Ok(Resting { need: need(&self.need)?, if_version, reason, review_on })
    }
}

/// A need whose service goes on.
#[derive(Clone, Debug, InputObject)]
pub struct ResumeNeedInput {
    /// Which.
    need: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    client_mutation_id: Option<String>,
}

fn need(id: &ID) -> Result<NeedId, Problem> {
    NeedId::parse(id).ok_or_else(|| Problem::not_found("need"))
}

/// Changes of needs in service.
#[derive(Clone, Copy, Debug, Default)]
pub struct RestMutation;

#[Object]
impl RestMutation {
    /// Let the service of a need rest until somebody looks again. For whoever serves it, and for the person's lead.
    async fn hold_need(&self, ctx: &Context<'_>, input: HoldNeedInput) -> Result<NeedPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("holdNeed", input.client_mutation_id.as_ref(), &input)?;
            service::rest(call, memo, input.resting()?).await
        };
        NeedPayload::of(call, done.await).await
    }

    /// Go on with the service of a need that rests. For whoever serves it, and for the person's lead.
    async fn resume_need(&self, ctx: &Context<'_>, input: ResumeNeedInput) -> Result<NeedPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("resumeNeed", input.client_mutation_id.as_ref(), &input)?;
            service::resume(call, memo, need(&input.need)?, input.if_version).await
        };
        NeedPayload::of(call, done.await).await
    }
}
