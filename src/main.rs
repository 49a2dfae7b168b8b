//! The program.
use std::process::ExitCode;

fn main() -> ExitCode {
    amis::cli::run()
}
