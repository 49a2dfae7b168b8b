//! `amis policy`: the law, for those who read and change it.
use super::{Failure, out};
use crate::{policy::commands, settings::Settings};
use clap::Subcommand;

/// What is done with the law.
#[derive(Debug, Subcommand)]
pub(super) enum PolicyCommand {
    /// Read it strictly, and let the judge confirm the table that is compiled from it.
    Check {
        /// Confirm every combination, not two thousand drawn ones: minutes, not seconds.
        #[arg(long)]
        all: bool,
    },
    /// Print the whole table of who may do what.
    Table,
}

impl PolicyCommand {
    /// Works on the law that the settings name.
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let folder = settings.policy.as_ref().map(std::path::PathBuf::as_path);
        let told = match self {
            Self::Check { all } => commands::check(folder, all).await,
            Self::Table => commands::table(folder),
        };
        out::text(&told.map_err(Failure::new)?)
    }
}
