//! The CSV files of the Ohana API. A service belongs to a place, a place to an organisation.
use super::{Hanging, Ids, check_days, hang};
use crate::{
    areas::Point,
    directory::{
        Entity,
        model::{Address, Face, Location, LocationKind, Phone, Schedule, Service, ServiceStatus, Term},
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

/// The files. Those that are needed come first.
struct Files {
    organizations: Sheet,
    locations: Sheet,
    services: Sheet,
    programs: Sheet,
    taxonomy: Sheet,
    contacts: Sheet,
    phones: Sheet,
    addresses: Sheet,
    mail_addresses: Sheet,
    regular: Sheet,
    holidays: Sheet,
}

impl Files {
    fn open(folder: &Path, report: &mut Report) -> Self {
        let address = ["id", "location_id", "address_1", "city", "country"];
        let mut needed = |file, columns: &[&'static str]| Sheet::read(folder, file, true, columns, report);
        let organizations = needed("organizations.csv", &["id", "name"]);
        let locations = needed("locations.csv", &["id", "organization_id", "name"]);
        let services = needed("services.csv", &["id", "location_id", "name", "status"]);
        let mut other = |file, columns: &[&'static str]| Sheet::read(folder, file, false, columns, report);
        Self {
            organizations,
            locations,
            services,
            programs: other("programs.csv", &["id", "organization_id", "name"]),
            taxonomy: other("taxonomy.csv", &["taxonomy_id", "name"]),
            contacts: other("contacts.csv", &["id", "name"]),
            phones: other("phones.csv", &["id", "number"]),
            addresses: other("addresses.csv", &address),
            mail_addresses: other("mail_addresses.csv", &address),
            regular: other("regular_schedules.csv", &["id", "weekday", "opens_at"]),
            holidays: other("holiday_schedules.csv", &["id", "start_date", "closed"]),
        }
    }
}

/// What hangs on the records.
#[derive(Default)]
struct Around {
    phones: Hanging<Phone>,
    addresses: Hanging<Address>,
    schedules: Hanging<Schedule>,
}

/// Reads a copy whole.
pub(super) fn read(folder: &Path, map: &Map, report: &mut Report) -> Copy {
    let files = Files::open(folder, report);
    let (mut copy, mut ids) = (Copy::default(), Ids::new());
    organizations(&files.organizations, map, &mut ids, &mut copy, report);
    locations(&files.locations, &mut ids, &mut copy, report);
    let spoken = languages(&files.locations);
    let (programs, terms) = (programs(&files.programs, &ids, report), terms(&files.taxonomy, report));
    let lists = Lists { map, programs: &programs, terms: &terms, spoken: &spoken };
    services(&files.services, &lists, &mut ids, &mut copy, report);
    let around = around(&files, &ids, report);
    settle(&mut copy, around, map);
    copy.refused = ids.refused();
    copy
}

fn organizations(sheet: &Sheet, map: &Map, ids: &mut Ids, copy: &mut Copy, report: &mut Report) {
    for mut row in sheet.each() {
        let id = row.id("id", &ids.organizations);
        row.parsed("date_incorporated", value::date);
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
        let mut place = Location::new(blank(), blank(), &row.required("name"));
        if row.parsed("virtual", value::boolean) == Some(true) {
            place.kind = LocationKind::Virtual;
        }
        place.description = row.free("description");
        place.url = row.parsed("website", value::url);
        row.parsed("email", value::mail);
        place.accessibility = row.text("accessibility", PARAGRAPH_MAX);
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

/// The languages spoken at each place.
fn languages(sheet: &Sheet) -> HashMap<String, Vec<String>> {
    sheet.each().filter_map(|mut row| Some((row.line("id")?, row.list("languages")))).collect()
}

fn programs(sheet: &Sheet, ids: &Ids, report: &mut Report) -> Known {
    let mut known = Known::of("programs.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &known);
        row.belongs("organization_id", &ids.organizations);
        row.required("name");
        row.end(&id, &mut known, report);
    }
    known
}

/// The names of the terms. A term's parent stands before it.
fn terms(sheet: &Sheet, report: &mut Report) -> (Known, HashMap<String, String>) {
    let (mut known, mut names) = (Known::of("taxonomy.csv"), HashMap::new());
    for mut row in sheet.each() {
        let id = row.id("taxonomy_id", &known);
        let name = row.required("name");
        row.refer("parent_id", &known);
        if row.end(&id, &mut known, report) {
            names.insert(id, name);
        }
    }
    (known, names)
}

/// What services refer to.
struct Lists<'a> {
    map: &'a Map,
    programs: &'a Known,
    terms: &'a (Known, HashMap<String, String>),
    spoken: &'a HashMap<String, Vec<String>>,
}

fn services(sheet: &Sheet, lists: &Lists<'_>, ids: &mut Ids, copy: &mut Copy, report: &mut Report) {
    let owners: HashMap<_, _> =
        copy.locations.iter().map(|place| (place.source_id.clone(), place.organization.clone())).collect();
    for mut row in sheet.each() {
        let id = row.id("id", &ids.services);
        let location = row.belongs("location_id", &ids.locations);
        row.refer("program_id", lists.programs);
        let mut service = Service::new(blank(), blank(), &row.required("name"));
        say(&mut service, &mut row);
        service.terms = terms_of(&mut row, lists);
        service.helps = lists.map.helps(&service.terms, &service.keywords, &mut copy.unmapped);
        service.rules = lists.map.rules(&service.terms, &service.keywords);
        service.areas = lists.map.areas(&row.list("service_areas"), &mut copy.unmapped);
        let own = row.list("languages");
        let spoken = if own.is_empty() { lists.spoken.get(&location) } else { Some(&own) };
        service.languages = lists.map.languages(spoken.map_or(&[], Vec::as_slice), &mut copy.unmapped);
        if row.end(&id, &mut ids.services, report) {
            let organization = owners.get(&location).cloned().unwrap_or_default();
            let locations = vec![location];
            copy.services.push(Draft { source_id: id, organization, locations, entry: service });
        }
    }
}

/// The cells of a service that refer to nothing.
fn say(service: &mut Service, row: &mut Row<'_>) {
    service.alternate_name = row.line("alternate_name");
    service.description = row.free("description");
    service.keywords = row.list("keywords");
    service.url = row.parsed("website", value::url);
    service.mail = row.parsed("email", value::mail);
    service.application = row.text("application_process", PARAGRAPH_MAX);
    let whom = [row.text("audience", PARAGRAPH_MAX), row.text("eligibility", PARAGRAPH_MAX)];
    service.eligibility =
        Some(whom.into_iter().flatten().collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty());
    service.fees = row.text("fees", PARAGRAPH_MAX);
    service.wait = row.line("wait_time");
    service.documents = row.text("required_documents", PARAGRAPH_MAX);
    row.needs(&["status"]);
    let status = row.parsed("status", |text| match text {
        "active" => Ok(ServiceStatus::Active),
        "inactive" => Ok(ServiceStatus::Inactive),
        "defunct" => Ok(ServiceStatus::Closed),
        _ => Err(Reason::UnknownWord(text.to_owned())),
    });
    service.status = status.unwrap_or(ServiceStatus::Inactive);
}

fn terms_of(row: &mut Row<'_>, lists: &Lists<'_>) -> Vec<Term> {
    let (known, names) = lists.terms;
    let mut terms: Vec<Term> = Vec::new();
    for term in row.list("taxonomy_ids") {
        if !known.has(&term) {
            row.wrong("taxonomy_ids", Reason::NoSuch { file: "taxonomy.csv", id: term });
        } else if terms.iter().all(|one| one.term != term) {
            terms.push(Term { name: names.get(&term).cloned(), term });
        }
    }
    terms
}

const OWNERS: [(&str, Entity); 3] = [
    ("service_id", Entity::Service),
    ("location_id", Entity::Location),
    ("organization_id", Entity::Organization),
];

fn around(files: &Files, ids: &Ids, report: &mut Report) -> Around {
    let mut around = Around::default();
    let contacts = contacts(&files.contacts, ids, report);
    phones(&files.phones, ids, &contacts, &mut around.phones, report);
    addresses(&files.addresses, LocationKind::Physical, ids, &mut around.addresses, report);
    addresses(&files.mail_addresses, LocationKind::Postal, ids, &mut around.addresses, report);
    regular(&files.regular, ids, &mut around.schedules, report);
    holidays(&files.holidays, ids, &mut around.schedules, report);
    around
}

/// Whom each contact belongs to. Their names are not taken: people aren't directory entries.
fn contacts(sheet: &Sheet, ids: &Ids, report: &mut Report) -> (Known, HashMap<String, (Entity, String)>) {
    let (mut known, mut owners) = (Known::of("contacts.csv"), HashMap::new());
    for mut row in sheet.each() {
        let id = row.id("id", &known);
        row.required("name");
        row.parsed("email", value::mail);
        let owner = ids.owner(&mut row, &OWNERS);
        if row.end(&id, &mut known, report)
            && let Some(owner) = owner
        {
            owners.insert(id, owner);
        }
    }
    (known, owners)
}

fn phones(
    sheet: &Sheet,
    ids: &Ids,
    (known, contacts): &(Known, HashMap<String, (Entity, String)>),
    on: &mut Hanging<Phone>,
    report: &mut Report,
) {
    let mut own = Known::of("phones.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let of_contact = row.refer("contact_id", known).and_then(|id| contacts.get(&id).cloned());
        let owner = if row.has("contact_id") { of_contact } else { ids.owner(&mut row, &OWNERS) };
        let number = [row.line("country_prefix"), Some(row.required("number"))];
        let phone = Phone {
            number: number.into_iter().flatten().collect::<Vec<_>>().join(" "),
            extension: row.line("extension"),
            kind: row.line("number_type"),
            description: row.line("department"),
        };
        if row.end(&id, &mut own, report) {
            hang(on, owner, phone);
        }
    }
}

fn addresses(sheet: &Sheet, kind: LocationKind, ids: &Ids, on: &mut Hanging<Address>, report: &mut Report) {
    let mut own = Known::of(sheet.file);
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let location = row.belongs("location_id", &ids.locations);
        let address = Address {
            kind,
            attention: row.line("attention"),
            line_1: row.required("address_1"),
            line_2: row.line("address_2"),
            city: row.required("city"),
            region: row.line("state_province"),
            postal_code: row.line("postal_code"),
            country: row.parsed("country", value::country).unwrap_or_default(),
        };
        row.needs(&["country"]);
        if row.end(&id, &mut own, report) {
            hang(on, Some((Entity::Location, location)), address);
        }
    }
}

fn regular(sheet: &Sheet, ids: &Ids, on: &mut Hanging<Schedule>, report: &mut Report) {
    let mut own = Known::of("regular_schedules.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let owner = ids.owner(&mut row, &OWNERS[..2]);
        row.needs(&["weekday", "opens_at", "closes_at"]);
        let schedule = Schedule {
            weekday: row.parsed("weekday", value::weekday),
            opens: row.parsed("opens_at", value::time),
            closes: row.parsed("closes_at", value::time),
            ..Schedule::default()
        };
        if row.end(&id, &mut own, report) {
            hang(on, owner, schedule);
        }
    }
}

fn holidays(sheet: &Sheet, ids: &Ids, on: &mut Hanging<Schedule>, report: &mut Report) {
    let mut own = Known::of("holiday_schedules.csv");
    for mut row in sheet.each() {
        let id = row.id("id", &own);
        let owner = ids.owner(&mut row, &OWNERS[..2]);
        row.needs(&["start_date", "end_date", "closed"]);
        let (from, until) = (row.parsed("start_date", value::date), row.parsed("end_date", value::date));
        let schedule = Schedule {
            from: from.map(|(day, _)| day),
            until: until.map(|(day, _)| day),
            every_year: from.is_some_and(|(_, every_year)| every_year),
            closed: row.parsed("closed", value::boolean).unwrap_or(true),
            opens: row.parsed("opens_at", value::time),
            closes: row.parsed("closes_at", value::time),
            ..Schedule::default()
        };
        check_days(&mut row, &schedule, "end_date");
        if row.end(&id, &mut own, report) {
            hang(on, owner, schedule);
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
        draft.entry.phones = around.phones.remove(&owner).unwrap_or_default();
        draft.entry.schedules = around.schedules.remove(&owner).unwrap_or_default();
    }
}
