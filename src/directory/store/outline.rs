//! Every active service in brief, for those who weigh them all.
use super::{children::ScheduleRow, rules::RuleRow};
use crate::{
    areas::Point,
    db::{Conn, on},
    directory::model::{Brief, Calendar, Capacity, CapacityState, Help, Rules, Schedule, Span},
    kernel::{AreaId, Halt, Id, KindOfHelpId, OrganizationId, ServiceId, Time},
    policy::Domain,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Services that are kept in memory.
const SERVICES_MAX: i64 = 50_000;
/// Rows of one kind that hang on them.
const ROWS_MAX: i64 = 500_000;

#[derive(sqlx::FromRow)]
struct Row {
    service_id: ServiceId,
    organization_id: OrganizationId,
    name_key: String,
    age_from: Option<i64>,
    age_to: Option<i64>,
    household_from: Option<i64>,
    household_to: Option<i64>,
    languages: String,
    capacity: Option<CapacityState>,
    free_places: Option<i64>,
    capacity_at: Option<Time>,
    verified_at: Option<Time>,
    agreement_signed_at: Option<Time>,
    agreement_ended_at: Option<Time>,
}

impl From<Row> for Brief {
    fn from(row: Row) -> Self {
        let free_places = row.free_places;
        let capacity = row.capacity.zip(row.capacity_at);
        Self {
            id: row.service_id,
            organization: row.organization_id,
            name_key: row.name_key,
            signed_at: row.agreement_signed_at,
            ended_at: row.agreement_ended_at,
            ages: Span { from: row.age_from, to: row.age_to },
            household: Span { from: row.household_from, to: row.household_to },
            rules: Rules::default(),
            languages: row.languages.split_whitespace().map(str::to_owned).collect(),
            capacity: capacity.map(|(state, at)| Capacity { state, free_places, at }),
            verified_at: row.verified_at,
            helps: Vec::new(),
            areas: Vec::new(),
            places: Vec::new(),
            calendar: Calendar::default(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    service_id: ServiceId,
    area_id: Option<AreaId>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

/// Every active service, by name. A confidential place is left out, so that nothing tells where it is.
pub(in crate::directory) async fn read(conn: &mut Conn) -> Result<Vec<Brief>, Halt> {
    let rows: Vec<Row> = on!(conn, |c| sqlx::query_as(
        "select s.service_id, s.organization_id, s.name_key, s.age_from, s.age_to, s.household_from,
                s.household_to, s.languages, s.capacity, s.free_places, s.capacity_at, s.verified_at,
                o.agreement_signed_at, o.agreement_ended_at
           from service s
           join organization o on o.id = s.organization_id
          where s.status = 'active'
          order by s.name_key, s.service_id limit $1",
    )
    .bind(SERVICES_MAX)
    .fetch_all(c)
    .await)?;
    let mut briefs: Vec<_> = rows.into_iter().map(Brief::from).collect();
    let at: HashMap<_, _> = briefs.iter().enumerate().map(|(at, brief)| (brief.id, at)).collect();
    for (service, domain, kind) in helps(conn).await? {
        if let Some(at) = at.get(&service) {
            briefs[*at].helps.push(Help { domain, kind });
        }
    }
    for (service, area) in areas(conn).await? {
        if let Some(at) = at.get(&service) {
            briefs[*at].areas.push(area);
        }
    }
    for place in places(conn).await? {
        if let Some(at) = at.get(&place.service_id) {
            briefs[*at].places.push((place.area_id, Point::of(place.latitude, place.longitude)));
        }
    }
    for row in rules(conn).await? {
        if let Some(at) = at.get(&row.service_id) {
            briefs[*at].rules.0.extend(row.rule());
        }
    }
    for (service, hours) in calendars(conn).await? {
        if let Some(at) = at.get(&service) {
            briefs[*at].calendar = hours;
        }
    }
    Ok(briefs)
}

async fn rules(conn: &mut Conn) -> Result<Vec<RuleRow>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select r.service_id, r.edition, r.rule, r.word, r.cents, r.area_id
           from service s
           join service_rule r on r.service_id = s.service_id and r.edition = s.edition
          where s.status = 'active' order by r.service_id, r.position limit $1",
    )
    .bind(ROWS_MAX)
    .fetch_all(c)
    .await)?)
}

/// A line of the hours that a service goes by: its own, or those of one of its places.
#[derive(sqlx::FromRow)]
struct HoursRow {
    service_id: ServiceId,
    #[sqlx(flatten)]
    line: ScheduleRow,
}

/// When services are open: by their own hours, else by those of the places where they are given. The hours of a
/// confidential place are left out: they too would tell of it.
async fn calendars(conn: &mut Conn) -> Result<Vec<(ServiceId, Calendar)>, Halt> {
    let rows: Vec<HoursRow> = on!(conn, |c| {
        sqlx::query_as(
        "select own.service_id, h.owner_id, h.edition, h.weekday, h.from_on, h.until_on, h.every_year, h.closed,
                h.opens, h.closes, h.note
           from (select service_id, service_id as id, edition from service where status = 'active'
                 union all
                 select s.service_id, l.location_id, l.edition
                   from service s
                   join service_at_location x on x.service_id = s.service_id and x.edition = s.edition
                   join location l on l.location_id = x.location_id
                  where s.status = 'active' and not l.confidential) own
           join schedule h on h.owner_id = own.id and h.edition = own.edition
          order by own.service_id, h.owner_id, h.position limit $1",
    )
    .bind(ROWS_MAX)
    .fetch_all(c)
    .await
    })?;
    let mut found: BTreeMap<ServiceId, BTreeMap<Uuid, Vec<Schedule>>> = BTreeMap::new();
    for HoursRow { service_id, line } in rows {
        found.entry(service_id).or_default().entry(line.owner_id).or_default().push(line.schedule());
    }
    // Of a service that goes by its places, one that says nothing, or whose hours would tell where it is, may be open.
    let silent = silent_places(conn).await?;
    found.retain(|service, lines| !silent.contains(service) || lines.contains_key(&service.uuid()));
    let calendar = |(service, mut lines): (ServiceId, BTreeMap<Uuid, Vec<Schedule>>)| {
        let own = lines.remove(&service.uuid()).map(|own| vec![own]);
        (service, Calendar::of(own.unwrap_or_else(|| lines.into_values().collect())))
    };
    Ok(found.into_iter().map(calendar).collect())
}

/// The services that are given at a place of which nobody may say, or has said, when it is open.
async fn silent_places(conn: &mut Conn) -> Result<HashSet<ServiceId>, Halt> {
    let found: Vec<ServiceId> = on!(conn, |c| sqlx::query_scalar(
        "select distinct s.service_id
           from service s
           join service_at_location x on x.service_id = s.service_id and x.edition = s.edition
           join location l on l.location_id = x.location_id
          where s.status = 'active'
            and (l.confidential
                 or not exists (select 1 from schedule h
                                 where h.owner_id = l.location_id and h.edition = l.edition))
          limit $1",
    )
    .bind(ROWS_MAX)
    .fetch_all(c)
    .await)?;
    Ok(found.into_iter().collect())
}

async fn helps(conn: &mut Conn) -> Result<Vec<(ServiceId, Domain, Option<KindOfHelpId>)>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select h.service_id, h.domain, h.kind_of_help_id
           from service s
           join service_help h on h.service_id = s.service_id and h.edition = s.edition
          where s.status = 'active' order by h.service_id, h.position limit $1",
    )
    .bind(ROWS_MAX)
    .fetch_all(c)
    .await)?)
}

async fn areas(conn: &mut Conn) -> Result<Vec<(ServiceId, AreaId)>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select a.service_id, a.area_id
           from service s
           join service_area a on a.service_id = s.service_id and a.edition = s.edition
          where s.status = 'active' order by a.service_id, a.area_id limit $1",
    )
    .bind(ROWS_MAX)
    .fetch_all(c)
    .await)?)
}

async fn places(conn: &mut Conn) -> Result<Vec<PlaceRow>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select x.service_id, l.area_id, l.latitude, l.longitude
           from service s
           join service_at_location x on x.service_id = s.service_id and x.edition = s.edition
           join location l on l.location_id = x.location_id
          where s.status = 'active' and l.kind = 'physical' and not l.confidential
          order by x.service_id, x.location_id limit $1",
    )
    .bind(ROWS_MAX)
    .fetch_all(c)
    .await)?)
}
