use super::{HOME, PASSWORD, World, after, fresh, refusal};
use crate::support::{Base, on_both};
use amis::accounts::{Client, Hashing};
use chrono::TimeDelta;

on_both!(
    whoever_guesses_locks_nobody_else_out,
    guesses_from_many_places_stop_no_known_browser,
    guesses_at_many_accounts_stop_their_place_alone,
    attempts_count_for_a_quarter_of_an_hour,
    attempts_at_once_are_counted_too,
    the_table_of_attempts_names_nobody,
);

const WRONG: &str = "cinque gatti sul molo";

async fn guess(world: &World, client: &Client, name: &str, times: usize) {
    for _ in 0..times {
        assert_eq!(refusal(world.sign_in(client, name, WRONG).await), "sign_in.refused");
    }
}

async fn whoever_guesses_locks_nobody_else_out(base: Base) {
    let world = World::new(&base).await;
    let own = after(HOME, &world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap());
    let guesser = fresh(HOME);
    guess(&world, &guesser, "giulia", 10).await;
    let hashed = world.house.kept::<Hashing>().done();
    assert_eq!(refusal(world.sign_in(&guesser, "giulia", PASSWORD).await), "sign_in.too_many");
    assert_eq!(world.house.kept::<Hashing>().done(), hashed, "not even looked at");
    assert!(world.sign_in(&own, "giulia", PASSWORD).await.is_ok(), "her browser, in the same place");
    assert!(world.sign_in(&fresh("192.0.2.9"), "giulia", PASSWORD).await.is_ok(), "a new one elsewhere");
    assert!(world.sign_in(&guesser, "luca", PASSWORD).await.is_ok(), "a colleague in the same place");
    guess(&world, &own, "giulia", 10).await;
    assert_eq!(refusal(world.sign_in(&own, "giulia", PASSWORD).await), "sign_in.too_many");
    guess(&world, &own, "luca", 1).await;
}

/// Counts every attempt so far 128 times over: as if each had been made as often.
async fn again_and_again(base: &Base) {
    let twice = "insert into sign_in_failure (subject, at) select subject, at from sign_in_failure;";
    base.execute(&twice.repeat(7)).await;
}

async fn guesses_from_many_places_stop_no_known_browser(base: Base) {
    let world = World::new(&base).await;
    let own = after(HOME, &world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap());
    guess(&world, &fresh("198.51.100.1"), "giulia", 1).await;
    again_and_again(&base).await;
    let refused = world.sign_in(&fresh("203.0.113.1"), "giulia", PASSWORD).await;
    assert_eq!(refusal(refused), "sign_in.too_many");
    assert!(world.sign_in(&own, "giulia", PASSWORD).await.is_ok());
    assert!(world.sign_in(&fresh("203.0.113.1"), "luca", PASSWORD).await.is_ok());
}

async fn guesses_at_many_accounts_stop_their_place_alone(base: Base) {
    let world = World::new(&base).await;
    guess(&world, &fresh("2001:db8::1"), "somebody", 1).await;
    again_and_again(&base).await;
    assert_eq!(refusal(world.sign_in(&fresh("2001:db8::2"), "giulia", PASSWORD).await), "sign_in.too_many");
    assert!(world.sign_in(&fresh("2001:db8:0:1::1"), "giulia", PASSWORD).await.is_ok());
}

async fn attempts_count_for_a_quarter_of_an_hour(base: Base) {
    let world = World::new(&base).await;
    guess(&world, &fresh(HOME), "giulia", 10).await;
    world.advance(TimeDelta::minutes(15) - TimeDelta::seconds(1));
    assert_eq!(refusal(world.sign_in(&fresh(HOME), "giulia", PASSWORD).await), "sign_in.too_many");
    world.advance(TimeDelta::seconds(1));
    assert!(world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.is_ok());
    assert_eq!(
        base.number("select count(*) from sign_in_failure").await,
        0,
        "a right password leaves no trace"
    );
}

async fn attempts_at_once_are_counted_too(base: Base) {
    let world = World::new(&base).await;
    let client = fresh(HOME);
    let before = world.house.kept::<Hashing>().done();
    let attempts = (0..60).map(|_| world.sign_in(&client, "giulia", WRONG));
    for done in futures_util::future::join_all(attempts).await {
        assert!(done.is_err());
    }
    let looked_at = world.house.kept::<Hashing>().done() - before;
    let most = if base.is_sqlite() { 10 } else { 10 + 16 };
    assert!((10..=most).contains(&looked_at), "{looked_at} of 60 were looked at");
}

async fn the_table_of_attempts_names_nobody(base: Base) {
    let world = World::new(&base).await;
    guess(&world, &fresh(HOME), "giulia", 1).await;
    assert_eq!(base.number("select count(*) from sign_in_failure").await, 3);
    let readable =
        "select count(*) from sign_in_failure where subject like '%giulia%' or length(subject) <> 64";
    assert_eq!(base.number(readable).await, 0);
}
