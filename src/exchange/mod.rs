//! Directories in and out. Reads a copy of somebody else's directory whole, reports every defect by file,
//! line, field and reason, and only then lays what is sound into the directory, as one new edition.
mod areas;
mod draft;
pub mod graphql;
mod layout;
mod map;
mod outline;
mod plan;
mod read;
mod refusal;
mod service;
mod sheet;
mod value;

pub use areas::{AreasError, Naming, import_areas, import_outlines};
pub use layout::Layout;
pub use map::{Map, MapError};
pub use outline::Unread;
pub use refusal::{Reason, Refusal};
pub use service::{Counts, ImportError, Outcome, Progress, import};
