//! What hangs on services, places and organisations, for all of a page in one statement each. A row belongs
//! to one edition of its owner; the reader keeps those of the edition that it shows.
use super::rules::RuleRow;
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    directory::model::{Address, Help, LocationKind, Phone, Rules, Schedule, Term},
    kernel::{AreaId, Halt, Id, KindOfHelpId, LocationId, OrganizationId, ServiceId},
    policy::Domain,
};
use chrono::NaiveDate;
use std::{collections::HashMap, hash::Hash};
use uuid::Uuid;

/// Whose rows are wanted, and of which edition.
pub(in crate::directory) type Editions<I> = HashMap<I, i64>;

/// Rows by their owner.
pub(in crate::directory) type Of<I, T> = HashMap<I, Vec<T>>;

fn gather<I: Hash + Eq, R, T>(
    editions: &Editions<I>,
    rows: Vec<R>,
    of: impl Fn(R) -> (I, i64, T),
) -> Of<I, T> {
    let mut found: Of<I, T> = HashMap::new();
    for (owner, edition, one) in rows.into_iter().map(of) {
        if editions.get(&owner) == Some(&edition) {
            found.entry(owner).or_default().push(one);
        }
    }
    found
}

fn ids<I: Id>(editions: &Editions<I>) -> IdList {
    editions.keys().copied().collect()
}

const HELPS: Sql = in_list!(
    "select service_id, edition, domain, kind_of_help_id from service_help where service_id" ids 1,
    " order by service_id, edition, position",
);

pub(in crate::directory) async fn helps(
    conn: &mut Conn,
    editions: &Editions<ServiceId>,
) -> Result<Of<ServiceId, Help>, Halt> {
    let rows: Vec<(ServiceId, i64, Domain, Option<KindOfHelpId>)> =
        on!(conn, |c, D| sqlx::query_as(D::of(HELPS)).bind(ids(editions)).fetch_all(c).await)?;
    Ok(gather(editions, rows, |(id, edition, domain, kind)| (id, edition, Help { domain, kind })))
}

const AREAS: Sql = in_list!("select service_id, edition, area_id from service_area where service_id" ids 1);

pub(in crate::directory) async fn areas(
    conn: &mut Conn,
    editions: &Editions<ServiceId>,
) -> Result<Of<ServiceId, AreaId>, Halt> {
    let rows: Vec<(ServiceId, i64, AreaId)> =
        on!(conn, |c, D| sqlx::query_as(D::of(AREAS)).bind(ids(editions)).fetch_all(c).await)?;
    Ok(gather(editions, rows, |row| row))
}

const RULES: Sql = in_list!(
    "select service_id, edition, rule, word, cents, area_id from service_rule where service_id" ids 1,
    " order by service_id, edition, position",
);

pub(in crate::directory) async fn rules(
    conn: &mut Conn,
    editions: &Editions<ServiceId>,
) -> Result<HashMap<ServiceId, Rules>, Halt> {
    let rows: Vec<RuleRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(RULES)).bind(ids(editions)).fetch_all(c).await)?;
    let found = gather(editions, rows, |row| (row.service_id, row.edition, row.rule()));
    Ok(found.into_iter().map(|(id, rules)| (id, Rules(rules.into_iter().flatten().collect()))).collect())
}

const PLACES: Sql = in_list!(
    "select service_id, edition, location_id from service_at_location where service_id" ids 1,
    " order by service_id, location_id",
);

pub(in crate::directory) async fn places(
    conn: &mut Conn,
    editions: &Editions<ServiceId>,
) -> Result<Of<ServiceId, LocationId>, Halt> {
    let rows: Vec<(ServiceId, i64, LocationId)> =
        on!(conn, |c, D| sqlx::query_as(D::of(PLACES)).bind(ids(editions)).fetch_all(c).await)?;
    Ok(gather(editions, rows, |row| row))
}

const TERMS: Sql = in_list!(
    "select service_id, edition, term, name from service_term where service_id" ids 1,
    " order by service_id, term",
);

pub(in crate::directory) async fn terms(
    conn: &mut Conn,
    editions: &Editions<ServiceId>,
) -> Result<Of<ServiceId, Term>, Halt> {
    let rows: Vec<(ServiceId, i64, String, Option<String>)> =
        on!(conn, |c, D| sqlx::query_as(D::of(TERMS)).bind(ids(editions)).fetch_all(c).await)?;
    Ok(gather(editions, rows, |(id, edition, term, name)| (id, edition, Term { term, name })))
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    location_id: LocationId,
    edition: i64,
    kind: LocationKind,
    attention: Option<String>,
    line_1: String,
    line_2: Option<String>,
    city: String,
    region: Option<String>,
    postal_code: Option<String>,
    country: String,
}

const ADDRESSES: Sql = in_list!(
    "select location_id, edition, kind, attention, line_1, line_2, city, region, postal_code, country
       from address where location_id" ids 1,
    " order by location_id, edition, position",
);

pub(in crate::directory) async fn addresses(
    conn: &mut Conn,
    editions: &Editions<LocationId>,
) -> Result<Of<LocationId, Address>, Halt> {
    let rows: Vec<AddressRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(ADDRESSES)).bind(ids(editions)).fetch_all(c).await)?;
    Ok(gather(editions, rows, |row| {
        let AddressRow { kind, attention, line_1, line_2, city, region, postal_code, country, .. } = row;
        let address = Address { kind, attention, line_1, line_2, city, region, postal_code, country };
        (row.location_id, row.edition, address)
    }))
}

#[derive(sqlx::FromRow)]
struct PhoneRow {
    owner_id: Uuid,
    edition: i64,
    number: String,
    extension: Option<String>,
    kind: Option<String>,
    description: Option<String>,
}

const PHONES: Sql = in_list!(
    "select owner_id, edition, number, extension, kind, description from phone where owner_id" ids 1,
    " order by owner_id, edition, position",
);

pub(in crate::directory) async fn phones<I: Id>(
    conn: &mut Conn,
    editions: &Editions<I>,
) -> Result<Of<I, Phone>, Halt> {
    let rows: Vec<PhoneRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(PHONES)).bind(ids(editions)).fetch_all(c).await)?;
    Ok(gather(editions, rows, |row| {
        let PhoneRow { number, extension, kind, description, .. } = row;
        (I::of(row.owner_id), row.edition, Phone { number, extension, kind, description })
    }))
}

#[derive(sqlx::FromRow)]
pub(super) struct ScheduleRow {
    pub(super) owner_id: Uuid,
    edition: i64,
    weekday: Option<i64>,
    from_on: Option<NaiveDate>,
    until_on: Option<NaiveDate>,
    every_year: bool,
    closed: bool,
    opens: Option<String>,
    closes: Option<String>,
    note: Option<String>,
}

const SCHEDULES: Sql = in_list!(
    "select owner_id, edition, weekday, from_on, until_on, every_year, closed, opens, closes, note
       from schedule where owner_id" ids 1,
    " order by owner_id, edition, position",
);

pub(in crate::directory) async fn schedules<I: Id>(
    conn: &mut Conn,
    editions: &Editions<I>,
) -> Result<Of<I, Schedule>, Halt> {
    let rows: Vec<ScheduleRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(SCHEDULES)).bind(ids(editions)).fetch_all(c).await)?;
    Ok(gather(editions, rows, |row| {
        let (owner, edition) = (I::of(row.owner_id), row.edition);
        (owner, edition, row.schedule())
    }))
}

impl ScheduleRow {
    pub(super) fn schedule(self) -> Schedule {
        Schedule {
            weekday: self.weekday,
            from: self.from_on,
            until: self.until_on,
            every_year: self.every_year,
            closed: self.closed,
            opens: self.opens,
            closes: self.closes,
            note: self.note,
        }
    }
}

/// The hours of an organisation, of its places and its active services, in force now: one list for each that has some.
pub(in crate::directory) async fn hours(
    conn: &mut Conn,
    organization: OrganizationId,
) -> Result<Vec<Vec<Schedule>>, Halt> {
    let rows: Vec<ScheduleRow> = on!(conn, |c| {
        sqlx::query_as(
        "select h.owner_id, h.edition, h.weekday, h.from_on, h.until_on, h.every_year, h.closed, h.opens, h.closes, h.note
           from schedule h
           join (select organization_id as id, edition from face where organization_id = $1
                 union all
                 select location_id, edition from location where organization_id = $1
                 union all
                 select service_id, edition from service where organization_id = $1 and status = 'active') owner
             on owner.id = h.owner_id and owner.edition = h.edition
          order by h.owner_id, h.position limit 2000",
    )
    .bind(organization)
    .fetch_all(c)
    .await
    })?;
    let mut found: Vec<(Uuid, Vec<Schedule>)> = vec![];
    for row in rows {
        if found.last().is_none_or(|(owner, _)| *owner != row.owner_id) {
            found.push((row.owner_id, vec![]));
        }
        if let Some((_, hours)) = found.last_mut() {
            hours.push(row.schedule());
        }
    }
    Ok(found.into_iter().map(|(_, hours)| hours).collect())
}
