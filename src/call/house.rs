use crate::{
    audit::Sealer,
    db::Db,
    kernel::{Clock, Secrets},
    policy::Law,
};
use chrono::TimeDelta;
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Lengths of time that an operator may set.
#[derive(Clone, Debug)]
pub struct Terms {
    /// How long an active claim holds its need.
    pub hold: TimeDelta,
    /// How long an active claim can be undone, and contact stays closed for a first-eligible one.
    pub undo: TimeDelta,
    /// How long a completed referral still opens its packet.
    pub grace: TimeDelta,
    /// How long a session lasts without a request.
    pub idle: TimeDelta,
    /// How long a session lasts at most.
    pub session: TimeDelta,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            hold: TimeDelta::hours(72),
            undo: TimeDelta::minutes(10),
            grace: TimeDelta::days(14),
            idle: TimeDelta::minutes(15),
            session: TimeDelta::hours(8),
        }
    }
}

/// What lives as long as the process.
#[derive(Debug)]
pub struct House {
    /// The data.
    pub db: Db,
    /// Who may do what.
    pub law: Arc<Law>,
    /// The time.
    pub clock: Clock,
    /// Keys for cursors, cards, signatures.
    pub secrets: Secrets,
    /// What an operator may set.
    pub terms: Terms,
    kept: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
    _sealer: Sealer,
}

impl House {
    /// Puts a process together, and begins to seal the audit.
    pub fn new(db: Db, law: Arc<Law>, clock: Clock, secrets: Secrets, terms: Terms) -> Self {
        let sealer = Sealer::start(&db, &clock);
        Self { db, law, clock, secrets, terms, kept: Mutex::default(), _sealer: sealer }
    }

    /// What a room keeps in memory for the whole process: one value of each type, empty at first.
    pub fn kept<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::<T>::default());
        Arc::clone(place).downcast::<T>().unwrap_or_default()
    }
}
