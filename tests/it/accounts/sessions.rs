use super::{HOME, PASSWORD, World, after, fresh, refusal, secret};
use crate::support::{Base, on_both};
use amis::{
    accounts::{self, Credentials, Hashing},
    kernel::Halt,
    policy::Purpose,
};
use chrono::TimeDelta;

on_both!(
    a_session_is_new_at_each_sign_in,
    a_session_ends_when_it_is_not_used,
    a_session_ends_after_its_hours_however_it_is_used,
    signing_out_ends_the_session_at_once,
    a_disabled_users_session_ends_at_once,
    nothing_tells_an_unknown_address_from_a_wrong_password,
    a_session_may_choose_its_purpose,
    a_session_is_written_to_once_a_minute,
);

async fn a_session_is_new_at_each_sign_in(base: Base) {
    let world = World::new(&base).await;
    let first = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    let second = world.sign_in(&after(HOME, &first), "giulia", PASSWORD).await.unwrap();
    assert_ne!(secret(&first), secret(&second));
    assert!(world.session(&secret(&first)).await.is_none(), "the browser's former session is over");
    assert_eq!(world.session(&secret(&second)).await.unwrap().actor.user, world.giulia);
    let elsewhere = world.sign_in(&fresh("192.0.2.9"), "giulia", PASSWORD).await.unwrap();
    assert!(world.session(&secret(&second)).await.is_some(), "another browser's is not");
    assert!(world.session(&secret(&elsewhere)).await.is_some());
}

async fn a_session_ends_when_it_is_not_used(base: Base) {
    let world = World::new(&base).await;
    let signed_in = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    for _ in 0..4 {
        world.advance(TimeDelta::minutes(14));
        assert!(world.session(&secret(&signed_in)).await.is_some());
    }
    world.advance(TimeDelta::minutes(15));
    assert!(world.session(&secret(&signed_in)).await.is_none());
}

async fn a_session_ends_after_its_hours_however_it_is_used(base: Base) {
    let world = World::new(&base).await;
    let signed_in = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    for _ in 0..47 {
        world.advance(TimeDelta::minutes(10));
        assert!(world.session(&secret(&signed_in)).await.is_some());
    }
    world.advance(TimeDelta::minutes(10));
    assert!(world.session(&secret(&signed_in)).await.is_none());
}

async fn signing_out_ends_the_session_at_once(base: Base) {
    let world = World::new(&base).await;
    let signed_in = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    let browser = after(HOME, &signed_in);
    let (ended, cookie) = accounts::sign_out(&world.call(None), &browser).await.unwrap();
    assert!(ended && cookie.reveal().ends_with("Max-Age=0"));
    assert!(world.session(&secret(&signed_in)).await.is_none());
    assert!(!accounts::sign_out(&world.call(None), &browser).await.unwrap().0);
    assert!(!accounts::sign_out(&world.call(None), &fresh(HOME)).await.unwrap().0);
}

async fn a_disabled_users_session_ends_at_once(base: Base) {
    let world = World::new(&base).await;
    let signed_in = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    let giulia = world.giulia;
    world.change(move |job| Box::pin(accounts::disable_user(job, giulia))).await;
    assert!(world.session(&secret(&signed_in)).await.is_none());
    assert_eq!(refusal(world.sign_in(&fresh(HOME), "giulia", PASSWORD).await), "sign_in.refused");
}

async fn nothing_tells_an_unknown_address_from_a_wrong_password(base: Base) {
    let world = World::new(&base).await;
    let luca = world.luca;
    world.change(move |job| Box::pin(accounts::disable_user(job, luca))).await;
    let hashing = world.house.kept::<Hashing>();
    let mut seen = Vec::new();
    for (name, password) in [
        ("giulia", "cinque gatti sul molo"),
        ("nobody", PASSWORD),
        ("luca", PASSWORD),
        ("dario", PASSWORD),
        ("no address at all", ""),
    ] {
        let (call, before) = (world.call(None), hashing.done());
        let mail = format!("{name}@comune.example");
        let done = accounts::sign_in(&call, &fresh(HOME), &mail, password.to_owned()).await;
        let Err(Halt::Refused(problem)) = done else { panic!("{name} was not refused") };
        seen.push((problem, hashing.done() - before, call.statements()));
    }
    assert_eq!((seen[0].0.code, seen[0].1), ("sign_in.refused", 1));
    assert!(seen.iter().all(|one| *one == seen[0]), "the same words, hashes and statements: {seen:?}");
    assert!(world.sign_in(&fresh(HOME), "GIULIA", PASSWORD).await.is_ok());
}

async fn a_session_may_choose_its_purpose(base: Base) {
    let world = World::new(&base).await;
    let signed_in = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    let credentials = Credentials::session(&secret(&signed_in));
    let asked = |purpose| accounts::authenticate(&world.house, &credentials, Some(purpose));
    assert_eq!(signed_in.caller.actor.purpose, Purpose::Coordinate);
    assert_eq!(asked(Purpose::Refer).await.unwrap().unwrap().actor.purpose, Purpose::Refer);
    assert_eq!(refusal(asked(Purpose::Administration).await), "purpose.not_allowed");
    assert_eq!(asked(Purpose::Emergency).await.unwrap().unwrap().actor.purpose, Purpose::Emergency);
}

async fn a_session_is_written_to_once_a_minute(base: Base) {
    let world = World::new(&base).await;
    let signed_in = world.sign_in(&fresh(HOME), "giulia", PASSWORD).await.unwrap();
    let untouched = "select count(*) from session where seen_at = created_at";
    world.advance(TimeDelta::seconds(59));
    world.session(&secret(&signed_in)).await.unwrap();
    assert_eq!(base.number(untouched).await, 1);
    world.advance(TimeDelta::seconds(1));
    world.session(&secret(&signed_in)).await.unwrap();
    assert_eq!(base.number(untouched).await, 0);
}
