//! Real data, kept beside the project and not in it.
use super::{harness, report, settings};
use std::path::PathBuf;

/// A file or folder of the shared data, by its path in there. Nobody needs to have it: where it is missing the test is
/// noted as skipped, and has to return.
pub fn shared_data(path: &str) -> Option<PathBuf> {
    let found = settings::root().join("../shared/data").join(path);
    if found.exists() {
        return Some(found);
    }
    report::skipped(&harness::name(), "optional: real directory samples, see CONTRIBUTING");
    None
}
