//! `PUT` and `GET /grants/{id}/evidence`: the signed paper beside a grant, for the same callers as `/graphql`.
use super::{
    asked,
    door::Door,
    front::{self, RequestId},
    refusal::Refusal,
};
use crate::{
    accounts::{self, Credentials, Said},
    call::{Call, Settled},
    consent::{self, EVIDENCE_MAX, EvidenceFile},
    kernel::{GrantId, Halt, Id, Problem},
    locale::Language,
};
use axum::{
    Extension,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use std::{sync::Arc, time::Duration};

/// How often an answer is made when access moves while it is made.
const TRIES: usize = 3;
/// How long a client may take to send a file.
const SENT_WITHIN: Duration = Duration::from_mins(1);

/// Puts a file beside a grant: 204, with its hash as `ETag`.
pub async fn put(
    State(door): State<Arc<Door>>,
    Extension(RequestId(id)): Extension<RequestId>,
    Path(grant): Path<String>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let language = asked::language(&head.headers);
    let put = async {
        let asking = Asking::of(&door, id, &head, language)?;
        let grant = parse(&grant)?;
        asking.may_attach(grant).await?;
        let _place = door.files.try_acquire().map_err(|_| Refusal::Busy)?;
        let bytes = asked::bytes(body, EVIDENCE_MAX, SENT_WITHIN).await?;
        let instead_of = head.headers.get(header::IF_MATCH).map(hash).transpose()?;
        let _slot = door.gate.enter().await.ok_or(Refusal::Busy)?;
        let call = asking.call().await?;
        Ok::<_, Refusal>(consent::attach(&call, grant, bytes.to_vec(), instead_of).await?)
    };
    match put.await {
        Ok(hash) => (StatusCode::NO_CONTENT, [(header::ETAG, tag(&hash))]).into_response(),
        Err(refusal) => refused(refusal, language),
    }
}

/// Answers the file beside a grant, once it is written down who reads it.
pub async fn get(
    State(door): State<Arc<Door>>,
    Extension(RequestId(id)): Extension<RequestId>,
    Path(grant): Path<String>,
    request: Request,
) -> Response {
    let (head, _) = request.into_parts();
    let language = asked::language(&head.headers);
    let get = async {
        let asking = Asking::of(&door, id, &head, language)?;
        let grant = parse(&grant)?;
        let _place = door.files.try_acquire().map_err(|_| Refusal::Busy)?;
        let _slot = door.gate.enter().await.ok_or(Refusal::Busy)?;
        asking.read(grant).await
    };
    match get.await {
        Ok(file) => attachment(file),
        Err(refusal) => refused(refusal, language),
    }
}

fn parse(grant: &str) -> Result<GrantId, Halt> {
    GrantId::parse(grant).ok_or_else(|| Problem::not_found("grant").into())
}

/// A request that was not refused by its head.
struct Asking<'r> {
    door: &'r Arc<Door>,
    id: String,
    credentials: Credentials,
    said: Said,
    language: Language,
}

impl<'r> Asking<'r> {
    fn of(door: &'r Arc<Door>, id: String, head: &Parts, language: Language) -> Result<Self, Refusal> {
        let credentials = asked::admit_page(&head.headers)?;
        let said = asked::said(&head.headers)?;
        Ok(Self { door, id, credentials, said, language })
    }

    async fn call(&self) -> Result<Call, Refusal> {
        let house = &self.door.house;
        let caller = accounts::authenticate(house, &self.credentials, self.said.clone()).await;
        let caller = caller.map_err(Refusal::of_caller)?;
        Ok(Call::new(Arc::clone(house), caller, self.language, self.id.clone()))
    }

    async fn may_attach(&self, grant: GrantId) -> Result<(), Refusal> {
        let _slot = self.door.gate.enter().await.ok_or(Refusal::Busy)?;
        let call = self.call().await?;
        let may = consent::may_attach(&call, grant).await;
        call.release().await;
        Ok(may?)
    }

    async fn read(&self, grant: GrantId) -> Result<EvidenceFile, Refusal> {
        for _ in 0..TRIES {
            let call = self.call().await?;
            let file = consent::evidence(&call, grant).await;
            match call.settle().await {
                Ok(Settled::Kept) => return Ok(file?),
                Ok(Settled::Moved) => metrics::counter!("amis_answers_made_again_total").increment(1),
                Err(Halt::Fault(fault)) => return Err(Refusal::Unrecorded(fault)),
                Err(halt) => return Err(halt.into()),
            }
        }
        Err(Halt::Unavailable.into())
    }
}

/// A hash in the header that names it, with or without its quotation marks.
fn hash(value: &HeaderValue) -> Result<String, Refusal> {
    let text = value.to_str().map_err(|_| Refusal::BadInput("`If-Match` names no file".to_owned()))?;
    Ok(text.trim().trim_matches('"').to_ascii_lowercase())
}

fn tag(hash: &str) -> String {
    format!("\"{hash}\"")
}

/// A file that a browser saves and never shows: what somebody sent runs nowhere.
fn attachment(file: EvidenceFile) -> Response {
    let name = format!("attachment; filename=\"evidence.{}\"", file.kind.name());
    let mut headers = HeaderMap::new();
    let fixed: [(HeaderName, &'static str); 4] = [
        (header::CONTENT_TYPE, file.kind.media()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    headers.extend(fixed.map(|(header, value)| (header, HeaderValue::from_static(value))));
    for (header, value) in [(header::CONTENT_DISPOSITION, name), (header::ETAG, tag(&file.sha256))] {
        headers.extend(HeaderValue::try_from(value).ok().map(|value| (header, value)));
    }
    (headers, file.bytes).into_response()
}

/// The refusal, in its reader's words.
fn refused(refusal: Refusal, language: Language) -> Response {
    metrics::counter!("amis_refused_total", "why" => refusal.code().name()).increment(1);
    let Refusal::Halt(Halt::Refused(problem)) = refusal else { return front::answer(&refusal, language) };
    let status = match problem.code {
        "evidence.too_long" => StatusCode::PAYLOAD_TOO_LARGE,
        "evidence.type_not_allowed" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "evidence.exists" | "evidence.another" => StatusCode::CONFLICT,
        "not_found" => StatusCode::NOT_FOUND,
        _ => StatusCode::BAD_REQUEST,
    };
    front::answer(&Refusal::Refused { status, problem }, language)
}
