//! How the house is built: who leans on whom, and what may stand where. Rules are data, each with its
//! reason; files are read as text, without comments and unit tests.
mod imports;
mod layers;
mod machines;
mod source;
mod walls;
mod words;

use source::Source;

/// Fails with every breach, one a line.
fn none(breaches: Vec<String>, why: &str) {
    assert!(breaches.is_empty(), "{why}:\n  {}", breaches.join("\n  "));
}
