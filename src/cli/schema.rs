use super::Failure;
use crate::web::schema;
use std::io::{Write, stdout};

/// `amis schema`
pub(super) fn run() -> Result<(), Failure> {
    let written = stdout().write_all(schema::printed().as_bytes());
    written.map_err(|e| Failure::new(format!("the schema can't be printed: {e}")))
}
