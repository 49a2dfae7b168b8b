use super::{
    super::service,
    group::GroupObject,
    input::{
        AddGroupInput, DecideGroupProposalInput, MergeGroupsInput, MoveGroupInput, SaveGroupCampaignInput,
        SaveGroupPlaceInput, SetFacilitatorsInput, UpdateGroupInput,
    },
    place::PlaceObject,
    proposal::CampaignObject,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{GroupId, GroupPlaceId, Halt, Id, Problem},
};
use async_graphql::{Context, Object, Result, SimpleObject};

/// Changes of the map of groups, for whoever keeps it.
#[derive(Clone, Copy, Debug, Default)]
pub struct GroupsMutation;

#[Object]
impl GroupsMutation {
    /// Put a group on the map. One that is called the same in the same place is named first: say `another` where it isn't that one.
    async fn add_group(&self, ctx: &Context<'_>, input: AddGroupInput) -> Result<GroupPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("addGroup", input.client_mutation_id.as_ref(), &input)?;
            let begins = input.begins()?;
            service::add(call, memo, input.group, begins).await
        };
        GroupPayload::of(call, done.await).await
    }

    /// Put what is said of a group differently.
    async fn update_group(&self, ctx: &Context<'_>, input: UpdateGroupInput) -> Result<GroupPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("updateGroup", input.client_mutation_id.as_ref(), &input)?;
            service::update(call, memo, (input.id()?, input.if_version), input.group).await
        };
        GroupPayload::of(call, done.await).await
    }

    /// Take a group a step on: begin to make sure of it, confirm it, suspend or close it.
    async fn move_group(&self, ctx: &Context<'_>, input: MoveGroupInput) -> Result<GroupPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("moveGroup", input.client_mutation_id.as_ref(), &input)?;
            service::move_on(call, memo, (input.id()?, input.if_version), input.step()).await
        };
        GroupPayload::of(call, done.await).await
    }

    /// Say that one group is another: it is closed, and who looks for it finds the other. Answers the one that stays.
    async fn merge_groups(&self, ctx: &Context<'_>, input: MergeGroupsInput) -> Result<GroupPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("mergeGroups", input.client_mutation_id.as_ref(), &input)?;
            let (keep, duplicate) = input.both()?;
            service::merge(call, memo, keep, duplicate).await
        };
        GroupPayload::of(call, done.await).await
    }

    /// Write down who runs a group: these, and nobody else. What is published of them needs their consent in writing.
    async fn set_facilitators(&self, ctx: &Context<'_>, input: SetFacilitatorsInput) -> Result<GroupPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("setFacilitators", input.client_mutation_id.as_ref(), &input)?;
            let (group, all) = input.all()?;
            service::set_facilitators(call, memo, group, all).await
        };
        GroupPayload::of(call, done.await).await
    }

    /// Write down where groups can meet, or that it can't be used until a day: then every group there is suspended with it.
    async fn save_group_place(
        &self,
        ctx: &Context<'_>,
        input: SaveGroupPlaceInput,
    ) -> Result<GroupPlacePayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("saveGroupPlace", input.client_mutation_id.as_ref(), &input)?;
            match input.id {
                None => service::add_place(call, memo, input.place).await,
                Some(id) => {
                    let id = GroupPlaceId::parse(&id).ok_or_else(|| Problem::not_found("id"))?;
                    service::update_place(call, memo, (id, input.if_version), input.place).await
                }
            }
        };
        GroupPlacePayload::of(call, done.await).await
    }

    /// Accept a proposal, as it is or put differently, or reject it with a reason. Answers the group, where there is one.
    async fn decide_group_proposal(
        &self,
        ctx: &Context<'_>,
        input: DecideGroupProposalInput,
    ) -> Result<GroupProposalPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("decideGroupProposal", input.client_mutation_id.as_ref(), &input)?;
            service::decide(call, memo, input.decision()?).await
        };
        let done = answer(call, done.await)?;
        let (done, problems) = (done.is_ok(), done.err().unwrap_or_default());
        Ok(GroupProposalPayload { done, problems })
    }

    /// Begin a search for groups that nobody knows of yet, or write down how far it came.
    async fn save_group_campaign(
        &self,
        ctx: &Context<'_>,
        input: SaveGroupCampaignInput,
    ) -> Result<GroupCampaignPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("saveGroupCampaign", input.client_mutation_id.as_ref(), &input)?;
            service::save_campaign(call, memo, input.campaign()?).await
        };
        Ok(match answer(call, done.await)? {
            Ok(id) => {
                let found = service::campaign(call, id).await.map_err(|halt| error(call, halt))?;
                GroupCampaignPayload { campaign: found.map(CampaignObject), problems: vec![] }
            }
            Err(problems) => GroupCampaignPayload { campaign: None, problems },
        })
    }
}

/// What became of a change of a group.
#[derive(Debug, SimpleObject)]
pub struct GroupPayload {
    /// The group as it stands now; null where nothing was done.
    group: Option<GroupObject>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl GroupPayload {
    async fn of(call: &Call, done: Result<GroupId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let group = GroupObject::by_id(call, id).await.map_err(|halt| error(call, halt))?;
                Self { group, problems: vec![] }
            }
            Err(problems) => Self { group: None, problems },
        })
    }
}

/// What became of a change of a place.
#[derive(Debug, SimpleObject)]
pub struct GroupPlacePayload {
    /// The place as it stands now; null where nothing was done.
    place: Option<PlaceObject>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl GroupPlacePayload {
    async fn of(call: &Call, done: Result<GroupPlaceId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let place = service::place(call, id).await.map_err(|halt| error(call, halt))?;
                Self { place: place.map(PlaceObject), problems: vec![] }
            }
            Err(problems) => Self { place: None, problems },
        })
    }
}

/// What became of a proposal.
#[derive(Debug, SimpleObject)]
pub struct GroupProposalPayload {
    /// Whether it was done.
    done: bool,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

/// What became of a search.
#[derive(Debug, SimpleObject)]
pub struct GroupCampaignPayload {
    /// The search as it stands now; null where nothing was done.
    campaign: Option<CampaignObject>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}
