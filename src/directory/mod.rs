//! What organisations offer: services, places, hours, standing offers, and the kinds of help that they and
//! needs are described by. Owns the tables of migrations 0007 and 0055, `kind_of_help` and `kind_question`; lends its
//! objects by id, the kinds of help, and the planting of entries to imports and to the demo network. The
//! organisation itself (kind, name, agreement) belongs to `accounts`.
mod batch;
pub mod graphql;
pub mod import;
pub mod kinds;
mod leave;
pub mod model;
mod service;
mod store;

pub use service::{Entries, KEPT, calendar, kinds, lock_places, outline, plant};
pub use store::edition::{Entity, StandingRow};
