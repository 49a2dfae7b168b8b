//! What the network offers, looked up on its pages; and what has come to a stand, where who coordinates reads it.
use super::{Visitor, mario};
use crate::support::{Base, on_both};
use serde_json::json;

on_both!(
    a_service_is_found_by_name_need_and_place_and_read_whole,
    who_coordinates_reads_what_stands_still_and_nobody_else_does,
);

async fn a_service_is_found_by_name_need_and_place_and_read_whole(base: Base) {
    let (world, served, _) = mario(&base).await;
    for (language, free, fresh) in [
        ("it", "con posti", "verificato negli ultimi sei mesi"),
        ("en", "places", "checked within six months"),
    ] {
        let luca = Visitor::signed_in(&served, &world, "luca", language).await;
        let all = luca.get("/directory").await;
        assert!(all.says("Alloggi temporanei per famiglie") && all.says(free), "{}", all.page);
        let named = luca.get("/directory?search=sportello%20sfratti").await;
        assert!(named.says("Sportello sfratti"), "{}", named.page);
        assert!(!named.says("Alloggi temporanei"), "{}", named.page);
        let food = luca.get("/directory?domain=FOOD").await;
        assert!(!food.says("Sportello sfratti"), "{}", food.page);
        let none = luca.get("/directory?search=xyzzy").await;
        assert!(none.says("class=\"empty\""), "{}", none.page);
        let found = "{ services(search: \"alloggi temporanei\") { nodes { id } } }";
        let found = world.data("luca", found, json!({})).await;
        let id = found["services"]["nodes"][0]["id"].as_str().unwrap();
        assert!(all.says(&format!("/directory/{id}")), "{}", all.page);
        let one = luca.get(&format!("/directory/{id}")).await;
        assert!(one.says("Alloggi temporanei per famiglie") && one.says(fresh), "{}", one.page);
        assert!(one.says("it, ar, en") && one.says("2–6"), "languages and households: {}", one.page);
        let nobody = luca.get("/directory/srv_00000000000000000000000000000000").await;
        assert_eq!(nobody.status, 404);
    }
    let searched = Visitor::signed_in(&served, &world, "luca", "it").await;
    let page = searched.send("/search", &[("do", "look"), ("search", "sfratti")]).await;
    assert!(page.says("/directory/"), "what is found leads to its entry: {}", page.page);
}

async fn who_coordinates_reads_what_stands_still_and_nobody_else_does(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let opened = world.data(
        "giulia",
        "mutation ($person: ID!) { openNeed(input: { person: $person, domain: MOBI, urgency: URGENT }) { need { id } } }",
        json!({ "person": mario }),
    );
    assert!(opened.await["openNeed"]["need"]["id"].is_string());
    world.house.clock.advance(chrono::TimeDelta::days(40));
    let stands = "{ standstills { nodes { kind domain } } closedLoops { completed } }";
    let told = world.data("paolo", stands, json!({})).await;
    let moved = |one: &serde_json::Value| one["domain"] == "MOBI" && one["kind"] == "UNMET";
    assert!(told["standstills"]["nodes"].as_array().unwrap().iter().any(moved), "{told}");
    for (language, title, why) in [
        ("it", "Fermi, dal più vecchio", "nessun servizio cominciato in tempo"),
        ("en", "At a stand, the oldest first", "no service begun in time"),
    ] {
        let paolo = Visitor::signed_in(&served, &world, "paolo", language).await.get("/unmet").await;
        assert!(paolo.says(title) && paolo.says(why), "{}", paolo.page);
        assert!(
            paolo.says("Comune di Milano – Servizio sociale Municipio 9"),
            "whom to call: {}",
            paolo.page
        );
        let giulia = Visitor::signed_in(&served, &world, "giulia", language).await.get("/unmet").await;
        assert!(giulia.status == 200 && !giulia.says(title), "{}", giulia.page);
    }
}
