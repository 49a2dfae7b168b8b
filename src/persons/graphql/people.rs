use super::{super::service, object::Person};
use crate::{
    call::{Call, error},
    kernel::PersonId,
};
use async_graphql::Result;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// The persons of one page, read together when the first of them is asked for.
#[derive(Debug, Default)]
pub struct People {
    ids: Vec<PersonId>,
    read: OnceCell<HashMap<PersonId, Person>>,
}

impl People {
    /// Those of these ids.
    pub fn of(ids: impl IntoIterator<Item = PersonId>) -> Arc<Self> {
        let ids: BTreeSet<_> = ids.into_iter().collect();
        Arc::new(Self { ids: ids.into_iter().collect(), read: OnceCell::new() })
    }

    /// One of them; none for somebody whom the caller may not know of.
    pub async fn get(&self, call: &Call, id: PersonId) -> Result<Option<Person>> {
        let read = || async {
            let all = Person::all(service::read_many(call, &self.ids).await?);
            Ok(all.into_iter().map(|person| (person.id(), person)).collect())
        };
        let all: &HashMap<_, _> = self.read.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&id).cloned())
    }
}
