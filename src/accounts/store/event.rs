use crate::{
    accounts::{
        model::{AccountAct, AccountEvent, NewEvent, Whose, roles_of, roles_text},
        reach::Reach,
    },
    db::{Conn, on},
    kernel::{EventId, Halt, Id as _, Page, Time, UserId},
};

pub(in crate::accounts) async fn insert(
    conn: &mut Conn,
    event: &NewEvent,
    by: Option<UserId>,
    now: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into account_event (id, at, by_id, act, organization_id, account_id, roles)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(EventId::mint())
    .bind(now)
    .bind(by)
    .bind(event.act)
    .bind(event.organization)
    .bind(event.account)
    .bind(event.roles.map(roles_text))
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EventId,
    at: Time,
    by_name: Option<String>,
    act: AccountAct,
    user_name: Option<String>,
    roles: Option<String>,
}

macro_rules! events {
    ($whose:literal) => {
        concat!(
            "select e.id, e.at, b.name as by_name, e.act, u.name as user_name, e.roles
               from account_event e left join account b on b.id = e.by_id left join account u on u.id = e.account_id
              where ",
            $whose,
            " = $1 and (e.at, e.id) < ($2, $3) and ($5 is null or e.organization_id = $5)
              order by e.at desc, e.id desc limit $4"
        )
    };
}

/// A page, as far as somebody's leave goes, the newest first.
pub(in crate::accounts) async fn page(
    conn: &mut Conn,
    reach: Reach,
    whose: Whose,
    page: &Page,
    now: Time,
) -> Result<Vec<AccountEvent>, Halt> {
    let (text, id) = match whose {
        Whose::Organization(id) => (events!("e.organization_id"), id.uuid()),
        Whose::User(id) => (events!("e.account_id"), id.uuid()),
    };
    let (at, before) = page.newest_before(now);
    let rows: Vec<Row> = on!(conn, |c| sqlx::query_as(text)
        .bind(id)
        .bind(at)
        .bind(before)
        .bind(page.limit())
        .bind(reach.only())
        .fetch_all(c)
        .await)?;
    let event = |row: Row| AccountEvent {
        id: row.id,
        at: row.at,
        by: row.by_name,
        act: row.act,
        user: row.user_name,
        roles: roles_of(row.roles.as_deref()),
    };
    Ok(rows.into_iter().map(event).collect())
}
