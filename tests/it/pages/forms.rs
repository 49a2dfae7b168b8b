//! What is done on the screens: the ways of Mario's needs, with every way in which it can be refused.
use super::{Visitor, mario};
use crate::support::{Base, on_both};
use serde_json::{Value, json};

on_both!(
    an_association_answers_with_one_press_and_can_undo_it,
    a_form_that_is_sent_twice_is_done_once,
    what_is_wrong_is_said_and_what_was_typed_is_kept,
    a_need_is_referred_after_a_look_at_what_they_will_see,
    a_name_that_speaks_is_said_before_it_is_sent,
    a_referral_is_answered_and_a_no_has_a_reason,
    proposals_stand_side_by_side_and_one_is_chosen,
    somebody_new_is_searched_for_first,
    a_grant_is_given_and_taken_back,
    hostile_words_come_back_as_words,
);

async fn an_association_answers_with_one_press_and_can_undo_it(base: Base) {
    let (world, served, _) = mario(&base).await;
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let start = luca.get("/").await;
    assert!(start.says("Diamo disponibilità") && !start.page.contains("Colombo"), "{}", start.page);
    let card = start.hidden("needCard");
    let form = [("do", "claim"), ("needCard", card.as_str()), ("back", "/"), ("clientMutationId", "press")];
    let done = luca.send("/cards", &form).await;
    assert_eq!((done.status, done.to.as_deref()), (303, Some("/?done=claim")), "{}", done.page);
    let told = luca.get("/?done=claim").await;
    assert!(told.says("Disponibilità data.") && told.says("Annulla la disponibilità"), "{}", told.page);
    let claim = told.hidden("claim");
    let followed = luca.get(&format!("/claims/{claim}")).await;
    assert!(followed.status == 200 && !followed.page.contains("5550"), "{}", followed.page);
    let undone = luca.send("/cards", &[("do", "withdraw"), ("claim", &claim), ("back", "/cards")]).await;
    assert_eq!(undone.to.as_deref(), Some("/cards?done=withdraw"), "{}", undone.page);
    assert_eq!(
        luca.get("/").await.page.matches("name=\"needCard\"").count(),
        start.page.matches("name=\"needCard\"").count()
    );
    let sofia = Visitor::signed_in(&served, &world, "sofia", "it").await;
    assert_eq!(sofia.get(&format!("/claims/{claim}")).await.status, 404, "others know nothing of it");
    let again = luca.send("/cards", &[("do", "withdraw"), ("claim", &claim)]).await;
    assert!(
        again.status == 422 && again.says("role=\"alert\""),
        "what is over can't be undone: {}",
        again.page
    );
}

async fn a_form_that_is_sent_twice_is_done_once(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}/needs/new?domain=DIGI");
    let once = giulia.get(&address).await.hidden("clientMutationId");
    assert_ne!(once, giulia.get(&address).await.hidden("clientMutationId"), "each form has its own id");
    let form = [
        ("do", "open"),
        ("person", mario.as_str()),
        ("domain", "DIGI"),
        ("urgency", "SOON"),
        ("clientMutationId", &once),
    ];
    let (first, second) = (giulia.send(&address, &form).await, giulia.send(&address, &form).await);
    assert_eq!((first.status, &first.to), (303, &second.to), "{}", second.page);
    assert_eq!(base.number("select count(*) from need where domain = 'DIGI'").await, 1);
    assert!(first.to.unwrap().starts_with(&format!("/people/{mario}?done=open#need_")));
}

async fn what_is_wrong_is_said_and_what_was_typed_is_kept(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}/needs/new?domain=DIGI");
    let form = [
        ("do", "open"),
        ("person", mario.as_str()),
        ("domain", "DIGI"),
        ("severity", "9"),
        ("strength", "Sa usare il telefono"),
        ("urgency", "SOON"),
    ];
    let refused = giulia.send(&address, &form).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.says("La gravità va da 1") && refused.page.contains("href=\"#severity\""),
        "{}",
        refused.page
    );
    assert!(
        refused.page.contains("id=\"severity-wrong\"") && refused.page.contains("aria-invalid=\"true\""),
        "{}",
        refused.page
    );
    assert!(
        refused.page.contains("Sa usare il telefono") && refused.page.contains("value=\"SOON\" checked"),
        "{}",
        refused.page
    );
    let text = giulia.send(&address, &[("do", "open"), ("severity", "molto"), ("urgency", "SOON")]).await;
    assert!(
        text.status == 422 && text.says("Scrivi un numero intero.") && text.says("Questo campo serve."),
        "{}",
        text.page
    );
    // Who may not, is refused by the API, whatever the page shows.
    for user in ["luca", "nadia", "paolo", "dario"] {
        let other = Visitor::signed_in(&served, &world, user, "it").await;
        let refused = other.send(&address, &form).await;
        assert!(matches!(refused.status, 404 | 403), "{user}: {} {}", refused.status, refused.page);
        assert!(!refused.page.contains("Colombo"), "{}", refused.page);
    }
    assert_eq!(base.number("select count(*) from need where domain = 'DIGI'").await, 0);
}

async fn a_name_that_speaks_is_said_before_it_is_sent(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let asked = "query ($id: ID!) { organization(id: $id) { id speaksOf services { id } } }";
    let of = async |user: &str| {
        let id = world.seat(user).actor.organization.to_string();
        world.data("giulia", asked, json!({ "id": id })).await["organization"].take()
    };
    let warned = async |to: &Value, domain: &str| {
        let need = world.need("giulia", &mario, domain).await;
        let service = to["services"][0]["id"].as_str().unwrap();
        let form = [
            ("do", "send"),
            ("step", "preview"),
            ("need", need.as_str()),
            ("to", to["id"].as_str().unwrap()),
            ("service", service),
            ("parts", "CONTACT"),
        ];
        let shown = giulia.send(&format!("/needs/{need}/refer?service={service}"), &form).await;
        assert!(shown.says("Questo è ciò che vedranno"), "{}", shown.page);
        shown.says("il nome dice già")
    };
    let (centre, housing) = (of("carla").await, of("luca").await);
    assert_eq!((&centre["speaksOf"], &housing["speaksOf"]), (&json!("MENT"), &Value::Null));
    assert!(warned(&centre, "HOUS").await, "a mental-health centre, asked for a home");
    assert!(!warned(&centre, "MENT").await, "who sees the need knows");
    assert!(!warned(&housing, "HOUS").await);
}

async fn a_need_is_referred_after_a_look_at_what_they_will_see(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let matches = giulia.get(&format!("/needs/{need}/refer")).await;
    let (_, rest) = matches.page.split_once(&format!("/needs/{need}/refer?service=")).expect("somebody fits");
    let address = format!("/needs/{need}/refer?service={}", rest.split('"').next().unwrap());
    let page = giulia.get(&address).await;
    let (to, service) = (page.hidden("to"), page.hidden("service"));
    let typed = [
        ("need", need.as_str()),
        ("to", &to),
        ("service", &service),
        ("parts", "CONTACT"),
        ("note", "Una famiglia di due"),
    ];
    let preview = giulia.send(&address, &[&[("do", "send"), ("step", "preview")], &typed[..]].concat()).await;
    assert!(
        preview.status == 200
            && preview.says("Questo è ciò che vedranno")
            && preview.says("Una famiglia di due"),
        "{}",
        preview.page
    );
    let before = base.number("select count(*) from referral").await;
    let done =
        giulia.send(&address, &[&[("do", "send"), ("clientMutationId", "once")], &typed[..]].concat()).await;
    assert!(
        done.status == 303 && done.to.as_deref().unwrap().starts_with("/referrals/referral_"),
        "{}",
        done.page
    );
    assert_eq!(base.number("select count(*) from referral").await, before + 1, "the preview sent nothing");
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let received = luca.get(done.to.as_deref().unwrap().split('?').next().unwrap()).await;
    assert!(received.says("Una famiglia di due") && !received.page.contains("5550"), "{}", received.page);
}

async fn a_referral_is_answered_and_a_no_has_a_reason(base: Base) {
    let (world, served, _) = mario(&base).await;
    let amina = Visitor::signed_in(&served, &world, "amina", "it").await;
    let inbox = amina.get("/").await;
    let (_, rest) = inbox.page.split_once("href=\"/referrals/").expect("a referral waits");
    let address = format!("/referrals/{}", rest.split('"').next().unwrap());
    let page = amina.get(&address).await;
    let (id, version) = (page.hidden("referral"), page.hidden("ifVersion"));
    let form = [("do", "answer"), ("referral", id.as_str()), ("ifVersion", &version)];
    let refused = amina.send(&address, &[&form[..], &[("answer", "DECLINE")]].concat()).await;
    assert!(refused.status == 422 && refused.says("Indica il motivo."), "{}", refused.page);
    let accepted = amina.send(&address, &[&form[..], &[("answer", "ACCEPT")]].concat()).await;
    assert_eq!(accepted.status, 303, "{}", accepted.page);
    let open = amina.get(&address).await;
    assert!(open.page.contains("5550 0152") && open.says("Abbiamo cominciato"), "{}", open.page);
    let stale = amina.send(&address, &[&form[..], &[("answer", "ACCEPT")]].concat()).await;
    assert_eq!(stale.status, 422, "an old page changes nothing: {}", stale.page);
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    assert_eq!(luca.get(&address).await.status, 404);
    assert!(matches!(
        luca.send(&address, &[&form[..], &[("answer", "ACCEPT")]].concat()).await.status,
        404 | 422
    ));
}

async fn proposals_stand_side_by_side_and_one_is_chosen(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let need = world.need("giulia", &mario, "HOUS").await;
    for user in ["luca", "sofia"] {
        let visitor = Visitor::signed_in(&served, &world, user, "it").await;
        // Whose a card is, nobody can tell: they answer them all.
        let start = visitor.get("/cards?domain=HOUS").await;
        for rest in start.page.split("name=\"needCard\" value=\"").skip(1) {
            let card = rest.split('"').next().unwrap();
            let done = visitor.send("/cards", &[("do", "claim"), ("needCard", card)]).await;
            assert_eq!(done.status, 303, "{}", done.page);
        }
    }
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let start = giulia.get("/").await;
    assert!(start.says("Un ente dà la sua disponibilità"), "{}", start.page);
    let page = giulia.get(&format!("/needs/{need}")).await;
    assert!(
        page.says("Casa Aperta ODV")
            && page.says("Tetto Amico ODV")
            && page.page.matches("\">Scegli<span").count() == 2,
        "{}",
        page.page
    );
    let (claim, version) = (page.hidden("claim"), page.hidden("ifVersion"));
    let form = [("do", "choose"), ("claim", claim.as_str()), ("ifVersion", &version)];
    let chosen = giulia.send(&format!("/needs/{need}"), &form).await;
    assert_eq!(chosen.to, Some(format!("/needs/{need}?done=choose")), "{}", chosen.page);
    let after = giulia.get(&format!("/needs/{need}")).await;
    assert!(after.says("Risponde ") && !after.page.contains("\">Scegli<span"), "{}", after.page);
}

async fn somebody_new_is_searched_for_first(base: Base) {
    let (world, served, _) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let persons = async || base.number("select count(*) from person").await;
    let before = persons().await;
    let typed = [
        ("do", "register"),
        ("identity.givenName", "Mario"),
        ("identity.familyName", "Colombo"),
        ("story", "Cerca casa"),
    ];
    let alike = giulia.send("/people/new", &typed).await;
    assert!(
        alike.status == 200 && alike.says("Forse è già nella rete") && alike.says("nome simile"),
        "{}",
        alike.page
    );
    assert!(
        alike.page.contains("Cerca casa") && persons().await == before,
        "what was typed is kept: {}",
        alike.page
    );
    let sure = giulia.send("/people/new", &[&typed[..], &[("nobodyKnown", "true")]].concat()).await;
    assert!(sure.to.as_deref().unwrap().starts_with("/people/person_"), "{}", sure.page);
    assert_eq!(persons().await, before + 1);
    let empty = giulia.send("/people/new", &[("do", "register"), ("story", "x")]).await;
    assert_eq!(empty.status, 422, "{}", empty.page);
    let paolo = Visitor::signed_in(&served, &world, "paolo", "it").await;
    assert!(!paolo.get("/people/new").await.page.contains("identity.givenName"));
    assert_ne!(
        paolo.send("/people/new", &[&typed[..], &[("nobodyKnown", "true")]].concat()).await.status,
        303
    );
    assert_eq!(persons().await, before + 1);
}

async fn a_grant_is_given_and_taken_back(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}/share");
    let page = giulia.get(&address).await;
    assert!(page.says("CPS") && page.says("Revoca"), "{}", page.page);
    let grants = async || base.number("select count(*) from sharing_grant where status = 'active'").await;
    let before = grants().await;
    let typed = [
        ("person", mario.as_str()),
        ("kinds", "APS"),
        ("parts", "CARD"),
        ("parts", "NEEDS_FOOD"),
        ("basis", "PUBLIC_TASK"),
        ("purpose", "COORDINATE"),
    ];
    let preview =
        giulia.send(&address, &[&[("do", "grant"), ("step", "preview")], &typed[..]].concat()).await;
    assert!(
        preview.status == 200 && preview.says("Questo è ciò che vedranno") && grants().await == before,
        "{}",
        preview.page
    );
    let refused = giulia.send(&address, &[&[("do", "grant")], &typed[..1], &typed[3..]].concat()).await;
    assert_eq!((refused.status, grants().await), (422, before), "to nobody: {}", refused.page);
    let (grant, version) = (page.hidden("grant"), page.hidden("ifVersion"));
    assert!(!page.page.contains("ASKED_BY_PERSON"), "nobody said why: {}", page.page);
    let form = [("do", "revoke"), ("grant", grant.as_str()), ("ifVersion", &version)];
    let revoked = giulia.send(&address, &form).await;
    assert_eq!((revoked.status, grants().await), (303, before - 1), "{}", revoked.page);
    let given = giulia.send(&address, &[&[("do", "grant")], &typed[..]].concat()).await;
    assert_eq!((given.status, grants().await), (303, before), "{}", given.page);
    let by = "select count(*) from sharing_grant where basis = 'public_task' and given_by is not null";
    assert_eq!(base.number(by).await, 0, "what is duty was given by nobody");
    let carla = Visitor::signed_in(&served, &world, "carla", "it").await;
    assert_eq!(carla.send(&address, &form).await.status, 404, "who may not share sees no such page");
}

async fn hostile_words_come_back_as_words(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    for hostile in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "{{ 7 * 7 }}{% raw %}",
        "' or 1=1 --",
        "\u{202e}\u{0}\u{feff}",
        "=cmd|' /C calc'!A0",
    ] {
        let found = giulia.send("/search", &[("do", "look"), ("search", hostile)]).await;
        assert!(matches!(found.status, 200 | 400), "{hostile}: {}", found.status);
        assert!(
            !found.page.contains("<script>alert") && !found.page.contains("<img src=x"),
            "{}",
            found.page
        );
        let typed = [
            ("do", "open"),
            ("person", mario.as_str()),
            ("domain", "DIGI"),
            ("strength", hostile),
            ("severity", "9"),
            ("urgency", "SOON"),
        ];
        let kept = giulia.send(&format!("/people/{mario}/needs/new?domain=DIGI"), &typed).await;
        assert!(matches!(kept.status, 422 | 400), "{hostile}: {}", kept.status);
        assert!(!kept.page.contains("<script>alert") && !kept.page.contains("<img src=x"), "{}", kept.page);
    }
}
