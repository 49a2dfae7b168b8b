//! What other systems ask.
use super::{
    model::{self, ChangeKind, External, Row, Thing},
    service::{self, Known},
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    db::IdList,
    kernel::{ClaimId, Halt, Id, NeedId, PersonId, Place, Problem, ReferralId, Slots, Time},
    needs::graphql::Need,
    persons::graphql::Person,
    persons::{self, Batch},
    policy::{Part, Permit},
    referrals::graphql::{Claim, Referral},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use tokio::sync::OnceCell;
use uuid::Uuid;

/// The name that cursors of the log are bound to.
const LOG: &str = "changes";

/// Something that changed since.
#[derive(Clone, Debug, SimpleObject)]
pub struct ChangeObject {
    /// What it is.
    kind: ChangeKind,
    /// Its id: ask for it as for any other.
    id: ID,
    /// When it changed last.
    at: Time,
}

/// What changed, as far as it is open to the caller now: ids and kinds, decided anew at each question.
#[derive(Clone, Debug, SimpleObject)]
pub struct Changes {
    /// Each thing once, in the order of its last change. At most 100.
    nodes: Vec<ChangeObject>,
    /// Where to go on: `after` of the next question, whether there were any nodes or not. At most 100 characters.
    cursor: String,
    /// Whether there is more already.
    more: bool,
}

/// What another system of the caller's organisation calls something.
#[derive(Clone, Debug, SimpleObject)]
pub struct ExternalId {
    /// The system, in small letters, at most 40 characters.
    system: String,
    /// The id there, at most 120 characters.
    value: String,
}

impl From<External> for ExternalId {
    fn from(External { system, value }: External) -> Self {
        Self { system, value }
    }
}

#[derive(Debug, Default)]
struct ExternalOf(OnceCell<HashMap<Uuid, Vec<External>>>);

/// What the caller's systems call one of these things, which are read together.
async fn external_of(call: &Call, slots: &Slots, things: IdList, one: Uuid) -> Result<Vec<ExternalId>, Halt> {
    let slot = slots.slot::<ExternalOf>();
    let all = slot.0.get_or_try_init(|| service::external(call, things)).await?;
    Ok(all.get(&one).cloned().unwrap_or_default().into_iter().map(ExternalId::from).collect())
}

/// What the caller's systems call a person.
pub async fn of_person(call: &Call, persons: &Batch, at: usize) -> Result<Vec<ExternalId>, Halt> {
    let ids = persons.permits().iter().map(Permit::on).collect();
    external_of(call, persons.slots(), ids, persons.permits()[at].on().uuid()).await
}

/// What the caller's systems call a need.
pub async fn of_need(
    call: &Call,
    needs: &crate::needs::NeedBatch,
    at: usize,
) -> Result<Vec<ExternalId>, Halt> {
    let ids = needs.permits().iter().map(Permit::on).collect();
    external_of(call, needs.slots(), ids, needs.permits()[at].on().uuid()).await
}

/// What the caller's systems call a referral, of those that were read together.
pub async fn of_referral(
    call: &Call,
    slots: &Slots,
    all: impl Iterator<Item = ReferralId>,
    one: ReferralId,
) -> Result<Vec<ExternalId>, Halt> {
    external_of(call, slots, all.collect(), one.uuid()).await
}

/// What an id of another system stands for; null where it stands for nothing of that kind, or for what isn't open to the
/// caller.
#[derive(Clone, Debug, Default, SimpleObject)]
pub struct Identified {
    /// A person.
    person: Option<Person>,
    /// A need.
    need: Option<Need>,
    /// A referral.
    referral: Option<Referral>,
}

/// Questions of other systems.
#[derive(Clone, Copy, Debug, Default)]
pub struct SyncQuery;

#[Object]
impl SyncQuery {
    /// What changed after a cursor, as far as it is open to the caller now. Without one: nothing, and the cursor of now;
    /// ask for it before reading everything for the first time. Where a person is told, read all of the person again: what
    /// is open to the caller may have changed. What is open no longer is not told: it is null when asked for. Nor is what
    /// grants to kinds of organisations, conferences, agreements, roles and the law open or close, nor what hangs on a
    /// person beside parts, needs, referrals and claims (orientations, diary, notices, grants).
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The `cursor` of the question before.")] after: Option<String>,
        #[graphql(default = 100, desc = "At most 100.")] first: i32,
    ) -> Result<Changes> {
        let call = ctx.data::<Call>()?;
        changes(call, after.as_deref(), first).await.map_err(|halt| error(call, halt))
    }

    /// What one of the caller's systems calls so.
    async fn by_external_id(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The system's name.")] system: String,
        #[graphql(desc = "The id there.")] value: String,
    ) -> Result<Identified> {
        let call = ctx.data::<Call>()?;
        identified(call, &system, &value).await.map_err(|halt| error(call, halt))
    }
}

/// Which of these things a system calls so are open to the caller. Nothing that is called so takes the same steps.
async fn identified(call: &Call, system: &str, value: &str) -> Result<Identified, Halt> {
    fn ids<I: Id>(found: &[(String, Uuid)], kind: &str) -> Vec<I> {
        let ids: Vec<I> = found.iter().filter(|(of, _)| of == kind).map(|(_, id)| I::of(*id)).collect();
        if ids.is_empty() { vec![I::of(Uuid::nil())] } else { ids }
    }
    let external = External { system: model::system(system)?, value: model::value(value)? };
    let found = service::by_external(call, &external).await?;
    let persons = persons::read_many(call, &ids(&found, "person")).await?;
    Ok(Identified {
        person: Person::all(persons).into_iter().next(),
        need: Need::by_ids(call, &ids(&found, "need")).await?.into_values().next(),
        referral: Referral::by_ids(call, &ids(&found, "referral")).await?.into_values().next(),
    })
}

/// How often one question looks at more of the log to fill its page.
const ROUNDS_MAX: usize = 3;

async fn changes(call: &Call, after: Option<&str>, first: i32) -> Result<Changes, Halt> {
    let page = call.page(LOG, first, after)?;
    let stretch = service::after(call, page.after.as_ref().map(|place| place.key.as_str())).await?;
    let (mut told, mut end, mut more) = (Vec::<Told>::new(), stretch.end, stretch.more);
    let at_once = (page.first * 2).max(1);
    let mut rows = stretch.rows.as_slice();
    for _ in 0..ROUNDS_MAX {
        let (now, later) = rows.split_at(rows.len().min(at_once));
        for one in Open::of(call, now).await?.told(now) {
            // Of several parts of one person the last counts.
            let before = told.iter().position(|other| other.node.id == one.node.id);
            if before.is_none() && told.len() == page.first {
                end.number = told.last().map_or(one.number - 1, |last| last.number);
                more = true;
                rows = &[];
                break;
            }
            before.map(|at| told.remove(at));
            told.push(one);
        }
        if rows.is_empty() {
            break;
        }
        rows = later;
        if rows.is_empty() {
            break;
        }
    }
    if let Some(next) = rows.first() {
        end.number = next.number - 1;
        more = true;
    }
    let place = Place { key: end.key(), id: Uuid::nil() };
    let cursor = place.seal(&call.house().secrets, LOG, call.organization()?);
    let nodes = told.into_iter().map(|one| one.shown(call)).collect();
    Ok(Changes { nodes, cursor, more })
}

/// A row that is open to the caller, with what that rests on.
struct Told {
    number: i64,
    node: ChangeObject,
    ground: Ground,
}

enum Ground {
    Person(Arc<Batch>, usize, Option<Part>),
    Need(Need),
    Else,
}

impl Told {
    /// Notes that it is told.
    fn shown(self, call: &Call) -> ChangeObject {
        match self.ground {
            Ground::Person(batch, at, Some(part)) => {
                batch.shows(call, at, part);
            }
            Ground::Need(need) => {
                let (batch, at) = need.batch();
                batch.shows(call, at);
            }
            Ground::Person(_, _, None) | Ground::Else => {}
        }
        self.node
    }
}

/// What of some rows of the log is open to the caller.
struct Open {
    persons: Arc<Batch>,
    needs: HashMap<NeedId, Need>,
    referrals: HashSet<ReferralId>,
    claims: HashSet<ClaimId>,
}

impl Open {
    /// Kinds of which there is nothing take the same steps.
    async fn of(call: &Call, rows: &[Row]) -> Result<Self, Halt> {
        fn ids<I: Id>(rows: &[Row], kind: ChangeKind) -> Vec<I> {
            let of = rows.iter().filter(|row| row.kind == kind).map(|row| row.subject_id);
            let ids: HashSet<Uuid> = of.collect();
            if ids.is_empty() { vec![I::of(Uuid::nil())] } else { ids.into_iter().map(I::of).collect() }
        }
        let persons = persons::read_many(call, &ids(rows, ChangeKind::Person)).await?;
        let needs = Need::by_ids(call, &ids(rows, ChangeKind::Need)).await?;
        let referrals = Referral::by_ids(call, &ids(rows, ChangeKind::Referral)).await?;
        let claims = Claim::by_ids(call, &ids(rows, ChangeKind::Claim)).await?;
        Ok(Self {
            persons: Arc::new(persons),
            needs,
            referrals: referrals.into_keys().collect(),
            claims: claims.into_keys().collect(),
        })
    }

    fn told(&self, rows: &[Row]) -> Vec<Told> {
        rows.iter().filter_map(|row| self.one(row)).collect()
    }

    fn one(&self, row: &Row) -> Option<Told> {
        let (id, ground) = match row.kind {
            ChangeKind::Person => {
                let person = PersonId::of(row.subject_id);
                let at = self.persons.permits().iter().position(|permit| permit.on() == person)?;
                let part = Part::parse(&row.part);
                let is_open = row.part.is_empty() || self.persons.permits()[at].shows(part?);
                is_open.then(|| (person.to_string(), Ground::Person(Arc::clone(&self.persons), at, part)))?
            }
            ChangeKind::Need => {
                let id = NeedId::of(row.subject_id);
                (id.to_string(), Ground::Need(self.needs.get(&id)?.clone()))
            }
            ChangeKind::Referral => {
                let id = ReferralId::of(row.subject_id);
                (self.referrals.contains(&id).then(|| id.to_string())?, Ground::Else)
            }
            ChangeKind::Claim => {
                let id = ClaimId::of(row.subject_id);
                (self.claims.contains(&id).then(|| id.to_string())?, Ground::Else)
            }
        };
        let node = ChangeObject { kind: row.kind, id: id.into(), at: row.at };
        Some(Told { number: row.number, node, ground })
    }
}

/// What another system calls something of ours.
#[derive(Clone, Debug, InputObject)]
pub struct SetExternalIdInput {
    /// A person, a need or a referral that is open to the caller.
    id: ID,
    /// The system's name. At most 40 characters; capitals don't count.
    system: String,
    /// The id there; without one it is forgotten. At most 120 characters.
    value: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    client_mutation_id: Option<String>,
}

/// What became of it.
#[derive(Debug, SimpleObject)]
pub struct SetExternalIdPayload {
    /// What all the caller's systems call it now; null where nothing was done. At most 10.
    external_ids: Option<Vec<ExternalId>>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

/// Changes by other systems.
#[derive(Clone, Copy, Debug, Default)]
pub struct SyncMutation;

#[Object]
impl SyncMutation {
    /// Write down what another system of the caller's organisation calls a person, a need or a referral. Nobody but that
    /// organisation sees it.
    async fn set_external_id(
        &self,
        ctx: &Context<'_>,
        input: SetExternalIdInput,
    ) -> Result<SetExternalIdPayload> {
        let call = ctx.data::<Call>()?;
        let done = answer(call, set(call, &input).await)?;
        Ok(match done {
            Ok(thing) => {
                let all = service::external(call, IdList::from_iter([PersonId::of(thing)])).await;
                let all = all.map_err(|halt| error(call, halt))?.remove(&thing).unwrap_or_default();
                let external_ids = Some(all.into_iter().map(ExternalId::from).collect());
                SetExternalIdPayload { external_ids, problems: vec![] }
            }
            Err(problems) => SetExternalIdPayload { external_ids: None, problems },
        })
    }
}

async fn set(call: &Call, input: &SetExternalIdInput) -> Result<Uuid, Halt> {
    let memo = Memo::of("setExternalId", input.client_mutation_id.as_ref(), input)?;
    let system = model::system(&input.system)?;
    let value = input.value.as_deref().map(model::value).transpose()?;
    let unknown = || Problem::not_found("id");
    let thing = Thing::parse(&input.id).ok_or_else(unknown)?;
    let called_so = match &value {
        Some(value) => identified(call, &system, value).await?,
        None => Identified::default(),
    };
    match thing {
        Thing::Person(id) => {
            Person::by_id(call, id).await?.ok_or_else(unknown)?;
            is_free(called_so.person.is_none_or(|other| other.id() == id))?;
            let known = Known { kind: "person", thing: id, person: id };
            Ok(service::name(call, memo, known, system, value).await?.uuid())
        }
        Thing::Need(id) => {
            let need = Need::by_id(call, id).await?.ok_or_else(unknown)?;
            is_free(called_so.need.is_none_or(|other| need_id(&other) == id))?;
            let (batch, at) = need.batch();
            let known = Known { kind: "need", thing: id, person: batch.permits()[at].person() };
            Ok(service::name(call, memo, known, system, value).await?.uuid())
        }
        Thing::Referral(id) => {
            let referral = Referral::by_ids(call, &[id]).await?.remove(&id).ok_or_else(unknown)?;
            is_free(called_so.referral.is_none_or(|other| other.referral_id() == id))?;
            let known = Known { kind: "referral", thing: id, person: referral.person_id() };
            Ok(service::name(call, memo, known, system, value).await?.uuid())
        }
    }
}

/// One id stands for one thing of a kind, of those that are open to whoever gives it.
fn is_free(free: bool) -> Result<(), Problem> {
    if free { Ok(()) } else { Err(Problem::new("external.taken").at("value")) }
}

fn need_id(need: &Need) -> NeedId {
    let (batch, at) = need.batch();
    batch.permits()[at].on()
}
