//! Parsed documents, kept by the SHA-256 of their text: a client sends a document once and its hash from
//! then on (Apollo's protocol of persisted queries).
use super::{limits, refusal::Refusal};
use crate::locale::Language;
use async_graphql::parser::{parse_query, types::ExecutableDocument};
use data_encoding::HEXLOWER_PERMISSIVE;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    mem,
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// Documents in one of the two generations.
const GENERATION: usize = 256;

/// A document that was parsed and whose size is within the limits.
#[derive(Debug)]
pub struct Document {
    /// Its operations and fragments.
    pub parsed: ExecutableDocument,
    valid: AtomicBool,
}

impl Document {
    /// Reads a document's text.
    pub fn parse(text: &str) -> Result<Arc<Self>, Refusal> {
        limits::check_nesting(text)?;
        let parsed = parse_query(text).map_err(|e| Refusal::BadInput(e.to_string()))?;
        limits::check_size(&parsed)?;
        Ok(Arc::new(Self { parsed, valid: AtomicBool::new(false) }))
    }

    /// Whether it was once executed under every rule of the language and broke none.
    pub fn is_valid(&self) -> bool {
        self.valid.load(Ordering::Relaxed)
    }

    /// Says that it broke no rule.
    pub fn set_valid(&self) {
        self.valid.store(true, Ordering::Relaxed);
    }
}

/// The SHA-256 of a document's text.
pub type Hash = [u8; 32];

/// The documents of this process: those that it was started with, and the most recent others.
#[derive(Debug, Default)]
pub struct Documents {
    known: Option<HashMap<Hash, Arc<Document>>>,
    recent: Mutex<Generations>,
}

/// Forgets what was not asked for while a whole generation filled up.
#[derive(Debug, Default)]
struct Generations {
    young: HashMap<Hash, Arc<Document>>,
    old: HashMap<Hash, Arc<Document>>,
}

impl Documents {
    /// Answers the `.graphql` files of this folder and nothing else.
    pub fn only_those_in(folder: &Path) -> Result<Self, String> {
        let failed =
            |e: std::io::Error| format!("{}: the known documents can't be read: {e}", folder.display());
        let mut known = HashMap::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.extension().is_some_and(|extension| extension == "graphql") {
                let text = std::fs::read_to_string(&path).map_err(failed)?;
                let document = Document::parse(&text)
                    .map_err(|e| format!("{}: {}", path.display(), e.words(Language::En)))?;
                known.insert(hash(&text), document);
            }
        }
        if known.is_empty() {
            return Err(format!("{}: no .graphql file is there", folder.display()));
        }
        Ok(Self { known: Some(known), recent: Mutex::default() })
    }

    /// The document of a request: by its text, by its hash, or by both, which must agree.
    pub fn find(&self, text: Option<&str>, named: Option<&str>) -> Result<Arc<Document>, Refusal> {
        let named = named.map(read_hash).transpose()?;
        let own = text.map(hash);
        if let (Some(own), Some(named)) = (own, named)
            && own != named
        {
            return Err(Refusal::BadInput("the hash is not the document's".to_owned()));
        }
        let hash = own.or(named).ok_or_else(|| Refusal::BadInput("a `query` is wanted".to_owned()))?;
        if let Some(known) = &self.known {
            return known.get(&hash).cloned().ok_or(Refusal::UnknownDocument);
        }
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(document) = recent.get(&hash) {
            return Ok(document);
        }
        drop(recent);
        let document = Document::parse(text.ok_or(Refusal::UnknownDocument)?)?;
        self.recent.lock().unwrap_or_else(PoisonError::into_inner).keep(hash, &document);
        Ok(document)
    }
}

impl Generations {
    fn get(&mut self, hash: &Hash) -> Option<Arc<Document>> {
        if let Some(document) = self.young.get(hash) {
            return Some(Arc::clone(document));
        }
        let document = self.old.remove(hash)?;
        self.keep(*hash, &document);
        Some(document)
    }

    fn keep(&mut self, hash: Hash, document: &Arc<Document>) {
        if self.young.len() >= GENERATION {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(hash, Arc::clone(document));
    }
}

fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

fn read_hash(text: &str) -> Result<Hash, Refusal> {
    let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| Refusal::BadInput("`sha256Hash` is 64 hexadecimal digits".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::HEXLOWER;

    const TEXT: &str = "{ viewer { name } }";

    #[test]
    fn a_document_is_found_by_its_hash_once_it_was_sent() {
        let documents = Documents::default();
        let name = HEXLOWER.encode(&hash(TEXT));
        assert!(matches!(documents.find(None, Some(&name)), Err(Refusal::UnknownDocument)));
        let sent = documents.find(Some(TEXT), Some(&name)).unwrap();
        assert!(Arc::ptr_eq(&sent, &documents.find(None, Some(&name)).unwrap()));
        assert!(Arc::ptr_eq(&sent, &documents.find(Some(TEXT), None).unwrap()));
        assert!(matches!(documents.find(Some("{ a }"), Some(&name)), Err(Refusal::BadInput(_))));
    }

    #[test]
    fn old_documents_are_forgotten_and_used_ones_kept() {
        let documents = Documents::default();
        let used = documents.find(Some(TEXT), None).unwrap();
        for i in 0..3 * GENERATION {
            documents.find(Some(&format!("{{ a{i} }}")), None).unwrap();
            documents.find(Some(TEXT), None).unwrap();
        }
        assert!(Arc::ptr_eq(&used, &documents.find(Some(TEXT), None).unwrap()));
        let first = HEXLOWER.encode(&hash("{ a0 }"));
        assert!(matches!(documents.find(None, Some(&first)), Err(Refusal::UnknownDocument)));
    }

    #[test]
    fn brackets_without_end_are_refused_before_they_are_parsed() {
        let text = format!("{{ a(b: {}) }}", "[".repeat(30_000));
        assert!(matches!(documents_find(&text), Err(Refusal::TooCostly(_))));
        let text = "{a".repeat(30_000);
        assert!(matches!(documents_find(&text), Err(Refusal::TooCostly(_))));
    }

    fn documents_find(text: &str) -> Result<Arc<Document>, Refusal> {
        Documents::default().find(Some(text), None)
    }
}
