//! Grants in the API.
mod input;
mod object;

pub use object::{GrantObject, of_person};

use super::service;
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{GrantId, Halt, Id, PersonId, Problem},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use input::{GrantInput, RevokeGrantInput};

/// What became of a grant.
#[derive(Clone, Debug, SimpleObject)]
pub struct GrantPayload {
    /// The grant as it stands now; null where it was refused, or its reader may not see grants.
    grant: Option<GrantObject>,
    /// After a revocation: active claims that the grants still in force don't cover. At most 100.
    /// At most 100.
    claims_without_basis: Vec<ID>,
    /// After a revocation: referrals sent, accepted or in progress that the grants still in force don't cover.
    /// At most 100.
    /// At most 100.
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

    /// Takes a grant back. What it opened is closed when this answers; the claims and referrals that rested on
    /// it are named.
    async fn revoke_grant(&self, ctx: &Context<'_>, input: RevokeGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, revoke(call, input).await).await
    }
}

async fn give(call: &Call, input: GrantInput) -> Result<GrantId, Halt> {
    let memo = Memo::of("grant", input.client_mutation_id.as_ref(), &input)?;
    let person = PersonId::parse(&input.person).ok_or_else(|| Problem::not_found("person"))?;
    service::give(call, memo, person, input.request()?, input.notice).await
}

async fn revoke(call: &Call, input: RevokeGrantInput) -> Result<GrantId, Halt> {
    let memo = Memo::of("revokeGrant", input.client_mutation_id.as_ref(), &input)?;
    let grant = GrantId::parse(&input.grant).ok_or_else(|| Problem::not_found("grant"))?;
    service::revoke(call, memo, grant, input.if_version, input.reason).await
}
