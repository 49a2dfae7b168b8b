//! One connection, and what it knows of its own state: a connection that was dropped in the middle of a
//! transaction is closed, never pooled.
use super::{Pool, error::is_gone};
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, pool::PoolConnection};
use std::time::Duration;
use tokio::time::timeout;

/// How often BEGIN is tried on another connection when the one that was kept turns out to be dead.
const BEGIN_TRIES: u32 = 20;
/// How long a connection that was kept may take to begin, and how long the next ones where one stayed silent: its line
/// broke unseen, and so did theirs. Whoever waits for an answer waits for all of them.
const BEGIN_MAX: Duration = Duration::from_secs(2);
const BEGIN_AGAIN_MAX: Duration = Duration::from_millis(500);
/// How long a word of transaction control may take on PostgreSQL before its connection is given up. SQLite
/// has no network that falls silent, and its disk is waited for.
const CONTROL_MAX: Duration = Duration::from_secs(5);

/// A connection to either database.
#[derive(Debug)]
pub struct Conn {
    inner: Inner,
    /// Set while a transaction is open, or after one ended in doubt.
    tainted: bool,
    asked: bool,
    statements: usize,
}

#[derive(Debug)]
enum Inner {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// The open connection inside a [`Conn`], for `on!`.
#[derive(Debug)]
pub enum Engine<'c> {
    /// SQLite's.
    Sqlite(&'c mut SqliteConnection),
    /// PostgreSQL's.
    Postgres(&'c mut PgConnection),
}

impl Conn {
    /// For one statement; counted.
    pub fn engine(&mut self) -> Engine<'_> {
        self.statements += 1;
        match &mut self.inner {
            Inner::Sqlite(open) => Engine::Sqlite(open),
            Inner::Postgres(open) => Engine::Postgres(open),
        }
    }

    /// How many statements went over it since it was taken.
    pub fn statements(&self) -> usize {
        self.statements
    }

    fn of(inner: Inner) -> Self {
        Self { inner, tainted: false, asked: false, statements: 0 }
    }

    pub(super) async fn reader(pool: &Pool) -> Result<Self, sqlx::Error> {
        match pool {
            Pool::Sqlite(_) => Self::begun(pool, "begin").await,
            Pool::Postgres(_) => Self::begun(pool, "begin isolation level repeatable read read only").await,
        }
    }

    /// A connection on which a transaction was begun. Those that died while they were kept are passed over.
    pub(super) async fn begun(pool: &Pool, begin: &'static str) -> Result<Self, sqlx::Error> {
        let (mut tries, mut patience) = (1, BEGIN_MAX);
        loop {
            let mut conn = Self::of(match pool {
                Pool::Sqlite(pool) => Inner::Sqlite(pool.acquire().await?),
                Pool::Postgres(pool) => Inner::Postgres(pool.acquire().await?),
            });
            match conn.run_within(begin, patience).await {
                Err(e) if is_gone(&e) && tries < BEGIN_TRIES => {
                    tries += 1;
                    patience = BEGIN_AGAIN_MAX;
                }
                Err(e) => return Err(e),
                Ok(()) => {
                    conn.statements = 0;
                    return Ok(conn);
                }
            }
        }
    }

    /// Asks that what was set with [`super::Db::before_commit`] is run before this transaction commits.
    pub fn ask_before_commit(&mut self) {
        self.asked = true;
    }

    /// Whether that was asked since the last time it was looked at.
    pub(super) fn was_asked(&mut self) -> bool {
        std::mem::take(&mut self.asked)
    }

    /// Ends a read transaction and gives the connection back.
    pub async fn give_back(mut self) {
        if self.run("rollback").await.is_ok() {
            self.settled();
        }
    }

    /// Runs a word of transaction control. From the first on, only [`Self::settled`] makes the connection
    /// fit for the pool again.
    pub(super) async fn run(&mut self, control: &'static str) -> Result<(), sqlx::Error> {
        self.run_within(control, CONTROL_MAX).await
    }

    async fn run_within(&mut self, control: &'static str, patience: Duration) -> Result<(), sqlx::Error> {
        self.tainted = true;
        match &mut self.inner {
            Inner::Sqlite(open) => sqlx::query(control).execute(&mut **open).await.map(|_| ()),
            Inner::Postgres(open) => {
                let run = sqlx::raw_sql(control).execute(&mut **open);
                match timeout(patience, run).await {
                    Ok(done) => done.map(|_| ()),
                    Err(silent) => Err(sqlx::Error::Io(silent.into())),
                }
            }
        }
    }

    /// Commits. PostgreSQL answers the COMMIT of a transaction in which a statement failed as if it had been
    /// one, and rolls back: so the transaction must first show that it is whole.
    pub(super) async fn commit(&mut self) -> Result<(), sqlx::Error> {
        let control = match self.inner {
            Inner::Sqlite(_) => "commit",
            Inner::Postgres(_) => "select 1; commit",
        };
        self.run(control).await?;
        self.settled();
        Ok(())
    }

    /// Says that no transaction is open on it any more.
    pub(super) fn settled(&mut self) {
        self.tainted = false;
    }
}

impl Drop for Conn {
    fn drop(&mut self) {
        if self.tainted {
            match &mut self.inner {
                Inner::Sqlite(open) => open.close_on_drop(),
                Inner::Postgres(open) => open.close_on_drop(),
            }
        }
    }
}
