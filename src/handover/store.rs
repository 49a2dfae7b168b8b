//! All SQL of the room.
use super::model::{New, Refusal, Status, Transfer, may_lead_sealed};
use crate::{
    call::{Mask, bind_mask, visible},
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, OrganizationId, Page, PersonId, Time, TransferId, UserId},
    policy::{
        AnswerTransfer, Class, Domain, Part, PartSet, Permit, ReadPerson, ReadTransfers, Relation, Scope,
        TransferLead, WithdrawTransfer,
    },
};
use chrono::NaiveDate;
use uuid::Uuid;

/// A statement that `$make` puts together: the columns of an offer, of which a person's district is told in one alone,
/// then which offers.
macro_rules! transfers {
    ($make:ident, $district:literal, $($which:tt)+) => {
        $make!(
            "select t.id, t.person_id, t.from_id, f.kind as from_kind, t.to_id, o.kind as to_kind, t.reason, t.note,
                    t.status, t.proposed_at, t.ended_at, t.refusal, t.person_told_on, t.version, p.sealed, ",
            $district,
            " as district_id, a.version as access_version
               from lead_transfer t
               join organization f on f.id = t.from_id
               join organization o on o.id = t.to_id
               join person p on p.id = t.person_id
               join person_access a on a.person_id = t.person_id ",
            $($which)+
        )
    };
}

/// The offer of an id: a fact, for the guard.
pub(super) async fn facts(conn: &mut Conn, id: TransferId) -> Result<Option<Transfer>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(transfers!(concat, "cast(null as uuid)", "where t.id = $1"))
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Whether the organisation leads the person though its basis to keep them has ended.
pub(super) async fn led_beyond_basis(
    conn: &mut Conn,
    person: PersonId,
    organization: OrganizationId,
    now: Time,
) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select exists (select 1 from person
                         where id = $1 and lead_organization_id = $2 and basis_ends_at <= $3)",
    )
    .bind(person)
    .bind(organization)
    .bind(now)
    .fetch_one(c)
    .await)?)
}

/// Whether something of the permitted person is closed to the organisation by name.
pub(super) async fn is_closed_to(
    conn: &mut Conn,
    permit: &Permit<TransferLead>,
    organization: OrganizationId,
) -> Result<bool, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select exists (select 1 from closing where person_id = $1 and organization_id = $2)"
    )
    .bind(permit.on())
    .bind(organization)
    .fetch_one(c)
    .await)?)
}

/// Writes an offer down; 0 where another about the same person waits.
pub(super) async fn insert(
    conn: &mut Conn,
    permit: &Permit<TransferLead>,
    (id, new): (TransferId, &New),
    now: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query(
        "insert into lead_transfer (id, person_id, from_id, to_id, reason, note, status, proposed_by, proposed_at)
         values ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8)
         on conflict (person_id) where status = 'proposed' do nothing",
    )
    .bind(id)
    .bind(permit.on())
    .bind(permit.actor().organization)
    .bind(new.to)
    .bind(new.why)
    .bind(new.note.as_deref())
    .bind(permit.actor().user)
    .bind(now)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}

/// How an offer ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    pub(super) status: Status,
    pub(super) refusal: Option<Refusal>,
    pub(super) person_told_on: Option<NaiveDate>,
    pub(super) at: Time,
}

/// Ends an offer that its maker takes back; 0 where it changed since.
pub(super) async fn withdraw(
    conn: &mut Conn,
    permit: &Permit<WithdrawTransfer>,
    seen: &Transfer,
    ending: Ending,
) -> Result<u64, Halt> {
    end(conn, permit.actor().user, seen, ending).await
}

/// Ends an offer with the answer of whoever was asked; 0 where it changed since.
pub(super) async fn answer(
    conn: &mut Conn,
    scope: &Scope<AnswerTransfer>,
    seen: &Transfer,
    ending: Ending,
) -> Result<u64, Halt> {
    end(conn, scope.actor().user, seen, ending).await
}

async fn end(conn: &mut Conn, by: UserId, seen: &Transfer, ending: Ending) -> Result<u64, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query(
        "update lead_transfer
            set status = $3, refusal = $4, person_told_on = $5, ended_by = $6, ended_at = $7, version = version + 1
          where id = $1 and version = $2 and status = 'proposed'",
    )
    .bind(seen.id)
    .bind(seen.version)
    .bind(ending.status)
    .bind(ending.refusal)
    .bind(ending.person_told_on)
    .bind(by)
    .bind(ending.at)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}

/// Which page of a list of offers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Narrowed {
    status: i64,
    before: (Time, Uuid),
    limit: i64,
}

impl Narrowed {
    /// One page of those in these states; in all of them where none is named.
    pub(super) fn of(status: &[Status], page: &Page, now: Time) -> Self {
        let status = if status.is_empty() { Status::ALL } else { status };
        let bits = status.iter().fold(0, |bits, status| bits | 1 << status.bit());
        Self { status: bits, before: page.newest_before(now), limit: page.limit() }
    }
}

/// Offers to the reader's organisation. One that waits, unless something of the person is closed to it or to its user by
/// name, or the person is hidden and no such organisation may lead them; its district, unless addresses are closed to
/// others. One that is over says nothing of the person, and of a hidden one there is none but to their lead.
/// `$1` organisation, `$2` user, `$3` whether it may lead the hidden, `$4` the bit of addresses.
macro_rules! received {
    ($($which:literal),+) => {
        transfers!(
            concat,
            "case when t.status <> 'proposed' or p.sealed
                       or exists (select 1 from closing x
                                   where x.person_id = p.id and x.but_id <> $1 and (x.parts & $4) <> 0)
                  then null else p.district_id end",
            "where t.to_id = $1
               and case when t.status = 'proposed'
                        then (not p.sealed or $3)
                             and not exists (select 1 from closing x
                                              where x.person_id = p.id
                                                and (x.organization_id = $1 or x.account_id = $2))
                        else not p.sealed or p.lead_organization_id = $1 end",
            $($which),+
        )
    };
}

fn address() -> i64 {
    PartSet::of(&[Part::Address]).bits()
}

/// A page of the offers to the scope's organisation, the newest first.
pub(super) async fn received(
    conn: &mut Conn,
    scope: &Scope<AnswerTransfer>,
    to: Narrowed,
) -> Result<Vec<Transfer>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(received!(
        " and (case t.status when 'proposed' then 1 when 'accepted' then 2 when 'declined' then 4 else 8 end & $5) <> 0
          and (t.proposed_at, t.id) < ($6, $7) order by t.proposed_at desc, t.id desc limit $8"
    ))
    .bind(scope.actor().organization)
    .bind(scope.actor().user)
    .bind(may_lead_sealed(scope.actor().kind))
    .bind(address())
    .bind(to.status)
    .bind(to.before.0)
    .bind(to.before.1)
    .bind(to.limit)
    .fetch_all(c)
    .await
    })?)
}

/// One offer to the scope's organisation, as the list would show it.
pub(super) async fn one_received(
    conn: &mut Conn,
    scope: &Scope<AnswerTransfer>,
    id: TransferId,
) -> Result<Option<Transfer>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(received!(" and t.id = $5"))
        .bind(scope.actor().organization)
        .bind(scope.actor().user)
        .bind(may_lead_sealed(scope.actor().kind))
        .bind(address())
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Offers that the reader's organisation made: those that wait, of persons whose grants the reader sees as their lead or
/// whom the organisation keeps without a basis; those that are over say nothing of the person, and of a hidden one there
/// are none but to their lead. `$7` the reader's user.
macro_rules! sent {
    ($($which:literal),+) => {
        transfers!(
            visible,
            "cast(null as uuid)",
            "where t.from_id = $2
               and (t.status <> 'proposed' and not p.sealed
                    or exists (select 1 from visible v where v.person_id = t.person_id)
                    or p.lead_organization_id = $2 and p.basis_ends_at <= $3
                       and not exists (select 1 from closing x where x.person_id = p.id and x.account_id = $7))",
            $($which),+
        )
    };
}

const SENT: Sql = sent!(
    " and (case t.status when 'proposed' then 1 when 'accepted' then 2 when 'declined' then 4 else 8 end & $8) <> 0
      and (t.proposed_at, t.id) < ($9, $10) order by t.proposed_at desc, t.id desc limit $11"
);

const ONE_SENT: Sql = sent!(" and t.id = $8");

/// What of persons the scope shows as their lead.
fn as_lead(scope: &Scope<ReadTransfers>, now: Time) -> Mask {
    let others: Vec<_> =
        Relation::ALL.iter().copied().filter(|relation| *relation != Relation::Lead).collect();
    Mask::of(scope, PartSet::of(&[Part::Grants]), &others, now)
}

/// A page of the offers that the scope's organisation made, the newest first.
pub(super) async fn sent(
    conn: &mut Conn,
    scope: &Scope<ReadTransfers>,
    to: Narrowed,
    now: Time,
) -> Result<Vec<Transfer>, Halt> {
    let mask = as_lead(scope, now);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(SENT)), mask)
        .bind(scope.actor().user)
        .bind(to.status)
        .bind(to.before.0)
        .bind(to.before.1)
        .bind(to.limit)
        .fetch_all(c)
        .await)?)
}

/// One offer that the scope's organisation made, as the list would show it.
pub(super) async fn one_sent(
    conn: &mut Conn,
    scope: &Scope<ReadTransfers>,
    id: TransferId,
    now: Time,
) -> Result<Option<Transfer>, Halt> {
    let mask = as_lead(scope, now);
    Ok(on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(ONE_SENT)), mask)
        .bind(scope.actor().user)
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

const OF_PERSONS: Sql = transfers!(
    in_list,
    "cast(null as uuid)",
    "where t.person_id" ids 1,
    " order by t.person_id, t.proposed_at desc, t.id desc limit 5000"
);

/// The offers about each person whose permit shows the grants to their lead, the latest first.
pub(super) async fn of_persons(
    conn: &mut Conn,
    permits: &[Permit<ReadPerson>],
) -> Result<Vec<Transfer>, Halt> {
    let shown = |permit: &&Permit<ReadPerson>| permit.leads() && permit.shows(Part::Grants);
    let ids: IdList = permits.iter().filter(shown).map(Permit::on).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(OF_PERSONS)).bind(ids).fetch_all(c).await)?)
}

const OPEN_NEEDS: Sql = in_list!(
    "select n.person_id, n.domain, count(*) as needs
       from need n
      where n.status <> 'closed' and (n.domain_bit & $3) <> 0
        and not exists (select 1 from closing x
                         where x.person_id = n.person_id and x.but_id <> $2 and (x.parts & n.domain_bit) <> 0)
        and n.person_id" ids 1,
    " group by n.person_id, n.domain order by n.person_id, n.domain limit 5000"
);

/// How many needs of each domain of class S1 and S2 are open of these persons, as the scope's organisation may hear it
/// before it answers: not what is closed to everybody but the lead.
pub(super) async fn open_needs(
    conn: &mut Conn,
    scope: &Scope<AnswerTransfer>,
    persons: &[PersonId],
) -> Result<Vec<(PersonId, Domain, i64)>, Halt> {
    let told = PartSet::of_class(Class::S1).union(PartSet::of_class(Class::S2)).needs();
    let ids: IdList = persons.iter().copied().collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(OPEN_NEEDS))
        .bind(ids)
        .bind(scope.actor().organization)
        .bind(told.bits())
        .fetch_all(c)
        .await)?)
}
