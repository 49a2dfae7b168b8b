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
pub use keep::{EACH_HOUR, Keeper};
pub use prune::{Pruned, prune};
pub use seal::{Sealer, seal_waiting};
pub use verify::{Flaw, Report, verify};

use crate::{
    db::Conn,
    kernel::{Halt, PersonId, Time},
    policy::{Actor, PartSet, Relation},
};
use chrono::TimeDelta;

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
    /// The request's id; of what one run of another system saw, that run's.
    pub request: &'a str,
    /// The human for whom another system asked, as it named them.
    pub behalf: Option<&'a str>,
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

/// A run goes on for so long; later looks under its name are another run's.
const RUN_MAX: TimeDelta = TimeDelta::hours(24);

/// Writes what one run of another system saw, or one connection was told of, all by one act: one record for each person,
/// and another one only for what shows more than that run's records say already.
pub async fn record_in_run(
    conn: &mut Conn,
    context: &Context<'_>,
    run: &str,
    mut entries: Vec<Entry>,
) -> Result<(), Halt> {
    let Some((at, act)) = entries.first().map(|entry| (entry.at, entry.act)) else { return Ok(()) };
    let request = format!("run {run}");
    let context = Context { request: &request, ..*context };
    let persons = entries.iter().map(|entry| entry.person).collect();
    let known = store::in_run(conn, &context, (act, persons), at - RUN_MAX).await?;
    entries.retain(|entry| {
        let like = known.iter().filter(|one| one.person == entry.person && one.relation == entry.relation);
        let said = like.map(|one| one.parts).reduce(PartSet::union);
        said.is_none_or(|said| !entry.parts.minus(said).is_empty())
    });
    record(conn, &context, &entries).await
}
