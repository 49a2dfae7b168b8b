//! What a request to `/graphql` asks, once its head and body have been looked at.
use super::refusal::Refusal;
use crate::{
    accounts::{Client, Credentials, DEVICE_COOKIE, SESSION_COOKIE, Said},
    call::{BEHALF_MAX, Behalf},
    locale::{self, Language},
    policy::Purpose,
};
use async_graphql::Variables;
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, header},
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::Deserialize;
use std::{net::IpAddr, time::Duration};
use tokio::time::timeout;

/// Longest body that is read, in bytes.
pub const BODY_MAX: usize = 64 * 1024;
/// How long a client may take to send it.
const BODY_WAIT_MAX: Duration = Duration::from_secs(10);
/// The cookie in which a browser keeps the language that was chosen in it.
pub const LANGUAGE_COOKIE: &str = "__Host-amis-language";
/// The header in which a caller says why it asks.
const PURPOSE: &str = "amis-purpose";

/// One request in GraphQL. A list of them is refused.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// The document's text; absent when its hash is given.
    pub query: Option<String>,
    /// Which of its operations, where it has several.
    pub operation_name: Option<String>,
    /// Their values; absent and `null` are none.
    #[serde(default, deserialize_with = "or_default")]
    pub variables: Variables,
    #[serde(default, deserialize_with = "or_default")]
    extensions: Extensions,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Extensions {
    persisted_query: Option<PersistedQuery>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PersistedQuery {
    sha256_hash: String,
}

impl Asked {
    /// The hash that stands for, or beside, the document.
    pub fn hash(&self) -> Option<&str> {
        self.extensions.persisted_query.as_ref().map(|query| query.sha256_hash.as_str())
    }
}

fn or_default<'de, D: serde::Deserializer<'de>, T: Default + Deserialize<'de>>(
    from: D,
) -> Result<T, D::Error> {
    Option::<T>::deserialize(from).map(Option::unwrap_or_default)
}

/// Refuses by the head alone; what comes back is who is asking.
pub fn admit(headers: &HeaderMap) -> Result<Credentials, Refusal> {
    let is_json = |value: &str| {
        value.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
    };
    if !text(headers, header::CONTENT_TYPE.as_str()).is_some_and(is_json) {
        return Err(Refusal::ContentType);
    }
    admit_page(headers)
}

/// The same for a page or a file, which are not asked for in JSON. A look at one is written down, so that another site
/// must not be able to make its visitor's browser look.
pub fn admit_page(headers: &HeaderMap) -> Result<Credentials, Refusal> {
    let credentials = credentials(headers);
    match (origin(headers), &credentials) {
        // Only a browser sends a cookie without being told to, and browsers say where a POST comes from. A
        // token is never sent by a browser on its own.
        (Origin::Same, _) | (Origin::Unsaid, Credentials::Nothing) | (_, Credentials::Bearer(_)) => {
            Ok(credentials)
        }
        (Origin::Unsaid | Origin::Other, _) => Err(Refusal::OtherSite),
    }
}

/// The same for a form. Nobody is made to sign in as somebody else: who has no session yet is sent by a page of ours too.
pub fn admit_form(headers: &HeaderMap) -> Result<Credentials, Refusal> {
    match (origin(headers), credentials(headers)) {
        (Origin::Unsaid, Credentials::Nothing) => Err(Refusal::OtherSite),
        _ => admit_page(headers),
    }
}

/// Where the request comes from: by the peer's address, or by what a proxy that is believed says of it.
pub fn client(headers: &HeaderMap, peer: IpAddr, proxy: Option<&IpAddr>) -> Client {
    let forwarded = || {
        let said = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        said.rsplit(',').next()?.trim().parse().ok()
    };
    let by_proxy = proxy.is_some_and(|proxy| *proxy == peer.to_canonical());
    let address = by_proxy.then(forwarded).flatten().unwrap_or(peer);
    Client::new(address, cookie(headers, SESSION_COOKIE), cookie(headers, DEVICE_COOKIE))
}

/// What the head says of the request.
pub fn said(headers: &HeaderMap) -> Result<Said, Refusal> {
    Ok(Said { purpose: purpose(headers)?, behalf: behalf(headers)? })
}

/// The same of a page: a link can't send the header that says for what it is asked, and names the purpose in its address.
pub fn said_by_link(headers: &HeaderMap, named: Option<&str>) -> Result<Said, Refusal> {
    let said = said(headers)?;
    let purpose = named.map(|word| {
        Purpose::parse(word).ok_or_else(|| Refusal::BadInput("`purpose` names no purpose".to_owned()))
    });
    Ok(Said { purpose: purpose.transpose()?.or(said.purpose), ..said })
}

fn behalf(headers: &HeaderMap) -> Result<Behalf, Refusal> {
    // Of two names none is believed: empty is no name.
    let bytes = |name: &str| {
        let mut said = headers.get_all(name).iter().map(axum::http::HeaderValue::as_bytes);
        said.next().map(|first| if said.next().is_none() { first } else { &[] })
    };
    Behalf::of(bytes(Behalf::HUMAN), bytes(Behalf::RUN)).map_err(|header| {
        Refusal::BadInput(format!("`{header}` is one line of 1 to {BEHALF_MAX} characters in UTF-8"))
    })
}

fn purpose(headers: &HeaderMap) -> Result<Option<Purpose>, Refusal> {
    let Some(said) = headers.get(PURPOSE) else { return Ok(None) };
    let purpose = said.to_str().ok().and_then(|word| Purpose::parse(&word.to_ascii_lowercase()));
    purpose.map(Some).ok_or_else(|| Refusal::BadInput("`Amis-Purpose` names no purpose".to_owned()))
}

/// The same for somebody who only looks: who brings no credentials may come from anywhere, as by a link in a mail, and is
/// nobody.
pub fn admit_look(headers: &HeaderMap) -> Result<Credentials, Refusal> {
    match credentials(headers) {
        Credentials::Nothing => Ok(Credentials::Nothing),
        _ => admit_page(headers),
    }
}

/// Whether it is somebody at a browser who reads the answer.
pub fn reads_pages(headers: &HeaderMap) -> bool {
    text(headers, header::ACCEPT.as_str()).is_some_and(|kinds| kinds.contains("text/html"))
}

/// The language that the caller reads: as the browser was told here, else as it says.
pub fn language(headers: &HeaderMap) -> Language {
    let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(Language::parse);
    chosen.unwrap_or_else(|| accepted(headers))
}

fn accepted(headers: &HeaderMap) -> Language {
    locale::accepted(text(headers, header::ACCEPT_LANGUAGE.as_str()).unwrap_or_default())
}

/// Reads a body to its end: counted while it is read, whatever its head says of its length.
pub async fn bytes(body: Body, most: usize, within: Duration) -> Result<Bytes, Refusal> {
    match timeout(within, Limited::new(body, most).collect()).await {
        Err(_) => Err(Refusal::TooSlow),
        Ok(Err(e)) if e.is::<LengthLimitError>() => Err(Refusal::TooLong(most)),
        Ok(Err(_)) => Err(Refusal::BadInput("the body broke off".to_owned())),
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
    }
}

/// Reads the body to its end.
pub async fn read(body: Body) -> Result<Asked, Refusal> {
    let bytes = bytes(body, BODY_MAX, BODY_WAIT_MAX).await?;
    serde_json::from_slice(&bytes).map_err(|e| {
        // The library's own words would quote the body.
        Refusal::BadInput(format!(
            "the body is no request in GraphQL (line {}, column {})",
            e.line(),
            e.column()
        ))
    })
}

enum Origin {
    Same,
    Other,
    Unsaid,
}

fn origin(headers: &HeaderMap) -> Origin {
    if let Some(site) = text(headers, "sec-fetch-site") {
        return if matches!(site, "same-origin" | "none") { Origin::Same } else { Origin::Other };
    }
    // A browser that says neither where a look comes from still names the page that led to it.
    let said = [header::ORIGIN, header::REFERER].into_iter().find_map(|name| text(headers, name.as_str()));
    let Some(origin) = said else { return Origin::Unsaid };
    let host = text(headers, header::HOST.as_str());
    let authority = origin.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or(rest));
    if authority.is_some() && authority == host { Origin::Same } else { Origin::Other }
}

fn credentials(headers: &HeaderMap) -> Credentials {
    if let Some(sent) = text(headers, header::AUTHORIZATION.as_str()) {
        // Something else than a bearer's token is looked up as one, and is nobody's.
        return Credentials::bearer(sent.strip_prefix("Bearer ").unwrap_or(sent).trim());
    }
    cookie(headers, SESSION_COOKIE).map_or(Credentials::Nothing, Credentials::session)
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let json = [("content-type", "application/json; charset=utf-8"), ("host", "amis.test")];
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        json.iter().chain(pairs).map(pair).collect()
    }

    const COOKIE: (&str, &str) = ("cookie", "lang=it; __Host-amis=secret");

    #[test]
    fn a_session_must_say_where_it_comes_from() {
        assert!(matches!(admit(&headers(&[COOKIE])), Err(Refusal::OtherSite)));
        let own = headers(&[COOKIE, ("origin", "https://amis.test")]);
        assert!(matches!(admit(&own), Ok(Credentials::Session(_))));
        assert!(admit(&headers(&[COOKIE, ("sec-fetch-site", "same-origin")])).is_ok());
        assert!(admit_look(&headers(&[COOKIE, ("referer", "https://amis.test/people?after=x")])).is_ok());
    }

    #[test]
    fn a_form_comes_from_a_page_of_ours() {
        assert!(matches!(admit_form(&headers(&[])), Err(Refusal::OtherSite)));
        assert!(matches!(admit_form(&headers(&[COOKIE])), Err(Refusal::OtherSite)));
        assert!(matches!(admit_form(&headers(&[("origin", "https://evil.test")])), Err(Refusal::OtherSite)));
        assert!(matches!(admit_form(&headers(&[("origin", "https://amis.test")])), Ok(Credentials::Nothing)));
    }

    #[test]
    fn who_follows_a_link_from_elsewhere_is_nobody() {
        let link = ("sec-fetch-site", "cross-site");
        assert!(matches!(admit_look(&headers(&[link])), Ok(Credentials::Nothing)));
        assert!(matches!(admit_look(&headers(&[COOKIE, link])), Err(Refusal::OtherSite)));
    }

    #[test]
    fn a_language_that_was_chosen_goes_before_the_browsers() {
        let browser = ("accept-language", "it");
        assert_eq!(language(&headers(&[browser, ("cookie", "__Host-amis-language=en")])), Language::En);
        assert_eq!(language(&headers(&[browser, ("cookie", "__Host-amis-language=xx")])), Language::It);
    }

    #[test]
    fn another_site_is_refused() {
        for said in [
            ("origin", "https://evil.test"),
            ("origin", "null"),
            ("origin", "https://amis.test.evil.test"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("referer", "https://evil.test/amis.test"),
        ] {
            assert!(matches!(admit(&headers(&[COOKIE, said])), Err(Refusal::OtherSite)), "{said:?}");
            assert!(matches!(admit(&headers(&[said])), Err(Refusal::OtherSite)), "{said:?}");
        }
    }

    #[test]
    fn a_token_goes_before_a_cookie_and_may_come_from_anywhere() {
        let sent = headers(&[COOKIE, ("authorization", "Bearer amis_x"), ("origin", "https://else.test")]);
        assert!(matches!(admit(&sent), Ok(Credentials::Bearer(_))));
    }

    #[test]
    fn only_json_is_read() {
        for kind in
            ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"]
        {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
            assert!(matches!(admit(&headers), Err(Refusal::ContentType)), "{kind}");
        }
        assert!(matches!(admit(&HeaderMap::new()), Err(Refusal::ContentType)));
    }

    #[tokio::test]
    async fn a_batch_is_refused() {
        assert!(matches!(read(Body::from("[{\"query\":\"{a}\"}]")).await, Err(Refusal::BadInput(_))));
        assert!(read(Body::from("{\"query\":\"{a}\",\"variables\":null}")).await.is_ok());
        assert!(matches!(read(Body::from(vec![b' '; BODY_MAX + 1])).await, Err(Refusal::TooLong(BODY_MAX))));
    }
}
