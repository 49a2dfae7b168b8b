//! The front of the house: connections, requests, the schema and its endpoint. It knows the rooms' GraphQL
//! objects and no room's service.
mod asked;
mod documents;
mod door;
mod evidence;
pub mod figures;
mod files;
mod front;
mod gate;
mod graphql;
mod health;
mod limits;
mod live;
mod order;
pub mod pages;
mod patient;
mod refusal;
mod ring;
pub mod schema;
pub mod server;
pub mod shape;
mod template;
mod way;

pub use door::Door;

use axum::{
    Router,
    middleware::from_fn_with_state,
    routing::{get, post},
};
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// Every route of the public address.
pub fn router(door: Arc<Door>) -> Router {
    Router::new()
        .route("/graphql", post(graphql::graphql).fallback(way::by_post))
        .route("/graphql/ws", get(live::socket))
        .route("/events", get(live::events))
        .route("/grants/{id}/evidence", get(evidence::get).put(evidence::put))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .merge(seen())
        .fallback(pages::nothing)
        .layer(from_fn_with_state(Arc::clone(&door.gate), front::pass))
        .with_state(door)
}

/// What is for browsers, made small for the way: nothing of it is secret to who may send it.
fn seen() -> Router<Arc<Door>> {
    pages::router().merge(files::router()).layer(CompressionLayer::new())
}
