//! How each database is opened: what its connections are told, and how many there are.
use super::{Db, OpenError, Place, Pool, migrate, writer::Writer};
use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt, path::Path, str::FromStr, time::Duration};

/// How long anybody waits for a connection, or for a lock that another process holds.
const BUSY_MAX: Duration = Duration::from_secs(5);
/// Readers at once. Writers have connections of their own, so that readers who wait for a writer can't
/// keep it waiting for them.
const SQLITE_READERS_MAX: u32 = 4;
const POSTGRES_READERS_MAX: u32 = 12;
const POSTGRES_WRITERS_MAX: u32 = 6;
/// Statements that a connection keeps prepared: more than the program has.
const STATEMENTS_MAX: usize = 400;
/// After this PostgreSQL lets go of the locks of a process that fell silent in mid-transaction.
const SILENCE_MAX: &str = "10s";
/// PostgreSQL keeps lesser notices to itself (that a table is there already, at each start).
const NOTICES_MIN: &str = "warning";

pub(super) async fn sqlite(path: &Path) -> Result<Db, OpenError> {
    make_private(path)?;
    let options = sqlite_options(path);
    migrate::sqlite(&options, None).await?;
    let pool = |connections| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(BUSY_MAX)
            .test_before_acquire(false)
    };
    let write = pool(1).connect_lazy_with(options.clone());
    let read = pool(SQLITE_READERS_MAX).connect_lazy_with(options.pragma("query_only", "on"));
    Ok(Db { readers: Pool::Sqlite(read), writer: Writer::sqlite(write) })
}

fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_MAX)
        .statement_cache_capacity(STATEMENTS_MAX)
        .pragma("mmap_size", "268435456")
        .pragma("temp_store", "memory")
}

/// The file is its owner's alone; what SQLite puts beside it takes over the same mode.
fn make_private(path: &Path) -> std::io::Result<()> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(path).map(drop)
}

pub(super) async fn postgres(url: &str) -> Result<Db, OpenError> {
    let options = postgres_options(url)?;
    migrate::postgres(&options, None).await?;
    let pool = |connections| {
        PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(BUSY_MAX)
            .test_before_acquire(false)
            .connect_lazy_with(options.clone())
    };
    Ok(Db {
        readers: Pool::Postgres(pool(POSTGRES_READERS_MAX)),
        writer: Writer::postgres(pool(POSTGRES_WRITERS_MAX)),
    })
}

pub(super) fn postgres_options(url: &str) -> Result<PgConnectOptions, sqlx::Error> {
    Ok(PgConnectOptions::from_str(url)?
        .application_name("amis")
        .statement_cache_capacity(STATEMENTS_MAX)
        .options([
            ("idle_in_transaction_session_timeout", SILENCE_MAX),
            ("client_min_messages", NOTICES_MIN),
        ]))
}

/// One connection for a restore, to tables as they are. SQLite doesn't watch the references between them.
pub(super) async fn bare(place: &Place) -> Result<Pool, OpenError> {
    match place {
        Place::Sqlite(path) => {
            make_private(path)?;
            let options = sqlite_options(path).foreign_keys(false);
            Ok(Pool::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?))
        }
        Place::Postgres(url) => {
            let options = postgres_options(url)?;
            Ok(Pool::Postgres(PgPoolOptions::new().max_connections(1).connect_with(options).await?))
        }
    }
}

/// Brings the tables up to date, or up to the migration of a number.
pub(super) async fn migrated(place: &Place, last: Option<i64>) -> Result<(), OpenError> {
    match place {
        Place::Sqlite(path) => migrate::sqlite(&sqlite_options(path), last).await,
        Place::Postgres(url) => migrate::postgres(&postgres_options(url)?, last).await,
    }
}

/// A database in memory as the migrations up to a number leave it.
pub(super) async fn pristine(last: i64) -> Result<Pool, OpenError> {
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
    migrate::within(&mut *pool.acquire().await?, Some(last)).await?;
    Ok(Pool::Sqlite(pool))
}
