use super::{Failure, out};
use crate::web::schema;

/// `amis schema`
pub(super) fn run() -> Result<(), Failure> {
    out::text(&schema::printed())
}
