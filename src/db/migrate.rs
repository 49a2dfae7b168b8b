//! Brings the tables up to date. Each engine has its own files with the same numbers, names, tables and
//! columns; a test compares them.
use super::{OpenError, error::is_busy};
use sqlx::{ConnectOptions, Connection, PgConnection, SqliteConnection, migrate::Migrator};
use sqlx::{postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use std::time::Duration;
use tokio::time::sleep;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How often a file that another process is migrating is tried; each try waits for its lock.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);
/// Files are run, not just noted as run. (`Migrator::run` says so itself, but its future isn't `Send`.)
const NO_SKIP: bool = false;

/// All files, or those up to a number, in one transaction under the lock of writers: of processes that open a new file
/// at once one makes the tables and the others find them made.
pub(super) async fn sqlite(options: &SqliteConnectOptions, last: Option<i64>) -> Result<(), OpenError> {
    let mut conn = sqlite_writer(options).await?;
    let mut together = conn.begin_with("begin immediate").await?;
    within(&mut together, last).await?;
    together.commit().await?;
    Ok(conn.close().await?)
}

/// All files, or those up to a number, on one connection.
pub(super) async fn within(conn: &mut SqliteConnection, last: Option<i64>) -> Result<(), OpenError> {
    Ok(SQLITE.run_direct(last, conn, NO_SKIP).await?)
}

/// A connection that could take the lock. Turning a new file to write-ahead logging answers BUSY without
/// waiting while somebody else does the same, so that is tried again.
async fn sqlite_writer(options: &SqliteConnectOptions) -> Result<SqliteConnection, OpenError> {
    let mut tries = 1;
    loop {
        let attempt = async {
            let mut conn = options.connect().await?;
            sqlx::query("begin immediate").execute(&mut conn).await?;
            sqlx::query("rollback").execute(&mut conn).await?;
            Ok(conn)
        };
        match attempt.await {
            Err(e) if is_busy(&e) && tries < TRIES => {
                tries += 1;
                sleep(PAUSE).await;
            }
            done => return Ok(done?),
        }
    }
}

/// Each file, or those up to a number, in a transaction of its own, all under an advisory lock.
pub(super) async fn postgres(options: &PgConnectOptions, last: Option<i64>) -> Result<(), OpenError> {
    let mut conn: PgConnection = options.connect().await?;
    POSTGRES.run_direct(last, &mut conn, NO_SKIP).await?;
    Ok(conn.close().await?)
}

/// Whether there is a migration of this number.
pub(super) fn is_known(number: i64) -> bool {
    SQLITE.iter().any(|migration| migration.version == number)
}

/// The number of the last migration.
pub(super) fn latest() -> i64 {
    SQLITE.iter().map(|migration| migration.version).max().unwrap_or(0)
}
