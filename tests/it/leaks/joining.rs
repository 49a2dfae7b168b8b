//! An association that is shown every card tries to tell which two are one person's: by ids, by the order of the list,
//! by cursors, by everything that the cards say, by the week. Among cards that say the same of their persons no way
//! finds more pairs than guesses do.
use super::neighbours::{DOMAINS, join, municipio, open, serve, somebody};
use crate::{
    support::{Base, figure, on_both},
    world::World,
};
use amis::{
    directory::{
        Entries,
        model::{Help, Service},
    },
    kernel::{AreaId, CardId, Id, NeedId, ServiceId},
    policy::Domain,
};
use chrono::TimeDelta;
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

on_both!(no_way_of_joining_cards_beats_guessing);

const PERSONS: usize = 60;
/// A guesser may be this lucky once in a million runs.
const LUCK: f64 = 1e-6;
const BOTH: [&str; 2] = ["luca", "sofia"];

/// One card as the attacker has it: its bytes, and all that it says.
#[derive(Clone, Debug)]
struct Card {
    id: u128,
    cursor: Vec<u8>,
    /// What it says of its person, and the week.
    person: String,
    /// What it says of the need.
    need: String,
}

/// How an attacker chooses a partner for one card among those that say the same of their person.
type Way = fn(&[Card], usize, &[usize]) -> usize;

fn nearest<K: Ord>(others: &[usize], far: impl Fn(usize) -> K) -> usize {
    others.iter().copied().min_by_key(|other| far(*other)).unwrap()
}

fn number(bytes: &[u8]) -> u128 {
    bytes.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

const WAYS: [(&str, Way); 9] = [
    ("the id next by number", |all, of, others| nearest(others, |other| all[other].id.abs_diff(all[of].id))),
    ("the id next by xor, which shares the longest beginning", |all, of, others| {
        nearest(others, |other| all[other].id ^ all[of].id)
    }),
    ("the id that shares the longest end", |all, of, others| {
        nearest(others, |other| (all[other].id ^ all[of].id).reverse_bits())
    }),
    ("the id that differs in the fewest bits", |all, of, others| {
        nearest(others, |other| (all[other].id ^ all[of].id).count_ones())
    }),
    ("the next in the list", |_, of, others| nearest(others, |other| other.abs_diff(of))),
    ("the farthest in the list", |all, of, others| nearest(others, |other| all.len() - other.abs_diff(of))),
    ("the cursor next by number", |all, of, others| {
        nearest(others, |other| number(&all[other].cursor).abs_diff(number(&all[of].cursor)))
    }),
    ("the cursor that differs in the fewest bits", |all, of, others| {
        let differ = |other: usize| {
            let bytes = all[other].cursor.iter().zip(&all[of].cursor);
            bytes.map(|(a, b)| (a ^ b).count_ones()).sum::<u32>()
        };
        nearest(others, differ)
    }),
    ("the first that says the same of the need too", |all, of, others| {
        nearest(others, |other| all[other].need != all[of].need)
    }),
];

/// All cards that somebody is shown, in the order of the list.
async fn shown(world: &World, user: &str) -> Vec<Card> {
    let asked =
        "query ($after: String) { needCards(first: 100, after: $after) { edges { cursor node { id domain
        severityBand urgency openedWeek area { code } ageBand householdBand languages kindOfHelp { code }
        answers { code value } } } pageInfo { hasNextPage endCursor } } }";
    let (mut cards, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = world.data(user, asked, json!({ "after": after })).await["needCards"].take();
        for edge in page["edges"].as_array().unwrap() {
            let card = &edge["node"];
            let id = CardId::parse(card["id"].as_str().unwrap()).unwrap();
            let cursor = data_encoding::BASE64URL_NOPAD.decode(edge["cursor"].as_str().unwrap().as_bytes());
            let said = |fields: &[&str]| {
                fields.iter().map(|field| card[*field].to_string()).collect::<Vec<_>>().join(" ")
            };
            cards.push(Card {
                id: id.uuid().as_u128(),
                cursor: cursor.unwrap(),
                person: said(&["area", "ageBand", "householdBand", "languages", "openedWeek"]),
                need: said(&["domain", "severityBand", "urgency", "kindOfHelp", "answers"]),
            });
        }
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            return cards;
        }
    }
}

/// Cards that say the same of their persons, by what they say.
fn alike(cards: &[Card]) -> BTreeMap<&str, Vec<usize>> {
    let mut alike: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (at, card) in cards.iter().enumerate() {
        alike.entry(card.person.as_str()).or_default().push(at);
    }
    alike
}

/// How many different pairs a way finds, and how many guesses would find at most on average: each card has one partner
/// at most, and a guess among the `n` cards alike hits it once in `n - 1`.
fn found(cards: &[Card], partners: &HashMap<usize, usize>, way: Way) -> (usize, f64) {
    let (mut pairs, mut by_guesses) = (BTreeSet::new(), 0.0);
    for members in alike(cards).values().filter(|members| members.len() > 1) {
        for of in members {
            let others: Vec<_> = members.iter().copied().filter(|other| other != of).collect();
            let Some(partner) = partners.get(of) else { continue };
            by_guesses += 1.0 / f64::from(u32::try_from(others.len()).unwrap());
            if way(cards, *of, &others) == *partner {
                pairs.insert((*of.min(partner), *of.max(partner)));
            }
        }
    }
    (pairs.len(), by_guesses)
}

/// What guesses that find so many pairs on average exceed once in a million: hits among many cards, each rare, come as
/// Poisson has it.
fn bound(mean: f64) -> usize {
    let (mut term, mut rest, mut at) = ((-mean).exp(), 1.0, 0);
    while rest > LUCK {
        rest -= term;
        at += 1;
        term *= mean / f64::from(u32::try_from(at).unwrap());
    }
    at
}

/// Sixty persons with two needs each, which Giulia writes down one right after the other, in two weeks; the ids of the
/// two.
async fn sixty(world: &World) -> Vec<[String; 2]> {
    let home = municipio(world).await;
    let mut dice = ChaCha8Rng::seed_from_u64(26);
    let mut needs = Vec::new();
    for number in 0..PERSONS {
        if number == PERSONS / 2 {
            world.house.clock.advance(TimeDelta::days(7));
        }
        let born = dice.random_range(1968..1985);
        let person = join(world, somebody(number, born, *[1, 3].choose(&mut dice).unwrap(), &home)).await;
        let mut both = Vec::new();
        for _ in 0..2 {
            let urgency = ["ROUTINE", "SOON", "URGENT"].choose(&mut dice).unwrap();
            let domain = DOMAINS.choose(&mut dice).unwrap();
            let need = json!({ "domain": domain, "urgency": urgency, "severity": dice.random_range(1..=5) });
            both.push(open(world, &person, need).await);
        }
        needs.push(both.try_into().unwrap());
    }
    needs
}

async fn no_way_of_joining_cards_beats_guessing(base: Base) {
    let world = World::stories(base).await;
    let area = AreaId::parse(&municipio(&world).await).unwrap();
    let helps = || DOMAINS.map(|domain| Help { domain: Domain::parse(domain).unwrap(), kind: None }).to_vec();
    let everything = |user: &str| {
        let organization = world.seat(user).actor.organization;
        let new = Service::new(ServiceId::mint(), organization, "Di tutto");
        (Service { helps: helps(), areas: vec![area], ..new }, world.seat(user).organization.clone())
    };
    serve(&world, Entries { services: BOTH.map(everything).to_vec(), ..Entries::default() }).await;
    let needs = sixty(&world).await;
    let mut all = Vec::new();
    let mut told = Vec::new();
    for user in BOTH {
        let cards = shown(&world, user).await;
        let organization = world.seat(user).actor.organization;
        let at = |need: &String| {
            let id = world.house.secrets.card(NeedId::parse(need).unwrap().uuid(), organization).as_u128();
            cards.iter().position(|card| card.id == id).expect("every card is shown")
        };
        let pairs: Vec<_> = needs.iter().map(|[one, other]| (at(one), at(other))).collect();
        let partners: HashMap<_, _> = pairs.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect();
        let largest = alike(&cards).values().map(Vec::len).max().unwrap_or(0);
        assert!(largest >= 20, "a crowd to hide in: {largest}");
        for (name, way) in WAYS {
            let (hits, by_guesses) = found(&cards, &partners, way);
            let bound = bound(by_guesses);
            assert!(
                bound < PERSONS / 2,
                "{by_guesses} of {PERSONS} by guesses: the crowds are too small to tell"
            );
            assert!(
                hits < bound,
                "{user}, {name}: {hits} pairs, guesses find {by_guesses:.1} and seldom {bound}"
            );
            told.push(hits);
        }
        the_ways_find_what_is_there_to_be_found(&cards, &partners, &pairs, &needs);
        all.push(cards);
    }
    nothing_is_equal(&all[0], &all[1]);
    let most = told.iter().max().unwrap();
    figure(
        "P26",
        &format!(
            "{PERSONS} persons of two cards each, two associations, {} ways of joining: {most} pairs at most, as guesses \
             among cards alike find; no id, cursor or difference of ids in common",
            WAYS.len()
        ),
    );
}

/// The same ways find nearly all pairs where an id or a place in the list tells when a need was written down.
fn the_ways_find_what_is_there_to_be_found(
    cards: &[Card],
    partners: &HashMap<usize, usize>,
    pairs: &[(usize, usize)],
    needs: &[[String; 2]],
) {
    let id = |need: &String| NeedId::parse(need).unwrap().uuid().as_u128();
    let mut told = cards.to_vec();
    for ((a, b), [one, other]) in pairs.iter().zip(needs) {
        (told[*a].id, told[*b].id) = (id(one), id(other));
        (told[*a].cursor, told[*b].cursor) =
            (id(one).to_be_bytes().to_vec(), id(other).to_be_bytes().to_vec());
    }
    let of_all = found(cards, partners, |_, _, others| others[0]).1;
    for (name, way) in [WAYS[0], WAYS[6]] {
        let (hits, by_guesses) = found(&told, partners, way);
        assert!((by_guesses - of_all).abs() < 1e-9 && hits > PERSONS / 2, "{name} finds {hits} of {PERSONS}");
    }
}

/// Two associations that put together what they have find nothing that both have: no id, no cursor, and no one
/// difference between the ids of the one and the other.
fn nothing_is_equal(ours: &[Card], theirs: &[Card]) {
    let ids = |cards: &[Card]| cards.iter().map(|card| card.id).collect::<BTreeSet<_>>();
    let cursors = |cards: &[Card]| cards.iter().map(|card| card.cursor.clone()).collect::<BTreeSet<_>>();
    assert_eq!((ids(ours).len(), cursors(ours).len()), (ours.len(), ours.len()));
    assert!(ids(ours).is_disjoint(&ids(theirs)) && cursors(ours).is_disjoint(&cursors(theirs)));
    let differences = |by: fn(u128, u128) -> u128| {
        ours.iter().flat_map(|a| theirs.iter().map(move |b| by(a.id, b.id))).collect::<BTreeSet<_>>().len()
    };
    let all = ours.len() * theirs.len();
    assert_eq!((differences(|a, b| a ^ b), differences(u128::wrapping_sub)), (all, all));
}
