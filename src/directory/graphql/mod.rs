//! The directory over the API. An organisation without a data agreement is shown nothing of it.
mod capacity;
mod common;
mod kind;
mod location;
mod organization;
mod rules;
mod service;

pub use capacity::{DirectoryMutation, SetCapacityInput};
pub use kind::KindOfHelpObject;
pub use location::LocationObject;
pub use organization::{OrganizationObject, Organizations};
pub use service::ServiceObject;

use super::{
    batch::{OrganizationIn, ServiceIn},
    leave::leave,
    service::{self as verbs, OrganizationsAsked, ServicesAsked},
};
use crate::{
    call::{Call, error},
    kernel::{AreaId, Halt, Id, OrganizationId, ServiceId},
    policy::{Domain, Kind},
};
use async_graphql::{Context, ID, Object, connection::Connection};

/// Questions about the directory.
#[derive(Clone, Copy, Debug, Default)]
pub struct DirectoryQuery;

#[Object]
impl DirectoryQuery {
    /// One organisation; null where there is none.
    async fn organization(
        &self,
        ctx: &Context<'_>,
        id: ID,
    ) -> async_graphql::Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        organization(call, &id).await.map_err(|halt| error(call, halt))
    }

    /// Organisations by name: those whose name has words that begin with those of `search`, accents and case
    /// aside; of one kind; at home in a place or with a site there.
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Beginnings of words of the name.")] search: Option<String>,
        #[graphql(desc = "Organisations of this kind alone.")] kind: Option<Kind>,
        #[graphql(desc = "The place that it is at home in, or has a site in.")] area: Option<ID>,
        #[graphql(default = 20)] first: i32,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        let asked = |area| OrganizationsAsked { search, kind, area };
        organizations(call, area.as_ref(), asked, first, after.as_deref())
            .await
            .map_err(|halt| error(call, halt))
    }

    /// One service, a closed one too; null where there is none.
    async fn service(&self, ctx: &Context<'_>, id: ID) -> async_graphql::Result<Option<ServiceObject>> {
        let call = ctx.data::<Call>()?;
        service(call, &id).await.map_err(|halt| error(call, halt))
    }

    /// Services by name, closed ones left out: those with words in name, description or organisation that
    /// begin with those of `search`; that answer a domain; that serve a place or are given there.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn services(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Beginnings of words of name, description or organisation.")] search: Option<String>,
        #[graphql(desc = "Services that answer needs of this domain.")] domain: Option<Domain>,
        #[graphql(desc = "The place that it serves, or is given in.")] area: Option<ID>,
        #[graphql(default, desc = "Those of the caller's own organisation alone.")] own: bool,
        #[graphql(default = 20)] first: i32,
        after: Option<String>,
    ) -> async_graphql::Result<Connection<String, ServiceObject>> {
        let call = ctx.data::<Call>()?;
        let asked = |area| ServicesAsked { search, domain, area, own };
        services(call, area.as_ref(), asked, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }

    /// The kinds of help of a domain. At most 40.
    async fn kinds_of_help(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The domain.")] domain: Domain,
    ) -> async_graphql::Result<Vec<KindOfHelpObject>> {
        let call = ctx.data::<Call>()?;
        KindOfHelpObject::of_domain(call, domain).await.map_err(|halt| error(call, halt))
    }
}

async fn organization(call: &Call, id: &ID) -> Result<Option<OrganizationObject>, Halt> {
    let Some(id) = OrganizationId::parse(id) else { return Ok(None) };
    if leave(call)?.is_none() {
        return Ok(None);
    }
    OrganizationObject::by_id(call, id).await
}

async fn service(call: &Call, id: &ID) -> Result<Option<ServiceObject>, Halt> {
    let Some(id) = ServiceId::parse(id) else { return Ok(None) };
    let mut found = verbs::services_by_id(call, &[id]).await?;
    Ok(found.remove(&id).map(ServiceObject))
}

async fn organizations(
    call: &Call,
    area: Option<&ID>,
    asked: impl FnOnce(Option<AreaId>) -> OrganizationsAsked,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, OrganizationObject>, Halt> {
    const LIST: &str = "organizations";
    let page = call.page(LIST, first, after)?;
    let rows = match narrowed(area) {
        Ok(area) => verbs::organizations(call, asked(area), &page).await?,
        Err(Nowhere) => Vec::new(),
    };
    let shown = |(place, one): (_, OrganizationIn)| (place, OrganizationObject(one));
    call.connection(LIST, &page, rows.into_iter().map(shown).collect())
}

async fn services(
    call: &Call,
    area: Option<&ID>,
    asked: impl FnOnce(Option<AreaId>) -> ServicesAsked,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, ServiceObject>, Halt> {
    const LIST: &str = "services";
    let page = call.page(LIST, first, after)?;
    let rows = match narrowed(area) {
        Ok(area) => verbs::services(call, asked(area), &page).await?,
        Err(Nowhere) => Vec::new(),
    };
    let shown = |(place, one): (_, ServiceIn)| (place, ServiceObject(one));
    call.connection(LIST, &page, rows.into_iter().map(shown).collect())
}

/// The text is no area's id: nothing can match.
struct Nowhere;

/// The area that a list is narrowed to, if any.
fn narrowed(area: Option<&ID>) -> Result<Option<AreaId>, Nowhere> {
    area.map(|id| AreaId::parse(id).ok_or(Nowhere)).transpose()
}
