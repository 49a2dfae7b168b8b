use super::super::{
    model::{self, Reason, Status},
    service::{self, Batch},
};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, error},
    directory::graphql::{KindOfHelpObject, LocationObject, OrganizationObject, ServiceObject},
    groups::graphql::GroupObject,
    kernel::{Halt, NeedId, OrganizationId, OrientationId, ServiceId, Time},
    needs::{NeedBatch, graphql::Need},
    policy::Domain,
    referrals::referral::PersonAnswer,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::NaiveDate;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// One orientation that is open to the caller.
#[derive(Clone, Debug)]
pub struct Orientation {
    batch: Arc<Batch>,
    at: usize,
}

#[derive(Debug, Default)]
struct OfNeeds(OnceCell<Arc<Batch>>);
#[derive(Debug, Default)]
struct Services(OnceCell<HashMap<ServiceId, ServiceObject>>);
#[derive(Debug, Default)]
struct Organizations(OnceCell<HashMap<OrganizationId, OrganizationObject>>);
#[derive(Debug, Default)]
struct Needs(OnceCell<HashMap<NeedId, Need>>);

/// The orientations of a need that the caller may see, the newest first. Those of all needs of the answer are read
/// together.
pub async fn of_need(call: &Call, needs: &NeedBatch, at: usize) -> Result<Vec<Orientation>, Halt> {
    let slot = needs.slots().slot::<OfNeeds>();
    let read = || async { Ok::<_, Halt>(Arc::new(service::of_needs(call, needs).await?)) };
    let batch = slot.0.get_or_try_init(read).await?;
    let need = needs.permits()[at].on();
    let of_this = |at: &usize| batch.orientation(*at).facts.need_id == Some(need);
    Ok((0..batch.len()).filter(of_this).map(|at| Orientation::shown(call, batch, at)).collect())
}

impl Orientation {
    /// The orientation, or nothing for one that the caller may not know of.
    pub async fn by_id(call: &Call, id: OrientationId) -> Result<Option<Self>, Halt> {
        Ok(Self::all(call, service::read(call, id).await?).pop())
    }

    /// Those that are to be followed up by today and that the caller's organisation sees to, 500 at most. To count them is no
    /// look at anybody: whoever shows one says so with [`Self::noted`].
    pub async fn due(call: &Call) -> Result<HashMap<OrientationId, Self>, Halt> {
        let batch = Arc::new(service::due(call).await?);
        let one = |at| Self { batch: Arc::clone(&batch), at };
        Ok((0..batch.len()).map(one).map(|one| (one.row().facts.id, one)).collect())
    }

    /// Notes that it is shown.
    #[must_use]
    pub fn noted(self, call: &Call) -> Self {
        self.batch.shows(call, self.at);
        self
    }

    pub(super) fn all(call: &Call, batch: Batch) -> Vec<Self> {
        let batch = Arc::new(batch);
        (0..batch.len()).map(|at| Self::shown(call, &batch, at)).collect()
    }

    /// That there is one tells of its need, whatever else is asked of it.
    fn shown(call: &Call, batch: &Arc<Batch>, at: usize) -> Self {
        batch.shows(call, at);
        Self { batch: Arc::clone(batch), at }
    }

    fn row(&self) -> &model::Orientation {
        self.batch.orientation(self.at)
    }

    async fn its_service(&self, call: &Call) -> Result<Option<ServiceObject>, Halt> {
        let slot = self.batch.slots().slot::<Services>();
        let Some(id) = self.row().service_id else { return Ok(None) };
        let ids: BTreeSet<_> = self.batch.all().filter_map(|one| one.service_id).collect();
        let read = || async { ServiceObject::by_ids(call, &Vec::from_iter(ids)).await };
        Ok(slot.0.get_or_try_init(read).await?.get(&id).cloned())
    }

    async fn its_location(&self, call: &Call) -> Result<Option<LocationObject>, Halt> {
        let Some(id) = self.row().location_id else { return Ok(None) };
        let Some(service) = self.its_service(call).await? else { return Ok(None) };
        service.place(call, id).await
    }

    async fn its_organization(&self, call: &Call) -> Result<Option<OrganizationObject>, Halt> {
        let slot = self.batch.slots().slot::<Organizations>();
        let ids: BTreeSet<_> = self.batch.all().map(|one| one.facts.organization_id).collect();
        let read = || async { OrganizationObject::by_ids(call, &Vec::from_iter(ids)).await };
        Ok(slot.0.get_or_try_init(read).await?.get(&self.row().facts.organization_id).cloned())
    }

    async fn its_need(&self, call: &Call) -> Result<Option<Need>, Halt> {
        let Some(id) = self.row().facts.need_id else { return Ok(None) };
        let slot = self.batch.slots().slot::<Needs>();
        let ids: BTreeSet<_> = self.batch.all().filter_map(|one| one.facts.need_id).collect();
        let read = || async { Need::by_ids(call, &Vec::from_iter(ids)).await };
        Ok(slot.0.get_or_try_init(read).await?.get(&id).cloned())
    }
}

/// Somebody was told of a service, or of a self-help group.
#[Object]
impl Orientation {
    /// Its id.
    async fn id(&self) -> ID {
        self.row().facts.id.to_string().into()
    }

    /// For which need; null for somebody without a name.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        let call = ctx.data::<Call>()?;
        self.its_need(call).await.map_err(|halt| error(call, halt))
    }

    /// What it is about.
    async fn domain(&self) -> Domain {
        self.row().facts.domain
    }

    /// What kind of help somebody without a name asked for; null where they didn't say, and for a need.
    async fn kind_of_help(&self, ctx: &Context<'_>) -> Result<Option<KindOfHelpObject>> {
        let call = ctx.data::<Call>()?;
        KindOfHelpObject::by_id(call, self.row().kind_of_help_id).await.map_err(|halt| error(call, halt))
    }

    /// Where somebody without a name comes from; null where they didn't say, and for a need.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = self.row().area_id else { return Ok(None) };
        AreaObject::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// Who told them.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        self.its_organization(call).await.map_err(|halt| error(call, halt))
    }

    /// Which self-help group they were told of; null for a service, and for those who don't read the map.
    async fn group(&self, ctx: &Context<'_>) -> Result<Option<GroupObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = self.row().group_id else { return Ok(None) };
        GroupObject::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// Which service they were told of; null for a group.
    async fn service(&self, ctx: &Context<'_>) -> Result<Option<ServiceObject>> {
        let call = ctx.data::<Call>()?;
        self.its_service(call).await.map_err(|halt| error(call, halt))
    }

    /// In which of its places; null where none was named, or the service isn't given there any more.
    async fn location(&self, ctx: &Context<'_>) -> Result<Option<LocationObject>> {
        let call = ctx.data::<Call>()?;
        self.its_location(call).await.map_err(|halt| error(call, halt))
    }

    /// Whom to ask for there.
    async fn ask_for(&self) -> Option<&str> {
        self.row().ask_for.as_deref()
    }

    /// What to bring. At most 10.
    async fn bring(&self) -> &[String] {
        &self.row().bring.0
    }

    /// What else stands on the slip. At most 500 characters.
    async fn note(&self) -> Option<&str> {
        self.row().note.as_deref()
    }

    /// When they were told.
    async fn given_at(&self) -> Time {
        self.row().facts.given_at
    }

    /// On which day they are asked how it went; null where no day is set, and once it is over.
    async fn follow_up_on(&self) -> Option<NaiveDate> {
        self.row().follow_up_on
    }

    /// Where it stands.
    async fn status(&self) -> Status {
        self.row().facts.status
    }

    /// Whether it helped, as the person says; null unless it was kept.
    async fn helped(&self) -> Option<PersonAnswer> {
        self.row().helped
    }

    /// Why it came to nothing, was put off, isn't known, or was none.
    async fn reason(&self) -> Option<Reason> {
        self.row().reason
    }

    /// On which day that was said.
    async fn answered_on(&self) -> Option<NaiveDate> {
        self.row().answered_on
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.row().facts.version
    }

    /// What the caller may do with it.
    async fn viewer_can(&self) -> OrientationActions {
        OrientationActions { answer: self.batch.may_answer(self.at) }
    }
}

/// What the caller may do with an orientation.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct OrientationActions {
    /// Whether `recordOrientationAnswer` would be taken.
    answer: bool,
}
