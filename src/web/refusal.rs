//! Why a request has no answer, in the words and numbers of HTTP and of GraphQL. Causes stay in the log.
use super::limits::TooCostly;
use crate::kernel::{Fault, Halt, Problem};
use async_graphql::{ErrorExtensionValues, Response, ServerError, Value};
use axum::http::StatusCode;

/// The codes that `extensions.code` may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Nobody is signed in, or no longer.
    Unauthenticated,
    /// The credential does not reach this, or the request came from another site.
    Forbidden,
    /// It is not there, or may not be known of.
    NotFound,
    /// The request is not as it should be.
    BadInput,
    /// Too many requests of this kind.
    RateLimited,
    /// The document asks for more than is answered at once.
    TooCostly,
    /// It changed in the meantime.
    Conflict,
    /// Too busy, or past a deadline.
    Unavailable,
    /// Ours to mend; the ticket names it in the log.
    Internal,
}

impl Code {
    const ALL: [Self; 9] = [
        Self::Unauthenticated,
        Self::Forbidden,
        Self::NotFound,
        Self::BadInput,
        Self::RateLimited,
        Self::TooCostly,
        Self::Conflict,
        Self::Unavailable,
        Self::Internal,
    ];

    /// As it stands in an answer.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::BadInput => "BAD_INPUT",
            Self::RateLimited => "RATE_LIMITED",
            Self::TooCostly => "TOO_COSTLY",
            Self::Conflict => "CONFLICT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }

    fn of(problem: &Problem) -> Self {
        match problem.code {
            "not_found" => Self::NotFound,
            "conflict" => Self::Conflict,
            "sign_in.too_many" => Self::RateLimited,
            _ => Self::BadInput,
        }
    }
}

/// Why a request was refused before, or instead of, an answer.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Not `application/json`.
    #[error("the body must be `application/json`")]
    ContentType,
    /// From another site, or with a cookie and nothing that says from where.
    #[error("requests with a session are answered to our own pages only")]
    OtherSite,
    /// Longer than is read.
    #[error("the body is longer than is read")]
    TooLong,
    /// The body did not arrive in time.
    #[error("the body did not arrive in time")]
    TooSlow,
    /// The request is not as it should be, and this is what is wrong.
    #[error("{0}")]
    BadInput(String),
    /// A hash that names no document here. The words are those of Apollo's protocol.
    #[error("PersistedQueryNotFound")]
    UnknownDocument,
    /// Past a limit.
    #[error(transparent)]
    TooCostly(#[from] TooCostly),
    /// A page of which there is nothing, or nothing for this reader.
    #[error("there is no such page")]
    NoPage,
    /// What an executed document's first error says, masked already.
    #[error("{0}")]
    Told(Box<ServerError>),
    /// A mutation was done, but its answer could not be made.
    #[error("it is done, but the answer could not be made; ask again with the same clientMutationId")]
    Committed,
    /// Who sees what could not be written down.
    #[error("who sees this can't be written down, so nobody does; ask again later")]
    Unrecorded(Fault),
    /// What a room refused, in its reader's words, where no payload can say it.
    #[error("{words}")]
    Worded {
        /// The status that says it best.
        status: StatusCode,
        /// The words.
        words: String,
        /// What was refused.
        problem: Box<Problem>,
    },
    /// No place, or too long in the queue.
    #[error("too busy; ask again")]
    Busy,
    /// What a room, or the database, said.
    #[error(transparent)]
    Halt(#[from] Halt),
}

impl Refusal {
    /// What the client reads in `extensions.code`.
    pub fn code(&self) -> Code {
        match self {
            Self::ContentType | Self::TooLong | Self::TooSlow | Self::BadInput(_) => Code::BadInput,
            Self::OtherSite => Code::Forbidden,
            Self::UnknownDocument | Self::NoPage => Code::NotFound,
            Self::Told(error) => told(error),
            Self::TooCostly(_) => Code::TooCostly,
            Self::Committed | Self::Unrecorded(_) | Self::Busy => Code::Unavailable,
            Self::Worded { status: StatusCode::CONFLICT, .. } => Code::Conflict,
            Self::Worded { problem, .. } => Code::of(problem),
            Self::Halt(halt) => code(halt),
        }
    }

    /// The status of an answer that is nothing but this.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Worded { status, .. } => *status,
            // Clients of Apollo's protocol read the body only with this status.
            Self::UnknownDocument => StatusCode::OK,
            _ => match self.code() {
                Code::Unauthenticated => StatusCode::UNAUTHORIZED,
                Code::Forbidden => StatusCode::FORBIDDEN,
                Code::NotFound => StatusCode::NOT_FOUND,
                Code::BadInput | Code::TooCostly => StatusCode::BAD_REQUEST,
                Code::Conflict => StatusCode::CONFLICT,
                Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
                Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
                Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// The fault behind it, as the log names it.
    pub fn ticket(&self) -> Option<String> {
        match self {
            Self::Unrecorded(fault) | Self::Halt(Halt::Fault(fault)) => Some(fault.ticket().to_string()),
            Self::Told(error) => match error.extensions.as_ref()?.get("ticket")? {
                Value::String(ticket) => Some(ticket.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// As an answer of GraphQL.
    pub fn response(&self) -> Response {
        let mut error = ServerError::new(self.to_string(), None);
        let mut extensions = extensions(self.code());
        match self {
            Self::TooCostly(limit) => {
                extensions.set("limit", limit.what);
                extensions.set("found", limit.found);
                extensions.set("most", limit.most);
            }
            Self::Committed => extensions.set("committed", true),
            Self::Unrecorded(fault) => extensions.set("ticket", fault.ticket().to_string()),
            Self::Worded { problem, .. } => add_problem(&mut extensions, problem),
            Self::Halt(halt) => add_halt(&mut extensions, halt),
            _ => {}
        }
        error.extensions = Some(extensions);
        Response::from_errors(vec![error])
    }
}

/// The errors of an executed document, with what may be told of them and nothing else. An error with a code
/// was made to be told.
pub fn mask(errors: &mut [ServerError]) {
    for error in errors {
        let is_coded = error.extensions.as_ref().is_some_and(|values| values.get("code").is_some());
        if is_coded {
            continue;
        }
        if let Some(halt) = error.source::<Halt>() {
            let mut extensions = extensions(code(halt));
            add_halt(&mut extensions, halt);
            (error.message, error.extensions) = (halt.to_string(), Some(extensions));
        } else if error.source.is_some() {
            let fault =
                Fault::said(&format!("a resolver failed outside the house's errors: {}", error.message));
            let mut extensions = extensions(Code::Internal);
            extensions.set("ticket", fault.ticket().to_string());
            (error.message, error.extensions) = (fault.to_string(), Some(extensions));
        } else {
            error.extensions = Some(extensions(Code::BadInput));
        }
        error.source = None;
    }
}

/// Says in each error that what was asked is done all the same: it was the reading of it that failed.
pub fn say_committed(errors: &mut [ServerError]) {
    for error in errors {
        error.extensions.get_or_insert_default().set("committed", true);
    }
}

fn code(halt: &Halt) -> Code {
    match halt {
        Halt::Refused(problem) => Code::of(problem),
        Halt::Unauthenticated => Code::Unauthenticated,
        Halt::OutOfScope => Code::Forbidden,
        Halt::TooCostly => Code::TooCostly,
        Halt::Unavailable => Code::Unavailable,
        Halt::Fault(_) => Code::Internal,
    }
}

/// The code of an error that was made to be told.
fn told(error: &ServerError) -> Code {
    let code = error.extensions.as_ref().and_then(|values| values.get("code"));
    let known = Code::ALL.iter().find(|known| code == Some(&Value::from(known.name())));
    known.copied().unwrap_or(Code::Internal)
}

fn extensions(code: Code) -> ErrorExtensionValues {
    let mut values = ErrorExtensionValues::default();
    values.set("code", code.name());
    values
}

fn add_halt(extensions: &mut ErrorExtensionValues, halt: &Halt) {
    match halt {
        Halt::Refused(problem) => add_problem(extensions, problem),
        Halt::Fault(fault) => extensions.set("ticket", fault.ticket().to_string()),
        Halt::Unauthenticated | Halt::OutOfScope | Halt::TooCostly | Halt::Unavailable => {}
    }
}

fn add_problem(extensions: &mut ErrorExtensionValues, problem: &Problem) {
    extensions.set("problem", problem.code);
    if let Some(field) = &problem.field {
        extensions.set("field", field.as_str());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_never_leaves() {
        let cause = async_graphql::Error::from(std::io::Error::other("relation \"person\" does not exist"));
        let mut errors = [cause.into_server_error(async_graphql::Pos::default())];
        mask(&mut errors);
        let text = serde_json::to_string(&errors[0]).unwrap();
        assert!(!text.contains("person"), "{text}");
        assert!(text.contains("\"code\":\"INTERNAL\"") && text.contains("\"ticket\""), "{text}");
    }

    #[test]
    fn a_refusal_names_its_problem() {
        let halt = Halt::from(Problem::not_found("person"));
        let mut errors = [async_graphql::Error::from(halt).into_server_error(async_graphql::Pos::default())];
        mask(&mut errors);
        let text = serde_json::to_string(&errors[0]).unwrap();
        assert!(text.contains("\"code\":\"NOT_FOUND\"") && text.contains("\"field\":\"person\""), "{text}");
    }
}
