//! What time does, whoever is at work or nobody: a hold lapses, a referral expires, on the organisation's own opening days.
use super::world::{World, id, problem};
use crate::support::{Base, closed_in_august, on_both};
use amis::{
    call::{House, Terms},
    kernel::Time,
};
use chrono::{TimeDelta, TimeZone, Utc};
use serde_json::json;
use std::sync::Arc;

on_both!(
    what_nobody_answered_is_written_down_by_the_clock,
    a_clock_stands_still_while_the_organisation_is_closed,
    what_cannot_wait_runs_on,
    nobody_in_a_hurry_is_sent_to_who_is_closed,
    the_time_to_answer_is_what_the_operator_says,
    a_question_puts_the_end_off,
    several_processes_do_each_errand_once,
    what_fails_is_put_off_and_holds_up_nothing,
);

async fn status(world: &World, referral: &str) -> String {
    let seen = world.ask(world.giulia, &format!("{{ referral(id: \"{referral}\") {{ status }} }}")).await;
    seen["referral"]["status"].as_str().unwrap().to_owned()
}

async fn due(world: &World, referral: &str) -> Time {
    let seen = world.ask(world.giulia, &format!("{{ referral(id: \"{referral}\") {{ dueAt }} }}")).await;
    seen["referral"]["dueAt"].as_str().unwrap().parse().unwrap()
}

async fn what_nobody_answered_is_written_down_by_the_clock(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    assert_eq!(world.house.run_due().await.unwrap(), 0, "nothing before its time");
    world.wait(TimeDelta::days(2));
    assert_eq!(world.house.run_due().await.unwrap(), 1);
    assert_eq!(status(&world, &sent).await, "EXPIRED");
    let history = world.sees(world.giulia, &sent).await["history"].take();
    let last = history.as_array().unwrap().last().unwrap();
    assert_eq!((&last["event"], &last["organization"]), (&json!("expire"), &json!(null)), "nobody did it");
    assert_eq!(world.house.run_due().await.unwrap(), 0, "and never again");
    assert_eq!(world.number("select count(*) from errand").await, 0);
    let answered = world.send_food(&mario, world.other_caritas).await;
    id(&world.answer(world.other_caritas, &answered, "ACCEPT").await);
    world.wait(TimeDelta::days(3));
    assert_eq!(world.house.run_due().await.unwrap(), 1);
    assert_eq!(status(&world, &answered).await, "ACCEPTED", "who answered in time is left alone");
}

async fn the_time_to_answer_is_what_the_operator_says(base: Base) {
    let terms = Terms {
        answer_routine: TimeDelta::days(20),
        answer_soon: TimeDelta::days(4),
        answer_urgent: TimeDelta::hours(36),
        answer_immediate: TimeDelta::hours(3),
        ..Terms::default()
    };
    let world = World::under(base, terms).await;
    let ends = [("ROUTINE", 20 * 24), ("SOON", 4 * 24), ("URGENT", 36), ("IMMEDIATE", 3)];
    for (urgency, hours) in ends {
        let mario = world.mario_needing(urgency).await;
        let sent = world.send_food(&mario, world.amina).await;
        let now = world.house.clock.now();
        assert_eq!(due(&world, &sent).await, now + TimeDelta::hours(hours), "{urgency}");
        world.wait(TimeDelta::hours(hours) - TimeDelta::microseconds(1));
        assert_eq!(status(&world, &sent).await, "SENT");
        world.wait(TimeDelta::microseconds(1));
        assert_eq!(status(&world, &sent).await, "EXPIRED", "{urgency}");
    }
}

async fn a_clock_stands_still_while_the_organisation_is_closed(base: Base) {
    let world = World::on(base).await;
    world.serve_food_at(world.amina, closed_in_august()).await;
    // Thursday, ten in the morning in Rome.
    world.house.clock.set(Utc.with_ymd_and_hms(2027, 7, 29, 8, 0, 0).unwrap());
    let mario = world.mario_needing("ROUTINE").await;
    let sent = world.send_food(&mario, world.amina).await;
    // The rest of a Thursday and a Friday in July, no day in August, eight and a morning in September.
    assert_eq!(due(&world, &sent).await, Utc.with_ymd_and_hms(2027, 9, 13, 8, 0, 0).unwrap());
    world.wait(TimeDelta::days(35));
    assert_eq!(world.house.run_due().await.unwrap(), 0, "in August nobody could answer");
    assert_eq!(status(&world, &sent).await, "SENT");
    let waited = format!("{{ need(id: \"{}\") {{ waitingDays unmet }} }}", mario.food);
    let waited = world.ask(world.giulia, &waited).await["need"].take();
    assert_eq!(waited, json!({ "waitingDays": 35, "unmet": true }), "the person's waiting never stops");
    world.wait(TimeDelta::days(11));
    assert_eq!(world.house.run_due().await.unwrap(), 1);
    assert_eq!(status(&world, &sent).await, "EXPIRED");
}

async fn what_cannot_wait_runs_on(base: Base) {
    let world = World::on(base).await;
    world.serve_food_at(world.amina, closed_in_august()).await;
    world.house.clock.set(Utc.with_ymd_and_hms(2027, 8, 6, 8, 0, 0).unwrap());
    for (urgency, day) in [("IMMEDIATE", 7), ("URGENT", 8)] {
        let mario = world.mario_needing(urgency).await;
        let sent = world.send_food(&mario, world.amina).await;
        let ends = Utc.with_ymd_and_hms(2027, 8, day, 8, 0, 0).unwrap();
        assert_eq!(due(&world, &sent).await, ends, "{urgency}");
    }
}

async fn nobody_in_a_hurry_is_sent_to_who_is_closed(base: Base) {
    let world = World::on(base).await;
    world.serve_food_at(world.amina, closed_in_august()).await;
    world.house.clock.set(Utc.with_ymd_and_hms(2027, 8, 6, 8, 0, 0).unwrap());
    let (hurry, slow) = (["IMMEDIATE", "URGENT"], ["SOON", "ROUTINE"]);
    for (urgency, fits, against) in hurry
        .map(|it| (it, false, "CLOSED_MEANWHILE"))
        .into_iter()
        .chain(slow.map(|it| (it, true, "CLOSED_TOO_LONG")))
    {
        let mario = world.mario_needing(urgency).await;
        let services = world.ask(world.giulia, "{ services(first: 1) { nodes { id } } }").await;
        let service = services["services"]["nodes"][0]["id"].as_str().unwrap();
        let document = format!(
            "{{ need(id: \"{}\") {{ matchWith(service: \"{service}\") {{ fits against {{ code }} }} }} }}",
            mario.food
        );
        let need = world.ask(world.giulia, &document).await["need"].take();
        let said = need["matchWith"]["against"].as_array().unwrap();
        assert_eq!(need["matchWith"]["fits"], fits, "{urgency}: {need}");
        assert!(said.iter().any(|reason| reason["code"] == against), "{urgency}: {need}");
    }
}

async fn a_question_puts_the_end_off(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ASK, question: \"In quanti sono?\"").await);
    world.wait(TimeDelta::days(9));
    world.house.run_due().await.unwrap();
    assert_eq!(status(&world, &sent).await, "SENT", "its clock stands still");
    let told = format!("referral: \"{sent}\", information: \"In quattro\"");
    id(&world.act(world.giulia, "informReferral", &told).await);
    world.wait(TimeDelta::days(1));
    assert_eq!(world.house.run_due().await.unwrap(), 0);
    world.wait(TimeDelta::days(1));
    assert_eq!(world.house.run_due().await.unwrap(), 1);
    assert_eq!(status(&world, &sent).await, "EXPIRED");
    let late = world.answer(world.amina, &sent, "ACCEPT").await;
    assert_eq!(problem(&late), ("referral.wrong_state", "expired"));
}

/// Two processes over one database, each with its own connections and its own writer.
async fn several_processes_do_each_errand_once(base: Base) {
    let world = World::on(base.clone()).await;
    let mut sent = vec![];
    for _ in 0..20 {
        let mario = world.mario().await;
        sent.push(world.send_food(&mario, world.amina).await);
    }
    world.wait(TimeDelta::days(2));
    let other = world.house_over(base.again().await);
    let (here, there) = tokio::join!(world.house.run_due(), other.run_due());
    assert!(here.unwrap() + there.unwrap() >= 20);
    for referral in &sent {
        assert_eq!(status(&world, referral).await, "EXPIRED");
    }
    let told = world.number("select count(*) from need_event where event = 'expire'").await;
    assert_eq!(told, 20, "each once");
    assert_eq!(world.number("select count(*) from errand").await, 0);
    other.db.close().await;
}

async fn what_fails_is_put_off_and_holds_up_nothing(base: Base) {
    let world = World::on(base).await;
    let clock = world.house.clock.now();
    let call = world.call(world.giulia);
    let spoil = call.write(|job| {
        Box::pin(async move {
            let due = job.now();
            job.later("test.fails", uuid::Uuid::nil(), due).await
        })
    });
    spoil.await.unwrap();
    let house: Arc<House> = world.house_that("test.fails", |_, _| {
        Box::pin(async { Err(amis::kernel::Problem::new("test.fails").into()) })
    });
    let mario = world.mario_needing("IMMEDIATE").await;
    let sent = world.send_food(&mario, world.amina).await;
    world.wait(TimeDelta::days(1));
    house.run_due().await.unwrap();
    assert_eq!(status(&world, &sent).await, "EXPIRED", "the next one is done all the same");
    assert_eq!(world.number("select tries from errand where kind = 'test.fails'").await, 1);
    assert_eq!(house.run_due().await.unwrap(), 0, "not again at once");
    world.wait(TimeDelta::seconds(30));
    assert_eq!(house.run_due().await.unwrap(), 1);
    assert_eq!(world.number("select tries from errand where kind = 'test.fails'").await, 2);
    assert!(world.house.clock.now() > clock);
}
