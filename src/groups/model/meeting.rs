//! When a group meets: every so many weeks, on an nth weekday of the month, or by appointment.
use crate::kernel::{MeetingId, Problem, Time, clock, text};
use async_graphql::{InputObject, SimpleObject};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use rrule::{Frequency, NWeekday, RRule, Tz};

/// Weeks from one meeting to the next, at most.
const EVERY_MAX: i32 = 12;
/// Days on which a meeting isn't held, of one meeting.
pub const EXCEPTIONS_MAX: usize = 60;
/// Characters of a note.
const NOTE_MAX: usize = 200;
/// Days that are looked at for the next time that a group meets.
const AHEAD: TimeDelta = TimeDelta::days(400);
/// A Monday from which weeks are counted where nobody said from when.
const WEEKS_FROM: NaiveDate = match NaiveDate::from_ymd_opt(2024, 1, 1) {
    Some(monday) => monday,
    None => NaiveDate::MIN,
};

/// On which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Nobody says: one asks.
    ByAppointment,
    /// On a weekday, every so many weeks.
    Weekly {
        /// Which.
        weekday: Weekday,
        /// 1 is each week.
        every: u16,
    },
    /// On a weekday of the month.
    Monthly {
        /// Which.
        weekday: Weekday,
        /// 1 is the first, -1 the last.
        nth: i16,
    },
}

impl Rule {
    /// Its weekday, if it has one.
    pub const fn weekday(self) -> Option<Weekday> {
        match self {
            Self::ByAppointment => None,
            Self::Weekly { weekday, .. } | Self::Monthly { weekday, .. } => Some(weekday),
        }
    }

    /// As iCalendar (RFC 5545) writes it.
    pub fn rrule(self) -> Option<String> {
        let code = |weekday: Weekday| {
            ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday.num_days_from_monday() as usize]
        };
        match self {
            Self::ByAppointment => None,
            Self::Weekly { weekday, every: 1 } => Some(format!("FREQ=WEEKLY;BYDAY={}", code(weekday))),
            Self::Weekly { weekday, every } => {
                Some(format!("FREQ=WEEKLY;INTERVAL={every};BYDAY={}", code(weekday)))
            }
            Self::Monthly { weekday, nth } => Some(format!("FREQ=MONTHLY;BYDAY={nth}{}", code(weekday))),
        }
    }
}

/// A day on which a meeting isn't held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject, InputObject)]
#[graphql(name = "MeetingException", input_name = "MeetingExceptionInput")]
pub struct Exception {
    /// The day.
    pub on: NaiveDate,
    /// The day on which it is held instead; null where it isn't.
    pub moved_to: Option<NaiveDate>,
}

/// One of a group's meetings.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// On which days.
    pub rule: Rule,
    /// From which day on.
    pub starts_on: Option<NaiveDate>,
    /// Until which day.
    pub ends_on: Option<NaiveDate>,
    /// At what time, in minutes of the clock on the wall.
    pub from: Option<i64>,
    /// Until when; at or before the beginning means on the next day.
    pub until: Option<i64>,
    /// What else is to be known.
    pub note: Option<String>,
    /// The days on which it isn't held.
    pub exceptions: Vec<Exception>,
    /// What it is called where it was brought in from, and what that source says of it that has no place here.
    pub source: Option<(String, String)>,
}

/// One time that a group meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "MeetingTime")]
pub struct Occurrence {
    /// The day.
    pub on: NaiveDate,
    /// When it begins; null where only the day is known.
    pub starts_at: Option<Time>,
    /// When it ends; null where nobody said.
    pub ends_at: Option<Time>,
}

impl Meeting {
    /// The next times that are not over, so many at most, within 400 days.
    pub fn next(&self, now: Time, most: usize) -> Vec<Occurrence> {
        let today = clock::day(now);
        let mut days = self.days(today - TimeDelta::days(1), today + AHEAD, most + self.exceptions.len() + 2);
        let missed = |day: &NaiveDate| self.exceptions.iter().any(|exception| exception.on == *day);
        days.retain(|day| !missed(day));
        days.extend(self.exceptions.iter().filter_map(|exception| exception.moved_to));
        days.sort_unstable();
        days.dedup();
        let times = days.into_iter().map(|day| self.on(day));
        let over = |time: &Occurrence| match (time.ends_at, time.starts_at) {
            (Some(end), _) => end <= now,
            (None, Some(start)) => start <= now,
            (None, None) => time.on < today,
        };
        times.filter(|time| !over(time)).take(most).collect()
    }

    /// The days that the rule names from one day to another, exceptions or not, so many at most.
    fn days(&self, from: NaiveDate, to: NaiveDate, most: usize) -> Vec<NaiveDate> {
        let from = self.starts_on.map_or(from, |start| start.max(from));
        let to = self.ends_on.map_or(to, |end| end.min(to));
        let (Some((rule, start)), true) = (self.expanded(from), from <= to) else { return Vec::new() };
        let at = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().with_timezone(&Tz::UTC);
        let Ok(set) = rule.build(at(start)) else { return Vec::new() };
        let found = set.after(at(from)).before(at(to)).all(u16::try_from(most).unwrap_or(u16::MAX));
        found.dates.iter().map(chrono::DateTime::date_naive).collect()
    }

    /// The rule, and a day not long before this one from which it can be counted.
    fn expanded(&self, from: NaiveDate) -> Option<(RRule<rrule::Unvalidated>, NaiveDate)> {
        match self.rule {
            Rule::ByAppointment => None,
            Rule::Weekly { weekday, every } => {
                let first = self.starts_on.unwrap_or(WEEKS_FROM);
                let monday = first - TimeDelta::days(first.weekday().num_days_from_monday().into());
                let length = 7 * i64::from(every);
                let rounds = (from - monday).num_days().div_euclid(length).max(0);
                let rule =
                    RRule::new(Frequency::Weekly).interval(every).by_weekday(vec![NWeekday::Every(weekday)]);
                Some((rule, monday + TimeDelta::days(rounds * length)))
            }
            Rule::Monthly { weekday, nth } => {
                let rule = RRule::new(Frequency::Monthly).by_weekday(vec![NWeekday::Nth(nth, weekday)]);
                Some((rule, from.with_day(1)?))
            }
        }
    }

    fn on(&self, day: NaiveDate) -> Occurrence {
        let starts_at = self.from.map(|minute| clock::minute_of(day, minute));
        let next = day.succ_opt().unwrap_or(day);
        let ends_at = self
            .from
            .zip(self.until)
            .map(|(from, until)| clock::minute_of(if until <= from { next } else { day }, until));
        Occurrence { on: day, starts_at, ends_at }
    }

    /// Whether it is the same meeting as another, put differently perhaps in its note.
    pub fn is_like(&self, other: &Self) -> bool {
        (self.rule, self.from) == (other.rule, other.from)
    }

    /// In a line that names everything, for histories and differences.
    pub fn line(&self) -> String {
        let hours =
            [self.from, self.until].into_iter().flatten().map(wall_time).collect::<Vec<_>>().join("–");
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let bounded = self.starts_on.is_some() || self.ends_on.is_some();
        let days = bounded.then(|| format!("{} … {}", day(self.starts_on), day(self.ends_on)));
        let missed = self.exceptions.iter().map(|exception| match exception.moved_to {
            Some(day) => format!("{} → {day}", exception.on),
            None => format!("– {}", exception.on),
        });
        let rule = self.rule.rrule().unwrap_or_else(|| "–".to_owned());
        let parts =
            std::iter::once(rule).chain((!hours.is_empty()).then_some(hours)).chain(days).chain(missed);
        parts.chain(self.note.clone()).collect::<Vec<_>>().join(" · ")
    }
}

/// A meeting as it is typed. Without a weekday it is by appointment.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "MeetingInput")]
pub struct MeetingFields {
    /// On which weekday: 1 is Monday, 7 Sunday. None where one meets by appointment.
    pub weekday: Option<i32>,
    /// Every so many weeks, 1 to 12; 1 where nothing is said. Counted from `startsOn`.
    pub every_weeks: Option<i32>,
    /// On which of these weekdays of the month: 1 to 5, or -1 for the last one. Not with `everyWeeks`.
    pub nth: Option<i32>,
    /// From which day on; needed where it is not every week.
    pub starts_on: Option<NaiveDate>,
    /// Until which day.
    pub ends_on: Option<NaiveDate>,
    /// When it begins, `20:30`, by the clocks in Italy.
    pub from: Option<String>,
    /// When it ends; at or before the beginning means on the next day.
    pub until: Option<String>,
    /// What else is to be known. At most 200 characters.
    pub note: Option<String>,
    /// Days on which it isn't held, or on another day. At most 60.
    #[graphql(default)]
    pub exceptions: Vec<Exception>,
}

impl MeetingFields {
    /// Refuses what can't be.
    pub fn checked(self, at: &str) -> Result<Meeting, Problem> {
        let field = |name: &str| format!("{at}.{name}");
        let rule = self.rule(at)?;
        if matches!(rule, Rule::Weekly { every: 2.., .. }) && self.starts_on.is_none() {
            return Err(Problem::new("group.weeks_from").at(&field("startsOn")));
        }
        if self.starts_on.zip(self.ends_on).is_some_and(|(start, end)| end < start) {
            return Err(Problem::new("group.ends_before").at(&field("endsOn")));
        }
        if self.exceptions.len() > EXCEPTIONS_MAX {
            return Err(Problem::new("group.too_many").at(&field("exceptions")).with("max", EXCEPTIONS_MAX));
        }
        let (from, until) =
            (minute(self.from.as_deref(), &field("from"))?, minute(self.until.as_deref(), &field("until"))?);
        if until.is_some() && from.is_none() {
            return Err(Problem::new("text.required").at(&field("from")));
        }
        let note = self.note.map_or(Ok(None), |note| text::limited(&note, NOTE_MAX, &field("note")))?;
        let (starts_on, ends_on, exceptions) = (self.starts_on, self.ends_on, self.exceptions);
        Ok(Meeting {
            id: MeetingId::mint(),
            rule,
            starts_on,
            ends_on,
            from,
            until,
            note,
            exceptions,
            source: None,
        })
    }

    fn rule(&self, at: &str) -> Result<Rule, Problem> {
        let bad = |name: &str, code| Problem::new(code).at(&format!("{at}.{name}"));
        let Some(weekday) = self.weekday else {
            let alone = self.nth.is_none() && self.every_weeks.is_none() && self.exceptions.is_empty();
            return if alone { Ok(Rule::ByAppointment) } else { Err(bad("weekday", "group.weekday")) };
        };
        let weekday = weekday_of(weekday.into()).ok_or_else(|| bad("weekday", "group.weekday"))?;
        match (self.nth, self.every_weeks) {
            (Some(nth), None) if matches!(nth, 1..=5 | -1) => {
                Ok(Rule::Monthly { weekday, nth: i16::try_from(nth).unwrap_or(1) })
            }
            (None, every) => {
                let every = every.unwrap_or(1);
                let fits = (1..=EVERY_MAX).contains(&every);
                let every = u16::try_from(every).ok().filter(|_| fits);
                every
                    .map(|every| Rule::Weekly { weekday, every })
                    .ok_or_else(|| bad("everyWeeks", "group.every_weeks"))
            }
            _ => Err(bad("nth", "group.nth")),
        }
    }
}

/// The weekday of a number: 1 is Monday.
pub fn weekday_of(number: i64) -> Option<Weekday> {
    u8::try_from(number)
        .ok()
        .and_then(|number| number.checked_sub(1))
        .and_then(|number| Weekday::try_from(number).ok())
}

/// `20:30` of the minute of a day.
pub fn wall_time(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute of a time such as `20:30`.
fn minute(told: Option<&str>, field: &str) -> Result<Option<i64>, Problem> {
    let Some(told) = told.map(str::trim).filter(|told| !told.is_empty()) else { return Ok(None) };
    let time = NaiveTime::parse_from_str(told, "%H:%M").map_err(|_| Problem::new("group.time").at(field))?;
    Ok(Some((time - NaiveTime::MIN).num_minutes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    fn meeting(fields: MeetingFields) -> Meeting {
        fields.checked("meetings.0").unwrap()
    }

    fn at(year: i32, month: u32, day: u32, hour: u32) -> Time {
        Utc.with_ymd_and_hms(year, month, day, hour, 0, 0).unwrap()
    }

    fn on(days: &[Occurrence]) -> Vec<String> {
        days.iter().map(|time| time.on.to_string()).collect()
    }

    fn monday(from: &str, until: &str) -> MeetingFields {
        MeetingFields {
            weekday: Some(1),
            from: Some(from.into()),
            until: Some(until.into()),
            ..MeetingFields::default()
        }
    }

    #[test]
    fn a_weekly_meeting_comes_each_week_until_it_is_over() {
        let weekly = meeting(monday("20:30", "22:00"));
        assert_eq!(on(&weekly.next(at(2026, 11, 2, 9), 3)), ["2026-11-02", "2026-11-09", "2026-11-16"]);
        assert_eq!(
            on(&weekly.next(at(2026, 11, 2, 22), 1)),
            ["2026-11-09"],
            "it ended at nine in the evening, UTC"
        );
    }

    #[test]
    fn every_second_week_is_counted_from_the_first() {
        let fields = MeetingFields {
            every_weeks: Some(2),
            starts_on: NaiveDate::from_ymd_opt(2026, 10, 26),
            ..monday("20:00", "22:00")
        };
        let next = meeting(fields.clone()).next(at(2026, 11, 3, 9), 2);
        assert_eq!(on(&next), ["2026-11-09", "2026-11-23"]);
        let unsaid = MeetingFields { starts_on: None, ..fields };
        assert_eq!(unsaid.checked("meetings.0").unwrap_err().field.as_deref(), Some("meetings.0.startsOn"));
    }

    #[test]
    fn the_last_friday_of_the_month_moves_with_the_month() {
        let last = meeting(MeetingFields { weekday: Some(5), nth: Some(-1), ..MeetingFields::default() });
        assert_eq!(on(&last.next(at(2026, 11, 2, 9), 3)), ["2026-11-27", "2026-12-25", "2027-01-29"]);
        let fifth = meeting(MeetingFields { weekday: Some(1), nth: Some(5), ..MeetingFields::default() });
        assert_eq!(
            on(&fifth.next(at(2026, 11, 2, 9), 2)),
            ["2026-11-30", "2027-03-29"],
            "not each month has one"
        );
    }

    #[test]
    fn a_meeting_is_left_out_or_moved() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let exceptions = vec![
            Exception { on: day(9), moved_to: None },
            Exception { on: day(16), moved_to: Some(day(17)) },
        ];
        let moved = meeting(MeetingFields { exceptions, ..monday("20:30", "22:00") });
        assert_eq!(on(&moved.next(at(2026, 11, 2, 9), 3)), ["2026-11-02", "2026-11-17", "2026-11-23"]);
    }

    #[test]
    fn what_passes_midnight_ends_on_the_next_day_and_is_not_over_before() {
        let late = meeting(monday("23:00", "00:30"));
        let next = late.next(at(2026, 11, 2, 9), 1)[0];
        assert_eq!(
            (next.starts_at.unwrap(), next.ends_at.unwrap() - next.starts_at.unwrap()),
            (at(2026, 11, 2, 22), TimeDelta::minutes(90))
        );
        let nearly = Utc.with_ymd_and_hms(2026, 11, 2, 23, 15, 0).unwrap();
        assert_eq!(on(&late.next(nearly, 1)), ["2026-11-02"], "a quarter past midnight it still goes on");
    }

    #[test]
    fn the_clock_on_the_wall_stays_when_clocks_change() {
        let sunday = meeting(MeetingFields {
            weekday: Some(7),
            from: Some("02:30".into()),
            until: Some("04:00".into()),
            ..MeetingFields::default()
        });
        let lengths = |from: Time| {
            sunday
                .next(from, 2)
                .iter()
                .map(|time| (time.ends_at.unwrap() - time.starts_at.unwrap()).num_minutes())
                .collect::<Vec<_>>()
        };
        assert_eq!(lengths(at(2026, 10, 24, 12)), [150, 90], "on 25 October three o'clock comes twice");
        let evening = meeting(monday("20:30", "22:00"));
        let starts: Vec<_> = evening
            .next(at(2026, 10, 19, 9), 2)
            .iter()
            .map(|time| time.starts_at.unwrap().to_rfc3339())
            .collect();
        assert_eq!(starts, ["2026-10-19T18:30:00+00:00", "2026-10-26T19:30:00+00:00"]);
    }

    #[test]
    fn what_cannot_be_is_refused_at_its_field() {
        let refused = |fields: MeetingFields| fields.checked("meetings.0").unwrap_err();
        for (fields, field) in [
            (MeetingFields { weekday: Some(8), ..MeetingFields::default() }, "meetings.0.weekday"),
            (MeetingFields { weekday: Some(1), nth: Some(6), ..MeetingFields::default() }, "meetings.0.nth"),
            (
                MeetingFields { weekday: Some(1), every_weeks: Some(0), ..MeetingFields::default() },
                "meetings.0.everyWeeks",
            ),
            (MeetingFields { nth: Some(1), ..MeetingFields::default() }, "meetings.0.weekday"),
            (monday("25:00", "22:00"), "meetings.0.from"),
            (MeetingFields { until: Some("22:00".into()), ..MeetingFields::default() }, "meetings.0.from"),
        ] {
            assert_eq!(refused(fields).field.as_deref(), Some(field));
        }
    }
}
