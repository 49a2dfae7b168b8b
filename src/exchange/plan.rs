//! What an import has to do, by comparing what a copy says with what stands. Pure.
use super::{
    draft::{Copy, Draft},
    service::Counts,
};
use crate::{
    directory::{
        Entity, StandingRow,
        import::{Entry, Standing, Step},
    },
    kernel::{Id, LocationId, OrganizationId, ServiceId},
};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// The steps, and what they come to.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub steps: Vec<Step>,
    pub counts: BTreeMap<Entity, Counts>,
}

impl Plan {
    /// Whether the next edition differs from the one in force.
    pub fn changes(&self) -> bool {
        self.counts.values().any(|counts| counts.new + counts.changed + counts.removed > 0)
    }
}

/// The rows of one record: the one in force, and the one that an import before this laid down and did not
/// finish.
#[derive(Debug, Default)]
struct Rows<'a> {
    current: Option<&'a StandingRow>,
    laid: Option<&'a StandingRow>,
}

type ById<'a> = HashMap<&'a str, Rows<'a>>;

/// Plans the next edition.
pub(super) fn plan(copy: Copy, standing: &Standing) -> Plan {
    let mut planner = Planner { next: standing.edition + 1, plan: Plan::default() };
    let rows: HashMap<_, _> =
        standing.rows.iter().map(|(entity, rows)| (*entity, sort(rows, standing.edition))).collect();
    let none = HashMap::new();
    let of = |entity| rows.get(&entity).unwrap_or(&none);
    let refused: HashSet<_> = copy.refused.iter().map(|(entity, id)| (*entity, id.as_str())).collect();
    let organizations = ids(&copy.organizations, of(Entity::Organization), || OrganizationId::mint().uuid());
    let locations = ids(&copy.locations, of(Entity::Location), || LocationId::mint().uuid());
    let services = ids(&copy.services, of(Entity::Service), || ServiceId::mint().uuid());
    let organization = |id: &str| OrganizationId::of(organizations.get(id).copied().unwrap_or_default());
    let names: HashMap<_, _> = copy
        .organizations
        .iter()
        .map(|draft| (draft.source_id.as_str(), draft.entry.name.as_str()))
        .collect();

    planner.all(Entity::Organization, &copy.organizations, of(Entity::Organization), &refused, |draft| {
        let mut face = draft.entry.clone();
        face.organization = organization(&draft.source_id);
        Entry::Organization(face)
    });
    planner.all(Entity::Location, &copy.locations, of(Entity::Location), &refused, |draft| {
        let mut place = draft.entry.clone();
        place.id = LocationId::of(locations.get(draft.source_id.as_str()).copied().unwrap_or_default());
        place.organization = organization(&draft.organization);
        Entry::Location(place)
    });
    planner.all(Entity::Service, &copy.services, of(Entity::Service), &refused, |draft| {
        let mut service = draft.entry.clone();
        service.id = ServiceId::of(services.get(draft.source_id.as_str()).copied().unwrap_or_default());
        service.organization = organization(&draft.organization);
        let places = draft.locations.iter().filter_map(|id| locations.get(id.as_str()).copied());
        service.locations = places.map(LocationId::of).collect();
        Entry::Service(
            Box::new(service),
            names.get(draft.organization.as_str()).copied().unwrap_or_default().to_owned(),
        )
    });
    planner.plan
}

fn sort(rows: &[StandingRow], edition: i64) -> ById<'_> {
    let mut sorted: ById<'_> = HashMap::new();
    for row in rows {
        let place = sorted.entry(&row.source_id).or_default();
        if row.edition > edition {
            place.laid = Some(row);
        } else if row.superseded.is_none_or(|from| from > edition) {
            place.current = Some(row);
        }
    }
    sorted
}

/// Our ids for the source's: those that it has, else new ones.
fn ids<'a, T>(drafts: &'a [Draft<T>], rows: &ById<'_>, mint: impl Fn() -> Uuid) -> HashMap<&'a str, Uuid> {
    let own = |draft: &Draft<T>| {
        let rows = rows.get(draft.source_id.as_str());
        rows.and_then(|rows| rows.current.or(rows.laid)).map_or_else(&mint, |row| row.id)
    };
    drafts.iter().map(|draft| (draft.source_id.as_str(), own(draft))).collect()
}

struct Planner {
    next: i64,
    plan: Plan,
}

impl Planner {
    fn all<T: std::fmt::Debug>(
        &mut self,
        entity: Entity,
        drafts: &[Draft<T>],
        rows: &ById<'_>,
        refused: &HashSet<(Entity, &str)>,
        entry: impl Fn(&Draft<T>) -> Entry,
    ) {
        let mut counts = Counts::default();
        let none = Rows::default();
        let mut named = HashSet::new();
        for draft in drafts {
            named.insert(draft.source_id.as_str());
            let rows = rows.get(draft.source_id.as_str()).unwrap_or(&none);
            self.one(entity, draft, rows, &mut counts, &entry);
        }
        for (source_id, rows) in rows.iter().filter(|(id, _)| !named.contains(**id)) {
            self.gone(entity, rows, refused.contains(&(entity, *source_id)), &mut counts);
        }
        counts.refused = refused.iter().filter(|(of, _)| *of == entity).count();
        self.plan.counts.insert(entity, counts);
    }

    fn one<T: std::fmt::Debug>(
        &mut self,
        entity: Entity,
        draft: &Draft<T>,
        rows: &Rows<'_>,
        counts: &mut Counts,
        entry: impl Fn(&Draft<T>) -> Entry,
    ) {
        let digest = draft.digest();
        let same = |row: &&StandingRow| row.digest.as_deref() == Some(&digest[..]);
        if rows.current.is_some_and(|row| same(&row)) {
            counts.unchanged += 1;
            return self.keep(entity, rows);
        }
        match rows.current {
            Some(current) => {
                counts.changed += 1;
                self.end(entity, current);
            }
            None => counts.new += 1,
        }
        if rows.laid.is_some_and(|row| same(&row)) {
            return;
        }
        self.erase_laid(entity, rows);
        let entry = Box::new(entry(draft));
        self.plan.steps.push(Step::Lay { source_id: draft.source_id.clone(), digest, entry });
    }

    /// A record that the copy doesn't hold. One that was refused stays as it is.
    fn gone(&mut self, entity: Entity, rows: &Rows<'_>, refused: bool, counts: &mut Counts) {
        match rows.current {
            Some(current) if !refused => {
                counts.removed += 1;
                self.erase_laid(entity, rows);
                self.end(entity, current);
            }
            _ => self.keep(entity, rows),
        }
    }

    /// Leaves what is in force in force, whatever an unfinished import had begun.
    fn keep(&mut self, entity: Entity, rows: &Rows<'_>) {
        self.erase_laid(entity, rows);
        if let Some(current) = rows.current.filter(|row| row.superseded.is_some()) {
            self.plan.steps.push(Step::End(entity, current.id, current.edition, false));
        }
    }

    fn end(&mut self, entity: Entity, current: &StandingRow) {
        if current.superseded != Some(self.next) {
            self.plan.steps.push(Step::End(entity, current.id, current.edition, true));
        }
    }

    fn erase_laid(&mut self, entity: Entity, rows: &Rows<'_>) {
        if let Some(laid) = rows.laid {
            self.plan.steps.push(Step::Erase(entity, laid.id, laid.edition));
        }
    }
}
