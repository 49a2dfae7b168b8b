//! For other systems: their own ids for ours, and what changed since they last asked. Owns the tables of migration 0045.
pub mod graphql;
mod model;
mod service;
mod store;
mod told;

pub use service::{Concerned, Since, concerned, keep};
