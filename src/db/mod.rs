//! The databases: pools, one connection per reader, one writer, migrations. The only place that names an
//! engine.
pub mod backup;
mod conn;
mod error;
mod health;
mod hold;
mod key;
mod migrate;
mod open;
mod sql;
mod word;
mod writer;

pub use conn::{Conn, Engine};
pub use error::OpenError;
pub use hold::Hold;
pub use sql::{Dialect, IdList, MomentTable, Sql, TextList};
pub(crate) use sql::{in_list, on, piece};
pub use word::{Ear, Word, tell};
pub use writer::{Done, Work};

use crate::kernel::Halt;
use futures_util::future::BoxFuture;
use sqlx::{PgPool, SqlitePool};
use std::{path::PathBuf, str::FromStr};
use writer::Writer;

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file; its folder must exist.
    Sqlite(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

impl FromStr for Place {
    type Err = String;

    fn from_str(url: &str) -> Result<Self, Self::Err> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres(url.to_owned()))
        } else if let Some(path) = url.strip_prefix("sqlite:") {
            Ok(Self::Sqlite(path.strip_prefix("//").unwrap_or(path).into()))
        } else {
            Err("a database is `sqlite:PATH` or `postgres://…`".to_owned())
        }
    }
}

/// Both databases behind one door.
#[derive(Clone, Debug)]
pub struct Db {
    readers: Pool,
    writer: Writer,
}

#[derive(Clone, Debug)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Db {
    /// Opens the database, made where there is none, and brings its tables up to date.
    pub async fn open(place: &Place) -> Result<Self, OpenError> {
        match place {
            Place::Sqlite(path) => open::sqlite(path).await,
            Place::Postgres(url) => open::postgres(url).await,
        }
    }

    /// A connection inside a read transaction of its own: everything read on it is of one moment.
    pub async fn reader(&self) -> Result<Conn, Halt> {
        Ok(Conn::reader(&self.readers).await?)
    }

    /// Hands a job to the one writer; answers after COMMIT. A caller that goes away cancels nothing.
    pub async fn write<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T, Halt> {
        self.writer.write(work).await
    }

    /// Whether what is acknowledged survives a loss of power: asked of the connection that writes.
    pub async fn durable(&self) -> Result<bool, Halt> {
        const DURABLE: Sql = Sql {
            sqlite: "select synchronous = 2 from pragma_synchronous",
            postgres: "select current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'
                          and current_setting('synchronous_commit') <> 'off'",
        };
        self.write(|mut conn: Conn| {
            Box::pin(async move {
                let answer = on!(conn, |c, D| sqlx::query_scalar(D::of(DURABLE)).fetch_one(c).await);
                Done { conn, result: answer.map_err(Halt::from), after: vec![] }
            })
        })
        .await
    }

    /// Runs `hook` at the end of each group of jobs that share a commit, where one of them asked for it with
    /// [`Conn::ask_before_commit`]; if it fails, none of them is written. False where jobs don't share commits:
    /// it is never run there. Only the first hook counts.
    pub fn before_commit(
        &self,
        hook: impl for<'a> Fn(&'a mut Conn) -> BoxFuture<'a, Result<(), Halt>> + Send + Sync + 'static,
    ) -> bool {
        self.writer.before_commit(Box::new(hook))
    }

    /// Closes every connection, after the readers and jobs that are under way.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

impl Pool {
    /// How a transaction begins that writes.
    fn begin_writing(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "begin immediate",
            Self::Postgres(_) => "begin isolation level read committed read write",
        }
    }

    async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
