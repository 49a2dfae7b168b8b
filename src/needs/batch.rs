//! The needs of one answer, read together, each with the leave to read it.
use super::{
    model::{Line, Need},
    store::{self, Answer, ConcernedMember},
};
use crate::{
    call::Call,
    kernel::{Halt, NeedId, Slots},
    policy::{Part, Permit, ReadNeed, Standing},
};
use std::collections::HashMap;
use tokio::sync::OnceCell;

/// Needs that are open to the caller.
#[derive(Debug, Default)]
pub struct NeedBatch {
    permits: Vec<Permit<ReadNeed>>,
    needs: HashMap<NeedId, Need>,
    standings: HashMap<NeedId, Standing>,
    answers: OnceCell<HashMap<NeedId, Vec<Answer>>>,
    concerned: OnceCell<HashMap<NeedId, Vec<ConcernedMember>>>,
    slots: Slots,
}

impl NeedBatch {
    pub(super) fn of(found: Vec<(Permit<ReadNeed>, Need, Standing)>) -> Self {
        let mut batch = Self::default();
        for (permit, need, standing) in found {
            batch.needs.insert(need.facts.id, need);
            batch.standings.insert(permit.on(), standing);
            batch.permits.push(permit);
        }
        batch
    }

    /// The leaves, one for each need, in the order of the answer.
    pub fn permits(&self) -> &[Permit<ReadNeed>] {
        &self.permits
    }

    /// Where a room above keeps what it has read for all needs of this answer.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    /// One need.
    pub fn need(&self, at: usize) -> &Need {
        &self.needs[&self.permits[at].on()]
    }

    /// The facts that the leave of one need was judged by.
    pub fn standing(&self, at: usize) -> &Standing {
        &self.standings[&self.permits[at].on()]
    }

    /// Notes that the need is shown.
    pub fn shows(&self, call: &Call, at: usize) {
        let permit = &self.permits[at];
        let part = Part::Needs(self.need(at).facts.domain);
        call.shows(permit.person(), permit.version(), permit.decision(), part);
    }

    pub(super) async fn answers(&self, call: &Call, at: usize) -> Result<&[Answer], Halt> {
        let read = || async { store::answers(&mut *call.reader().await?, &self.permits).await };
        Ok(self.share(self.answers.get_or_try_init(read).await?, at))
    }

    pub(super) async fn concerned(&self, call: &Call, at: usize) -> Result<&[ConcernedMember], Halt> {
        let read = || async { store::concerned(&mut *call.reader().await?, &self.permits).await };
        Ok(self.share(self.concerned.get_or_try_init(read).await?, at))
    }

    /// What happened to all of them.
    pub(super) async fn events(&self, call: &Call) -> Result<HashMap<NeedId, Vec<Line>>, Halt> {
        store::events(&mut *call.reader().await?, &self.permits).await
    }

    fn share<'b, T>(&self, all: &'b HashMap<NeedId, Vec<T>>, at: usize) -> &'b [T] {
        all.get(&self.permits[at].on()).map_or(&[], Vec::as_slice)
    }
}
