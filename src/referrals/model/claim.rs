//! The life of a claim, as data.
use super::referral::Packet;
use crate::{
    kernel::{By, ClaimId, Edge, Machine, NeedId, OrganizationId, PersonId, Problem, ServiceId, Time},
    needs::Reason,
    policy::words::words,
};
use chrono::NaiveDate;

words! {
    /// Where a claim is in its life.
    #[graphql(name = "ClaimStatus")]
    pub enum Status {
        /// Offered; it opens nothing.
        Proposed = 0 "proposed",
        /// It holds the need.
        Active = 1 "active",
        /// It became a referral.
        Converted = 2 "converted",
        /// The need was given back.
        Released = 3 "released",
        /// Its time ran out.
        Lapsed = 4 "lapsed",
        /// The provider took it back.
        Withdrawn = 5 "withdrawn",
        /// It was not chosen.
        Rejected = 6 "rejected",
        /// Somebody else holds the need.
        Superseded = 7 "superseded",
    }
}

words! {
    /// What happens to a claim.
    #[graphql(name = "ClaimEvent")]
    pub enum Event {
        /// It is chosen, or is the first of a need that goes to the first.
        Choose = 0 "choose",
        /// The provider takes it back; an active one only while it can be undone.
        Withdraw = 1 "withdraw",
        /// The person's side turns it down.
        Reject = 2 "reject",
        /// Another takes the need.
        Supersede = 3 "supersede",
        /// Its time runs out, or the need ends.
        Lapse = 4 "lapse",
        /// It is made a referral.
        Convert = 5 "convert",
        /// The need is given back, or taken back.
        Release = 6 "release",
    }
}

/// Every edge of a claim's life after it is proposed.
pub const EDGES: &[Edge<Status, Event>] = &[
    (Status::Proposed, Event::Choose, Status::Active, &[By::Lead, By::Follows]),
    (Status::Proposed, Event::Withdraw, Status::Withdrawn, &[By::Provider]),
    (Status::Proposed, Event::Reject, Status::Rejected, &[By::Lead]),
    (Status::Proposed, Event::Supersede, Status::Superseded, &[By::Follows]),
    (Status::Proposed, Event::Lapse, Status::Lapsed, &[By::Follows]),
    (Status::Active, Event::Withdraw, Status::Withdrawn, &[By::Provider]),
    (Status::Active, Event::Convert, Status::Converted, &[By::Provider]),
    (Status::Active, Event::Release, Status::Released, &[By::Provider, By::Lead, By::Follows]),
    (Status::Active, Event::Lapse, Status::Lapsed, &[By::Clock]),
];

/// A claim's life.
pub const MACHINE: Machine<Status, Event> =
    Machine { refusal: "claim.wrong_state", edges: EDGES, state: Status::name, event: Event::name };

/// One organisation's claim.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// Of which need.
    pub need_id: NeedId,
    /// Whose need.
    pub person_id: PersonId,
    /// Who says that they can answer.
    pub organization_id: OrganizationId,
    /// With which service.
    pub service_id: Option<ServiceId>,
    /// From which day.
    pub earliest_on: Option<NaiveDate>,
    /// What they ask first.
    pub question: Option<String>,
    /// What the lead answered to that.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<Time>,
    /// What it opens once it is active.
    #[sqlx(try_from = "i64")]
    pub opens: Packet,
    /// Where it stands.
    pub status: Status,
    /// Whether it holds the need alone.
    pub exclusive: bool,
    /// When it was proposed.
    pub proposed_at: Time,
    /// When it became active.
    pub active_at: Option<Time>,
    /// From when it opens how the person is reached.
    pub contact_from: Option<Time>,
    /// Until when an active one can be undone.
    pub undo_until: Option<Time>,
    /// Until when it holds the need.
    pub held_until: Option<Time>,
    /// When it ended.
    pub ended_at: Option<Time>,
    /// Why a need was given back.
    pub reason: Option<Reason>,
    /// What the person prefers, in words, as the lead wrote it down.
    pub preference: Option<String>,
    /// For edits that notice that they were overtaken.
    pub version: i64,
}

impl Claim {
    /// Whether its hold has run out, written down or not.
    pub fn has_run_out(&self, now: Time) -> bool {
        self.status == Status::Active && self.held_until.is_some_and(|until| until <= now)
    }

    /// Where it stands at this moment.
    pub fn status_at(&self, now: Time) -> Status {
        if self.has_run_out(now) { Status::Lapsed } else { self.status }
    }

    /// Whether an active one can still be undone.
    pub fn can_be_undone(&self, now: Time) -> bool {
        self.status == Status::Active && self.undo_until.is_some_and(|until| now < until)
    }

    /// Whether an active one opens how the person is reached.
    pub fn opens_contact(&self, now: Time) -> bool {
        self.status == Status::Active && self.contact_from.is_some_and(|from| from <= now)
    }

    /// The moves of its state that this moment lets: an active one is taken back while that can be undone, and made a
    /// referral once it can't.
    pub fn moves(&self, now: Time) -> Vec<Event> {
        let timely = |event: &Event| match event {
            Event::Withdraw => self.status != Status::Active || self.can_be_undone(now),
            Event::Convert => self.opens_contact(now),
            _ => true,
        };
        MACHINE.moves(self.status).into_iter().filter(timely).collect()
    }

    /// Where an event leads now, or the refusal that names the state and the moves that are left.
    pub fn step(&self, event: Event, now: Time) -> Result<Status, Problem> {
        let (moves, state) = (self.moves(now), self.status.name());
        let left = || moves.iter().copied().map(Event::name).collect();
        let to = MACHINE.step(self.status, event).map_err(|refused| refused.in_state(state, left()))?;
        if moves.contains(&event) {
            return Ok(to);
        }
        let code = if event == Event::Withdraw { "claim.undo_over" } else { "claim.undo_open" };
        Err(Problem::new(code).at("claim").in_state(state, left()))
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
                        assert_eq!((refused.code, refused.state), ("claim.wrong_state", Some(from.name())));
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
        assert_eq!(moving, [&Status::Proposed, &Status::Active]);
    }
}
