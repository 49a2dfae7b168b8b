use crate::{
    accounts::secret::Secret,
    db::{Conn, on},
    kernel::{Halt, SessionId, Time, UserId},
    policy::Purpose,
};

/// One session as it is written.
#[derive(Debug)]
pub(in crate::accounts) struct NewRow<'a> {
    pub id: SessionId,
    pub secret: &'a Secret,
    pub user: UserId,
    pub purpose: Purpose,
    pub ends_at: Time,
}

pub(in crate::accounts) async fn insert(conn: &mut Conn, new: &NewRow<'_>, now: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into session (id, digest, account_id, purpose, created_at, seen_at, ends_at)
         values ($1, $2, $3, $4, $5, $5, $6)",
    )
    .bind(new.id)
    .bind(&new.secret.digest()[..])
    .bind(new.user)
    .bind(new.purpose)
    .bind(now)
    .bind(new.ends_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Says that a session was used; never moves it back.
pub(in crate::accounts) async fn touch(conn: &mut Conn, id: SessionId, now: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "update session set seen_at = $2 where id = $1 and seen_at < $2 and ended_at is null"
    )
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Whose session was ended; `None` where none was going on.
pub(in crate::accounts) async fn end(
    conn: &mut Conn,
    secret: &Secret,
    now: Time,
) -> Result<Option<UserId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "update session set ended_at = $2 where digest = $1 and ended_at is null returning account_id",
    )
    .bind(&secret.digest()[..])
    .bind(now)
    .fetch_optional(c)
    .await)?)
}

/// Whose session it was that ran out, and that nobody ended.
pub(in crate::accounts) async fn whose_ran_out(
    conn: &mut Conn,
    secret: &Secret,
) -> Result<Option<UserId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select account_id from session where digest = $1 and ended_at is null"
    )
    .bind(&secret.digest()[..])
    .fetch_optional(c)
    .await)?)
}

pub(in crate::accounts) async fn end_all(conn: &mut Conn, user: UserId, now: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "update session set ended_at = $2 where account_id = $1 and ended_at is null"
    )
    .bind(user)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Sessions that ended this long ago are forgotten.
pub(in crate::accounts) async fn forget(conn: &mut Conn, before: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from session where ends_at < $1")
        .bind(before)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}
