//! What other systems ask.
use super::{
    model::{self, ChangeKind, External, Row, Thing},
    service,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{ClaimId, Halt, Id, NeedId, PersonId, Place, Problem, ReferralId, Slots, Time},
    needs::graphql::Need,
    persons::graphql::Person,
    persons::{self, Batch},
    policy::{Part, PartSet},
    referrals::graphql::{Claim, Referral},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use std::collections::{HashMap, HashSet};
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
async fn external_of(
    call: &Call,
    slots: &Slots,
    things: impl Iterator<Item = Uuid>,
    one: Uuid,
) -> Result<Vec<ExternalId>, Halt> {
    let slot = slots.slot::<ExternalOf>();
    let all = slot.0.get_or_try_init(|| service::external(call, things)).await?;
    Ok(all.get(&one).cloned().unwrap_or_default().into_iter().map(ExternalId::from).collect())
}

/// What the caller's systems call a person.
pub async fn of_person(call: &Call, persons: &Batch, at: usize) -> Result<Vec<ExternalId>, Halt> {
    let ids = persons.permits().iter().map(|permit| permit.on().uuid());
    external_of(call, persons.slots(), ids, persons.permits()[at].on().uuid()).await
}

/// What the caller's systems call a need.
pub async fn of_need(
    call: &Call,
    needs: &crate::needs::NeedBatch,
    at: usize,
) -> Result<Vec<ExternalId>, Halt> {
    let ids = needs.permits().iter().map(|permit| permit.on().uuid());
    external_of(call, needs.slots(), ids, needs.permits()[at].on().uuid()).await
}

/// What the caller's systems call a referral, of those that were read together.
pub async fn of_referral(
    call: &Call,
    slots: &Slots,
    all: impl Iterator<Item = ReferralId>,
    one: ReferralId,
) -> Result<Vec<ExternalId>, Halt> {
    external_of(call, slots, all.map(Id::uuid), one.uuid()).await
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
    /// ask for it before reading everything for the first time. What is open no longer is not told: it is null when asked
    /// for. What grants to whole kinds of organisations, and conferences, open or close isn't told either.
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

async fn identified(call: &Call, system: &str, value: &str) -> Result<Identified, Halt> {
    let external = External { system: model::system(system)?, value: model::value(value)? };
    let mut found = Identified::default();
    for (kind, id) in service::by_external(call, &external).await? {
        match kind.as_str() {
            "person" => found.person = Person::by_id(call, PersonId::of(id)).await?,
            "need" => found.need = Need::by_id(call, NeedId::of(id)).await?,
            _ => found.referral = Referral::by_ids(call, &[ReferralId::of(id)]).await?.into_values().next(),
        }
    }
    Ok(found)
}

async fn changes(call: &Call, after: Option<&str>, first: i32) -> Result<Changes, Halt> {
    let page = call.page(LOG, first, after)?;
    let stretch = service::after(call, page.after.as_ref().map(|place| place.key.as_str())).await?;
    let open = Open::of(call, &stretch.rows).await?;
    let (mut nodes, mut end, mut more) = (Vec::<(i64, ChangeObject)>::new(), stretch.end, stretch.more);
    for row in &stretch.rows {
        let Some(node) = open.node(row) else { continue };
        // Of several parts of one person the last counts.
        let before = nodes.iter().position(|(_, other)| other.id == node.id);
        if before.is_none() && nodes.len() == page.first {
            end.number = nodes.last().map_or(row.number - 1, |(number, _)| *number);
            more = true;
            break;
        }
        before.map(|at| nodes.remove(at));
        nodes.push((row.number, node));
    }
    let place = Place { key: end.key(), id: Uuid::nil() };
    let cursor = place.seal(&call.house().secrets, LOG, call.organization()?);
    Ok(Changes { nodes: nodes.into_iter().map(|(_, node)| node).collect(), cursor, more })
}

/// What of a stretch of the log is open to the caller.
#[derive(Default)]
struct Open {
    persons: HashMap<PersonId, PartSet>,
    needs: HashSet<NeedId>,
    referrals: HashSet<ReferralId>,
    claims: HashSet<ClaimId>,
}

impl Open {
    async fn of(call: &Call, rows: &[Row]) -> Result<Self, Halt> {
        fn ids<I: Id>(rows: &[Row], kind: &str) -> Vec<I> {
            let of = rows.iter().filter(|row| row.kind == kind).map(|row| row.subject_id);
            of.collect::<HashSet<_>>().into_iter().map(I::of).collect()
        }
        let mut open = Self::default();
        let persons: Vec<PersonId> = ids(rows, "person");
        if !persons.is_empty() {
            let batch = persons::read_many(call, &persons).await?;
            open.persons = batch.permits().iter().map(|permit| (permit.on(), permit.parts())).collect();
        }
        let needs: Vec<NeedId> = ids(rows, "need");
        if !needs.is_empty() {
            open.needs = Need::by_ids(call, &needs).await?.into_keys().collect();
        }
        let referrals: Vec<ReferralId> = ids(rows, "referral");
        if !referrals.is_empty() {
            open.referrals = Referral::by_ids(call, &referrals).await?.into_keys().collect();
        }
        let claims: Vec<ClaimId> = ids(rows, "claim");
        if !claims.is_empty() {
            open.claims = Claim::by_ids(call, &claims).await?.into_keys().collect();
        }
        Ok(open)
    }

    fn node(&self, row: &Row) -> Option<ChangeObject> {
        let kind = ChangeKind::parse(&row.kind)?;
        let id = match kind {
            ChangeKind::Person => {
                let person = PersonId::of(row.subject_id);
                let parts = self.persons.get(&person)?;
                let part = Part::parse(&row.part);
                (row.part.is_empty() || parts.contains(part?)).then(|| person.to_string())
            }
            ChangeKind::Need => {
                let need = NeedId::of(row.subject_id);
                self.needs.contains(&need).then(|| need.to_string())
            }
            ChangeKind::Referral => {
                let referral = ReferralId::of(row.subject_id);
                self.referrals.contains(&referral).then(|| referral.to_string())
            }
            ChangeKind::Claim => {
                let claim = ClaimId::of(row.subject_id);
                self.claims.contains(&claim).then(|| claim.to_string())
            }
        };
        Some(ChangeObject { kind, id: id?.into(), at: row.at })
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
                let all = service::external(call, std::iter::once(thing)).await;
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
    match thing {
        Thing::Person(id) => {
            Person::by_id(call, id).await?.ok_or_else(unknown)?;
            Ok(service::name(call, memo, ("person", id), system, value).await?.uuid())
        }
        Thing::Need(id) => {
            Need::by_id(call, id).await?.ok_or_else(unknown)?;
            Ok(service::name(call, memo, ("need", id), system, value).await?.uuid())
        }
        Thing::Referral(id) => {
            Referral::by_ids(call, &[id]).await?.remove(&id).ok_or_else(unknown)?;
            Ok(service::name(call, memo, ("referral", id), system, value).await?.uuid())
        }
    }
}
