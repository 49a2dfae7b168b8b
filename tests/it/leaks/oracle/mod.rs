//! The oracle: everything that the schema lets ask is asked as everybody, and the whole answer is searched for marks
//! that stand in each part of Mario's profile and of Anna's, and for their ids. What each may find is written down here
//! by hand, from the demo's table of users, and not read from the law.
mod marks;
mod paths;
mod records;
mod served;
mod told;

use crate::{
    law::{amina_accepts, mario},
    support::{Base, figure, in_long_run, on_both, suite_or_long},
    world::World,
};
use marks::{Ids, Marks, at_first, found, known, marked, once_answered, spellings};
use paths::{Asked, Paths};
use records::Records;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

on_both!(nobody_finds_a_mark_that_is_not_theirs);

/// Objects between the root and the deepest one.
const DEPTH: usize = 4;
const DEPTH_LONG: usize = 5;
/// Of those to whom nothing is open one document of so many is asked, and on PostgreSQL of everybody: both read by the
/// same statements. Each begins with another document, so that together they ask nearly all. In the long run every
/// document is asked as everybody, on both.
const SAMPLED: usize = 16;

/// Fields that no way leads to that comes through no type twice, beside the edges of pages, whose nodes are asked.
/// This list may only shrink.
const EXEMPT: [&str; 3] = ["Area.district", "Area.parent", "KindOfHelp.parent"];

/// What to put in place of arguments: the persons of the question, and their things.
struct Things {
    /// Mario's, and Anna's.
    ids: [Ids; 2],
    persons: Vec<String>,
    needs: Vec<String>,
    others: BTreeMap<&'static str, String>,
}

impl Things {
    fn values(&self, field: &str, argument: &str) -> Vec<String> {
        let quoted = |ids: &[String]| ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>();
        match (field, argument) {
            ("person", "id") | (_, "person") => quoted(&self.persons),
            ("need", "id") => quoted(&self.needs),
            (_, "service") => quoted(std::slice::from_ref(&self.others["service"])),
            (_, "id") => match self.others.get(field) {
                Some(id) => quoted(std::slice::from_ref(id)),
                None => panic!("say which `{field}` to ask for"),
            },
            (_, "system" | "value") => vec!["\"x\"".into()],
            (_, "direction") => vec!["SENT".into(), "RECEIVED".into()],
            (_, "part") => vec!["IDENTITY".into(), "NEEDS_MENT".into()],
            (_, "kind") => vec!["ODV".into()],
            (_, "role") => vec!["ASSOCIATION_OPERATOR".into()],
            (_, "relation") => vec!["CARE_TEAM".into()],
            (_, "domain") => vec!["HOUS".into()],
            _ => vec![],
        }
    }
}

async fn things(world: &World, mario: &str, anna: &str) -> Things {
    let asked =
        "query ($id: ID!) { person(id: $id) { code needs { nodes { id domain referrals { id } } } } }";
    let (mut needs, mut known_by) = (Vec::new(), Vec::new());
    let mut referral = String::new();
    for (lead, person) in [("giulia", mario), ("bea", anna)] {
        let seen = world.data(lead, asked, json!({ "id": person })).await;
        let code = seen["person"]["code"].as_str().unwrap().to_lowercase();
        let mut ids = vec![("id.person".to_owned(), spellings(person)), ("id.code".to_owned(), vec![code])];
        for need in seen["person"]["needs"]["nodes"].as_array().unwrap() {
            let id = need["id"].as_str().unwrap();
            ids.push((format!("id.{}", need["domain"].as_str().unwrap()), spellings(id)));
            needs.push(id.to_owned());
            if let Some(id) = need["referrals"][0]["id"].as_str() {
                id.clone_into(&mut referral);
            }
        }
        known_by.push(ids);
    }
    let found = "{ services(first: 1) { nodes { id } } areas(kind: MUNICIPIO, first: 1) { nodes { id } } }";
    let found = world.data("giulia", found, json!({})).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let claim = claimed(world).await;
    let service = text(&found["services"]["nodes"][0]["id"]);
    let told = tells(world, "giulia", &needs[0], &service).await;
    tells(world, "bea", &needs[needs.len() - 1], &service).await;
    written(world, mario).await;
    for (lead, person) in [("giulia", mario), ("bea", anna)] {
        let input = json!({ "id": person, "system": "x", "value": "x" });
        let set =
            world.change(lead, "setExternalId", "SetExternalIdInput", "externalIds { value }", input).await;
        assert_eq!(set["problems"], json!([]));
    }
    let others = BTreeMap::from([
        ("referral", referral),
        ("claim", claim),
        ("transfer", offered(world, mario).await),
        ("needDraft", drafted(world, mario).await),
        ("organization", world.seat("luca").actor.organization.to_string()),
        ("orientation", told),
        ("service", service),
        ("area", text(&found["areas"]["nodes"][0]["id"])),
    ]);
    let persons = vec![mario.to_owned(), anna.to_owned()];
    Things { ids: known_by.try_into().unwrap(), persons, needs, others }
}

/// Giulia writes in Mario's diary, once of his need of mental health, puts the other entry right, and keeps a note.
async fn written(world: &World, mario: &str) {
    let need = world.need("giulia", mario, "MENT").await;
    let said = json!({ "happenedOn": "2026-11-02", "kind": "CALL", "text": "-" });
    let with = |more: Value| {
        let mut input = said.clone();
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    for more in [json!({ "person": mario, "need": need }), json!({ "person": mario })] {
        let made =
            world.change("giulia", "addDiaryEntry", "AddDiaryEntryInput", "entry { id }", with(more)).await;
        let entry = with(json!({ "entry": made["entry"]["id"] }));
        world.change("giulia", "correctDiaryEntry", "CorrectDiaryEntryInput", "entry { id }", entry).await;
    }
    let note = json!({ "person": mario, "text": "-" });
    let note = world.change("giulia", "addNote", "AddNoteInput", "note { id }", note).await;
    assert_eq!(note["problems"], json!([]));
}

/// Giulia's offer that Nadia's organisation lead Mario: it waits, and shows nothing of him.
async fn offered(world: &World, mario: &str) -> String {
    let to = world.seat("nadia").actor.organization.to_string();
    let input = json!({ "person": mario, "to": to, "reason": "CAPACITY", "note": "-" });
    let made = world.change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", input).await;
    made["transfer"]["id"].as_str().unwrap().to_owned()
}

/// A need of Mario's that Giulia prepares, and nobody has opened.
async fn drafted(world: &World, mario: &str) -> String {
    let input = json!({ "person": mario, "domain": "WORK", "strength": "-" });
    let made = world.change("giulia", "draftNeed", "DraftNeedInput", "draft { id }", input).await;
    made["draft"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
}

/// What a lead told somebody of, for a need.
async fn tells(world: &World, lead: &str, need: &str, service: &str) -> String {
    let input = json!({ "need": need, "service": service });
    let answer = "orientation { id }";
    let made = world.change(lead, "recordOrientation", "RecordOrientationInput", answer, input).await;
    made["orientation"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
}

/// Luca's claim on Mario's urgent need of housing: proposed, nothing more.
async fn claimed(world: &World) -> String {
    let cards = "{ needCards(filter: { domain: [HOUS] }) { nodes { id urgency } } }";
    let cards = world.data("luca", cards, json!({})).await["needCards"]["nodes"].take();
    let card = cards.as_array().unwrap().iter().find(|card| card["urgency"] == "URGENT").unwrap();
    let input = json!({ "needCard": card["id"] });
    let made = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    made["claim"]["id"].as_str().unwrap().to_owned()
}

/// The world, with Mario and Anna marked.
async fn prepared(base: &Base) -> (World, Things) {
    let world = World::stories(base.clone()).await;
    let things = mark(base, &world).await;
    (world, things)
}

/// Marks Mario and Anna.
async fn mark(base: &Base, world: &World) -> Things {
    let (mario, anna) = (mario(world).await, world.person("bea", "anna").await);
    let things = things(world, &mario, &anna).await;
    marked(base, &mario, "mario", "").await;
    marked(base, &anna, "anna", "").await;
    things
}

/// What stands in a text of Mario, and what of Anna.
fn all_found(text: &str, things: &Things) -> (Marks, Marks) {
    let of = |whose: &str, ids: &Ids| found(text, whose).union(&known(text, ids)).cloned().collect();
    (of("mario", &things.ids[0]), of("anna", &things.ids[1]))
}

/// In the suite every field, on the first way that leads to it, and one of so many of the other ways; in the long run
/// all of them.
fn thinned(asked: Vec<Asked>) -> Vec<Asked> {
    let every = suite_or_long(6, 1);
    let mut reached = BTreeSet::new();
    let mut first = |one: &Asked| {
        let new: Vec<_> = one.fields.iter().filter(|field| !reached.contains(*field)).cloned().collect();
        reached.extend(new.iter().cloned());
        !new.is_empty()
    };
    let kept = asked.into_iter().enumerate().filter(|(at, one)| first(one) || at % every == 0);
    kept.map(|(_, one)| one).collect()
}

struct Round<'w> {
    world: &'w World,
    things: &'w Things,
    asked: &'w [Asked],
    /// One of so many is asked at most; of one, all.
    every: usize,
    /// And of those, one of so many by whoever is shown nothing.
    sampled: usize,
    probes: usize,
    /// Views of a person that a probe was and that left their record.
    recorded: usize,
}

impl Round<'_> {
    /// Asks as everybody, and compares what was found with what may be: everything as those whom something is open
    /// to, a sample as the others, to whom the rules open nothing alike.
    async fn compare(&mut self, of_mario: fn(&str) -> Marks, whole: &[&str]) {
        let users: Vec<String> = self.world.users().map(str::to_owned).collect();
        for (at, user) in users.into_iter().enumerate() {
            let whole = self.every == 1 && whole.contains(&user.as_str());
            let step = if whole { 1 } else { self.every * self.sampled };
            let (mut mario, mut anna) = (Marks::new(), Marks::new());
            let mut records = Records::of(self.world, &user, &self.things.persons).await;
            for one in self.asked.iter().skip(at % step).step_by(step) {
                let answer = self.world.ask(&user, &one.document, json!({})).await;
                self.probes += 1;
                let text = format!("{} {:?}", answer.data, answer.errors);
                let (seen, hers) = all_found(&text, self.things);
                let beyond: Vec<_> = seen.difference(&of_mario(&user)).cloned().collect();
                assert_eq!(beyond, Vec::<String>::new(), "{user} finds of Mario\n{}", one.document);
                assert!(user == "bea" || hers.is_empty(), "{user} finds {hers:?} of Anna\n{}", one.document);
                self.recorded += records.cover([&seen, &hers], &one.document).await;
                mario.extend(seen);
                anna.extend(hers);
            }
            if step == 1 {
                assert_eq!(mario, of_mario(&user), "{user} finds what is theirs");
                assert_eq!(user == "bea", anna.len() > 5, "{user}: {anna:?}");
            }
        }
    }
}

impl Round<'_> {
    /// Of the texts that they may not see nothing is told to those who see nothing, not even how long they are: with
    /// others in their place they are answered the same, byte by byte.
    async fn compare_with_other_texts(&mut self, base: &Base) {
        let users = self.world.users().filter(|user| at_first(user).is_empty() && *user != "bea");
        let users: Vec<_> = users.collect();
        assert!(users.len() > 9, "{users:?}");
        let mario =
            format!("{{ person(id: \"{}\") {{ identity {{ familyName }} }} }}", self.things.persons[0]);
        let named = async || self.world.data("giulia", &mario, json!({})).await;
        let (hers, before) = (named().await, self.answers(&users).await);
        for (person, whose) in self.things.persons.iter().zip(["mario", "anna"]) {
            marked(base, person, whose, ", and other words, many more of them, that stand there instead")
                .await;
        }
        assert_ne!(hers, named().await, "whoever may see them sees others");
        assert_eq!(before, self.answers(&users).await);
    }

    /// Each document of the sample with what it was answered, and in how many statements.
    async fn answers(&mut self, users: &[&str]) -> Vec<(String, String, usize)> {
        let mut told = Vec::new();
        for user in users {
            for one in self.asked.iter().step_by(self.every * self.sampled) {
                let answer = self.world.ask(user, &one.document, json!({})).await;
                self.probes += 1;
                let text = format!("{user} {} {:?}", answer.data, answer.errors);
                told.push((one.document.clone(), text, answer.statements));
            }
        }
        told
    }
}

async fn nobody_finds_a_mark_that_is_not_theirs(base: Base) {
    let (world, things) = prepared(&base).await;
    let paths = Paths::new();
    let depth = suite_or_long(DEPTH, DEPTH_LONG);
    let asked = thinned(paths.documents(depth, &|field, argument| things.values(field, argument)));
    let reached: BTreeSet<String> = asked.iter().flat_map(|one| one.fields.clone()).collect();
    let missed: Vec<_> = paths.fields().difference(&reached).cloned().collect();
    let exempt = |field: &String| {
        let (of, name) = field.split_once('.').unwrap_or_default();
        of.ends_with("Edge") || name == "edges" || EXEMPT.contains(&field.as_str())
    };
    assert!(missed.iter().all(exempt), "never asked: {missed:?}");
    let every = if base.is_sqlite() || in_long_run() { 1 } else { 2 };
    let sampled = suite_or_long(SAMPLED, 1);
    let mut round =
        Round { world: &world, things: &things, asked: &asked, every, sampled, probes: 0, recorded: 0 };
    round.compare_with_other_texts(&base).await;
    round.compare(at_first, &["giulia", "carla", "franco", "amina", "luca", "bea"]).await;
    let chosen = json!({ "claim": things.others["claim"] });
    let chosen = world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { status }", chosen).await;
    assert_eq!(chosen["problems"], json!([]));
    amina_accepts(&world).await;
    world.house.clock.advance(chrono::TimeDelta::minutes(11));
    round.compare(once_answered, &["amina", "luca"]).await;
    figure(
        "P4",
        &format!(
            "{} probes of {} documents over {} fields, as {} users, in two states, with two texts: no mark and no id where \
             it may not be",
            round.probes,
            asked.len(),
            reached.len(),
            world.users().count()
        ),
    );
    figure(
        "P14",
        &format!(
            "{} views by the oracle's probes: each left a record that names all that was found",
            round.recorded
        ),
    );
}
