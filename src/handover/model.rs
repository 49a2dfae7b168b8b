//! An offer to lead a person: what it says and where it stands.
use crate::{
    kernel::{AreaId, By, Machine, OrganizationId, PersonId, Problem, Time, TransferId, text},
    policy::{Kind, KindGroup, words::words},
};
use chrono::NaiveDate;

/// The longest note to whoever takes over, in characters.
const NOTE_MAX: usize = 500;

words! {
    /// Where a hand-over stands.
    #[graphql(name = "TransferStatus")]
    pub enum Status {
        /// It waits for an answer.
        Proposed = 0 "proposed",
        /// The organisation that was asked leads the person now.
        Accepted = 1 "accepted",
        /// It won't.
        Declined = 2 "declined",
        /// Who offered it took it back.
        Withdrawn = 3 "withdrawn",
    }
}

words! {
    /// What happens to a hand-over.
    #[graphql(name = "TransferEvent")]
    pub enum Event {
        /// The organisation that was asked takes the person over.
        Accept = 0 "accept",
        /// It says no.
        Decline = 1 "decline",
        /// The lead takes the offer back.
        Withdraw = 2 "withdraw",
    }
}

words! {
    /// Why a person is handed over.
    #[graphql(name = "TransferReason")]
    pub enum Why {
        /// The person lives elsewhere now.
        MovedArea = 0 "moved_area",
        /// Another organisation is competent for what they need.
        Competence = 1 "competence",
        /// The lead has no room for them any more.
        Capacity = 2 "capacity",
        /// The lead closes, or gives up this work.
        Closure = 3 "closure",
        /// The person asked for it.
        PersonsWish = 4 "persons_wish",
        /// Something else.
        Other = 5 "other",
    }
}

words! {
    /// Why an organisation doesn't take a person over: the provider's no, or the person's.
    #[graphql(name = "TransferRefusal")]
    pub enum Refusal {
        /// It has no room.
        NoCapacity = 0 "no_capacity",
        /// It isn't competent for what they need.
        NotCompetent = 1 "not_competent",
        /// They live where it doesn't work.
        OutOfArea = 2 "out_of_area",
        /// The person doesn't want it.
        PersonDeclined = 3 "person_declined",
        /// Something else.
        Other = 4 "other",
    }
}

words! {
    /// What the organisation that was asked answers.
    #[graphql(name = "TransferAnswer")]
    pub enum Answer {
        /// It leads the person from now on.
        Accept = 0 "accept",
        /// It doesn't.
        Decline = 1 "decline",
    }
}

impl Answer {
    /// What it is to the hand-over.
    pub const fn event(self) -> Event {
        match self {
            Self::Accept => Event::Accept,
            Self::Decline => Event::Decline,
        }
    }
}

impl Event {
    /// Whether it is for the organisation that was asked; else for the one that asks.
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Accept | Self::Decline)
    }
}

/// All that can happen to a hand-over.
pub const MACHINE: Machine<Status, Event> = Machine {
    refusal: "transfer.wrong_state",
    edges: &[
        (Status::Proposed, Event::Accept, Status::Accepted, &[By::Recipient]),
        (Status::Proposed, Event::Decline, Status::Declined, &[By::Recipient]),
        (Status::Proposed, Event::Withdraw, Status::Withdrawn, &[By::Lead]),
    ],
    state: Status::name,
    event: Event::name,
};

/// An offer to be made.
#[derive(Clone, Debug)]
pub struct New {
    /// Whom.
    pub person: PersonId,
    /// To which organisation.
    pub to: OrganizationId,
    /// Why.
    pub why: Why,
    /// For whoever takes over; it is shown to nobody else before.
    pub note: Option<String>,
}

impl New {
    /// Refuses what can't be; cuts blanks.
    pub fn checked(self) -> Result<Self, Problem> {
        let note = text::limited(self.note.as_deref().unwrap_or_default(), NOTE_MAX, "note")?;
        Ok(Self { note, ..self })
    }
}

/// Of a sealed person only such organisations hear that there is one to take over.
pub const fn may_lead_sealed(kind: Kind) -> bool {
    matches!(kind.group(), KindGroup::Public | KindGroup::Health | KindGroup::Protection)
}

/// An offer as it is kept, with what is true of its person now.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Transfer {
    /// Its id.
    pub id: TransferId,
    /// Whom it is about.
    pub person_id: PersonId,
    /// Who leads them, or did when it was made.
    pub from_id: OrganizationId,
    /// What that is.
    pub from_kind: Kind,
    /// Who is asked.
    pub to_id: OrganizationId,
    /// What that is.
    pub to_kind: Kind,
    /// Why.
    pub reason: Why,
    /// For whoever takes over.
    pub note: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// When it was made.
    pub proposed_at: Time,
    /// When it was answered, or taken back.
    pub ended_at: Option<Time>,
    /// Why not.
    pub refusal: Option<Refusal>,
    /// When the person was told.
    pub person_told_on: Option<NaiveDate>,
    /// Raised by every change.
    pub version: i64,
    /// Whether the person is sealed now.
    pub sealed: bool,
    /// Where the person lives, as far as whoever is asked may hear it.
    pub district_id: Option<AreaId>,
    /// The person's access version when this was read.
    pub access_version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_moves_are_made() {
        for from in Status::ALL {
            for event in Event::ALL {
                let to = MACHINE.step(*from, *event);
                assert_eq!(to.is_ok(), *from == Status::Proposed, "{from} {event}");
            }
        }
        let late = MACHINE.step(Status::Accepted, Event::Accept).unwrap_err();
        assert_eq!((late.code, late.state, late.moves.len()), ("transfer.wrong_state", Some("accepted"), 0));
    }

    #[test]
    fn a_note_is_short() {
        let new = |note: &str| New {
            person: PersonId::mint(),
            to: OrganizationId::mint(),
            why: Why::Capacity,
            note: Some(note.to_owned()),
        };
        assert_eq!(new("  Sa tutto.  ").checked().unwrap().note.as_deref(), Some("Sa tutto."));
        let long = new(&"à".repeat(NOTE_MAX + 1)).checked().unwrap_err();
        assert_eq!((long.code, long.field.as_deref()), ("text.too_long", Some("note")));
    }

    #[test]
    fn a_sealed_person_goes_to_public_health_and_protection_bodies_alone() {
        for kind in Kind::ALL {
            let group = kind.group();
            let fit = matches!(group, KindGroup::Public | KindGroup::Health | KindGroup::Protection);
            assert_eq!(may_lead_sealed(*kind), fit, "{kind}");
        }
    }
}
