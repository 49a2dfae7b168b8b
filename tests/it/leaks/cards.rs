//! An attacker who joins cards.
use crate::{
    support::{Base, figure, on, on_both},
    world::World,
};
use amis::{
    demo::Size,
    kernel::{Time, clock::day},
    policy::{Class, Domain},
};
use chrono::Datelike;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

on_both!(a_card_hides_its_person_among_five, cards_of_one_person_stand_in_no_order);

/// What a card says of its person.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Said {
    domain: String,
    area: Uuid,
    district: Uuid,
    age_band: Option<String>,
    household_band: Option<String>,
    languages: String,
}

/// Somebody of the network, as far as a card could say it.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Somebody {
    id: Uuid,
    languages: String,
    birth_year: Option<i64>,
    others: i64,
    has_household: bool,
    home: Option<Uuid>,
    district: Option<Uuid>,
}

async fn cards(world: &World) -> Vec<Said> {
    let mut conn = world.house.db.reader().await.unwrap();
    let found = on!(conn, |c| sqlx::query_as(
        "select domain, area_id as area, district_id as district, age_band, household_band, languages from need_card"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    conn.give_back().await;
    found
}

async fn everybody(world: &World) -> (Vec<Somebody>, BTreeSet<(Uuid, String)>) {
    let mut conn = world.house.db.reader().await.unwrap();
    let all = on!(conn, |c| sqlx::query_as(
        "select p.id, p.languages, i.birth_year, p.household_id is not null as has_household,
                (select count(*) from household_member m
                  where m.household_id = p.household_id and m.tie <> 'subject') as others,
                coalesce(a.dwelling_area_id, a.residence_area_id) as home, p.district_id as district
           from person p left join person_identity i on i.person_id = p.id
                left join person_address a on a.person_id = p.id
          where not p.sealed"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    let needs: Vec<(Uuid, String)> =
        on!(conn, |c| sqlx::query_as("select person_id, domain from need").fetch_all(c).await).unwrap();
    conn.give_back().await;
    (all, needs.into_iter().collect())
}

fn age_band(year: i64, now: Time) -> &'static str {
    match i64::from(day(now).year()) - year {
        ..=17 => "0-17",
        18..=34 => "18-34",
        35..=64 => "35-64",
        _ => "65+",
    }
}

fn household_band(persons: i64) -> &'static str {
    match persons {
        ..=1 => "1",
        2 => "2",
        3 | 4 => "3-4",
        _ => "5+",
    }
}

fn sorted(languages: &str) -> BTreeSet<&str> {
    languages.split_whitespace().collect()
}

/// Whether this card could be of that person, by all that it says.
fn fits(card: &Said, one: &Somebody, now: Time) -> bool {
    let place = one.home == Some(card.area) || one.district == Some(card.area);
    let age = card.age_band.as_deref();
    let household = card.household_band.as_deref();
    place
        && age.is_none_or(|said| one.birth_year.is_some_and(|year| age_band(year, now) == said))
        && household.is_none_or(|said| one.has_household && household_band(one.others + 1) == said)
        && (card.languages.is_empty() || sorted(&card.languages) == sorted(&one.languages))
}

async fn a_card_hides_its_person_among_five(base: Base) {
    let world = World::of(base, Size::Crowd(70)).await;
    let now = world.house.clock.now();
    let (people, needs) = everybody(&world).await;
    let (mut detailed, mut special) = (0, 0);
    for card in cards(&world).await {
        let class = Domain::parse(&card.domain).unwrap().class();
        assert_ne!(class, Class::S4, "{card:?}");
        let says_more =
            card.age_band.is_some() || card.household_band.is_some() || !card.languages.is_empty();
        if !says_more {
            // The place alone: its residents are many, or it is as coarse as a card can be.
            let whole = card.area == card.district || class != Class::S3;
            assert!(whole, "{card:?}");
            continue;
        }
        let alike = people.iter().filter(|one| fits(&card, one, now));
        let alike = match class {
            Class::S3 => alike.filter(|one| needs.contains(&(one.id, card.domain.clone()))).count(),
            _ => alike.count(),
        };
        assert!(alike >= 5, "{alike} are like {card:?}");
        detailed += 1;
        special += usize::from(class == Class::S3);
    }
    figure(
        "P26",
        &format!("{detailed} cards that say something of their person: each fits five persons or more"),
    );
    assert!(detailed > 20 && special > 0, "{detailed} cards say something, {special} of special categories");
}

/// Twelve needs of one person, opened one after another with others between: neither their place in the list nor
/// their ids tell the order in which they came, or that they are one person's.
async fn cards_of_one_person_stand_in_no_order(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let rahman = world.person("giulia", "rahman").await;
    let mut opened = Vec::new();
    for at in 0..24 {
        let person = if at % 2 == 0 { &mario } else { &rahman };
        let input = json!({ "person": person, "domain": "HOUS", "urgency": "SOON", "severity": 3 });
        let done = world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", input).await;
        opened.push(done["need"]["id"].as_str().unwrap().to_owned());
    }
    let mut orders = Vec::new();
    let mut seen = BTreeSet::new();
    for user in ["luca", "sofia"] {
        let asked = "{ needCards(first: 100, filter: { urgency: [SOON], domain: [HOUS] }) { edges { cursor
            node { id domain severityBand urgency openedWeek } } } }";
        let whole = world.data(user, asked, json!({})).await;
        let text = whole.to_string();
        assert!(!text.contains(&mario) && !opened.iter().any(|need| text.contains(need)), "{text}");
        let organization = world.seat(user).actor.organization;
        let card = |need: &String| card_of(&world, organization, need);
        let edges = whole["needCards"]["edges"].as_array().unwrap();
        let at = |edge: &Value| opened.iter().position(|need| edge["node"]["id"] == card(need));
        let order: Vec<_> = edges.iter().filter_map(at).collect();
        let weeks: BTreeSet<_> = edges.iter().map(|edge| edge["node"]["openedWeek"].to_string()).collect();
        assert!(weeks.iter().all(|week| week.len() == 12), "no time is finer than a day: {weeks:?}");
        for edge in edges {
            assert!(seen.insert(edge["cursor"].to_string()), "a cursor is one organisation's");
            assert!(seen.insert(edge["node"]["id"].to_string()), "an id is one organisation's");
        }
        orders.push(order);
    }
    for order in orders.iter().filter(|order| !order.is_empty()) {
        let rises = order.windows(2).filter(|two| two[0] < two[1]).count();
        let turns = order.windows(2).filter(|two| two[0] % 2 != two[1] % 2).count();
        assert!((4..=19).contains(&rises), "the order tells when each came: {order:?}");
        assert!((4..=19).contains(&turns), "the order tells whose each is: {order:?}");
    }
    assert!(orders.iter().any(|order| order.len() == 24), "{orders:?}");
}

fn card_of(world: &World, organization: amis::kernel::OrganizationId, need: &str) -> String {
    use amis::kernel::{CardId, Id, NeedId};
    let need = NeedId::parse(need).unwrap();
    CardId::of(world.house.secrets.card(need.uuid(), organization)).to_string()
}
