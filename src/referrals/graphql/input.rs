use super::super::service::{Choice, Proposal, Refusal, Release, Reply, card::Wanted};
use super::id;
use crate::{
    kernel::{AreaId, ClaimId, Id, Problem},
    needs::{Reason, Urgency},
    policy::Domain,
};
use async_graphql::{ID, InputObject};
use chrono::NaiveDate;

/// What a list of cards is narrowed to. What is not given narrows nothing.
#[derive(Clone, Debug, Default, InputObject)]
pub struct NeedCardFilter {
    /// Of these domains.
    #[graphql(default, validator(max_items = 25))]
    domain: Vec<Domain>,
    /// As urgent as this.
    #[graphql(default, validator(max_items = 4))]
    urgency: Vec<Urgency>,
    /// In this place, as far as a card shows it.
    area: Option<ID>,
}

impl NeedCardFilter {
    pub(super) fn wanted(self) -> Result<Wanted, Problem> {
        let area =
            |given: ID| AreaId::parse(&given).ok_or_else(|| Problem::new("area.unknown").at("filter.area"));
        Ok(Wanted { domains: self.domain, urgencies: self.urgency, area: self.area.map(area).transpose()? })
    }
}

/// "We can answer".
#[derive(Clone, Debug, InputObject)]
pub struct ClaimNeedInput {
    /// The card.
    need_card: ID,
    /// With which of the organisation's services; one of the card's `myServices`.
    service: Option<ID>,
    /// From which day; not in the past.
    earliest_date: Option<NaiveDate>,
    /// What to ask the person's side first. At most 200 characters. Once it is answered, whoever else proposes reads
    /// question and answer, never who asked: write nothing that says who you are.
    question: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl ClaimNeedInput {
    pub(super) fn proposal(self) -> Result<Proposal, Problem> {
        Ok(Proposal {
            card: id(&self.need_card, "needCard")?,
            service: self.service.map(|given| id(&given, "service")).transpose()?,
            earliest: self.earliest_date,
            question: self.question,
        })
    }
}

/// Which claim, and nothing else.
#[derive(Clone, Debug, InputObject)]
pub struct ClaimIdInput {
    /// Which.
    claim: ID,
    /// The version that was looked at; a stale one is refused.
    pub(super) if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl ClaimIdInput {
    pub(super) fn claim(&self) -> Result<ClaimId, Problem> {
        id(&self.claim, "claim")
    }
}

/// The claim that is to hold the need.
#[derive(Clone, Debug, InputObject)]
pub struct ChooseClaimInput {
    /// Which.
    claim: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// What the person prefers, in a few words; shown to the lead alone.
    preference: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl ChooseClaimInput {
    pub(super) fn choice(self) -> Result<Choice, Problem> {
        let claim = id(&self.claim, "claim")?;
        Ok(Choice { claim, if_version: self.if_version, preference: self.preference })
    }
}

/// A need of which the person wants none of those who offer to answer it.
#[derive(Clone, Debug, InputObject)]
pub struct DeclineClaimsInput {
    /// Which need.
    need: ID,
    /// What the person would rather have, in a few words; shown to the lead alone. At most 200 characters.
    preference: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl DeclineClaimsInput {
    pub(super) fn refusal(self) -> Result<Refusal, Problem> {
        Ok(Refusal { need: id(&self.need, "need")?, preference: self.preference })
    }
}

/// The answer to what a claim asks.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerClaimInput {
    /// The claim that asks.
    claim: ID,
    /// The answer, at most 200 characters: write nothing that says who the person is. Every organisation that has
    /// proposed to answer the need reads it.
    answer: String,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl AnswerClaimInput {
    pub(super) fn reply(self) -> Result<Reply, Problem> {
        let claim = id(&self.claim, "claim")?;
        Ok(Reply { claim, if_version: self.if_version, answer: self.answer })
    }
}

/// A need to be given back, or taken back.
#[derive(Clone, Debug, InputObject)]
pub struct ReleaseClaimInput {
    /// The claim that holds it.
    claim: ID,
    /// Why: `NO_CAPACITY`, `NOT_ELIGIBLE`, `OUT_OF_AREA`, `UNREACHABLE`, `PERSON_DECLINED`, `NOT_BEGUN` or
    /// `NO_BASIS_TO_SHARE`.
    reason: Reason,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl ReleaseClaimInput {
    pub(super) fn release(&self) -> Result<Release, Problem> {
        let claim = id(&self.claim, "claim")?;
        Ok(Release { claim, if_version: self.if_version, reason: self.reason })
    }
}
