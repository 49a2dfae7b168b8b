//! The life of a need, as data.
mod draft;
mod reason;

pub(super) use draft::{Draft, DraftFacts, DraftLine, Sketch};
pub use reason::{Move, Next, Reason, Whose};

use crate::{
    call::Terms,
    db::MomentTable,
    kernel::{
        AreaId, By, Edge, KindOfHelpId, Machine, NeedId, OrganizationId, PersonId, Time, UserId,
        clock::{day, days_between, start_of},
    },
    policy::{Class, Domain, words::words},
};
use chrono::{NaiveDate, TimeDelta};

words! {
    /// How soon somebody must act. Apart from severity.
    pub enum Urgency {
        /// Ordinario.
        Routine = 0 "routine",
        /// Presto.
        Soon = 1 "soon",
        /// Urgente.
        Urgent = 2 "urgent",
        /// Immediato: whom to call now comes first.
        Immediate = 3 "immediate",
    }
}

impl Urgency {
    /// Calendar days after which a need of this domain with no service begun counts as unmet.
    pub fn target_days(self, domain: Domain, terms: &Terms) -> i64 {
        let targets = match self {
            Self::Routine => &terms.target_routine,
            Self::Soon => &terms.target_soon,
            Self::Urgent => &terms.target_urgent,
            Self::Immediate => &terms.target_immediate,
        };
        targets.days(domain)
    }

    /// How long an organisation that was asked has to answer: on its own opening days where the need can wait.
    pub const fn answer(self, terms: &Terms) -> TimeDelta {
        match self {
            Self::Routine => terms.answer_routine,
            Self::Soon => terms.answer_soon,
            Self::Urgent => terms.answer_urgent,
            Self::Immediate => terms.answer_immediate,
        }
    }

    /// The same in days, a day that is begun among them.
    pub const fn answer_days(self, terms: &Terms) -> i64 {
        (self.answer(terms).num_hours() + 23) / 24
    }

    /// Whether clocks run on while an organisation is closed.
    pub const fn waits_for_nobody(self) -> bool {
        matches!(self, Self::Urgent | Self::Immediate)
    }

    /// For sorting: the most urgent first.
    pub const fn rank(self) -> i64 {
        match self {
            Self::Immediate => 0,
            Self::Urgent => 1,
            Self::Soon => 2,
            Self::Routine => 3,
        }
    }
}

words! {
    /// Where a need is in its life.
    #[graphql(name = "NeedStatus")]
    pub enum Status {
        /// Nobody holds it.
        Open = 0 "open",
        /// Somebody holds it.
        Assigned = 1 "assigned",
        /// The holder has begun.
        InService = 2 "in_service",
        /// Ended, with an outcome.
        Closed = 3 "closed",
        /// Service rests: somebody looks again on the day of the review.
        OnHold = 4 "on_hold",
        /// Prepared, and not opened: among the person's `needDrafts`, and nowhere else.
        Draft = 5 "draft",
        /// A draft that was not opened.
        Discarded = 6 "discarded",
    }
}

impl Status {
    /// Whether somebody holds it.
    pub const fn is_held(self) -> bool {
        matches!(self, Self::Assigned | Self::InService | Self::OnHold)
    }

    /// Whether the person is waiting: no service has begun.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Open | Self::Assigned)
    }
}

words! {
    /// What happens to a need.
    pub enum Event {
        /// It is written down, or what was prepared is opened.
        Open = 0 "open",
        /// A claim or referral takes it.
        Assign = 1 "assign",
        /// Its holder begins.
        Start = 2 "start",
        /// Its holder gives it back, or loses it.
        Release = 3 "release",
        /// It ends.
        Close = 4 "close",
        /// It was closed too soon.
        Reopen = 5 "reopen",
        /// Service rests.
        Hold = 6 "hold",
        /// Service goes on.
        Resume = 7 "resume",
        /// Whoever served it ends, and another still holds it.
        Stop = 8 "stop",
        /// A draft is changed.
        Edit = 9 "edit",
        /// A draft is not opened.
        Discard = 10 "discard",
    }
}

/// Every edge of a need's life after it is prepared, or opened at once.
pub const EDGES: &[Edge<Status, Event>] = &[
    (Status::Draft, Event::Edit, Status::Draft, &[By::Author, By::Opener]),
    (Status::Draft, Event::Open, Status::Open, &[By::Opener]),
    (Status::Draft, Event::Discard, Status::Discarded, &[By::Author, By::Opener]),
    (Status::Open, Event::Assign, Status::Assigned, &[By::Follows]),
    (Status::Assigned, Event::Start, Status::InService, &[By::Follows]),
    (Status::Assigned, Event::Release, Status::Open, &[By::Follows, By::Clock]),
    (Status::InService, Event::Hold, Status::OnHold, &[By::Lead, By::Server]),
    (Status::OnHold, Event::Resume, Status::InService, &[By::Lead, By::Server, By::Follows]),
    (Status::InService, Event::Release, Status::Open, &[By::Follows, By::Clock]),
    (Status::OnHold, Event::Release, Status::Open, &[By::Follows, By::Clock]),
    (Status::InService, Event::Stop, Status::Assigned, &[By::Follows]),
    (Status::OnHold, Event::Stop, Status::Assigned, &[By::Follows]),
    (Status::Open, Event::Close, Status::Closed, &[By::Writer, By::Follows]),
    (Status::Assigned, Event::Close, Status::Closed, &[By::Writer, By::Follows]),
    (Status::InService, Event::Close, Status::Closed, &[By::Writer, By::Follows]),
    (Status::OnHold, Event::Close, Status::Closed, &[By::Writer, By::Follows]),
    (Status::Closed, Event::Reopen, Status::Open, &[By::Writer]),
];

/// A need's life.
pub const MACHINE: Machine<Status, Event> =
    Machine { refusal: "need.wrong_state", edges: EDGES, state: Status::name, event: Event::name };

words! {
    /// Who says that there is this need.
    pub enum ReportedBy {
        /// The person.
        Person = 0 "self",
        /// A relative.
        Relative = 1 "relative",
        /// A worker saw it.
        Observed = 2 "observed",
        /// It follows from papers.
        Administrative = 3 "administrative",
    }
}

words! {
    /// What became of a need.
    #[graphql(name = "NeedOutcome")]
    pub enum Outcome {
        /// Answered.
        Met = 0 "met",
        /// Answered in part.
        PartlyMet = 1 "partly_met",
        /// Not answered; asks for a reason.
        Unmet = 2 "unmet",
        /// The person withdrew it.
        Withdrawn = 3 "withdrawn",
        /// The person can't be reached.
        Unreachable = 4 "unreachable",
        /// The person moved away.
        Moved = 5 "moved",
        /// The person died.
        Deceased = 6 "deceased",
        /// It was written down twice.
        Duplicate = 7 "duplicate",
        /// It was written down by mistake.
        EnteredInError = 8 "entered_in_error",
    }
}

words! {
    /// How claims of a need are settled.
    pub enum ClaimPolicy {
        /// The lead compares and chooses.
        LeadChooses = 0 "lead_chooses",
        /// The first eligible claim becomes active at once. For classes up to S2.
        FirstEligible = 1 "first_eligible",
    }
}

/// What may be known of a need before anybody is let in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Facts {
    /// The need.
    pub id: NeedId,
    /// Whose.
    pub person_id: PersonId,
    /// Of which domain: the part that opens it.
    pub domain: Domain,
    /// Where it stands.
    pub status: Status,
    /// How soon somebody must act.
    pub urgency: Urgency,
    /// How claims are settled.
    pub claim_policy: ClaimPolicy,
    /// Whether several may hold it.
    pub shared: bool,
    /// Where the person is.
    pub area_id: AreaId,
    /// The district that counts it.
    pub district_id: AreaId,
    /// What kind of help.
    pub kind_of_help_id: Option<KindOfHelpId>,
    /// When the waiting clock started.
    pub opened_at: Time,
    /// For edits that notice that they were overtaken.
    pub version: i64,
}

impl Facts {
    /// Whether somebody may be asked to answer it: it is open, or several may hold it and it isn't closed.
    pub fn takes_referrals(&self) -> bool {
        self.status == Status::Open || self.shared && self.status != Status::Closed
    }
}

/// One need, as it is shown.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Need {
    /// What may be known of it anyway.
    #[sqlx(flatten)]
    pub facts: Facts,
    /// 1–5; 0 not assessed.
    pub severity: i64,
    /// The score before.
    pub severity_before: Option<i64>,
    /// What the person is good at in this domain.
    pub strength: Option<String>,
    /// Who says so.
    pub reported_by: ReportedBy,
    /// Whether it concerns everybody in the household.
    pub whole_household: bool,
    /// When service began.
    pub served_at: Option<Time>,
    /// When it ended.
    pub closed_at: Option<Time>,
    /// With what outcome.
    pub outcome: Option<Outcome>,
    /// Why unmet.
    pub reason: Option<Reason>,
    /// Why service rests.
    pub hold_reason: Option<Reason>,
    /// On which day somebody looks again whether it can go on.
    pub review_on: Option<NaiveDate>,
    /// Of which need, met in part, this is what was left.
    pub residual_of: Option<NeedId>,
}

/// The moments before which a need was opened that is past its target time now, by domain and urgency.
pub fn past_target(now: Time, terms: &Terms) -> MomentTable {
    let each =
        Domain::ALL.iter().flat_map(|domain| Urgency::ALL.iter().map(move |urgency| (*domain, *urgency)));
    each.map(|(domain, urgency)| ((domain.name(), urgency.name()), target(domain, urgency, now, terms)))
        .collect()
}

fn target(domain: Domain, urgency: Urgency, now: Time, terms: &Terms) -> Time {
    start_of(day(now) - TimeDelta::days(urgency.target_days(domain, terms)))
}

impl Facts {
    /// Calendar days since it was opened, in Italy.
    pub fn waiting_days(&self, now: Time) -> i64 {
        days_between(self.opened_at, now)
    }

    /// No service begun past the target time of its domain and urgency.
    pub fn is_unmet(&self, now: Time, terms: &Terms) -> bool {
        self.status.is_waiting() && self.waiting_days(now) > self.urgency.target_days(self.domain, terms)
    }

    /// The day on which it was opened, in Italy.
    pub fn opened_on(&self) -> NaiveDate {
        day(self.opened_at)
    }

    /// Whether it may ever be shown to the network as a card.
    pub fn may_be_broadcast(&self) -> bool {
        self.domain.class() != Class::S4
    }
}

/// A need that moved, changed its cell or was opened: for those who keep counts.
#[derive(Clone, Debug)]
pub struct Moved {
    /// How it stood; `None` when it is new.
    pub before: Option<Facts>,
    /// How it stands.
    pub after: Facts,
}

/// One line of a history, as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    /// Of which need.
    pub need_id: NeedId,
    /// When.
    pub at: Time,
    /// Who; nobody for what the clock did, and for those who may not know it.
    pub organization_id: Option<OrganizationId>,
    /// What changed: `need`, `claim`, `referral` or `orientation`.
    pub subject: String,
    /// Its id.
    pub subject_id: uuid::Uuid,
    /// The event's word.
    pub event: String,
    /// The state's word before; none for what is new.
    pub from_status: Option<String>,
    /// The state's word after.
    pub to_status: String,
    /// The coded reason.
    pub reason: Option<String>,
}

/// What a history is told.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// Of which need.
    pub need: NeedId,
    /// When.
    pub at: Time,
    /// Who; nobody for what the clock did.
    pub by: Option<(OrganizationId, UserId)>,
    /// What changed: `need`, `claim`, `referral` or `orientation`, and its id.
    pub subject: (&'static str, uuid::Uuid),
    /// The event's word.
    pub event: &'static str,
    /// The state's word before; none for what is new.
    pub from: Option<&'static str>,
    /// The state's word after.
    pub to: &'static str,
    /// The coded reason.
    pub reason: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_moves_are_made() {
        for from in Status::ALL {
            for event in Event::ALL {
                let listed = EDGES.iter().find(|edge| edge.0 == *from && edge.1 == *event);
                match (MACHINE.step(*from, *event), listed) {
                    (Ok(to), Some(edge)) => assert_eq!(to, edge.2),
                    (Err(refused), None) => assert_eq!(refused.state, Some(from.name())),
                    (made, _) => panic!("{from:?} {event:?}: {made:?}"),
                }
            }
        }
    }

    #[test]
    fn a_move_is_made_by_those_who_are_named_and_nobody_else() {
        MACHINE.is_made_by_those_who_are_named(Status::ALL, Event::ALL);
    }

    #[test]
    fn a_need_is_past_its_target_on_the_day_after() {
        let at =
            |day, hour| chrono::TimeZone::with_ymd_and_hms(&chrono::Utc, 2026, 11, day, hour, 0, 0).unwrap();
        let urgent = target(Domain::Food, Urgency::Urgent, at(10, 9), &Terms::default());
        // Three days: opened on the sixth, it is past its target on the tenth; days turn in Rome.
        assert!(at(6, 22) < urgent && at(6, 23) >= urgent);
    }

    #[test]
    fn a_refusal_names_the_moves() {
        let refused = MACHINE.step(Status::Closed, Event::Assign).unwrap_err();
        assert_eq!(refused.moves, ["reopen"]);
    }
}
