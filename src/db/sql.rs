//! One text of SQL for two databases, and the few words in which they differ.
use crate::kernel::{Id, Time};
use chrono::SecondsFormat;
use serde_json::Value;
use sqlx::{
    Encode, Postgres, Sqlite, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgTypeInfo},
    sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo},
    types::Json,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A statement whose text must differ between the two.
#[derive(Clone, Copy, Debug)]
pub struct Sql {
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

/// What the two databases have in common for `on!`.
pub trait Dialect: sqlx::Database {
    /// This database's one of two.
    fn pick<T>(sqlite: T, postgres: T) -> T;

    /// This database's text.
    fn of(sql: Sql) -> &'static str {
        Self::pick(sql.sqlite, sql.postgres)
    }
}

impl Dialect for Sqlite {
    fn pick<T>(sqlite: T, _: T) -> T {
        sqlite
    }
}

impl Dialect for Postgres {
    fn pick<T>(_: T, postgres: T) -> T {
        postgres
    }
}

/// Compiles one body for each database, so that both arms are checked at every build. Inside it `$c` is
/// the open connection and, where asked for, `$D` the database's type.
macro_rules! on {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn.engine() {
            $crate::db::Engine::Sqlite($c) => $body,
            $crate::db::Engine::Postgres($c) => $body,
        }
    };
    ($conn:expr, |$c:ident, $D:ident| $body:expr) => {
        match $conn.engine() {
            $crate::db::Engine::Sqlite($c) => {
                type $D = sqlx::Sqlite;
                $body
            }
            $crate::db::Engine::Postgres($c) => {
                type $D = sqlx::Postgres;
                $body
            }
        }
    };
}
pub(crate) use on;

/// A [`Sql`] with one or more "is in this list" tests: pieces of text and, between them, the number of
/// the argument that is an [`IdList`] (`ids 1`) or a [`TextList`] (`texts 1`); or with an "is before" test against a
/// [`MomentTable`] (`before 1 of ("row", "column")`). What stands in braces makes a piece.
macro_rules! in_list {
    ($($piece:tt $(ids $ids:literal)? $(texts $texts:literal)?
       $(before $moments:literal of ($row:literal, $column:literal))?),+ $(,)?) => {
        $crate::db::Sql {
            sqlite: concat!($($crate::db::piece!($piece)
                $(, " in (select unhex(value) from json_each($", $ids, "))")?
                $(, " in (select value from json_each($", $texts, "))")?
                $(, " < ($", $moments, " -> ", $row, " ->> ", $column, ")")?),+),
            postgres: concat!($($crate::db::piece!($piece)
                $(, " = any($", $ids, ")")?
                $(, " = any($", $texts, ")")?
                $(, " < cast($", $moments, " -> ", $row, " ->> ", $column, " as timestamptz)")?),+),
        }
    };
}
macro_rules! piece {
    ($piece:literal) => {
        $piece
    };
    ({ $made:expr }) => {
        $made
    };
}
pub(crate) use in_list;
pub(crate) use piece;

/// Ids bound as one argument: an array for PostgreSQL, JSON of hexadecimal texts for SQLite.
#[derive(Clone, Debug, Default)]
pub struct IdList(Vec<Uuid>);

impl<I: Id> FromIterator<I> for IdList {
    fn from_iter<T: IntoIterator<Item = I>>(ids: T) -> Self {
        Self(ids.into_iter().map(Id::uuid).collect())
    }
}

/// Texts bound as one argument: an array for PostgreSQL, JSON for SQLite.
#[derive(Clone, Debug, Default)]
pub struct TextList(Vec<String>);

impl<S: Into<String>> FromIterator<S> for TextList {
    fn from_iter<T: IntoIterator<Item = S>>(texts: T) -> Self {
        Self(texts.into_iter().map(Into::into).collect())
    }
}

macro_rules! list_argument {
    ($list:ident, $element:ty, |$one:ident| $json:expr) => {
        impl Type<Sqlite> for $list {
            fn type_info() -> SqliteTypeInfo {
                <String as Type<Sqlite>>::type_info()
            }
        }
        impl<'q> Encode<'q, Sqlite> for $list {
            fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
                let json = Value::Array(self.0.iter().map(|$one| $json).collect());
                <String as Encode<'q, Sqlite>>::encode(json.to_string(), buffer)
            }
        }
        impl Type<Postgres> for $list {
            fn type_info() -> PgTypeInfo {
                <Vec<$element> as Type<Postgres>>::type_info()
            }
        }
        impl<'q> Encode<'q, Postgres> for $list {
            fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
                <Vec<$element> as Encode<'q, Postgres>>::encode_by_ref(&self.0, buffer)
            }
        }
    };
}

list_argument!(IdList, Uuid, |id| Value::String(id.simple().to_string()));
list_argument!(TextList, String, |text| Value::String(text.clone()));

/// Moments by two words, bound as one argument: an object of objects.
#[derive(Clone, Debug, Default)]
pub struct MomentTable(BTreeMap<&'static str, BTreeMap<&'static str, String>>);

impl FromIterator<((&'static str, &'static str), Time)> for MomentTable {
    fn from_iter<T: IntoIterator<Item = ((&'static str, &'static str), Time)>>(moments: T) -> Self {
        let mut table = BTreeMap::<_, BTreeMap<_, _>>::new();
        for ((row, column), at) in moments {
            // As SQLite keeps them, which compares them as texts.
            table.entry(row).or_default().insert(column, at.to_rfc3339_opts(SecondsFormat::AutoSi, false));
        }
        Self(table)
    }
}

macro_rules! table_argument {
    ($($database:ident, $info:ty, $buffer:ty;)+) => {$(
        impl Type<$database> for MomentTable {
            fn type_info() -> $info {
                <Json<()> as Type<$database>>::type_info()
            }
        }
        impl<'q> Encode<'q, $database> for MomentTable {
            fn encode_by_ref(&self, buffer: &mut $buffer) -> Result<IsNull, BoxDynError> {
                <Json<_> as Encode<'q, $database>>::encode(Json(&self.0), buffer)
            }
        }
    )+};
}

table_argument!(Sqlite, SqliteTypeInfo, SqliteArgumentsBuffer; Postgres, PgTypeInfo, PgArgumentBuffer;);
