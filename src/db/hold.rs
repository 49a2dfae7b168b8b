//! What one process at a time may do with a database: a lock that ends with its process, however that ends.
use super::{OpenError, Place, open};
use sqlx::{ConnectOptions, PgConnection};
use std::{
    ffi::OsString,
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::time::sleep;

/// A name that this process holds on a database, until dropped.
#[derive(Debug)]
pub struct Hold(#[expect(dead_code, reason = "held for its end")] By);

#[derive(Debug)]
enum By {
    /// A file beside the database's: a lock on that one would meddle with the engine's own.
    File(#[expect(dead_code, reason = "held for its end")] File),
    /// A session that holds an advisory lock.
    Session(#[expect(dead_code, reason = "held for its end")] PgConnection),
}

/// PostgreSQL takes a moment to notice that a process was killed, and keeps its lock until then.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

impl Hold {
    /// Takes the name on this database, whose folder must exist; `None` while another process holds it.
    pub async fn take(place: &Place, name: &str) -> Result<Option<Self>, OpenError> {
        match place {
            Place::Sqlite(path) => Ok(lock(&beside(path, name))?.map(|file| Self(By::File(file)))),
            Place::Postgres(url) => {
                let mut session = open::postgres_options(url)?.connect().await?;
                for _ in 0..TRIES {
                    let taken = sqlx::query_scalar("select pg_try_advisory_lock(hashtextextended($1, 0))")
                        .bind(["amis ", name].concat())
                        .fetch_one(&mut session)
                        .await?;
                    if taken {
                        return Ok(Some(Self(By::Session(session))));
                    }
                    sleep(PAUSE).await;
                }
                Ok(None)
            }
        }
    }
}

fn beside(path: &Path, name: &str) -> PathBuf {
    let mut file = OsString::from(path);
    file.push("-");
    file.push(name);
    file.into()
}

/// The file stays when the lock goes: taking it away would leave two processes with locks on two files.
fn lock(path: &Path) -> std::io::Result<Option<File>> {
    let file = OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(e)) => Err(e),
    }
}
