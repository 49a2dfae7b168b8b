//! Keeps the counts, and answers from them.
use super::{
    model::{Cell, Changes, Dimension, LoopRow, Period, SetKey, Standstill, Sum, counts, is_counted, month},
    store,
};
use crate::{
    accounts,
    areas::{self, Tree},
    call::{Call, Job, TokenScope},
    kernel::{
        AreaId, Halt, Page, PersonId, Place, Problem,
        clock::{day, start_of},
    },
    needs::{self, Moved, Outcome},
    persons::Veiled,
    policy::{Domain, ReadStatistics, Scope},
};
use chrono::NaiveDate;
use futures_util::future::BoxFuture;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// Cells in one answer.
pub(super) const CELLS_MAX: usize = 400;
/// Cells that are looked at for one: more than a region of comuni has, each in every domain.
const COUNTED_MAX: usize = 40_000;

/// Brings the counts after what a job did to needs, in its own transaction: last of all, and in the order of
/// their keys, so that two processes wait for each other and never both.
pub fn finisher(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        let mut moves = job.take_notes::<Moved>();
        moves.retain(counts);
        let veiled = job.take_notes::<Veiled>();
        if moves.is_empty() && veiled.is_empty() {
            return Ok(());
        }
        let mut veils = Vec::with_capacity(veiled.len());
        for Veiled { person, hidden } in veiled {
            veils.push((needs::facts_of_person(&mut job.conn, person).await?, hidden));
        }
        let mut ids: Vec<_> = moves.iter().map(|moved| moved.after.id).collect();
        for (needs, _) in &veils {
            ids.extend(needs.iter().map(|facts| facts.id));
        }
        let stands = store::stands(&mut job.conn, ids.into_iter()).await?;
        let households: HashMap<PersonId, Uuid> =
            stands.values().map(|stand| (stand.person_id, stand.household)).collect();
        let open: BTreeSet<PersonId> =
            stands.values().filter(|stand| !stand.sealed).map(|stand| stand.person_id).collect();
        let mut changes = Changes::of(&moves, |person| open.contains(&person));
        for (needs, hidden) in &veils {
            changes.veil(needs, *hidden);
        }
        for (key, by) in &changes.days {
            store::add_waiting(&mut job.conn, key, *by).await?;
        }
        people(job, &changes, &households).await?;
        closed(job, &changes, &stands).await
    })
}

async fn people(job: &mut Job, changes: &Changes, households: &HashMap<PersonId, Uuid>) -> Result<(), Halt> {
    let mut cells: BTreeMap<SetKey, (i64, i64)> = BTreeMap::new();
    let mut homes: BTreeMap<(SetKey, Uuid), i64> = BTreeMap::new();
    for ((set, person), by) in &changes.persons {
        let household = households.get(person).copied().unwrap_or_default();
        let (crossed, household) = store::add_needs(&mut job.conn, set, *person, household, *by).await?;
        if crossed {
            cells.entry(*set).or_default().0 += by.signum();
            *homes.entry((*set, household)).or_default() += by.signum();
        }
    }
    for ((set, household), by) in homes.into_iter().filter(|(_, by)| *by != 0) {
        if store::add_persons(&mut job.conn, &set, household, by).await? {
            cells.entry(set).or_default().1 += by.signum();
        }
    }
    for (set, (persons, households)) in cells.into_iter().filter(|(_, by)| *by != (0, 0)) {
        store::add_cell(&mut job.conn, &set, persons, households).await?;
    }
    Ok(())
}

async fn closed(
    job: &mut Job,
    changes: &Changes,
    stands: &HashMap<crate::kernel::NeedId, store::Stand>,
) -> Result<(), Halt> {
    let mut months: BTreeMap<(AreaId, Domain, NaiveDate), i64> = BTreeMap::new();
    for need in &changes.reopened {
        if let Some(cell) = store::take_closed(&mut job.conn, *need).await? {
            *months.entry(cell).or_default() -= 1;
        }
    }
    for (need, facts) in &changes.closed {
        let stand = stands.get(need).filter(|stand| stand.outcome == Some(Outcome::Unmet));
        if let Some(at) = stand.and_then(|stand| stand.closed_at) {
            let cell = (facts.district_id, facts.domain, month(day(at)));
            store::put_closed(&mut job.conn, *need, cell).await?;
            *months.entry(cell).or_default() += 1;
        }
    }
    for (cell, by) in months.into_iter().filter(|(_, by)| *by != 0) {
        store::add_closed(&mut job.conn, cell, by).await?;
    }
    Ok(())
}

/// What is asked of the counts.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) within: Option<AreaId>,
    pub(super) by: Vec<Dimension>,
    pub(super) domains: Option<Vec<Domain>>,
    pub(super) period: Period,
}

/// The table, exact for who coordinates every district of it, else with few persons' cells suppressed. Nothing
/// for who has signed no agreement.
pub(super) async fn unmet(call: &Call, asked: Asked) -> Result<(Arc<Tree>, Vec<Cell>), Halt> {
    call.within(TokenScope::Read)?;
    let actor = call.actor()?;
    let tree = areas::tree(call).await?;
    if !actor.agreement {
        return Ok((tree, Vec::new()));
    }
    let leave = call.house().law.scope::<ReadStatistics>(actor).ok();
    let own = match leave {
        Some(_) => accounts::districts(&mut *call.reader().await?, actor.user).await?,
        None => Vec::new(),
    };
    let districts = match asked.within {
        Some(area) => tree.districts(area),
        None if own.is_empty() => everywhere(&tree),
        None => own.clone(),
    };
    let leave = leave.filter(|_| districts.iter().all(|district| own.contains(district)));
    let domains = rows(&asked, districts.len())?;
    let mut cells = cells(call, &districts, &domains, asked.period, leave.as_ref()).await?;
    if cells.len() > CELLS_MAX {
        // Few and nobody alike are left out.
        cells.retain(|cell| cell.counts.is_some());
    }
    if cells.len() > CELLS_MAX {
        return Err(too_many().into());
    }
    Ok((tree, cells))
}

/// A page of what has come to a stand in the districts that the caller coordinates, each with its place; nothing for whoever
/// coordinates none of those asked about.
pub(super) async fn standstills(
    call: &Call,
    within: Option<AreaId>,
    page: &Page,
) -> Result<(Arc<Tree>, Vec<(Place, Standstill)>), Halt> {
    let tree = areas::tree(call).await?;
    let Some((scope, districts)) = coordinated(call, &tree, within).await? else {
        return Ok((tree, Vec::new()));
    };
    let (at, id) = page.oldest_after();
    let from = (at, id, page.limit());
    let of = (districts.as_slice(), counted().collect::<Vec<_>>());
    let targets = needs::past_target(call.now(), &call.house().terms);
    let found = store::standstills(&mut *call.reader().await?, &scope, (of.0, &of.1), targets, from).await?;
    let place = |still: &Standstill| Place { key: still.since.timestamp_micros().to_string(), id: still.id };
    Ok((tree, found.into_iter().map(|still| (place(&still), still)).collect()))
}

/// The districts within a place, or all of the caller's own, with the leave to count in them exactly; `None` where the
/// caller doesn't coordinate each of them.
async fn coordinated(
    call: &Call,
    tree: &Tree,
    within: Option<AreaId>,
) -> Result<Option<(Scope<ReadStatistics>, Vec<AreaId>)>, Halt> {
    call.within(TokenScope::Read)?;
    let actor = call.actor()?;
    let Ok(scope) = call.house().law.scope::<ReadStatistics>(actor) else { return Ok(None) };
    let own = accounts::districts(&mut *call.reader().await?, actor.user).await?;
    let districts = within.map_or_else(|| own.clone(), |area| tree.districts(area));
    let all = !districts.is_empty() && districts.iter().all(|district| own.contains(district));
    Ok(all.then_some((scope, districts)))
}

fn counted() -> impl Iterator<Item = Domain> {
    Domain::ALL.iter().copied().filter(|domain| is_counted(*domain))
}

/// What became of the referrals that were completed in the districts that the caller coordinates; `None` for whoever
/// coordinates none of those asked about.
pub(super) async fn loops(
    call: &Call,
    within: Option<AreaId>,
    period: Period,
) -> Result<Option<(Arc<Tree>, Vec<LoopRow>)>, Halt> {
    let tree = areas::tree(call).await?;
    let Some((scope, districts)) = coordinated(call, &tree, within).await? else { return Ok(None) };
    let domains: Vec<_> = counted().collect();
    let since = start_of(period.since(day(call.now())));
    let rows = store::loops(&mut *call.reader().await?, &scope, (&districts, &domains), since).await?;
    Ok(Some((tree, rows)))
}

fn everywhere(tree: &Tree) -> Vec<AreaId> {
    let all = tree.list(None, None).map(|(_, area)| area.id);
    all.filter(|area| tree.district_of(*area) == Some(*area)).collect()
}

/// The domains that each district is told by; none for the district as a whole.
fn rows(asked: &Asked, districts: usize) -> Result<Vec<Option<Domain>>, Problem> {
    if districts > 1 && !asked.by.contains(&Dimension::District) {
        return Err(Problem::new("statistics.by_district").at("by"));
    }
    let rows: Vec<_> = match (asked.by.contains(&Dimension::Domain), &asked.domains) {
        (true, domains) => {
            let wanted = |domain: &Domain| domains.as_ref().is_none_or(|some| some.contains(domain));
            counted().filter(wanted).map(Some).collect()
        }
        (false, None) => vec![None],
        (false, Some(_)) => return Err(Problem::new("statistics.by_domain").at("by")),
    };
    if districts * rows.len() > COUNTED_MAX { Err(too_many()) } else { Ok(rows) }
}

fn too_many() -> Problem {
    Problem::new("statistics.too_many").at("within").with("max", CELLS_MAX)
}

/// With leave, the cells in which there is something; without, all of them, since nobody and few look alike.
async fn cells(
    call: &Call,
    districts: &[AreaId],
    rows: &[Option<Domain>],
    period: Period,
    leave: Option<&Scope<ReadStatistics>>,
) -> Result<Vec<Cell>, Halt> {
    let mut sums = sums(call, districts, rows, period).await?;
    let keys = districts.iter().flat_map(|district| rows.iter().map(|domain| (*district, *domain)));
    let told = |(district, domain)| {
        let found = sums.remove(&(district, domain));
        let counts = match leave {
            Some(leave) => Some(found?.exact(leave)),
            None => found.and_then(|sum| sum.published(domain)),
        };
        Some(Cell { district, domain, counts })
    };
    Ok(keys.filter_map(told).collect())
}

type Sums = HashMap<(AreaId, Option<Domain>), Sum>;

async fn sums(
    call: &Call,
    districts: &[AreaId],
    rows: &[Option<Domain>],
    period: Period,
) -> Result<Sums, Halt> {
    let today = day(call.now());
    let whole = rows.contains(&None);
    let domains: Vec<_> = if whole { Domain::ALL.to_vec() } else { rows.iter().copied().flatten().collect() };
    let key = |district, domain: Domain| (district, (!whole).then_some(domain));
    let mut sums = Sums::new();
    let mut conn = call.reader().await?;
    for row in store::waiting(&mut conn, districts, &domains).await? {
        sums.entry(key(row.district_id, row.domain)).or_default().wait(&row, today, &call.house().terms);
    }
    for row in store::closed(&mut conn, districts, &domains, period.since(today)).await? {
        sums.entry(key(row.district_id, row.domain)).or_default().close(row.needs);
    }
    for (district, word, persons, households) in store::people(&mut conn, districts, rows).await? {
        if let Some(sum) = sums.get_mut(&(district, Domain::parse(&word))) {
            sum.people(persons, households);
        }
    }
    Ok(sums)
}
