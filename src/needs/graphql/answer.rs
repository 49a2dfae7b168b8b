//! An answer to one of the questions of a kind of help.
use async_graphql::SimpleObject;

/// An answer to one of the questions of the kind of help.
#[derive(Clone, Debug, SimpleObject)]
pub struct NeedAnswer {
    /// The question's code.
    code: String,
    /// `true` or `false`, a whole number, a day (ISO 8601), or one of the choices.
    value: String,
}

impl NeedAnswer {
    pub(super) fn of(code: String, value: String) -> Self {
        Self { code, value }
    }
}
