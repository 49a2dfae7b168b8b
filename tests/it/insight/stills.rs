//! What has come to a stand in a district, for who coordinates it: no person, and nothing that would name one.
use super::area;
use crate::{
    law::{amina_accepts, mario},
    support::{Base, on_both},
    world::World,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_coordinator_sees_what_has_come_to_a_stand,
    what_is_disputed_goes_to_the_coordinator,
    a_lead_whose_name_would_say_too_much_is_not_named,
    who_coordinates_another_district_sees_none_of_it,
);

const ASKED: &str = "query ($within: ID, $first: Int, $after: String) { standstills(within: $within, first: $first, after: $after) {
    nodes { kind domain urgency since district { code } lead { name } recipient { name } }
    pageInfo { hasNextPage endCursor } } }";

async fn stills(world: &World, user: &str, within: Value) -> Vec<Value> {
    let found = world.data(user, ASKED, json!({ "within": within, "first": 100 })).await;
    found["standstills"]["nodes"].as_array().unwrap().clone()
}

async fn of_kind(world: &World, kind: &str) -> Vec<Value> {
    stills(world, "paolo", Value::Null).await.into_iter().filter(|still| still["kind"] == kind).collect()
}

async fn a_coordinator_sees_what_has_come_to_a_stand(base: Base) {
    let world = World::stories(base).await;
    assert_eq!(of_kind(&world, "EXPIRED").await, Vec::<Value>::new());
    world.house.clock.advance(TimeDelta::days(3));
    world.house.run_due().await.unwrap();
    let mut expired = of_kind(&world, "EXPIRED").await;
    expired.retain(|still| still["domain"] == "FOOD");
    assert_eq!(expired.len(), 1, "{expired:?}");
    assert_eq!(
        (&expired[0]["domain"], &expired[0]["district"]["code"], &expired[0]["since"]),
        (&json!("FOOD"), &json!("015146-9"), &json!("2026-11-05"))
    );
    assert!(expired[0]["lead"]["name"].is_string() && expired[0]["recipient"]["name"].is_string());
    let unmet = of_kind(&world, "UNMET").await;
    let mental: Vec<_> = unmet.iter().filter(|still| still["domain"] == "MENT").collect();
    assert!(!mental.is_empty(), "{unmet:?}");
    assert!(
        mental.iter().all(|still| still["lead"].is_null()),
        "a name would say what somebody suffers from"
    );
    for hidden in ["VIOL", "ADDI", "MINO", "JUST"] {
        assert!(unmet.iter().all(|still| still["domain"] != hidden), "{hidden}");
    }
    let all = stills(&world, "paolo", Value::Null).await;
    let page = world.data("paolo", ASKED, json!({ "first": 1 })).await["standstills"].take();
    assert_eq!(page["nodes"], json!(all[..1]));
    let next = json!({ "first": 1, "after": page["pageInfo"]["endCursor"] });
    assert_eq!(world.data("paolo", ASKED, next).await["standstills"]["nodes"], json!(all[1..2]));
    let mario = mario(&world).await;
    world.change("giulia", "hideNow", "SealPersonInput", "person { id }", json!({ "person": mario })).await;
    let left = of_kind(&world, "EXPIRED").await;
    assert!(left.iter().all(|still| still["domain"] != "FOOD"), "nothing of whom is sealed: {left:?}");
}

async fn what_is_disputed_goes_to_the_coordinator(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let received =
        world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    let referral = received["referrals"]["nodes"][0]["id"].clone();
    // It closed the need: nobody would look at it again.
    let done = json!({ "referral": referral, "answer": "COMPLETE", "outcome": "MET" });
    world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", done).await;
    assert_eq!(of_kind(&world, "DISPUTED").await, Vec::<Value>::new());
    let disputed =
        json!({ "referral": referral, "confirmed": false, "dispute": "I pacchi non sono arrivati" });
    world.change("giulia", "confirmReferral", "ConfirmReferralInput", "referral { id }", disputed).await;
    let found = of_kind(&world, "DISPUTED").await;
    assert_eq!((found.len(), &found[0]["domain"]), (1, &json!("FOOD")));
    let settled = json!({ "referral": referral, "confirmed": true });
    world.change("giulia", "confirmReferral", "ConfirmReferralInput", "referral { id }", settled).await;
    assert_eq!(of_kind(&world, "DISPUTED").await, Vec::<Value>::new());
}

async fn who_coordinates_another_district_sees_none_of_it(base: Base) {
    let world = World::stories(base).await;
    let eight = area(&world, "015146-8").await;
    assert_eq!(stills(&world, "paolo", json!(eight)).await, Vec::<Value>::new());
    for user in ["giulia", "amina", "luca", "dario", "franco", "piero"] {
        let nine = area(&world, "015146-9").await;
        assert_eq!(stills(&world, user, json!(nine)).await, Vec::<Value>::new(), "{user}");
    }
}

/// That somebody's needs are led by a clinic says of them what no coordinator is to know.
async fn a_lead_whose_name_would_say_too_much_is_not_named(base: Base) {
    let world = World::stories(base.clone()).await;
    world.house.clock.advance(TimeDelta::days(3));
    world.house.run_due().await.unwrap();
    let food = async || {
        let mut expired = of_kind(&world, "EXPIRED").await;
        expired.retain(|still| still["domain"] == "FOOD");
        expired[0].clone()
    };
    assert!(food().await["lead"]["name"].is_string());
    for kind in ["cps", "serd"] {
        base.execute(&format!(
            "update person set lead_organization_id = (select id from organization where kind = '{kind}' limit 1)
              where id in (select person_id from referral where status = 'expired')"
        ))
        .await;
        let still = food().await;
        assert_eq!(still["lead"], Value::Null, "{kind}: {still}");
    }
}
