//! Tells those who keep a connection open that something changed: ids and counts, no content, decided anew for each
//! event. Owns no table.
mod connection;
pub mod graphql;
mod hub;
mod topic;

pub use connection::{Connection, Who};
pub use hub::{Hub, Live};
