use super::{Call, House, store};
use crate::{
    audit,
    db::{Conn, Done},
    kernel::{Halt, PersonId, Time},
    policy::{Actor, Law, Part, PartSet, Purpose, Relation, Standing},
};
use futures_util::future::BoxFuture;
use std::{
    any::{Any, TypeId},
    collections::{BTreeSet, HashMap},
    sync::{Arc, atomic::Ordering},
};

/// One change, inside the writer's transaction. It waits for nothing but its connection.
pub struct Job {
    /// The writer's connection.
    pub conn: Conn,
    call: Call,
    now: Time,
    after: Vec<Box<dyn FnOnce() + Send>>,
    touched: BTreeSet<PersonId>,
    notes: HashMap<TypeId, Box<dyn Any + Send>>,
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("now", &self.now).finish_non_exhaustive()
    }
}

impl Job {
    pub(super) fn run<T, F>(call: Call, conn: Conn, work: F) -> BoxFuture<'static, Done<T>>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Self) -> BoxFuture<'a, Result<T, Halt>> + Send + 'static,
    {
        Box::pin(async move {
            let now = call.house().clock.now();
            let before = conn.statements();
            let (after, touched, notes) = (Vec::new(), BTreeSet::new(), HashMap::new());
            let mut job = Self { conn, call, now, after, touched, notes };
            let result = match work(&mut job).await {
                Ok(answer) => job.finish().await.map(|()| answer),
                Err(halt) => Err(halt),
            };
            let cost = job.conn.statements() - before;
            job.call.0.statements.fetch_add(cost, Ordering::Relaxed);
            Done { conn: job.conn, result, after: job.after }
        })
    }

    async fn finish(&mut self) -> Result<(), Halt> {
        for at in 0..self.call.house().finishers.len() {
            let finisher = self.call.house().finishers[at];
            finisher(self).await?;
        }
        Ok(())
    }

    /// Leaves word for a [`super::Finisher`] of a room above.
    pub fn note<T: Any + Send>(&mut self, note: T) {
        let notes = self.notes.entry(TypeId::of::<T>()).or_insert_with(|| Box::new(Vec::<T>::new()));
        if let Some(notes) = notes.downcast_mut::<Vec<T>>() {
            notes.push(note);
        }
    }

    /// Takes all notes of one type, in the order in which they were left.
    pub fn take_notes<T: Any + Send>(&mut self) -> Vec<T> {
        let notes = self.notes.remove(&TypeId::of::<T>());
        notes.and_then(|notes| notes.downcast::<Vec<T>>().ok()).map(|notes| *notes).unwrap_or_default()
    }

    /// When the change happens: the time at which the writer took it up, which may be later than the call.
    pub fn now(&self) -> Time {
        self.now
    }

    /// The process.
    pub fn house(&self) -> &Arc<House> {
        self.call.house()
    }

    /// The law.
    pub fn law(&self) -> Arc<Law> {
        Arc::clone(&self.call.house().law)
    }

    /// Who makes the change.
    pub fn actor(&self) -> Result<Actor, Halt> {
        self.call.actor().cloned()
    }

    /// The call that asked for the change.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// Runs once the change is committed, and never otherwise.
    pub fn after(&mut self, effect: impl FnOnce() + Send + 'static) {
        self.after.push(Box::new(effect));
    }

    /// Locks a person's world, then reads the guard's facts about it. Every job that changes anything of a
    /// person begins here; of several persons, in the order of their ids.
    pub async fn standing(&mut self, person: PersonId) -> Result<Standing, Halt> {
        let caller = self.call.caller().ok_or(Halt::Unauthenticated)?;
        caller.behalf.named(&caller.actor)?;
        let who = (caller.actor.organization, caller.actor.user);
        self.lock(person).await?;
        let mut found = store::standings(&mut self.conn, who, &[person], self.now).await?;
        Ok(found.remove(&person).unwrap_or_else(|| Standing::nobody(person)))
    }

    /// Locks a person's world, for what time does: nobody's access is decided by it.
    pub async fn lock(&mut self, person: PersonId) -> Result<(), Halt> {
        self.touched.insert(person);
        store::lock(&mut self.conn, person).await
    }

    /// Whose world this change has locked so far.
    pub fn touched(&self) -> &BTreeSet<PersonId> {
        &self.touched
    }

    /// Says that access to a person may have shrunk: answers that were decided before are made once more.
    pub async fn raise(&mut self, person: PersonId) -> Result<(), Halt> {
        store::raise(&mut self.conn, person).await
    }

    /// Says that what is kept in memory under this name is stale once the change is committed. Answers its new
    /// version: one above that which [`Call::version`] read where nobody else changed it since.
    pub async fn outdate(&mut self, what: &str) -> Result<i64, Halt> {
        store::outdate(&mut self.conn, what).await
    }

    /// Leaves an audit record of this change, in its own transaction.
    pub async fn audit(
        &mut self,
        act: &'static str,
        standing: &Standing,
        parts: &[Part],
    ) -> Result<(), Halt> {
        let actor = self.actor()?;
        let relation = standing.routes.iter().map(|route| route.relation).min();
        self.record(&actor, (act, standing.person), relation, parts).await
    }

    /// Leaves an audit record of an emergency that the user begins or ends, whatever the call was made for.
    pub async fn audit_emergency(
        &mut self,
        act: &'static str,
        person: PersonId,
        parts: &[Part],
    ) -> Result<(), Halt> {
        let actor = Actor { purpose: Purpose::Emergency, ..self.actor()? };
        self.record(&actor, (act, person), Some(Relation::Emergency), parts).await
    }

    async fn record(
        &mut self,
        actor: &Actor,
        (act, person): (&'static str, PersonId),
        relation: Option<Relation>,
        parts: &[Part],
    ) -> Result<(), Halt> {
        let entry = audit::Entry { at: self.now, act, person, relation, parts: PartSet::of(parts) };
        let context = audit::Context {
            actor,
            policy: self.call.house().law.hash(),
            request: self.call.request(),
            behalf: self.call.caller().and_then(|caller| caller.behalf.human()),
        };
        audit::record(&mut self.conn, &context, &[entry]).await
    }
}
