//! Long texts on standard output.
use super::Failure;
use std::io::{ErrorKind, Write, stdout};

/// Writes a text as it is. Who reads it may stop before its end (`| head`): that is no failure.
pub(super) fn text(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Failure::new(format!("it can't be printed: {e}"))),
        _ => Ok(()),
    }
}
