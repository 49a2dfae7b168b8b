//! What is counted of a need, and what a count may show.
use crate::{
    call::Terms,
    kernel::{AreaId, NeedId, OrganizationId, PersonId, Time},
    needs::{Facts, Moved, Status, Urgency},
    policy::{Class, Domain, Kind, ReadStatistics, Scope, words::words},
};
use chrono::{Datelike, Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// What unmet needs are told apart by.
    #[graphql(name = "UnmetDimension")]
    pub enum Dimension {
        /// By district: municipio, ambito or comune.
        District = 0 "district",
        /// By what the need is about.
        Domain = 1 "domain",
    }
}

words! {
    /// Over how long what has ended is counted, the present month included.
    pub enum Period {
        /// This month.
        Month = 0 "month",
        /// This one and the two before it.
        Quarter = 1 "quarter",
        /// This one and the eleven before it.
        Year = 2 "year",
    }
}

impl Period {
    /// The first day of it, as of this day.
    pub fn since(self, today: NaiveDate) -> NaiveDate {
        let before = match self {
            Self::Month => 0,
            Self::Quarter => 2,
            Self::Year => 11,
        };
        month(today) - Months::new(before)
    }
}

/// The first day of a day's month.
pub fn month(of: NaiveDate) -> NaiveDate {
    of.with_day(1).unwrap_or(of)
}

/// Whether needs of this domain are counted at all: those of the most protected class never are.
pub fn is_counted(domain: Domain) -> bool {
    domain.class() != Class::S4
}

/// What became of the referrals that were completed in a district.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct LoopRow {
    /// The district.
    pub district_id: AreaId,
    /// Their senders say that it is so.
    pub confirmed: i64,
    /// Their senders say that it isn't.
    pub disputed: i64,
    /// Their senders have said nothing.
    pub unconfirmed: i64,
}

words! {
    /// Why a need of a district has come to a stand.
    pub enum StandstillKind {
        /// Nobody answered a referral in time, and nobody was asked since.
        Expired = 0 "expired",
        /// A sender says that what its recipient says isn't so.
        Disputed = 1 "disputed",
        /// No service has begun past the target time.
        Unmet = 2 "unmet",
    }
}

/// A need that has come to a stand, without whose it is.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Standstill {
    /// Why.
    pub kind: StandstillKind,
    /// Breaks ties; leaves the process sealed, in a cursor.
    pub id: uuid::Uuid,
    /// The district.
    pub district_id: AreaId,
    /// What it is about.
    pub domain: Domain,
    /// How soon somebody must act.
    pub urgency: Urgency,
    /// Since when.
    pub since: Time,
    /// Who leads the person.
    pub lead_id: OrganizationId,
    /// What kind of organisation that is.
    pub lead_kind: Kind,
    /// Who was asked.
    pub recipient_id: Option<OrganizationId>,
    /// What kind of organisation that is.
    pub recipient_kind: Option<Kind>,
}

impl Standstill {
    /// Who leads the person; `None` where that would say what somebody suffers from: of a need of a special category, and
    /// of an organisation that speaks of one.
    pub fn lead(&self) -> Option<OrganizationId> {
        self.name(Some(self.lead_id), Some(self.lead_kind))
    }

    /// Who was asked; alike.
    pub fn recipient(&self) -> Option<OrganizationId> {
        self.name(self.recipient_id, self.recipient_kind)
    }

    fn name(&self, id: Option<OrganizationId>, kind: Option<Kind>) -> Option<OrganizationId> {
        let light = matches!(self.domain.class(), Class::S1 | Class::S2);
        id.filter(|_| light && kind.is_some_and(|kind| kind.speaks_of().is_none()))
    }
}

/// Persons that a published cell must have.
const PERSONS_MIN: i64 = 5;
/// The same for health, migration and what else is of a special category.
const PERSONS_MIN_SPECIAL: i64 = 10;

fn persons_min(domain: Domain) -> i64 {
    match domain.class() {
        Class::N | Class::S1 | Class::S2 => PERSONS_MIN,
        Class::S3 | Class::S4 => PERSONS_MIN_SPECIAL,
    }
}

/// Needs that wait since the same day with the same urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayKey {
    /// The district that counts them.
    pub district: AreaId,
    /// What they are about.
    pub domain: &'static str,
    /// How soon somebody must act.
    pub urgency: &'static str,
    /// The day on which they were opened, in Italy.
    pub opened_on: NaiveDate,
}

/// A district (no domain: ""), or a domain in it: within each of them persons are counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetKey {
    /// The district.
    pub district: AreaId,
    /// The domain's word, or nothing for all of the district.
    pub domain: &'static str,
}

/// What one job changes, in the order in which it is written.
#[derive(Debug, Default)]
pub struct Changes {
    /// Needs that wait.
    pub days: BTreeMap<DayKey, i64>,
    /// Needs that wait, of each person.
    pub persons: BTreeMap<(SetKey, PersonId), i64>,
    /// Needs that were closed before.
    pub reopened: BTreeSet<NeedId>,
    /// Needs that are closed now.
    pub closed: BTreeMap<NeedId, Facts>,
}

impl Changes {
    /// What these moves change, given the persons that are not sealed.
    pub fn of(moves: &[Moved], is_open: impl Fn(PersonId) -> bool) -> Self {
        let mut changes = Self::default();
        for Moved { before, after } in moves.iter().filter(|moved| is_open(moved.after.person_id)) {
            if let Some(before) = before {
                changes.wait(before, -1);
                changes.end(before, after);
            }
            changes.wait(after, 1);
        }
        changes.days.retain(|_, by| *by != 0);
        changes.persons.retain(|_, by| *by != 0);
        changes
    }

    /// What hiding a person, or showing them again, changes: all their needs leave the counts, or come back.
    pub fn veil(&mut self, needs: &[Facts], hidden: bool) {
        for facts in needs.iter().filter(|facts| is_counted(facts.domain)) {
            self.wait(facts, if hidden { -1 } else { 1 });
            if facts.status == Status::Closed && hidden {
                self.reopened.insert(facts.id);
            } else if facts.status == Status::Closed {
                self.closed.insert(facts.id, facts.clone());
            }
        }
    }

    fn wait(&mut self, facts: &Facts, by: i64) {
        if !facts.status.is_waiting() {
            return;
        }
        let (district, domain) = (facts.district_id, facts.domain.name());
        let urgency = facts.urgency.name();
        let key = DayKey { district, domain, urgency, opened_on: facts.opened_on() };
        *self.days.entry(key).or_default() += by;
        for domain in ["", domain] {
            *self.persons.entry((SetKey { district, domain }, facts.person_id)).or_default() += by;
        }
    }

    fn end(&mut self, before: &Facts, after: &Facts) {
        match (before.status, after.status) {
            (Status::Closed, Status::Closed) => {}
            (Status::Closed, _) if self.closed.remove(&after.id).is_none() => {
                self.reopened.insert(after.id);
            }
            (_, Status::Closed) => drop(self.closed.insert(after.id, after.clone())),
            _ => {}
        }
    }
}

/// Whether a move can change any count. A need that is taken still waits, and most moves are of that kind.
pub fn counts(moved: &Moved) -> bool {
    let same = |before: &Facts| {
        let after = &moved.after;
        let place = |facts: &Facts| (facts.status.is_waiting(), facts.district_id, facts.urgency);
        place(before) == place(after) && (before.status == Status::Closed) == (after.status == Status::Closed)
    };
    is_counted(moved.after.domain) && !moved.before.as_ref().is_some_and(same)
}

/// One row of what waits.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DayRow {
    /// The district.
    pub district_id: AreaId,
    /// The domain.
    pub domain: Domain,
    /// How soon somebody must act.
    pub urgency: Urgency,
    /// Since when.
    pub opened_on: NaiveDate,
    /// How many.
    pub waiting: i64,
}

/// What is counted of one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Needs whose person waits.
    pub open: i64,
    /// Those of them past their target time; `None` where that would tell of few persons.
    pub unmet: Option<i64>,
    /// Needs closed as unmet; `None` where that is not told.
    pub closed_unmet: Option<i64>,
    /// Distinct persons who wait.
    pub persons: i64,
    /// Distinct households that they are of; `None` where that would tell of few.
    pub households: Option<i64>,
    /// The middle one of the waiting times.
    pub median: Option<i64>,
    /// The longest of them, which is one person's; `None` where that is not told.
    pub longest: Option<i64>,
}

/// One cell of the table; without counts it is suppressed.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The district.
    pub district: AreaId,
    /// The domain; `None` for all of them.
    pub domain: Option<Domain>,
    /// What is counted, where it may be shown.
    pub counts: Option<Counts>,
}

/// Numbers of one cell while they are put together.
#[derive(Debug, Default)]
pub struct Sum {
    days: BTreeMap<i64, i64>,
    counts: Counts,
}

impl Sum {
    /// Adds needs that wait, as of this day.
    pub fn wait(&mut self, row: &DayRow, today: NaiveDate, terms: &Terms) {
        let waited = (today - row.opened_on).num_days().max(0);
        *self.days.entry(waited).or_default() += row.waiting;
        self.counts.open += row.waiting;
        if waited > row.urgency.target_days(row.domain, terms) {
            *self.counts.unmet.get_or_insert_default() += row.waiting;
        }
    }

    /// Says how many persons and households wait.
    pub fn people(&mut self, persons: i64, households: i64) {
        (self.counts.persons, self.counts.households) = (persons, Some(households));
    }

    /// Adds needs that were closed as unmet.
    pub fn close(&mut self, needs: i64) {
        *self.counts.closed_unmet.get_or_insert_default() += needs;
    }

    /// What is counted, exactly: for whoever has leave.
    pub fn exact(mut self, _leave: &Scope<ReadStatistics>) -> Counts {
        self.counts.closed_unmet.get_or_insert_default();
        self.derived()
    }

    /// What may be shown to everybody: nothing of few persons, no total that others could be taken from, no
    /// part of a count that leaves few on one side of it, and nothing that is one person's.
    pub fn published(mut self, domain: Option<Domain>) -> Option<Counts> {
        let least = domain.map(persons_min).filter(|least| self.counts.persons >= *least)?;
        self.counts.closed_unmet = None;
        let counts = self.derived();
        // Somebody may have several needs: so many persons at least have these.
        let persons = |needs: i64| needs - (counts.open - counts.persons);
        let enough = |needs: &i64| *needs == 0 || persons(*needs) >= least;
        let unmet = counts.unmet.filter(|unmet| enough(unmet) && enough(&(counts.open - unmet)));
        let households = counts.households.filter(|households| *households >= least);
        Some(Counts { unmet, households, longest: None, ..counts })
    }

    fn derived(self) -> Counts {
        let (longest, middle) = (self.days.keys().next_back().copied(), (self.counts.open + 1) / 2);
        let mut reached = 0;
        let at_middle = self.days.iter().find(|(_, needs)| {
            reached += **needs;
            reached >= middle
        });
        let (unmet, households) = (self.counts.unmet.or(Some(0)), self.counts.households.or(Some(0)));
        Counts { median: at_middle.map(|(waited, _)| *waited), longest, unmet, households, ..self.counts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Id;
    use uuid::Uuid;

    fn day(of: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, of).unwrap()
    }

    fn sum(rows: &[(u32, Urgency, i64)], persons: i64) -> Sum {
        let mut sum = Sum::default();
        for (opened, urgency, waiting) in rows {
            let row = DayRow {
                district_id: AreaId::of(Uuid::nil()),
                domain: Domain::Hous,
                urgency: *urgency,
                opened_on: day(*opened),
                waiting: *waiting,
            };
            sum.wait(&row, day(20), &Terms::default());
        }
        sum.people(persons, persons);
        sum
    }

    #[test]
    fn waiting_times_are_of_today() {
        let counts =
            sum(&[(17, Urgency::Urgent, 1), (16, Urgency::Urgent, 2), (1, Urgency::Routine, 1)], 4).derived();
        assert_eq!((counts.open, counts.unmet), (4, Some(2)));
        assert_eq!((counts.median, counts.longest), (Some(4), Some(19)));
    }

    #[test]
    fn a_period_begins_with_a_month() {
        let since = |period: Period| period.since(NaiveDate::from_ymd_opt(2026, 1, 31).unwrap()).to_string();
        assert_eq!(since(Period::Month), "2026-01-01");
        assert_eq!(since(Period::Quarter), "2025-11-01");
        assert_eq!(since(Period::Year), "2025-02-01");
    }

    #[test]
    fn few_persons_are_not_published() {
        let published = |persons, domain| sum(&[(1, Urgency::Soon, 20)], persons).published(domain).is_some();
        assert!(!published(4, Some(Domain::Hous)) && published(5, Some(Domain::Hous)));
        assert!(!published(9, Some(Domain::Heal)) && published(10, Some(Domain::Heal)));
        assert!(!published(500, None));
    }

    #[test]
    fn no_part_of_few_is_published() {
        let unmet = |late, timely, persons| {
            let rows = [(1, Urgency::Urgent, late), (20, Urgency::Urgent, timely)];
            let counts = sum(&rows, persons).published(Some(Domain::Hous)).unwrap();
            assert_eq!(counts.longest, None);
            counts.unmet
        };
        assert_eq!(
            [unmet(5, 5, 10), unmet(5, 6, 11), unmet(0, 9, 9), unmet(9, 0, 9)],
            [5, 5, 0, 9].map(Some)
        );
        assert_eq!([unmet(4, 9, 13), unmet(9, 4, 13), unmet(1, 19, 20)], [None; 3]);
        assert_eq!(unmet(5, 9, 13), None, "two of the five may be one person's");
        let mut few_homes = sum(&[(1, Urgency::Soon, 9)], 9);
        few_homes.people(9, 4);
        assert_eq!(few_homes.published(Some(Domain::Hous)).unwrap().households, None);
    }

    #[test]
    fn nothing_waits_for_no_time() {
        let counts = Sum::default().derived();
        assert_eq!((counts.open, counts.median, counts.longest), (0, None, None));
    }
}
