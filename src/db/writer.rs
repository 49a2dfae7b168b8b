//! The one writer. A mutation is a job: it is handed over, runs to its end whether or not its caller is
//! still there, and is answered only after COMMIT, refusals included.
//!
//! On SQLite jobs share a commit, each in a savepoint of its own. On PostgreSQL each job has a task and a
//! transaction of its own.
use super::Conn;
use crate::kernel::{Fault, Halt};
use futures_util::{FutureExt, future::BoxFuture};
use sqlx::{PgPool, SqlitePool};
use std::{panic::AssertUnwindSafe, time::Duration};
use tokio::{
    sync::{mpsc, oneshot},
    time::{sleep, timeout},
};

/// Jobs in one commit.
const GROUP: usize = 64;
/// How long one job may hold the others up.
const JOB_MAX: Duration = Duration::from_secs(2);
/// How long a caller waits for its answer; after that the outcome is unknown to it.
const ANSWER_MAX: Duration = Duration::from_secs(10);
/// How often BEGIN is tried while another process holds the lock (each try waits `busy_timeout`).
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
    Sqlite(mpsc::Sender<Box<dyn Task>>),
    Postgres(PgPool),
}

impl Writer {
    pub(super) fn sqlite(pool: SqlitePool) -> Self {
        let (send, receive) = mpsc::channel(QUEUE);
        tokio::spawn(serve(pool, receive));
        Self::Sqlite(send)
    }

    pub(super) fn postgres(pool: PgPool) -> Self {
        Self::Postgres(pool)
    }

    pub(super) async fn write<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T, Halt> {
        let (reply, answer) = oneshot::channel();
        let task = Box::new(Job { work: Some(work), done: None, reply });
        match self {
            Self::Sqlite(queue) => queue.try_send(task).map_err(|_| Halt::Unavailable)?,
            Self::Postgres(pool) => {
                tokio::spawn(alone(pool.clone(), task));
            }
        }
        match timeout(ANSWER_MAX, answer).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) | Err(_) => Err(Halt::Unavailable),
        }
    }
}

/// What became of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Committed,
    /// Known not to have been written.
    Undone,
    /// COMMIT was tried and failed, or the connection went away: known only by looking.
    InDoubt,
}

/// What the writer sees of a job, whatever it answers.
trait Task: Send {
    /// Runs it; `None` for the connection when the job panicked or was cut off.
    fn run(&mut self, conn: Conn) -> BoxFuture<'_, (Option<Conn>, Verdict)>;
    fn answer(self: Box<Self>, fate: Fate);
}

impl std::fmt::Debug for dyn Task {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Task")
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
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
                after.into_iter().for_each(|effect| effect());
                result
            }
            (Fate::Undone, Some((Err(halt), _))) => Err(halt),
            _ => Err(Halt::Unavailable),
        };
        drop(self.reply.send(result));
    }
}

async fn serve(pool: SqlitePool, mut jobs: mpsc::Receiver<Box<dyn Task>>) {
    let mut spare = None;
    while let Some(first) = jobs.recv().await {
        let mut group = vec![first];
        while group.len() < GROUP
            && let Ok(job) = jobs.try_recv()
        {
            group.push(job);
        }
        let open = match spare.take() {
            Some(open) => Ok(open),
            None => pool.acquire().await.map(Conn::sqlite),
        };
        let fate = match open {
            Ok(conn) => {
                let (fate, kept) = commit_group(conn, &mut group).await;
                spare = kept;
                fate
            }
            Err(_) => Fate::Undone,
        };
        group.into_iter().for_each(|job| job.answer(fate));
    }
}

/// Runs a group in one transaction. The connection comes back when it is fit to be used again.
async fn commit_group(mut conn: Conn, group: &mut [Box<dyn Task>]) -> (Fate, Option<Conn>) {
    if begin(&mut conn, "begin immediate").await.is_err() {
        return (Fate::Undone, None);
    }
    for job in group {
        let Some(back) = run_in_savepoint(conn, job).await else { return (Fate::Undone, None) };
        conn = back;
    }
    commit(conn).await
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

async fn alone(pool: PgPool, mut job: Box<dyn Task>) {
    let fate = match pool.acquire().await {
        Ok(open) => commit_alone(Conn::postgres(open), &mut job).await,
        Err(_) => Fate::Undone,
    };
    job.answer(fate);
}

async fn commit_alone(mut conn: Conn, job: &mut Box<dyn Task>) -> Fate {
    if begin(&mut conn, "begin").await.is_err() {
        return Fate::Undone;
    }
    match job.run(conn).await {
        (Some(conn), Verdict::Keep) => commit(conn).await.0,
        (Some(mut conn), Verdict::Undo) => {
            if conn.run("rollback").await.is_ok() {
                conn.settled();
            }
            // What was refused is known to be unwritten even when the connection is lost.
            Fate::Committed
        }
        _ => Fate::Undone,
    }
}

async fn begin(conn: &mut Conn, control: &'static str) -> Result<(), sqlx::Error> {
    let mut tries = 1;
    loop {
        match conn.run(control).await {
            Err(e) if is_busy(&e) && tries < BEGIN_TRIES => {
                tries += 1;
                sleep(Duration::from_millis(5)).await;
            }
            done => return done,
        }
    }
}

/// Commits and settles. A connection whose COMMIT failed is never used again: it is dropped tainted.
async fn commit(mut conn: Conn) -> (Fate, Option<Conn>) {
    match conn.run("commit").await {
        Ok(()) => {
            conn.settled();
            (Fate::Committed, Some(conn))
        }
        Err(e) => {
            tracing::error!(cause = %e, "a commit failed");
            (Fate::InDoubt, None)
        }
    }
}

/// SQLite's BUSY and its extended forms.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|e| e.code().and_then(|c| c.parse::<i32>().ok()));
    code.is_some_and(|code| code & 0xff == 5)
}
