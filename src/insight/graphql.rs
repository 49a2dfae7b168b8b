//! Unmet needs over the API: counts and no names.
use super::{
    model::{Cell, Dimension, LoopRow, Period, Standstill, StandstillKind},
    service::{self, Asked},
};
use crate::{
    areas::{Tree, graphql::AreaObject},
    call::{Call, error},
    directory::graphql::OrganizationObject,
    kernel::{AreaId, Halt, Id, OrganizationId, Page, Place, Time, clock::day},
    matching::{self, Ground},
    needs::Urgency,
    policy::Domain,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use chrono::NaiveDate;
use std::{collections::BTreeSet, sync::Arc};

/// The name that cursors of what has come to a stand are bound to.
const STANDSTILLS: &str = "standstills";

/// Needs that wait in one district, of all domains or one.
#[derive(Clone, Debug, SimpleObject)]
pub struct UnmetCell {
    /// The district; null where the answer is not told apart by it.
    district: Option<AreaObject>,
    /// The domain; null where the answer is not told apart by it.
    domain: Option<Domain>,
    /// Needs for which no service has begun.
    open: Option<i64>,
    /// Those of them past the target time of their domain and urgency today; null where counts are published and this one
    /// would leave few persons on either side.
    unmet: Option<i64>,
    /// Needs that were closed as unmet in the period; null where counts are published.
    closed_unmet: Option<i64>,
    /// Distinct persons with such an open need.
    persons: Option<i64>,
    /// Distinct households that they are of; a person alone is one. Null where counts are published and there
    /// are few.
    households: Option<i64>,
    /// The middle one of the waiting times of open needs in days; of two middle ones the shorter.
    median_wait_days: Option<i64>,
    /// The longest of them; null where counts are published, for it is one person's.
    longest_wait_days: Option<i64>,
    /// Whether the counts are withheld, because there are too few persons, or nobody.
    suppressed: bool,
    /// Services that could be asked there for it: active ones of organisations with an agreement. Null where the answer is
    /// not told apart by district.
    services: Option<i64>,
    /// Places that these say are free, where they say how many.
    free_places: Option<i64>,
}

impl UnmetCell {
    fn of((tree, ground): (&Arc<Tree>, &Ground), by: &[Dimension], cell: Cell, now: Time) -> Self {
        let by_district = by.contains(&Dimension::District);
        let suppressed = cell.counts.is_none();
        let counts = cell.counts.as_ref();
        let supply = by_district.then(|| ground.supply(cell.domain, cell.district, now));
        Self {
            district: by_district.then(|| AreaObject::of(tree, cell.district)).flatten(),
            domain: cell.domain,
            open: counts.map(|counts| counts.open),
            unmet: counts.and_then(|counts| counts.unmet),
            closed_unmet: counts.and_then(|counts| counts.closed_unmet),
            persons: counts.map(|counts| counts.persons),
            households: counts.and_then(|counts| counts.households),
            median_wait_days: counts.and_then(|counts| counts.median),
            longest_wait_days: counts.and_then(|counts| counts.longest),
            suppressed,
            services: supply.map(|supply| supply.services),
            free_places: supply.map(|supply| supply.free_places),
        }
    }
}

/// Referrals that were completed in one district in a period, and whether their senders say that it is so.
#[derive(Clone, Debug, SimpleObject)]
pub struct ClosedLoops {
    /// The district.
    district: Option<AreaObject>,
    /// All of them.
    completed: i64,
    /// Those that their senders confirmed: loops that are closed.
    confirmed: i64,
    /// Those that their senders dispute.
    disputed: i64,
    /// Those of which their senders have said nothing.
    unconfirmed: i64,
    /// Confirmed of all, from 0 to 1.
    rate: f64,
}

impl ClosedLoops {
    fn of(tree: &Arc<Tree>, row: &LoopRow) -> Self {
        let LoopRow { district_id, confirmed, disputed, unconfirmed } = *row;
        let completed = confirmed + disputed + unconfirmed;
        let ratio = |part: i64, whole: i64| {
            let exact = |count: i64| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
            exact(part) / exact(whole.max(1))
        };
        Self {
            district: AreaObject::of(tree, district_id),
            completed,
            confirmed,
            disputed,
            unconfirmed,
            rate: ratio(confirmed, completed),
        }
    }
}

/// A need that has come to a stand, without whose it is.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Standstill")]
pub struct StandstillObject {
    /// Why.
    kind: StandstillKind,
    /// The district.
    district: Option<AreaObject>,
    /// What it is about.
    domain: Domain,
    /// How soon somebody must act.
    urgency: Urgency,
    /// Since which day.
    since: NaiveDate,
    /// Who leads the person and can be spoken to; null where that could say what somebody suffers from.
    lead: Option<OrganizationObject>,
    /// Who was asked; null where nobody was, and where that could say what somebody suffers from.
    recipient: Option<OrganizationObject>,
}

async fn standstills(
    call: &Call,
    within: Option<AreaId>,
    page: &Page,
) -> Result<Vec<(Place, StandstillObject)>, Halt> {
    let (tree, found) = service::standstills(call, within, page).await?;
    let named = found.iter().flat_map(|(_, still)| [still.lead(), still.recipient()]);
    let ids: BTreeSet<_> = named.flatten().collect();
    let organizations = OrganizationObject::by_ids(call, &Vec::from_iter(ids)).await?;
    let object = |still: &Standstill| {
        let name = |id: Option<OrganizationId>| id.and_then(|id| organizations.get(&id).cloned());
        StandstillObject {
            kind: still.kind,
            district: AreaObject::of(&tree, still.district_id),
            domain: still.domain,
            urgency: still.urgency,
            since: day(still.since),
            lead: name(still.lead()),
            recipient: name(still.recipient()),
        }
    };
    Ok(found.into_iter().map(|(place, still)| (place, object(&still))).collect())
}

/// Questions about counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct InsightQuery;

#[Object]
impl InsightQuery {
    /// How many referrals that were completed are confirmed by their senders, district by district, exactly: for who
    /// coordinates every district asked about; null for everybody else. Persons under protection and the most
    /// protected domains are counted nowhere. At most 400.
    async fn closed_loops(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "A district, or a place that holds some; those that the caller coordinates where it is left out."
        )]
        within: Option<ID>,
        #[graphql(desc = "When they were completed.", default_with = "Period::Year")] period: Period,
    ) -> Result<Option<Vec<ClosedLoops>>> {
        let call = ctx.data::<Call>()?;
        let within = match within.map(|id| AreaId::parse(&id)) {
            Some(None) => return Ok(None),
            Some(known) => known,
            None => None,
        };
        let found = service::loops(call, within, period).await.map_err(|halt| error(call, halt))?;
        Ok(found.map(|(tree, rows)| {
            rows.iter().take(service::CELLS_MAX).map(|row| ClosedLoops::of(&tree, row)).collect()
        }))
    }

    /// What has come to a stand, the longest first: referrals that nobody answered or that their senders dispute, needs for
    /// which nothing has begun in time. For who coordinates every district asked about; empty for everybody else. Persons
    /// under protection and the most protected domains aren't among it.
    async fn standstills(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "A district, or a place that holds some; those that the caller coordinates where it is left out."
        )]
        within: Option<ID>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, StandstillObject>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let page = call.page(STANDSTILLS, first, after.as_deref())?;
            let known = match within.map(|id| AreaId::parse(&id)) {
                Some(None) => vec![],
                Some(known) => standstills(call, known, &page).await?,
                None => standstills(call, None, &page).await?,
            };
            call.connection(STANDSTILLS, &page, known)
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// Needs that wait, by district and domain. At most 400. Who coordinates every district asked about sees exact
    /// counts, of the cells in which there is something; everybody else sees published ones, in which a cell of
    /// fewer than 5 persons (10 for health, migration and disability) and every total is suppressed; where there are more
    /// than 400, these are left out. Persons under protection and the most protected domains are counted nowhere.
    async fn unmet_needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "A district, or a place that holds some; those that the caller coordinates, or else \
                          all, where it is left out."
        )]
        within: Option<ID>,
        #[graphql(
            desc = "What to tell apart. Only within a single district can DISTRICT be left out.",
            default_with = "vec![Dimension::District, Dimension::Domain]",
            validator(max_items = 2)
        )]
        by: Vec<Dimension>,
        #[graphql(desc = "These domains alone; only where they are told apart.", validator(max_items = 30))]
        domain: Option<Vec<Domain>>,
        #[graphql(
            desc = "Over how long needs closed as unmet are counted; what waits is of today.",
            default_with = "Period::Year"
        )]
        period: Period,
    ) -> Result<Vec<UnmetCell>> {
        let call = ctx.data::<Call>()?;
        let within = match within.map(|id| AreaId::parse(&id)) {
            Some(None) => return Ok(Vec::new()),
            Some(known) => known,
            None => None,
        };
        let asked = Asked { within, by: by.clone(), domains: domain, period };
        let (tree, cells) = service::unmet(call, asked).await.map_err(|halt| error(call, halt))?;
        let ground = matching::ground(call).await.map_err(|halt| error(call, halt))?;
        let one = |cell| UnmetCell::of((&tree, &ground), &by, cell, call.now());
        Ok(cells.into_iter().map(one).collect())
    }
}
