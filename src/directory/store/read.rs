//! Organisations, services and places, by page and by id. What hangs on them is read in `children`.
use crate::{
    areas::Point,
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    directory::model::{CapacityState, LocationKind, ServiceStatus},
    kernel::{AreaId, Halt, Id, LocationId, OrganizationId, Page, ServiceId, Time, text},
    policy::{Domain, Kind, ReadDirectory, Scope},
};
use uuid::Uuid;

/// Words of a search that count.
const WORDS_MAX: usize = 5;

/// An organisation as the directory shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OrganizationRow {
    pub id: OrganizationId,
    pub kind: Kind,
    pub name: String,
    pub name_key: String,
    pub district_id: Option<AreaId>,
    pub agreement: bool,
    pub edition: Option<i64>,
    pub source: Option<String>,
    pub alternate_name: Option<String>,
    pub description: Option<String>,
    pub url: Option<String>,
    pub mail: Option<String>,
    pub verified_at: Option<Time>,
}

/// A service's own row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ServiceRow {
    pub service_id: ServiceId,
    pub edition: i64,
    pub source: String,
    pub organization_id: OrganizationId,
    pub name: String,
    pub name_key: String,
    pub alternate_name: Option<String>,
    pub description: Option<String>,
    pub url: Option<String>,
    pub mail: Option<String>,
    pub status: ServiceStatus,
    pub application: Option<String>,
    pub eligibility: Option<String>,
    pub fees: Option<String>,
    pub wait: Option<String>,
    pub documents: Option<String>,
    pub alert: Option<String>,
    pub age_from: Option<i64>,
    pub age_to: Option<i64>,
    pub household_from: Option<i64>,
    pub household_to: Option<i64>,
    pub languages: String,
    pub capacity: Option<CapacityState>,
    pub free_places: Option<i64>,
    pub capacity_at: Option<Time>,
    pub verified_at: Option<Time>,
}

/// A place's own row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LocationRow {
    pub location_id: LocationId,
    pub edition: i64,
    pub source: String,
    pub kind: LocationKind,
    pub name: String,
    pub description: Option<String>,
    pub url: Option<String>,
    pub accessibility: Option<String>,
    pub transportation: Option<String>,
    pub area_id: Option<AreaId>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub confidential: bool,
    /// Where it is stays with its own organisation.
    pub withheld: bool,
}

impl LocationRow {
    /// Where it is.
    pub fn point(&self) -> Option<Point> {
        Point::of(self.latitude, self.longitude)
    }
}

/// What a list is narrowed to. `areas` are a place, what lies in it and, for services, what it lies in.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    pub search: String,
    pub kind: Option<Kind>,
    pub domain: Option<Domain>,
    pub areas: Option<Vec<AreaId>>,
    /// Of services: whose.
    pub organization: Option<OrganizationId>,
}

impl Narrow {
    /// Patterns for words of a key; `%` for those that are not there.
    fn patterns(&self) -> [String; WORDS_MAX] {
        let key = text::search_key(&self.search);
        let mut words = key.split(' ').filter(|word| !word.is_empty());
        std::array::from_fn(|_| words.next().map_or_else(|| "%".to_owned(), |word| format!("% {word}%")))
    }

    fn area_list(&self) -> IdList {
        self.areas.iter().flatten().copied().collect()
    }
}

const ORGANIZATIONS: Sql = in_list!(
    "select o.id, o.kind, o.name, o.name_key, o.district_id,
            coalesce(o.agreement_signed_at <= $1
                     and (o.agreement_ended_at is null or o.agreement_ended_at > $1), false) as agreement,
            f.edition, f.source, f.alternate_name, f.description, f.url, f.mail, f.verified_at
       from organization o
       left join face f on f.organization_id = o.id
      where (o.name_key, o.id) > ($2, $3)
        and ($4 is null or o.kind = $4)
        and ' ' || o.name_key || ' ' || coalesce(f.name_key, '') like $5
        and ' ' || o.name_key || ' ' || coalesce(f.name_key, '') like $6
        and ' ' || o.name_key || ' ' || coalesce(f.name_key, '') like $7
        and ' ' || o.name_key || ' ' || coalesce(f.name_key, '') like $8
        and ' ' || o.name_key || ' ' || coalesce(f.name_key, '') like $9
        and (not $10 or o.district_id" ids 11,
    " or exists (select 1 from location l
                  where l.organization_id = o.id and not l.confidential and l.area_id" ids 11,
    "))
      order by o.name_key, o.id
      limit $12",
);

/// One page of organisations, by name.
pub(in crate::directory) async fn organizations(
    conn: &mut Conn,
    _leave: &Scope<ReadDirectory>,
    narrow: &Narrow,
    page: &Page,
    now: Time,
) -> Result<Vec<OrganizationRow>, Halt> {
    let after = page.after.clone().unwrap_or_default();
    let [one, two, three, four, five] = narrow.patterns();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(ORGANIZATIONS))
        .bind(now)
        .bind(after.key)
        .bind(after.id)
        .bind(narrow.kind)
        .bind(one)
        .bind(two)
        .bind(three)
        .bind(four)
        .bind(five)
        .bind(narrow.areas.is_some())
        .bind(narrow.area_list())
        .bind(page.limit())
        .fetch_all(c)
        .await)?)
}

const ORGANIZATIONS_BY_ID: Sql = in_list!(
    "select o.id, o.kind, o.name, o.name_key, o.district_id,
            coalesce(o.agreement_signed_at <= $1
                     and (o.agreement_ended_at is null or o.agreement_ended_at > $1), false) as agreement,
            f.edition, f.source, f.alternate_name, f.description, f.url, f.mail, f.verified_at
       from organization o
       left join face f on f.organization_id = o.id
      where o.id" ids 2,
);

/// These organisations, in no order.
pub(in crate::directory) async fn organizations_by_id(
    conn: &mut Conn,
    ids: &[OrganizationId],
    now: Time,
) -> Result<Vec<OrganizationRow>, Halt> {
    let ids: IdList = ids.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(ORGANIZATIONS_BY_ID)).bind(now).bind(ids).fetch_all(c).await)?)
}

const SERVICES: Sql = in_list!(
    "select s.service_id, s.edition, s.source, s.organization_id, s.name, s.name_key, s.alternate_name,
            s.description, s.url, s.mail, s.status, s.application, s.eligibility, s.fees, s.wait, s.documents,
            s.alert, s.age_from, s.age_to, s.household_from, s.household_to, s.languages, s.capacity,
            s.free_places, s.capacity_at, s.verified_at
       from service s
      where (s.name_key, s.service_id) > ($1, $2)
        and s.status <> 'closed'
        and ' ' || s.words like $3 and ' ' || s.words like $4 and ' ' || s.words like $5
        and ' ' || s.words like $6 and ' ' || s.words like $7
        and ($8 is null
             or exists (select 1 from service_help h
                         where h.service_id = s.service_id and h.edition = s.edition and h.domain = $8))
        and (not $9
             or exists (select 1 from service_area a
                         where a.service_id = s.service_id and a.edition = s.edition and a.area_id" ids 10,
    ")       or exists (select 1 from service_at_location x
                          join location l on l.location_id = x.location_id
                         where x.service_id = s.service_id and x.edition = s.edition
                           and not l.confidential and l.area_id" ids 10,
    "))
        and ($12 is null or s.organization_id = $12)
      order by s.name_key, s.service_id
      limit $11",
);

/// One page of the services that are not closed, by name.
pub(in crate::directory) async fn services(
    conn: &mut Conn,
    _leave: &Scope<ReadDirectory>,
    narrow: &Narrow,
    page: &Page,
) -> Result<Vec<ServiceRow>, Halt> {
    let after = page.after.clone().unwrap_or_default();
    let [one, two, three, four, five] = narrow.patterns();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(SERVICES))
        .bind(after.key)
        .bind(after.id)
        .bind(one)
        .bind(two)
        .bind(three)
        .bind(four)
        .bind(five)
        .bind(narrow.domain)
        .bind(narrow.areas.is_some())
        .bind(narrow.area_list())
        .bind(page.limit())
        .bind(narrow.organization)
        .fetch_all(c)
        .await)?)
}

const SERVICES_BY_ID: Sql = in_list!(
    "select s.service_id, s.edition, s.source, s.organization_id, s.name, s.name_key, s.alternate_name,
            s.description, s.url, s.mail, s.status, s.application, s.eligibility, s.fees, s.wait, s.documents,
            s.alert, s.age_from, s.age_to, s.household_from, s.household_to, s.languages, s.capacity,
            s.free_places, s.capacity_at, s.verified_at
       from service s
      where s.service_id" ids 1,
);

/// These services, closed ones too, in no order.
pub(in crate::directory) async fn services_by_id(
    conn: &mut Conn,
    _leave: &Scope<ReadDirectory>,
    ids: &[ServiceId],
) -> Result<Vec<ServiceRow>, Halt> {
    let ids: IdList = ids.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(SERVICES_BY_ID)).bind(ids).fetch_all(c).await)?)
}

const LOCATIONS_BY_ID: Sql = in_list!(
    "select location_id, edition, source, kind, name, confidential, accessibility,
            confidential and organization_id <> $2 as withheld,
            case when confidential and organization_id <> $2 then null else description end as description,
            case when confidential and organization_id <> $2 then null else url end as url,
            case when confidential and organization_id <> $2 then null else transportation end
                as transportation,
            case when confidential and organization_id <> $2 then null else area_id end as area_id,
            case when confidential and organization_id <> $2 then null else latitude end as latitude,
            case when confidential and organization_id <> $2 then null else longitude end as longitude
       from location where location_id" ids 1,
);

/// These places, in no order. Of a confidential one everybody but its own organisation is told its name.
pub(in crate::directory) async fn locations_by_id(
    conn: &mut Conn,
    leave: &Scope<ReadDirectory>,
    ids: &[LocationId],
) -> Result<Vec<LocationRow>, Halt> {
    let ids: IdList = ids.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(LOCATIONS_BY_ID))
        .bind(ids)
        .bind(leave.actor().organization)
        .fetch_all(c)
        .await)?)
}

const SERVICES_OF: Sql = in_list!(
    "select organization_id, service_id from (
         select organization_id, service_id, name_key,
                row_number() over (partition by organization_id order by name_key, service_id) as place
           from service where status <> 'closed' and organization_id" ids 1,
    ") ranked where place <= $2 order by organization_id, name_key, service_id",
);

const LOCATIONS_OF: Sql = in_list!(
    "select organization_id, location_id from (
         select organization_id, location_id, name,
                row_number() over (partition by organization_id order by name, location_id) as place
           from location where organization_id" ids 1,
    ") ranked where place <= $2 order by organization_id, name, location_id",
);

/// The ids of each organisation's services, by name, at most `most` each.
pub(in crate::directory) async fn services_of(
    conn: &mut Conn,
    organizations: &[OrganizationId],
    most: i64,
) -> Result<Vec<(OrganizationId, ServiceId)>, Halt> {
    owned(conn, SERVICES_OF, organizations, most).await
}

/// The ids of each organisation's places, by name, at most `most` each.
pub(in crate::directory) async fn locations_of(
    conn: &mut Conn,
    organizations: &[OrganizationId],
    most: i64,
) -> Result<Vec<(OrganizationId, LocationId)>, Halt> {
    owned(conn, LOCATIONS_OF, organizations, most).await
}

async fn owned<I: Id>(
    conn: &mut Conn,
    sql: Sql,
    organizations: &[OrganizationId],
    most: i64,
) -> Result<Vec<(OrganizationId, I)>, Halt> {
    let ids: IdList = organizations.iter().copied().collect();
    let rows: Vec<(OrganizationId, Uuid)> =
        on!(conn, |c, D| sqlx::query_as(D::of(sql)).bind(ids).bind(most).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(organization, id)| (organization, I::of(id))).collect())
}
