//! Files that pages load: the same for everybody, part of the program. Their addresses name what they hold, so that a
//! browser keeps them for good and still never shows a new page in an old style.
use super::door::Door;
use axum::{
    Router,
    extract::Path,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};

/// Name, type, content.
type File = (&'static str, &'static str, &'static [u8]);

macro_rules! files {
    ($($name:literal $kind:literal,)*) => {
        const FILES: &[File] = &[$(($name, $kind, include_bytes!(concat!("../../web/static/", $name))),)*];
    };
}

files! {
    "paper.css" "text/css; charset=utf-8",
    "theme.css" "text/css; charset=utf-8",
    "icons.svg" "image/svg+xml",
    "mark.svg" "image/svg+xml",
    "amis.js" "text/javascript; charset=utf-8",
    "titillium-400.woff2" "font/woff2",
    "titillium-600.woff2" "font/woff2",
    "LICENSES.txt" "text/plain; charset=utf-8",
}

/// They name nobody. Under an address of another version they are looked for again.
const KEPT: &str = "public, max-age=31536000, immutable";
const ASKED_AGAIN: &str = "no-cache";

/// What all of them hold, in a few letters.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let all = FILES.iter().fold(Sha256::new(), |all, (_, _, content)| all.chain_update(content));
    HEXLOWER.encode(&all.finalize()[..6])
});

/// The address of a file; `None` where there is none of this name.
pub(super) fn address(name: &str) -> Option<String> {
    let known = FILES.iter().any(|(known, ..)| *known == name);
    known.then(|| format!("/static/{}/{name}", *VERSION))
}

/// The routes of all files.
pub(super) fn router() -> Router<Arc<Door>> {
    let named = async |Path((version, name)): Path<(String, String)>| file(&name, version == *VERSION);
    // Sheets that were printed to a file go on looking for their style here.
    Router::new()
        .route("/static/{version}/{name}", get(named))
        .route("/static/paper.css", get(async || file("paper.css", false)))
}

fn file(name: &str, is_current: bool) -> Response {
    let Some((_, kind, content)) = FILES.iter().find(|(known, ..)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = if is_current { KEPT } else { ASKED_AGAIN };
    let headers: [(HeaderName, &str); 2] = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)];
    (headers, *content).into_response()
}
