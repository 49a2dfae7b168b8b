//! Grants that a former lead recorded.
use super::super::model::Grant;
use crate::{
    db::{Conn, on},
    kernel::{GrantId, Halt, Time},
    policy::{Permit, ReviewGrant},
};

/// One grant, to look at it.
pub(in crate::consent) async fn to_review(
    conn: &mut Conn,
    permit: &Permit<ReviewGrant>,
    id: GrantId,
) -> Result<Option<Grant>, Halt> {
    super::one(conn, permit.on(), id).await
}

/// Writes down that the lead keeps a grant; 0 where it has another version than the one that was read.
pub(in crate::consent) async fn review(
    conn: &mut Conn,
    permit: &Permit<ReviewGrant>,
    grant: &Grant,
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query(
        "update sharing_grant set reviewed_for = $4, reviewed_by = $5, reviewed_at = $6, version = version + 1
          where id = $1 and person_id = $2 and version = $3",
    )
    .bind(grant.id)
    .bind(permit.on())
    .bind(grant.version)
    .bind(permit.actor().organization)
    .bind(permit.actor().user)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}
