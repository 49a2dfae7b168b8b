//! Pages: a GraphQL document and a template, side by side in a room, and a line in [`PAGES`]. A page asks the schema
//! what any client may ask, under the same limits, and is settled like any answer; it names no service.
use super::{
    asked,
    documents::Document,
    door::Door,
    front::{self, RequestId},
    graphql::Asking,
    refusal::{Code, Refusal},
    server::Peer,
    template::{Style, Templates},
};
use crate::{kernel::Fault, locale::Language};
use async_graphql::{Name, Response as Answer, Value, Variables};
use axum::{
    Extension, Router,
    extract::{Query, RawPathParams, Request, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{collections::HashMap, net::IpAddr, sync::Arc};

/// One page.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Its route; what stands in braces is a variable of the document.
    pub path: &'static str,
    /// Under this name the template is known.
    pub name: &'static str,
    /// What is asked. Its variables come from the path and from the address's query. Where its first root field is
    /// null, the page isn't there.
    pub document: &'static str,
    /// What is shown of the answer.
    pub template: &'static str,
}

macro_rules! pages {
    ($($path:literal: $room:literal $stem:literal,)*) => {
        /// Every page there is.
        pub const PAGES: &[Page] = &[$(Page {
            path: $path,
            name: concat!($room, "/", $stem, ".html"),
            document: include_str!(concat!("../", $room, "/pages/", $stem, ".graphql")),
            template: include_str!(concat!("../", $room, "/pages/", $stem, ".html")),
        },)*];
    };
}

pages! {
    "/people/{id}/who-looked": "looks" "who_looked",
    "/orientations/{id}/slip": "orientations" "slip",
}

/// Headers of every page: nobody keeps it, and it loads its style and nothing else.
const HEADERS: [(&str, &str); 3] = [
    ("cache-control", "private, no-store"),
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("content-type", "text/html; charset=utf-8"),
];

/// What the pages need for the whole life of a process.
#[derive(Debug)]
pub(super) struct Pages {
    documents: Vec<Arc<Document>>,
    templates: Templates,
}

impl Pages {
    /// Reads every document and template. The error is a sentence for the operator.
    pub(super) fn read() -> Result<Self, String> {
        let read = |page: &Page| {
            Document::parse(page.document).map_err(|e| format!("{}: {}", page.path, e.words(Language::En)))
        };
        let documents = PAGES.iter().map(read).collect::<Result<_, _>>()?;
        let templates = Templates::of(PAGES.iter().map(|page| (page.name, page.template)))?;
        Ok(Self { documents, templates })
    }
}

/// The routes of all pages.
pub(super) fn router() -> Router<Arc<Door>> {
    PAGES.iter().enumerate().fold(Router::new(), |router, (at, page)| {
        let show = move |door: State<Arc<Door>>,
                         id: Extension<RequestId>,
                         peer: Extension<Peer>,
                         path: RawPathParams,
                         query: Result<Query<HashMap<String, String>>, QueryRejection>,
                         request: Request| async move {
            let said = said(&path, query.map(|Query(query)| query).unwrap_or_default());
            show(&door, at, id.0.0, peer.0.0, said, request.headers()).await
        };
        router.route(page.path, get(show))
    })
}

/// What the address says: the query's values, and those of the path, which go before.
fn said(path: &RawPathParams, query: HashMap<String, String>) -> HashMap<String, String> {
    let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    query.into_iter().chain(path).collect()
}

async fn show(
    door: &Arc<Door>,
    at: usize,
    id: String,
    peer: IpAddr,
    said: HashMap<String, String>,
    headers: &HeaderMap,
) -> Response {
    let language = said.get("language").and_then(|word| Language::parse(word));
    let style = Style {
        language: language.unwrap_or_else(|| asked::language(headers)),
        plain: said.get("words").is_some_and(|words| words == "plain"),
        now: door.house.clock.now(),
    };
    let made = make(door, at, id, peer, &said, headers, style).await;
    made.unwrap_or_else(|refusal| problem(door, &refusal, style))
}

async fn make(
    door: &Arc<Door>,
    at: usize,
    id: String,
    peer: IpAddr,
    said: &HashMap<String, String>,
    headers: &HeaderMap,
    style: Style,
) -> Result<Response, Refusal> {
    let credentials = asked::admit_page(headers)?;
    let head = asked::said(headers)?;
    let _slot = door.gate.enter().await.ok_or(Refusal::Busy)?;
    let document = &*door.pages.documents[at];
    let asking = Asking {
        door,
        id,
        client: asked::client(headers, peer, door.proxy.as_ref()),
        credentials,
        said: head,
        language: style.language,
        variables: variables(document, said),
        operation_name: None,
        document,
        operation: super::graphql::operation(document, None)?,
    };
    asking.check()?;
    asking.answer(|answer| page(door, PAGES[at].name, answer, style)).await
}

/// What the document declares and the address says.
fn variables(document: &Document, said: &HashMap<String, String>) -> Variables {
    let declared = document.parsed.operations.iter().flat_map(|(_, operation)| {
        operation.node.variable_definitions.iter().map(|variable| variable.node.name.node.to_string())
    });
    let given = declared.filter_map(|name| {
        let value = said.get(&name)?.clone();
        Some((Name::new(name), Value::String(value)))
    });
    let mut variables = Variables::default();
    variables.extend(given);
    variables
}

fn page(door: &Door, name: &str, answer: Answer, style: Style) -> Result<Response, Refusal> {
    if let Some(error) = answer.errors.into_iter().next() {
        return Err(Refusal::Told(Box::new(error)));
    }
    let is_there = match &answer.data {
        Value::Object(fields) => fields.values().next().is_some_and(|first| *first != Value::Null),
        _ => false,
    };
    if !is_there {
        return Err(Refusal::NoPage);
    }
    let data = answer.data.into_json().map_err(|e| Refusal::Halt(Fault::new(&e).into()))?;
    let text = door.pages.templates.page(name, &data, style);
    Ok(html(StatusCode::OK, text.map_err(|fault| Refusal::Halt(fault.into()))?))
}

/// A page that says why there is none, in the reader's words; the same for what isn't there and what is closed.
fn problem(door: &Door, refusal: &Refusal, style: Style) -> Response {
    metrics::counter!("amis_refused_total", "why" => refusal.code().name()).increment(1);
    let what = match refusal.code() {
        Code::NotFound => "not-found",
        Code::Unauthenticated => "sign-in",
        Code::Forbidden => "forbidden",
        Code::Unavailable | Code::RateLimited => "unavailable",
        Code::Internal => "broken",
        Code::BadInput | Code::TooCostly | Code::Conflict => "refused",
    };
    match door.pages.templates.problem(what, refusal.ticket(), style) {
        Ok(text) => {
            let mut response = html(refusal.status(), text);
            front::ask_to_retry(&mut response);
            response
        }
        Err(fault) => front::answer(&Refusal::Halt(fault.into()), style.language),
    }
}

fn html(status: StatusCode, text: String) -> Response {
    let mut response = (status, text).into_response();
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("accept-language, authorization, cookie"));
    response
}
