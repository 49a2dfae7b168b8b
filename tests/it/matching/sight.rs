//! A match goes by what its reader may see, and what it goes by is recorded.
use crate::{
    law::mario,
    leaks::{changed, held_by_luca},
    support::{Base, on_both},
    world::World,
};
use amis::{
    call::Call,
    directory::{
        self, Entries,
        model::{ForSex, Help, Rule, Rules, Service, Span, Stay},
    },
    kernel::{AreaId, Id, ServiceId},
    locale::Language,
    policy::Domain,
};
use serde_json::{Value, json};
use std::sync::Arc;

on_both!(
    what_is_closed_to_its_reader_changes_nothing_of_a_match,
    what_a_match_goes_by_is_recorded_and_nothing_else,
    of_a_child_nobody_says_by_what_papers_it_is_here,
    whom_a_need_concerns_decides_whether_the_sex_is_known,
);

const MATCHES: &str = "query ($need: ID!, $service: ID!) { need(id: $need) {
    matches(first: 20) { score fits service { id } reasons { code points message on paper }
        against { code points message on } unknown { code points message } notes { code message paper } }
    matchWith(service: $service) { score fits reasons { code } against { code } unknown { code } } } }";
const WITH: &str = "query ($need: ID!, $service: ID!) { need(id: $need) { matchWith(service: $service) {
    reasons { code } against { code } unknown { code } } } }";

/// A service of Luca's association for housing in Municipio 9, with these rules.
async fn ruled(world: &World, rules: Vec<Rule>) -> String {
    bounded(world, Span::default(), rules).await
}

/// The same, for these ages.
async fn bounded(world: &World, ages: Span, rules: Vec<Rule>) -> String {
    let nine = area(world, "015146-9").await;
    let service = Service {
        helps: vec![Help { domain: Domain::Hous, kind: None }],
        areas: vec![nine],
        ages,
        rules: Rules(rules),
        ..Service::new(ServiceId::mint(), world.seat("luca").actor.organization, "Casa con regole")
    };
    let id = service.id.to_string();
    let entries = Entries { services: vec![(service, "Casa Aperta ODV".to_owned())], ..Entries::default() };
    let call = Call::new(Arc::clone(&world.house), None, Language::En, "test".to_owned());
    call.write(move |job| Box::pin(async move { directory::plant(job, &entries).await })).await.unwrap();
    id
}

async fn area(world: &World, code: &str) -> AreaId {
    let areas = world.data("luca", "{ areas(first: 100) { nodes { id code } } }", json!({})).await;
    let area = areas["areas"]["nodes"].as_array().unwrap().iter().find(|area| area["code"] == code).unwrap();
    Id::parse(area["id"].as_str().unwrap()).unwrap()
}

fn codes(matched: &Value) -> Vec<&str> {
    let of = |side| matched[side].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap());
    ["reasons", "against", "unknown"].into_iter().flat_map(of).collect()
}

async fn what_is_closed_to_its_reader_changes_nothing_of_a_match(base: Base) {
    let world = World::stories(base).await;
    let (milan, rho) = (area(&world, "015146").await, area(&world, "015182").await);
    let rules =
        [Rule::Sex(ForSex::Men), Rule::Resident(milan), Rule::Stay(Stay::Italian), Rule::Isee(500_000)];
    let service = ruled(&world, rules.to_vec()).await;
    for rule in rules {
        ruled(&world, vec![rule]).await;
    }
    let (mario, need) = (mario(&world).await, held_by_luca(&world).await);
    lives_alone(&world, &mario).await;
    let told = async |user: &str| {
        let answer = world.ask(user, MATCHES, json!({ "need": need, "service": service })).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        (answer.data.to_string(), answer.statements)
    };
    let (luca, mut giulia) = (told("luca").await, told("giulia").await);
    for unknown in ["SEX_UNKNOWN", "RESIDENCE_UNKNOWN", "STAY_UNKNOWN", "INCOME_UNKNOWN"] {
        assert!(luca.0.contains(unknown), "{unknown}: {}", luca.0);
        assert!(!giulia.0.contains(unknown), "the lead knows: {unknown}");
    }
    let born = json!({ "givenName": "Mario", "familyName": "Colombo", "birthDate": "1974-03-19" });
    let mut female = born.clone();
    female["sex"] = json!("FEMALE");
    let changes = [
        json!({ "economic": { "iseeCents": 2_000_000 } }),
        json!({ "citizenship": { "nationality": "RO" } }),
        json!({ "address": { "residence": "Via Meda 3", "residenceArea": rho.to_string() } }),
        json!({ "identity": female }),
        json!({ "identity": born }),
        json!({ "economic": {} }),
    ];
    for change in changes {
        changed(&world, &mario, change.clone()).await;
        assert_eq!(told("luca").await, luca, "{change}");
        let seen = told("giulia").await;
        assert!(seen.0 != giulia.0, "whom it is open to sees the difference: {change}");
        giulia = seen;
    }
}

/// With nobody whose papers or sex nobody has written down.
async fn lives_alone(world: &World, mario: &str) {
    let members = json!([{ "name": "Mario", "birthYear": 1974, "tie": "SUBJECT" }]);
    changed(world, mario, json!({ "household": { "kind": "REGISTERED", "members": members } })).await;
}

/// How often each part was recorded as read.
const RECORDED: [&str; 5] = [
    "select count(*) from audit_event where act = 'person.read' and parts like '%identity%'",
    "select count(*) from audit_event where act = 'person.read' and parts like '%address%'",
    "select count(*) from audit_event where act = 'person.read' and parts like '%citizenship%'",
    "select count(*) from audit_event where act = 'person.read' and parts like '%economic%'",
    "select count(*) from audit_event where act = 'person.read' and parts like '%household%'",
];

async fn recorded(world: &World) -> Vec<i64> {
    let mut found = Vec::new();
    for sql in RECORDED {
        found.push(world.base.number(sql).await);
    }
    found
}

async fn what_a_match_goes_by_is_recorded_and_nothing_else(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let need = world.need("giulia", &mario, "HOUS").await;
    lives_alone(&world, &mario).await;
    let plain = ruled(&world, vec![]).await;
    let milan = area(&world, "015146").await;
    let adults = Span { from: Some(18), to: None };
    // Which of the parts above each asks of; whom a need concerns besides the person stands in the household.
    let asked: [(&[usize], Span, Vec<Rule>); 5] = [
        (&[0, 4], Span::default(), vec![Rule::Sex(ForSex::Men)]),
        (&[1], Span::default(), vec![Rule::Resident(milan)]),
        (&[2, 4], Span::default(), vec![Rule::Stay(Stay::Italian)]),
        (&[3], Span::default(), vec![Rule::Isee(500_000)]),
        (&[4], adults, vec![]),
    ];
    for (parts, ages, rules) in asked {
        let service = bounded(&world, ages, rules.clone()).await;
        let mut before = recorded(&world).await;
        world.data("giulia", WITH, json!({ "need": need, "service": plain })).await;
        assert_eq!(recorded(&world).await, before, "nobody asked of anything");
        let told = world.data("giulia", WITH, json!({ "need": need, "service": service })).await;
        let said = codes(&told["need"]["matchWith"]).join(" ");
        let judged = if rules.is_empty() { said.contains("AGE_FITS") } else { said.contains("_FITS") };
        assert!(judged, "{said}");
        for part in parts {
            before[*part] += 1;
        }
        assert_eq!(recorded(&world).await, before, "{rules:?}");
    }
}

/// By what papers a child is in the country stands nowhere.
async fn of_a_child_nobody_says_by_what_papers_it_is_here(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let italians = ruled(&world, vec![Rule::Stay(Stay::Italian)]).await;
    let says = async || {
        let told = world.data("giulia", WITH, json!({ "need": need, "service": italians })).await;
        codes(&told["need"]["matchWith"]).join(" ")
    };
    assert!(says().await.contains("STAY_UNKNOWN"), "{}", says().await);
    lives_alone(&world, &mario).await;
    assert!(says().await.contains("STAY_FITS"), "{}", says().await);
}

async fn whom_a_need_concerns_decides_whether_the_sex_is_known(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let women = ruled(&world, vec![Rule::Sex(ForSex::Women)]).await;
    let says = async || {
        let told = world.data("giulia", WITH, json!({ "need": need, "service": women })).await;
        let codes = codes(&told["need"]["matchWith"]).join(" ");
        codes.split(' ').find(|code| code.starts_with("SEX_")).map(str::to_owned)
    };
    assert_eq!(says().await.as_deref(), Some("SEX_UNFIT"), "Mario and his daughter, who is a child");
    let members = json!([{ "name": "Mario", "birthYear": 1974, "tie": "SUBJECT" },
        { "name": "Sara", "birthYear": 2011, "tie": "CHILD" }, { "name": "Rita", "birthYear": 1976, "tie": "PARTNER" }]);
    changed(&world, &mario, json!({ "household": { "kind": "REGISTERED", "members": members } })).await;
    assert_eq!(says().await.as_deref(), Some("SEX_UNKNOWN"), "nobody says what his partner is");
}
