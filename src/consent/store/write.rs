//! Grants as they are recorded and moved, and what is told of it.
use super::super::model::{Channel, Event, GivenBy, Grant, GrantStatus, Recipient};
use crate::{
    db::{Conn, Dialect, Sql, on},
    kernel::{EventId, GrantId, Halt, Id, PersonId, Time},
    policy::{
        Act, ActivateGrant, DraftGrant, GiveGrant, KindSet, Permit, RefuseGrant, ResumeGrant, RevokeGrant,
        ShortenGrant, SupersedeGrant, SuspendGrant,
    },
};
use chrono::SecondsFormat;
use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

/// The acts that record a grant.
pub(in crate::consent) trait New: Act<On = PersonId> {}

impl New for GiveGrant {}
impl New for DraftGrant {}

/// The acts that move a grant along an edge.
pub(in crate::consent) trait Move: Act<On = PersonId> {
    /// What that is to the grant.
    const EVENT: Event;
}

macro_rules! moves {
    ($($act:ident: $event:ident),+ $(,)?) => {$(
        impl Move for $act {
            const EVENT: Event = Event::$event;
        }
    )+};
}

moves! {
    ActivateGrant: Activate,
    RefuseGrant: Refuse,
    SuspendGrant: Suspend,
    ResumeGrant: Resume,
    ShortenGrant: Shorten,
    RevokeGrant: Revoke,
    SupersedeGrant: Supersede,
}

const INSERT: Sql = Sql {
    sqlite: "insert into sharing_grant
               (id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds,
                conference_id, signed_at, from_at, until_at, given_by, proof, channel, text_version, language, evidence, collected_by,
                recorded_by, recorded_at, supersedes_id)
             select unhex(value ->> 'id'), unhex(value ->> 'person'), value ->> 'status', value ->> 'basis',
                    value ->> 'purpose', value ->> 'parts', value ->> 'reads', value ->> 'writes',
                    unhex(value ->> 'recipient'), value ->> 'kinds', unhex(value ->> 'conference'),
                    value ->> 'signed_at', value ->> 'from_at', value ->> 'until_at', value ->> 'given_by', value ->> 'proof',
                    value ->> 'channel', value ->> 'text_version', value ->> 'language', value ->> 'evidence',
                    unhex(value ->> 'collected_by'), unhex(value ->> 'recorded_by'), value ->> 'recorded_at',
                    unhex(value ->> 'supersedes')
               from json_each($1)",
    postgres: "insert into sharing_grant
                 (id, person_id, status, basis, purpose, parts, reads, writes, recipient_id, kinds,
                  conference_id, signed_at, from_at, until_at, given_by, proof, channel, text_version, language, evidence, collected_by,
                  recorded_by, recorded_at, supersedes_id)
               select g.id, g.person, g.status, g.basis, g.purpose, g.parts, g.reads, g.writes, g.recipient,
                      g.kinds, g.conference, g.signed_at, g.from_at, g.until_at, g.given_by, g.proof, g.channel,
                      g.text_version, g.language, g.evidence, g.collected_by, g.recorded_by, g.recorded_at,
                      g.supersedes
                 from jsonb_to_recordset($1) as g
                      (id uuid, person uuid, status text, basis text, purpose text, parts bigint, reads boolean,
                       writes boolean, recipient uuid, kinds bigint, conference uuid, signed_at timestamptz, from_at timestamptz,
                       until_at timestamptz, given_by text, proof text, channel text, text_version text,
                       language text, evidence text, collected_by uuid, recorded_by uuid,
                       recorded_at timestamptz, supersedes uuid)",
};

/// Records one grant.
pub(in crate::consent) async fn insert<A: New>(
    conn: &mut Conn,
    permit: &Permit<A>,
    grant: &Grant,
) -> Result<(), Halt> {
    debug_assert_eq!(permit.on(), grant.person, "a permit for one person is not spent on another");
    insert_all(conn, std::slice::from_ref(grant)).await
}

/// Records many grants in one statement, unasked: for a world that is made, not lived.
pub(in crate::consent) async fn insert_all(conn: &mut Conn, grants: &[Grant]) -> Result<(), Halt> {
    let rows: Vec<_> = grants.iter().map(as_json).collect();
    on!(conn, |c, D| sqlx::query(D::of(INSERT)).bind(Json(rows)).execute(c).await.map(|_| ()))?;
    Ok(())
}

fn as_json(grant: &Grant) -> Value {
    let Grant { terms, evidence, .. } = grant;
    let id = |id: Uuid| id.simple().to_string();
    let at = |at: Time| at.to_rfc3339_opts(SecondsFormat::AutoSi, false);
    let (recipient, kinds, conference) = match terms.recipient {
        Recipient::Organization(organization) => (Some(id(organization.uuid())), KindSet::EMPTY, None),
        Recipient::Kinds(kinds) => (None, kinds, None),
        Recipient::Conference(conference) => (None, KindSet::EMPTY, Some(id(conference.uuid()))),
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
        "conference": conference,
        "signed_at": terms.signed_at.map(at),
        "from_at": terms.from.map(at),
        "until_at": terms.until.map(at),
        "given_by": evidence.given_by.map(GivenBy::name),
        "proof": evidence.proof,
        "channel": evidence.channel.map(Channel::name),
        "text_version": evidence.text_version,
        "language": evidence.language,
        "evidence": evidence.reference,
        "collected_by": id(grant.collected_by.uuid()),
        "recorded_by": id(grant.recorded_by.uuid()),
        "recorded_at": at(grant.recorded_at),
        "supersedes": grant.supersedes.map(|former| id(former.uuid())),
    })
}

/// One grant, to move it.
pub(in crate::consent) async fn to_move<A: Move>(
    conn: &mut Conn,
    permit: &Permit<A>,
    id: GrantId,
) -> Result<Option<Grant>, Halt> {
    super::one(conn, permit.on(), id).await
}

/// Writes a grant as it stands after its move; 0 where it has another version than the one that was read. What it
/// opens and to whom never changes.
pub(in crate::consent) async fn put<A: Move>(
    conn: &mut Conn,
    permit: &Permit<A>,
    grant: &Grant,
) -> Result<u64, Halt> {
    let Grant { terms, evidence, .. } = grant;
    Ok(on!(conn, |c| {
        sqlx::query(
        "update sharing_grant
            set status = $4, signed_at = $5, from_at = $6, until_at = $7, given_by = $8, proof = $9, channel = $10,
                text_version = $11, language = $12, evidence = $13, collected_by = $14, recorded_by = $15,
                ended_at = $16, end_reason = $17, version = version + 1
          where id = $1 and person_id = $2 and version = $3",
    )
    .bind(grant.id)
    .bind(permit.on())
    .bind(grant.version)
    .bind(grant.status)
    .bind(terms.signed_at)
    .bind(terms.from)
    .bind(terms.until)
    .bind(evidence.given_by)
    .bind(evidence.proof.as_deref())
    .bind(evidence.channel)
    .bind(evidence.text_version.as_deref())
    .bind(evidence.language.as_deref())
    .bind(evidence.reference.as_deref())
    .bind(grant.collected_by)
    .bind(grant.recorded_by)
    .bind(grant.ended_at)
    .bind(grant.end_reason)
    .execute(c)
    .await
    .map(|done| done.rows_affected())
    })?)
}

/// What happened to a grant.
pub(in crate::consent) struct Happened<'g> {
    pub(in crate::consent) grant: &'g Grant,
    pub(in crate::consent) event: Event,
    pub(in crate::consent) from: Option<GrantStatus>,
    pub(in crate::consent) reason: Option<&'static str>,
}

/// Writes a line of its history.
pub(in crate::consent) async fn tell<A: Act<On = PersonId>>(
    conn: &mut Conn,
    permit: &Permit<A>,
    told: Happened<'_>,
    at: Time,
) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into grant_event (id, grant_id, person_id, at, organization_id, account_id, event, from_status,
                                  to_status, reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(EventId::mint())
    .bind(told.grant.id)
    .bind(permit.on())
    .bind(at)
    .bind(permit.actor().organization)
    .bind(permit.actor().user)
    .bind(told.event)
    .bind(told.from)
    .bind(told.grant.status)
    .bind(told.reason)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}
