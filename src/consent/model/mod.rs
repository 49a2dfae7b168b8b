//! A grant: what it says and where it stands.
mod lost;
mod request;

pub use lost::{Cover, Packet, lost};
pub use request::{Request, listed};

use crate::{
    kernel::{GrantId, OrganizationId, PersonId, Time, UserId},
    policy::{Basis, KindSet, PartSet, Purpose, words::words},
};

words! {
    /// Where a grant stands.
    pub enum GrantStatus {
        /// Recorded; it opens what it says between its beginning and its end.
        Active = 0 "active",
        /// Its end has passed. Never stored: the clock says so.
        Expired = 1 "expired",
        /// Taken back.
        Revoked = 2 "revoked",
        /// The person was asked and said no. Opens nothing and closes nothing.
        Refused = 3 "refused",
    }
}

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

/// To whom a grant opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// One organisation, by name.
    Organization(OrganizationId),
    /// The organisations that were of these kinds on the day it was signed.
    Kinds(KindSet),
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
    /// When it was signed: validity and the membership of kinds count from here.
    pub signed_at: Time,
    /// When it begins to hold.
    pub from: Time,
    /// When it holds no more.
    pub until: Time,
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
    /// When it was taken back.
    pub ended_at: Option<Time>,
    /// Why it was taken back.
    pub end_reason: Option<EndReason>,
    /// Raised by every change.
    pub version: i64,
}

impl Grant {
    /// Where it stands at a moment.
    pub fn status_at(&self, now: Time) -> GrantStatus {
        match self.status {
            GrantStatus::Active if self.terms.until <= now => GrantStatus::Expired,
            status => status,
        }
    }

    /// As far as it covers an organisation.
    pub fn cover(&self) -> Cover {
        let Terms { recipient, signed_at, parts, .. } = self.terms;
        Cover { recipient, signed_at, parts }
    }
}
