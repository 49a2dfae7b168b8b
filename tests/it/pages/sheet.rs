//! The sheet that a person takes home: who does what by when, whom to call, how to say stop.
use super::{Visitor, mario};
use crate::support::{Base, on_both};
use serde_json::{Value, json};

on_both!(
    a_person_takes_home_who_does_what_by_when,
    what_a_paper_could_tell_others_is_on_it_only_where_somebody_says_so,
);

const NEEDS: &str = "query ($id: ID!) { person(id: $id) { needs(first: 30) { nodes {
    id domain next { organization { name kind speaksOf } } } } } }";

async fn a_person_takes_home_who_does_what_by_when(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let address = format!("/people/{mario}/sheet");
    for (language, who_does_what, stop) in
        [("it", "chi fa che cosa", "Se vuoi dire basta"), ("en", "who does what", "If you want to say stop")]
    {
        let giulia = Visitor::signed_in(&served, &world, "giulia", language).await;
        assert!(giulia.get(&format!("/people/{mario}")).await.says(&address), "the profile leads there");
        let sheet = giulia.get(&address).await;
        assert_eq!(sheet.status, 200, "{}", sheet.page);
        assert!(sheet.says(who_does_what) && sheet.says(stop) && sheet.says("112"), "{}", sheet.page);
        assert!(
            sheet.says("Comune di Milano – Servizio sociale Municipio 9"),
            "whom to call: {}",
            sheet.page
        );
        let other = if language == "it" { "en" } else { "it" };
        let asked = giulia.get(&format!("{address}?language={other}")).await;
        assert!(!asked.says(stop), "in the reader's language, whatever the worker's: {}", asked.page);
    }
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let opened = world.data(
        "giulia",
        "mutation ($person: ID!) { openNeed(input: { person: $person, domain: MOBI, urgency: SOON }) { need { id } } }",
        json!({ "person": mario }),
    );
    assert!(opened.await["openNeed"]["need"]["id"].is_string());
    let sheet = giulia.get(&address).await;
    assert!(
        sheet.says("Comune di Milano – Servizio sociale Municipio 9 cerca chi ti può aiutare. Entro:"),
        "{}",
        sheet.page
    );
    let nadia = Visitor::signed_in(&served, &world, "nadia", "it").await;
    assert_eq!(nadia.get(&address).await.status, 404, "whoever may not know of Mario prints nothing");
}

async fn what_a_paper_could_tell_others_is_on_it_only_where_somebody_says_so(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let opened = world.data(
        "giulia",
        "mutation ($person: ID!) { openNeed(input: { person: $person, domain: DISA, urgency: SOON }) { need { id } } }",
        json!({ "person": mario }),
    );
    let delicate_one = opened.await["openNeed"]["need"]["id"].as_str().unwrap().to_owned();
    let all = world.data("giulia", NEEDS, json!({ "id": mario })).await;
    let all = all["person"]["needs"]["nodes"].as_array().unwrap();
    let live: Vec<&Value> = all.iter().filter(|need| need["next"].is_object()).collect();
    assert!(live.len() > 2, "{all:?}");
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}/sheet");
    let headings = |page: &str| page.matches("<h2>").count();
    let sheet = giulia.get(&address).await;
    let telling = |need: &&&Value| {
        let delicate = ["VIOL", "ADDI", "MENT", "HEAL", "DISA", "JUST", "MINO", "MIGR"];
        let kinds = ["CAV", "SERD", "CPS", "CONSULTORIO", "AMA", "STREET_UNIT"];
        delicate.contains(&need["domain"].as_str().unwrap())
            || need["next"]["organization"]["speaksOf"].is_string()
            || need["next"]["organization"]["kind"].as_str().is_some_and(|kind| kinds.contains(&kind))
    };
    let delicate = live.iter().filter(telling).count();
    assert!(delicate > 0, "{live:?}");
    assert_eq!(headings(&sheet.page), live.len() - delicate + 2, "{}", sheet.page);
    let disability = |page: &str| page.contains("<h2>Disabilità");
    assert!(!disability(&sheet.page), "{}", sheet.page);
    assert!(sheet.says(&format!("value=\"{delicate_one}\">")), "it is offered, unchecked: {}", sheet.page);
    let chosen = giulia.get(&format!("{address}?chosen=1&need={delicate_one}")).await;
    assert!(disability(&chosen.page), "{}", chosen.page);
    assert_eq!(headings(&chosen.page), 3, "that one alone: {}", chosen.page);
    let none = giulia.get(&format!("{address}?chosen=1")).await;
    assert!(headings(&none.page) == 2 && none.says("Oggi nessuno deve fare altro"), "{}", none.page);
}
