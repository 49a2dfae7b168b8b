//! Whether the process lives, and whether it can work.
use super::door::Door;
use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Serialize;
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;

/// How long the database may take to be called ready.
const DATABASE_MAX: Duration = Duration::from_secs(1);

/// What `/health/ready` answers.
#[derive(Debug, Serialize)]
struct Ready {
    /// Whether the database answers reads in time.
    reads: bool,
    /// Whether it takes writes in time.
    writes: bool,
    /// The hash of the law in force; the same on every process of a network.
    policy: String,
}

/// Answers as long as the process answers anything.
pub async fn live() -> &'static str {
    "live\n"
}

/// 200 when reads and writes are answered, 503 otherwise.
pub async fn ready(State(door): State<Arc<Door>>) -> impl IntoResponse {
    let db = &door.house.db;
    let (reads, writes) =
        tokio::join!(timeout(DATABASE_MAX, db.takes_reads()), timeout(DATABASE_MAX, db.takes_writes()));
    let (reads, writes) = (reads.unwrap_or(false), writes.unwrap_or(false));
    let status = if reads && writes { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Ready { reads, writes, policy: door.house.law.hash().to_owned() }))
}
