//! What the web floor needs for the whole life of a process.
use super::{
    documents::Documents,
    gate::Gate,
    pages::{Pages, Shelf},
    schema,
    schema::Schema,
    shape::Shape,
};
use crate::{call::House, settings::Settings};
use async_graphql::ValidationMode;
use std::{fmt, net::IpAddr, sync::Arc, thread};
use tokio::sync::Semaphore;

/// Files that are taken or given at once: each may be ten megabytes.
const FILES_MAX: usize = 8;

/// The process's front: the schema, what bounds its documents, and the house behind it.
pub struct Door {
    /// The house.
    pub house: Arc<House>,
    /// How much is taken on at once.
    pub(super) gate: Arc<Gate>,
    /// The proxy that is believed, when it says from where a request came.
    pub(super) proxy: Option<IpAddr>,
    /// Files that are on their way in or out: each is in memory whole.
    pub(super) files: Semaphore,
    pub(super) documents: Documents,
    pub(super) pages: Pages,
    pub(super) shelf: Shelf,
    pub(super) shape: Shape,
    /// For documents that have not been executed before: every rule of the language.
    pub(super) strict: Schema,
    /// For documents that broke none of them.
    pub(super) fast: Schema,
}

impl Door {
    /// Builds the schema and reads the known documents. The error is a sentence for the operator.
    pub fn new(house: Arc<House>, settings: &Settings) -> Result<Self, String> {
        let build = |mode| schema::build(settings.introspection).validation_mode(mode).finish();
        let strict = build(ValidationMode::Strict);
        let documents = match settings.known_documents.as_ref() {
            Some(folder) => Documents::only_those_in(folder)?,
            None => Documents::default(),
        };
        Ok(Self {
            gate: Arc::new(Gate::for_cores(thread::available_parallelism().map_or(1, usize::from))),
            proxy: settings.proxy.as_ref().copied(),
            files: Semaphore::new(FILES_MAX),
            documents,
            pages: Pages::read(&strict.sdl())?,
            shelf: Shelf::default(),
            shape: Shape::of(&strict.sdl()).map_err(|e| format!("the schema can't be read: {e}"))?,
            fast: build(ValidationMode::Fast),
            strict,
            house,
        })
    }
}

impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Door").field("house", &self.house).field("gate", &self.gate).finish_non_exhaustive()
    }
}
