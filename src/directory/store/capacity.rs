//! The room that a service has, as its organisation says.
use crate::{
    db::{Conn, Dialect, Sql, on},
    directory::model::Capacity,
    kernel::{Halt, OrganizationId, ServiceId},
    policy::{EditDirectory, Scope},
};

/// Writes down what a service's organisation says; what it said before is gone. It is never said before that, whatever the
/// clocks of two machines show: what was taken since stays taken.
pub(in crate::directory) async fn say(
    conn: &mut Conn,
    leave: &Scope<EditDirectory>,
    service: ServiceId,
    said: Capacity,
) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into service_capacity (service_id, state, free_places, said_at, said_by)
         values ($1, $2, $3, $4, $5)
         on conflict (service_id) do update
            set state = excluded.state, free_places = excluded.free_places, said_by = excluded.said_by,
                said_at = case when service_capacity.said_at > excluded.said_at then service_capacity.said_at
                               else excluded.said_at end",
    )
    .bind(service)
    .bind(said.state)
    .bind(said.free_places)
    .bind(said.at)
    .bind(leave.actor().user)
    .execute(c)
    .await
    .map(drop))?;
    Ok(())
}

/// Whose service it is; `None` where there is none, or none any more.
pub(in crate::directory) async fn whose(
    conn: &mut Conn,
    service: ServiceId,
) -> Result<Option<OrganizationId>, Halt> {
    let sql = "select organization_id from service where service_id = $1 and status <> 'closed'";
    Ok(on!(conn, |c| sqlx::query_scalar(sql).bind(service).fetch_optional(c).await)?)
}

/// Whoever changes how many places are free, or takes one, waits for the others who do.
const LOCK: Sql = Sql {
    sqlite: "select edition from service_edition where service_id = $1 order by edition",
    postgres: "select edition from service_edition where service_id = $1 order by edition for update",
};

/// Locks a service's places until the job ends.
pub(in crate::directory) async fn lock(conn: &mut Conn, service: ServiceId) -> Result<(), Halt> {
    let _: Vec<i64> = on!(conn, |c, D| sqlx::query_scalar(D::of(LOCK)).bind(service).fetch_all(c).await)?;
    Ok(())
}
