//! All SQL of the room. An entry that its reader may not see is left out in the statement: neither a page nor its length
//! tells of it.
mod note;
mod write;

pub(super) use note::{add as add_note, notes};
pub(super) use write::{correct, insert, to_correct};

use super::model::{Entry, Former};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{EntryId, Halt, Id, Page, PersonId},
    policy::{Part, Permit, ReadPerson},
};
use chrono::NaiveDate;
use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

/// Whose entry it is: a fact, for the guard.
pub(super) async fn person_of(conn: &mut Conn, id: EntryId) -> Result<Option<PersonId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select person_id from diary_entry where id = $1")
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Which rows of each diary: before a place, at most so many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Narrowed {
    before: (NaiveDate, Uuid),
    limit: i64,
}

impl Narrowed {
    /// One page of a list that goes from the latest day on.
    pub(super) fn of(page: &Page) -> Self {
        let after = page.after.as_ref().and_then(|place| Some((place.key.parse().ok()?, place.id)));
        Self { before: after.unwrap_or((far(), Uuid::max())), limit: page.limit() }
    }
}

/// After every day that something can have been done on, in four digits: SQLite compares days as texts.
fn far() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default()
}

/// `$1`: of each person the open needs and the kinds that an entry may be of. `$2`: the reader's organisation. `$6`: needs
/// that are open alone. `$7`: one entry, or null for all.
macro_rules! diaries {
    ($one_of:literal) => {
        concat!(
            "select id, person_id, need_id, happened_on, kind, words, organization_id, author, written_at, version
               from (select e.*, a.name as author,
                            row_number() over (partition by e.person_id order by e.happened_on desc, e.id desc) as place
                       from mask m
                       join diary_entry e on e.person_id = m.person_id
                       join organization o on o.id = e.organization_id
                       join account a on a.id = e.written_by
                       left join need n on n.id = e.need_id
                      where (e.happened_on, e.id) < ($3, $4) and ($7 is null or e.id = $7)
                        and (e.organization_id = $2 or (o.kind_bit & m.kinds) <> 0)
                        and (e.need_id is null or (n.domain_bit & m.needs) <> 0 or e.need_id ",
            $one_of,
            ")) ranked
              where place <= $5
              order by person_id, happened_on desc, id desc"
        )
    };
}

const DIARIES: Sql = Sql {
    sqlite: concat!(
        "with mask (person_id, needs, kinds) as not materialized
           (select unhex(value ->> 0), value ->> 1, value ->> 2 from json_each($1)) ",
        diaries!("in (select unhex(value) from json_each($6))")
    ),
    postgres: concat!(
        "with mask (person_id, needs, kinds) as not materialized
           (select (value ->> 0)::uuid, (value ->> 1)::bigint, (value ->> 2)::bigint
              from jsonb_array_elements($1) as value) ",
        diaries!("= any($6)")
    ),
};

/// The latest entries of each person whose permit shows the diary; or one of them.
pub(super) async fn of_persons(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
    to: Narrowed,
    one: Option<EntryId>,
) -> Result<Vec<Entry>, Halt> {
    let shown: Vec<_> = permits.iter().filter(|permit| permit.shows(Part::Diary)).collect();
    let Some(reader) = shown.first().map(|permit| permit.actor().organization) else { return Ok(Vec::new()) };
    let masks: Vec<_> = shown.iter().map(|permit| mask(permit)).collect();
    let alone: IdList =
        shown.iter().flat_map(|permit| permit.decision().needs.iter().map(|(need, _)| *need)).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(DIARIES))
        .bind(Json(masks))
        .bind(reader)
        .bind(to.before.0)
        .bind(to.before.1)
        .bind(to.limit)
        .bind(alone)
        .bind(one)
        .fetch_all(c)
        .await)?)
}

fn mask(permit: &Permit<ReadPerson>) -> Value {
    let shown = permit.shows_entries();
    json!([permit.on().uuid().simple().to_string(), shown.needs.bits(), shown.kinds.bits()])
}

const FORMER: Sql = in_list!(
    "select entry_id, version, happened_on, kind, words, written_at from diary_former where entry_id" ids 1,
    " order by entry_id, version desc limit 5000"
);

/// What entries that were read with leave were before, the latest version first.
pub(super) async fn former(conn: &mut Conn, entries: &[Entry]) -> Result<Vec<Former>, Halt> {
    let ids: IdList = entries.iter().filter(|entry| entry.version > 1).map(|entry| entry.id).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(FORMER)).bind(ids).fetch_all(c).await)?)
}
