//! Who runs groups, who proposes them, and how they are searched for.
use super::GroupFields;
use crate::{
    kernel::{AreaId, CampaignId, FacilitatorId, GroupId, Problem, ProposalId, Time, text},
    policy::words::words,
};
use chrono::NaiveDate;

words! {
    /// What somebody does in a group.
    #[graphql(name = "FacilitatorPart")]
    pub enum Part {
        /// Runs it.
        Facilitator = 0 "facilitator",
        /// Learns to.
        InTraining = 1 "in_training",
        /// Is whom one speaks to first.
        Contact = 2 "contact",
    }
}

/// Who runs a group, and how they are reached.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Facilitator {
    /// Their id.
    pub id: FacilitatorId,
    /// Their name.
    pub name: String,
    /// Their number.
    pub phone: Option<String>,
    /// Their address of mail.
    pub mail: Option<String>,
    /// What they do.
    pub part: Part,
    /// On which day they agreed in writing to what is published.
    pub consent_on: Option<NaiveDate>,
    /// Whether that is their name.
    pub publish_name: bool,
    /// Whether it is their number.
    pub publish_phone: bool,
    /// Whether it is their address of mail.
    pub publish_mail: bool,
}

impl Facilitator {
    /// Refuses what can't be: nothing is published to which nobody agreed.
    pub fn checked(self, at: usize, today: NaiveDate) -> Result<Self, Problem> {
        let field = |name: &str| format!("facilitators.{at}.{name}");
        let publishes = self.publish_name || self.publish_phone || self.publish_mail;
        if publishes && self.consent_on.is_none() {
            return Err(Problem::new("group.consent_missing").at(&field("consentOn")));
        }
        if self.consent_on.is_some_and(|on| on > today) {
            return Err(Problem::new("group.consent_ahead").at(&field("consentOn")));
        }
        if self.mail.as_deref().is_some_and(|mail| !text::is_mail(mail.trim())) {
            return Err(Problem::new("contact.mail").at(&field("mail")));
        }
        let line = |text: Option<String>, name: &str| {
            text.map_or(Ok(None), |text| text::limited(&text, text::LINE_MAX, &field(name)))
        };
        let name = text::required(&self.name, text::LINE_MAX, &field("name"))?;
        Ok(Self { name, phone: line(self.phone, "phone")?, mail: line(self.mail, "mail")?, ..self })
    }
}

words! {
    /// Where a proposal is.
    #[graphql(name = "ProposalStatus")]
    pub enum ProposalStatus {
        /// Nobody has decided.
        Submitted = 0 "submitted",
        /// It stands on the map, as somebody put it.
        Accepted = 1 "accepted",
        /// It doesn't.
        Rejected = 2 "rejected",
    }
}

/// What somebody without an account proposes.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// Which group is to be put right; none for a new one.
    pub group_id: Option<GroupId>,
    /// Where it is.
    pub status: ProposalStatus,
    /// What they would have there, as the API's `GroupInput` in JSON.
    pub fields: String,
    /// What else they say.
    pub note: Option<String>,
    /// How they are reached, until it is decided.
    pub reply_to: Option<String>,
    /// When it came.
    pub submitted_at: Time,
    /// When it was decided.
    pub decided_at: Option<Time>,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// For answers that notice that they were overtaken.
    pub version: i64,
}

impl Proposal {
    /// What somebody proposes at a moment: nobody has decided on it.
    pub fn submitted(group: Option<GroupId>, fields: &GroupFields, at: Time) -> Self {
        Self {
            id: ProposalId::mint(),
            group_id: group,
            status: ProposalStatus::Submitted,
            fields: fields.written(),
            note: None,
            reply_to: None,
            submitted_at: at,
            decided_at: None,
            reason: None,
            version: 1,
        }
    }
}

/// A search for groups that nobody knows of yet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// What it is called.
    pub title: String,
    /// For which topic.
    pub topic: Option<String>,
    /// Where.
    pub area_id: Option<AreaId>,
    /// From which day on.
    pub from_on: NaiveDate,
    /// Until which day.
    pub until_on: Option<NaiveDate>,
    /// How many were asked.
    pub asked: i64,
    /// How many answered.
    pub answered: i64,
    /// What else is to be known.
    pub note: Option<String>,
    /// For answers that notice that they were overtaken.
    pub version: i64,
    /// How many groups it found.
    pub found: i64,
}

impl Campaign {
    /// Refuses what can't be.
    pub fn checked(self) -> Result<Self, Problem> {
        if self.until_on.is_some_and(|until| until < self.from_on) {
            return Err(Problem::new("group.ends_before").at("until"));
        }
        let counted = |number: i64| (0..=100_000).contains(&number);
        if !counted(self.asked) {
            return Err(Problem::new("group.headcount").at("asked").with("max", 100_000));
        }
        if !(0..=self.asked).contains(&self.answered) {
            return Err(Problem::new("group.headcount").at("answered").with("max", self.asked));
        }
        let title = text::required(&self.title, text::LINE_MAX, "title")?;
        let note = self.note.as_deref().map_or(Ok(None), |note| text::limited(note, 1_000, "note"))?;
        Ok(Self { title, note, ..self })
    }
}
