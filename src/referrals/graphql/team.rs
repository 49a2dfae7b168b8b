use super::super::service::team::{self as service, Place};
use crate::{
    call::{Call, error},
    directory::graphql::OrganizationObject,
    kernel::{Halt, NeedId, OrganizationId, PersonId, Time},
    needs::graphql::Need,
    persons::Batch,
    policy::{Domain, Part},
};
use async_graphql::{Context, Object, Result};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// How many of one person's team are shown at most.
const TEAM_MAX: usize = 100;

/// The care teams of all persons of one answer.
#[derive(Debug, Default)]
struct Teams {
    read: OnceCell<HashMap<PersonId, Vec<Place>>>,
    organizations: OnceCell<HashMap<OrganizationId, OrganizationObject>>,
    needs: OnceCell<HashMap<NeedId, Need>>,
}

impl Teams {
    fn places(&self) -> impl Iterator<Item = &Place> {
        self.read.get().into_iter().flat_map(HashMap::values).flatten()
    }
}

/// One organisation that works with a person.
#[derive(Clone, Debug)]
pub struct CareTeamMember {
    teams: Arc<Teams>,
    place: Place,
}

/// The care team of one person, the lead first; null where it is withheld. Those of all persons of the answer
/// are read together.
pub async fn of_person(call: &Call, persons: &Batch, at: usize) -> Result<Option<Vec<CareTeamMember>>, Halt> {
    if !persons.shows(call, at, Part::CareTeam) {
        return Ok(None);
    }
    let teams = persons.slots().slot::<Teams>();
    let all = teams.read.get_or_try_init(|| service::of_persons(call, persons)).await?;
    let own = all.get(&persons.permits()[at].on()).into_iter().flatten().take(TEAM_MAX);
    Ok(Some(own.map(|place| CareTeamMember { teams: Arc::clone(&teams), place: place.clone() }).collect()))
}

/// An organisation that works with a person: it leads, or it holds one of the needs.
#[Object]
impl CareTeamMember {
    /// Who.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        let call = ctx.data::<Call>()?;
        let ids: BTreeSet<_> = self.teams.places().map(|place| place.row().organization).collect();
        let read = || async { OrganizationObject::by_ids(call, &Vec::from_iter(ids)).await };
        let all = self.teams.organizations.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&self.place.row().organization).cloned())
    }

    /// Whether it is the lead: the organisation to turn to with every question about the person.
    async fn leads(&self) -> bool {
        self.place.row().need.is_none()
    }

    /// What the need that it holds is about; null for the lead.
    async fn domain(&self) -> Option<Domain> {
        self.place.row().need.map(|(_, domain)| domain)
    }

    /// The need that it holds, where that is open to the caller.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        let call = ctx.data::<Call>()?;
        let Some((need, _)) = self.place.row().need else { return Ok(None) };
        let ids: BTreeSet<_> =
            self.teams.places().filter_map(|place| place.row().need).map(|n| n.0).collect();
        let read = || async { Need::by_ids(call, &Vec::from_iter(ids)).await };
        let all = self.teams.needs.get_or_try_init(read).await.map_err(|halt| error(call, halt))?;
        Ok(all.get(&need).cloned())
    }

    /// Since when it has held the need; null for the lead.
    async fn since(&self) -> Option<Time> {
        self.place.since
    }

    /// When that ends by itself; null where nothing says so.
    async fn until(&self) -> Option<Time> {
        self.place.until
    }
}
