use super::{Failure, audit, house, progress};
use crate::{db::backup, settings::Settings};
use std::path::PathBuf;

/// What `amis restore` is told.
#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// A file that `amis backup` wrote, from either kind of database.
    file: PathBuf,
}

/// `amis restore FILE`
pub(super) async fn run(settings: &Settings, Restore { file }: Restore) -> Result<(), Failure> {
    house::make_room(settings)?;
    let bar = progress::rows("rows restored");
    let done = backup::restore(&settings.database, &file, &mut |rows| bar.set_position(rows)).await;
    bar.finish_and_clear();
    let rows =
        done.map_err(|e| Failure::new(format!("nothing was restored from {}: {e}", file.display())))?;
    let report = audit::look_at(settings).await?;
    println!("{rows} rows were read from {}.", file.display());
    audit::judge(&report, settings)
}
