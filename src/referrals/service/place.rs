//! Places of services: no claim is given one that isn't there, and none is given twice.
use super::super::store::place as store;
use crate::{
    call::{Call, Job},
    directory,
    kernel::{Halt, Problem, ServiceId, Time},
    policy::EditDirectory,
};
use chrono::TimeDelta;
use std::collections::{BTreeSet, HashMap};

/// What of these services counts its places. What was said so long ago that nobody trusts it is no number.
async fn counted(
    job: &mut Job,
    services: &BTreeSet<ServiceId>,
) -> Result<HashMap<ServiceId, store::Places>, Halt> {
    let trusted = job.now() - TimeDelta::days(directory::model::ROOM_DAYS);
    store::of(&mut job.conn, services, trusted).await
}

/// The places of a service, which nobody else takes or counts before the job ends.
async fn locked(job: &mut Job, service: ServiceId) -> Result<Option<store::Places>, Halt> {
    directory::lock_places(job, service).await?;
    Ok(counted(job, &BTreeSet::from([service])).await?.remove(&service))
}

/// Refuses a claim with a service that counts its places and has none left; `field` is the input's that is to blame.
/// Answers from when the claim takes one: never before their number was said, whatever the clocks of two machines show.
pub(super) async fn take(
    job: &mut Job,
    service: Option<ServiceId>,
    field: &str,
) -> Result<Option<Time>, Halt> {
    let Some(service) = service else { return Ok(None) };
    let places = locked(job, service).await?;
    if places.is_some_and(|places| !places.has_room()) {
        return Err(Problem::new("claim.no_place").at(field).into());
    }
    Ok(Some(since(job, places)))
}

/// From when a referral takes a place: whoever accepts or starts says by that that there is one, and may take more than
/// were said.
pub(super) async fn took(job: &mut Job, service: Option<ServiceId>) -> Result<Option<Time>, Halt> {
    let Some(service) = service else { return Ok(None) };
    let places = locked(job, service).await?;
    Ok(Some(since(job, places)))
}

fn since(job: &Job, places: Option<store::Places>) -> Time {
    places.map_or(job.now(), |places| places.at.max(job.now()))
}

/// With which of these services a claim is made that names none: where any of them counts its places, one that has room, or
/// else any; where none does, with none. Whether there is room is asked again when the claim holds its need.
pub(super) async fn with_room(
    job: &mut Job,
    services: &BTreeSet<ServiceId>,
) -> Result<Option<ServiceId>, Halt> {
    let counted = counted(job, services).await?;
    if counted.is_empty() {
        return Ok(None);
    }
    let has_room = |service: &&ServiceId| counted.get(*service).is_none_or(store::Places::has_room);
    Ok(services.iter().find(has_room).or(services.first()).copied())
}

/// How many places of its own services a caller's organisation has given since it said how many are free: for those who
/// keep its entries.
pub(in crate::referrals) async fn taken(
    call: &Call,
    services: &[ServiceId],
) -> Result<HashMap<ServiceId, i64>, Halt> {
    let Ok(scope) = call.house().law.scope::<EditDirectory>(call.actor()?) else {
        return Ok(HashMap::new());
    };
    store::taken(&mut *call.reader().await?, &scope, services).await
}
