//! Emergency accesses, and how somebody is found for one.
use super::super::model::emergency::{Emergency, Ground, MISSES_WITHIN, REVIEW_MAX, Verdict, Whom};
use crate::{
    call::{Mask, bind_mask, visible},
    db::{Conn, Dialect, Sql, on},
    kernel::{EmergencyId, Halt, PersonId, Time, UserId},
    policy::{KindSet, OpenEmergency, Part, PartSet, Permit, ReadEmergencies, ReviewEmergency, Scope},
};

/// The person that is looked for; none where it could be two. A fact, for the guard.
pub(in crate::consent) async fn find(conn: &mut Conn, whom: &Whom) -> Result<Option<PersonId>, Halt> {
    let found: Vec<PersonId> = match whom {
        Whom::Person(person) => vec![*person],
        Whom::Code(code) => {
            on!(conn, |c| sqlx::query_scalar("select id from person where code = $1 limit 2")
                .bind(code)
                .fetch_all(c)
                .await)?
        }
        Whom::FiscalCode(code) => on!(conn, |c| sqlx::query_scalar(
            "select person_id from person_identity where fiscal_code = $1 limit 2"
        )
        .bind(code)
        .fetch_all(c)
        .await)?,
        Whom::Born(name, day) => on!(conn, |c| sqlx::query_scalar(
            "select distinct n.person_id
               from person_name n join person_identity i on i.person_id = n.person_id
              where n.key = $1 and i.birth_date = $2 limit 2"
        )
        .bind(name)
        .bind(*day)
        .fetch_all(c)
        .await)?,
    };
    Ok(if found.len() == 1 { found.first().copied() } else { None })
}

/// Whether there is such a person and they are not hidden: a fact, for the guard. Who has nothing to do with a person
/// has no standing that would say so.
pub(in crate::consent) async fn may_be_found(conn: &mut Conn, person: PersonId) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select exists (select 1 from person where id = $1 and not sealed)"
    )
    .bind(person)
    .fetch_one(c)
    .await)?)
}

/// How often the user has looked for somebody and not found them yet.
pub(in crate::consent) async fn misses(conn: &mut Conn, user: UserId, now: Time) -> Result<i64, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select count(*) from emergency_miss where account_id = $1 and at > $2"
    )
    .bind(user)
    .bind(now - MISSES_WITHIN)
    .fetch_one(c)
    .await)?)
}

/// Counts one more, and forgets what is counted no longer.
pub(in crate::consent) async fn miss(
    conn: &mut Conn,
    (id, user): (uuid::Uuid, UserId),
    now: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from emergency_miss where account_id = $1 and at <= $2")
        .bind(user)
        .bind(now - MISSES_WITHIN)
        .execute(c)
        .await
        .map(|_| ()))?;
    on!(conn, |c| sqlx::query("insert into emergency_miss (id, account_id, at) values ($1, $2, $3)")
        .bind(id)
        .bind(user)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Takes back an attempt that was none.
pub(in crate::consent) async fn no_miss(
    conn: &mut Conn,
    (id, user): (uuid::Uuid, UserId),
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from emergency_miss where id = $1 and account_id = $2")
        .bind(id)
        .bind(user)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Whether an access of this user has waited too long for its review.
pub(in crate::consent) async fn waits_for_review(
    conn: &mut Conn,
    user: UserId,
    now: Time,
) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select exists (select 1 from emergency_access
                         where account_id = $1 and verdict is null and opened_at <= $2)",
    )
    .bind(user)
    .bind(now - REVIEW_MAX)
    .fetch_one(c)
    .await)?)
}

/// Opens the permitted person's profile to the permit's user; 0 where that is so already.
pub(in crate::consent) async fn open(
    conn: &mut Conn,
    permit: &Permit<OpenEmergency>,
    id: EmergencyId,
    ground: &Ground,
    (now, until): (Time, Time),
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query(
        "insert into emergency_access
           (id, person_id, organization_id, account_id, category, reason, opened_at, until_at)
         select $1, $2, $3, $4, $5, $6, $7, $8
          where not exists (select 1 from emergency_access
                             where person_id = $2 and account_id = $4 and closed_at is null and until_at > $7)",
    )
    .bind(id)
    .bind(permit.on())
    .bind(permit.actor().organization)
    .bind(permit.actor().user)
    .bind(ground.category)
    .bind(&ground.reason)
    .bind(now)
    .bind(until)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}

macro_rules! accesses {
    ($($rest:literal),+) => {
        concat!(
            "select e.id, e.person_id, e.organization_id, e.account_id, e.category, e.reason, e.opened_at, e.until_at,
                    e.closed_at, e.verdict, e.verdict_note, e.reviewed_at, o.kind_bit
               from emergency_access e join organization o on o.id = e.organization_id ",
            $($rest),+
        )
    };
}

/// The access of an id: a fact, for its user and for the guard.
pub(in crate::consent) async fn facts(conn: &mut Conn, id: EmergencyId) -> Result<Option<Emergency>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(accesses!("where e.id = $1")).bind(id).fetch_optional(c).await)?)
}

/// Ends the user's own; 0 where it is not theirs or has ended.
pub(in crate::consent) async fn close(
    conn: &mut Conn,
    id: EmergencyId,
    user: UserId,
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update emergency_access set closed_at = $3
          where id = $1 and account_id = $2 and closed_at is null and until_at > $3",
    )
    .bind(id)
    .bind(user)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// Writes down what the review found; 0 where it was reviewed already.
pub(in crate::consent) async fn review(
    conn: &mut Conn,
    permit: &Permit<ReviewEmergency>,
    id: EmergencyId,
    (verdict, note): (Verdict, Option<&str>),
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update emergency_access set verdict = $3, verdict_note = $4, reviewed_by = $5, reviewed_at = $6
          where id = $1 and person_id = $2 and verdict is null",
    )
    .bind(id)
    .bind(permit.on())
    .bind(verdict)
    .bind(note)
    .bind(permit.actor().user)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

const LISTED: Sql = visible!(
    "select e.id, e.person_id, e.organization_id, e.account_id, e.category, e.reason, e.opened_at, e.until_at,
            e.closed_at, e.verdict, e.verdict_note, e.reviewed_at, o.kind_bit
       from emergency_access e join person p on p.id = e.person_id join organization o on o.id = e.organization_id
      where p.lead_organization_id = $2 and exists (select 1 from visible v where v.person_id = e.person_id)
        and (not $7 or e.verdict is null) and (e.opened_at, e.id) < ($8, $9)
        and (e.organization_id = $2 or o.kind_bit & $11 = 0)
      order by e.opened_at desc, e.id desc limit $10"
);

/// Those of persons that the caller's organisation leads and whose log the caller may read, the newest first; without
/// those of other organisations of the kinds that are closed.
pub(in crate::consent) async fn list(
    conn: &mut Conn,
    scope: &Scope<ReadEmergencies>,
    (to_review, closed): (bool, KindSet),
    (before, limit): ((Time, uuid::Uuid), i64),
    now: Time,
) -> Result<Vec<Emergency>, Halt> {
    let mask = Mask::of(scope, PartSet::of(&[Part::AccessLog]), &[], now);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(LISTED)), mask)
        .bind(to_review)
        .bind(before.0)
        .bind(before.1)
        .bind(limit)
        .bind(closed.bits())
        .fetch_all(c)
        .await)?)
}
