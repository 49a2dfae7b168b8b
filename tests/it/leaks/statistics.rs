//! An attacker who asks for every published count in every way, and takes them from each other.
use crate::{
    support::{Base, figure, on, on_both},
    world::World,
};
use amis::{
    call::Terms,
    demo::Size,
    kernel::{Time, clock::days_between},
    needs::Urgency,
    policy::{Class, Domain},
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

on_both!(published_counts_cannot_be_taken_apart, what_is_sealed_moves_no_count);

const CELLS: &str = "query ($within: ID, $by: [UnmetDimension!]!, $domain: [NeedDomain!]) {
    unmetNeeds(within: $within, by: $by, domain: $domain) { district { code } domain open unmet closedUnmet persons
        households medianWaitDays longestWaitDays suppressed } }";

/// One need that waits, as the rows say.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Waiting {
    district: String,
    domain: String,
    urgency: String,
    opened_at: Time,
    person: Uuid,
    household: Uuid,
}

async fn waiting(world: &World) -> Vec<Waiting> {
    let mut conn = world.house.db.reader().await.unwrap();
    let rows = on!(conn, |c| sqlx::query_as(
        "select a.code as district, n.domain, n.urgency, n.opened_at, p.id as person,
                coalesce(p.household_id, p.id) as household
           from need n join person p on p.id = n.person_id join area a on a.id = n.district_id
          where not p.sealed and n.status in ('open', 'assigned')"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    conn.give_back().await;
    rows
}

/// Everything, a comune that is cut into districts, districts of either kind, and a part of one.
const ASKED: [&str; 8] = ["03", "015", "015146", "015146-8", "015146-9", "RHO", "GAR", "015105"];

async fn places(world: &World) -> Vec<(String, String)> {
    let found = world.data("luca", "{ areas { nodes { id code } } }", json!({})).await;
    let nodes = found["areas"]["nodes"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let told = |code: &String| ASKED.contains(&code.as_str());
    nodes.map(|area| (text(&area["code"]), text(&area["id"]))).filter(|(code, _)| told(code)).collect()
}

/// What the attacker has learnt: of each district and domain, what its cell says.
type Learnt = BTreeMap<(String, String), Value>;

/// Asks in every way that there is. Whatever is told twice is told alike, so that asking again teaches nothing.
async fn learn(world: &World, user: &str, places: &[(String, String)]) -> Learnt {
    let mut learnt = Learnt::new();
    let some =
        [json!(null), json!(["HOUS"]), json!(["INCO", "WORK"]), json!(["MIGR", "HEAL", "VIOL", "MINO"])];
    let within = places.iter().map(|(_, id)| json!(id)).chain([json!(null)]);
    for id in within {
        let mut districts = BTreeSet::new();
        for by in [json!(["DISTRICT", "DOMAIN"]), json!(["DISTRICT"]), json!(["DOMAIN"]), json!([])] {
            for domain in &some {
                let asked = json!({ "within": id, "by": by, "domain": domain });
                let answer = world.ask(user, CELLS, asked).await;
                for cell in answer.data["unmetNeeds"].as_array().into_iter().flatten() {
                    districts.extend(cell["district"]["code"].as_str().map(str::to_owned));
                    note(&mut learnt, &districts, cell);
                }
            }
        }
    }
    learnt
}

/// Learns a cell of one of these districts.
fn note(learnt: &mut Learnt, districts: &BTreeSet<String>, cell: &Value) {
    if cell["suppressed"] == true {
        let counts =
            ["open", "unmet", "closedUnmet", "persons", "households", "medianWaitDays", "longestWaitDays"];
        assert!(counts.iter().all(|count| cell[count].is_null()), "{cell}");
        return;
    }
    // A total, of districts or of domains, is what others could be taken from.
    let domain = cell["domain"].as_str().unwrap_or_else(|| panic!("a total is shown: {cell}"));
    let only = districts.iter().next().filter(|_| districts.len() == 1);
    let district = cell["district"]["code"].as_str().or(only.map(String::as_str));
    let district = district.unwrap_or_else(|| panic!("a total of {districts:?} is shown: {cell}"));
    let mut said = cell.clone();
    said.as_object_mut().unwrap().remove("district");
    let known = learnt.entry((district.to_owned(), domain.to_owned())).or_insert_with(|| said.clone());
    assert_eq!(*known, said, "one cell, told in two ways");
}

fn least(domain: &str) -> usize {
    match Domain::parse(domain).unwrap().class() {
        Class::S4 => panic!("{domain} is told of"),
        Class::S3 => 10,
        _ => 5,
    }
}

fn persons<'w>(needs: impl Iterator<Item = &'w Waiting>) -> usize {
    needs.map(|need| need.person).collect::<BTreeSet<_>>().len()
}

/// Nobody who is told of stands in a group that is smaller than the limit: neither in the cell, nor on one side
/// of a count of it, nor as the one that a figure is of.
fn check(learnt: &Learnt, rows: &[Waiting], now: Time) -> usize {
    for ((district, domain), cell) in learnt {
        let of_cell = || rows.iter().filter(|row| row.district == *district && row.domain == *domain);
        let few = |persons: usize| persons > 0 && persons < least(domain);
        assert!(persons(of_cell()) >= least(domain), "{district} {cell}");
        assert_eq!((cell["open"].as_u64(), cell["persons"].as_u64()), {
            (Some(of_cell().count() as u64), Some(persons(of_cell()) as u64))
        });
        let late = |row: &&Waiting| {
            let (urgency, domain) =
                (Urgency::parse(&row.urgency).unwrap(), Domain::parse(&row.domain).unwrap());
            days_between(row.opened_at, now) > urgency.target_days(domain, &Terms::default())
        };
        if let Some(unmet) = cell["unmet"].as_u64() {
            assert_eq!(unmet, of_cell().filter(late).count() as u64);
            let sides = [persons(of_cell().filter(late)), persons(of_cell().filter(|row| !late(row)))];
            assert!(!sides.into_iter().any(few), "{district} {cell} {sides:?}");
        }
        let households = of_cell().map(|row| row.household).collect::<BTreeSet<_>>().len();
        assert_eq!(cell["households"].as_u64(), (!few(households)).then_some(households as u64));
        assert!(cell["longestWaitDays"].is_null() && cell["closedUnmet"].is_null(), "one person's: {cell}");
    }
    learnt.len()
}

async fn published_counts_cannot_be_taken_apart(base: Base) {
    let world = World::of(base, Size::Crowd(60)).await;
    let places = places(&world).await;
    let mut shown = 0;
    for round in 0..3 {
        let (rows, now) = (waiting(&world).await, world.house.clock.now());
        for user in ["luca", "nadia"] {
            shown += check(&learn(&world, user, &places).await, &rows, now);
        }
        move_some(&world, round).await;
        world.house.clock.advance(TimeDelta::days(9));
    }
    figure(
        "P25",
        &format!(
            "{shown} published cells learnt in every way: none of few persons, no total, no side of few"
        ),
    );
    assert!(shown > 20, "only {shown} cells are shown");
}

/// Closes some needs of Municipio 9, and opens others.
async fn move_some(world: &World, round: usize) {
    let asked = "{ people(first: 60) { nodes { id needs(status: [OPEN]) { nodes { id } } } } }";
    let people = world.data("giulia", asked, json!({})).await;
    for person in people["people"]["nodes"].as_array().unwrap().iter().skip(round).step_by(4) {
        if let Some(need) = person["needs"]["nodes"][0]["id"].as_str() {
            let input = json!({ "need": need, "outcome": "MET" });
            world.change("giulia", "closeNeed", "CloseNeedInput", "need { id }", input).await;
        }
        let domain = ["HEAL", "FOOD", "DIGI"][round % 3];
        let input = json!({ "person": person["id"], "domain": domain, "urgency": "URGENT" });
        world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", input).await;
    }
}

/// A sealed person's needs, and those of the most protected domains, are in neither face.
async fn what_is_sealed_moves_no_count(base: Base) {
    let world = World::of(base, Size::Crowd(20)).await;
    let places = places(&world).await;
    let anna = world.person("bea", "anna").await;
    let mario = world.person("giulia", "colombo mario").await;
    let everything = async || {
        let mut all = Vec::new();
        for user in ["luca", "paolo"] {
            for (_, place) in &places {
                let asked = json!({ "within": place, "by": ["DISTRICT", "DOMAIN"] });
                all.push(world.ask(user, CELLS, asked).await.data.to_string());
            }
        }
        all
    };
    let before = everything().await;
    let area = &places.iter().find(|(code, _)| code == "015146-9").unwrap().1;
    for (user, person, domain) in
        [("bea", &anna, "FOOD"), ("bea", &anna, "VIOL"), ("bea", &anna, "HOUS"), ("giulia", &mario, "MINO")]
    {
        let input = json!({ "person": person, "domain": domain, "urgency": "IMMEDIATE", "area": area });
        let done = world.change(user, "openNeed", "OpenNeedInput", "need { id }", input).await;
        assert_eq!(done["problems"], json!([]), "{domain}");
        assert_eq!(everything().await, before, "{domain} of {user}");
    }
    let input = json!({ "person": mario, "domain": "FOOD", "urgency": "SOON" });
    world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", input).await;
    assert_ne!(everything().await, before, "others are counted");
}
