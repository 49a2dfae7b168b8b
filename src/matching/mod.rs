//! Who could answer a need, explained. Owns no table: keeps what the directory offers in memory, and weighs it
//! against facts that its caller may see. Lends [`graphql::matches`] to needs and cards, and what an
//! organisation can answer to the lists of cards.
mod candidates;
pub mod graphql;
mod model;
mod service;

pub use candidates::{Answering, CANDIDATES_MAX, Ground, Reach, Supply};
pub use model::{Declined, Match, NeedFacts, Reason, Said, Side, judge};
pub use service::{candidates, ground};
