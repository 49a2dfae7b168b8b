use super::{
    super::{
        model::{Campaign, FieldChange, Proposal, ProposalStatus},
        service,
    },
    group::GroupObject,
};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, error},
    kernel::Time,
};
use async_graphql::{Context, ID, Object, Result};
use chrono::NaiveDate;

/// What somebody without an account proposes.
#[derive(Clone, Debug)]
pub struct ProposalObject(pub(super) Proposal);

/// What somebody without an account proposes. For whoever keeps the map.
#[Object(name = "GroupProposal")]
impl ProposalObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Which group is to be put right, or was made of it; null for a new one that nobody decided on.
    async fn group(&self, ctx: &Context<'_>) -> Result<Option<GroupObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = self.0.group_id else { return Ok(None) };
        GroupObject::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// Where it is.
    async fn status(&self) -> ProposalStatus {
        self.0.status
    }

    /// What would be put differently as the map stands now; of a new group, all that is said of it. Empty where nothing
    /// would. At most 20.
    async fn changes(&self, ctx: &Context<'_>) -> Result<Vec<FieldChange>> {
        let call = ctx.data::<Call>()?;
        service::differences(call, &self.0).await.map_err(|halt| error(call, halt))
    }

    /// What else they say. At most 1,000 characters.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// How they can be asked; forgotten once it is decided.
    async fn reply_to(&self) -> Option<&str> {
        self.0.reply_to.as_deref()
    }

    /// When it came.
    async fn submitted_at(&self) -> Time {
        self.0.submitted_at
    }

    /// When it was decided.
    async fn decided_at(&self) -> Option<Time> {
        self.0.decided_at
    }

    /// Why it was rejected.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// A search for groups that nobody knows of yet.
#[derive(Clone, Debug)]
pub struct CampaignObject(pub(super) Campaign);

/// A search for groups that nobody knows of yet.
#[Object(name = "GroupCampaign")]
impl CampaignObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// What it is called.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// For which topic; null for any.
    async fn topic(&self) -> Option<&str> {
        self.0.topic.as_deref()
    }

    /// Where; null for everywhere.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = self.0.area_id else { return Ok(None) };
        AreaObject::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// From which day on.
    async fn from(&self) -> NaiveDate {
        self.0.from_on
    }

    /// Until which day; null while it goes on.
    async fn until(&self) -> Option<NaiveDate> {
        self.0.until_on
    }

    /// How many were asked.
    async fn asked(&self) -> i64 {
        self.0.asked
    }

    /// How many of them answered.
    async fn answered(&self) -> i64 {
        self.0.answered
    }

    /// How many groups on the map it found.
    async fn found(&self) -> i64 {
        self.0.found
    }

    /// What else is to be known.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.0.version
    }
}
