//! The process ([`House`]), one request ([`Call`]), one change ([`Job`]).
mod answer;
mod anybody;
mod behalf;
mod bell;
mod change;
mod errand;
mod house;
mod job;
mod kept;
mod masked;
mod memo;
mod page;
mod seen;
mod store;
mod target;
mod visible;

pub use answer::{ProblemAnswer, answer, error};
pub use anybody::{ASKED_MAX, WISHED_MAX};
pub use behalf::{BEHALF_MAX, Behalf};
pub use bell::{Bell, Rung};
pub use change::Change;
pub use errand::{Errand, Errands, Runner};
pub use house::{Finisher, House, Terms};
pub use job::Job;
pub(crate) use masked::{masked, masks};
pub use memo::Memo;
pub use seen::{LEAVES_WITHIN, Settled};
pub(crate) use store::standings_of_everybody;
pub use target::TargetDays;
pub(crate) use visible::{Mask, bind_mask, shut, visible, visible_persons};

use crate::{
    db::Conn,
    kernel::{Halt, Id, OrganizationId, PersonId, Time, UserId},
    locale::Language,
    policy::{Act, Actor, Decision, ExplainAccess, Part, PartSet, Permit, Standing},
};
use futures_util::future::BoxFuture;
use seen::Seen;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::{Deref, DerefMut},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};
use tokio::sync::MutexGuard;
use uuid::Uuid;

crate::policy::words::words! {
    /// What a credential may be used for, besides what its user's roles allow.
    pub enum TokenScope {
        /// Ask.
        Read = 0 "read",
        /// Change persons, needs, claims, referrals.
        Write = 1 "write",
        /// Change the directory.
        Directory = 2 "directory",
        /// Bring in directories.
        Import = 3 "import",
    }
}
crate::policy::words::set!(/// What one credential may be used for.
    TokenScopes of TokenScope);

/// Who was recognised, and the numbers that say whether that still holds when the answer leaves.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who they are to the law.
    pub actor: Actor,
    /// The user's `access_version` when they were recognised.
    pub user_version: i64,
    /// The organisation's.
    pub organization_version: i64,
    /// What the credential may be used for.
    pub scopes: TokenScopes,
    /// When the credential ends.
    pub until: Option<Time>,
    /// For whom it asks, where it is another system.
    pub behalf: Behalf,
}

/// One caller, one purpose, one moment. Cheap to clone: every copy is the same call.
#[derive(Clone, Debug)]
pub struct Call(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    house: Arc<House>,
    caller: Option<Caller>,
    language: Language,
    request: String,
    /// Of one who follows what changes, which connection that is.
    following: Option<String>,
    now: Time,
    reader: tokio::sync::Mutex<Option<Conn>>,
    seen: Mutex<BTreeMap<PersonId, Seen>>,
    /// Records of people who are no person of the network, by what they were read for.
    reached: Mutex<BTreeSet<(&'static str, Uuid)>>,
    /// As of the moment that the reader reads.
    versions: tokio::sync::Mutex<Option<HashMap<String, i64>>>,
    statements: AtomicUsize,
    wrote: AtomicBool,
    rests_on_caller: AtomicBool,
}

/// Statements that one request may read with. One recognises the caller, four write down what is shown: fifty in
/// all.
const STATEMENTS_MAX: usize = 45;

impl Call {
    /// A call of nobody (`caller: None`) or somebody. `request` is the request's id in log and audit.
    pub fn new(house: Arc<House>, caller: Option<Caller>, language: Language, request: String) -> Self {
        Self::made(house, caller, language, request, None)
    }

    /// The call of one who is told, while a connection lasts, what changes: what it shows of a person is one record for
    /// all of the connection, as long as it shows nothing more.
    pub fn following(house: Arc<House>, caller: Caller, language: Language, connection: &str) -> Self {
        let connection = connection.to_owned();
        Self::made(house, Some(caller), language, connection.clone(), Some(connection))
    }

    fn made(
        house: Arc<House>,
        caller: Option<Caller>,
        language: Language,
        request: String,
        following: Option<String>,
    ) -> Self {
        let now = house.clock.now();
        Self(Arc::new(Inner {
            house,
            caller,
            language,
            request,
            following,
            now,
            reader: tokio::sync::Mutex::default(),
            seen: Mutex::default(),
            reached: Mutex::default(),
            versions: tokio::sync::Mutex::default(),
            statements: AtomicUsize::new(0),
            wrote: AtomicBool::new(false),
            rests_on_caller: AtomicBool::new(false),
        }))
    }

    /// The process that this call is made in.
    pub fn house(&self) -> &Arc<House> {
        &self.0.house
    }

    /// The moment that everything in this call is judged by.
    pub fn now(&self) -> Time {
        self.0.now
    }

    /// The caller's language.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// The request's id in log and audit.
    pub fn request(&self) -> &str {
        &self.0.request
    }

    /// Who was recognised, if anybody.
    pub fn caller(&self) -> Option<&Caller> {
        self.0.caller.as_ref()
    }

    /// The caller as the law sees them.
    pub fn actor(&self) -> Result<&Actor, Halt> {
        self.caller().map(|caller| &caller.actor).ok_or(Halt::Unauthenticated)
    }

    /// The caller's organisation.
    pub fn organization(&self) -> Result<OrganizationId, Halt> {
        Ok(self.actor()?.organization)
    }

    /// Refuses a credential that was not given for this.
    pub fn within(&self, scope: TokenScope) -> Result<(), Halt> {
        let caller = self.caller().ok_or(Halt::Unauthenticated)?;
        if caller.scopes.contains(scope) { Ok(()) } else { Err(Halt::OutOfScope) }
    }

    /// Refuses another system that names nobody, before it is known whether there is anything for it to see.
    pub fn named(&self) -> Result<(), Halt> {
        let caller = self.caller().ok_or(Halt::Unauthenticated)?;
        caller.behalf.named(&caller.actor)
    }

    /// The request's one connection, in its one read transaction, begun at the first call. Hold it for one
    /// statement at a time: sibling resolvers wait for it. Refused once the transaction has had its share.
    pub async fn reader(&self) -> Result<Reader<'_>, Halt> {
        let mut place = self.0.reader.lock().await;
        if place.is_none() {
            *place = Some(self.0.house.db.reader().await?);
        }
        if place.as_ref().is_some_and(|conn| conn.statements() >= STATEMENTS_MAX) {
            return Err(Halt::TooCostly);
        }
        Ok(Reader(place))
    }

    /// Gives the connection back; what is read afterwards is of a later moment.
    pub async fn release(&self) {
        if let Some(conn) = self.0.reader.lock().await.take() {
            self.0.statements.fetch_add(conn.statements(), Ordering::Relaxed);
            conn.give_back().await;
        }
        self.0.versions.lock().await.take();
    }

    /// Hands a change to the one writer. Answers after COMMIT; a client that leaves cancels nothing.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Halt>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Job) -> BoxFuture<'a, Result<T, Halt>> + Send + 'static,
    {
        self.release().await;
        let call = self.clone();
        let done = self.0.house.db.write(move |conn| Job::run(call, conn, work)).await;
        self.0.wrote.fetch_or(done.is_ok(), Ordering::Relaxed);
        done
    }

    /// Whether a change was committed: then the call can't be made once more.
    pub fn wrote(&self) -> bool {
        self.0.wrote.load(Ordering::Relaxed)
    }

    /// The guard's facts about one person; the same statement whether the person exists or not.
    pub async fn standing(&self, person: PersonId) -> Result<Standing, Halt> {
        let mut found = self.standings(&[person]).await?;
        Ok(found.remove(&person).unwrap_or_else(|| Standing::nobody(person)))
    }

    /// The guard's facts about several persons, in one statement. Persons of whom there are none, or who do
    /// not exist, are absent.
    pub async fn standings(&self, persons: &[PersonId]) -> Result<HashMap<PersonId, Standing>, Halt> {
        self.named()?;
        let actor = self.actor()?;
        let mut conn = self.reader().await?;
        store::standings(&mut conn, (actor.organization, actor.user), persons, self.now()).await
    }

    /// How every organisation stands to these persons: names of relations, grants and parts, no content. For whom the
    /// law lets ask on what others' sight rests, one permit for each person.
    pub async fn standings_of_everybody(
        &self,
        permits: &[Permit<ExplainAccess>],
    ) -> Result<BTreeMap<(PersonId, OrganizationId), Standing>, Halt> {
        let persons: Vec<_> = permits.iter().map(Permit::on).collect();
        let mut conn = self.reader().await?;
        store::standings_of_everybody(&mut conn, &persons, self.now()).await
    }

    /// What of a person is closed to single users by a block that names them, each with their organisation. At most 1,000.
    pub async fn closed_to_users(
        &self,
        permit: &Permit<ExplainAccess>,
    ) -> Result<Vec<(OrganizationId, PartSet)>, Halt> {
        store::closed_to_users(&mut *self.reader().await?, permit.on()).await
    }

    /// How one organisation stands to a person, whoever of it asks: what its kind is shown among it.
    pub async fn standing_of(
        &self,
        permit: &Permit<ExplainAccess>,
        organization: OrganizationId,
    ) -> Result<Standing, Halt> {
        let nobody = UserId::of(uuid::Uuid::nil());
        let mut conn = self.reader().await?;
        let mut found =
            store::standings(&mut conn, (organization, nobody), &[permit.on()], self.now()).await?;
        Ok(found.remove(&permit.on()).unwrap_or_else(|| Standing::nobody(permit.on())))
    }

    /// The number that tells whether something kept in memory is stale; 0 before its first change.
    pub async fn version(&self, of: &str) -> Result<i64, Halt> {
        let mut known = self.0.versions.lock().await;
        let versions = match known.take() {
            Some(versions) => versions,
            None => store::versions(&mut *self.reader().await?).await?,
        };
        Ok(known.insert(versions).get(of).copied().unwrap_or(0))
    }

    /// Notes that this part of a person is in the answer, for the audit that is written before the answer
    /// leaves.
    pub fn shows(&self, person: PersonId, version: i64, decision: &Decision, part: Part) {
        let mut seen = self.0.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.entry(person).or_insert_with(|| Seen::new(version, decision)).add(
            version,
            decision,
            PartSet::of(&[part]),
        );
    }

    /// Notes that the answer rests on how a person stands, where no part of theirs is in it: it doesn't leave when that
    /// moved.
    pub fn rests_on(&self, person: PersonId, version: i64, decision: &Decision) {
        let mut seen = self.0.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = seen.entry(person).or_insert_with(|| Seen::new(version, decision));
        seen.add(version, decision, PartSet::EMPTY);
    }

    /// Notes that the answer tells how somebody is reached who is no person of the network: who runs a group, who has an
    /// appointment. `A` is what they were read for, `of` their record. It is audited like a person's contact.
    pub fn reaches<A: Act>(&self, of: impl Id) {
        self.0.reached.lock().unwrap_or_else(PoisonError::into_inner).insert((A::NAME, of.uuid()));
    }

    /// Notes that the answer rests on who the caller is: it doesn't leave when they are nobody any more.
    pub fn rests_on_caller(&self) {
        self.0.rests_on_caller.store(true, Ordering::Relaxed);
    }

    /// How many statements the call has cost so far, its changes included.
    pub fn statements(&self) -> usize {
        self.0.statements.load(Ordering::Relaxed)
    }
}

/// The request's connection, for one statement.
#[derive(Debug)]
pub struct Reader<'c>(MutexGuard<'c, Option<Conn>>);

impl Deref for Reader<'_> {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        #[expect(clippy::expect_used, reason = "made by Call::reader with a connection inside")]
        self.0.as_ref().expect("a reader holds its connection")
    }
}

impl DerefMut for Reader<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        #[expect(clippy::expect_used, reason = "made by Call::reader with a connection inside")]
        self.0.as_mut().expect("a reader holds its connection")
    }
}
