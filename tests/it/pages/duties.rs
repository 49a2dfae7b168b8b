//! What those who answer for a person do on the screens: emergencies, hand-overs, drafts, orientations, questions.
use super::{Visitor, mario};
use crate::{
    support::{Base, on_both},
    world::monday,
};
use chrono::TimeDelta;
use serde_json::json;

on_both!(
    an_emergency_is_opened_ended_and_reviewed,
    the_lead_is_offered_and_taken_or_declined,
    why_somebody_sees_and_does_not_see_is_said,
    a_draft_is_opened_or_discarded,
    how_an_orientation_went_is_written_down,
    a_question_for_parts_is_answered_where_it_is_read,
    what_was_emptied_stays_empty_and_nothing_is_lost_on_the_way_back,
);

async fn an_emergency_is_opened_ended_and_reviewed(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let page = luca.get("/emergency").await;
    assert!(page.says("112") && page.says("1522"), "whom to call comes first: {}", page.page);
    let whom = [
        ("do", "open_emergency"),
        ("name", "Mario Colombo"),
        ("birthDate", "19/03/1974"),
        ("category", "HEALTH"),
        ("hours", "4"),
    ];
    let short = luca.send("/emergency", &[&whom[..], &[("reason", "urgente")]].concat()).await;
    assert!(short.status == 422 && short.says("almeno 20 caratteri"), "{}", short.page);
    let why = ("reason", "Trovato a terra davanti al dormitorio.");
    let opened = luca.send("/emergency", &[&whom[..], &[why]].concat()).await;
    let to = opened.to.clone().unwrap_or_else(|| panic!("{}", opened.page));
    assert!(to.starts_with(&format!("/people/{mario}?purpose=emergency")), "{to}");
    let profile = luca.get(&to).await;
    assert!(profile.says("Stai guardando in emergenza") && profile.says("Via Ornato 12"), "{}", profile.page);
    assert_eq!(luca.get(&format!("/people/{mario}")).await.status, 404, "for that purpose alone");
    assert_eq!(luca.get(&format!("/people/{mario}?purpose=curiosity")).await.status, 400);
    let franco = Visitor::signed_in(&served, &world, "franco", "it").await;
    let inbox = franco.get("/").await;
    assert!(
        inbox.says("Profilo aperto in emergenza") && inbox.says("href=\"/emergencies\""),
        "{}",
        inbox.page
    );
    let list = franco.get("/emergencies").await;
    assert!(list.says("davanti al dormitorio") && !list.says("Colombo"), "{}", list.page);
    world.house.clock.set(monday() + TimeDelta::hours(5));
    let franco = Visitor::signed_in(&served, &world, "franco", "it").await;
    let emergency = franco.get("/emergencies").await.hidden("emergency");
    let review = [("do", "review_emergency"), ("emergency", emergency.as_str())];
    let unsaid = franco.send("/emergencies", &review).await;
    assert!(unsaid.status == 422 && unsaid.says("Questo campo serve."), "{}", unsaid.page);
    let done = franco.send("/emergencies", &[&review[..], &[("verdict", "JUSTIFIED")]].concat()).await;
    assert_eq!(done.to.as_deref(), Some("/emergencies?done=review_emergency"), "{}", done.page);
    assert!(franco.get("/emergencies?toReview=false").await.says("era un'emergenza"));
    let nadia = Visitor::signed_in(&served, &world, "nadia", "it").await;
    assert!(nadia.get("/emergencies?toReview=false").await.says("Nessun accesso in emergenza"));
    let refused = nadia.send("/emergencies", &[&review[..], &[("verdict", "ABUSE")]].concat()).await;
    assert_eq!(refused.status, 422, "{}", refused.page);
}

async fn the_lead_is_offered_and_taken_or_declined(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}/hand-over");
    let page = giulia.get(&address).await;
    assert!(page.says("Proponi il passaggio"), "{}", page.page);
    let to = world.seat("nadia").actor.organization.to_string();
    let form = [("do", "offer"), ("person", mario.as_str()), ("to", &to)];
    let unsaid = giulia.send(&address, &form).await;
    assert!(unsaid.status == 422 && unsaid.says("Questo campo serve."), "{}", unsaid.page);
    let offered = giulia.send(&address, &[&form[..], &[("reason", "MOVED_AREA")]].concat()).await;
    let transfer = offered.to.clone().unwrap_or_else(|| panic!("{}", offered.page));
    let transfer = transfer.split('?').next().unwrap().to_owned();
    assert!(giulia.get(&transfer).await.says("Ritira la proposta"));
    let nadia = Visitor::signed_in(&served, &world, "nadia", "it").await;
    let inbox = nadia.get("/").await;
    assert!(inbox.says("propone di affidarvi una persona") && inbox.says(&transfer), "{}", inbox.page);
    let asked = nadia.get(&transfer).await;
    assert!(asked.says("Prendiamo la titolarità") && !asked.says("Colombo"), "{}", asked.page);
    let sofia = Visitor::signed_in(&served, &world, "sofia", "it").await;
    assert_eq!(sofia.get(&transfer).await.status, 404);
    let id = asked.hidden("transfer");
    let no = [("do", "answer_offer"), ("transfer", id.as_str()), ("answer", "DECLINE")];
    let refused = nadia.send(&transfer, &no).await;
    assert_eq!(refused.status, 422, "a no has its reason: {}", refused.page);
    let yes = [("do", "answer_offer"), ("transfer", id.as_str()), ("answer", "ACCEPT")];
    let untold = nadia.send(&transfer, &yes).await;
    assert!(untold.status == 422 && untold.says("Questo campo serve."), "{}", untold.page);
    let yes = [&yes[..], &[("personTold", "02/11/2026")]].concat();
    let theirs = giulia.send(&transfer, &yes).await;
    assert_eq!(theirs.status, 422, "who offers doesn't accept: {}", theirs.page);
    let done = nadia.send(&transfer, &yes).await;
    assert_eq!(done.status, 303, "{}", done.page);
    let profile = nadia.get(&format!("/people/{mario}")).await;
    assert!(profile.says("Colombo") && profile.says("Aggiungi bisogno"), "{}", profile.page);
}

async fn why_somebody_sees_and_does_not_see_is_said(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let carla = Visitor::signed_in(&served, &world, "carla", "it").await;
    let page = carla.get(&format!("/people/{mario}/why")).await;
    assert!(page.says("perché lo comprende l'autorizzazione grant_"), "{}", page.page);
    assert!(page.says("Chiedi all'ente titolare"), "{}", page.page);
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    assert_eq!(luca.get(&format!("/people/{mario}/why")).await.status, 404);
}

async fn a_draft_is_opened_or_discarded(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let drafted = async |domain: &str| {
        let input = json!({ "person": mario, "domain": domain });
        let done = world.change("giulia", "draftNeed", "DraftNeedInput", "draft { id version }", input).await;
        done["draft"]["id"].as_str().unwrap().to_owned()
    };
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let draft = drafted("LEGA").await;
    let address = format!("/drafts/{draft}");
    assert!(giulia.get(&format!("/people/{mario}")).await.says(&address), "the profile leads there");
    let page = giulia.get(&address).await;
    let form = [("do", "release_need"), ("draft", draft.as_str())];
    let early = giulia.send(&address, &form).await;
    assert!(early.status == 422 && early.says("manca ancora"), "{}", early.page);
    let version = page.hidden("ifVersion");
    let change = [
        ("do", "change_draft"),
        ("draft", draft.as_str()),
        ("ifVersion", &version),
        ("urgency", "SOON"),
        ("reportedBy", "PERSON"),
    ];
    let changed = giulia.send(&address, &change).await;
    assert_eq!(changed.status, 303, "{}", changed.page);
    assert_eq!(giulia.send(&address, &change).await.status, 422, "an old page changes nothing");
    let opened = giulia.send(&address, &form).await;
    assert!(opened.to.as_deref().is_some_and(|to| to.starts_with("/needs/need_")), "{}", opened.page);
    let other = drafted("DEBT").await;
    let discarded =
        giulia.send(&format!("/drafts/{other}"), &[("do", "discard_draft"), ("draft", &other)]).await;
    assert_eq!(discarded.status, 303, "{}", discarded.page);
    let carla = Visitor::signed_in(&served, &world, "carla", "it").await;
    assert_eq!(carla.get(&address).await.status, 404);
}

async fn how_an_orientation_went_is_written_down(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let services = world.data("giulia", "{ services(first: 1) { nodes { id } } }", json!({})).await;
    let told = json!({ "need": need, "service": services["services"]["nodes"][0]["id"], "followUpOn": "2026-11-09" });
    let made = ("recordOrientation", "RecordOrientationInput", "orientation { id } problems { code }");
    let made = world.change("giulia", made.0, made.1, made.2, told).await;
    let id = made["orientation"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
    let address = format!("/orientations/{id}");
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let page = giulia.get(&address).await;
    assert!(page.says("Com'è andata?") && page.says(&format!("{address}/slip")), "{}", page.page);
    let form = [("do", "hear"), ("orientation", id.as_str())];
    let both =
        giulia.send(&address, &[&form[..], &[("helped", "HELPED"), ("reason", "FULL")]].concat()).await;
    assert!(both.status == 422 && both.says("una delle due cose"), "{}", both.page);
    let done = giulia.send(&address, &[&form[..], &[("helped", "HELPED")]].concat()).await;
    assert_eq!(done.status, 303, "{}", done.page);
    assert!(!giulia.get(&address).await.says("Com'è andata?"), "it is answered");
    let nadia = Visitor::signed_in(&served, &world, "nadia", "it").await;
    assert_eq!(nadia.get(&address).await.status, 404);
}

async fn a_question_for_parts_is_answered_where_it_is_read(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let asks = json!({ "person": mario, "parts": ["ADDRESS"], "note": "Per una visita a casa" });
    world.change("carla", "askForPart", "AskForPartInput", "problems { code }", asks).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}/share");
    let page = giulia.get(&address).await;
    assert!(page.says("chiede di vedere") && page.says("Per una visita a casa"), "{}", page.page);
    let request = page.hidden("request");
    let form = [("do", "answer_request"), ("request", request.as_str())];
    assert_eq!(giulia.send(&address, &form).await.status, 422, "with one of the two");
    let carla = Visitor::signed_in(&served, &world, "carla", "it").await;
    let answer = [&form[..], &[("refusal", "NOT_NEEDED")]].concat();
    assert!(matches!(carla.send(&address, &answer).await.status, 404 | 422));
    assert!(giulia.get(&address).await.says("Per una visita a casa"), "who asked answers nothing");
    let done = giulia.send(&address, &answer).await;
    assert_eq!(done.status, 303, "{}", done.page);
    assert!(!giulia.get(&address).await.says("Per una visita a casa"));
}

async fn what_was_emptied_stays_empty_and_nothing_is_lost_on_the_way_back(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}/share");
    let typed = [
        ("do", "grant"),
        ("person", mario.as_str()),
        ("kinds", "APS"),
        ("parts", ""),
        ("parts", "CARD"),
        ("basis", "PUBLIC_TASK"),
        ("purpose", "COORDINATE"),
        ("until", "09/12/2026"),
    ];
    let preview = giulia.send(&address, &[&typed[..], &[("step", "preview")]].concat()).await;
    assert!(preview.status == 200 && preview.says("09/12/2026"), "{}", preview.page);
    let back = giulia.send(&address, &[&typed[..], &[("step", "change")]].concat()).await;
    assert!(back.says("value=\"CARD\" checked") && back.says("value=\"09/12/2026\""), "{}", back.page);
    assert!(
        back.says("value=\"PUBLIC_TASK\" checked") && !back.says("value=\"CONSENT\" checked"),
        "{}",
        back.page
    );
    for (name, value, said) in
        [("until", "31/31/2026", "Scrivi un giorno"), ("parts", "EVERYTHING", "Scegli una delle voci.")]
    {
        let wrong: Vec<_> = typed.into_iter().filter(|(key, _)| *key != name).collect();
        let wrong = [&wrong[..], &[(name, value), ("step", "preview")]].concat();
        let refused = giulia.send(&address, &wrong).await;
        assert!(refused.status == 422 && refused.says(said), "{name}: {} {}", refused.status, refused.page);
    }
    // Of several forms only the one that was sent shows what was typed.
    let need = world.need("giulia", &mario, "FOOD").await;
    let closing = [("do", "close"), ("need", need.as_str()), ("reason", "COST")];
    let refused = giulia.send(&format!("/needs/{need}"), &closing).await;
    assert_eq!(refused.page.matches("<option value=\"COST\" selected>").count(), 1, "{}", refused.page);
    assert_eq!(refused.page.matches(" id=\"reason\"").count(), 1, "an id is one element's: {}", refused.page);
}
