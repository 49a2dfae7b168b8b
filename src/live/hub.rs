//! Where those who follow what changes are woken. A process looks at the log once for all of them.
use crate::{
    call::{Bell, House},
    db::Word,
    kernel::{Halt, Problem, UserId},
    sync::{Concerned, Since, concerned},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{Semaphore, SemaphorePermit, broadcast, watch},
    task::JoinHandle,
    time::{Instant, sleep, sleep_until, timeout},
};

/// How long changes are gathered before anybody is woken.
const GATHER: Duration = Duration::from_millis(50);
/// How often everybody's credential is looked at, whether or not something rang: what another process did is seen by
/// then, and what ended by the clock.
const TICK: Duration = Duration::from_secs(2);
/// Beats that a follower may lag behind before it looks as if all of them had been for it.
const BEATS_KEPT: usize = 64;
/// Connections that follow, of all and of one user.
const OPEN_MAX: usize = 2_000;
const OF_USER_MAX: usize = 10;
/// Looks at once: half of SQLite's readers, so that those who follow leave the others to those who ask.
const LOOKS_MAX: usize = 2;
/// How long an ear that broke rests.
const EAR_REST: Duration = Duration::from_secs(1);

/// What happened.
#[derive(Clone, Debug)]
pub(super) struct Beat {
    /// Credentials are to be looked at: some may have ended.
    pub(super) access: bool,
    /// Whom something that changed may concern.
    pub(super) concerned: Concerned,
}

/// One for each process, kept by its house.
#[derive(Debug)]
pub struct Hub {
    beats: broadcast::Sender<Arc<Beat>>,
    open: Mutex<HashMap<UserId, usize>>,
    opened: watch::Sender<usize>,
    stopped: watch::Sender<bool>,
    looks: Semaphore,
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            beats: broadcast::Sender::new(BEATS_KEPT),
            open: Mutex::default(),
            opened: watch::Sender::default(),
            stopped: watch::Sender::default(),
            looks: Semaphore::new(LOOKS_MAX),
        }
    }
}

impl Hub {
    /// The house's.
    pub fn of(house: &House) -> Arc<Self> {
        house.kept()
    }

    /// Ends every connection that follows; new ones are turned away.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Waits until those that followed are gone, for so long at most.
    pub async fn ended(&self, patience: Duration) {
        let mut opened = self.opened.subscribe();
        drop(timeout(patience, opened.wait_for(|open| *open == 0)).await);
    }

    /// Waits until the process stops.
    pub async fn until_stopped(&self) {
        drop(self.stopped.subscribe().wait_for(|stopped| *stopped).await);
    }

    pub(super) fn beats(&self) -> broadcast::Receiver<Arc<Beat>> {
        self.beats.subscribe()
    }

    /// Leave to look, after those who look already.
    pub(super) async fn look(&self) -> Result<SemaphorePermit<'_>, Halt> {
        self.looks.acquire().await.map_err(|_| Halt::Unavailable)
    }

    /// A place for one more connection of a user.
    pub(super) fn enter(self: &Arc<Self>, user: UserId) -> Result<Place, Halt> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if *self.stopped.borrow() || open.values().sum::<usize>() >= OPEN_MAX {
            return Err(Halt::Unavailable);
        }
        let own = open.entry(user).or_default();
        if *own >= OF_USER_MAX {
            return Err(Problem::new("live.too_many").with("max", OF_USER_MAX).into());
        }
        *own += 1;
        self.opened.send_modify(|open| *open += 1);
        metrics::gauge!("amis_live_connections").increment(1);
        Ok(Place { hub: Arc::clone(self), user })
    }
}

/// A connection's place, given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    hub: Arc<Hub>,
    user: UserId,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.hub.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = open.get_mut(&self.user) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.user);
            }
        }
        self.hub.opened.send_modify(|open| *open -= 1);
        metrics::gauge!("amis_live_connections").decrement(1);
    }
}

/// Wakes those who follow, as long as it lives.
#[derive(Debug)]
pub struct Live(Vec<JoinHandle<()>>);

impl Live {
    /// Begins.
    pub fn start(house: &Arc<House>) -> Self {
        let others = Arc::new(Bell::default());
        let ear = tokio::spawn(hear(Arc::clone(house), Arc::clone(&others)));
        Self(vec![ear, tokio::spawn(wake(Arc::clone(house), others))])
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

/// Hears what other processes say, and rings for it.
async fn hear(house: Arc<House>, others: Arc<Bell>) {
    loop {
        let heard = async {
            let Some(mut ear) = house.db.ear().await? else { return Ok(()) };
            loop {
                match ear.hear().await? {
                    Word::Changes => others.ring_changes(),
                    Word::Access => others.ring_access(),
                    Word::Lost => {
                        others.ring_changes();
                        others.ring_access();
                    }
                }
            }
        };
        let heard: Result<(), Halt> = heard.await;
        match heard {
            Ok(()) => return,
            Err(halt) => tracing::warn!(%halt, "other processes can't be heard; looked at every two seconds"),
        }
        sleep(EAR_REST).await;
    }
}

async fn wake(house: Arc<House>, others: Arc<Bell>) {
    let hub = Hub::of(&house);
    let (mut own, mut others) = (house.bell.heard(), others.heard());
    let (mut since, mut tick) = (None, Instant::now() + TICK);
    let (mut rung, mut heard) = (*own.borrow_and_update(), *others.borrow_and_update());
    loop {
        tokio::select! {
            _ = own.changed() => sleep(GATHER).await,
            _ = others.changed() => sleep(GATHER).await,
            () = sleep_until(tick) => {}
        }
        let ticked = Instant::now() >= tick;
        if ticked {
            tick = Instant::now() + TICK;
        }
        let (now, then) = (*own.borrow_and_update(), *others.borrow_and_update());
        if ticked || now.access != rung.access || then.access != heard.access {
            // Before anything that may wait for the database.
            drop(hub.beats.send(Arc::new(Beat { access: true, concerned: Concerned::nobody() })));
        }
        if now.changes != rung.changes {
            // Not in the transactions that changed something: they would wait for each other.
            drop(house.db.tell(Word::Changes).await);
        }
        (rung, heard) = (now, then);
        if hub.beats.receiver_count() == 0 {
            since = None;
            continue;
        }
        match look(&house, &mut since).await {
            Ok(concerned) if concerned.is_somebody() => {
                drop(hub.beats.send(Arc::new(Beat { access: false, concerned })));
            }
            Ok(_) => {}
            // What is not seen now is seen at the next tick.
            Err(halt) => tracing::warn!(%halt, "what changed can't be looked at"),
        }
    }
}

/// Whom what changed since the last look concerns; at the first, everybody.
async fn look(house: &House, since: &mut Option<Since>) -> Result<Concerned, Halt> {
    let (found, end) = concerned(&house.db, since.as_ref()).await?;
    let first = since.replace(end).is_none();
    Ok(if first { Concerned::EVERYBODY } else { found })
}
