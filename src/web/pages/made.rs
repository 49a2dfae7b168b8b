//! One visit to a page: who comes, what the address says, and what is asked and shown in their name.
use super::{Framed, PAGES, fields::Fields, inputs::Wrongs};
use crate::{
    kernel::{Fault, Halt, Id as _, UserId, random},
    locale::{self, Language},
    web::{
        asked,
        documents::Document,
        door::Door,
        front::{self, RequestId},
        graphql::{self, Asking},
        limits,
        refusal::{Code, Refusal},
        server::Peer,
        template::Style,
    },
};
use async_graphql::{Name, Response as Answer, Value, Variables};
use axum::{
    body::Body,
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, HeaderValue, Request, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use serde_json::{Value as Json, json};
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Headers of every page: nobody keeps it, and it loads what is ours and nothing else.
const HEADERS: [(&str, &str); 4] = [
    ("cache-control", "private, no-store"),
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    // Without one of its own a form would be sent as from nowhere.
    ("referrer-policy", "same-origin"),
    ("vary", "accept-language, authorization, cookie"),
];

/// Of a page that is the same for everybody: five minutes old is new enough.
const KEPT_BY_ANYBODY: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// One visit.
pub(super) struct Visit {
    pub(super) door: Arc<Door>,
    id: String,
    peer: IpAddr,
    pub(super) headers: HeaderMap,
    /// What the address says: its path's variables before its query's.
    pub(super) said: Fields,
    /// Path and query.
    address: String,
    /// Whether what was typed waits for whoever signs in again.
    kept: AtomicBool,
}

/// What a page shows beside its document's answer.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// What was typed.
    pub(super) values: Fields,
    /// Which form it was typed into.
    pub(super) sent: Option<&'static str>,
    /// How far that form has come, where it wasn't meant to be sent yet.
    pub(super) step: Option<&'static str>,
    /// What it would say, each value of its type.
    pub(super) input: Json,
    /// Why nothing was done.
    pub(super) problems: Json,
    /// What a form's mutation answered that led nowhere yet.
    pub(super) done: Json,
    /// Whether what was typed was kept while its author signed in again.
    pub(super) restored: bool,
}

impl Visit {
    /// Of a request; what is left is its body.
    pub(super) async fn of(door: Arc<Door>, request: Request<Body>) -> (Self, Body) {
        let (mut parts, body) = request.into_parts();
        let path = RawPathParams::from_request_parts(&mut parts, &()).await;
        let path: Fields =
            path.iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let query = Fields::read(parts.uri.query().unwrap_or_default().as_bytes()).unwrap_or_default();
        let address = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0);
        let (headers, said, kept) = (parts.headers, path.before(query), AtomicBool::new(false));
        (Self { door, id, peer, headers, said, address, kept }, body)
    }

    pub(super) fn style(&self) -> Style {
        let language = self.said.one("language").and_then(Language::parse);
        Style {
            language: language.unwrap_or_else(|| asked::language(&self.headers)),
            plain: self.said.one("words") == Some("plain"),
            now: self.door.house.clock.now(),
        }
    }

    /// Asks a document in the visitor's name.
    pub(super) async fn ask<T>(
        &self,
        document: &Document,
        variables: Variables,
        told: impl Fn(Answer) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let asking = Asking {
            door: &self.door,
            id: self.id.clone(),
            client: asked::client(&self.headers, self.peer, self.door.proxy.as_ref()),
            credentials: asked::admit_look(&self.headers)?,
            said: asked::said_by_link(&self.headers, self.said.one("purpose"))?,
            language: self.style().language,
            variables,
            operation_name: None,
            document,
            operation: graphql::operation(document, None)?,
        };
        asking.check()?;
        asking.answer(told).await
    }

    /// Asks a page's document and shows what is answered.
    pub(super) async fn page(
        &self,
        at: usize,
        beside: &Beside,
        status: StatusCode,
    ) -> Result<Response, Refusal> {
        let asked = &self.door.pages.documents[at];
        let frame = match asked.framed {
            Framed::Never => None,
            Framed::WhereSignedIn => self.frame().await?,
            Framed::Always => Some(self.frame().await?.ok_or(Halt::Unauthenticated)?),
        };
        let found = frame.as_ref().and_then(|frame| self.left(at, frame, beside));
        let beside = found.as_ref().unwrap_or(beside);
        // What is searched for is typed, and stands in no address.
        let said = self.said.clone().before(beside.values.clone());
        let variables = self.variables(&asked.page, &said);
        self.ask(&asked.page, variables, |answer| self.shown(at, frame.as_ref(), answer, beside, status))
            .await
    }

    /// What the reader typed here before their session ran out, where the page is merely looked at.
    fn left(&self, at: usize, frame: &Json, beside: &Beside) -> Option<Beside> {
        if beside.sent.is_some() || PAGES[at].forms.is_empty() {
            return None;
        }
        let reader = UserId::parse(frame["viewer"]["id"].as_str()?)?;
        let (form, values) = self.door.shelf.find(&self.place(reader), self.style().now)?;
        Some(Beside { values, sent: Some(form), restored: true, ..Beside::default() })
    }

    fn place(&self, user: UserId) -> (UserId, String) {
        (user, self.address.split('?').next().unwrap_or_default().to_owned())
    }

    /// Keeps what was typed for whoever's session ran out meanwhile.
    pub(super) async fn keep(&self, form: &'static str, typed: &Fields) {
        let Ok(credentials) = asked::admit_form(&self.headers) else { return };
        let Some(user) = graphql::whose_ran_out(&self.door, &credentials).await else { return };
        self.door.shelf.keep(self.place(user), form, typed.clone(), self.style().now);
        self.kept.store(true, Ordering::Relaxed);
    }

    /// What was kept of this page was sent, or overtaken.
    pub(super) async fn sent(&self) {
        if self.door.shelf.holds(self.address.split('?').next().unwrap_or_default())
            && let Ok(Some(frame)) = self.frame().await
            && let Some(user) = frame["viewer"]["id"].as_str().and_then(UserId::parse)
        {
            self.door.shelf.forget(&self.place(user));
        }
    }

    /// Who looks, and how much waits for them; `None` for nobody.
    pub(super) async fn frame(&self) -> Result<Option<Json>, Refusal> {
        match self.ask(&self.door.pages.frame, Variables::default(), told).await {
            // What waits is told to nobody who isn't signed in.
            Err(refusal) if matches!(refusal.code(), Code::Unauthenticated) => Ok(None),
            frame => frame.map(|frame| if frame["viewer"].is_null() { None } else { Some(frame) }),
        }
    }

    /// What the document declares and the address says.
    fn variables(&self, document: &Document, said: &Fields) -> Variables {
        let inputs = &self.door.pages.inputs;
        let declared = document.parsed.operations.iter().flat_map(|(_, one)| &one.node.variable_definitions);
        let given = declared.filter_map(|variable| {
            let (name, ty) = (variable.node.name.node.as_str(), &variable.node.var_type.node);
            Some((Name::new(name), inputs.variable(name, ty, said)?))
        });
        let mut variables = Variables::default();
        variables.extend(given);
        variables
    }

    fn shown(
        &self,
        at: usize,
        frame: Option<&Json>,
        answer: Answer,
        beside: &Beside,
        status: StatusCode,
    ) -> Result<Response, Refusal> {
        let is_there = is_there(&answer);
        let mut data = told(answer)?;
        if !is_there {
            return Err(Refusal::NoPage);
        }
        if let (Json::Object(data), Some(Json::Object(frame))) = (&mut data, frame) {
            data.extend(frame.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        let (page, style) = (&PAGES[at], self.style());
        let text = self.door.pages.templates.page(page.name, &data, &self.beside(at, beside), style);
        let text = text.map_err(|fault| Refusal::Halt(fault.into()))?;
        limits::check_answer(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
        let mut response = answered(status, kind(page.name), text);
        if super::KEPT_BY_ANYBODY.contains(&page.path) && !self.headers.contains_key(header::COOKIE) {
            response.headers_mut().insert(header::CACHE_CONTROL, KEPT_BY_ANYBODY);
        }
        Ok(response)
    }

    fn beside(&self, at: usize, beside: &Beside) -> Json {
        // Only what a form of ours is called can have been done.
        let mut forms = PAGES.iter().flat_map(|page| page.forms);
        let done = self.said.one("done").and_then(|word| forms.find(|form| form.name == word));
        let mut all = self::beside(PAGES[at].path, beside);
        all["address"] = self.address.as_str().into();
        all["asked"] = values(&self.said);
        all["told"] = done.map(|form| form.name).into();
        all["idle"] = self.door.house.terms.idle.num_seconds().into();
        all
    }

    /// What was typed and can't be of its type, as the API would say it.
    pub(super) fn wrong(&self, wrongs: &Wrongs) -> Json {
        let language = self.style().language;
        let one = |(field, wrong): &(String, super::inputs::Wrong)| {
            let message = locale::message(language, &wrong.code().replace('.', "-"), &[]);
            json!({ "code": wrong.code(), "field": field, "message": message })
        };
        wrongs.iter().map(one).collect()
    }

    /// A page that says why there is none, in the reader's words; the same for what isn't there and what is closed. Who isn't
    /// signed in can do so at once, and comes back.
    pub(super) fn refused(&self, refusal: &Refusal) -> Response {
        tracing::debug!(why = refusal.words(Language::En), "a page is refused");
        metrics::counter!("amis_refused_total", "why" => refusal.code().name()).increment(1);
        let what = what(refusal);
        let style = self.style();
        let text = if what == "sign-in" {
            let mut beside = self.beside(0, &Beside::default());
            beside["kept"] = self.kept.load(Ordering::Relaxed).into();
            beside["back"] = super::next::back(Some(&self.address)).into();
            self.door.pages.templates.page("accounts/sign_in.html", &json!({}), &beside, style)
        } else {
            // An address that names nothing isn't written down again: what isn't there and what is closed are one page.
            // Who came by a link from elsewhere comes again from here.
            let again = matches!(refusal, Refusal::OtherSite).then(|| super::next::back(Some(&self.address)));
            let beside =
                json!({ "problem": what, "ticket": refusal.ticket(), "again": again, "address": "/" });
            self.door.pages.templates.problem(&beside, style)
        };
        match text {
            Ok(text) => {
                let mut response = answered(refusal.status(), HTML, text);
                front::ask_to_retry(&mut response);
                response
            }
            Err(fault) => front::answer(&Refusal::Halt(fault.into()), style.language),
        }
    }
}

/// What a page is shown with, where its address says nothing more than its path.
pub(super) fn beside(path: &str, beside: &Beside) -> Json {
    json!({
        "path": path,
        "address": path,
        "asked": [],
        "sent_values": values(&beside.values),
        "sent": beside.sent,
        "step": beside.step,
        "input": beside.input,
        "problems": if beside.problems.is_null() { json!([]) } else { beside.problems.clone() },
        "done": beside.done,
        "told": null,
        "restored": beside.restored,
        "idle": 0,
        "once": HEXLOWER.encode(&random::bytes::<16>()),
    })
}

fn values(fields: &Fields) -> Json {
    fields.iter().map(|(name, value)| json!([name, value])).collect()
}

/// Which of our pages says so. What was done and can't be shown must not be tried again.
fn what(refusal: &Refusal) -> &'static str {
    match refusal.code() {
        _ if matches!(refusal, Refusal::Committed) => "committed",
        Code::NotFound => "not-found",
        Code::Unauthenticated => "sign-in",
        Code::Forbidden => "forbidden",
        Code::Unavailable | Code::RateLimited => "unavailable",
        Code::Internal => "broken",
        Code::BadInput | Code::TooCostly | Code::Conflict => "refused",
    }
}

/// Whether the first of what was asked for is there.
fn is_there(answer: &Answer) -> bool {
    match &answer.data {
        Value::Object(fields) => fields.values().next().is_some_and(|first| *first != Value::Null),
        _ => false,
    }
}

/// The data of an answer, or what its first error says.
pub(super) fn told(answer: Answer) -> Result<Json, Refusal> {
    if let Some(error) = answer.errors.into_iter().next() {
        return Err(Refusal::Told(Box::new(error)));
    }
    match answer.data {
        data @ Value::Object(_) => data.into_json().map_err(|e| Refusal::Halt(Fault::new(&e).into())),
        _ => Err(Refusal::NoPage),
    }
}

const HTML: &str = "text/html; charset=utf-8";

/// A page, or a table for other programs, by what the template is called.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "csv")) => "text/csv; charset=utf-8",
        _ => HTML,
    }
}

fn answered(status: StatusCode, kind: &'static str, text: String) -> Response {
    let mut response = (status, text).into_response();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
