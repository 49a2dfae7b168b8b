//! Preferences, and the queue of looks.
use super::model::{NoticeManner, Preferences, Tabs, Taken, Told};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    inbox::InboxKinds,
    kernel::{AreaId, Halt, MailId, OrganizationId, PersonId, Time, UserId},
};

/// What a user wants.
pub(super) async fn preferences(conn: &mut Conn, user: UserId) -> Result<Preferences, Halt> {
    let row: Option<(NoticeManner, i64, i64, bool)> = on!(conn, |c| sqlx::query_as(
        "select manner, tabs, silent, counts_only from notice_preference where account_id = $1"
    )
    .bind(user)
    .fetch_optional(c)
    .await)?;
    let Some((manner, tabs, silent, counts_only)) = row else { return Ok(Preferences::default()) };
    let districts: Vec<AreaId> = on!(conn, |c| sqlx::query_scalar(
        "select d.area_id from notice_district d join area a on a.id = d.area_id
          where d.account_id = $1 order by a.code limit 50",
    )
    .bind(user)
    .fetch_all(c)
    .await)?;
    let (tabs, silent) = (Tabs::from_bits(tabs), InboxKinds::from_bits(silent));
    Ok(Preferences { manner, tabs, silent, districts, counts_only })
}

/// Writes down what a user wants from now on.
pub(super) async fn set_preferences(conn: &mut Conn, user: UserId, wanted: &Preferences) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into notice_preference (account_id, manner, tabs, silent, counts_only) values ($1, $2, $3, $4, $5)
         on conflict (account_id) do update
            set manner = excluded.manner, tabs = excluded.tabs, silent = excluded.silent, counts_only = excluded.counts_only",
    )
    .bind(user)
    .bind(wanted.manner)
    .bind(wanted.tabs.bits())
    .bind(wanted.silent.bits())
    .bind(wanted.counts_only)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    on!(conn, |c| sqlx::query("delete from notice_district where account_id = $1")
        .bind(user)
        .execute(c)
        .await
        .map(|_| ()))?;
    for district in &wanted.districts {
        on!(conn, |c| sqlx::query("insert into notice_district (account_id, area_id) values ($1, $2)")
            .bind(user)
            .bind(*district)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// When a user's inbox is looked at next, and nothing of what was under way; not before they may be written to again.
pub(super) async fn schedule(conn: &mut Conn, user: UserId, due: Option<Time>) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into mail (account_id, due_at, told) values ($1, $2, $3)
         on conflict (account_id) do update
            set due_at = case when excluded.due_at < mail.quiet_until then mail.quiet_until else excluded.due_at end,
                claimed_until = null, message_id = null, begun_at = null, tries = 0",
    )
    .bind(user)
    .bind(due)
    .bind(Vec::<u8>::new())
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Those who stand to these persons, by organisation: whoever is in such a place has somebody's answer in the inbox, or
/// news of it. Rows are locked in one order, so that two changes never wait for each other.
macro_rules! wake {
    ($end:literal) => {
        in_list!(
    "update mail set due_at = case when quiet_until > $1 then quiet_until else $1 end
      where due_at is not null and account_id in
            (select m.account_id
               from mail m
               join notice_preference w on w.account_id = m.account_id and w.manner = 'at_once'
               join account u on u.id = m.account_id
              where u.organization_id in
                    (select lead_organization_id from person where id" ids 2,
    "                union select to_id from referral where person_id" ids 2,
    "                union select from_id from referral where person_id" ids 2,
    "                union select organization_id from claim where person_id" ids 2,
    "                union select to_id from lead_transfer where status = 'proposed' and person_id" ids 2,
    ")
              order by m.account_id",
    $end
        )
    };
}

const WAKE: Sql = Sql { sqlite: wake!(")").sqlite, postgres: wake!(" for update of m)").postgres };

/// Looks at once at the inboxes of those who want that, of the organisations that stand to these persons.
pub(super) async fn wake(
    conn: &mut Conn,
    persons: impl Iterator<Item = &PersonId>,
    now: Time,
) -> Result<(), Halt> {
    let persons: IdList = persons.copied().collect();
    on!(conn, |c, D| sqlx::query(D::of(WAKE)).bind(now).bind(persons).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whose inbox is to be looked at, the longest due first.
pub(super) async fn due(conn: &mut Conn, now: Time, limit: i64) -> Result<Vec<UserId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select account_id from mail where (due_at <= $1 and claimed_until is null) or claimed_until <= $1
          order by due_at, account_id limit $2",
    )
    .bind(now)
    .bind(limit)
    .fetch_all(c)
    .await)?)
}

#[derive(sqlx::FromRow)]
struct Row {
    organization_id: OrganizationId,
    due_at: Option<Time>,
    message_id: Option<MailId>,
    begun_at: Option<Time>,
    tries: i64,
    told: Vec<u8>,
}

/// A look that is due.
pub(super) struct Due {
    pub organization: OrganizationId,
    pub at: Option<Time>,
    /// The message that is under way, and since when.
    pub under_way: Option<(MailId, Time)>,
    pub tries: i64,
    pub told: Told,
}

const DUE_NOW: Sql = Sql {
    sqlite: "select u.organization_id, m.due_at, m.message_id, m.begun_at, m.tries, m.told
               from mail m join account u on u.id = m.account_id
              where m.account_id = $1
                and ((m.due_at <= $2 and m.claimed_until is null) or m.claimed_until <= $2)",
    postgres: "select u.organization_id, m.due_at, m.message_id, m.begun_at, m.tries, m.told
                 from mail m join account u on u.id = m.account_id
                where m.account_id = $1
                  and ((m.due_at <= $2 and m.claimed_until is null) or m.claimed_until <= $2)
                  for update of m skip locked",
};

/// One look, where it is still due and nobody else is at it; nobody is until the end of this transaction.
pub(super) async fn due_now(conn: &mut Conn, user: UserId, now: Time) -> Result<Option<Due>, Halt> {
    let row: Option<Row> =
        on!(conn, |c, D| sqlx::query_as(D::of(DUE_NOW)).bind(user).bind(now).fetch_optional(c).await)?;
    Ok(row.map(|row| Due {
        organization: row.organization_id,
        at: row.due_at,
        under_way: row.message_id.zip(row.begun_at),
        tries: row.tries,
        told: Told::read(&row.told),
    }))
}

/// Takes a look for oneself; the next is at `next`, whatever becomes of this one.
pub(super) async fn take(conn: &mut Conn, taken: &Taken, next: Option<Time>) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "update mail set due_at = $2, claimed_until = $3, message_id = $4, begun_at = $5, tries = $6
          where account_id = $1",
    )
    .bind(taken.user)
    .bind(next)
    .bind(taken.claim)
    .bind(taken.message)
    .bind(taken.begun)
    .bind(taken.tries)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Puts a look off that nobody has taken.
pub(super) async fn put_off(conn: &mut Conn, user: UserId, next: Option<Time>) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("update mail set due_at = $2 where account_id = $1")
        .bind(user)
        .bind(next)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// A look is over, and so is its message: of this the user was told, and of nothing else before `quiet`. False where
/// somebody else has it now.
pub(super) async fn done(
    conn: &mut Conn,
    taken: &Taken,
    told: &Told,
    quiet: Option<Time>,
) -> Result<bool, Halt> {
    let done = on!(conn, |c| {
        sqlx::query(
        "update mail
            set claimed_until = null, message_id = null, begun_at = null, tries = 0, told = $3,
                quiet_until = coalesce($4, quiet_until), due_at = case when due_at < $4 then $4 else due_at end
          where account_id = $1 and claimed_until = $2",
    )
    .bind(taken.user)
    .bind(taken.claim)
    .bind(told.bytes())
    .bind(quiet)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(done == 1)
}

/// The message of a look is to be tried again then, and not before.
pub(super) async fn again(conn: &mut Conn, taken: &Taken, at: Time) -> Result<bool, Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update mail set claimed_until = null, due_at = $3, quiet_until = $3
          where account_id = $1 and claimed_until = $2",
    )
    .bind(taken.user)
    .bind(taken.claim)
    .bind(at)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
