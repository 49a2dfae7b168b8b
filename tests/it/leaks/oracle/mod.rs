//! The oracle: everything that the schema lets ask is asked as everybody, and the whole answer is searched for marks
//! that stand in each part of Mario's profile and of Anna's. What each may find is written down here by hand, from the
//! demo's table of users, and not read from the law.
mod paths;

use crate::{
    law::{amina_accepts, mario},
    support::{Base, figure, in_long_run, on_both, suite_or_long},
    world::World,
};
use paths::{Asked, Paths};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

on_both!(nobody_finds_a_mark_that_is_not_theirs);

/// What marks a part: written into each of its values.
const PARTS: [&str; 11] = [
    "identity",
    "contact",
    "address",
    "household",
    "economic",
    "citizenship",
    "health",
    "protection",
    "minors",
    "justice",
    "story",
];
/// Objects between the root and the deepest one.
const DEPTH: usize = 4;
const DEPTH_LONG: usize = 5;
/// Of those to whom nothing is open one document of so many is asked, and on PostgreSQL of everybody: both read by the
/// same statements. In the long run every document is asked as everybody, on both.
const SAMPLED: usize = 8;

/// Fields that no way leads to that comes through no type twice, beside the edges of pages, whose nodes are asked.
/// This list may only shrink.
const EXEMPT: [&str; 3] = ["Area.district", "Area.parent", "KindOfHelp.parent"];

/// The marks that somebody may find: parts, `need.DOMAIN`, `note` of a referral, `proof` of a grant.
type Marks = BTreeSet<String>;

fn marks(words: &str) -> Marks {
    words.split_whitespace().map(str::to_owned).collect()
}

/// Of Mario, before anybody has answered: by hand.
fn at_first(user: &str) -> Marks {
    marks(match user {
        "giulia" => {
            "identity contact address household economic citizenship minors story need.HOUS need.FOOD need.WORK
             need.MENT note proof"
        }
        "carla" => "identity contact health need.MENT",
        "franco" => "proof",
        "amina" | "ines" => "note",
        _ => "",
    })
}

/// And once Luca's claim is active and its undo window over, and Amina's centre has accepted the referral.
fn once_answered(user: &str) -> Marks {
    let more = marks(match user {
        "luca" => "contact need.HOUS",
        "amina" | "ines" => "identity contact need.FOOD note",
        _ => "",
    });
    at_first(user).union(&more).cloned().collect()
}

/// Marks every value of Mario's and of Anna's parts, whatever stood there.
async fn marked(base: &Base, person: &str, whose: &str) {
    let id = person_uuid(base, person);
    let mark = |part: &str| format!("mark {whose} {part} end");
    let text = |part: &str| format!("'{}'", mark(part));
    let mut sql = format!(
        "update person_identity set given_name = {0}, family_name = {0}, alias = {0} where person_id = {id};
         update person_contact set name_to_use = {1}, phone = {1}, mail = {1}, safe_hours = {1}, do_not_mention = {1}
          where person_id = {id};
         update person_address set residence = {2}, dwelling = {2} where person_id = {id};
         update household_member set name = {3}
          where household_id = (select household_id from person where id = {id});
         delete from person_part where person_id = {id};",
        text("identity"),
        text("contact"),
        text("address"),
        text("household"),
    );
    for part in &PARTS[4..] {
        let field = match *part {
            "economic" => "benefits",
            "citizenship" => "permit",
            "health" => "conditions",
            "story" => "text",
            _ => "facts",
        };
        write!(
            sql,
            "insert into person_part (person_id, part, body, controller_id, updated_at)
             select id, '{part}', '{{\"{field}\": \"{}\"}}', lead_organization_id, registered_at from person
              where id = {id};",
            mark(part)
        )
        .unwrap();
    }
    for domain in amis::policy::Domain::ALL {
        let need = mark(&format!("need.{domain}"));
        write!(sql, "update need set strength = '{need}' where person_id = {id} and domain = '{domain}';")
            .unwrap();
    }
    write!(
        sql,
        "update referral set note = {} where person_id = {id}; update sharing_grant set proof = {1}, evidence = {1}
          where person_id = {id};",
        text("note"),
        text("proof")
    )
    .unwrap();
    base.execute(&sql).await;
}

fn person_uuid(base: &Base, person: &str) -> String {
    let hex = person.trim_start_matches("person_");
    if base.is_sqlite() { format!("x'{hex}'") } else { format!("'{hex}'") }
}

/// The marks of somebody that stand anywhere in an answer.
fn found(answer: &str, whose: &str) -> Marks {
    let begins = format!("mark {whose} ");
    answer.split(&begins).skip(1).filter_map(|rest| Some(rest.split_once(" end")?.0.to_owned())).collect()
}

/// What to put in place of arguments: the persons of the question, and their things.
struct Things {
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
            (_, "id") => match self.others.get(field) {
                Some(id) => quoted(std::slice::from_ref(id)),
                None => panic!("say which `{field}` to ask for"),
            },
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
    let needs = "query ($id: ID!) { person(id: $id) { needs { nodes { id referrals { id } } } } }";
    let mut ids = Vec::new();
    let mut referral = String::new();
    for (lead, person) in [("giulia", mario), ("bea", anna)] {
        let seen = world.data(lead, needs, json!({ "id": person })).await;
        for need in seen["person"]["needs"]["nodes"].as_array().unwrap() {
            ids.push(need["id"].as_str().unwrap().to_owned());
            if let Some(id) = need["referrals"][0]["id"].as_str() {
                id.clone_into(&mut referral);
            }
        }
    }
    let found = "{ services(first: 1) { nodes { id } } areas(kind: MUNICIPIO, first: 1) { nodes { id } } }";
    let found = world.data("giulia", found, json!({})).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let claim = claimed(world).await;
    let others = BTreeMap::from([
        ("referral", referral),
        ("claim", claim),
        ("organization", world.seat("luca").actor.organization.to_string()),
        ("service", text(&found["services"]["nodes"][0]["id"])),
        ("area", text(&found["areas"]["nodes"][0]["id"])),
    ]);
    Things { persons: vec![mario.to_owned(), anna.to_owned()], needs: ids, others }
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

struct Round<'w> {
    world: &'w World,
    asked: &'w [Asked],
    /// One of so many is asked at most; of one, all.
    every: usize,
    /// And of those, one of so many by whoever is shown nothing.
    sampled: usize,
    probes: usize,
}

impl Round<'_> {
    /// Asks as everybody, and compares what was found with what may be: everything as those whom something is open
    /// to, a sample as the others, to whom the rules open nothing alike.
    async fn compare(&mut self, of_mario: fn(&str) -> Marks, whole: &[&str]) {
        let users: Vec<String> = self.world.users().map(str::to_owned).collect();
        for user in users {
            let whole = self.every == 1 && whole.contains(&user.as_str());
            let step = if whole { 1 } else { self.every * self.sampled };
            let (mut mario, mut anna) = (Marks::new(), Marks::new());
            for one in self.asked.iter().step_by(step) {
                let answer = self.world.ask(&user, &one.document, json!({})).await;
                self.probes += 1;
                let text = format!("{} {:?}", answer.data, answer.errors);
                let (seen, hers) = (found(&text, "mario"), found(&text, "anna"));
                let beyond: Vec<_> = seen.difference(&of_mario(&user)).cloned().collect();
                assert_eq!(beyond, Vec::<String>::new(), "{user} finds of Mario\n{}", one.document);
                assert!(user == "bea" || hers.is_empty(), "{user} finds {hers:?} of Anna\n{}", one.document);
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

async fn nobody_finds_a_mark_that_is_not_theirs(base: Base) {
    let world = World::stories(base.clone()).await;
    let (mario, anna) = (mario(&world).await, world.person("bea", "anna").await);
    let things = things(&world, &mario, &anna).await;
    marked(&base, &mario, "mario").await;
    marked(&base, &anna, "anna").await;
    let paths = Paths::new();
    let depth = suite_or_long(DEPTH, DEPTH_LONG);
    let asked = paths.documents(depth, &|field, argument| things.values(field, argument));
    let reached: BTreeSet<String> = asked.iter().flat_map(|one| one.fields.clone()).collect();
    let missed: Vec<_> = paths.fields().difference(&reached).cloned().collect();
    let exempt = |field: &String| {
        let (of, name) = field.split_once('.').unwrap_or_default();
        of.ends_with("Edge") || name == "edges" || EXEMPT.contains(&field.as_str())
    };
    assert!(missed.iter().all(exempt), "never asked: {missed:?}");
    let every = if base.is_sqlite() || in_long_run() { 1 } else { 2 };
    let mut round =
        Round { world: &world, asked: &asked, every, sampled: suite_or_long(SAMPLED, 1), probes: 0 };
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
            "{} probes of {} documents over {} fields, as {} users, in two states: no mark where it may not be",
            round.probes,
            asked.len(),
            reached.len(),
            world.users().count()
        ),
    );
}
