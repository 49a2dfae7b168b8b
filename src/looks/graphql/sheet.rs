use super::super::{
    model::{LINES_MAX, Line, Sheet},
    service,
};
use crate::{
    call::{Call, error},
    directory::graphql::OrganizationObject,
    kernel::{Halt, OrganizationId, PersonId, Time},
    persons::graphql::Person,
    policy::{Part, Purpose, Relation, Role},
};
use async_graphql::{Context, Object, Result};
use chrono::NaiveDate;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// What a person is told of who looked.
#[derive(Debug)]
pub struct WhoLooked {
    person: Person,
    sheet: Arc<Sheet>,
    names: Arc<Names>,
}

type Names = OnceCell<HashMap<OrganizationId, OrganizationObject>>;

impl WhoLooked {
    pub(super) async fn of(
        call: &Call,
        person: PersonId,
        before: Option<Time>,
    ) -> Result<Option<Self>, Halt> {
        let Some((persons, sheet)) = service::sheet(call, person, before).await? else { return Ok(None) };
        let person = Person::all(persons).pop();
        Ok(person.map(|person| Self { person, sheet: Arc::new(sheet), names: Arc::default() }))
    }
}

/// What a person is told of who looked at their profile, day by day.
#[Object]
impl WhoLooked {
    /// The person.
    async fn person(&self) -> &Person {
        &self.person
    }

    /// What organisations did on each day, the newest first. At most 1,000.
    async fn lines(&self) -> Vec<WhoLookedLine> {
        let line = |at| WhoLookedLine { sheet: Arc::clone(&self.sheet), at, names: Arc::clone(&self.names) };
        (0..self.sheet.lines.len().min(LINES_MAX)).map(line).collect()
    }

    /// The moment before which to go on; null where there is nothing older.
    async fn before(&self) -> Option<Time> {
        self.sheet.before
    }
}

/// One organisation on one day.
#[derive(Debug)]
pub struct WhoLookedLine {
    sheet: Arc<Sheet>,
    at: usize,
    names: Arc<Names>,
}

impl WhoLookedLine {
    fn line(&self) -> &Line {
        &self.sheet.lines[self.at]
    }
}

/// What one organisation did with the person's parts on one day, in the same roles and for the same purpose.
#[Object]
impl WhoLookedLine {
    /// The day, in Italy.
    async fn day(&self) -> NaiveDate {
        self.line().day
    }

    /// The first time on that day.
    async fn first(&self) -> Time {
        self.line().first
    }

    /// The last.
    async fn last(&self) -> Time {
        self.line().last
    }

    /// How many times.
    async fn count(&self) -> usize {
        self.line().count
    }

    /// The organisation.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        let ids: BTreeSet<_> = self.sheet.lines.iter().map(|line| line.organization).collect();
        let read = || async { OrganizationObject::by_ids(call, &Vec::from_iter(ids)).await };
        let all = self.names.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&self.line().organization).cloned())
    }

    /// In which roles. Each at most 20 characters; at most 13.
    async fn roles(&self) -> Vec<Role> {
        self.line().roles.iter().collect()
    }

    /// The name of whoever looked; null unless the network's settings say that names are told.
    async fn worker(&self) -> Option<&str> {
        self.line().worker.as_deref()
    }

    /// How the organisation stood to the person.
    async fn relation(&self) -> Option<Relation> {
        self.line().relation
    }

    /// The parts, those of all times together. Each at most 20 characters; at most 48.
    async fn parts(&self) -> Vec<Part> {
        self.line().parts.iter().collect()
    }

    /// What for.
    async fn purpose(&self) -> Option<Purpose> {
        self.line().purpose
    }

    /// Whether it was an access in an emergency.
    async fn emergency(&self) -> bool {
        self.line().emergency
    }

    /// Whether something was changed or decided, and not only read.
    async fn change(&self) -> bool {
        self.line().change
    }

    /// Whether another system read, and no human.
    async fn automatic(&self) -> bool {
        self.line().is_automatic()
    }
}
