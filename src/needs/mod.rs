//! Needs: each one need of one person, with a life of its own. Owns `need` and its tables; lends the facts
//! that claims and referrals begin from, and the moves that they make.
mod batch;
pub mod graphql;
mod model;
mod service;
mod store;

pub use batch::NeedBatch;
pub use model::{
    ClaimPolicy, EDGES, Event, Facts, MACHINE, Moved, Need, Outcome, ReportedBy, Status, Told, UnmetReason,
    Urgency,
};
pub use service::{close_as, facts, read, step, tell};
