use super::super::{model::IdleLooks, service};
use crate::{
    call::Call,
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{Halt, PersonId, Time},
    persons::{self, graphql::Person},
    policy::{Part, Permit},
};
use async_graphql::{Context, Object, Result, connection::Connection};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// The name that cursors of this list are bound to.
const LIST: &str = "looks_without_act";

/// The looks of one user at one person that no act followed.
#[derive(Clone, Debug)]
pub struct LooksWithoutAct {
    row: IdleLooks,
    person: Person,
    names: Arc<Organizations>,
}

/// One page of them. Whoever is on it was looked up in the access log.
pub(super) async fn page(
    call: &Call,
    first: i32,
    after: Option<String>,
) -> Result<Connection<String, LooksWithoutAct>, Halt> {
    let page = call.page(LIST, first, after.as_deref())?;
    let found = service::idle(call, &page).await?;
    let ids: BTreeSet<_> = found.iter().map(|(_, row)| row.person_id).collect();
    let persons = persons::read_many(call, &Vec::from_iter(ids)).await?;
    for at in 0..persons.permits().len() {
        persons.shows(call, at, Part::AccessLog);
    }
    let of: Vec<PersonId> = persons.permits().iter().map(Permit::on).collect();
    let people: HashMap<_, _> = of.into_iter().zip(Person::all(persons)).collect();
    let names = Organizations::of(found.iter().map(|(_, row)| row.organization_id));
    let one = |(place, row): (_, IdleLooks)| {
        let person = people.get(&row.person_id)?.clone();
        Some((place, LooksWithoutAct { row, person, names: Arc::clone(&names) }))
    };
    call.connection(LIST, &page, found.into_iter().filter_map(one).collect())
}

/// Somebody of an organisation who opened parts of a person and did nothing about it in the days that a setting states; who,
/// the access log tells where a setting lets it.
#[Object]
impl LooksWithoutAct {
    /// The organisation of the one who looked, which may be the caller's own. Two of its users are two lines.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.names.get(ctx.data::<Call>()?, self.row.organization_id).await
    }

    /// At whom: their code, and what else the caller may see of them.
    async fn person(&self) -> &Person {
        &self.person
    }

    /// The first of these looks.
    async fn first(&self) -> Time {
        self.row.first_at
    }

    /// The last of them.
    async fn last(&self) -> Time {
        self.row.last_at
    }

    /// How many looks no act followed.
    async fn count(&self) -> i64 {
        self.row.looks
    }
}
