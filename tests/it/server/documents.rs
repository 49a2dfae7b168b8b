//! What a document may cost, and how it is known again.
use super::{Served, code};
use crate::support::{Base, folder, on, on_both};
use amis::{call::Call, kernel::Halt, locale::Language};
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

on_both!(
    a_mutation_does_one_thing,
    every_limit_names_itself,
    a_document_is_known_by_its_hash,
    only_known_documents_are_answered,
    without_introspection_the_schema_is_not_told,
    mistakes_in_a_document_are_refused_each_time,
    a_misspelt_field_of_an_input_is_refused_each_time,
    a_request_has_its_share_of_statements,
);

fn hash(document: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(document))
}

async fn a_mutation_does_one_thing(base: Base) {
    let served = Served::start(&base).await;
    let answer = served.ask("mutation { signOut { ended } again: signOut { ended } }").await;
    assert_eq!(code(&answer), "TOO_COSTLY");
    assert_eq!(answer["errors"][0]["extensions"]["limit"], "root fields of a mutation");
    assert_eq!(served.ask("mutation { signOut { ended } }").await["data"]["signOut"]["ended"], false);
}

async fn every_limit_names_itself(base: Base) {
    let served = Served::start(&base).await;
    let aliases: Vec<_> = (0..31).map(|i| format!("a{i}: id")).collect();
    let aliases = aliases.join(" ");
    let cases = [
        (format!("{{ viewer {{ {aliases} }} }}"), "aliases"),
        (format!("{{ {} }}", "viewer { id } ".repeat(11)), "root fields"),
        (format!("{{ viewer {{ {} }} }}", "id ".repeat(2_001)), "selections"),
        (format!("{{ {}{} }}", "viewer { ".repeat(200), "} ".repeat(200)), "nesting"),
        (
            "{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }".to_owned(),
            "selections",
        ),
        ("{ areas(first: 101) { nodes { id } } }".to_owned(), "first"),
        (
            "{ __schema { types { fields { type { fields { name } } } } } }".to_owned(),
            "lists inside themselves",
        ),
    ];
    for (document, limit) in cases {
        let answer = served.ask(&document).await;
        assert_eq!(code(&answer), "TOO_COSTLY", "{limit}: {answer}");
        assert_eq!(answer["errors"][0]["extensions"]["limit"], limit);
        assert!(answer["errors"][0]["message"].as_str().unwrap().contains(limit));
    }
}

async fn a_document_is_known_by_its_hash(base: Base) {
    let served = Served::start(&base).await;
    let document = "{ viewer { id } }";
    let named = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash(document) } });
    let ask = async |body: Value| -> Value {
        let answer = served.post(&[], body.to_string()).await;
        answer.json().await.unwrap()
    };
    let unknown = ask(json!({ "extensions": named })).await;
    assert_eq!(unknown["errors"][0]["message"], "PersistedQueryNotFound");
    assert_eq!(
        ask(json!({ "query": document, "extensions": named })).await["data"],
        json!({ "viewer": null })
    );
    assert_eq!(ask(json!({ "extensions": named })).await["data"], json!({ "viewer": null }));
    let forged = ask(json!({ "query": "{ viewer { name } }", "extensions": named })).await;
    assert_eq!(code(&forged), "BAD_INPUT");
}

async fn only_known_documents_are_answered(base: Base) {
    let known = folder();
    std::fs::write(known.path().join("viewer.graphql"), "{ viewer { id } }").unwrap();
    let path = known.path().to_str().unwrap();
    let served = Served::with(&base, &[("known_documents", path)]).await;
    assert_eq!(served.ask("{ viewer { id } }").await["data"], json!({ "viewer": null }));
    let other = served.ask("{ viewer { name } }").await;
    assert_eq!(other["errors"][0]["message"], "PersistedQueryNotFound");
    assert_eq!(served.ask("{ __typename }").await["data"], Value::Null);
}

async fn without_introspection_the_schema_is_not_told(base: Base) {
    let served = Served::with(&base, &[("introspection", "false")]).await;
    let told = served.ask("{ __schema { types { name } } }").await;
    assert!(!told.to_string().contains("Viewer"), "{told}");
    let mistake = served.ask("{ viewr { id } }").await.to_string();
    assert!(!mistake.contains("Did you mean"), "{mistake}");
    let open = Served::start(&base).await;
    assert!(open.ask("{ __schema { types { name } } }").await.to_string().contains("Viewer"));
}

async fn mistakes_in_a_document_are_refused_each_time(base: Base) {
    let served = Served::start(&base).await;
    for mistake in [
        "{ viewer { nam } }",
        "{ viewer }",
        "{ viewer { id { id } } }",
        "query($a: Int) { viewer { id } }",
        "query($a: Nothing) { areas(after: $a) { nodes { id } } }",
        "{ areas(nonsense: 1) { nodes { id } } }",
        "{ viewer { id } } fragment Unused on Viewer { id }",
        "{ viewer { id @nonsense } }",
        "{ viewer { ...Missing } }",
    ] {
        for _ in 0..3 {
            let answer = served.post(&[], json!({ "query": mistake }).to_string()).await;
            assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{mistake}");
            assert_eq!(code(&answer.json().await.unwrap()), "BAD_INPUT", "{mistake}");
        }
    }
}

async fn a_misspelt_field_of_an_input_is_refused_each_time(base: Base) {
    let served = Served::start(&base).await;
    let document = "mutation($input: SignInInput!) { signIn(input: $input) { problems { code } } }";
    for input in
        [json!({ "mail": "a@b.test", "password": "x" }), json!({ "mail": "a@b.test", "pasword": "x" })]
    {
        let right = input["password"].is_string();
        for _ in 0..2 {
            let body = json!({ "query": document, "variables": { "input": input } }).to_string();
            let answer: Value = served.post(&[], body).await.json().await.unwrap();
            assert_eq!(answer["data"].is_null(), !right, "{answer}");
        }
    }
    let extra = json!({ "input": { "mail": "a@b.test", "password": "x", "pasword": "y" } });
    let body = json!({ "query": document, "variables": extra }).to_string();
    assert_eq!(code(&served.post(&[], body).await.json().await.unwrap()), "BAD_INPUT");
}

async fn a_request_has_its_share_of_statements(base: Base) {
    let house = super::house(base.db().clone());
    let call = Call::new(house, None, Language::En, "test".to_owned());
    let mut asked = 0;
    let halt = loop {
        match call.reader().await {
            Ok(mut conn) => drop(on!(conn, |c| sqlx::query("select 1").execute(c).await.map(drop))),
            Err(halt) => break halt,
        }
        asked += 1;
        assert!(asked <= 45, "no end");
    };
    assert!(matches!(halt, Halt::TooCostly), "{halt:?}");
    assert_eq!(asked, 45);
}
