use super::{
    Progress,
    catalog::{self, Table, quoted},
    file::{FileError, Header, Line, Lines},
    references,
    rows::{self, Pair},
};
use crate::{
    db::{Conn, OpenError, Place, migrate, on, open},
    kernel::random,
};
use data_encoding::HEXLOWER;
use sqlx::AssertSqlSafe;
use std::{collections::HashMap, mem, path::Path};

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file is not whole, or no backup.
    #[error(transparent)]
    File(#[from] FileError),
    /// A later version of the program wrote it.
    #[error(
        "the backup was made at migration {theirs}, by AMìS {program}; this program is at migration {ours}: use that \
         version, or a later one"
    )]
    Migration {
        /// The backup's.
        theirs: i64,
        /// Ours.
        ours: i64,
        /// The version that wrote it.
        program: String,
    },
    /// The backup's tables are not those of this program.
    #[error("the backup has not the tables of this program: {0}")]
    Tables(String),
    /// There is data already.
    #[error("the database is in use: {0} holds data; restore into an empty one")]
    NotEmpty(String),
    /// An earlier version wrote it, and the tables of another are there already.
    #[error(
        "the backup was made at migration {theirs}; its own tables are made first, and the database holds those of \
         migration {there}: restore into a database without any table"
    )]
    Earlier {
        /// The backup's.
        theirs: i64,
        /// Of the tables that are there.
        there: i64,
    },
    /// It can't be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It can't be written.
    #[error("the database refused what the backup holds: {0}")]
    Database(#[from] sqlx::Error),
    /// Rows of the backup name rows that it doesn't hold.
    #[error("the backup is not whole in itself: rows of {0} name rows that are not there")]
    Dangling(String),
}

/// Most rows, and about the most bytes, that one statement writes.
const BATCH_ROWS: usize = 500;
const BATCH_BYTES: usize = 1 << 20;

/// Fills an empty database from a backup, in one transaction: all of it, or nothing. The file is read whole
/// before anything is opened. What an earlier version wrote is put into the tables that it had, which are then brought
/// up to date: should that be cut short, the next opening does it. Answers how many rows there were.
pub async fn restore(place: &Place, file: &Path, progress: Progress<'_>) -> Result<u64, RestoreError> {
    let header = check(file)?;
    let pristine = pristine(header.migration).await?;
    let pool = open::bare(place).await?;
    let done = async {
        let mut conn = Conn::begun(&pool, pool.begin_writing()).await?;
        let present = catalog::tables(&mut conn).await?.map_err(RestoreError::NotEmpty)?;
        let (theirs, there) = (header.migration, migration(&mut conn, &present).await?);
        conn.give_back().await;
        match there {
            None => open::migrated(place, Some(theirs)).await?,
            Some(there) if there != theirs => return Err(RestoreError::Earlier { theirs, there }),
            Some(_) => {}
        }
        let conn = Conn::begun(&pool, pool.begin_writing()).await?;
        let rows = fill(conn, &header, &pristine, file, progress).await?;
        open::migrated(place, None).await?;
        Ok(rows)
    };
    let done = done.await;
    pool.close().await;
    done
}

/// At which migration the tables are, where there are any.
async fn migration(conn: &mut Conn, present: &[Table]) -> Result<Option<i64>, sqlx::Error> {
    if present.is_empty() {
        return Ok(None);
    }
    on!(conn, |c| sqlx::query_scalar("select max(version) from _sqlx_migrations").fetch_one(c).await)
}

/// How many rows each table has at a migration that nobody has used yet.
async fn pristine(migration: i64) -> Result<HashMap<String, i64>, RestoreError> {
    let pool = open::pristine(migration).await?;
    let mut conn = Conn::reader(&pool).await?;
    let mut counts = HashMap::new();
    for table in catalog::tables(&mut conn).await?.map_err(RestoreError::Tables)? {
        let count = count(&mut conn, &table.name, i64::MAX).await?;
        counts.insert(table.name, count);
    }
    conn.give_back().await;
    pool.close().await;
    Ok(counts)
}

/// The number of rows, counted up to a limit.
async fn count(conn: &mut Conn, table: &str, limit: i64) -> Result<i64, sqlx::Error> {
    let sql = format!("select count(*) from (select 1 from {} limit $1) as found", quoted(table));
    on!(conn, |c| sqlx::query_scalar(AssertSqlSafe(sql)).persistent(false).bind(limit).fetch_one(c).await)
}

/// Reads the whole file.
fn check(file: &Path) -> Result<Header, RestoreError> {
    let (header, mut lines) = Lines::open(file)?;
    let ours = migrate::latest();
    if !migrate::is_known(header.migration) {
        return Err(RestoreError::Migration { theirs: header.migration, ours, program: header.program });
    }
    let mut tables = header.tables.iter();
    let mut current = None;
    loop {
        let read = lines.next()?;
        let damaged = FileError::Damaged(lines.number());
        match (read, current) {
            (Line::Table(name), _) => {
                current = tables.next().filter(|table| table.name == name);
                current.ok_or(damaged)?;
            }
            (Line::Row(row), Some(table)) => drop(rows::line(table, &row).ok_or(damaged)?),
            (Line::End, _) if tables.next().is_none() => return Ok(header),
            (Line::End | Line::Row(_), _) => return Err(damaged.into()),
        }
    }
}

async fn fill(
    mut conn: Conn,
    header: &Header,
    pristine: &HashMap<String, i64>,
    file: &Path,
    progress: Progress<'_>,
) -> Result<u64, RestoreError> {
    let ours = catalog::tables(&mut conn).await?.map_err(RestoreError::NotEmpty)?;
    refuse_used(&mut conn, &ours, pristine).await?;
    let tables = matched(header, &ours)?;
    let references = references::drop_all(&mut conn).await?;
    for (_, table) in &tables {
        run(&mut conn, format!("delete from {}", quoted(&table.name))).await?;
    }
    let rows = load(&mut conn, &tables, file, progress).await?;
    if ours.iter().any(|table| table.name == LOG) {
        let log = HEXLOWER.encode(&random::bytes::<8>());
        run(&mut conn, format!("update {LOG} set log = '{log}'")).await?;
    }
    references::restore(&mut conn, references).await?;
    conn.commit().await?;
    Ok(rows)
}

/// The numbers that it goes on from were given once more since the backup: whoever has one of those must not go on from it.
const LOG: &str = "change_number";

/// The key is made when a database is first opened, and is no data.
const MAY_BE_THERE: &str = "network_key";

/// Locks every table, then refuses a database that holds more than the migrations put there.
async fn refuse_used(
    conn: &mut Conn,
    ours: &[Table],
    pristine: &HashMap<String, i64>,
) -> Result<(), RestoreError> {
    for table in ours {
        on!(conn, |c, D| sqlx::query(lock(table).of::<D>()).persistent(false).execute(c).await.map(|_| ()))?;
    }
    for table in ours.iter().filter(|table| table.name != MAY_BE_THERE) {
        let due = pristine.get(&table.name).copied().unwrap_or(0);
        if count(conn, &table.name, due + 1).await? != due {
            return Err(RestoreError::NotEmpty(table.name.clone()));
        }
    }
    Ok(())
}

fn lock(table: &Table) -> Pair {
    let postgres = format!("lock table {} in access exclusive mode", quoted(&table.name));
    Pair { sqlite: "select 1".to_owned(), postgres }
}

async fn load(
    conn: &mut Conn,
    tables: &[(Table, Table)],
    file: &Path,
    progress: Progress<'_>,
) -> Result<u64, RestoreError> {
    let (_, mut lines) = Lines::open(file)?;
    let mut batch = Batch::default();
    let mut left = tables.iter();
    let mut current = None;
    loop {
        match (lines.next()?, current) {
            (Line::Row(row), Some(tables)) => batch.add(conn, tables, &row).await?,
            (Line::Row(_), None) => return Err(FileError::Changed.into()),
            (other, before) => {
                if let Some(tables) = before {
                    batch.flush(conn, tables).await?;
                }
                if matches!(other, Line::End) {
                    return Ok(lines.rows());
                }
                current = left.next();
            }
        }
        progress(lines.rows());
    }
}

async fn run(conn: &mut Conn, sql: String) -> Result<(), sqlx::Error> {
    on!(conn, |c| sqlx::query(AssertSqlSafe(sql)).persistent(false).execute(c).await.map(|_| ()))
}

/// Each table of the backup, as the file and as the database has it.
fn matched(header: &Header, ours: &[Table]) -> Result<Vec<(Table, Table)>, RestoreError> {
    if let Some(missing) = ours.iter().find(|our| !header.tables.iter().any(|their| their.name == our.name)) {
        return Err(RestoreError::Tables(missing.name.clone()));
    }
    let pair = |theirs: &Table| match ours.iter().find(|our| our.is_like(theirs)) {
        Some(our) => Ok((theirs.clone(), our.clone())),
        None => Err(RestoreError::Tables(theirs.name.clone())),
    };
    header.tables.iter().map(pair).collect()
}

/// Rows of one table that are not written yet.
#[derive(Default)]
struct Batch {
    text: String,
    rows: usize,
}

impl Batch {
    async fn add(&mut self, conn: &mut Conn, tables: &(Table, Table), row: &str) -> Result<(), sqlx::Error> {
        self.text.push(if self.rows == 0 { '[' } else { ',' });
        self.text.push_str(row);
        self.rows += 1;
        if self.rows == BATCH_ROWS || self.text.len() > BATCH_BYTES {
            self.flush(conn, tables).await?;
        }
        Ok(())
    }

    async fn flush(&mut self, conn: &mut Conn, (from, into): &(Table, Table)) -> Result<(), sqlx::Error> {
        if mem::take(&mut self.rows) == 0 {
            return Ok(());
        }
        let mut text = mem::take(&mut self.text);
        text.push(']');
        on!(conn, |c, D| sqlx::query(rows::insert(from, into).of::<D>())
            .persistent(false)
            .bind(text)
            .execute(c)
            .await
            .map(|_| ()))
    }
}
