//! Claims. A change says which version it saw; none is made to a claim that moved since.
use super::super::model::claim::{Claim, Status};
use crate::{
    call::shut,
    db::{Conn, Dialect, IdList, Sql, TextList, in_list, on},
    kernel::{ClaimId, Halt, NeedId, OrganizationId, Problem, ReferralId, ServiceId, Time, UserId, once},
    needs::Reason,
    policy::{
        AnswerClaim, ClaimNeed, ConvertClaim, PartSet, Permit, ReadCard, ReadClaims, RejectClaim, Scope,
    },
};
use chrono::NaiveDate;
use std::collections::HashMap;
use uuid::Uuid;

/// Claims of one need that are looked at.
const CLAIMS_MAX: i64 = 200;

macro_rules! columns {
    ($($rest:literal),*) => {
        concat!(
            "select id, need_id, person_id, organization_id, service_id, earliest_on, question, answer,
                    answered_at, parts | contact_parts as opens, status, exclusive, proposed_at, active_at,
                    contact_from, undo_until, held_until, ended_at, reason, preference, version
               from claim where ", $($rest),*)
    };
}

/// A claim, before anybody is let in.
pub(in crate::referrals) async fn facts(conn: &mut Conn, id: ClaimId) -> Result<Option<Claim>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(columns!("id = $1")).bind(id).fetch_optional(c).await)?)
}

const NEEDS_OF: Sql = in_list!("select distinct need_id from claim where id" ids 1);

/// Of which needs these claims are.
pub(in crate::referrals) async fn needs_of(conn: &mut Conn, ids: &[ClaimId]) -> Result<Vec<NeedId>, Halt> {
    let ids: IdList = ids.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_scalar(D::of(NEEDS_OF)).bind(ids).fetch_all(c).await)?)
}

/// The claims of a need that have not ended, the first first.
pub(in crate::referrals) async fn live(conn: &mut Conn, need: NeedId) -> Result<Vec<Claim>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(columns!(
        "need_id = $1 and status in ('proposed', 'active') order by proposed_at, id limit $2"
    ))
    .bind(need)
    .bind(CLAIMS_MAX)
    .fetch_all(c)
    .await)?)
}

/// A claim to be made.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct New {
    pub(in crate::referrals) id: ClaimId,
    pub(in crate::referrals) service: Option<ServiceId>,
    pub(in crate::referrals) earliest: Option<NaiveDate>,
    pub(in crate::referrals) question: Option<String>,
    pub(in crate::referrals) policy: &'static str,
    pub(in crate::referrals) exclusive: bool,
    pub(in crate::referrals) parts: PartSet,
    pub(in crate::referrals) contact: PartSet,
    pub(in crate::referrals) at: Time,
}

pub(in crate::referrals) async fn insert(
    conn: &mut Conn,
    permit: &Permit<ClaimNeed>,
    new: &New,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into claim (id, need_id, person_id, organization_id, service_id, earliest_on, question, status,
                            policy, exclusive, parts, contact_parts, proposed_by, proposed_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9, $10, $11, $12, $13)",
    )
    .bind(new.id)
    .bind(permit.on())
    .bind(permit.person())
    .bind(permit.actor().organization)
    .bind(new.service)
    .bind(new.earliest)
    .bind(&new.question)
    .bind(new.policy)
    .bind(new.exclusive)
    .bind(new.parts.bits())
    .bind(new.contact.bits())
    .bind(permit.actor().user)
    .bind(new.at)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// What a claim is given when it becomes active.
#[derive(Clone, Copy, Debug)]
pub(in crate::referrals) struct Hold {
    pub(in crate::referrals) at: Time,
    pub(in crate::referrals) contact_from: Time,
    pub(in crate::referrals) undo_until: Time,
    pub(in crate::referrals) held_until: Time,
    /// From when it takes a place of its service.
    pub(in crate::referrals) place_at: Option<Time>,
}

/// Lets a claim hold its need.
pub(in crate::referrals) async fn activate(
    conn: &mut Conn,
    claim: &Claim,
    hold: Hold,
    preference: Option<&str>,
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update claim
            set status = 'active', active_at = $3, contact_from = $4, undo_until = $5, held_until = $6,
                preference = $7, place_at = $8, version = version + 1
          where id = $1 and version = $2",
    )
    .bind(claim.id)
    .bind(claim.version)
    .bind(hold.at)
    .bind(hold.contact_from)
    .bind(hold.undo_until)
    .bind(hold.held_until)
    .bind(preference)
    .bind(hold.place_at)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(claim.version + 1))?)
}

/// Writes down what the lead answered to a claim's question.
pub(in crate::referrals) async fn answer(
    conn: &mut Conn,
    permit: &Permit<AnswerClaim>,
    claim: &Claim,
    answer: &str,
    at: Time,
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update claim set answer = $4, answered_at = $5, version = version + 1
          where id = $1 and version = $2 and need_id = $3",
    )
    .bind(claim.id)
    .bind(claim.version)
    .bind(permit.on())
    .bind(answer)
    .bind(at)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(claim.version + 1))?)
}

/// Ends a claim.
pub(in crate::referrals) async fn end(
    conn: &mut Conn,
    claim: &Claim,
    to: Status,
    reason: Option<Reason>,
    at: Time,
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update claim set status = $3, reason = $4, ended_at = $5, version = version + 1
          where id = $1 and version = $2",
    )
    .bind(claim.id)
    .bind(claim.version)
    .bind(to)
    .bind(reason)
    .bind(at)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(claim.version + 1))?)
}

/// Writes down what the person would rather have than a claim that waits.
pub(in crate::referrals) async fn prefer(
    conn: &mut Conn,
    permit: &Permit<RejectClaim>,
    claim: ClaimId,
    preference: &str,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("update claim set preference = $3 where id = $1 and need_id = $2")
        .bind(claim)
        .bind(permit.on())
        .bind(preference)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Who wrote down what the person prefers of a claim, and when.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::referrals) struct Preferred {
    pub(in crate::referrals) claim_id: ClaimId,
    pub(in crate::referrals) at: Time,
    pub(in crate::referrals) organization_id: OrganizationId,
    pub(in crate::referrals) account_id: UserId,
    pub(in crate::referrals) name: String,
}

const PREFERRED: Sql = in_list!(
    "select e.subject_id as claim_id, e.at, e.organization_id, e.account_id, a.name
       from claim c
       join need_event e on e.need_id = c.need_id and e.subject_id = c.id
       join account a on a.id = e.account_id
      where c.preference is not null and e.subject = 'claim' and e.event in ('choose', 'reject') and c.id" ids 1,
    " order by e.subject_id limit 5000"
);

/// By whom, and when, the person was asked of these claims: it is written down when one is chosen or turned down.
pub(in crate::referrals) async fn preferred(
    conn: &mut Conn,
    _leave: &Scope<ReadClaims>,
    claims: &[ClaimId],
) -> Result<Vec<Preferred>, Halt> {
    let ids: IdList = claims.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(PREFERRED)).bind(ids).fetch_all(c).await)?)
}

/// Writes down the accepted referral that an active claim becomes: from the person's lead, with what the claim
/// opened.
pub(in crate::referrals) async fn refer(
    conn: &mut Conn,
    permit: &Permit<ConvertClaim>,
    claim: ClaimId,
    referral: ReferralId,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into referral (id, need_id, person_id, from_id, to_id, service_id, claim_id, status, parts,
                               created_by, created_at, sent_at, accepted_at, place_at)
         select $1, c.need_id, c.person_id, p.lead_organization_id, c.organization_id, c.service_id, c.id,
                'accepted', c.parts | c.contact_parts, $3, $4, $4, $4, c.place_at
           from claim c join person p on p.id = c.person_id
          where c.id = $2",
    )
    .bind(referral)
    .bind(claim)
    .bind(permit.actor().user)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Whether somebody holds a need: an active claim, or a referral that was accepted or has begun.
pub(in crate::referrals) async fn is_held(conn: &mut Conn, need: NeedId) -> Result<bool, Halt> {
    let held: i64 = on!(conn, |c| {
        sqlx::query_scalar(
        "select (select count(*) from claim where need_id = $1 and status = 'active')
                + (select count(*) from referral where need_id = $1 and status in ('accepted', 'waitlisted', 'in_progress'))",
    )
    .bind(need)
    .fetch_one(c)
    .await
    })?;
    Ok(held > 0)
}

const OF_NEEDS: Sql = in_list!(
    "select id, need_id, person_id, organization_id, service_id, earliest_on, question, answer, answered_at,
            parts | contact_parts as opens, status, exclusive, proposed_at, active_at, contact_from, undo_until,
            held_until, ended_at, reason, preference, version
       from claim where (need_id" ids 1,
    " or (organization_id = $3 and need_id" ids 2,
    ")) order by need_id, proposed_at, id limit 5000"
);

/// The claims of needs: to the person's lead all, to others their own.
pub(in crate::referrals) async fn of_needs(
    conn: &mut Conn,
    permits: &[Permit<ReadClaims>],
) -> Result<HashMap<NeedId, Vec<Claim>>, Halt> {
    let Some(reader) = permits.first().map(|permit| permit.actor().organization) else {
        return Ok(HashMap::new());
    };
    let led: IdList = permits.iter().filter(|permit| permit.leads()).map(Permit::on).collect();
    let others: IdList = permits.iter().filter(|permit| !permit.leads()).map(Permit::on).collect();
    let rows: Vec<Claim> = on!(conn, |c, D| sqlx::query_as(D::of(OF_NEEDS))
        .bind(led)
        .bind(others)
        .bind(reader)
        .fetch_all(c)
        .await)?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(row.need_id).or_default().push(row);
    }
    Ok(found)
}

/// How many claims of an organisation wait for an answer or hold a need; of those alone that it may still move.
pub(in crate::referrals) async fn count_live(
    conn: &mut Conn,
    organization: OrganizationId,
    now: Time,
) -> Result<i64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
        "select count(*) from claim c join person p on p.id = c.person_id
          where c.organization_id = $1 and not p.sealed
            and (c.status = 'proposed' or (c.status = 'active' and (c.held_until is null or c.held_until > $2)))",
    )
    .bind(organization)
    .bind(now)
    .fetch_one(c)
    .await
    })?)
}

/// Nothing of whom is sealed, or closed to the reader: what is told of a claim tells that there is somebody. A hold that
/// ran out is over, whether or not somebody wrote it down.
const LISTED: Sql = in_list!(
    "select c.id, c.need_id, c.person_id, c.organization_id, c.service_id, c.earliest_on, c.question, c.answer,
            c.answered_at, c.parts | c.contact_parts as opens, c.status, c.exclusive, c.proposed_at, c.active_at,
            c.contact_from, c.undo_until, c.held_until, c.ended_at, c.reason, c.preference, c.version
       from claim c join person p on p.id = c.person_id
      where c.organization_id = $1 and (c.proposed_at, c.id) < ($2, $3) and not p.sealed and not ",
    { shut!("c.person_id", "c.parts | 1", "$1", "$6") },
    " and case when c.status = 'active' and c.held_until <= $7 then 'lapsed' else c.status end" texts 4,
    " order by c.proposed_at desc, c.id desc limit $5"
);

/// Which claims are listed.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Listed {
    pub(in crate::referrals) status: Vec<Status>,
    pub(in crate::referrals) before: (Time, Uuid),
    pub(in crate::referrals) limit: i64,
    pub(in crate::referrals) now: Time,
}

/// The claims of the scope's organisation in these states, the newest first.
pub(in crate::referrals) async fn list(
    conn: &mut Conn,
    scope: &Scope<ReadCard>,
    to: &Listed,
) -> Result<Vec<Claim>, Halt> {
    let words: TextList = to.status.iter().map(|status| status.name()).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(LISTED))
        .bind(scope.actor().organization)
        .bind(to.before.0)
        .bind(to.before.1)
        .bind(words)
        .bind(to.limit)
        .bind(scope.actor().user)
        .bind(to.now)
        .fetch_all(c)
        .await)?)
}

const OWN: Sql = in_list!(
    "select c.id, c.need_id, c.person_id, c.organization_id, c.service_id, c.earliest_on, c.question, c.answer,
            c.answered_at, c.parts | c.contact_parts as opens, c.status, c.exclusive, c.proposed_at, c.active_at,
            c.contact_from, c.undo_until, c.held_until, c.ended_at, c.reason, c.preference, c.version
       from claim c join person p on p.id = c.person_id
      where c.organization_id = $2 and not p.sealed and not ",
    { shut!("c.person_id", "c.parts | 1", "$2", "$3") },
    " and c.need_id" ids 1,
    " order by c.proposed_at desc, c.id desc limit 5000"
);

/// The newest claim of the caller's organisation for each of these needs; none of whom is sealed, or closed to the
/// caller.
pub(in crate::referrals) async fn own(
    conn: &mut Conn,
    scope: &Scope<ReadCard>,
    needs: &[NeedId],
) -> Result<HashMap<NeedId, Claim>, Halt> {
    let ids: IdList = needs.iter().copied().collect();
    let rows: Vec<Claim> = on!(conn, |c, D| sqlx::query_as(D::of(OWN))
        .bind(ids)
        .bind(scope.actor().organization)
        .bind(scope.actor().user)
        .fetch_all(c)
        .await)?;
    let mut found = HashMap::new();
    for row in rows {
        found.entry(row.need_id).or_insert(row);
    }
    Ok(found)
}

/// A question that was answered, without who asked it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::referrals) struct Answered {
    pub(in crate::referrals) need_id: NeedId,
    pub(in crate::referrals) question: String,
    pub(in crate::referrals) answer: String,
    pub(in crate::referrals) at: Time,
}

const ANSWERED: Sql = in_list!(
    "select c.need_id, c.question, c.answer, c.answered_at as at
       from claim c
      where c.question is not null and c.answered_at is not null and c.need_id" ids 1,
    " and exists (select 1 from claim own
                   where own.need_id = c.need_id and own.organization_id = $2 and own.status = 'proposed')
      order by c.need_id, c.answered_at, c.id limit 5000"
);

/// What was asked and answered of these needs, the oldest first, to an organisation whose proposal waits.
pub(in crate::referrals) async fn answered(
    conn: &mut Conn,
    scope: &Scope<ReadCard>,
    needs: &[NeedId],
) -> Result<HashMap<NeedId, Vec<Answered>>, Halt> {
    let ids: IdList = needs.iter().copied().collect();
    let rows: Vec<Answered> = on!(conn, |c, D| sqlx::query_as(D::of(ANSWERED))
        .bind(ids)
        .bind(scope.actor().organization)
        .fetch_all(c)
        .await)?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(row.need_id).or_default().push(row);
    }
    Ok(found)
}
