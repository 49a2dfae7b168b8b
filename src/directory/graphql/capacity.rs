//! What a service's organisation says of its room.
use super::super::{
    model::{Capacity, CapacityState},
    service as verbs,
};
use super::ServiceObject;
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{Halt, Id, Problem, ServiceId},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

/// The room that a service has from now on.
#[derive(Clone, Debug, InputObject)]
pub struct SetCapacityInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which service, of one's own organisation.
    service: ID,
    /// Whether there is any.
    state: CapacityState,
    /// How many places are free, 0 to 10,000; without it places aren't counted.
    free_places: Option<i64>,
}

/// What became of a service.
#[derive(Debug, SimpleObject)]
pub struct ServicePayload {
    /// The service as it stands now; null where nothing was done.
    service: Option<ServiceObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

/// What is changed in the directory.
#[derive(Clone, Copy, Debug, Default)]
pub struct DirectoryMutation;

#[Object]
impl DirectoryMutation {
    /// Says how much room a service has now; for those of its organisation who keep its entries, and with a token that may
    /// change the directory too. Each place that is taken afterwards, by a claim that holds a need or a referral that was
    /// accepted, counts as taken until it is given back; where none is left no claim holds a need. Help that was completed
    /// keeps its place until the number is said anew.
    async fn set_capacity(&self, ctx: &Context<'_>, input: SetCapacityInput) -> Result<ServicePayload> {
        let call = ctx.data::<Call>()?;
        match answer(call, set(call, input).await)? {
            Ok(id) => {
                let found = ServiceObject::by_ids(call, &[id]).await;
                let service = found.map_err(|halt| error(call, halt))?.remove(&id);
                Ok(ServicePayload { service, problems: Vec::new() })
            }
            Err(problems) => Ok(ServicePayload { service: None, problems }),
        }
    }
}

async fn set(call: &Call, input: SetCapacityInput) -> Result<ServiceId, Halt> {
    let memo = Memo::of("setCapacity", input.client_mutation_id.as_ref(), &input)?;
    let service = ServiceId::parse(&input.service).ok_or_else(|| Problem::not_found("service"))?;
    let said = Capacity { state: input.state, free_places: input.free_places, at: call.now() };
    verbs::say_capacity(call, memo, service, said).await
}
