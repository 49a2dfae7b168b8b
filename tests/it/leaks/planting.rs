//! Networks as rows of either database: a world that is planted, not lived.
mod answers;
mod closing;
mod kept;
mod tables;

use super::network::{Network, Organization, To, Viewer};
use crate::support::Base;
use amis::{
    areas::{self, Area, AreaKind},
    call::{Call, Caller, House, Terms, TokenScopes},
    directory::{
        self, Entries,
        model::{Help, Service},
    },
    kernel::{AreaId, Clock, Id, Secrets, ServiceId, Time},
    locale::Language,
    policy::{Actor, KindSet, Law, Part, PartSet, RoleSet},
    web::schema::{self, Schema},
};
use async_graphql::{Request, Response, ValidationMode};
use chrono::{SecondsFormat, TimeDelta};
use serde_json::Value;
use std::{fmt::Write, sync::Arc};
use uuid::Uuid;

/// The name that every person's name begins with, so that a search for it finds all that may be found.
pub const NAME: &str = "canarino";
/// The name of those whose identity was altered. It comes after the other in every list.
pub const OTHER_NAME: &str = "usignolo";
/// And their fiscal code.
pub const FISCAL_CODE: &str = "CLMMRA74C19F205V";

pub struct Ground {
    pub base: Base,
    pub house: Arc<House>,
    pub districts: [AreaId; 2],
    schema: Schema,
}

/// Parts that are kept as documents.
const DOCUMENTS: [Part; 7] = [
    Part::Economic,
    Part::Citizenship,
    Part::Health,
    Part::Protection,
    Part::Minors,
    Part::Justice,
    Part::Story,
];

/// A value as SQL text of this database.
pub struct Sql<'b>(&'b Base, String);

impl Sql<'_> {
    fn id(&self, id: impl Id) -> String {
        self.uuid(id.uuid())
    }

    fn uuid(&self, id: Uuid) -> String {
        if self.0.is_sqlite() { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
    }

    fn at(at: Time) -> String {
        format!("'{}'", at.to_rfc3339_opts(SecondsFormat::AutoSi, false))
    }

    fn maybe(at: Option<Time>) -> String {
        at.map_or("null".to_owned(), Self::at)
    }

    fn flag(&self, flag: bool) -> &'static str {
        match (self.0.is_sqlite(), flag) {
            (true, true) => "1",
            (true, false) => "0",
            (false, true) => "true",
            (false, false) => "false",
        }
    }

    fn row(&mut self, table: &str, columns: &str, values: &[String]) {
        writeln!(self.1, "insert into {table} ({columns}) values ({});", values.join(", ")).unwrap();
    }
}

fn text(text: &str) -> String {
    format!("'{text}'")
}

impl Ground {
    /// The region, its one comune and two districts of it; the organisations with their services.
    pub async fn on(base: Base, law: Law, now: Time, organizations: &[Organization]) -> Self {
        drop(tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init());
        let (db, clock) = (base.db().clone(), Clock::at(now));
        let house = amis::house(db, Arc::new(law), clock, Secrets::new([1; 32]), Terms::default());
        let schema = schema::build(true).validation_mode(ValidationMode::Fast).finish();
        let districts = [AreaId::mint(), AreaId::mint()];
        let ground = Self { base, house: Arc::new(house), districts, schema };
        ground.plant_organizations(organizations).await;
        ground.plant_places(organizations).await;
        ground
    }

    async fn plant_organizations(&self, organizations: &[Organization]) {
        let mut sql = Sql(&self.base, String::new());
        for one in organizations {
            let bit = KindSet::of(&[one.kind]).bits().to_string();
            let (name, since) = (text("Ente"), Sql::at(one.member_since));
            let id = sql.id(one.id);
            let values =
                [id.clone(), text(one.kind.name()), bit, name, text("ente"), since.clone(), since.clone()];
            sql.row("organization", "id, kind, kind_bit, name, name_key, member_since, created_at", &values);
            let (user, mail) = (sql.id(one.user), text(&one.user.to_string()));
            let values = [user, id, text("Qualcuno"), mail.clone(), mail, since];
            sql.row("account", "id, organization_id, name, mail, mail_key, created_at", &values);
        }
        self.base.execute(&sql.1).await;
    }

    async fn plant_places(&self, organizations: &[Organization]) {
        let (region, comune) = (AreaId::mint(), AreaId::mint());
        let area = |id, kind, code: &str, parent| Area {
            id,
            kind,
            code: code.to_owned(),
            name: code.to_owned(),
            parent,
            centre: None,
            residents: Some(180_000),
            source: "test".to_owned(),
        };
        let areas = [
            area(region, AreaKind::Region, "03", None),
            area(comune, AreaKind::Comune, "015146", Some(region)),
            area(self.districts[0], AreaKind::Municipio, "015146-9", Some(comune)),
            area(self.districts[1], AreaKind::Municipio, "015146-8", Some(comune)),
        ];
        let service = |one: &Organization| {
            let helps = one.answers.iter().map(|domain| Help { domain: *domain, kind: None }).collect();
            let areas = vec![self.districts[one.district]];
            (Service { helps, areas, ..Service::new(ServiceId::mint(), one.id, "Aiuto") }, "Ente".to_owned())
        };
        let services = organizations.iter().map(service).collect();
        let call = Call::new(Arc::clone(&self.house), None, Language::En, "plant".to_owned());
        let planted = call.write(move |job| {
            Box::pin(async move {
                areas::plant(job, &areas).await?;
                directory::plant(job, &Entries { services, ..Entries::default() }).await
            })
        });
        planted.await.unwrap();
    }

    /// Puts one network in the place of the one before.
    pub async fn plant(&self, network: &Network) {
        const EMPTIED: &str = "delete from diary_entry; delete from lead_transfer; delete from card_crowd_member; delete from card_crowd; delete from notice_given; delete from orientation; delete from referral; delete from claim; delete from need_card;
            delete from need_member; delete from need; delete from part_request; delete from sharing_grant;
            delete from conference_guest; delete from conference;
            delete from access_block; delete from emergency_access; delete from household_member;
            delete from person_part; delete from person_address; delete from person_contact;
            delete from person_name; delete from person_identity; delete from person_access;
            delete from person; delete from household; ";
        let mut sql = Sql(&self.base, EMPTIED.to_owned());
        for one in &network.organizations {
            let (id, since) = (sql.id(one.id), Sql::at(one.member_since));
            writeln!(sql.1, "update organization set member_since = {since} where id = {id};").unwrap();
        }
        for at in 0..network.persons.len() {
            self.add_person(&mut sql, network, at);
        }
        for at in 0..network.persons.len() {
            add_household(&mut sql, network, at);
        }
        for at in 0..network.needs.len() {
            self.add_need(&mut sql, network, at);
        }
        tables::add_conferences(&mut sql, network);
        add_grants(&mut sql, network);
        answers::add_claims(&mut sql, network);
        answers::add_referrals(&mut sql, network);
        answers::add_orientations(&mut sql, network);
        kept::add_entries(&mut sql, network);
        kept::add_transfers(&mut sql, network);
        closing::add_blocks(&mut sql, network);
        closing::add_emergencies(&mut sql, network);
        self.base.execute(&sql.1).await;
    }

    fn add_person(&self, sql: &mut Sql<'_>, network: &Network, at: usize) {
        let one = &network.persons[at];
        let (id, lead) = (sql.id(one.id), sql.id(network.organizations[one.lead].id));
        let altered = |part: Part| network.altered.contains(&(at, part));
        let lives = if altered(Part::Address) { 1 - one.district } else { one.district };
        let (now, district) = (Sql::at(network.now), sql.id(self.districts[lives]));
        let kept = [id.clone(), lead.clone(), now.clone()];
        // A household has its person's id: nobody moves here.
        sql.row("household", "id, kind", &[id.clone(), text("registered")]);
        let ends = Sql::maybe(one.basis_ends);
        let values = [
            &id,
            &text(&one.code),
            &sql.flag(one.sealed).to_owned(),
            &lead,
            &text("public_task"),
            &ends,
            &id,
            &district,
            &text("it"),
            &now,
        ]
        .map(Clone::clone);
        sql.row(
            "person",
            "id, code, sealed, lead_organization_id, basis, basis_ends_at, household_id, district_id, languages, registered_at",
            &values,
        );
        sql.row("person_access", "person_id", std::slice::from_ref(&id));
        let pick = |part: Part, usual: &str, other: &str| text(if altered(part) { other } else { usual });
        // Altered names stand in the other order, too.
        let name = pick(Part::Identity, &format!("{NAME} {at}"), &format!("{OTHER_NAME} {}", 99 - at));
        sql.row("person_name", "person_id, key, lead_organization_id", &[id, name.clone(), lead]);
        let with = |values: &[String]| [&kept[..], values].concat();
        let columns = |columns: &str| format!("person_id, controller_id, updated_at, {columns}");
        let code = if altered(Part::Identity) { text(FISCAL_CODE) } else { "null".to_owned() };
        sql.row("person_identity", &columns("family_name, fiscal_code"), &with(&[name, code]));
        let phone = pick(Part::Contact, "02 1234567", "02 7654321");
        sql.row("person_contact", &columns("phone"), &with(&[phone]));
        let street = pick(Part::Address, "Via Ornato 12", "Via Padova Vecchia 4");
        sql.row("person_address", &columns("residence"), &with(&[street]));
        for part in DOCUMENTS {
            let body = match part {
                Part::Story => pick(part, r#"{"text":"Ho perso la casa"}"#, r#"{"text":"Sono nei guai"}"#),
                Part::Economic => pick(part, "{}", r#"{"benefits":"ADI"}"#),
                Part::Citizenship => pick(part, "{}", r#"{"nationality":"RO"}"#),
                Part::Health => pick(part, "{}", r#"{"conditions":"asma"}"#),
                _ => pick(part, "{}", r#"{"facts":"in corso"}"#),
            };
            sql.row("person_part", &columns("body, part"), &with(&[body, text(part.name())]));
        }
    }

    fn add_need(&self, sql: &mut Sql<'_>, network: &Network, at: usize) {
        let need = &network.needs[at];
        let person = &network.persons[need.person];
        let (id, subject) = (sql.id(need.id), sql.id(person.id));
        let (domain, district) = (text(need.domain.name()), sql.id(self.districts[person.district]));
        let part = PartSet::of(&[Part::Needs(need.domain)]);
        let whole = sql.flag(need.names.is_empty()).to_owned();
        let by = sql.id(network.organizations[person.lead].id);
        let opened = Sql::at(network.now - TimeDelta::days(20));
        let values = [
            id.clone(),
            subject.clone(),
            domain.clone(),
            part.bits().to_string(),
            text(need.status),
            text("soon"),
            text("self"),
            district.clone(),
            district.clone(),
            whole,
            by,
            opened,
        ];
        let columns = "id, person_id, domain, domain_bit, status, urgency, reported_by, area_id, district_id,
             whole_household, opened_by, opened_at";
        sql.row("need", columns, &values);
        for named in &need.names {
            let member = sql.id(person.members[*named].0);
            sql.row("need_member", "need_id, member_id", &[id.clone(), member]);
        }
        // Also where none is kept: the list must not rest on that.
        if need.status == "open" {
            let basis = part.union(PartSet::of(&[Part::Card])).bits().to_string();
            let values = [
                id,
                subject,
                domain,
                basis,
                district.clone(),
                district,
                text("soon"),
                "2".to_owned(),
                text("3"),
                text("2026-10-12"),
                at.to_string(),
                text(""),
                text("[]"),
            ];
            let columns =
                "need_id, person_id, domain, basis_parts, district_id, area_id, urgency, urgency_rank,
                severity_band, opened_week, tie, languages, answers";
            sql.row("need_card", columns, &values);
        }
    }

    /// Asks as somebody; what comes back is data without errors.
    pub async fn ask(&self, network: &Network, viewer: &Viewer, document: &str) -> Value {
        let answer = self.execute(network, viewer, document).await;
        assert!(answer.errors.is_empty(), "{viewer:?} {document}\n{:?}", answer.errors);
        answer.data.into_json().unwrap()
    }

    /// The whole answer, errors and all.
    pub async fn tell(&self, network: &Network, viewer: &Viewer, document: &str) -> Value {
        serde_json::to_value(self.execute(network, viewer, document).await).unwrap()
    }

    async fn execute(&self, network: &Network, viewer: &Viewer, document: &str) -> Response {
        let organization = &network.organizations[viewer.organization];
        let actor = Actor {
            user: organization.user,
            organization: organization.id,
            kind: organization.kind,
            roles: RoleSet::of(&viewer.roles),
            district: None,
            agreement: organization.agreement,
            purpose: viewer.purpose,
        };
        let caller = Caller {
            actor,
            user_version: 1,
            organization_version: 1,
            scopes: TokenScopes::ALL,
            until: None,
            behalf: amis::call::Behalf::of(Some(b"Marta Neri"), None).unwrap(),
        };
        let call = Call::new(Arc::clone(&self.house), Some(caller), Language::En, "leaks".to_owned());
        let answer = self.schema.execute(Request::new(document).data(call.clone())).await;
        call.release().await;
        answer
    }
}

fn add_household(sql: &mut Sql<'_>, network: &Network, at: usize) {
    let one = &network.persons[at];
    let altered = network.altered.contains(&(at, Part::Household));
    let name = text(if altered { "Sandro" } else { "Sara" });
    for (position, (member, other)) in one.members.iter().enumerate() {
        let other = other.map_or("null".to_owned(), |other| sql.id(network.persons[other].id));
        let values =
            [sql.id(*member), sql.id(one.id), other, name.clone(), text("child"), position.to_string()];
        sql.row("household_member", "id, household_id, person_id, name, tie, position", &values);
    }
}

fn add_grants(sql: &mut Sql<'_>, network: &Network) {
    for grant in &network.grants {
        let person = &network.persons[grant.person];
        let recorded_by = &network.organizations[grant.recorded_by];
        let (to, kinds) = match &grant.to {
            To::Organization(at) => (sql.id(network.organizations[*at].id), 0),
            To::Kinds(kinds) => ("null".to_owned(), kinds.bits()),
            To::Conference(_) => ("null".to_owned(), 0),
        };
        let table = match grant.to {
            To::Conference(at) => sql.id(network.conferences[at].id),
            To::Organization(_) | To::Kinds(_) => "null".to_owned(),
        };
        let values = [
            sql.id(grant.id),
            sql.id(person.id),
            text(grant.status),
            text("public_task"),
            text(grant.purpose.name()),
            grant.parts.bits().to_string(),
            sql.flag(grant.reads).to_owned(),
            sql.flag(grant.writes).to_owned(),
            to,
            kinds.to_string(),
            table,
            Sql::at(grant.signed),
            Sql::at(grant.from),
            Sql::at(grant.until),
            sql.id(recorded_by.user),
            sql.id(recorded_by.id),
            Sql::at(grant.signed),
        ];
        let columns =
            "id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds, conference_id,
            signed_at, from_at, until_at, collected_by, recorded_by, recorded_at";
        sql.row("sharing_grant", columns, &values);
    }
}
