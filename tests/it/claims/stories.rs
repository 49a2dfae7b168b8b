//! Whole lives: a home that three offer, and an offer that waits through a closed August.
use super::world::{Seat, World, id};
use crate::support::{Base, closed_in_august, on_both};
use amis::{
    directory::model::Service,
    policy::{Kind, Role},
};
use chrono::{TimeDelta, TimeZone as _, Utc};
use serde_json::{Value, json};

on_both!(of_three_that_offer_a_home_the_lead_chooses_one, a_hold_stands_still_while_the_provider_is_closed,);

async fn propose(world: &World, seat: Seat, need: &str, more: &str) -> String {
    let card = world.card_of(seat, need);
    let document = format!(
        "mutation {{ claimNeed(input: {{ needCard: \"{card}\" {more} }}) {{ claim {{ id }} problems {{ code }} }} }}"
    );
    id(&world.ask(seat, &document).await["claimNeed"])
}

async fn of_three_that_offer_a_home_the_lead_chooses_one(base: Base) {
    let world = World::on(base).await;
    let third = Seat::of(Kind::Odv, Role::AssociationOperator);
    world.join(third).await;
    let theirs = world.serve(third, |service| service).await;
    let mario = world.register("Mario").await;
    let need = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let asks = propose(&world, world.casa, &need, ", question: \"Può salire le scale?\"").await;
    let soon = propose(&world, world.sofia, &need, ", earliestDate: \"2026-11-09\"").await;
    let with = propose(&world, third, &need, &format!(", service: \"{theirs}\"")).await;
    assert_eq!(world.status(&need).await, "OPEN", "an offer takes nothing");
    id(&world.move_claim(world.municipio, "answerClaim", &asks, ", answer: \"Fino al primo piano\"").await);
    for seat in [world.casa, world.sofia, third] {
        let document = "{ needCards { nodes { questions { question answer } } } }";
        let read = world.ask(seat, document).await["needCards"]["nodes"][0]["questions"].take();
        assert_eq!(read, json!([{ "question": "Può salire le scale?", "answer": "Fino al primo piano" }]));
        assert_eq!(world.phone(seat, &need).await, None, "nobody is told how he is reached");
    }
    let compared = format!(
        "{{ need(id: \"{need}\") {{ claims {{ id status earliestDate question service {{ id }} fit {{ score }} }} }} }}"
    );
    let claims = world.ask(world.municipio, &compared).await["need"]["claims"].take();
    let told = |claim: &Value| claim["id"].as_str().unwrap().to_owned();
    assert_eq!(claims.as_array().unwrap().iter().map(told).collect::<Vec<_>>(), [&*asks, &*soon, &*with]);
    assert_eq!(claims[1]["earliestDate"], "2026-11-09");
    assert!(claims[2]["fit"]["score"].is_number() && claims[2]["service"]["id"] == json!(theirs.to_string()));
    let more = ", preference: \"vicino alla scuola di Sara\"";
    id(&world.move_claim(world.municipio, "chooseClaim", &with, more).await);
    let after = world.ask(world.municipio, &compared).await["need"]["claims"].take();
    let states = after.as_array().unwrap().iter().map(|claim| claim["status"].clone());
    assert_eq!(states.collect::<Vec<_>>(), ["SUPERSEDED", "SUPERSEDED", "ACTIVE"]);
    assert_eq!(world.phone(third, &need).await.as_deref(), Some("02 1234567"));
    for seat in [world.casa, world.sofia] {
        assert_eq!(world.phone(seat, &need).await, None);
    }
}

async fn a_hold_stands_still_while_the_provider_is_closed(base: Base) {
    let world = World::on(base).await;
    world.serve(world.casa, |service| Service { schedules: closed_in_august(), ..service }).await;
    // Thursday, ten in the morning in Rome.
    world.house.clock.set(Utc.with_ymd_and_hms(2027, 7, 29, 8, 0, 0).unwrap());
    let mario = world.register("Mario").await;
    let need = world.open(mario, "urgency: ROUTINE").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let claim = propose(&world, world.casa, &need, "").await;
    let held = format!("{{ claim(id: \"{claim}\") {{ status heldUntil }} }}");
    let until = world.ask(world.casa, &held).await["claim"]["heldUntil"].take();
    // The rest of a Thursday and a Friday in July, no day in August, a day and a morning in September.
    assert_eq!(until, "2027-09-02T08:00:00+00:00");
    world.wait(TimeDelta::days(33));
    world.house.run_due().await.unwrap();
    assert_eq!(
        world.ask(world.casa, &held).await["claim"]["status"],
        "ACTIVE",
        "all August nobody could go on"
    );
    world.wait(TimeDelta::days(2));
    world.house.run_due().await.unwrap();
    assert_eq!(world.ask(world.casa, &held).await["claim"]["status"], "LAPSED");
    assert_eq!(world.status(&need).await, "OPEN");
}
