use crate::{
    accounts::{
        model::{AccountAct, AccountEvent, NewEvent, Whose, roles_of, roles_text},
        reach::Reach,
    },
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{AreaId, EventId, Halt, Id as _, OrganizationId, Page, Time, UserId},
};

pub(in crate::accounts) async fn insert(
    conn: &mut Conn,
    event: &NewEvent,
    by: Option<UserId>,
    now: Time,
) -> Result<(), Halt> {
    let codes = codes(conn, &event.districts).await?;
    on!(conn, |c| sqlx::query(
        "insert into account_event (id, at, by_id, act, organization_id, account_id, roles, districts)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(EventId::mint())
    .bind(now)
    .bind(by)
    .bind(event.act)
    .bind(event.organization)
    .bind(event.account)
    .bind(event.roles.map(roles_text))
    .bind(codes)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Of which organisation whoever disabled this user last is; `None` where it was done at the machine, or before such things were
/// written down.
pub(in crate::accounts) async fn disabled_from(
    conn: &mut Conn,
    id: UserId,
) -> Result<Option<OrganizationId>, Halt> {
    let found: Option<(Option<OrganizationId>,)> = on!(conn, |c| sqlx::query_as(
        "select b.organization_id from account_event e left join account b on b.id = e.by_id
          where e.account_id = $1 and e.act = $2 order by e.at desc, e.id desc limit 1",
    )
    .bind(id)
    .bind(AccountAct::UserDisabled)
    .fetch_optional(c)
    .await)?;
    Ok(found.and_then(|found| found.0))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EventId,
    at: Time,
    by_name: Option<String>,
    act: AccountAct,
    user_name: Option<String>,
    roles: Option<String>,
    districts: Option<String>,
}

const CODES: Sql = in_list!("select code from area where id" ids 1, " order by code");

/// The codes of these districts: what stands in the record stays readable whatever becomes of a district.
async fn codes(conn: &mut Conn, districts: &[AreaId]) -> Result<Option<String>, Halt> {
    if districts.is_empty() {
        return Ok(None);
    }
    let ids: IdList = districts.iter().copied().collect();
    let codes: Vec<String> = on!(conn, |c, D| sqlx::query_scalar(D::of(CODES)).bind(ids).fetch_all(c).await)?;
    Ok(Some(codes.join(" ")))
}

macro_rules! events {
    ($whose:literal) => {
        concat!(
            "select e.id, e.at, b.name as by_name, e.act, u.name as user_name, e.roles, e.districts
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
        districts: row.districts.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
    };
    Ok(rows.into_iter().map(event).collect())
}
