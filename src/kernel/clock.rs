//! Time is an argument. This is the one place that reads the machine's clock.
use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Timelike as _, Utc};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// A moment, in UTC, cut to microseconds so that both databases keep it whole.
pub type Time = DateTime<Utc>;

/// Where a process takes its time from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's.
    #[default]
    System,
    /// Stands still until it is set; microseconds since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at this moment.
    pub fn at(time: Time) -> Self {
        Self::Set(Arc::new(AtomicI64::new(time.timestamp_micros())))
    }

    /// This moment.
    pub fn now(&self) -> Time {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Set(micros) => {
                DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or_default()
            }
        }
    }

    /// Puts a set clock at this moment; the machine's own is not ours to put.
    pub fn set(&self, time: Time) {
        if let Self::Set(micros) = self {
            micros.store(time.timestamp_micros(), Ordering::SeqCst);
        }
    }

    /// Moves a set clock on; the machine's own is not ours to move.
    pub fn advance(&self, by: TimeDelta) {
        if let Self::Set(micros) = self {
            micros.fetch_add(by.num_microseconds().unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }
}

/// The calendar day in Italy. Waiting days and target times are counted in these.
pub fn day(at: Time) -> NaiveDate {
    at.with_timezone(&chrono_tz::Europe::Rome).date_naive()
}

/// How many minutes of the day have passed on the clocks in Italy.
pub fn minute_of_day(at: Time) -> i64 {
    i64::from(at.with_timezone(&chrono_tz::Europe::Rome).num_seconds_from_midnight() / 60)
}

/// When a calendar day begins in Italy.
pub fn start_of(day: NaiveDate) -> Time {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    // Rome's clocks never change at midnight: there is always one, and only one.
    let rome = midnight.and_local_timezone(chrono_tz::Europe::Rome).earliest();
    rome.map_or(midnight.and_utc(), |at| at.to_utc())
}

/// When the clocks in Italy show this full hour of a day.
pub fn hour_of(day: NaiveDate, hour: u32) -> Time {
    minute_of(day, i64::from(hour) * 60)
}

/// When the clocks in Italy show this minute of a day: the first time where they show it twice, an hour on where they leave it
/// out.
pub fn minute_of(day: NaiveDate, minute: i64) -> Time {
    let shown = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute);
    let rome = |at: chrono::NaiveDateTime| at.and_local_timezone(chrono_tz::Europe::Rome).earliest();
    let at = rome(shown).or_else(|| rome(shown + TimeDelta::hours(1)));
    at.map_or(start_of(day) + TimeDelta::minutes(minute), |at| at.to_utc())
}

/// Calendar days in Italy from one moment to another; never negative.
pub fn days_between(from: Time, to: Time) -> i64 {
    (day(to) - day(from)).num_days().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn a_day_turns_at_midnight_in_rome() {
        let late = Utc.with_ymd_and_hms(2026, 7, 1, 21, 59, 0).unwrap();
        let next = Utc.with_ymd_and_hms(2026, 7, 1, 22, 1, 0).unwrap();
        assert_eq!(days_between(late, next), 1);
        assert_eq!(days_between(next, late), 0);
        assert_eq!(start_of(day(next)), Utc.with_ymd_and_hms(2026, 7, 1, 22, 0, 0).unwrap());
        // The day on which the clocks go forward at two.
        let spring = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
        assert_eq!(hour_of(spring, 8), Utc.with_ymd_and_hms(2026, 3, 29, 6, 0, 0).unwrap());
        let winter = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        assert_eq!(start_of(winter), Utc.with_ymd_and_hms(2025, 12, 31, 23, 0, 0).unwrap());
    }

    #[test]
    fn a_set_clock_moves_when_told() {
        let clock = Clock::at(Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap());
        let before = clock.now();
        clock.advance(TimeDelta::days(3));
        assert_eq!(days_between(before, clock.now()), 3);
    }
}
