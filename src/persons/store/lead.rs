//! Who leads a person, who of the lead works with them, and who stands in for that one.
use crate::{
    call::{Mask, bind_mask, visible},
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, OrganizationId, PersonId, Place, Time, UserId},
    policy::{AnswerTransfer, AssignWorker, Basis, Part, PartSet, Permit, ReadPerson, Relation, Scope},
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Who leads a person from now on.
pub(in crate::persons) struct NewLead {
    pub(in crate::persons) person: PersonId,
    /// Who leads them until now.
    pub(in crate::persons) from: OrganizationId,
    pub(in crate::persons) basis: Basis,
}

/// Makes the scope's organisation the lead, its user the person's worker; 0 where somebody else leads them than was
/// seen.
pub(in crate::persons) async fn take_over(
    conn: &mut Conn,
    scope: &Scope<AnswerTransfer>,
    new: &NewLead,
) -> Result<u64, Halt> {
    let to = scope.actor();
    let taken = on!(conn, |c| {
        sqlx::query(
            "update person
            set lead_organization_id = $3, lead_worker_id = $4, cover_worker_id = null, cover_until = null,
                basis = $5, basis_ends_at = null, version = version + 1
          where id = $1 and lead_organization_id = $2",
        )
        .bind(new.person)
        .bind(new.from)
        .bind(to.organization)
        .bind(to.user)
        .bind(new.basis)
        .execute(c)
        .await
        .map(|done| done.rows_affected())
    })?;
    on!(conn, |c| sqlx::query("update person_name set lead_organization_id = $2 where person_id = $1")
        .bind(new.person)
        .bind(to.organization)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(taken)
}

/// What is closed of the permitted person to a user of the lead.
pub(in crate::persons) async fn closed_to(
    conn: &mut Conn,
    permit: &Permit<AssignWorker>,
    user: UserId,
) -> Result<PartSet, Halt> {
    let closed: Vec<i64> = on!(conn, |c| sqlx::query_scalar(
        "select parts from closing where person_id = $1 and account_id = $2 limit 1000"
    )
    .bind(permit.on())
    .bind(user)
    .fetch_all(c)
    .await)?;
    Ok(closed.into_iter().map(PartSet::from_bits).fold(PartSet::EMPTY, PartSet::union))
}

/// Writes down who works with the permitted person, and who stands in for them until when.
pub(in crate::persons) async fn assign(
    conn: &mut Conn,
    permit: &Permit<AssignWorker>,
    worker: UserId,
    cover: Option<(UserId, NaiveDate)>,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "update person set lead_worker_id = $2, cover_worker_id = $3, cover_until = $4, version = version + 1
          where id = $1",
    )
    .bind(permit.on())
    .bind(worker)
    .bind(cover.map(|(cover, _)| cover))
    .bind(cover.map(|(_, until)| until))
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// A colleague of the lead who works with a person.
#[derive(Clone, Debug)]
pub(in crate::persons) struct Worker {
    pub(in crate::persons) id: UserId,
    pub(in crate::persons) name: String,
    pub(in crate::persons) active: bool,
    /// Who stands in, and until when: now or later.
    pub(in crate::persons) cover: Option<(UserId, String, NaiveDate)>,
}

#[derive(sqlx::FromRow)]
struct WorkerRow {
    person_id: PersonId,
    id: UserId,
    name: String,
    active: bool,
    cover_id: Option<UserId>,
    cover_name: Option<String>,
    cover_until: Option<NaiveDate>,
}

/// Whoever went over to another organisation, or was before the lead changed, is nobody's worker here.
const WORKERS: Sql = in_list!(
    "select p.id as person_id, w.id, w.name, w.disabled_at is null as active, c.id as cover_id, c.name as cover_name,
            p.cover_until
       from person p
       join account w on w.id = p.lead_worker_id and w.organization_id = p.lead_organization_id
       left join account c on c.id = p.cover_worker_id and c.organization_id = p.lead_organization_id
                          and c.disabled_at is null and p.cover_until >= $2
      where p.id" ids 1
);

/// Who works with each person whom the reader's organisation leads.
pub(in crate::persons) async fn workers(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
    today: NaiveDate,
) -> Result<HashMap<PersonId, Worker>, Halt> {
    let ids: IdList = permits.iter().filter(|permit| permit.leads()).map(Permit::on).collect();
    let rows: Vec<WorkerRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(WORKERS)).bind(ids).bind(today).fetch_all(c).await)?;
    let worker = |row: WorkerRow| {
        let cover = row.cover_id.zip(row.cover_name).zip(row.cover_until);
        let cover = cover.map(|((id, name), until)| (id, name, until));
        (row.person_id, Worker { id: row.id, name: row.name, active: row.active, cover })
    };
    Ok(rows.into_iter().map(worker).collect())
}

const UNATTENDED: Sql = visible!(
    "select p.id
       from person p
       left join account w on w.id = p.lead_worker_id and w.organization_id = p.lead_organization_id
                          and w.disabled_at is null
       left join account c on c.id = p.cover_worker_id and c.organization_id = p.lead_organization_id
                          and c.disabled_at is null and p.cover_until >= $9
      where p.lead_organization_id = $2 and p.id > $7 and w.id is null and c.id is null
        and exists (select 1 from visible v where v.person_id = p.id)
      order by p.id limit $8"
);

/// The persons of the scope's organisation with whom nobody works who still can, in the order in which they came.
pub(in crate::persons) async fn unattended(
    conn: &mut Conn,
    scope: &Scope<AssignWorker>,
    (after, limit): (&Place, i64),
    (now, today): (Time, NaiveDate),
) -> Result<Vec<PersonId>, Halt> {
    let others: Vec<_> =
        Relation::ALL.iter().copied().filter(|relation| *relation != Relation::Lead).collect();
    let mask = Mask::of(scope, PartSet::of(&[Part::Identity]), &others, now);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_scalar(D::of(UNATTENDED)), mask)
        .bind(after.id)
        .bind(limit)
        .bind(today)
        .fetch_all(c)
        .await)?)
}
