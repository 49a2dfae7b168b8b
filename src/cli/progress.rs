//! Bars for long work; quiet where nobody watches.
use indicatif::{ProgressBar, ProgressStyle};

/// Counts rows on the terminal. Nothing is shown when the output goes elsewhere.
pub(super) fn rows(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {human_pos} {msg} ({elapsed})");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::new_spinner().with_style(style).with_message(what)
}

/// Counts steps of a known number on the terminal. Nothing is shown when the output goes elsewhere.
pub(super) fn steps(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {percent} % {msg} ({elapsed})");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_message(what)
}
