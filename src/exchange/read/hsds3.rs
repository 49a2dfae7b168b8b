//! HSDS 3.0 as tables. A service belongs to an organisation and is given at places through
//! `service_at_location`.
use super::{Hanging, Ids, check_days, hang};
use crate::{
    areas::Point,
    directory::{
        Entity,
        model::{Address, Face, Location, LocationKind, Phone, Schedule, Service, ServiceStatus, Span, Term},
    },
    exchange::{
        draft::{Copy, Draft, blank},
        map::Map,
        refusal::Reason,
        sheet::{Known, PARAGRAPH_MAX, Report, Row, Sheet},
        value,
    },
};
use std::{collections::HashMap, path::Path};

/// What hangs on the records, by the source's ids.
#[derive(Default)]
struct Around {
    places: HashMap<String, Vec<String>>,
    phones: Hanging<Phone>,
    addresses: Hanging<Address>,
    schedules: Hanging<Schedule>,
    languages: Hanging<String>,
    areas: Hanging<String>,
    terms: Hanging<Term>,
}

/// A pairing of a service and a place, which others may refer to.
struct Pairings {
    known: Known,
    services: HashMap<String, String>,
}

/// Reads a copy whole.
pub(super) fn read(folder: &Path, map: &Map, report: &mut Report) -> Copy {
    let (mut copy, mut ids) = (Copy::default(), Ids::new());
    let needed = |file, columns: &[&'static str], report: &mut Report| {
        Sheet::read(folder, file, true, columns, report)
    };
    let sheet = needed("organizations.csv", &["id", "name"], report);
    organizations(&sheet, map, &mut ids, &mut copy, report);
    let sheet = needed("locations.csv", &["id", "location_type"], report);
    locations(&sheet, &mut ids, &mut copy, report);
    let sheet = needed("services.csv", &["id", "organization_id", "name", "status"], report);
    services(&sheet, &mut ids, &mut copy, report);
    let around = around(folder, &ids, report);
    settle(&mut copy, around, map);
    copy.refused = ids.refused();
    copy
}

fn organizations(sheet: &Sheet, map: &Map, ids: &mut Ids, copy: &mut Copy, report: &mut Report) {
    for mut row in sheet.each() {
        let id = row.id("id", &ids.organizations);
        let face = Face {
            organization: blank(),
            kind: map.kind(&id),
            name: row.required("name"),
            alternate_name: row.line("alternate_name"),
            description: row.free("description"),
            url: row.parsed("website", value::url),
            mail: row.parsed("email", value::mail),
            tax_code: row.line("tax_id"),
            verified_at: None,
            phones: Vec::new(),
        };
        if row.end(&id, &mut ids.organizations, report) {
            let (organization, locations) = (id.clone(), Vec::new());
            copy.organizations.push(Draft { source_id: id, organization, locations, entry: face });
        }
    }
}

fn locations(sheet: &Sheet, ids: &mut Ids, copy: &mut Copy, report: &mut Report) {
    for mut row in sheet.each() {
        let id = row.id("id", &ids.locations);
        let organization = row.belongs("organization_id", &ids.organizations);
        let name = row.line("name").or_else(|| row.line("alternate_name")).unwrap_or_else(|| id.clone());
        let mut place = Location::new(blank(), blank(), &name);
        row.needs(&["location_type"]);
        place.kind = row.parsed("location_type", location_kind).unwrap_or(LocationKind::Physical);
        place.description = row.free("description");
        place.url = row.parsed("url", value::url);
        place.transportation = row.text("transportation", PARAGRAPH_MAX);
        place.point = Point::of(
            row.parsed("latitude", |text| value::number(text, -90.0, 90.0)),
            row.parsed("longitude", |text| value::number(text, -180.0, 180.0)),
        );
        if row.end(&id, &mut ids.locations, report) {
            copy.locations.push(Draft { source_id: id, organization, locations: Vec::new(), entry: place });
        }
    }
}

fn location_kind(text: &str) -> Result<LocationKind, Reason> {
    LocationKind::parse(text).ok_or_else(|| Reason::UnknownWord(text.to_owned()))
}

fn services(sheet: &Sheet, ids: &mut Ids, copy: &mut Copy, report: &mut Report) {
    for mut row in sheet.each() {
        let id = row.id("id", &ids.services);
        let organization = row.belongs("organization_id", &ids.organizations);
        let mut service = Service::new(blank(), blank(), &row.required("name"));
        say(&mut service, &mut row);
        if row.end(&id, &mut ids.services, report) {
            copy.services.push(Draft { source_id: id, organization, locations: Vec::new(), entry: service });
        }
    }
}

/// The cells of a service that refer to nothing.
fn say(service: &mut Service, row: &mut Row<'_>) {
    service.alternate_name = row.line("alternate_name");
    service.description = row.free("description");
    service.url = row.parsed("url", value::url);
    service.mail = row.parsed("email", value::mail);
    service.application = row.text("application_process", PARAGRAPH_MAX);
    service.eligibility = row.text("eligibility_description", PARAGRAPH_MAX);
    service.fees = row.text("fees_description", PARAGRAPH_MAX);
    service.wait = row.line("wait_time");
    service.alert = row.text("alert", PARAGRAPH_MAX);
    service.ages =
        Span { from: row.parsed("minimum_age", value::age), to: row.parsed("maximum_age", value::age) };
    if service.ages.from.zip(service.ages.to).is_some_and(|(from, to)| to < from) {
        row.wrong("maximum_age", Reason::EndsFirst);
    }
    let assured = row.parsed("assured_date", value::date);
    service.verified_at = assured.and_then(|(day, _)| Some(day.and_hms_opt(12, 0, 0)?.and_utc()));
    row.needs(&["status"]);
    let status = row.parsed("status", |text| match text {
        "active" => Ok(ServiceStatus::Active),
        "inactive" | "temporarily closed" => Ok(ServiceStatus::Inactive),
        "defunct" => Ok(ServiceStatus::Closed),
        _ => Err(Reason::UnknownWord(text.to_owned())),
    });
    service.status = status.unwrap_or(ServiceStatus::Inactive);
}

fn around(folder: &Path, ids: &Ids, report: &mut Report) -> Around {
    let mut around = Around::default();
    let sheet = |file, columns: &[&'static str], report: &mut Report| {
        Sheet::read(folder, file, false, columns, report)
    };
    let found = sheet("service_at_location.csv", &["id", "service_id", "location_id"], report);
    let pairings = pairings(&found, ids, &mut around, report);
    let found = sheet("addresses.csv", &["id", "location_id", "address_1", "city", "country"], report);
    addresses(&found, ids, &mut around, report);
    let found = sheet("phones.csv", &["id", "number"], report);
    phones(&found, ids, &pairings, &mut around, report);
    let found = sheet("schedules.csv", &["id"], report);
    schedules(&found, ids, &pairings, &mut around, report);
    let found = sheet("languages.csv", &["id", "name"], report);
    languages(&found, ids, &mut around, report);
    let found = sheet("service_areas.csv", &["id", "service_id", "name"], report);
    areas(&found, ids, &mut around, report);
    let names = sheet("taxonomy_terms.csv", &["id", "name"], report);
    let found = sheet("attributes.csv", &["id", "link_id", "taxonomy_term_id", "link_entity"], report);
    terms(&names, &found, ids, &mut around, report);
    around
}

fn pairings(sheet: &Sheet, ids: &Ids, around: &mut Around, report: &mut Report) -> Pairings {
    let mut pairings = Pairings { known: Known::of("service_at_location.csv"), services: HashMap::new() };
    for mut row in sheet.each() {
        let id = row.id("id", &pairings.known);
        let service = row.belongs("service_id", &ids.services);
        let location = row.belongs("location_id", &ids.locations);
        if row.end(&id, &mut pairings.known, report) {
            let places = around.places.entry(service.clone()).or_default();
            if !places.contains(&location) {
                places.push(location);
            }
            pairings.services.insert(id, service);
        }
    }
    pairings
}

/// What a row belongs to: the pairing's service, else the service, the place, the organisation.
fn owner(row: &mut Row<'_>, ids: &Ids, pairings: &Pairings) -> Option<(Entity, String)> {
    const OWNERS: [(&str, Entity); 3] = [
        ("service_id", Entity::Service),
        ("location_id", Entity::Location),
        ("organization_id", Entity::Organization),
    ];
    let pairing = row.refer("service_at_location_id", &pairings.known);
    let of_pairing = pairing.and_then(|id| Some((Entity::Service, pairings.services.get(&id)?.clone())));
    let any = OWNERS.iter().any(|(column, _)| row.has(column));
    let own = if any || !row.has("service_at_location_id") { ids.owner(row, &OWNERS) } else { None };
    of_pairing.or(own)
}

fn addresses(sheet: &Sheet, ids: &Ids, around: &mut Around, report: &mut Report) {
    let mut own = Known::of("addresses.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let location = row.belongs("location_id", &ids.locations);
        row.needs(&["country"]);
        let address = Address {
            kind: row.parsed("address_type", location_kind).unwrap_or(LocationKind::Physical),
            attention: row.line("attention"),
            line_1: row.required("address_1"),
            line_2: row.line("address_2"),
            city: row.required("city"),
            region: row.line("state_province"),
            postal_code: row.line("postal_code"),
            country: row.parsed("country", value::country).unwrap_or_default(),
        };
        if row.end(&id, &mut own, report) {
            hang(&mut around.addresses, Some((Entity::Location, location)), address);
        }
    }
}

fn phones(sheet: &Sheet, ids: &Ids, pairings: &Pairings, around: &mut Around, report: &mut Report) {
    let mut own = Known::of("phones.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let owner = owner(&mut row, ids, pairings);
        let phone = Phone {
            number: row.required("number").trim_matches('"').to_owned(),
            extension: row.line("extension"),
            kind: row.line("type"),
            description: row.text("description", PARAGRAPH_MAX),
        };
        if row.end(&id, &mut own, report) {
            hang(&mut around.phones, owner, phone);
        }
    }
}

fn schedules(sheet: &Sheet, ids: &Ids, pairings: &Pairings, around: &mut Around, report: &mut Report) {
    let mut own = Known::of("schedules.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let owner = owner(&mut row, ids, pairings);
        let schedule = Schedule {
            from: row.parsed("valid_from", value::date).map(|(day, _)| day),
            until: row.parsed("valid_to", value::date).map(|(day, _)| day),
            opens: row.parsed("opens_at", value::time),
            closes: row.parsed("closes_at", value::time),
            note: row.text("description", PARAGRAPH_MAX).or_else(|| row.text("notes", PARAGRAPH_MAX)),
            ..Schedule::default()
        };
        check_days(&mut row, &schedule, "valid_to");
        let days = weekdays(&mut row);
        if row.end(&id, &mut own, report) {
            for weekday in days {
                hang(&mut around.schedules, owner.clone(), Schedule { weekday, ..schedule.clone() });
            }
        }
    }
}

/// One row for each day of the week; one for all where none is named.
fn weekdays(row: &mut Row<'_>) -> Vec<Option<i64>> {
    let mut days = Vec::new();
    for day in row.list("byday") {
        match value::weekday(&day) {
            Ok(day) => days.push(Some(day)),
            Err(reason) => row.wrong("byday", reason),
        }
    }
    if days.is_empty() { vec![None] } else { days }
}

fn languages(sheet: &Sheet, ids: &Ids, around: &mut Around, report: &mut Report) {
    let mut own = Known::of("languages.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let service = row.refer("service_id", &ids.services);
        row.refer("location_id", &ids.locations);
        let language = row.line("code").or_else(|| row.line("name"));
        if row.end(&id, &mut own, report)
            && let (Some(service), Some(language)) = (service, language)
        {
            hang(&mut around.languages, Some((Entity::Service, service)), language);
        }
    }
}

fn areas(sheet: &Sheet, ids: &Ids, around: &mut Around, report: &mut Report) {
    let mut own = Known::of("service_areas.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let service = row.belongs("service_id", &ids.services);
        let name = row.text("name", PARAGRAPH_MAX);
        if row.end(&id, &mut own, report)
            && let Some(name) = name
        {
            hang(&mut around.areas, Some((Entity::Service, service)), name);
        }
    }
}

fn terms(names: &Sheet, links: &Sheet, ids: &Ids, around: &mut Around, report: &mut Report) {
    let (mut known, mut terms) = (Known::of("taxonomy_terms.csv"), HashMap::new());
    for mut row in names.each() {
        let id = row.id("id", &known);
        let (code, name) = (row.line("code"), row.required("name"));
        if row.end(&id, &mut known, report) {
            terms.insert(id.clone(), Term { term: code.unwrap_or(id), name: Some(name) });
        }
    }
    let mut own = Known::of("attributes.csv");
    for mut row in links.each() {
        let id = row.id("id", &own);
        let term = row.belongs("taxonomy_term_id", &known);
        let of_service = row.line("link_entity").as_deref() == Some("service");
        let service = if of_service { row.refer("link_id", &ids.services) } else { None };
        if row.end(&id, &mut own, report)
            && let (Some(service), Some(term)) = (service, terms.get(&term))
        {
            let on = around.terms.entry((Entity::Service, service)).or_default();
            if !on.contains(term) {
                on.push(term.clone());
            }
        }
    }
}

/// Hangs what was read on its owners.
fn settle(copy: &mut Copy, mut around: Around, map: &Map) {
    for draft in &mut copy.organizations {
        let owner = (Entity::Organization, draft.source_id.clone());
        draft.entry.phones = around.phones.remove(&owner).unwrap_or_default();
    }
    for draft in &mut copy.locations {
        let owner = (Entity::Location, draft.source_id.clone());
        draft.entry.phones = around.phones.remove(&owner).unwrap_or_default();
        draft.entry.schedules = around.schedules.remove(&owner).unwrap_or_default();
        draft.entry.addresses = around.addresses.remove(&owner).unwrap_or_default();
        let town = draft.entry.addresses.first().map(|address| address.city.clone());
        draft.entry.area = town.and_then(|town| map.town(&town, &mut copy.unmapped));
    }
    for draft in &mut copy.services {
        let owner = (Entity::Service, draft.source_id.clone());
        let service = &mut draft.entry;
        draft.locations = around.places.remove(&draft.source_id).unwrap_or_default();
        service.phones = around.phones.remove(&owner).unwrap_or_default();
        service.schedules = around.schedules.remove(&owner).unwrap_or_default();
        service.terms = around.terms.remove(&owner).unwrap_or_default();
        service.helps = map.helps(&service.terms, &[], &mut copy.unmapped);
        service.rules = map.rules(&service.terms, &[]);
        let areas = around.areas.remove(&owner).unwrap_or_default();
        service.areas = map.areas(&areas, &mut copy.unmapped);
        let spoken = around.languages.remove(&owner).unwrap_or_default();
        service.languages = map.languages(&spoken, &mut copy.unmapped);
    }
}
