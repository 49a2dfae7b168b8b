//! The people of the stories.
use super::{
    Life,
    ask::Step,
    ground::Ground,
    step::{consent, grant, need, orient, refer, register, told, update},
};
use crate::kernel::{
    Time,
    clock::{day, hour_of},
};
use chrono::TimeDelta;
use serde_json::json;

/// Everybody whose name the documentation uses.
pub(super) fn stories(g: &Ground, now: Time) -> Vec<Life> {
    vec![mario(g, now), anna(g, now), rahman(g, now), grazia(g, now)]
}

/// Nine in the morning in Italy, this many calendar days ago there; never later than now.
pub(super) fn days_ago(now: Time, days: i64) -> Time {
    hour_of(day(now) - TimeDelta::days(days), 9).min(now)
}

fn mario(g: &Ground, now: Time) -> Life {
    let by = "giulia";
    let notice = json!({ "textVersion": "2026-1", "language": "it", "givenOn": day(days_ago(now, 12)) });
    let first = days_ago(now, 12);
    let mut steps = vec![
        (
            first,
            register(
                g,
                by,
                2,
                json!({
                    "identity": { "givenName": "Mario", "familyName": "Colombo", "birthDate": "1974-03-19",
                                  "sex": "MALE" },
                    "contact": { "nameToUse": "Mario", "phone": "+39 02 5550 0152", "safeHours": "dopo le 17",
                                 "safeChannel": "CALL" },
                    "address": { "residence": "Via Ornato 12", "residenceArea": g.area("015146-9"),
                                 "dwelling": "Viale Fulvio Testi 90, in auto", "dwellingArea": g.area("015146-9") },
                    "household": { "kind": "REGISTERED", "members": [
                        { "name": "Mario", "birthYear": 1974, "tie": "SUBJECT" },
                        { "name": "Sara", "birthYear": 2011, "tie": "CHILD" } ] },
                    "story": "Dopo lo sfratto io e Sara dormiamo in macchina. Ho bussato a cinque porte e a ognuna ho \
                              raccontato tutto da capo.",
                    "languages": ["it"],
                    "notice": notice,
                    "nobodyKnown": true,
                }),
            ),
        ),
        (
            first,
            update(
                g,
                by,
                json!({
                    "economic": { "iseeCents": 412_000, "incomeCents": 0, "debtsCents": 780_000,
                                  "benefits": "nessuna, domanda di assegno di inclusione da presentare" },
                    "citizenship": { "nationality": "IT" },
                    "minors": { "facts": "La figlia è affidata al padre." },
                }),
            ),
        ),
        (
            first,
            need(
                g,
                by,
                json!({ "domain": "HOUS", "kindOfHelp": "hous.shelter.family", "urgency": "URGENT", "severity": 1, "concerns": { "wholeHousehold": true } }),
            ),
        ),
        (
            first,
            need(
                g,
                by,
                json!({ "domain": "FOOD", "kindOfHelp": "food.parcel.ordinary", "urgency": "URGENT", "severity": 2, "concerns": { "wholeHousehold": true } }),
            ),
        ),
        (
            first,
            need(
                g,
                by,
                json!({ "domain": "WORK", "kindOfHelp": "work.search.placement", "urgency": "SOON", "severity": 2, "strength": "patente C e dieci anni da autista" }),
            ),
        ),
        (
            first,
            need(
                g,
                by,
                json!({ "domain": "MENT", "kindOfHelp": "ment.support.individual", "urgency": "SOON", "severity": 2, "reportedBy": "OBSERVED" }),
            ),
        ),
    ];
    steps.extend(marios_grants(g, by, now));
    Life(steps)
}

/// What he agreed to share, and what the health centre wrote down since.
fn marios_grants(g: &Ground, by: &str, now: Time) -> Vec<(Time, Step)> {
    vec![
        (
            days_ago(now, 11),
            consent(
                g,
                by,
                "COORDINATE",
                json!({ "kinds": ["ODV", "COOPERATIVE"] }),
                &["CARD", "CONTACT", "NEEDS_HOUS", "NEEDS_WORK"],
            ),
        ),
        (
            days_ago(now, 11),
            consent(
                g,
                by,
                "REFER",
                json!({ "kinds": ["CARITAS"] }),
                &["CARD", "IDENTITY", "CONTACT", "NEEDS_FOOD"],
            ),
        ),
        (
            days_ago(now, 10),
            grant(
                g,
                by,
                json!({
                    "person": "@person", "basis": "PUBLIC_TASK", "purpose": "COORDINATE",
                    "parts": ["IDENTITY", "CONTACT", "NEEDS_MENT", "HEALTH"],
                    "organization": g.organization("cps"), "actions": ["READ", "WRITE"],
                }),
            ),
        ),
        (
            days_ago(now, 8),
            update(
                g,
                "carla",
                json!({ "health": { "conditions": "Stato ansioso reattivo, colloqui settimanali." } }),
            ),
        ),
        (
            days_ago(now, 0),
            refer(
                g,
                by,
                "FOOD",
                "caritas",
                &["IDENTITY", "CONTACT"],
                "Un padre con una figlia: serve un pacco ogni settimana, possono cucinare poco.",
            ),
        ),
    ]
}

fn anna(g: &Ground, now: Time) -> Life {
    let at = days_ago(now, 20);
    Life(vec![
        (
            at,
            register(
                g,
                "bea",
                1,
                json!({
                    "identity": { "alias": "Anna" },
                    "contact": { "nameToUse": "Anna", "phone": "+39 02 5550 0199", "safeChannel": "IN_PERSON",
                                 "doNotMention": "il centro, a nessuno" },
                    "address": { "dwelling": "Casa rifugio", "dwellingArea": g.area("015146-9") },
                    "household": { "kind": "COHABITING", "members": [
                        { "name": "Anna", "birthYear": 1991, "tie": "SUBJECT" } ] },
                    "languages": ["it"],
                    "nobodyKnown": true,
                }),
            ),
        ),
        (
            at,
            update(
                g,
                "bea",
                json!({ "protection": { "facts": "In protezione.", "measures": "Divieto di avvicinamento." } }),
            ),
        ),
        (
            at,
            need(
                g,
                "bea",
                json!({ "domain": "VIOL", "kindOfHelp": "viol.refuge", "urgency": "IMMEDIATE", "severity": 1 }),
            ),
        ),
        (at, need(g, "bea", json!({ "domain": "HOUS", "urgency": "URGENT", "severity": 1 }))),
    ])
}

fn rahman(g: &Ground, now: Time) -> Life {
    let at = days_ago(now, 25);
    let by = "giulia";
    Life(vec![
        (
            at,
            register(
                g,
                by,
                5,
                json!({
                    "identity": { "givenName": "Nasrin", "familyName": "Rahman", "birthDate": "1994-07-02",
                                  "sex": "FEMALE" },
                    "contact": { "nameToUse": "Nasrin", "phone": "+39 02 5550 0173", "safeChannel": "MESSAGE" },
                    "address": { "residence": "Via Padova Vecchia 4", "residenceArea": g.area("015146-9") },
                    "household": { "kind": "REGISTERED", "members": [
                        { "name": "Nasrin", "birthYear": 1994, "tie": "SUBJECT" },
                        { "name": "Kamal", "birthYear": 1990, "tie": "PARTNER" },
                        { "name": "Imran", "birthYear": 2017, "tie": "CHILD" },
                        { "name": "Laila", "birthYear": 2020, "tie": "CHILD" },
                        { "name": "Amir", "birthYear": 2026, "tie": "CHILD" } ] },
                    "languages": ["bn", "it"],
                    "nobodyKnown": true,
                }),
            ),
        ),
        (
            at,
            need(
                g,
                by,
                json!({ "domain": "GOOD", "kindOfHelp": "good.baby.pushchair", "urgency": "SOON", "severity": 3, "claimPolicy": "FIRST_ELIGIBLE",
                        "concerns": { "members": ["@member4"] } }),
            ),
        ),
        (
            at,
            need(
                g,
                by,
                json!({ "domain": "LANG", "kindOfHelp": "lang.course", "urgency": "ROUTINE", "severity": 3, "concerns": { "members": ["@member0"] } }),
            ),
        ),
        (
            at,
            need(
                g,
                by,
                json!({ "domain": "HOUS", "kindOfHelp": "hous.repair.crowding", "urgency": "SOON", "severity": 2, "concerns": { "wholeHousehold": true } }),
            ),
        ),
        (
            at,
            consent(
                g,
                by,
                "COORDINATE",
                json!({ "kinds": ["ODV", "APS", "COOPERATIVE", "CARITAS"] }),
                &["CARD", "CONTACT", "NEEDS_GOOD", "NEEDS_LANG", "NEEDS_HOUS"],
            ),
        ),
    ])
}

fn grazia(g: &Ground, now: Time) -> Life {
    let at = days_ago(now, 40);
    let by = "ines";
    let notice = json!({ "textVersion": "2026-1", "language": "it", "givenOn": day(at) });
    Life(vec![
        (
            at,
            register(
                g,
                by,
                1,
                json!({
                    "identity": { "givenName": "Grazia", "familyName": "Bellini", "birthDate": "1945-01-30",
                                  "sex": "FEMALE" },
                    "contact": { "nameToUse": "signora Grazia", "phone": "+39 02 5550 0120" },
                    "address": { "residence": "Via Val Maira 7", "residenceArea": g.area("015146-9") },
                    "household": { "kind": "REGISTERED", "members": [
                        { "name": "Grazia", "birthYear": 1945, "tie": "SUBJECT" } ] },
                    "languages": ["it"],
                    "notice": notice,
                    "nobodyKnown": true,
                }),
            ),
        ),
        (
            at,
            need(
                g,
                by,
                json!({ "domain": "CARE", "kindOfHelp": "care.elder.company", "urgency": "SOON", "severity": 2 }),
            ),
        ),
        (
            at,
            need(
                g,
                by,
                json!({ "domain": "SOCI", "kindOfHelp": "soci.company.visits", "urgency": "ROUTINE", "severity": 2 }),
            ),
        ),
        (
            at,
            need(
                g,
                by,
                json!({ "domain": "DISA", "kindOfHelp": "disa.home.personal", "urgency": "SOON", "severity": 2 }),
            ),
        ),
        (
            at,
            consent(
                g,
                by,
                "COORDINATE",
                json!({ "organization": g.organization("cooperativa_ponte") }),
                &["CARD", "IDENTITY", "CONTACT", "ADDRESS", "NEEDS_CARE"],
            ),
        ),
        (
            days_ago(now, 39),
            refer(
                g,
                by,
                "CARE",
                "cooperativa_ponte",
                &["IDENTITY", "CONTACT", "ADDRESS"],
                "Persona anziana e sola: qualche ora a casa, due volte alla settimana.",
            ),
        ),
        (
            days_ago(now, 30),
            orient(
                g,
                by,
                "SOCI",
                "Gruppi di auto mutuo aiuto",
                json!({
                    "askFor": "chi accoglie i nuovi", "bring": ["niente, se non la voglia di ascoltare"],
                    "note": "Si comincia con una telefonata.", "followUpOn": day(days_ago(now, 9)),
                }),
            ),
        ),
        (days_ago(now, 9), told(g, by, "HELPED_IN_PART")),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::clock::days_between;

    #[test]
    fn at_every_hour_of_a_year_twelve_days_ago_is_twelve_days_waited() {
        let start: Time = "2026-01-01T00:30:00Z".parse().unwrap();
        for hour in 0..24 * 365 {
            let now = start + TimeDelta::hours(hour);
            let ago = |days| days_between(days_ago(now, days), now);
            assert_eq!((ago(12), ago(0)), (12, 0), "at {now}");
            assert!(days_ago(now, 0) <= now);
        }
    }
}
