//! Claims and need cards in the API.
mod card;
mod claim;
mod input;
mod next;
mod openings;
mod referral;
mod rest;
mod team;

pub use card::{NeedCard, first_cards};
pub use claim::{Claim, claims_of};
pub use input::NeedCardFilter;
pub use next::{NextMove, next_of};
pub use openings::ClaimOpenings;
pub use referral::{
    Referral, ReferralPayload, ReferralsMutation, ReferralsQuery, Refusal, of_need, refusals,
};
pub use rest::RestMutation;
pub use team::{CareTeamMember, of_person as care_team_of};

use super::{
    model::claim::Status,
    service::{self, Proposal},
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{ClaimId, Halt, Id, Problem, ServiceId},
    needs::graphql::NeedPayload,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use input::{
    AnswerClaimInput, ChooseClaimInput, ClaimIdInput, ClaimNeedInput, DeclineClaimsInput, ReleaseClaimInput,
};
use std::collections::HashMap;

/// How many places of these services are taken, of those that the caller's organisation gives and counts.
pub async fn places_taken(call: &Call, services: Vec<ServiceId>) -> Result<HashMap<ServiceId, i64>, Halt> {
    service::place::taken(call, &services).await
}

/// The name that cursors of claims are bound to.
const CLAIMS: &str = "claims";

/// Questions about cards.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClaimsQuery;

#[Object]
impl ClaimsQuery {
    /// Needs, without their persons, that are shown to the caller's organisation and that a service or an offer
    /// of theirs answers: the most urgent first, then by week. Empty for those who are shown none.
    async fn need_cards(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All of them where nothing is given.")] filter: Option<NeedCardFilter>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, NeedCard>> {
        let call = ctx.data::<Call>()?;
        let page = async { card::page(call, &filter.unwrap_or_default().wanted()?, first, after).await };
        page.await.map_err(|halt| error(call, halt))
    }

    /// One claim, by id: the caller's organisation's own, or one of a need that it leads. Null for any other, the
    /// same as for none.
    async fn claim(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] id: ID) -> Result<Option<Claim>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = ClaimId::parse(&id) else { return Ok(None) };
        Claim::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// The claims of the caller's organisation, the newest first: what it offered, what it holds, what became of the
    /// others. For those who see cards.
    async fn claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In one of these states. At most 8.", validator(max_items = 8))] status: Option<
            Vec<Status>,
        >,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, Claim>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let page = call.page(CLAIMS, first, after.as_deref())?;
            let (shown, places) = service::list(call, status.unwrap_or_default(), &page).await?;
            call.connection(CLAIMS, &page, places.into_iter().zip(Claim::all(shown)).collect())
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// How many claims of each organisation opened how a person is reached, and how many of those ended without
    /// a conversion, over the last 12 months, of persons that the caller's organisation leads; the most without
    /// one first. For those who may see who looked; empty for all others.
    async fn claim_openings(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, ClaimOpenings>> {
        let call = ctx.data::<Call>()?;
        openings::page(call, first, after).await.map_err(|halt| error(call, halt))
    }
}

/// Changes of claims.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClaimsMutation;

#[Object]
impl ClaimsMutation {
    /// "We can answer": propose to take a need, knowing its card alone. It opens nothing until somebody on the
    /// person's side chooses it; where the need goes to the first who can, it is active at once.
    async fn claim_need(&self, ctx: &Context<'_>, input: ClaimNeedInput) -> Result<ClaimPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("claimNeed", input.client_mutation_id.as_ref(), &input)?;
            let proposal: Proposal = input.proposal()?;
            service::propose(call, memo, proposal).await
        };
        ClaimPayload::of(call, done.await).await
    }

    /// Let one claim hold the need, as the person's lead. The other claims are superseded.
    async fn choose_claim(&self, ctx: &Context<'_>, input: ChooseClaimInput) -> Result<ClaimPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("chooseClaim", input.client_mutation_id.as_ref(), &input)?;
            service::choose(call, memo, input.choice()?).await
        };
        ClaimPayload::of(call, done.await).await
    }

    /// Answer what a claim asks, as the person's lead: whoever has proposed to answer the need reads question and
    /// answer, and not who asked. Asked once more, it answers anew.
    async fn answer_claim(&self, ctx: &Context<'_>, input: AnswerClaimInput) -> Result<ClaimPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("answerClaim", input.client_mutation_id.as_ref(), &input)?;
            service::answer(call, memo, input.reply()?).await
        };
        ClaimPayload::of(call, done.await).await
    }

    /// Turn a claim down, as the person's lead.
    async fn reject_claim(&self, ctx: &Context<'_>, input: ClaimIdInput) -> Result<ClaimPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("rejectClaim", input.client_mutation_id.as_ref(), &input)?;
            service::reject(call, memo, input.claim()?, input.if_version).await
        };
        ClaimPayload::of(call, done.await).await
    }

    /// Turn every claim down that waits for a need, as the person's lead, because the person wants none of them: each says
    /// `PERSON_DECLINED`. The need stays open.
    async fn decline_claims(&self, ctx: &Context<'_>, input: DeclineClaimsInput) -> Result<NeedPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("declineClaims", input.client_mutation_id.as_ref(), &input)?;
            service::decline_all(call, memo, input.refusal()?).await
        };
        NeedPayload::of(call, done.await).await
    }

    /// Take one's own claim back; an active one while it can be undone (`undoUntil`).
    async fn withdraw_claim(&self, ctx: &Context<'_>, input: ClaimIdInput) -> Result<ClaimPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("withdrawClaim", input.client_mutation_id.as_ref(), &input)?;
            service::withdraw(call, memo, input.claim()?, input.if_version).await
        };
        ClaimPayload::of(call, done.await).await
    }

    /// Give the need back as its holder, or take it back as the person's lead. The need is open again, and its
    /// waiting clock never stopped.
    async fn release_claim(&self, ctx: &Context<'_>, input: ReleaseClaimInput) -> Result<ClaimPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("releaseClaim", input.client_mutation_id.as_ref(), &input)?;
            service::release(call, memo, input.release()?).await
        };
        ClaimPayload::of(call, done.await).await
    }

    /// Make an active claim an accepted referral, once it can't be undone any more. It answers the referral.
    async fn convert_claim(&self, ctx: &Context<'_>, input: ClaimIdInput) -> Result<ReferralPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("convertClaim", input.client_mutation_id.as_ref(), &input)?;
            service::convert(call, memo, input.claim()?, input.if_version).await
        };
        ReferralPayload::of(call, done.await).await
    }
}

/// What became of a change of a claim.
#[derive(Debug, SimpleObject)]
pub struct ClaimPayload {
    /// The claim as it stands now; null where nothing was done.
    claim: Option<Claim>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl ClaimPayload {
    async fn of(call: &Call, done: Result<ClaimId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let claim = Claim::by_id(call, id).await.map_err(|halt| error(call, halt))?;
                Self { claim, problems: vec![] }
            }
            Err(problems) => Self { claim: None, problems },
        })
    }
}

/// The id that a field gives, or the refusal that there is no such record.
fn id<I: Id>(given: &str, field: &str) -> Result<I, Problem> {
    I::parse(given).ok_or_else(|| Problem::not_found(field))
}
