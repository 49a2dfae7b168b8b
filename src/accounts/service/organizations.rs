//! Organisations, for the rooms above.
use crate::{
    accounts::{
        model::{NewOrganization, Organization},
        store::organization,
    },
    call::Job,
    db::Conn,
    kernel::{Halt, OrganizationId, Time, text},
    policy::Actor,
};

/// Those of these ids that exist, in the order of their ids; one statement.
pub async fn by_ids(conn: &mut Conn, ids: &[OrganizationId]) -> Result<Vec<Organization>, Halt> {
    organization::by_ids(conn, ids).await
}

/// Each of these organisations as the law sees it, with every role that its active users have, for asking what is
/// open to it; one statement.
pub async fn actors(conn: &mut Conn, ids: &[OrganizationId], now: Time) -> Result<Vec<Actor>, Halt> {
    organization::actors(conn, ids, now).await
}

/// The organisations of a name, accents and case apart; at most two, to notice that it is not one's alone.
pub async fn by_name(conn: &mut Conn, name: &str) -> Result<Vec<Organization>, Halt> {
    organization::by_name(conn, name).await
}

/// Brings an organisation into the network. Its kind never changes.
pub async fn add(job: &mut Job, new: NewOrganization) -> Result<OrganizationId, Halt> {
    let name = text::required(&new.name, text::LINE_MAX, "name")?;
    let (new, now) = (NewOrganization { name, ..new }, job.now());
    organization::insert(&mut job.conn, &new, now).await?;
    Ok(new.id)
}
