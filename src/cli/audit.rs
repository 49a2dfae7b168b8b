use super::{Failure, house, progress};
use crate::{
    audit::{self, Report},
    db::Conn,
    settings::Settings,
};

/// What `amis audit` is told.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Audit {
    /// Read all of it, and name the first row or block that is not as it was sealed.
    Verify,
}

/// `amis audit verify`
pub(super) async fn run(settings: &Settings, audit: Audit) -> Result<(), Failure> {
    match audit {
        Audit::Verify => judge(&look_at(settings).await?),
    }
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

/// Says what was found; a flaw is a failure.
pub(super) fn judge(report: &Report) -> Result<(), Failure> {
    if let Some(flaw) = report.flaw {
        let Report { blocks, rows, .. } = report;
        return Err(Failure::new(format!(
            "the audit is not as it was sealed: {flaw}. Before it {blocks} blocks with {rows} rows are whole."
        )));
    }
    println!("{}", sentence(report));
    Ok(())
}

/// Of an audit without a flaw.
pub(super) fn sentence(Report { blocks, rows, waiting, .. }: &Report) -> String {
    format!("The audit is whole: {rows} rows in {blocks} blocks, and {waiting} that wait for one.")
}
