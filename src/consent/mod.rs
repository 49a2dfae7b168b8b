//! Grants: recorded legal bases to share parts of a profile. The guard reads their facts beside the standing;
//! this room records them, takes them back, and shows them to whom the law lets see them.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::{Channel, EndReason, Evidence, GivenBy, Grant, GrantStatus, Recipient, Request, Terms};
pub use service::{Lost, give, lost, of_persons, read, revoke};

use crate::{db::Conn, kernel::Halt};

/// Records grants in bulk, unasked and unaudited: for a world that is made, not lived.
pub async fn plant(conn: &mut Conn, grants: &[Grant]) -> Result<(), Halt> {
    store::insert_all(conn, grants).await
}
