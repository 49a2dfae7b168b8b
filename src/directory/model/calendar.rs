//! The days on which an organisation is open, and clocks that run on these alone.
use super::Schedule;
use crate::kernel::{
    Time,
    clock::{day, minute_of_day, start_of},
};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// How many days a clock is followed at most; one that would stand still longer runs on.
const DAYS_MAX: usize = 800;
/// Minutes of a day.
const MINUTES: i64 = 24 * 60;

/// The hours of an organisation's services and places, each with its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar(Vec<Vec<Schedule>>);

impl Calendar {
    /// Of these hours, one list for each service or place. Whose has none is open every day.
    pub fn of(hours: Vec<Vec<Schedule>>) -> Self {
        Self(hours)
    }

    /// Whether nobody has said when anything is open.
    pub fn is_silent(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether everything says on which weekdays it is open: what is open on all others but its closures has not said that
    /// it is open today.
    pub fn names_days(&self) -> bool {
        let names = |line: &Schedule| !line.closed && line.weekday.is_some();
        self.0.iter().all(|hours| hours.iter().any(names))
    }

    /// The first open day from this one on, among so many; `None` where all of them are closed.
    pub fn opens_on(&self, from: NaiveDate, days: usize) -> Option<NaiveDate> {
        from.iter_days().take(days).find(|day| self.is_open(*day))
    }

    /// Whether anything of the organisation is open on this day.
    pub fn is_open(&self, on: NaiveDate) -> bool {
        self.0.is_empty() || self.0.iter().any(|hours| open(hours, on))
    }

    /// Until when anything is open today, of what is still open or opens yet: minutes of the day, the latest. `None` where
    /// all is over for today, or nothing opens; 24 hours where nobody has said until when.
    pub fn open_until(&self, now: Time) -> Option<i64> {
        let (today, minute) = (day(now), minute_of_day(now));
        let at_it = self.0.iter().filter(|hours| open(hours, today));
        let ends = at_it.flat_map(|hours| {
            let named =
                hours.iter().filter(|line| !line.closed && line.weekday.is_some() && covers(line, today));
            let mut ends: Vec<_> = named.map(closes).collect();
            if ends.is_empty() {
                ends.push(MINUTES);
            }
            ends
        });
        let ends = ends.chain(self.0.iter().flat_map(|hours| over_midnight(hours, today)));
        ends.filter(|end| *end > minute).max()
    }

    /// The moment at which so much time has passed, on open days alone: a closed day counts for nothing.
    pub fn after(&self, start: Time, length: TimeDelta) -> Time {
        let (mut at, mut left) = (start, length);
        for _ in 0..DAYS_MAX {
            let today = day(at);
            let next = today.succ_opt().map_or(at + TimeDelta::days(1), start_of);
            if self.is_open(today) {
                if left <= next - at {
                    return at + left;
                }
                left -= next - at;
            }
            at = next;
        }
        start + length
    }

    /// How much of the time between two moments is on open days.
    pub fn between(&self, from: Time, to: Time) -> TimeDelta {
        let (mut at, mut open) = (from, TimeDelta::zero());
        for _ in 0..DAYS_MAX {
            if at >= to {
                break;
            }
            let today = day(at);
            let next = today.succ_opt().map_or(at + TimeDelta::days(1), start_of).min(to);
            if self.is_open(today) {
                open += next - at;
            }
            at = next;
        }
        open
    }
}

/// A closure goes before opening days; where no weekday is named every other day is open.
fn open(hours: &[Schedule], on: NaiveDate) -> bool {
    if hours.iter().any(|line| line.closed && covers(line, on)) {
        return false;
    }
    let weekdays = || hours.iter().filter(|line| !line.closed);
    let named = |line: &Schedule| line.weekday.is_some();
    !weekdays().any(named) || weekdays().any(|line| named(line) && covers(line, on))
}

/// When that ends today which began yesterday and passed midnight.
fn over_midnight(hours: &[Schedule], today: NaiveDate) -> impl Iterator<Item = i64> {
    let yesterday = today.pred_opt().filter(|day| open(hours, *day));
    let of_yesterday = hours.iter().filter(move |line| {
        !line.closed && line.weekday.is_some() && yesterday.is_some_and(|day| covers(line, day))
    });
    of_yesterday.filter_map(|line| {
        let (opens, closes) = (minutes(line.opens.as_deref())?, minutes(line.closes.as_deref())?);
        (closes <= opens).then_some(closes)
    })
}

fn minutes(text: Option<&str>) -> Option<i64> {
    let (hours, minutes) = text?.split_once(':')?;
    Some(hours.parse::<i64>().ok()? * 60 + minutes.get(..2)?.parse::<i64>().ok()?)
}

/// The minute of the day at which a line's hours end: the day's last, where it says nothing or passes midnight.
fn closes(line: &Schedule) -> i64 {
    let minutes = |text: &Option<String>| minutes(text.as_deref());
    let ends = minutes(&line.closes).filter(|end| minutes(&line.opens).is_none_or(|begin| begin < *end));
    ends.unwrap_or(MINUTES)
}

fn covers(line: &Schedule, on: NaiveDate) -> bool {
    let weekday = i64::from(on.weekday().number_from_monday());
    if line.weekday.is_some_and(|named| named != weekday) {
        return false;
    }
    if !line.every_year {
        return line.from.is_none_or(|from| from <= on) && line.until.is_none_or(|until| on <= until);
    }
    let of_year = |date: NaiveDate| (date.month(), date.day());
    let (from, until, on) = (line.from.map(of_year), line.until.map(of_year), of_year(on));
    match (from, until) {
        // Over the turn of the year.
        (Some(from), Some(until)) if from > until => from <= on || on <= until,
        (from, until) => from.is_none_or(|from| from <= on) && until.is_none_or(|until| on <= until),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    fn on(weekday: i64) -> Schedule {
        Schedule { weekday: Some(weekday), opens: Some("09:00".to_owned()), ..Schedule::default() }
    }

    fn closed(from: (i32, u32, u32), until: (i32, u32, u32), every_year: bool) -> Schedule {
        let date = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day);
        Schedule { from: date(from), until: date(until), closed: true, every_year, ..Schedule::default() }
    }

    fn at(month: u32, day: u32, hour: u32) -> Time {
        Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap()
    }

    #[test]
    fn what_is_over_for_today_is_open_no_more() {
        let hours =
            |weekday, closes: Option<&str>| Schedule { closes: closes.map(str::to_owned), ..on(weekday) };
        // Wednesday, 4 November: in Italy an hour later.
        let office = Calendar::of(vec![vec![hours(3, Some("12:30")), hours(4, Some("18:00"))]]);
        assert_eq!(office.open_until(at(11, 4, 7)), Some(750), "it opens yet");
        assert_eq!(office.open_until(at(11, 4, 11)), Some(750));
        assert_eq!(office.open_until(at(11, 4, 12)), None);
        assert_eq!(office.open_until(at(11, 6, 9)), None, "on another day");
        let night = Calendar::of(vec![vec![hours(3, Some("02:00"))], vec![hours(3, Some("12:30"))]]);
        assert_eq!(night.open_until(at(11, 4, 12)), Some(MINUTES), "the one that passes midnight");
        let late = Schedule { opens: Some("20:00".to_owned()), ..hours(3, Some("02:30")) };
        let bar = Calendar::of(vec![vec![late]]);
        assert_eq!(bar.open_until(at(11, 4, 23)), Some(150), "what began yesterday ends today");
        assert_eq!(bar.open_until(at(11, 5, 5)), None);
        assert_eq!(bar.open_until(at(11, 3, 23)), Some(MINUTES));
        let silent = Calendar::of(vec![vec![on(3)]]);
        assert_eq!(silent.open_until(at(11, 4, 22)), Some(MINUTES));
        let afternoon = Schedule { opens: Some("14:00".to_owned()), ..hours(3, Some("17:00")) };
        let both = Calendar::of(vec![vec![hours(3, Some("12:30")), afternoon]]);
        assert_eq!(both.open_until(at(11, 4, 12)), Some(17 * 60));
        assert_eq!(both.open_until(at(11, 4, 16)), None);
    }

    #[test]
    fn who_names_a_closure_alone_says_of_no_day_that_it_is_open() {
        let august = || closed((2026, 8, 1), (2026, 8, 31), true);
        assert!(!Calendar::of(vec![vec![august()]]).names_days());
        assert!(Calendar::of(vec![vec![august(), on(1)]]).names_days());
        assert!(!Calendar::of(vec![vec![on(1)], vec![august()]]).names_days(), "of one place nobody says it");
    }

    #[test]
    fn who_names_no_hours_is_open_every_day() {
        let always = Calendar::default();
        assert_eq!(always.after(at(11, 6, 9), TimeDelta::hours(72)), at(11, 9, 9));
    }

    #[test]
    fn a_clock_runs_on_opening_days_alone() {
        let weekdays = Calendar::of(vec![(1..=5).map(on).collect()]);
        // Friday at ten in Rome, to Wednesday at ten.
        assert_eq!(weekdays.after(at(11, 6, 9), TimeDelta::hours(72)), at(11, 11, 9));
        // Begun on a Saturday, it counts from Monday's midnight.
        assert_eq!(weekdays.after(at(11, 7, 9), TimeDelta::hours(24)), at(11, 9, 23));
    }

    #[test]
    fn what_is_left_of_a_clock_is_counted_as_it_runs() {
        let weekdays = Calendar::of(vec![(1..=5).map(on).collect()]);
        let due = weekdays.after(at(11, 6, 9), TimeDelta::hours(72));
        assert_eq!(weekdays.between(at(11, 6, 9), due), TimeDelta::hours(72));
        assert_eq!(weekdays.between(at(11, 7, 9), at(11, 8, 9)), TimeDelta::zero(), "a weekend");
        assert_eq!(weekdays.between(due, at(11, 6, 9)), TimeDelta::zero());
    }

    #[test]
    fn a_clock_stands_still_over_a_closed_august() {
        let mut hours: Vec<_> = (1..=5).map(on).collect();
        hours.push(closed((2020, 8, 3), (2020, 8, 30), true));
        let calendar = Calendar::of(vec![hours]);
        assert_eq!(calendar.after(at(7, 31, 8), TimeDelta::hours(72)), at(9, 2, 8));
        assert!(!calendar.is_open(NaiveDate::from_ymd_opt(2026, 8, 12).unwrap()));
    }

    #[test]
    fn a_closure_over_the_turn_of_the_year_is_one() {
        let hours = vec![closed((2020, 12, 24), (2020, 1, 6), true)];
        let calendar = Calendar::of(vec![hours]);
        let open = |month, day| calendar.is_open(NaiveDate::from_ymd_opt(2026, month, day).unwrap());
        assert_eq!([open(12, 23), open(12, 31), open(1, 6), open(1, 7)], [true, false, false, true]);
    }

    #[test]
    fn whoever_is_open_somewhere_is_open() {
        let calendar = Calendar::of(vec![vec![on(1)], vec![on(6)]]);
        let open = |day| calendar.is_open(NaiveDate::from_ymd_opt(2026, 11, day).unwrap());
        assert_eq!([open(2), open(3), open(7)], [true, false, true]);
    }

    #[test]
    fn a_clock_that_would_never_end_runs_on() {
        let shut = Calendar::of(vec![vec![closed((2020, 1, 1), (2020, 12, 31), true)]]);
        assert_eq!(shut.after(at(11, 6, 9), TimeDelta::hours(72)), at(11, 9, 9));
    }
}
