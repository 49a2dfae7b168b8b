//! The layouts, each read into the same drafts.
mod hsds3;
mod ohana;

use super::{
    draft::Copy,
    layout::Layout,
    map::Map,
    refusal::Reason,
    sheet::{Known, Report, Row},
};
use crate::directory::{Entity, model::Schedule};
use std::path::Path;

/// Reads a copy whole.
pub(super) fn copy(folder: &Path, layout: Layout, map: &Map, report: &mut Report) -> Copy {
    match layout {
        Layout::Ohana => ohana::read(folder, map, report),
        Layout::Hsds3 => hsds3::read(folder, map, report),
    }
}

/// The ids of the three files that others refer to.
#[derive(Debug)]
struct Ids {
    organizations: Known,
    locations: Known,
    services: Known,
}

impl Ids {
    fn new() -> Self {
        Self {
            organizations: Known::of("organizations.csv"),
            locations: Known::of("locations.csv"),
            services: Known::of("services.csv"),
        }
    }

    fn refused(&self) -> Vec<(Entity, String)> {
        let of =
            |entity, known: &Known| known.refused().map(|id| (entity, id.to_owned())).collect::<Vec<_>>();
        [
            of(Entity::Organization, &self.organizations),
            of(Entity::Location, &self.locations),
            of(Entity::Service, &self.services),
        ]
        .concat()
    }

    /// What a row belongs to: the first of these columns that is filled in. All that are must be right.
    fn owner(&self, row: &mut Row<'_>, columns: &[(&str, Entity)]) -> Option<(Entity, String)> {
        let mut owner = None;
        let mut filled = false;
        for (column, entity) in columns {
            filled |= row.has(column);
            let found = row.refer(column, self.of(*entity)).map(|id| (*entity, id));
            owner = owner.or(found);
        }
        if !filled {
            row.wrong("", Reason::NoOwner);
        }
        owner
    }

    fn of(&self, entity: Entity) -> &Known {
        match entity {
            Entity::Organization => &self.organizations,
            Entity::Location => &self.locations,
            Entity::Service => &self.services,
        }
    }
}

/// What hangs on records of a copy, by its owner.
type Hanging<T> = std::collections::HashMap<(Entity, String), Vec<T>>;

fn hang<T>(on: &mut Hanging<T>, owner: Option<(Entity, String)>, one: T) {
    if let Some(owner) = owner {
        on.entry(owner).or_default().push(one);
    }
}

/// A row must not end before it begins.
fn check_days(row: &mut Row<'_>, schedule: &Schedule, field: &str) {
    if let (Some(from), Some(until)) = (schedule.from, schedule.until)
        && until < from
        && !schedule.every_year
    {
        row.wrong(field, Reason::EndsFirst);
    }
}
