//! All SQL of the room.
use super::model::{NewText, Text, TextKind};
use crate::{
    db::{Conn, on},
    kernel::{Halt, Page, TextId, Time},
    policy::{ReadTexts, Scope, WriteTexts},
};
use chrono::NaiveDate;

/// Texts that a refusal names at most.
const OFFERED_MAX: i64 = 20;

/// Writes a text; 0 where there is one of this kind, version and language.
pub(super) async fn insert(
    conn: &mut Conn,
    leave: &Scope<WriteTexts>,
    id: TextId,
    text: &NewText,
    at: Time,
) -> Result<u64, Halt> {
    let author = leave.actor().user;
    Ok(on!(conn, |c| {
        sqlx::query(
        "insert into consent_text (id, kind, version, language, title, body, valid_from, written_by, written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (kind, version, language) do nothing",
    )
    .bind(id)
    .bind(text.kind)
    .bind(&text.version)
    .bind(&text.language)
    .bind(&text.title)
    .bind(&text.body)
    .bind(text.valid_from)
    .bind(author)
    .bind(at)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}

/// Writes a text that nobody wrote: for a world that is made, not lived.
pub(super) async fn plant(conn: &mut Conn, text: &NewText, at: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into consent_text (id, kind, version, language, title, body, valid_from, written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(TextId::mint())
    .bind(text.kind)
    .bind(&text.version)
    .bind(&text.language)
    .bind(&text.title)
    .bind(&text.body)
    .bind(text.valid_from)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// From this day on it is used no more; 0 where that was said already.
pub(super) async fn retire(
    conn: &mut Conn,
    _: &Scope<WriteTexts>,
    id: TextId,
    on: NaiveDate,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update consent_text set retired_on = $2 where id = $1 and retired_on is null"
    )
    .bind(id)
    .bind(on)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// One text: no secret to whoever belongs to the network.
pub(super) async fn by_id(conn: &mut Conn, id: TextId) -> Result<Option<Text>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
        "select id, kind, version, language, title, body, valid_from, retired_on from consent_text where id = $1",
    )
    .bind(id)
    .fetch_optional(c)
    .await
    })?)
}

/// What a list of texts is narrowed to.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrow {
    pub(super) kind: Option<TextKind>,
    pub(super) language: Option<String>,
    pub(super) used_on: Option<NaiveDate>,
}

/// A page of texts, each with the key that it is sorted by: kind, language, version.
pub(super) async fn list(
    conn: &mut Conn,
    _: &Scope<ReadTexts>,
    narrow: &Narrow,
    page: &Page,
) -> Result<Vec<(String, Text)>, Halt> {
    #[derive(sqlx::FromRow)]
    struct Row {
        key: String,
        #[sqlx(flatten)]
        text: Text,
    }
    let after = page.after.clone().unwrap_or_default();
    let rows: Vec<Row> = on!(conn, |c| sqlx::query_as(
        "select key, id, kind, version, language, title, body, valid_from, retired_on
           from (select t.*, kind || ' ' || language || ' ' || version as key from consent_text t) keyed
          where (key, id) > ($1, $2)
            and (cast($3 as text) is null or kind = $3) and (cast($4 as text) is null or language = $4)
            and (cast($5 as date) is null or (valid_from <= $5 and (retired_on is null or retired_on > $5)))
          order by key, id limit $6",
    )
    .bind(after.key)
    .bind(after.id)
    .bind(narrow.kind)
    .bind(narrow.language.as_deref())
    .bind(narrow.used_on)
    .bind(page.limit())
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|row| (row.key, row.text)).collect())
}

/// The days on which the text of this name is used, if there is one: from, and until before.
pub(super) async fn used(
    conn: &mut Conn,
    kind: TextKind,
    version: &str,
    language: &str,
) -> Result<Option<(NaiveDate, Option<NaiveDate>)>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select valid_from, retired_on from consent_text where kind = $1 and version = $2 and language = $3",
    )
    .bind(kind)
    .bind(version)
    .bind(language)
    .fetch_optional(c)
    .await)?)
}

/// Version and language of what may be used on a day.
pub(super) async fn offered(
    conn: &mut Conn,
    kind: TextKind,
    day: NaiveDate,
) -> Result<Vec<(String, String)>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select version, language from consent_text
          where kind = $1 and valid_from <= $2 and (retired_on is null or retired_on > $2)
          order by version desc, language limit $3",
    )
    .bind(kind)
    .bind(day)
    .bind(OFFERED_MAX)
    .fetch_all(c)
    .await)?)
}
