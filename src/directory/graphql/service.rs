use super::{
    common::{PhoneObject, ScheduleObject, SpanObject, TermObject, few, owner},
    kind::HelpObject,
    location::LocationObject,
    organization::OrganizationObject,
    rules::RulesObject,
};
use crate::{
    areas::{self, graphql::AreaObject},
    call::{Call, error},
    directory::{
        batch::ServiceIn,
        model::{CapacityState, Freshness, ServiceStatus},
        service as verbs,
    },
    kernel::{Halt, LocationId, ServiceId, Time},
    referrals::graphql::places_taken,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use std::collections::HashMap;

/// What an organisation offers, as the API shows it.
#[derive(Clone, Debug)]
pub struct ServiceObject(pub(super) ServiceIn);

impl ServiceObject {
    /// One of the places where it is given; none for any other.
    pub async fn place(&self, call: &Call, id: LocationId) -> Result<Option<LocationObject>, Halt> {
        let (places, all) = self.0.batch.places(call).await?;
        let own = places.get(&self.0.row.service_id).is_some_and(|places| places.contains(&id));
        Ok(all.get(&id).filter(|_| own).cloned().map(LocationObject))
    }

    /// These services, in one statement; absent for those who are shown no directory.
    pub async fn by_ids(call: &Call, ids: &[ServiceId]) -> Result<HashMap<ServiceId, Self>, Halt> {
        let found = verbs::services_by_id(call, ids).await?;
        Ok(found.into_iter().map(|(id, one)| (id, Self(one))).collect())
    }
}

/// Room to take somebody in, as it was said last.
#[derive(Clone, Copy, Debug, SimpleObject)]
#[graphql(name = "Capacity")]
pub struct CapacityObject {
    /// Whether there is any.
    state: CapacityState,
    /// How many places are free, where that was said.
    free_places: Option<i64>,
    /// When it was said.
    at: Time,
}

/// What an organisation offers.
#[Object(name = "Service")]
impl ServiceObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.row.service_id.to_string().into()
    }

    /// Who gives it.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.owners(call).await.map_err(|halt| error(call, halt))?;
        Ok(owner(all.get(&self.0.row.organization_id)))
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.row.name
    }

    /// Another name that people know it by.
    async fn alternate_name(&self) -> Option<&str> {
        self.0.row.alternate_name.as_deref()
    }

    /// What it is. At most 4,000 characters.
    async fn description(&self) -> Option<&str> {
        self.0.row.description.as_deref()
    }

    /// Its site.
    async fn url(&self) -> Option<&str> {
        self.0.row.url.as_deref()
    }

    /// Its address of mail.
    async fn mail(&self) -> Option<&str> {
        self.0.row.mail.as_deref()
    }

    /// Whether it is given at present.
    async fn status(&self) -> ServiceStatus {
        self.0.row.status
    }

    /// What it answers. At most 20.
    async fn helps(&self, ctx: &Context<'_>) -> Result<Vec<HelpObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.helps(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.service_id), 20))
    }

    /// The areas that it serves; empty where that isn't known. At most 20.
    async fn areas(&self, ctx: &Context<'_>) -> Result<Vec<AreaObject>> {
        let call = ctx.data::<Call>()?;
        self.served(call).await.map_err(|halt| error(call, halt))
    }

    /// Where it is given. At most 5.
    async fn locations(&self, ctx: &Context<'_>) -> Result<Vec<LocationObject>> {
        let call = ctx.data::<Call>()?;
        let (places, all) = self.0.batch.places(call).await.map_err(|halt| error(call, halt))?;
        let own = places.get(&self.0.row.service_id).into_iter().flatten();
        Ok(own.filter_map(|id| all.get(id)).take(5).cloned().map(LocationObject).collect())
    }

    /// Its phones. At most 5.
    async fn phones(&self, ctx: &Context<'_>) -> Result<Vec<PhoneObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.phones(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.service_id), 5))
    }

    /// Its hours. At most 20.
    async fn schedules(&self, ctx: &Context<'_>) -> Result<Vec<ScheduleObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.schedules(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.service_id), 20))
    }

    /// How to ask for it. At most 1,000 characters.
    async fn application(&self) -> Option<&str> {
        self.0.row.application.as_deref()
    }

    /// Who may have it, in words. At most 1,000 characters.
    async fn eligibility(&self) -> Option<&str> {
        self.0.row.eligibility.as_deref()
    }

    /// The ages that it takes, in years; null for all.
    async fn ages(&self) -> Option<SpanObject> {
        SpanObject::of(self.0.row.age_from, self.0.row.age_to)
    }

    /// The sizes of household that it takes, in persons; null for all.
    async fn household_size(&self) -> Option<SpanObject> {
        SpanObject::of(self.0.row.household_from, self.0.row.household_to)
    }

    /// Who else may have it, and what to bring, as rules.
    async fn rules(&self, ctx: &Context<'_>) -> Result<RulesObject> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.rules(call).await.map_err(|halt| error(call, halt))?;
        Ok(RulesObject(all.get(&self.0.row.service_id).cloned().unwrap_or_default()))
    }

    /// The languages spoken there, BCP 47; empty where that isn't known. At most 30.
    async fn languages(&self) -> Vec<&str> {
        self.0.row.languages.split_whitespace().take(30).collect()
    }

    /// What it costs. At most 1,000 characters.
    async fn fees(&self) -> Option<&str> {
        self.0.row.fees.as_deref()
    }

    /// How long one waits.
    async fn wait(&self) -> Option<&str> {
        self.0.row.wait.as_deref()
    }

    /// What to bring. At most 1,000 characters.
    async fn documents(&self) -> Option<&str> {
        self.0.row.documents.as_deref()
    }

    /// What has changed of late. At most 1,000 characters.
    async fn alert(&self) -> Option<&str> {
        self.0.row.alert.as_deref()
    }

    /// Whether it has room; null where nobody has said.
    async fn capacity(&self) -> Option<CapacityObject> {
        let row = &self.0.row;
        Some(CapacityObject { state: row.capacity?, free_places: row.free_places, at: row.capacity_at? })
    }

    /// How many of its free places are left, without those that claims and referrals took since it said their number. For
    /// those of its own organisation who keep its entries: null for others, and where no number was said.
    async fn places_left(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        let call = ctx.data::<Call>()?;
        let row = &self.0.row;
        let Some(said) = row.free_places else { return Ok(None) };
        let taken = self.0.batch.taken(|ids| places_taken(call, ids)).await;
        let taken = taken.map_err(|halt| error(call, halt))?.get(&row.service_id);
        Ok(taken.map(|taken| (said - taken).max(0)))
    }

    /// When somebody last said that this is right; null for never.
    async fn verified_at(&self) -> Option<Time> {
        self.0.row.verified_at
    }

    /// How far the entry can be trusted.
    async fn freshness(&self) -> Freshness {
        Freshness::of(self.0.row.verified_at, self.0.batch.now)
    }

    /// The terms of other taxonomies that its source gave it. At most 20.
    async fn terms(&self, ctx: &Context<'_>) -> Result<Vec<TermObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.terms(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.service_id), 20))
    }

    /// Where the entry comes from: `network`, or the name of an import.
    async fn source(&self) -> &str {
        &self.0.row.source
    }
}

impl ServiceObject {
    async fn served(&self, call: &Call) -> Result<Vec<AreaObject>, Halt> {
        let all = self.0.batch.areas(call).await?;
        let tree = areas::tree(call).await?;
        let own = all.get(&self.0.row.service_id).into_iter().flatten();
        Ok(own.filter_map(|area| AreaObject::of(&tree, *area)).take(20).collect())
    }
}
