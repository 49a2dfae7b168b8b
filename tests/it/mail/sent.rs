use super::{json, luca_claims, minutes, one_waits, post, round, wants, wants_at_once, world};
use crate::{
    law::{amina_accepts, mario},
    support::{Base, on_both, smtp::Smtp},
    world::World,
};
use amis::{
    accounts,
    call::Call,
    directory::{
        self, Entries,
        model::{Schedule, Service},
    },
    kernel::{
        Id, ServiceId, Time,
        clock::{day, hour_of},
    },
    locale::Language,
};
use chrono::{NaiveDate, TimeDelta, TimeZone, Utc};
use std::{collections::BTreeSet, sync::Arc};

on_both!(
    a_message_says_how_much_waits_and_nothing_else,
    it_is_written_in_its_readers_language_and_says_more_where_that_is_wanted,
    what_comes_within_a_quarter_of_an_hour_is_told_together,
    what_time_has_done_is_told_in_the_morning,
    who_holds_a_late_need_hears_of_it_once,
    a_digest_comes_on_the_eve_of_an_opening_day,
    what_was_taken_back_meanwhile_does_not_count,
    whoever_was_disabled_meanwhile_is_not_written_to,
);

const BODY: &str = "In AMìS c'è una cosa che aspetta una risposta.

Per vedere di che si tratta, accedi: https://amis.rete.example

Ricevi questo messaggio perché l'hai chiesto nelle preferenze degli avvisi, e lì lo cambi. Non rispondere: qui non legge nessuno.
";

async fn a_message_says_how_much_waits_and_nothing_else(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    wants(&world, "amina", json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER"] })).await;
    let looks = base.number("select count(*) from audit_event").await;
    assert_eq!(round(&world, &post(&smtp)).await, 1);
    let mail = smtp.mail();
    assert_eq!(
        (&mail.0["from"], &mail.0["to"]),
        (&json!("avvisi@rete.example"), &json!(["amina@caritas.example"]))
    );
    assert_eq!(mail.text(), BODY);
    let names: BTreeSet<_> = mail.headers().into_iter().map(|(name, _)| name).collect();
    let expected = [
        "Auto-Submitted",
        "Content-Transfer-Encoding",
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
    ];
    assert_eq!(names, expected.map(str::to_owned).into());
    assert_eq!(mail.header("Subject"), "Avviso da =?utf-8?b?QU3DrFM=?=");
    assert_eq!(
        (mail.header("From"), mail.header("To")),
        ("avvisi@rete.example".to_owned(), "amina@caritas.example".to_owned())
    );
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert_eq!(mail.header("Date"), "Mon, 02 Nov 2026 09:00:00 +0000");
    let id = mail.header("Message-ID");
    assert!(id.starts_with('<') && id.ends_with("@rete.example>"), "{id}");
    assert!(
        !mail.raw().contains(&world.seat("amina").actor.user.uuid().simple().to_string()),
        "{}",
        mail.raw()
    );
    assert_eq!(round(&world, &post(&smtp)).await, 0, "once");
    assert_eq!(smtp.count(), 1);
    assert_eq!(base.number("select count(*) from audit_event").await, looks, "nobody was shown anything");
    assert_eq!(base.number("select count(*) from mail where message_id is not null or tries > 0").await, 0);
}

async fn it_is_written_in_its_readers_language_and_says_more_where_that_is_wanted(base: Base) {
    let (world, smtp) = (world(base.clone()).await, Smtp::start());
    base.execute("update account set language = 'en'").await;
    world.house.clock.advance(TimeDelta::days(30));
    let all = json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER", "MINE", "STALLED", "NOTICES"], "countsOnly": true });
    wants(&world, "giulia", all).await;
    let counts = world.data("giulia", "{ inboxCounts { toAnswer mine stalled unseen } }", json!({})).await;
    let count = |tab: &str| counts["inboxCounts"][tab].as_i64().unwrap();
    assert!(count("mine") > 1 && count("stalled") > 1, "{counts}");
    assert_eq!(round(&world, &post(&smtp)).await, 1);
    let mail = smtp.mail();
    assert_eq!(mail.header("Subject"), "Notice from =?utf-8?b?QU3DrFM=?=");
    let hands = format!("In AMìS {} things are in your organisation's hands.", count("mine"));
    let text = mail.text();
    assert!(text.lines().any(|line| line == hands), "{text}");
    assert!(!text.contains("late") && !text.contains("days"), "counts and nothing more: {text}");
    assert!(text.contains("sign in: https://amis.rete.example\n"), "{text}");
    let all = json!({ "manner": "AT_ONCE", "tabs": ["MINE"], "countsOnly": false });
    wants(&world, "giulia", json!({ "manner": "OFF" })).await;
    base.execute("delete from mail").await;
    wants(&world, "giulia", all).await;
    assert_eq!(round(&world, &post(&smtp)).await, 1);
    let text = smtp.mail().text();
    let (first, days) = text.lines().next().unwrap().split_once(" The first has been there for ").unwrap();
    assert_eq!(first, hands);
    let days: i64 = days.strip_suffix(" days.").unwrap().parse().unwrap();
    assert!((30..400).contains(&days), "{text}");
}

async fn what_comes_within_a_quarter_of_an_hour_is_told_together(base: Base) {
    let (world, mut smtp) = (world(base).await, Smtp::start());
    let post = post(&smtp);
    wants(&world, "giulia", json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER"] })).await;
    assert_eq!(round(&world, &post).await, 0, "nothing waits");
    luca_claims(&world).await;
    assert_eq!(round(&world, &post).await, 1, "at once");
    one_waits(&smtp.mail());
    let claim =
        "mutation ($input: ClaimNeedInput!) { claimNeed(input: $input) { claim { id } problems { code } } }";
    let cards = world.data("sofia", "{ needCards(first: 100) { nodes { id } } }", json!({})).await;
    let card = cards["needCards"]["nodes"][0]["id"].clone();
    let claimed = world.data("sofia", claim, json!({ "input": { "needCard": card } })).await;
    assert!(claimed["claimNeed"]["claim"]["id"].is_string(), "{claimed}");
    world.house.clock.advance(minutes(14));
    assert_eq!(round(&world, &post).await, 0, "not yet");
    world.house.clock.advance(minutes(1));
    assert_eq!(round(&world, &post).await, 1);
    let text = smtp.mail().text();
    assert!(text.starts_with("In AMìS ci sono 2 cose che aspettano una risposta.\n"), "{text}");
    world.house.clock.advance(minutes(60));
    let mario = mario(&world).await;
    let story = json!({ "person": mario, "story": "Ancora in macchina." });
    let written = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", story).await;
    assert_eq!(written["problems"], json!([]));
    assert_eq!(round(&world, &post).await, 0, "something happened, and nothing new waits");
    assert_eq!(smtp.count(), 2);
}

async fn who_holds_a_late_need_hears_of_it_once(base: Base) {
    let (world, mut smtp) = (world(base).await, Smtp::start());
    let post = post(&smtp);
    let claim = luca_claims(&world).await;
    let chosen = json!({ "claim": claim });
    let chosen = world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { id }", chosen).await;
    assert_eq!(chosen["problems"], json!([]), "{chosen}");
    wants(&world, "luca", json!({ "manner": "AT_ONCE", "tabs": ["STALLED"] })).await;
    let mut sent = 0;
    for _ in 0..11 {
        sent += round(&world, &post).await;
        world.house.clock.advance(TimeDelta::hours(6));
    }
    assert_eq!((sent, smtp.count()), (1, 1), "Mario's home is late, and stays so while he holds it");
}

async fn what_time_has_done_is_told_in_the_morning(base: Base) {
    let (world, smtp) = (world(base).await, Smtp::start());
    let post = post(&smtp);
    wants(&world, "giulia", json!({ "manner": "AT_ONCE", "tabs": ["STALLED"] })).await;
    let asked = world.data("amina", "{ inbox { nodes { kind due } } }", json!({})).await;
    let due: Time = asked["inbox"]["nodes"][0]["due"].as_str().unwrap().parse().unwrap();
    let stalled = async || {
        let counts = world.data("giulia", "{ inboxCounts { stalled } }", json!({})).await;
        counts["inboxCounts"]["stalled"].as_i64().unwrap()
    };
    world.house.clock.set(due - minutes(1));
    round(&world, &post).await;
    let before = stalled().await;
    world.house.clock.set(due + minutes(1));
    assert!(stalled().await > before, "a referral ran out, and nobody did anything");
    assert_eq!(round(&world, &post).await, 0, "not yet");
    let morning = hour_of(day(due + TimeDelta::days(1)), 8);
    world.house.clock.set(morning - minutes(1));
    assert_eq!(round(&world, &post).await, 0, "not at night");
    world.house.clock.set(morning);
    assert_eq!(round(&world, &post).await, 1);
}

/// Open on weekdays, closed in August.
async fn opens_on_weekdays(world: &World, user: &str) {
    let on =
        |weekday| Schedule { weekday: Some(weekday), opens: Some("09:00".to_owned()), ..Schedule::default() };
    let date = |day| NaiveDate::from_ymd_opt(2026, 8, day);
    let august =
        Schedule { from: date(1), until: date(31), every_year: true, closed: true, ..Schedule::default() };
    let schedules = (1..=5).map(on).chain([august]).collect();
    let service = Service {
        schedules,
        ..Service::new(ServiceId::mint(), world.seat(user).actor.organization, "Pacchi")
    };
    let entries = Entries { services: vec![(service, "Ente".to_owned())], ..Entries::default() };
    let call = Call::new(Arc::clone(&world.house), None, Language::It, "test".to_owned());
    call.write(move |job| Box::pin(async move { directory::plant(job, &entries).await })).await.unwrap();
}

async fn a_digest_comes_on_the_eve_of_an_opening_day(base: Base) {
    let (world, mut smtp) = (world(base).await, Smtp::start());
    let post = post(&smtp);
    opens_on_weekdays(&world, "amina").await;
    let set = |month, day, hour| {
        world.house.clock.set(Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap());
    };
    let all = json!({ "manner": "DIGEST", "tabs": ["TO_ANSWER", "MINE", "STALLED", "NOTICES"] });
    wants(&world, "amina", all.clone()).await;
    assert_eq!(round(&world, &post).await, 0, "not at once");
    // Monday, at five in the afternoon: Tuesday is an opening day.
    set(11, 2, 16);
    assert_eq!(round(&world, &post).await, 1);
    amina_accepts(&world).await;
    assert_eq!(round(&world, &post).await, 0, "at most one a day, whatever happens");
    wants(&world, "amina", all).await;
    assert_eq!(round(&world, &post).await, 0, "whatever is chosen anew");
    set(11, 3, 16);
    assert_eq!(round(&world, &post).await, 1, "and as long as there is something");
    set(11, 6, 12);
    assert_eq!(round(&world, &post).await, 1, "the one of Wednesday, late");
    set(11, 6, 17);
    assert_eq!(round(&world, &post).await, 0, "on Friday nobody is told of Saturday");
    set(11, 7, 17);
    assert_eq!(round(&world, &post).await, 0);
    set(11, 8, 16);
    assert_eq!(round(&world, &post).await, 1, "but on Sunday of Monday");
    // Months later, in a closed August.
    world.house.clock.set(Utc.with_ymd_and_hms(2027, 7, 29, 15, 0, 0).unwrap());
    assert_eq!(round(&world, &post).await, 1, "as ever");
    for day in 1..=4 {
        world.house.clock.set(Utc.with_ymd_and_hms(2027, 8, 7 * day, 15, 0, 0).unwrap());
        assert_eq!(round(&world, &post).await, 0, "on holiday, {day}");
    }
    world.house.clock.set(Utc.with_ymd_and_hms(2027, 8, 31, 15, 0, 0).unwrap());
    assert_eq!(round(&world, &post).await, 1, "until its last day");
    assert_eq!(smtp.count(), 6);
}

async fn what_was_taken_back_meanwhile_does_not_count(base: Base) {
    let (world, mut smtp) = (world(base).await, Smtp::start());
    let post = post(&smtp);
    wants(&world, "amina", json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER"] })).await;
    wants(&world, "luca", json!({ "manner": "AT_ONCE", "tabs": ["MINE"] })).await;
    let sent =
        world.data("giulia", "{ referrals(direction: SENT) { nodes { id status } } }", json!({})).await;
    let sent = sent["referrals"]["nodes"].as_array().unwrap().iter().find(|one| one["status"] == "SENT");
    let recall = json!({ "referral": sent.unwrap()["id"], "reason": "SENT_IN_ERROR" });
    let recalled =
        world.change("giulia", "recallReferral", "RecallReferralInput", "referral { id }", recall).await;
    assert_eq!(recalled["problems"], json!([]));
    assert_eq!(round(&world, &post).await, 0, "nothing waits any more");
    assert_eq!(smtp.count(), 0);
    // A claim that holds a need, and then its person is hidden.
    let claim = luca_claims(&world).await;
    world
        .change("giulia", "chooseClaim", "ChooseClaimInput", "claim { id }", json!({ "claim": claim }))
        .await;
    let lines = world.data("luca", "{ inboxCounts { mine } }", json!({})).await;
    assert_eq!(lines["inboxCounts"]["mine"], 1);
    let claim = world.data(
        "giulia",
        "query ($id: ID!) { claim(id: $id) { need { person { id } } } }",
        json!({ "id": claim }),
    );
    let person = claim.await["claim"]["need"]["person"]["id"].clone();
    world.change("giulia", "hideNow", "SealPersonInput", "person { id }", json!({ "person": person })).await;
    assert_eq!(round(&world, &post).await, 0);
    assert_eq!(smtp.count(), 0);
}

async fn whoever_was_disabled_meanwhile_is_not_written_to(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    wants_at_once(&world, "amina").await;
    wants_at_once(&world, "ines").await;
    let amina = world.seat("amina").actor.user;
    let operator = Call::new(Arc::clone(&world.house), None, Language::It, "test".to_owned());
    operator.write(move |job| Box::pin(accounts::disable_user(job, amina))).await.unwrap();
    assert_eq!(round(&world, &post(&smtp)).await, 1);
    assert_eq!(smtp.mail().0["to"], json!(["ines@caritas.example"]));
    // Nor is anybody of an organisation whose agreement ended.
    wants(&world, "giulia", json!({ "manner": "AT_ONCE", "tabs": ["MINE"] })).await;
    base.execute("update organization set agreement_ended_at = agreement_signed_at").await;
    assert_eq!(round(&world, &post(&smtp)).await, 0);
    assert_eq!(smtp.count(), 1);
}
