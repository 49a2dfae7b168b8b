//! The life of an orientation, as data, and what is written down of one.
use crate::{
    kernel::{
        AreaId, By, Edge, GroupId, KindOfHelpId, LocationId, Machine, NeedId, OrganizationId, OrientationId,
        PersonId, Problem, ServiceId, Time, clock::day, text,
    },
    policy::{Act, Domain, Permit, Scope, words::words},
    referrals::referral::PersonAnswer,
};
use chrono::{NaiveDate, TimeDelta};

words! {
    /// Where an orientation is in its life.
    #[graphql(name = "OrientationStatus")]
    pub enum Status {
        /// They were told; what came of it isn't known yet.
        Given = 0 "given",
        /// They went.
        Kept = 1 "kept",
        /// They went in vain, or not at all.
        NotKept = 2 "not_kept",
        /// Nobody can say: they can't be reached.
        Unknown = 3 "unknown",
        /// It was written down by mistake.
        Withdrawn = 4 "withdrawn",
    }
}

words! {
    /// What happens to an orientation.
    #[graphql(name = "OrientationEvent")]
    pub enum Event {
        /// The person says that they went, and whether it helped.
        Keep = 0 "keep",
        /// The person says why it came to nothing.
        Miss = 1 "miss",
        /// The person hasn't gone yet: they are asked again on another day.
        Postpone = 2 "postpone",
        /// The person can't be asked.
        Lose = 3 "lose",
        /// It was a mistake.
        Withdraw = 4 "withdraw",
    }
}

/// Every edge of an orientation's life after it is given.
pub const EDGES: &[Edge<Status, Event>] = &[
    (Status::Given, Event::Keep, Status::Kept, &[By::Lead, By::Author]),
    (Status::Given, Event::Miss, Status::NotKept, &[By::Lead, By::Author]),
    (Status::Given, Event::Postpone, Status::Given, &[By::Lead, By::Author]),
    (Status::Given, Event::Lose, Status::Unknown, &[By::Lead, By::Author]),
    (Status::Given, Event::Withdraw, Status::Withdrawn, &[By::Lead, By::Author]),
];

/// An orientation's life.
pub const MACHINE: Machine<Status, Event> =
    Machine { refusal: "orientation.wrong_state", edges: EDGES, state: Status::name, event: Event::name };

words! {
    /// Why an orientation came to nothing, is put off, isn't known, or was none.
    #[graphql(name = "OrientationReason")]
    pub enum Reason {
        /// There was no place.
        Full = 0 "full",
        /// It was shut, or is given no more.
        Closed = 1 "closed",
        /// It is too far to get to.
        TooFar = 2 "too_far",
        /// The service doesn't take them.
        NotEligible = 3 "not_eligible",
        /// Nobody there speaks their language.
        Language = 4 "language",
        /// It costs too much.
        Cost = 5 "cost",
        /// They don't want it any more.
        ChangedMind = 6 "changed_mind",
        /// They haven't gone yet: it stays given, and they are asked again.
        NotGoneYet = 7 "not_gone_yet",
        /// They can't be reached to be asked.
        Unreachable = 8 "unreachable",
        /// It was written down by mistake.
        EnteredInError = 9 "entered_in_error",
    }
}

impl Reason {
    /// What it makes happen.
    pub const fn event(self) -> Event {
        match self {
            Self::Full
            | Self::Closed
            | Self::TooFar
            | Self::NotEligible
            | Self::Language
            | Self::Cost
            | Self::ChangedMind => Event::Miss,
            Self::NotGoneYet => Event::Postpone,
            Self::Unreachable => Event::Lose,
            Self::EnteredInError => Event::Withdraw,
        }
    }
}

/// Lines of what to bring, at most.
pub const BRING_MAX: usize = 10;
/// Characters of one of them.
const BRING_LINE_MAX: usize = 100;
/// Characters of the note.
const NOTE_MAX: usize = 500;
/// How far ahead somebody is asked how it went.
const FOLLOW_UP_MAX: TimeDelta = TimeDelta::days(366);

/// For whom.
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// For a need of somebody.
    Need(NeedId),
    /// For somebody whose name nobody asked.
    Anybody(Contact),
}

/// What is known of somebody without a name.
#[derive(Clone, Copy, Debug)]
pub struct Contact {
    /// What they asked about.
    pub domain: Domain,
    /// What kind of help.
    pub kind_of_help: Option<KindOfHelpId>,
    /// Where they come from, as a place of the tree.
    pub area: Option<AreaId>,
}

/// What somebody is told of.
#[derive(Clone, Copy, Debug)]
pub enum Towards {
    /// A service, in one of its places where it is given in several.
    Service(ServiceId, Option<LocationId>),
    /// A self-help group.
    Group(GroupId),
}

impl Towards {
    /// The service.
    pub const fn service(self) -> Option<ServiceId> {
        match self {
            Self::Service(service, _) => Some(service),
            Self::Group(_) => None,
        }
    }

    /// Its place.
    pub const fn location(self) -> Option<LocationId> {
        match self {
            Self::Service(_, location) => location,
            Self::Group(_) => None,
        }
    }

    /// The group.
    pub const fn group(self) -> Option<GroupId> {
        match self {
            Self::Group(group) => Some(group),
            Self::Service(..) => None,
        }
    }
}

/// An orientation to be written down.
#[derive(Clone, Debug)]
pub struct New {
    /// For whom.
    pub about: About,
    /// What they were told of.
    pub towards: Towards,
    /// Whom to ask for there.
    pub ask_for: Option<String>,
    /// What to bring.
    pub bring: Vec<String>,
    /// What else stands on the slip.
    pub note: Option<String>,
    /// On which day they are asked how it went.
    pub follow_up_on: Option<NaiveDate>,
}

impl New {
    /// Refuses what can't be; cuts blanks, and makes single lines of what is to be one.
    pub fn checked(self, now: Time) -> Result<Self, Problem> {
        if self.bring.len() > BRING_MAX {
            return Err(Problem::new("orientation.bring_too_much").at("bring").with("max", BRING_MAX));
        }
        let line = |text: &String| text::required(&one_line(text), BRING_LINE_MAX, "bring");
        Ok(Self {
            ask_for: optional(self.ask_for.as_deref().map(one_line), text::LINE_MAX, "askFor")?,
            bring: self.bring.iter().map(line).collect::<Result<_, _>>()?,
            note: optional(self.note, NOTE_MAX, "note")?,
            follow_up_on: self.follow_up_on.map(|on| ahead(on, now)).transpose()?,
            ..self
        })
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn optional(text: Option<String>, max: usize, field: &str) -> Result<Option<String>, Problem> {
    text.map_or(Ok(None), |text| text::limited(&text, max, field))
}

/// A day from today to a year from now.
fn ahead(on: NaiveDate, now: Time) -> Result<NaiveDate, Problem> {
    if (day(now)..=day(now + FOLLOW_UP_MAX)).contains(&on) {
        return Ok(on);
    }
    Err(Problem::new("orientation.follow_up_out_of_range").at("followUpOn"))
}

/// What may be known of an orientation before anybody is let in.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Facts {
    /// The orientation.
    pub id: OrientationId,
    /// Of which need; of none where it was somebody without a name.
    pub need_id: Option<NeedId>,
    /// Whose.
    pub person_id: Option<PersonId>,
    /// What it is about.
    pub domain: Domain,
    /// Who gave it.
    pub organization_id: OrganizationId,
    /// Where it stands.
    pub status: Status,
    /// When it was given.
    pub given_at: Time,
    /// For answers that notice that they were overtaken.
    pub version: i64,
}

/// An orientation, as it is shown.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Orientation {
    /// What may be known of it anyway.
    #[sqlx(flatten)]
    pub facts: Facts,
    /// What kind of help somebody without a name asked for.
    pub kind_of_help_id: Option<KindOfHelpId>,
    /// Where they come from.
    pub area_id: Option<AreaId>,
    /// Which service; none for a group.
    pub service_id: Option<ServiceId>,
    /// Where it is given.
    pub location_id: Option<LocationId>,
    /// Which group; none for a service.
    pub group_id: Option<GroupId>,
    /// Whom to ask for.
    pub ask_for: Option<String>,
    /// What to bring.
    #[sqlx(try_from = "String")]
    pub bring: Lines,
    /// What else stands on the slip.
    pub note: Option<String>,
    /// On which day they are asked how it went, while it is given.
    pub follow_up_on: Option<NaiveDate>,
    /// What the list of those that are to be followed up is sorted by.
    pub due_on: NaiveDate,
    /// Why it came to nothing, is put off, isn't known, or was none.
    pub reason: Option<Reason>,
    /// Whether it helped, as the person says.
    pub helped: Option<PersonAnswer>,
    /// On which day they said it.
    pub answered_on: Option<NaiveDate>,
}

/// Short lines, as they are stored: one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(pub Vec<String>);

impl From<String> for Lines {
    fn from(stored: String) -> Self {
        Self(stored.lines().map(str::to_owned).collect())
    }
}

/// The day by which what is followed up no more is sorted: after all others.
pub const NEVER: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// What somebody heard of an orientation.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Whether it helped, for one that was kept.
    pub helped: Option<PersonAnswer>,
    /// Why not, for any other.
    pub reason: Option<Reason>,
    /// On which day they are asked again.
    pub follow_up_on: Option<NaiveDate>,
    /// On which day they said it.
    pub answered_on: Option<NaiveDate>,
}

/// What was heard, once it is checked.
#[derive(Clone, Copy, Debug)]
pub struct Heard {
    /// What it makes happen.
    pub event: Event,
    /// Whether it helped.
    pub helped: Option<PersonAnswer>,
    /// Why not.
    pub reason: Option<Reason>,
    /// When they are asked again.
    pub follow_up_on: Option<NaiveDate>,
    /// On which day they said it.
    pub on: NaiveDate,
}

impl Answer {
    /// Refuses an answer that says both or nothing, and days that can't be.
    pub fn checked(self, given_at: Time, now: Time) -> Result<Heard, Problem> {
        let Self { helped, reason, .. } = self;
        let event = match (helped, reason) {
            (Some(_), None) => Event::Keep,
            (None, Some(reason)) => reason.event(),
            _ => return Err(Problem::new("orientation.one_answer").at("helped")),
        };
        let follow_up_on = match self.follow_up_on {
            None if event == Event::Postpone => return Err(Problem::new("text.required").at("followUpOn")),
            Some(_) if event != Event::Postpone => {
                return Err(Problem::new("orientation.follow_up_unasked").at("followUpOn"));
            }
            on => on.map(|on| ahead(on, now)).transpose()?,
        };
        let on = self.answered_on.unwrap_or(day(now));
        if !(day(given_at)..=day(now)).contains(&on) {
            return Err(Problem::new("orientation.answered_out_of_range").at("answeredOn"));
        }
        Ok(Heard { event, helped, reason, follow_up_on, on })
    }
}

/// The proof that somebody may: for a need by its permit, for somebody without a name by the scope.
#[derive(Debug)]
pub enum Leave<N: Act, A: Act> {
    /// It hangs on a need.
    Need(Permit<N>),
    /// It names nobody.
    Anybody(Scope<A>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    #[test]
    fn only_listed_moves_are_made() {
        for from in Status::ALL {
            for event in Event::ALL {
                let listed = EDGES.iter().find(|edge| edge.0 == *from && edge.1 == *event);
                match (MACHINE.step(*from, *event), listed) {
                    (Ok(to), Some(edge)) => assert_eq!(to, edge.2),
                    (Err(refused), None) => {
                        assert_eq!(
                            (refused.code, refused.state),
                            ("orientation.wrong_state", Some(from.name()))
                        );
                    }
                    (made, _) => panic!("{from:?} {event:?}: {made:?}"),
                }
            }
        }
    }

    #[test]
    fn every_event_but_keep_has_its_reasons() {
        for event in Event::ALL {
            let reasons = Reason::ALL.iter().filter(|reason| reason.event() == *event).count();
            assert_eq!(reasons > 0, *event != Event::Keep, "{event}");
        }
    }

    #[test]
    fn a_day_ahead_is_from_today_to_a_year() {
        let now = Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap();
        let refused = |days: i64| ahead(day(now + TimeDelta::days(days)), now).is_err();
        assert_eq!([-1, 0, 366, 367].map(refused), [true, false, false, true]);
    }
}
