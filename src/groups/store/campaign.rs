use crate::{
    db::{Conn, on},
    groups::model::Campaign,
    kernel::{CampaignId, Halt, OrganizationId, Page, Problem, once},
    policy::{KeepGroups, ReadGroups, Scope},
};
use uuid::Uuid;

macro_rules! campaigns {
    ($which:literal) => {
        concat!(
            "select g.id, g.title, g.topic, g.area_id, g.from_on, g.until_on, g.asked, g.answered, g.note, g.version,
                    (select count(*) from self_help_group x where x.campaign_id = g.id) as found
               from group_campaign g ",
            $which
        )
    };
}

/// Searches for groups, the latest first.
pub(in crate::groups) async fn campaigns(
    conn: &mut Conn,
    _leave: &Scope<ReadGroups>,
    page: &Page,
) -> Result<Vec<Campaign>, Halt> {
    let after = page.after.as_ref().map_or(Uuid::max(), |place| place.id);
    Ok(on!(conn, |c| sqlx::query_as(campaigns!("where g.id < $1 order by g.id desc limit $2"))
        .bind(after)
        .bind(page.limit())
        .fetch_all(c)
        .await)?)
}

/// One search.
pub(in crate::groups) async fn campaign(
    conn: &mut Conn,
    _leave: &Scope<ReadGroups>,
    id: CampaignId,
) -> Result<Option<Campaign>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(campaigns!("where g.id = $1")).bind(id).fetch_optional(c).await)?)
}

/// Writes a search down: a new one (version 0), or one that stands, unless somebody else changed it first.
pub(in crate::groups) async fn save_campaign(
    conn: &mut Conn,
    leave: &Scope<KeepGroups>,
    campaign: &Campaign,
) -> Result<(), Halt> {
    let by: OrganizationId = leave.actor().organization;
    let done = on!(conn, |c| {
        sqlx::query(
        "insert into group_campaign (id, organization_id, title, topic, area_id, from_on, until_on, asked, answered, note)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (id) do update
            set title = excluded.title, topic = excluded.topic, area_id = excluded.area_id, from_on = excluded.from_on,
                until_on = excluded.until_on, asked = excluded.asked, answered = excluded.answered,
                note = excluded.note, version = group_campaign.version + 1
          where group_campaign.version = $11"
    )
    .bind(campaign.id)
    .bind(by)
    .bind(&campaign.title)
    .bind(campaign.topic.as_deref())
    .bind(campaign.area_id)
    .bind(campaign.from_on)
    .bind(campaign.until_on)
    .bind(campaign.asked)
    .bind(campaign.answered)
    .bind(campaign.note.as_deref())
    .bind(campaign.version)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(campaign.version + 1))?)
}
