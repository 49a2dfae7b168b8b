//! What a database's errors mean to the rest of the house.
use crate::kernel::{Fault, Halt};
use sqlx::{Error, error::ErrorKind};

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It can't be reached, or refuses us.
    #[error("the database can't be opened: {0}")]
    Database(#[from] Error),
    /// Its file can't be made.
    #[error("the database's file can't be made: {0}")]
    File(#[from] std::io::Error),
    /// A newer version of the program has been here, or a migration that was applied has changed since.
    #[error("the database doesn't fit this version: {0}")]
    Unfit(#[from] sqlx::migrate::MigrateError),
}

impl From<Error> for Fault {
    #[track_caller]
    fn from(cause: Error) -> Self {
        let fault = Self::new(&cause);
        if by_constraint(&cause) { fault.contained() } else { fault }
    }
}

impl From<Error> for Halt {
    #[track_caller]
    fn from(cause: Error) -> Self {
        if passes(&cause) {
            tracing::warn!(%cause, at = %std::panic::Location::caller(), "the database is unavailable");
            return Self::Unavailable;
        }
        Self::Fault(cause.into())
    }
}

/// Whether a constraint said no: nothing but the statement itself was undone.
fn by_constraint(error: &Error) -> bool {
    error.as_database_error().is_some_and(|e| !matches!(e.kind(), ErrorKind::Other))
}

/// SQLite's BUSY and its extended forms: another process holds the lock.
pub(super) fn is_busy(error: &Error) -> bool {
    let code = error.as_database_error().and_then(|e| e.code().and_then(|c| c.parse::<i32>().ok()));
    code.is_some_and(|code| code & 0xff == 5)
}

/// Whether the connection itself is gone: another one may do.
pub(super) fn is_gone(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::Protocol(_) | Error::WorkerCrashed => true,
        _ => state(error).is_some_and(|state| state.starts_with("57P")),
    }
}

/// Trouble that passes: nobody's mistake, and worth asking again. In PostgreSQL's words: a serialization
/// failure, a deadlock, a lock not got, a statement cut off, too many connections.
fn passes(error: &Error) -> bool {
    matches!(error, Error::PoolTimedOut | Error::PoolClosed)
        || is_gone(error)
        || is_busy(error)
        || state(error).is_some_and(|s| matches!(s.as_str(), "40001" | "40P01" | "55P03" | "57014" | "53300"))
}

/// PostgreSQL's five characters.
fn state(error: &Error) -> Option<String> {
    let code = error.as_database_error()?.code()?;
    (code.len() == 5).then(|| code.into_owned())
}
