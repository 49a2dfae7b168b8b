//! Questions for parts.
use super::super::model::ask::{PartRequest, Refusal, Status};
use crate::{
    call::{Mask, bind_mask, visible},
    db::{Conn, Dialect, Sql, on},
    kernel::{GrantId, Halt, OrganizationId, PartRequestId, PersonId, Time, UserId},
    policy::{Act, AskForPart, Part, PartSet, Permit, Scope},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: PartRequestId,
    person_id: PersonId,
    organization_id: OrganizationId,
    account_id: UserId,
    parts: i64,
    note: String,
    status: Status,
    asked_at: Time,
    answered_at: Option<Time>,
    grant_id: Option<GrantId>,
    reason: Option<Refusal>,
    version: i64,
}

impl Row {
    fn request(self) -> PartRequest {
        PartRequest {
            id: self.id,
            person: self.person_id,
            organization: self.organization_id,
            asked_by: self.account_id,
            parts: PartSet::from_bits(self.parts),
            note: self.note,
            status: self.status,
            asked_at: self.asked_at,
            answered_at: self.answered_at,
            grant: self.grant_id,
            reason: self.reason,
            version: self.version,
        }
    }
}

/// Writes a question down; 0 where the organisation waits for an answer to the same.
pub(in crate::consent) async fn insert(
    conn: &mut Conn,
    permit: &Permit<AskForPart>,
    request: &PartRequest,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "insert into part_request (id, person_id, organization_id, account_id, parts, note, status, asked_at)
         select $1, $2, $3, $4, $5, $6, 'asked', $7
          where not exists (select 1 from part_request
                             where person_id = $2 and organization_id = $3 and status = 'asked'
                               and (parts & $5) = $5)",
    )
    .bind(request.id)
    .bind(permit.on())
    .bind(request.organization)
    .bind(request.asked_by)
    .bind(request.parts.bits())
    .bind(&request.note)
    .bind(request.asked_at)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// The question of an id: a fact, for its asker and for the guard.
pub(in crate::consent) async fn facts(
    conn: &mut Conn,
    id: PartRequestId,
) -> Result<Option<PartRequest>, Halt> {
    let row: Option<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select id, person_id, organization_id, account_id, parts, note, status, asked_at, answered_at, grant_id,
                reason, version
           from part_request where id = $1",
    )
    .bind(id)
    .fetch_optional(c)
    .await
    })?;
    Ok(row.map(Row::request))
}

/// How a question ends.
#[derive(Clone, Copy, Debug)]
pub(in crate::consent) struct Answer {
    pub(in crate::consent) status: Status,
    pub(in crate::consent) grant: Option<GrantId>,
    pub(in crate::consent) reason: Option<Refusal>,
    pub(in crate::consent) by: UserId,
    pub(in crate::consent) at: Time,
}

/// Ends a question; 0 where it changed since.
pub(in crate::consent) async fn answer<A: Act<On = PersonId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
    seen: &PartRequest,
    answer: Answer,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query(
        "update part_request
            set status = $3, grant_id = $4, reason = $5, answered_by = $6, answered_at = $7, version = version + 1
          where id = $1 and version = $2 and status = 'asked' and person_id = $8",
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(answer.status)
    .bind(answer.grant)
    .bind(answer.reason)
    .bind(answer.by)
    .bind(answer.at)
    .bind(permit.on())
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}

/// Whether the grant shares these parts with the organisation now.
pub(in crate::consent) async fn grants(
    conn: &mut Conn,
    grant: GrantId,
    request: &PartRequest,
    now: Time,
) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select exists (select 1 from sharing_grant
                         where id = $1 and person_id = $2 and recipient_id = $3 and status = 'active'
                           and from_at <= $5 and until_at > $5 and (parts & $4) = $4
                           and reads and purpose in ('coordinate', 'refer') and recorded_by <> $3)",
    )
    .bind(grant)
    .bind(request.person)
    .bind(request.organization)
    .bind(request.parts.bits())
    .bind(now)
    .fetch_one(c)
    .await)?)
}

const LISTED: Sql = visible!(
    "select r.id, r.person_id, r.organization_id, r.account_id, r.parts, r.note, r.status, r.asked_at,
            r.answered_at, r.grant_id, r.reason, r.version
       from part_request r join person p on p.id = r.person_id
      where exists (select 1 from visible v where v.person_id = r.person_id)
        and case when $7 then r.organization_id = $2 else p.lead_organization_id = $2 end
        and (not $8 or r.status = 'asked') and (r.asked_at, r.id) < ($9, $10)
      order by r.asked_at desc, r.id desc limit $11"
);

/// The organisation's own questions, about persons of whom anything is open to the caller; or those that wait for the
/// organisation as lead, for whoever sees the grants. The newest first.
pub(in crate::consent) async fn list<A: Act>(
    conn: &mut Conn,
    scope: &Scope<A>,
    (own, waiting): (bool, bool),
    (before, limit): ((Time, Uuid), i64),
    now: Time,
) -> Result<Vec<PartRequest>, Halt> {
    let asked = if own { PartSet::ALL } else { PartSet::of(&[Part::Grants]) };
    let mask = Mask::of(scope, asked.minus(PartSet::of(&[Part::Card])), &[], now);
    let rows: Vec<Row> = on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(LISTED)), mask)
        .bind(own)
        .bind(waiting)
        .bind(before.0)
        .bind(before.1)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(Row::request).collect())
}
