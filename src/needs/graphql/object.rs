use super::super::{
    batch::NeedBatch,
    model::{ClaimPolicy, Outcome, Reason, ReportedBy, Status, Urgency},
    service,
};
use super::{
    actions::NeedActions,
    answer::NeedAnswer,
    concerns::{self, Concerns},
    draft::{self, NeedDraft},
    history::{self, NeedEvent},
    why::Why,
};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, error},
    directory::graphql::KindOfHelpObject,
    kernel::{Halt, Id, NeedId, PersonId, Place, ServiceId, Time},
    matching::graphql::MatchObject,
    orientations::graphql::{Orientation, of_need as orientations_of},
    persons::{
        Batch,
        graphql::{Person, WithheldPart},
    },
    policy::{Domain, Part, Permit},
    referrals::graphql::{Claim, NextMove, Referral, claims_of, next_of, of_need as referrals_of},
    sync::graphql::{self as sync, ExternalId},
};
use async_graphql::{Context, ID, Object, Result, connection::Connection};
use chrono::NaiveDate;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// The name that cursors of a person's needs are bound to.
const LIST: &str = "needs";

/// One need of one person, open to the caller.
#[derive(Clone, Debug)]
pub struct Need {
    batch: Arc<NeedBatch>,
    at: usize,
}

/// Whose the needs of one answer are.
#[derive(Debug, Default)]
struct PersonsOf(OnceCell<HashMap<PersonId, Person>>);

#[derive(Debug, Default)]
struct NeedsOf(OnceCell<Arc<NeedBatch>>);

/// What a person's needs are narrowed to, and which page of them.
#[derive(Clone, Debug)]
pub struct Narrowed {
    /// In one of these states.
    pub status: Option<Vec<Status>>,
    /// In one of these domains.
    pub domain: Option<Vec<Domain>>,
    /// How many at most.
    pub first: i32,
    /// After which.
    pub after: Option<String>,
}

/// A page of one person's needs that are open to the caller, the longest waiting first. The needs of all
/// persons of the answer are read together.
pub async fn of_person(
    call: &Call,
    persons: &Batch,
    at: usize,
    to: Narrowed,
) -> Result<Connection<String, Need>, Halt> {
    let page = call.page(LIST, to.first, to.after.as_deref())?;
    let slot = persons.slots().slot::<NeedsOf>();
    let read = || async { Ok::<_, Halt>(Arc::new(service::of_persons(call, persons).await?)) };
    let batch = slot.0.get_or_try_init(read).await?;
    let person = persons.permits()[at].on();
    let rows: Vec<_> = Need::all(batch)
        .into_iter()
        .filter(|need| need.permit_person() == person && need.fits(&to))
        .map(|need| (need.place(), need))
        .filter(|(place, _)| page.after.as_ref().is_none_or(|after| after < place))
        .take(page.first + 1)
        .collect();
    // A list tells how many there are, and with its filters what they are, whatever else is asked of them.
    for (_, need) in &rows {
        need.batch.shows(call, need.at);
    }
    call.connection(LIST, &page, rows)
}

impl Need {
    /// The need, or nothing for one that the caller may not know of.
    pub async fn by_id(call: &Call, id: NeedId) -> Result<Option<Self>, Halt> {
        Ok(Self::all(&Arc::new(service::read(call, id).await?)).pop())
    }

    /// Those of these needs that the caller may know of, read together.
    pub async fn by_ids(call: &Call, ids: &[NeedId]) -> Result<HashMap<NeedId, Self>, Halt> {
        let batch = Arc::new(service::read_many(call, ids).await?);
        Ok(Self::all(&batch).into_iter().map(|need| (need.row().facts.id, need)).collect())
    }

    fn all(batch: &Arc<NeedBatch>) -> Vec<Self> {
        (0..batch.permits().len()).map(|at| Self { batch: Arc::clone(batch), at }).collect()
    }

    /// The batch that it was read with, and its place in it, for the objects of other rooms.
    pub fn batch(&self) -> (&Arc<NeedBatch>, usize) {
        (&self.batch, self.at)
    }

    fn row(&self) -> &super::super::model::Need {
        self.batch.need(self.at)
    }

    fn permit_person(&self) -> PersonId {
        self.batch.permits()[self.at].person()
    }

    fn place(&self) -> Place {
        let facts = &self.row().facts;
        Place::of(format!("{:020}", facts.opened_at.timestamp_micros()), facts.id)
    }

    fn fits(&self, to: &Narrowed) -> bool {
        let facts = &self.row().facts;
        to.status.as_ref().is_none_or(|wanted| wanted.contains(&facts.status))
            && to.domain.as_ref().is_none_or(|wanted| wanted.contains(&facts.domain))
    }
}

/// One need of one person.
#[Object]
impl Need {
    /// Its id.
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().facts.id.to_string().into())
    }

    /// Whose it is, as far as the caller may see.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let call = ctx.data::<Call>()?;
        let slot = self.batch.slots().slot::<PersonsOf>();
        let read = || async {
            let all: BTreeSet<_> = self.batch.permits().iter().map(Permit::person).collect();
            Person::by_ids(call, &Vec::from_iter(all)).await
        };
        let persons = slot.0.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(persons.get(&self.permit_person()).cloned())
    }

    /// What the caller's own organisation's systems call the need; others' ids are never shown. At most 10.
    async fn external_ids(&self, ctx: &Context<'_>) -> Result<Vec<ExternalId>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        sync::of_need(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// What it is about.
    async fn domain(&self, ctx: &Context<'_>) -> Result<Domain> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().facts.domain)
    }

    /// What kind of help, below the domain; null where none was named.
    async fn kind_of_help(&self, ctx: &Context<'_>) -> Result<Option<KindOfHelpObject>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        KindOfHelpObject::by_id(call, self.row().facts.kind_of_help_id)
            .await
            .map_err(|halt| error(call, halt))
    }

    /// 1 in crisis to 5 self-reliant; 0 not assessed.
    async fn severity(&self, ctx: &Context<'_>) -> Result<i64> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().severity)
    }

    /// The score before this one; null where there was none.
    async fn severity_before(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().severity_before)
    }

    /// How soon somebody must act.
    async fn urgency(&self, ctx: &Context<'_>) -> Result<Urgency> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().facts.urgency)
    }

    /// Where it is in its life.
    async fn status(&self, ctx: &Context<'_>) -> Result<Status> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().facts.status)
    }

    /// When it was opened: the waiting clock runs from here and never restarts.
    async fn opened_at(&self, ctx: &Context<'_>) -> Result<Time> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().facts.opened_at)
    }

    /// Calendar days since then, in Italy.
    async fn waiting_days(&self, ctx: &Context<'_>) -> Result<i64> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        Ok(self.row().facts.waiting_days(call.now()))
    }

    /// Whether no service has begun past the target time of its domain and urgency, which is a setting: 30, 14, 3 and 1 days
    /// unless the operator says otherwise.
    async fn unmet(&self, ctx: &Context<'_>) -> Result<bool> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        Ok(self.row().facts.is_unmet(call.now(), &call.house().terms))
    }

    /// What the person is good at in this domain.
    async fn strength(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().strength.as_deref())
    }

    /// Who says that there is this need.
    async fn reported_by(&self, ctx: &Context<'_>) -> Result<ReportedBy> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().reported_by)
    }

    /// The comune or municipio where it is.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        AreaObject::by_id(call, self.row().facts.area_id).await.map_err(|halt| error(call, halt))
    }

    /// The district that counts it.
    async fn district(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        AreaObject::by_id(call, self.row().facts.district_id).await.map_err(|halt| error(call, halt))
    }

    /// Whom it concerns, as a number and age bands; names stand in the household.
    async fn concerns(&self, ctx: &Context<'_>) -> Result<Concerns> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        concerns::of(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// The services that could answer it, best first, with what speaks for and against each; `first` is at most
    /// 20. People decide.
    async fn matches(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 5)] first: i32,
    ) -> Result<Vec<MatchObject>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        super::matches::of(call, &self.batch, self.at, first).await.map_err(|halt| error(call, halt))
    }

    /// How one service fits it, and why it is not among the matches where it isn't. Null for a service that there isn't, or
    /// that is not given now.
    async fn match_with(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] service: ID,
    ) -> Result<Option<MatchObject>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        let Some(service) = ServiceId::parse(&service) else { return Ok(None) };
        super::matches::with(call, &self.batch, self.at, service).await.map_err(|halt| error(call, halt))
    }

    /// Answers to the questions of the kind of help; at most 20.
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<NeedAnswer>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        let answers = self.batch.answers(call, self.at).await.map_err(|halt| error(call, halt))?;
        Ok(answers.iter().map(|answer| NeedAnswer::of(answer.code.clone(), answer.value.clone())).collect())
    }

    /// Whether several organisations may hold it at once.
    async fn shared(&self, ctx: &Context<'_>) -> Result<bool> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().facts.shared)
    }

    /// How claims are settled.
    async fn claim_policy(&self, ctx: &Context<'_>) -> Result<ClaimPolicy> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().facts.claim_policy)
    }

    /// Who says that they can answer it: all of them for the person's lead, one's own for a provider. At most 200.
    async fn claims(&self, ctx: &Context<'_>) -> Result<Vec<Claim>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        claims_of(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// When service began; null before.
    async fn served_at(&self, ctx: &Context<'_>) -> Result<Option<Time>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().served_at)
    }

    /// When it was closed; null while it is not.
    async fn closed_at(&self, ctx: &Context<'_>) -> Result<Option<Time>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().closed_at)
    }

    /// What became of it; null while it is not closed.
    async fn outcome(&self, ctx: &Context<'_>) -> Result<Option<Outcome>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().outcome)
    }

    /// Why it was closed unmet.
    async fn reason(&self, ctx: &Context<'_>) -> Result<Option<Reason>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().reason)
    }

    /// Why service rests, and what follows; null unless it is on hold.
    async fn hold_reason(&self, ctx: &Context<'_>) -> Result<Option<Why>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().hold_reason.map(Why::from))
    }

    /// On which day somebody looks again whether service can go on; null unless it is on hold.
    async fn review_on(&self, ctx: &Context<'_>) -> Result<Option<NaiveDate>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().review_on)
    }

    /// The need of which this was left when it was met in part, for the person's lead; null for any other.
    async fn residual_of(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        let known = self.row().residual_of.filter(|_| self.batch.permits()[self.at].leads());
        Ok(known.map(|need| need.to_string().into()))
    }

    /// What happened to it, the oldest first; at most 200. Null where the history is closed to the caller. What
    /// became of claims, referrals and orientations is told to the person's lead, and to each organisation of its own.
    async fn history(&self, ctx: &Context<'_>) -> Result<Option<Vec<NeedEvent>>> {
        const MOST: usize = 200;
        let call = ctx.data::<Call>()?;
        let permit = &self.batch.permits()[self.at];
        if !permit.shows(Part::History) {
            return Ok(None);
        }
        call.shows(permit.person(), permit.version(), permit.decision(), Part::History);
        let events = history::of_need(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))?;
        Ok(Some(events.into_iter().take(MOST).collect()))
    }

    /// Who was asked to answer it, the newest first; at most 100. The person's lead sees all, an organisation
    /// that was asked its own.
    async fn referrals(&self, ctx: &Context<'_>) -> Result<Vec<Referral>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        referrals_of(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// Which services they were told of, the newest first; at most 50. The person's lead sees all, an organisation what it
    /// told them itself.
    async fn orientations(&self, ctx: &Context<'_>) -> Result<Vec<Orientation>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        orientations_of(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// What is to be done next, by whom and until when: of every need to the person's lead, to another organisation while it
    /// holds the need and the move is its own, or what it says is done waits to be confirmed; else null. Null once it is closed and nothing of it
    /// is to be confirmed.
    async fn next(&self, ctx: &Context<'_>) -> Result<Option<NextMove>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        next_of(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// Parts of its person that are closed to the caller and whose existence may be known, as on the person: the same
    /// list whether they hold anything or not. At most 20.
    async fn withheld(&self, ctx: &Context<'_>) -> Result<Vec<WithheldPart>> {
        let call = ctx.data::<Call>()?;
        let permit = &self.batch.permits()[self.at];
        let withheld = call.house().law.withheld(permit.actor(), permit.decision());
        Ok(withheld.into_iter().map(WithheldPart::from).collect())
    }

    /// What it was prepared as before it was opened, for the person's lead; null for any other, and for what was opened at
    /// once.
    async fn draft(&self, ctx: &Context<'_>) -> Result<Option<NeedDraft>> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        draft::of_need(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// For `ifVersion` of an edit.
    async fn version(&self, ctx: &Context<'_>) -> Result<i64> {
        self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().facts.version)
    }

    /// What the caller may do with it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<NeedActions> {
        let call = ctx.data::<Call>()?;
        self.batch.shows(call, self.at);
        NeedActions::of(call, &self.batch, self.at).map_err(|halt| error(call, halt))
    }
}
