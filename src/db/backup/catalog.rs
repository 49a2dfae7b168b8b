//! The tables that there are, from the database's own catalogue: one that is added later is never forgotten.
use crate::db::{Conn, Dialect, Sql, on};
use serde::{Deserialize, Serialize};

/// A table, without its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

/// A column: its name, what it holds, and its type in the database that was asked (absent in a file).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(String, Holds)", into = "(String, Holds)")]
pub(super) struct Column {
    pub name: String,
    pub holds: Holds,
    pub native: String,
}

impl From<(String, Holds)> for Column {
    fn from((name, holds): (String, Holds)) -> Self {
        Self { name, holds, native: String::new() }
    }
}

impl From<Column> for (String, Holds) {
    fn from(column: Column) -> Self {
        (column.name, column.holds)
    }
}

/// The kinds of value that both databases have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Holds {
    Integer,
    Real,
    Text,
    Blob,
}

impl Holds {
    /// What a column of this type holds, in either database's words; `None` for a type that no column has yet.
    fn of(native: &str) -> Option<Self> {
        match native.to_ascii_lowercase().as_str() {
            "integer" | "bigint" | "boolean" => Some(Self::Integer),
            "real" | "double precision" => Some(Self::Real),
            "text" | "timestamp with time zone" | "date" | "jsonb" => Some(Self::Text),
            "blob" | "bytea" | "uuid" => Some(Self::Blob),
            _ => None,
        }
    }
}

impl Table {
    /// Whether the other has the same name and the same columns, in whatever order and types.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let columns = |table: &Self| {
            let mut columns: Vec<_> = table.columns.iter().map(|c| (c.name.clone(), c.holds)).collect();
            columns.sort();
            columns
        };
        self.name == other.name && columns(self) == columns(other)
    }
}

const COLUMNS: Sql = Sql {
    sqlite: "select t.name, c.name, c.type
               from pragma_table_list as t, pragma_table_info(t.name) as c
              where t.schema = 'main' and t.type = 'table'
                and t.name not like 'sqlite\\_%' escape '\\' and t.name <> '_sqlx_migrations'
              order by t.name, c.cid",
    postgres: "select t.relname::text, c.attname::text, format_type(c.atttypid, null)
                 from pg_class t join pg_attribute c on c.attrelid = t.oid
                where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p')
                  and c.attnum > 0 and not c.attisdropped and t.relname <> '_sqlx_migrations'
                order by t.relname::text collate \"C\", c.attnum",
};

/// Every table but the list of migrations, by name. `Err` in the inner result: a table and its column whose type
/// has no place in a backup.
pub(super) async fn tables(conn: &mut Conn) -> Result<Result<Vec<Table>, String>, sqlx::Error> {
    let columns: Vec<(String, String, String)> =
        on!(conn, |c, D| sqlx::query_as(D::of(COLUMNS)).fetch_all(c).await)?;
    let mut tables: Vec<Table> = Vec::new();
    for (table, name, native) in columns {
        let Some(holds) = Holds::of(&native) else { return Ok(Err(format!("{table}.{name} ({native})"))) };
        if tables.last().is_none_or(|last| last.name != table) {
            tables.push(Table { name: table, columns: Vec::new() });
        }
        if let Some(last) = tables.last_mut() {
            last.columns.push(Column { name, holds, native });
        }
    }
    Ok(Ok(tables))
}

/// A name from the catalogue, as SQL writes it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
