//! Needs that are prepared and not open.
use super::{ClaimPolicy, ReportedBy, Status, Urgency};
use crate::{
    kernel::{AreaId, Id, KindOfHelpId, MemberId, NeedId, OrganizationId, PersonId, Time, UserId},
    policy::Domain,
};
use sqlx::types::Json;

/// What may be known of a draft before anybody is let in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DraftFacts {
    /// The id that the need will have.
    pub id: NeedId,
    /// Whose.
    pub person_id: PersonId,
    /// Of which domain: the part that opens it.
    pub domain: Domain,
    /// A draft, opened, or discarded.
    pub status: Status,
    /// Who prepared it.
    pub drafted_by: UserId,
    /// For edits that notice that they were overtaken.
    pub version: i64,
}

/// What a draft says; unfinished where nothing is said yet.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// What kind of help.
    pub kind_of_help: Option<KindOfHelpId>,
    /// 1–5; 0 not assessed.
    pub severity: i64,
    /// How soon somebody must act.
    pub urgency: Option<Urgency>,
    /// What the person is good at in this domain.
    pub strength: Option<String>,
    /// Who says so.
    pub reported_by: ReportedBy,
    /// Where it is.
    pub area: Option<AreaId>,
    /// Whether it concerns everybody in the household.
    pub whole_household: bool,
    /// Which members of it.
    pub members: Vec<MemberId>,
    /// Whether several may hold it.
    pub shared: bool,
    /// How claims are to be settled.
    pub claim_policy: ClaimPolicy,
    /// Answers to the questions of the kind of help.
    pub answers: Vec<(String, String)>,
}

/// One draft, as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Draft {
    /// What may be known of it anyway.
    #[sqlx(flatten)]
    pub facts: DraftFacts,
    /// Who prepared it, by name, and of which organisation they are.
    pub author: String,
    /// That organisation.
    pub organization_id: OrganizationId,
    /// When it was begun: no clock runs from here.
    pub drafted_at: Time,
    /// What kind of help.
    pub kind_of_help_id: Option<KindOfHelpId>,
    /// 1–5; 0 not assessed.
    pub severity: i64,
    /// How soon somebody must act.
    pub urgency: Option<Urgency>,
    /// What the person is good at in this domain.
    pub strength: Option<String>,
    /// Who says so.
    pub reported_by: ReportedBy,
    /// Where it is.
    pub area_id: Option<AreaId>,
    /// Whether it concerns everybody in the household.
    pub whole_household: bool,
    /// Ids of members of it.
    pub members: Json<Vec<String>>,
    /// Whether several may hold it.
    pub shared: bool,
    /// How claims are to be settled.
    pub claim_policy: ClaimPolicy,
    /// Answers to the questions of the kind of help.
    pub answers: Json<Vec<(String, String)>>,
}

impl Draft {
    /// What it says.
    pub fn sketch(&self) -> Sketch {
        Sketch {
            kind_of_help: self.kind_of_help_id,
            severity: self.severity,
            urgency: self.urgency,
            strength: self.strength.clone(),
            reported_by: self.reported_by,
            area: self.area_id,
            whole_household: self.whole_household,
            members: self.members.iter().filter_map(|id| MemberId::parse(id)).collect(),
            shared: self.shared,
            claim_policy: self.claim_policy,
            answers: self.answers.0.clone(),
        }
    }
}

/// One line of a draft's history.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DraftLine {
    /// Of which draft.
    pub draft_id: NeedId,
    /// When.
    pub at: Time,
    /// Of which organisation whoever did it was.
    pub organization_id: OrganizationId,
    /// Who.
    pub account_id: UserId,
    /// By name.
    pub name: String,
    /// The event's word.
    pub event: String,
    /// The state's word before; none for what is new.
    pub from_status: Option<String>,
    /// The state's word after.
    pub to_status: String,
}
