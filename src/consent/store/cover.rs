//! What grants in force cover, and what rests on them.
use super::{
    super::model::{Cover, Packet},
    recipient,
};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{ClaimId, ConferenceId, Halt, Id, OrganizationId, PersonId, ReferralId, Time},
    policy::{KindSet, PartSet, Permit, ReadGrants},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Live claims and referrals of one person that are looked at when a grant ends.
const LIVE_MAX: i64 = 100;

/// A claim or a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::consent) enum Live {
    Claim(ClaimId),
    Referral(ReferralId),
}

#[derive(sqlx::FromRow)]
struct LiveRow {
    is_claim: bool,
    id: Uuid,
    organization_id: OrganizationId,
    kind_bit: i64,
    member_since: Time,
    parts: i64,
}

/// What rests on the grants of a person now.
pub(in crate::consent) async fn live(
    conn: &mut Conn,
    permit: &Permit<ReadGrants>,
) -> Result<Vec<Packet<Live>>, Halt> {
    let rows: Vec<LiveRow> = on!(conn, |c| sqlx::query_as(
        "select true as is_claim, c.id, c.organization_id, o.kind_bit, o.member_since,
                c.parts | c.contact_parts as parts
           from claim c join organization o on o.id = c.organization_id
          where c.person_id = $1 and c.status = 'active'
         union all
         select false, r.id, r.to_id, o.kind_bit, o.member_since, r.parts
           from referral r join organization o on o.id = r.to_id
          where r.person_id = $1 and r.status in ('sent', 'accepted', 'waitlisted', 'in_progress')
          limit $2",
    )
    .bind(permit.on())
    .bind(LIVE_MAX)
    .fetch_all(c)
    .await)?;
    Ok(rows.into_iter().map(Packet::from).collect())
}

impl From<LiveRow> for Packet<Live> {
    fn from(row: LiveRow) -> Self {
        Self {
            id: if row.is_claim { Live::Claim(Id::of(row.id)) } else { Live::Referral(Id::of(row.id)) },
            organization: row.organization_id,
            kinds: KindSet::from_bits(row.kind_bit),
            member_since: row.member_since,
            parts: PartSet::from_bits(row.parts),
        }
    }
}

#[derive(sqlx::FromRow)]
struct CoverRow {
    recipient_id: Option<OrganizationId>,
    kinds: i64,
    conference_id: Option<ConferenceId>,
    signed_at: Time,
    recorded_by: OrganizationId,
    parts: i64,
}

/// The grants that hold for reading now.
pub(in crate::consent) async fn in_force(
    conn: &mut Conn,
    permit: &Permit<ReadGrants>,
    now: Time,
) -> Result<Vec<Cover>, Halt> {
    let rows: Vec<CoverRow> = on!(conn, |c| sqlx::query_as(
        "select recipient_id, kinds, conference_id, signed_at, recorded_by, parts from sharing_grant
          where person_id = $1 and status = 'active' and from_at <= $2 and until_at > $2 and reads
            and purpose in ('coordinate', 'refer')",
    )
    .bind(permit.on())
    .bind(now)
    .fetch_all(c)
    .await)?;
    let cover = |row: CoverRow| Cover {
        recipient: recipient(row.recipient_id, row.kinds, row.conference_id),
        signed_at: row.signed_at,
        recorded_by: row.recorded_by,
        parts: PartSet::from_bits(row.parts),
    };
    Ok(rows.into_iter().map(cover).collect())
}

const COVERED: Sql = in_list!(
    "select g.person_id, o.id, g.parts, false as closes
       from sharing_grant g
       join person p on p.id = g.person_id
       join organization o
         on g.recipient_id = o.id
            or (g.recipient_id is null and not p.sealed and g.kinds & o.kind_bit <> 0
                and o.member_since <= g.signed_at)
      where g.person_id" ids 1,
    " and o.id" ids 2,
    " and g.status = 'active' and g.from_at <= $3 and g.until_at > $3 and g.reads
      and g.purpose in ('coordinate', 'refer') and g.recorded_by <> o.id
      union all
      select c.person_id, o.id, c.parts, true
        from closing c join organization o on c.organization_id = o.id or c.but_id <> o.id
       where c.person_id" ids 1,
    " and o.id" ids 2
);

/// The parts of each person that grants in force open to each organisation, by name or as one of its kind, and that
/// are not closed to it.
pub(in crate::consent) async fn covered(
    conn: &mut Conn,
    pairs: &[(PersonId, OrganizationId)],
    now: Time,
) -> Result<HashMap<(PersonId, OrganizationId), PartSet>, Halt> {
    let persons: IdList = pairs.iter().map(|pair| pair.0).collect();
    let organizations: IdList = pairs.iter().map(|pair| pair.1).collect();
    let rows: Vec<(PersonId, OrganizationId, i64, bool)> = on!(conn, |c, D| sqlx::query_as(D::of(COVERED))
        .bind(persons)
        .bind(organizations)
        .bind(now)
        .fetch_all(c)
        .await)?;
    let mut found: HashMap<_, PartSet> = HashMap::new();
    let (closed, open): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, _, _, closes)| *closes);
    for (person, organization, bits, _) in open {
        let parts = found.entry((person, organization)).or_default();
        *parts = parts.union(PartSet::from_bits(bits));
    }
    for (person, organization, bits, _) in closed {
        if let Some(parts) = found.get_mut(&(person, organization)) {
            *parts = parts.minus(PartSet::from_bits(bits));
        }
    }
    Ok(found)
}
