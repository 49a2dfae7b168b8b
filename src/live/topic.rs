//! What can be followed.
use super::hub::Beat;
use crate::{
    call::Call,
    inbox::graphql::InboxCounts,
    kernel::{CardId, Halt, OrganizationId, PersonId, Problem},
    persons,
    referrals::graphql::{NeedCardFilter, first_cards},
    sync::graphql::Changes,
};
use futures_util::future::BoxFuture;
use std::{collections::BTreeSet, time::Duration};

/// What one look saw.
pub(super) struct Looked<T: Topic> {
    /// How it goes on from there, once what was seen may leave.
    pub(super) then: T,
    /// What is new, if anything is.
    pub(super) event: Option<T::Event>,
    /// Whether there is more already.
    pub(super) more: bool,
}

/// Something that can be followed: what was seen of it, and how to look again.
pub(super) trait Topic: Send + Sync + Sized + 'static {
    /// What its followers are told.
    type Event: Send;

    /// Whether a beat is a reason to look.
    fn minds(&self, beat: &Beat, organization: OrganizationId) -> bool;

    /// How long it is not looked at again: what comes meanwhile is one event.
    fn rest(&self) -> Duration;

    /// How often it is looked at when nothing happens.
    fn looks_every(&self) -> Duration;

    /// What is new of it. The first look always sees something.
    fn look<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Looked<Self>, Halt>>;
}

/// What an event holds at most; the next follows at once.
const PAGE: i32 = 100;

/// What changed, of one person alone or of all.
#[derive(Clone, Debug)]
pub(super) struct ChangesTopic {
    pub(super) after: Option<String>,
    pub(super) person: Option<PersonId>,
    /// Whether nothing was told yet.
    pub(super) first: bool,
}

impl Topic for ChangesTopic {
    type Event = Changes;

    fn minds(&self, beat: &Beat, organization: OrganizationId) -> bool {
        beat.concerned.has(organization)
    }

    fn rest(&self) -> Duration {
        Duration::from_millis(250)
    }

    fn looks_every(&self) -> Duration {
        // Whether a person is still open to them may be a matter of time alone.
        if self.person.is_some() { Duration::from_secs(10) } else { Duration::from_hours(1) }
    }

    fn look<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Looked<Self>, Halt>> {
        Box::pin(async move {
            let changes = Changes::after(call, self.after.as_deref(), PAGE, self.person).await?;
            if let Some(person) = self.person
                && persons::read_many(call, &[person]).await?.permits().is_empty()
            {
                return Err(Problem::not_found("id").into());
            }
            let (after, more) = (Some(changes.cursor.clone()), changes.more || changes.again);
            let event = (self.first || !changes.nodes.is_empty()).then_some(changes);
            let then = Self { after, person: self.person, first: false };
            Ok(Looked { then, event, more })
        })
    }
}

/// How much waits for the caller.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct InboxTopic {
    pub(super) seen: Option<InboxCounts>,
}

impl Topic for InboxTopic {
    type Event = InboxCounts;

    fn minds(&self, beat: &Beat, organization: OrganizationId) -> bool {
        beat.concerned.has(organization)
    }

    fn rest(&self) -> Duration {
        Duration::from_secs(1)
    }

    fn looks_every(&self) -> Duration {
        Duration::from_secs(15)
    }

    fn look<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Looked<Self>, Halt>> {
        Box::pin(async move {
            let counts = InboxCounts::of(call).await?;
            let event = (self.seen != Some(counts)).then_some(counts);
            Ok(Looked { then: Self { seen: Some(counts) }, event, more: false })
        })
    }
}

/// Which cards the caller is shown first.
#[derive(Clone, Debug, Default)]
pub(super) struct CardsTopic {
    pub(super) filter: NeedCardFilter,
    pub(super) seen: Option<BTreeSet<CardId>>,
}

/// What became of the first cards that the caller is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct CardsMoved {
    pub(super) appeared: Vec<CardId>,
    pub(super) gone: Vec<CardId>,
}

impl Topic for CardsTopic {
    type Event = CardsMoved;

    fn minds(&self, beat: &Beat, _: OrganizationId) -> bool {
        beat.concerned.needs
    }

    /// Whoever asks again and again learns as much: what cards come together is told no finer than to them.
    fn rest(&self) -> Duration {
        Duration::from_secs(5)
    }

    fn looks_every(&self) -> Duration {
        Duration::from_mins(1)
    }

    fn look<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Looked<Self>, Halt>> {
        Box::pin(async move {
            let now: BTreeSet<_> = first_cards(call, &self.filter).await?.into_iter().collect();
            let moved = self.seen.as_ref().map(|seen| CardsMoved {
                appeared: now.difference(seen).copied().collect(),
                gone: seen.difference(&now).copied().collect(),
            });
            let event = match moved {
                None => Some(CardsMoved::default()),
                Some(moved) => (!moved.appeared.is_empty() || !moved.gone.is_empty()).then_some(moved),
            };
            let then = Self { filter: self.filter.clone(), seen: Some(now) };
            Ok(Looked { then, event, more: false })
        })
    }
}
