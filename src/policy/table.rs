//! The law compiled: for each role, kind, exception, relation and action one mask of what is open by duty and one
//! of what is open where a grant covers it. Every answer comes from here.
use super::reader::{Cell, POLICY, Policy, Rule};
use super::text::Problem;
use super::vocabulary::{Action, Kind, Relation, Role};
use crate::kernel::{Id, OrganizationId};

/// Exceptions multiply the table: organisations × districts named in the policy are refused beyond this.
const PLACES_MAX: usize = 64;

/// What one combination opens, by bit numbers of parts and resources; `law` holds `duty`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Masks {
    pub duty: u64,
    pub law: u64,
}

impl Masks {
    pub(super) const fn or(self, other: Self) -> Self {
        Self { duty: self.duty | other.duty, law: self.law | other.law }
    }

    pub(super) const fn within(self, columns: u64) -> Self {
        Self { duty: self.duty & columns, law: self.law & columns }
    }
}

/// The whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    organizations: Vec<OrganizationId>,
    districts: Vec<String>,
    cells: Vec<Masks>,
}

/// A row of the table: where an organisation stands that no person is known to yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub kind: Kind,
    /// 0 where the policy does not name the organisation.
    pub organization: usize,
    /// 0 where the policy does not name its district.
    pub district: usize,
}

impl Table {
    /// Compiles the lines; order doesn't matter, a deny wins over every allow.
    pub(super) fn of(policy: &Policy) -> Result<Self, Vec<Problem>> {
        let mut table = Self::frame(policy)?;
        let mut denied = vec![0; table.cells.len()];
        for rule in &policy.rules {
            table.apply(policy, rule, &mut denied);
        }
        for (cell, denied) in table.cells.iter_mut().zip(denied) {
            cell.duty &= !denied;
            cell.law &= !denied;
        }
        Ok(table)
    }

    fn frame(policy: &Policy) -> Result<Self, Vec<Problem>> {
        let named = |cell: &Cell<OrganizationId>| cell.one().copied();
        let mut organizations: Vec<_> =
            policy.rules.iter().filter_map(|rule| named(&rule.organization)).collect();
        organizations.sort_unstable();
        organizations.dedup();
        let mut districts: Vec<_> =
            policy.rules.iter().filter_map(|rule| rule.district.one().cloned()).collect();
        districts.sort_unstable();
        districts.dedup();
        let places = (1 + organizations.len()) * (1 + districts.len());
        if places > PLACES_MAX {
            let what = format!("{places} exceptions (organisations × districts), at most {PLACES_MAX}");
            return Err(vec![Problem { file: POLICY, line: 0, what }]);
        }
        let size = places * Kind::ALL.len() * Role::ALL.len() * Relation::ALL.len() * Action::ALL.len();
        Ok(Self { organizations, districts, cells: vec![Masks::default(); size] })
    }

    fn apply(&mut self, policy: &Policy, rule: &Rule, denied: &mut [u64]) {
        let cells: Vec<_> = self.rows_of(policy, rule);
        for at in cells {
            if rule.allow {
                self.cells[at].law |= rule.columns;
                self.cells[at].duty |= if rule.by_duty { rule.columns } else { 0 };
            } else {
                denied[at] |= rule.columns;
            }
        }
    }

    /// Where a line writes.
    fn rows_of(&self, policy: &Policy, rule: &Rule) -> Vec<usize> {
        let roles = words(Role::ALL, |role| policy.role_fits(rule, role));
        let relations = words(Relation::ALL, |relation| policy.relation_fits(rule, relation));
        let actions = words(Action::ALL, |action| rule.action.says(&action));
        let mut rows = Vec::new();
        for seat in self.seats().into_iter().filter(|seat| self.speaks_of(rule, *seat)) {
            for role in &roles {
                for relation in &relations {
                    rows.extend(actions.iter().map(|action| self.index(*role, seat, *relation, *action)));
                }
            }
        }
        rows
    }

    fn speaks_of(&self, rule: &Rule, seat: Seat) -> bool {
        let organization = seat.organization.checked_sub(1).map(|i| self.organizations[i]);
        let district = seat.district.checked_sub(1).map(|i| &self.districts[i]);
        let organization_fits = rule.organization.one().is_none_or(|named| organization == Some(*named));
        let district_fits = rule.district.one().is_none_or(|named| district == Some(named));
        rule.kinds.contains(seat.kind) && organization_fits && district_fits
    }

    /// Every seat that the table has rows for.
    pub(super) fn seats(&self) -> Vec<Seat> {
        let places =
            (0..=self.organizations.len()).flat_map(|o| (0..=self.districts.len()).map(move |d| (o, d)));
        places
            .flat_map(|(organization, district)| {
                Kind::ALL.iter().map(move |kind| Seat { kind: *kind, organization, district })
            })
            .collect()
    }

    /// Where an organisation sits.
    pub(super) fn seat(&self, kind: Kind, organization: OrganizationId, district: Option<&str>) -> Seat {
        let organization = self.organizations.binary_search(&organization).map_or(0, |i| i + 1);
        let known = |code: &str| self.districts.binary_search_by(|named| named.as_str().cmp(code)).ok();
        Seat { kind, organization, district: district.and_then(known).map_or(0, |i| i + 1) }
    }

    /// The organisation and the district that a seat's exceptions name.
    pub(super) fn names(&self, seat: Seat) -> (Option<OrganizationId>, Option<&str>) {
        let organization = seat.organization.checked_sub(1).map(|i| self.organizations[i]);
        (organization, seat.district.checked_sub(1).map(|i| self.districts[i].as_str()))
    }

    /// What a role opens through a relation.
    pub(super) fn masks(&self, role: Role, seat: Seat, relation: Relation, action: Action) -> Masks {
        self.cells[self.index(role, seat, relation, action)]
    }

    /// The same, of an organisation and a district that the policy may name or not.
    pub(super) fn masks_at(
        &self,
        role: Role,
        kind: Kind,
        (organization, district): (Option<OrganizationId>, Option<&str>),
        relation: Relation,
        action: Action,
    ) -> Masks {
        let seat = organization.map_or_else(
            || Seat { organization: 0, ..self.seat(kind, OrganizationId::of(uuid::Uuid::nil()), district) },
            |id| self.seat(kind, id, district),
        );
        self.masks(role, seat, relation, action)
    }

    fn index(&self, role: Role, seat: Seat, relation: Relation, action: Action) -> usize {
        let place = seat.organization * (1 + self.districts.len()) + seat.district;
        let of = |bit: u8| usize::from(bit);
        let row = (place * Kind::ALL.len() + of(seat.kind.bit())) * Role::ALL.len() + of(role.bit());
        (row * Relation::ALL.len() + of(relation.bit())) * Action::ALL.len() + of(action.bit())
    }
}

fn words<T: Copy>(all: &[T], said: impl Fn(T) -> bool) -> Vec<T> {
    all.iter().copied().filter(|word| said(*word)).collect()
}
