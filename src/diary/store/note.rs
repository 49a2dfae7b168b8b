//! Professional notes.
use super::{super::model::Note, Narrowed};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, NoteId, PersonId, Time},
    policy::{AddNote, Part, PartSet, Permit, ReadNotes, Scope},
};
use chrono::NaiveDate;

/// Writes a note down.
pub(in crate::diary) async fn add(
    conn: &mut Conn,
    permit: &Permit<AddNote>,
    id: NoteId,
    (happened_on, words): (NaiveDate, &str),
    now: Time,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into professional_note (id, person_id, organization_id, happened_on, words, written_by, written_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(permit.on())
    .bind(permit.actor().organization)
    .bind(happened_on)
    .bind(words)
    .bind(permit.actor().user)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

const NOTES: Sql = in_list!(
    "select id, person_id, happened_on, words, author, written_at, access_version
       from (select n.*, w.name as author, a.version as access_version,
                    row_number() over (partition by n.person_id order by n.happened_on desc, n.id desc) as place
               from professional_note n
               join account w on w.id = n.written_by
               join person_access a on a.person_id = n.person_id
              where n.organization_id = $2 and (n.happened_on, n.id) < ($5, $6) and ($8 is null or n.id = $8)
                and not exists (select 1 from closing c
                                 where c.person_id = n.person_id and (c.parts & $4) <> 0
                                   and (c.organization_id = $2 or c.account_id = $3))
                and n.person_id" ids 1,
    ") ranked
      where place <= $7
      order by person_id, happened_on desc, id desc"
);

/// A page of what the scope's organisation wrote of each person, the latest day first, or one note of it. Nobody reads what
/// is closed to them, or to their organisation, by name.
pub(in crate::diary) async fn notes(
    conn: &mut Conn,
    scope: &Scope<ReadNotes>,
    persons: &[PersonId],
    to: Narrowed,
    one: Option<NoteId>,
) -> Result<Vec<Note>, Halt> {
    let ids: IdList = persons.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(NOTES))
        .bind(ids)
        .bind(scope.actor().organization)
        .bind(scope.actor().user)
        .bind(PartSet::of(&[Part::Notes]).bits())
        .bind(to.before.0)
        .bind(to.before.1)
        .bind(to.limit)
        .bind(one)
        .fetch_all(c)
        .await)?)
}
