//! The verbs: find a group, keep the map, propose for it.
mod campaign;
mod facilitator;
mod find;
mod keep;
mod link;
mod place;
mod propose;

pub(super) use super::store::Told;
pub(super) use campaign::{campaign, campaigns, save as save_campaign};
pub(super) use facilitator::{of as facilitators, set as set_facilitators};
pub use find::is_published;
pub(super) use find::{Total, listed, named_places, open, public, read, searched, topics};
pub(super) use keep::{Beginning, Step, add, history, merge, move_on, update};
pub(super) use link::{Answer, answer as answer_link, behind, link};
pub(super) use place::{add as add_place, is_told, listed as places, one as place, update as update_place};
pub(super) use propose::{Decision, Proposed, decide, differences, proposals, propose};

use super::{
    model::{Atlas, FieldChange, Group, Reason, Status},
    store,
};
use crate::{
    call::{Call, Job},
    kernel::{GroupId, Halt, Problem},
    policy::{KeepGroups, ReadGroups, Scope},
};
use std::sync::Arc;

/// The name under which the groups are kept in memory.
pub const KEPT: &str = "groups";

/// The groups as they are at the call's moment. Reads nothing unless one has changed.
pub(super) async fn atlas(call: &Call) -> Result<Arc<Atlas>, Halt> {
    let version = call.version(KEPT).await?;
    let read = || async {
        let mut conn = call.reader().await?;
        let topics = store::topics(&mut conn).await?;
        let places = store::places(&mut conn).await?;
        Ok(Atlas::of(store::groups(&mut conn).await?, places, topics))
    };
    call.kept(version, read).await
}

/// Leave to see the map with what isn't published.
fn to_read(call: &Call) -> Result<Scope<ReadGroups>, Halt> {
    let leave = call.house().law.scope::<ReadGroups>(call.actor()?);
    leave.map_err(|_| Problem::new("group.not_yours").into())
}

/// Leave to keep the map.
fn to_keep(call: &Call) -> Result<Scope<KeepGroups>, Halt> {
    let leave = call.house().law.scope::<KeepGroups>(call.actor()?);
    leave.map_err(|_| Problem::new("group.not_yours").into())
}

/// The same where something is changed.
fn leave(job: &Job) -> Result<Scope<KeepGroups>, Halt> {
    let leave = job.law().scope::<KeepGroups>(&job.actor()?);
    leave.map_err(|_| Problem::new("group.not_yours").into())
}

/// The group of an id, where the caller's organisation keeps its map.
fn own<'a>(atlas: &'a Atlas, leave: &Scope<KeepGroups>, id: GroupId) -> Result<&'a Group, Halt> {
    let group = atlas.group(id).ok_or_else(|| Problem::not_found("group"))?;
    if group.organization == leave.actor().organization {
        return Ok(group);
    }
    Err(Problem::new("group.not_yours").at("group").into())
}

/// Whether the caller's organisation keeps the map that a group stands on.
pub(super) fn keeps(call: &Call, group: &Group) -> bool {
    to_keep(call).is_ok_and(|leave| leave.actor().organization == group.organization)
}

/// Writes down what happened to a group, and that what is kept in memory is stale.
async fn tell(
    job: &mut Job,
    group: GroupId,
    event: &str,
    (from, to): (Option<Status>, Status),
    (reason, changes): (Option<Reason>, Vec<FieldChange>),
) -> Result<(), Halt> {
    let by = job.actor().ok().map(|actor| (actor.organization, actor.user));
    let told = Told { group, at: job.now(), by, event: event.to_owned(), from, to, reason, changes };
    store::tell(&mut job.conn, &told).await?;
    job.outdate(KEPT).await?;
    Ok(())
}
