//! What was put off until a day, or was never answered, stands with whoever looks again.
use super::{kinds, tab};
use crate::{
    law::{amina_accepts, mario, organization},
    support::{Base, on_both},
    world::World,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_place_is_looked_for_again_on_its_day,
    rest_is_looked_at_again_on_its_day,
    a_question_that_nobody_answers_stands_with_the_lead,
    parts_that_are_asked_for_wait_for_the_lead,
    what_is_withheld_from_its_holder_stands_with_the_lead,
);

const OTHERS: [&str; 8] = ["luca", "carla", "nadia", "paolo", "bea", "piero", "dario", "sofia"];

async fn referral(world: &World) -> Value {
    let received =
        world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    received["referrals"]["nodes"][0]["id"].clone()
}

async fn answer(world: &World, more: Value) {
    let mut input = json!({ "referral": referral(world).await });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let made = world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", input).await;
    assert_eq!(made["problems"], json!([]), "{made}");
}

/// Whose inbox of what has come to a stand has a line of this kind.
async fn stalled(world: &World, kind: &str) -> Vec<&'static str> {
    let mut with = Vec::new();
    for user in ["giulia", "amina"].into_iter().chain(OTHERS) {
        if kinds(world, user, "STALLED").await.iter().any(|line| line == kind) {
            with.push(user);
        }
    }
    with
}

/// What is to be done next for Mario's food, as the lead and the centre see it.
async fn next(world: &World, user: &str) -> Value {
    let food = world.need("giulia", &mario(world).await, "FOOD").await;
    let document =
        format!("{{ need(id: \"{food}\") {{ next {{ kind ours organization {{ name }} until }} }} }}");
    world.data(user, &document, json!({})).await["need"]["next"].take()
}

/// To a moment before midnight in Italy, at the end of the day before this one.
async fn until_the_eve(world: &World, day: &str) {
    let midnight = format!("{day}T00:00:00+01:00").parse::<amis::kernel::Time>().unwrap();
    world.house.clock.set(midnight - TimeDelta::microseconds(1));
}

async fn a_place_is_looked_for_again_on_its_day(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    answer(&world, json!({ "answer": "WAITLIST", "reviewOn": "2026-11-20" })).await;
    let waits = next(&world, "giulia").await;
    assert_eq!((&waits["kind"], &waits["ours"]), (&json!("FIND_PLACE"), &json!(false)));
    assert_eq!(waits["until"], "2026-11-19T23:00:00+00:00", "from that day in Italy");
    assert_eq!(next(&world, "amina").await["ours"], true);
    until_the_eve(&world, "2026-11-20").await;
    assert_eq!(stalled(&world, "PLACE_TO_REVIEW").await, Vec::<&str>::new());
    world.house.clock.advance(TimeDelta::microseconds(1));
    assert_eq!(stalled(&world, "PLACE_TO_REVIEW").await, ["giulia", "amina"]);
    answer(&world, json!({ "answer": "WAITLIST", "reviewOn": "2026-11-27" })).await;
    assert_eq!(stalled(&world, "PLACE_TO_REVIEW").await, Vec::<&str>::new(), "until the next");
    until_the_eve(&world, "2026-11-28").await;
    assert_eq!(stalled(&world, "PLACE_TO_REVIEW").await, ["giulia", "amina"]);
    answer(&world, json!({ "answer": "START" })).await;
    assert_eq!(stalled(&world, "PLACE_TO_REVIEW").await, Vec::<&str>::new(), "there was a place");
}

async fn rest_is_looked_at_again_on_its_day(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    answer(&world, json!({ "answer": "START" })).await;
    let food = world.need("giulia", &mario(&world).await, "FOOD").await;
    let rest = json!({ "need": food, "reason": "PERSON_AWAY", "reviewOn": "2026-11-20" });
    let rests = world.change("amina", "holdNeed", "HoldNeedInput", "need { id }", rest).await;
    assert_eq!(rests["problems"], json!([]), "{rests}");
    assert_eq!(next(&world, "amina").await["kind"], "RESUME");
    until_the_eve(&world, "2026-11-20").await;
    assert_eq!(stalled(&world, "NEED_TO_REVIEW").await, Vec::<&str>::new());
    world.house.clock.advance(TimeDelta::microseconds(1));
    assert_eq!(stalled(&world, "NEED_TO_REVIEW").await, ["giulia", "amina"]);
    let on = json!({ "need": food });
    world.change("giulia", "resumeNeed", "ResumeNeedInput", "need { id }", on).await;
    assert_eq!(stalled(&world, "NEED_TO_REVIEW").await, Vec::<&str>::new());
}

async fn a_question_that_nobody_answers_stands_with_the_lead(base: Base) {
    let world = World::stories(base).await;
    answer(&world, json!({ "answer": "ASK", "question": "In quanti sono?" })).await;
    let waits = next(&world, "giulia").await;
    assert_eq!((&waits["kind"], &waits["ours"]), (&json!("INFORM"), &json!(true)));
    assert_eq!(kinds(&world, "amina", "TO_ANSWER").await, Vec::<String>::new(), "it waits for the lead");
    assert!(kinds(&world, "giulia", "TO_ANSWER").await.contains(&"REFERRAL_ASKED".to_owned()));
    let forgotten: amis::kernel::Time = waits["until"].as_str().unwrap().parse().unwrap();
    world.house.clock.set(forgotten - TimeDelta::microseconds(1));
    assert_eq!(stalled(&world, "QUESTION_FORGOTTEN").await, Vec::<&str>::new());
    world.house.clock.advance(TimeDelta::microseconds(1));
    assert_eq!(stalled(&world, "QUESTION_FORGOTTEN").await, ["giulia"]);
    let told = json!({ "referral": referral(&world).await, "information": "In quattro" });
    let told = world.change("giulia", "informReferral", "InformReferralInput", "referral { id }", told).await;
    assert_eq!(told["problems"], json!([]), "{told}");
    assert_eq!(stalled(&world, "QUESTION_FORGOTTEN").await, Vec::<&str>::new());
    assert_eq!(kinds(&world, "amina", "TO_ANSWER").await, ["REFERRAL_RECEIVED"]);
}

async fn parts_that_are_asked_for_wait_for_the_lead(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let ask =
        json!({ "person": mario(&world).await, "parts": ["HOUSEHOLD"], "note": "Per i pacchi dei figli" });
    let asked = world.change("amina", "askForPart", "AskForPartInput", "request { id }", ask).await;
    assert_eq!(asked["problems"], json!([]), "{asked}");
    let waiting = tab(&world, "giulia", "TO_ANSWER").await;
    assert_eq!(waiting.iter().filter(|line| line["kind"] == "PARTS_ASKED").count(), 1, "{waiting:?}");
    for user in ["amina"].into_iter().chain(OTHERS) {
        assert!(!kinds(&world, user, "TO_ANSWER").await.contains(&"PARTS_ASKED".to_owned()), "{user}");
    }
    let refused = json!({ "request": asked["request"]["id"], "refusal": "NOT_NEEDED" });
    let refused = world
        .change("giulia", "answerPartRequest", "AnswerPartRequestInput", "request { id }", refused)
        .await;
    assert_eq!(refused["problems"], json!([]), "{refused}");
    assert!(!kinds(&world, "giulia", "TO_ANSWER").await.contains(&"PARTS_ASKED".to_owned()));
}

async fn what_is_withheld_from_its_holder_stands_with_the_lead(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let begins = next(&world, "giulia").await;
    assert_eq!((&begins["kind"], &begins["ours"]), (&json!("BEGIN"), &json!(false)));
    assert_eq!(begins["organization"]["name"], json!(organization_name(&world).await));
    let mario = mario(&world).await;
    let hide = json!({ "person": mario });
    world.change("giulia", "hideNow", "SealPersonInput", "person { id }", hide).await;
    let lost = next(&world, "giulia").await;
    assert_eq!((&lost["kind"], &lost["ours"]), (&json!("RENEW_BASIS"), &json!(true)));
    assert_eq!(next(&world, "amina").await, Value::Null);
}

async fn organization_name(world: &World) -> String {
    let id = organization(world, "amina");
    let found =
        world.data("giulia", &format!("{{ organization(id: \"{id}\") {{ name }} }}"), json!({})).await;
    found["organization"]["name"].as_str().unwrap().to_owned()
}
