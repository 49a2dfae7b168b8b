//! Case conferences: organisations that the lead invites to talk about one person. A seat at the table lets a grant to
//! the conference open what stands on its agenda, as long as the conference is open. Owns the tables `conference` and
//! `conference_guest`; the guard reads them through the standing.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{Conference, MACHINE, Status};

use crate::{
    db::Conn,
    kernel::{ConferenceId, Halt},
};

/// The conference of an id: a fact, for a grant that is about to be recorded.
pub async fn facts(conn: &mut Conn, id: ConferenceId) -> Result<Option<Conference>, Halt> {
    store::facts(conn, id).await
}
