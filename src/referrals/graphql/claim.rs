use super::super::{
    model::claim::{Event, ReleaseReason, Status},
    service::{self, Shown, Side},
};
use crate::{
    call::{Call, error},
    directory::graphql::{OrganizationObject, ServiceObject},
    kernel::{ClaimId, Halt, NeedId, OrganizationId, ServiceId, Time},
    needs::{NeedBatch, graphql::Need},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};
use tokio::sync::OnceCell;

/// An organisation's "we can answer", as the API shows it.
#[derive(Clone, Debug)]
pub struct Claim {
    shown: Shown,
    around: Arc<Around>,
}

/// The organisations and services of the claims of one answer, read together.
#[derive(Debug, Default)]
struct Around {
    organizations: Vec<OrganizationId>,
    services: Vec<ServiceId>,
    organizations_read: OnceCell<HashMap<OrganizationId, OrganizationObject>>,
    services_read: OnceCell<HashMap<ServiceId, ServiceObject>>,
}

impl Around {
    fn of<'s>(claims: impl Iterator<Item = &'s Shown> + Clone) -> Arc<Self> {
        Arc::new(Self {
            organizations: claims.clone().map(|shown| shown.claim.organization_id).collect(),
            services: claims.filter_map(|shown| shown.claim.service_id).collect(),
            ..Self::default()
        })
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
    /// One claim, for its own organisation and for the person's lead.
    pub async fn by_id(call: &Call, id: ClaimId) -> Result<Option<Self>, Halt> {
        Ok(service::by_id(call, id).await?.map(|shown| Self::alone(&shown)))
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
        let read = || OrganizationObject::by_ids(call, &self.around.organizations);
        let all =
            self.around.organizations_read.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&self.shown.claim.organization_id).cloned())
    }

    /// With which service; null where none was named.
    async fn service(&self, ctx: &Context<'_>) -> Result<Option<ServiceObject>> {
        let call = ctx.data::<Call>()?;
        let Some(service) = self.shown.claim.service_id else { return Ok(None) };
        let read = || ServiceObject::by_ids(call, &self.around.services);
        let all = self.around.services_read.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&service).cloned())
    }

    /// The need, where it is open to the caller: to a provider once the claim is active.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        let call = ctx.data::<Call>()?;
        Need::by_id(call, self.shown.claim.need_id).await.map_err(|halt| error(call, halt))
    }

    /// From which day; null where none was named.
    async fn earliest_date(&self) -> Option<NaiveDate> {
        self.shown.claim.earliest_on
    }

    /// What they ask first.
    async fn question(&self) -> Option<&str> {
        self.shown.claim.question.as_deref()
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

    /// Why the need was given back.
    async fn reason(&self) -> Option<ReleaseReason> {
        self.shown.claim.reason
    }

    /// What the person prefers, as the lead wrote it down; null for everybody else.
    async fn preference(&self) -> Option<&str> {
        match self.shown.side {
            Side::Lead { .. } => self.shown.claim.preference.as_deref(),
            _ => None,
        }
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
    /// Whether `withdrawClaim` would be taken.
    withdraw: bool,
    /// Whether `releaseClaim` would be taken.
    release: bool,
    /// Whether `convertClaim` would be taken.
    convert: bool,
}
