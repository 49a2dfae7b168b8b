//! What the person says of a part, and what came of it.
use crate::{
    kernel::{OrganizationId, PersonId, Problem, RemarkId, Time, clock::day, text},
    policy::{Part, words::words},
};
use chrono::NaiveDate;

words! {
    /// What the person asks for.
    pub enum RemarkKind {
        /// That it be kept or used no more (GDPR art. 21).
        Objection = 0 "objection",
        /// That it be put right (art. 16).
        Correction = 1 "correction",
        /// That it be used less while something is looked into (art. 18). It closes nothing by itself: grants are
        /// suspended for that.
        Restriction = 2 "restriction",
    }
}

words! {
    /// Where it stands.
    pub enum RemarkStatus {
        /// Nobody has answered.
        Open = 0 "open",
        /// The lead did what was asked.
        Accepted = 1 "accepted",
        /// The lead said why not.
        Rejected = 2 "rejected",
    }
}

/// What somebody wrote down of what the person said.
#[derive(Clone, Debug)]
pub struct NewRemark {
    /// Who said it.
    pub person: PersonId,
    /// Of which part.
    pub part: Part,
    /// What they ask for.
    pub kind: RemarkKind,
    /// In their own words.
    pub words: String,
    /// The language of these words, BCP 47.
    pub language: String,
    /// When they said it; today, where nothing is said.
    pub said_on: Option<NaiveDate>,
}

impl NewRemark {
    /// Refuses what can't be; cuts blanks.
    pub fn checked(self, now: Time) -> Result<Self, Problem> {
        // Rows of these parts are each as secret as what they name: words about one would be shown with all. A card is
        // made of other parts.
        if self.part.class().is_none() || self.part == Part::Card {
            return Err(Problem::new("remark.part_of_rows").at("part"));
        }
        let said_on = self.said_on.unwrap_or(day(now));
        if said_on > day(now) {
            return Err(Problem::new("remark.in_future").at("saidOn"));
        }
        let language = text::language(&self.language, "language")?;
        Ok(Self {
            words: text::required(&self.words, text::STORY_MAX, "words")?,
            language: language.ok_or_else(|| Problem::new("text.required").at("language"))?,
            said_on: Some(said_on),
            ..self
        })
    }
}

/// What the lead answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Whether they do what was asked.
    pub accepted: bool,
    /// Why not; where they do, what they did, if they say so.
    pub reason: Option<String>,
}

impl Answer {
    /// Refuses a no without a reason; cuts blanks.
    pub fn checked(self) -> Result<Self, Problem> {
        let reason = text::limited(self.reason.as_deref().unwrap_or_default(), text::STORY_MAX, "reason")?;
        if !self.accepted && reason.is_none() {
            return Err(Problem::new("text.required").at("reason"));
        }
        Ok(Self { reason, ..self })
    }

    /// Where it leads.
    pub const fn status(&self) -> RemarkStatus {
        if self.accepted { RemarkStatus::Accepted } else { RemarkStatus::Rejected }
    }
}

/// A remark as it is kept.
#[derive(Clone, Debug)]
pub struct Remark {
    /// Its id.
    pub id: RemarkId,
    /// Who said it.
    pub person: PersonId,
    /// Of which part.
    pub part: Part,
    /// What they ask for.
    pub kind: RemarkKind,
    /// In their own words.
    pub words: String,
    /// BCP 47.
    pub language: String,
    /// When they said it.
    pub said_on: NaiveDate,
    /// Which organisation wrote it down.
    pub recorded_by: OrganizationId,
    /// When.
    pub recorded_at: Time,
    /// Where it stands.
    pub status: RemarkStatus,
    /// What the lead answered.
    pub reason: Option<String>,
    /// When.
    pub answered_at: Option<Time>,
    /// For edits that notice that they were overtaken.
    pub version: i64,
}

impl Remark {
    /// It is answered once.
    pub fn may_be_answered(&self) -> Result<(), Problem> {
        if self.status == RemarkStatus::Open {
            return Ok(());
        }
        Err(Problem::new("remark.answered").at("remark").in_state(self.status.name(), vec![]))
    }
}
