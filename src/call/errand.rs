//! What is to be done at a certain time: written down in the job that makes it necessary, done by whichever process comes
//! to it first, and taken out in the transaction that does it. A process that is killed leaves it as it was.
use super::{Call, House, Job, store::errand as store};
use crate::{
    kernel::{ErrandId, Fault, Halt, Time},
    locale::Language,
};
use chrono::TimeDelta;
use futures_util::future::BoxFuture;
use std::{sync::Arc, time::Duration};
use tokio::{task::JoinHandle, time::sleep};
use uuid::Uuid;

/// How many are looked up at once.
const AT_ONCE: i64 = 50;
/// How many one round does at most; the next goes on.
const ROUND_MAX: usize = 2_000;
/// How long a process rests between two rounds.
const ROUND: Duration = Duration::from_secs(2);
/// How long one that failed waits: twice as long each time, a day at most.
const PUT_OFF: TimeDelta = TimeDelta::seconds(30);
const PUT_OFF_MAX: TimeDelta = TimeDelta::days(1);

/// Something to be done at a certain time.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Errand {
    /// Its id.
    pub id: ErrandId,
    /// What is to be done; a room answers for each kind.
    pub kind: String,
    /// To which record.
    pub subject_id: Uuid,
    /// When.
    pub due_at: Time,
    /// How often it failed.
    pub tries: i64,
}

/// Does errands of one kind, in a job without a caller. It may be called for what has been done another way meanwhile: it
/// looks before it acts.
pub type Runner = for<'a> fn(&'a mut Job, &'a Errand) -> BoxFuture<'a, Result<(), Halt>>;

impl Job {
    /// Writes down what is to be done at this time, once this change is committed.
    pub async fn later(&mut self, kind: &'static str, subject: Uuid, due: Time) -> Result<(), Halt> {
        let now = self.now();
        store::insert(&mut self.conn, (kind, subject), (due, now)).await
    }
}

impl House {
    /// Adds who does errands of this kind.
    #[must_use]
    pub fn running(mut self, kind: &'static str, runner: Runner) -> Self {
        self.runners.push((kind, runner));
        self
    }

    /// Does what is due now, the longest due first; how many errands that were. What fails is put off, and holds up nothing
    /// else.
    pub async fn run_due(self: &Arc<Self>) -> Result<usize, Halt> {
        // What another version of the program left is for that version.
        let kinds: Vec<_> = self.runners.iter().map(|(kind, _)| *kind).collect();
        let mut done = 0;
        while done < ROUND_MAX {
            let due = {
                let mut conn = self.db.reader().await?;
                let due = store::due(&mut conn, self.clock.now(), &kinds, AT_ONCE).await;
                conn.give_back().await;
                due?
            };
            let before = done;
            for id in due {
                done += usize::from(self.run_one(id).await?);
            }
            // Nothing is due, or others are at it.
            if done == before {
                break;
            }
        }
        Ok(done)
    }

    /// Whether there was something to do; what fails counts as done for this time.
    async fn run_one(self: &Arc<Self>, id: ErrandId) -> Result<bool, Halt> {
        let call = Call::new(Arc::clone(self), None, Language::It, "clock".to_owned());
        match call.write(move |job| Box::pin(run(job, id))).await {
            Ok(done) => Ok(done),
            Err(halt) => {
                tracing::error!(errand = %id, ?halt, "put off");
                let failure = halt.to_string();
                call.write(move |job| Box::pin(put_off(job, id, failure))).await?;
                Ok(true)
            }
        }
    }
}

async fn run(job: &mut Job, id: ErrandId) -> Result<bool, Halt> {
    let now = job.now();
    let Some(errand) = store::take(&mut job.conn, id, now).await? else { return Ok(false) };
    let known = job.house().runners.iter().find(|(kind, _)| *kind == errand.kind);
    let runner = known.map(|(_, runner)| *runner).ok_or_else(|| Fault::said("an errand of no known kind"))?;
    runner(job, &errand).await?;
    Ok(true)
}

async fn put_off(job: &mut Job, id: ErrandId, failure: String) -> Result<(), Halt> {
    let now = job.now();
    let Some(tries) = store::tries(&mut job.conn, id).await? else { return Ok(()) };
    let doubled = i32::try_from(tries.clamp(0, 12)).map_or(PUT_OFF_MAX, |tries| PUT_OFF * (1 << tries));
    store::put_off(&mut job.conn, id, now + doubled.min(PUT_OFF_MAX), &failure).await
}

/// Does what is due, round after round, as long as it lives.
#[derive(Debug)]
pub struct Errands(JoinHandle<()>);

impl Errands {
    /// Begins.
    pub fn start(house: &Arc<House>) -> Self {
        let house = Arc::clone(house);
        Self(tokio::spawn(async move {
            loop {
                match house.run_due().await {
                    Ok(_) | Err(Halt::Unavailable) => {}
                    Err(halt) => tracing::error!(?halt, "errands could not be done"),
                }
                sleep(ROUND).await;
            }
        }))
    }
}

impl Drop for Errands {
    fn drop(&mut self) {
        self.0.abort();
    }
}
