//! What somebody is told who comes with a browser: there are no pages yet.
use super::asked;
use crate::locale;
use axum::{
    http::{HeaderMap, Method, StatusCode, header},
    response::IntoResponse,
};

/// `GET /`: where the API is.
pub async fn here(headers: HeaderMap) -> impl IntoResponse {
    line(&headers, "way-here")
}

/// `/graphql` by any other method than POST.
pub async fn by_post(headers: HeaderMap) -> impl IntoResponse {
    let allow = [(header::ALLOW, Method::POST.to_string())];
    (StatusCode::METHOD_NOT_ALLOWED, allow, line(&headers, "way-by-post"))
}

fn line(headers: &HeaderMap, key: &str) -> String {
    locale::message(asked::language(headers), key, &[]) + "\n"
}
