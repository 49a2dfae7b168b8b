//! Needs that are prepared and not open. No statement about needs reads these tables.
use super::super::model::{Draft, DraftFacts, DraftLine, Sketch, Status};
use super::{by_need, ids};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{EventId, Halt, NeedId, PersonId, Problem, Time, once},
    policy::{Act, Domain, DraftNeed, Permit, ReadDraft},
};
use sqlx::types::Json;
use std::collections::HashMap;

/// Drafts of these persons that are looked at.
const DRAFTS_MAX: i64 = 2_000;

const FACTS: Sql = in_list!(
    "select id, person_id, domain, status, drafted_by, version from need_draft where id" ids 1
);

/// What may be known of drafts before anybody is let in.
pub(in crate::needs) async fn facts(conn: &mut Conn, drafts: &[NeedId]) -> Result<Vec<DraftFacts>, Halt> {
    let ids: IdList = drafts.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(FACTS)).bind(ids).fetch_all(c).await)?)
}

const OF_PERSONS: Sql = in_list!(
    "select id, person_id, domain, status, drafted_by, version from need_draft where status = 'draft' and person_id" ids 1,
    " order by drafted_at, id limit $2"
);

/// The same of what waits to be opened for these persons, the oldest first.
pub(in crate::needs) async fn of_persons(
    conn: &mut Conn,
    persons: &[PersonId],
) -> Result<Vec<DraftFacts>, Halt> {
    let ids: IdList = persons.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(OF_PERSONS)).bind(ids).bind(DRAFTS_MAX).fetch_all(c).await)?)
}

const DRAFTS: Sql = in_list!(
    "select d.id, d.person_id, d.domain, d.status, d.drafted_by, d.version, a.name as author, a.organization_id,
            d.drafted_at, d.kind_of_help_id, d.severity, d.urgency, d.strength, d.reported_by, d.area_id,
            d.whole_household, d.members, d.shared, d.claim_policy, d.answers
       from need_draft d join account a on a.id = d.drafted_by
      where d.id" ids 1
);

/// What drafts say.
pub(in crate::needs) async fn drafts<A: Act<On = NeedId>>(
    conn: &mut Conn,
    permits: &[Permit<A>],
) -> Result<HashMap<NeedId, Draft>, Halt> {
    let rows: Vec<Draft> =
        on!(conn, |c, D| sqlx::query_as(D::of(DRAFTS)).bind(ids(permits)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|draft| (draft.facts.id, draft)).collect())
}

const LINES: Sql = in_list!(
    "select e.draft_id, e.at, e.organization_id, e.account_id, a.name, e.event, e.from_status, e.to_status
       from need_draft_event e join account a on a.id = e.account_id
      where e.draft_id" ids 1,
    " order by e.draft_id, e.at, e.id limit 5000"
);

/// What happened to drafts, the oldest first.
pub(in crate::needs) async fn lines(
    conn: &mut Conn,
    permits: &[Permit<ReadDraft>],
) -> Result<HashMap<NeedId, Vec<DraftLine>>, Halt> {
    let rows: Vec<DraftLine> =
        on!(conn, |c, D| sqlx::query_as(D::of(LINES)).bind(ids(permits)).fetch_all(c).await)?;
    Ok(by_need(rows, |row| row.draft_id))
}

/// Writes a draft down.
pub(in crate::needs) async fn insert(
    conn: &mut Conn,
    permit: &Permit<DraftNeed>,
    domain: Domain,
    sketch: &Sketch,
    at: Time,
) -> Result<(), Halt> {
    let members: Vec<_> = sketch.members.iter().map(ToString::to_string).collect();
    on!(conn, |c| {
        sqlx::query(
            "insert into need_draft (id, person_id, domain, kind_of_help_id, status, severity, urgency, strength,
                                 reported_by, area_id, whole_household, members, shared, claim_policy, answers,
                                 drafted_by, drafted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        )
        .bind(permit.on())
        .bind(permit.person())
        .bind(domain)
        .bind(sketch.kind_of_help)
        .bind(Status::Draft)
        .bind(sketch.severity)
        .bind(sketch.urgency)
        .bind(&sketch.strength)
        .bind(sketch.reported_by)
        .bind(sketch.area)
        .bind(sketch.whole_household)
        .bind(Json(&members))
        .bind(sketch.shared)
        .bind(sketch.claim_policy)
        .bind(Json(&sketch.answers))
        .bind(permit.actor().user)
        .bind(at)
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}

/// Changes what a draft says.
pub(in crate::needs) async fn edit(
    conn: &mut Conn,
    permit: &Permit<DraftNeed>,
    sketch: &Sketch,
    seen: i64,
) -> Result<(), Halt> {
    let members: Vec<_> = sketch.members.iter().map(ToString::to_string).collect();
    let done = on!(conn, |c| {
        sqlx::query(
            "update need_draft
            set kind_of_help_id = $3, severity = $4, urgency = $5, strength = $6, reported_by = $7, area_id = $8,
                whole_household = $9, members = $10, shared = $11, claim_policy = $12, answers = $13,
                version = version + 1
          where id = $1 and version = $2",
        )
        .bind(permit.on())
        .bind(seen)
        .bind(sketch.kind_of_help)
        .bind(sketch.severity)
        .bind(sketch.urgency)
        .bind(&sketch.strength)
        .bind(sketch.reported_by)
        .bind(sketch.area)
        .bind(sketch.whole_household)
        .bind(Json(&members))
        .bind(sketch.shared)
        .bind(sketch.claim_policy)
        .bind(Json(&sketch.answers))
        .execute(c)
        .await
        .map(|done| done.rows_affected())
    })?;
    Ok(once(done, || Problem::conflict(seen + 1))?)
}

/// Ends a draft: it was opened, or discarded.
pub(in crate::needs) async fn end<A: Act<On = NeedId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
    to: Status,
    seen: i64,
) -> Result<(), Halt> {
    let done = on!(conn, |c| sqlx::query(
        "update need_draft set status = $3, version = version + 1 where id = $1 and version = $2"
    )
    .bind(permit.on())
    .bind(seen)
    .bind(to)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(once(done, || Problem::conflict(seen + 1))?)
}

/// Takes away what a draft said.
pub(in crate::needs) async fn forget<A: Act<On = NeedId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "update need_draft
            set kind_of_help_id = null, severity = 0, urgency = null, strength = null, area_id = null, members = '[]',
                answers = '[]'
          where id = $1"
    )
    .bind(permit.on())
    .execute(c)
    .await
    .map(drop)
    })?;
    Ok(())
}

/// Adds a line to a draft's history.
pub(in crate::needs) async fn tell<A: Act<On = NeedId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
    (event, from, to): (&'static str, Option<Status>, Status),
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into need_draft_event (id, draft_id, at, organization_id, account_id, event, from_status, to_status)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(EventId::mint())
    .bind(permit.on())
    .bind(at)
    .bind(permit.actor().organization)
    .bind(permit.actor().user)
    .bind(event)
    .bind(from)
    .bind(to)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}
