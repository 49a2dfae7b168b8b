//! Refusals: answers that the caller can act on.
use super::Fault;
use std::{error::Error, fmt};

/// A refusal: a stable code, the field of the input that it is about, and what the words need.
/// The words stand in `web/locales` under the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// `room.what`, stable across releases.
    pub code: &'static str,
    /// The input field's path in the API's spelling, where one is to blame.
    pub field: Option<String>,
    /// Named values for the message; never personal data.
    pub args: Vec<(&'static str, String)>,
    /// For a state machine: where the thing stands now.
    pub state: Option<&'static str>,
    /// For a state machine: the moves that are allowed from there.
    pub moves: Vec<&'static str>,
    /// For a stale edit: the version that stands now.
    pub version: Option<i64>,
}

impl Problem {
    /// A refusal of this code that blames no field.
    pub fn new(code: &'static str) -> Self {
        Self { code, ..Self::default() }
    }

    /// What is not there and what may not be known of are refused in the same words.
    pub fn not_found(field: &str) -> Self {
        Self::new("not_found").at(field)
    }

    /// Blames this input field.
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// Adds a named value for the message.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Says where the machine stands and which moves it allows.
    pub fn in_state(mut self, state: &'static str, moves: Vec<&'static str>) -> Self {
        self.state = Some(state);
        self.moves = moves;
        self
    }

    /// A stale edit, with the version that stands now.
    pub fn conflict(version: i64) -> Self {
        Self { version: Some(version), ..Self::new("conflict").at("ifVersion").with("version", version) }
    }
}

/// Why a verb did not happen.
#[derive(Debug)]
pub enum Halt {
    /// The caller's to mend.
    Refused(Box<Problem>),
    /// Nobody is signed in, or no longer.
    Unauthenticated,
    /// The token's scopes do not reach this.
    OutOfScope,
    /// The request asks more of the database than one may.
    TooCostly,
    /// Too busy, or past the deadline: whether it happened is known only by asking again with the same
    /// `clientMutationId`.
    Unavailable,
    /// Ours to mend.
    Fault(Fault),
}

/// For logs and for clients alike: codes and tickets, never a cause.
impl fmt::Display for Halt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(problem) => f.write_str(problem.code),
            Self::Unauthenticated => f.write_str("nobody is signed in"),
            Self::OutOfScope => f.write_str("the token's scopes do not reach this"),
            Self::TooCostly => f.write_str("too many statements for one request"),
            Self::Unavailable => f.write_str("too busy"),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl Error for Halt {}

impl From<Problem> for Halt {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Halt {
    /// Whether the transaction may go on once what this job wrote is undone.
    pub fn is_contained(&self) -> bool {
        match self {
            Self::Refused(_) | Self::Unauthenticated | Self::OutOfScope | Self::TooCostly => true,
            Self::Fault(fault) => fault.is_contained(),
            Self::Unavailable => false,
        }
    }
}

/// A change that must touch exactly one row; anything else means that the row moved under us.
pub fn once<E>(touched: u64, otherwise: impl FnOnce() -> E) -> Result<(), E> {
    if touched == 1 { Ok(()) } else { Err(otherwise()) }
}
