//! What persons are told and asked: who writes it, who reads it, and that it stays what it was.
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    texts_are_listed_with_the_way_they_are_read,
    only_the_networks_administrator_writes_texts,
    a_text_is_never_changed,
    a_retired_text_is_signed_no_more,
    a_grant_names_a_text_that_was_used_when_it_was_signed,
    a_notice_names_a_text_too,
    whoever_has_no_agreement_reads_no_text,
);

const TEXT: &str = "text { id kind version language direction title body validFrom retiredOn }";

async fn texts(world: &World, user: &str, narrowed: &str) -> Vec<Value> {
    let document = format!(
        "{{ consentTexts({narrowed}) {{ nodes {{ id kind version language direction title body }} }} }}"
    );
    let mut found = world.data(user, &document, json!({})).await;
    serde_json::from_value(found["consentTexts"]["nodes"].take()).unwrap()
}

async fn add(world: &World, user: &str, change: Value) -> Value {
    let mut input = json!({ "kind": "CONSENT", "version": "2026-2", "language": "it", "title": "Consenso",
        "body": "Sono d'accordo.", "validFrom": "2026-11-01" });
    input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    world.change(user, "addConsentText", "AddConsentTextInput", TEXT, input).await
}

async fn retire(world: &World, text: &Value, on: &str) -> Value {
    let input = json!({ "text": text, "retiredOn": on });
    world.change("dario", "retireConsentText", "RetireConsentTextInput", TEXT, input).await
}

fn problem(payload: &Value) -> (&str, &str) {
    assert_eq!(payload["text"].as_object(), None, "{payload}");
    let problem = &payload["problems"][0];
    (problem["code"].as_str().unwrap(), problem["field"].as_str().unwrap_or_default())
}

/// Giulia records a consent of Mario's.
async fn sign(world: &World, said: Value) -> Value {
    let mario = world.person("giulia", "Mario").await;
    let caritas = world.seat("amina").actor.organization.to_string();
    let mut input = json!({ "person": mario, "organization": caritas, "basis": "CONSENT", "purpose": "COORDINATE",
        "parts": ["CONTACT"], "givenBy": "PERSON", "channel": "PAPER", "textVersion": "2026-1", "language": "it" });
    input.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
    world.change("giulia", "grant", "GrantInput", "grant { id textVersion language }", input).await
}

async fn texts_are_listed_with_the_way_they_are_read(base: Base) {
    let world = World::stories(base).await;
    let found = texts(&world, "giulia", "kind: CONSENT").await;
    let ways: Vec<_> = found.iter().map(|text| (&text["language"], &text["direction"])).collect();
    let expected = ["ar", "en", "fr", "it"].map(|language| json!(language));
    assert_eq!(ways.iter().map(|way| way.0).collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
    assert_eq!(ways.iter().map(|way| way.1).collect::<Vec<_>>(), ["RTL", "LTR", "LTR", "LTR"]);
    assert!(found.iter().all(|text| text["title"].is_string() && text["body"].as_str().unwrap().len() > 100));
    assert_eq!(texts(&world, "amina", "language: \"AR\"").await.len(), 2);
    assert_eq!(texts(&world, "giulia", "usedOn: \"2020-01-01\"").await, Vec::<Value>::new());
    let page = "{ consentTexts(first: 3) { nodes { id } pageInfo { endCursor hasNextPage } } }";
    let first = world.data("giulia", page, json!({})).await;
    let cursor = first["consentTexts"]["pageInfo"]["endCursor"].as_str().unwrap();
    let rest = texts(&world, "giulia", &format!("first: 100, after: \"{cursor}\"")).await;
    let ids =
        |nodes: &Value| nodes.as_array().unwrap().iter().map(|one| one["id"].clone()).collect::<Vec<_>>();
    let mut all = ids(&first["consentTexts"]["nodes"]);
    all.extend(ids(&json!(rest)));
    all.dedup();
    assert_eq!(all.len(), 8);
}

async fn only_the_networks_administrator_writes_texts(base: Base) {
    let world = World::stories(base).await;
    for user in ["giulia", "franco", "paolo", "amina", "carla", "piero", "ivo"] {
        assert_eq!(problem(&add(&world, user, json!({})).await), ("texts.not_yours", ""), "{user}");
    }
    let first = texts(&world, "giulia", "first: 50").await[0]["id"].clone();
    let input = json!({ "text": first, "retiredOn": "2026-12-01" });
    let refused = world.change("giulia", "retireConsentText", "RetireConsentTextInput", TEXT, input).await;
    assert_eq!(problem(&refused), ("texts.not_yours", ""));
    let added = add(&world, "dario", json!({ "language": "fa-IR" })).await;
    assert_eq!(added["problems"], json!([]));
    assert_eq!((&added["text"]["direction"], &added["text"]["retiredOn"]), (&json!("RTL"), &Value::Null));
    assert_eq!(texts(&world, "giulia", "first: 50").await.len(), 9);
}

async fn a_text_is_never_changed(base: Base) {
    let world = World::stories(base).await;
    let again = add(&world, "dario", json!({ "version": "2026-1", "body": "Tutt'altro." })).await;
    assert_eq!(problem(&again), ("texts.exists", "version"));
    for (change, code, field) in [
        (json!({ "version": " " }), "text.required", "version"),
        (json!({ "body": "" }), "text.required", "body"),
        (json!({ "title": "x".repeat(201) }), "text.too_long", "title"),
        (json!({ "body": "x".repeat(20_001) }), "text.too_long", "body"),
        (json!({ "language": "in italiano" }), "text.not_a_language", "language"),
    ] {
        assert_eq!(problem(&add(&world, "dario", change).await), (code, field));
    }
    let italian = texts(&world, "giulia", "kind: CONSENT, language: \"it\"").await;
    assert_eq!(italian.len(), 1);
    assert!(italian[0]["body"].as_str().unwrap().contains("liberamente"));
}

async fn a_retired_text_is_signed_no_more(base: Base) {
    let world = World::stories(base).await;
    let french = texts(&world, "giulia", "kind: CONSENT, language: \"fr\"").await[0]["id"].clone();
    assert_eq!(problem(&retire(&world, &french, "2026-11-01").await), ("texts.retired_in_past", "retiredOn"));
    assert_eq!(retire(&world, &french, "2026-11-02").await["text"]["retiredOn"], "2026-11-02");
    assert_eq!(problem(&retire(&world, &french, "2026-12-02").await), ("texts.retired", "text"));
    let today = sign(&world, json!({ "language": "fr" })).await;
    assert_eq!(today["problems"][0]["code"], "texts.unknown");
    let yesterday = sign(&world, json!({ "language": "fr", "signedAt": "2026-11-01T10:00:00Z" })).await;
    assert_eq!(yesterday["problems"], json!([]), "it was in use when it was signed");
}

async fn a_grant_names_a_text_that_was_used_when_it_was_signed(base: Base) {
    let world = World::stories(base).await;
    let signed = sign(&world, json!({ "language": "AR" })).await;
    assert_eq!(signed["grant"]["language"], "ar");
    add(&world, "dario", json!({ "validFrom": "2026-11-10" })).await;
    for said in
        [json!({ "textVersion": "2025-9" }), json!({ "language": "de" }), json!({ "textVersion": "2026-2" })]
    {
        let refused = sign(&world, said.clone()).await;
        let problem = &refused["problems"][0];
        assert_eq!(
            (&problem["code"], &problem["field"]),
            (&json!("texts.unknown"), &json!("textVersion")),
            "{said}"
        );
        let message = problem["message"].as_str().unwrap();
        assert!(message.contains("2026-1 (ar), 2026-1 (en), 2026-1 (fr), 2026-1 (it)"), "{message}");
        assert!(!message.contains("2026-2"), "not in use yet: {message}");
    }
    // Another basis needs no text, but one that is named is there, and named whole.
    let task = json!({ "basis": "PUBLIC_TASK", "givenBy": null, "channel": null });
    let mut half = task.clone();
    half["language"] = Value::Null;
    assert_eq!(sign(&world, half.clone()).await["problems"][0]["field"], "language");
    half["textVersion"] = Value::Null;
    assert_eq!(sign(&world, half).await["problems"], json!([]));
    let mut unknown = task;
    unknown["textVersion"] = json!("1999-1");
    assert_eq!(sign(&world, unknown).await["problems"][0]["code"], "texts.unknown");
}

async fn a_notice_names_a_text_too(base: Base) {
    let world = World::stories(base).await;
    let told = |version: &str, language: &str| json!({ "textVersion": version, "language": language, "givenOn": "2026-11-02" });
    let refused = sign(&world, json!({ "notice": told("2026-9", "it") })).await;
    let problem = &refused["problems"][0];
    assert_eq!(
        (&problem["code"], &problem["field"]),
        (&json!("texts.unknown"), &json!("notice.textVersion"))
    );
    let register = |notice: Value| {
        let input = json!({ "identity": { "givenName": "Nuova" }, "nobodyKnown": true, "notice": notice });
        world.change(
            "amina",
            "registerPerson",
            "RegisterPersonInput",
            "person { id notices { language } }",
            input,
        )
    };
    assert_eq!(register(told("2026-1", "de")).await["problems"][0]["code"], "texts.unknown");
    let made = register(told("2026-1", "ar")).await;
    assert_eq!(made["person"]["notices"], json!([{ "language": "ar" }]));
}

async fn whoever_has_no_agreement_reads_no_text(base: Base) {
    let world = World::stories(base).await;
    assert_eq!(texts(&world, "piero", "first: 50").await, Vec::<Value>::new());
    assert_eq!(texts(&world, "dario", "first: 50").await.len(), 8);
}
