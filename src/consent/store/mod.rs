//! All SQL of the room.
pub(super) mod ask;
pub(super) mod block;
mod cover;
pub(super) mod emergency;
mod ending;
mod file;
mod review;
mod write;

pub(super) use cover::{Live, covered, in_force, live};
pub(super) use ending::ending;
pub(super) use file::{Sealed, attach, detach, head, heads, open, to_attach};
pub(super) use review::{review, to_review};
pub(super) use write::{Happened, Move, New, insert, insert_all, put, tell, to_move};

use super::model::{
    Channel, EndReason, Event, Evidence, GivenBy, Grant, GrantStatus, Recipient, Terms, Told,
};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{ConferenceId, GrantId, Halt, OrganizationId, PersonId, Time, UserId},
    policy::{Basis, KindSet, Part, PartSet, Permit, Purpose, ReadGrants, ReadPerson},
};
use std::collections::HashSet;

/// Grants of one person that are shown at most.
pub(super) const SHOWN_MAX: i64 = 100;
/// Lines of a grant's history that are shown at most, the latest ones.
pub(super) const HISTORY_MAX: i64 = 50;

/// Whose grant it is: a fact, for the guard.
pub(super) async fn person_of(conn: &mut Conn, id: GrantId) -> Result<Option<PersonId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select person_id from sharing_grant where id = $1")
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Whose grant it is, and to which organisation, where it is in force: a fact, for those who tell that one.
pub(super) async fn begun(
    conn: &mut Conn,
    id: GrantId,
    now: Time,
) -> Result<Option<(PersonId, OrganizationId)>, Halt> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
        "select person_id, recipient_id from sharing_grant
          where id = $1 and recipient_id is not null and status = 'active' and from_at <= $2 and until_at > $2",
    )
    .bind(id)
    .bind(now)
    .fetch_optional(c)
    .await
    })?)
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
    conference_id: Option<ConferenceId>,
    signed_at: Option<Time>,
    from_at: Option<Time>,
    until_at: Option<Time>,
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
    supersedes_id: Option<GrantId>,
    reviewed_for: Option<OrganizationId>,
    lead_id: OrganizationId,
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
                recipient: recipient(row.recipient_id, row.kinds, row.conference_id),
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
            supersedes: row.supersedes_id,
            ended_at: row.ended_at,
            end_reason: row.end_reason,
            unreviewed: row.recorded_by != row.lead_id && row.reviewed_for != Some(row.lead_id),
            version: row.version,
        }
    }
}

fn recipient(
    organization: Option<OrganizationId>,
    kinds: i64,
    conference: Option<ConferenceId>,
) -> Recipient {
    match (organization, conference) {
        (Some(organization), _) => Recipient::Organization(organization),
        (None, Some(conference)) => Recipient::Conference(conference),
        (None, None) => Recipient::Kinds(KindSet::from_bits(kinds)),
    }
}

/// One grant, to show it.
pub(super) async fn to_show(
    conn: &mut Conn,
    permit: &Permit<ReadGrants>,
    id: GrantId,
) -> Result<Option<Grant>, Halt> {
    let grant = one(conn, permit.on(), id).await?;
    if permit.leads() {
        return Ok(grant);
    }
    let own = Recipient::Organization(permit.actor().organization);
    Ok(grant.filter(|grant| grant.terms.recipient == own).map(for_its_recipient))
}

/// Whom a grant names isn't told of another grant that it replaced, which may have named somebody else, nor that the
/// lead has changed.
fn for_its_recipient(grant: Grant) -> Grant {
    Grant { supersedes: None, unreviewed: false, ..grant }
}

async fn one(conn: &mut Conn, person: PersonId, id: GrantId) -> Result<Option<Grant>, Halt> {
    let row: Option<Row> = on!(conn, |c| {
        sqlx::query_as(
        "select id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds,
                conference_id, signed_at, from_at, until_at, given_by, proof, channel, text_version, language, evidence, collected_by,
                recorded_by, recorded_at, ended_at, end_reason, version, supersedes_id, reviewed_for,
                (select p.lead_organization_id from person p where p.id = sharing_grant.person_id) as lead_id
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
    "select id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds,
            conference_id, signed_at, from_at, until_at, given_by, proof, channel, text_version, language, evidence, collected_by,
            recorded_by, recorded_at, ended_at, end_reason, version, supersedes_id, reviewed_for,
            (select p.lead_organization_id from person p where p.id = ranked.person_id) as lead_id
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
    let led: HashSet<PersonId> = shown().filter(|permit| permit.leads()).map(Permit::on).collect();
    let cut = |grant: Grant| if led.contains(&grant.person) { grant } else { for_its_recipient(grant) };
    Ok(rows.into_iter().map(Grant::from).map(cut).collect())
}

#[derive(sqlx::FromRow)]
struct EventRow {
    grant_id: GrantId,
    at: Time,
    organization_id: OrganizationId,
    event: Event,
    from_status: Option<GrantStatus>,
    to_status: GrantStatus,
    reason: Option<String>,
}

const HISTORY: Sql = in_list!(
    "select grant_id, at, organization_id, event, from_status, to_status, reason
       from (select e.*, row_number() over (partition by grant_id order by at desc, id desc) as place
               from grant_event e where grant_id" ids 1,
    ") ranked
      where place <= $2
      order by grant_id, place desc"
);

/// What became of grants of these persons, each in the order in which it happened.
pub(super) async fn histories(
    conn: &mut Conn,
    permits: &[Permit<ReadGrants>],
    grants: &[Grant],
) -> Result<Vec<Told>, Halt> {
    let led: HashSet<PersonId> = permits.iter().filter(|permit| permit.leads()).map(Permit::on).collect();
    let ids: IdList =
        grants.iter().filter(|grant| led.contains(&grant.person)).map(|grant| grant.id).collect();
    let rows: Vec<EventRow> =
        on!(conn, |c, D| sqlx::query_as(D::of(HISTORY)).bind(ids).bind(HISTORY_MAX).fetch_all(c).await)?;
    let told = |row: EventRow| Told {
        grant: row.grant_id,
        at: row.at,
        organization: row.organization_id,
        event: row.event,
        from: row.from_status,
        to: row.to_status,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(told).collect())
}
