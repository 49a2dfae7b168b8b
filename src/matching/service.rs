//! The directory in memory, as a request sees it.
use super::{
    candidates::Ground,
    model::{Match, NeedFacts, judge},
};
use crate::{
    accounts, areas,
    call::Call,
    directory,
    kernel::{Halt, ServiceId},
    policy::PartSet,
};
use std::{collections::BTreeSet, sync::Arc};

/// What the network offers at the call's moment. Reads nothing unless directory, areas or agreements have changed.
pub async fn ground(call: &Call) -> Result<Arc<Ground>, Halt> {
    let versions = (
        call.version(directory::KEPT).await?,
        call.version(areas::KEPT).await?,
        call.version(accounts::AGREEMENTS).await?,
    );
    let read = || async {
        let (tree, kinds) = (areas::tree(call).await?, directory::kinds(call).await?);
        Ok(Ground::new(directory::outline(call).await?, tree, kinds))
    };
    call.kept(versions, read).await
}

/// The parts of a profile that matching one need would go by: with its candidates, or with one service.
pub async fn asks(call: &Call, facts: &NeedFacts, service: Option<ServiceId>) -> Result<PartSet, Halt> {
    Ok(ground(call).await?.asks(facts, service, call.now()))
}

/// How one service fits one need, whether it is among the best or not; `None` for one that is not active.
pub async fn weigh(call: &Call, facts: &NeedFacts, service: ServiceId) -> Result<Option<Match>, Halt> {
    let ground = ground(call).await?;
    Ok(ground.weigh(facts, &BTreeSet::from([service]), call.now()).pop())
}

/// The best services for one need, best first.
pub async fn candidates(call: &Call, facts: &NeedFacts, first: usize) -> Result<Vec<Match>, Halt> {
    let ground = ground(call).await?;
    Ok(judge(facts, ground.candidates(facts, call.now()), ground.words(), call.now(), first))
}

/// How these services fit one need, best first; those that are not active are left out.
pub async fn weigh_all(
    call: &Call,
    facts: &NeedFacts,
    services: &BTreeSet<ServiceId>,
) -> Result<Vec<Match>, Halt> {
    Ok(ground(call).await?.weigh(facts, services, call.now()))
}
