//! Brings the tables up to date. Each engine has its own files with the same numbers, names, tables and
//! columns; a test compares them.
use sqlx::{PgPool, SqlitePool, migrate::Migrator};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Why the tables could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A newer version of the program has been here, or a file that was applied has changed since.
    #[error("the database doesn't fit this version: {0}")]
    Unfit(#[source] sqlx::migrate::MigrateError),
}

pub(super) async fn sqlite(pool: &SqlitePool) -> Result<(), MigrateError> {
    SQLITE.run(pool).await.map_err(MigrateError::Unfit)
}

pub(super) async fn postgres(pool: &PgPool) -> Result<(), MigrateError> {
    POSTGRES.run(pool).await.map_err(MigrateError::Unfit)
}
