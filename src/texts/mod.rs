//! What persons are told and asked, word for word: the texts of notices and of consents, by version and language.
//! Owns the table `consent_text`; lends the check that a text named in a record exists.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{Direction, NewText, Text, TextKind};
pub use service::{check, plant};
