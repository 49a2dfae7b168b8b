//! Why something is open or closed, in a sentence: to the caller, to others for whom the law lets ask, of a seat in the
//! law; and what a new law would change. Owns no table; shows no content.
pub mod graphql;
mod model;
mod register;
mod service;

pub use model::{Question, Seat, Told};
pub use register::register;
pub use service::{Reach, affected, of_person, of_seat};
