//! A form is sent: its mutation is asked, and leads on; or the page is shown again, with what was typed and why nothing
//! was done.
use super::{
    Form, PAGES,
    fields::Fields,
    made::{Beside, Visit, told},
    next,
};
use crate::{
    kernel::Halt,
    web::{
        asked::{self, BODY_MAX},
        documents::Document,
        door::Door,
        refusal::{Code, Refusal},
    },
};
use async_graphql::{Name, Variables};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value as Json;
use std::{sync::Arc, time::Duration};

/// How long somebody may take to send a form.
const BODY_WAIT_MAX: Duration = Duration::from_secs(10);
/// Largest form with a file, in bytes.
const FILE_MAX: usize = 4 * 1024 * 1024 + BODY_MAX;
/// How long somebody may take to send it.
const FILE_WAIT_MAX: Duration = Duration::from_mins(1);
/// How a template says that its form sends a file.
const TAKES_FILES: &str = "enctype=\"multipart/form-data\"";
/// The field of the file: it is sent anew each time, and never shown again.
const FILE: &str = "map";
/// What a page is told that is looked at and asked for what was typed: what is searched for stands in no address.
const LOOK: &str = "look";
/// The steps of a form before it is sent, as the button says that is pressed: what it would do is shown, or what was typed is
/// shown again to be changed.
const STEPS: [&str; 2] = [PREVIEW, "change"];
const PREVIEW: &str = "preview";

/// A form of the page at this place of the list.
pub(super) async fn submit(at: usize, door: Arc<Door>, request: Request) -> Response {
    let (visit, body) = Visit::of(door, request).await;
    made(at, &visit, body).await.unwrap_or_else(|refusal| visit.refused(&refusal))
}

async fn made(at: usize, visit: &Visit, body: Body) -> Result<Response, Refusal> {
    asked::admit_form(&visit.headers)?;
    let typed = sent(at, visit, body).await?;
    let _slot = visit.door.gate.enter().await.ok_or(Refusal::Busy)?;
    let named = typed.one("do").unwrap_or_default();
    if named == LOOK {
        let beside = Beside { values: typed, ..Beside::default() };
        return visit.page(at, &beside, StatusCode::OK).await;
    }
    let form = PAGES[at].forms.iter().position(|form| form.name == named).ok_or(Refusal::NoPage)?;
    let step = STEPS.into_iter().find(|step| typed.one("step") == Some(step));
    let acted = match step {
        Some(step) => look(visit, at, form, step, &typed),
        None => match act(visit, at, form, &typed).await {
            Err(refusal) if matches!(refusal.code(), Code::Unauthenticated) => {
                visit.keep(PAGES[at].forms[form].name, &typed.without(FILE)).await;
                return Err(refusal);
            }
            acted => acted?,
        },
    };
    let typed = typed.without(FILE);
    match acted {
        Acted::Done(response) => {
            visit.sent().await;
            Ok(response)
        }
        Acted::Not { beside, status } => {
            let sent = Some(PAGES[at].forms[form].name);
            let done = !beside.done.is_null();
            let page = visit.page(at, &Beside { values: typed, sent, ..beside }, status).await;
            // What is done is not told to be tried again, whatever becomes of the page that would say so.
            page.map_err(|refusal| if done { Refusal::Committed } else { refusal })
        }
    }
}

/// What came of it.
enum Acted {
    Done(Response),
    Not { beside: Beside, status: StatusCode },
}

impl Acted {
    fn refused(problems: Json) -> Self {
        Self::Not {
            beside: Beside { problems, ..Beside::default() },
            status: StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// A step before the form is sent. What would be done is shown once it can be read.
fn look(visit: &Visit, at: usize, form: usize, step: &'static str, typed: &Fields) -> Acted {
    let mut beside = Beside { step: Some(step), ..Beside::default() };
    if step == PREVIEW {
        let document = &visit.door.pages.documents[at].forms[form];
        match input(visit, document, &typed.clone().before(visit.said.clone())) {
            Ok(variables) => {
                let input = variables.get("input").cloned().unwrap_or_default();
                beside.input = input.into_json().unwrap_or_default();
            }
            Err(problems) => return Acted::refused(problems),
        }
    }
    Acted::Not { beside, status: StatusCode::OK }
}

async fn act(visit: &Visit, at: usize, form: usize, typed: &Fields) -> Result<Acted, Refusal> {
    let document = &visit.door.pages.documents[at].forms[form];
    let fields = typed.clone().before(visit.said.clone());
    let variables = match input(visit, document, &fields) {
        Ok(variables) => variables,
        Err(problems) => return Ok(Acted::refused(problems)),
    };
    let form = &PAGES[at].forms[form];
    let answered = visit.ask(document, variables, |mut answer| {
        let headers = std::mem::take(&mut answer.http_headers);
        Ok((told(answer)?, headers))
    });
    let (answer, headers) = answered.await?;
    let problems = answer["done"]["problems"].clone();
    if problems.as_array().is_some_and(|all| !all.is_empty()) {
        return Ok(Acted::refused(problems));
    }
    // Where it leads is where the form stands, whatever was typed.
    let fields = visit.said.clone().before(typed.clone());
    let Some(address) = goes_on(form, &fields, &answer) else {
        if form.next == next::HERE {
            visit.sent().await;
        }
        let beside = Beside { done: answer["done"].clone(), ..Beside::default() };
        return Ok(Acted::Not { beside, status: StatusCode::OK });
    };
    Ok(Acted::Done(see(&next::telling(&address, form.name), &headers)))
}

fn goes_on(form: &Form, fields: &Fields, answer: &Json) -> Option<String> {
    if form.next.is_empty() {
        Some(next::back(fields.one("back")))
    } else if form.next == next::HERE {
        None
    } else {
        next::address(form.next, fields, answer)
    }
}

/// The document's one variable, where it has one.
fn input(visit: &Visit, document: &Document, fields: &Fields) -> Result<Variables, Json> {
    let mut variables = Variables::default();
    let declared = document.parsed.operations.iter().flat_map(|(_, one)| &one.node.variable_definitions);
    for variable in declared {
        let value = visit.door.pages.inputs.form(&variable.node.var_type.node, fields);
        let value = value.map_err(|wrongs| visit.wrong(&wrongs))?;
        variables.insert(Name::new(variable.node.name.node.as_str()), value);
    }
    Ok(variables)
}

/// The fields of a form of this page. A file is read for whoever is signed in, alone.
async fn sent(at: usize, visit: &Visit, body: Body) -> Result<Fields, Refusal> {
    let kind =
        visit.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(kind) else { return typed(&visit.headers, body).await };
    if !PAGES[at].template.contains(TAKES_FILES) {
        return Err(Refusal::ContentType);
    }
    visit.frame().await?.ok_or(Halt::Unauthenticated)?;
    let bytes = asked::bytes(body, FILE_MAX, FILE_WAIT_MAX).await?;
    let fields = Fields::read_parts(&boundary, bytes).await;
    fields.ok_or_else(|| Refusal::BadInput("the body is no form, or its file no text".to_owned()))
}

/// The fields of a form's body.
pub(in crate::web) async fn typed(headers: &HeaderMap, body: Body) -> Result<Fields, Refusal> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
        return Err(Refusal::ContentType);
    }
    let bytes = asked::bytes(body, BODY_MAX, BODY_WAIT_MAX).await?;
    Fields::read(&bytes).ok_or_else(|| Refusal::BadInput("the body is no form".to_owned()))
}

/// Elsewhere, by a request of its own: to load the page again does nothing again.
pub(in crate::web) fn see(address: &str, more: &HeaderMap) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    headers.extend(more.iter().map(|(name, value)| (name.clone(), value.clone())));
    if let Ok(address) = HeaderValue::from_str(address) {
        headers.insert(header::LOCATION, address);
    }
    response
}
