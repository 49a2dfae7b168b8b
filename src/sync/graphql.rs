//! What other systems ask.
use super::{
    model::{self, ChangeKind, External, Thing},
    service::{self, Known},
    told,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    db::IdList,
    kernel::{Halt, Id, NeedId, PersonId, Place, Problem, ReferralId, Slots, Time},
    needs::graphql::Need,
    persons::graphql::Person,
    persons::{self, Batch},
    policy::Permit,
    referrals::graphql::Referral,
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use std::collections::HashMap;
use tokio::sync::OnceCell;
use uuid::Uuid;

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
    pub nodes: Vec<ChangeObject>,
    /// Where to go on: `after` of the next question, whether there were any nodes or not. At most 100 characters.
    pub cursor: String,
    /// Whether there is more already.
    pub more: bool,
    /// Whether to ask again soon without being told anything: not for whoever asks, since it may be of what is closed.
    #[graphql(skip)]
    pub again: bool,
}

impl Changes {
    /// What changed after a cursor, of one person alone or of all.
    pub async fn after(
        call: &Call,
        after: Option<&str>,
        first: i32,
        of: Option<PersonId>,
    ) -> Result<Self, Halt> {
        let page = call.page(LOG, first, after)?;
        let news =
            told::after(call, page.after.as_ref().map(|place| place.key.as_str()), page.first, of).await?;
        let place = Place { key: news.end.key(), id: Uuid::nil() };
        let cursor = place.seal(&call.house().secrets, LOG, call.organization()?);
        let node = |one: told::Node| ChangeObject { kind: one.kind, id: one.id.into(), at: one.at };
        Ok(Self {
            nodes: news.nodes.into_iter().map(node).collect(),
            cursor,
            more: news.more,
            again: news.again,
        })
    }
}

/// The name that cursors of the log are bound to.
const LOG: &str = "changes";

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
        Changes::after(call, after.as_deref(), first, None).await.map_err(|halt| error(call, halt))
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
