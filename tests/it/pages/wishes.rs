//! What one wants by mail, and which looks nothing followed: on their pages.
use super::{Visitor, mario};
use crate::support::{Base, on_both};
use serde_json::json;

on_both!(notices_are_chosen_and_unchosen_on_a_page, only_the_officer_of_the_lead_reads_of_idle_looks);

async fn notices_are_chosen_and_unchosen_on_a_page(base: Base) {
    let (world, served, _) = mario(&base).await;
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let page = luca.get("/preferences").await;
    assert!(page.says("Questa rete non manda posta"), "{}", page.page);
    assert!(!page.says("value=\"AT_ONCE\""), "what can't be chosen isn't offered: {}", page.page);
    let save = async |more: &[(&str, &str)]| {
        let form =
            [&[("do", "prefer"), ("manner", "OFF"), ("tabs", ""), ("tabs", "STALLED")][..], more].concat();
        let done = luca.send("/preferences", &form).await;
        assert_eq!(done.to.as_deref(), Some("/preferences?done=prefer"), "{}", done.page);
        let wanted = "{ viewer { noticePreferences { tabs silent countsOnly } } }";
        world.data("luca", wanted, json!({})).await["viewer"]["noticePreferences"].clone()
    };
    let some =
        save(&[("silent", "[]"), ("silent", "EVENT"), ("silent", "NEED_LED"), ("countsOnly", "false")]).await;
    assert_eq!(some["tabs"], json!(["STALLED"]));
    assert_eq!(some["silent"].as_array().unwrap().len(), 2, "{some}");
    assert_eq!(some["countsOnly"], false);
    let page = luca.get("/preferences?done=prefer").await;
    assert!(page.says("Avvisi salvati.") && page.says("value=\"EVENT\" checked"), "{}", page.page);
    let none = save(&[("silent", "[]"), ("countsOnly", "true")]).await;
    assert_eq!((&none["silent"], &none["countsOnly"]), (&json!([]), &json!(true)), "{none}");
    let giulia = world.data("giulia", "{ viewer { noticePreferences { tabs } } }", json!({})).await;
    assert_ne!(giulia["viewer"]["noticePreferences"]["tabs"], json!(["STALLED"]), "hers are hers");
    let never =
        luca.send("/preferences", &[("do", "prefer"), ("manner", "DIGEST"), ("tabs", "STALLED")]).await;
    assert_eq!(never.status, 422, "{}", never.page);
}

async fn only_the_officer_of_the_lead_reads_of_idle_looks(base: Base) {
    let (world, served, _) = mario(&base).await;
    let found = world.data("franco", "{ looksWithoutAct { nodes { person { id } } } }", json!({})).await;
    let looks = found["looksWithoutAct"]["nodes"].as_array().unwrap().len();
    assert!(looks > 0, "{found}");
    for user in ["franco", "giulia", "luca", "dario"] {
        let page = Visitor::signed_in(&served, &world, user, "it").await.get("/looks").await;
        assert_eq!(page.status, 200, "{user}: {}", page.page);
        let rows = page.page.matches("/who-looked\">").count();
        assert_eq!(rows, if user == "franco" { looks.min(20) } else { 0 }, "{user}: {}", page.page);
    }
}
