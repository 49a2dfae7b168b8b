//! What the person says of a part of their profile: an objection, a correction, that it be used less. It hangs on that
//! part, is shown with it to whoever may see it, and is answered by the lead. Owns the table `person_remark`.
pub mod graphql;
mod model;
mod service;
mod store;
