//! What happened to needs, claims, referrals and orientations.
use super::super::{batch::NeedBatch, model::Line};
use crate::{
    call::{Call, error},
    directory::graphql::OrganizationObject,
    kernel::{Halt, Id, NeedId, OrganizationId, Time},
    policy::{Permit, ReadNeed},
};
use async_graphql::{Context, Object, Result};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// One line of the history of a need, or of one of its claims, referrals or orientations.
#[derive(Clone, Debug)]
pub struct NeedEvent {
    line: Line,
    names: Arc<Names>,
}

/// The organisations that the lines of one answer name, read together.
#[derive(Debug, Default)]
struct Names {
    ids: BTreeSet<OrganizationId>,
    read: OnceCell<HashMap<OrganizationId, OrganizationObject>>,
}

/// The histories of all needs of one answer.
#[derive(Debug, Default)]
struct Told(OnceCell<HashMap<NeedId, Vec<NeedEvent>>>);

/// The history of one need of the batch, the oldest first, as far as it is told to this caller.
pub(super) async fn of_need(call: &Call, batch: &NeedBatch, at: usize) -> Result<Vec<NeedEvent>, Halt> {
    let slot = batch.slots().slot::<Told>();
    let read = || async { Ok::<_, Halt>(NeedEvent::all(batch.events(call).await?)) };
    let all = slot.0.get_or_try_init(read).await?;
    let permit = &batch.permits()[at];
    let told = all.get(&permit.on()).into_iter().flatten().filter_map(|event| event.told_to(permit));
    Ok(told.collect())
}

impl NeedEvent {
    /// The lines of several histories, whose organisations are read together.
    pub fn all<I: Id>(histories: HashMap<I, Vec<Line>>) -> HashMap<I, Vec<Self>> {
        let ids = histories.values().flatten().filter_map(|line| line.organization_id).collect();
        let names = Arc::new(Names { ids, ..Names::default() });
        let one = |line| Self { line, names: Arc::clone(&names) };
        histories.into_iter().map(|(of, lines)| (of, lines.into_iter().map(one).collect())).collect()
    }

    /// The lead is told everything, an organisation what it did itself. Others are told what became of the need:
    /// not who offered or was asked to answer it, what they were told of, and not by whom, for a name may say what somebody
    /// suffers from.
    fn told_to(&self, permit: &Permit<ReadNeed>) -> Option<Self> {
        if permit.leads() || self.line.organization_id == Some(permit.actor().organization) {
            return Some(self.clone());
        }
        let line = Line { organization_id: None, ..self.line.clone() };
        (line.subject == "need").then(|| Self { line, names: Arc::clone(&self.names) })
    }

    async fn who(&self, call: &Call) -> Result<Option<OrganizationObject>, Halt> {
        let Some(id) = self.line.organization_id else { return Ok(None) };
        let ids: Vec<_> = self.names.ids.iter().copied().collect();
        let read = || OrganizationObject::by_ids(call, &ids);
        Ok(self.names.read.get_or_try_init(read).await?.get(&id).cloned())
    }
}

/// One line of the history of a need, or of one of its claims, referrals or orientations.
#[Object]
impl NeedEvent {
    /// When.
    async fn at(&self) -> Time {
        self.line.at
    }

    /// Who; null for what the clock did, and where the caller may not know who.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        self.who(call).await.map_err(|halt| error(call, halt))
    }

    /// What changed: `need`, `claim`, `referral` or `orientation`.
    async fn subject(&self) -> &str {
        &self.line.subject
    }

    /// The event.
    async fn event(&self) -> &str {
        &self.line.event
    }

    /// The state before; null for what is new.
    async fn from(&self) -> Option<&str> {
        self.line.from_status.as_deref()
    }

    /// The state after.
    async fn to(&self) -> &str {
        &self.line.to_status
    }

    /// The coded reason.
    async fn reason(&self) -> Option<&str> {
        self.line.reason.as_deref()
    }
}
