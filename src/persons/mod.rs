//! The person at the centre: who they are, how they are reached, with whom they live, and the other parts of
//! their profile. Owns `person`, `household` and the tables of the parts; lends [`graphql::Person`].
mod batch;
mod bounds;
mod fiscal_code;
pub mod graphql;
mod model;
mod service;
mod store;

pub use batch::Batch;
pub use bounds::{Bounds, bounds};
pub use model::{
    Circumstances, Citizenship, Contact, Economic, Health, Household, HouseholdKind, Identity, MEMBERS_MAX,
    Member, Notice, SafeChannel, Sex, Tie,
};
pub use service::{Changed, Taking, Veiled, give_notice, ids_after, led_by, read, read_many, take_over};
