//! The command line. One file per command: what it does in `run`, its arguments where it has any (a struct
//! that derives `clap::Args`), and every way it fails as one sentence that names the way out. To add a
//! command: its file, a line in [`Command`], a line in [`Command::run`].
mod agreement;
mod audit;
mod backup;
mod demo;
mod house;
mod import;
mod log;
mod migrate;
mod operator;
mod out;
mod policy;
mod progress;
mod restore;
mod schema;
mod serve;
mod token;
mod user;

use crate::settings::{self, Settings};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::process::ExitCode;

/// AMìS: a case-management network for sharing needs profiles across organisations.
#[derive(Debug, Parser)]
#[command(name = "amis", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests until told to stop.
    Serve,
    /// Load the demo network where the database is empty, serve it, and print how to sign in.
    Demo(demo::Args),
    /// Bring the database's tables up to date.
    Migrate,
    /// Write everything into a file, while a server may be running.
    Backup(backup::Backup),
    /// Fill an empty database from a backup.
    Restore(restore::Restore),
    /// Look after the record of who saw what.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Print the API's schema, in the schema language of GraphQL.
    Schema,
    /// Read the law, or judge it.
    #[command(subcommand)]
    Policy(policy::PolicyCommand),
    /// Bring in places, or a directory from elsewhere.
    Import(import::Args),
    /// Say who signs in, for which organisation, as what.
    #[command(subcommand)]
    User(user::UserCommand),
    /// Issue, list and revoke the keys of other systems and scripts.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// Record which organisations have signed the data agreement.
    #[command(subcommand)]
    Agreement(agreement::AgreementCommand),
}

impl Command {
    async fn run(self, settings: &Settings) -> Result<(), Failure> {
        match self {
            Self::Serve => serve::run(settings).await,
            Self::Demo(args) => demo::run(settings, args).await,
            Self::Migrate => migrate::run(settings).await,
            Self::Backup(backup) => backup::run(settings, backup).await,
            Self::Restore(restore) => restore::run(settings, restore).await,
            Self::Audit(audit) => audit::run(settings, audit).await,
            Self::Schema => schema::run(),
            Self::Policy(command) => command.run(settings).await,
            Self::Import(args) => import::run(settings, args).await,
            Self::User(command) => command.run(settings).await,
            Self::Token(command) => command.run(settings).await,
            Self::Agreement(command) => command.run(settings).await,
        }
    }
}

/// Why a command did not do what it was asked: a sentence for whoever typed it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    /// In these words.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let matches = line().get_matches();
    let done = Cli::from_arg_matches(&matches).map_err(|e| Failure::new(e.to_string())).and_then(|cli| {
        perform(cli.command, &Settings::read(&matches).map_err(|e| Failure::new(e.to_string()))?)
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("amis: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The command line as it is read: every command takes every setting, and only those that serve show them all.
fn line() -> clap::Command {
    const SHOWN: [&str; 3] = ["config", "database", "log"];
    let flags = |all: bool| {
        settings::flags().map(move |flag| {
            let shown = all || SHOWN.contains(&flag.get_id().as_str());
            flag.hide(!shown).help_heading("Settings")
        })
    };
    let line = Cli::command().args(flags(false)).after_help(
        "Every setting may be given to every command, as a flag; `amis serve --help` and docs/settings.md show all of \
         them.",
    );
    ["serve", "demo"]
        .into_iter()
        .fold(line, |line, name| line.mut_subcommand(name, |one| one.args(flags(true))))
}

fn perform(command: Command, settings: &Settings) -> Result<(), Failure> {
    log::begin(&settings.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|e| Failure::new(format!("no threads can be started: {e}")))?;
    let done = runtime.block_on(command.run(settings));
    runtime.shutdown_timeout(std::time::Duration::from_millis(500));
    done
}
