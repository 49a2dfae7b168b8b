//! Needs: each one need of one person, with a life of its own. Owns `need` and its tables; lends the facts
//! that claims and referrals begin from, and the moves that they make.
mod batch;
mod card;
pub mod graphql;
mod model;
mod service;
mod store;

pub use batch::NeedBatch;
pub use card::{AgeBand, Card, CardAnswer, HouseholdBand, Received, SeverityBand, week_of, wheelchair};
pub use model::{
    ClaimPolicy, EDGES, Event, Facts, Line, MACHINE, Move, Moved, Need, Next, Outcome, Reason, ReportedBy,
    Status, Told, Urgency, Whose, past_target,
};
pub use service::{
    Written, card, close_as, facts, facts_of_person, histories, keep_cards, leave, not_met, read, read_many,
    received, refresh_card, rest, sent_on, step, step_by_clock, tell,
};
