use crate::{
    accounts::{
        model::{NewUser, User, UserState, mail_key, roles_of},
        reach::Reach,
    },
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{AreaId, Halt, OrganizationId, Page, Time, UserId, text},
    locale::Language,
    policy::{Kind, Role, RoleSet},
};
use std::collections::HashMap;

/// One account as it is written.
#[derive(Debug)]
pub(in crate::accounts) struct NewRow<'a> {
    pub id: UserId,
    pub user: &'a NewUser,
    pub password_hash: Option<&'a str>,
    pub demo: bool,
}

/// The account with its roles and districts.
pub(in crate::accounts) async fn insert(conn: &mut Conn, new: &NewRow<'_>, now: Time) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into account (id, organization_id, name, name_key, mail, mail_key, password_hash, language, demo, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(new.id)
    .bind(new.user.organization)
    .bind(&new.user.name)
    .bind(text::search_key(&new.user.name))
    .bind(&new.user.mail)
    .bind(mail_key(&new.user.mail))
    .bind(new.password_hash)
    .bind(new.user.language)
    .bind(new.demo)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    add_roles(conn, new.id, new.user.roles, &new.user.districts).await
}

/// Roles and districts are these and no others from now on.
pub(in crate::accounts) async fn set_roles(
    conn: &mut Conn,
    id: UserId,
    roles: RoleSet,
    districts: &[AreaId],
) -> Result<(), Halt> {
    for table in [
        "delete from account_role where account_id = $1",
        "delete from account_district where account_id = $1",
    ] {
        on!(conn, |c| sqlx::query(table).bind(id).execute(c).await.map(|_| ()))?;
    }
    add_roles(conn, id, roles, districts).await
}

async fn add_roles(conn: &mut Conn, id: UserId, roles: RoleSet, districts: &[AreaId]) -> Result<(), Halt> {
    for role in roles.iter() {
        on!(conn, |c| sqlx::query("insert into account_role (account_id, role) values ($1, $2)")
            .bind(id)
            .bind(role)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    for district in districts {
        on!(conn, |c| sqlx::query("insert into account_district (account_id, area_id) values ($1, $2)")
            .bind(id)
            .bind(*district)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: UserId,
    organization_id: OrganizationId,
    organization_name: String,
    name: String,
    name_key: String,
    mail: String,
    language: Language,
    roles: Option<String>,
    has_password: bool,
    disabled_at: Option<Time>,
    invited_until: Option<Time>,
}

macro_rules! users {
    ($which:literal) => {
        concat!(
            "select u.id, u.organization_id, o.name as organization_name, u.name, u.name_key, u.mail, u.language,
                    (select string_agg(r.role, ' ') from account_role r where r.account_id = u.id) as roles,
                    u.password_hash is not null as has_password, u.disabled_at,
                    (select i.expires_at from invitation i
                      where i.account_id = u.id and i.used_at is null limit 1) as invited_until
               from account u join organization o on o.id = u.organization_id ",
            $which
        )
    };
}

pub(in crate::accounts) async fn by_id(conn: &mut Conn, id: UserId) -> Result<Option<User>, Halt> {
    let row: Option<Row> =
        on!(conn, |c| sqlx::query_as(users!("where u.id = $1")).bind(id).fetch_optional(c).await)?;
    Ok(row.map(User::from))
}

/// The same, as far as somebody's leave goes.
pub(in crate::accounts) async fn within(
    conn: &mut Conn,
    reach: Reach,
    id: UserId,
) -> Result<Option<User>, Halt> {
    let row: Option<Row> =
        on!(conn, |c| sqlx::query_as(users!("where u.id = $1 and ($2 is null or u.organization_id = $2)"))
            .bind(id)
            .bind(reach.only())
            .fetch_optional(c)
            .await)?;
    Ok(row.map(User::from))
}

pub(in crate::accounts) async fn mail_key_of(conn: &mut Conn, user: UserId) -> Result<String, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select mail_key from account where id = $1")
        .bind(user)
        .fetch_one(c)
        .await)?)
}

pub(in crate::accounts) async fn by_mail(conn: &mut Conn, mail: &str) -> Result<Option<User>, Halt> {
    let row: Option<Row> = on!(conn, |c| sqlx::query_as(users!("where u.mail_key = $1"))
        .bind(mail_key(mail))
        .fetch_optional(c)
        .await)?;
    Ok(row.map(User::from))
}

/// At most `limit`, by organisation and name.
pub(in crate::accounts) async fn list(conn: &mut Conn, limit: i64) -> Result<Vec<User>, Halt> {
    let rows: Vec<Row> = on!(conn, |c| sqlx::query_as(users!("order by o.name_key, u.name, u.id limit $1"))
        .bind(limit)
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(User::from).collect())
}

/// What a list of users is narrowed to.
#[derive(Clone, Debug, Default)]
pub(in crate::accounts) struct Narrow {
    /// What name or mail address holds.
    pub search: Option<String>,
    pub organization: Option<OrganizationId>,
    pub state: Option<UserState>,
}

impl Narrow {
    /// What the folded name holds, and what the folded address does.
    fn patterns(&self) -> (String, String) {
        let said = self.search.as_deref().unwrap_or_default();
        (holds(&text::search_key(said)), holds(&mail_key(said)))
    }
}

/// A pattern for texts that hold this one, whatever its letters mean to a pattern.
fn holds(text: &str) -> String {
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}

/// A page of users by name, as far as somebody's leave goes, each with the key that it is sorted by.
pub(in crate::accounts) async fn page(
    conn: &mut Conn,
    reach: Reach,
    narrow: &Narrow,
    page: &Page,
) -> Result<Vec<(String, User)>, Halt> {
    let after = page.after.clone().unwrap_or_default();
    let (name, mail) = narrow.patterns();
    let rows: Vec<Row> = on!(conn, |c| sqlx::query_as(users!(
        "where (u.name_key, u.id) > ($1, $2)
           and (u.name_key like $3 escape '\\' or u.mail_key like $4 escape '\\')
           and ($5 is null or u.organization_id = $5)
           and ($6 is null or u.organization_id = $6)
           and (cast($7 as text) is null
                or $7 = case when u.disabled_at is not null then 'disabled'
                             when u.password_hash is not null then 'active' else 'invited' end)
         order by u.name_key, u.id limit $8"
    ))
    .bind(&after.key)
    .bind(after.id)
    .bind(&name)
    .bind(&mail)
    .bind(reach.only())
    .bind(narrow.organization)
    .bind(narrow.state)
    .bind(page.limit())
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(|row| (row.name_key.clone(), User::from(row))).collect())
}

/// Whether an administrator of the network's own body is left who can sign in and do something, besides this one.
pub(in crate::accounts) async fn another_administrator(
    conn: &mut Conn,
    but: UserId,
    now: Time,
) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select exists (select 1 from account u
                          join account_role r on r.account_id = u.id and r.role = $2
                          join organization o on o.id = u.organization_id and o.kind = $3
                         where u.id <> $1 and u.disabled_at is null and u.password_hash is not null
                           and o.agreement_signed_at <= $4
                           and (o.agreement_ended_at is null or o.agreement_ended_at > $4))",
    )
    .bind(but)
    .bind(Role::Administrator)
    .bind(Kind::Network)
    .bind(now)
    .fetch_one(c)
    .await)?)
}

const STILL: Sql = Sql {
    sqlite: "select id from account where id = $1 and password_hash = $2 and disabled_at is null",
    postgres: "select id from account where id = $1 and password_hash = $2 and disabled_at is null for share",
};

/// Whether a user can still sign in with the password of this hash; it stays so to the end of the transaction.
pub(in crate::accounts) async fn still_opens(
    conn: &mut Conn,
    user: UserId,
    hash: &str,
) -> Result<bool, Halt> {
    let found: Option<UserId> =
        on!(conn, |c, D| sqlx::query_scalar(D::of(STILL)).bind(user).bind(hash).fetch_optional(c).await)?;
    Ok(found.is_some())
}

impl From<Row> for User {
    fn from(row: Row) -> Self {
        let state = match (row.disabled_at, row.has_password) {
            (Some(_), _) => UserState::Disabled,
            (None, true) => UserState::Active,
            (None, false) => UserState::Invited,
        };
        Self {
            id: row.id,
            organization: row.organization_id,
            organization_name: row.organization_name,
            name: row.name,
            mail: row.mail,
            language: row.language,
            roles: roles_of(row.roles.as_deref()),
            state,
            invited_until: row.invited_until,
        }
    }
}

/// The districts that a user coordinates, by code; at most 50.
pub(in crate::accounts) async fn districts(conn: &mut Conn, id: UserId) -> Result<Vec<AreaId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select a.id from account_district d join area a on a.id = d.area_id
          where d.account_id = $1 order by a.code limit 50",
    )
    .bind(id)
    .fetch_all(c)
    .await)?)
}

const DISTRICTS_OF: Sql = in_list!(
    "select d.account_id, a.id from account_district d join area a on a.id = d.area_id where d.account_id" ids 1,
    " order by d.account_id, a.code"
);

/// The districts that each of these users coordinates, by code.
pub(in crate::accounts) async fn districts_of(
    conn: &mut Conn,
    ids: &[UserId],
) -> Result<HashMap<UserId, Vec<AreaId>>, Halt> {
    let ids: IdList = ids.iter().copied().collect();
    let rows: Vec<(UserId, AreaId)> =
        on!(conn, |c, D| sqlx::query_as(D::of(DISTRICTS_OF)).bind(ids).fetch_all(c).await)?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for (user, area) in rows {
        all.entry(user).or_default().push(area);
    }
    Ok(all)
}

/// Whether any account or organisation belongs to the demo network.
pub(in crate::accounts) async fn has_demo(conn: &mut Conn) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select exists (select 1 from account where demo)")
        .fetch_one(c)
        .await)?)
}

/// Whether nobody has been added yet.
pub(in crate::accounts) async fn is_empty(conn: &mut Conn) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select not exists (select 1 from account)").fetch_one(c).await)?)
}

pub(in crate::accounts) async fn disable(conn: &mut Conn, id: UserId, now: Time) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update account set disabled_at = $2 where id = $1 and disabled_at is null"
    )
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// Lets a disabled user in again, once they have chosen another password.
pub(in crate::accounts) async fn enable(conn: &mut Conn, id: UserId) -> Result<u64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query(
        "update account set disabled_at = null, password_hash = null where id = $1 and disabled_at is not null"
    )
    .bind(id)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}

/// Answers under way that rest on this user's rights are thrown away and made once more.
pub(in crate::accounts) async fn raise(conn: &mut Conn, id: UserId) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("update account set access_version = access_version + 1 where id = $1")
        .bind(id)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

pub(in crate::accounts) async fn set_password(conn: &mut Conn, id: UserId, hash: &str) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("update account set password_hash = $2 where id = $1")
        .bind(id)
        .bind(hash)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}
