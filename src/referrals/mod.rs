//! Who was asked to answer a need, and who said that they can: claims and referrals. Owns the tables of
//! migration 0008; lends [`keep`], what it does in time, and the objects in `graphql`.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{claim, referral};
pub use service::{
    LAPSE, OPEN, keep, lapse_in_time, open_in_time,
    referral::{EXPIRE, expire_in_time},
};
