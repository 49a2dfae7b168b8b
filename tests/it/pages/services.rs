//! An organisation's own services, and how many places are free.
use super::{Visitor, mario};
use crate::support::{Base, on_both};
use serde_json::json;

on_both!(
    free_places_are_said_on_the_screen,
    what_cannot_be_is_said_at_its_service,
    nobody_says_the_places_of_others,
    an_organisation_of_many_services_finds_them_all,
);

async fn free_places_are_said_on_the_screen(base: Base) {
    let (world, served, _) = mario(&base).await;
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let page = luca.get("/services").await;
    assert!(page.page.contains("href=\"/services\"") && page.says("Aggiorna i posti"), "{}", page.page);
    let service = page.hidden("service");
    let form = [
        ("do", "say_places"),
        ("service", service.as_str()),
        ("state", "AVAILABLE"),
        ("freePlaces", "7"),
        ("clientMutationId", "once"),
    ];
    let done = luca.send("/services", &form).await;
    assert_eq!(done.to.as_deref(), Some("/services?done=say_places"), "{} {}", done.status, done.page);
    let told = luca.get("/services?done=say_places").await;
    assert!(told.says("Posti aggiornati.") && told.says("detti 7 posti liberi"), "{}", told.page);
    let document = format!("{{ service(id: \"{service}\") {{ capacity {{ freePlaces }} placesLeft }} }}");
    let kept = world.data("luca", &document, json!({})).await;
    assert_eq!(kept["service"]["capacity"]["freePlaces"], 7);
}

async fn what_cannot_be_is_said_at_its_service(base: Base) {
    let (world, served, _) = mario(&base).await;
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let before = luca.get("/services").await;
    let service = before.hidden("service");
    let form = [("do", "say_places"), ("service", service.as_str()), ("state", "NONE"), ("freePlaces", "3")];
    let refused = luca.send("/services", &form).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Un servizio pieno o con lista d'attesa non ha posti liberi"), "{}", refused.page);
    assert!(refused.page.contains("<details class=\"more\" open>"), "{}", refused.page);
    assert!(refused.page.contains("value=\"NONE\" checked"), "what was typed is kept: {}", refused.page);
    let many =
        [("do", "say_places"), ("service", service.as_str()), ("state", "AVAILABLE"), ("freePlaces", "tre")];
    let typed = luca.send("/services", &many).await;
    assert!(typed.status == 422 && typed.says("Scrivi un numero intero."), "{}", typed.page);
}

async fn nobody_says_the_places_of_others(base: Base) {
    let (world, served, _) = mario(&base).await;
    let of_luca = Visitor::signed_in(&served, &world, "luca", "it").await.get("/services").await;
    let service = of_luca.hidden("service");
    let form =
        [("do", "say_places"), ("service", service.as_str()), ("state", "AVAILABLE"), ("freePlaces", "9")];
    for user in ["giulia", "sofia", "amina", "paolo", "dario", "piero"] {
        let other = Visitor::signed_in(&served, &world, user, "it").await;
        let shown = other.get("/services").await;
        assert!(!shown.page.contains(&service), "{user}: {}", shown.page);
        let sent = other.send("/services", &form).await;
        assert!(matches!(sent.status, 403 | 404 | 422), "{user}: {} {}", sent.status, sent.page);
    }
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let shown = giulia.get("/services").await;
    assert!(shown.status == 200 && !shown.says("Aggiorna i posti"), "not hers to say: {}", shown.page);
    let document = format!("{{ service(id: \"{service}\") {{ capacity {{ freePlaces }} }} }}");
    let kept = world.data("luca", &document, json!({})).await;
    assert_ne!(kept["service"]["capacity"]["freePlaces"], 9);
}

/// All that anybody offers is Casa Aperta's now.
async fn an_organisation_of_many_services_finds_them_all(base: Base) {
    let (world, served, _) = mario(&base).await;
    let mail = world.seat("luca").mail.clone();
    base.execute(&format!(
        "update service_edition set organization_id = (select organization_id from account where mail = '{mail}')"
    ))
    .await;
    let all = base.number("select count(*) from service where status <> 'closed'").await;
    assert!(all > 20, "{all}");
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let (mut address, mut shown) = ("/services".to_owned(), 0);
    for _ in 0..10 {
        let page = luca.get(&address).await.page;
        shown += page.matches("<li class=\"card\">").count();
        let Some(on) = page.split("href=\"/services?after=").nth(1) else { break };
        address = format!("/services?after={}", on.split('"').next().unwrap());
    }
    assert_eq!(i64::try_from(shown).unwrap(), all);
}
