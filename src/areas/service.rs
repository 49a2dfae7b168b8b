//! The tree as a request sees it, and how areas come into it.
use super::{
    model::{Area, AreaRow, Brought, Tree},
    shape::Shape,
    share::{self, Share},
    store,
};
use crate::{
    call::{Call, Job},
    kernel::{AreaId, Halt, Problem},
};
use std::{collections::HashMap, sync::Arc};

/// The name under which the tree is kept in memory.
pub const KEPT: &str = "areas";

/// The tree of places as it is at the call's moment. Reads nothing unless it has changed.
pub async fn tree(call: &Call) -> Result<Arc<Tree>, Halt> {
    let version = call.version(KEPT).await?;
    call.kept(version, || async { Ok(Tree::of(store::all(&mut *call.reader().await?).await?)) }).await
}

/// Outlines by place.
pub(super) type Shapes = HashMap<AreaId, Shape>;

/// What is known of how places lie.
#[derive(Debug)]
pub(super) struct Maps {
    pub shapes: Shapes,
    /// In which municipi each neighbourhood lies.
    pub shares: HashMap<AreaId, Vec<Share>>,
}

/// The outlines of places as they are at the call's moment. Reads nothing unless they have changed.
pub(super) async fn maps(call: &Call) -> Result<Arc<Maps>, Halt> {
    let (version, tree) = (call.version(KEPT).await?, tree(call).await?);
    let read = || async {
        let shapes: Shapes = store::shapes(&mut *call.reader().await?).await?.into_iter().collect();
        let cut = tokio::task::spawn_blocking(move || Maps { shares: share::shares(&tree, &shapes), shapes });
        cut.await.map_err(|_| Halt::Unavailable)
    };
    call.kept(version, read).await
}

/// Writes the outlines of places that are there, by code.
pub async fn draw(job: &mut Job, shapes: Vec<(String, Shape)>) -> Result<(), Halt> {
    for (code, shape) in shapes {
        store::draw(&mut job.conn, &code, &shape).await?;
    }
    job.outdate(KEPT).await
}

/// Writes areas, parents before children; an area whose code is known is brought up to date and keeps its
/// id. Answers the ids, in the order given. `parent` of an area names the id that its parent was given here.
pub async fn plant(job: &mut Job, areas: &[Area]) -> Result<Vec<AreaId>, Halt> {
    let mut ids = Vec::with_capacity(areas.len());
    for area in areas {
        ids.push(store::plant(&mut job.conn, area).await?);
    }
    job.outdate(KEPT).await?;
    Ok(ids)
}

/// Takes the places of a table whose every row was checked: wider kinds come first, so that what a place lies in is
/// there before it. A place that is known by its code keeps its id; where nothing changes nothing is written.
pub async fn bring(job: &mut Job, mut rows: Vec<AreaRow>) -> Result<Brought, Halt> {
    rows.sort_by_key(|row| row.kind);
    let known = store::all(&mut job.conn).await?;
    let known: HashMap<_, _> = known.into_iter().map(|area| (area.code.clone(), area)).collect();
    let mut ids: HashMap<_, _> = known.values().map(|area| (area.code.clone(), area.id)).collect();
    let mut brought = Brought::default();
    for row in rows {
        let AreaRow { kind, code, name, parent, centre, residents, source } = row;
        let parent = match parent {
            Some(code) => Some(*ids.get(&code).ok_or_else(|| Problem::new("area.unknown").at("parent"))?),
            None => None,
        };
        let before = known.get(&code);
        let id = before.map_or_else(AreaId::mint, |area| area.id);
        let area = Area { id, kind, code, name, parent, centre, residents, source };
        match before {
            Some(before) if *before == area => {
                brought.unchanged += 1;
                continue;
            }
            Some(_) => brought.changed += 1,
            None => brought.new += 1,
        }
        let id = store::plant(&mut job.conn, &area).await?;
        ids.insert(area.code, id);
    }
    if brought.new + brought.changed > 0 {
        job.outdate(KEPT).await?;
    }
    Ok(brought)
}
