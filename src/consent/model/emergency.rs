//! Break-glass: what it takes, how long it lasts, what becomes of it.
use crate::{
    kernel::{By, EmergencyId, Machine, OrganizationId, PersonId, Problem, Time, UserId, text},
    policy::words::words,
};
use chrono::TimeDelta;

words! {
    /// What sort of danger it is.
    #[graphql(name = "EmergencyCategory")]
    pub enum Category {
        /// Somebody's life is in danger.
        Life = 0 "life",
        /// Somebody is hurt or ill, and cannot say what helpers must know.
        Health = 1 "health",
        /// Somebody is missing.
        Missing = 2 "missing",
        /// A child is in danger.
        Child = 3 "child",
        /// Somebody has no roof tonight and is not safe without one.
        Shelter = 4 "shelter",
    }
}

words! {
    /// Where an emergency access stands.
    #[graphql(name = "EmergencyStatus")]
    pub enum Status {
        /// It opens the profile to the user who opened it.
        Open = 0 "open",
        /// It ended, by hand or by the clock, and waits for its review.
        Closed = 1 "closed",
        /// The privacy officer has said what it was.
        Reviewed = 2 "reviewed",
    }
}

words! {
    /// What happens to an emergency access.
    #[graphql(name = "EmergencyEvent")]
    pub enum Event {
        /// Its user ends it.
        Close = 0 "close",
        /// Its time is over.
        Expire = 1 "expire",
        /// The lead's privacy officer reviews it.
        Review = 2 "review",
    }
}

words! {
    /// What the review found.
    #[graphql(name = "EmergencyVerdict")]
    pub enum Verdict {
        /// It was needed.
        Justified = 0 "justified",
        /// It was not.
        Abuse = 1 "abuse",
    }
}

/// All that can happen to an emergency access.
pub const MACHINE: Machine<Status, Event> = Machine {
    refusal: "emergency.wrong_state",
    edges: &[
        (Status::Open, Event::Close, Status::Closed, &[By::Author]),
        (Status::Open, Event::Expire, Status::Closed, &[By::Clock]),
        (Status::Closed, Event::Review, Status::Reviewed, &[By::PrivacyOfficer]),
    ],
    state: Status::name,
    event: Event::name,
};

/// How long one lasts where nothing is said, in hours.
pub const HOURS: i64 = 4;
/// How long one may last, in hours.
const HOURS_MAX: i64 = 24;
/// A shorter reason says nothing, in characters.
const REASON_MIN: usize = 20;
/// How long one may wait for its review before its user can open no other.
pub const REVIEW_MAX: TimeDelta = TimeDelta::hours(72);
/// How often a user may look for somebody who is not found, within [`MISSES_WITHIN`].
pub const MISSES_MAX: i64 = 10;
/// Over what time that is counted.
pub const MISSES_WITHIN: TimeDelta = TimeDelta::hours(24);

/// By what somebody is looked for. All of it must be theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// By their code.
    Code(String),
    /// By their codice fiscale.
    FiscalCode(String),
    /// By the key of their full name and the day of their birth.
    Born(String, chrono::NaiveDate),
    /// By their id, known already.
    Person(PersonId),
}

/// Why somebody opens a profile.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The sort of danger.
    pub category: Category,
    /// In the user's words.
    pub reason: String,
    /// For how many hours.
    pub hours: i64,
}

impl Ground {
    /// Refuses what says too little, or lasts too long.
    pub fn checked(self) -> Result<Self, Problem> {
        let reason = text::required(&self.reason, text::STORY_MAX, "reason")?;
        if reason.chars().count() < REASON_MIN {
            return Err(Problem::new("emergency.reason_too_short").at("reason").with("min", REASON_MIN));
        }
        if !(1..=HOURS_MAX).contains(&self.hours) {
            return Err(Problem::new("emergency.hours").at("hours").with("max", HOURS_MAX));
        }
        Ok(Self { reason, ..self })
    }
}

/// One emergency access.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Emergency {
    /// The access.
    pub id: EmergencyId,
    /// Whose profile.
    pub person_id: PersonId,
    /// The organisation of the user who opened it.
    pub organization_id: OrganizationId,
    /// That user.
    pub account_id: UserId,
    /// What that organisation is, as a bit of [`KindSet`].
    ///
    /// [`KindSet`]: crate::policy::KindSet
    pub kind_bit: i64,
    /// The sort of danger.
    pub category: Category,
    /// In the user's words.
    pub reason: String,
    /// When it began.
    pub opened_at: Time,
    /// When it ends at the latest.
    pub until_at: Time,
    /// When it was ended by hand.
    pub closed_at: Option<Time>,
    /// What the review found.
    pub verdict: Option<Verdict>,
    /// In the reviewer's words.
    pub verdict_note: Option<String>,
    /// When it was reviewed.
    pub reviewed_at: Option<Time>,
}

impl Emergency {
    /// Where it stands at a moment.
    pub fn status_at(&self, now: Time) -> Status {
        match (self.verdict, self.closed_at) {
            (Some(_), _) => Status::Reviewed,
            (None, None) if now < self.until_at => Status::Open,
            _ => Status::Closed,
        }
    }

    /// Whether it should have been reviewed by now.
    pub fn is_overdue(&self, now: Time) -> bool {
        self.verdict.is_none() && self.opened_at + REVIEW_MAX <= now
    }
}
