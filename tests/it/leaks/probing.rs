//! An association edits its own services and looks at what that changes: which cards it is shown and in which order,
//! whether it may take them, how its services match. Of two networks that differ only in what no card tells, the same
//! edits and looks are answered alike, byte by byte.
use super::neighbours::{join, municipio, open, serve, somebody};
use crate::{
    law::mario,
    support::{Base, figure, on_both, suite_or_long},
    world::World,
};
use amis::{
    areas::Point,
    directory::{
        Entries,
        model::{
            Access, Capacity, CapacityState, ForSex, Help, Location, Paper, Rule, Rules, Service,
            ServiceStatus, Span, Stay,
        },
    },
    kernel::{AreaId, Id, LocationId, OrganizationId, ServiceId, Time},
    policy::Domain,
};
use chrono::TimeDelta;
use rand::{
    Rng, SeedableRng,
    seq::{IndexedRandom, IteratorRandom},
};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use uuid::Uuid;

on_both!(whoever_edits_their_services_learns_nothing);

/// Enough that cards say all that they can of each of them.
const PERSONS: usize = 7;
const LOOK: &str = "{ needCards(first: 50) { edges { cursor node { id domain severityBand urgency openedWeek
    area { code } ageBand householdBand languages kindOfHelp { code } answers { code value } myClaim { status }
    myServices { name } myMatches { score fits against { code } unknown { code } } questions { question } viewerCan { claim } } } pageInfo { hasNextPage endCursor } } }";
const MATCHES: &str = "query ($need: ID!) { need(id: $need) { status unmet concerns { wholeHousehold persons ageBands }
    matches(first: 20) { score service { id name } reasons { code points message } against { code points message }
    unknown { code points message } notes { code message } } } }";

/// The association, its one service and place, the areas that it may serve.
struct Attacker<'w> {
    world: &'w World,
    organization: OrganizationId,
    areas: Vec<AreaId>,
    /// Mario's need, which it holds.
    need: String,
}

fn span(dice: &mut ChaCha8Rng, within: std::ops::RangeInclusive<i64>) -> Span {
    let mut bound = || dice.random_bool(0.7).then(|| dice.random_range(within.clone()));
    Span { from: bound(), to: bound() }
}

impl Attacker<'_> {
    /// The service and its place as they are from now on.
    fn edited(&self, dice: &mut ChaCha8Rng, now: Time) -> Entries {
        let (service, place) = (ServiceId::of(Uuid::from_u128(7)), LocationId::of(Uuid::from_u128(8)));
        let mut location = Location::new(place, self.organization, "Sede");
        location.area = self.areas.choose(dice).copied();
        location.point = Point::of(Some(dice.random_range(45.4..45.6)), Some(dice.random_range(9.1..9.3)));
        let mut new = Service::new(service, self.organization, "Di tutto");
        let domains = [Domain::Hous, Domain::Food, Domain::Work].into_iter();
        let some = dice.random_range(1..=3);
        new.helps = domains
            .choose_multiple(dice, some)
            .into_iter()
            .map(|domain| Help { domain, kind: None })
            .collect();
        let some = dice.random_range(0..=2);
        new.areas = self.areas.choose_multiple(dice, some).copied().collect();
        new.locations = vec![place];
        // Ages and sizes at which a card's band would begin to tell more than itself.
        new.ages = span(dice, 10..=70);
        new.household = span(dice, 1..=6);
        new.languages =
            ["it", "ar", "en"].into_iter().filter(|_| dice.random_bool(0.5)).map(str::to_owned).collect();
        let state = *[CapacityState::None, CapacityState::Available].choose(dice).unwrap();
        new.capacity = Some(Capacity { state, free_places: None, at: now });
        new.verified_at = Some(now - TimeDelta::days(dice.random_range(0..500)));
        // Rules at which what is hidden would begin to tell.
        let rules = [
            Rule::Sex(ForSex::Men),
            Rule::Resident(self.areas[0]),
            Rule::Stay(Stay::Italian),
            Rule::Isee(500_000),
            Rule::Access(Access::Steps),
            Rule::Bring(Paper::Isee),
        ];
        new.rules = Rules(rules.into_iter().filter(|_| dice.random_bool(0.4)).collect());
        if dice.random_bool(0.1) {
            new.status = ServiceStatus::Inactive;
        }
        Entries {
            locations: vec![location],
            services: vec![(new, "Casa Aperta ODV".to_owned())],
            ..Entries::default()
        }
    }

    /// The same edits for the same seed, and all that is told after each.
    async fn series(&self, edits: usize) -> Vec<String> {
        let mut dice = ChaCha8Rng::seed_from_u64(4);
        let mut told = Vec::new();
        for _ in 0..edits {
            serve(self.world, self.edited(&mut dice, self.world.house.clock.now())).await;
            let cards = self.world.ask("luca", LOOK, json!({})).await;
            told.push(format!("{} {:?} {}", cards.data, cards.errors, cards.statements));
            let matches = self.world.ask("luca", MATCHES, json!({ "need": self.need })).await;
            told.push(format!("{} {:?} {}", matches.data, matches.errors, matches.statements));
            told.extend(self.tries(&cards.data, &mut dice).await);
        }
        told
    }

    /// Tries to take a need of food, which goes to the first who fits its card, and gives it back.
    async fn tries(&self, cards: &Value, dice: &mut ChaCha8Rng) -> Option<String> {
        let luck: usize = dice.random_range(0..PERSONS);
        let edges = cards["needCards"]["edges"].as_array().unwrap().iter().map(|edge| &edge["node"]);
        let food: Vec<_> = edges.filter(|card| card["domain"] == "FOOD").collect();
        let card = food.get(luck % food.len().max(1))?;
        let input =
            json!({ "needCard": card["id"], "service": ServiceId::of(Uuid::from_u128(7)).to_string() });
        let done =
            self.world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id status }", input).await;
        if let Some(claim) = done["claim"]["id"].as_str() {
            let taken = self.world.change(
                "luca",
                "withdrawClaim",
                "ClaimIdInput",
                "claim { status }",
                json!({ "claim": claim }),
            );
            assert_eq!(taken.await["claim"]["status"], "WITHDRAWN");
        }
        Some(format!("{} {}", done["claim"]["status"], done["problems"]))
    }
}

/// Luca's association holds Mario's need of a home, and so is shown how services match it.
pub async fn held_by_luca(world: &World) -> String {
    let mario = mario(world).await;
    let cards = "{ needCards(filter: { domain: [HOUS] }) { nodes { id urgency } } }";
    let cards = world.data("luca", cards, json!({})).await["needCards"]["nodes"].take();
    let card = cards.as_array().unwrap().iter().find(|card| card["urgency"] == "URGENT").unwrap();
    let input = json!({ "needCard": card["id"] });
    let made = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    let input = json!({ "claim": made["claim"]["id"] });
    let chosen = world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { status }", input).await;
    assert_eq!(chosen["claim"]["status"], "ACTIVE", "{chosen}");
    world.need("giulia", &mario, "HOUS").await
}

pub async fn changed(world: &World, person: &str, input: Value) {
    let mut whole = json!({ "person": person });
    whole.as_object_mut().unwrap().extend(input.as_object().unwrap().clone());
    let done = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", whole).await;
    assert_eq!(done["problems"], json!([]), "{done}");
}

fn raw(world: &World, id: &str) -> String {
    let hex = id.split_once('_').unwrap().1;
    if world.base.is_sqlite() { format!("x'{hex}'") } else { format!("'{hex}'") }
}

/// What no card tells of somebody, in one of two networks.
struct Hidden {
    /// Of seven, the year in which the first was born: all of one band of age.
    born: i64,
    /// Of the band of three or four.
    household: usize,
    cents: i64,
    sex: &'static str,
    nationality: &'static str,
    story: &'static str,
    home: &'static str,
    diagnosis: &'static str,
    /// Mario's year of birth.
    mario: i64,
    member: &'static str,
}

const HERE: Hidden = Hidden {
    born: 1965,
    household: 3,
    cents: 10_000,
    sex: "MALE",
    nationality: "IT",
    story: "Una storia.",
    home: "Via Ornato 12",
    diagnosis: "Sta bene.",
    mario: 1974,
    member: "Chiara",
};
const THERE: Hidden = Hidden {
    born: 1979,
    household: 4,
    cents: 990_000,
    sex: "FEMALE",
    nationality: "BD",
    story: "Tutta un'altra storia, molto più lunga.",
    home: "Viale Suzzani 285",
    diagnosis: "Un'altra diagnosi, molto più lunga.",
    mario: 1981,
    member: "Mariangela Costanza",
};

impl Hidden {
    /// Writes it down. Cards are made anew by that, of what is so now.
    async fn put(&self, world: &World, persons: &[String]) {
        let home = municipio(world).await;
        for (number, person) in persons.iter().enumerate() {
            let born = self.born + i64::try_from(number).unwrap();
            changed(world, person, somebody(number * self.household, born, self.household, &home)).await;
            changed(world, person, json!({ "economic": { "incomeCents": self.cents, "iseeCents": self.cents }, "story": self.story }))
                .await;
        }
        let mario = mario(world).await;
        let input = json!({ "identity": { "givenName": "Mario", "familyName": "Colombo",
            "birthDate": format!("{}-01-02", self.mario), "sex": self.sex },
            "economic": { "incomeCents": self.cents, "iseeCents": self.cents },
            "citizenship": { "nationality": self.nationality },
            "address": { "residence": self.home, "residenceArea": home } });
        changed(world, &mario, input).await;
        let input = json!({ "person": mario, "health": { "conditions": self.diagnosis } });
        let written =
            world.change("carla", "updatePerson", "UpdatePersonInput", "person { id }", input).await;
        assert_eq!(written["problems"], json!([]));
        let (household, (_, hidden)) = (household(world, &mario), literal(world, 0, true));
        let members = format!(
            "update household_member set birth_year = {} where household_id = {household} and tie = 'subject';
             update household_member set name = '{}' where household_id = {household} and hidden = {hidden};",
            self.mario, self.member
        );
        world.base.execute(&members).await;
    }
}

/// Needs that no card is made of, and a sealed person in Mario's household.
async fn add_what_is_sealed(world: &World, persons: &[String]) {
    let mario = mario(world).await;
    for person in persons.iter().chain([&mario]) {
        open(world, person, json!({ "domain": "MINO", "urgency": "IMMEDIATE", "severity": 1 })).await;
    }
    let (household, anna) = (household(world, &mario), raw(world, &world.person("bea", "anna").await));
    let (id, shown) = literal(world, 10, false);
    let row = format!(
        "insert into household_member (id, household_id, person_id, name, birth_year, tie, position, hidden)
         values ({id}, {household}, {anna}, 'Anna', 1991, 'other', 9, {shown})"
    );
    world.base.execute(&row).await;
}

fn household(world: &World, person: &str) -> String {
    format!("(select household_id from person where id = {})", raw(world, person))
}

fn literal(world: &World, id: u128, flag: bool) -> (String, String) {
    let hex = Uuid::from_u128(id).simple();
    if world.base.is_sqlite() {
        (format!("x'{hex}'"), u8::from(flag).to_string())
    } else {
        (format!("'{hex}'"), flag.to_string())
    }
}

/// A member of Mario's household who is hidden.
async fn hide_a_member(world: &World) {
    let household = household(world, &mario(world).await);
    let (id, hidden) = literal(world, 9, true);
    let row = format!(
        "insert into household_member (id, household_id, name, birth_year, tie, position, hidden)
         values ({id}, {household}, 'Chiara', 2009, 'child', 8, {hidden})"
    );
    world.base.execute(&row).await;
}

async fn whoever_edits_their_services_learns_nothing(base: Base) {
    let (world, edits) = (World::stories(base).await, suite_or_long(30, 300));
    let home = municipio(&world).await;
    let mut persons = Vec::new();
    for number in 0..PERSONS {
        let born = 1965 + i64::try_from(number).unwrap();
        persons.push(join(&world, somebody(number, born, 3, &home)).await);
    }
    for person in &persons {
        open(&world, person, json!({ "domain": "HOUS", "urgency": "SOON", "severity": 2 })).await;
        let food = json!({ "domain": "FOOD", "urgency": "SOON", "claimPolicy": "FIRST_ELIGIBLE" });
        open(&world, person, food).await;
    }
    hide_a_member(&world).await;
    let areas =
        world.data("luca", "{ areas { nodes { id code } } }", json!({})).await["areas"]["nodes"].take();
    let served =
        areas.as_array().unwrap().iter().filter(|area| {
            ["015146", "015146-9", "015146-8", "RHO"].iter().any(|code| area["code"] == *code)
        });
    let areas: Vec<_> = served.map(|area| AreaId::parse(area["id"].as_str().unwrap()).unwrap()).collect();
    assert_eq!(areas.len(), 4);
    let need = held_by_luca(&world).await;
    let attacker =
        Attacker { world: &world, organization: world.seat("luca").actor.organization, areas, need };
    // Once before, so that what the attacker did itself is the same both times.
    HERE.put(&world, &persons).await;
    attacker.series(edits).await;
    let before = attacker.series(edits).await;
    THERE.put(&world, &persons).await;
    add_what_is_sealed(&world, &persons).await;
    let after = attacker.series(edits).await;
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
    let tells = |word: &str| before.iter().filter(|told| told.contains(word)).count();
    for word in ["\"MIDDLE\"", "\"FEW\"", "ACTIVE", "claim.not_eligible", "AGE_UNKNOWN", "\"score\""] {
        assert!(tells(word) > 0, "the attacker never comes to see {word}");
    }
    // What a card tells is seen when it changes.
    changed(&world, &persons[0], somebody(0, 1999, 3, &home)).await;
    let of_a_card = attacker.series(edits).await;
    assert!(of_a_card != after, "another band of age is seen");
    figure(
        "P26",
        &format!(
            "{edits} edits of an association's own services, {} answers: alike while birth years within a band, homes, \
             income, health, sealed and hidden members and sealed needs were others",
            before.len()
        ),
    );
}
