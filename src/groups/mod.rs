//! Self-help groups: who they are, where and when they meet, how sure that is; what is proposed for the map, and who is looked
//! for. Who takes part is written down nowhere, and a group is never a recipient: people are told of it. Lends its topics to
//! desks, its groups to orientations.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{Event, MACHINE, Status};
pub use service::{KEPT, is_published};
