//! A page is looked at.
use super::made::{Beside, Visit};
use crate::web::{door::Door, refusal::Refusal};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    response::Response,
};
use std::sync::Arc;

/// The page at this place of the list.
pub(super) async fn show(at: usize, door: Arc<Door>, request: Request) -> Response {
    let (visit, _) = Visit::of(door, request).await;
    made(at, &visit).await.unwrap_or_else(|refusal| visit.refused(&refusal))
}

async fn made(at: usize, visit: &Visit) -> Result<Response, Refusal> {
    let _slot = visit.door.gate.enter().await.ok_or(Refusal::Busy)?;
    visit.page(at, &Beside::default(), StatusCode::OK).await
}

/// An address that names no page.
pub(in crate::web) async fn nothing(State(door): State<Arc<Door>>, request: Request) -> Response {
    let (visit, _) = Visit::of(door, request).await;
    visit.refused(&Refusal::NoPage)
}
