//! Grants that end soon.
use super::{super::model::Grant, Row};
use crate::{
    call::{Mask, bind_mask, visible},
    db::{Conn, Dialect, Sql, on},
    kernel::{Halt, Page, Place, Time},
    policy::{Part, PartSet, ReadGrants, Relation, Scope},
};
use chrono::SecondsFormat;

const ENDING: Sql = visible!(
    "select g.id, g.person_id, g.status, g.basis, g.purpose, g.parts, g.reads, g.writes, g.recipient_id, g.kinds,
            g.conference_id, g.signed_at, g.from_at, g.until_at, g.given_by, g.proof, g.channel, g.text_version, g.language,
            g.evidence, g.collected_by, g.recorded_by, g.recorded_at, g.ended_at, g.end_reason, g.version,
            g.supersedes_id, g.reviewed_for,
            (select p.lead_organization_id from person p where p.id = g.person_id) as lead_id
       from sharing_grant g
      where g.status = 'active' and g.until_at > $3 and g.until_at <= $7 and (g.until_at, g.id) > ($8, $9)
        and exists (select 1 from visible v where v.person_id = g.person_id)
      order by g.until_at, g.id limit $10"
);

/// Grants in force that end between these moments, of persons whose grants the scope shows to their lead; each with
/// its place.
pub(in crate::consent) async fn ending(
    conn: &mut Conn,
    scope: &Scope<ReadGrants>,
    (now, until): (Time, Time),
    page: &Page,
) -> Result<Vec<(Place, Grant)>, Halt> {
    let others: Vec<_> =
        Relation::ALL.iter().copied().filter(|relation| *relation != Relation::Lead).collect();
    let mask = Mask::of(scope, PartSet::of(&[Part::Grants]), &others, now);
    let place = page.after.clone().unwrap_or_default();
    let after: Time = place.key.parse().unwrap_or(now);
    let rows: Vec<Row> = on!(conn, |c, D| bind_mask!(sqlx::query_as(D::of(ENDING)), mask)
        .bind(until)
        .bind(after)
        .bind(place.id)
        .bind(page.limit())
        .fetch_all(c)
        .await)?;
    let placed = |grant: Grant| {
        let key = grant.terms.until.map(|until| until.to_rfc3339_opts(SecondsFormat::Micros, true));
        (Place::of(key.unwrap_or_default(), grant.id), grant)
    };
    Ok(rows.into_iter().map(Grant::from).map(placed).collect())
}
