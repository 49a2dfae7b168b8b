//! Rings once a change is committed, for those who keep others up with what changed.
use super::Job;
use crate::{db, kernel::Halt};
use std::sync::Arc;
use tokio::sync::watch;

/// How often it rang so far, and for what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rung {
    /// Something changed that others are told of.
    pub changes: u64,
    /// A credential ended, or what its user may do changed.
    pub access: u64,
}

/// One for each process.
#[derive(Debug, Default)]
pub struct Bell(watch::Sender<Rung>);

impl Bell {
    /// Hears every ring from now on; of several that come close together the last alone.
    pub fn heard(&self) -> watch::Receiver<Rung> {
        self.0.subscribe()
    }

    /// Something changed that others are told of.
    pub fn ring_changes(&self) {
        self.0.send_modify(|rung| rung.changes += 1);
    }

    /// A credential ended, or what its user may do changed.
    pub fn ring_access(&self) {
        self.0.send_modify(|rung| rung.access += 1);
    }
}

impl Job {
    /// Rings once this change is committed: something changed that others are told of.
    pub fn ring_changes(&mut self) {
        let house = Arc::clone(self.house());
        self.after(move || house.bell.ring_changes());
    }

    /// Rings once this change is committed, in the other processes over this database too: a credential ended, or
    /// what its user may do changed.
    pub async fn ring_access(&mut self) -> Result<(), Halt> {
        db::tell(&mut self.conn, db::Word::Access).await?;
        let house = Arc::clone(self.house());
        self.after(move || house.bell.ring_access());
        Ok(())
    }
}
