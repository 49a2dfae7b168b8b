//! Groups looked for: by anybody, what is published; by the network, all of it.
use super::{
    super::model::{Atlas, Found, Status, Topic, Wanted, cut},
    atlas, to_read,
};
use crate::{
    accounts::Client,
    areas::{self, AreaKind},
    call::{Call, TokenScope},
    kernel::{AreaId, GroupId, Halt, Id, OrganizationId, Page, Place, Problem, text},
    policy::{Anybody, FindGroups},
};
use std::sync::Arc;
use uuid::Uuid;

/// Places that a search answers.
const PLACES_MAX: usize = 100;

/// Refuses topics and places that there aren't.
async fn known(call: &Call, atlas: &Atlas, wanted: &Wanted) -> Result<(), Halt> {
    if wanted.topic.as_ref().is_some_and(|topic| atlas.topic(topic).is_none()) {
        return Err(Problem::new("group.topic").at("topic").into());
    }
    let tree = areas::tree(call).await?;
    for (area, field) in [(wanted.within, "within"), (wanted.near, "near")] {
        if area.is_some_and(|area| tree.get(area).is_none()) {
            return Err(Problem::new("area.unknown").at(field).into());
        }
    }
    Ok(())
}

/// A page of what the network knows, for whoever reads its map.
pub(in crate::groups) async fn listed(
    call: &Call,
    wanted: &Wanted,
    page: &Page,
) -> Result<(Arc<Atlas>, Vec<(Place, Found)>), Halt> {
    call.within(TokenScope::Read)?;
    let atlas = atlas(call).await?;
    if to_read(call).is_err() {
        return Ok((atlas, Vec::new()));
    }
    known(call, &atlas, wanted).await?;
    let found = atlas.search(wanted, &*areas::tree(call).await?, call.now());
    Ok((Arc::clone(&atlas), cut(found, page.after.as_ref(), limit(page))))
}

/// One group, published or not.
pub(in crate::groups) async fn read(call: &Call, id: GroupId) -> Result<Option<(Arc<Atlas>, Found)>, Halt> {
    call.within(TokenScope::Read)?;
    if to_read(call).is_err() {
        return Ok(None);
    }
    let atlas = atlas(call).await?;
    Ok(found(&atlas, call, id).map(|found| (atlas, found)))
}

fn found(atlas: &Atlas, call: &Call, id: GroupId) -> Option<Found> {
    let at = atlas.position(id)?;
    Some(Found { at, standing: atlas.standing(atlas.at(at), call.now()), km: None })
}

/// The page that somebody without an account asks for.
pub(in crate::groups) fn public(
    call: &Call,
    list: &str,
    first: i32,
    after: Option<&str>,
) -> Result<Page, Halt> {
    Ok(Page::of(&call.house().secrets, list, OrganizationId::of(Uuid::nil()), first, after)?)
}

/// What is said of a list as a whole.
#[derive(Clone, Copy, Debug)]
pub(in crate::groups) struct Total {
    /// How many there are, on all pages together.
    pub all: usize,
    /// From where the nearest are shown first.
    pub near: Option<AreaId>,
}

/// Provinces, or the comuni and provinces whose name begins so: what somebody says where they are by. So many at most.
pub(in crate::groups) async fn named_places(
    call: &Call,
    client: &Client,
    search: Option<&str>,
) -> Result<Vec<(AreaId, String)>, Halt> {
    let _leave: Anybody<FindGroups> = call.anybody(client.place())?;
    let (tree, key) = (areas::tree(call).await?, text::search_key(search.unwrap_or_default()));
    let of = |kind| tree.list(Some(kind), None);
    let comuni = of(AreaKind::Comune).filter(|(name, _)| !key.is_empty() && name.starts_with(&key));
    let found = of(AreaKind::Province).filter(|(name, _)| name.starts_with(&key)).chain(comuni);
    Ok(found.take(PLACES_MAX).map(|(_, area)| (area.id, area.name.clone())).collect())
}

/// A page of what is published, and how many there are in all.
pub(in crate::groups) async fn searched(
    call: &Call,
    client: &Client,
    wanted: Wanted,
    page: &Page,
) -> Result<(Arc<Atlas>, Total, Vec<(Place, Found)>), Halt> {
    let _leave: Anybody<FindGroups> = call.anybody(client.place())?;
    let (atlas, tree) = (atlas(call).await?, areas::tree(call).await?);
    let wanted = wanted.located(&tree);
    known(call, &atlas, &wanted).await?;
    let mut found = atlas.search(&wanted, &tree, call.now());
    found.retain(|(_, found)| found.standing.published);
    let all = Total { all: found.len(), near: wanted.near };
    Ok((atlas, all, cut(found, page.after.as_ref(), limit(page))))
}

/// One group that is published; of one that was joined to another, that other.
pub(in crate::groups) async fn open(
    call: &Call,
    client: &Client,
    id: GroupId,
) -> Result<Option<(Arc<Atlas>, Found)>, Halt> {
    let _leave: Anybody<FindGroups> = call.anybody(client.place())?;
    let atlas = atlas(call).await?;
    let into =
        atlas.group(id).filter(|group| group.status == Status::Closed).and_then(|group| group.merged_into);
    let found = found(&atlas, call, into.unwrap_or(id)).filter(|found| found.standing.published);
    Ok(found.map(|found| (atlas, found)))
}

fn limit(page: &Page) -> usize {
    usize::try_from(page.limit()).unwrap_or(0)
}

/// What groups can be about.
pub(in crate::groups) async fn topics(call: &Call, client: &Client) -> Result<Vec<Topic>, Halt> {
    let _leave: Anybody<FindGroups> = call.anybody(client.place())?;
    Ok(atlas(call).await?.topics().to_vec())
}

/// Whether anybody may be told of a group.
pub async fn is_published(call: &Call, id: GroupId) -> Result<bool, Halt> {
    let atlas = atlas(call).await?;
    Ok(found(&atlas, call, id).is_some_and(|found| found.standing.published))
}
