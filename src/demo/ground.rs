//! What stands before anybody comes: areas, organisations, their users, the directory.
use super::{DemoError, PASSWORD};
use crate::{
    accounts::{self, Hashing, NewAccount, NewOrganization, NewUser},
    areas::{self, Area, AreaKind, Point},
    call::{Call, Job},
    directory::{
        self, Entries,
        kinds::Kinds,
        model::{Capacity, CapacityState, Face, Help, Location, Rule, Rules, Service, Span},
    },
    kernel::{AreaId, Halt, LocationId, OrganizationId, ServiceId, Time, UserId},
    locale::Language,
    policy::{Actor, Domain, Kind, Purpose, Role, RoleSet},
};
use chrono::TimeDelta;
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

const AREAS: &str = include_str!("../../docs/examples/areas.csv");
const ORGANIZATIONS: &str = include_str!("organizations.csv");
const USERS: &str = include_str!("users.csv");
const SERVICES: &str = include_str!("services.csv");

/// One user and what they are to the law.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The address they sign in with.
    pub mail: String,
    /// Name and surname.
    pub name: String,
    /// The organisation's name.
    pub organization: String,
    /// Who they are to the law.
    pub actor: Actor,
}

/// The ground of a world.
pub(crate) struct Ground {
    pub(crate) seats: BTreeMap<String, Seat>,
    pub(crate) areas: HashMap<String, AreaId>,
    pub(crate) organizations: HashMap<String, OrganizationId>,
    pub(crate) kinds: Arc<Kinds>,
    services: HashMap<String, ServiceId>,
}

impl Ground {
    /// A user of `users.csv`.
    pub(crate) fn seat(&self, key: &str) -> Seat {
        self.seats[key].clone()
    }

    /// The text id of an area of `docs/examples/areas.csv`.
    pub(crate) fn area(&self, code: &str) -> String {
        self.areas[code].to_string()
    }

    /// The text id of an organisation of `organizations.csv`.
    pub(crate) fn organization(&self, key: &str) -> String {
        self.organizations[key].to_string()
    }

    /// The text id of a service of `services.csv`, by its name.
    pub(crate) fn service(&self, name: &str) -> String {
        self.services[name].to_string()
    }

    /// The text id of a kind of help.
    pub(crate) fn kind(&self, code: &str) -> String {
        self.kinds.by_code(code).map(|kind| kind.id.to_string()).unwrap_or_default()
    }

    /// A kind of help of a domain, the same for the same number; now and then none.
    pub(crate) fn some_kind(&self, domain: &str, number: usize) -> Option<String> {
        let kinds: Vec<_> = self.kinds.list(Domain::parse(domain)).collect();
        kinds.get(number % (kinds.len() + 2)).map(|kind| kind.code.clone())
    }
}

#[derive(Deserialize)]
struct AreaRow {
    kind: String,
    code: String,
    name: String,
    parent: String,
    latitude: f64,
    longitude: f64,
    residents: i64,
    source: String,
}

#[derive(Deserialize)]
struct OrganizationRow {
    key: String,
    kind: String,
    name: String,
    district: String,
    agreement: String,
}

#[derive(Deserialize)]
struct UserRow {
    key: String,
    organization: String,
    name: String,
    roles: String,
    districts: String,
}

#[derive(Deserialize)]
struct ServiceRow {
    organization: String,
    name: String,
    helps: String,
    areas: String,
    age_from: Option<i64>,
    age_to: Option<i64>,
    household_from: Option<i64>,
    household_to: Option<i64>,
    languages: String,
    capacity: String,
    places: Option<i64>,
    verified_days: i64,
    place: String,
    rules: String,
}

pub(super) fn rows<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, DemoError> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|e| DemoError::Refused(e.to_string()))
}

/// Plants the ground in one job, at the moment of the call.
pub(super) async fn plant(call: &Call) -> Result<Ground, DemoError> {
    let hash = Hashing::default().hash(PASSWORD.to_owned()).await?;
    let kinds = directory::kinds(call).await?;
    let (areas, organizations) = (rows::<AreaRow>(AREAS)?, rows::<OrganizationRow>(ORGANIZATIONS)?);
    let (users, services) = (rows::<UserRow>(USERS)?, rows::<ServiceRow>(SERVICES)?);
    let planted = call.write(move |job| {
        Box::pin(async move {
            let areas = plant_areas(job, areas).await?;
            let made = plant_organizations(job, &organizations, &areas).await?;
            let seats = plant_users(job, &users, &organizations, &made, &areas, &hash).await?;
            let services = plant_services(job, &services, &organizations, &made, &areas, &kinds).await?;
            Ok(Ground { seats, areas, organizations: made, kinds, services })
        })
    });
    Ok(planted.await?)
}

async fn plant_areas(job: &mut Job, rows: Vec<AreaRow>) -> Result<HashMap<String, AreaId>, Halt> {
    let mut ids = HashMap::new();
    let mut areas = Vec::new();
    for row in rows {
        let id = AreaId::mint();
        areas.push(Area {
            id,
            kind: AreaKind::parse(&row.kind).unwrap_or(AreaKind::Comune),
            parent: ids.get(&row.parent).copied(),
            centre: Point::of(Some(row.latitude), Some(row.longitude)),
            residents: Some(row.residents),
            code: row.code.clone(),
            name: row.name,
            source: row.source,
        });
        ids.insert(row.code, id);
    }
    areas::plant(job, &areas).await?;
    Ok(ids)
}

async fn plant_organizations(
    job: &mut Job,
    rows: &[OrganizationRow],
    areas: &HashMap<String, AreaId>,
) -> Result<HashMap<String, OrganizationId>, Halt> {
    let now = job.now();
    let new = |row: &OrganizationRow| NewOrganization {
        id: OrganizationId::mint(),
        kind: Kind::parse(&row.kind).unwrap_or(Kind::Network),
        name: row.name.clone(),
        district: areas.get(&row.district).copied(),
        tax_code: None,
        member_since: now,
        agreement_signed_at: (row.agreement == "yes").then_some(now),
        demo: true,
    };
    let made: Vec<_> = rows.iter().map(new).collect();
    accounts::plant(job, &made, Vec::new()).await?;
    Ok(rows.iter().map(|row| row.key.clone()).zip(made.iter().map(|new| new.id)).collect())
}

async fn plant_users(
    job: &mut Job,
    rows: &[UserRow],
    organizations: &[OrganizationRow],
    made: &HashMap<String, OrganizationId>,
    areas: &HashMap<String, AreaId>,
    hash: &str,
) -> Result<BTreeMap<String, Seat>, Halt> {
    let (mut seats, mut accounts) = (BTreeMap::new(), Vec::new());
    for row in rows {
        let Some(of) = organizations.iter().find(|one| one.key == row.organization) else { continue };
        let roles: RoleSet = row.roles.split_whitespace().filter_map(Role::parse).collect();
        let (id, mail) = (UserId::mint(), mail(&row.key, &row.organization));
        let user = NewUser {
            organization: made[&row.organization],
            name: row.name.clone(),
            mail: mail.clone(),
            roles,
            districts: row.districts.split_whitespace().map(|code| areas[code]).collect(),
            language: Language::It,
        };
        accounts.push(NewAccount { id, user, password_hash: Some(hash.to_owned()), demo: true });
        seats.insert(row.key.clone(), seat(id, row, of, made[&row.organization], roles, mail));
    }
    accounts::plant(job, &[], accounts).await?;
    Ok(seats)
}

fn seat(
    user: UserId,
    row: &UserRow,
    of: &OrganizationRow,
    organization: OrganizationId,
    roles: RoleSet,
    mail: String,
) -> Seat {
    let actor = Actor {
        user,
        organization,
        kind: Kind::parse(&of.kind).unwrap_or(Kind::Network),
        roles,
        district: (!of.district.is_empty()).then(|| of.district.clone()),
        agreement: of.agreement == "yes",
        purpose: Purpose::Coordinate,
    };
    Seat { mail, name: row.name.clone(), organization: of.name.clone(), actor }
}

fn mail(user: &str, organization: &str) -> String {
    format!("{user}@{}.example", organization.replace('_', "-"))
}

/// The users of a world that was made before, by what is written down of them.
pub(super) async fn seats(call: &Call) -> Result<BTreeMap<String, Seat>, DemoError> {
    let organizations = rows::<OrganizationRow>(ORGANIZATIONS)?;
    let mut seats = BTreeMap::new();
    for row in rows::<UserRow>(USERS)? {
        let mail = mail(&row.key, &row.organization);
        let found = accounts::user_by_mail(&mut *call.reader().await?, &mail).await?;
        let of = organizations.iter().find(|one| one.key == row.organization);
        if let (Some(user), Some(of)) = (found, of) {
            let seat = seat(user.id, &row, of, user.organization, user.roles, mail);
            seats.insert(row.key.clone(), seat);
        }
    }
    call.release().await;
    Ok(seats)
}

async fn plant_services(
    job: &mut Job,
    rows: &[ServiceRow],
    organizations: &[OrganizationRow],
    made: &HashMap<String, OrganizationId>,
    areas: &HashMap<String, AreaId>,
    kinds: &Kinds,
) -> Result<HashMap<String, ServiceId>, Halt> {
    // Freshness is measured from today, which is not the day on which the ground is planted.
    let today = job.now() + TimeDelta::days(400);
    let mut entries = Entries::default();
    for row in organizations {
        entries.faces.push(face(made[&row.key], row, today));
    }
    for row in rows {
        let organization = made[&row.organization];
        let mut place = Location::new(LocationId::mint(), organization, &format!("Sede – {}", row.name));
        place.area = areas.get(&row.place).copied();
        place.confidential = row.organization == "cav";
        let offered_by = organizations.iter().find(|one| one.key == row.organization);
        let offered_by = offered_by.map_or_else(String::new, |one| one.name.clone());
        entries.services.push((service(row, organization, place.id, areas, kinds, today), offered_by));
        entries.locations.push(place);
    }
    directory::plant(job, &entries).await?;
    Ok(entries.services.into_iter().map(|(service, _)| (service.name, service.id)).collect())
}

fn face(organization: OrganizationId, row: &OrganizationRow, today: Time) -> Face {
    Face {
        organization,
        kind: Kind::parse(&row.kind).unwrap_or(Kind::Network),
        name: row.name.clone(),
        alternate_name: None,
        description: None,
        url: None,
        mail: Some(format!("info@{}.example", row.key.replace('_', "-"))),
        tax_code: None,
        verified_at: Some(today - TimeDelta::days(30)),
        phones: Vec::new(),
    }
}

fn service(
    row: &ServiceRow,
    organization: OrganizationId,
    place: LocationId,
    areas: &HashMap<String, AreaId>,
    kinds: &Kinds,
    today: Time,
) -> Service {
    let verified = today - TimeDelta::days(row.verified_days);
    let help = |code: &str| kinds.by_code(code).map(|kind| Help { domain: kind.domain, kind: Some(kind.id) });
    let mut service = Service::new(ServiceId::mint(), organization, &row.name);
    service.ages = Span { from: row.age_from, to: row.age_to };
    service.household = Span { from: row.household_from, to: row.household_to };
    let rule = |text: &str| Rule::parse(text, |code| areas.get(code).copied());
    service.rules = Rules(row.rules.split_whitespace().filter_map(rule).collect());
    service.languages = row.languages.split_whitespace().map(str::to_owned).collect();
    service.capacity = CapacityState::parse(&row.capacity).map(|state| Capacity {
        state,
        free_places: row.places,
        at: verified,
    });
    service.verified_at = Some(verified);
    service.helps = row.helps.split_whitespace().filter_map(help).collect();
    service.areas = row.areas.split_whitespace().map(|code| areas[code]).collect();
    service.locations = vec![place];
    service
}
