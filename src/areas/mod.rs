//! The tree of places, from the region down to the municipio and the neighbourhood, kept in memory whole. Owns the tables
//! `area` and `area_shape`; lends the tree, and the planting of areas to imports and to the demo network.
pub mod graphql;
mod model;
mod service;
mod shape;
mod share;
mod store;

pub use model::{Area, AreaKind, AreaRow, Brought, Point, Tree};
pub use service::{Bringing, KEPT, bring, plant, tree};
pub use shape::{Polygon, Shape};
pub use store::AREAS_MAX;
