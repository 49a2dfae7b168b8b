//! Why a request has no answer, in the words and numbers of HTTP and of GraphQL. Causes stay in the log.
use super::limits::TooCostly;
use crate::{
    kernel::{Fault, Halt, Problem},
    locale::{self, Language},
};
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
            "sign_in.too_many" | "anybody.too_many" => Self::RateLimited,
            _ => Self::BadInput,
        }
    }
}

/// Why a request was refused before, or instead of, an answer.
#[derive(Debug)]
pub enum Refusal {
    /// Not `application/json`.
    ContentType,
    /// From another site, or with a cookie and nothing that says from where.
    OtherSite,
    /// Longer than is read, which is this many bytes.
    TooLong(usize),
    /// The body did not arrive in time.
    TooSlow,
    /// The request is not as it should be, and this is what is wrong, in the words of the language.
    BadInput(String),
    /// A hash that names no document here.
    UnknownDocument,
    /// A token that is nobody's, or nobody's any more.
    Token,
    /// Past a limit.
    TooCostly(TooCostly),
    /// A page of which there is nothing, or nothing for this reader.
    NoPage,
    /// What an executed document's first error says, masked already.
    Told(Box<ServerError>),
    /// A mutation was done, but its answer could not be made.
    Committed,
    /// Who sees what could not be written down.
    Unrecorded(Fault),
    /// What a room refused, where no payload can say it.
    Refused {
        /// The status that says it best.
        status: StatusCode,
        /// What was refused.
        problem: Box<Problem>,
    },
    /// No place, or too long in the queue.
    Busy,
    /// What a room, or the database, said.
    Halt(Halt),
}

impl From<TooCostly> for Refusal {
    fn from(limit: TooCostly) -> Self {
        Self::TooCostly(limit)
    }
}

impl From<Halt> for Refusal {
    fn from(halt: Halt) -> Self {
        Self::Halt(halt)
    }
}

impl Refusal {
    /// Why nobody was recognised. Whoever shows no token, or a session that has ended, is nobody, and is answered as
    /// such: only a token is refused.
    pub fn of_caller(halt: Halt) -> Self {
        match halt {
            Halt::Unauthenticated => Self::Token,
            halt => halt.into(),
        }
    }

    /// What the client reads in `extensions.code`.
    pub fn code(&self) -> Code {
        match self {
            Self::ContentType | Self::TooLong(_) | Self::TooSlow | Self::BadInput(_) => Code::BadInput,
            Self::OtherSite => Code::Forbidden,
            Self::Token => Code::Unauthenticated,
            Self::UnknownDocument | Self::NoPage => Code::NotFound,
            Self::Told(error) => told(error),
            Self::TooCostly(_) => Code::TooCostly,
            Self::Committed | Self::Unrecorded(_) | Self::Busy => Code::Unavailable,
            Self::Refused { status: StatusCode::CONFLICT, .. } => Code::Conflict,
            Self::Refused { problem, .. } => Code::of(problem),
            Self::Halt(halt) => code(halt),
        }
    }

    /// The status of an answer that is nothing but this.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLong(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Refused { status, .. } => *status,
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

    /// In the words of a reader.
    pub fn words(&self, language: Language) -> String {
        let word = |key: &str| locale::message(language, key, &[]);
        match self {
            Self::ContentType => word("refused-content-type"),
            Self::OtherSite => word("refused-other-site"),
            Self::TooLong(max) => locale::message(language, "refused-too-long", &[("max", max.to_string())]),
            Self::TooSlow => word("refused-too-slow"),
            Self::BadInput(what) => what.clone(),
            // These are the words of Apollo's protocol.
            Self::UnknownDocument => "PersistedQueryNotFound".to_owned(),
            Self::Token => word("error-token"),
            Self::TooCostly(limit) => limit.to_string(),
            Self::NoPage => word("not-found"),
            Self::Told(error) => error.message.clone(),
            Self::Committed => word("refused-committed"),
            Self::Unrecorded(_) => word("refused-unrecorded"),
            Self::Refused { problem, .. } => locale::refusal(language, problem),
            Self::Busy => word("error-unavailable"),
            Self::Halt(halt) => match halt {
                Halt::Refused(problem) => locale::refusal(language, problem),
                Halt::Unauthenticated => word("error-unauthenticated"),
                Halt::OutOfScope => word("error-out-of-scope"),
                Halt::TooCostly => word("error-too-costly"),
                Halt::Unavailable => word("error-unavailable"),
                Halt::Fault(_) => word("error-internal"),
            },
        }
    }

    /// As an answer of GraphQL, in the words of a reader.
    pub fn response(&self, language: Language) -> Response {
        let mut error = ServerError::new(self.words(language), None);
        let mut extensions = extensions(self.code());
        match self {
            Self::TooCostly(limit) => {
                extensions.set("limit", limit.what);
                extensions.set("found", limit.found);
                extensions.set("most", limit.most);
            }
            Self::Committed => extensions.set("committed", true),
            Self::Unrecorded(fault) => extensions.set("ticket", fault.ticket().to_string()),
            Self::Refused { problem, .. } => add_problem(&mut extensions, problem),
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
