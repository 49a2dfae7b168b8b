//! The access log: who is told of whose looks at Mario and at Anna.
use crate::{
    support::{Base, job, on_both},
    world::{World, monday},
};
use amis::{
    audit::{self, Context, Entry},
    call::Terms,
    kernel::{Clock, Id, PersonId, Secrets, Time},
    policy::{Actor, Domain, Kind, Law, Part, PartSet, Purpose, Relation, Role, RoleSet},
};
use chrono::TimeDelta;
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::{collections::BTreeSet, sync::Arc};

on_both!(
    franco_reads_who_looked_at_mario_and_no_content,
    giulia_reads_of_others_what_she_may_see_herself,
    strangers_are_told_of_nobodys_log,
    a_centre_that_looks_at_a_violent_man_is_told_to_nobody,
    a_centre_that_protects_sara_from_him_is_not_on_marios_sheet,
    of_random_looks_each_reader_is_told_what_the_rules_say,
    a_page_is_as_long_with_hidden_looks_as_without,
    logs_of_many_cost_the_statements_of_one,
    names_are_told_where_the_network_says_so,
);

const LOG: &str =
    "query ($id: ID!, $first: Int = 50, $after: String) { person(id: $id) { identity { familyName }
    accessLog(first: $first, after: $after) {
        nodes { at organization { name } roles worker relation act parts purpose emergency }
        edges { cursor } pageInfo { hasNextPage } } } }";

/// Somebody looked at a person, as if the law had let them.
pub async fn looked(
    world: &World,
    actor: &Actor,
    person: &str,
    at: Time,
    relation: Relation,
    parts: PartSet,
) {
    let person = PersonId::parse(person).unwrap();
    let entry = Entry { at, act: "person.read", person, relation: Some(relation), parts };
    record(world, actor.clone(), vec![entry]).await;
}

pub async fn record(world: &World, actor: Actor, entries: Vec<Entry>) {
    let work = job(move |conn| {
        Box::pin(async move {
            let context = Context { actor: &actor, policy: "0f", request: "test", behalf: None };
            // What is recorded at once has one moment.
            for entries in entries.chunk_by(|one, next| one.at == next.at) {
                audit::record(conn, &context, entries).await?;
            }
            Ok(())
        })
    });
    world.base.db().write(work).await.unwrap();
}

/// A person's log as somebody is told it.
async fn log(world: &World, user: &str, person: &str) -> Value {
    let variables = json!({ "id": person, "first": 100 });
    world.data(user, LOG, variables).await["person"]["accessLog"]["nodes"].take()
}

/// Who looked at what, by the name of the organisation's user.
fn told(log: &Value) -> Vec<(String, BTreeSet<String>)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let line = |row: &Value| {
        (text(&row["organization"]["name"]), row["parts"].as_array().unwrap().iter().map(text).collect())
    };
    log.as_array().unwrap().iter().map(line).collect()
}

fn parts(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn name<'w>(world: &'w World, user: &str) -> &'w str {
    &world.seat(user).organization
}

/// Carla reads what the clinic may see of Mario.
async fn carla_looks(world: &World, mario: &str) {
    let asked = "query ($id: ID!) { person(id: $id) { identity { familyName } health { conditions }
        needs { nodes { domain } } } }";
    world.data("carla", asked, json!({ "id": mario })).await;
}

async fn franco_reads_who_looked_at_mario_and_no_content(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    carla_looks(&world, &mario).await;
    let code = world.data("giulia", "query ($id: ID!) { person(id: $id) { code } }", json!({ "id": mario }));
    let code = code.await["person"]["code"].clone();
    let found = "query ($code: String) { people(search: $code) { nodes { id identity { familyName } contact { phone }
        needs { nodes { domain } } accessLog(first: 100) { nodes { organization { name } parts worker roles } } } } }";
    let found = world.data("franco", found, json!({ "code": code })).await;
    let found = &found["people"]["nodes"][0];
    assert_eq!(found["id"], mario);
    assert_eq!((&found["identity"], &found["contact"]), (&Value::Null, &Value::Null));
    assert_eq!(found["needs"]["nodes"], json!([]));
    let rows = told(&found["accessLog"]["nodes"]);
    let clinic = (name(&world, "carla").to_owned(), parts(&["IDENTITY", "HEALTH", "NEEDS_MENT"]));
    assert!(rows.contains(&clinic), "{rows:?}");
    assert!(rows.iter().any(|(who, _)| who == name(&world, "giulia")), "{rows:?}");
    assert_eq!(found["accessLog"]["nodes"][0]["worker"], Value::Null, "roles, and nobody's name");
    let record = "select count(*) from audit_event where act = 'person.read' and parts = 'access_log'";
    assert_eq!(world.base.number(record).await, 1, "and Franco's look is written down");
    let again = told(&log(&world, "franco", &mario).await);
    assert_eq!(again[0], (name(&world, "franco").to_owned(), parts(&["ACCESS_LOG"])));
}

async fn giulia_reads_of_others_what_she_may_see_herself(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    carla_looks(&world, &mario).await;
    let casa = world.seat("luca").actor.clone();
    let seen = PartSet::of(&[Part::Contact, Part::Needs(Domain::Hous)]);
    looked(&world, &casa, &mario, monday(), Relation::CareTeam, seen).await;
    looked(&world, &casa, &mario, monday(), Relation::Emergency, PartSet::of(&[Part::Health])).await;
    let giulia = log(&world, "giulia", &mario).await;
    let rows = told(&giulia);
    assert!(rows.contains(&(name(&world, "luca").to_owned(), parts(&["CONTACT", "NEEDS_HOUS"]))), "{rows:?}");
    let clinic = (name(&world, "carla").to_owned(), parts(&["IDENTITY", "NEEDS_MENT"]));
    assert!(rows.contains(&clinic), "without health, which is withheld from her: {rows:?}");
    assert!(!giulia.to_string().contains("HEALTH"), "{giulia}");
    let variables = json!({ "id": mario, "first": 100 });
    let listener = world.ask_in("giulia", RoleSet::of(&[Role::Listener]), LOG, variables.clone()).await;
    let rows = told(&listener.data["person"]["accessLog"]["nodes"]);
    assert!(rows.iter().any(|(who, _)| who == name(&world, "luca")), "{rows:?}");
    assert!(
        rows.iter().all(|(who, _)| who != name(&world, "carla")),
        "the clinic says it by itself: {rows:?}"
    );
    assert!(!rows.iter().any(|(_, parts)| parts.contains("NEEDS_MENT") || parts.contains("MINORS")));
    let trainee = world.ask_in("giulia", RoleSet::of(&[Role::Trainee]), LOG, variables).await;
    assert!(trainee.data["person"]["accessLog"].is_null(), "{:?}", trainee.data);
}

async fn strangers_are_told_of_nobodys_log(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let nobody = json!({ "id": "person_0192f3b1c4d57aaa8bbb0123456789ab" });
    let sheet = "query ($id: ID!) { whoLooked(person: $id) { lines { count } } }";
    for stranger in ["luca", "nadia", "amina", "dario", "paolo", "bea", "piero", "ivo", "rosa"] {
        for document in [LOG, sheet] {
            let real = world.ask(stranger, document, json!({ "id": mario })).await;
            let none = world.ask(stranger, document, nobody.clone()).await;
            assert_eq!(
                (&real.data, &real.errors, real.statements),
                (&none.data, &none.errors, none.statements),
                "{stranger}"
            );
            assert!(real.data["person"].is_null() && real.data["whoLooked"].is_null(), "{stranger}");
        }
    }
    let carla = world.data("carla", LOG, json!({ "id": mario })).await;
    assert_eq!(carla["person"]["accessLog"], Value::Null, "a clinic that a grant names is told of no log");
    let carla = world.data("carla", sheet, json!({ "id": mario })).await;
    assert_eq!(carla["whoLooked"], Value::Null);
}

const SHEET: &str = "query ($id: ID!) { whoLooked(person: $id) { person { code } before lines {
    day first last count organization { name } roles worker relation parts purpose emergency change automatic } } }";

/// The sheet of a person as somebody makes it.
async fn sheet(world: &World, user: &str, person: &str) -> Vec<(String, BTreeSet<String>)> {
    told(&world.data(user, SHEET, json!({ "id": person })).await["whoLooked"]["lines"])
}

async fn a_centre_that_looks_at_a_violent_man_is_told_to_nobody(base: Base) {
    let world = World::stories(base).await;
    let (mario, anna) = (world.person("giulia", "colombo mario").await, world.person("bea", "anna").await);
    let centre = name(&world, "bea").to_owned();
    let bea = world.seat("bea").actor.clone();
    let seen = PartSet::of(&[Part::Identity, Part::Address]);
    looked(&world, &bea, &mario, monday(), Relation::SharedWith, seen).await;
    let casa = world.seat("luca").actor.clone();
    let hidden = PartSet::of(&[Part::Protection, Part::Minors, Part::Needs(Domain::Viol)]);
    looked(&world, &casa, &mario, monday(), Relation::SharedWith, hidden).await;
    let officer = told(&log(&world, "franco", &mario).await);
    assert!(officer.contains(&(centre.clone(), parts(&["ADDRESS", "IDENTITY"]))), "{officer:?}");
    let casa = (name(&world, "luca").to_owned(), parts(&["MINORS", "NEEDS_VIOL", "PROTECTION"]));
    assert!(officer.contains(&casa), "{officer:?}");
    for (what, rows) in [
        ("Giulia's log", told(&log(&world, "giulia", &mario).await)),
        ("his sheet from her", sheet(&world, "giulia", &mario).await),
        ("his sheet from the officer", sheet(&world, "franco", &mario).await),
    ] {
        assert!(rows.iter().all(|(who, _)| *who != centre && *who != casa.0), "{what}: {rows:?}");
        assert!(rows.iter().any(|(who, _)| who == name(&world, "giulia")), "{what}: {rows:?}");
    }
    // Anna is her centre's client: she may know that it looks, and at what.
    world
        .data(
            "bea",
            "query ($id: ID!) { person(id: $id) { identity { alias } protection { facts } } }",
            json!({ "id": anna }),
        )
        .await;
    let hers = (centre.clone(), parts(&["IDENTITY", "PROTECTION"]));
    assert!(told(&log(&world, "bea", &anna).await).contains(&hers));
    let told = sheet(&world, "bea", &anna).await;
    assert!(told.iter().any(|(who, parts)| *who == centre && parts.contains("PROTECTION")), "{told:?}");
    // Somebody else who has agreed, by name, that the centre sees them, knows of it too.
    let shared = json!({ "person": mario, "basis": "CONSENT", "purpose": "COORDINATE", "parts": ["IDENTITY"],
        "organization": bea.organization.to_string(), "givenBy": "PERSON", "channel": "PAPER", "textVersion": "2026-1",
        "language": "it" });
    let shared = world.change("giulia", "grant", "GrantInput", "grant { id }", shared).await;
    assert_eq!(shared["problems"], json!([]), "{shared}");
    let officer = sheet(&world, "franco", &mario).await;
    assert!(officer.iter().any(|(who, _)| *who == centre), "{officer:?}");
    let giulia = sheet(&world, "giulia", &mario).await;
    assert!(
        giulia.iter().all(|(who, _)| *who != centre),
        "a worker prints no more than they see: {giulia:?}"
    );
}

async fn a_centre_that_protects_sara_from_him_is_not_on_marios_sheet(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let (centre, bea) = (name(&world, "bea").to_owned(), world.seat("bea").actor.clone());
    let members = "query ($id: ID!) { person(id: $id) { household { members { id name } } } }";
    let members = world.data("giulia", members, json!({ "id": mario })).await;
    let members = members["person"]["household"]["members"].as_array().unwrap().clone();
    let (sara, himself) = members.iter().fold((None, None), |(sara, himself), one| {
        let id = Some(one["id"].clone());
        if one["name"].as_str().unwrap_or_default().contains("Sara") { (id, himself) } else { (sara, id) }
    });
    looked(&world, &bea, &mario, monday(), Relation::SharedWith, PartSet::of(&[Part::Identity])).await;
    let is_told = async || sheet(&world, "franco", &mario).await.iter().any(|(who, _)| *who == centre);
    assert!(!is_told().await);
    protected(&world, &mario, json!({ "members": [sara.unwrap()] })).await;
    assert!(!is_told().await, "it is Sara's centre");
    protected(&world, &mario, json!({ "wholeHousehold": true })).await;
    world.base.execute("update need set domain = 'VIOL' where domain = 'FAMI' and whole_household").await;
    assert!(!is_told().await, "nor of a need of all of them, he among them");
    protected(&world, &mario, json!({ "members": [himself.unwrap()] })).await;
    assert!(is_told().await, "but of his own he knows");
}

/// Bea's centre accepts a need for protection that concerns these.
async fn protected(world: &World, person: &str, concerns: Value) {
    let need = json!({ "person": person, "domain": "FAMI", "urgency": "URGENT", "concerns": concerns });
    let need = world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", need).await;
    assert_eq!(need["problems"], json!([]), "{need}");
    let to = world.seat("bea").actor.organization.to_string();
    let grant = json!({ "person": person, "basis": "PUBLIC_TASK", "purpose": "REFER", "organization": to,
        "parts": ["CARD", "IDENTITY", "CONTACT", "NEEDS_FAMI"] });
    let grant = world.change("giulia", "grant", "GrantInput", "grant { id }", grant).await;
    assert_eq!(grant["problems"], json!([]), "{grant}");
    let sent = json!({ "need": need["need"]["id"], "to": to });
    let sent = world.change("giulia", "sendReferral", "SendReferralInput", "referral { id }", sent).await;
    assert_eq!(sent["problems"], json!([]), "{sent}");
    let answer = json!({ "referral": sent["referral"]["id"], "answer": "ACCEPT" });
    let done = world.change("bea", "answerReferral", "AnswerReferralInput", "referral { id }", answer).await;
    assert_eq!(done["problems"], json!([]), "{done}");
}

/// What the rules say of one look, in other words than the program's.
fn rule(reader: &Reader, own: bool, kind: Kind, named: PartSet) -> Option<PartSet> {
    if reader.officer {
        return Some(named);
    }
    let reveals = match kind {
        Kind::Cav | Kind::Serd | Kind::Consultorio => true,
        Kind::Cps => !reader.open.contains(Part::Needs(Domain::Ment)),
        _ => false,
    };
    if !own && reveals {
        return None;
    }
    let discreet = ["protection", "minors", "needs.VIOL", "needs.ADDI", "needs.MINO"];
    let shown: PartSet = named
        .iter()
        .filter(|part| reader.open.contains(*part) && (own || !discreet.contains(&part.name())))
        .collect();
    (named.is_empty() || !shown.is_empty()).then_some(shown)
}

struct Reader {
    user: &'static str,
    roles: RoleSet,
    open: PartSet,
    officer: bool,
}

async fn of_random_looks_each_reader_is_told_what_the_rules_say(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    world.base.execute("delete from audit_unsealed; delete from audit_event").await;
    let mut dice = ChaCha8Rng::seed_from_u64(22);
    let seats: Vec<_> = world.users().map(|user| world.seat(user).actor.clone()).collect();
    let kinds = [("serd", Kind::Serd), ("consultorio", Kind::Consultorio)];
    let mut looks = Vec::new();
    for n in 0..400_i64 {
        let mut actor = seats.choose(&mut dice).unwrap().clone();
        if let Some((_, kind)) = kinds.choose(&mut dice).filter(|_| n % 4 == 0) {
            (actor.organization, actor.kind) = (organization(&world, *kind).await, *kind);
        }
        let some = dice.random_range(0..5);
        let named: PartSet = Part::ALL.choose_multiple(&mut dice, some).copied().collect();
        let at = monday() - TimeDelta::minutes(n + 1);
        looked(&world, &actor, &mario, at, Relation::SharedWith, named).await;
        looks.push((at, actor, named));
    }
    let person = PersonId::parse(&mario).unwrap();
    for (user, roles, officer) in [
        ("giulia", &[Role::SocialWorker][..], false),
        ("giulia", &[Role::Educator], false),
        ("giulia", &[Role::Listener], false),
        ("giulia", &[Role::AssociationLead], false),
        ("franco", &[Role::PrivacyOfficer], true),
        ("franco", &[Role::PrivacyOfficer, Role::Listener], true),
    ] {
        let roles = RoleSet::of(roles);
        let open = open(&world, user, roles, person).await;
        let reader = Reader { user, roles, open, officer };
        let own = world.seat(user).actor.organization;
        let expected: Vec<_> = looks
            .iter()
            .filter_map(|(at, actor, named)| {
                Some((*at, rule(&reader, actor.organization == own, actor.kind, *named)?))
            })
            .collect();
        assert!(officer || expected.len() < looks.len(), "something is hidden from {roles:?}");
        assert_eq!(all_pages(&world, &reader, &mario, monday()).await, expected, "{user} as {roles:?}");
    }
}

async fn organization(world: &World, kind: Kind) -> amis::kernel::OrganizationId {
    let mut conn = world.base.db().reader().await.unwrap();
    let sql = "select id from organization where kind = $1 limit 1";
    let id = crate::support::on!(conn, |c| sqlx::query_scalar(sql).bind(kind).fetch_one(c).await).unwrap();
    conn.give_back().await;
    id
}

/// The parts that the law opens to somebody.
async fn open(world: &World, user: &str, roles: RoleSet, person: PersonId) -> PartSet {
    let mut actor = world.seat(user).actor.clone();
    actor.roles = roles;
    let caller = amis::call::Caller {
        actor: actor.clone(),
        user_version: 1,
        organization_version: 1,
        scopes: amis::call::TokenScopes::ALL,
        until: None,
        behalf: amis::call::Behalf::default(),
    };
    let call = amis::call::Call::new(
        Arc::clone(&world.house),
        Some(caller),
        amis::locale::Language::En,
        "test".to_owned(),
    );
    let standing = call.standing(person).await.unwrap();
    call.release().await;
    world.house.law.decide(&actor, &standing, amis::policy::Action::Read).parts
}

/// The looks until a moment, page by page.
async fn all_pages(world: &World, reader: &Reader, person: &str, until: Time) -> Vec<(Time, PartSet)> {
    let (mut found, mut after) = (Vec::new(), Value::Null);
    loop {
        let variables = json!({ "id": person, "first": 17, "after": after });
        let answer = world.ask_in(reader.user, reader.roles, LOG, variables).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let log = &answer.data["person"]["accessLog"];
        let rows = log["nodes"].as_array().unwrap();
        let more = log["pageInfo"]["hasNextPage"] == true;
        assert!(rows.len() == 17 || !more, "a page is full where there is another");
        let part = |name: &Value| {
            let name = name.as_str().unwrap();
            let code = name.strip_prefix("NEEDS_").map_or(name.to_lowercase(), |of| format!("needs.{of}"));
            Part::parse(&code).unwrap()
        };
        for row in rows {
            let at: Time = row["at"].as_str().unwrap().parse().unwrap();
            found.push((at, row["parts"].as_array().unwrap().iter().map(part).collect()));
        }
        if !more {
            // Each page that is read is a look, too; they stand at the moment of the test.
            found.retain(|(at, _): &(Time, PartSet)| *at < until);
            return found;
        }
        after = log["edges"][16]["cursor"].clone();
    }
}

async fn a_page_is_as_long_with_hidden_looks_as_without(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let asked = json!({ "id": mario, "first": 3 });
    let casa = world.seat("luca").actor.clone();
    for n in 0..4 {
        let at = monday() + TimeDelta::minutes(n);
        looked(&world, &casa, &mario, at, Relation::CareTeam, PartSet::of(&[Part::Contact])).await;
    }
    let before = world.ask("giulia", LOG, asked.clone()).await;
    let bea = world.seat("bea").actor.clone();
    for n in 0..60 {
        let at = monday() + TimeDelta::seconds(n);
        looked(&world, &bea, &mario, at, Relation::SharedWith, PartSet::of(&[Part::Identity])).await;
    }
    let after = world.ask("giulia", LOG, asked).await;
    assert_eq!((before.data, before.statements), (after.data, after.statements));
    let refused = world.ask("giulia", LOG, json!({ "id": mario, "first": 101 })).await;
    assert!(!refused.errors.is_empty());
    let cursor = json!(after_cursor(&world, "giulia", &mario).await);
    let other = world.ask("carla", LOG, json!({ "id": mario, "after": cursor })).await;
    assert!(!other.errors.is_empty(), "a cursor is of one reader's organisation");
}

async fn after_cursor(world: &World, user: &str, person: &str) -> String {
    let page = world.data(user, LOG, json!({ "id": person, "first": 1 })).await;
    page["person"]["accessLog"]["edges"][0]["cursor"].as_str().unwrap().to_owned()
}

async fn logs_of_many_cost_the_statements_of_one(base: Base) {
    let world = World::of(base, amis::demo::Size::Crowd(60)).await;
    let page = "query ($first: Int) { people(first: $first) { nodes {
        accessLog(first: 5) { nodes { at organization { name } parts } } } } }";
    let one = world.ask("giulia", page, json!({ "first": 1 })).await;
    let many = world.ask("giulia", page, json!({ "first": 20 })).await;
    assert!(many.errors.is_empty(), "{:?}", many.errors);
    let logs = many.data["people"]["nodes"].as_array().unwrap();
    assert!(logs.iter().all(|person| !person["accessLog"]["nodes"].as_array().unwrap().is_empty()));
    assert_eq!(one.statements, many.statements);
}

async fn names_are_told_where_the_network_says_so(base: Base) {
    let mut world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let unnamed = log(&world, "franco", &mario).await;
    assert!(unnamed.as_array().unwrap().iter().all(|row| row["worker"].is_null()), "{unnamed}");
    let terms = Terms { access_log_names: true, ..Terms::default() };
    let law = Arc::new(Law::embedded().unwrap());
    let house = amis::house(world.base.db().clone(), law, Clock::at(monday()), Secrets::new([1; 32]), terms);
    world.house = Arc::new(house);
    let named = log(&world, "franco", &mario).await;
    assert!(named.to_string().contains("Giulia Ferrari"), "{named}");
    let purposes = [Purpose::Coordinate, Purpose::Refer];
    assert!(purposes.iter().any(|purpose| named[0]["purpose"] == purpose.name().to_uppercase()));
}
