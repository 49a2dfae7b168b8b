//! How a halt is told over GraphQL: a refusal is part of the payload, all else is an error with a code.
use super::Call;
use crate::{
    kernel::{Halt, Problem},
    locale,
};
use async_graphql::{Error, ErrorExtensions, SimpleObject};

/// Why nothing was done, for the caller to mend.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Problem")]
pub struct ProblemAnswer {
    /// Stable across releases, such as `need.not_open`.
    code: &'static str,
    /// The field of the input that is to blame, in the API's spelling; null where none is.
    field: Option<String>,
    /// The refusal in the caller's language.
    message: String,
    /// For a state machine: where the thing stands now.
    state: Option<&'static str>,
    /// For a state machine: the moves that are allowed from there; at most 20.
    moves: Vec<&'static str>,
    /// For a stale edit: the version that stands now.
    version: Option<i64>,
}

impl ProblemAnswer {
    fn of(call: &Call, problem: Problem) -> Self {
        let message = locale::refusal(call.language(), &problem);
        let Problem { code, field, state, moves, version, .. } = problem;
        Self { code, field, message, state, moves, version }
    }
}

/// Parts refusals, which go into a payload's `problems`, from what is told as an error.
pub fn answer<T>(call: &Call, done: Result<T, Halt>) -> Result<Result<T, Vec<ProblemAnswer>>, Error> {
    match done {
        Ok(object) => Ok(Ok(object)),
        Err(Halt::Refused(problem)) => Ok(Err(vec![ProblemAnswer::of(call, *problem)])),
        Err(halt) => Err(error(call, halt)),
    }
}

/// A halt as an error: for queries, and for what no payload can say.
pub fn error(call: &Call, halt: Halt) -> Error {
    let (code, message) = match &halt {
        Halt::Refused(problem) => (refused(problem), locale::refusal(call.language(), problem)),
        Halt::Unauthenticated => ("UNAUTHENTICATED", word(call, "error-unauthenticated")),
        Halt::OutOfScope => ("FORBIDDEN", word(call, "error-out-of-scope")),
        Halt::TooCostly => ("TOO_COSTLY", word(call, "error-too-costly")),
        Halt::Unavailable => ("UNAVAILABLE", word(call, "error-unavailable")),
        Halt::Fault(_) => ("INTERNAL", word(call, "error-internal")),
    };
    Error::new(message).extend_with(|_, extensions| {
        extensions.set("code", code);
        match &halt {
            Halt::Refused(problem) => {
                extensions.set("problem", problem.code);
                if let Some(field) = &problem.field {
                    extensions.set("field", field.as_str());
                }
            }
            Halt::Fault(fault) => extensions.set("ticket", fault.ticket().to_string()),
            _ => {}
        }
    })
}

/// The API's code for a refusal; `extensions.problem` says more.
fn refused(problem: &Problem) -> &'static str {
    match problem.code {
        "not_found" => "NOT_FOUND",
        "conflict" => "CONFLICT",
        "sign_in.too_many" | "anybody.too_many" => "RATE_LIMITED",
        _ => "BAD_INPUT",
    }
}

fn word(call: &Call, key: &str) -> String {
    locale::message(call.language(), key, &[])
}
