//! Content of several persons, each under a mask of its own.
use crate::kernel::Id;
use crate::policy::{Act, Permit};
use serde_json::{Value, json};
use sqlx::types::Json;

/// A statement that may name `mask (person_id, parts)`: the persons of whom something may be shown, and the
/// bits of what. `$1` is a `Masks`.
macro_rules! masked {
    ($($piece:literal $(ids $ids:literal)?),+ $(,)?) => {
        $crate::db::Sql {
            sqlite: concat!(
                "with mask (person_id, parts) as not materialized
                   (select unhex(value ->> 0), value ->> 1 from json_each($1)) ",
                $($piece $(, " in (select unhex(value) from json_each($", $ids, "))")?),+),
            postgres: concat!(
                "with mask (person_id, parts) as not materialized
                   (select (value ->> 0)::uuid, (value ->> 1)::bigint from jsonb_array_elements($1) as value) ",
                $($piece $(, " = any($", $ids, ")")?),+),
        }
    };
}
pub(crate) use masked;

/// The whole parts of each permitted person, as one argument.
pub(crate) fn masks<A: Act>(permits: &[Permit<A>]) -> Json<Vec<Value>> {
    let mask =
        |permit: &Permit<A>| json!([permit.person().uuid().simple().to_string(), permit.parts().bits()]);
    Json(permits.iter().map(mask).collect())
}
