//! Where the log goes: standard error, in lines for people at a terminal and in JSON otherwise.
use super::Failure;
use std::{io::IsTerminal, panic};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Begins to log what passes the filter.
pub(super) fn begin(filter: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(filter)
        .map_err(|e| Failure::new(format!("`{filter}` is no filter for the log ({e}); try `info`")))?;
    let terminal = std::io::stderr().is_terminal();
    let people = terminal.then(|| fmt::layer().compact().with_target(false).with_writer(std::io::stderr));
    let machines = (!terminal)
        .then(|| fmt::layer().json().flatten_event(true).with_span_list(false).with_writer(std::io::stderr));
    let log = tracing_subscriber::registry().with(filter).with(people).with(machines);
    log.try_init().map_err(|e| Failure::new(format!("the log can't be opened: {e}")))?;
    panic::set_hook(Box::new(note_panic));
    Ok(())
}

/// Says where, never what: the message of a panic may quote the text that it tripped over.
fn note_panic(panic: &panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(at = %place, "a panic");
}
