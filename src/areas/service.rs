//! The tree as a request sees it, and how areas come into it.
use super::{
    model::{Area, Tree},
    store,
};
use crate::{
    call::{Call, Job},
    kernel::{AreaId, Halt},
};
use std::sync::{Arc, PoisonError, RwLock};

/// The name under which the tree is kept in memory.
pub const KEPT: &str = "areas";

/// The tree of one version, once it has been read.
#[derive(Debug, Default)]
struct Kept(RwLock<Option<(i64, Arc<Tree>)>>);

/// The tree of places as it is at the call's moment. Reads nothing unless it has changed.
pub async fn tree(call: &Call) -> Result<Arc<Tree>, Halt> {
    let version = call.version(KEPT).await?;
    let kept = call.house().kept::<Kept>();
    let known = kept.0.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, tree)) = known.filter(|(of, _)| *of == version) {
        return Ok(tree);
    }
    let areas = {
        let mut conn = call.reader().await?;
        store::all(&mut conn).await?
    };
    let tree = Arc::new(Tree::of(areas));
    *kept.0.write().unwrap_or_else(PoisonError::into_inner) = Some((version, Arc::clone(&tree)));
    Ok(tree)
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
