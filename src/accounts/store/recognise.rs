//! Who a credential belongs to: one statement, with everything that the caller's rights rest on.
use crate::{
    accounts::{
        model::{agreement_holds, roles_of, scopes_of},
        secret::Secret,
    },
    call::TokenScopes,
    db::{Conn, on},
    kernel::{Halt, OrganizationId, SessionId, Time, UserId},
    policy::{Actor, Kind, Purpose},
};
use chrono::TimeDelta;

/// A credential that holds, and whose it is.
#[derive(Debug)]
pub(in crate::accounts) struct Recognised {
    pub actor: Actor,
    pub user_version: i64,
    pub organization_version: i64,
    /// What a token was given for; a session is bounded by its user's roles alone.
    pub scopes: Option<TokenScopes>,
    pub until: Time,
    /// A session and when it was last used.
    pub session: Option<(SessionId, Time)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    user_id: UserId,
    user_version: i64,
    roles: Option<String>,
    organization_id: OrganizationId,
    organization_version: i64,
    kind: Kind,
    district: Option<String>,
    agreement_signed_at: Option<Time>,
    agreement_ended_at: Option<Time>,
    purpose: Purpose,
    scopes: Option<String>,
    until_at: Time,
    session_id: Option<SessionId>,
    seen_at: Option<Time>,
}

macro_rules! whose {
    ($credential:literal) => {
        concat!(
            "select u.id as user_id, u.access_version as user_version,
                    (select string_agg(r.role, ' ') from account_role r where r.account_id = u.id) as roles,
                    o.id as organization_id, o.access_version as organization_version, o.kind,
                    d.code as district, o.agreement_signed_at, o.agreement_ended_at, k.purpose,
                    k.scopes, k.until_at, k.session_id, k.seen_at
               from (",
            $credential,
            ") k
               join account u on u.id = k.account_id
               join organization o on o.id = u.organization_id
               left join area d on d.id = o.district_id
              where u.disabled_at is null"
        )
    };
}

/// The token with this secret, if it holds now.
pub(in crate::accounts) async fn token(
    conn: &mut Conn,
    secret: &Secret,
    now: Time,
) -> Result<Option<Recognised>, Halt> {
    let row: Option<Row> = on!(conn, |c| sqlx::query_as(whose!(
        "select account_id, purpose, scopes, expires_at as until_at,
                cast(null as uuid) as session_id, cast(null as timestamptz) as seen_at
           from token where digest = $1 and revoked_at is null and expires_at > $2"
    ))
    .bind(&secret.digest()[..])
    .bind(now)
    .fetch_optional(c)
    .await)?;
    Ok(row.map(|row| row.recognised(now)))
}

/// The session with this secret, if it holds now: not ended, and used within `idle`.
pub(in crate::accounts) async fn session(
    conn: &mut Conn,
    secret: &Secret,
    now: Time,
    idle: TimeDelta,
) -> Result<Option<Recognised>, Halt> {
    let row: Option<Row> = on!(conn, |c| {
        sqlx::query_as(whose!(
        "select account_id, purpose, cast(null as text) as scopes, ends_at as until_at, id as session_id, seen_at
           from session where digest = $1 and ended_at is null and ends_at > $2 and seen_at > $3"
    ))
    .bind(&secret.digest()[..])
    .bind(now)
    .bind(now - idle)
    .fetch_optional(c)
    .await
    })?;
    Ok(row.map(|row| row.recognised(now)))
}

/// A user without a credential, for what is looked up in their place: to read, and nothing else.
pub(in crate::accounts) async fn user(
    conn: &mut Conn,
    user: UserId,
    now: Time,
) -> Result<Option<Recognised>, Halt> {
    let row: Option<Row> = on!(conn, |c| sqlx::query_as(whose!(
        "select id as account_id, 'coordinate' as purpose, 'read' as scopes, created_at as until_at,
                cast(null as uuid) as session_id, cast(null as timestamptz) as seen_at
           from account where id = $1"
    ))
    .bind(user)
    .fetch_optional(c)
    .await)?;
    Ok(row.map(|row| row.recognised(now)))
}

impl Row {
    fn recognised(self, now: Time) -> Recognised {
        let agreement = agreement_holds(self.agreement_signed_at, self.agreement_ended_at, now);
        let agreement_ends = self.agreement_ended_at.filter(|_| agreement);
        Recognised {
            actor: Actor {
                user: self.user_id,
                organization: self.organization_id,
                kind: self.kind,
                roles: roles_of(self.roles.as_deref()),
                district: self.district,
                agreement,
                purpose: self.purpose,
            },
            user_version: self.user_version,
            organization_version: self.organization_version,
            scopes: self.scopes.as_deref().map(scopes_of),
            until: agreement_ends.map_or(self.until_at, |ends| ends.min(self.until_at)),
            session: self.session_id.zip(self.seen_at),
        }
    }
}
