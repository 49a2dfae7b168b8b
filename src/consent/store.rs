//! All SQL of the room.
use super::model::{
    Channel, Cover, EndReason, Evidence, GivenBy, Grant, GrantStatus, Packet, Recipient, Terms,
};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{ClaimId, GrantId, Halt, Id, OrganizationId, PersonId, ReferralId, Time, UserId},
    policy::{
        Basis, GiveGrant, KindSet, Part, PartSet, Permit, Purpose, ReadGrants, ReadPerson, RevokeGrant,
    },
};
use chrono::SecondsFormat;
use serde_json::{Value, json};
use sqlx::types::Json;
use std::collections::HashMap;
use uuid::Uuid;

/// Grants of one person that are shown at most.
pub(super) const SHOWN_MAX: i64 = 100;
/// Live claims and referrals of one person that are looked at when a grant ends.
const LIVE_MAX: i64 = 100;

const INSERT: Sql = Sql {
    sqlite: "insert into sharing_grant
               (id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds, signed_at,
                from_at, until_at, given_by, proof, channel, text_version, language, evidence, collected_by,
                recorded_by, recorded_at)
             select unhex(value ->> 'id'), unhex(value ->> 'person'), value ->> 'status', value ->> 'basis',
                    value ->> 'purpose', value ->> 'parts', value ->> 'reads', value ->> 'writes',
                    unhex(value ->> 'recipient'), value ->> 'kinds', value ->> 'signed_at',
                    value ->> 'from_at', value ->> 'until_at', value ->> 'given_by', value ->> 'proof',
                    value ->> 'channel', value ->> 'text_version', value ->> 'language', value ->> 'evidence',
                    unhex(value ->> 'collected_by'), unhex(value ->> 'recorded_by'), value ->> 'recorded_at'
               from json_each($1)",
    postgres: "insert into sharing_grant
                 (id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds, signed_at,
                  from_at, until_at, given_by, proof, channel, text_version, language, evidence, collected_by,
                  recorded_by, recorded_at)
               select g.id, g.person, g.status, g.basis, g.purpose, g.parts, g.reads, g.writes, g.recipient,
                      g.kinds, g.signed_at, g.from_at, g.until_at, g.given_by, g.proof, g.channel,
                      g.text_version, g.language, g.evidence, g.collected_by, g.recorded_by, g.recorded_at
                 from jsonb_to_recordset($1) as g
                      (id uuid, person uuid, status text, basis text, purpose text, parts bigint, reads boolean,
                       writes boolean, recipient uuid, kinds bigint, signed_at timestamptz, from_at timestamptz,
                       until_at timestamptz, given_by text, proof text, channel text, text_version text,
                       language text, evidence text, collected_by uuid, recorded_by uuid,
                       recorded_at timestamptz)",
};

/// Records one grant.
pub(super) async fn insert(conn: &mut Conn, permit: &Permit<GiveGrant>, grant: &Grant) -> Result<(), Halt> {
    debug_assert_eq!(permit.on(), grant.person, "a permit for one person is not spent on another");
    insert_all(conn, std::slice::from_ref(grant)).await
}

/// Records many grants in one statement, unasked: for a world that is made, not lived.
pub(super) async fn insert_all(conn: &mut Conn, grants: &[Grant]) -> Result<(), Halt> {
    let rows: Vec<_> = grants.iter().map(as_json).collect();
    on!(conn, |c, D| sqlx::query(D::of(INSERT)).bind(Json(rows)).execute(c).await.map(|_| ()))?;
    Ok(())
}

fn as_json(grant: &Grant) -> Value {
    let Grant { terms, evidence, .. } = grant;
    let id = |id: Uuid| id.simple().to_string();
    let at = |at: Time| at.to_rfc3339_opts(SecondsFormat::AutoSi, false);
    let (recipient, kinds) = match terms.recipient {
        Recipient::Organization(organization) => (Some(id(organization.uuid())), KindSet::EMPTY),
        Recipient::Kinds(kinds) => (None, kinds),
    };
    json!({
        "id": id(grant.id.uuid()),
        "person": id(grant.person.uuid()),
        "status": grant.status.name(),
        "basis": terms.basis.name(),
        "purpose": terms.purpose.name(),
        "parts": terms.parts.bits(),
        "reads": terms.reads,
        "writes": terms.writes,
        "recipient": recipient,
        "kinds": kinds.bits(),
        "signed_at": at(terms.signed_at),
        "from_at": at(terms.from),
        "until_at": at(terms.until),
        "given_by": evidence.given_by.map(GivenBy::name),
        "proof": evidence.proof,
        "channel": evidence.channel.map(Channel::name),
        "text_version": evidence.text_version,
        "language": evidence.language,
        "evidence": evidence.reference,
        "collected_by": id(grant.collected_by.uuid()),
        "recorded_by": id(grant.recorded_by.uuid()),
        "recorded_at": at(grant.recorded_at),
    })
}

/// Takes a grant back; 0 where it changed since that version, or is in force no more.
pub(super) async fn revoke(
    conn: &mut Conn,
    permit: &Permit<RevokeGrant>,
    id: GrantId,
    seen: i64,
    reason: Option<EndReason>,
    at: Time,
) -> Result<u64, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "update sharing_grant set status = 'revoked', ended_at = $4, end_reason = $5, version = version + 1
          where id = $1 and person_id = $2 and version = $3 and status = 'active' and until_at > $4",
    )
    .bind(id)
    .bind(permit.on())
    .bind(seen)
    .bind(at)
    .bind(reason)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?)
}

/// Whose grant it is: a fact, for the guard.
pub(super) async fn person_of(conn: &mut Conn, id: GrantId) -> Result<Option<PersonId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select person_id from sharing_grant where id = $1")
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: GrantId,
    person_id: PersonId,
    status: GrantStatus,
    basis: Basis,
    purpose: Purpose,
    parts: i64,
    reads: bool,
    writes: bool,
    recipient_id: Option<OrganizationId>,
    kinds: i64,
    signed_at: Time,
    from_at: Time,
    until_at: Time,
    given_by: Option<GivenBy>,
    proof: Option<String>,
    channel: Option<Channel>,
    text_version: Option<String>,
    language: Option<String>,
    evidence: Option<String>,
    collected_by: UserId,
    recorded_by: OrganizationId,
    recorded_at: Time,
    ended_at: Option<Time>,
    end_reason: Option<EndReason>,
    version: i64,
}

impl From<Row> for Grant {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            person: row.person_id,
            status: row.status,
            terms: Terms {
                basis: row.basis,
                purpose: row.purpose,
                parts: PartSet::from_bits(row.parts),
                reads: row.reads,
                writes: row.writes,
                recipient: recipient(row.recipient_id, row.kinds),
                signed_at: row.signed_at,
                from: row.from_at,
                until: row.until_at,
            },
            evidence: Evidence {
                given_by: row.given_by,
                proof: row.proof,
                channel: row.channel,
                text_version: row.text_version,
                language: row.language,
                reference: row.evidence,
            },
            collected_by: row.collected_by,
            recorded_by: row.recorded_by,
            recorded_at: row.recorded_at,
            ended_at: row.ended_at,
            end_reason: row.end_reason,
            version: row.version,
        }
    }
}

fn recipient(organization: Option<OrganizationId>, kinds: i64) -> Recipient {
    organization.map_or_else(|| Recipient::Kinds(KindSet::from_bits(kinds)), Recipient::Organization)
}

/// One grant, to end it.
pub(super) async fn to_revoke(
    conn: &mut Conn,
    permit: &Permit<RevokeGrant>,
    id: GrantId,
) -> Result<Option<Grant>, Halt> {
    one(conn, permit.on(), id).await
}

/// One grant, to show it.
pub(super) async fn to_show(
    conn: &mut Conn,
    permit: &Permit<ReadGrants>,
    id: GrantId,
) -> Result<Option<Grant>, Halt> {
    let grant = one(conn, permit.on(), id).await?;
    let own = Recipient::Organization(permit.actor().organization);
    Ok(grant.filter(|grant| permit.leads() || grant.terms.recipient == own))
}

async fn one(conn: &mut Conn, person: PersonId, id: GrantId) -> Result<Option<Grant>, Halt> {
    let row: Option<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds, signed_at,
                from_at, until_at, given_by, proof, channel, text_version, language, evidence, collected_by,
                recorded_by, recorded_at, ended_at, end_reason, version
           from sharing_grant where id = $1 and person_id = $2",
    )
    .bind(id)
    .bind(person)
    .fetch_optional(c)
    .await
    })?;
    Ok(row.map(Grant::from))
}

const OF_PERSONS: Sql = in_list!(
    "select id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds, signed_at,
            from_at, until_at, given_by, proof, channel, text_version, language, evidence, collected_by,
            recorded_by, recorded_at, ended_at, end_reason, version
       from (select g.*, row_number() over (partition by person_id order by recorded_at desc, id desc) as place
               from sharing_grant g
              where g.person_id" ids 1,
    " or (g.recipient_id = $3 and g.person_id" ids 2,
    ")) ranked
      where place <= $4
      order by person_id, place"
);

/// The newest grants of each person whose permit shows them. The lead sees them whole, others those that
/// name their organisation.
pub(super) async fn of_persons(conn: &mut Conn, permits: &[Permit<ReadPerson>]) -> Result<Vec<Grant>, Halt> {
    let shown = || permits.iter().filter(|permit| permit.shows(Part::Grants));
    let Some(reader) = shown().next().map(|permit| permit.actor().organization) else {
        return Ok(Vec::new());
    };
    let led: IdList = shown().filter(|permit| permit.leads()).map(Permit::on).collect();
    let others: IdList = shown().filter(|permit| !permit.leads()).map(Permit::on).collect();
    let rows: Vec<Row> = on!(conn, |c, D| sqlx::query_as(D::of(OF_PERSONS))
        .bind(led)
        .bind(others)
        .bind(reader)
        .bind(SHOWN_MAX)
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(Grant::from).collect())
}

/// A claim or a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Live {
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
pub(super) async fn live(conn: &mut Conn, permit: &Permit<ReadGrants>) -> Result<Vec<Packet<Live>>, Halt> {
    let rows: Vec<LiveRow> = on!(conn, |c| sqlx::query_as(
        "select true as is_claim, c.id, c.organization_id, o.kind_bit, o.member_since,
                c.parts | c.contact_parts as parts
           from claim c join organization o on o.id = c.organization_id
          where c.person_id = $1 and c.status = 'active'
         union all
         select false, r.id, r.to_id, o.kind_bit, o.member_since, r.parts
           from referral r join organization o on o.id = r.to_id
          where r.person_id = $1 and r.status in ('sent', 'accepted', 'in_progress')
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

/// The grants that hold for reading now.
pub(super) async fn in_force(
    conn: &mut Conn,
    permit: &Permit<ReadGrants>,
    now: Time,
) -> Result<Vec<Cover>, Halt> {
    let rows: Vec<(Option<OrganizationId>, i64, Time, i64)> = on!(conn, |c| sqlx::query_as(
        "select recipient_id, kinds, signed_at, parts from sharing_grant
          where person_id = $1 and status = 'active' and from_at <= $2 and until_at > $2 and reads
            and purpose in ('coordinate', 'refer')",
    )
    .bind(permit.on())
    .bind(now)
    .fetch_all(c)
    .await)?;
    let cover = |(organization, kinds, signed_at, parts)| Cover {
        recipient: recipient(organization, kinds),
        signed_at,
        parts: PartSet::from_bits(parts),
    };
    Ok(rows.into_iter().map(cover).collect())
}

const COVERED: Sql = in_list!(
    "select g.person_id, o.id, g.parts
       from sharing_grant g
       join person p on p.id = g.person_id
       join organization o
         on g.recipient_id = o.id
            or (g.recipient_id is null and not p.sealed and g.kinds & o.kind_bit <> 0
                and o.member_since <= g.signed_at)
      where g.person_id" ids 1,
    " and o.id" ids 2,
    " and g.status = 'active' and g.from_at <= $3 and g.until_at > $3 and g.reads
      and g.purpose in ('coordinate', 'refer') and g.recorded_by <> o.id"
);

/// The parts of each person that grants in force open to each organisation, by name or as one of its kind.
pub(super) async fn covered(
    conn: &mut Conn,
    pairs: &[(PersonId, OrganizationId)],
    now: Time,
) -> Result<HashMap<(PersonId, OrganizationId), PartSet>, Halt> {
    let persons: IdList = pairs.iter().map(|pair| pair.0).collect();
    let organizations: IdList = pairs.iter().map(|pair| pair.1).collect();
    let rows: Vec<(PersonId, OrganizationId, i64)> = on!(conn, |c, D| sqlx::query_as(D::of(COVERED))
        .bind(persons)
        .bind(organizations)
        .bind(now)
        .fetch_all(c)
        .await)?;
    let mut found: HashMap<_, PartSet> = HashMap::new();
    for (person, organization, bits) in rows {
        let parts = found.entry((person, organization)).or_default();
        *parts = parts.union(PartSet::from_bits(bits));
    }
    Ok(found)
}
