//! Asking the lead for parts that are closed.
use crate::{
    kernel::{By, GrantId, Machine, OrganizationId, PartRequestId, PersonId, Time, UserId},
    policy::{PartSet, words::words},
};

words! {
    /// Where a question for parts stands.
    #[graphql(name = "PartRequestStatus")]
    pub enum Status {
        /// The lead hasn't answered yet.
        Asked = 0 "asked",
        /// The lead has given a grant.
        Granted = 1 "granted",
        /// The lead has said no.
        Refused = 2 "refused",
        /// Who asked needs it no more.
        Withdrawn = 3 "withdrawn",
    }
}

words! {
    /// What happens to a question for parts.
    #[graphql(name = "PartRequestEvent")]
    pub enum Event {
        /// The lead answers with a grant.
        Grant = 0 "grant",
        /// The lead refuses.
        Refuse = 1 "refuse",
        /// Who asked takes it back.
        Withdraw = 2 "withdraw",
    }
}

words! {
    /// Why the lead shares nothing.
    #[graphql(name = "PartRefusal")]
    pub enum Refusal {
        /// The person doesn't want it.
        PersonDeclined = 0 "person_declined",
        /// It isn't needed for what the organisation does.
        NotNeeded = 1 "not_needed",
        /// There is no legal basis for it.
        NoBasis = 2 "no_basis",
    }
}

/// All that can happen to a question for parts.
pub const MACHINE: Machine<Status, Event> = Machine {
    refusal: "ask.wrong_state",
    edges: &[
        (Status::Asked, Event::Grant, Status::Granted, &[By::Lead]),
        (Status::Asked, Event::Refuse, Status::Refused, &[By::Lead]),
        (Status::Asked, Event::Withdraw, Status::Withdrawn, &[By::Author]),
    ],
    state: Status::name,
    event: Event::name,
};

/// A question for parts.
#[derive(Clone, Debug)]
pub struct PartRequest {
    /// The question.
    pub id: PartRequestId,
    /// Whose parts.
    pub person: PersonId,
    /// The organisation that asks.
    pub organization: OrganizationId,
    /// Its user.
    pub asked_by: UserId,
    /// Which parts.
    pub parts: PartSet,
    /// What they are needed for, in the asker's words.
    pub note: String,
    /// Where it stands.
    pub status: Status,
    /// When it was asked.
    pub asked_at: Time,
    /// When it was answered or taken back.
    pub answered_at: Option<Time>,
    /// The grant that answers it.
    pub grant: Option<GrantId>,
    /// Why not.
    pub reason: Option<Refusal>,
    /// Raised by every change.
    pub version: i64,
}
