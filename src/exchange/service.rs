//! The import, from a folder to the directory.
use super::{
    layout::Layout,
    map::{Map, MapError, Unmapped},
    plan::plan,
    read,
    refusal::Refusal,
    sheet::Report,
};
use crate::{
    areas,
    call::Call,
    directory::{self, Entity, import as laying},
    kernel::Halt,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// What an import did to one kind of record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records that were not there.
    pub new: usize,
    /// Records of which the source says something else now.
    pub changed: usize,
    /// Records of which it says the same.
    pub unchanged: usize,
    /// Records that it no longer has.
    pub removed: usize,
    /// Records whose row was refused; what was known of them before stays.
    pub refused: usize,
}

/// What an import found and did.
#[derive(Debug)]
pub struct Outcome {
    /// The layout of the copy.
    pub layout: Layout,
    /// What was done, by kind of record.
    pub counts: BTreeMap<Entity, Counts>,
    /// Every row that was refused, with every reason.
    pub refusals: Vec<Refusal>,
    /// Words that the map says nothing of.
    pub unmapped: Unmapped,
}

/// Why nothing at all was done.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Not a name for a source.
    #[error("a source's name is 1 to 40 small letters, digits and hyphens, and not `network`")]
    Source,
    /// No folder.
    #[error("{0} is no folder")]
    NoFolder(PathBuf),
    /// No layout that is known.
    #[error("{0} is neither a folder of Ohana CSV nor of HSDS 3.0 tables: its services.csv says which")]
    Layout(PathBuf),
    /// The map can't be read.
    #[error("the map can't be read: {0}")]
    NoMap(std::io::Error),
    /// The map is wrong.
    #[error("the map is wrong:{}", listed(.0))]
    Map(Vec<MapError>),
    /// Files are missing or unreadable. Nothing was taken of the others.
    #[error("the copy can't be taken:{}", listed(.0))]
    Copy(Vec<Refusal>),
    /// The database refused, or broke.
    #[error("the directory could not be written: {0:?}")]
    Halt(Halt),
}

impl From<Halt> for ImportError {
    fn from(halt: Halt) -> Self {
        Self::Halt(halt)
    }
}

fn listed(told: &[impl std::fmt::Display]) -> String {
    told.iter().map(|one| ["\n  ".to_owned(), one.to_string()].concat()).collect()
}

/// Told how far the writing is.
pub trait Progress {
    /// How many steps there are.
    fn begins(&mut self, steps: usize);
    /// How many more were taken.
    fn takes(&mut self, steps: usize);
}

/// Reads the folder whole and checks it; then lays what is sound into the directory and puts it in force at
/// one stroke. Taken again, the same copy changes nothing.
pub async fn import(
    call: &Call,
    folder: &Path,
    source: &str,
    map: &Path,
    progress: &mut impl Progress,
) -> Result<Outcome, ImportError> {
    if !laying::is_source(source) {
        return Err(ImportError::Source);
    }
    if !folder.is_dir() {
        return Err(ImportError::NoFolder(folder.to_owned()));
    }
    let layout = Layout::recognise(folder).ok_or_else(|| ImportError::Layout(folder.to_owned()))?;
    let map = read_map(call, map).await?;
    let mut report = Report::default();
    let copy = read::copy(folder, layout, &map, &mut report);
    if report.is_hopeless() {
        return Err(ImportError::Copy(report.refusals));
    }
    let unmapped = copy.unmapped.clone();
    let standing = laying::standing(call, source).await?;
    let plan = plan(copy, &standing);
    let (counts, changes, next) = (plan.counts.clone(), plan.changes(), standing.edition + 1);
    progress.begins(plan.steps.len());
    laying::take(call, source, next, plan.steps, |steps| progress.takes(steps)).await?;
    if changes {
        laying::finish(call, source, next, layout.name()).await?;
        laying::sweep(call, source, next).await?;
    }
    Ok(Outcome { layout, counts, refusals: report.refusals, unmapped })
}

async fn read_map(call: &Call, path: &Path) -> Result<Map, ImportError> {
    let text = std::fs::read_to_string(path).map_err(ImportError::NoMap)?;
    let (tree, kinds) = (areas::tree(call).await?, directory::kinds(call).await?);
    call.release().await;
    Map::read(&text, &tree, &kinds).map_err(ImportError::Map)
}
