//! Signing in as a browser does it, and calling as another system does it.
use super::{PASSWORD, World};
use crate::{
    server::{Served, code},
    support::{Base, on_both},
};
use amis::{
    accounts,
    call::{TokenScope, TokenScopes},
    kernel::{Clock, GrantId},
};
use reqwest::{Response, header::SET_COOKIE};
use serde_json::{Value, json};

on_both!(
    a_browser_signs_in_is_known_and_is_shut_out_at_once,
    a_reading_token_cannot_change_anything_over_http,
    a_caller_cannot_call_for_a_purpose_of_others,
);

const OWN_SITE: (&str, &str) = ("sec-fetch-site", "same-origin");

fn body(document: &str) -> String {
    json!({ "query": document }).to_string()
}

async fn sign_in(served: &Served, cookies: &str) -> Response {
    let document = format!(
        "mutation {{ signIn(input: {{ mail: \"giulia@comune.example\", password: \"{PASSWORD}\" }})
         {{ viewer {{ name organization {{ name kind }} }} problems {{ code }} }} }}"
    );
    served.post(&[("cookie", cookies), OWN_SITE], body(&document)).await
}

/// The cookies as the browser sends them back.
fn kept(answer: &Response) -> String {
    let set = answer.headers().get_all(SET_COOKIE).iter().map(|cookie| cookie.to_str().unwrap());
    set.map(|cookie| cookie.split(';').next().unwrap()).collect::<Vec<_>>().join("; ")
}

async fn viewer(served: &Served, cookies: &str) -> Value {
    let answer = served.post(&[("cookie", cookies), OWN_SITE], body("{ viewer { mail } }")).await;
    answer.json::<Value>().await.unwrap()["data"]["viewer"]["mail"].take()
}

async fn a_browser_signs_in_is_known_and_is_shut_out_at_once(base: Base) {
    let world = World::at(&base, Clock::System).await;
    let served = Served::start(&base).await;
    assert_eq!(viewer(&served, "").await, Value::Null);
    let first = sign_in(&served, "").await;
    let cookies = kept(&first);
    assert!(cookies.starts_with("__Host-amis=") && cookies.contains("; __Host-amis-device="), "{cookies}");
    let answer: Value = first.json().await.unwrap();
    let signed_in = json!({ "viewer": { "name": "giulia",
        "organization": { "name": "Municipio 9", "kind": "MUNICIPIO" } }, "problems": [] });
    assert_eq!(answer["data"]["signIn"], signed_in);
    assert!(!answer.to_string().contains("__Host"), "nothing secret in the body");
    assert_eq!(viewer(&served, &cookies).await, "giulia@comune.example");
    let second = kept(&sign_in(&served, &cookies).await);
    assert_ne!(second, cookies);
    assert_eq!(viewer(&served, &cookies).await, Value::Null, "the former session is over");
    let giulia = world.giulia;
    world.change(move |job| Box::pin(accounts::disable_user(job, giulia))).await;
    assert_eq!(viewer(&served, &second).await, Value::Null);
    assert!(served.stop().await);
}

async fn a_reading_token_cannot_change_anything_over_http(base: Base) {
    let world = World::at(&base, Clock::System).await;
    let served = Served::start(&base).await;
    let token = world.token(world.giulia, TokenScopes::of(&[TokenScope::Read])).await;
    let bearer = format!("Bearer {}", token.secret.reveal());
    let change = format!(
        "mutation {{ revokeGrant(input: {{ grant: \"{}\" }}) {{ problems {{ code }} }} }}",
        GrantId::mint()
    );
    let ask = async |document: &str| -> Value {
        served.post(&[("authorization", &bearer)], body(document)).await.json().await.unwrap()
    };
    assert_eq!(code(&ask(&change).await), "FORBIDDEN");
    assert_eq!(ask("{ viewer { scopes } }").await["data"]["viewer"]["scopes"], json!(["READ"]));
    let id = token.id;
    world.change(move |job| Box::pin(accounts::revoke_token(job, id))).await;
    assert_eq!(code(&ask("{ viewer { scopes } }").await), "UNAUTHENTICATED");
    assert!(served.stop().await);
}

async fn a_caller_cannot_call_for_a_purpose_of_others(base: Base) {
    let world = World::at(&base, Clock::System).await;
    let served = Served::start(&base).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    let bearer = format!("Bearer {}", token.secret.reveal());
    let headers = [("authorization", bearer.as_str()), ("amis-purpose", "administration")];
    let answer: Value = served.post(&headers, body("{ viewer { mail } }")).await.json().await.unwrap();
    assert_eq!(code(&answer), "BAD_INPUT");
    assert!(served.stop().await);
}
