//! Needs that are prepared and not open, in the API.
mod input;

pub(super) use input::{DraftIdInput, DraftNeedInput, UpdateNeedDraftInput};

use super::super::{
    batch::NeedBatch,
    model::{ClaimPolicy, Draft, DraftLine, Event, MACHINE, ReportedBy, Status, Urgency},
    service::{self, DraftBatch},
};
use super::{answer::NeedAnswer, object::Need};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, ProblemAnswer, answer, error},
    directory::graphql::KindOfHelpObject,
    kernel::{Halt, NeedId, OrganizationId, Time, UserId},
    persons::{Batch, graphql::Person},
    policy::{Domain, Part, Permit},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::OnceCell;

/// Drafts of one person that are listed at most.
const LISTED_MAX: usize = 50;
/// Lines of a draft's history that are shown at most.
const HISTORY_MAX: usize = 50;

/// A need that is prepared and not open: nobody waits by it, and only the person's lead knows of it.
#[derive(Clone, Debug)]
pub struct NeedDraft {
    batch: Arc<DraftBatch>,
    at: usize,
}

/// The drafts of all persons of one answer.
#[derive(Debug, Default)]
struct DraftsOf(OnceCell<Arc<DraftBatch>>);

/// The drafts that the needs of one answer were opened from.
#[derive(Debug, Default)]
struct OpenedFrom(OnceCell<HashMap<NeedId, NeedDraft>>);

/// What waits to be opened for one person of the batch, for their lead; the oldest first.
pub async fn of_person(call: &Call, persons: &Batch, at: usize) -> Result<Vec<NeedDraft>, Halt> {
    let slot = persons.slots().slot::<DraftsOf>();
    let read = || async { Ok::<_, Halt>(Arc::new(service::drafts_of(call, persons).await?)) };
    let batch = slot.0.get_or_try_init(read).await?;
    let person = persons.permits()[at].on();
    let own = NeedDraft::all(batch).into_iter().filter(|draft| draft.row().facts.person_id == person);
    let own: Vec<_> = own.take(LISTED_MAX).collect();
    // A list tells how many there are, whatever else is asked of them.
    for draft in &own {
        draft.batch.shows(call, draft.at);
    }
    Ok(own)
}

/// What a need of the batch was opened from, for the person's lead.
pub(super) async fn of_need(call: &Call, needs: &NeedBatch, at: usize) -> Result<Option<NeedDraft>, Halt> {
    let slot = needs.slots().slot::<OpenedFrom>();
    let read = || async {
        let ids: Vec<_> = needs.permits().iter().filter(|leave| leave.leads()).map(Permit::on).collect();
        if ids.is_empty() { Ok(HashMap::new()) } else { NeedDraft::by_ids(call, &ids).await }
    };
    Ok(slot.0.get_or_try_init(read).await?.get(&needs.permits()[at].on()).cloned())
}

impl NeedDraft {
    /// The draft, or nothing for one that the caller may not know of.
    pub(super) async fn by_id(call: &Call, id: NeedId) -> Result<Option<Self>, Halt> {
        Ok(Self::by_ids(call, &[id]).await?.remove(&id))
    }

    /// Those of these drafts that the caller may know of, read together.
    pub async fn by_ids(call: &Call, ids: &[NeedId]) -> Result<HashMap<NeedId, Self>, Halt> {
        let batch = Arc::new(service::drafts(call, ids).await?);
        Ok(Self::all(&batch).into_iter().map(|draft| (draft.row().facts.id, draft)).collect())
    }

    fn all(batch: &Arc<DraftBatch>) -> Vec<Self> {
        (0..batch.permits().len()).map(|at| Self { batch: Arc::clone(batch), at }).collect()
    }

    /// Notes that the caller is told of it.
    pub fn is_told(&self, call: &Call) {
        self.batch.shows(call, self.at);
    }

    fn row(&self) -> &Draft {
        self.batch.draft(self.at)
    }

    fn shown(&self, ctx: &Context<'_>) -> Result<&Draft> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row())
    }
}

/// A colleague of the caller, by name.
#[derive(Clone, Debug, SimpleObject)]
pub struct Colleague {
    /// The user.
    id: ID,
    /// Name and surname.
    name: String,
}

impl Colleague {
    /// Nobody, for whom another organisation employs: its workers' names are its own.
    pub fn of(
        call: &Call,
        organization: OrganizationId,
        user: UserId,
        name: &str,
    ) -> Result<Option<Self>, Halt> {
        let own = call.organization()? == organization;
        Ok(own.then(|| Self { id: user.to_string().into(), name: name.to_owned() }))
    }
}

/// Whom a draft concerns, as it says so far.
#[derive(Clone, Debug, SimpleObject)]
pub struct DraftConcerns {
    /// Everybody in the household.
    whole_household: bool,
    /// These members of it, where the household is open to the caller; at most 30.
    members: Option<Vec<ID>>,
}

/// One line of the history of a draft.
#[derive(Clone, Debug, SimpleObject)]
pub struct NeedDraftEvent {
    /// When.
    at: Time,
    /// Who; null where they are of an organisation that led the person before.
    by: Option<Colleague>,
    /// `draft`, `edit`, `open` or `discard`.
    event: String,
    /// The state before; null for what is new.
    from: Option<String>,
    /// The state after.
    to: String,
}

impl NeedDraftEvent {
    fn of(call: &Call, line: &DraftLine) -> Result<Self, Halt> {
        Ok(Self {
            at: line.at,
            by: Colleague::of(call, line.organization_id, line.account_id, &line.name)?,
            event: line.event.clone(),
            from: line.from_status.clone(),
            to: line.to_status.clone(),
        })
    }
}

/// What the caller may do with a draft.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct NeedDraftActions {
    /// Whether `updateNeedDraft` would be taken.
    update: bool,
    /// Whether `releaseNeed` would be taken, once nothing is missing.
    release: bool,
    /// Whether `discardNeedDraft` would be taken.
    discard: bool,
}

/// A need that is prepared and not open: nobody waits by it, and only the person's lead knows of it.
#[Object]
impl NeedDraft {
    /// Its id, which the need will have.
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        Ok(self.shown(ctx)?.facts.id.to_string().into())
    }

    /// Whose it is.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let call = ctx.data::<Call>()?;
        Person::by_id(call, self.row().facts.person_id).await.map_err(|halt| error(call, halt))
    }

    /// What it is about.
    async fn domain(&self, ctx: &Context<'_>) -> Result<Domain> {
        Ok(self.shown(ctx)?.facts.domain)
    }

    /// A draft, or what became of it: discarded, or open, and then the need goes on by itself.
    async fn status(&self, ctx: &Context<'_>) -> Result<Status> {
        Ok(self.shown(ctx)?.facts.status)
    }

    /// What kind of help, below the domain; null where none was named.
    async fn kind_of_help(&self, ctx: &Context<'_>) -> Result<Option<KindOfHelpObject>> {
        let (call, kind) = (ctx.data::<Call>()?, self.shown(ctx)?.kind_of_help_id);
        KindOfHelpObject::by_id(call, kind).await.map_err(|halt| error(call, halt))
    }

    /// 1 in crisis to 5 self-reliant; 0 not assessed.
    async fn severity(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.shown(ctx)?.severity)
    }

    /// How soon somebody must act; null where nobody said so yet.
    async fn urgency(&self, ctx: &Context<'_>) -> Result<Option<Urgency>> {
        Ok(self.shown(ctx)?.urgency)
    }

    /// What the person is good at in this domain.
    async fn strength(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        Ok(self.shown(ctx)?.strength.as_deref())
    }

    /// Who says that there is this need.
    async fn reported_by(&self, ctx: &Context<'_>) -> Result<ReportedBy> {
        Ok(self.shown(ctx)?.reported_by)
    }

    /// The comune or municipio where it is; null where nobody said so yet.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let (call, area) = (ctx.data::<Call>()?, self.shown(ctx)?.area_id);
        let Some(area) = area else { return Ok(None) };
        AreaObject::by_id(call, area).await.map_err(|halt| error(call, halt))
    }

    /// Whom it concerns.
    async fn concerns(&self, ctx: &Context<'_>) -> Result<DraftConcerns> {
        let row = self.shown(ctx)?;
        let named = self.batch.permits()[self.at].shows(Part::Household);
        let members = || row.members.iter().map(|id| id.clone().into()).collect();
        Ok(DraftConcerns { whole_household: row.whole_household, members: named.then(members) })
    }

    /// Whether several organisations may hold it at once.
    async fn shared(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.shown(ctx)?.shared)
    }

    /// How claims are to be settled.
    async fn claim_policy(&self, ctx: &Context<'_>) -> Result<ClaimPolicy> {
        Ok(self.shown(ctx)?.claim_policy)
    }

    /// Answers to the questions of the kind of help; at most 20.
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<NeedAnswer>> {
        let answers = self.shown(ctx)?.answers.iter();
        Ok(answers.map(|(code, value)| NeedAnswer::of(code.clone(), value.clone())).collect())
    }

    /// Who prepared it; null where they are of an organisation that led the person before.
    async fn drafted_by(&self, ctx: &Context<'_>) -> Result<Option<Colleague>> {
        let (call, row) = (ctx.data::<Call>()?, self.shown(ctx)?);
        Colleague::of(call, row.organization_id, row.facts.drafted_by, &row.author)
            .map_err(|halt| error(call, halt))
    }

    /// When it was begun: the person waits from when it is opened, not from here.
    async fn drafted_at(&self, ctx: &Context<'_>) -> Result<Time> {
        Ok(self.shown(ctx)?.drafted_at)
    }

    /// What happened to it, the oldest first: who prepared it, changed it, opened or discarded it. At most 50.
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<NeedDraftEvent>> {
        let call = ctx.data::<Call>()?;
        self.shown(ctx)?;
        let told = async {
            let lines = self.batch.lines(call, self.at).await?;
            let told = lines.iter().take(HISTORY_MAX).map(|line| NeedDraftEvent::of(call, line));
            told.collect::<Result<Vec<_>, _>>()
        };
        told.await.map_err(|halt| error(call, halt))
    }

    /// The need that it became; null before it is opened.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        let (call, facts) = (ctx.data::<Call>()?, &self.shown(ctx)?.facts);
        if facts.status != Status::Open {
            return Ok(None);
        }
        Need::by_id(call, facts.id).await.map_err(|halt| error(call, halt))
    }

    /// For `ifVersion` of an edit.
    async fn version(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.shown(ctx)?.facts.version)
    }

    /// What the caller may do with it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<NeedDraftActions> {
        let (call, facts) = (ctx.data::<Call>()?, &self.shown(ctx)?.facts);
        let can = || {
            let who = self.batch.sides(call, self.at)?;
            let can = |event| MACHINE.allows(facts.status, event, &who);
            Ok::<_, Halt>(NeedDraftActions {
                update: can(Event::Edit),
                release: can(Event::Open),
                discard: can(Event::Discard),
            })
        };
        can().map_err(|halt| error(call, halt))
    }
}

/// What became of a change of a draft.
#[derive(Debug, SimpleObject)]
pub struct NeedDraftPayload {
    /// The draft as it stands now; null where nothing was done.
    draft: Option<NeedDraft>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl NeedDraftPayload {
    /// The payload of a change that answers a draft's id.
    pub(super) async fn of(call: &Call, done: Result<NeedId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let draft = NeedDraft::by_id(call, id).await.map_err(|halt| error(call, halt))?;
                Self { draft, problems: vec![] }
            }
            Err(problems) => Self { draft: None, problems },
        })
    }
}
