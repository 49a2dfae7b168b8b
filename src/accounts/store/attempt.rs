//! Attempts to sign in. A row is written before the password is looked at and taken back when it was right,
//! so that many attempts at once are counted too. Whom a row is about is a keyed hash: neither mail
//! addresses nor places are kept.
use crate::{
    accounts::{model::mail_key, secret::Secret},
    db::{Conn, Dialect, Sql, TextList, in_list, on},
    kernel::{Halt, Time, UserId},
};

/// What a password is compared with.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::accounts) struct Known {
    pub id: UserId,
    pub password_hash: Option<String>,
    pub disabled_at: Option<Time>,
    /// Whether somebody signed in to this account in this browser before.
    pub by_device: bool,
}

/// The account of a mail address; the same statement whether there is one or not.
pub(in crate::accounts) async fn known(
    conn: &mut Conn,
    mail: &str,
    device: Option<&Secret>,
) -> Result<Option<Known>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select u.id, u.password_hash, u.disabled_at,
                exists (select 1 from device d where d.digest = $2 and d.account_id = u.id) as by_device
           from account u where u.mail_key = $1",
    )
    .bind(mail_key(mail))
    .bind(device.map(|device| device.digest().to_vec()))
    .fetch_optional(c)
    .await)?)
}

const COUNTS: Sql = in_list!(
    "select subject, count(*) from sign_in_failure where at > $2 and subject" texts 1,
    " group by subject limit 10"
);

/// How many attempts of each subject are counted since then; those of none are absent.
pub(in crate::accounts) async fn counts(
    conn: &mut Conn,
    subjects: &[&str],
    since: Time,
) -> Result<Vec<(String, i64)>, Halt> {
    let subjects: TextList = subjects.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(COUNTS)).bind(subjects).bind(since).fetch_all(c).await)?)
}

pub(in crate::accounts) async fn count(conn: &mut Conn, subjects: &[&str], now: Time) -> Result<(), Halt> {
    for subject in subjects {
        on!(conn, |c| sqlx::query("insert into sign_in_failure (subject, at) values ($1, $2)")
            .bind(*subject)
            .bind(now)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

const TAKE_BACK: Sql = in_list!("delete from sign_in_failure where at = $2 and subject" texts 1);

/// Takes the attempt of this moment back: it was no failure.
pub(in crate::accounts) async fn take_back(conn: &mut Conn, subjects: &[&str], at: Time) -> Result<(), Halt> {
    let subjects: TextList = subjects.iter().copied().collect();
    on!(conn, |c, D| sqlx::query(D::of(TAKE_BACK)).bind(subjects).bind(at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Attempts of this moment and earlier count no longer.
pub(in crate::accounts) async fn forget(conn: &mut Conn, before: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from sign_in_failure where at <= $1")
        .bind(before)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Remembers the browser that this account was signed in to in.
pub(in crate::accounts) async fn remember_device(
    conn: &mut Conn,
    device: &Secret,
    user: UserId,
    now: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into device (digest, account_id, seen_at) values ($1, $2, $3)
         on conflict (digest, account_id) do update set seen_at = excluded.seen_at",
    )
    .bind(&device.digest()[..])
    .bind(user)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Browsers that nobody signed in with since then are strangers again.
pub(in crate::accounts) async fn forget_devices(conn: &mut Conn, before: Time) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from device where seen_at < $1")
        .bind(before)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}
