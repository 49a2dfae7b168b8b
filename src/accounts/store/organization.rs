use crate::{
    accounts::model::{NewOrganization, Organization, agreement_holds, roles_of},
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, Id, OrganizationId, Time, UserId, text},
    policy::{Actor, Kind, Purpose},
};

const BY_IDS: Sql = in_list!(
    "select id, kind, name, district_id, member_since, agreement_signed_at, agreement_ended_at
       from organization where id" ids 1,
    " order by id"
);

pub(in crate::accounts) async fn by_ids(
    conn: &mut Conn,
    ids: &[OrganizationId],
) -> Result<Vec<Organization>, Halt> {
    let ids: IdList = ids.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(BY_IDS)).bind(ids).fetch_all(c).await)?)
}

#[derive(sqlx::FromRow)]
struct ActorRow {
    id: OrganizationId,
    kind: Kind,
    district: Option<String>,
    agreement_signed_at: Option<Time>,
    agreement_ended_at: Option<Time>,
    roles: Option<String>,
}

const ACTORS: Sql = in_list!(
    "select o.id, o.kind, d.code as district, o.agreement_signed_at, o.agreement_ended_at,
            (select string_agg(held.role, ' ')
               from (select distinct r.role
                       from account u join account_role r on r.account_id = u.id
                      where u.organization_id = o.id and u.disabled_at is null) held) as roles
       from organization o left join area d on d.id = o.district_id
      where o.id" ids 1,
    " order by o.id"
);

/// Each of these organisations as if one user had every role that its users have.
pub(in crate::accounts) async fn actors(
    conn: &mut Conn,
    ids: &[OrganizationId],
    now: Time,
) -> Result<Vec<Actor>, Halt> {
    let ids: IdList = ids.iter().copied().collect();
    let rows: Vec<ActorRow> = on!(conn, |c, D| sqlx::query_as(D::of(ACTORS)).bind(ids).fetch_all(c).await)?;
    let actor = |row: ActorRow| Actor {
        user: UserId::of(uuid::Uuid::nil()),
        organization: row.id,
        kind: row.kind,
        roles: roles_of(row.roles.as_deref()),
        district: row.district,
        agreement: agreement_holds(row.agreement_signed_at, row.agreement_ended_at, now),
        purpose: Purpose::Coordinate,
    };
    Ok(rows.into_iter().map(actor).collect())
}

/// Up to two, so that a name that several have is noticed.
pub(in crate::accounts) async fn by_name(conn: &mut Conn, name: &str) -> Result<Vec<Organization>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select id, kind, name, district_id, member_since, agreement_signed_at, agreement_ended_at
           from organization where name_key = $1 order by id limit 2",
    )
    .bind(text::search_key(name))
    .fetch_all(c)
    .await)?)
}

pub(in crate::accounts) async fn insert(
    conn: &mut Conn,
    new: &NewOrganization,
    now: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into organization (id, kind, kind_bit, name, name_key, district_id, tax_code, member_since,
                                   agreement_signed_at, demo, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(new.id)
    .bind(new.kind)
    .bind(1_i64 << new.kind.bit())
    .bind(&new.name)
    .bind(text::search_key(&new.name))
    .bind(new.district)
    .bind(&new.tax_code)
    .bind(new.member_since)
    .bind(new.agreement_signed_at)
    .bind(new.demo)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Signing anew makes a member of this day: what was granted to the kind before does not cover it.
pub(in crate::accounts) async fn sign(conn: &mut Conn, id: OrganizationId, now: Time) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update organization
            set agreement_signed_at = $2, agreement_ended_at = null, member_since = $2,
                access_version = access_version + 1
          where id = $1 and (agreement_signed_at is null or agreement_ended_at <= $2)",
    )
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

pub(in crate::accounts) async fn end_agreement(
    conn: &mut Conn,
    id: OrganizationId,
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query(
        "update organization set agreement_ended_at = $2, access_version = access_version + 1
          where id = $1 and agreement_signed_at is not null and (agreement_ended_at is null or agreement_ended_at > $2)",
    )
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}
