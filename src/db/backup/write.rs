use super::{
    Progress,
    catalog::{self, Table},
    file::{FileError, Header, Line, Lines, Unnamed},
    rows,
};
use crate::{
    db::{Conn, Dialect, Sql, migrate, on},
    kernel::Time,
};
use futures_util::TryStreamExt;
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// Why no backup was made.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is a file of that name; a backup never takes another's place.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The file can't be written.
    #[error("the backup can't be written: {0}")]
    Io(#[from] io::Error),
    /// The database can't be read.
    #[error("the database can't be read: {0}")]
    Database(#[from] sqlx::Error),
    /// The database's file is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// A column has a type that has no place in a backup.
    #[error("a backup has no place for the column {0}")]
    Column(String),
    /// What was written couldn't be read back.
    #[error("the backup was not written whole: {0}")]
    NotWhole(#[from] FileError),
}

/// A whole backup, on the disk, not yet under its name. Dropped, it goes away.
#[derive(Debug)]
pub struct Draft {
    unnamed: Unnamed,
    target: PathBuf,
    /// How many rows it holds.
    pub rows: u64,
}

impl Draft {
    /// Gives it its name.
    pub fn keep(self) -> Result<(), BackupError> {
        refuse_existing(&self.target)?;
        fs::rename(&self.unnamed.path, &self.target)?;
        let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(())
    }
}

fn refuse_existing(target: &Path) -> Result<(), BackupError> {
    if target.exists() { Err(BackupError::Exists(target.to_owned())) } else { Ok(()) }
}

const SOUND: Sql = Sql { sqlite: "pragma integrity_check(1)", postgres: "select 'ok'" };

/// Writes every table as it is at one moment, that of the connection's read transaction, while others go on
/// writing. The file is read back before this answers.
pub async fn write(
    conn: &mut Conn,
    target: &Path,
    made_at: Time,
    progress: Progress<'_>,
) -> Result<Draft, BackupError> {
    refuse_existing(target)?;
    let sound: String = on!(conn, |c, D| sqlx::query_scalar(D::of(SOUND)).fetch_one(c).await)?;
    if sound != "ok" {
        return Err(BackupError::Damaged(sound));
    }
    let tables = catalog::tables(conn).await?.map_err(BackupError::Column)?;
    let mut unnamed = Unnamed::beside(target, &Header::new(migrate::latest(), made_at, tables.clone()))?;
    for table in &tables {
        write_table(conn, table, &mut unnamed, progress).await?;
    }
    let rows = unnamed.finish()?;
    let (_, mut lines) = Lines::open(&unnamed.path)?;
    while !matches!(lines.next()?, Line::End) {}
    Ok(Draft { unnamed, target: target.to_owned(), rows })
}

async fn write_table(
    conn: &mut Conn,
    table: &Table,
    file: &mut Unnamed,
    progress: Progress<'_>,
) -> Result<(), BackupError> {
    file.table(&table.name)?;
    let damaged = || BackupError::Damaged(format!("a row of {}", table.name));
    on!(conn, |c, D| {
        let select = rows::select(table).of::<D>();
        let mut found = sqlx::query_scalar::<_, String>(select).persistent(false).fetch(c);
        while let Some(row) = found.try_next().await? {
            let line = rows::line(table, &row).ok_or_else(damaged)?;
            progress(file.row(&line)?);
        }
    });
    Ok(())
}
