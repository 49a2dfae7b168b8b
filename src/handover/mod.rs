//! Handing a person over: the organisation that leads them offers another to do so in its place, which sees a proposal
//! without a name until it accepts: with a basis in force for cards of the person what a card would say, without one how much is open
//! and nothing else. Owns the table `lead_transfer`.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{MACHINE, Status};
