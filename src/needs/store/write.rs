//! What changes a need. A change says which version it saw; none is made to a need that moved since.
use super::super::model::{ClaimPolicy, Event, Facts, Outcome, Reason, ReportedBy, Status, Told, Urgency};
use crate::{
    db::{Conn, on},
    kernel::{AreaId, EventId, Halt, KindOfHelpId, MemberId, NeedId, Problem, Time, once},
    policy::{CloseNeed, Domain, OpenNeed, Part, PartSet, Permit, UpdateNeed},
};
use chrono::NaiveDate;

/// A need as first written down.
#[derive(Clone, Debug)]
pub(in crate::needs) struct NewNeed {
    pub(in crate::needs) domain: Domain,
    pub(in crate::needs) kind_of_help: Option<KindOfHelpId>,
    pub(in crate::needs) severity: i64,
    pub(in crate::needs) urgency: Urgency,
    pub(in crate::needs) strength: Option<String>,
    pub(in crate::needs) reported_by: ReportedBy,
    pub(in crate::needs) area: AreaId,
    pub(in crate::needs) district: AreaId,
    pub(in crate::needs) whole_household: bool,
    pub(in crate::needs) shared: bool,
    pub(in crate::needs) claim_policy: ClaimPolicy,
    pub(in crate::needs) at: Time,
}

pub(in crate::needs) async fn insert(
    conn: &mut Conn,
    permit: &Permit<OpenNeed>,
    new: &NewNeed,
) -> Result<(), Halt> {
    let part = PartSet::of(&[Part::Needs(new.domain)]);
    on!(conn, |c| {
        sqlx::query(
        "insert into need (id, person_id, domain, domain_bit, kind_of_help_id, status, severity, urgency, strength,
                           reported_by, area_id, district_id, whole_household, shared, claim_policy, opened_by,
                           opened_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
    )
    .bind(permit.on())
    .bind(permit.person())
    .bind(new.domain)
    .bind(part.bits())
    .bind(new.kind_of_help)
    .bind(Status::Open)
    .bind(new.severity)
    .bind(new.urgency)
    .bind(&new.strength)
    .bind(new.reported_by)
    .bind(new.area)
    .bind(new.district)
    .bind(new.whole_household)
    .bind(new.shared)
    .bind(new.claim_policy)
    .bind(permit.actor().organization)
    .bind(new.at)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// An edit of what a need says. What is `None` stays.
#[derive(Clone, Debug, Default)]
pub(in crate::needs) struct Change {
    pub(in crate::needs) kind_of_help: Option<KindOfHelpId>,
    pub(in crate::needs) severity: Option<i64>,
    pub(in crate::needs) urgency: Option<Urgency>,
    pub(in crate::needs) strength: Option<String>,
    pub(in crate::needs) area: Option<(AreaId, AreaId)>,
    pub(in crate::needs) whole_household: Option<bool>,
    pub(in crate::needs) claim_policy: Option<ClaimPolicy>,
}

pub(in crate::needs) async fn edit(
    conn: &mut Conn,
    permit: &Permit<UpdateNeed>,
    change: &Change,
    seen: i64,
) -> Result<(), Halt> {
    let (area, district) = change.area.unzip();
    let done = on!(conn, |c| {
        sqlx::query(
        "update need
            set kind_of_help_id = coalesce($3, kind_of_help_id),
                severity_before = case when $4 is null or $4 = severity then severity_before else severity end,
                severity = coalesce($4, severity), urgency = coalesce($5, urgency),
                strength = coalesce($6, strength), area_id = coalesce($7, area_id),
                district_id = coalesce($8, district_id), whole_household = coalesce($9, whole_household),
                claim_policy = coalesce($10, claim_policy), version = version + 1
          where id = $1 and version = $2",
    )
    .bind(permit.on())
    .bind(seen)
    .bind(change.kind_of_help)
    .bind(change.severity)
    .bind(change.urgency)
    .bind(&change.strength)
    .bind(area)
    .bind(district)
    .bind(change.whole_household)
    .bind(change.claim_policy)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen + 1))?)
}

/// Replaces the answers to the questions of the kind of help: code, answer, who is shown it.
pub(in crate::needs) async fn put_answers(
    conn: &mut Conn,
    need: NeedId,
    answers: &[(String, String, &'static str)],
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from need_answer where need_id = $1")
        .bind(need)
        .execute(c)
        .await
        .map(|_| ()))?;
    for (code, value, shown) in answers {
        on!(conn, |c| sqlx::query(
            "insert into need_answer (need_id, code, value, shown) values ($1, $2, $3, $4)",
        )
        .bind(need)
        .bind(code)
        .bind(value)
        .bind(*shown)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}

/// Replaces whom a need concerns.
pub(in crate::needs) async fn put_concerned(
    conn: &mut Conn,
    need: NeedId,
    members: &[MemberId],
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("delete from need_member where need_id = $1")
        .bind(need)
        .execute(c)
        .await
        .map(|_| ()))?;
    for member in members {
        on!(conn, |c| sqlx::query("insert into need_member (need_id, member_id) values ($1, $2)")
            .bind(need)
            .bind(member)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}

/// Why service rests, and on which day somebody looks again.
#[derive(Clone, Copy, Debug)]
pub(in crate::needs) struct Rest {
    pub(in crate::needs) reason: Reason,
    pub(in crate::needs) review_on: NaiveDate,
}

/// Moves a need to its next state, unless somebody else moved it first. A need that is open again has no
/// service, end or outcome; its waiting clock goes on.
pub(in crate::needs) async fn step(
    conn: &mut Conn,
    facts: &Facts,
    (event, to): (Event, Status),
    rest: Option<Rest>,
    at: Time,
) -> Result<(), Halt> {
    let served = (event == Event::Start).then_some(at);
    let closed = (to == Status::Closed).then_some(at);
    let done = on!(conn, |c| sqlx::query(
        "update need
            set status = $3, version = version + 1,
                served_at = case when $3 in ('open', 'assigned') then null else coalesce($4, served_at) end,
                closed_at = $5, outcome = null, reason = null, hold_reason = $6, review_on = $7
          where id = $1 and version = $2",
    )
    .bind(facts.id)
    .bind(facts.version)
    .bind(to)
    .bind(served)
    .bind(closed)
    .bind(rest.map(|rest| rest.reason))
    .bind(rest.map(|rest| rest.review_on))
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(facts.version + 1))?)
}

/// Writes down with what outcome a closed need ended.
pub(in crate::needs) async fn settle(
    conn: &mut Conn,
    need: NeedId,
    outcome: Outcome,
    reason: Option<Reason>,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "update need set outcome = $2, reason = $3 where id = $1 and status = 'closed'"
    )
    .bind(need)
    .bind(outcome)
    .bind(reason)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Writes down what is left of a need that was met in part: a need of its own that says what that one said, and whom it
/// concerned.
pub(in crate::needs) async fn residual(
    conn: &mut Conn,
    permit: &Permit<CloseNeed>,
    id: NeedId,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into need (id, person_id, domain, domain_bit, kind_of_help_id, status, severity, severity_before, urgency,
                           strength, reported_by, area_id, district_id, whole_household, shared, claim_policy, opened_by,
                           opened_at, residual_of)
         select $2, person_id, domain, domain_bit, kind_of_help_id, 'open', severity, severity_before, urgency, strength,
                reported_by, area_id, district_id, whole_household, shared, claim_policy, $3, $4, id
           from need where id = $1",
    )
    .bind(permit.on())
    .bind(id)
    .bind(permit.actor().organization)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    for copy in [
        "insert into need_member (need_id, member_id) select $2, member_id from need_member where need_id = $1",
        "insert into need_answer (need_id, code, value, shown)
         select $2, code, value, shown from need_answer where need_id = $1",
    ] {
        on!(conn, |c| sqlx::query(copy).bind(permit.on()).bind(id).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Adds a line to the history.
pub(in crate::needs) async fn tell(conn: &mut Conn, told: &Told<'_>) -> Result<(), Halt> {
    let (organization, user) = told.by.unzip();
    on!(conn, |c| sqlx::query(
        "insert into need_event (id, need_id, at, organization_id, account_id, subject, subject_id, event,
                                 from_status, to_status, reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(EventId::mint())
    .bind(told.need)
    .bind(told.at)
    .bind(organization)
    .bind(user)
    .bind(told.subject.0)
    .bind(told.subject.1)
    .bind(told.event)
    .bind(told.from)
    .bind(told.to)
    .bind(told.reason)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
