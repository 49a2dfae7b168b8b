//! The two statements of a table: one that reads its rows as lines, one that writes a batch of lines. The
//! databases do the conversion themselves.
use super::catalog::{Column, Holds, Table, quoted};
use crate::db::Dialect;
use serde_json::Value;
use sqlx::AssertSqlSafe;

/// A statement made from the catalogue, in each database's text.
pub(super) struct Pair {
    pub sqlite: String,
    pub postgres: String,
}

impl Pair {
    /// This database's text. Its names come from the catalogue, quoted; its values are bound.
    pub(super) fn of<D: Dialect>(self) -> AssertSqlSafe<String> {
        AssertSqlSafe(D::pick(self.sqlite, self.postgres))
    }
}

/// Reads all rows, each as one text: an array of values.
pub(super) fn select(table: &Table) -> Pair {
    let list = |read: fn(&Column) -> String| table.columns.iter().map(read).collect::<Vec<_>>().join(", ");
    let name = quoted(&table.name);
    Pair {
        sqlite: format!("select json_array({}) from {name}", list(sqlite_reads)),
        postgres: format!("select json_build_array({})::text from {name}", list(postgres_reads)),
    }
}

fn sqlite_reads(column: &Column) -> String {
    let name = quoted(&column.name);
    match column.holds {
        Holds::Integer | Holds::Text => name,
        Holds::Real => format!("case when {name} is not null then printf('%!.17g', {name}) end"),
        Holds::Blob => format!("case when {name} is not null then lower(hex({name})) end"),
    }
}

fn postgres_reads(column: &Column) -> String {
    let name = quoted(&column.name);
    match column.native.as_str() {
        "boolean" => format!("{name}::integer"),
        "uuid" => format!("replace({name}::text, '-', '')"),
        "bytea" => format!("encode({name}, 'hex')"),
        "date" => format!("to_char({name}, 'YYYY-MM-DD')"),
        "timestamp with time zone" => moment(&name),
        "jsonb" | "double precision" => format!("{name}::text"),
        _ => name,
    }
}

/// As the other database keeps moments: in UTC, with as many thirds of the fraction as it has. Such texts sort
/// like the moments, and equal moments are equal texts.
fn moment(name: &str) -> String {
    const SECONDS: &str = "YYYY-MM-DD\"T\"HH24:MI:SS";
    format!(
        "to_char({name} at time zone 'UTC', case when date_trunc('second', {name}) = {name} then '{SECONDS}'
           when date_trunc('milliseconds', {name}) = {name} then '{SECONDS}.MS' else '{SECONDS}.US' end) || '+00:00'"
    )
}

/// The row as it stands in the file: the same text from both databases, save for the blanks and the order of keys
/// in a document. `None` if it isn't an array of as many values as there are columns.
pub(super) fn line(table: &Table, row: &str) -> Option<String> {
    let mut values: Vec<Value> = serde_json::from_str(row).ok()?;
    if values.len() != table.columns.len() {
        return None;
    }
    for (value, column) in values.iter_mut().zip(&table.columns) {
        if let (Holds::Real, Some(text)) = (column.holds, value.as_str()) {
            *value = text.parse::<f64>().ok()?.to_string().into();
        }
    }
    serde_json::to_string(&values).ok()
}

/// Writes the rows of one argument, an array of rows as they stand in the file. `into` is the table as the
/// database has it; the order of the columns is the file's.
pub(super) fn insert(from: &Table, into: &Table) -> Pair {
    let columns: Vec<_> = from.columns.iter().map(|column| quoted(&column.name)).collect();
    let list = |write: fn(&str, &str) -> String| {
        let native = |name: &str| into.columns.iter().find(|c| c.name == name).map_or("", |c| &c.native);
        let all = from.columns.iter().enumerate();
        all.map(|(i, c)| write(native(&c.name), &format!("(value ->> {i})"))).collect::<Vec<_>>().join(", ")
    };
    let head = format!("insert into {} ({})", quoted(&into.name), columns.join(", "));
    Pair {
        sqlite: format!("{head} select {} from json_each($1)", list(sqlite_writes)),
        postgres: format!(
            "{head} select {} from jsonb_array_elements($1::jsonb) as value",
            list(postgres_writes)
        ),
    }
}

fn sqlite_writes(native: &str, value: &str) -> String {
    match native.to_ascii_lowercase().as_str() {
        "blob" => format!("unhex({value})"),
        "real" => format!("cast({value} as real)"),
        _ => value.to_owned(),
    }
}

fn postgres_writes(native: &str, value: &str) -> String {
    match native {
        "bytea" => format!("decode({value}, 'hex')"),
        "boolean" => format!("{value}::integer::boolean"),
        _ => format!("{value}::{native}"),
    }
}
