//! Needs: each one need of one person, with a life of its own. Owns `need` and its tables; lends the facts
//! that claims and referrals begin from, and the moves that they make.
mod batch;
mod card;
pub mod graphql;
mod model;
mod service;
mod store;

pub use batch::NeedBatch;
pub use card::{AgeBand, Card, CardAnswer, HouseholdBand, SeverityBand};
pub use model::{
    ClaimPolicy, EDGES, Event, Facts, MACHINE, Moved, Need, Outcome, ReportedBy, Status, Told, UnmetReason,
    Urgency,
};
pub use service::{Written, card, close_as, facts, keep_cards, leave, read, step, step_by_clock, tell};
