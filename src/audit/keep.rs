//! Keeps the signed head in a file outside the database: each hour, and at the end. The file is replaced at one
//! stroke; every head also goes on a line of the history beside it, which is bounded.
use super::{Head, Mismatch, seal_waiting};
use crate::{
    db::Db,
    kernel::{Clock, Halt, Secrets},
};
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{
    task::{JoinHandle, spawn_blocking},
    time::{sleep, timeout},
};

/// Between two heads of a server.
pub const EACH_HOUR: Duration = Duration::from_hours(1);
/// How long another process that is writing is waited for.
const TURN_MAX: Duration = Duration::from_secs(5);
/// How long the last head may take when the process ends.
const LAST_MAX: Duration = Duration::from_secs(2);
/// A history that is longer is put aside, in place of the one that was put aside before: some 250 bytes a line.
const HISTORY_MAX: u64 = 1024 * 1024;

/// Writes heads for as long as it is held.
#[derive(Debug)]
pub struct Keeper {
    kept: Kept,
    task: JoinHandle<()>,
}

#[derive(Clone, Debug)]
struct Kept {
    db: Db,
    clock: Clock,
    secrets: Secrets,
    file: PathBuf,
}

/// Why a head could not be kept.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    #[error("the database: {0}")]
    Halt(#[from] Halt),
    #[error("{0}: another process has been writing it for too long")]
    Busy(PathBuf),
    #[error(
        "the chain is not the one that {0} was made of: {1}. The file is left as it is; after an older backup was \
         restored on purpose, move it away"
    )]
    Mismatch(PathBuf, Mismatch),
}

impl Keeper {
    /// Begins with a head of what is there now; then writes one each time that so long has passed.
    pub fn start(db: &Db, clock: &Clock, secrets: &Secrets, file: &Path, each: Duration) -> Self {
        let kept =
            Kept { db: db.clone(), clock: clock.clone(), secrets: secrets.clone(), file: file.to_owned() };
        let hourly = kept.clone();
        let task = tokio::spawn(async move {
            loop {
                hourly.keep_or_say().await;
                sleep(each).await;
            }
        });
        Self { kept, task }
    }

    /// Writes the last head, of a chain that holds all that was recorded.
    pub async fn stop(self) {
        self.task.abort();
        let last = async {
            if let Err(halt) = seal_waiting(&self.kept.db, &self.kept.clock).await {
                tracing::warn!(?halt, "the end of the audit could not be sealed");
            }
            self.kept.keep_or_say().await;
        };
        if timeout(LAST_MAX, last).await.is_err() {
            tracing::error!("the last head of the audit could not be written in time");
        }
    }
}

impl Kept {
    async fn keep_or_say(&self) {
        if let Err(why) = self.keep().await {
            tracing::error!(%why, "the head of the audit was not written");
        }
    }

    /// One process at a time: it reads the chain once it has its turn, so that no head follows a later one.
    async fn keep(&self) -> Result<(), Failed> {
        let turn = self.turn().await?;
        let mut conn = self.db.reader().await?;
        let found = self.looked(&mut conn).await;
        conn.give_back().await;
        let (head, mismatch) = found?;
        let file = self.file.clone();
        let strange = matches!(mismatch, Some(Mismatch::Foreign | Mismatch::Forged));
        let evidence = mismatch.filter(|_| !strange);
        let replace = evidence.is_none();
        let written =
            spawn_blocking(move || write(&file, &head, strange, replace).map(|()| drop(turn))).await;
        written.map_err(io::Error::other).and_then(|done| done).map_err(|e| self.failed(e))?;
        evidence.map_or(Ok(()), |why| Err(Failed::Mismatch(self.file.clone(), why)))
    }

    /// The head of now, and what is wrong with the one that is in the file.
    async fn looked(&self, conn: &mut crate::db::Conn) -> Result<(Head, Option<Mismatch>), Failed> {
        let head = Head::of(conn, &self.secrets, self.clock.now()).await?;
        let before = match fs::read_to_string(&self.file) {
            Ok(text) => Some(Head::read(&text)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(self.failed(e)),
        };
        let mismatch = match before {
            None => None,
            Some(None) => Some(Mismatch::Forged),
            Some(Some(before)) => before.is_of(conn, &self.secrets).await?.err(),
        };
        // What was pruned lawfully is no evidence.
        Ok((head, mismatch.filter(|why| !matches!(why, Mismatch::Pruned(_)))))
    }

    /// The lock of those who write this file, by however many processes.
    async fn turn(&self) -> Result<File, Failed> {
        let path = beside(&self.file, "lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(path);
        let lock = lock.map_err(|e| self.failed(e))?;
        let waited = async {
            loop {
                match lock.try_lock() {
                    Ok(()) => return Ok(()),
                    Err(TryLockError::WouldBlock) => sleep(Duration::from_millis(50)).await,
                    Err(TryLockError::Error(e)) => return Err(self.failed(e)),
                }
            }
        };
        timeout(TURN_MAX, waited).await.map_err(|_| Failed::Busy(self.file.clone()))??;
        Ok(lock)
    }

    fn failed(&self, e: io::Error) -> Failed {
        Failed::File(self.file.clone(), e)
    }
}

/// Writes the head and its line. A file of strange content is put aside first; one that shows what was done to the
/// chain is not replaced.
fn write(file: &Path, head: &Head, strange: bool, replace: bool) -> io::Result<()> {
    let line = format!("{}\n", head.line());
    let history = beside(file, "history");
    if fs::metadata(&history).is_ok_and(|found| found.len() >= HISTORY_MAX) {
        fs::rename(&history, beside(file, "history.1"))?;
    }
    let mut history = OpenOptions::new().create(true).append(true).open(history)?;
    history.write_all(line.as_bytes())?;
    history.sync_data()?;
    if strange {
        fs::rename(file, beside(file, "strange"))?;
    }
    if !replace {
        return Ok(());
    }
    let fresh = beside(file, "new");
    let mut new = File::create(&fresh)?;
    new.write_all(line.as_bytes())?;
    new.sync_all()?;
    fs::rename(&fresh, file)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// The file's own name with another end.
fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(end);
    file.with_file_name(name)
}
