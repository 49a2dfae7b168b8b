//! The persons of one answer, read together: what one of them needs is read for all of them at once.
use super::{
    model::{Contact, Household, Identity, Notice},
    store::{self, AddressRow, Head},
};
use crate::{
    call::Call,
    kernel::{Halt, PersonId, Slots},
    policy::{Part, Permit, ReadPerson, Standing},
};
use serde_json::Value;
use std::collections::HashMap;
use tokio::sync::OnceCell;

type Of<T> = OnceCell<HashMap<PersonId, T>>;

/// Persons that the caller may know of, with the leave for each.
#[derive(Debug)]
pub struct Batch {
    permits: Vec<Permit<ReadPerson>>,
    standings: HashMap<PersonId, Standing>,
    heads: HashMap<PersonId, Head>,
    identities: Of<Identity>,
    contacts: Of<Contact>,
    addresses: Of<AddressRow>,
    households: Of<Household>,
    notices: Of<Vec<Notice>>,
    parts: [(Part, Of<Value>); 7],
    slots: Slots,
}

/// The parts that are kept as documents.
const DOCUMENTS: [Part; 7] = [
    Part::Economic,
    Part::Citizenship,
    Part::Health,
    Part::Protection,
    Part::Minors,
    Part::Justice,
    Part::Story,
];

impl Batch {
    /// Reads the heads of the permitted persons; permits of persons that are gone are dropped.
    pub(super) async fn read(
        call: &Call,
        mut permits: Vec<Permit<ReadPerson>>,
        standings: HashMap<PersonId, Standing>,
    ) -> Result<Self, Halt> {
        let mut heads = HashMap::new();
        if !permits.is_empty() {
            let mut conn = call.reader().await?;
            heads.extend(store::heads(&mut conn, &permits).await?.into_iter().map(|head| (head.id, head)));
        }
        permits.retain(|permit| heads.contains_key(&permit.on()));
        Ok(Self {
            permits,
            standings,
            heads,
            identities: OnceCell::new(),
            contacts: OnceCell::new(),
            addresses: OnceCell::new(),
            households: OnceCell::new(),
            notices: OnceCell::new(),
            parts: DOCUMENTS.map(|part| (part, OnceCell::new())),
            slots: Slots::default(),
        })
    }

    /// The leaves, one for each person, in the order of the answer.
    pub fn permits(&self) -> &[Permit<ReadPerson>] {
        &self.permits
    }

    /// Where a room above keeps what it has read for all persons of this answer.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    /// The facts that the leave of one person was judged by, for other acts on the same person.
    pub fn standing(&self, at: usize) -> Option<&Standing> {
        self.standings.get(&self.permits[at].on())
    }

    pub(super) fn head(&self, at: usize) -> &Head {
        &self.heads[&self.permits[at].on()]
    }

    /// Notes that a part is shown, and says whether it is open at all.
    pub fn shows(&self, call: &Call, at: usize, part: Part) -> bool {
        let permit = &self.permits[at];
        if permit.shows(part) {
            call.shows(permit.on(), permit.version(), permit.decision(), part);
        }
        permit.shows(part)
    }

    pub(super) async fn identity(&self, call: &Call, at: usize) -> Result<Option<Identity>, Halt> {
        let read = || async { store::identities(&mut *call.reader().await?, &self.permits).await };
        self.of(call, at, Part::Identity, self.identities.get_or_try_init(read)).await
    }

    pub(super) async fn contact(&self, call: &Call, at: usize) -> Result<Option<Contact>, Halt> {
        let read = || async { store::contacts(&mut *call.reader().await?, &self.permits).await };
        self.of(call, at, Part::Contact, self.contacts.get_or_try_init(read)).await
    }

    pub(super) async fn address(&self, call: &Call, at: usize) -> Result<Option<AddressRow>, Halt> {
        let read = || async { store::addresses(&mut *call.reader().await?, &self.permits).await };
        self.of(call, at, Part::Address, self.addresses.get_or_try_init(read)).await
    }

    pub(super) async fn household(&self, call: &Call, at: usize) -> Result<Option<Household>, Halt> {
        let read = || async { store::households(&mut *call.reader().await?, &self.permits).await };
        self.of(call, at, Part::Household, self.households.get_or_try_init(read)).await
    }

    pub(super) async fn notices(&self, call: &Call, at: usize) -> Result<Option<Vec<Notice>>, Halt> {
        if !self.permits[at].leads() {
            return Ok(None);
        }
        let read = || async { store::notices(&mut *call.reader().await?, &self.permits).await };
        let open = self.shows(call, at, Part::Grants);
        let own = self.of(call, at, Part::Grants, self.notices.get_or_try_init(read)).await?;
        Ok(open.then(|| own.unwrap_or_default()))
    }

    /// One of the parts that are kept as documents.
    pub(super) async fn document<T: serde::de::DeserializeOwned>(
        &self,
        call: &Call,
        at: usize,
        part: Part,
    ) -> Result<Option<T>, Halt> {
        let Some((_, read_once)) = self.parts.iter().find(|(kept, _)| *kept == part) else { return Ok(None) };
        let read = || async { store::parts(&mut *call.reader().await?, &self.permits, part).await };
        let body = self.of(call, at, part, read_once.get_or_try_init(read)).await?;
        let read = |body| serde_json::from_value(body).map_err(|e| crate::kernel::Fault::new(&e));
        Ok(body.map(read).transpose()?)
    }

    /// One person's share of what was read for all; nothing is read where the part is closed.
    async fn of<'b, T: Clone + 'b>(
        &self,
        call: &Call,
        at: usize,
        part: Part,
        all: impl Future<Output = Result<&'b HashMap<PersonId, T>, Halt>>,
    ) -> Result<Option<T>, Halt> {
        if !self.shows(call, at, part) {
            return Ok(None);
        }
        Ok(all.await?.get(&self.permits[at].on()).cloned())
    }
}
