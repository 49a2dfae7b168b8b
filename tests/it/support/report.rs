//! Lines for the summary: what became of each test, its milliseconds, its name; and figures of promises.
use super::settings;
use std::{fs::OpenOptions, io::Write as _, time::Duration};

/// A test that ran, whatever came of it.
pub fn ran(name: &str, took: Duration) {
    line(&format!("ran\t{}\t{name}\n", took.as_millis()));
}

/// A test that couldn't run, and why.
pub fn skipped(name: &str, why: &str) {
    eprintln!("skipped: {name}: {why}");
    line(&format!("skipped\t0\t{name}\t{why}\n"));
}

/// What a promise of the documentation comes to, as this test found it in the suite (`figure`) or in the long run
/// (`long`).
pub fn figure(name: &str, run: &str, promise: &str, found: &str) {
    line(&format!("{run}\t{promise}\t{name}\t{found}\n"));
}

fn line(text: &str) {
    let Some(path) = settings::report() else { return };
    let mut file = OpenOptions::new().create(true).append(true).open(path).expect("the report can be opened");
    file.write_all(text.as_bytes()).expect("the report can be written");
}
