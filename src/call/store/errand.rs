//! Errands. One is taken out in the transaction that does it.
use super::super::Errand;
use crate::{
    db::{Conn, Dialect, Sql, TextList, in_list, on},
    kernel::{ErrandId, Halt, Time},
};
use uuid::Uuid;

pub(in crate::call) async fn insert(
    conn: &mut Conn,
    (kind, subject): (&'static str, Uuid),
    (due, now): (Time, Time),
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into errand (id, kind, subject_id, due_at, made_at) values ($1, $2, $3, $4, $5)"
    )
    .bind(ErrandId::mint())
    .bind(kind)
    .bind(subject)
    .bind(due)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

const DUE: Sql = in_list!(
    "select id from errand where due_at <= $1 and kind" texts 2,
    " order by due_at, id limit $3"
);

/// Which of these kinds are due, the longest due first.
pub(in crate::call) async fn due(
    conn: &mut Conn,
    now: Time,
    kinds: &[&'static str],
    limit: i64,
) -> Result<Vec<ErrandId>, Halt> {
    let kinds: TextList = kinds.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_scalar(D::of(DUE)).bind(now).bind(kinds).bind(limit).fetch_all(c).await)?)
}

const TAKE: Sql = Sql {
    sqlite: "delete from errand where id = $1 and due_at <= $2 returning id, kind, subject_id, due_at, tries",
    postgres: "delete from errand where id in
                 (select id from errand where id = $1 and due_at <= $2 for update skip locked)
               returning id, kind, subject_id, due_at, tries",
};

/// Takes one out, where it is still due and nobody else is at it.
pub(in crate::call) async fn take(conn: &mut Conn, id: ErrandId, now: Time) -> Result<Option<Errand>, Halt> {
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(TAKE)).bind(id).bind(now).fetch_optional(c).await)?)
}

/// How often one failed; `None` where it is done.
pub(in crate::call) async fn tries(conn: &mut Conn, id: ErrandId) -> Result<Option<i64>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select tries from errand where id = $1")
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

pub(in crate::call) async fn put_off(
    conn: &mut Conn,
    id: ErrandId,
    due: Time,
    failure: &str,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "update errand set tries = tries + 1, due_at = $2, failure = $3 where id = $1"
    )
    .bind(id)
    .bind(due)
    .bind(failure)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
