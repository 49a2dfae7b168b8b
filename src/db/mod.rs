//! The databases: pools, one connection per reader, one writer, migrations. The only place that names an
//! engine.
mod conn;
mod migrate;
mod sql;
mod writer;

pub use conn::{Conn, Engine};
pub use migrate::MigrateError;
pub use sql::{Dialect, IdList, Sql, TextList};
pub(crate) use sql::{in_list, on};
pub use writer::{Done, Work};

use crate::kernel::{Fault, Halt};
use sqlx::{
    PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::PathBuf, str::FromStr, time::Duration};
use writer::Writer;

/// How long anybody waits for a connection, or for a lock that another process holds.
const BUSY_MAX: Duration = Duration::from_secs(5);
/// Connections to PostgreSQL in one process.
const POSTGRES_MAX: u32 = 16;

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
            Ok(Self::Sqlite(path.trim_start_matches("//").into()))
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
    /// Opens the database and brings its tables up to date.
    pub async fn open(place: &Place) -> Result<Self, OpenError> {
        match place {
            Place::Sqlite(path) => {
                let options = sqlite_options(path);
                let write = SqlitePoolOptions::new()
                    .max_connections(1)
                    .acquire_timeout(BUSY_MAX)
                    .test_before_acquire(false)
                    .connect_with(options.clone())
                    .await?;
                migrate::sqlite(&write).await?;
                let readers = SqlitePoolOptions::new()
                    .max_connections(4)
                    .acquire_timeout(BUSY_MAX)
                    .test_before_acquire(false)
                    .connect_with(options.pragma("query_only", "on"))
                    .await?;
                Ok(Self { readers: Pool::Sqlite(readers), writer: Writer::sqlite(write) })
            }
            Place::Postgres(url) => {
                let options = PgConnectOptions::from_str(url)?.application_name("amis");
                let pool = PgPoolOptions::new()
                    .max_connections(POSTGRES_MAX)
                    .acquire_timeout(BUSY_MAX)
                    .test_before_acquire(false)
                    .connect_with(options)
                    .await?;
                migrate::postgres(&pool).await?;
                Ok(Self { writer: Writer::postgres(pool.clone()), readers: Pool::Postgres(pool) })
            }
        }
    }

    /// A connection inside a read transaction of its own: everything read on it is of one moment.
    pub async fn reader(&self) -> Result<Conn, Halt> {
        Conn::reader(&self.readers).await
    }

    /// Hands a job to the one writer; answers after COMMIT. A caller that goes away cancels nothing.
    pub async fn write<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T, Halt> {
        self.writer.write(work).await
    }

    /// Closes every connection, after the jobs that are under way.
    pub async fn close(&self) {
        match &self.readers {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It can't be reached, or refuses us.
    #[error("the database can't be opened: {0}")]
    Database(#[from] sqlx::Error),
    /// Its tables are not ours to bring up to date.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

fn sqlite_options(path: &std::path::Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_MAX)
        .statement_cache_capacity(400)
        .pragma("mmap_size", "268435456")
        .pragma("temp_store", "memory")
}

impl From<sqlx::Error> for Fault {
    #[track_caller]
    fn from(cause: sqlx::Error) -> Self {
        let by_constraint = cause.as_database_error().is_some_and(|e| {
            e.is_unique_violation() || e.is_foreign_key_violation() || e.is_check_violation()
        });
        let fault = Self::new(&cause);
        if by_constraint { fault.contained() } else { fault }
    }
}

impl From<sqlx::Error> for Halt {
    #[track_caller]
    fn from(cause: sqlx::Error) -> Self {
        if matches!(cause, sqlx::Error::PoolTimedOut) { Self::Unavailable } else { Self::Fault(cause.into()) }
    }
}
