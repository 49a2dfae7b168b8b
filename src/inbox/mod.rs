//! What waits for an organisation: to be answered, in its hands, or come to a stand; and what others did meanwhile. Owns
//! `inbox_seen`; everything else is read from the rooms whose affair it is, and shown by them.
pub mod graphql;
mod model;
mod service;
mod store;

pub use graphql::waiting;
pub use model::{InboxKind, InboxKinds, InboxTab, Narrow, Waiting};
