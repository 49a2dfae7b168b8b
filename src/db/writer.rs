//! The one writer. A mutation is a job: it is handed over, runs to its end whether or not its caller is
//! still there, and is answered only after COMMIT, refusals included.
//!
//! On SQLite jobs share a commit, each in a savepoint of its own. On PostgreSQL each job has a task and a
//! transaction of its own.
use super::{Conn, Pool, error::is_busy};
use crate::kernel::{Fault, Halt};
use futures_util::{FutureExt, future::BoxFuture};
use sqlx::{PgPool, SqlitePool};
use std::{
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, timeout},
};

/// Jobs in one commit, and how long a group takes new ones in.
const GROUP: usize = 64;
const GROUP_OPEN: Duration = Duration::from_millis(100);
/// How long one job may hold the others up.
const JOB_MAX: Duration = Duration::from_secs(2);
/// How long a caller waits for its answer; after that the outcome is unknown to it.
const ANSWER_MAX: Duration = Duration::from_secs(10);
/// How often BEGIN is tried while another process holds the lock; each try waits for the lock.
const BEGIN_TRIES: u32 = 4;
/// Jobs that may wait; the next is turned away at once.
const QUEUE: usize = 1024;

/// What a job hands back: its connection, its answer, and what is to happen once it is committed.
#[expect(missing_debug_implementations, reason = "closures have nothing to show")]
pub struct Done<T> {
    /// The connection that it was given.
    pub conn: Conn,
    /// Its answer. An `Err` undoes what it wrote.
    pub result: Result<T, Halt>,
    /// Runs after COMMIT and never otherwise: events, caches, notices.
    pub after: Vec<Box<dyn FnOnce() + Send>>,
}

/// A job: takes the connection, gives it back with the answer.
pub trait Work<T>: FnOnce(Conn) -> BoxFuture<'static, Done<T>> + Send + 'static {}
impl<T, F: FnOnce(Conn) -> BoxFuture<'static, Done<T>> + Send + 'static> Work<T> for F {}

#[derive(Clone, Debug)]
pub(super) enum Writer {
    Sqlite(mpsc::Sender<Message>, HookPlace),
    Postgres(PgPool),
}

/// What is to happen at the end of a group, in its transaction.
pub(super) type Hook = Box<dyn for<'a> Fn(&'a mut Conn) -> BoxFuture<'a, Result<(), Halt>> + Send + Sync>;

/// Empty until somebody sets it.
#[derive(Clone, Default)]
pub(super) struct HookPlace(Arc<OnceLock<Hook>>);

impl fmt::Debug for HookPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HookPlace").field(&self.0.get().is_some()).finish()
    }
}

impl HookPlace {
    /// Runs it where one is set and a job of the group asked for it. False if it failed.
    async fn run(&self, conn: &mut Conn) -> bool {
        let Some(hook) = self.0.get().filter(|_| conn.was_asked()) else { return true };
        let run = AssertUnwindSafe(hook(conn)).catch_unwind();
        matches!(timeout(JOB_MAX, run).await, Ok(Ok(Ok(()))))
    }
}

/// What the one writer of SQLite is told.
pub(super) enum Message {
    Job(Box<dyn Task>),
    /// Finish what is waiting, close, and say so.
    Stop(oneshot::Sender<()>),
}

impl Writer {
    pub(super) fn sqlite(pool: SqlitePool) -> Self {
        let (send, queue) = mpsc::channel(QUEUE);
        let hook = HookPlace::default();
        let pool = Pool::Sqlite(pool);
        let groups = Groups { pool, queue, hook: hook.clone(), spare: None, stopping: vec![] };
        tokio::spawn(groups.serve());
        Self::Sqlite(send, hook)
    }

    pub(super) fn before_commit(&self, hook: Hook) -> bool {
        match self {
            Self::Sqlite(_, place) => {
                place.0.get_or_init(|| hook);
                true
            }
            Self::Postgres(_) => false,
        }
    }

    pub(super) fn postgres(pool: PgPool) -> Self {
        Self::Postgres(pool)
    }

    pub(super) async fn write<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T, Halt> {
        let (reply, answer) = oneshot::channel();
        let task = Box::new(Job { work: Some(work), done: None, reply });
        match self {
            Self::Sqlite(queue, _) => queue.try_send(Message::Job(task)).map_err(|_| Halt::Unavailable)?,
            Self::Postgres(pool) => {
                tokio::spawn(alone(Pool::Postgres(pool.clone()), task));
            }
        }
        match timeout(ANSWER_MAX, answer).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) | Err(_) => Err(Halt::Unavailable),
        }
    }

    /// Closes the writing connections after the jobs that were handed over; later ones are unavailable.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite(queue, _) => {
                let (said, closed) = oneshot::channel();
                if queue.send(Message::Stop(said)).await.is_ok() {
                    drop(closed.await);
                }
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// What became of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Committed,
    /// Known not to have been written.
    Undone,
    /// COMMIT was tried and failed, or the connection went away: known only by looking.
    InDoubt,
}

/// What the writer sees of a job, whatever it answers.
pub(super) trait Task: Send {
    /// Runs it; `None` for the connection when the job panicked or was cut off.
    fn run(&mut self, conn: Conn) -> BoxFuture<'_, (Option<Conn>, Verdict)>;
    fn answer(self: Box<Self>, fate: Fate);
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Keep,
    Undo,
    EndGroup,
}

type Outcome<T> = (Result<T, Halt>, Vec<Box<dyn FnOnce() + Send>>);

struct Job<F, T> {
    work: Option<F>,
    done: Option<Outcome<T>>,
    reply: oneshot::Sender<Result<T, Halt>>,
}

impl<T: Send + 'static, F: Work<T>> Task for Job<F, T> {
    fn run(&mut self, conn: Conn) -> BoxFuture<'_, (Option<Conn>, Verdict)> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return (Some(conn), Verdict::Undo) };
            let run = AssertUnwindSafe(async move { work(conn).await }).catch_unwind();
            match timeout(JOB_MAX, run).await {
                Ok(Ok(done)) => {
                    let verdict = match &done.result {
                        Ok(_) => Verdict::Keep,
                        Err(halt) if halt.is_contained() => Verdict::Undo,
                        Err(_) => Verdict::EndGroup,
                    };
                    self.done = Some((done.result, done.after));
                    (Some(done.conn), verdict)
                }
                Ok(Err(_)) => {
                    metrics::counter!("amis_panics_total").increment(1);
                    self.done = Some((Err(Fault::said("a job panicked").into()), vec![]));
                    (None, Verdict::EndGroup)
                }
                Err(_) => {
                    self.done = Some((Err(Halt::Unavailable), vec![]));
                    (None, Verdict::EndGroup)
                }
            }
        })
    }

    fn answer(self: Box<Self>, fate: Fate) {
        let result = match (fate, self.done) {
            (Fate::Committed, Some((result, after))) => {
                if result.is_ok() {
                    after.into_iter().for_each(run_effect);
                }
                result
            }
            // The one that ended the group hears why. A refusal may rest on what a neighbour had written,
            // and that is undone.
            (Fate::Undone, Some((Err(halt), _))) if !halt.is_contained() => Err(halt),
            _ => Err(Halt::Unavailable),
        };
        if self.reply.send(result).is_err() {
            metrics::counter!("amis_jobs_outlived_total").increment(1);
        }
    }
}

/// The commit stands whatever becomes of its effects, and the writer has to go on.
fn run_effect(effect: Box<dyn FnOnce() + Send>) {
    if catch_unwind(AssertUnwindSafe(effect)).is_err() {
        metrics::counter!("amis_panics_total").increment(1);
        Fault::said("what was to happen after a commit panicked");
    }
}

/// The one writer of SQLite.
struct Groups {
    pool: Pool,
    queue: mpsc::Receiver<Message>,
    hook: HookPlace,
    /// The writing connection between two groups, while it is fit to be used.
    spare: Option<Conn>,
    stopping: Vec<oneshot::Sender<()>>,
}

impl Groups {
    async fn serve(mut self) {
        while let Some(message) = self.queue.recv().await {
            let Some(first) = self.job(message) else { continue };
            let mut group = vec![first];
            let fate = self.commit(&mut group).await;
            for job in group {
                job.answer(fate);
            }
        }
        drop(self.spare);
        self.pool.close().await;
        for said in self.stopping {
            said.send(()).ok();
        }
    }

    fn job(&mut self, message: Message) -> Option<Box<dyn Task>> {
        match message {
            Message::Job(job) => Some(job),
            Message::Stop(said) => {
                self.queue.close();
                self.stopping.push(said);
                None
            }
        }
    }

    /// Runs a group in one transaction: the first job, and those that are waiting by the time it is done.
    async fn commit(&mut self, group: &mut Vec<Box<dyn Task>>) -> Fate {
        let closes = Instant::now() + GROUP_OPEN;
        let Ok(mut conn) = self.begin().await else { return Fate::Undone };
        for next in 0.. {
            let Some(back) = run_in_savepoint(conn, &mut group[next]).await else { return Fate::Undone };
            conn = back;
            if group.len() == GROUP || Instant::now() > closes {
                break;
            }
            let Ok(message) = self.queue.try_recv() else { break };
            let Some(job) = self.job(message) else { break };
            group.push(job);
        }
        if !self.hook.run(&mut conn).await {
            return Fate::Undone;
        }
        let (fate, kept) = commit(conn).await;
        self.spare = kept;
        fate
    }

    /// BUSY is a wait: another process is at work on the file.
    async fn begin(&mut self) -> Result<Conn, sqlx::Error> {
        const BEGIN: &str = "begin immediate";
        let mut tries = 1;
        loop {
            let begun = match self.spare.take() {
                Some(mut conn) => conn.run(BEGIN).await.map(|()| conn),
                None => Conn::begun(&self.pool, BEGIN).await,
            };
            match begun {
                Err(e) if is_busy(&e) && tries < BEGIN_TRIES => tries += 1,
                done => return done.inspect_err(|e| tracing::error!(cause = %e, "the writer can't begin")),
            }
        }
    }
}

async fn run_in_savepoint(mut conn: Conn, job: &mut Box<dyn Task>) -> Option<Conn> {
    conn.run("savepoint job").await.ok()?;
    let (back, verdict) = job.run(conn).await;
    let mut conn = back?;
    match verdict {
        Verdict::EndGroup => return None,
        Verdict::Undo => conn.run("rollback to job").await.ok()?,
        Verdict::Keep => {}
    }
    conn.run("release job").await.ok()?;
    Some(conn)
}

/// Runs one job in a transaction of its own, on PostgreSQL.
async fn alone(pool: Pool, mut job: Box<dyn Task>) {
    let fate = match Conn::begun(&pool, "begin isolation level read committed read write").await {
        Ok(conn) => commit_alone(conn, &mut job).await,
        Err(e) => {
            tracing::error!(cause = %e, "a job can't begin");
            Fate::Undone
        }
    };
    job.answer(fate);
}

async fn commit_alone(conn: Conn, job: &mut Box<dyn Task>) -> Fate {
    match job.run(conn).await {
        (Some(conn), Verdict::Keep) => commit(conn).await.0,
        (Some(conn), Verdict::Undo) => {
            conn.give_back().await;
            // What was refused is known to be unwritten even when the connection is lost.
            Fate::Committed
        }
        _ => Fate::Undone,
    }
}

/// A connection whose COMMIT failed is never used again: it is dropped with its mark, and so closed.
async fn commit(mut conn: Conn) -> (Fate, Option<Conn>) {
    match conn.commit().await {
        Ok(()) => (Fate::Committed, Some(conn)),
        Err(e) => {
            tracing::error!(cause = %e, "a commit failed");
            (Fate::InDoubt, None)
        }
    }
}
