use super::{
    common::{OfferObject, PhoneObject, area, few},
    location::LocationObject,
    service::ServiceObject,
};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, error},
    directory::{
        batch::OrganizationIn,
        model::{Freshness, NETWORK},
        service as verbs,
    },
    kernel::{Halt, OrganizationId, Time},
    policy::{Domain, Kind},
};
use async_graphql::{Context, ID, Object, Result};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// A public body, association or other organisation, as the API shows it.
#[derive(Clone, Debug)]
pub struct OrganizationObject(pub(super) OrganizationIn);

impl OrganizationObject {
    /// The organisation of an id; `None` where there is none.
    pub async fn by_id(call: &Call, id: OrganizationId) -> Result<Option<Self>, Halt> {
        Ok(Self::by_ids(call, &[id]).await?.remove(&id))
    }

    /// These organisations, in one statement.
    pub async fn by_ids(call: &Call, ids: &[OrganizationId]) -> Result<HashMap<OrganizationId, Self>, Halt> {
        let found = verbs::organizations_by_id(call, ids).await?;
        Ok(found.into_iter().map(|(id, one)| (id, Self(one))).collect())
    }
}

/// The organisations that one page names, read together when the first of them is asked for.
#[derive(Debug, Default)]
pub struct Organizations {
    ids: Vec<OrganizationId>,
    read: OnceCell<HashMap<OrganizationId, OrganizationObject>>,
}

impl Organizations {
    /// Those of these ids.
    pub fn of(ids: impl IntoIterator<Item = OrganizationId>) -> Arc<Self> {
        let ids: BTreeSet<_> = ids.into_iter().collect();
        Arc::new(Self { ids: ids.into_iter().collect(), read: OnceCell::new() })
    }

    /// One of them; none for an id that the page doesn't name.
    pub async fn get(&self, call: &Call, id: OrganizationId) -> Result<Option<OrganizationObject>> {
        let read = || OrganizationObject::by_ids(call, &self.ids);
        let all = self.read.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&id).cloned())
    }
}

/// A public body, association or other organisation.
#[Object(name = "Organization")]
impl OrganizationObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.row.id.to_string().into()
    }

    /// What it is.
    async fn kind(&self) -> Kind {
        self.0.row.kind
    }

    /// What one learns of somebody by hearing that it works with them, as a domain of needs: of a service for addictions, a
    /// mental-health centre, a family clinic, an anti-violence centre. Null for all others.
    async fn speaks_of(&self) -> Option<Domain> {
        self.0.row.kind.speaks_of()
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.row.name
    }

    /// Whether it has signed the data agreement: one that hasn't can be told of, and is sent nothing.
    async fn agreement(&self) -> bool {
        self.0.row.agreement
    }

    /// Another name that people know it by.
    async fn alternate_name(&self) -> Option<&str> {
        self.0.row.alternate_name.as_deref()
    }

    /// What it does. At most 4,000 characters.
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

    /// The district that it is at home in.
    async fn district(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        area(call, self.0.row.district_id).await.map_err(|halt| error(call, halt))
    }

    /// Its phones. At most 5.
    async fn phones(&self, ctx: &Context<'_>) -> Result<Vec<PhoneObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.phones(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.id), 5))
    }

    /// Its services by name, closed ones left out. At most 20; ask `services` for more.
    async fn services(&self, ctx: &Context<'_>) -> Result<Vec<ServiceObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.services(call).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&self.0.row.id).into_iter().flatten().cloned().map(ServiceObject).collect())
    }

    /// Its places by name. At most 20.
    async fn locations(&self, ctx: &Context<'_>) -> Result<Vec<LocationObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.locations(call).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&self.0.row.id).into_iter().flatten().cloned().map(LocationObject).collect())
    }

    /// What it offers for good, besides its services. At most 20.
    async fn standing_offers(&self, ctx: &Context<'_>) -> Result<Vec<OfferObject>> {
        let call = ctx.data::<Call>()?;
        let all = self.0.batch.offers(call).await.map_err(|halt| error(call, halt))?;
        Ok(few(all.get(&self.0.row.id), 20))
    }

    /// When somebody last said that this is right; null for never.
    async fn verified_at(&self) -> Option<Time> {
        self.0.row.verified_at
    }

    /// How far the entry can be trusted.
    async fn freshness(&self) -> Freshness {
        Freshness::of(self.0.row.verified_at, self.0.batch.now)
    }

    /// Where the entry comes from: `network`, or the name of an import.
    async fn source(&self) -> &str {
        self.0.row.source.as_deref().unwrap_or(NETWORK)
    }
}
