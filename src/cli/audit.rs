use super::{Failure, house, progress};
use crate::{
    audit::{self, Head, Report},
    db::{Conn, Db},
    kernel::{Clock, Halt, Secrets},
    settings::Settings,
};
use chrono::Months;
use std::path::{Path, PathBuf};

/// What `amis audit` is told.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Audit {
    /// Read all of it, and name the first row or block that is not as it was sealed.
    Verify {
        /// A file with a signed head: whether the chain still has that very block.
        #[arg(long, value_name = "FILE")]
        head: Option<PathBuf>,
    },
    /// Print the number and hash of the last block, signed with the network's key.
    Head,
    /// Take away the whole blocks that are older than `audit-months`.
    Prune,
}

/// `amis audit verify`
pub(super) async fn run(settings: &Settings, audit: Audit) -> Result<(), Failure> {
    match audit {
        Audit::Verify { head: None } => judge(&look_at(settings).await?, settings),
        Audit::Verify { head: Some(file) } => compare(settings, &file).await,
        Audit::Head => print(settings).await,
        Audit::Prune => prune(settings).await,
    }
}

/// `amis audit verify --head FILE`
async fn compare(settings: &Settings, file: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file);
    let text = text.map_err(|e| Failure::new(format!("{}: the head can't be read: {e}", file.display())))?;
    let head = Head::read(&text)
        .ok_or_else(|| Failure::new(format!("{}: this is no head of an audit", file.display())))?;
    let (db, secrets) = open(settings).await?;
    let mut conn = db.reader().await.map_err(failed)?;
    let found = async {
        let report = look(&mut conn).await?;
        Ok((report, head.is_of(&mut conn, &secrets).await.map_err(failed)?))
    };
    let found: Result<_, Failure> = found.await;
    conn.give_back().await;
    db.close().await;
    let (report, same) = found?;
    judge(&report, settings)?;
    same.map_err(|why| Failure::new(format!("the audit is not the one that the head was made of: {why}")))?;
    println!("It still has block {}, the last one of {}.", head.block(), head.at().to_rfc3339());
    Ok(())
}

/// `amis audit head`
async fn print(settings: &Settings) -> Result<(), Failure> {
    let (db, secrets) = open(settings).await?;
    let mut conn = db.reader().await.map_err(failed)?;
    let head = Head::of(&mut conn, &secrets, Clock::System.now()).await;
    conn.give_back().await;
    db.close().await;
    println!("{}", head.map_err(failed)?.line());
    Ok(())
}

/// `amis audit prune`
async fn prune(settings: &Settings) -> Result<(), Failure> {
    let (db, _) = open(settings).await?;
    let (clock, months) = (Clock::System, settings.audit_months.get());
    let before = clock.now().checked_sub_months(Months::new(months)).unwrap_or_default();
    let bar = progress::rows("rows of the audit pruned");
    let pruned = audit::prune(&db, &clock, before, &mut |so_far| bar.set_position(so_far.rows)).await;
    bar.finish_and_clear();
    let sealed = audit::seal_waiting(&db, &clock).await;
    db.close().await;
    let pruned = pruned.map_err(failed)?.map_err(|flaw| {
        Failure::new(format!(
            "the audit is not as it was sealed: {flaw}. Nothing was pruned from there on; see `amis audit verify`."
        ))
    })?;
    sealed.map_err(failed)?;
    println!(
        "Pruned: {} rows in {} blocks that were sealed before {}; what is younger than {months} months stays.",
        pruned.rows,
        pruned.blocks,
        before.date_naive()
    );
    Ok(())
}

async fn open(settings: &Settings) -> Result<(Db, Secrets), Failure> {
    let db = house::database(settings).await?;
    let key = db.network_key().await.map_err(failed)?;
    Ok((db, Secrets::new(key)))
}

fn failed(halt: Halt) -> Failure {
    Failure::new(format!("{halt}; see the log above"))
}

/// Looks at the audit of the database that the settings name.
pub(super) async fn look_at(settings: &Settings) -> Result<Report, Failure> {
    let db = house::database(settings).await?;
    let mut conn = db.reader().await.map_err(|halt| Failure::new(format!("{halt}; see the log above")))?;
    let report = look(&mut conn).await;
    conn.give_back().await;
    db.close().await;
    report
}

/// Looks at the audit as the connection's transaction sees it.
pub(super) async fn look(conn: &mut Conn) -> Result<Report, Failure> {
    let bar = progress::rows("rows of the audit compared");
    let report = audit::verify(conn, &mut |rows| bar.set_position(rows)).await;
    bar.finish_and_clear();
    report.map_err(|halt| Failure::new(format!("the audit can't be read: {halt}; see the log above")))
}

/// Says what was found, and where; a flaw is a failure.
pub(super) fn judge(report: &Report, settings: &Settings) -> Result<(), Failure> {
    let place = house::place(&settings.database);
    if let Some(flaw) = report.flaw {
        let Report { blocks, rows, .. } = report;
        return Err(Failure::new(format!(
            "the audit is not as it was sealed: {flaw}. Before it {blocks} blocks with {rows} rows are whole. This is \
             {place}."
        )));
    }
    println!("{}\nThis is {place}.", sentence(report));
    Ok(())
}

/// Of an audit without a flaw.
pub(super) fn sentence(Report { blocks, rows, waiting, .. }: &Report) -> String {
    format!("The audit is whole: {rows} rows in {blocks} blocks, and {waiting} that wait for one.")
}
