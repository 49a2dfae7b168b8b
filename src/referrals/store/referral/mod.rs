//! Referrals. A change says which version it saw; none is made to a referral that moved since.
mod held;
mod list;
mod said;

pub(in crate::referrals) use held::{children, gives, is_sent_on, is_served, is_to_begin, leads, serves};
pub(in crate::referrals) use list::{Narrowed, of_needs, received, sent};
pub(in crate::referrals) use said::{ask, check, hear, inform};

use super::super::model::referral::{Referral, Status};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, NeedId, OrganizationId, Problem, ReferralId, ServiceId, Time, once},
    needs::{Outcome, Reason},
    policy::{Act, PartSet, Permit},
};
use chrono::NaiveDate;

/// Live referrals of one need that are looked at.
const LIVE_MAX: i64 = 200;

macro_rules! columns {
    () => {
        "select r.id, r.need_id, r.person_id, n.domain, p.sealed, r.from_id, r.to_id, r.service_id, r.status, r.parts,
                r.note, r.created_at, r.sent_at, r.accepted_at, r.started_at, r.ended_at, r.grace_until, r.outcome,
                r.reason, r.review_on, r.checked_at, r.dispute, r.person_answer, r.person_answered_on, r.parent_id,
                r.due_at, r.question, r.asked_at, r.information, r.informed_at, r.version
           from referral r
           join need n on n.id = r.need_id
           join person p on p.id = r.person_id
          where "
    };
}
use columns;

/// A referral, before anybody is let in.
pub(in crate::referrals) async fn facts(conn: &mut Conn, id: ReferralId) -> Result<Option<Referral>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(concat!(columns!(), "r.id = $1")).bind(id).fetch_optional(c).await)?)
}

const FACTS: Sql = in_list!({ columns!() }, "r.id" ids 1);

/// Several referrals, before anybody is let in.
pub(in crate::referrals) async fn facts_of(
    conn: &mut Conn,
    ids: &[ReferralId],
) -> Result<Vec<Referral>, Halt> {
    let ids: IdList = ids.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(FACTS)).bind(ids).fetch_all(c).await)?)
}

/// The referrals of a need that were sent and have not ended, the first first.
pub(in crate::referrals) async fn live(conn: &mut Conn, need: NeedId) -> Result<Vec<Referral>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(concat!(
        columns!(),
        "r.need_id = $1 and r.status in ('sent', 'accepted', 'waitlisted', 'in_progress') order by r.sent_at, r.id limit $2"
    ))
    .bind(need)
    .bind(LIVE_MAX)
    .fetch_all(c)
    .await
    })?)
}

/// A referral as first written down.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct New {
    pub(in crate::referrals) id: ReferralId,
    pub(in crate::referrals) to: OrganizationId,
    pub(in crate::referrals) service: Option<ServiceId>,
    pub(in crate::referrals) parts: PartSet,
    pub(in crate::referrals) note: Option<String>,
    pub(in crate::referrals) parent: Option<ReferralId>,
    pub(in crate::referrals) at: Time,
}

/// Writes a draft of the leave's need down.
pub(in crate::referrals) async fn insert<A: Act<On = NeedId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
    new: &New,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into referral (id, need_id, person_id, from_id, to_id, service_id, status, parts, note, created_by,
                               created_at, parent_id)
         values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10, $11)",
    )
    .bind(new.id)
    .bind(permit.on())
    .bind(permit.person())
    .bind(permit.actor().organization)
    .bind(new.to)
    .bind(new.service)
    .bind(new.parts.bits())
    .bind(&new.note)
    .bind(permit.actor().user)
    .bind(new.at)
    .bind(new.parent)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// What a move writes down beside the state.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Said {
    pub(in crate::referrals) at: Time,
    pub(in crate::referrals) outcome: Option<Outcome>,
    pub(in crate::referrals) reason: Option<Reason>,
    pub(in crate::referrals) grace_until: Option<Time>,
    pub(in crate::referrals) review_on: Option<NaiveDate>,
    /// Until when somebody is to answer what is sent now.
    pub(in crate::referrals) due_at: Option<Time>,
    /// From when it takes a place of its service, where it takes one now.
    pub(in crate::referrals) place_at: Option<Time>,
}

/// Moves a referral to its next state.
pub(in crate::referrals) async fn step(
    conn: &mut Conn,
    seen: &Referral,
    to: Status,
    said: Said,
) -> Result<(), Halt> {
    let done = on!(conn, |c| {
        sqlx::query(
        "update referral
            set status = $3, outcome = $5, reason = $6, grace_until = $7, review_on = $8, version = version + 1,
                sent_at = case when $3 = 'sent' then $4 else sent_at end,
                accepted_at = case when $3 = 'accepted' then $4 else accepted_at end,
                started_at = case when $3 = 'in_progress' then $4 else started_at end,
                due_at = coalesce($9, due_at),
                place_at = case when $3 = 'waitlisted' then null else coalesce(place_at, $10) end,
                ended_at = case when $3 in ('declined', 'expired', 'failed', 'cancelled', 'completed', 'recalled', 'entered_in_error')
                                then $4 else ended_at end
          where id = $1 and version = $2",
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(to)
    .bind(said.at)
    .bind(said.outcome)
    .bind(said.reason)
    .bind(said.grace_until)
    .bind(said.review_on)
    .bind(said.due_at)
    .bind(said.place_at)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}
