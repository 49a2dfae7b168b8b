//! Needs that wait, counted: by district, domain and time. Owns the tables whose names begin with `tally`, moves
//! them at the end of every change of a need, and lends nothing that is about anybody.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{Cell, Counts, Dimension, is_counted};
pub use service::finisher;
