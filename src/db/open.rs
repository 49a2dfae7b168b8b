//! How each database is opened: what its connections are told, and how many there are.
use super::{Db, OpenError, Pool, migrate, writer::Writer};
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

pub(super) async fn sqlite(path: &Path) -> Result<Db, OpenError> {
    make_private(path)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_MAX)
        .statement_cache_capacity(STATEMENTS_MAX)
        .pragma("mmap_size", "268435456")
        .pragma("temp_store", "memory");
    migrate::sqlite(&options).await?;
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

/// The file is its owner's alone; what SQLite puts beside it takes over the same mode.
fn make_private(path: &Path) -> std::io::Result<()> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(path).map(drop)
}

pub(super) async fn postgres(url: &str) -> Result<Db, OpenError> {
    let options = PgConnectOptions::from_str(url)?
        .application_name("amis")
        .statement_cache_capacity(STATEMENTS_MAX)
        .options([("idle_in_transaction_session_timeout", SILENCE_MAX)]);
    migrate::postgres(&options).await?;
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
