//! What other systems are told, and what they tell.
use crate::{
    kernel::{Id, NeedId, PersonId, Problem, ReferralId, Time, text},
    policy::words::words,
};
use uuid::Uuid;

words! {
    /// What other systems keep up with.
    pub enum ChangeKind {
        /// A person: something in a part that is open to the caller, or what is open to them.
        Person = 0 "person",
        /// A need.
        Need = 1 "need",
        /// A referral.
        Referral = 2 "referral",
        /// A claim.
        Claim = 3 "claim",
        /// A need that is prepared: its draft was made, changed, opened or discarded. The need, once open, has the same id.
        Draft = 4 "draft",
    }
}

/// How many rows of the log one question looks through.
pub(super) const WINDOW: i64 = 2_000;
/// How many rows one transaction numbers.
pub(super) const NUMBERED_AT_ONCE: i64 = 1_000;
/// How often one question numbers what is new before it answers with what there is.
pub(super) const NUMBERINGS_MAX: usize = 20;

/// A row of the log, before the room whose affair it is has let the caller in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) kind: ChangeKind,
    pub(super) subject_id: Uuid,
    /// Of a person, the word of the part; empty for what is open to one organisation.
    pub(super) part: String,
    pub(super) person_id: PersonId,
    pub(super) at: Time,
    pub(super) number: i64,
    /// Whether it may be of the caller's organisation at all.
    pub(super) near: bool,
}

/// The ids that one thing has at most in other systems, for one organisation.
pub(super) const EXTERNAL_IDS_MAX: i64 = 10;
/// The longest name of a system, and the longest id, in characters.
const SYSTEM_MAX: usize = 40;
const VALUE_MAX: usize = 120;

/// What an organisation's own system calls one of our persons, needs or referrals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct External {
    pub(super) system: String,
    pub(super) value: String,
}

/// Something of ours that may have ids elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    Person(PersonId),
    Need(NeedId),
    Referral(ReferralId),
}

impl Thing {
    /// The thing of an id.
    pub(super) fn parse(id: &str) -> Option<Self> {
        PersonId::parse(id)
            .map(Self::Person)
            .or_else(|| NeedId::parse(id).map(Self::Need))
            .or_else(|| ReferralId::parse(id).map(Self::Referral))
    }
}

/// The name of a system, as it is kept: small letters, so that one system has one name.
pub(super) fn system(name: &str) -> Result<String, Problem> {
    text::required(&name.to_lowercase(), SYSTEM_MAX, "system")
}

/// An id elsewhere, as it is kept.
pub(super) fn value(value: &str) -> Result<String, Problem> {
    text::required(value, VALUE_MAX, "value")
}
