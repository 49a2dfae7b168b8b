//! What somebody is told who asks the API in a way that it doesn't answer.
use super::asked;
use crate::locale;
use axum::{
    http::{HeaderMap, Method, StatusCode, header},
    response::IntoResponse,
};

/// `/graphql` by any other method than POST.
pub async fn by_post(headers: HeaderMap) -> impl IntoResponse {
    let allow = [(header::ALLOW, Method::POST.to_string())];
    let line = locale::message(asked::language(&headers), "way-by-post", &[]) + "\n";
    (StatusCode::METHOD_NOT_ALLOWED, allow, line)
}
