//! Searches for groups that nobody knows of yet.
use super::{
    super::{model::Campaign, store},
    atlas, leave, to_read,
};
use crate::{
    areas,
    call::{Call, Memo, TokenScope},
    kernel::{CampaignId, Halt, Page, Problem},
};

/// Searches, the latest first.
pub(in crate::groups) async fn campaigns(call: &Call, page: &Page) -> Result<Vec<Campaign>, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(leave) = to_read(call) else { return Ok(Vec::new()) };
    store::campaigns(&mut *call.reader().await?, &leave, page).await
}

/// One search.
pub(in crate::groups) async fn campaign(call: &Call, id: CampaignId) -> Result<Option<Campaign>, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(leave) = to_read(call) else { return Ok(None) };
    store::campaign(&mut *call.reader().await?, &leave, id).await
}

/// Begins a search (version 0), or writes down how far it came.
pub(in crate::groups) async fn save(call: &Call, memo: Memo, campaign: Campaign) -> Result<CampaignId, Halt> {
    let (atlas, tree) = (atlas(call).await?, areas::tree(call).await?);
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let leave = leave(job)?;
            let campaign = campaign.checked()?;
            if campaign.topic.as_ref().is_some_and(|topic| atlas.topic(topic).is_none()) {
                return Err(Problem::new("group.topic").at("topic").into());
            }
            if campaign.area_id.is_some_and(|area| tree.get(area).is_none()) {
                return Err(Problem::new("area.unknown").at("area").into());
            }
            store::save_campaign(&mut job.conn, &leave, &campaign).await?;
            Ok(campaign.id)
        })
    })
    .await
}
