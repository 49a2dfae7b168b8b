//! References between tables: set aside while rows are loaded in whatever order, and made to hold again.
use super::restore::RestoreError;
use crate::db::{Conn, Dialect, Sql, on};
use sqlx::AssertSqlSafe;

/// Statements that make the references again.
pub(super) struct SetAside(Vec<String>);

/// One statement that takes a reference away and one that makes it again, each. SQLite has them all along; its
/// connection was told not to look.
const ALL: Sql = Sql {
    sqlite: "select '', '' where false",
    postgres: "select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                      format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                             pg_get_constraintdef(oid))
                 from pg_constraint
                where contype = 'f' and connamespace = current_schema()::regnamespace
                order by conrelid::regclass::text, conname",
};

pub(super) async fn drop_all(conn: &mut Conn) -> Result<SetAside, sqlx::Error> {
    let all: Vec<(String, String)> = on!(conn, |c, D| sqlx::query_as(D::of(ALL)).fetch_all(c).await)?;
    let mut again = Vec::new();
    for (drop, add) in all {
        run(conn, drop).await?;
        again.push(add);
    }
    Ok(SetAside(again))
}

const DANGLING: Sql = Sql {
    sqlite: "select \"table\" from pragma_foreign_key_check limit 1",
    postgres: "select null::text where false",
};

/// Refuses rows that name what is not there.
pub(super) async fn restore(conn: &mut Conn, SetAside(again): SetAside) -> Result<(), RestoreError> {
    for add in again {
        run(conn, add).await.map_err(|e| match e.as_database_error() {
            Some(no) if no.is_foreign_key_violation() => {
                RestoreError::Dangling(no.table().unwrap_or_default().to_owned())
            }
            _ => e.into(),
        })?;
    }
    let dangling: Option<String> =
        on!(conn, |c, D| sqlx::query_scalar(D::of(DANGLING)).fetch_optional(c).await)?;
    dangling.map_or(Ok(()), |table| Err(RestoreError::Dangling(table)))
}

async fn run(conn: &mut Conn, sql: String) -> Result<(), sqlx::Error> {
    on!(conn, |c| sqlx::query(AssertSqlSafe(sql)).persistent(false).execute(c).await.map(|_| ()))
}
