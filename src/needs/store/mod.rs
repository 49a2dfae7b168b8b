//! All SQL of the room. Facts are read without leave, content only with it.
use super::model::{Facts, Line, Need};
use crate::{
    call::{masked, masks},
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{AreaId, Halt, Id, MemberId, NeedId, PersonId, Time},
    persons::Tie,
    policy::{Act, OpenNeed, Permit, ReadNeed, ReadPerson, Scope},
};
use std::collections::HashMap;

pub(super) mod card;
pub(super) mod draft;
pub(super) mod shown;
mod write;

pub(super) use write::{
    Change, NewNeed, Rest, edit, insert, put_answers, put_concerned, residual, settle, step, tell,
};

/// What may be known of a need before anybody is let in.
pub(super) async fn facts(conn: &mut Conn, id: NeedId) -> Result<Option<Facts>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select id, person_id, domain, status, urgency, claim_policy, shared, area_id, district_id,
                kind_of_help_id, opened_at, version
           from need where id = $1",
    )
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

const OF_PERSONS: Sql = masked!(
    "select n.id, n.person_id, n.domain, n.status, n.urgency, n.claim_policy, n.shared, n.area_id, n.district_id,
            n.kind_of_help_id, n.opened_at, n.version, n.severity, n.severity_before, n.strength, n.reported_by,
            n.whole_household, n.served_at, n.closed_at, n.outcome, n.reason, n.hold_reason,
            n.review_on, n.residual_of
       from mask m join need n on n.person_id = m.person_id
      where (n.domain_bit & m.parts) <> 0 or n.id" ids 2,
    " order by n.person_id, n.opened_at, n.id limit 2000"
);

/// The needs of these persons that their permits open, whole domains or one by one.
pub(super) async fn of_persons(conn: &mut Conn, permits: &[Permit<ReadPerson>]) -> Result<Vec<Need>, Halt> {
    let opened: IdList =
        permits.iter().flat_map(|permit| permit.decision().needs.iter().map(|(need, _)| *need)).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(OF_PERSONS))
        .bind(masks(permits))
        .bind(opened)
        .fetch_all(c)
        .await)?)
}

/// One need.
pub(super) async fn need(conn: &mut Conn, permit: &Permit<ReadNeed>) -> Result<Option<Need>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select id, person_id, domain, status, urgency, claim_policy, shared, area_id, district_id,
                kind_of_help_id, opened_at, version, severity, severity_before, strength, reported_by,
                whole_household, served_at, closed_at, outcome, reason, hold_reason,
                review_on, residual_of
           from need where id = $1",
    )
    .bind(permit.on())
    .fetch_optional(c)
    .await)?)
}

const FACTS: Sql = in_list!(
    "select id, person_id, domain, status, urgency, claim_policy, shared, area_id, district_id,
            kind_of_help_id, opened_at, version
       from need where id" ids 1
);

/// What may be known of several needs before anybody is let in.
pub(super) async fn facts_of(conn: &mut Conn, needs: &[NeedId]) -> Result<Vec<Facts>, Halt> {
    let ids: IdList = needs.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(FACTS)).bind(ids).fetch_all(c).await)?)
}

/// Every need of a person, closed or not.
pub(super) async fn facts_of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Facts>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select id, person_id, domain, status, urgency, claim_policy, shared, area_id, district_id,
                kind_of_help_id, opened_at, version
           from need where person_id = $1 order by id limit 2000",
    )
    .bind(person)
    .fetch_all(c)
    .await)?)
}

const NEEDS: Sql = in_list!(
    "select id, person_id, domain, status, urgency, claim_policy, shared, area_id, district_id,
            kind_of_help_id, opened_at, version, severity, severity_before, strength, reported_by,
            whole_household, served_at, closed_at, outcome, reason, hold_reason,
            review_on, residual_of
       from need where id" ids 1
);

/// Whether a need was closed as met at this moment, and is closed since.
pub(super) async fn was_met(conn: &mut Conn, need: NeedId, at: Time) -> Result<bool, Halt> {
    let met: i64 = on!(conn, |c| {
        sqlx::query_scalar(
        "select count(*) from need where id = $1 and status = 'closed' and outcome = 'met' and closed_at = $2",
    )
    .bind(need)
    .bind(at)
    .fetch_one(c)
    .await
    })?;
    Ok(met > 0)
}

/// Whether what was left of this need is open, as a need of its own.
pub(super) async fn has_open_rest(conn: &mut Conn, need: NeedId) -> Result<bool, Halt> {
    let open: i64 = on!(conn, |c| sqlx::query_scalar(
        "select count(*) from need n join need whole on whole.id = $1
          where n.person_id = whole.person_id and n.residual_of = $1 and n.status <> 'closed'",
    )
    .bind(need)
    .fetch_one(c)
    .await)?;
    Ok(open > 0)
}

/// Several needs.
pub(super) async fn needs(
    conn: &mut Conn,
    permits: &[Permit<ReadNeed>],
) -> Result<HashMap<NeedId, Need>, Halt> {
    let rows: Vec<Need> =
        on!(conn, |c, D| sqlx::query_as(D::of(NEEDS)).bind(ids(permits)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|need| (need.facts.id, need)).collect())
}

fn ids<A: Act<On = NeedId>>(permits: &[Permit<A>]) -> IdList {
    permits.iter().map(Permit::on).collect()
}

/// An answer to one of the questions of a kind of help.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Answer {
    need_id: NeedId,
    pub(super) code: String,
    pub(super) value: String,
}

const ANSWERS: Sql = in_list!(
    "select need_id, code, value from need_answer where need_id" ids 1,
    " order by need_id, code limit 5000"
);

pub(super) async fn answers(
    conn: &mut Conn,
    permits: &[Permit<ReadNeed>],
) -> Result<HashMap<NeedId, Vec<Answer>>, Halt> {
    let rows: Vec<Answer> =
        on!(conn, |c, D| sqlx::query_as(D::of(ANSWERS)).bind(ids(permits)).fetch_all(c).await)?;
    Ok(by_need(rows, |row| row.need_id))
}

/// Somebody whom a need concerns; the year is enough for a number and age bands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct ConcernedMember {
    need_id: NeedId,
    pub(super) member_id: MemberId,
    pub(super) birth_year: Option<i64>,
    pub(super) tie: Tie,
}

/// Where the whole household is concerned, all of it. Sealed others are in nobody's household, named or not, and
/// hidden members in nobody's view but the lead's.
const CONCERNED: Sql = in_list!(
    "select c.need_id, m.id as member_id, m.birth_year, m.tie
       from need_member c
       join need n on n.id = c.need_id
       join household_member m on m.id = c.member_id
       left join person other on other.id = m.person_id
       join person p on p.id = n.person_id
      where (other.id is null or other.id = n.person_id or not other.sealed)
        and (not m.hidden or p.lead_organization_id = $2) and c.need_id" ids 1,
    " union all
     select n.id, m.id, m.birth_year, m.tie
       from need n
       join person p on p.id = n.person_id
       join household_member m on m.household_id = p.household_id
       left join person other on other.id = m.person_id
      where n.whole_household and (other.id is null or other.id = p.id or not other.sealed)
        and (not m.hidden or p.lead_organization_id = $2) and n.id" ids 1,
    " limit 5000"
);

pub(super) async fn concerned(
    conn: &mut Conn,
    permits: &[Permit<ReadNeed>],
) -> Result<HashMap<NeedId, Vec<ConcernedMember>>, Halt> {
    let Some(reader) = permits.first().map(|permit| permit.actor().organization) else {
        return Ok(HashMap::new());
    };
    let rows: Vec<ConcernedMember> = on!(conn, |c, D| sqlx::query_as(D::of(CONCERNED))
        .bind(ids(permits))
        .bind(reader)
        .fetch_all(c)
        .await)?;
    Ok(by_need(rows, |row| row.need_id))
}

const EVENTS: Sql = in_list!(
    "select need_id, at, organization_id, subject, subject_id, event, from_status, to_status, reason
       from need_event where need_id" ids 1,
    " order by need_id, at, id limit 5000"
);

pub(super) async fn events(
    conn: &mut Conn,
    permits: &[Permit<ReadNeed>],
) -> Result<HashMap<NeedId, Vec<Line>>, Halt> {
    let rows: Vec<Line> =
        on!(conn, |c, D| sqlx::query_as(D::of(EVENTS)).bind(ids(permits)).fetch_all(c).await)?;
    Ok(by_need(rows, |row| row.need_id))
}

const EVENTS_OF: Sql = in_list!(
    "select need_id, at, organization_id, subject, subject_id, event, from_status, to_status, reason
       from need_event where need_id" ids 1,
    " and subject_id" ids 2,
    " order by need_id, at, id limit 5000"
);

/// What happened to claims or referrals, for a room that has let the caller in to each of them.
pub(super) async fn events_of<A: Act, I: Id>(
    conn: &mut Conn,
    _leave: &Scope<A>,
    of: &[(NeedId, I)],
) -> Result<HashMap<I, Vec<Line>>, Halt> {
    let (needs, subjects): (IdList, IdList) =
        (of.iter().map(|one| one.0).collect(), of.iter().map(|one| one.1).collect());
    let rows: Vec<Line> =
        on!(conn, |c, D| sqlx::query_as(D::of(EVENTS_OF)).bind(needs).bind(subjects).fetch_all(c).await)?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(I::of(row.subject_id)).or_default().push(row);
    }
    Ok(found)
}

fn by_need<T>(rows: Vec<T>, need: impl Fn(&T) -> NeedId) -> HashMap<NeedId, Vec<T>> {
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(need(&row)).or_default().push(row);
    }
    found
}

/// Where the person lives, for a need that names no area.
pub(super) async fn home_of(conn: &mut Conn, permit: &Permit<OpenNeed>) -> Result<Option<AreaId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select coalesce(dwelling_area_id, residence_area_id) from person_address where person_id = $1",
    )
    .bind(permit.person())
    .fetch_optional(c)
    .await)?
    .flatten())
}

const IN_HOUSEHOLD: Sql = in_list!(
    "select m.id from household_member m join person p on p.household_id = m.household_id
      where p.id = $2 and m.id" ids 1
);

/// Those of these members that are in the person's household.
pub(super) async fn members_of(
    conn: &mut Conn,
    person: PersonId,
    members: &[MemberId],
) -> Result<Vec<MemberId>, Halt> {
    let wanted: IdList = members.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_scalar(D::of(IN_HOUSEHOLD))
        .bind(wanted)
        .bind(person)
        .fetch_all(c)
        .await)?)
}
