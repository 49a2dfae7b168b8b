//! How many referrals that were completed their senders confirm.
use super::area;
use crate::{
    law::{amina_accepts, mario},
    support::{Base, on_both},
    world::World,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(a_coordinator_reads_how_many_loops_are_closed);

async fn a_coordinator_reads_how_many_loops_are_closed(base: Base) {
    let world = World::stories(base).await;
    let nine = area(&world, "015146-9").await;
    let asked = "query ($within: ID) { closedLoops(within: $within, period: MONTH) {
        district { code } completed confirmed disputed unconfirmed rate } }";
    let loops = async |user: &str, within: Value| {
        world.data(user, asked, json!({ "within": within })).await["closedLoops"].take()
    };
    assert_eq!(loops("paolo", json!(nine)).await, json!([]), "nothing was completed");
    amina_accepts(&world).await;
    let received =
        world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    let referral = received["referrals"]["nodes"][0]["id"].clone();
    let done = json!({ "referral": referral, "answer": "COMPLETE", "outcome": "MET" });
    let done = world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", done).await;
    assert_eq!(done["problems"], json!([]));
    let told = |confirmed: i64, unconfirmed: i64, rate: f64| {
        json!([{ "district": { "code": "015146-9" }, "completed": 1, "confirmed": confirmed, "disputed": 0,
            "unconfirmed": unconfirmed, "rate": rate }])
    };
    assert_eq!(loops("paolo", Value::Null).await, told(0, 1, 0.0));
    let confirmed = json!({ "referral": referral, "confirmed": true });
    world.change("giulia", "confirmReferral", "ConfirmReferralInput", "referral { id }", confirmed).await;
    assert_eq!(loops("paolo", json!(nine)).await, told(1, 0, 1.0));
    // Exact counts of few are for who coordinates the place, and for nobody else.
    let eight = area(&world, "015146-8").await;
    assert_eq!(loops("paolo", json!(eight)).await, Value::Null);
    for user in ["giulia", "amina", "dario", "franco", "piero"] {
        assert_eq!(loops(user, json!(nine)).await, Value::Null, "{user}");
    }
    let mario = mario(&world).await;
    let hide = json!({ "person": mario });
    world.change("giulia", "hideNow", "SealPersonInput", "person { id }", hide).await;
    assert_eq!(loops("paolo", json!(nine)).await, json!([]), "nothing of whom is sealed");
    world.house.clock.advance(TimeDelta::days(40));
    let show = json!({ "person": mario });
    world.change("giulia", "showAgain", "SealPersonInput", "person { id }", show).await;
    assert_eq!(loops("paolo", json!(nine)).await, json!([]), "last month's");
}
