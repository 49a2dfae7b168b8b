//! `GET /events`: what changed and how much waits, as server-sent events.
use super::Followed;
use crate::{
    live::{Connection, Who},
    locale::Language,
    web::{
        asked,
        documents::Document,
        door::Door,
        front::{self, RequestId},
        refusal::Refusal,
    },
};
use async_graphql::{Response as Answer, Value, Variables};
use axum::{
    Extension,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, header},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{
    Stream, StreamExt,
    future::{self, select},
    stream,
};
use serde::Deserialize;
use serde_json::json;
use std::{convert::Infallible, sync::Arc, time::Duration};

const CHANGES: &str =
    "subscription ($after: String) { changes(after: $after) { nodes { kind id at } cursor more } }";
const INBOX: &str = "subscription { inbox { counts { toAnswer mine stalled notices unseen } } }";
/// How often something is sent when nothing happens, so that a connection that broke is seen.
const ALIVE: Duration = Duration::from_secs(15);

/// Where somebody goes on.
#[derive(Debug, Default, Deserialize)]
pub struct Left {
    after: Option<String>,
}

/// The route. A browser that comes back says where it was in `Last-Event-ID`; anybody else may in `after`.
pub async fn events(
    State(door): State<Arc<Door>>,
    Extension(RequestId(id)): Extension<RequestId>,
    Query(left): Query<Left>,
    headers: HeaderMap,
) -> Response {
    let language = asked::language(&headers);
    match follow(&door, id, left, &headers, language).await {
        Ok(events) => {
            let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response();
            let headers = response.headers_mut();
            // The ids of persons are for no cache, and no proxy may gather events before it passes them on.
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
            response
        }
        Err(refusal) => front::answer(&refusal, language),
    }
}

async fn follow(
    door: &Arc<Door>,
    connection: String,
    left: Left,
    headers: &HeaderMap,
    language: Language,
) -> Result<impl Stream<Item = Result<Event, Infallible>> + use<>, Refusal> {
    let credentials = asked::admit_page(headers)?;
    let said = asked::said(headers)?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let who = Who { credentials, said, language, connection };
    let connection = Connection::open(&door.house, who).await?;
    let after = last.or(left.after).filter(|after| !after.is_empty());
    let inbox = followed(INBOX, Variables::default())?.answers(door, connection.clone());
    let inbox = inbox.map(|answer| told("inbox", "inbox", answer)).boxed();
    let changes = changes(door, &connection, after)?.boxed();
    // One that ends with an error is the end of both: a browser comes back for both, where it was.
    let events = stream::select(changes, inbox).flat_map(|told| match told {
        Told::Event(event) => stream::iter(vec![Some(event)]),
        Told::End(event) => stream::iter(vec![Some(event), None]),
    });
    let events = events.scan((), |(), event| future::ready(event));
    let ended = async move {
        let (stopped, out) = (Box::pin(connection.until_stopped()), Box::pin(connection.until_signed_out()));
        select(stopped, out).await;
    };
    Ok(events.take_until(Box::pin(ended)).map(Ok))
}

/// What goes out.
enum Told {
    Event(Event),
    /// The last one.
    End(Event),
}

/// The changes, from where they were left. Where that is of a log that is no more, everything is to be read again: that is
/// said once it is known from where they go on.
fn changes(
    door: &Arc<Door>,
    connection: &Connection,
    after: Option<String>,
) -> Result<impl Stream<Item = Told> + use<>, Refusal> {
    let goes_on = after.is_some();
    let variables = Variables::from_json(json!({ "after": after }));
    let mut from_there = followed(CHANGES, variables)?.answers(door, connection.clone()).boxed();
    let mut from_now = followed(CHANGES, Variables::default())?.answers(door, connection.clone()).boxed();
    let begun = async move {
        let first = from_there.next().await;
        if !goes_on || !first.iter().any(is_of_other_log) {
            return (None, first, from_there);
        }
        let first = from_now.next().await;
        (Some(Told::Event(Event::default().event("reset").data("{}"))), first, from_now)
    };
    Ok(stream::once(begun).flat_map(|(reset, first, rest)| {
        let answers = stream::iter(first).chain(rest);
        stream::iter(reset).chain(answers.map(|answer| told("changes", "changes", answer)))
    }))
}

fn is_of_other_log(answer: &Answer) -> bool {
    let problem = |error: &async_graphql::ServerError| error.extensions.as_ref()?.get("problem").cloned();
    let other = [Some(Value::from("changes.other_log")), Some(Value::from("cursor.unknown"))];
    answer.errors.iter().any(|error| other.contains(&problem(error)))
}

fn followed(text: &str, variables: Variables) -> Result<Followed, Refusal> {
    Ok(Followed { document: Document::parse(text)?, operation_name: None, variables })
}

/// One answer as an event; an answer that is an error is the last.
fn told(name: &str, field: &str, answer: Answer) -> Told {
    if let Some(error) = answer.errors.first() {
        let extensions = serde_json::to_value(&error.extensions).unwrap_or_default();
        let told = json!({ "of": name, "message": error.message, "extensions": extensions });
        return Told::End(Event::default().event("end").data(told.to_string()));
    }
    let data = answer.data.into_json().unwrap_or_default();
    let told = &data[field];
    let event = Event::default().event(name).data(told.to_string());
    Told::Event(match told["cursor"].as_str() {
        Some(cursor) => event.id(cursor),
        None => event,
    })
}
