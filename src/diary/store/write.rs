//! Entries as they are made and put right.
use super::super::model::{Entry, New, Said};
use crate::{
    db::{Conn, on},
    kernel::{EntryId, Halt, Time},
    policy::{AddDiaryEntry, CorrectDiaryEntry, Permit},
};

/// Writes an entry down.
pub(in crate::diary) async fn insert(
    conn: &mut Conn,
    permit: &Permit<AddDiaryEntry>,
    (id, new): (EntryId, &New),
    now: Time,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into diary_entry (id, person_id, need_id, happened_on, kind, words, organization_id, written_by,
                                  written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id)
    .bind(permit.on())
    .bind(new.need)
    .bind(new.said.happened_on)
    .bind(new.said.kind)
    .bind(&new.said.words)
    .bind(permit.actor().organization)
    .bind(permit.actor().user)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// One entry of the actor's organisation, to put it right.
pub(in crate::diary) async fn to_correct(
    conn: &mut Conn,
    permit: &Permit<CorrectDiaryEntry>,
    id: EntryId,
) -> Result<Option<Entry>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "select e.id, e.person_id, e.need_id, e.happened_on, e.kind, e.words, e.organization_id,
                a.name as author, e.written_at, e.version
           from diary_entry e join account a on a.id = e.written_by
          where e.id = $1 and e.person_id = $2 and e.organization_id = $3",
        )
        .bind(id)
        .bind(permit.on())
        .bind(permit.actor().organization)
        .fetch_optional(c)
        .await
    })?)
}

/// Keeps an entry as it was and writes it anew; 0 where it changed since.
pub(in crate::diary) async fn correct(
    conn: &mut Conn,
    permit: &Permit<CorrectDiaryEntry>,
    seen: &Entry,
    said: &Said,
    now: Time,
) -> Result<u64, Halt> {
    on!(conn, |c| sqlx::query(
        "insert into diary_former (entry_id, version, happened_on, kind, words, written_by, written_at)
         select id, version, happened_on, kind, words, written_by, written_at
           from diary_entry where id = $1 and version = $2",
    )
    .bind(seen.id)
    .bind(seen.version)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(on!(conn, |c| {
        sqlx::query(
            "update diary_entry
            set happened_on = $4, kind = $5, words = $6, written_by = $7, written_at = $8, version = version + 1
          where id = $1 and version = $2 and person_id = $3",
        )
        .bind(seen.id)
        .bind(seen.version)
        .bind(permit.on())
        .bind(said.happened_on)
        .bind(said.kind)
        .bind(&said.words)
        .bind(permit.actor().user)
        .bind(now)
        .execute(c)
        .await
        .map(|done| done.rows_affected())
    })?)
}
