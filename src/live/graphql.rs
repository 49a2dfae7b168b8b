//! What can be followed, in the API. Nothing but ids, kinds and counts is told: what they stand for is asked for.
use super::{
    connection::Connection,
    topic::{CardsMoved, CardsTopic, ChangesTopic, InboxTopic, Topic},
};
use crate::{
    call::error,
    inbox::graphql::InboxCounts,
    kernel::{CardId, Halt, Id, PersonId, Problem},
    referrals::graphql::NeedCardFilter,
    sync::graphql::{ChangeObject, Changes},
};
use async_graphql::{Context, Description, ID, Result, SimpleObject, Subscription as Subscribe};
use futures_util::{Stream, StreamExt};

/// Something of a person changed, as far as it is open to the caller.
#[derive(Clone, Debug, SimpleObject)]
pub struct PersonEvent {
    /// What: the person, needs, referrals or claims of theirs. At most 100; empty in the first event.
    nodes: Vec<ChangeObject>,
}

/// Something else waits for the caller.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct InboxEvent {
    /// How much waits now.
    counts: InboxCounts,
}

/// The first hundred cards that the caller is shown are others.
#[derive(Clone, Debug, SimpleObject)]
pub struct NeedCardEvent {
    /// Cards that weren't among them before. At most 100; empty in the first event.
    appeared: Vec<ID>,
    /// Cards that are no longer among them. At most 100; empty in the first event.
    gone: Vec<ID>,
}

impl From<CardsMoved> for NeedCardEvent {
    fn from(moved: CardsMoved) -> Self {
        let ids = |ids: Vec<CardId>| ids.into_iter().map(|id| id.to_string().into()).collect();
        Self { appeared: ids(moved.appeared), gone: ids(moved.gone) }
    }
}

/// What can be followed over a connection that stays open. Each begins with an event at once; each event is decided anew,
/// and ends the subscription where nothing is open to the caller any more.
#[derive(Clone, Copy, Debug, Default, Description)]
pub struct Subscription;

#[Subscribe(use_type_description)]
impl Subscription {
    /// What changed after a cursor, or from now on, as far as it is open to the caller: as `changes` of a query. Told within
    /// a second; of what grants to kinds, conferences, agreements, roles and the law open or close, nothing is told.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The `cursor` of an event or answer before.")] after: Option<String>,
    ) -> Result<impl Stream<Item = Result<Changes>> + use<>> {
        followed(ctx, ChangesTopic { after, person: None, first: true })
    }

    /// What changes of one person, from now on. Ends when nothing of them is open to the caller any more, within ten seconds where that is a
    /// matter of time alone.
    async fn person(
        &self,
        ctx: &Context<'_>,
        id: ID,
    ) -> Result<impl Stream<Item = Result<PersonEvent>> + use<>> {
        let person = PersonId::parse(&id);
        let connection = ctx.data::<Connection>()?;
        let unknown = || error(&connection.nobody(), Problem::not_found("id").into());
        let topic = ChangesTopic { after: None, person: Some(person.ok_or_else(unknown)?), first: true };
        let changes = followed(ctx, topic)?;
        Ok(changes.map(|event| event.map(|changes| PersonEvent { nodes: changes.nodes })))
    }

    /// How much waits for the caller, whenever that is another number. Told within two seconds where something changed that
    /// `changes` tells of, and within a quarter of a minute where anything else did.
    async fn inbox(&self, ctx: &Context<'_>) -> Result<impl Stream<Item = Result<InboxEvent>> + use<>> {
        let counts = followed(ctx, InboxTopic::default())?;
        Ok(counts.map(|event| event.map(|counts| InboxEvent { counts })))
    }

    /// Which of the first hundred cards come and go, every five seconds at most; within a minute where nothing but the caller's own services changed.
    async fn need_cards(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All of them where nothing is given.")] filter: Option<NeedCardFilter>,
    ) -> Result<impl Stream<Item = Result<NeedCardEvent>> + use<>> {
        let moved = followed(ctx, CardsTopic { filter: filter.unwrap_or_default(), seen: None })?;
        Ok(moved.map(|event| event.map(NeedCardEvent::from)))
    }
}

/// A topic, with its halts in the words of whoever follows.
fn followed<T: Topic>(ctx: &Context<'_>, topic: T) -> Result<impl Stream<Item = Result<T::Event>> + use<T>> {
    let connection = ctx.data::<Connection>()?.clone();
    let events = connection.follow(topic);
    Ok(events.map(move |event| event.map_err(|halt: Halt| error(&connection.nobody(), halt))))
}
