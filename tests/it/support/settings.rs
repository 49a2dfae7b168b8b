//! What `./test` tells the tests, in the environment.
use std::path::{Path, PathBuf};

/// The folder with the socket of the cluster that doesn't sync.
pub fn postgres() -> Option<PathBuf> {
    read("AMIS_TEST_POSTGRES").map(PathBuf::from)
}

/// The folder with the socket of the cluster that syncs each commit.
pub fn postgres_durable() -> Option<PathBuf> {
    read("AMIS_TEST_POSTGRES_DURABLE").map(PathBuf::from)
}

/// Whether tests on PostgreSQL are to be skipped instead of failing.
pub fn without_postgres() -> bool {
    read("AMIS_WITHOUT_POSTGRES").is_some()
}

/// Told by a test to itself, started again: `RACERS PRIZES DATABASE`.
pub fn race() -> Option<String> {
    read("AMIS_TEST_RACE")
}

/// Whether this is the long run, `./test --deep`.
pub fn deep() -> bool {
    read("AMIS_TEST_DEEP").is_some()
}

/// Where each test leaves its line for the summary.
pub fn report() -> Option<PathBuf> {
    read("AMIS_TEST_REPORT").map(PathBuf::from)
}

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "the one place where tests read the environment")]
fn read(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
