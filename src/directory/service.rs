//! Reading the directory with leave, and putting entries into it.
use super::{
    batch::{OrganizationBatch, OrganizationIn, ServiceBatch, ServiceIn},
    kinds::Kinds,
    leave::leave,
    model::{Calendar, Capacity, Face, Location, Outline, Service, StandingOffer},
    store::{
        capacity, children, kinds as kind_store, offers, outline,
        read::{self, Narrow},
        write::{self, Origin},
    },
};
use crate::{
    areas,
    call::{Call, Job, Memo, TokenScope},
    db::Conn,
    kernel::{AreaId, Halt, OrganizationId, Page, Place, Problem, ServiceId},
    policy::{Domain, EditDirectory, Kind},
};
use std::{collections::HashMap, sync::Arc};

/// The days on which an organisation is open, for clocks that stand still while it is closed.
pub async fn calendar(conn: &mut Conn, organization: OrganizationId) -> Result<Calendar, Halt> {
    Ok(Calendar::of(children::hours(conn, organization).await?))
}

/// The name under which what is known of the directory is kept in memory.
pub const KEPT: &str = "directory";

/// What a list of organisations is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct OrganizationsAsked {
    /// Words that its name begins with.
    pub search: Option<String>,
    /// Its kind.
    pub kind: Option<Kind>,
    /// Where it is at home or has a place.
    pub area: Option<AreaId>,
}

/// One page of organisations, by name.
pub(super) async fn organizations(
    call: &Call,
    asked: OrganizationsAsked,
    page: &Page,
) -> Result<Vec<(Place, OrganizationIn)>, Halt> {
    let Some(leave) = leave(call)? else { return Ok(Vec::new()) };
    let areas = match asked.area {
        Some(area) => Some(areas::tree(call).await?.within(area)),
        None => None,
    };
    let search = asked.search.unwrap_or_default();
    let narrow = Narrow { search, kind: asked.kind, areas, ..Narrow::default() };
    let rows = read::organizations(&mut *call.reader().await?, &leave, &narrow, page, call.now()).await?;
    let placed = |one: OrganizationIn| (Place::of(one.row.name_key.clone(), one.row.id), one);
    Ok(OrganizationBatch::of(call.now(), rows).into_iter().map(placed).collect())
}

/// What a list of services is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct ServicesAsked {
    /// Words that its names, description or organisation hold.
    pub search: Option<String>,
    /// What it answers.
    pub domain: Option<Domain>,
    /// What it serves, in part or as part of more, or where it is given.
    pub area: Option<AreaId>,
    /// Of the caller's own organisation alone.
    pub own: bool,
}

/// One page of services, by name.
pub(super) async fn services(
    call: &Call,
    asked: ServicesAsked,
    page: &Page,
) -> Result<Vec<(Place, ServiceIn)>, Halt> {
    let Some(leave) = leave(call)? else { return Ok(Vec::new()) };
    let areas = match asked.area {
        Some(area) => Some(around(&*areas::tree(call).await?, area)),
        None => None,
    };
    let search = asked.search.unwrap_or_default();
    let organization = if asked.own { Some(call.organization()?) } else { None };
    let narrow = Narrow { search, kind: None, domain: asked.domain, areas, organization };
    let rows = read::services(&mut *call.reader().await?, &leave, &narrow, page).await?;
    let placed = |one: ServiceIn| (Place::of(one.row.name_key.clone(), one.row.service_id), one);
    Ok(ServiceBatch::of(call.now(), rows).into_iter().map(placed).collect())
}

/// A place, what lies in it and what it lies in.
fn around(tree: &areas::Tree, area: AreaId) -> Vec<AreaId> {
    let above = tree.upward(area).skip(1).map(|area| area.id);
    tree.within(area).into_iter().chain(above).collect()
}

/// These organisations, in one statement; those that don't exist are absent. Whoever is told an
/// organisation's id may be told its name.
pub(super) async fn organizations_by_id(
    call: &Call,
    ids: &[OrganizationId],
) -> Result<HashMap<OrganizationId, OrganizationIn>, Halt> {
    OrganizationBatch::read(call, ids).await
}

/// These services, in one statement; those that don't exist are absent, and all are for those who are shown
/// no directory.
pub(super) async fn services_by_id(
    call: &Call,
    ids: &[ServiceId],
) -> Result<HashMap<ServiceId, ServiceIn>, Halt> {
    let Some(leave) = leave(call)?.filter(|_| !ids.is_empty()) else { return Ok(HashMap::new()) };
    let rows = read::services_by_id(&mut *call.reader().await?, &leave, ids).await?;
    Ok(ServiceBatch::of(call.now(), rows).into_iter().map(|one| (one.row.service_id, one)).collect())
}

/// Every kind of help, as it is at the call's moment. Reads nothing unless the directory has changed.
pub async fn kinds(call: &Call) -> Result<Arc<Kinds>, Halt> {
    let version = call.version(KEPT).await?;
    let read = || async {
        let mut conn = call.reader().await?;
        Ok(Kinds::of(kind_store::kinds(&mut conn).await?, kind_store::questions(&mut conn).await?))
    };
    call.kept(version, read).await
}

/// Every active service and standing offer in brief. Whoever keeps it asks the version of [`KEPT`] first.
pub async fn outline(call: &Call) -> Result<Outline, Halt> {
    let mut conn = call.reader().await?;
    Ok(Outline { services: outline::read(&mut conn).await?, offers: offers::all(&mut conn).await? })
}

/// Says how much room a service of the caller's own organisation has from now on.
pub(super) async fn say_capacity(
    call: &Call,
    memo: Memo,
    service: ServiceId,
    said: Capacity,
) -> Result<ServiceId, Halt> {
    call.within(TokenScope::Directory)?;
    let said = said.checked()?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let actor = job.actor()?;
            let leave = job.law().scope::<EditDirectory>(&actor);
            let own = capacity::whose(&mut job.conn, service).await? == Some(actor.organization);
            let leave = leave.ok().filter(|_| own).ok_or_else(|| Problem::not_found("service"))?;
            capacity::lock(&mut job.conn, service).await?;
            let said = Capacity { at: job.now(), ..said };
            capacity::say(&mut job.conn, &leave, service, said).await?;
            job.outdate(KEPT).await?;
            Ok(service)
        })
    })
    .await
}

/// Locks the places of a service: until the job ends nobody else takes one or says another number.
pub async fn lock_places(job: &mut Job, service: ServiceId) -> Result<(), Halt> {
    capacity::lock(&mut job.conn, service).await
}

/// New entries made here, to be put in together.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// Public faces of organisations that exist.
    pub faces: Vec<Face>,
    /// Places.
    pub locations: Vec<Location>,
    /// Services, each with the name of its organisation.
    pub services: Vec<(Service, String)>,
    /// Standing offers.
    pub offers: Vec<StandingOffer>,
}

/// Puts new entries in. All of them must be new; what they refer to must exist. A few hundred at a time:
/// the job holds the writer.
pub async fn plant(job: &mut Job, entries: &Entries) -> Result<(), Halt> {
    let conn = &mut job.conn;
    for face in &entries.faces {
        write::face(conn, Origin::NETWORK, face).await?;
    }
    for location in &entries.locations {
        write::location(conn, Origin::NETWORK, location).await?;
    }
    for (service, offered_by) in &entries.services {
        write::service(conn, Origin::NETWORK, service, offered_by).await?;
    }
    for offer in &entries.offers {
        offers::insert(conn, offer).await?;
    }
    job.outdate(KEPT).await.map(drop)
}
