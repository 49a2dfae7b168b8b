//! What a call is about to show, and the last look before it does.
use super::{Call, store};
use crate::{
    audit,
    kernel::{Halt, Id, PersonId, Time},
    policy::{Act, Decision, FollowPerson, Part, PartSet, Purpose, ReadPerson, Relation},
};
use std::{
    mem,
    sync::{PoisonError, atomic::Ordering},
    time::{Duration, Instant},
};

/// How long after its record an answer may still leave. One that was held up for longer would bring what may have been
/// taken back long ago.
pub const LEAVES_WITHIN: Duration = Duration::from_secs(2);

/// What is shown of one person, and what that rests on.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    version: i64,
    until: Option<Time>,
    relation: Option<Relation>,
    parts: PartSet,
}

impl Seen {
    pub(super) fn new(version: i64, decision: &Decision) -> Self {
        Self { version, until: decision.until, relation: decision.relation(), parts: PartSet::EMPTY }
    }

    pub(super) fn add(&mut self, version: i64, decision: &Decision, parts: PartSet) {
        self.version = self.version.min(version);
        self.until = self.until.into_iter().chain(decision.until).min();
        self.parts = self.parts.union(parts);
    }
}

/// Whether an answer may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It may; its audit records are committed.
    Kept,
    /// Access moved while it was made, or it was held up after its record: it must be thrown away and asked once more,
    /// in a new call.
    Moved,
}

impl Call {
    /// Gives the reader back and, where persons were shown, commits their audit records, after comparing
    /// what the answer rests on with what is true now. Nothing is sent before this says [`Settled::Kept`].
    pub async fn settle(&self) -> Result<Settled, Halt> {
        self.release().await;
        let seen = mem::take(&mut *self.0.seen.lock().unwrap_or_else(PoisonError::into_inner));
        let reached = mem::take(&mut *self.0.reached.lock().unwrap_or_else(PoisonError::into_inner));
        let rests = self.0.rests_on_caller.load(Ordering::Relaxed) || !seen.is_empty() || !reached.is_empty();
        let Some(caller) = self.caller().cloned().filter(|_| rests) else {
            return Ok(Settled::Kept);
        };
        caller.behalf.named(&caller.actor)?;
        let connection = self.0.following.clone();
        let recorded = self.write(move |job| {
            Box::pin(async move {
                let now = job.now();
                let persons: Vec<_> = seen.iter().map(|(person, seen)| (*person, seen.version)).collect();
                let ended =
                    seen.values().filter_map(|s| s.until).chain(caller.until).any(|until| until <= now);
                if ended || !store::unmoved(&mut job.conn, &caller, &persons).await? {
                    return Ok(None);
                }
                let act = if connection.is_some() { FollowPerson::NAME } else { ReadPerson::NAME };
                let reached = reached.into_iter().map(|(act, of)| audit::Entry {
                    at: now,
                    act,
                    person: PersonId::of(of),
                    relation: None,
                    parts: PartSet::of(&[Part::Contact]),
                });
                let entries: Vec<_> = seen
                    .into_iter()
                    .filter(|(_, seen)| !seen.parts.is_empty())
                    .map(|(person, seen)| audit::Entry {
                        at: now,
                        act,
                        person,
                        relation: seen.relation,
                        parts: seen.parts,
                    })
                    .chain(reached)
                    .collect();
                let house = job.house().clone();
                let request = job.call().request().to_owned();
                let context = audit::Context {
                    actor: &caller.actor,
                    policy: house.law.hash(),
                    request: &request,
                    behalf: caller.behalf.human(),
                };
                // Each access in an emergency is looked at by itself.
                let run = connection.as_deref().or(caller.behalf.run());
                let run = run.filter(|_| caller.actor.purpose != Purpose::Emergency);
                match run {
                    Some(run) => audit::record_in_run(&mut job.conn, &context, run, entries).await?,
                    None => audit::record(&mut job.conn, &context, &entries).await?,
                }
                Ok(Some(Instant::now()))
            })
        });
        let in_time = recorded.await?.is_some_and(|at| at.elapsed() <= LEAVES_WITHIN);
        Ok(if in_time { Settled::Kept } else { Settled::Moved })
    }
}
