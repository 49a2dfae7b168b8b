//! Databases in files: one is migrated per process, the others are copies.
use amis::db::{Db, Place};
use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};
use tempfile::TempDir;

/// A copy in a folder of its own, which goes when this does.
pub struct Fresh(TempDir);

impl Fresh {
    pub fn copy() -> Self {
        static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
        let bytes = TEMPLATE.get_or_init(template);
        let folder = folder();
        std::fs::write(file(folder.path()), bytes).expect("the copy is written");
        Self(folder)
    }

    pub fn place(&self) -> Place {
        Place::Sqlite(file(self.0.path()))
    }
}

/// A folder that goes when its owner does.
pub fn folder() -> TempDir {
    tempfile::Builder::new().prefix("amis-test-").tempdir().expect("a folder")
}

fn file(folder: &Path) -> PathBuf {
    folder.join("amis.db")
}

/// A migrated file's bytes; closing it has emptied its log into it.
fn template() -> Vec<u8> {
    let folder = folder();
    let path = file(folder.path());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let db = Db::open(&Place::Sqlite(path.clone())).await.expect("a new file is migrated");
        db.close().await;
    });
    assert!(!path.with_extension("db-wal").exists(), "closing leaves no log behind");
    std::fs::read(path).expect("the template is read")
}
