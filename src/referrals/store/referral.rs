//! Referrals. A change says which version it saw; none is made to a referral that moved since.
use super::super::model::referral::{PersonAnswer, Referral, Status};
use crate::{
    call::shut,
    db::{Conn, Dialect, IdList, Sql, TextList, in_list, on},
    kernel::{Halt, NeedId, OrganizationId, Page, PersonId, Problem, ReferralId, ServiceId, Time, once},
    needs::{Outcome, Reason},
    policy::{
        Act, ConfirmReferral, Part, PartSet, Permit, Purpose, ReadReceived, ReadReferrals,
        RecordPersonAnswer, Relation, Scope,
    },
};
use chrono::NaiveDate;
use uuid::Uuid;

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
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}

/// Writes down what the recipient asks; its clock stands still from now on.
pub(in crate::referrals) async fn ask(
    conn: &mut Conn,
    seen: &Referral,
    question: &str,
    at: Time,
) -> Result<(), Halt> {
    let done = on!(conn, |c| {
        sqlx::query(
        "update referral set question = $3, asked_at = $4, version = version + 1 where id = $1 and version = $2",
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(question)
    .bind(at)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}

/// Writes down what the sender tells the recipient; its clock goes on, and ends then.
pub(in crate::referrals) async fn inform(
    conn: &mut Conn,
    seen: &Referral,
    information: &str,
    (at, due): (Time, Option<Time>),
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update referral set information = $3, informed_at = $4, due_at = $5, version = version + 1
          where id = $1 and version = $2",
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(information)
    .bind(at)
    .bind(due)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}

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

/// Writes down what the sender of a completed referral says of it; outcome and grace stay.
pub(in crate::referrals) async fn check(
    conn: &mut Conn,
    permit: &Permit<ConfirmReferral>,
    seen: &Referral,
    to: Status,
    (dispute, at): (Option<&str>, Time),
) -> Result<(), Halt> {
    let done = on!(conn, |c| {
        sqlx::query(
        "update referral set status = $4, checked_by = $5, checked_at = $6, dispute = $7, version = version + 1
          where id = $1 and need_id = $2 and version = $3",
    )
    .bind(seen.id)
    .bind(permit.on())
    .bind(seen.version)
    .bind(to)
    .bind(permit.actor().user)
    .bind(at)
    .bind(dispute)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen.version + 1))?)
}

/// Writes down what the person says of the help. The version stays: the recipient, who sees it, isn't told that anybody
/// asked.
pub(in crate::referrals) async fn hear(
    conn: &mut Conn,
    permit: &Permit<RecordPersonAnswer>,
    seen: &Referral,
    (answer, on): (PersonAnswer, NaiveDate),
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update referral set person_answer = $3, person_answered_on = $4
          where id = $1 and need_id = $2 and status in ('completed', 'confirmed', 'disputed')",
    )
    .bind(seen.id)
    .bind(permit.on())
    .bind(answer)
    .bind(on)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(seen.version))?)
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

const OF_NEEDS: Sql = in_list!(
    { columns!() },
    "(r.need_id" ids 1,
    " or ((r.to_id = $3 or (r.from_id = $3 and r.parent_id is not null)) and r.sent_at is not null and r.need_id" ids 2,
    ")) order by r.created_at desc, r.id desc limit 5000"
);

/// The referrals of needs, the newest first: to the person's lead all, to others those that they received or forwarded.
pub(in crate::referrals) async fn of_needs(
    conn: &mut Conn,
    permits: &[Permit<ReadReferrals>],
) -> Result<Vec<Referral>, Halt> {
    let Some(reader) = permits.first().map(|permit| permit.actor().organization) else {
        return Ok(Vec::new());
    };
    let led: IdList = permits.iter().filter(|permit| permit.leads()).map(Permit::on).collect();
    let others: IdList = permits.iter().filter(|permit| !permit.leads()).map(Permit::on).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(OF_NEEDS))
        .bind(led)
        .bind(others)
        .bind(reader)
        .fetch_all(c)
        .await)?)
}

/// What a list of referrals is narrowed to.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Narrowed {
    pub(in crate::referrals) status: Vec<Status>,
    pub(in crate::referrals) after: (Time, Uuid),
    pub(in crate::referrals) limit: i64,
    pub(in crate::referrals) now: Time,
}

impl Narrowed {
    /// One page, in these states; in all of them where none is named.
    pub(in crate::referrals) fn of(status: Vec<Status>, page: &Page, now: Time) -> Self {
        let status = if status.is_empty() { Status::ALL.to_vec() } else { status };
        let after = page.newest_before(now);
        Self { status, after, limit: page.limit(), now }
    }

    fn words(&self) -> TextList {
        self.status.iter().map(|status| status.name()).collect()
    }
}

macro_rules! newest_first {
    ($($whose:expr),+) => {
        in_list!(
            { columns!() },
            "(r.created_at, r.id) < ($2, $3) and r.status" texts 4,
            $({ $whose },)+
            " order by r.created_at desc, r.id desc limit $5"
        )
    };
}

/// Of persons whom the reader's organisation leads, sent by it or by one that led them before, and of needs whose part is
/// the reader's by duty, or where a grant that another organisation recorded covers it; and those that the reader's
/// organisation sent on.
const SENT: Sql = newest_first!(
    " and ((r.from_id = $1 and r.parent_id is not null and p.lead_organization_id <> $1 and not p.sealed and $13
            and not ",
    shut!("r.person_id", "1", "$1", "$12"),
    ")
           or (p.lead_organization_id = $1
               and (r.parent_id is not null
                    or r.from_id in (select $1 union all
                                     select t.from_id from lead_transfer t join person led on led.id = t.person_id
                                      where led.lead_organization_id = $1 and t.status = 'accepted'))
               and (p.basis_ends_at is null or p.basis_ends_at > $6) and not ",
    shut!("r.person_id", "n.domain_bit", "$1", "$12"),
    " and ((n.domain_bit & $7) <> 0
           or exists (select 1
                        from sharing_grant g join organization o on o.id = $1
                       where g.person_id = r.person_id and g.status = 'active' and g.reads
                         and g.purpose in ($9, $10) and g.from_at <= $6 and g.until_at > $6 and g.recorded_by <> $1
                         and (g.parts & n.domain_bit) <> 0
                         and ((g.recipient_id = $1 and (n.domain_bit & $11) <> 0)
                              or (g.recipient_id is null and not p.sealed and (g.kinds & o.kind_bit) <> 0
                                  and o.member_since <= g.signed_at and (n.domain_bit & $8) <> 0))))))"
);

/// The referrals that the reader's organisation wrote, of needs that the reader may see.
pub(in crate::referrals) async fn sent(
    conn: &mut Conn,
    scope: &Scope<ReadReferrals>,
    to: &Narrowed,
) -> Result<Vec<Referral>, Halt> {
    let (route, purpose) = (scope.route(Relation::Lead), scope.actor().purpose);
    let other = if purpose == Purpose::Coordinate { Purpose::Refer } else { purpose };
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(SENT))
        .bind(scope.actor().organization)
        .bind(to.after.0)
        .bind(to.after.1)
        .bind(to.words())
        .bind(to.limit)
        .bind(to.now)
        .bind(route.duty.bits())
        .bind(route.law.bits())
        .bind(purpose)
        .bind(other)
        .bind(route.law.union(scope.route(Relation::SharedWith).law).bits())
        .bind(scope.actor().user)
        .bind(scope.route(Relation::Referred).duty.contains(Part::Card))
        .fetch_all(c)
        .await)?)
}

/// What is over says nothing of the person; what is not is there as long as its card is not closed to the reader.
const RECEIVED: Sql = newest_first!(
    " and r.to_id = $1 and r.sent_at is not null and not p.sealed and $6
      and (r.status in ('declined', 'recalled', 'failed', 'cancelled', 'expired', 'entered_in_error')
           or (r.status in ('completed', 'confirmed', 'disputed') and (r.grace_until is null or r.grace_until <= $8))
           or not ",
    shut!("r.person_id", "1", "$1", "$7"),
    ")"
);

/// The referrals that the reader's organisation was sent; their content is for the guard to show.
pub(in crate::referrals) async fn received(
    conn: &mut Conn,
    scope: &Scope<ReadReceived>,
    to: &Narrowed,
) -> Result<Vec<Referral>, Halt> {
    let answers = scope.route(Relation::Referred).duty.contains(Part::Card);
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(RECEIVED))
        .bind(scope.actor().organization)
        .bind(to.after.0)
        .bind(to.after.1)
        .bind(to.words())
        .bind(to.limit)
        .bind(answers)
        .bind(scope.actor().user)
        .bind(to.now)
        .fetch_all(c)
        .await)?)
}
