//! The verbs: find, read, register, update.
mod change;
mod lead;
mod register;
mod seal;

pub(super) use super::store::Worker;
pub(super) use change::{GivenAddress, Parts, Update, update};
pub(super) use lead::{Assignment, assign, unattended, workers};
pub use lead::{Taking, take_over};
pub use register::give_notice;
pub(super) use register::{Registered, Registration, register};
pub use seal::Veiled;
pub(super) use seal::seal;

use super::{
    batch::Batch,
    store::{self, Narrowed},
};
use crate::{
    call::{Call, TokenScope},
    db::Conn,
    kernel::{AreaId, Halt, OrganizationId, Page, PersonId, Place, Problem, text},
    policy::{ListPeople, Part, ReadPerson},
};

/// Left in a job that brought a person in or changed parts of them, for rooms that keep what they make of it.
#[derive(Clone, Copy, Debug)]
pub struct Changed(pub PersonId);

/// Whom a list of people is narrowed to.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// The beginning of a name, or a person's code.
    pub(super) search: Option<String>,
    /// Where they live.
    pub(super) district: Option<AreaId>,
    /// How many, and after whom.
    pub(super) page: Page,
}

/// People, and where each stands in the list: one more than the page holds where there is another page.
pub(super) struct Found {
    pub(super) batch: Batch,
    pub(super) places: Vec<Place>,
}

/// One person, or nothing: somebody who may not be known of is not there, by the same statements.
pub async fn read(call: &Call, person: PersonId) -> Result<Batch, Halt> {
    read_many(call, &[person]).await
}

/// Those of these persons that the caller may know of, in this order.
pub async fn read_many(call: &Call, persons: &[PersonId]) -> Result<Batch, Halt> {
    call.within(TokenScope::Read)?;
    let actor = call.actor()?;
    let standings = call.standings(persons).await?;
    let permits = persons
        .iter()
        .filter_map(|person| standings.get(person))
        .filter_map(|standing| call.house().law.permit::<ReadPerson>(actor, standing).ok())
        .collect();
    Batch::read(call, permits, standings).await
}

/// A page of the people that the caller may know of. By name, only those whose identity is open.
pub(super) async fn find(call: &Call, wanted: &Wanted) -> Result<Found, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(scope) = call.house().law.scope::<ListPeople>(call.actor()?) else {
        return Ok(Found { batch: read_many(call, &[]).await?, places: vec![] });
    };
    let to = Narrowed {
        after: wanted.page.after.clone().unwrap_or_default(),
        limit: wanted.page.limit(),
        now: call.now(),
    };
    let search = wanted.search.as_deref().unwrap_or_default();
    let (rows, found_by) = {
        let mut conn = call.reader().await?;
        match (text::search_key(search).is_empty(), wanted.district) {
            (false, Some(_)) => return Err(Problem::new("people.one_filter").at("district").into()),
            (false, None) if is_code(search) => {
                (store::by_code(&mut conn, &scope, &search.trim().to_uppercase(), to.now).await?, None)
            }
            (false, None) => (store::by_name(&mut conn, &scope, search, &to).await?, Some(Part::Identity)),
            (true, Some(district)) => {
                (store::in_district(&mut conn, &scope, district, &to).await?, Some(Part::Address))
            }
            (true, None) => (store::all(&mut conn, &scope, &to).await?, None),
        }
    };
    let persons: Vec<_> = rows.iter().map(|(_, person)| *person).collect();
    let places = rows.into_iter().map(|(key, person)| Place::of(key, person)).collect();
    let batch = read_many(call, &persons).await?;
    // Whoever finds somebody by a part has seen that part, whatever else they ask of them.
    if let Some(part) = found_by {
        for permit in batch.permits().iter().take(wanted.page.first) {
            call.shows(permit.on(), permit.version(), permit.decision(), part);
        }
    }
    Ok(Found { batch, places })
}

/// The persons that an organisation leads, the first so many: ids alone, for who weighs how others stand to them.
pub async fn led_by(
    conn: &mut Conn,
    organization: OrganizationId,
    limit: i64,
) -> Result<Vec<PersonId>, Halt> {
    store::led_by(conn, organization, limit).await
}

/// Persons after this one, in the order of their ids: for commands that count.
pub async fn ids_after(conn: &mut Conn, after: PersonId, limit: i64) -> Result<Vec<PersonId>, Halt> {
    store::ids_after(conn, after, limit).await
}

fn is_code(search: &str) -> bool {
    let blocks: Vec<_> = search.trim().split('-').collect();
    matches!(blocks[..], [a, b, c] if a.len() == 4 && b.len() == 4 && c.len() == 2
        && c.bytes().all(|byte| byte.is_ascii_digit()))
}
