//! Handing a person over: the organisation that leads them offers another to do so in its place, which sees a proposal
//! without a name until it accepts. Owns the table `lead_transfer`.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{MACHINE, Status};
