//! The tree of places, from the region down to the municipio, kept in memory whole. Owns the table `area`;
//! lends the tree, and the planting of areas to imports and to the demo network.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{Area, AreaKind, AreaRow, Brought, Point, Tree};
pub use service::{KEPT, bring, plant, tree};
pub use store::AREAS_MAX;
