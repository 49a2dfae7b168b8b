//! What comes after a referral was taken: a place that is waited for, a person who withdraws, and whether it is so that
//! help was given.
use super::world::{Mario, Seat, World, id, problem};
use crate::support::{Base, on_both};
use amis::policy::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    who_has_no_place_yet_says_when_it_looks_again,
    a_person_who_withdraws_is_let_go_by_either_side,
    who_is_shut_out_is_told_nothing_by_an_answer,
    the_sender_confirms_what_was_done,
    what_is_disputed_says_what_is_not_so,
    the_persons_own_answer_stands_beside_it,
    every_move_from_every_state_is_the_machines,
    a_loop_is_closed_by_its_sender_alone,
);

const MORE: &str =
    "status reviewOn checkedAt dispute personAnswer personAnsweredOn outcome reason { code whose }
    graceUntil version viewerCan { send recall cancel confirm recordPersonAnswer answer }";

async fn more(world: &World, seat: Seat, referral: &str) -> Value {
    world.ask(seat, &format!("{{ referral(id: \"{referral}\") {{ {MORE} }} }}")).await["referral"].take()
}

async fn taken(world: &World) -> (Mario, String) {
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    (mario, sent)
}

async fn done(world: &World, more: &str) -> (Mario, String) {
    let (mario, sent) = taken(world).await;
    id(&world.answer(world.amina, &sent, &format!("COMPLETE, {more}")).await);
    (mario, sent)
}

async fn confirm(world: &World, seat: Seat, referral: &str, more: &str) -> Value {
    world.act(seat, "confirmReferral", &format!("referral: \"{referral}\", {more}")).await
}

async fn cancel(world: &World, seat: Seat, referral: &str, more: &str) -> Value {
    world.act(seat, "cancelReferral", &format!("referral: \"{referral}\" {more}")).await
}

async fn hear(world: &World, seat: Seat, referral: &str, more: &str) -> Value {
    world.act(seat, "recordPersonAnswer", &format!("referral: \"{referral}\", {more}")).await
}

async fn who_has_no_place_yet_says_when_it_looks_again(base: Base) {
    let world = World::on(base).await;
    let (mario, sent) = taken(&world).await;
    let without = world.answer(world.amina, &sent, "WAITLIST").await;
    assert_eq!(problem(&without), ("text.required", "reviewOn"));
    let past = world.answer(world.amina, &sent, "WAITLIST, reviewOn: \"2026-11-04\"").await;
    assert_eq!(problem(&past), ("referral.review_out_of_range", "reviewOn"));
    let unasked = world.answer(world.amina, &sent, "START, reviewOn: \"2026-12-01\"").await;
    assert_eq!(problem(&unasked), ("referral.review_unasked", "reviewOn"));
    id(&world.answer(world.amina, &sent, "WAITLIST, reviewOn: \"2026-12-01\"").await);
    let seen = more(&world, world.giulia, &sent).await;
    assert_eq!((&seen["status"], &seen["reviewOn"]), (&json!("WAITLISTED"), &json!("2026-12-01")));
    assert_eq!(world.status(&mario.food).await, "ASSIGNED", "its recipient holds the need");
    assert_eq!(world.person(world.amina, &mario.person).await["contact"]["phone"], "02 1234567");
    let again = world.send(world.giulia, &mario.food, world.amina, "").await;
    assert_ne!(again["problems"], json!([]), "nobody is asked twice at a time");
    id(&world.answer(world.amina, &sent, "START").await);
    let begun = more(&world, world.amina, &sent).await;
    assert_eq!((&begun["status"], &begun["reviewOn"]), (&json!("IN_PROGRESS"), &Value::Null));
    assert_eq!(world.status(&mario.food).await, "IN_SERVICE");
}

async fn a_person_who_withdraws_is_let_go_by_either_side(base: Base) {
    let world = World::on(base).await;
    let (mario, sent) = taken(&world).await;
    let unreasoned = cancel(&world, world.giulia, &sent, "").await;
    assert_eq!(problem(&unreasoned), ("referral.reason_required", "reason"));
    let unfit = cancel(&world, world.giulia, &sent, ", reason: NO_CAPACITY").await;
    assert_eq!(problem(&unfit), ("referral.reason_unfit", "reason"));
    for stranger in [world.amina, world.nadia, world.other_caritas, world.outsider] {
        let refused = cancel(&world, stranger, &sent, ", reason: PERSON_DECLINED").await;
        assert_eq!(problem(&refused).0, "not_found");
    }
    id(&cancel(&world, world.giulia, &sent, ", reason: PERSON_DECLINED").await);
    let seen = more(&world, world.giulia, &sent).await;
    assert_eq!((&seen["status"], &seen["reason"]["whose"]), (&json!("CANCELLED"), &json!("PERSON")));
    assert_eq!(world.status(&mario.food).await, "OPEN");
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null, "closed at once");
    let second = world.send_food(&mario, world.other_caritas).await;
    let early = world.answer(world.other_caritas, &second, "CANCEL, reason: MOVED").await;
    assert_eq!(problem(&early), ("referral.wrong_state", "sent"), "whoever hasn't taken it declines it");
    id(&world.answer(world.other_caritas, &second, "ACCEPT").await);
    id(&world.answer(world.other_caritas, &second, "CANCEL, reason: MOVED").await);
    assert_eq!(world.person(world.other_caritas, &mario.person).await, Value::Null);
    assert_eq!(world.status(&mario.food).await, "OPEN");
}

async fn who_is_shut_out_is_told_nothing_by_an_answer(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    let early = world.answer(world.amina, &sent, "START").await;
    assert_eq!(problem(&early), ("referral.wrong_state", "sent"));
    let block = format!(
        "mutation {{ block(input: {{ person: \"{}\", organization: \"{}\", reason: SAFETY }}) {{ problems {{ code field }} }} }}",
        mario.person, world.amina.organization
    );
    let blocked = world.ask(world.giulia, &block).await;
    assert_eq!(blocked["block"]["problems"], json!([]), "{blocked}");
    assert_eq!(world.sees(world.amina, &sent).await, Value::Null);
    for answer in ["START", "ACCEPT", "DECLINE, reason: NO_CAPACITY"] {
        assert_eq!(problem(&world.answer(world.amina, &sent, answer).await).0, "not_found", "{answer}");
    }
}

async fn the_sender_confirms_what_was_done(base: Base) {
    let world = World::on(base).await;
    let (mario, sent) = done(&world, "outcome: MET").await;
    let before = more(&world, world.giulia, &sent).await;
    assert_eq!((&before["status"], &before["viewerCan"]["confirm"]), (&json!("COMPLETED"), &json!(true)));
    let both = confirm(&world, world.giulia, &sent, "confirmed: true, dispute: \"Non è vero\"").await;
    assert_eq!(problem(&both), ("referral.dispute_unasked", "dispute"));
    let stale = confirm(&world, world.giulia, &sent, "confirmed: true, ifVersion: 1").await;
    assert_eq!(problem(&stale).0, "conflict");
    id(&confirm(&world, world.giulia, &sent, "confirmed: true").await);
    let after = more(&world, world.giulia, &sent).await;
    assert_eq!((&after["status"], &after["outcome"]), (&json!("CONFIRMED"), &json!("MET")));
    assert_eq!(after["graceUntil"], before["graceUntil"], "its grace goes on");
    assert!(after["checkedAt"].is_string());
    assert_eq!(more(&world, world.amina, &sent).await["status"], "CONFIRMED");
    assert_eq!(world.person(world.amina, &mario.person).await["contact"]["phone"], "02 1234567");
    world.wait(TimeDelta::days(14));
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null);
    let twice = confirm(&world, world.giulia, &sent, "confirmed: true").await;
    assert_eq!(problem(&twice), ("referral.wrong_state", "confirmed"));
}

async fn what_is_disputed_says_what_is_not_so(base: Base) {
    let world = World::on(base).await;
    let (_, sent) = done(&world, "outcome: MET").await;
    let silent = confirm(&world, world.giulia, &sent, "confirmed: false").await;
    assert_eq!(problem(&silent), ("text.required", "dispute"));
    id(&confirm(&world, world.giulia, &sent, "confirmed: false, dispute: \"I pacchi non sono arrivati\"")
        .await);
    for seat in [world.giulia, world.amina] {
        let seen = more(&world, seat, &sent).await;
        assert_eq!(
            (&seen["status"], &seen["dispute"]),
            (&json!("DISPUTED"), &json!("I pacchi non sono arrivati"))
        );
    }
    world.wait(TimeDelta::days(15));
    let past = more(&world, world.amina, &sent).await;
    assert_eq!(
        (&past["status"], &past["dispute"]),
        (&json!("DISPUTED"), &Value::Null),
        "words end with its grace"
    );
}

async fn the_persons_own_answer_stands_beside_it(base: Base) {
    let world = World::on(base).await;
    let (_, sent) = taken(&world).await;
    let early = hear(&world, world.giulia, &sent, "answer: HELPED").await;
    assert_eq!(problem(&early), ("referral.not_done", "referral"));
    id(&world.answer(world.amina, &sent, "COMPLETE, outcome: PARTLY_MET, reason: NO_CAPACITY").await);
    let before = hear(&world, world.giulia, &sent, "answer: HELPED, answeredOn: \"2026-11-03\"").await;
    assert_eq!(problem(&before), ("referral.answered_out_of_range", "answeredOn"));
    world.wait(TimeDelta::days(3));
    let ahead = hear(&world, world.giulia, &sent, "answer: HELPED, answeredOn: \"2026-11-08\"").await;
    assert_eq!(problem(&ahead), ("referral.answered_out_of_range", "answeredOn"));
    let version = more(&world, world.amina, &sent).await["version"].take();
    id(&hear(&world, world.giulia, &sent, "answer: HELPED_IN_PART, answeredOn: \"2026-11-05\"").await);
    assert_eq!(more(&world, world.amina, &sent).await["version"], version, "nor that they were asked");
    id(&confirm(&world, world.giulia, &sent, "confirmed: true").await);
    id(&hear(&world, world.giulia, &sent, "answer: NOT_HELPED").await);
    let seen = more(&world, world.giulia, &sent).await;
    assert_eq!(
        (&seen["personAnswer"], &seen["personAnsweredOn"], &seen["status"]),
        (&json!("NOT_HELPED"), &json!("2026-11-07"), &json!("CONFIRMED"))
    );
    assert_eq!(
        more(&world, world.amina, &sent).await["personAnswer"],
        Value::Null,
        "what they say is the lead's"
    );
}

/// Moves a referral of a need of its own into a state, then tries every move there is.
async fn every_move_from_every_state_is_the_machines(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let review = "WAITLIST, reviewOn: \"2026-12-01\"";
    let states: [(&str, &[&str]); 9] = [
        ("SENT", &[]),
        ("ACCEPTED", &["ACCEPT"]),
        ("WAITLISTED", &["ACCEPT", review]),
        ("IN_PROGRESS", &["ACCEPT", "START"]),
        ("DECLINED", &["DECLINE, reason: NO_CAPACITY"]),
        ("FAILED", &["ACCEPT", "FAIL, reason: NO_CAPACITY"]),
        ("CANCELLED", &["ACCEPT", "CANCEL, reason: MOVED"]),
        ("COMPLETED", &["ACCEPT", "COMPLETE, outcome: UNMET, reason: NO_CAPACITY"]),
        ("RECALLED", &["recall"]),
    ];
    let answers = [
        ("ACCEPT", ""),
        ("DECLINE", ", reason: NO_CAPACITY"),
        ("START", ""),
        ("FAIL", ", reason: NO_CAPACITY"),
        ("COMPLETE", ", outcome: UNMET, reason: NO_CAPACITY"),
        ("WAITLIST", ", reviewOn: \"2026-12-01\""),
        ("CANCEL", ", reason: MOVED"),
        ("ASK", ", question: \"In quanti sono?\""),
    ];
    for (state, way) in states {
        for (answer, with) in answers {
            let sent = world.send_food(&mario, world.amina).await;
            for step in way {
                id(&match *step {
                    "recall" => world.recall(world.giulia, &sent, ", reason: OTHER_WAY").await,
                    step => world.answer(world.amina, &sent, step).await,
                });
            }
            let before = more(&world, world.amina, &sent).await;
            assert_eq!(before["status"], state);
            let foreseen = before["viewerCan"]["answer"].as_array().unwrap().contains(&json!(answer));
            let made = world.answer(world.amina, &sent, &format!("{answer}{with}")).await;
            assert_eq!(made["problems"] == json!([]), foreseen, "{answer} from {state}: {made}");
            if !foreseen {
                assert_eq!(problem(&made).0, "referral.wrong_state", "{answer} from {state}");
                assert_eq!(more(&world, world.amina, &sent).await["status"], state);
            }
            // The next one finds the need open again.
            let reason = ", reason: OTHER_WAY";
            world.recall(world.giulia, &sent, reason).await;
        }
    }
}

async fn a_loop_is_closed_by_its_sender_alone(base: Base) {
    let world = World::on(base).await;
    let (_, sent) = done(&world, "outcome: MET").await;
    let strangers = [
        world.amina,
        world.nadia,
        world.other_caritas,
        world.outsider,
        world.giulia.acting_as(Role::PrivacyOfficer),
        world.giulia.acting_as(Role::Coordinator),
        world.giulia.acting_as(Role::Administrator),
    ];
    for stranger in strangers {
        assert_eq!(problem(&confirm(&world, stranger, &sent, "confirmed: true").await).0, "not_found");
        assert_eq!(problem(&hear(&world, stranger, &sent, "answer: HELPED").await).0, "not_found");
    }
    let can = more(&world, world.amina, &sent).await["viewerCan"].take();
    assert_eq!((&can["confirm"], &can["recordPersonAnswer"]), (&json!(false), &json!(false)));
}
