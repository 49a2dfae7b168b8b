//! Places of services that claims and referrals take.
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Halt, ServiceId, Time},
    policy::{EditDirectory, Scope},
};
use std::collections::{BTreeSet, HashMap};

/// What takes a place of a service `s`, of its own organisation and since the number was said: a claim that holds a need,
/// until somebody writes down that its time ran out; a referral from when it is accepted, unless it waits or came to
/// nothing. Where somebody was served until the need was closed, or what it came from ended, they may be there still.
macro_rules! taken {
    () => {
        "(select count(*) from claim c
           where c.service_id = s.service_id and c.organization_id = s.organization_id
             and c.place_at >= s.capacity_at and c.status = 'active')
         + (select count(*) from referral r
             where r.service_id = s.service_id and r.to_id = s.organization_id and r.place_at >= s.capacity_at
               and (r.status in ('accepted', 'in_progress')
                    or (r.status in ('completed', 'confirmed', 'disputed') and r.outcome <> 'unmet')
                    or (r.status = 'recalled' and r.started_at is not null
                        and r.reason in ('need_closed', 'forwarder_ended'))))"
    };
}

/// The places of a service.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(in crate::referrals) struct Places {
    service_id: ServiceId,
    said: i64,
    /// When their number was said.
    pub(in crate::referrals) at: Time,
    taken: i64,
}

impl Places {
    /// Whether fewer were taken than were said to be free.
    pub(in crate::referrals) fn has_room(&self) -> bool {
        self.taken < self.said
    }
}

const COUNTED: Sql = in_list!(
    "select s.service_id, s.free_places as said, s.capacity_at as at, ",
    { taken!() },
    " as taken from service s where s.free_places is not null and s.capacity_at > $2 and s.service_id" ids 1,
);

/// The places of those of these services whose number was said after this moment.
pub(in crate::referrals) async fn of(
    conn: &mut Conn,
    services: &BTreeSet<ServiceId>,
    after: Time,
) -> Result<HashMap<ServiceId, Places>, Halt> {
    let ids: IdList = services.iter().copied().collect();
    let rows: Vec<Places> =
        on!(conn, |c, D| sqlx::query_as(D::of(COUNTED)).bind(ids).bind(after).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|places| (places.service_id, places)).collect())
}

const OF_SERVICES: Sql = in_list!(
    "select s.service_id, ",
    { taken!() },
    " from service s where s.free_places is not null and s.organization_id = $2 and s.service_id" ids 1,
);

/// How many places of these services are taken, as far as the scope's organisation gives them and counts them.
pub(in crate::referrals) async fn taken(
    conn: &mut Conn,
    scope: &Scope<EditDirectory>,
    services: &[ServiceId],
) -> Result<HashMap<ServiceId, i64>, Halt> {
    let ids: IdList = services.iter().copied().collect();
    let rows: Vec<(ServiceId, i64)> = on!(conn, |c, D| sqlx::query_as(D::of(OF_SERVICES))
        .bind(ids)
        .bind(scope.actor().organization)
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().collect())
}
