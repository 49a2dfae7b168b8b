use super::{Failure, audit, house, progress};
use crate::{db::backup, kernel::Clock, settings::Settings};
use std::path::PathBuf;

/// What `amis backup` is told.
#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// The file to write; there must be none of that name.
    file: PathBuf,
}

/// `amis backup FILE`
pub(super) async fn run(settings: &Settings, Backup { file }: Backup) -> Result<(), Failure> {
    let db = house::database(settings).await?;
    let mut conn = db.reader().await.map_err(|halt| Failure::new(format!("{halt}; see the log above")))?;
    let bar = progress::rows("rows written");
    let written =
        backup::write(&mut conn, &file, Clock::System.now(), &mut |rows| bar.set_position(rows)).await;
    bar.finish_and_clear();
    let draft = written.map_err(|e| Failure::new(format!("no backup was made: {e}")))?;
    let seen = audit::look(&mut conn).await;
    conn.give_back().await;
    db.close().await;
    let rows = draft.rows;
    draft.keep().map_err(|e| Failure::new(format!("no backup was made: {e}")))?;
    let report = seen?;
    if let Some(flaw) = report.flaw {
        return Err(Failure::new(format!(
            "{} is written, but the audit in it is not as it was sealed: {flaw}",
            file.display()
        )));
    }
    println!(
        "{rows} rows of {} are in {}.\n{}\nIt holds everything, the network's key included: keep it where only you can read it.",
        house::place(&settings.database),
        file.display(),
        audit::sentence(&report)
    );
    Ok(())
}
