//! Who runs a group. Their contacts are for the keepers of the map; each look leaves a record.
use super::{
    super::{model::Facilitator, store},
    KEPT, atlas, leave, own, to_keep,
};
use crate::{
    call::{Call, Memo, TokenScope},
    kernel::{GroupId, Halt, Problem, clock::day},
    policy::KeepGroups,
};

/// Facilitators of one group, at most.
const FACILITATORS_MAX: usize = 10;

/// Who runs a group, for whoever keeps its map; nobody for all others.
pub(in crate::groups) async fn of(call: &Call, id: GroupId) -> Result<Option<Vec<Facilitator>>, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(leave) = to_keep(call) else { return Ok(None) };
    if own(&*atlas(call).await?, &leave, id).is_err() {
        return Ok(None);
    }
    let all = store::facilitators(&mut *call.reader().await?, &leave, id).await?;
    for one in &all {
        call.reaches::<KeepGroups>(one.id);
    }
    Ok(Some(all))
}

/// Writes down who runs a group: these, and nobody else.
pub(in crate::groups) async fn set(
    call: &Call,
    memo: Memo,
    id: GroupId,
    all: Vec<Facilitator>,
) -> Result<GroupId, Halt> {
    let atlas = atlas(call).await?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let leave = leave(job)?;
            own(&atlas, &leave, id)?;
            if all.len() > FACILITATORS_MAX {
                return Err(Problem::new("group.too_many")
                    .at("facilitators")
                    .with("max", FACILITATORS_MAX)
                    .into());
            }
            let today = day(job.now());
            let checked = all.into_iter().enumerate().map(|(at, one)| one.checked(at, today));
            let checked = checked.collect::<Result<Vec<_>, _>>()?;
            store::set_facilitators(&mut job.conn, &leave, id, &checked).await?;
            job.outdate(KEPT).await?;
            Ok(id)
        })
    })
    .await
}
