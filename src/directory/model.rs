//! What organisations offer, in HSDS's words.
mod calendar;
mod outline;
mod rules;
mod span;

pub use calendar::Calendar;
pub use outline::{Brief, Outline, StandingOffer};
pub use rules::{Access, ForSex, Paper, Rule, Rules, Stay};
pub use span::Span;

use crate::{
    areas::Point,
    kernel::{AreaId, KindOfHelpId, LocationId, OrganizationId, Problem, ServiceId, Time},
    policy::{Domain, Kind, words::words},
};
use chrono::NaiveDate;

/// The source of what is entered here.
pub const NETWORK: &str = "network";
/// An entry that was checked this many days ago, or less, is fresh.
pub const FRESH_DAYS: i64 = 180;
/// After this many days nobody trusts what was said of room.
pub const ROOM_DAYS: i64 = 30;
/// After this many days it is stale: it ranks lower and says so.
pub const STALE_DAYS: i64 = 365;

words! {
    /// Whether a service is given at present.
    pub enum ServiceStatus {
        /// It is.
        Active = 0 "active",
        /// Not for now.
        Inactive = 1 "inactive",
        /// No more.
        Closed = 2 "closed",
    }
}

words! {
    /// What a place is.
    pub enum LocationKind {
        /// Somewhere to go to.
        Physical = 0 "physical",
        /// Somewhere to write to.
        Postal = 1 "postal",
        /// By phone or over the net.
        Virtual = 2 "virtual",
    }
}

words! {
    /// Whether a service can take somebody in.
    pub enum CapacityState {
        /// Full.
        None = 0 "none",
        /// It has room.
        Available = 1 "available",
        /// Full, with a list to wait on.
        Waitlist = 2 "waitlist",
        /// Whether it takes somebody is found out by an assessment.
        NeedsAssessment = 3 "needs_assessment",
    }
}

words! {
    /// How far an entry can be trusted: by the time since somebody checked it.
    pub enum Freshness {
        /// Checked within 180 days.
        Fresh = 0 "fresh",
        /// Checked within a year.
        Due = 1 "due",
        /// Checked longer ago, or never.
        Unverified = 2 "unverified",
    }
}

impl Freshness {
    /// By the day it was checked and today.
    pub fn of(verified: Option<Time>, now: Time) -> Self {
        match verified.map(|at| (now - at).num_days()) {
            Some(..=FRESH_DAYS) => Self::Fresh,
            Some(..=STALE_DAYS) => Self::Due,
            _ => Self::Unverified,
        }
    }
}

/// What a service answers: a whole domain, or one kind of help in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Help {
    /// The domain.
    pub domain: Domain,
    /// The kind of help; `None` for all of the domain.
    pub kind: Option<KindOfHelpId>,
}

/// Room to take somebody in, as it was said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Whether there is any.
    pub state: CapacityState,
    /// How many, where that was said.
    pub free_places: Option<i64>,
    /// When it was said.
    pub at: Time,
}

impl Capacity {
    /// The most places that a service counts.
    pub const PLACES_MAX: i64 = 10_000;

    /// Refuses a number that can't be, or that the word beside it denies.
    pub fn checked(self) -> Result<Self, Problem> {
        let problem = match (self.state, self.free_places) {
            (_, Some(places)) if !(0..=Self::PLACES_MAX).contains(&places) => {
                Problem::new("capacity.places_out_of_range").with("max", Self::PLACES_MAX)
            }
            (CapacityState::Available, Some(0)) => Problem::new("capacity.available_without_places"),
            (CapacityState::None | CapacityState::Waitlist, Some(1..)) => {
                Problem::new("capacity.full_with_places")
            }
            _ => return Ok(self),
        };
        Err(problem.at("freePlaces"))
    }
}

/// A number to call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phone {
    /// As it is dialled.
    pub number: String,
    /// To ask for after the number.
    pub extension: Option<String>,
    /// Voice, fax, text and so on, as the source has it.
    pub kind: Option<String>,
    /// Whom one reaches, or when.
    pub description: Option<String>,
}

/// Where a place is, or gets its post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What it is for.
    pub kind: LocationKind,
    /// Whom to ask for.
    pub attention: Option<String>,
    /// Street and number.
    pub line_1: String,
    /// Floor, stairs.
    pub line_2: Option<String>,
    /// Town.
    pub city: String,
    /// Province or state.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country, ISO 3166 alpha-2.
    pub country: String,
}

/// Hours of a weekday, or of a holiday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// 1 Monday … 7 Sunday; none for a holiday row.
    pub weekday: Option<i64>,
    /// First day that it holds.
    pub from: Option<NaiveDate>,
    /// Last day that it holds.
    pub until: Option<NaiveDate>,
    /// Holds each year: the year of the dates says nothing.
    pub every_year: bool,
    /// Closed on those days.
    pub closed: bool,
    /// Opens at, `HH:MM`.
    pub opens: Option<String>,
    /// Closes at, `HH:MM`; earlier than it opens where it passes midnight.
    pub closes: Option<String>,
    /// What the hours don't say.
    pub note: Option<String>,
}

/// A term of another taxonomy that the source gave a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its code there.
    pub term: String,
    /// Its name there.
    pub name: Option<String>,
}

/// The public face of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// Whose.
    pub organization: OrganizationId,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Another name that people know it by.
    pub alternate_name: Option<String>,
    /// What it does.
    pub description: Option<String>,
    /// Its site.
    pub url: Option<String>,
    /// Its address of mail.
    pub mail: Option<String>,
    /// Its fiscal code.
    pub tax_code: Option<String>,
    /// When somebody last said that this is right.
    pub verified_at: Option<Time>,
    /// Its phones.
    pub phones: Vec<Phone>,
}

/// A place, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// Its id.
    pub id: LocationId,
    /// Whose place it is.
    pub organization: OrganizationId,
    /// What it is.
    pub kind: LocationKind,
    /// Its name.
    pub name: String,
    /// What there is.
    pub description: Option<String>,
    /// Its site.
    pub url: Option<String>,
    /// Lifts, ramps, loops, in words.
    pub accessibility: Option<String>,
    /// How to get there.
    pub transportation: Option<String>,
    /// The place of the tree that it lies in.
    pub area: Option<AreaId>,
    /// Where it is.
    pub point: Option<Point>,
    /// Kept from everybody but its own organisation: a refuge.
    pub confidential: bool,
    /// Its addresses.
    pub addresses: Vec<Address>,
    /// Its phones.
    pub phones: Vec<Phone>,
    /// Its hours.
    pub schedules: Vec<Schedule>,
}

impl Location {
    /// Somewhere to go to, of which nothing else is known.
    pub fn new(id: LocationId, organization: OrganizationId, name: &str) -> Self {
        Self {
            id,
            organization,
            kind: LocationKind::Physical,
            name: name.to_owned(),
            description: None,
            url: None,
            accessibility: None,
            transportation: None,
            area: None,
            point: None,
            confidential: false,
            addresses: Vec::new(),
            phones: Vec::new(),
            schedules: Vec::new(),
        }
    }
}

/// A service, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Who gives it.
    pub organization: OrganizationId,
    /// Its name.
    pub name: String,
    /// Another name that people know it by.
    pub alternate_name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Words that it is found by, besides its names and description.
    pub keywords: Vec<String>,
    /// Its site.
    pub url: Option<String>,
    /// Its address of mail.
    pub mail: Option<String>,
    /// Whether it is given at present.
    pub status: ServiceStatus,
    /// How to ask for it.
    pub application: Option<String>,
    /// Who may have it, in words.
    pub eligibility: Option<String>,
    /// What it costs.
    pub fees: Option<String>,
    /// How long one waits.
    pub wait: Option<String>,
    /// What to bring.
    pub documents: Option<String>,
    /// What has changed of late.
    pub alert: Option<String>,
    /// The ages that it takes.
    pub ages: Span,
    /// The sizes of household that it takes.
    pub household: Span,
    /// Who else may have it, and what to bring.
    pub rules: Rules,
    /// The languages spoken there, BCP 47.
    pub languages: Vec<String>,
    /// Whether it has room, where that was said.
    pub capacity: Option<Capacity>,
    /// When somebody last said that this is right.
    pub verified_at: Option<Time>,
    /// What it answers.
    pub helps: Vec<Help>,
    /// The areas that it serves.
    pub areas: Vec<AreaId>,
    /// Where it is given.
    pub locations: Vec<LocationId>,
    /// Terms of other taxonomies.
    pub terms: Vec<Term>,
    /// Its phones.
    pub phones: Vec<Phone>,
    /// Its hours.
    pub schedules: Vec<Schedule>,
}

impl Service {
    /// An active service of which nothing else is known.
    pub fn new(id: ServiceId, organization: OrganizationId, name: &str) -> Self {
        Self {
            id,
            organization,
            name: name.to_owned(),
            alternate_name: None,
            description: None,
            keywords: Vec::new(),
            url: None,
            mail: None,
            status: ServiceStatus::Active,
            application: None,
            eligibility: None,
            fees: None,
            wait: None,
            documents: None,
            alert: None,
            ages: Span::default(),
            household: Span::default(),
            rules: Rules::default(),
            languages: Vec::new(),
            capacity: None,
            verified_at: None,
            helps: Vec::new(),
            areas: Vec::new(),
            locations: Vec::new(),
            terms: Vec::new(),
            phones: Vec::new(),
            schedules: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone, Utc};

    #[test]
    fn trust_decays_with_age() {
        let now = Utc.with_ymd_and_hms(2026, 6, 1, 0, 0, 0).unwrap();
        let checked = |days| Freshness::of(Some(now - TimeDelta::days(days)), now);
        assert_eq!(checked(1), Freshness::Fresh);
        assert_eq!(checked(181), Freshness::Due);
        assert_eq!(checked(366), Freshness::Unverified);
        assert_eq!(Freshness::of(None, now), Freshness::Unverified);
    }
}
