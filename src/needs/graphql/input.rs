use super::super::{
    model::{ClaimPolicy, Outcome, Reason, ReportedBy, Urgency},
    service::{Closing, Edit, Opening},
};
use crate::{
    kernel::{AreaId, Id, KindOfHelpId, MemberId, NeedId, PersonId, Problem},
    policy::Domain,
};
use async_graphql::{ID, InputObject};

/// A need to be opened.
#[derive(Clone, Debug, InputObject)]
pub struct OpenNeedInput {
    /// Whose.
    person: ID,
    /// What it is about.
    domain: Domain,
    /// What kind of help, below the domain.
    kind_of_help: Option<ID>,
    /// How soon somebody must act.
    urgency: Urgency,
    /// 1 in crisis to 5 self-reliant; 0 not assessed.
    #[graphql(default = 0)]
    severity: i64,
    /// What the person is good at in this domain.
    strength: Option<String>,
    /// Who says so.
    #[graphql(default_with = "ReportedBy::Person")]
    reported_by: ReportedBy,
    /// The comune or municipio; that of the person's address where none is given.
    area: Option<ID>,
    /// Whom it concerns; the person alone where nothing is given.
    concerns: Option<ConcernsInput>,
    /// Whether several organisations may hold it at once.
    #[graphql(default)]
    shared: bool,
    /// How claims are settled.
    #[graphql(default_with = "ClaimPolicy::LeadChooses")]
    claim_policy: ClaimPolicy,
    /// Answers to the questions of the kind of help; at most 20.
    #[graphql(default, validator(max_items = 20))]
    answers: Vec<AnswerInput>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

/// Whom a need concerns.
#[derive(Clone, Debug, InputObject)]
pub struct ConcernsInput {
    /// Everybody in the household.
    #[graphql(default)]
    whole_household: bool,
    /// These members of it; at most 30.
    #[graphql(default, validator(max_items = 30))]
    members: Vec<ID>,
}

/// An answer to a question of the kind of help.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerInput {
    /// The question's code.
    code: String,
    /// `true` or `false`, a whole number, a day (ISO 8601), or one of the choices.
    value: String,
}

/// An edit of what a need says. What is not given stays.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateNeedInput {
    /// Which.
    need: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// What kind of help, below the domain.
    kind_of_help: Option<ID>,
    /// How soon somebody must act.
    urgency: Option<Urgency>,
    /// 1 in crisis to 5 self-reliant; 0 not assessed.
    severity: Option<i64>,
    /// What the person is good at in this domain.
    strength: Option<String>,
    /// The comune or municipio.
    area: Option<ID>,
    /// Whom it concerns.
    concerns: Option<ConcernsInput>,
    /// How claims are settled.
    claim_policy: Option<ClaimPolicy>,
    /// Answers to the questions of the kind of help, all of them; at most 20.
    #[graphql(validator(max_items = 20))]
    answers: Option<Vec<AnswerInput>>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

/// How a need ends.
#[derive(Clone, Debug, InputObject)]
pub struct CloseNeedInput {
    /// Which.
    need: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// What became of it.
    outcome: Outcome,
    /// Why, where it is unmet: `NO_PROVIDER`, `NO_CAPACITY`, `NO_FUNDS`, `NOT_ELIGIBLE`, `OUT_OF_AREA`, `COST`,
    /// `WAITING_TOO_LONG`, `NO_RESPONSE`, `PERSON_DECLINED` or `NO_BASIS_TO_SHARE`.
    reason: Option<Reason>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

/// A closed need to be opened again.
#[derive(Clone, Debug, InputObject)]
pub struct ReopenNeedInput {
    /// Which.
    pub(super) need: ID,
    /// Why, in a few words.
    pub(super) reason: String,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl OpenNeedInput {
    pub(super) fn opening(self) -> Result<Opening, Problem> {
        let (whole_household, members) = concerns(self.concerns)?.unwrap_or_default();
        Ok(Opening {
            person: PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))?,
            domain: self.domain,
            kind_of_help: kind_of_help(self.kind_of_help)?,
            severity: self.severity,
            urgency: self.urgency,
            strength: self.strength,
            reported_by: self.reported_by,
            area: area(self.area)?,
            whole_household,
            members,
            shared: self.shared,
            claim_policy: self.claim_policy,
            answers: answers(self.answers),
        })
    }
}

impl UpdateNeedInput {
    pub(super) fn edit(self) -> Result<Edit, Problem> {
        Ok(Edit {
            need: NeedId::parse(&self.need).ok_or_else(|| Problem::not_found("need"))?,
            if_version: self.if_version,
            kind_of_help: kind_of_help(self.kind_of_help)?,
            severity: self.severity,
            urgency: self.urgency,
            strength: self.strength,
            area: area(self.area)?,
            concerns: concerns(self.concerns)?,
            claim_policy: self.claim_policy,
            answers: self.answers.map(answers),
        })
    }
}

impl CloseNeedInput {
    pub(super) fn closing(self) -> Result<Closing, Problem> {
        Ok(Closing {
            need: NeedId::parse(&self.need).ok_or_else(|| Problem::not_found("need"))?,
            if_version: self.if_version,
            outcome: self.outcome,
            reason: self.reason,
        })
    }
}

pub(super) fn kind_of_help(id: Option<ID>) -> Result<Option<KindOfHelpId>, Problem> {
    let parse =
        |id: ID| KindOfHelpId::parse(&id).ok_or_else(|| Problem::new("need.kind_of_help").at("kindOfHelp"));
    id.map(parse).transpose()
}

pub(super) fn area(id: Option<ID>) -> Result<Option<AreaId>, Problem> {
    let parse = |id: ID| AreaId::parse(&id).ok_or_else(|| Problem::new("area.unknown").at("area"));
    id.map(parse).transpose()
}

pub(super) fn concerns(input: Option<ConcernsInput>) -> Result<Option<(bool, Vec<MemberId>)>, Problem> {
    let Some(input) = input else { return Ok(None) };
    let member = |id: &ID| MemberId::parse(id).ok_or_else(|| Problem::not_found("concerns.members"));
    Ok(Some((input.whole_household, input.members.iter().map(member).collect::<Result<_, _>>()?)))
}

pub(super) fn answers(given: Vec<AnswerInput>) -> Vec<(String, String)> {
    given.into_iter().map(|answer| (answer.code, answer.value)).collect()
}
