use super::{impatient, json, luca_claims, minutes, one_waits, post, round, wants_at_once, world};
use crate::support::{Base, folder, on_both, smtp::Smtp, timed};
use amis::mail::Mailer;
use chrono::TimeDelta;
use std::{path::Path, sync::Arc};

on_both!(
    what_is_not_taken_now_is_offered_again_as_the_same_message,
    what_is_never_taken_is_given_up,
    what_nobody_takes_for_days_is_given_up,
    a_silent_server_holds_up_nothing_but_the_mail,
    a_line_cut_after_the_message_makes_it_be_sent_again,
);

async fn what_is_not_taken_now_is_offered_again_as_the_same_message(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    let post = post(&smtp);
    wants_at_once(&world, "amina").await;
    smtp.tell(&json!({ "do": "refuse", "at": "message", "code": 451 }));
    assert_eq!(round(&world, &post).await, 0);
    let first = smtp.mail();
    assert_eq!(round(&world, &post).await, 0, "not over and over");
    for wait in [1, 2] {
        world.house.clock.advance(minutes(wait));
        assert_eq!(round(&world, &post).await, 0);
        assert_eq!(smtp.mail().header("Message-ID"), first.header("Message-ID"), "after {wait} minutes");
    }
    smtp.tell(&json!({ "do": "accept" }));
    world.house.clock.advance(minutes(3));
    assert_eq!(round(&world, &post).await, 0, "longer each time");
    world.house.clock.advance(minutes(1));
    assert_eq!(round(&world, &post).await, 1);
    let taken = smtp.mail();
    one_waits(&taken);
    assert_eq!(taken.header("Message-ID"), first.header("Message-ID"));
    world.house.clock.advance(TimeDelta::days(1));
    assert_eq!(round(&world, &post).await, 0, "and that is that");
    assert_eq!(smtp.count(), 4);
}

async fn what_is_never_taken_is_given_up(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    let post = post(&smtp);
    wants_at_once(&world, "amina").await;
    super::wants(&world, "giulia", json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER"] })).await;
    smtp.tell(&json!({ "do": "refuse", "at": "to", "code": 550 }));
    assert_eq!(round(&world, &post).await, 0);
    smtp.tell(&json!({ "do": "accept" }));
    for _ in 0..3 {
        world.house.clock.advance(TimeDelta::days(1));
        assert_eq!(round(&world, &post).await, 0, "there is nobody at that address");
    }
    assert_eq!(smtp.count(), 0);
    assert_eq!(base.number("select count(*) from mail where message_id is not null").await, 0);
    luca_claims(&world).await;
    assert_eq!(round(&world, &post).await, 1, "others hear of theirs");
    assert_eq!(smtp.mail().0["to"], json!(["giulia@municipio9.example"]));
}

async fn what_nobody_takes_for_days_is_given_up(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    let post = post(&smtp);
    super::wants(&world, "giulia", json!({ "manner": "AT_ONCE", "tabs": ["MINE"] })).await;
    smtp.tell(&json!({ "do": "refuse", "at": "to", "code": 451 }));
    let mut tries = 0;
    while base.number("select count(*) from mail where message_id is not null").await == 1 || tries == 0 {
        assert_eq!(round(&world, &post).await, 0);
        world.house.clock.advance(TimeDelta::hours(4));
        tries += 1;
        assert!(tries < 40, "it is tried for ever");
    }
    assert!(tries > 10, "for days: {tries}");
    smtp.tell(&json!({ "do": "accept" }));
    world.house.clock.advance(TimeDelta::days(1));
    assert_eq!(round(&world, &post).await, 0);
    assert_eq!(smtp.count(), 0);
}

async fn a_silent_server_holds_up_nothing_but_the_mail(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    let impatient = impatient(&smtp);
    wants_at_once(&world, "amina").await;
    wants_at_once(&world, "ines").await;
    smtp.tell(&json!({ "do": "silent" }));
    let house = Arc::clone(&world.house);
    let sending = tokio::spawn(async move { Mailer::round(&house, &impatient).await });
    smtp.hear("connection");
    assert!(!sending.is_finished());
    luca_claims(&world).await;
    assert_eq!(sending.await.unwrap().unwrap(), 0, "it ends by itself");
    let waiting =
        "select count(*) from mail where message_id is not null and claimed_until is null and tries = 1";
    assert_eq!(base.number(waiting).await, 1, "whoever is next isn't tried at a server that says nothing");
    smtp.tell(&json!({ "do": "accept" }));
    world.house.clock.advance(minutes(1));
    assert_eq!(round(&world, &post(&smtp)).await, 2);
}

async fn a_line_cut_after_the_message_makes_it_be_sent_again(base: Base) {
    let (world, mut smtp) = (world(base).await, Smtp::start());
    let post = post(&smtp);
    wants_at_once(&world, "amina").await;
    smtp.tell(&json!({ "do": "drop" }));
    assert_eq!(round(&world, &post).await, 0, "nobody knows whether it was taken");
    let lost = smtp.mail();
    smtp.tell(&json!({ "do": "accept" }));
    world.house.clock.advance(minutes(1));
    assert_eq!(round(&world, &post).await, 1);
    let again = smtp.mail();
    assert_eq!(again.header("Message-ID"), lost.header("Message-ID"), "so that it can be known again");
    assert_eq!(again.text(), lost.text());
}

fn refused(folder: &Path, flags: &[&str]) -> String {
    let mut command = crate::support::program::amis(folder);
    let output = command.args(["serve", "--listen=127.0.0.1:0"]).args(flags).output().unwrap();
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn half_a_way_out_is_refused_with_what_lacks() {
    timed(|| {
        let folder = folder();
        let server = "--mail-server=smtp.rete.example:587";
        let from = "--mail-from=avvisi@rete.example";
        let whole = [server, from, "--address=https://amis.rete.example"];
        for (flags, words) in [
            (&whole[..1], "mail_from is not"),
            (&whole[..2], "address is not"),
            (&whole[1..], "mail_server is not"),
            (&[&whole[..], &["--mail-user=amis"]].concat()[..], "mail_password_file"),
            (&[&whole[..], &["--mail-tls=none"]].concat()[..], "everybody on the way could read the mail"),
            (&["--mail-server=smtp"][..], "it is a name and a port"),
        ] {
            let said = refused(folder.path(), flags);
            assert!(said.contains(words), "{flags:?}: {said}");
        }
        assert!(!folder.path().join("data").exists(), "nothing was begun");
    });
}
