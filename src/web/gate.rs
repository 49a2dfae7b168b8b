//! How much work is taken on at once. What doesn't fit is refused early and cheaply, so that what was taken
//! on is answered.
use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};

/// Requests executed at once, for each core: enough that jobs share a commit while readers work.
const SLOTS_PER_CORE: usize = 8;
/// Requests that may wait, for each that is executed.
const QUEUE_PER_SLOT: usize = 32;
/// How long one may wait.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bounded queue before a bounded number of slots.
#[derive(Debug)]
pub struct Gate {
    slots: Semaphore,
    waiting: AtomicUsize,
    queue: usize,
    patience: Duration,
}

/// A place at work; given back when dropped.
#[derive(Debug)]
pub struct Slot<'g>(#[expect(dead_code, reason = "held for its end")] SemaphorePermit<'g>);

impl Gate {
    /// For a machine with this many cores.
    pub fn for_cores(cores: usize) -> Self {
        let slots = SLOTS_PER_CORE * cores.max(1);
        let (queue, waiting) = (QUEUE_PER_SLOT * slots, AtomicUsize::new(0));
        Self { slots: Semaphore::new(slots), waiting, queue, patience: PATIENCE }
    }

    /// Whether a request that comes now would find no place to wait: asked before its body is read.
    pub fn is_full(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) >= self.queue
    }

    /// A slot, after waiting for it if need be; `None` when that takes too long or the queue is full.
    pub async fn enter(&self) -> Option<Slot<'_>> {
        if let Ok(permit) = self.slots.try_acquire() {
            return Some(Slot(permit));
        }
        let waiting = Waiting::among(&self.waiting);
        if waiting.place >= self.queue {
            return None;
        }
        timeout(self.patience, self.slots.acquire()).await.ok()?.ok().map(Slot)
    }
}

/// One more in the queue, until dropped: a client that leaves while it waits leaves the queue too.
struct Waiting<'g> {
    count: &'g AtomicUsize,
    place: usize,
}

impl<'g> Waiting<'g> {
    fn among(count: &'g AtomicUsize) -> Self {
        Self { count, place: count.fetch_add(1, Ordering::Relaxed) }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::future::join_all;

    #[tokio::test]
    async fn what_waits_too_long_is_turned_away() {
        let gate = Gate { patience: Duration::from_millis(1), ..Gate::for_cores(1) };
        let held = join_all((0..SLOTS_PER_CORE).map(|_| gate.enter())).await;
        assert!(held.iter().all(Option::is_some));
        assert!(gate.enter().await.is_none());
        drop(held);
        assert!(gate.enter().await.is_some());
        assert_eq!(gate.waiting.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn a_full_queue_turns_away_at_once() {
        let gate = Gate::for_cores(1);
        let held = join_all((0..SLOTS_PER_CORE).map(|_| gate.enter())).await;
        let waiting: Vec<_> = (0..gate.queue).map(|_| Waiting::among(&gate.waiting)).collect();
        assert!(gate.is_full());
        assert!(gate.enter().await.is_none());
        drop((held, waiting));
        assert!(!gate.is_full());
    }
}
