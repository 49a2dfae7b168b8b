//! Who looked at a person: their access log for those who may see it, the sheet that the person is given, and
//! looks that no act followed. Reads the record that `audit` keeps; owns no table.
pub mod graphql;
mod model;
mod service;
mod store;
