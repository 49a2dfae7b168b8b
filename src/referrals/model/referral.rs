//! The life of a referral, as data.
use crate::{
    kernel::{By, Edge, Machine, NeedId, OrganizationId, PersonId, Problem, ReferralId, ServiceId, Time},
    needs::{Outcome, Reason},
    policy::{Domain, PartSet, words::words},
};
use chrono::NaiveDate;

words! {
    /// Where a referral is in its life.
    #[graphql(name = "ReferralStatus")]
    pub enum Status {
        /// Being prepared; only its sender knows of it.
        Draft = 0 "draft",
        /// Waiting for an answer: the note and the names of the parts are shown, no content.
        Sent = 1 "sent",
        /// Taken: its parts are open, its recipient holds the need.
        Accepted = 2 "accepted",
        /// Turned down: nothing was opened.
        Declined = 3 "declined",
        /// The recipient has begun.
        InProgress = 4 "in_progress",
        /// The recipient could not go on.
        Failed = 5 "failed",
        /// Ended, with an outcome; its parts close when the grace period is over.
        Completed = 6 "completed",
        /// Taken back by its sender: its parts are closed.
        Recalled = 7 "recalled",
        /// Taken, and waiting for a place: somebody looks again on the day of the review.
        Waitlisted = 8 "waitlisted",
        /// Given up because the person withdraws: its parts are closed.
        Cancelled = 9 "cancelled",
        /// Completed, and its sender says that it is so.
        Confirmed = 10 "confirmed",
        /// Completed, and its sender says that it isn't so.
        Disputed = 11 "disputed",
        /// Written down, and waiting until the person has agreed to what it would share.
        AwaitingConsent = 12 "awaiting_consent",
        /// Nobody answered in time.
        Expired = 13 "expired",
        /// It was a mistake, and counts as if it had never been: its parts are closed.
        EnteredInError = 14 "entered_in_error",
    }
}

impl Status {
    /// Whether it waits for an answer or is held: then it rests on a basis.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Sent) || self.holds()
    }

    /// Whether its sender still prepares it, and nobody else knows of it.
    pub const fn is_prepared(self) -> bool {
        matches!(self, Self::Draft | Self::AwaitingConsent)
    }

    /// Whether the recipient holds the need.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Accepted | Self::Waitlisted | Self::InProgress)
    }

    /// Whether the recipient has done what it could, whatever the sender says of it: its grace period runs.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Completed | Self::Confirmed | Self::Disputed)
    }
}

words! {
    /// What happens to a referral.
    #[graphql(name = "ReferralEvent")]
    pub enum Event {
        /// The sender asks.
        Send = 0 "send",
        /// The recipient takes it.
        Accept = 1 "accept",
        /// The recipient turns it down.
        Decline = 2 "decline",
        /// The recipient begins.
        Start = 3 "start",
        /// The recipient can't go on.
        Fail = 4 "fail",
        /// The recipient has done what it could.
        Complete = 5 "complete",
        /// The sender takes it back, or the need went another way.
        Recall = 6 "recall",
        /// The recipient takes it and has no place yet.
        Waitlist = 7 "waitlist",
        /// Either side gives it up because the person withdraws.
        Cancel = 8 "cancel",
        /// The sender says that what the recipient says is so.
        Confirm = 9 "confirm",
        /// The sender says that it isn't.
        Dispute = 10 "dispute",
        /// The sender waits for the person to agree.
        AskConsent = 11 "ask_consent",
        /// The recipient asks before it answers.
        Ask = 12 "ask",
        /// The sender tells it.
        Inform = 13 "inform",
        /// Nobody answered in time.
        Expire = 14 "expire",
        /// Whoever holds the need asks a third organisation.
        Forward = 15 "forward",
        /// Its author says that it was a mistake.
        MarkError = 16 "mark_error",
    }
}

/// Every edge of a referral's life after it is written down.
pub const EDGES: &[Edge<Status, Event>] = &[
    (Status::Draft, Event::Send, Status::Sent, &[By::Sender]),
    (Status::Sent, Event::Accept, Status::Accepted, &[By::Recipient]),
    (Status::Sent, Event::Decline, Status::Declined, &[By::Recipient]),
    (Status::Sent, Event::Recall, Status::Recalled, &[By::Lead, By::Forwarder, By::Follows]),
    (Status::Accepted, Event::Start, Status::InProgress, &[By::Recipient]),
    (Status::Accepted, Event::Fail, Status::Failed, &[By::Recipient]),
    (Status::Accepted, Event::Complete, Status::Completed, &[By::Recipient]),
    (Status::Accepted, Event::Recall, Status::Recalled, &[By::Lead, By::Forwarder, By::Follows]),
    (Status::InProgress, Event::Fail, Status::Failed, &[By::Recipient]),
    (Status::InProgress, Event::Complete, Status::Completed, &[By::Recipient]),
    (Status::InProgress, Event::Recall, Status::Recalled, &[By::Lead, By::Forwarder, By::Follows]),
    (Status::Accepted, Event::Waitlist, Status::Waitlisted, &[By::Recipient]),
    (Status::Waitlisted, Event::Start, Status::InProgress, &[By::Recipient]),
    (Status::Waitlisted, Event::Fail, Status::Failed, &[By::Recipient]),
    (Status::Waitlisted, Event::Recall, Status::Recalled, &[By::Lead, By::Forwarder, By::Follows]),
    (Status::Accepted, Event::Cancel, Status::Cancelled, &[By::Lead, By::Forwarder, By::Recipient]),
    (Status::Waitlisted, Event::Cancel, Status::Cancelled, &[By::Lead, By::Forwarder, By::Recipient]),
    (Status::InProgress, Event::Cancel, Status::Cancelled, &[By::Lead, By::Forwarder, By::Recipient]),
    (Status::Draft, Event::AskConsent, Status::AwaitingConsent, &[By::Sender]),
    (Status::AwaitingConsent, Event::Send, Status::Sent, &[By::Sender]),
    (Status::Sent, Event::Ask, Status::Sent, &[By::Recipient]),
    (Status::Sent, Event::Inform, Status::Sent, &[By::Lead, By::Forwarder]),
    (Status::Sent, Event::Expire, Status::Expired, &[By::Clock]),
    (Status::Waitlisted, Event::Waitlist, Status::Waitlisted, &[By::Recipient]),
    (Status::Accepted, Event::Forward, Status::Accepted, &[By::Recipient]),
    (Status::InProgress, Event::Forward, Status::InProgress, &[By::Recipient]),
    (Status::Draft, Event::MarkError, Status::EnteredInError, &[By::Lead, By::Forwarder, By::PrivacyOfficer]),
    (
        Status::AwaitingConsent,
        Event::MarkError,
        Status::EnteredInError,
        &[By::Lead, By::Forwarder, By::PrivacyOfficer],
    ),
    (Status::Sent, Event::MarkError, Status::EnteredInError, &[By::Lead, By::Forwarder, By::PrivacyOfficer]),
    (
        Status::Accepted,
        Event::MarkError,
        Status::EnteredInError,
        &[By::Lead, By::Forwarder, By::PrivacyOfficer],
    ),
    (
        Status::Waitlisted,
        Event::MarkError,
        Status::EnteredInError,
        &[By::Lead, By::Forwarder, By::PrivacyOfficer],
    ),
    (
        Status::InProgress,
        Event::MarkError,
        Status::EnteredInError,
        &[By::Lead, By::Forwarder, By::PrivacyOfficer],
    ),
    (Status::Completed, Event::Confirm, Status::Confirmed, &[By::Lead]),
    (Status::Completed, Event::Dispute, Status::Disputed, &[By::Lead]),
    (Status::Disputed, Event::Confirm, Status::Confirmed, &[By::Lead]),
];

/// A referral's life.
pub const MACHINE: Machine<Status, Event> =
    Machine { refusal: "referral.wrong_state", edges: EDGES, state: Status::name, event: Event::name };

words! {
    /// What a recipient answers.
    #[graphql(name = "ReferralAnswer")]
    pub enum Answer {
        /// We take it.
        Accept = 0 "accept",
        /// We don't; asks for a reason.
        Decline = 1 "decline",
        /// We have begun.
        Start = 2 "start",
        /// We can't go on; asks for a reason.
        Fail = 3 "fail",
        /// We are done; asks for an outcome.
        Complete = 4 "complete",
        /// We take it and have no place yet; asks for the day on which we look again.
        Waitlist = 5 "waitlist",
        /// The person withdraws; asks for a reason.
        Cancel = 6 "cancel",
        /// We have to know something first; asks for the question, once.
        Ask = 7 "ask",
    }
}

words! {
    /// What the person says of the help that came of a referral.
    pub enum PersonAnswer {
        /// It helped.
        Helped = 0 "helped",
        /// It helped in part.
        HelpedInPart = 1 "helped_in_part",
        /// It didn't help.
        NotHelped = 2 "not_helped",
    }
}

impl Answer {
    /// What it makes happen.
    pub const fn event(self) -> Event {
        match self {
            Self::Accept => Event::Accept,
            Self::Decline => Event::Decline,
            Self::Start => Event::Start,
            Self::Fail => Event::Fail,
            Self::Complete => Event::Complete,
            Self::Waitlist => Event::Waitlist,
            Self::Cancel => Event::Cancel,
            Self::Ask => Event::Ask,
        }
    }
}

words! {
    /// Which side of a referral the caller's organisation is on.
    #[graphql(name = "Direction")]
    pub enum Direction {
        /// It asked.
        Sent = 0 "sent",
        /// It was asked.
        Received = 1 "received",
    }
}

/// One referral. The note and the names of the parts are for those whom the guard lets see it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Referral {
    /// Its id.
    pub id: ReferralId,
    /// Of which need.
    pub need_id: NeedId,
    /// Whose need.
    pub person_id: PersonId,
    /// Of which domain the need is.
    pub domain: Domain,
    /// Whether that person is sealed.
    pub sealed: bool,
    /// Who asks.
    pub from_id: OrganizationId,
    /// Who is asked.
    pub to_id: OrganizationId,
    /// For which of their services.
    pub service_id: Option<ServiceId>,
    /// Where it stands.
    pub status: Status,
    /// The parts that open when it is accepted.
    #[sqlx(try_from = "i64")]
    pub parts: Packet,
    /// What the sender tells the recipient before it answers.
    pub note: Option<String>,
    /// When it was written down.
    pub created_at: Time,
    /// When it was sent.
    pub sent_at: Option<Time>,
    /// When it was taken.
    pub accepted_at: Option<Time>,
    /// When service began.
    pub started_at: Option<Time>,
    /// When it ended.
    pub ended_at: Option<Time>,
    /// Until when a completed one still opens its parts.
    pub grace_until: Option<Time>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Why it ended so.
    pub reason: Option<Reason>,
    /// On which day somebody looks again whether there is a place.
    pub review_on: Option<NaiveDate>,
    /// When its sender confirmed or disputed it.
    pub checked_at: Option<Time>,
    /// What its sender says isn't so.
    pub dispute: Option<String>,
    /// What the person says of the help.
    pub person_answer: Option<PersonAnswer>,
    /// On which day they said it.
    pub person_answered_on: Option<NaiveDate>,
    /// The referral that this one forwards.
    pub parent_id: Option<ReferralId>,
    /// Until when somebody is to answer it.
    pub due_at: Option<Time>,
    /// What the recipient asks before it answers.
    pub question: Option<String>,
    /// When it asked; its clock has stood still since, until it is told.
    pub asked_at: Option<Time>,
    /// What the sender told it.
    pub information: Option<String>,
    /// When.
    pub informed_at: Option<Time>,
    /// For answers that notice that they were overtaken.
    pub version: i64,
}

impl Referral {
    /// Whether its recipient waits for what it asked, and its clock stands still.
    pub fn is_paused(&self) -> bool {
        self.status == Status::Sent && self.asked_at.is_some() && self.informed_at.is_none()
    }

    /// Whether the time to answer it is over, written down or not.
    pub fn has_run_out(&self, now: Time) -> bool {
        self.status == Status::Sent && !self.is_paused() && self.due_at.is_some_and(|due| due <= now)
    }

    /// Where it stands at this moment.
    pub fn status_at(&self, now: Time) -> Status {
        if self.has_run_out(now) { Status::Expired } else { self.status }
    }

    /// The moves that the table lists and the moment allows: a recipient asks once, and is told what it asked; none once
    /// the time to answer is over.
    pub fn moves_at(&self, now: Time) -> Vec<Event> {
        if self.has_run_out(now) { Vec::new() } else { self.moves() }
    }

    /// Whether one who is all of these could make this move now.
    pub fn allows_at(&self, event: Event, who: &[By], now: Time) -> bool {
        MACHINE.allows(self.status, event, who) && self.moves_at(now).contains(&event)
    }

    fn moves(&self) -> Vec<Event> {
        let timely = |event: &Event| match event {
            Event::Ask => self.asked_at.is_none(),
            Event::Inform => self.is_paused(),
            Event::Expire => !self.is_paused(),
            _ => true,
        };
        MACHINE.moves(self.status).into_iter().filter(timely).collect()
    }

    /// Where an event leads, or the refusal that names the state and its moves.
    pub fn step(&self, event: Event) -> Result<Status, Problem> {
        let moves = self.moves();
        let left = || moves.iter().copied().map(Event::name).collect();
        let to = MACHINE
            .step(self.status, event)
            .map_err(|refused| refused.in_state(self.status.name(), left()))?;
        if moves.contains(&event) {
            return Ok(to);
        }
        let code = match event {
            Event::Ask => "referral.asked_already",
            Event::Inform => "referral.nothing_asked",
            _ => MACHINE.refusal,
        };
        let state = self.status.name();
        Err(Problem::new(code).at("referral").with("state", state).in_state(state, left()))
    }

    /// Whether its recipient may see more of it than that it was: it waits for an answer, is held, or has its
    /// grace period.
    pub fn is_open_to_recipient(&self, now: Time) -> bool {
        self.status.is_live() || self.status.is_done() && self.grace_until.is_some_and(|until| now < until)
    }
}

/// The parts of a referral, as they are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packet(pub PartSet);

impl From<i64> for Packet {
    fn from(bits: i64) -> Self {
        Self(PartSet::from_bits(bits))
    }
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
                    (Err(refused), None) => {
                        assert_eq!(
                            (refused.code, refused.state),
                            ("referral.wrong_state", Some(from.name()))
                        );
                        let moves: Vec<_> = MACHINE.moves(*from).into_iter().map(Event::name).collect();
                        assert_eq!(refused.moves, moves);
                    }
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
    fn what_has_ended_moves_no_more() {
        let moving: Vec<_> =
            Status::ALL.iter().filter(|status| !MACHINE.moves(**status).is_empty()).collect();
        let live = [Status::Draft, Status::Sent, Status::Accepted, Status::InProgress];
        let more = [Status::Completed, Status::Waitlisted, Status::Disputed, Status::AwaitingConsent];
        assert_eq!(moving, live.iter().chain(&more).collect::<Vec<_>>());
    }
}
