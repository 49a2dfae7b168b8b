//! What hangs on Mario and on Anna when the oracle asks: one thing at least of every kind that the network can hold of a
//! person, each made as its user makes it, so that there is something to leak everywhere.
use super::{
    marks::{Ids, spellings},
    writing::{EXTERNAL, marked},
};
use crate::{
    law::{mario, organization},
    support::Base,
    world::World,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What to put in place of arguments: the persons of the question, and their things.
pub(super) struct Things {
    /// Mario's, and Anna's.
    pub ids: [Ids; 2],
    pub persons: Vec<String>,
    pub needs: Vec<String>,
    pub others: BTreeMap<&'static str, String>,
}

/// An argument as it is written in a document.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

impl Things {
    /// What an argument of a field may be; nothing where it is of no such name.
    pub fn values(&self, field: &str, argument: &str) -> Vec<String> {
        let all = |ids: &[String]| ids.iter().map(|id| quoted(id)).collect::<Vec<_>>();
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match (field, argument) {
            ("person", "id") | (_, "person") => all(&self.persons),
            ("need", "id") => all(&self.needs),
            (_, "id") => match self.others.get(field) {
                Some(id) => vec![quoted(id)],
                None => panic!("say which `{field}` to ask for"),
            },
            (_, "service" | "organization" | "area") => vec![quoted(&self.others[argument])],
            (_, "within" | "district") if field != "grantsEnding" => vec![quoted(&self.others["district"])],
            (_, "system") => vec![quoted("x")],
            (_, "value") => EXTERNAL.iter().map(|value| quoted(value)).collect(),
            // Of places and of those who run the network nobody is called so.
            ("areas" | "users" | "memberships", "search") => vec![],
            (_, "search") => vec![quoted("colombo")],
            (_, "direction") => words(&["SENT", "RECEIVED"]),
            (_, "part") => words(&["IDENTITY", "NEEDS_MENT", "ADDRESS"]),
            ("organizations" | "explainRule" | "explainSeat", "kind") => words(&["ODV"]),
            (_, "role") => words(&["ASSOCIATION_OPERATOR"]),
            (_, "relation") => words(&["CARE_TEAM"]),
            ("unmetNeeds" | "needs", "domain") => words(&["[MENT]"]),
            (_, "domain") => words(&["HOUS"]),
            ("inbox", "tab") => words(&["MINE", "STALLED", "NOTICES"]),
            ("unmetNeeds", "by") => words(&["[DISTRICT]", "[DOMAIN]"]),
            (_, "own" | "withMe" | "granted") => words(&["true"]),
            (_, "waiting" | "toReview") => words(&["false"]),
            ("explain", "action") => words(&["SHARE"]),
            ("groups" | "publicGroups", "filter") => words(&["{ search: \"colombo\", oldestFirst: true }"]),
            ("groupProposals", "status") => words(&["ACCEPTED"]),
            ("groupProposals", "group") => vec![quoted(&self.others["group"])],
            ("groupByLink", "link") => vec![quoted("AAAA")],
            (_, "filter") => words(&["{ domain: [MENT, FOOD], urgency: [URGENT] }"]),
            ("grantsEnding", "within") => words(&["400"]),
            (_, "period") => words(&["MONTH"]),
            (_, "add") => {
                vec![format!("[{}]", quoted("p, psychologist, *, *, *, care_team, duty, story, read, allow"))]
            }
            (_, "before") => words(&["\"2026-12-01T00:00:00Z\""]),
            (_, "followUpBefore") => words(&["\"2027-12-01\""]),
            _ => vec![],
        }
    }
}

/// The names by which inputs ask for what is Mario's; all else that they ask for is everybody's.
const HIS: [&str; 14] = [
    "referral",
    "members",
    "claim",
    "transfer",
    "needDraft",
    "entry",
    "remark",
    "request",
    "conference",
    "emergency",
    "block",
    "grant",
    "orientation",
    "needCard",
];

impl Things {
    /// What an input means by a name: a thing of Mario's, or with `made_up` one that never was; or what is everybody's.
    pub fn named(&self, name: &str, made_up: bool) -> Option<String> {
        let name = match name {
            "id" => "person",
            "draft" => "needDraft",
            "supersedes" => "grant",
            "cover" => "user",
            "organizations" => "organization",
            "districts" => "district",
            "residenceArea" | "dwellingArea" => "area",
            "keep" | "duplicate" => "group",
            name => name,
        };
        let his = match name {
            "person" => Some(&self.persons[0]),
            "need" => Some(&self.needs[0]),
            _ => HIS.contains(&name).then(|| &self.others[name]),
        };
        match his {
            Some(id) if made_up => Some(another(id)),
            Some(id) => Some(id.clone()),
            None => self.others.get(name).cloned(),
        }
    }
}

/// An id of the same kind, of nothing.
pub(super) fn another(id: &str) -> String {
    let (kind, hex) = id.split_once('_').unwrap();
    format!("{kind}_{}", uuid::Uuid::from_u128(uuid::Uuid::try_parse(hex).unwrap().as_u128() ^ 0xff).simple())
}

/// The world's stories, with Mario and Anna marked.
pub(super) async fn prepared(base: &Base) -> (World, Things) {
    let world = World::stories(base.clone()).await;
    let things = mark(base, &world).await;
    (world, things)
}

/// Marks Mario and Anna.
pub(super) async fn mark(base: &Base, world: &World) -> Things {
    let (mario, anna) = (mario(world).await, world.person("bea", "anna").await);
    let things = things(world, &mario, &anna).await;
    marked(base, &mario, "mario", None).await;
    marked(base, &anna, "anna", None).await;
    things
}

/// What a change made: the id of what its payload shows in `of`.
async fn made(world: &World, user: &str, verb: &str, of: &str, input: Value) -> String {
    let kind = match verb {
        "openEmergencyAccess" => "EmergencyInput".to_owned(),
        "closeEmergencyAccess" => "CloseEmergencyInput".to_owned(),
        _ => format!("{}{}Input", verb[..1].to_uppercase(), &verb[1..]),
    };
    // A block is told by its id alone.
    let shown = if of == "block" { of.to_owned() } else { format!("{of} {{ id }}") };
    let done = world.change(user, verb, &kind, &shown, input).await;
    let id = done[of].as_str().or(done[of]["id"].as_str());
    id.unwrap_or_else(|| panic!("{verb} {done}")).to_owned()
}

async fn things(world: &World, mario: &str, anna: &str) -> Things {
    let persons = vec![mario.to_owned(), anna.to_owned()];
    let found = "{ services(first: 1) { nodes { id locations { id } } } kindsOfHelp(domain: HOUS) { id }
        areas(kind: MUNICIPIO, first: 1) { nodes { id } } consentTexts(first: 1) { nodes { id } } }";
    let found = world.data("giulia", found, json!({})).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let service = text(&found["services"]["nodes"][0]["id"]);
    let mut others = BTreeMap::from([
        ("organization", organization(world, "luca")),
        ("to", organization(world, "sofia")),
        ("user", world.seat("paolo").actor.user.to_string()),
        ("grant", granted(world, mario).await),
        ("text", text(&found["consentTexts"]["nodes"][0]["id"])),
        ("kindOfHelp", text(&found["kindsOfHelp"][0]["id"])),
        ("location", text(&found["services"]["nodes"][0]["locations"][0]["id"])),
        ("members", member(world, mario).await),
        ("area", text(&found["areas"]["nodes"][0]["id"])),
        ("district", text(&found["areas"]["nodes"][0]["id"])),
        ("transfer", offered(world, mario).await),
        ("needDraft", drafted(world, mario).await),
    ]);
    claimed(world, &mut others).await;
    written(world, mario, &mut others).await;
    talked_about(world, mario, &mut others).await;
    opened_in_an_emergency(world, mario, &mut others).await;
    for ((lead, person), value) in [("giulia", mario), ("bea", anna)].into_iter().zip(EXTERNAL) {
        let input = json!({ "id": person, "system": "x", "value": value });
        let set =
            world.change(lead, "setExternalId", "SetExternalIdInput", "externalIds { value }", input).await;
        assert_eq!(set["problems"], json!([]));
    }
    let (ids, needs, referral) = known_by(world, mario, anna).await;
    for (lead, need) in [("giulia", &needs[0]), ("bea", &needs[needs.len() - 1])] {
        let told = json!({ "need": need, "service": service });
        let told = made(world, lead, "recordOrientation", "orientation", told).await;
        others.entry("orientation").or_insert(told);
    }
    others.extend([("referral", referral), ("service", service)]);
    on_the_map(world, &mut others).await;
    Things { ids, persons, needs, others }
}

/// A group of the map, and a search for others: they know of no person.
async fn on_the_map(world: &World, others: &mut BTreeMap<&'static str, String>) {
    let asked = "{ groups(filter: { search: \"Gocce\" }) { nodes { id place { id } } } }";
    let found = world.data("elena", asked, json!({})).await["groups"]["nodes"][0].take();
    let text = |id: &Value| id.as_str().unwrap().to_owned();
    let campaign = json!({ "title": "-", "from": "2026-11-02" });
    let campaign = made(world, "elena", "saveGroupCampaign", "campaign", campaign).await;
    others.extend([
        ("group", text(&found["id"])),
        ("publicGroup", text(&found["id"])),
        ("place", text(&found["place"]["id"])),
        ("groupPlace", text(&found["place"]["id"])),
        ("groupCampaign", campaign.clone()),
        ("campaign", campaign),
    ]);
}

/// The ids of both, the needs of both, and a referral of Mario's.
async fn known_by(world: &World, mario: &str, anna: &str) -> ([Ids; 2], Vec<String>, String) {
    let asked =
        "query ($id: ID!) { person(id: $id) { code needs { nodes { id domain referrals { id } } } } }";
    let (mut needs, mut known_by, mut referral) = (Vec::new(), Vec::new(), String::new());
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
    (known_by.try_into().unwrap(), needs, referral)
}

/// Giulia writes in Mario's diary, once of his need of mental health, puts both entries right, keeps a note, and writes
/// down what he says of who he is and where he lives.
async fn written(world: &World, mario: &str, others: &mut BTreeMap<&'static str, String>) {
    let need = world.need("giulia", mario, "MENT").await;
    for of in [json!({ "need": need }), json!({})] {
        let mut entry = json!({ "happenedOn": "2026-11-02", "kind": "CALL", "text": "-" });
        let mut first = entry.clone();
        first.as_object_mut().unwrap().extend(of.as_object().unwrap().clone());
        first["person"] = json!(mario);
        entry["entry"] = json!(made(world, "giulia", "addDiaryEntry", "entry", first).await);
        others.insert("entry", made(world, "giulia", "correctDiaryEntry", "entry", entry).await);
    }
    made(world, "giulia", "addNote", "note", json!({ "person": mario, "text": "-" })).await;
    for part in ["IDENTITY", "ADDRESS"] {
        let said =
            json!({ "person": mario, "part": part, "kind": "OBJECTION", "words": "-", "language": "it" });
        others.insert("remark", made(world, "giulia", "recordRemark", "remark", said).await);
    }
}

/// One of Mario's grants.
async fn granted(world: &World, mario: &str) -> String {
    let asked = "query ($id: ID!) { person(id: $id) { grants { id } } }";
    let grants = world.data("giulia", asked, json!({ "id": mario })).await["person"]["grants"].take();
    grants[0]["id"].as_str().unwrap().to_owned()
}

/// One of Mario's household.
async fn member(world: &World, mario: &str) -> String {
    let asked = "query ($id: ID!) { person(id: $id) { household { members { id } } } }";
    let household = world.data("giulia", asked, json!({ "id": mario })).await["person"]["household"].take();
    household["members"][1]["id"].as_str().unwrap().to_owned()
}

/// Two tables at which Giulia talks about Mario, with Carla's centre and Nadia's office as guests; one is over, with its minutes. Carla asks
/// for a part; Piero's whole organisation is shut out, and so is somebody who isn't of the network.
async fn talked_about(world: &World, mario: &str, others: &mut BTreeMap<&'static str, String>) {
    let table = json!({ "person": mario, "agenda": ["IDENTITY", "NEEDS_MENT"], "place": "-",
        "organizations": [organization(world, "carla"), organization(world, "nadia")],
        "startsAt": world.house.clock.now() + TimeDelta::days(1) });
    let over = made(world, "giulia", "openConference", "conference", table.clone()).await;
    let over = json!({ "conference": over, "minutes": "-" });
    made(world, "giulia", "closeConference", "conference", over).await;
    others.insert("conference", made(world, "giulia", "openConference", "conference", table).await);
    let part = json!({ "person": mario, "parts": ["ADDRESS"], "note": "-" });
    others.insert("request", made(world, "carla", "askForPart", "request", part).await);
    let shut = |of: &str, who: String| {
        let mut input = json!({ "person": mario, "parts": ["ADDRESS"], "reason": "RELATIVE" });
        input[of] = json!(who);
        input
    };
    let organization = shut("organization", organization(world, "piero"));
    made(world, "giulia", "block", "block", organization).await;
    let user = shut("userMail", "cognato@example.org".to_owned());
    others.insert("block", made(world, "giulia", "block", "block", user).await);
}

/// Nadia opened Mario in an emergency, and closed him; it waits to be reviewed.
async fn opened_in_an_emergency(world: &World, mario: &str, others: &mut BTreeMap<&'static str, String>) {
    let code = "query ($id: ID!) { person(id: $id) { code } }";
    let code = world.data("giulia", code, json!({ "id": mario })).await["person"]["code"].take();
    let why =
        json!({ "code": code, "category": "HEALTH", "reason": "Trovato a terra davanti al dormitorio." });
    let emergency = made(world, "nadia", "openEmergencyAccess", "emergency", why).await;
    let over = json!({ "emergency": emergency });
    made(world, "nadia", "closeEmergencyAccess", "emergency", over).await;
    others.insert("emergency", emergency);
}

/// Giulia's offer that Nadia's organisation lead Mario: it waits, and shows nothing of him.
async fn offered(world: &World, mario: &str) -> String {
    let to = organization(world, "nadia");
    let offer = json!({ "person": mario, "to": to, "reason": "CAPACITY", "note": "-" });
    made(world, "giulia", "transferLead", "transfer", offer).await
}

/// A need of Mario's that Giulia prepares, and nobody has opened.
async fn drafted(world: &World, mario: &str) -> String {
    let draft = json!({ "person": mario, "domain": "WORK", "strength": "-" });
    made(world, "giulia", "draftNeed", "draft", draft).await
}

/// Luca's claim on Mario's urgent need of housing: proposed, with a question that Giulia answers.
async fn claimed(world: &World, others: &mut BTreeMap<&'static str, String>) {
    let cards = "{ needCards(filter: { domain: [HOUS] }) { nodes { id urgency } } }";
    let cards = world.data("luca", cards, json!({})).await["needCards"]["nodes"].take();
    let card = cards.as_array().unwrap().iter().find(|card| card["urgency"] == "URGENT").unwrap();
    let claim = json!({ "needCard": card["id"], "question": "-" });
    let claim = made(world, "luca", "claimNeed", "claim", claim).await;
    made(world, "giulia", "answerClaim", "claim", json!({ "claim": claim, "answer": "-" })).await;
    others.extend([("claim", claim), ("needCard", card["id"].as_str().unwrap().to_owned())]);
}
