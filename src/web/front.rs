//! What every request passes through: its id, its line in the log, its count, the headers of its answer,
//! and the net for panics.
use super::{asked, gate::Gate, refusal::Refusal};
use crate::{
    kernel::{Fault, random},
    locale::{self, Language},
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, sync::Arc, time::Instant};
use tracing::Instrument;

/// The header that carries a request's id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request's id, made by us: it stands in the log, in the audit and in the answer.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Headers of every answer that doesn't bring its own.
const HEADERS: [(&str, &str); 6] = [
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Wraps one request.
pub async fn pass(State(gate): State<Arc<Gate>>, mut request: Request, next: Next) -> Response {
    let id = HEXLOWER.encode(&random::bytes::<8>());
    let (method, path) = (request.method().clone(), path(&request));
    let language = asked::language(request.headers());
    request.extensions_mut().insert(RequestId(id.clone()));
    let begun = Instant::now();
    let span = tracing::info_span!("request", request = %id);
    let reads_pages = asked::reads_pages(request.headers());
    let refused = |refusal: &Refusal| {
        if reads_pages { sentence(refusal, language) } else { answer(refusal, language) }
    };
    let mut response = if gate.is_full() && method == Method::POST {
        refused(&Refusal::Busy)
    } else {
        let run = AssertUnwindSafe(next.run(request).instrument(span.clone())).catch_unwind();
        run.await.unwrap_or_else(|_| span.in_scope(|| refused(&Refusal::Halt(panicked().into()))))
    };
    put_headers(&mut response, &id);
    let status = response.status();
    let seconds = begun.elapsed().as_secs_f64();
    note(status, seconds);
    span.in_scope(|| tracing::info!(%method, path, status = status.as_u16(), ms = format!("{:.2}", seconds * 1e3), "answered"));
    response
}

/// An answer that is nothing but a refusal.
pub fn answer(refusal: &Refusal, language: Language) -> Response {
    let body = serde_json::to_vec(&refusal.response(language)).unwrap_or_default();
    let status = refusal.status();
    let mut response = (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
    ask_to_retry(&mut response);
    response
}

/// Says when to ask again, where that helps.
pub fn ask_to_retry(response: &mut Response) {
    if matches!(response.status(), StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
}

/// Counts a panic that was caught, and makes the fault that stands for it.
pub fn panicked() -> Fault {
    metrics::counter!("amis_panics_total").increment(1);
    Fault::said("a request panicked")
}

/// The same for somebody at a browser, in a sentence: what makes our pages may be what is broken.
fn sentence(refusal: &Refusal, language: Language) -> Response {
    let key =
        if refusal.status() == StatusCode::SERVICE_UNAVAILABLE { "page-unavailable" } else { "page-broken" };
    let ticket =
        refusal.ticket().map(|ticket| locale::message(language, "page-ticket", &[("ticket", ticket)]));
    let text = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>AMìS</title><h1>{}</h1><p>{}</p></html>",
        language.name(),
        locale::message(language, key, &[]),
        ticket.unwrap_or_default(),
    );
    let mut response =
        (refusal.status(), [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response();
    ask_to_retry(&mut response);
    response
}

/// The route's pattern, never what stands in its place: an address may hold what nobody should log.
fn path(request: &Request) -> String {
    request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned())
}

fn put_headers(response: &mut Response, id: &str) {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert_with(|| HeaderValue::from_static(value));
    }
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, id);
    }
}

fn note(status: StatusCode, seconds: f64) {
    metrics::counter!("amis_requests_total", "status" => status.as_str().to_owned()).increment(1);
    metrics::histogram!("amis_request_seconds").record(seconds);
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, middleware::from_fn_with_state, routing::get};
    use http_body_util::BodyExt;
    use metrics_exporter_prometheus::PrometheusBuilder;
    use tower::ServiceExt;

    async fn told(app: &Router, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()[REQUEST_ID].len(), 16);
        assert_eq!(response.headers()["cache-control"], "no-store");
        let (head, body) = response.into_parts();
        (head.status, String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_panic_is_caught_and_counted_and_says_nothing() {
        let recorder = PrometheusBuilder::new().build_recorder();
        let figures = recorder.handle();
        let _counting = metrics::set_default_local_recorder(&recorder);
        let front = from_fn_with_state(Arc::new(Gate::for_cores(1)), pass);
        let app = Router::new()
            .route("/trips", get(async || -> StatusCode { panic!("over Mario") }))
            .route("/stands", get(async || StatusCode::OK))
            .layer(front);
        for _ in 0..2 {
            let (status, body) = told(&app, "/trips").await;
            assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
            assert!(body.contains("\"code\":\"INTERNAL\"") && body.contains("\"ticket\""), "{body}");
            assert!(!body.contains("Mario"), "{body}");
            assert_eq!(told(&app, "/stands").await.0, StatusCode::OK);
        }
        let page =
            Request::get("/trips").header("accept", "text/html,*/*;q=0.8").body(Body::empty()).unwrap();
        let page = app.oneshot(page).await.unwrap();
        assert_eq!(
            page.headers()["content-type"],
            "text/html; charset=utf-8",
            "a browser is told in a sentence"
        );
        let page = page.into_body().collect().await.unwrap().to_bytes();
        let page = String::from_utf8(page.to_vec()).unwrap();
        assert!(page.contains("rotto") && !page.contains("Mario"), "{page}");
        assert!(figures.render().contains("amis_panics_total 3"), "{}", figures.render());
    }
}
