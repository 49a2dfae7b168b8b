use crate::{
    accounts::secret::Secret,
    db::{Conn, on},
    kernel::{Halt, Time, UserId},
};

/// What was sent to this user before opens nothing any more.
pub(in crate::accounts) async fn insert(
    conn: &mut Conn,
    secret: &Secret,
    user: UserId,
    now: Time,
    expires_at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from invitation where account_id = $1")
        .bind(user)
        .execute(c)
        .await
        .map(|_| ()))?;
    on!(conn, |c| sqlx::query(
        "insert into invitation (digest, account_id, created_at, expires_at) values ($1, $2, $3, $4)",
    )
    .bind(&secret.digest()[..])
    .bind(user)
    .bind(now)
    .bind(expires_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Whom an invitation is for, with mail and name, while it can be accepted.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::accounts) struct Invited {
    pub id: UserId,
    pub mail: String,
    pub name: String,
}

pub(in crate::accounts) async fn open(
    conn: &mut Conn,
    secret: &Secret,
    now: Time,
) -> Result<Option<Invited>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select u.id, u.mail, u.name
           from invitation i join account u on u.id = i.account_id
          where i.digest = $1 and i.used_at is null and i.expires_at > $2 and u.disabled_at is null",
    )
    .bind(&secret.digest()[..])
    .bind(now)
    .fetch_optional(c)
    .await)?)
}

/// Spends the invitation: 1 where it could still be, else 0.
pub(in crate::accounts) async fn spend(conn: &mut Conn, secret: &Secret, now: Time) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update invitation set used_at = $2 where digest = $1 and used_at is null and expires_at > $2",
    )
    .bind(&secret.digest()[..])
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}
