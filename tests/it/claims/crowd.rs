//! Many organisations that would answer many needs, all at once.
use super::world::{Seat, World, start};
use crate::support::{Base, figure, on_both, suite_or_long};
use amis::{
    call::Terms,
    directory::model::{Capacity, CapacityState, Service},
    policy::{Kind, Role},
};
use futures_util::{StreamExt as _, stream};
use std::time::Instant;

on_both!(of_many_that_claim_many_needs_each_need_has_one_winner);

/// Claims under way at a time.
const AT_ONCE: usize = 64;

async fn of_many_that_claim_many_needs_each_need_has_one_winner(base: Base) {
    let (organizations, needs) = (suite_or_long(8, 50), suite_or_long(25, 500));
    let claims_max = i64::try_from(needs).unwrap();
    let world = World::under(base, Terms { claims_max, ..Terms::default() }).await;
    let mut seats = vec![];
    for _ in 0..organizations {
        let seat = Seat::of(Kind::Odv, Role::AssociationOperator);
        world.join(seat).await;
        // As many places in all as there are needs, or a few more.
        let free_places = Some(i64::try_from(needs.div_ceil(organizations)).unwrap());
        let capacity = Capacity { state: CapacityState::Available, free_places, at: start() };
        let service = world.serve(seat, |service| Service { capacity: Some(capacity), ..service }).await;
        seats.push((seat, service));
    }
    let mut open = vec![];
    for _ in 0..needs {
        let person = world.register("Mario").await;
        open.push(world.open(person, "").await);
        world.share(person, "CARD, CONTACT, NEEDS_HOUS").await;
    }
    // Each organisation begins elsewhere: they meet all over.
    let each = |at: usize| {
        let (world, seats, open) = (&world, &seats, &open);
        (0..needs).map(move |step| {
            let need = &open[(step + at * needs / organizations) % needs];
            (world, seats[at], need)
        })
    };
    let mut crowd: Vec<_> = (0..organizations).flat_map(|at| each(at).enumerate()).collect();
    crowd.sort_by_key(|(step, _)| *step);
    let began = Instant::now();
    let claims = crowd.into_iter().map(|(_, (world, (seat, service), need))| async move {
        let payload = world.claim_with(seat, service, need).await;
        match payload["problems"][0]["code"].as_str() {
            None => {
                assert_eq!(payload["claim"]["status"], "ACTIVE", "{payload}");
                true
            }
            Some("need.wrong_state" | "not_found" | "claim.no_place") => false,
            Some(_) => panic!("{payload}"),
        }
    });
    let won =
        stream::iter(claims).buffer_unordered(AT_ONCE).filter(|won| std::future::ready(*won)).count().await;
    let took = began.elapsed();
    assert_eq!(won, needs, "every need has a winner, and one");
    for need in &open {
        assert_eq!(world.status(need).await, "ASSIGNED");
    }
    let held = world.base.number("select count(distinct need_id) from claim where status = 'active'").await;
    let active = world.base.number("select count(*) from claim where status = 'active'").await;
    assert_eq!((held, active), (claims_max, claims_max), "none twice, none lost");
    let told = world
        .base
        .number("select count(*) from need_event where subject = 'need' and event = 'assign'")
        .await;
    assert_eq!(told, claims_max, "and each is told once");
    let mut given = 0;
    for (seat, service) in seats {
        let document = format!("{{ service(id: \"{service}\") {{ capacity {{ freePlaces }} placesLeft }} }}");
        let told = world.ask(seat, &document).await["service"].take();
        let (free, left) = (told["capacity"]["freePlaces"].as_i64(), told["placesLeft"].as_i64());
        given += free.unwrap() - left.unwrap();
    }
    assert_eq!(given, claims_max, "no place is lost, and none given twice");
    let engine = if world.base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    let per_second = (organizations * needs) as u128 * 1_000 / took.as_millis().max(1);
    figure(
        "P1",
        &format!(
            "{organizations} organisations claim {needs} needs at once, {engine}: {won} winners, none twice, \
             a place taken for each, {per_second} claims a second"
        ),
    );
}
