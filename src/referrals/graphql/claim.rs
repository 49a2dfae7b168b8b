use super::super::{
    model::claim::{self as model, Event, Status},
    service::{self, Preferred, Shown, Side},
};
use crate::{
    call::{Call, error},
    directory::graphql::{OrganizationObject, ServiceObject},
    kernel::{ClaimId, Halt, NeedId, OrganizationId, ServiceId, Time},
    matching::graphql::MatchObject,
    needs::{
        NeedBatch, Reason,
        graphql::{Colleague, Need, NeedEvent, each_with},
    },
    policy::Permit,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::NaiveDate;
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// Lines of a claim's history that are shown at most.
const HISTORY_MAX: usize = 50;

/// An organisation's "we can answer", as the API shows it.
#[derive(Clone, Debug)]
pub struct Claim {
    shown: Shown,
    around: Arc<Around>,
}

/// The claims of one answer, and what is read for all of them together.
#[derive(Debug, Default)]
struct Around {
    claims: Vec<Shown>,
    organizations: OnceCell<HashMap<OrganizationId, OrganizationObject>>,
    services: OnceCell<HashMap<ServiceId, ServiceObject>>,
    needs: OnceCell<HashMap<NeedId, Need>>,
    histories: OnceCell<HashMap<ClaimId, Vec<NeedEvent>>>,
    without_basis: OnceCell<HashSet<ClaimId>>,
    fits: OnceCell<HashMap<(NeedId, ServiceId), MatchObject>>,
    preferred: OnceCell<HashMap<ClaimId, ClaimPreference>>,
}

impl Around {
    fn of<'s>(claims: impl Iterator<Item = &'s Shown>) -> Arc<Self> {
        Arc::new(Self { claims: claims.cloned().collect(), ..Self::default() })
    }

    async fn organization(
        &self,
        call: &Call,
        id: OrganizationId,
    ) -> Result<Option<OrganizationObject>, Halt> {
        let ids: Vec<_> = self.claims.iter().map(|shown| shown.claim.organization_id).collect();
        let read = || OrganizationObject::by_ids(call, &ids);
        Ok(self.organizations.get_or_try_init(read).await?.get(&id).cloned())
    }

    async fn service(&self, call: &Call, id: ServiceId) -> Result<Option<ServiceObject>, Halt> {
        let ids: Vec<_> = self.claims.iter().filter_map(|shown| shown.claim.service_id).collect();
        let read = || ServiceObject::by_ids(call, &ids);
        Ok(self.services.get_or_try_init(read).await?.get(&id).cloned())
    }

    async fn need(&self, call: &Call, id: NeedId) -> Result<Option<Need>, Halt> {
        let ids: BTreeSet<_> = self.claims.iter().map(|shown| shown.claim.need_id).collect();
        let read = || async { Need::by_ids(call, &Vec::from_iter(ids)).await };
        Ok(self.needs.get_or_try_init(read).await?.get(&id).cloned())
    }

    async fn history(&self, call: &Call, id: ClaimId) -> Result<Vec<NeedEvent>, Halt> {
        let read = || async { Ok::<_, Halt>(NeedEvent::all(service::histories(call, &self.claims).await?)) };
        Ok(self.histories.get_or_try_init(read).await?.get(&id).cloned().unwrap_or_default())
    }

    /// How the services that are offered fit the needs of those claims that the caller sees as the lead.
    async fn fit(&self, call: &Call, need: NeedId, service: ServiceId) -> Result<Option<MatchObject>, Halt> {
        let read = || async {
            let led = self.claims.iter().filter(|shown| matches!(shown.side, Side::Lead { .. }));
            let mut offered: HashMap<NeedId, BTreeSet<ServiceId>> = HashMap::new();
            for claim in led.map(|shown| &shown.claim) {
                offered.entry(claim.need_id).or_default().extend(claim.service_id);
            }
            fits(call, offered).await
        };
        Ok(self.fits.get_or_try_init(read).await?.get(&(need, service)).cloned())
    }

    async fn preferred(&self, call: &Call, id: ClaimId) -> Result<Option<ClaimPreference>, Halt> {
        let read = || async {
            let found = service::preferred(call, &self.claims).await?;
            let one = |(id, one): (_, Preferred)| Ok((id, ClaimPreference::of(call, &one)?));
            found.into_iter().map(one).collect::<Result<_, Halt>>()
        };
        Ok(self.preferred.get_or_try_init(read).await?.get(&id).cloned())
    }

    async fn lost_basis(&self, call: &Call, id: ClaimId) -> Result<bool, Halt> {
        let read = || service::without_basis(call, &self.claims);
        Ok(self.without_basis.get_or_try_init(read).await?.contains(&id))
    }
}

/// How these services fit each of these needs; the needs are read together, and the services too.
async fn fits(
    call: &Call,
    offered: HashMap<NeedId, BTreeSet<ServiceId>>,
) -> Result<HashMap<(NeedId, ServiceId), MatchObject>, Halt> {
    let ids: Vec<_> = offered.keys().copied().collect();
    let needs = Need::by_ids(call, &ids).await?;
    let Some((batch, _)) = needs.values().next().map(Need::batch) else { return Ok(HashMap::new()) };
    let wanted =
        offered.into_iter().filter_map(|(need, services)| Some((needs.get(&need)?.batch().1, services)));
    let found = each_with(call, batch, &wanted.collect()).await?;
    let named = batch.permits().iter().map(Permit::on).zip(found);
    Ok(named
        .flat_map(|(need, fits)| fits.into_iter().map(move |fit| ((need, fit.service_id()), fit)))
        .collect())
}

/// Who of the lead asked what the person prefers.
#[derive(Clone, Debug, SimpleObject)]
pub struct ClaimPreference {
    /// Who wrote it down; null where they are of an organisation that led the person before.
    by: Option<Colleague>,
    /// When.
    at: Time,
}

impl ClaimPreference {
    fn of(call: &Call, found: &Preferred) -> Result<Self, Halt> {
        let by = Colleague::of(call, found.organization_id, found.account_id, &found.name)?;
        Ok(Self { by, at: found.at })
    }
}

/// The claims of every need of one answer.
#[derive(Debug, Default)]
struct ClaimsOf(OnceCell<HashMap<NeedId, Vec<Claim>>>);

/// The claims of one need of a batch; the claims of all its needs are read together.
pub async fn claims_of(call: &Call, batch: &NeedBatch, at: usize) -> Result<Vec<Claim>, Halt> {
    let slot = batch.slots().slot::<ClaimsOf>();
    let read = || async {
        let found = service::of_needs(call, batch).await?;
        let around = Around::of(found.values().flatten());
        let one = |shown| Claim { shown, around: Arc::clone(&around) };
        Ok::<_, Halt>(
            found
                .into_iter()
                .map(|(need, claims)| (need, claims.into_iter().map(one).collect()))
                .collect::<HashMap<_, Vec<_>>>(),
        )
    };
    let all = slot.0.get_or_try_init(read).await?;
    Ok(all.get(&batch.permits()[at].on()).cloned().unwrap_or_default())
}

impl Claim {
    /// As it is kept.
    pub(super) fn row(&self) -> &model::Claim {
        &self.shown.claim
    }

    pub(super) async fn has_lost_basis(&self, call: &Call) -> Result<bool, Halt> {
        self.around.lost_basis(call, self.row().id).await
    }

    pub(super) async fn provider(&self, call: &Call) -> Result<Option<OrganizationObject>, Halt> {
        self.around.organization(call, self.row().organization_id).await
    }

    /// One claim, for its own organisation and for the person's lead.
    pub async fn by_id(call: &Call, id: ClaimId) -> Result<Option<Self>, Halt> {
        Ok(service::by_id(call, id).await?.map(|shown| Self::alone(&shown)))
    }

    /// Those of these claims that the caller may know of, read together.
    pub async fn by_ids(call: &Call, ids: &[ClaimId]) -> Result<HashMap<ClaimId, Self>, Halt> {
        let found = Self::all(service::by_ids(call, ids).await?);
        Ok(found.into_iter().map(|claim| (claim.shown.claim.id, claim)).collect())
    }

    /// Claims that were read together.
    pub(super) fn all(shown: Vec<Shown>) -> Vec<Self> {
        let around = Around::of(shown.iter());
        shown.into_iter().map(|shown| Self { shown, around: Arc::clone(&around) }).collect()
    }

    /// A claim that was read alone.
    pub(super) fn alone(shown: &Shown) -> Self {
        Self { shown: shown.clone(), around: Around::of(std::iter::once(shown)) }
    }
}

/// An organisation's "we can answer": it opens nothing until it is active.
#[Object]
impl Claim {
    /// Its id.
    async fn id(&self) -> ID {
        self.shown.claim.id.to_string().into()
    }

    /// Where it stands: one whose hold has run out is lapsed.
    async fn status(&self) -> Status {
        self.shown.claim.status_at(self.shown.now)
    }

    /// Who says that they can answer.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        self.provider(call).await.map_err(|halt| error(call, halt))
    }

    /// With which service; null where none was named.
    async fn service(&self, ctx: &Context<'_>) -> Result<Option<ServiceObject>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = self.shown.claim.service_id else { return Ok(None) };
        self.around.service(call, id).await.map_err(|halt| error(call, halt))
    }

    /// The need, where it is open to the caller: to a provider once the claim is active.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        let call = ctx.data::<Call>()?;
        self.around.need(call, self.shown.claim.need_id).await.map_err(|halt| error(call, halt))
    }

    /// From which day; null where none was named.
    async fn earliest_date(&self) -> Option<NaiveDate> {
        self.shown.claim.earliest_on
    }

    /// What they ask first.
    async fn question(&self) -> Option<&str> {
        self.shown.claim.question.as_deref()
    }

    /// What the lead answered to that; null before.
    async fn answer(&self) -> Option<&str> {
        self.shown.claim.answer.as_deref()
    }

    /// When; null before.
    async fn answered_at(&self) -> Option<Time> {
        self.shown.claim.answered_at
    }

    /// When it was proposed.
    async fn proposed_at(&self) -> Time {
        self.shown.claim.proposed_at
    }

    /// When it became active; null before.
    async fn active_at(&self) -> Option<Time> {
        self.shown.claim.active_at
    }

    /// From when an active one opens how the person is reached.
    async fn contact_from(&self) -> Option<Time> {
        self.shown.claim.contact_from
    }

    /// Until when an active one can be withdrawn.
    async fn undo_until(&self) -> Option<Time> {
        self.shown.claim.undo_until
    }

    /// Until when it holds the need.
    async fn held_until(&self) -> Option<Time> {
        self.shown.claim.held_until
    }

    /// When it ended.
    async fn ended_at(&self) -> Option<Time> {
        self.shown.claim.ended_at
    }

    /// Why the need was given back, or, where the person wanted none of those who offered, `PERSON_DECLINED`.
    async fn reason(&self) -> Option<Reason> {
        self.shown.claim.reason
    }

    /// What the person prefers, as the lead wrote it down; null for everybody else.
    async fn preference(&self) -> Option<&str> {
        match self.shown.side {
            Side::Lead { .. } => self.shown.claim.preference.as_deref(),
            _ => None,
        }
    }

    /// Who asked them, and when, for the lead; null for everybody else, and where nothing was written down.
    async fn preference_recorded(&self, ctx: &Context<'_>) -> Result<Option<ClaimPreference>> {
        let call = ctx.data::<Call>()?;
        self.around.preferred(call, self.shown.claim.id).await.map_err(|halt| error(call, halt))
    }

    /// How the service that is offered fits the need, for the lead, who compares: what speaks for it and against it, how far
    /// it is, and the room that it says it has. It ranks nothing: people decide. Null for everybody else, where no service
    /// was named, and for one that is not given now.
    async fn fit(&self, ctx: &Context<'_>) -> Result<Option<MatchObject>> {
        let (call, claim) = (ctx.data::<Call>()?, &self.shown.claim);
        let (Side::Lead { .. }, Some(service)) = (self.shown.side, claim.service_id) else { return Ok(None) };
        self.around.fit(call, claim.need_id, service).await.map_err(|halt| error(call, halt))
    }

    /// Whether it holds the need while no grant in force covers it any more: it opens nothing, until the lead or the
    /// provider gives the need back, or the lead records a basis.
    async fn basis_lost(&self, ctx: &Context<'_>) -> Result<bool> {
        let call = ctx.data::<Call>()?;
        self.around.lost_basis(call, self.shown.claim.id).await.map_err(|halt| error(call, halt))
    }

    /// What happened to it, the oldest first; at most 50. A provider learns who did it where that was itself.
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<NeedEvent>> {
        let call = ctx.data::<Call>()?;
        let lines = self.around.history(call, self.shown.claim.id).await.map_err(|halt| error(call, halt))?;
        Ok(lines.into_iter().take(HISTORY_MAX).collect())
    }

    /// For `ifVersion` of a change.
    async fn version(&self) -> i64 {
        self.shown.claim.version
    }

    /// What the caller may do with it now.
    async fn viewer_can(&self) -> ClaimActions {
        ClaimActions {
            choose: self.shown.may(Event::Choose),
            reject: self.shown.may(Event::Reject),
            answer: self.shown.may_answer(),
            withdraw: self.shown.may(Event::Withdraw),
            release: self.shown.may(Event::Release),
            convert: self.shown.may(Event::Convert),
        }
    }
}

/// What the caller may do with a claim.
#[derive(Clone, Debug, SimpleObject)]
#[expect(clippy::struct_excessive_bools, reason = "one for each verb")]
pub struct ClaimActions {
    /// Whether `chooseClaim` would be taken, where the basis covers it.
    choose: bool,
    /// Whether `rejectClaim` would be taken.
    reject: bool,
    /// Whether `answerClaim` would be taken.
    answer: bool,
    /// Whether `withdrawClaim` would be taken.
    withdraw: bool,
    /// Whether `releaseClaim` would be taken.
    release: bool,
    /// Whether `convertClaim` would be taken.
    convert: bool,
}
