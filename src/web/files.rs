//! Files that pages load: the same for everybody, part of the program.
use super::door::Door;
use axum::{
    Router,
    http::{HeaderName, header},
    response::IntoResponse,
    routing::get,
};
use std::sync::Arc;

/// Route, type, content.
const FILES: [(&str, &str, &str); 1] =
    [("/static/paper.css", "text/css; charset=utf-8", include_str!("../../web/static/paper.css"))];
/// They name nobody, and change with the program alone.
const KEPT: &str = "public, max-age=3600";

/// The routes of all files.
pub(super) fn router() -> Router<Arc<Door>> {
    FILES.iter().fold(Router::new(), |router, (path, kind, content)| {
        let headers: [(HeaderName, &str); 2] = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT)];
        router.route(path, get(async move || (headers, *content).into_response()))
    })
}
