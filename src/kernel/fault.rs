//! Our trouble, as opposed to a refusal: logged once, where it is born, and told to the caller as a ticket.
use super::random;
use std::{error::Error, fmt};

/// What the client is told of a fault: a number to quote, nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Something broke on our side. `Display` shows the ticket and never the cause.
#[derive(Debug)]
pub struct Fault {
    ticket: Ticket,
    contained: bool,
}

impl Fault {
    /// Logs the cause with the place that met it; the connection it happened on is not to be trusted again.
    #[track_caller]
    pub fn new(cause: &dyn Error) -> Self {
        let ticket = Ticket(u64::from_le_bytes(random::bytes()));
        tracing::error!(%ticket, at = %std::panic::Location::caller(), cause = chain(cause), "fault");
        Self { ticket, contained: false }
    }

    /// A fault told in words, where no error value stands behind it.
    #[track_caller]
    pub fn said(what: &str) -> Self {
        #[derive(Debug, thiserror::Error)]
        #[error("{0}")]
        struct Said(String);
        Self::new(&Said(what.to_owned()))
    }

    /// The same fault, known to have harmed nothing but its own statement (a constraint said no).
    pub fn contained(mut self) -> Self {
        self.contained = true;
        self
    }

    /// Whether the transaction it happened in may go on once the statement is undone.
    pub fn is_contained(&self) -> bool {
        self.contained
    }

    /// The number that the client is told and the log holds.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "internal fault {}", self.ticket)
    }
}

impl Error for Fault {}

fn chain(cause: &dyn Error) -> String {
    let mut text = cause.to_string();
    let mut next = cause.source();
    while let Some(deeper) = next {
        text.push_str(": ");
        text.push_str(&deeper.to_string());
        next = deeper.source();
    }
    text
}
