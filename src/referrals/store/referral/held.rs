//! Who holds a need, serves it, or was sent it on; what an organisation gives.
use super::{LIVE_MAX, columns};
use crate::{
    db::{Conn, on},
    kernel::{Halt, NeedId, OrganizationId, PersonId, ReferralId, ServiceId},
    referrals::model::referral::Referral,
};

/// The live referrals that forward this one.
pub(in crate::referrals) async fn children(
    conn: &mut Conn,
    parent: ReferralId,
) -> Result<Vec<Referral>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(concat!(
        columns!(),
        "r.parent_id = $1 and r.status in ('sent', 'accepted', 'waitlisted', 'in_progress') order by r.id limit $2"
    ))
    .bind(parent)
    .bind(LIVE_MAX)
    .fetch_all(c)
    .await
    })?)
}

/// Whether an organisation leads a person.
pub(in crate::referrals) async fn leads(
    conn: &mut Conn,
    person: PersonId,
    organization: OrganizationId,
) -> Result<bool, Halt> {
    let leads: i64 = on!(conn, |c| sqlx::query_scalar(
        "select count(*) from person where id = $1 and lead_organization_id = $2"
    )
    .bind(person)
    .bind(organization)
    .fetch_one(c)
    .await)?;
    Ok(leads > 0)
}

/// Whether somebody to whom a need was sent on has yet to answer.
pub(in crate::referrals) async fn is_sent_on(conn: &mut Conn, need: NeedId) -> Result<bool, Halt> {
    let waiting: i64 = on!(conn, |c| sqlx::query_scalar(
        "select count(*) from referral where need_id = $1 and parent_id is not null and status = 'sent'"
    )
    .bind(need)
    .fetch_one(c)
    .await)?;
    Ok(waiting > 0)
}

/// Whether anybody serves this need now.
pub(in crate::referrals) async fn is_served(conn: &mut Conn, need: NeedId) -> Result<bool, Halt> {
    let serving: i64 = on!(conn, |c| sqlx::query_scalar(
        "select count(*) from referral where need_id = $1 and status = 'in_progress'"
    )
    .bind(need)
    .fetch_one(c)
    .await)?;
    Ok(serving > 0)
}

/// Whether an organisation serves this need now.
pub(in crate::referrals) async fn serves(
    conn: &mut Conn,
    need: NeedId,
    organization: OrganizationId,
) -> Result<bool, Halt> {
    let serving: i64 = on!(conn, |c| sqlx::query_scalar(
        "select count(*) from referral where need_id = $1 and to_id = $2 and status = 'in_progress'"
    )
    .bind(need)
    .bind(organization)
    .fetch_one(c)
    .await)?;
    Ok(serving > 0)
}

/// Whether an organisation said that it answers this need and hasn't begun: by a referral, or by a claim that runs.
pub(in crate::referrals) async fn is_to_begin(
    conn: &mut Conn,
    need: NeedId,
    organization: OrganizationId,
) -> Result<bool, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
        "select exists (select 1 from referral where need_id = $1 and to_id = $2 and status in ('accepted', 'waitlisted'))
             or exists (select 1 from claim where need_id = $1 and organization_id = $2 and status = 'active')"
    )
    .bind(need)
    .bind(organization)
    .fetch_one(c)
    .await
    })?)
}

/// Whether an organisation gives this service now.
pub(in crate::referrals) async fn gives(
    conn: &mut Conn,
    organization: OrganizationId,
    service: ServiceId,
) -> Result<bool, Halt> {
    let given: i64 = on!(conn, |c| {
        sqlx::query_scalar(
        "select count(*) from service where service_id = $1 and organization_id = $2 and status = 'active'",
    )
    .bind(service)
    .bind(organization)
    .fetch_one(c)
    .await
    })?;
    Ok(given > 0)
}
