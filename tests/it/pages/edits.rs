//! The parts of a profile are written on a page, one at a time.
use super::{Visitor, mario, visitor::Shown};
use crate::support::{Base, on_both};
use serde_json::{Value, json};

on_both!(
    a_part_is_saved_whole_and_shown,
    what_was_written_meanwhile_stands_beside_what_was_typed,
    a_household_grows_and_shrinks,
    nobody_edits_what_they_may_not_write,
);

async fn save(visitor: &Visitor, mario: &str, part: &str, typed: &[(&str, &str)]) -> Shown {
    let address = format!("/people/{mario}/edit");
    let version = visitor.get(&address).await.hidden("ifVersion");
    save_at(visitor, mario, &version, part, typed).await
}

async fn save_at(visitor: &Visitor, mario: &str, version: &str, part: &str, typed: &[(&str, &str)]) -> Shown {
    let whole =
        [("do", "update"), ("person", mario), ("ifVersion", version), ("part", part), (part, "whole")];
    visitor.send(&format!("/people/{mario}/edit"), &[&whole[..], typed].concat()).await
}

async fn a_part_is_saved_whole_and_shown(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let profile = giulia.get(&format!("/people/{mario}")).await;
    assert!(profile.page.contains(&format!("/people/{mario}/edit")), "{}", profile.page);
    let page = giulia.get(&format!("/people/{mario}/edit")).await;
    assert!(page.page.contains("value=\"Via Ornato 12\"") || page.says("Via Ornato 12"), "{}", page.page);
    let sums = [("economic.iseeCents", "7.000,50"), ("economic.benefits", "Assegno di inclusione")];
    let done = save(&giulia, &mario, "economic", &sums).await;
    assert_eq!(done.status, 303, "{}", done.page);
    let told =
        "query ($id: ID!) { person(id: $id) { economic { iseeCents incomeCents debtsCents benefits } } }";
    let told = world.data("giulia", told, json!({ "id": mario })).await["person"]["economic"].take();
    let expected = json!({ "iseeCents": 700_050, "incomeCents": null, "debtsCents": null,
        "benefits": "Assegno di inclusione" });
    assert_eq!(told, expected, "what was left empty is empty");
    let shown = giulia.get(&format!("/people/{mario}")).await;
    assert!(shown.says("7.000,50") && shown.says("Assegno di inclusione"), "{}", shown.page);
    let wrong = save(&giulia, &mario, "economic", &[("economic.iseeCents", "settemila")]).await;
    assert!(wrong.status == 422 && wrong.page.contains("value=\"settemila\""), "{}", wrong.page);
    let emptied = save(&giulia, &mario, "contact", &[("contact.phone", "")]).await;
    assert_eq!(emptied.status, 303, "{}", emptied.page);
    let told = "query ($id: ID!) { person(id: $id) { contact { phone safeHours } } }";
    let told = world.data("giulia", told, json!({ "id": mario })).await["person"]["contact"].take();
    assert_eq!((&told["phone"], &told["safeHours"]), (&Value::Null, &Value::Null), "all of it: {told}");
}

async fn what_was_written_meanwhile_stands_beside_what_was_typed(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let version = giulia.get(&format!("/people/{mario}/edit")).await.hidden("ifVersion");
    let done = save(&giulia, &mario, "address", &[("address.residence", "Via Nuova 1")]).await;
    assert_eq!(done.status, 303, "{}", done.page);
    let typed = [("address.residence", "Via Vecchia 2")];
    let late = save_at(&giulia, &mario, &version, "address", &typed).await;
    assert_eq!(late.status, 422, "{}", late.page);
    assert!(late.page.contains("value=\"Via Vecchia 2\""), "nothing typed is lost: {}", late.page);
    assert!(late.says("Adesso c'è scritto: Via Nuova 1"), "{}", late.page);
    let open = late.page.split("id=\"address\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(open.contains("open"), "the section that was sent is open: {open}");
    let again = save_at(&giulia, &mario, &late.hidden("ifVersion"), "address", &typed).await;
    assert_eq!(again.status, 303, "{}", again.page);
    assert!(giulia.get(&format!("/people/{mario}")).await.says("Via Vecchia 2"));
}

async fn a_household_grows_and_shrinks(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let version = giulia.get(&format!("/people/{mario}/edit")).await.hidden("ifVersion");
    let members = async || {
        let told = "query ($id: ID!) { person(id: $id) { household { members { id name tie } } } }";
        world.data("giulia", told, json!({ "id": mario })).await["person"]["household"]["members"].take()
    };
    let before = members().await;
    let rows = before.as_array().unwrap().clone();
    let field = |at: usize, name: &str| format!("household.members.{at}.{name}");
    let mut typed = vec![("household.kind".to_owned(), "COHABITING".to_owned())];
    for (at, row) in rows.iter().enumerate() {
        for name in ["id", "name", "tie"] {
            typed.push((field(at, name), row[name].as_str().unwrap_or_default().to_owned()));
        }
    }
    let send = async |typed: &[(String, String)]| {
        let typed: Vec<_> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        save(&giulia, &mario, "household", &typed).await
    };
    let new = [
        (field(rows.len(), "name"), "Nonna Pina".to_owned()),
        (field(rows.len(), "tie"), "PARENT".to_owned()),
    ];
    let done = send(&[&typed[..], &new].concat()).await;
    assert_eq!(done.status, 303, "{}", done.page);
    let grown = members().await;
    assert_eq!(grown.as_array().unwrap().len(), rows.len() + 1, "{grown}");
    let gone = grown[rows.len()]["id"].as_str().unwrap().to_owned();
    let emptied = [(field(rows.len(), "id"), gone), (field(rows.len(), "name"), String::new())];
    let done = send(&[&typed[..], &emptied].concat()).await;
    assert_eq!(done.status, 303, "{}", done.page);
    assert_eq!(members().await, before, "and those who stay are who they were");
    // Whoever wrote of a page that has moved since finds each row with whom it was written of.
    let turned = typed.iter().map(|(name, value)| {
        let name = name.replace("members.0.", "members.x.").replace("members.1.", "members.0.");
        (name.replace("members.x.", "members.1."), value.clone())
    });
    let turned: Vec<_> = turned.collect();
    let turned: Vec<_> = turned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let late = save_at(&giulia, &mario, &version, "household", &turned).await;
    assert_eq!(late.status, 422, "{}", late.page);
    let id = |at: usize| rows[at]["id"].as_str().unwrap().to_owned();
    for (at, of) in [(0, 1), (1, 0)] {
        let kept = format!("name=\"{}\" value=\"{}\"", field(at, "id"), id(of));
        assert!(late.page.contains(&kept), "{kept} in {}", late.page);
    }
    // Who empties every row lives alone from then on, and may say otherwise later.
    let alone = [
        ("household.kind".to_owned(), "COHABITING".to_owned()),
        ("household.members".to_owned(), "[]".to_owned()),
    ];
    let ids =
        rows.iter().enumerate().map(|(at, row)| (field(at, "id"), row["id"].as_str().unwrap().to_owned()));
    let done = send(&alone.into_iter().chain(ids).collect::<Vec<_>>()).await;
    assert_eq!(done.status, 303, "{}", done.page);
    let nobody = members().await;
    assert!(nobody.as_array().is_none_or(Vec::is_empty), "{nobody}");
    let page = giulia.get(&format!("/people/{mario}/edit")).await;
    assert!(page.page.contains("name=\"household.members\" value=\"[]\""), "the page says so itself");
}

async fn nobody_edits_what_they_may_not_write(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let carla = Visitor::signed_in(&served, &world, "carla", "it").await;
    let page = carla.get(&format!("/people/{mario}/edit")).await;
    assert!(page.page.contains("id=\"health\"") && !page.page.contains("id=\"address\""), "{}", page.page);
    let done = save(&carla, &mario, "health", &[("health.careNeeds", "Accompagnarlo alle visite")]).await;
    assert_eq!(done.status, 303, "{}", done.page);
    let refused = save(&carla, &mario, "address", &[("address.residence", "Altrove")]).await;
    assert!(refused.status != 303 && !refused.page.contains("Via Ornato"), "{}", refused.page);
    let kept = "query ($id: ID!) { person(id: $id) { address { residence } } }";
    let kept = world.data("giulia", kept, json!({ "id": mario })).await;
    assert_ne!(kept["person"]["address"]["residence"], "Altrove");
    for user in ["luca", "nadia", "paolo"] {
        let other = Visitor::signed_in(&served, &world, user, "it").await;
        assert_eq!(other.get(&format!("/people/{mario}/edit")).await.status, 404, "{user}");
    }
    let franco = Visitor::signed_in(&served, &world, "franco", "it").await;
    let page = franco.get(&format!("/people/{mario}/edit")).await;
    assert!(page.says("non può scrivere nulla"), "{}", page.page);
}
