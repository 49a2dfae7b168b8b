//! One connection, and what it knows of its own state: a connection that was dropped in the middle of a
//! transaction is closed, never pooled.
use super::{Pool, on};
use crate::kernel::Halt;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, pool::PoolConnection};

/// A connection to either database.
#[derive(Debug)]
pub struct Conn {
    inner: Inner,
    /// Set while a transaction is open, or after one ended in doubt.
    tainted: bool,
    statements: usize,
}

#[derive(Debug)]
enum Inner {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// The open connection inside a [`Conn`], for [`on!`].
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

    pub(super) fn sqlite(open: PoolConnection<Sqlite>) -> Self {
        Self { inner: Inner::Sqlite(open), tainted: false, statements: 0 }
    }

    pub(super) fn postgres(open: PoolConnection<Postgres>) -> Self {
        Self { inner: Inner::Postgres(open), tainted: false, statements: 0 }
    }

    pub(super) async fn reader(pool: &Pool) -> Result<Self, Halt> {
        let (mut conn, begin) = match pool {
            Pool::Sqlite(pool) => (Self::sqlite(pool.acquire().await?), "begin"),
            Pool::Postgres(pool) => {
                (Self::postgres(pool.acquire().await?), "begin isolation level repeatable read read only")
            }
        };
        conn.run(begin).await?;
        conn.statements = 0;
        Ok(conn)
    }

    /// Ends a read transaction and gives the connection back.
    pub async fn give_back(mut self) {
        if self.run("rollback").await.is_ok() {
            self.tainted = false;
        }
    }

    /// Runs a word of transaction control. From the first on, only [`Self::settled`] makes the connection
    /// fit for the pool again.
    pub(super) async fn run(&mut self, control: &'static str) -> Result<(), sqlx::Error> {
        self.tainted = true;
        on!(self, |c| sqlx::query(control).execute(c).await.map(|_| ()))
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
