//! Groups in the API: questions and changes.
mod change;
mod group;
mod input;
mod meeting;
mod open;
mod place;
mod proposal;

pub use group::{GroupObject, TopicObject};
pub use open::{OpenGroupsMutation, OpenGroupsQuery};

use super::{model::ProposalStatus, service};
use crate::{
    call::{Call, error},
    kernel::{CampaignId, GroupId, GroupPlaceId, Id, Place},
};
use async_graphql::{Context, ID, Object, Result, connection::Connection};
pub use change::GroupsMutation;
use input::GroupFilter;
use place::PlaceObject;
use proposal::{CampaignObject, ProposalObject};

const LIST: &str = "groups";
const PROPOSALS: &str = "groupProposals";
const CAMPAIGNS: &str = "groupCampaigns";

/// Questions about groups.
#[derive(Clone, Copy, Debug, Default)]
pub struct GroupsQuery;

#[Object]
impl GroupsQuery {
    /// Self-help groups, published or not: those that can be trusted first, then the nearest, then by name.
    async fn groups(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones; all where nothing is said.")] filter: Option<GroupFilter>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, GroupObject>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let page = call.page(LIST, first, after.as_deref())?;
            let wanted = filter.unwrap_or_default().wanted()?;
            let (atlas, found) = service::listed(call, &wanted, &page).await?;
            let rows = found.into_iter().map(|(place, found)| (place, GroupObject::of(&atlas, found)));
            call.connection(LIST, &page, rows.collect())
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// One group, by id, published or not. Null for none, and for those who don't read the map.
    async fn group(&self, ctx: &Context<'_>, id: ID) -> Result<Option<GroupObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = GroupId::parse(&id) else { return Ok(None) };
        GroupObject::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// Where groups meet, by name. At most 100.
    async fn group_places(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words that the name holds.")] search: Option<String>,
    ) -> Result<Vec<PlaceObject>> {
        let call = ctx.data::<Call>()?;
        let found = service::places(call, search.as_deref()).await.map_err(|halt| error(call, halt))?;
        Ok(found.into_iter().map(PlaceObject).collect())
    }

    /// Where groups meet, by id. Null for none, and for those who don't read the map.
    async fn group_place(&self, ctx: &Context<'_>, id: ID) -> Result<Option<PlaceObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = GroupPlaceId::parse(&id) else { return Ok(None) };
        let found = service::place(call, id).await.map_err(|halt| error(call, halt))?;
        Ok(found.map(PlaceObject))
    }

    /// What people without an account propose, for whoever keeps the map: the first one first.
    async fn group_proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "ProposalStatus::Submitted", desc = "In this state.")]
        status: ProposalStatus,
        #[graphql(desc = "For this group alone.")] group: Option<ID>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, ProposalObject>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let page = call.page(PROPOSALS, first, after.as_deref())?;
            let group = group.map(|id| GroupId::parse(&id).unwrap_or_else(GroupId::mint));
            let found = service::proposals(call, (status, group), &page).await?;
            let rows = found.into_iter().map(|one| (Place::of(String::new(), one.id), ProposalObject(one)));
            call.connection(PROPOSALS, &page, rows.collect())
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// Searches for groups that nobody knows of yet, the latest first.
    async fn group_campaigns(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, CampaignObject>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let page = call.page(CAMPAIGNS, first, after.as_deref())?;
            let found = service::campaigns(call, &page).await?;
            let rows = found.into_iter().map(|one| (Place::of(String::new(), one.id), CampaignObject(one)));
            call.connection(CAMPAIGNS, &page, rows.collect())
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// One search, by id. Null for none.
    async fn group_campaign(&self, ctx: &Context<'_>, id: ID) -> Result<Option<CampaignObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = CampaignId::parse(&id) else { return Ok(None) };
        let found = service::campaign(call, id).await.map_err(|halt| error(call, halt))?;
        Ok(found.map(CampaignObject))
    }
}
