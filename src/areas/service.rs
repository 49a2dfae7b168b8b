//! The tree as a request sees it, and how areas come into it.
use super::{
    model::{Area, AreaRow, Brought, Tree},
    shape::Shape,
    share::{self, Share},
    store::{self, AREAS_MAX},
};
use crate::{
    call::{Call, Job},
    kernel::{AreaId, Fault, Halt, Problem},
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
        Ok(cut.await.map_err(|panic| Fault::new(&panic))?)
    };
    call.kept(version, read).await
}

/// Writes areas, parents before children; an area whose code is known is brought up to date and keeps its
/// id. Answers the ids, in the order given. `parent` of an area names the id that its parent was given here.
pub async fn plant(job: &mut Job, areas: &[Area]) -> Result<Vec<AreaId>, Halt> {
    let known = known(job).await?;
    let mut ids = HashMap::with_capacity(areas.len());
    for area in areas {
        ids.insert(area.id, known.get(&area.code).map_or(area.id, |known| known.id));
    }
    let own = |id: AreaId| ids.get(&id).copied().unwrap_or(id);
    let named = |area: &Area| Area { id: own(area.id), parent: area.parent.map(own), ..area.clone() };
    let areas: Vec<_> = areas.iter().map(named).collect();
    store::plant(&mut job.conn, &areas).await?;
    job.outdate(KEPT).await?;
    Ok(areas.into_iter().map(|area| area.id).collect())
}

/// What a map or a table says of places, once every line of it was checked.
#[derive(Clone, Debug, Default)]
pub struct Bringing {
    /// The tree's version that it was checked against.
    pub checked_at: i64,
    /// The places.
    pub rows: Vec<AreaRow>,
    /// Outlines of these or of places that are there, by code.
    pub shapes: Vec<(String, Shape)>,
}

/// Takes places and outlines, all or none: wider kinds come first, so that what a place lies in is there before it. A place that
/// is known by its code keeps its id; where nothing changes nothing is written. Refused where the tree has changed since it
/// was checked against, and where it would grow beyond what is read of it.
pub async fn bring(job: &mut Job, bringing: Bringing) -> Result<Brought, Halt> {
    let Bringing { checked_at, mut rows, shapes } = bringing;
    rows.sort_by_key(|row| row.kind);
    let known = known(job).await?;
    let mut ids: HashMap<_, _> = known.values().map(|area| (area.code.clone(), area.id)).collect();
    let (mut brought, mut moved) = (Brought::default(), Vec::new());
    for row in rows {
        let AreaRow { kind, code, name, parent, centre, residents, source } = row;
        let parent = match parent {
            Some(code) => Some(*ids.get(&code).ok_or_else(|| Problem::new("area.unknown").at("parent"))?),
            None => None,
        };
        let before = known.get(&code);
        let id = before.map_or_else(AreaId::mint, |area| area.id);
        ids.insert(code.clone(), id);
        let area = Area { id, kind, code, name, parent, centre, residents, source };
        match before {
            Some(before) if *before == area => brought.unchanged += 1,
            Some(_) => {
                brought.changed += 1;
                moved.push(area);
            }
            None => {
                brought.new += 1;
                moved.push(area);
            }
        }
    }
    if known.len() + brought.new > AREAS_MAX {
        return Err(Problem::new("areas.too_many").at("map").with("max", AREAS_MAX).into());
    }
    let placed = shapes.into_iter().filter_map(|(code, shape)| Some((*ids.get(&code)?, shape)));
    let redrawn = redrawn(job, placed.collect()).await?;
    if !moved.is_empty() || !redrawn.is_empty() {
        if job.outdate(KEPT).await? != checked_at + 1 {
            return Err(Problem::new("areas.overtaken").at("map").into());
        }
        store::plant(&mut job.conn, &moved).await?;
        store::draw(&mut job.conn, &redrawn).await?;
    }
    Ok(brought)
}

/// Those of these outlines that don't stand yet.
async fn redrawn(job: &mut Job, mut shapes: Vec<(AreaId, Shape)>) -> Result<Vec<(AreaId, Shape)>, Halt> {
    if !shapes.is_empty() {
        let stand: Shapes = store::shapes(&mut job.conn).await?.into_iter().collect();
        shapes.retain(|(id, shape)| stand.get(id) != Some(shape));
    }
    Ok(shapes)
}

/// Every place, by code.
async fn known(job: &mut Job) -> Result<HashMap<String, Area>, Halt> {
    let all = store::all(&mut job.conn).await?;
    Ok(all.into_iter().map(|area| (area.code.clone(), area)).collect())
}
