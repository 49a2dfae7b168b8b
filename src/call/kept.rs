//! What is read once for the whole process and kept until its version moves.
use super::Call;
use crate::kernel::Halt;
use std::{
    any::Any,
    future::Future,
    sync::{Arc, PoisonError, RwLock},
};
use tokio::sync::Mutex;

#[derive(Debug)]
struct Kept<V, T> {
    last: RwLock<Option<(V, Arc<T>)>>,
    turn: Mutex<()>,
}

impl<V, T> Default for Kept<V, T> {
    fn default() -> Self {
        Self { last: RwLock::default(), turn: Mutex::default() }
    }
}

impl<V: PartialEq, T> Kept<V, T> {
    fn of(&self, version: &V) -> Option<Arc<T>> {
        let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(of, _)| of == version).map(|(_, value)| Arc::clone(value))
    }
}

impl Call {
    /// The one value of this type, as it is at this version: what was read before, or is read now. Many who ask at once wait
    /// for one that reads.
    pub async fn kept<V, T, F>(&self, version: V, read: impl FnOnce() -> F) -> Result<Arc<T>, Halt>
    where
        V: Any + PartialEq + Send + Sync,
        T: Any + Send + Sync,
        F: Future<Output = Result<T, Halt>>,
    {
        let kept = self.house().kept::<Kept<V, T>>();
        if let Some(known) = kept.of(&version) {
            return Ok(known);
        }
        // Whoever has the turn needs a connection: it is had before, so that nobody who waits holds the last one.
        drop(self.reader().await?);
        let _turn = kept.turn.lock().await;
        if let Some(known) = kept.of(&version) {
            return Ok(known);
        }
        let value = Arc::new(read().await?);
        *kept.last.write().unwrap_or_else(PoisonError::into_inner) = Some((version, Arc::clone(&value)));
        Ok(value)
    }
}
