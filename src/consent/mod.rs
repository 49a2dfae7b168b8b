//! Grants: recorded legal bases to share parts of a profile. The guard reads their facts beside the standing;
//! this room records them, takes them back, and shows them to whom the law lets see them.
pub mod graphql;
mod model;
mod service;
mod store;

pub use model::BYTES_MAX as EVIDENCE_MAX;
pub use model::{
    Channel, EndReason, Event, Evidence, GivenBy, Grant, GrantStatus, Guard, Leave, RULES, Recipient,
    Request, Rule, Terms,
};
pub use model::{
    ask::{MACHINE as PART_REQUEST, Status as PartRequestStatus},
    emergency::{MACHINE as EMERGENCY, Status as EmergencyStatus},
};
pub use service::{
    BEGIN, EvidenceFile, Lost, attach, begin_in_time, evidence, lost, may_attach, of_persons, read,
};

use crate::{
    db::Conn,
    kernel::{Halt, OrganizationId, PersonId, Time},
    policy::PartSet,
};
use std::collections::HashMap;

/// The parts of a person that grants in force open to an organisation: the basis that a packet for it may
/// rest on. Facts, for a choice or a referral that is about to be made; it opens nothing.
pub async fn covered(
    conn: &mut Conn,
    person: PersonId,
    organization: OrganizationId,
    now: Time,
) -> Result<PartSet, Halt> {
    let pair = (person, organization);
    Ok(store::covered(conn, &[pair], now).await?.remove(&pair).unwrap_or_default())
}

/// The same for several persons and organisations, in one statement. A pair without any basis is absent.
pub async fn covered_each(
    conn: &mut Conn,
    pairs: &[(PersonId, OrganizationId)],
    now: Time,
) -> Result<HashMap<(PersonId, OrganizationId), PartSet>, Halt> {
    store::covered(conn, pairs, now).await
}

/// Records grants in bulk, unasked and unaudited: for a world that is made, not lived.
pub async fn plant(conn: &mut Conn, grants: &[Grant]) -> Result<(), Halt> {
    store::insert_all(conn, grants).await
}
