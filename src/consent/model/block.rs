//! What is closed to somebody, whatever else would open it.
use crate::{
    kernel::{BlockId, OrganizationId, PersonId, Time, UserId},
    policy::{Part, PartSet, words::words},
};

words! {
    /// Why parts are closed to somebody.
    pub enum BlockReason {
        /// The person asked for it; no further reason is needed.
        AskedByPerson = 0 "asked_by_person",
        /// A relative works there.
        Relative = 1 "relative",
        /// A colleague or an acquaintance works there.
        Colleague = 2 "colleague",
        /// A former partner works there.
        ExPartner = 3 "ex_partner",
        /// The user said so of themselves.
        ConflictOfInterest = 4 "conflict_of_interest",
        /// For somebody's safety.
        Safety = 5 "safety",
    }
}

/// To whom parts are closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One organisation.
    Organization(OrganizationId),
    /// Whoever signs in with this mail address, today or later.
    User(String),
    /// Everybody but the lead.
    Others,
}

/// Parts of a person that are closed to somebody.
#[derive(Clone, Debug)]
pub struct Block {
    /// The block.
    pub id: BlockId,
    /// Whose parts.
    pub person: PersonId,
    /// Which parts.
    pub parts: PartSet,
    /// To whom.
    pub subject: Subject,
    /// Why.
    pub reason: BlockReason,
    /// The user who closed them.
    pub recorded_by: UserId,
    /// When.
    pub recorded_at: Time,
}

/// What the roles that share must be able to share in order to close it: notes are shared with nobody anyway.
pub fn touched(parts: PartSet) -> PartSet {
    parts.minus(PartSet::of(&[Part::Notes]))
}
