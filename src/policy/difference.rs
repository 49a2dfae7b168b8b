//! What a new law would change, cell by cell, before it is put in force.
use super::law::Law;
use super::matrix::{alike, column_names, kind_names};
use super::table::Masks;
use super::vocabulary::{Action, Kind, Relation, Role};
use crate::kernel::OrganizationId;
use std::fmt::Write;

/// The cells in which two laws differ.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// Cells that open something which they kept closed.
    pub gained: usize,
    /// Cells that close something which they opened.
    pub lost: usize,
    /// The same, gathered where roles and kinds change alike, in the order of relations and actions.
    pub changes: Vec<Change>,
}

/// One change, for all roles and kinds for which it is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The organisation that an exception names, and its district; none for the rule.
    pub place: (Option<OrganizationId>, Option<String>),
    /// In which relation to a person; `member` too for what belongs to no person.
    pub relation: Relation,
    /// For which action.
    pub action: Action,
    /// To whom.
    pub roles: Vec<Role>,
    /// Of which organisations.
    pub kinds: Vec<Kind>,
    /// What changes for them.
    pub shift: Shift,
}

/// Parts and resources, by bit numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    more_by_duty: u64,
    less_by_duty: u64,
    more_granted: u64,
    less_granted: u64,
}

impl Shift {
    const fn of(before: Masks, after: Masks) -> Self {
        let (granted, granted_after) = (before.law & !before.duty, after.law & !after.duty);
        Self {
            more_by_duty: after.duty & !before.duty,
            less_by_duty: before.duty & !after.duty,
            more_granted: granted_after & !granted,
            less_granted: granted & !granted_after,
        }
    }

    /// What opens and what closes, whatever the ground.
    const fn counts(before: Masks, after: Masks) -> (u32, u32) {
        let opens = (after.duty & !before.duty).count_ones() + (after.law & !before.law).count_ones();
        let closes = (before.duty & !after.duty).count_ones() + (before.law & !after.law).count_ones();
        (opens, closes)
    }

    /// `+ by duty contact`, one line for each ground.
    pub fn lines(&self) -> Vec<String> {
        let told = |sign: char, ground: &str, bits: u64| {
            (bits != 0).then(|| format!("{sign} {ground} {}", column_names(bits)))
        };
        let all = [
            told('+', "by duty", self.more_by_duty),
            told('-', "by duty", self.less_by_duty),
            told('+', "granted", self.more_granted),
            told('-', "granted", self.less_granted),
        ];
        all.into_iter().flatten().collect()
    }
}

impl Law {
    /// What changes when `new` is put in this one's place.
    pub fn difference(&self, new: &Self) -> Difference {
        let mut found = Difference::default();
        for place in self.exceptions(new) {
            for relation in Relation::ALL {
                for action in Action::ALL {
                    self.compare(new, &place, (*relation, *action), &mut found);
                }
            }
        }
        found
    }

    /// The rule first, then every exception that either law names.
    fn exceptions(&self, new: &Self) -> Vec<(Option<OrganizationId>, Option<String>)> {
        let seats = |law: &Self| {
            let named = law.table.seats().into_iter().map(|seat| {
                let (organization, district) = law.table.names(seat);
                (organization, district.map(str::to_owned))
            });
            named.collect::<Vec<_>>()
        };
        let mut places: Vec<_> = seats(self).into_iter().chain(seats(new)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn compare(
        &self,
        new: &Self,
        place: &(Option<OrganizationId>, Option<String>),
        (relation, action): (Relation, Action),
        found: &mut Difference,
    ) {
        let at =
            |law: &Self, role, kind, (organization, district): (Option<OrganizationId>, Option<&str>)| {
                law.table.masks_at(role, kind, (organization, district), relation, action)
            };
        let here = (place.0, place.1.as_deref());
        let shift = |role, kind| Shift::of(at(self, role, kind, here), at(new, role, kind, here));
        // Of an exception only what differs from the rule's own change.
        let rule = |role, kind| {
            let nowhere = (None, None);
            Shift::of(at(self, role, kind, nowhere), at(new, role, kind, nowhere))
        };
        let told = |role, kind| {
            let change = shift(role, kind);
            let own = here == (None, None) || change != rule(role, kind);
            (change != Shift::default() && own).then_some((kind, change))
        };
        let of_role = |role| alike(Kind::ALL.iter().filter_map(move |kind| told(role, *kind)));
        let roles = Role::ALL.iter().map(|role| (*role, of_role(*role)));
        for (roles, changes) in alike(roles.filter(|(_, changes)| !changes.is_empty())) {
            for (kinds, shift) in changes {
                let (opens, closes) = Self::counted(&roles, &kinds, |role, kind| {
                    Shift::counts(at(self, role, kind, here), at(new, role, kind, here))
                });
                found.gained += opens;
                found.lost += closes;
                let (place, roles) = (place.clone(), roles.clone());
                found.changes.push(Change { place, relation, action, roles, kinds, shift });
            }
        }
    }

    fn counted(roles: &[Role], kinds: &[Kind], counts: impl Fn(Role, Kind) -> (u32, u32)) -> (usize, usize) {
        let cells = roles.iter().flat_map(|role| kinds.iter().map(|kind| counts(*role, *kind)));
        cells.fold((0, 0), |(opens, closes), (more, less)| (opens + more as usize, closes + less as usize))
    }
}

impl Difference {
    /// For people who compare laws at a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{} cells gain, {} lose\n", self.gained, self.lost);
        for change in &self.changes {
            let _ = writeln!(text, "\n== {}", change.title());
            let _ = writeln!(text, "{}\n    {}", change.role_names(), kind_names(&change.kinds));
            for line in change.shift.lines() {
                let _ = writeln!(text, "        {line}");
            }
        }
        text
    }
}

impl Change {
    /// `care_team, read`, and the exception where there is one.
    pub fn title(&self) -> String {
        let exception = match &self.place {
            (None, None) => String::new(),
            (organization, district) => {
                let organization = organization.map_or("any organisation".to_owned(), |id| id.to_string());
                format!(", {organization} in {}", district.as_deref().unwrap_or("any district"))
            }
        };
        format!("{}, {}{exception}", self.relation, self.action)
    }

    fn role_names(&self) -> String {
        self.roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(" ")
    }
}
