use super::super::{
    super::{
        model::{ClaimPolicy, ReportedBy, Sketch, Urgency},
        service::{Edited, Stated},
    },
    input::{AnswerInput, ConcernsInput, answers, area, concerns, kind_of_help},
};
use crate::{
    kernel::{Id, NeedId, PersonId, Problem},
    policy::Domain,
};
use async_graphql::{ID, InputObject, MaybeUndefined};

/// A need to be prepared: its domain is enough.
#[derive(Clone, Debug, InputObject)]
pub struct DraftNeedInput {
    /// Whose.
    person: ID,
    /// What it is about: who may know of the draft hangs on it, so it stays as it is.
    domain: Domain,
    /// What kind of help, below the domain.
    kind_of_help: Option<ID>,
    /// How soon somebody must act; opening needs it.
    urgency: Option<Urgency>,
    /// 1 in crisis to 5 self-reliant; 0 not assessed.
    #[graphql(default = 0)]
    severity: i64,
    /// What the person is good at in this domain.
    strength: Option<String>,
    /// Who says so.
    #[graphql(default_with = "ReportedBy::Person")]
    reported_by: ReportedBy,
    /// The comune or municipio; opening needs it, or takes that of the person's address.
    area: Option<ID>,
    /// Whom it concerns; the person alone where nothing is given.
    concerns: Option<ConcernsInput>,
    /// Whether several organisations may hold it at once.
    #[graphql(default)]
    shared: bool,
    /// How claims are to be settled.
    #[graphql(default_with = "ClaimPolicy::LeadChooses")]
    claim_policy: ClaimPolicy,
    /// Answers to the questions of the kind of help; at most 20.
    #[graphql(default, validator(max_items = 20))]
    answers: Vec<AnswerInput>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(in super::super) client_mutation_id: Option<String>,
}

/// An edit of what a draft says. What is not given stays; an urgency or an area that is null is taken out.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateNeedDraftInput {
    /// Which.
    draft: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// What kind of help, below the domain.
    kind_of_help: Option<ID>,
    /// How soon somebody must act; null where nobody can say so any more.
    urgency: MaybeUndefined<Urgency>,
    /// 1 in crisis to 5 self-reliant; 0 not assessed.
    severity: Option<i64>,
    /// What the person is good at in this domain.
    strength: Option<String>,
    /// Who says so.
    reported_by: Option<ReportedBy>,
    /// The comune or municipio; null where nobody can say so any more.
    area: MaybeUndefined<ID>,
    /// Whom it concerns.
    concerns: Option<ConcernsInput>,
    /// Whether several organisations may hold it at once.
    shared: Option<bool>,
    /// How claims are to be settled.
    claim_policy: Option<ClaimPolicy>,
    /// Answers to the questions of the kind of help, all of them; at most 20.
    #[graphql(validator(max_items = 20))]
    answers: Option<Vec<AnswerInput>>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(in super::super) client_mutation_id: Option<String>,
}

/// A draft to be opened or discarded.
#[derive(Clone, Debug, InputObject)]
pub struct DraftIdInput {
    /// Which.
    draft: ID,
    /// The version that was looked at; a stale one is refused.
    pub(in super::super) if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(in super::super) client_mutation_id: Option<String>,
}

impl DraftNeedInput {
    pub(in super::super) fn sketch(self) -> Result<(PersonId, Domain, Sketch), Problem> {
        let (whole_household, members) = concerns(self.concerns)?.unwrap_or_default();
        let person = PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))?;
        let sketch = Sketch {
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
        };
        Ok((person, self.domain, sketch))
    }
}

impl UpdateNeedDraftInput {
    pub(in super::super) fn edit(self) -> Result<Edited, Problem> {
        let place = match stated(self.area) {
            Stated::Stays => Stated::Stays,
            Stated::Is(id) => Stated::Is(area(id)?),
        };
        Ok(Edited {
            draft: draft(&self.draft)?,
            if_version: self.if_version,
            kind_of_help: kind_of_help(self.kind_of_help)?,
            severity: self.severity,
            urgency: stated(self.urgency),
            strength: self.strength,
            reported_by: self.reported_by,
            area: place,
            concerns: concerns(self.concerns)?,
            shared: self.shared,
            claim_policy: self.claim_policy,
            answers: self.answers.map(answers),
        })
    }
}

impl DraftIdInput {
    pub(in super::super) fn id(&self) -> Result<NeedId, Problem> {
        draft(&self.draft)
    }
}

fn stated<T>(field: MaybeUndefined<T>) -> Stated<T> {
    match field {
        MaybeUndefined::Undefined => Stated::Stays,
        MaybeUndefined::Null => Stated::Is(None),
        MaybeUndefined::Value(value) => Stated::Is(Some(value)),
    }
}

fn draft(id: &ID) -> Result<NeedId, Problem> {
    NeedId::parse(id).ok_or_else(|| Problem::not_found("draft"))
}
