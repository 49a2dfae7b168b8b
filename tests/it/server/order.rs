//! The fields of an answer, in the order in which they are selected.
use super::{Served, command::token};
use crate::{
    support::{Base, on_both},
    world::World,
};
use async_graphql::{Name, Value};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

on_both!(an_answer_is_ordered_like_its_document);

/// Every kind of selection, each with fields that are ready at different times.
const PROFILE: &str = "
    query ($mario: ID!, $short: Boolean!) {
      him: person(id: $mario) {
        withheld { reason part }
        needs(first: 10) { nodes { ...Need waitingDays id } pageInfo { hasNextPage } }
        ... on Person { called: identity { familyName givenName } code }
        history: careTeam @skip(if: $short) { leads }
        contact { phone }
        identity { birthDate }
        ... { contact { nameToUse } }
        __typename
        careTeam { leads organization { name __typename } }
      }
      viewer { roles name }
    }
    fragment Need on Need {
      urgency
      matches(first: 5) { reasons { message code } score service { organization { name } name } }
      domain
      ...Waiting
      kindOfHelp { name }
    }
    fragment Waiting on Need { waitingDays status }";

/// The fields of each place.
const ORDER: [(&str, &str); 15] = [
    ("", "him viewer"),
    ("him", "withheld needs called code contact identity __typename careTeam"),
    ("him.called", "familyName givenName"),
    ("him.careTeam", "leads organization"),
    ("him.careTeam.organization", "name __typename"),
    ("him.contact", "phone nameToUse"),
    ("him.identity", "birthDate"),
    ("him.needs", "nodes pageInfo"),
    ("him.needs.nodes", "urgency matches domain waitingDays status kindOfHelp id"),
    ("him.needs.nodes.kindOfHelp", "name"),
    ("him.needs.nodes.matches", "reasons score service"),
    ("him.needs.nodes.matches.reasons", "message code"),
    ("him.needs.nodes.matches.service", "organization name"),
    ("him.needs.nodes.matches.service.organization", "name"),
    ("him.needs.pageInfo", "hasNextPage"),
];

async fn an_answer_is_ordered_like_its_document(base: Base) {
    let world = World::stories(base).await;
    let served = Served::of(Arc::clone(&world.house), &[]).await;
    let bearer = format!("Bearer {}", token(&world).await);
    let mario = world.person("giulia", "colombo mario").await;
    let body = json!({ "query": PROFILE, "variables": { "mario": mario, "short": true } }).to_string();
    let mut expected: BTreeMap<_, _> = ORDER
        .iter()
        .map(|(place, fields)| ((*place).to_owned(), BTreeSet::from([(*fields).to_owned()])))
        .collect();
    expected.insert("him.withheld".to_owned(), BTreeSet::from(["reason part".to_owned()]));
    expected.insert("viewer".to_owned(), BTreeSet::from(["roles name".to_owned()]));
    for _ in 0..40 {
        let answer = served.post(&[("authorization", &bearer)], body.clone()).await.text().await.unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let Value::Object(answer) = answer else { panic!("{answer}") };
        let mut seen = BTreeMap::new();
        note("", &answer["data"], &mut seen);
        assert_eq!(seen, expected, "{answer:?}");
    }
}

/// Notes the fields of each object, in their order, by the way to it.
fn note(place: &str, value: &Value, seen: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::List(entries) => entries.iter().for_each(|entry| note(place, entry, seen)),
        Value::Object(fields) => {
            let names: Vec<_> = fields.keys().map(Name::as_str).collect();
            seen.entry(place.to_owned()).or_default().insert(names.join(" "));
            for (name, inside) in fields {
                let way = if place.is_empty() { name.to_string() } else { format!("{place}.{name}") };
                note(&way, inside, seen);
            }
        }
        _ => {}
    }
}
