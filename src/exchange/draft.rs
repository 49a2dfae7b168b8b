//! A copy of a directory, read and found sound, still under the source's own ids.
use super::map::Unmapped;
use crate::{
    directory::{
        Entity,
        model::{Face, Location, Service},
    },
    kernel::{Id, secrets},
};
use uuid::Uuid;

/// One record under the source's ids; the ids inside `entry` say nothing yet.
#[derive(Clone, Debug)]
pub(super) struct Draft<T> {
    /// The source's id.
    pub source_id: String,
    /// The source's id of the organisation that it belongs to.
    pub organization: String,
    /// The source's ids of the places where it is given.
    pub locations: Vec<String>,
    /// All else.
    pub entry: T,
}

impl<T: std::fmt::Debug> Draft<T> {
    /// The hash of everything that is said here.
    pub fn digest(&self) -> [u8; 32] {
        secrets::digest(format!("{self:?}").as_bytes())
    }
}

/// What is sound in a copy.
#[derive(Debug, Default)]
pub(super) struct Copy {
    pub organizations: Vec<Draft<Face>>,
    pub locations: Vec<Draft<Location>>,
    pub services: Vec<Draft<Service>>,
    /// Records that were refused: what the directory knows of them from before stays.
    pub refused: Vec<(Entity, String)>,
    pub unmapped: Unmapped,
}

/// An id that says nothing yet.
pub(super) fn blank<I: Id>() -> I {
    I::of(Uuid::nil())
}
