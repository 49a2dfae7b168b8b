use super::super::{model::Look, service};
use crate::{
    call::{Call, error},
    directory::graphql::OrganizationObject,
    kernel::{Halt, OrganizationId, Page, PersonId, Place, Time},
    persons::Batch,
    policy::{Part, Purpose, Relation, Role},
};
use async_graphql::{Context, Object, Result, connection::Connection};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::OnceCell;

/// The name that cursors of this list are bound to.
const LIST: &str = "access_log";

/// The logs of all persons of one answer, as they were asked for: how many, after which place.
#[derive(Debug, Default)]
struct Logs(Mutex<HashMap<Asked, Arc<Pages>>>);

type Asked = (usize, Option<(String, uuid::Uuid)>);

/// One page of each person's log.
#[derive(Debug, Default)]
struct Pages {
    read: OnceCell<HashMap<PersonId, Vec<Look>>>,
    organizations: OnceCell<HashMap<OrganizationId, OrganizationObject>>,
}

impl Logs {
    fn pages(&self, page: &Page) -> Arc<Pages> {
        let after = page.after.as_ref().map(|place| (place.key.clone(), place.id));
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry((page.first, after)).or_default())
    }
}

impl Pages {
    fn looks(&self) -> impl Iterator<Item = &Look> {
        self.read.get().into_iter().flat_map(HashMap::values).flatten()
    }
}

/// A look at a person's parts, or a change of them.
#[derive(Clone, Debug)]
pub struct Access {
    pages: Arc<Pages>,
    look: Look,
}

/// A page of one person's log, the newest first; null where it is withheld. The logs of all persons of the answer
/// are read together.
pub async fn of_person(
    call: &Call,
    persons: &Batch,
    at: usize,
    first: i32,
    after: Option<String>,
) -> Result<Option<Connection<String, Access>>, Halt> {
    let page = call.page(LIST, first, after.as_deref())?;
    if !persons.shows(call, at, Part::AccessLog) {
        return Ok(None);
    }
    let pages = persons.slots().slot::<Logs>().pages(&page);
    let all = pages.read.get_or_try_init(|| service::of_persons(call, persons, &page)).await?;
    let own = all.get(&persons.permits()[at].on()).into_iter().flatten();
    let entry = |look: &Look| -> (Place, Access) {
        (service::place(look), Access { pages: Arc::clone(&pages), look: look.clone() })
    };
    call.connection(LIST, &page, own.map(entry).collect()).map(Some)
}

/// Who saw, or changed, which parts of a person, when and what for. It names parts, never what stands in them.
#[Object]
impl Access {
    /// When.
    async fn at(&self) -> Time {
        self.look.at
    }

    /// The organisation that looked.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        let ids: BTreeSet<_> = self.pages.looks().map(|look| look.organization).collect();
        let read = || async { OrganizationObject::by_ids(call, &Vec::from_iter(ids)).await };
        let all = self.pages.organizations.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&self.look.organization).cloned())
    }

    /// In which roles. Each at most 20 characters; at most 13.
    async fn roles(&self) -> Vec<Role> {
        self.look.roles.iter().collect()
    }

    /// The name of whoever looked; null unless the network's settings say that names are told.
    async fn worker(&self) -> Option<&str> {
        self.look.worker.as_deref()
    }

    /// The human for whom another system looked (`Amis-On-Behalf-Of`), as it named them, at most 100 characters; null where
    /// a human looked, or where `worker` is null because names aren't told.
    async fn on_behalf_of(&self) -> Option<&str> {
        self.look.on_behalf.as_deref()
    }

    /// How the organisation stood to the person.
    async fn relation(&self) -> Option<Relation> {
        self.look.relation
    }

    /// What was done, such as `person.read` or `need.update`.
    async fn act(&self) -> &str {
        &self.look.act
    }

    /// The parts that were seen or changed, of those whose names the caller may know. Each at most 20 characters;
    /// at most 48.
    async fn parts(&self) -> Vec<Part> {
        self.look.parts.iter().collect()
    }

    /// What for.
    async fn purpose(&self) -> Option<Purpose> {
        self.look.purpose
    }

    /// Whether it was an access in an emergency.
    async fn emergency(&self) -> bool {
        self.look.is_emergency()
    }
}
