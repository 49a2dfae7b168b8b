//! What is read together is read at once: the objects of one list share a batch, and the first of them that
//! is asked for something reads it for all.
use super::{
    leave::leave,
    model::{Address, Help, Phone, Rules, Schedule, StandingOffer, Term},
    store::{
        children::{self, Editions, Of},
        offers,
        read::{self, LocationRow, OrganizationRow, ServiceRow},
    },
};
use crate::{
    call::Call,
    kernel::{AreaId, Halt, LocationId, OrganizationId, ServiceId, Time, clock},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// The most services, or places, of one organisation that are read with it.
pub(super) const OWNED_MAX: i64 = 20;

/// Services that were read together.
#[derive(Debug, Default)]
pub(super) struct ServiceBatch {
    pub(super) now: Time,
    editions: Editions<ServiceId>,
    organizations: Vec<OrganizationId>,
    helps: OnceCell<Of<ServiceId, Help>>,
    areas: OnceCell<Of<ServiceId, AreaId>>,
    rules: OnceCell<HashMap<ServiceId, Rules>>,
    terms: OnceCell<Of<ServiceId, Term>>,
    phones: OnceCell<Of<ServiceId, Phone>>,
    schedules: OnceCell<Of<ServiceId, Schedule>>,
    places: OnceCell<(Of<ServiceId, LocationId>, Locations)>,
    owners: OnceCell<Organizations>,
    taken: OnceCell<HashMap<ServiceId, i64>>,
}

/// One service and the batch that it was read in.
#[derive(Clone, Debug)]
pub struct ServiceIn {
    pub(super) row: Arc<ServiceRow>,
    pub(super) batch: Arc<ServiceBatch>,
}

/// Organisations by id, in one batch.
pub(super) type Organizations = HashMap<OrganizationId, OrganizationIn>;
/// Places by id, in one batch.
pub(super) type Locations = HashMap<LocationId, LocationIn>;

impl ServiceBatch {
    /// One batch of these rows, in their order.
    pub(super) fn of(now: Time, rows: Vec<ServiceRow>) -> Vec<ServiceIn> {
        let editions = rows.iter().map(|row| (row.service_id, row.edition)).collect();
        let owners: BTreeSet<_> = rows.iter().map(|row| row.organization_id).collect();
        let organizations = owners.into_iter().collect();
        let batch = Arc::new(Self { now, editions, organizations, ..Self::default() });
        rows.into_iter().map(|row| ServiceIn { row: Arc::new(row), batch: Arc::clone(&batch) }).collect()
    }

    pub(super) async fn helps(&self, call: &Call) -> Result<&Of<ServiceId, Help>, Halt> {
        let read = || async { children::helps(&mut *call.reader().await?, &self.editions).await };
        self.helps.get_or_try_init(read).await
    }

    pub(super) async fn areas(&self, call: &Call) -> Result<&Of<ServiceId, AreaId>, Halt> {
        let read = || async { children::areas(&mut *call.reader().await?, &self.editions).await };
        self.areas.get_or_try_init(read).await
    }

    pub(super) async fn rules(&self, call: &Call) -> Result<&HashMap<ServiceId, Rules>, Halt> {
        let read = || async { children::rules(&mut *call.reader().await?, &self.editions).await };
        self.rules.get_or_try_init(read).await
    }

    pub(super) async fn terms(&self, call: &Call) -> Result<&Of<ServiceId, Term>, Halt> {
        let read = || async { children::terms(&mut *call.reader().await?, &self.editions).await };
        self.terms.get_or_try_init(read).await
    }

    pub(super) async fn phones(&self, call: &Call) -> Result<&Of<ServiceId, Phone>, Halt> {
        let read = || async { children::phones(&mut *call.reader().await?, &self.editions).await };
        self.phones.get_or_try_init(read).await
    }

    pub(super) async fn schedules(&self, call: &Call) -> Result<&Of<ServiceId, Schedule>, Halt> {
        let read = || async { children::schedules(&mut *call.reader().await?, &self.editions).await };
        self.schedules.get_or_try_init(read).await
    }

    pub(super) async fn places(&self, call: &Call) -> Result<&(Of<ServiceId, LocationId>, Locations), Halt> {
        let read = || async {
            let places = children::places(&mut *call.reader().await?, &self.editions).await?;
            let ids: BTreeSet<_> = places.values().flatten().copied().collect();
            let locations = LocationBatch::read(call, ids).await?;
            Ok((places, locations))
        };
        self.places.get_or_try_init(read).await
    }

    pub(super) async fn owners(&self, call: &Call) -> Result<&Organizations, Halt> {
        let read = || async { OrganizationBatch::read(call, &self.organizations).await };
        self.owners.get_or_try_init(read).await
    }

    /// How many places of these services are taken; who took them is another room's to count.
    pub(super) async fn taken<F>(
        &self,
        count: impl FnOnce(Vec<ServiceId>) -> F,
    ) -> Result<&HashMap<ServiceId, i64>, Halt>
    where
        F: Future<Output = Result<HashMap<ServiceId, i64>, Halt>>,
    {
        let ids = self.editions.keys().copied().collect();
        self.taken.get_or_try_init(|| count(ids)).await
    }
}

/// Organisations that were read together.
#[derive(Debug, Default)]
pub(super) struct OrganizationBatch {
    pub(super) now: Time,
    ids: Vec<OrganizationId>,
    editions: Editions<OrganizationId>,
    phones: OnceCell<Of<OrganizationId, Phone>>,
    services: OnceCell<HashMap<OrganizationId, Vec<ServiceIn>>>,
    locations: OnceCell<HashMap<OrganizationId, Vec<LocationIn>>>,
    offers: OnceCell<HashMap<OrganizationId, Vec<StandingOffer>>>,
}

/// One organisation and the batch that it was read in.
#[derive(Clone, Debug)]
pub struct OrganizationIn {
    pub(super) row: Arc<OrganizationRow>,
    pub(super) batch: Arc<OrganizationBatch>,
}

impl OrganizationBatch {
    /// One batch of these rows, in their order.
    pub(super) fn of(now: Time, rows: Vec<OrganizationRow>) -> Vec<OrganizationIn> {
        let editions = rows.iter().filter_map(|row| Some((row.id, row.edition?))).collect();
        let ids = rows.iter().map(|row| row.id).collect();
        let batch = Arc::new(Self { now, ids, editions, ..Self::default() });
        rows.into_iter().map(|row| OrganizationIn { row: Arc::new(row), batch: Arc::clone(&batch) }).collect()
    }

    /// These organisations, in one statement.
    pub(super) async fn read(call: &Call, ids: &[OrganizationId]) -> Result<Organizations, Halt> {
        let rows = read::organizations_by_id(&mut *call.reader().await?, ids, call.now()).await?;
        Ok(Self::of(call.now(), rows).into_iter().map(|one| (one.row.id, one)).collect())
    }

    pub(super) async fn phones(&self, call: &Call) -> Result<&Of<OrganizationId, Phone>, Halt> {
        let read = || async { children::phones(&mut *call.reader().await?, &self.editions).await };
        self.phones.get_or_try_init(read).await
    }

    pub(super) async fn services(
        &self,
        call: &Call,
    ) -> Result<&HashMap<OrganizationId, Vec<ServiceIn>>, Halt> {
        let read = || async {
            let Some(leave) = leave(call)? else { return Ok(HashMap::new()) };
            let mut conn = call.reader().await?;
            let owned = read::services_of(&mut conn, &self.ids, OWNED_MAX).await?;
            let ids: Vec<_> = owned.iter().map(|(_, id)| *id).collect();
            let rows = read::services_by_id(&mut conn, &leave, &ids).await?;
            let all: HashMap<_, _> =
                ServiceBatch::of(call.now(), rows).into_iter().map(|one| (one.row.service_id, one)).collect();
            Ok(by_owner(&owned, &all))
        };
        self.services.get_or_try_init(read).await
    }

    pub(super) async fn locations(
        &self,
        call: &Call,
    ) -> Result<&HashMap<OrganizationId, Vec<LocationIn>>, Halt> {
        let read = || async {
            let owned = read::locations_of(&mut *call.reader().await?, &self.ids, OWNED_MAX).await?;
            let all = LocationBatch::read(call, owned.iter().map(|(_, id)| *id)).await?;
            Ok(by_owner(&owned, &all))
        };
        self.locations.get_or_try_init(read).await
    }

    pub(super) async fn offers(
        &self,
        call: &Call,
    ) -> Result<&HashMap<OrganizationId, Vec<StandingOffer>>, Halt> {
        let read = || async {
            let mut found: HashMap<_, Vec<_>> = HashMap::new();
            if leave(call)?.is_some() {
                let today = clock::day(call.now());
                for offer in offers::of(&mut *call.reader().await?, &self.ids, today).await? {
                    found.entry(offer.organization).or_default().push(offer);
                }
            }
            Ok(found)
        };
        self.offers.get_or_try_init(read).await
    }
}

/// Places that were read together.
#[derive(Debug, Default)]
pub(super) struct LocationBatch {
    editions: Editions<LocationId>,
    addresses: OnceCell<Of<LocationId, Address>>,
    phones: OnceCell<Of<LocationId, Phone>>,
    schedules: OnceCell<Of<LocationId, Schedule>>,
}

/// One place and the batch that it was read in.
#[derive(Clone, Debug)]
pub struct LocationIn {
    pub(super) row: Arc<LocationRow>,
    pub(super) batch: Arc<LocationBatch>,
}

impl LocationBatch {
    /// These places, in one statement. What hangs on one that is withheld is never read.
    async fn read(call: &Call, ids: impl IntoIterator<Item = LocationId>) -> Result<Locations, Halt> {
        let ids: Vec<_> = ids.into_iter().collect();
        let Some(leave) = leave(call)? else { return Ok(HashMap::new()) };
        let rows = read::locations_by_id(&mut *call.reader().await?, &leave, &ids).await?;
        let open = rows.iter().filter(|row| !row.withheld);
        let editions = open.map(|row| (row.location_id, row.edition)).collect();
        let batch = Arc::new(Self { editions, ..Self::default() });
        let one = |row: LocationRow| LocationIn { row: Arc::new(row), batch: Arc::clone(&batch) };
        Ok(rows.into_iter().map(|row| (row.location_id, one(row))).collect())
    }

    pub(super) async fn addresses(&self, call: &Call) -> Result<&Of<LocationId, Address>, Halt> {
        let read = || async { children::addresses(&mut *call.reader().await?, &self.editions).await };
        self.addresses.get_or_try_init(read).await
    }

    pub(super) async fn phones(&self, call: &Call) -> Result<&Of<LocationId, Phone>, Halt> {
        let read = || async { children::phones(&mut *call.reader().await?, &self.editions).await };
        self.phones.get_or_try_init(read).await
    }

    pub(super) async fn schedules(&self, call: &Call) -> Result<&Of<LocationId, Schedule>, Halt> {
        let read = || async { children::schedules(&mut *call.reader().await?, &self.editions).await };
        self.schedules.get_or_try_init(read).await
    }
}

fn by_owner<I, T>(owned: &[(OrganizationId, I)], all: &HashMap<I, T>) -> HashMap<OrganizationId, Vec<T>>
where
    I: Eq + std::hash::Hash,
    T: Clone,
{
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for (organization, id) in owned {
        found.entry(*organization).or_default().extend(all.get(id).cloned());
    }
    found
}
