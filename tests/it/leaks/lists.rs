//! What lists show of a network, person by person and part by part, is what the rules say; asked one by one, too.
mod kept;

use super::{
    model::{Model, Open},
    network::{Network, Organization, Viewer},
    planting::{Ground, NAME},
};
use crate::{
    policy::{POLICY, opened, plain::Plain},
    support::{Base, figure, on_both},
    world::monday,
};
use amis::{
    kernel::{CardId, Id},
    policy::{Class, Part},
};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
    sync::Mutex,
};

on_both!(lists_show_what_the_rules_say, lists_show_what_other_rules_say);

const VIEWERS: usize = 32;
/// Lines that somebody may come to write, with which more hangs on grants.
const MORE_LINES: &str = "
p, privacy_officer, *,            *, *, lead,        grant, s1,      read, allow
p, facilitator,     *,            *, *, lead,        grant, address, read, allow
p, facilitator,     *,            *, *, care_team,   grant, s3,      read, allow
p, facilitator,     third_sector, *, *, shared_with, grant, profile, read, allow
";

/// A part of a profile and a field that is null where it is closed.
const PARTS: [(Part, &str, &str); 12] = [
    (Part::Identity, "identity", "identity { familyName }"),
    (Part::Contact, "contact", "contact { phone }"),
    (Part::Address, "address", "address { residence }"),
    (Part::Household, "household", "household { members { id } }"),
    (Part::Economic, "economic", "economic { benefits }"),
    (Part::Citizenship, "citizenship", "citizenship { nationality }"),
    (Part::Health, "health", "health { conditions }"),
    (Part::Protection, "protection", "protection { facts }"),
    (Part::Minors, "minors", "minors { facts }"),
    (Part::Justice, "justice", "justice { facts }"),
    (Part::Story, "story", "story"),
    (Part::Grants, "grants", "grants { id }"),
];

async fn lists_show_what_the_rules_say(base: Base) {
    compare(base, POLICY, 16, 4).await;
}

async fn lists_show_what_other_rules_say(base: Base) {
    compare(base, format!("{POLICY}{MORE_LINES}").leak(), 8, 4).await;
}

/// So many networks on SQLite, and a sample of them on PostgreSQL.
async fn compare(base: Base, policy: &'static str, networks: u64, sample: u64) {
    let asked = if base.is_sqlite() { networks } else { sample };
    let law = Plain::of(policy);
    let mut dice = ChaCha8Rng::seed_from_u64(networks);
    let organizations = || Organization::all(&mut ChaCha8Rng::seed_from_u64(16), monday());
    let ground = Ground::on(base, opened(policy), monday(), &organizations()).await;
    let (mut seen, mut classes) = (Tally::new(), BTreeSet::new());
    let differing = Mutex::default();
    for number in 0..asked {
        let network = Network::draw(&mut dice, monday(), organizations());
        ground.plant(&network).await;
        classes.extend(network.classes());
        for at in 0..VIEWERS {
            let viewer = Viewer::any(&mut dice);
            let looking = Looking {
                ground: &ground,
                network: &network,
                viewer: &viewer,
                number,
                differing: &differing,
            };
            let model = Model { network: &network, law: &law, viewer: &viewer };
            looking.compare(&model, &mut seen, at % 2 == 0).await;
        }
    }
    let differing = differing.into_inner().unwrap();
    assert!(differing.is_empty(), "{} differ\n{}", differing.len(), differing.join("\n"));
    figure(
        "P4",
        &format!(
            "{asked} random networks, {VIEWERS} viewers each: no list or look-up differs from the rules"
        ),
    );
    assert!(classes.is_superset(&BTreeSet::from([Class::S1, Class::S2, Class::S3, Class::S4])));
    let fewest = if asked == networks { 3 } else { 1 };
    let poor = [
        "persons", "alone", "led", "seated", "tables", "cards", "sent", "received", "past", "told",
        "entries", "offered", "offers",
    ]
    .into_iter()
    .filter(|what| seen.get(what).copied().unwrap_or_default() < fewest);
    assert_eq!(poor.collect::<Vec<_>>(), [""; 0], "the networks are too poor: {seen:?}");
}

/// One viewer before one network.
struct Looking<'n> {
    ground: &'n Ground,
    network: &'n Network,
    viewer: &'n Viewer,
    number: u64,
    differing: &'n Mutex<Vec<String>>,
}

type Tally = BTreeMap<&'static str, usize>;

fn ids(nodes: &Value) -> BTreeSet<String> {
    let id = |node: &Value| node["id"].as_str().map(str::to_owned);
    nodes.as_array().into_iter().flatten().filter_map(id).collect()
}

impl Looking<'_> {
    /// Notes where an answer is not what the model says: a run tells of all of them.
    fn same<T: PartialEq + Debug>(&self, what: &str, shown: T, expected: T) {
        if shown != expected {
            let (number, viewer) = (self.number, self.viewer);
            let told = format!("network {number}, {viewer:?}: {what}: {shown:?}, not {expected:?}");
            self.differing.lock().unwrap().push(told);
        }
    }

    async fn ask(&self, document: &str) -> Value {
        self.ground.ask(self.network, self.viewer, document).await
    }

    async fn compare(&self, model: &Model<'_>, seen: &mut Tally, by_id: bool) {
        let open = model.open_all();
        Model::tally(&open, seen);
        self.profiles(model, &open).await;
        self.searches(&open).await;
        self.cards(model, seen).await;
        self.conferences(model, open.as_slice(), seen).await;
        self.referrals(model, &open, seen).await;
        self.orientations(model, &open, seen).await;
        self.diaries(model, &open, seen).await;
        self.transfers(model, &open, seen).await;
        if by_id {
            self.one_by_one(&open).await;
        }
    }

    fn known(&self, open: &[Open], also: impl Fn(&Open) -> bool) -> BTreeSet<String> {
        let known = open.iter().enumerate().filter(|(_, open)| open.knows() && also(open));
        known.map(|(at, _)| self.network.persons[at].id.to_string()).collect()
    }

    fn needs(&self, person: usize, open: &Open) -> BTreeSet<String> {
        let of_person = self.network.needs.iter().enumerate().filter(|(_, need)| need.person == person);
        of_person
            .filter(|(at, need)| open.need(*at, need.domain))
            .map(|(_, need)| need.id.to_string())
            .collect()
    }

    /// The list of people, each with every part that is asked for.
    async fn profiles(&self, model: &Model<'_>, open: &[Open]) {
        let parts: Vec<_> = PARTS.iter().map(|(.., asked)| *asked).collect();
        let answer = self
            .ask(&format!(
                "{{ people(first: 100) {{ nodes {{ id code {} withheld {{ part }}
                      needs {{ nodes {{ id concerns {{ persons members }} claims {{ id }} referrals {{ id }}
                                        orientations {{ id }}
                                        history {{ event }} }} }} }} }} }}",
                parts.join(" ")
            ))
            .await;
        let nodes = answer["people"]["nodes"].as_array().unwrap();
        self.same("people", ids(&answer["people"]["nodes"]), self.known(open, |_| true));
        for node in nodes {
            let person =
                self.network.persons.iter().position(|one| node["id"] == one.id.to_string()).unwrap();
            let open = &open[person];
            for (part, field, _) in &PARTS {
                self.same(&format!("{part:?} of {node}"), !node[field].is_null(), open.has(*part));
            }
            let told = node["withheld"].as_array().unwrap().iter().map(|one| one["part"].as_str().unwrap());
            self.same("withheld", told.collect::<BTreeSet<_>>(), Model::withheld(open));
            self.same("needs", ids(&node["needs"]["nodes"]), self.needs(person, open));
            if open.has(Part::Grants) {
                self.same("grants", ids(&node["grants"]), model.listed_grants(person, open));
            }
            if open.has(Part::Household) {
                self.same("members", ids(&node["household"]["members"]), model.members(person));
            }
            for need in node["needs"]["nodes"].as_array().unwrap() {
                self.need(model, open, need);
            }
        }
    }

    /// One need of a profile: whom it concerns, its claims, its referrals, its history.
    fn need(&self, model: &Model<'_>, open: &Open, shown: &Value) {
        let at = self.network.needs.iter().position(|need| shown["id"] == need.id.to_string()).unwrap();
        let concerned = model.concerned(at);
        self.same(
            "persons concerned",
            shown["concerns"]["persons"].as_u64(),
            Some(concerned.len().max(1) as u64),
        );
        let members = shown["concerns"]["members"].as_array();
        let members = members.map(|all| all.iter().map(|id| id.as_str().unwrap().to_owned()).collect());
        let expected = open.has(Part::Household).then_some(concerned);
        self.same("members concerned", members, expected);
        self.same("claims", ids(&shown["claims"]), model.claims(at, open));
        self.same("referrals of a need", ids(&shown["referrals"]), model.referrals(at, open));
        self.same("orientations of a need", ids(&shown["orientations"]), model.orientations(at, open));
        self.same("history", !shown["history"].is_null(), open.has(Part::History));
    }

    /// By name, by district and by code.
    async fn searches(&self, open: &[Open]) {
        let code = &self.network.persons[self.viewer.organization % self.network.persons.len()];
        let [here, there] = self.ground.districts;
        let answer = self
            .ask(&format!(
                "query {{ named: people(search: \"{NAME}\", first: 100) {{ nodes {{ id }} }}
                    here: people(district: \"{here}\", first: 100) {{ nodes {{ id }} }}
                    there: people(district: \"{there}\", first: 100) {{ nodes {{ id }} }}
                    coded: people(search: \"{}\") {{ nodes {{ id }} }} }}",
                code.code
            ))
            .await;
        let found = |field: &str| ids(&answer[field]["nodes"]);
        self.same("by name", found("named"), self.known(open, |open| open.has(Part::Identity)));
        let lives = |district: usize| {
            let there = open.iter().enumerate().filter(|(at, open)| {
                open.has(Part::Address) && self.network.persons[*at].district == district
            });
            there.map(|(at, _)| self.network.persons[at].id.to_string()).collect::<BTreeSet<_>>()
        };
        self.same("in a district", found("here"), lives(0));
        self.same("in the other district", found("there"), lives(1));
        let by_code: BTreeSet<_> =
            self.known(open, |_| true).into_iter().filter(|id| *id == code.id.to_string()).collect();
        self.same("by code", found("coded"), by_code);
    }

    async fn cards(&self, model: &Model<'_>, seen: &mut Tally) {
        let answer = self.ask("{ needCards(first: 100) { nodes { id domain } } }").await;
        let us = self.network.organizations[self.viewer.organization].id;
        let card = |need: usize| {
            let need = self.network.needs[need].id.uuid();
            CardId::of(self.ground.house.secrets.card(need, us)).to_string()
        };
        let expected: BTreeSet<_> = model.cards().into_iter().map(card).collect();
        *seen.entry("cards").or_default() += expected.len();
        self.same("cards", ids(&answer["needCards"]["nodes"]), expected);
    }

    async fn conferences(&self, model: &Model<'_>, open: &[Open], seen: &mut Tally) {
        let answer =
            self.ask("{ conferences(first: 100) { nodes { id agenda person { id } minutes } } }").await;
        let expected: BTreeSet<_> =
            model.tables().map(|at| self.network.conferences[at].id.to_string()).collect();
        *seen.entry("tables").or_default() += expected.len();
        let nodes = &answer["conferences"]["nodes"];
        self.same("conferences", ids(nodes), expected);
        for node in nodes.as_array().unwrap() {
            let table = self.network.conferences.iter().find(|one| node["id"] == one.id.to_string()).unwrap();
            let open = &open[table.person];
            let agenda = table.agenda.iter().filter(|part| open.has(*part)).count();
            self.same("agenda", node["agenda"].as_array().map(Vec::len), Some(agenda));
            self.same("whom it is about", !node["person"].is_null(), open.knows());
            self.same("minutes", &node["minutes"], &Value::Null);
        }
    }

    async fn referrals(&self, model: &Model<'_>, open: &[Open], seen: &mut Tally) {
        const SHOWN: &str = "id direction note domain parts need { id } person { id }";
        let one_by_one: Vec<_> = self.network.referrals.iter().map(|one| one.id.to_string()).collect();
        let lists = self
            .ask(&format!(
                "{{ sent: referrals(direction: SENT, first: 100) {{ nodes {{ {SHOWN} }} }}
                    received: referrals(direction: RECEIVED, first: 100) {{ nodes {{ {SHOWN} }} }} }}"
            ))
            .await;
        let all = self.network.referrals.iter();
        let sent: BTreeSet<_> = all
            .clone()
            .filter(|one| model.took_over(one.from, None) && model.led(one, open))
            .map(|one| one.id.to_string())
            .collect();
        let received = all.clone().filter(|one| model.received(one).is_some());
        let received: BTreeSet<_> = received.map(|one| one.id.to_string()).collect();
        *seen.entry("sent").or_default() += sent.len();
        *seen.entry("received").or_default() += received.len();
        self.same("sent", ids(&lists["sent"]["nodes"]), sent);
        self.same("received", ids(&lists["received"]["nodes"]), received);
        for node in lists["received"]["nodes"].as_array().unwrap() {
            let one = all.clone().find(|one| node["id"] == one.id.to_string()).unwrap();
            let tells = model.received(one).unwrap();
            *seen.entry("past").or_default() += usize::from(!tells);
            let need = &self.network.needs[one.need];
            let open = &open[need.person];
            let expected = [
                ("note", tells),
                ("domain", tells),
                ("parts", tells),
                ("need", tells && open.need(one.need, need.domain)),
                ("person", tells && open.knows()),
            ];
            for (field, shown) in expected {
                self.same(&format!("{field} of {node}"), !node[field].is_null(), shown);
            }
        }
        for some in one_by_one.chunks(20) {
            let asked: Vec<_> = some
                .iter()
                .enumerate()
                .map(|(at, id)| format!("r{at}: referral(id: \"{id}\") {{ id }}"))
                .collect();
            let answer = self.ask(&format!("{{ {} }}", asked.join(" "))).await;
            for (at, id) in some.iter().enumerate() {
                let one = all.clone().find(|one| one.id.to_string() == *id).unwrap();
                let shown = model.led(one, open) || model.received(one).is_some() || model.corrects(one);
                self.same("one referral", !answer[format!("r{at}")].is_null(), shown);
            }
        }
    }

    /// What the viewer's organisation told people of, on pages so short that a row too many in the statement leaves one
    /// that isn't whole, or ends the list; and every orientation by id.
    async fn orientations(&self, model: &Model<'_>, open: &[Open], seen: &mut Tally) {
        let (mut listed, mut after) = (BTreeSet::new(), "null".to_owned());
        while after != "\"\"" {
            let page = self
                .ask(&format!(
                    "{{ orientations(first: 1, after: {after}) {{ nodes {{ id need {{ id }} }}
                         pageInfo {{ hasNextPage endCursor }} }} }}"
                ))
                .await["orientations"]
                .take();
            listed.extend(ids(&page["nodes"]));
            let nodes = page["nodes"].as_array().unwrap();
            self.same("needs of orientations", nodes.iter().all(|node| !node["need"].is_null()), true);
            let more = page["pageInfo"]["hasNextPage"] == true;
            self.same("whole pages", nodes.len() == 1, more || nodes.len() == 1);
            after = format!("\"{}\"", page["pageInfo"]["endCursor"].as_str().filter(|_| more).unwrap_or(""));
        }
        let expected = model.told(open);
        *seen.entry("told").or_default() += expected.len();
        self.same("orientations", listed, expected);
        for some in self.network.orientations.chunks(12) {
            let asked = some.iter().enumerate();
            let asked: Vec<_> =
                asked.map(|(at, one)| format!("o{at}: orientation(id: \"{}\") {{ id }}", one.id)).collect();
            let answer = self.ask(&format!("{{ {} }}", asked.join(" "))).await;
            for (at, one) in some.iter().enumerate() {
                let need = &self.network.needs[one.need];
                let open = &open[need.person];
                let ours = open.leads || one.by == self.viewer.organization;
                let shown = ours && open.need(one.need, need.domain);
                self.same("one orientation", !answer[format!("o{at}")].is_null(), shown);
            }
        }
    }

    /// Every person and every need, by id.
    async fn one_by_one(&self, open: &[Open]) {
        let person = |(at, one): (usize, &super::network::Person)| {
            format!(
                "p{at}: person(id: \"{}\") {{ id contact {{ phone }} needs {{ nodes {{ id }} }} }}",
                one.id
            )
        };
        let asked: Vec<_> = self.network.persons.iter().enumerate().map(person).collect();
        let answer = self.ask(&format!("{{ {} }}", asked.join(" "))).await;
        for (at, open) in open.iter().enumerate() {
            let shown = &answer[format!("p{at}")];
            self.same("a person by id", !shown.is_null(), open.knows());
            self.same("a person's contact", !shown["contact"].is_null(), open.has(Part::Contact));
            let needs = if open.knows() { self.needs(at, open) } else { BTreeSet::new() };
            self.same("a person's needs", ids(&shown["needs"]["nodes"]), needs);
        }
        let need =
            |(at, one): (usize, &super::network::Need)| format!("n{at}: need(id: \"{}\") {{ id }}", one.id);
        let asked: Vec<_> = self.network.needs.iter().enumerate().map(need).collect();
        for some in asked.chunks(14) {
            let answer = self.ask(&format!("{{ {} }}", some.join(" "))).await;
            for (name, shown) in answer.as_object().unwrap() {
                let at: usize = name[1..].parse().unwrap();
                let need = &self.network.needs[at];
                self.same("a need by id", !shown.is_null(), open[need.person].need(at, need.domain));
            }
        }
    }
}
