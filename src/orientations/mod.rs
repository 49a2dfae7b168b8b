//! Whom somebody was told of: a service or a self-help group, with a slip to take along and a day on which to ask how it went. Nothing of the
//! person goes anywhere. Owns the table `orientation`; lends its objects to needs.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{Event, MACHINE, Status};
