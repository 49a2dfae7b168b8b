//! What is refused by its head, its length or its kind, and what every answer carries.
use super::{Served, code};
use crate::support::{Base, on_both};
use amis::accounts::{SESSION_COOKIE, Secret};
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

const VIEWER: &str = r#"{"query":"{ viewer { id } }"}"#;

on_both!(
    somebody_with_a_browser_is_shown_the_way,
    a_token_that_does_not_hold_is_told_in_the_callers_language,
    nobody_is_signed_in_without_credentials,
    a_foreign_token_is_refused,
    only_json_is_read,
    a_long_body_is_refused,
    a_batch_is_refused,
    another_site_is_refused_with_a_cookie,
    an_unknown_purpose_is_refused,
    every_answer_is_guarded_by_its_headers,
    a_broken_database_is_told_as_a_ticket,
    health_is_told,
);

async fn nobody_is_signed_in_without_credentials(base: Base) {
    let served = Served::start(&base).await;
    assert_eq!(served.ask("{ viewer { id } }").await, json!({ "data": { "viewer": null } }));
}

async fn a_foreign_token_is_refused(base: Base) {
    let served = Served::start(&base).await;
    for token in ["Bearer amis_nobody", "Basic bWFyaW86eA==", ""] {
        let answer = served.post(&[("authorization", token)], VIEWER).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{token}");
        assert_eq!(code(&answer.json().await.unwrap()), "UNAUTHENTICATED");
    }
}

async fn only_json_is_read(base: Base) {
    let served = Served::start(&base).await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let answer = served.post(&[("content-type", kind)], VIEWER).await;
        assert_eq!(answer.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
    }
    let by_address = served.get("/graphql?query={viewer{id}}").await;
    assert_eq!(by_address.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(by_address.headers()["allow"], "POST");
    assert!(by_address.text().await.unwrap().contains("GraphQL mandati con POST"));
}

async fn a_long_body_is_refused(base: Base) {
    let served = Served::start(&base).await;
    let filled = |length: usize| format!("{VIEWER}{}", " ".repeat(length - VIEWER.len()));
    assert_eq!(served.post(&[], filled(64 * 1024)).await.status(), StatusCode::OK);
    let refused = served.post(&[("accept-language", "en")], filled(64 * 1024 + 1)).await;
    assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(message(refused).await.contains("longer than 65536 bytes"));
}

/// The words of an answer's first error.
async fn message(answer: Response) -> String {
    let answer: Value = answer.json().await.unwrap();
    answer["errors"][0]["message"].as_str().unwrap().to_owned()
}

async fn somebody_with_a_browser_is_shown_the_way(base: Base) {
    let served = Served::start(&base).await;
    let here = served.get("/").await;
    assert_eq!(here.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(here.headers()["content-type"], "text/html; charset=utf-8");
    let here = here.text().await.unwrap();
    assert!(here.contains("name=\"password\""), "who is nobody yet is asked to sign in: {here}");
    let api = served.get("/graphql").await;
    assert_eq!(api.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert!(api.text().await.unwrap().contains("POST"));
}

async fn a_token_that_does_not_hold_is_told_in_the_callers_language(base: Base) {
    let served = Served::start(&base).await;
    let token = format!("Bearer {}", Secret::fresh_token().reveal());
    for (language, words) in [("it", "Questo token non vale più"), ("en", "This token is not valid any more")]
    {
        let refused = served.post(&[("authorization", &token), ("accept-language", language)], VIEWER).await;
        assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
        let told = message(refused).await;
        assert!(told.starts_with(words), "{told}");
    }
}

async fn a_batch_is_refused(base: Base) {
    let served = Served::start(&base).await;
    let answer = served.post(&[], format!("[{VIEWER},{VIEWER}]")).await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    assert_eq!(code(&answer.json().await.unwrap()), "BAD_INPUT");
}

async fn another_site_is_refused_with_a_cookie(base: Base) {
    let served = Served::start(&base).await;
    let cookie = format!("{SESSION_COOKIE}=whatever");
    let own = format!("http://{}", served.address());
    let cases = [
        (None, StatusCode::FORBIDDEN),
        (Some(("origin", "https://evil.test")), StatusCode::FORBIDDEN),
        (Some(("origin", "null")), StatusCode::FORBIDDEN),
        (Some(("sec-fetch-site", "cross-site")), StatusCode::FORBIDDEN),
        (Some(("sec-fetch-site", "same-origin")), StatusCode::OK),
        (Some(("origin", own.as_str())), StatusCode::OK),
    ];
    for (said, status) in cases {
        let headers: Vec<_> = said.into_iter().chain([("cookie", cookie.as_str())]).collect();
        let answer = served.post(&headers, VIEWER).await;
        assert_eq!(answer.status(), status, "{said:?}");
        if status == StatusCode::FORBIDDEN {
            assert!(message(answer).await.contains("`Sec-Fetch-Site: same-origin`"), "the way out is named");
        }
    }
}

async fn an_unknown_purpose_is_refused(base: Base) {
    let served = Served::start(&base).await;
    let answer = served.post(&[("amis-purpose", "curiosity")], VIEWER).await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
}

async fn every_answer_is_guarded_by_its_headers(base: Base) {
    let served = Served::start(&base).await;
    let answers = [served.post(&[], VIEWER).await, served.post(&[], "{").await, served.get("/nowhere").await];
    let mut ids = std::collections::HashSet::new();
    for answer in answers {
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert!(header("cache-control").ends_with("no-store"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(header("content-security-policy").starts_with("default-src 'none'"));
        assert!(ids.insert(header("x-request-id")), "a request's id is its own");
    }
}

async fn a_broken_database_is_told_as_a_ticket(base: Base) {
    let served = Served::start(&base).await;
    base.execute("alter table token rename to mislaid").await;
    let token = format!("Bearer {}", Secret::fresh_token().reveal());
    let answer = served.post(&[("authorization", &token)], VIEWER).await;
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(code(&answer), "INTERNAL");
    assert_eq!(answer["errors"][0]["extensions"]["ticket"].as_str().unwrap().len(), 16);
    let text = answer.to_string();
    assert!(!text.contains("token") && !text.contains("table") && !text.contains("relation"), "{text}");
}

async fn health_is_told(base: Base) {
    let served = Served::start(&base).await;
    assert_eq!(served.get("/health/live").await.status(), StatusCode::OK);
    let ready = served.get("/health/ready").await;
    assert_eq!(ready.status(), StatusCode::OK);
    let ready: Value = ready.json().await.unwrap();
    assert_eq!((&ready["reads"], &ready["writes"]), (&json!(true), &json!(true)));
    assert_eq!(ready["policy"], super::LAW.hash());
    base.db().close().await;
    assert_eq!(served.get("/health/ready").await.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(served.get("/health/live").await.status(), StatusCode::OK);
}
