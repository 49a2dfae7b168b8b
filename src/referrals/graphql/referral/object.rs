use super::super::super::{
    model::referral::{self as model, Direction, PersonAnswer, Status},
    service::referral::{self as service, Leave, ReferralBatch},
};
use super::{
    super::{NeedCard, card},
    actions::ReferralActions,
};
use crate::{
    call::{Call, error},
    directory::graphql::{OrganizationObject, ServiceObject},
    kernel::{Halt, NeedId, OrganizationId, PersonId, ReferralId, ServiceId, Time},
    needs::{
        Outcome,
        graphql::{Need, NeedEvent, Why},
    },
    persons::{self, graphql::Person},
    policy::{Domain, Part},
    sync::graphql::{self as sync, ExternalId},
};
use async_graphql::{Context, ID, Object, Result};
use chrono::NaiveDate;
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// Lines of a referral's history that are shown at most.
const HISTORY_MAX: usize = 50;

/// One referral, as far as the caller may see it.
#[derive(Clone, Debug)]
pub struct Referral {
    batch: Arc<ReferralBatch>,
    at: usize,
}

#[derive(Debug, Default)]
struct Persons(OnceCell<HashMap<PersonId, Person>>);
#[derive(Debug, Default)]
struct Needs(OnceCell<HashMap<NeedId, Need>>);
#[derive(Debug, Default)]
struct Organizations(OnceCell<HashMap<OrganizationId, OrganizationObject>>);
#[derive(Debug, Default)]
struct Services(OnceCell<HashMap<ServiceId, ServiceObject>>);
#[derive(Debug, Default)]
struct Cards(OnceCell<HashMap<ReferralId, NeedCard>>);
#[derive(Debug, Default)]
struct Histories(OnceCell<HashMap<ReferralId, Vec<NeedEvent>>>);
#[derive(Debug, Default)]
struct WithoutBasis(OnceCell<HashSet<ReferralId>>);

impl Referral {
    /// The referral, or nothing for one that the caller may not know of.
    pub async fn by_id(call: &Call, id: ReferralId) -> Result<Option<Self>, Halt> {
        Ok(Self::all(service::read(call, id).await?).pop())
    }

    /// Those of these referrals that the caller may know of, read together.
    pub async fn by_ids(call: &Call, ids: &[ReferralId]) -> Result<HashMap<ReferralId, Self>, Halt> {
        let found = Self::all(service::read_many(call, ids).await?);
        Ok(found.into_iter().map(|referral| (referral.row().id, referral)).collect())
    }

    pub(super) fn all(batch: ReferralBatch) -> Vec<Self> {
        let batch = Arc::new(batch);
        (0..batch.len()).map(|at| Self { batch: Arc::clone(&batch), at }).collect()
    }

    pub(super) fn at(batch: &Arc<ReferralBatch>, at: usize) -> Self {
        Self { batch: Arc::clone(batch), at }
    }

    /// Which it is.
    pub fn referral_id(&self) -> ReferralId {
        self.row().id
    }

    /// Whose need it is for, for the rooms that ask leave of that person's standing.
    pub fn person_id(&self) -> PersonId {
        self.row().person_id
    }

    /// Whether it waits for its recipient, who is shown its card as long as it does.
    pub fn waits(&self) -> bool {
        self.row().status == model::Status::Sent
    }

    /// As it is kept: what the caller may see of it is for the fields to say.
    pub(in crate::referrals) fn row(&self) -> &model::Referral {
        self.batch.referral(self.at)
    }

    pub(super) fn counts_as_shown(&self, call: &Call) -> bool {
        self.batch.shows(call, self.at)
    }

    /// Who is asked.
    pub(in crate::referrals) async fn recipient(
        &self,
        call: &Call,
    ) -> Result<Option<OrganizationObject>, Halt> {
        self.organization(call, self.row().to_id).await
    }

    async fn organization(
        &self,
        call: &Call,
        id: OrganizationId,
    ) -> Result<Option<OrganizationObject>, Halt> {
        let slot = self.batch.slots().slot::<Organizations>();
        let ids: BTreeSet<_> = self.batch.all().flat_map(|one| [one.from_id, one.to_id]).collect();
        let read = || async { OrganizationObject::by_ids(call, &Vec::from_iter(ids)).await };
        Ok(slot.0.get_or_try_init(read).await?.get(&id).cloned())
    }

    async fn given_service(&self, call: &Call, id: ServiceId) -> Result<Option<ServiceObject>, Halt> {
        let slot = self.batch.slots().slot::<Services>();
        let ids: BTreeSet<_> = self.batch.all().filter_map(|one| one.service_id).collect();
        let read = || async { ServiceObject::by_ids(call, &Vec::from_iter(ids)).await };
        Ok(slot.0.get_or_try_init(read).await?.get(&id).cloned())
    }

    async fn its_need(&self, call: &Call) -> Result<Option<Need>, Halt> {
        let slot = self.batch.slots().slot::<Needs>();
        let ids: BTreeSet<_> = self.batch.all().map(|one| one.need_id).collect();
        let read = || async { Need::by_ids(call, &Vec::from_iter(ids)).await };
        Ok(slot.0.get_or_try_init(read).await?.get(&self.row().need_id).cloned())
    }

    async fn its_card(&self, call: &Call) -> Result<Option<NeedCard>, Halt> {
        let slot = self.batch.slots().slot::<Cards>();
        let read = || card::received(call, &self.batch);
        Ok(slot.0.get_or_try_init(read).await?.get(&self.row().id).cloned())
    }

    async fn its_history(&self, call: &Call) -> Result<Vec<NeedEvent>, Halt> {
        let slot = self.batch.slots().slot::<Histories>();
        let read = || async { Ok::<_, Halt>(NeedEvent::all(service::histories(call, &self.batch).await?)) };
        Ok(slot.0.get_or_try_init(read).await?.get(&self.row().id).cloned().unwrap_or_default())
    }

    pub(in crate::referrals) async fn has_lost_basis(&self, call: &Call) -> Result<bool, Halt> {
        let slot = self.batch.slots().slot::<WithoutBasis>();
        let read = || service::without_basis(call, &self.batch);
        Ok(slot.0.get_or_try_init(read).await?.contains(&self.row().id))
    }

    fn is_led(&self) -> bool {
        matches!(self.batch.leave(self.at), Leave::Lead(_))
    }

    fn is_forwarded(&self) -> bool {
        matches!(self.batch.leave(self.at), Leave::Forwarder(_))
    }

    async fn its_person(&self, call: &Call) -> Result<Option<Person>, Halt> {
        let slot = self.batch.slots().slot::<Persons>();
        let ids: BTreeSet<_> = self.batch.all().map(|one| one.person_id).collect();
        let read = || async {
            let batch = persons::read_many(call, &Vec::from_iter(ids)).await?;
            let found: Vec<_> = batch.permits().iter().map(crate::policy::Permit::on).collect();
            Ok::<_, Halt>(found.into_iter().zip(Person::all(batch)).collect::<HashMap<_, _>>())
        };
        Ok(slot.0.get_or_try_init(read).await?.get(&self.row().person_id).cloned())
    }
}

/// One organisation asking another, for one need. What is null of one that is over was for its time alone.
#[Object]
impl Referral {
    /// Its id.
    async fn id(&self) -> ID {
        self.row().id.to_string().into()
    }

    /// What the caller's own organisation's systems call the referral; others' ids are never shown. At most 10.
    async fn external_ids(&self, ctx: &Context<'_>) -> Result<Vec<ExternalId>> {
        let call = ctx.data::<Call>()?;
        let all = self.batch.all().map(|one| one.id);
        let found = sync::of_referral(call, self.batch.slots(), all, self.row().id).await;
        found.map_err(|halt| error(call, halt))
    }

    /// Which side the caller's organisation is on.
    async fn direction(&self, ctx: &Context<'_>) -> Result<Direction> {
        let call = ctx.data::<Call>()?;
        let own = call.organization().map_err(|halt| error(call, halt))?;
        let received = !self.is_led() && self.row().to_id == own;
        Ok(if received { Direction::Received } else { Direction::Sent })
    }

    /// The need; null for the recipient until it has accepted, and when its access is over.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        let call = ctx.data::<Call>()?;
        if !self.batch.shows(call, self.at) {
            return Ok(None);
        }
        self.its_need(call).await.map_err(|halt| error(call, halt))
    }

    /// Whose need it is; null for the recipient until it has accepted, and when its access is over.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let call = ctx.data::<Call>()?;
        if !self.batch.shows(call, self.at) {
            return Ok(None);
        }
        self.its_person(call).await.map_err(|halt| error(call, halt))
    }

    /// What the need is about.
    async fn domain(&self, ctx: &Context<'_>) -> Result<Option<Domain>> {
        Ok(self.batch.shows(ctx.data::<Call>()?, self.at).then(|| self.row().domain))
    }

    /// The need as a card, under the recipient's own id for it: while the referral waits for its answer, and for the
    /// recipient alone, in whatever way it may know of the need. The sender has the need itself.
    async fn card(&self, ctx: &Context<'_>) -> Result<Option<NeedCard>> {
        let call = ctx.data::<Call>()?;
        if self.is_led() || !self.batch.shows(call, self.at) {
            return Ok(None);
        }
        self.its_card(call).await.map_err(|halt| error(call, halt))
    }

    /// Who asks.
    async fn from(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        self.organization(call, self.row().from_id).await.map_err(|halt| error(call, halt))
    }

    /// Who is asked.
    async fn to(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        self.recipient(call).await.map_err(|halt| error(call, halt))
    }

    /// For which of their services; null where none was named.
    async fn service(&self, ctx: &Context<'_>) -> Result<Option<ServiceObject>> {
        let call = ctx.data::<Call>()?;
        match self.row().service_id {
            Some(id) => self.given_service(call, id).await.map_err(|halt| error(call, halt)),
            None => Ok(None),
        }
    }

    /// Where it stands.
    async fn status(&self, ctx: &Context<'_>) -> Result<Status> {
        Ok(self.row().status_at(ctx.data::<Call>()?.now()))
    }

    /// The names of the parts that open when it is accepted, no content; at most 50.
    async fn parts(&self, ctx: &Context<'_>) -> Result<Option<Vec<Part>>> {
        let shown = self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(shown.then(|| self.row().parts.0.iter().collect()))
    }

    /// What the sender tells the recipient before it answers.
    async fn note(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let shown = self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().note.as_deref().filter(|_| shown))
    }

    /// When it was written down; null for the recipient, who knows of it since it was sent.
    async fn created_at(&self) -> Option<Time> {
        (self.is_led() || self.is_forwarded()).then_some(self.row().created_at)
    }

    /// When it was sent; null for a draft.
    async fn sent_at(&self) -> Option<Time> {
        self.row().sent_at
    }

    /// When it was accepted.
    async fn accepted_at(&self) -> Option<Time> {
        self.row().accepted_at
    }

    /// When the recipient began.
    async fn started_at(&self) -> Option<Time> {
        self.row().started_at
    }

    /// When it ended.
    async fn ended_at(&self) -> Option<Time> {
        self.row().ended_at
    }

    /// Until when a completed one still opens its parts.
    async fn grace_until(&self) -> Option<Time> {
        self.row().grace_until
    }

    /// What came of it; null before it is completed.
    async fn outcome(&self) -> Option<Outcome> {
        self.row().outcome
    }

    /// Why it was turned down, failed, fell short or was taken back, whose "no" that is, and what follows.
    async fn reason(&self) -> Option<Why> {
        self.row().reason.map(Why::from)
    }

    /// On which day the recipient looks again whether there is a place; null unless it is waitlisted.
    async fn review_on(&self) -> Option<NaiveDate> {
        self.row().review_on
    }

    /// When its sender confirmed or disputed it.
    async fn checked_at(&self) -> Option<Time> {
        self.row().checked_at
    }

    /// What its sender says isn't so. At most 4,000 characters.
    async fn dispute(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let shown = self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().dispute.as_deref().filter(|_| shown))
    }

    /// What the person says of the help; for the lead.
    async fn person_answer(&self, ctx: &Context<'_>) -> Result<Option<PersonAnswer>> {
        let shown = self.is_led() && self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().person_answer.filter(|_| shown))
    }

    /// On which day they said it; for the lead.
    async fn person_answered_on(&self, ctx: &Context<'_>) -> Result<Option<NaiveDate>> {
        let shown = self.is_led() && self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().person_answered_on.filter(|_| shown))
    }

    /// The referral that this one forwards, for the lead and for whoever forwarded it; null for one that forwards none.
    async fn parent(&self) -> Option<ID> {
        let parent = self.row().parent_id.filter(|_| self.is_led() || self.is_forwarded());
        parent.map(|parent| parent.to_string().into())
    }

    /// Until when the recipient is to answer, in its own opening days where the need can wait; null for a draft. It stands
    /// still while the sender owes the recipient an answer.
    async fn due_at(&self, ctx: &Context<'_>) -> Result<Option<Time>> {
        let shown = self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().due_at.filter(|_| shown))
    }

    /// What the recipient asks before it answers.
    async fn question(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let shown = self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().question.as_deref().filter(|_| shown))
    }

    /// When it asked.
    async fn asked_at(&self, ctx: &Context<'_>) -> Result<Option<Time>> {
        let shown = self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().asked_at.filter(|_| shown))
    }

    /// What the sender told it.
    async fn information(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let shown = self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().information.as_deref().filter(|_| shown))
    }

    /// When.
    async fn informed_at(&self, ctx: &Context<'_>) -> Result<Option<Time>> {
        let shown = self.batch.shows(ctx.data::<Call>()?, self.at);
        Ok(self.row().informed_at.filter(|_| shown))
    }

    /// Whether it waits or is held while no grant in force covers its parts any more: it opens nothing, until one side
    /// ends it, or the lead records a basis.
    async fn basis_lost(&self, ctx: &Context<'_>) -> Result<bool> {
        let call = ctx.data::<Call>()?;
        self.has_lost_basis(call).await.map_err(|halt| error(call, halt))
    }

    /// What happened to it, the oldest first; at most 50. The recipient learns of it from the sending on, and who did
    /// it where that was itself or the sender.
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<NeedEvent>> {
        let call = ctx.data::<Call>()?;
        let lines = self.its_history(call).await.map_err(|halt| error(call, halt))?;
        Ok(lines.into_iter().take(HISTORY_MAX).collect())
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.row().version
    }

    /// What the caller may do with it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<ReferralActions> {
        let call = ctx.data::<Call>()?;
        ReferralActions::of(call, &self.batch, self.at).map_err(|halt| error(call, halt))
    }
}
