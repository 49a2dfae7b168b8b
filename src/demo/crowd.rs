//! The others: drawn from a seed, weighted like the shares that Caritas publishes of those it listens to.
use super::{
    Life,
    ground::Ground,
    people::days_ago,
    step::{close, consent, need, register},
};
use crate::kernel::Time;
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;
use serde_json::json;

const NAMES: &str = include_str!("names.csv");
const SEED: u64 = 20_261_102;
/// How far back anybody came.
const DAYS: i64 = 200;

/// Of a hundred persons, how many have a need of this domain (Caritas Italiana, persons listened to; several
/// answers each). Addictions (3) are left to the services that treat them, whose persons are sealed.
const SHARES: [(&str, u32); 9] = [
    ("INCO", 78),
    ("WORK", 46),
    ("MIGR", 24),
    ("HOUS", 23),
    ("FAMI", 13),
    ("HEAL", 12),
    ("FOOD", 20),
    ("EDUC", 8),
    ("GOOD", 10),
];

/// Where people are and who leads them; the first is the district that the stories are about.
const PLACES: [(&str, &str, u32); 6] = [
    ("giulia", "015146-9", 42),
    ("nadia", "015146-8", 22),
    ("rita", "015182", 12),
    ("rita", "015116", 6),
    ("guido", "015105", 12),
    ("guido", "015027", 6),
];

#[derive(Deserialize)]
struct Name {
    given: String,
    sex: String,
    family: String,
}

/// This many lives, the same for the same number.
pub(super) fn lives(g: &Ground, persons: u32, now: Time) -> Vec<Life> {
    let names: Vec<Name> =
        csv::Reader::from_reader(NAMES.as_bytes()).deserialize().filter_map(Result::ok).collect();
    let mut dice = ChaCha8Rng::seed_from_u64(SEED);
    (0..persons).zip(0..).map(|(_, number)| life(g, &names, &mut dice, now, number)).collect()
}

fn life(g: &Ground, names: &[Name], dice: &mut ChaCha8Rng, now: Time, number: usize) -> Life {
    let (by, area) = place(dice);
    let came = dice.random_range(3..DAYS);
    let at = days_ago(now, came);
    let mut steps = vec![(at, register(g, by, 0, somebody(g, names, dice, area)))];
    let mut shared = vec!["CARD", "CONTACT"];
    let mut opened = Vec::new();
    for (domain, share) in SHARES {
        if dice.random_ratio(share, 100) {
            let urgency = *["ROUTINE", "ROUTINE", "SOON", "SOON", "URGENT"].choose(dice).unwrap_or(&"SOON");
            let severity = dice.random_range(0..=4);
            steps.push((
                at,
                need(
                    g,
                    by,
                    json!({ "domain": domain, "kindOfHelp": g.some_kind(domain, number + opened.len()),
                        "urgency": urgency, "severity": severity }),
                ),
            ));
            opened.push(domain);
        }
    }
    shared.extend(opened.iter().filter_map(|domain| part(domain)));
    if shared.len() > 2 && dice.random_ratio(1, 2) {
        let to = json!({ "kinds": ["ODV", "APS", "COOPERATIVE", "CARITAS"] });
        steps.push((at, consent(g, by, "COORDINATE", to, &shared)));
    }
    for domain in opened {
        if dice.random_ratio(1, 4) {
            let ended = days_ago(now, dice.random_range(0..came));
            let (outcome, reason) = match dice.random_range(0..5) {
                0 => ("UNMET", Some("NO_CAPACITY")),
                1 => ("WITHDRAWN", None),
                _ => ("MET", None),
            };
            steps.push((ended, close(g, by, domain, outcome, reason)));
        }
    }
    steps.sort_by_key(|step| step.0);
    Life(steps)
}

fn place(dice: &mut ChaCha8Rng) -> (&'static str, &'static str) {
    let mut drawn = dice.random_range(0..100);
    for (by, area, share) in PLACES {
        if drawn < share {
            return (by, area);
        }
        drawn -= share;
    }
    (PLACES[0].0, PLACES[0].1)
}

fn somebody(g: &Ground, names: &[Name], dice: &mut ChaCha8Rng, area: &str) -> serde_json::Value {
    let (first, last) = (dice.random_range(0..names.len()), dice.random_range(0..names.len()));
    let year = dice.random_range(1941..=2007);
    let household = dice.random_range(1..=5);
    let members: Vec<_> = (0..household)
        .map(|at| {
            let tie = ["SUBJECT", "PARTNER", "CHILD", "CHILD", "CHILD"][at];
            let born = if at < 2 { year + i64::try_from(at).unwrap_or(0) } else { dice.random_range(2006..=2024) };
            json!({ "name": if at == 0 { &names[first].given } else { &names[(first + at) % names.len()].given },
                    "birthYear": born, "tie": tie })
        })
        .collect();
    let language = *["it", "it", "it", "ar", "es", "bn"].choose(dice).unwrap_or(&"it");
    json!({
        "identity": { "givenName": names[first].given, "familyName": names[last].family,
                      "birthDate": format!("{year}-{:02}-{:02}", dice.random_range(1..=12), dice.random_range(1..=28)),
                      "sex": names[first].sex.to_uppercase() },
        "contact": { "nameToUse": names[first].given,
                     "phone": format!("+39 02 5550 {:04}", dice.random_range(200..9999)) },
        "address": { "residence": format!("Via dei Mille {}", dice.random_range(1..200)),
                     "residenceArea": g.area(area) },
        "household": { "kind": "REGISTERED", "members": members },
        "languages": if language == "it" { vec!["it"] } else { vec![language, "it"] },
        "nobodyKnown": true,
    })
}

/// The part of a domain that is ever shared with kinds; none for what is sealed or special.
fn part(domain: &str) -> Option<&'static str> {
    match domain {
        "INCO" => Some("NEEDS_INCO"),
        "WORK" => Some("NEEDS_WORK"),
        "HOUS" => Some("NEEDS_HOUS"),
        "FOOD" => Some("NEEDS_FOOD"),
        "GOOD" => Some("NEEDS_GOOD"),
        "EDUC" => Some("NEEDS_EDUC"),
        "FAMI" => Some("NEEDS_FAMI"),
        _ => None,
    }
}
