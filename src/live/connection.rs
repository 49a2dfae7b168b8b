//! One connection that follows what changes, and whose it is at each moment.
use super::{
    hub::{Beat, Hub, Place},
    topic::{Looked, Topic},
};
use crate::{
    accounts::{self, Credentials, Said},
    call::{Call, Caller, House, LEAVES_WITHIN, Settled},
    kernel::{Fault, Halt, OrganizationId},
    locale::Language,
};
use futures_util::{Stream, future, stream};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::broadcast::{self, error::RecvError},
    task::JoinHandle,
    time::{Instant, sleep, timeout_at},
};

/// How often an event is made when access moves while it is made.
const TRIES: usize = 3;
/// How often in a row the database may be unavailable before a stream ends, and the rest between.
const UNAVAILABLE_MAX: u32 = 5;
const REST: Duration = Duration::from_secs(1);

/// Who follows, and over what.
#[derive(Clone, Debug)]
pub struct Who {
    /// What they showed.
    pub credentials: Credentials,
    /// What they said of themselves.
    pub said: Said,
    /// What they read.
    pub language: Language,
    /// The connection, in log and audit.
    pub connection: String,
}

/// A connection that follows. Cheap to clone: every copy is the same connection.
#[derive(Clone, Debug)]
pub struct Connection(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    house: Arc<House>,
    hub: Arc<Hub>,
    who: Who,
    organization: OrganizationId,
    _place: Place,
}

impl Connection {
    /// For whoever is recognised; another system names its human, as for any other look.
    pub async fn open(house: &Arc<House>, who: Who) -> Result<Self, Halt> {
        let caller = recognised(house, &who).await?;
        let (organization, user) = (caller.actor.organization, caller.actor.user);
        Call::new(Arc::clone(house), Some(caller), who.language, who.connection.clone()).named()?;
        let hub = Hub::of(house);
        let place = hub.enter(user)?;
        Ok(Self(Arc::new(Inner { house: Arc::clone(house), hub, who, organization, _place: place })))
    }

    /// The language of whoever follows.
    pub fn language(&self) -> Language {
        self.0.who.language
    }

    /// A call of nobody's, in whose language a halt can be told.
    pub(super) fn nobody(&self) -> Call {
        let Inner { house, who, .. } = &*self.0;
        Call::new(Arc::clone(house), None, who.language, who.connection.clone())
    }

    /// Waits until the process stops.
    pub async fn until_stopped(&self) {
        self.0.hub.until_stopped().await;
    }

    /// Waits until whoever follows is nobody any more: signed out, disabled, their token revoked or at its end.
    pub async fn until_signed_out(&self) {
        let mut beats = self.0.hub.beats();
        loop {
            let looks = match beats.recv().await {
                Ok(beat) => beat.access,
                Err(RecvError::Lagged(_)) => true,
                Err(RecvError::Closed) => return,
            };
            let connection = self.clone();
            let still = async move {
                let Inner { house, hub, who, .. } = &*connection.0;
                let _leave = hub.look().await?;
                recognised(house, who).await
            };
            if looks && matches!(Apart::run(still).await, Err(Halt::Unauthenticated)) {
                return;
            }
        }
    }

    /// What is new of a topic, at once and then whenever there is something. Ends with the first error.
    pub(super) fn follow<T: Topic>(&self, topic: T) -> impl Stream<Item = Result<T::Event, Halt>> + use<T> {
        let following = Following {
            connection: self.clone(),
            beats: self.0.hub.beats(),
            topic: Arc::new(topic),
            due: Some(Instant::now()),
            looked: None,
            ended: false,
        };
        stream::unfold(following, |mut following| async move {
            let event = following.next().await?;
            Some((event, following))
        })
    }

    /// Decides anew, as whoever it is now; nothing of it leaves before it is settled.
    async fn look<T: Topic>(self, topic: Arc<T>) -> Result<(Looked<T>, Instant), Halt> {
        let Inner { house, hub, who, .. } = &*self.0;
        let _leave = hub.look().await?;
        for _ in 0..TRIES {
            let caller = recognised(house, who).await?;
            let call = Call::following(Arc::clone(house), caller, who.language, &who.connection);
            let looked = topic.look(&call).await;
            call.release().await;
            let looked = looked?;
            if call.settle().await? == Settled::Kept {
                return Ok((looked, Instant::now()));
            }
        }
        Err(Halt::Unavailable)
    }
}

/// Who it is now. A session that has ended is nobody.
async fn recognised(house: &Arc<House>, who: &Who) -> Result<Caller, Halt> {
    let found = accounts::still(house, &who.credentials, who.said.clone()).await?;
    found.ok_or(Halt::Unauthenticated)
}

/// Work that goes on whether or not its connection is written to just now: a client that takes nothing must keep no
/// reader and no leave to look. It ends with whoever waits for it.
struct Apart<R>(JoinHandle<R>);

impl<R: Send + 'static> Apart<Result<R, Halt>> {
    async fn run(work: impl Future<Output = Result<R, Halt>> + Send + 'static) -> Result<R, Halt> {
        let mut apart = Self(tokio::spawn(work));
        (&mut apart.0).await.unwrap_or_else(|_| Err(Fault::said("a look at what changed broke off").into()))
    }
}

impl<R> Drop for Apart<R> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

struct Following<T> {
    connection: Connection,
    beats: broadcast::Receiver<Arc<Beat>>,
    topic: Arc<T>,
    /// When it is to be looked at, because there was reason to.
    due: Option<Instant>,
    looked: Option<Instant>,
    ended: bool,
}

impl<T: Topic> Following<T> {
    /// The next event; `None` where it ended.
    async fn next(&mut self) -> Option<Result<T::Event, Halt>> {
        let mut unavailable = 0;
        while !self.ended {
            self.woken().await?;
            let begun = Instant::now();
            self.looked = Some(begun);
            match Apart::run(self.connection.clone().look(Arc::clone(&self.topic))).await {
                // Nobody took it while it might leave.
                Ok((_, settled)) if settled.elapsed() > LEAVES_WITHIN => self.due = Some(begun),
                Ok((looked, _)) => {
                    unavailable = 0;
                    self.topic = Arc::new(looked.then);
                    // What is not for them is passed over without haste.
                    let haste = if looked.event.is_some() { Duration::ZERO } else { self.topic.rest() };
                    self.due = looked.more.then(|| begun + haste);
                    if let Some(event) = looked.event {
                        return Some(Ok(event));
                    }
                }
                Err(Halt::Unavailable) if unavailable < UNAVAILABLE_MAX => {
                    unavailable += 1;
                    sleep(REST).await;
                    self.due = Some(Instant::now());
                }
                // The connection ends for that, and says why.
                Err(Halt::Unauthenticated) => future::pending().await,
                Err(halt) => {
                    self.ended = true;
                    return Some(Err(halt));
                }
            }
        }
        None
    }

    /// Waits until there is reason to look and the topic has rested, or until it was not looked at for long.
    async fn woken(&mut self) -> Option<()> {
        let organization = self.connection.0.organization;
        let at_last = self.looked.unwrap_or_else(Instant::now) + self.topic.looks_every();
        loop {
            let due = self.due.unwrap_or(at_last).min(at_last);
            let minded = match timeout_at(due, self.beats.recv()).await {
                Err(_) => return Some(()),
                Ok(Ok(beat)) => self.topic.minds(&beat, organization),
                Ok(Err(RecvError::Lagged(_))) => true,
                Ok(Err(RecvError::Closed)) => return None,
            };
            if minded && self.due.is_none() {
                let now = Instant::now();
                let rested = self.looked.map_or(now, |looked| looked + self.topic.rest());
                self.due = Some(rested.max(now));
            }
        }
    }
}
