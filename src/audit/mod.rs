//! Who saw what, and who changed what: names of parts, never values; append only, and sealed in a chain of
//! blocks in which nothing can be changed, removed, inserted or reordered unseen.
mod head;
mod keep;
mod model;
mod prune;
mod seal;
mod store;
mod verify;

pub use head::{Head, Mismatch};
pub use keep::Keeper;
pub use prune::{Pruned, prune};
pub use seal::{Sealer, seal_waiting};
pub use verify::{Flaw, Report, verify};

use crate::{
    db::Conn,
    kernel::{Halt, PersonId, Time},
    policy::{Actor, PartSet, Relation},
};

/// One view or change of one person's parts.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub at: Time,
    /// `Act::NAME`.
    pub act: &'static str,
    /// Whose parts.
    pub person: PersonId,
    /// How the organisation stood to the person.
    pub relation: Option<Relation>,
    /// Which parts.
    pub parts: PartSet,
}

/// What the entries of one call have in common.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who, for whom, for what purpose.
    pub actor: &'a Actor,
    /// The hash of the law that decided.
    pub policy: &'a str,
    /// The request's id.
    pub request: &'a str,
}

/// Writes entries in the caller's transaction; no entry, no view.
pub async fn record(conn: &mut Conn, context: &Context<'_>, entries: &[Entry]) -> Result<(), Halt> {
    if entries.is_empty() {
        return Ok(());
    }
    store::insert(conn, context, entries).await?;
    conn.ask_before_commit();
    Ok(())
}
