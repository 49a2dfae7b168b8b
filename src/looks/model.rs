//! A look, and the sheet that is made of many.
use crate::{
    kernel::{AuditId, OrganizationId, PersonId, Time, UserId, clock},
    policy::{
        ACTS, Act, Action, FollowPerson, Kind, PartSet, Purpose, Relation, Role, RoleSet, told_to_person,
    },
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// One record of somebody's parts, as far as its reader is shown it.
#[derive(Clone, Debug)]
pub(super) struct Look {
    pub(super) id: AuditId,
    pub(super) at: Time,
    pub(super) person: PersonId,
    pub(super) organization: OrganizationId,
    /// `None` for an organisation that nobody knows any more.
    pub(super) kind: Option<Kind>,
    /// Only where the setting says so.
    pub(super) worker: Option<String>,
    /// For whom another system asked, where the same setting says so.
    pub(super) on_behalf: Option<String>,
    pub(super) roles: RoleSet,
    pub(super) relation: Option<Relation>,
    pub(super) act: String,
    pub(super) parts: PartSet,
    pub(super) purpose: Option<Purpose>,
}

impl Look {
    pub(super) fn is_emergency(&self) -> bool {
        self.relation == Some(Relation::Emergency) || self.purpose == Some(Purpose::Emergency)
    }

    /// Whether something was done, and not only read.
    pub(super) fn is_change(&self) -> bool {
        !reads().any(|name| name == self.act)
    }

    /// What of it the person may be told.
    fn told(mut self, services: &[OrganizationId]) -> Option<Self> {
        let client = services.contains(&self.organization);
        self.parts = told_to_person(client, self.kind, self.parts)?;
        Some(self)
    }
}

/// The names of the acts that only read.
pub(super) fn reads() -> impl Iterator<Item = &'static str> {
    ACTS.iter().filter(|act| act.action == Action::Read).map(|act| act.name)
}

/// Those of them that somebody chose to do: whoever has a screen open is told of changes without doing anything.
pub(super) fn chosen_reads() -> impl Iterator<Item = &'static str> {
    reads().filter(|act| *act != FollowPerson::NAME)
}

/// What says nothing of why somebody looked: to read, and to end or take back what was begun in order to look.
pub(super) fn no_acts() -> impl Iterator<Item = &'static str> {
    reads().chain(["emergency.close", "person.withdraw_request", "person.unblock"])
}

/// What one organisation did with one person's parts on one day, in the same roles and for the same purpose.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) day: NaiveDate,
    pub(super) first: Time,
    pub(super) last: Time,
    pub(super) count: usize,
    pub(super) organization: OrganizationId,
    pub(super) worker: Option<String>,
    pub(super) roles: RoleSet,
    pub(super) relation: Option<Relation>,
    pub(super) parts: PartSet,
    pub(super) purpose: Option<Purpose>,
    pub(super) emergency: bool,
    pub(super) change: bool,
}

impl Line {
    fn of(look: &Look) -> Self {
        Self {
            day: clock::day(look.at),
            first: look.at,
            last: look.at,
            count: 0,
            organization: look.organization,
            worker: look.worker.clone(),
            roles: look.roles,
            relation: look.relation,
            parts: PartSet::EMPTY,
            purpose: look.purpose,
            emergency: look.is_emergency(),
            change: look.is_change(),
        }
    }

    /// Whether another system read, and no human.
    pub(super) fn is_automatic(&self) -> bool {
        self.roles.contains(Role::ServiceAccount)
    }
}

/// What a person is told of who looked.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// The newest first.
    pub(super) lines: Vec<Line>,
    /// Where there is more than one sheet holds: the moment before which to go on.
    pub(super) before: Option<Time>,
}

/// The most lines of one sheet.
pub(super) const LINES_MAX: usize = 1_000;

impl Sheet {
    /// From looks in the order of their time, the newest first; `services` are those that have the person as
    /// their client and that the person knows of. `more` says that there are older looks.
    pub(super) fn of(looks: Vec<Look>, services: &[OrganizationId], more: bool) -> Self {
        let oldest = looks.last().map(|look| look.at).filter(|_| more);
        let mut sheet = Self { lines: Vec::new(), before: oldest };
        let mut known = HashMap::new();
        for look in looks.into_iter().filter_map(|look| look.told(services)) {
            let (day, worker) = (clock::day(look.at), look.worker.clone());
            let like = (look.organization, look.roles, look.purpose, look.relation, worker, look.is_change());
            let at = *known.entry((day, like)).or_insert(sheet.lines.len());
            if at == LINES_MAX {
                // A day is never torn apart: what has no place goes to the next sheet with its whole day.
                sheet.end_before(day);
                return sheet;
            }
            if at == sheet.lines.len() {
                sheet.lines.push(Line::of(&look));
            }
            let told = &mut sheet.lines[at];
            told.first = look.at;
            told.count += 1;
            told.parts = told.parts.union(look.parts);
        }
        sheet
    }

    /// Leaves a day and what is older to the next sheet, unless it is the only one.
    fn end_before(&mut self, day: NaiveDate) {
        let whole = self.lines.iter().take_while(|line| line.day > day).count();
        if whole > 0 {
            self.lines.truncate(whole);
        }
        self.before = self.lines.iter().map(|line| line.first).min();
    }
}

/// The looks of one user at one person that no act of their own followed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct IdleLooks {
    pub(super) organization_id: OrganizationId,
    pub(super) account_id: UserId,
    pub(super) person_id: PersonId,
    pub(super) first_at: Time,
    pub(super) last_at: Time,
    pub(super) looks: i64,
}

/// So long back looks are counted that no act followed.
pub(super) const IDLE_DAYS_MAX: i64 = 366;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kernel::Id, policy::Part};
    use chrono::{Days, TimeDelta};

    fn look(at: &str, act: &str) -> Look {
        Look {
            id: AuditId::mint(),
            at: at.parse().unwrap(),
            person: PersonId::mint(),
            organization: OrganizationId::of(uuid::Uuid::from_u128(1)),
            kind: Some(Kind::Odv),
            worker: None,
            on_behalf: None,
            roles: RoleSet::of(&[Role::Educator]),
            relation: Some(Relation::CareTeam),
            act: act.to_owned(),
            parts: PartSet::of(&[Part::Contact]),
            purpose: Some(Purpose::Coordinate),
        }
    }

    #[test]
    fn what_is_alike_on_one_day_in_italy_is_one_line() {
        let looks = vec![
            look("2026-11-03T23:30:00Z", "person.read"),
            look("2026-11-03T22:30:00Z", "need.update"),
            look("2026-11-03T22:20:00Z", "person.read"),
            look("2026-11-03T12:00:00Z", "person.read"),
        ];
        let sheet = Sheet::of(looks, &[], false);
        let told: Vec<_> = sheet.lines.iter().map(|l| (l.day.to_string(), l.count, l.change)).collect();
        assert_eq!(
            told,
            [
                ("2026-11-04".to_owned(), 1, false),
                ("2026-11-03".to_owned(), 1, true),
                ("2026-11-03".to_owned(), 2, false)
            ]
        );
        assert!(sheet.before.is_none());
    }

    #[test]
    fn a_sheet_that_is_full_says_where_the_next_one_begins() {
        let first = look("2026-11-03T12:00:00Z", "person.read");
        let looks: Vec<_> = (0..LINES_MAX as u64 + 5)
            .map(|days| Look { at: first.at.checked_sub_days(Days::new(days)).unwrap(), ..first.clone() })
            .collect();
        let sheet = Sheet::of(looks, &[], false);
        assert_eq!(sheet.lines.len(), LINES_MAX);
        assert_eq!(sheet.before, sheet.lines.last().map(|line| line.first));
    }

    #[test]
    fn a_day_is_never_torn_apart() {
        let first = look("2026-11-03T12:00:00Z", "person.read");
        let on = |day: i64, n: i64| Look {
            at: first.at - TimeDelta::days(day) - TimeDelta::seconds(n),
            organization: OrganizationId::of(uuid::Uuid::from_u128(u128::try_from(n).unwrap())),
            ..first.clone()
        };
        let looks = (0..4).flat_map(|day| (0..300).map(move |n| (day, n))).map(|(day, n)| on(day, n));
        let sheet = Sheet::of(looks.collect(), &[], false);
        assert_eq!(sheet.lines.len(), 900);
        assert_eq!(sheet.before, Some(on(2, 299).at));
    }
}
