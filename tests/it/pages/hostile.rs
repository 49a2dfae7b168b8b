//! What somebody means to break us with is written down, and comes back as nothing but words.
use super::{Visitor, mario};
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(hostile_words_are_words_on_every_page);

/// Of each kind one: markup, an attribute left, an address that runs, a template's braces, a formula, text that turns
/// round, marks without end, a line that ends the line.
const HOSTILE: [&str; 10] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 191 }} {% raw %} ${7*191}",
    "=HYPERLINK(\"http://evil.test\")",
    "\u{202e}adreva\u{202c} \u{2066}ecce\u{2069}",
    "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}algo",
    "]]><!--<style>*{display:none}</style>-->",
    "Robert'); drop table need;--",
];

/// Somebody of whom all that can be written is such a text, sent on with one; `None` where the text is refused.
async fn written(world: &World, text: &str) -> Option<[String; 3]> {
    let person = json!({ "identity": { "givenName": text, "familyName": text, "alias": text }, "story": text,
        "contact": { "nameToUse": text, "safeHours": text, "doNotMention": text }, "nobodyKnown": true });
    let answer = "person { id } problems { code field }";
    let made = world.change("giulia", "registerPerson", "RegisterPersonInput", answer, person).await;
    let Some(person) = made["person"]["id"].as_str() else {
        let code = made["problems"][0]["code"].as_str().unwrap_or_else(|| panic!("{made}"));
        assert!(code.starts_with("text."), "{text}: {made}");
        return None;
    };
    let caritas = world.seat("amina").actor.organization.to_string();
    let grant = json!({ "person": person, "basis": "PUBLIC_TASK", "purpose": "REFER", "organization": caritas,
        "parts": ["CARD", "IDENTITY", "CONTACT", "NEEDS_FOOD"] });
    let grant = world.change("giulia", "grant", "GrantInput", "grant { id } problems { code }", grant).await;
    assert_eq!(grant["problems"], json!([]), "{grant}");
    let area = world.data("giulia", "{ areas(kind: MUNICIPIO, first: 1) { nodes { id } } }", json!({})).await;
    let area = &area["areas"]["nodes"][0]["id"];
    let need =
        json!({ "person": person, "domain": "FOOD", "urgency": "SOON", "strength": text, "area": area });
    let need = world
        .change("giulia", "openNeed", "OpenNeedInput", "need { id } problems { code field }", need)
        .await;
    let need = need["need"]["id"].as_str().unwrap_or_else(|| panic!("{need}")).to_owned();
    let sent = json!({ "need": need, "to": caritas, "note": text });
    let sent = ("sendReferral", "SendReferralInput", "referral { id } problems { code }", sent);
    let sent = world.change("giulia", sent.0, sent.1, sent.2, sent.3).await;
    let referral = sent["referral"]["id"].as_str().unwrap_or_else(|| panic!("{sent}")).to_owned();
    Some([person.to_owned(), need, referral])
}

async fn hostile_words_are_words_on_every_page(base: Base) {
    let (world, served, _) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let amina = Visitor::signed_in(&served, &world, "amina", "en").await;
    let mut accepted = 0;
    for text in HOSTILE {
        let Some([person, need, referral]) = written(&world, text).await else { continue };
        accepted += 1;
        let of_person = ["", "/share", "/needs/new?domain=DIGI", "/who-looked", "/hand-over", "/why", "/ask"]
            .map(|page| format!("/people/{person}{page}"));
        let others = [
            "/".to_owned(),
            "/people".to_owned(),
            format!("/needs/{need}"),
            format!("/needs/{need}/refer"),
            format!("/referrals/{referral}"),
            "/unmet.csv?language=it".to_owned(),
        ];
        for address in of_person.iter().chain(&others) {
            calm(&giulia, address, text).await;
        }
        for address in ["/".to_owned(), "/cards".to_owned(), format!("/referrals/{referral}")] {
            calm(&amina, &address, text).await;
        }
        let profile = giulia.get(&format!("/people/{person}")).await;
        assert!(plain(&profile.page).contains(text), "{text:?} comes back whole: {}", profile.page);
        let found = giulia.send("/search", &[("do", "look"), ("search", text)]).await;
        assert!(matches!(found.status, 200 | 400), "{text:?}: {}", found.status);
        runs_nothing(&found.page, text);
    }
    assert!(accepted >= 7, "{accepted} of {} were taken", HOSTILE.len());
    let needs: Value = world.data("giulia", "{ people(first: 1) { nodes { id } } }", json!({})).await;
    assert!(needs["people"]["nodes"][0]["id"].is_string(), "nothing was dropped");
}

async fn calm(visitor: &Visitor, address: &str, text: &str) {
    let shown = visitor.get(address).await;
    assert_eq!(shown.status, 200, "{text:?} at {address}: {}", shown.page);
    runs_nothing(&shown.page, text);
}

/// Nothing of it is markup or code; that no braces are evaluated shows where it comes back whole.
fn runs_nothing(page: &str, text: &str) {
    for broken in ["<script>alert", "<img src=x", "href=\"javascript:", "<style>*", "\n\"=HYPER"] {
        assert!(!page.contains(broken), "{broken} of {text:?} in {page}");
    }
}

/// A page's text, with what is escaped as it was.
fn plain(page: &str) -> String {
    let pairs =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    pairs.iter().fold(page.to_owned(), |text, (from, to)| text.replace(from, to))
}
