//! Where groups meet.
use super::{
    super::{
        model::{Place, PlaceFields},
        store,
    },
    KEPT, atlas, leave, to_keep, to_read,
};
use crate::{
    areas,
    call::{Call, Memo, TokenScope},
    kernel::{GroupPlaceId, Halt, Problem, text},
};

/// Places that a search answers.
const FOUND_MAX: usize = 100;

/// Writes down where groups can meet.
pub(in crate::groups) async fn add(
    call: &Call,
    memo: Memo,
    fields: PlaceFields,
) -> Result<GroupPlaceId, Halt> {
    let tree = areas::tree(call).await?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let leave = leave(job)?;
            let now = job.now();
            let place = fields.put(None, &tree, now)?;
            store::insert_place(&mut job.conn, &leave, &place, now).await?;
            job.outdate(KEPT).await?;
            Ok(place.id)
        })
    })
    .await
}

/// Puts a place differently; groups that meet there follow it.
pub(in crate::groups) async fn update(
    call: &Call,
    memo: Memo,
    (id, if_version): (GroupPlaceId, Option<i64>),
    fields: PlaceFields,
) -> Result<GroupPlaceId, Halt> {
    let (atlas, tree) = (atlas(call).await?, areas::tree(call).await?);
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let leave = leave(job)?;
            let seen = atlas.place(id).ok_or_else(|| Problem::not_found("place"))?;
            if if_version.is_some_and(|version| version != seen.version) {
                return Err(Problem::conflict(seen.version).into());
            }
            let place = fields.put(Some(seen), &tree, job.now())?;
            store::set_place(&mut job.conn, &leave, &place, seen.version).await?;
            job.outdate(KEPT).await?;
            Ok(id)
        })
    })
    .await
}

/// Places whose name holds these words, by name, so many at most. A confidential one is there for the keepers alone.
pub(in crate::groups) async fn listed(call: &Call, search: Option<&str>) -> Result<Vec<Place>, Halt> {
    call.within(TokenScope::Read)?;
    if to_read(call).is_err() {
        return Ok(Vec::new());
    }
    let words = text::search_key(search.unwrap_or_default());
    let atlas = atlas(call).await?;
    let fits = |place: &&&Place| is_told(call, place) && text::search_key(&place.name).contains(&words);
    Ok(atlas.places().iter().filter(fits).take(FOUND_MAX).map(|place| (*place).clone()).collect())
}

/// One place; a confidential one is there for the keepers alone.
pub(in crate::groups) async fn one(call: &Call, id: GroupPlaceId) -> Result<Option<Place>, Halt> {
    call.within(TokenScope::Read)?;
    if to_read(call).is_err() {
        return Ok(None);
    }
    Ok(atlas(call).await?.place(id).filter(|place| is_told(call, place)).cloned())
}

/// Whether the caller is told where a place is: a confidential one is known to whoever keeps the map, and to nobody else.
pub(in crate::groups) fn is_told(call: &Call, place: &Place) -> bool {
    !place.confidential || to_keep(call).is_ok()
}
