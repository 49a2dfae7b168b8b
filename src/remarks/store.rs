//! All SQL of the room.
use super::model::{Answer, NewRemark, Remark, RemarkKind, RemarkStatus};
use crate::{
    db::{Conn, Dialect, Sql, on},
    kernel::{Halt, Id, OrganizationId, PersonId, RemarkId, Time},
    policy::{AnswerRemark, Part, PartSet, Permit, ReadPerson, RecordRemark},
};
use chrono::NaiveDate;
use serde_json::json;
use sqlx::types::Json;

/// Remarks of one part of a person that are shown at most, the latest ones.
pub(super) const SHOWN_MAX: i64 = 100;

fn bit(part: Part) -> i64 {
    PartSet::of(&[part]).bits()
}

/// Writes down what the person said.
pub(super) async fn insert(
    conn: &mut Conn,
    permit: &Permit<RecordRemark>,
    id: RemarkId,
    new: &NewRemark,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into person_remark (id, person_id, part, part_bit, kind, words, language, said_on, organization_id,
                                    recorded_by, recorded_at, status)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open')",
    )
    .bind(id)
    .bind(permit.on())
    .bind(new.part.name())
    .bind(bit(new.part))
    .bind(new.kind)
    .bind(&new.words)
    .bind(&new.language)
    .bind(new.said_on)
    .bind(permit.actor().organization)
    .bind(permit.actor().user)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Writes down what the lead answered; 0 where somebody did before.
pub(super) async fn answer(
    conn: &mut Conn,
    permit: &Permit<AnswerRemark>,
    remark: &Remark,
    answer: &Answer,
    at: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update person_remark
            set status = $4, reason = $5, answered_by = $6, answered_at = $7, version = version + 1
          where id = $1 and person_id = $2 and version = $3 and status = 'open'",
    )
    .bind(remark.id)
    .bind(permit.on())
    .bind(remark.version)
    .bind(answer.status())
    .bind(answer.reason.as_deref())
    .bind(permit.actor().user)
    .bind(at)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// Who said it and of which part: facts, for the guard.
pub(super) async fn about(conn: &mut Conn, id: RemarkId) -> Result<Option<(PersonId, Part)>, Halt> {
    let found: Option<(PersonId, String)> =
        on!(conn, |c| sqlx::query_as("select person_id, part from person_remark where id = $1")
            .bind(id)
            .fetch_optional(c)
            .await)?;
    Ok(found.and_then(|(person, part)| Some((person, Part::parse(&part)?))))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: RemarkId,
    person_id: PersonId,
    part: String,
    kind: RemarkKind,
    words: String,
    language: String,
    said_on: NaiveDate,
    organization_id: OrganizationId,
    recorded_at: Time,
    status: RemarkStatus,
    reason: Option<String>,
    answered_at: Option<Time>,
    version: i64,
}

impl Row {
    fn remark(self) -> Option<Remark> {
        Some(Remark {
            id: self.id,
            person: self.person_id,
            part: Part::parse(&self.part)?,
            kind: self.kind,
            words: self.words,
            language: self.language,
            said_on: self.said_on,
            recorded_by: self.organization_id,
            recorded_at: self.recorded_at,
            status: self.status,
            reason: self.reason,
            answered_at: self.answered_at,
            version: self.version,
        })
    }
}

/// One remark, to answer it.
pub(super) async fn to_answer(
    conn: &mut Conn,
    permit: &Permit<AnswerRemark>,
    id: RemarkId,
) -> Result<Option<Remark>, Halt> {
    let row: Option<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select id, person_id, part, kind, words, language, said_on, organization_id, recorded_at, status, reason,
                answered_at, version
           from person_remark where id = $1 and person_id = $2",
    )
    .bind(id)
    .bind(permit.on())
    .fetch_optional(c)
    .await
    })?;
    Ok(row.and_then(Row::remark))
}

const OF_PERSONS: Sql = Sql {
    sqlite: "with shown (person_id, parts) as not materialized
               (select unhex(value ->> 0), value ->> 1 from json_each($1))
             select id, person_id, part, kind, words, language, said_on, organization_id, recorded_at, status, reason,
                    answered_at, version
               from (select r.*, row_number() over (partition by r.person_id, r.part
                                                    order by r.recorded_at desc, r.id desc) as place
                       from shown join person_remark r
                         on r.person_id = shown.person_id and r.part_bit & shown.parts <> 0) ranked
              where place <= $2 order by person_id, place",
    postgres: "with shown (person_id, parts) as not materialized
                 (select (value ->> 0)::uuid, (value ->> 1)::bigint from jsonb_array_elements($1) as value)
               select id, person_id, part, kind, words, language, said_on, organization_id, recorded_at, status,
                      reason, answered_at, version
                 from (select r.*, row_number() over (partition by r.person_id, r.part
                                                      order by r.recorded_at desc, r.id desc) as place
                         from shown join person_remark r
                           on r.person_id = shown.person_id and r.part_bit & shown.parts <> 0) ranked
                where place <= $2 order by person_id, place",
};

/// The latest remarks of each person on the parts that their permit shows, and on no other.
pub(super) async fn of_persons(conn: &mut Conn, permits: &[Permit<ReadPerson>]) -> Result<Vec<Remark>, Halt> {
    let open =
        |permit: &Permit<ReadPerson>| json!([permit.on().uuid().simple().to_string(), permit.parts().bits()]);
    let open: Vec<_> = permits.iter().map(open).collect();
    let rows: Vec<Row> = on!(conn, |c, D| sqlx::query_as(D::of(OF_PERSONS))
        .bind(Json(open))
        .bind(SHOWN_MAX)
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().filter_map(Row::remark).collect())
}
