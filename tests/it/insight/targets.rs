//! Target times are the operator's, by domain: the need, the counts, what has come to a stand and the inbox agree on them.
use super::{area, as_of_today, open};
use crate::{
    law::mario,
    support::{Base, on_both},
    world::World,
};
use amis::{
    call::{TargetDays, Terms},
    demo::Size,
    kernel::{Clock, Secrets, Time},
    policy::{Domain, Law},
};
use chrono::{TimeDelta, TimeZone, Utc};
use serde_json::{Value, json};
use std::sync::Arc;

on_both!(
    a_target_time_is_what_the_operator_says_of_a_domain,
    a_target_time_turns_with_the_day_in_italy,
    other_target_times_hold_from_the_start_on_for_needs_that_are_open,
);

/// Urgent needs of a home may wait for five days; all others as long as ever.
async fn five_days_for_a_home(base: Base) -> World {
    let terms = Terms { target_urgent: TargetDays::of(3).but(Domain::Hous, 5), ..Terms::default() };
    World::under(base, Size::Stories, terms).await
}

/// Whether a need is past its target time: to itself, to who coordinates, and to its lead's inbox, which all say the same.
async fn unmet(world: &World, need: &str) -> bool {
    let asked = json!({ "id": need });
    let found = world.data("giulia", "query ($id: ID!) { need(id: $id) { unmet openedAt } }", asked).await;
    let of_need = found["need"]["unmet"].as_bool().unwrap();
    let stalled = "{ inbox(tab: STALLED, first: 100) { nodes { kind need { id } } } }";
    let stalled = world.data("giulia", stalled, json!({})).await;
    let line = json!({ "kind": "NEED_UNMET", "need": { "id": need } });
    let in_inbox = stalled["inbox"]["nodes"].as_array().unwrap().contains(&line);
    assert_eq!(of_need, in_inbox, "{need}");
    of_need
}

/// How many needs of a domain have come to a stand by waiting, to who coordinates.
async fn standing(world: &World, domain: &str) -> usize {
    let all = "{ standstills(first: 100) { nodes { kind domain } } }";
    let all = world.data("paolo", all, json!({})).await["standstills"]["nodes"].take();
    let one = json!({ "kind": "UNMET", "domain": domain });
    all.as_array().unwrap().iter().filter(|still| **still == one).count()
}

async fn a_target_time_is_what_the_operator_says_of_a_domain(base: Base) {
    let world = five_days_for_a_home(base).await;
    let (mario, municipio) = (mario(&world).await, area(&world, "015146-9").await);
    let home = open(&world, &mario, "HOUS", "URGENT").await;
    let work = open(&world, &mario, "WORK", "URGENT").await;
    let mut stood = [0, 0];
    for day in 0..=7 {
        assert_eq!((unmet(&world, &home).await, unmet(&world, &work).await), (day > 5, day > 3), "day {day}");
        let stand = [standing(&world, "HOUS").await, standing(&world, "WORK").await];
        if day == 4 {
            assert_eq!(stand[1], stood[1] + 1, "one of work more, on the fourth day");
        }
        if day == 6 {
            assert_eq!(stand[0], stood[0] + 1, "one of a home more, on the sixth");
        }
        stood = stand;
        as_of_today(&world, &municipio).await;
        world.house.clock.advance(TimeDelta::days(1));
    }
}

fn at(day: u32, hour: u32, second: u32) -> Time {
    Utc.with_ymd_and_hms(2026, 11, day, hour, 59 * u32::from(second > 0), second).unwrap()
}

async fn a_target_time_turns_with_the_day_in_italy(base: Base) {
    let world = five_days_for_a_home(base).await;
    let mario = mario(&world).await;
    let until = async |then: Time| world.house.clock.advance(then - world.house.clock.now());
    // In Milan the third of November begins at eleven in the evening.
    until(at(2, 22, 59) + TimeDelta::microseconds(999_999)).await;
    let second = open(&world, &mario, "HOUS", "URGENT").await;
    until(at(2, 23, 0)).await;
    let third = open(&world, &mario, "HOUS", "URGENT").await;
    until(at(2, 23, 0) + TimeDelta::microseconds(500_000)).await;
    let later = open(&world, &mario, "HOUS", "URGENT").await;
    until(at(7, 22, 59)).await;
    assert!(!unmet(&world, &second).await, "the seventh is its fifth day");
    until(at(7, 23, 0)).await;
    assert!(unmet(&world, &second).await);
    assert!(!unmet(&world, &third).await && !unmet(&world, &later).await);
    until(at(8, 23, 0)).await;
    assert!(unmet(&world, &third).await && unmet(&world, &later).await);
}

async fn other_target_times_hold_from_the_start_on_for_needs_that_are_open(base: Base) {
    let mut world = five_days_for_a_home(base).await;
    let (mario, municipio) = (mario(&world).await, area(&world, "015146-9").await);
    let home = open(&world, &mario, "HOUS", "URGENT").await;
    world.house.clock.advance(TimeDelta::days(4));
    assert!(!unmet(&world, &home).await);
    for (terms, past) in [
        (Terms::default(), true),
        (Terms { target_urgent: TargetDays::of(3).but(Domain::Hous, 4), ..Terms::default() }, false),
    ] {
        let law = Arc::new(Law::embedded().unwrap());
        let clock = Clock::at(world.house.clock.now());
        let house = amis::house(world.base.db().clone(), law, clock, Secrets::new([1; 32]), terms);
        world.house = Arc::new(house);
        assert_eq!(unmet(&world, &home).await, past);
        as_of_today(&world, &municipio).await;
    }
    let found: Value = world
        .data("giulia", "query ($id: ID!) { need(id: $id) { waitingDays } }", json!({ "id": home }))
        .await;
    assert_eq!(found["need"]["waitingDays"], 4, "the days that it waits are what they were");
}
