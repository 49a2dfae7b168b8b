//! What somebody typed when their session had run out waits for them, and for nobody else.
use super::{Visitor, mario};
use crate::support::{Base, on_both};
use chrono::TimeDelta;

on_both!(
    what_was_typed_waits_until_its_author_has_signed_in_again,
    what_was_typed_after_signing_out_waits_for_nobody,
);

const TYPED: [(&str, &str); 4] =
    [("do", "open"), ("domain", "FOOD"), ("urgency", "SOON"), ("strength", "Cucina per tutta la scala")];

async fn what_was_typed_waits_until_its_author_has_signed_in_again(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let address = format!("/people/{mario}/needs/new?domain=FOOD");
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    assert_eq!(giulia.get(&address).await.status, 200);
    let needs = "select count(*) from need";
    let before = base.number(needs).await;
    world.house.clock.advance(TimeDelta::minutes(17));
    let form = [&TYPED[..], &[("person", mario.as_str())]].concat();
    let late = giulia.send(&address, &form).await;
    assert!(late.status == 401 && late.says("ti aspetta") && !late.says("Cucina"), "{}", late.page);
    assert!(late.page.contains(&format!("name=\"back\" value=\"{address}\"")), "{}", late.page);
    assert_eq!(base.number(needs).await, before);
    for other in ["franco", "amina", "luca", "nadia"] {
        let other = Visitor::signed_in(&served, &world, other, "it").await;
        assert!(!other.get(&address).await.says("Cucina"), "it is Giulia's");
    }
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let again = giulia.get(&format!("{address}&done=enter")).await;
    assert!(again.status == 200 && again.says("Ecco ciò che avevi scritto"), "{}", again.page);
    assert!(again.page.contains("value=\"Cucina per tutta la scala\""), "{}", again.page);
    assert!(again.page.contains("name=\"urgency\" value=\"SOON\" checked"), "{}", again.page);
    assert!(!giulia.get(&format!("/people/{mario}/share")).await.says("Ecco ciò che avevi scritto"));
    let sent = giulia.send(&address, &form).await;
    assert_eq!(sent.status, 303, "{}", sent.page);
    assert_eq!(base.number(needs).await, before + 1);
    assert!(!giulia.get(&address).await.says("Cucina"), "it was sent");
}

async fn what_was_typed_after_signing_out_waits_for_nobody(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let address = format!("/people/{mario}/needs/new?domain=FOOD");
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    giulia.send("/sign-in", &[("do", "leave")]).await;
    let form = [&TYPED[..], &[("person", mario.as_str())]].concat();
    let late = giulia.send(&address, &form).await;
    assert!(late.status == 401 && !late.says("ti aspetta"), "{}", late.page);
    let again = Visitor::signed_in(&served, &world, "giulia", "it").await;
    assert!(!again.get(&address).await.says("Cucina"));
}
