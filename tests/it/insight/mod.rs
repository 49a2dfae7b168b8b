//! Unmet needs: counts that move with the needs, and who is shown them.
mod loops;
mod stills;
mod targets;

use crate::{
    support::{Base, on, on_both},
    world::{World, monday},
};
use amis::{
    call::{Call, Caller, Job, TokenScope, TokenScopes},
    demo::Size,
    insight::is_counted,
    kernel::{
        Halt, Id, NeedId, Time,
        clock::{day, days_between},
    },
    locale::Language,
    needs::{self, EDGES, Event, Outcome, Reason, Urgency},
    policy::Domain,
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use uuid::Uuid;

on_both!(
    counts_equal_a_scan,
    a_coordinator_sees_counts_and_others_no_few_persons,
    sealed_persons_are_counted_nowhere,
    two_needs_of_one_person_are_one_person,
);

const MOVES: usize = 5_000;
const COMPARED_EVERY: usize = 250;
const MOVES_OF_A_JOB: usize = 10;

const CELLS: &str = "query ($within: ID, $by: [UnmetDimension!]!, $domain: [NeedDomain!]) {
    unmetNeeds(within: $within, by: $by, domain: $domain) {
        district { code } domain open unmet closedUnmet persons households medianWaitDays longestWaitDays suppressed } }";

async fn cells(world: &World, user: &str, within: &str, by: &[&str]) -> Vec<Value> {
    let found = world.data(user, CELLS, json!({ "within": within, "by": by })).await;
    found["unmetNeeds"].as_array().unwrap().clone()
}

const BOTH: [&str; 2] = ["DISTRICT", "DOMAIN"];

async fn area(world: &World, code: &str) -> String {
    let found = world.data("luca", "{ areas(kind: MUNICIPIO) { nodes { id code } } }", json!({})).await;
    let nodes = found["areas"]["nodes"].as_array().unwrap();
    nodes.iter().find(|area| area["code"] == code).unwrap()["id"].as_str().unwrap().to_owned()
}

/// One need, as a scan reads it.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Scanned {
    district: String,
    domain: String,
    urgency: String,
    status: String,
    outcome: Option<String>,
    opened_at: Time,
    closed_at: Option<Time>,
    person: Uuid,
    household: Uuid,
}

impl Scanned {
    fn waits(&self) -> bool {
        matches!(self.status.as_str(), "open" | "assigned")
    }
}

/// All needs that are to be counted.
async fn scan(world: &World) -> Vec<Scanned> {
    let mut conn = world.house.db.reader().await.unwrap();
    let rows: Vec<Scanned> = on!(conn, |c| sqlx::query_as(
        "select a.code as district, n.domain, n.urgency, n.status, n.outcome, n.opened_at, n.closed_at,
                p.id as person, coalesce(p.household_id, p.id) as household
           from need n join person p on p.id = n.person_id join area a on a.id = n.district_id
          where not p.sealed"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    conn.give_back().await;
    rows.into_iter().filter(|row| is_counted(Domain::parse(&row.domain).unwrap())).collect()
}

/// What the tables hold, or ought to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tallies {
    days: BTreeMap<(String, String, String, NaiveDate), i64>,
    people: BTreeMap<(String, String), (i64, i64)>,
    closed: BTreeMap<(String, String, NaiveDate), i64>,
}

fn expected(rows: &[Scanned]) -> Tallies {
    let mut tallies = Tallies::default();
    let mut people: BTreeMap<_, (BTreeSet<Uuid>, BTreeSet<Uuid>)> = BTreeMap::new();
    for row in rows {
        if row.waits() {
            let key = (row.district.clone(), row.domain.clone(), row.urgency.clone(), day(row.opened_at));
            *tallies.days.entry(key).or_default() += 1;
            for domain in ["", &row.domain] {
                let (persons, households) =
                    people.entry((row.district.clone(), domain.to_owned())).or_default();
                persons.insert(row.person);
                households.insert(row.household);
            }
        }
        if row.status == "closed" && row.outcome.as_deref() == Some("unmet") {
            let month = day(row.closed_at.unwrap()).with_day(1).unwrap();
            *tallies.closed.entry((row.district.clone(), row.domain.clone(), month)).or_default() += 1;
        }
    }
    let count = |set: BTreeSet<Uuid>| i64::try_from(set.len()).unwrap();
    tallies.people =
        people.into_iter().map(|(key, (persons, homes))| (key, (count(persons), count(homes)))).collect();
    tallies
}

async fn kept(world: &World) -> Tallies {
    let mut conn = world.house.db.reader().await.unwrap();
    let days: Vec<(String, String, String, NaiveDate, i64)> = on!(conn, |c| sqlx::query_as(
        "select a.code, t.domain, t.urgency, t.opened_on, t.waiting
           from tally t join area a on a.id = t.district_id"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    let people: Vec<(String, String, i64, i64)> = on!(conn, |c| sqlx::query_as(
        "select a.code, t.domain, t.persons, t.households
           from tally_cell t join area a on a.id = t.district_id where t.persons <> 0 or t.households <> 0"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    let closed: Vec<(String, String, NaiveDate, i64)> = on!(conn, |c| sqlx::query_as(
        "select a.code, t.domain, t.month, t.needs
           from tally_closed t join area a on a.id = t.district_id where t.needs <> 0"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    conn.give_back().await;
    Tallies {
        days: days.into_iter().map(|row| ((row.0, row.1, row.2, row.3), row.4)).collect(),
        people: people.into_iter().map(|row| ((row.0, row.1), (row.2, row.3))).collect(),
        closed: closed.into_iter().map(|row| ((row.0, row.1, row.2), row.3)).collect(),
    }
}

fn call(world: &World, user: &str) -> Call {
    let caller = Caller {
        actor: world.seat(user).actor.clone(),
        user_version: 1,
        organization_version: 1,
        scopes: TokenScopes::of(TokenScope::ALL),
        until: None,
        behalf: amis::call::Behalf::default(),
    };
    Call::new(Arc::clone(&world.house), Some(caller), Language::En, "test".to_owned())
}

/// Moves a need along one of the edges that leave its state.
async fn walk(job: &mut Job, need: NeedId, dice: usize) -> Result<(), Halt> {
    let facts = needs::facts(&mut job.conn, need).await?.unwrap();
    let edges: Vec<_> = EDGES.iter().filter(|edge| edge.0 == facts.status).collect();
    match edges[dice % edges.len()].1 {
        Event::Close if dice.is_multiple_of(2) => {
            needs::close_as(job, &facts, Outcome::Unmet, Some(Reason::NoCapacity)).await?
        }
        Event::Close => needs::close_as(job, &facts, Outcome::Met, None).await?,
        event => needs::step(job, &facts, event, None).await?,
    };
    Ok(())
}

async fn some_moves(world: &World, dice: &mut ChaCha8Rng, ids: &[NeedId]) {
    let picks: Vec<(NeedId, usize)> = (0..MOVES_OF_A_JOB)
        .map(|_| (ids[dice.random_range(0..ids.len())], dice.random_range(0..1_000)))
        .collect();
    let call = call(world, "giulia");
    let done = call.write(move |job| {
        Box::pin(async move {
            for (need, dice) in picks {
                walk(job, need, dice).await?;
            }
            Ok(())
        })
    });
    done.await.unwrap();
}

async fn open(world: &World, person: &str, domain: &str, urgency: &str) -> String {
    let input = json!({ "person": person, "domain": domain, "urgency": urgency });
    let done = world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", input).await;
    assert_eq!(done["problems"], json!([]));
    done["need"]["id"].as_str().unwrap().to_owned()
}

async fn close(world: &World, need: &str, outcome: &str, reason: Option<&str>) {
    let input = json!({ "need": need, "outcome": outcome, "reason": reason });
    let done = world.change("giulia", "closeNeed", "CloseNeedInput", "need { id }", input).await;
    assert_eq!(done["problems"], json!([]));
}

async fn counts_equal_a_scan(base: Base) {
    let world = World::stories(base).await;
    let people = world.data("giulia", "{ people { nodes { id } } }", json!({})).await;
    let people: Vec<&str> =
        people["people"]["nodes"].as_array().unwrap().iter().map(|p| p["id"].as_str().unwrap()).collect();
    let elsewhere = area(&world, "015146-8").await;
    let mut dice = ChaCha8Rng::seed_from_u64(7);
    let mut ids = every_need(&world).await;
    for round in 0..MOVES / COMPARED_EVERY {
        for _ in 0..2 {
            let domain = ["FOOD", "HOUS", "HEAL", "WORK"][dice.random_range(0..4)];
            let urgency = ["ROUTINE", "SOON", "URGENT"][dice.random_range(0..3)];
            let need = open(&world, people[dice.random_range(0..people.len())], domain, urgency).await;
            ids.push(NeedId::parse(&need).unwrap());
            let input = json!({ "need": need, "urgency": "IMMEDIATE", "area": elsewhere });
            if round % 3 == 0 {
                world.change("giulia", "updateNeed", "UpdateNeedInput", "need { id }", input).await;
            }
        }
        for _ in 0..COMPARED_EVERY / MOVES_OF_A_JOB {
            some_moves(&world, &mut dice, &ids).await;
        }
        assert_eq!(kept(&world).await, expected(&scan(&world).await), "after round {round}");
        world.house.clock.advance(TimeDelta::hours(31));
    }
    assert!(ids.len() > 40);
    let municipio = area(&world, "015146-9").await;
    for days in [0, 1, 3, 14, 31, 365] {
        world.house.clock.advance(TimeDelta::days(days));
        as_of_today(&world, &municipio).await;
    }
}

async fn every_need(world: &World) -> Vec<NeedId> {
    let mut conn = world.house.db.reader().await.unwrap();
    let ids =
        on!(conn, |c| sqlx::query_scalar("select id from need order by id").fetch_all(c).await).unwrap();
    conn.give_back().await;
    ids
}

/// The coordinator's counts of Municipio 9 are those of a scan, by today's date.
async fn as_of_today(world: &World, municipio: &str) {
    let (now, terms) = (world.house.clock.now(), &world.house.terms);
    let mut waits: BTreeMap<String, (Vec<i64>, i64)> = BTreeMap::new();
    for row in scan(world).await.iter().filter(|row| row.district == "015146-9" && row.waits()) {
        let waited = days_between(row.opened_at, now);
        let cell = waits.entry(row.domain.clone()).or_default();
        cell.0.push(waited);
        let (urgency, domain) = (Urgency::parse(&row.urgency).unwrap(), Domain::parse(&row.domain).unwrap());
        cell.1 += i64::from(waited > urgency.target_days(domain, terms));
    }
    let found = cells(world, "paolo", municipio, &BOTH).await;
    let found: Vec<_> = found.iter().filter(|cell| cell["open"] != 0).collect();
    assert_eq!(found.len(), waits.len());
    assert!(!waits.is_empty());
    for cell in found {
        let (days, unmet) = waits.get_mut(cell["domain"].as_str().unwrap()).unwrap();
        days.sort_unstable();
        let told =
            ["open", "unmet", "medianWaitDays", "longestWaitDays"].map(|name| cell[name].as_i64().unwrap());
        let open = i64::try_from(days.len()).unwrap();
        assert_eq!(told, [open, *unmet, days[(days.len() - 1) / 2], *days.last().unwrap()], "{cell}");
    }
}

async fn a_coordinator_sees_counts_and_others_no_few_persons(base: Base) {
    let world = World::of(base, Size::Crowd(40)).await;
    let (own, other) = (area(&world, "015146-9").await, area(&world, "015146-8").await);
    let exact = cells(&world, "paolo", &own, &BOTH).await;
    let scanned = expected(&scan(&world).await);
    for cell in exact.iter().filter(|cell| cell["open"] != 0) {
        let key = ("015146-9".to_owned(), cell["domain"].as_str().unwrap().to_owned());
        assert_eq!((cell["persons"].as_i64(), cell["households"].as_i64()), {
            let (persons, households) = scanned.people[&key];
            (Some(persons), Some(households))
        });
        assert_eq!(cell["suppressed"], false);
    }
    let whole = cells(&world, "paolo", &own, &["DISTRICT"]).await;
    let persons = scanned.people[&("015146-9".to_owned(), String::new())].0;
    assert_eq!((whole.len(), whole[0]["persons"].as_i64()), (1, Some(persons)));
    assert_eq!(cells(&world, "paolo", &own, &["DOMAIN"]).await.len(), exact.len());

    let published = cells(&world, "luca", &own, &BOTH).await;
    assert_eq!(published.len(), Domain::ALL.iter().filter(|domain| is_counted(**domain)).count());
    let (mut shown, mut few) = (0, 0);
    for cell in &published {
        let real = exact.iter().find(|real| real["domain"] == cell["domain"]);
        let persons = real.map_or(0, |real| real["persons"].as_i64().unwrap());
        let special = ["MIGR", "HEAL", "MENT", "DISA"].contains(&cell["domain"].as_str().unwrap());
        let enough = persons >= if special { 10 } else { 5 };
        assert_eq!(cell["suppressed"], !enough, "{cell}");
        if enough {
            shown += 1;
            assert_eq!(
                (&cell["open"], &cell["persons"]),
                (&real.unwrap()["open"], &real.unwrap()["persons"])
            );
        } else {
            few += i32::from(persons > 0);
            for count in ["open", "unmet", "persons", "households", "medianWaitDays", "longestWaitDays"] {
                assert!(cell[count].is_null(), "{cell}");
            }
        }
        assert!(cell["closedUnmet"].is_null());
    }
    assert!(shown > 0 && few > 0, "{shown} shown, {few} of few persons");
    for total in cells(&world, "luca", &own, &["DISTRICT"]).await {
        assert_eq!((&total["suppressed"], &total["open"]), (&json!(true), &Value::Null));
    }
    assert!(cells(&world, "paolo", &other, &BOTH).await.iter().any(|cell| cell["suppressed"] == true));
    assert_eq!(cells(&world, "dario", &own, &BOTH).await, published);
    assert_eq!(cells(&world, "piero", &own, &BOTH).await, Vec::<Value>::new());
    for refused in
        [json!({ "within": own, "by": ["DISTRICT"], "domain": ["FOOD"] }), json!({ "by": ["DOMAIN"] })]
    {
        let user = if refused["within"].is_null() { "luca" } else { "paolo" };
        assert_eq!(world.ask(user, CELLS, refused).await.errors.len(), 1);
    }
}

async fn sealed_persons_are_counted_nowhere(base: Base) {
    let world = World::stories(base).await;
    let anna = world.person("bea", "anna").await;
    world.need("bea", &anna, "HOUS").await;
    world.need("bea", &anna, "VIOL").await;
    let mut conn = world.house.db.reader().await.unwrap();
    let of_sealed: i64 = on!(conn, |c| sqlx::query_scalar(
        "select count(*) from tally_person t join person p on p.id = t.person_id where p.sealed"
    )
    .fetch_one(c)
    .await)
    .unwrap();
    let of_open: i64 =
        on!(conn, |c| sqlx::query_scalar("select count(*) from tally_person").fetch_one(c).await).unwrap();
    conn.give_back().await;
    assert_eq!(of_sealed, 0);
    assert!(of_open > 0);
    let kept = kept(&world).await;
    assert!(kept.days.keys().all(|key| is_counted(Domain::parse(&key.1).unwrap())));
    assert_eq!(kept, expected(&scan(&world).await));
}

async fn two_needs_of_one_person_are_one_person(base: Base) {
    let world = World::stories(base).await;
    let municipio = area(&world, "015146-9").await;
    let mario = world.person("giulia", "colombo mario").await;
    let digi = async || {
        let all = cells(&world, "paolo", &municipio, &BOTH).await;
        let cell = all.into_iter().find(|cell| cell["domain"] == "DIGI");
        cell.map(|cell| {
            ["open", "persons", "households", "closedUnmet"].map(|name| cell[name].as_i64().unwrap())
        })
    };
    assert_eq!(digi().await, None);
    let first = open(&world, &mario, "DIGI", "SOON").await;
    let second = open(&world, &mario, "DIGI", "ROUTINE").await;
    assert_eq!(digi().await, Some([2, 1, 1, 0]));
    close(&world, &first, "MET", None).await;
    assert_eq!(digi().await, Some([1, 1, 1, 0]));
    close(&world, &second, "UNMET", Some("NO_CAPACITY")).await;
    assert_eq!(digi().await, Some([0, 0, 0, 1]));
    let over = "query ($within: ID!, $period: Period!) {
        unmetNeeds(within: $within, domain: [DIGI], period: $period) { closedUnmet } }";
    world.house.clock.set(monday() + TimeDelta::days(60));
    for (period, closed) in [("MONTH", 0), ("QUARTER", 1), ("YEAR", 1)] {
        let asked = json!({ "within": municipio, "period": period });
        let cells = world.data("paolo", over, asked).await["unmetNeeds"].clone();
        assert_eq!(
            cells.as_array().unwrap().iter().filter_map(|c| c["closedUnmet"].as_i64()).sum::<i64>(),
            closed
        );
    }
    world.house.clock.set(monday());
    let input = json!({ "need": second, "reason": "Un posto si è liberato" });
    world.change("giulia", "reopenNeed", "ReopenNeedInput", "need { id }", input).await;
    assert_eq!(digi().await, Some([1, 1, 1, 0]));
}
