//! The map of self-help groups: written down by the desk that keeps it, in all twelve provinces.
use super::{
    DemoError, Life,
    ask::Step,
    ground::{Ground, rows},
    people::days_ago,
};
use crate::kernel::{Time, clock::day};
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const GROUPS: &str = include_str!("groups.csv");
/// How long ago the map was begun.
const BEGUN_DAYS: i64 = 395;

#[derive(Deserialize)]
struct Row {
    key: String,
    verified_days: Option<i64>,
    name: String,
    topics: String,
    area: String,
    place: String,
    street: String,
    confidential: String,
    weekday: Option<i64>,
    every_weeks: Option<i64>,
    nth: Option<i64>,
    from: String,
    until: String,
    attendance: String,
    openness: String,
    in_network: String,
    headcount: Option<i64>,
    asked: Option<i64>,
    languages: String,
    facilitator: String,
    publish: String,
}

/// One life for all groups that meet in the same place, and one for each of those that have none.
pub(super) fn groups(g: &Ground, now: Time) -> Result<Vec<Life>, DemoError> {
    let mut by_place: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows::<Row>(GROUPS)? {
        let key = if row.place.is_empty() { row.key.clone() } else { row.place.clone() };
        by_place.entry(key).or_default().push(row);
    }
    Ok(by_place.into_values().map(|rows| life(g, &rows, now)).collect())
}

fn life(g: &Ground, rows: &[Row], now: Time) -> Life {
    let begun = days_ago(now, BEGUN_DAYS);
    let mut steps = Vec::new();
    if let Some(row) = rows.first().filter(|row| !row.place.is_empty()) {
        steps.push((begun, place(g, row)));
    }
    for row in rows {
        steps.push((begun, group(g, row)));
        steps.push((begun, facilitators(g, row, now)));
        let verified = row.verified_days.filter(|days| *days < BEGUN_DAYS);
        steps.extend(verified.map(|days| (days_ago(now, days), confirm(g, row))));
    }
    steps.sort_by_key(|(at, _)| *at);
    Life(steps)
}

fn step(g: &Ground, field: &'static str, input_type: &'static str, input: Value) -> Step {
    Step { by: g.seat("elena"), field, input_type, input, answer: "group { id }", keep: vec![] }
}

fn place(g: &Ground, row: &Row) -> Step {
    let place = json!({
        "name": row.place, "street": row.street, "area": g.area(&row.area),
        "confidential": row.confidential == "yes", "accessibility": ["wheelchair"],
    });
    Step {
        answer: "place { id }",
        keep: vec![("place".to_owned(), "/place/id")],
        ..step(g, "saveGroupPlace", "SaveGroupPlaceInput", place)
    }
}

fn group(g: &Ground, row: &Row) -> Step {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let forming = row.verified_days.is_none();
    let mut group = json!({
        "name": row.name, "topics": words(&row.topics), "languages": words(&row.languages),
        "attendance": row.attendance.to_uppercase(), "openness": row.openness.to_uppercase(),
        "inNetwork": row.in_network == "yes", "headcount": row.headcount, "asked": row.asked,
        "contactName": "Segreteria del gruppo", "phone": "+39 02 5550 0900",
        "contactNote": "Si chiama prima di venire la prima volta, nei giorni feriali dalle 17 alle 19.",
    });
    if row.place.is_empty() {
        group["area"] = json!(g.area(&row.area));
    } else {
        group["place"] = json!("@place");
    }
    if row.attendance != "in_person" {
        group["onlineUrl"] = json!(format!("https://incontri.amalo.example/{}", row.key));
    }
    if row.weekday.is_some() {
        let starts = row.every_weeks.filter(|weeks| *weeks > 1).map(|_| "2025-09-01");
        group["meetings"] = json!([{
            "weekday": row.weekday, "everyWeeks": row.every_weeks, "nth": row.nth, "startsOn": starts,
            "from": row.from, "until": row.until,
        }]);
    }
    group["status"] = json!(if forming { "FORMING" } else { "ACTIVE" });
    Step { keep: vec![(row.key.clone(), "/group/id")], ..step(g, "addGroup", "AddGroupInput", group) }
}

fn facilitators(g: &Ground, row: &Row, now: Time) -> Step {
    let agreed = day(days_ago(now, BEGUN_DAYS)) - TimeDelta::days(1);
    let published = row.publish == "yes";
    let part = if row.verified_days.is_none() { "IN_TRAINING" } else { "FACILITATOR" };
    let one = json!({
        "name": row.facilitator, "phone": "+39 333 555 0199",
        "mail": format!("{}@gruppi.example", row.key.replace('_', "-")), "part": part,
        "consentOn": published.then_some(agreed), "publishName": published,
    });
    let input = json!({ "group": format!("@{}", row.key), "facilitators": [one] });
    step(g, "setFacilitators", "SetFacilitatorsInput", input)
}

fn confirm(g: &Ground, row: &Row) -> Step {
    step(g, "moveGroup", "MoveGroupInput", json!({ "id": format!("@{}", row.key), "event": "CONFIRM" }))
}
