//! What was done with a person: the shared diary, and the professional notes that never leave the organisation whose
//! professionals wrote them. Owns `diary_entry`, `diary_former` and `professional_note`.
pub mod graphql;
mod model;
mod service;
mod store;
