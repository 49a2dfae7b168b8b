//! Grants in the API.
mod ask;
mod block;
mod emergency;
mod input;
mod object;

pub use ask::{AskMutation, AskQuery, PartRequestObject};
pub use block::{BlockObject, BlocksMutation, blocks_of};
pub use emergency::{EmergenciesMutation, EmergenciesQuery, EmergencyObject};
pub use object::{EndingGrant, GrantObject, of_person};

use super::service;
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{GrantId, Halt},
};
use async_graphql::{Context, ID, InputType, Object, Result, SimpleObject, connection::Connection};
use input::{
    ActivateGrantInput, DraftGrantInput, GrantInput, RefuseGrantInput, ResumeGrantInput, ReviewGrantInput,
    RevokeGrantInput, ShortenGrantInput, SuspendGrantInput, Which,
};

/// What became of a grant.
#[derive(Clone, Debug, SimpleObject)]
pub struct GrantPayload {
    /// The grant as it stands now; null where it was refused, or its reader may not see grants.
    grant: Option<GrantObject>,
    /// After a grant was taken back, held back or replaced: active claims that the grants still in force don't cover.
    /// At most 100.
    claims_without_basis: Vec<ID>,
    /// The same: referrals sent, accepted or in progress that the grants still in force don't cover. At most 100.
    referrals_without_basis: Vec<ID>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl GrantPayload {
    async fn of(call: &Call, done: Result<GrantId, Halt>) -> Result<Self> {
        let id = match answer(call, done)? {
            Ok(id) => id,
            Err(problems) => return Ok(Self::new(None, service::Lost::default(), problems)),
        };
        let read = async {
            let Some(grant) = service::read(call, id).await? else {
                return Ok((None, service::Lost::default()));
            };
            let lost = service::lost(call, &grant).await?;
            Ok((Some(GrantObject::alone(grant)), lost))
        };
        let (grant, lost) = read.await.map_err(|halt| error(call, halt))?;
        Ok(Self::new(grant, lost, Vec::new()))
    }

    fn new(grant: Option<GrantObject>, lost: service::Lost, problems: Vec<ProblemAnswer>) -> Self {
        Self {
            grant,
            claims_without_basis: lost.claims.iter().map(|id| id.to_string().into()).collect(),
            referrals_without_basis: lost.referrals.iter().map(|id| id.to_string().into()).collect(),
            problems,
        }
    }
}

/// The list's name in its cursors.
const ENDING: &str = "grantsEnding";

/// Questions about grants.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConsentQuery;

#[Object]
impl ConsentQuery {
    /// Grants in force that end soon, the soonest first, of the persons that the caller's organisation leads and whose
    /// grants the caller may see: for its workers and its privacy officer, so that nobody's help ends unawares.
    async fn grants_ending(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 30, desc = "Within so many days, 1 to 366.")] within: i32,
        #[graphql(default = 20)] first: i32,
        after: Option<String>,
    ) -> Result<Connection<String, EndingGrant>> {
        let call = ctx.data::<Call>()?;
        ending(call, within, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }
}

async fn ending(
    call: &Call,
    within: i32,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, EndingGrant>, Halt> {
    let page = call.page(ENDING, first, after)?;
    let (rows, persons) = service::ending(call, within, &page).await?;
    call.connection(ENDING, &page, object::ending(rows, persons))
}

/// The verbs of the room.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConsentMutation;

#[Object]
impl ConsentMutation {
    /// Records a basis to share parts of a profile, or that the person refused to. For the person's lead,
    /// also for parts that its user can't read.
    async fn grant(&self, ctx: &Context<'_>, input: GrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, give(call, input).await).await
    }

    /// Prepares a grant before the person signs; it opens nothing until `activateGrant` says that they did.
    async fn draft_grant(&self, ctx: &Context<'_>, input: DraftGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, draft(call, input).await).await
    }

    /// The person signed what was prepared: it opens from now on.
    async fn activate_grant(&self, ctx: &Context<'_>, input: ActivateGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, activate(call, input).await).await
    }

    /// The person said no to what was prepared. Recorded; no need is closed and nothing else changes.
    async fn refuse_grant(&self, ctx: &Context<'_>, input: RefuseGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, refuse(call, input).await).await
    }

    /// Holds a grant back for a while. What it opened is closed when this answers; the claims and referrals that
    /// rested on it are named.
    async fn suspend_grant(&self, ctx: &Context<'_>, input: SuspendGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, suspend(call, input).await).await
    }

    /// Lets a grant that was held back open again; for whoever may share all of its parts.
    async fn resume_grant(&self, ctx: &Context<'_>, input: ResumeGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, resume(call, input).await).await
    }

    /// Brings a grant's end forward. It is never put off: for that the person signs a new one, which replaces it.
    async fn shorten_grant(&self, ctx: &Context<'_>, input: ShortenGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, shorten(call, input).await).await
    }

    /// Says that a grant which a former lead recorded stays as it is; what should not is taken back or replaced. For
    /// those of the lead who may share all of its parts.
    async fn review_grant(&self, ctx: &Context<'_>, input: ReviewGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, review(call, input).await).await
    }

    /// Takes a grant back. What it opened is closed when this answers; the claims and referrals that rested on
    /// it are named.
    async fn revoke_grant(&self, ctx: &Context<'_>, input: RevokeGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, revoke(call, input).await).await
    }
}

async fn give(call: &Call, input: GrantInput) -> Result<GrantId, Halt> {
    let memo = Memo::of("grant", input.client_mutation_id.as_ref(), &input)?;
    service::give(call, memo, input.given()?).await
}

async fn draft(call: &Call, input: DraftGrantInput) -> Result<GrantId, Halt> {
    let memo = Memo::of("draftGrant", input.client_mutation_id.as_ref(), &input)?;
    service::draft(call, memo, input.given()?).await
}

/// What makes the move of a grant happen once.
fn memo(mutation: &str, which: &Which, input: &impl InputType) -> Result<Memo, Halt> {
    Ok(Memo::of(mutation, which.client_mutation_id.as_ref(), input)?)
}

async fn activate(call: &Call, input: ActivateGrantInput) -> Result<GrantId, Halt> {
    let (memo, seen) = (memo("activateGrant", &input.which, &input)?, input.which.seen()?);
    service::activate(call, memo, seen, input.answered()?).await
}

async fn refuse(call: &Call, input: RefuseGrantInput) -> Result<GrantId, Halt> {
    let (memo, seen) = (memo("refuseGrant", &input.which, &input)?, input.which.seen()?);
    service::refuse(call, memo, seen, input.answered()?).await
}

async fn suspend(call: &Call, input: SuspendGrantInput) -> Result<GrantId, Halt> {
    let memo = memo("suspendGrant", &input.which, &input)?;
    service::suspend(call, memo, input.which.seen()?, input.reason).await
}

async fn resume(call: &Call, input: ResumeGrantInput) -> Result<GrantId, Halt> {
    let memo = memo("resumeGrant", &input.which, &input)?;
    service::resume(call, memo, input.which.seen()?, input.reason).await
}

async fn shorten(call: &Call, input: ShortenGrantInput) -> Result<GrantId, Halt> {
    let memo = memo("shortenGrant", &input.which, &input)?;
    service::shorten(call, memo, input.which.seen()?, input.until()).await
}

async fn review(call: &Call, input: ReviewGrantInput) -> Result<GrantId, Halt> {
    let memo = memo("reviewGrant", &input.which, &input)?;
    service::review(call, memo, input.which.seen()?).await
}

async fn revoke(call: &Call, input: RevokeGrantInput) -> Result<GrantId, Halt> {
    let memo = memo("revokeGrant", &input.which, &input)?;
    service::revoke(call, memo, input.which.seen()?, input.reason).await
}
