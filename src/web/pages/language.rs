//! The language that a browser is answered in.
use super::{
    made::Visit,
    next,
    submit::{see, typed},
};
use crate::{
    locale::Language,
    web::{
        asked::{self, LANGUAGE_COOKIE},
        door::Door,
        refusal::Refusal,
    },
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use std::sync::Arc;

/// How long the browser keeps it, in seconds: a year.
const KEPT: u32 = 365 * 24 * 60 * 60;

/// `POST /language`: chosen, and back to where it was chosen.
pub(in crate::web) async fn choose(State(door): State<Arc<Door>>, request: Request) -> Response {
    let (visit, body) = Visit::of(door, request).await;
    chosen(&visit, body).await.unwrap_or_else(|refusal| visit.refused(&refusal))
}

async fn chosen(visit: &Visit, body: Body) -> Result<Response, Refusal> {
    asked::admit_form(&visit.headers)?;
    let typed = typed(&visit.headers, body).await?;
    let language = typed.one("language").and_then(Language::parse);
    let language = language.ok_or_else(|| Refusal::BadInput("`language` is it or en".to_owned()))?;
    let name = language.name();
    let cookie = format!("{LANGUAGE_COOKIE}={name}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={KEPT}");
    let cookie = HeaderValue::from_str(&cookie).map_err(|e| Refusal::BadInput(e.to_string()))?;
    let cookies = HeaderMap::from_iter([(header::SET_COOKIE, cookie)]);
    Ok(see(&next::back(typed.one("back")), &cookies))
}
