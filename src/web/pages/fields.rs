//! What somebody typed: names and values, as an address's query and a form's body write them.
use axum::body::Bytes;
use futures_util::stream;
use multer::Multipart;
use std::{convert::Infallible, future::ready};

/// Fields that are read of one form; what comes after is left out.
const FIELDS_MAX: usize = 400;

/// Names with their values, in their order; a name may stand there several times.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`; `None` for what isn't.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let mut all: Vec<(String, String)> = serde_urlencoded::from_bytes(text).ok()?;
        all.truncate(FIELDS_MAX);
        Some(Self(all))
    }

    /// Reads `multipart/form-data`, at most so many bytes of it: how a form sends a file, whose text is its field's value.
    /// `None` for what isn't, and for a file that is no text.
    pub(super) async fn read_parts(boundary: &str, bytes: Bytes) -> Option<Self> {
        let whole = stream::once(ready(Ok::<_, Infallible>(bytes)));
        let (mut parts, mut all) = (Multipart::new(whole, boundary), Vec::new());
        while let Some(part) = parts.next_field().await.ok()? {
            let name = part.name()?.to_owned();
            let value = String::from_utf8(part.bytes().await.ok()?.to_vec()).ok()?;
            // Some programs begin a text with a mark of its order of bytes.
            all.push((name, value.trim_start_matches('\u{feff}').to_owned()));
            if all.len() == FIELDS_MAX {
                break;
            }
        }
        Some(Self(all))
    }

    /// All but those of one name.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(key, _)| key != name);
        self
    }

    /// These before those.
    pub(super) fn before(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// The first value of a name, where it isn't empty.
    pub(super) fn one(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// The values of a name that aren't empty.
    pub(super) fn all<'f>(&'f self, name: &str) -> impl Iterator<Item = &'f str> {
        let named = self.0.iter().filter(move |(key, value)| key == name && !value.trim().is_empty());
        named.map(|(_, value)| value.as_str())
    }

    /// Whether a field stands there with nothing in it, and another one names it as one that says so.
    pub(super) fn is_emptied(&self, name: &str, named_by: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name) && self.all(named_by).any(|value| value == name)
    }

    /// Whether a name, or one that begins with it and a dot, has a value.
    pub(super) fn has(&self, name: &str) -> bool {
        let inside =
            |key: &str| key.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.0.iter().any(|(key, value)| inside(key) && !value.trim().is_empty())
    }

    /// Whether a name that begins with this one and a dot has a value, beside the one of this last word.
    pub(super) fn has_more(&self, name: &str, beside: &str) -> bool {
        let inside = |key: &str| {
            key.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')).is_some_and(|rest| rest != beside)
        };
        self.0.iter().any(|(key, value)| inside(key) && !value.trim().is_empty())
    }

    /// Every name with its value.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(all: T) -> Self {
        Self(all.into_iter().collect())
    }
}
