//! Why something ended or rests, and what follows.
use super::super::model::{Next, Reason, Whose};
use async_graphql::SimpleObject;

/// A reason, whose "no" it is, and what follows.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct Why {
    /// The reason.
    code: Reason,
    /// Whose "no" it is.
    whose: Whose,
    /// What follows.
    next: Next,
    /// After how many days the same organisation can be asked again; null where that is senseless.
    again_after_days: Option<u16>,
}

impl From<Reason> for Why {
    fn from(reason: Reason) -> Self {
        Self {
            code: reason,
            whose: reason.whose(),
            next: reason.next(),
            again_after_days: reason.again_after_days(),
        }
    }
}
