//! The lead compares those who offer side by side: how each fits, how far it is, what the person prefers and who asked.
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    the_lead_sees_how_each_offer_fits,
    whoever_offers_is_not_told_how_they_compare,
    who_asked_the_person_is_written_beside_the_preference,
    many_offers_cost_no_more_than_one,
);

const CLAIMS: &str = "query ($id: ID!) { need(id: $id) { claims { id organization { id } service { id }
    fit { fits score distanceKm service { id capacity { state freePlaces } } reasons { code } against { code } unknown { code } }
    preference preferenceRecorded { at by { name } } } } }";

/// A user's organisation offers its first service that fits Mario's need of a home.
async fn offers(world: &World, user: &str) -> (String, String) {
    let cards = "{ needCards(first: 100) { nodes { id domain myServices { id } } } }";
    let cards = world.data(user, cards, json!({})).await["needCards"]["nodes"].take();
    let card =
        cards.as_array().unwrap().iter().find(|card| card["domain"] == "HOUS").expect("a card of housing");
    let input = json!({ "needCard": card["id"], "service": card["myServices"][0]["id"] });
    let made = world.change(user, "claimNeed", "ClaimNeedInput", "claim { id service { id } }", input).await;
    let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
    (text(&made["claim"]["id"]), text(&made["claim"]["service"]["id"]))
}

async fn home(world: &World) -> String {
    let mario = world.person("giulia", "colombo mario").await;
    world.need("giulia", &mario, "HOUS").await
}

async fn claims(world: &World, user: &str, need: &str) -> Vec<Value> {
    let found = world.data(user, CLAIMS, json!({ "id": need })).await;
    found["need"]["claims"].as_array().cloned().unwrap_or_default()
}

async fn the_lead_sees_how_each_offer_fits(base: Base) {
    let world = World::stories(base).await;
    // Before anybody asks, everything is given some kilometres north of Mario's municipio.
    world.base.execute("update location_edition set latitude = 45.60, longitude = 9.19").await;
    let need = home(&world).await;
    let offered = [offers(&world, "luca").await.1, offers(&world, "sofia").await.1];
    let seen = claims(&world, "giulia", &need).await;
    assert_eq!(seen.len(), 2, "both are Mario's: {seen:?}");
    for (claim, service) in seen.iter().zip(offered) {
        assert_eq!(claim["fit"]["service"]["id"], json!(service));
        let asked = json!({ "id": need, "service": service });
        let with = "query ($id: ID!, $service: ID!) { need(id: $id) { matchWith(service: $service) {
            fits score distanceKm service { id capacity { state freePlaces } } reasons { code } against { code }
            unknown { code } } } }";
        let alone = world.data("giulia", with, asked).await["need"]["matchWith"].take();
        assert_eq!(claim["fit"], alone, "judged as it is among the matches");
        assert!(claim["fit"]["distanceKm"].as_i64().is_some_and(|km| (5..20).contains(&km)), "{claim}");
        let said = ["reasons", "against", "unknown"].map(|side| claim["fit"][side].as_array().unwrap().len());
        assert!(said.iter().sum::<usize>() > 2, "{claim}");
    }
}

async fn whoever_offers_is_not_told_how_they_compare(base: Base) {
    let world = World::stories(base).await;
    let need = home(&world).await;
    let (claim, _) = offers(&world, "luca").await;
    offers(&world, "sofia").await;
    let own = "query ($id: ID!) { claim(id: $id) { id fit { score } preference preferenceRecorded { at } } }";
    let nothing = json!({ "id": claim, "fit": null, "preference": null, "preferenceRecorded": null });
    assert_eq!(world.data("luca", own, json!({ "id": claim })).await["claim"], nothing);
    let chosen = json!({ "claim": claim, "preference": "vicino alla scuola di Sara" });
    world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { id }", chosen).await;
    assert_eq!(
        world.data("luca", own, json!({ "id": claim })).await["claim"],
        nothing,
        "nor when it is chosen"
    );
    let theirs = claims(&world, "luca", &need).await;
    assert_eq!((theirs.len(), &theirs[0]["fit"]), (1, &Value::Null));
    assert_eq!(world.data("sofia", own, json!({ "id": claim })).await["claim"], Value::Null);
}

async fn who_asked_the_person_is_written_beside_the_preference(base: Base) {
    let world = World::stories(base).await;
    let need = home(&world).await;
    let (claim, _) = offers(&world, "luca").await;
    let (other, _) = offers(&world, "sofia").await;
    let before = claims(&world, "giulia", &need).await;
    assert!(before.iter().all(|claim| claim["preferenceRecorded"].is_null()));
    world.house.clock.advance(chrono::TimeDelta::hours(1));
    let chosen = json!({ "claim": claim, "preference": "vicino alla scuola di Sara" });
    world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { id }", chosen).await;
    let after = claims(&world, "giulia", &need).await;
    let of = |id: &str| after.iter().find(|one| one["id"] == id).unwrap();
    assert_eq!(of(&claim)["preference"], "vicino alla scuola di Sara");
    let recorded = json!({ "at": "2026-11-02T10:00:00+00:00", "by": { "name": "Giulia Ferrari" } });
    assert_eq!(of(&claim)["preferenceRecorded"], recorded);
    assert_eq!(of(&other)["preferenceRecorded"], Value::Null, "of the other nothing was said");
}

async fn many_offers_cost_no_more_than_one(base: Base) {
    let world = World::stories(base).await;
    let need = home(&world).await;
    offers(&world, "luca").await;
    let cost = async || {
        claims(&world, "giulia", &need).await;
        let answer = world.ask("giulia", CLAIMS, json!({ "id": need })).await;
        assert_eq!(answer.errors, Vec::<String>::new());
        answer.statements
    };
    let one = cost().await;
    offers(&world, "sofia").await;
    assert_eq!(cost().await, one, "all offers of a need are judged in one go");
}
