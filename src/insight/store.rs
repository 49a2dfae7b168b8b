//! All SQL of the room.
use super::model::{DayKey, DayRow, LoopRow, SetKey, Standstill};
use crate::{
    db::{Conn, Dialect, IdList, MomentTable, Sql, TextList, in_list, on},
    kernel::{AreaId, Halt, NeedId, PersonId, Time},
    needs::Outcome,
    policy::{Domain, ReadStatistics, Scope},
};
use chrono::NaiveDate;
use std::collections::HashMap;
use uuid::Uuid;

/// How a need and its person stand at the end of a job.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Stand {
    need_id: NeedId,
    pub(super) person_id: PersonId,
    pub(super) outcome: Option<Outcome>,
    pub(super) closed_at: Option<Time>,
    pub(super) sealed: bool,
    pub(super) household: Uuid,
}

const STANDS: Sql = in_list!(
    "select n.id as need_id, n.person_id, n.outcome, n.closed_at, p.sealed,
            coalesce(p.household_id, p.id) as household
       from need n join person p on p.id = n.person_id
      where n.id" ids 1
);

pub(super) async fn stands(
    conn: &mut Conn,
    needs: impl Iterator<Item = NeedId>,
) -> Result<HashMap<NeedId, Stand>, Halt> {
    let needs: IdList = needs.collect();
    let rows: Vec<Stand> = on!(conn, |c, D| sqlx::query_as(D::of(STANDS)).bind(needs).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| (row.need_id, row)).collect())
}

/// More or fewer needs wait. Taking away what isn't there is a fault.
pub(super) async fn add_waiting(conn: &mut Conn, key: &DayKey, by: i64) -> Result<(), Halt> {
    let text = if by > 0 {
        "insert into tally (district_id, domain, urgency, opened_on, waiting) values ($1, $2, $3, $4, $5)
         on conflict (district_id, domain, urgency, opened_on)
            do update set waiting = tally.waiting + excluded.waiting
         returning waiting"
    } else {
        "update tally set waiting = waiting + $5
          where district_id = $1 and domain = $2 and urgency = $3 and opened_on = $4
         returning waiting"
    };
    let left: i64 = on!(conn, |c| sqlx::query_scalar(text)
        .bind(key.district)
        .bind(key.domain)
        .bind(key.urgency)
        .bind(key.opened_on)
        .bind(by)
        .fetch_one(c)
        .await)?;
    if left > 0 {
        return Ok(());
    }
    on!(conn, |c| {
        sqlx::query(
            "delete from tally
          where district_id = $1 and domain = $2 and urgency = $3 and opened_on = $4 and waiting = 0",
        )
        .bind(key.district)
        .bind(key.domain)
        .bind(key.urgency)
        .bind(key.opened_on)
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}

/// A person has more or fewer needs that wait. Answers whether that made them one who waits or one who doesn't,
/// and of which household they were counted.
pub(super) async fn add_needs(
    conn: &mut Conn,
    set: &SetKey,
    person: PersonId,
    household: Uuid,
    by: i64,
) -> Result<(bool, Uuid), Halt> {
    let text = if by > 0 {
        "insert into tally_person (district_id, domain, person_id, household, needs) values ($1, $2, $3, $4, $5)
         on conflict (district_id, domain, person_id)
            do update set needs = tally_person.needs + excluded.needs
         returning needs, household"
    } else {
        "update tally_person set needs = needs + $5
          where district_id = $1 and domain = $2 and person_id = $3 and $4 is not null
         returning needs, household"
    };
    let (left, household): (i64, Uuid) = on!(conn, |c| sqlx::query_as(text)
        .bind(set.district)
        .bind(set.domain)
        .bind(person)
        .bind(household)
        .bind(by)
        .fetch_one(c)
        .await)?;
    if left == 0 {
        on!(conn, |c| {
            sqlx::query(
                "delete from tally_person
                  where district_id = $1 and domain = $2 and person_id = $3 and needs = 0",
            )
            .bind(set.district)
            .bind(set.domain)
            .bind(person)
            .execute(c)
            .await
            .map(|_| ())
        })?;
    }
    Ok((left == by.max(0), household))
}

/// A household has more or fewer persons who wait. Answers whether it came to have one, or has none left.
pub(super) async fn add_persons(
    conn: &mut Conn,
    set: &SetKey,
    household: Uuid,
    by: i64,
) -> Result<bool, Halt> {
    let text = if by > 0 {
        "insert into tally_household (district_id, domain, household, persons) values ($1, $2, $3, $4)
         on conflict (district_id, domain, household)
            do update set persons = tally_household.persons + excluded.persons
         returning persons"
    } else {
        "update tally_household set persons = persons + $4
          where district_id = $1 and domain = $2 and household = $3
         returning persons"
    };
    let left: i64 = on!(conn, |c| sqlx::query_scalar(text)
        .bind(set.district)
        .bind(set.domain)
        .bind(household)
        .bind(by)
        .fetch_one(c)
        .await)?;
    if left == 0 {
        on!(conn, |c| {
            sqlx::query(
                "delete from tally_household
                  where district_id = $1 and domain = $2 and household = $3 and persons = 0",
            )
            .bind(set.district)
            .bind(set.domain)
            .bind(household)
            .execute(c)
            .await
            .map(|_| ())
        })?;
    }
    Ok(left == by.max(0))
}

/// More or fewer persons and households wait in a cell, which from then on is never taken away.
pub(super) async fn add_cell(
    conn: &mut Conn,
    set: &SetKey,
    persons: i64,
    households: i64,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into tally_cell (district_id, domain, persons, households) values ($1, $2, 0, 0)
         on conflict (district_id, domain) do nothing",
    )
    .bind(set.district)
    .bind(set.domain)
    .execute(c)
    .await
    .map(|_| ()))?;
    on!(conn, |c| sqlx::query(
        "update tally_cell set persons = persons + $3, households = households + $4
          where district_id = $1 and domain = $2",
    )
    .bind(set.district)
    .bind(set.domain)
    .bind(persons)
    .bind(households)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Where a need closed as unmet is counted.
type Closed = (AreaId, Domain, NaiveDate);

pub(super) async fn put_closed(conn: &mut Conn, need: NeedId, cell: Closed) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into tally_closed_need (need_id, district_id, domain, month) values ($1, $2, $3, $4)",
    )
    .bind(need)
    .bind(cell.0)
    .bind(cell.1)
    .bind(cell.2)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

const LOOPS: Sql = in_list!(
    "select n.district_id, count(case r.status when 'confirmed' then 1 end) as confirmed,
            count(case r.status when 'disputed' then 1 end) as disputed,
            count(case r.status when 'completed' then 1 end) as unconfirmed
       from need n
       join referral r on r.need_id = n.id
       join person p on p.id = n.person_id
      where n.district_id" ids 1,
    " and n.domain" texts 2,
    " and not p.sealed and r.status in ('completed', 'confirmed', 'disputed') and r.ended_at >= $3
      group by n.district_id order by n.district_id"
);

/// The referrals of these domains that were completed since, by district; of nobody who is sealed.
pub(super) async fn loops(
    conn: &mut Conn,
    scope: &Scope<ReadStatistics>,
    (districts, domains): (&[AreaId], &[Domain]),
    since: Time,
) -> Result<Vec<LoopRow>, Halt> {
    debug_assert!(scope.actor().agreement, "a scope is given to members alone");
    let districts: IdList = districts.iter().copied().collect();
    let domains: TextList = domains.iter().map(|domain| domain.name()).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(LOOPS))
        .bind(districts)
        .bind(domains)
        .bind(since)
        .fetch_all(c)
        .await)?)
}

const STANDSTILLS: Sql = in_list!(
    "select still.kind, still.id, still.district_id, still.domain, still.urgency, still.since, still.lead_id,
            l.kind as lead_kind, still.recipient_id, o.kind as recipient_kind
       from (select 'expired' as kind, r.id as id, n.district_id as district_id, n.domain as domain, n.urgency as urgency,
                    r.ended_at as since, p.lead_organization_id as lead_id, r.to_id as recipient_id
               from need n join referral r on r.need_id = n.id join person p on p.id = n.person_id
              where r.status = 'expired' and n.status = 'open' and not p.sealed and n.district_id" ids 1,
    " and n.domain" texts 2,
    " and not exists (select 1 from referral later
                           where later.need_id = n.id and later.sent_at > r.sent_at)
             union all
             select 'disputed', r.id, n.district_id, n.domain, n.urgency, r.checked_at, p.lead_organization_id, r.to_id
               from need n join referral r on r.need_id = n.id join person p on p.id = n.person_id
              where r.status = 'disputed' and n.status <> 'closed' and not p.sealed and n.district_id" ids 1,
    " and n.domain" texts 2,
    "        union all
             select 'unmet', n.id, n.district_id, n.domain, n.urgency, n.opened_at, p.lead_organization_id,
                    cast(null as uuid)
               from need n join person p on p.id = n.person_id
              where n.status in ('open', 'assigned') and not p.sealed
                and n.opened_at" before 6 of ("n.domain", "n.urgency"),
    "           and n.district_id" ids 1,
    " and n.domain" texts 2,
    ") still
       join organization l on l.id = still.lead_id
       left join organization o on o.id = still.recipient_id
      where (still.since, still.id) > ($3, $4) order by still.since, still.id limit $5"
);

/// What has come to a stand in these districts, the longest first; of nobody who is sealed.
pub(super) async fn standstills(
    conn: &mut Conn,
    scope: &Scope<ReadStatistics>,
    (districts, domains): (&[AreaId], &[Domain]),
    targets: MomentTable,
    (at, id, limit): (Time, Uuid, i64),
) -> Result<Vec<Standstill>, Halt> {
    debug_assert!(scope.actor().agreement, "a scope is given to members alone");
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(STANDSTILLS))
        .bind(districts_of(districts))
        .bind(words_of(domains))
        .bind(at)
        .bind(id)
        .bind(limit)
        .bind(targets)
        .fetch_all(c)
        .await)?)
}

/// Forgets where a need was counted; `None` where it was not closed as unmet.
pub(super) async fn take_closed(conn: &mut Conn, need: NeedId) -> Result<Option<Closed>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "delete from tally_closed_need where need_id = $1 returning district_id, domain, month",
    )
    .bind(need)
    .fetch_optional(c)
    .await)?)
}

pub(super) async fn add_closed(conn: &mut Conn, cell: Closed, by: i64) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into tally_closed (district_id, domain, month, needs) values ($1, $2, $3, 0)
         on conflict (district_id, domain, month) do nothing",
    )
    .bind(cell.0)
    .bind(cell.1)
    .bind(cell.2)
    .execute(c)
    .await
    .map(|_| ()))?;
    on!(conn, |c| sqlx::query(
        "update tally_closed set needs = needs + $4 where district_id = $1 and domain = $2 and month = $3",
    )
    .bind(cell.0)
    .bind(cell.1)
    .bind(cell.2)
    .bind(by)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

fn districts_of(ids: &[AreaId]) -> IdList {
    ids.iter().copied().collect()
}

fn words_of(domains: &[Domain]) -> TextList {
    domains.iter().map(|domain| domain.name()).collect()
}

const WAITING: Sql = in_list!(
    "select district_id, domain, urgency, opened_on, waiting from tally where district_id" ids 1,
    " and domain" texts 2
);

pub(super) async fn waiting(
    conn: &mut Conn,
    districts: &[AreaId],
    domains: &[Domain],
) -> Result<Vec<DayRow>, Halt> {
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(WAITING))
        .bind(districts_of(districts))
        .bind(words_of(domains))
        .fetch_all(c)
        .await)?)
}

/// Needs of a domain in a district that were closed as unmet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct ClosedRow {
    pub(super) district_id: AreaId,
    pub(super) domain: Domain,
    pub(super) needs: i64,
}

const CLOSED: Sql = in_list!(
    "select district_id, domain, needs from tally_closed where needs > 0 and district_id" ids 1,
    " and domain" texts 2,
    " and month >= $3"
);

pub(super) async fn closed(
    conn: &mut Conn,
    districts: &[AreaId],
    domains: &[Domain],
    since: NaiveDate,
) -> Result<Vec<ClosedRow>, Halt> {
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(CLOSED))
        .bind(districts_of(districts))
        .bind(words_of(domains))
        .bind(since)
        .fetch_all(c)
        .await)?)
}

const PEOPLE: Sql = in_list!(
    "select district_id, domain, persons, households from tally_cell where district_id" ids 1,
    " and domain" texts 2
);

/// Persons and households of each cell; a district as a whole has no domain's word.
pub(super) async fn people(
    conn: &mut Conn,
    districts: &[AreaId],
    rows: &[Option<Domain>],
) -> Result<Vec<(AreaId, String, i64, i64)>, Halt> {
    let words: TextList = rows.iter().map(|domain| domain.map_or("", Domain::name)).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(PEOPLE))
        .bind(districts_of(districts))
        .bind(words)
        .fetch_all(c)
        .await)?)
}
