//! Who sees what: every page for every user in both languages, from its document alone.
use super::{Visitor, mario};
use crate::support::{Base, on_both};
use amis::web::pages::PAGES;
use serde_json::json;

on_both!(
    every_page_is_shown_to_everybody_in_both_languages,
    the_profile_is_at_the_centre_and_drawn,
    what_a_profile_has_no_room_for_is_a_press_away,
    what_the_person_says_of_a_part_stands_beside_it,
    what_is_closed_has_a_box_with_the_way_to_ask,
    counts_are_a_table_too,
    the_start_page_bears_whatever_waits,
);

/// Of Mario, and of Anna, whom only her centre knows.
const OF_MARIO: [&str; 7] = ["Colombo", "/1974", " 1974", "1974-03", "Ornato", "5550 0152", "Ho bussato"];

/// Every page's address, of Mario's things and, where there is a person, of Anna's too.
fn addresses(things: &[(&str, &str)]) -> Vec<String> {
    let of = |path: &str| -> Vec<String> {
        let kind = path.split('/').nth(1).unwrap_or_default();
        if !path.contains("{id}") {
            return vec![path.to_owned()];
        }
        let ids = things.iter().filter(|(known, _)| *known == kind);
        ids.map(|(_, id)| path.replace("{id}", id)).collect()
    };
    PAGES.iter().flat_map(|page| of(page.path)).collect()
}

async fn every_page_is_shown_to_everybody_in_both_languages(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let anna = world.data("bea", "{ people { nodes { id } } }", json!({})).await;
    let anna = anna["people"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let need = world.need("giulia", &mario, "FOOD").await;
    let sent = world.data("giulia", "{ referrals(direction: SENT) { nodes { id } } }", json!({})).await;
    let referral = sent["referrals"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let id = |made: &serde_json::Value| made["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
    let draft = json!({ "person": mario, "domain": "LEGA" });
    let draft = world.change("giulia", "draftNeed", "DraftNeedInput", "draft { id }", draft).await;
    let housing = world.need("giulia", &mario, "HOUS").await;
    let services = world.data("giulia", "{ services(first: 1) { nodes { id } } }", json!({})).await;
    let told = json!({ "need": housing, "service": services["services"]["nodes"][0]["id"] });
    let made = ("recordOrientation", "RecordOrientationInput", "orientation { id }");
    let orientation = world.change("giulia", made.0, made.1, made.2, told).await;
    let cards = world.data("luca", "{ needCards { nodes { id } } }", json!({})).await;
    let card = json!({ "needCard": cards["needCards"]["nodes"][0]["id"] });
    let claim = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", card).await;
    let to = world.seat("nadia").actor.organization.to_string();
    let offer = json!({ "person": mario, "to": to, "reason": "MOVED_AREA" });
    let transfer =
        world.change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", offer).await;
    let of_casa =
        world.data("luca", "{ viewer { id organization { id } } }", json!({})).await["viewer"].take();
    let on_the_map = "{ groups(filter: { search: \"Gocce\" }) { nodes { id } } }";
    let group = world.data("giulia", on_the_map, json!({})).await["groups"]["nodes"][0].take();
    let others = [
        ("groups", id(&group)),
        ("gruppi", id(&group)),
        ("organizations", id(&of_casa["organization"])),
        ("users", id(&of_casa)),
        ("drafts", id(&draft["draft"])),
        ("orientations", id(&orientation["orientation"])),
        ("claims", id(&claim["claim"])),
        ("transfers", id(&transfer["transfer"])),
    ];
    let things = [("people", mario.as_str()), ("people", &anna), ("needs", &need), ("referrals", &referral)];
    let things: Vec<_> =
        things.into_iter().chain(others.iter().map(|(kind, id)| (*kind, id.as_str()))).collect();
    let mut told = 0;
    for (place, user) in world.users().map(str::to_owned).collect::<Vec<_>>().into_iter().enumerate() {
        // Both engines read by the same statements: all of it is shown on one of them, and on the other each page to one
        // of three.
        let (languages, every) = if base.is_sqlite() { (2, 1) } else { (1, 3) };
        for language in ["it", "en"].into_iter().take(languages) {
            let visitor = Visitor::signed_in(&served, &world, &user, language).await;
            for address in addresses(&things).into_iter().skip(place % every).step_by(every) {
                let shown = visitor.get(&address).await;
                assert!(
                    matches!(shown.status, 200 | 404),
                    "{user} {address}: {} {}",
                    shown.status,
                    shown.page
                );
                if shown.status == 200 && address != "/unmet.csv" {
                    assert!(shown.page.contains(&format!("<html lang=\"{language}\">")), "{user} {address}");
                    told += 1;
                }
                let of_mario = OF_MARIO.iter().any(|mark| shown.page.contains(mark));
                assert!(
                    !of_mario || matches!(user.as_str(), "giulia" | "carla"),
                    "{user} {address}\n{}",
                    shown.page
                );
                // An address that was asked for stands in the form that would come back to it.
                let of_anna = shown.page.replace(&address, "").contains(&anna);
                assert!(!of_anna || user == "bea", "{user} {address}\n{}", shown.page);
            }
        }
    }
    assert!(told > if base.is_sqlite() { 700 } else { 100 }, "{told} pages");
}

async fn the_profile_is_at_the_centre_and_drawn(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let shown = giulia.get(&format!("/people/{mario}")).await;
    assert!(shown.page.contains("<title>Profilo – AMìS</title>"), "no name in a title");
    let picture = shown.page.split("<svg class=\"large\"").nth(1).unwrap().split("</svg>").next().unwrap();
    for drawn in ["Casa e", "Cibo", "Lavoro", "Salute", "Mario", "tie referral", "tie match", "Caritas"] {
        assert!(picture.contains(drawn), "{drawn} in {picture}");
    }
    assert_eq!(picture.matches("class=\"shape open\"").count(), 4);
    assert!(picture.matches("<title>").count() >= 8, "each thing has a title");
    // The same as cards, with what can be done.
    for said in ["Aggiungi bisogno", "Condividi", "Invia a un ente", "dopo le 17", "Via Ornato 12"] {
        assert!(shown.says(said), "{said} in {}", shown.page);
    }
    for index in 0..11 {
        let form = [
            ("do", "open"),
            ("person", mario.as_str()),
            ("urgency", "SOON"),
            ("clientMutationId", &format!("n{index}")),
        ];
        let domain =
            ["GOOD", "LANG", "DIGI", "MOBI", "UTIL", "EDUC", "CARE", "FAMI", "SOCI", "DEBT", "INCO"][index];
        let done = giulia.send(&format!("/people/{mario}/needs/new?domain={domain}"), &form).await;
        assert_eq!(done.status, 303, "{}", done.page);
    }
    let many = giulia.get(&format!("/people/{mario}")).await;
    let picture = many.page.split("<svg class=\"large\"").nth(1).unwrap().split("</svg>").next().unwrap();
    assert_eq!(picture.matches("class=\"shape open\"").count(), 15, "fifteen needs are drawn");
}

async fn what_the_person_says_of_a_part_stands_beside_it(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let said = |part: &str, words: &str| json!({ "person": mario, "part": part, "kind": "OBJECTION", "words": words, "language": "it" });
    let record = async |input| {
        let made = world.change("giulia", "recordRemark", "RecordRemarkInput", "remark { id }", input).await;
        made["remark"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
    };
    record(said("ADDRESS", "Non abito più lì da marzo")).await;
    record(said("NEEDS_MENT", "Non è così che sto")).await;
    let name = record(said("IDENTITY", "Il cognome è scritto male")).await;
    let answer = json!({ "remark": name, "accepted": false, "reason": "Così sta sul documento" });
    world.change("giulia", "answerRemark", "AnswerRemarkInput", "remark { status }", answer).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let page = giulia.get(&format!("/people/{mario}")).await.page;
    let (address, words) =
        (page.find("Via Ornato 12").unwrap(), page.find("Non abito più lì da marzo").unwrap());
    assert!(address < words && !page[address..words].contains("<h3>"), "beside the address");
    assert!(page.contains("Risposta: Così sta sul documento") && page.contains("non accolto"), "{page}");
    assert!(page.contains("Non è così che sto"), "of a part that has its place elsewhere too: {page}");
    // Carla sees who he is and not where he lives: one remark of the two.
    let carla = Visitor::signed_in(&served, &world, "carla", "it").await;
    let page = carla.get(&format!("/people/{mario}")).await.page;
    assert!(page.contains("Il cognome è scritto male") && !page.contains("Non abito più lì"), "{page}");
}

async fn what_is_closed_has_a_box_with_the_way_to_ask(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let carla = Visitor::signed_in(&served, &world, "carla", "it").await;
    let shown = carla.get(&format!("/people/{mario}")).await;
    assert!(shown.says("Che cosa non ti è mostrato") && shown.page.contains(&format!("/people/{mario}/ask")));
    assert!(!shown.page.contains(&format!("/people/{mario}/share")), "no button for what she may not do");
    for never in ["Via Ornato", "dormiamo in macchina", "ISEE", "Sara"] {
        assert!(!shown.page.contains(never), "{never} in {}", shown.page);
    }
    let asking = carla.get(&format!("/people/{mario}/ask")).await;
    assert!(asking.page.contains("value=\"ADDRESS\""), "{}", asking.page);
    let form = [
        ("do", "ask_for"),
        ("person", mario.as_str()),
        ("parts", "ADDRESS"),
        ("note", "Per una visita a casa"),
    ];
    let asked = carla.send(&format!("/people/{mario}/ask"), &form).await;
    assert_eq!(asked.status, 303, "{}", asked.page);
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    assert!(giulia.get("/").await.says("Un ente chiede di vedere altro"), "the lead finds it in the inbox");
}

/// One of each kind waits for the lead, and weeks have passed.
async fn the_start_page_bears_whatever_waits(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let change = async |user: &str, verb: &str, input: &str, value: serde_json::Value| {
        let done = world.change(user, verb, input, "problems { field }", value).await;
        assert_eq!(done["problems"], json!([]), "{verb}");
    };
    let asks = json!({ "person": mario, "parts": ["ADDRESS"], "note": "Per una visita a casa" });
    change("carla", "askForPart", "AskForPartInput", asks).await;
    let housing = world.need("giulia", &mario, "HOUS").await;
    let draft = json!({ "person": mario, "domain": "LEGA" });
    change("giulia", "draftNeed", "DraftNeedInput", draft).await;
    let services = world.data("giulia", "{ services(first: 1) { nodes { id } } }", json!({})).await;
    let told = json!({ "need": housing, "service": services["services"]["nodes"][0]["id"], "followUpOn": "2026-11-09" });
    change("giulia", "recordOrientation", "RecordOrientationInput", told).await;
    let cards = world.data("luca", "{ needCards { nodes { id } } }", json!({})).await;
    let card = json!({ "needCard": cards["needCards"]["nodes"][0]["id"] });
    change("luca", "claimNeed", "ClaimNeedInput", card).await;
    let received =
        world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    let referral = received["referrals"]["nodes"][0]["id"].clone();
    let asks = json!({ "referral": referral, "answer": "ASK", "question": "In quanti sono?" });
    change("amina", "answerReferral", "AnswerReferralInput", asks).await;
    world.house.clock.advance(chrono::TimeDelta::days(21));
    for user in ["giulia", "amina", "luca", "carla", "elena"] {
        let visitor = Visitor::signed_in(&served, &world, user, "it").await;
        for tab in ["TO_ANSWER", "MINE", "STALLED", "NOTICES"] {
            let shown = visitor.get(&format!("/?tab={tab}")).await;
            assert_eq!(shown.status, 200, "{user} {tab}: {}", shown.page);
            if (user, tab) == ("giulia", "STALLED") {
                for said in ["Da sentire com'è andata", "Bozza ferma da giorni"] {
                    assert!(shown.says(said), "{said} in {}", shown.page);
                }
            }
        }
    }
}

async fn what_a_profile_has_no_room_for_is_a_press_away(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let needs = "query ($id: ID!) { person(id: $id) { needs(first: 50) { nodes { id } } } }";
    let known = async || {
        let found = world.data("giulia", needs, json!({ "id": mario })).await;
        let found = found["person"]["needs"]["nodes"].as_array().unwrap().clone();
        found.into_iter().map(|need| need["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let open = "mutation ($person: ID!) { openNeed(input: { person: $person, domain: MOBI, urgency: SOON }) { need { id } } }";
    while known().await.len() < 17 {
        world.data("giulia", open, json!({ "person": mario })).await;
    }
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}");
    let first = giulia.get(&address).await;
    let (_, further) = first.page.split_once("<p class=\"pages\">").expect("there is more");
    let (_, further) = further.split_once("href=\"").unwrap();
    let further = further.split('"').next().unwrap().replace("&#x2f;", "/");
    let rest = giulia.get(&further).await;
    let (here, there) = (cards(&first.page), cards(&rest.page));
    assert_eq!((here.len(), there.len()), (15, 2), "{further}");
    let mut all: Vec<_> = here.into_iter().chain(there).collect();
    let mut known = known().await;
    all.sort();
    known.sort();
    assert_eq!(all, known, "each once");
    let sheet = giulia.get(&format!("{address}/sheet")).await;
    assert!(sheet.says(&format!("{address}/sheet?after=")), "{}", sheet.page);
}

/// The needs that have a card on a page.
fn cards(page: &str) -> Vec<String> {
    let cards = page.split("<li class=\"card ").skip(1);
    cards
        .filter_map(|card| card.split_once("id=\"need_")?.1.split('"').next())
        .map(|id| format!("need_{id}"))
        .collect()
}

async fn counts_are_a_table_too(base: Base) {
    let (world, served, _) = mario(&base).await;
    let paolo = Visitor::signed_in(&served, &world, "paolo", "it").await;
    let page = paolo.get("/unmet").await;
    assert!(page.page.contains("<ol class=\"tiles\">") && page.says("Municipio 9"), "{}", page.page);
    assert!(page.page.contains("<table") && page.page.contains("/unmet.csv?"), "{}", page.page);
    let table = paolo.get("/unmet.csv?language=it").await;
    assert!(table.page.starts_with("\u{feff}\"Distretto\";\"Tipo di bisogno\";"), "{}", table.page);
    assert!(
        table.page.lines().filter(|line| !line.is_empty()).all(|line| line.matches(';').count() == 7),
        "{}",
        table.page
    );
    let nadia = Visitor::signed_in(&served, &world, "nadia", "it").await;
    let published = nadia.get("/unmet.csv?language=it").await;
    assert_eq!(published.status, 200);
    assert!(!published.page.contains("Colombo"));
}
