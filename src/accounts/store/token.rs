use crate::{
    accounts::{
        model::{NewToken, Token, scopes_of, scopes_text},
        secret::Secret,
    },
    db::{Conn, on},
    kernel::{Halt, Time, TokenId, UserId},
    policy::Purpose,
};

pub(in crate::accounts) async fn insert(
    conn: &mut Conn,
    id: TokenId,
    secret: &Secret,
    new: &NewToken,
    now: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into token (id, digest, account_id, name, scopes, purpose, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id)
    .bind(&secret.digest()[..])
    .bind(new.user)
    .bind(&new.name)
    .bind(scopes_text(new.scopes))
    .bind(new.purpose)
    .bind(now)
    .bind(new.expires_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: TokenId,
    mail: String,
    name: String,
    scopes: String,
    purpose: Purpose,
    created_at: Time,
    expires_at: Time,
    revoked_at: Option<Time>,
}

/// At most `limit`, the newest first; of one user or of all.
pub(in crate::accounts) async fn list(
    conn: &mut Conn,
    of: Option<UserId>,
    limit: i64,
) -> Result<Vec<Token>, Halt> {
    let rows: Vec<Row> = on!(conn, |c| sqlx::query_as(
        "select t.id, u.mail, t.name, t.scopes, t.purpose, t.created_at, t.expires_at, t.revoked_at
           from token t join account u on u.id = t.account_id
          where $1 is null or t.account_id = $1
          order by t.id desc limit $2",
    )
    .bind(of)
    .bind(limit)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(Token::from).collect())
}

impl From<Row> for Token {
    fn from(row: Row) -> Self {
        let Row { id, mail, name, scopes, purpose, created_at, expires_at, revoked_at } = row;
        let scopes = scopes_of(&scopes);
        Self { id, mail, name, scopes, purpose, created_at, expires_at, revoked_at }
    }
}

/// The owner of the token that was revoked; `None` where there was none to revoke.
pub(in crate::accounts) async fn revoke(
    conn: &mut Conn,
    id: TokenId,
    now: Time,
) -> Result<Option<UserId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "update token set revoked_at = $2 where id = $1 and revoked_at is null returning account_id",
    )
    .bind(id)
    .bind(now)
    .fetch_optional(c)
    .await)?)
}

/// The owners of the tokens of this name that were revoked, in the order of their ids.
pub(in crate::accounts) async fn revoke_named(
    conn: &mut Conn,
    name: &str,
    now: Time,
) -> Result<Vec<UserId>, Halt> {
    let mut owners: Vec<UserId> = on!(conn, |c| sqlx::query_scalar(
        "update token set revoked_at = $2 where name = $1 and revoked_at is null returning account_id",
    )
    .bind(name)
    .bind(now)
    .fetch_all(c)
    .await)?;
    owners.sort_unstable();
    owners.dedup();
    Ok(owners)
}

/// Every token of a user opens nothing any more.
pub(in crate::accounts) async fn revoke_all(conn: &mut Conn, user: UserId, now: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "update token set revoked_at = $2 where account_id = $1 and revoked_at is null"
    )
    .bind(user)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
