//! All SQL of the room.
use super::model::{External, Row};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, OrganizationId, Time, UserId},
};
use serde_json::Value;
use sqlx::types::Json;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What changed of persons: `[id, part, organisation or none]` of each.
const NOTE_PERSONS: Sql = Sql {
    sqlite: "insert into change (kind, subject_id, part, organization_id, person_id, at, number)
             select 'person', unhex(value ->> 0), value ->> 1, unhex(value ->> 2), unhex(value ->> 0), $2, null
               from json_each($1) where true
                 on conflict (kind, subject_id, part, organization_id)
                    do update set at = excluded.at, number = null",
    postgres: "insert into change (kind, subject_id, part, organization_id, person_id, at, number)
               select 'person', (value ->> 0)::uuid, value ->> 1, (value ->> 2)::uuid, (value ->> 0)::uuid, $2, null
                 from jsonb_array_elements($1) as value
                   on conflict (kind, subject_id, part, organization_id)
                      do update set at = excluded.at, number = null",
};

/// What changed of needs: `[kind, id, need]` of each.
const NOTE_NEEDS: Sql = Sql {
    sqlite: "insert into change (kind, subject_id, part, organization_id, person_id, at, number)
             select value ->> 0, unhex(value ->> 1), '', x'00000000000000000000000000000000', n.person_id, $2, null
               from json_each($1) join need n on n.id = unhex(value ->> 2) where true
                 on conflict (kind, subject_id, part, organization_id)
                    do update set at = excluded.at, number = null",
    postgres: "insert into change (kind, subject_id, part, organization_id, person_id, at, number)
               select value ->> 0, (value ->> 1)::uuid, '', '00000000-0000-0000-0000-000000000000'::uuid, n.person_id,
                      $2, null
                 from jsonb_array_elements($1) as value join need n on n.id = (value ->> 2)::uuid
                   on conflict (kind, subject_id, part, organization_id)
                      do update set at = excluded.at, number = null",
};

/// What changed of needs that are prepared: `[draft, organisation, person]` of each.
const NOTE_DRAFTS: Sql = Sql {
    sqlite: "insert into change (kind, subject_id, part, organization_id, person_id, at, number)
             select 'draft', unhex(value ->> 0), '', unhex(value ->> 1), unhex(value ->> 2), $2, null
               from json_each($1) where true
                 on conflict (kind, subject_id, part, organization_id)
                    do update set at = excluded.at, number = null",
    postgres: "insert into change (kind, subject_id, part, organization_id, person_id, at, number)
               select 'draft', (value ->> 0)::uuid, '', (value ->> 1)::uuid, (value ->> 2)::uuid, $2, null
                 from jsonb_array_elements($1) as value
                   on conflict (kind, subject_id, part, organization_id)
                      do update set at = excluded.at, number = null",
};

/// What may be seen of persons, for each organisation that stands near them.
const NOTE_SIGHTS: Sql = in_list!(
    "insert into change (kind, subject_id, part, organization_id, person_id, at, number)
     select distinct 'person', s.person_id, '', s.organization_id, s.person_id, $2, cast(null as bigint)
       from standing s where s.person_id" ids 1,
    "   on conflict (kind, subject_id, part, organization_id) do update set at = excluded.at, number = null"
);

/// Writes down that of these persons something else may be seen, for each organisation that stands near them.
pub(super) async fn note_sights(conn: &mut Conn, persons: IdList, at: Time) -> Result<(), Halt> {
    on!(conn, |c, D| sqlx::query(D::of(NOTE_SIGHTS)).bind(persons).bind(at).execute(c).await.map(drop))?;
    Ok(())
}

/// Writes down that these changed, in the transaction that changes them; their numbers come after it.
pub(super) async fn note(
    conn: &mut Conn,
    (persons, needs, drafts): (Vec<Value>, Vec<Value>, Vec<Value>),
    at: Time,
) -> Result<(), Halt> {
    for (sql, rows) in [(NOTE_PERSONS, persons), (NOTE_NEEDS, needs), (NOTE_DRAFTS, drafts)] {
        if !rows.is_empty() {
            on!(conn, |c, D| sqlx::query(D::of(sql)).bind(Json(rows)).bind(at).execute(c).await.map(drop))?;
        }
    }
    Ok(())
}

/// Whether something has no number yet.
pub(super) async fn is_unnumbered(conn: &mut Conn) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select exists (select 1 from change where number is null)")
        .fetch_one(c)
        .await)?)
}

/// The lock of those who number: held to the end of the transaction, so that no number is given while another that is
/// lower isn't to be seen yet.
const LAST: Sql =
    Sql { sqlite: "select last from change_number", postgres: "select last from change_number for update" };

const NUMBER: Sql = Sql {
    sqlite: "with fresh (kind, subject_id, part, organization_id, place) as materialized
               (select kind, subject_id, part, organization_id, row_number() over (order by at, subject_id)
                  from (select * from change where number is null order by at limit $2))
             update change set number = $1 + fresh.place
               from fresh
              where (change.kind, change.subject_id, change.part, change.organization_id)
                  = (fresh.kind, fresh.subject_id, fresh.part, fresh.organization_id)",
    // What another change holds just now is numbered after it.
    postgres: "with held as materialized
                 (select kind, subject_id, part, organization_id, at from change where number is null
                   order by at limit $2 for update skip locked),
               fresh as
                 (select *, row_number() over (order by at, subject_id) as place from held)
               update change set number = $1 + fresh.place
                 from fresh
                where (change.kind, change.subject_id, change.part, change.organization_id)
                    = (fresh.kind, fresh.subject_id, fresh.part, fresh.organization_id)",
};

/// Numbers what has none, the oldest first; says how many that were.
pub(super) async fn number(conn: &mut Conn, limit: i64) -> Result<i64, Halt> {
    let last: i64 = on!(conn, |c, D| sqlx::query_scalar(D::of(LAST)).fetch_one(c).await)?;
    let numbered = on!(conn, |c, D| sqlx::query(D::of(NUMBER))
        .bind(last)
        .bind(limit)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    let numbered = i64::try_from(numbered).unwrap_or(i64::MAX);
    on!(conn, |c| sqlx::query("update change_number set last = last + $1")
        .bind(numbered)
        .execute(c)
        .await
        .map(drop))?;
    Ok(numbered)
}

/// Which log it is, and its last number.
pub(super) async fn log(conn: &mut Conn) -> Result<(String, i64), Halt> {
    Ok(on!(conn, |c| sqlx::query_as("select log, last from change_number").fetch_one(c).await)?)
}

/// Of the next rows after a number, those that may be of this organisation, and the last one whosever it is.
pub(super) async fn after(
    conn: &mut Conn,
    organization: OrganizationId,
    number: i64,
    limit: i64,
) -> Result<Vec<Row>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "with next as materialized
           (select kind, subject_id, part, organization_id, person_id, at, number
              from change where number > $2 order by number limit $3),
         own as materialized
           (select distinct s.person_id from standing s
             where s.organization_id = $1 and s.person_id in (select person_id from next)),
         judged as materialized
           (select n.kind, n.subject_id, n.part, n.person_id, n.at, n.number,
                   (n.organization_id = $1 or n.organization_id = $4)
                   and (n.person_id in (select person_id from own)
                        or (n.kind = 'referral'
                            and exists (select 1 from referral r
                                         where r.id = n.subject_id and (r.to_id = $1 or r.from_id = $1)))
                        or (n.kind = 'claim'
                            and exists (select 1 from claim c
                                         where c.id = n.subject_id and c.organization_id = $1))) as near
              from next n)
         select kind, subject_id, part, person_id, at, number, near from judged
          where near or number = (select max(number) from next)
          order by number",
        )
        .bind(organization)
        .bind(number)
        .bind(limit)
        .bind(Uuid::nil())
        .fetch_all(c)
        .await
    })?)
}

/// The organisations that stand near what has these numbers.
pub(super) async fn near(conn: &mut Conn, after: i64, last: i64) -> Result<HashSet<OrganizationId>, Halt> {
    let found: Vec<OrganizationId> = on!(conn, |c| {
        sqlx::query_scalar(
            "with next as materialized
           (select kind, subject_id, organization_id, person_id from change where number > $1 and number <= $2)
         select organization_id from next where organization_id <> $3
         union select s.organization_id from standing s where s.person_id in (select person_id from next)
         union select r.to_id from next n join referral r on r.id = n.subject_id where n.kind = 'referral'
         union select r.from_id from next n join referral r on r.id = n.subject_id where n.kind = 'referral'
         union select c.organization_id from next n join claim c on c.id = n.subject_id where n.kind = 'claim'",
        )
        .bind(after)
        .bind(last)
        .bind(Uuid::nil())
        .fetch_all(c)
        .await
    })?;
    Ok(found.into_iter().collect())
}

/// Whether needs are among what has these numbers.
pub(super) async fn has_needs(conn: &mut Conn, after: i64, last: i64) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select exists (select 1 from change where number > $1 and number <= $2 and kind = 'need')",
    )
    .bind(after)
    .bind(last)
    .fetch_one(c)
    .await)?)
}

const EXTERNAL: Sql = in_list!(
    "select subject_id, system, value from external_id where organization_id = $2 and subject_id" ids 1,
    " order by subject_id, system"
);

/// What an organisation's systems call these things.
pub(super) async fn external(
    conn: &mut Conn,
    organization: OrganizationId,
    things: IdList,
) -> Result<HashMap<Uuid, Vec<External>>, Halt> {
    let rows: Vec<(Uuid, String, String)> =
        on!(conn, |c, D| sqlx::query_as(D::of(EXTERNAL)).bind(things).bind(organization).fetch_all(c).await)?;
    let mut of = HashMap::<_, Vec<_>>::new();
    for (thing, system, value) in rows {
        of.entry(thing).or_default().push(External { system, value });
    }
    Ok(of)
}

/// What a system of an organisation calls so: kinds and ids. Of several of a kind no two are ever open to the same caller at
/// the time at which they are named; at most 20.
pub(super) async fn by_external(
    conn: &mut Conn,
    organization: OrganizationId,
    external: &External,
) -> Result<Vec<(String, Uuid)>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select kind, subject_id from external_id where organization_id = $1 and system = $2 and value = $3
          order by set_at limit 20",
    )
    .bind(organization)
    .bind(&external.system)
    .bind(&external.value)
    .fetch_all(c)
    .await)?)
}

/// How many ids an organisation's other systems have for a thing.
pub(super) async fn count_other(
    conn: &mut Conn,
    organization: OrganizationId,
    (kind, thing): (&'static str, Uuid),
    system: &str,
) -> Result<i64, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select count(*) from external_id
          where organization_id = $1 and kind = $2 and subject_id = $3 and system <> $4",
    )
    .bind(organization)
    .bind(kind)
    .bind(thing)
    .bind(system)
    .fetch_one(c)
    .await)?)
}

/// Writes down what a system calls a thing, in place of what it called it before.
pub(super) async fn put_external(
    conn: &mut Conn,
    (organization, user): (OrganizationId, UserId),
    (kind, thing): (&'static str, Uuid),
    external: &External,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into external_id (organization_id, kind, subject_id, system, value, set_by, set_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (organization_id, kind, subject_id, system)
            do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at",
    )
    .bind(organization)
    .bind(kind)
    .bind(thing)
    .bind(&external.system)
    .bind(&external.value)
    .bind(user)
    .bind(at)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Forgets what a system calls a thing.
pub(super) async fn forget_external(
    conn: &mut Conn,
    organization: OrganizationId,
    (kind, thing): (&'static str, Uuid),
    system: &str,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "delete from external_id where organization_id = $1 and kind = $2 and subject_id = $3 and system = $4",
    )
    .bind(organization)
    .bind(kind)
    .bind(thing)
    .bind(system)
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}
