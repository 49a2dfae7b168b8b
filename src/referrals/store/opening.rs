//! Openings of contact, counted.
use super::super::model::opening::Openings;
use crate::{
    db::{Conn, on},
    kernel::{Halt, Time},
    policy::{ReadOpenings, Scope},
};
use uuid::Uuid;

/// Which page of the counts.
#[derive(Clone, Copy, Debug)]
pub(in crate::referrals) struct Narrowed {
    pub(in crate::referrals) since: Time,
    pub(in crate::referrals) now: Time,
    pub(in crate::referrals) after: (i64, Uuid),
    pub(in crate::referrals) limit: i64,
}

/// The claims of each organisation, of persons that the reader's leads. A claim opened contact if that was due
/// before it ended; one whose hold ran out has ended, written down or not.
pub(in crate::referrals) async fn list(
    conn: &mut Conn,
    scope: &Scope<ReadOpenings>,
    to: &Narrowed,
) -> Result<Vec<Openings>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select organization_id, opened, converted, unconverted
           from (select c.organization_id, count(*) as opened,
                        count(*) filter (where c.status = 'converted') as converted,
                        count(*) filter (where c.status <> 'converted'
                                           and (c.ended_at is not null or c.held_until <= $3)) as unconverted
                   from person p
                   join claim c on c.person_id = p.id
                  where p.lead_organization_id = $1 and not p.sealed
                    and (p.basis_ends_at is null or p.basis_ends_at > $3)
                    and c.active_at >= $2 and c.contact_from <= $3
                    and (c.ended_at is null or c.contact_from <= c.ended_at)
                  group by c.organization_id) counted
          where (unconverted, organization_id) < ($4, $5)
          order by unconverted desc, organization_id desc limit $6",
    )
    .bind(scope.actor().organization)
    .bind(to.since)
    .bind(to.now)
    .bind(to.after.0)
    .bind(to.after.1)
    .bind(to.limit)
    .fetch_all(c)
    .await)?)
}
