//! Entries, written whole: the row and what hangs on it, all in one edition of one source.
use super::rules;
use crate::{
    areas::Point,
    db::{Conn, on},
    directory::model::{Address, Face, Location, NETWORK, Phone, Schedule, Service},
    kernel::{Halt, Id, LocationId, ServiceId, text},
};
use uuid::Uuid;

/// Where an entry comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The source.
    pub source: &'a str,
    /// The id that the source has for it.
    pub source_id: Option<&'a str>,
    /// The edition of the source in which it is so.
    pub edition: i64,
    /// The hash of all that the source says of it.
    pub digest: Option<&'a [u8]>,
}

impl Origin<'_> {
    /// Entered here.
    pub const NETWORK: Self = Self { source: NETWORK, source_id: None, edition: 0, digest: None };
}

/// Characters of a description that a search looks into.
const SEARCHED: usize = 2_000;

pub(in crate::directory) async fn face(conn: &mut Conn, origin: Origin<'_>, face: &Face) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into face_edition (organization_id, edition, source, source_id, digest, kind, name, name_key,
                alternate_name, description, url, mail, tax_code, verified_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(face.organization)
    .bind(origin.edition)
    .bind(origin.source)
    .bind(origin.source_id)
    .bind(origin.digest)
    .bind(face.kind)
    .bind(&face.name)
    .bind(text::search_key(&face.name))
    .bind(&face.alternate_name)
    .bind(&face.description)
    .bind(&face.url)
    .bind(&face.mail)
    .bind(&face.tax_code)
    .bind(face.verified_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    phones(conn, face.organization.uuid(), origin.edition, &face.phones).await
}

pub(in crate::directory) async fn location(
    conn: &mut Conn,
    origin: Origin<'_>,
    location: &Location,
) -> Result<(), Halt> {
    let Point { latitude, longitude } = location.point.unwrap_or(Point { latitude: 0.0, longitude: 0.0 });
    on!(conn, |c| {
        sqlx::query(
        "insert into location_edition (location_id, edition, source, source_id, digest, organization_id, kind,
                name, description, url, accessibility, transportation, area_id, latitude, longitude,
                confidential)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
    )
    .bind(location.id)
    .bind(origin.edition)
    .bind(origin.source)
    .bind(origin.source_id)
    .bind(origin.digest)
    .bind(location.organization)
    .bind(location.kind)
    .bind(&location.name)
    .bind(&location.description)
    .bind(&location.url)
    .bind(&location.accessibility)
    .bind(&location.transportation)
    .bind(location.area)
    .bind(location.point.map(|_| latitude))
    .bind(location.point.map(|_| longitude))
    .bind(location.confidential)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    for (position, address) in (1..).zip(&location.addresses) {
        self::address(conn, location.id, origin.edition, position, address).await?;
    }
    phones(conn, location.id.uuid(), origin.edition, &location.phones).await?;
    schedules(conn, location.id.uuid(), origin.edition, &location.schedules).await
}

/// `offered_by` is the organisation's name, by which its services are found too.
pub(in crate::directory) async fn service(
    conn: &mut Conn,
    origin: Origin<'_>,
    service: &Service,
    offered_by: &str,
) -> Result<(), Halt> {
    service_row(conn, origin, service, &words(service, offered_by)).await?;
    let (id, edition) = (service.id, origin.edition);
    for (position, help) in (1_i64..).zip(&service.helps) {
        on!(conn, |c| sqlx::query(
            "insert into service_help (service_id, edition, position, domain, kind_of_help_id)
             values ($1, $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(edition)
        .bind(position)
        .bind(help.domain)
        .bind(help.kind)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    for area in &service.areas {
        on!(conn, |c| sqlx::query(
            "insert into service_area (service_id, edition, area_id) values ($1, $2, $3)"
        )
        .bind(id)
        .bind(edition)
        .bind(*area)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    for location in &service.locations {
        on!(conn, |c| sqlx::query(
            "insert into service_at_location (service_id, edition, location_id) values ($1, $2, $3)"
        )
        .bind(id)
        .bind(edition)
        .bind(*location)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    rules::insert(conn, edition, service).await?;
    terms(conn, id, edition, service).await?;
    phones(conn, id.uuid(), edition, &service.phones).await?;
    schedules(conn, id.uuid(), edition, &service.schedules).await
}

async fn service_row(
    conn: &mut Conn,
    origin: Origin<'_>,
    service: &Service,
    words: &str,
) -> Result<(), Halt> {
    let capacity = service.capacity;
    on!(conn, |c| sqlx::query(
        "insert into service_edition (service_id, edition, source, source_id, digest, organization_id, name,
                name_key, words, alternate_name, description, url, mail, status, application, eligibility,
                fees, wait, documents, alert, age_from, age_to, household_from, household_to, languages,
                capacity, free_places, capacity_at, verified_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                $21, $22, $23, $24, $25, $26, $27, $28, $29)",
    )
    .bind(service.id)
    .bind(origin.edition)
    .bind(origin.source)
    .bind(origin.source_id)
    .bind(origin.digest)
    .bind(service.organization)
    .bind(&service.name)
    .bind(text::search_key(&service.name))
    .bind(words)
    .bind(&service.alternate_name)
    .bind(&service.description)
    .bind(&service.url)
    .bind(&service.mail)
    .bind(service.status)
    .bind(&service.application)
    .bind(&service.eligibility)
    .bind(&service.fees)
    .bind(&service.wait)
    .bind(&service.documents)
    .bind(&service.alert)
    .bind(service.ages.from)
    .bind(service.ages.to)
    .bind(service.household.from)
    .bind(service.household.to)
    .bind(service.languages.join(" "))
    .bind(capacity.map(|capacity| capacity.state))
    .bind(capacity.and_then(|capacity| capacity.free_places))
    .bind(capacity.map(|capacity| capacity.at))
    .bind(service.verified_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// What a search looks into.
fn words(service: &Service, offered_by: &str) -> String {
    let description = service.description.as_deref().unwrap_or_default();
    let searched: String = description.chars().take(SEARCHED).collect();
    let alternate = service.alternate_name.as_deref().unwrap_or_default();
    let keywords = service.keywords.join(" ");
    text::search_key(&[&service.name, alternate, offered_by, &keywords, &searched].join(" "))
}

async fn terms(conn: &mut Conn, id: ServiceId, edition: i64, service: &Service) -> Result<(), Halt> {
    for term in &service.terms {
        on!(conn, |c| sqlx::query(
            "insert into service_term (service_id, edition, term, name) values ($1, $2, $3, $4)"
        )
        .bind(id)
        .bind(edition)
        .bind(&term.term)
        .bind(&term.name)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}

async fn address(
    conn: &mut Conn,
    location: LocationId,
    edition: i64,
    position: i64,
    address: &Address,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into address (location_id, edition, position, kind, attention, line_1, line_2, city, region,
                postal_code, country)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(location)
    .bind(edition)
    .bind(position)
    .bind(address.kind)
    .bind(&address.attention)
    .bind(&address.line_1)
    .bind(&address.line_2)
    .bind(&address.city)
    .bind(&address.region)
    .bind(&address.postal_code)
    .bind(&address.country)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

async fn phones(conn: &mut Conn, owner: Uuid, edition: i64, phones: &[Phone]) -> Result<(), Halt> {
    for (position, phone) in (1_i64..).zip(phones) {
        on!(conn, |c| sqlx::query(
            "insert into phone (owner_id, edition, position, number, extension, kind, description)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(owner)
        .bind(edition)
        .bind(position)
        .bind(&phone.number)
        .bind(&phone.extension)
        .bind(&phone.kind)
        .bind(&phone.description)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}

async fn schedules(conn: &mut Conn, owner: Uuid, edition: i64, rows: &[Schedule]) -> Result<(), Halt> {
    for (position, row) in (1_i64..).zip(rows) {
        on!(conn, |c| {
            sqlx::query(
            "insert into schedule (owner_id, edition, position, weekday, from_on, until_on, every_year, closed,
                    opens, closes, note)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(owner)
        .bind(edition)
        .bind(position)
        .bind(row.weekday)
        .bind(row.from)
        .bind(row.until)
        .bind(row.every_year)
        .bind(row.closed)
        .bind(&row.opens)
        .bind(&row.closes)
        .bind(&row.note)
        .execute(c)
        .await
        .map(|_| ())
        })?;
    }
    Ok(())
}
