//! A grant: what it says and where it stands.
pub mod ask;
pub mod block;
pub mod emergency;
mod file;
mod life;
mod lost;
mod request;

pub use file::{BYTES_MAX, CHUNK, FileHead, FileKind, Paper};
pub use life::{Event, GrantStatus, Guard, Leave, RULES, Rule, earlier, moves, step};
pub use lost::{Cover, Packet, lost};
pub use request::{Request, Signature, listed};

use crate::{
    kernel::{ConferenceId, GrantId, OrganizationId, PersonId, Time, UserId},
    policy::{Basis, KindSet, PartSet, Purpose, words::words},
};

words! {
    /// Who gave a consent.
    pub enum GivenBy {
        /// The person.
        Person = 0 "person",
        /// A parent of a minor.
        Parent = 1 "parent",
        /// Tutore.
        Guardian = 2 "guardian",
        /// Amministratore di sostegno.
        SupportAdministrator = 3 "support_administrator",
    }
}

words! {
    /// How a consent was collected.
    #[graphql(name = "ConsentChannel")]
    pub enum Channel {
        /// Signed on paper.
        Paper = 0 "paper",
        /// Said before a witness.
        OralWitnessed = 1 "oral_witnessed",
        /// On a screen.
        Digital = 2 "digital",
    }
}

words! {
    /// Why a grant was taken back.
    #[graphql(name = "RevokeReason")]
    pub enum EndReason {
        /// The person asked for it; no further reason is needed.
        AskedByPerson = 0 "asked_by_person",
        /// What it was given for is done.
        NoLongerNeeded = 1 "no_longer_needed",
        /// Its legal basis holds no more.
        BasisEnded = 2 "basis_ended",
        /// It should never have been recorded.
        EnteredInError = 3 "entered_in_error",
    }
}

words! {
    /// Why a grant is held back for a while.
    pub enum SuspendReason {
        /// The person asked for it.
        AskedByPerson = 0 "asked_by_person",
        /// The person objects, or says that something is wrong, and it is being looked into.
        UnderObjection = 1 "under_objection",
        /// Whether its legal basis holds is being looked into.
        BasisInDoubt = 2 "basis_in_doubt",
        /// Somebody could come to harm.
        Safety = 3 "safety",
    }
}

words! {
    /// Why a grant that was held back opens again.
    pub enum ResumeReason {
        /// The person asked for it.
        AskedByPerson = 0 "asked_by_person",
        /// It was looked into, and the grant holds.
        Settled = 1 "settled",
        /// The danger is over.
        Safe = 2 "safe",
        /// It was held back by mistake.
        SuspendedInError = 3 "suspended_in_error",
    }
}

/// To whom a grant opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// One organisation, by name.
    Organization(OrganizationId),
    /// The organisations that were of these kinds on the day it was signed.
    Kinds(KindSet),
    /// Those that sat at this conference when it was signed, while they sit there.
    Conference(ConferenceId),
}

/// What a grant opens, to whom, for what and how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Its legal ground.
    pub basis: Basis,
    /// What it is for.
    pub purpose: Purpose,
    /// What it opens; an empty set opens nothing.
    pub parts: PartSet,
    /// Whether it holds for every action but `write`.
    pub reads: bool,
    /// Whether it holds for `write`.
    pub writes: bool,
    /// To whom.
    pub recipient: Recipient,
    /// When it was signed: validity and the membership of kinds count from here. None for a draft.
    pub signed_at: Option<Time>,
    /// When it begins to hold; for a draft, where that was said.
    pub from: Option<Time>,
    /// When it holds no more; for a draft, where that was said. Whatever was ever in force has all three.
    pub until: Option<Time>,
}

/// How a basis came about, for whoever must show it later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Who gave it; always there for a consent.
    pub given_by: Option<GivenBy>,
    /// What shows that they may speak for the person; always there unless the person gave it.
    pub proof: Option<String>,
    /// How it was collected; always there for a consent.
    pub channel: Option<Channel>,
    /// Which version of the text was read; always there for a consent.
    pub text_version: Option<String>,
    /// The language of that text, BCP 47; always there for a consent.
    pub language: Option<String>,
    /// Where the signed paper or the recording is found.
    pub reference: Option<String>,
}

/// A recorded grant.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The grant.
    pub id: GrantId,
    /// Whose parts.
    pub person: PersonId,
    /// As stored; see [`Grant::status_at`].
    pub status: GrantStatus,
    /// What it opens.
    pub terms: Terms,
    /// How it came about.
    pub evidence: Evidence,
    /// The user who collected it.
    pub collected_by: UserId,
    /// The organisation that recorded it.
    pub recorded_by: OrganizationId,
    /// When it was recorded.
    pub recorded_at: Time,
    /// The grant that it replaces, or is to replace once it is signed.
    pub supersedes: Option<GrantId>,
    /// When it was taken back, or replaced.
    pub ended_at: Option<Time>,
    /// Why it was taken back.
    pub end_reason: Option<EndReason>,
    /// Whether a former lead recorded it and the present one has not yet said that it stays; told to the lead alone.
    pub unreviewed: bool,
    /// Raised by every change.
    pub version: i64,
}

impl Grant {
    /// Whether the lead should look at it: it may still open something, and a former lead recorded it.
    pub fn is_to_review(&self, now: Time) -> bool {
        self.unreviewed && matches!(self.status_at(now), GrantStatus::Active | GrantStatus::Suspended)
    }

    /// Where it stands at a moment.
    pub fn status_at(&self, now: Time) -> GrantStatus {
        let ended = self.terms.until.is_some_and(|until| until <= now);
        let expired = || step(self.status, Event::Expire).map_or(self.status, |rule| rule.to);
        if ended { expired() } else { self.status }
    }

    /// Whether it opens anything at this moment.
    pub fn opens_at(&self, now: Time) -> bool {
        self.status_at(now) == GrantStatus::Active && self.terms.from.is_some_and(|from| from <= now)
    }

    /// As far as it covers an organisation; nothing of what was never signed.
    pub fn cover(&self) -> Option<Cover> {
        let Terms { recipient, signed_at, parts, .. } = self.terms;
        let recorded_by = self.recorded_by;
        signed_at.map(|signed_at| Cover { recipient, signed_at, recorded_by, parts })
    }
}

/// One line of what became of a grant.
#[derive(Clone, Debug)]
pub struct Told {
    /// Of which grant.
    pub grant: GrantId,
    /// When.
    pub at: Time,
    /// Which organisation did it.
    pub organization: OrganizationId,
    /// What happened.
    pub event: Event,
    /// Where it stood; nothing for what is new.
    pub from: Option<GrantStatus>,
    /// Where it stands.
    pub to: GrantStatus,
    /// The coded reason, where there is one.
    pub reason: Option<String>,
}
