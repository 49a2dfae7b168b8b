use super::super::model::{Exception, Meeting, wall_time};
use async_graphql::SimpleObject;
use chrono::NaiveDate;

/// One of a group's meetings.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Meeting")]
pub struct MeetingObject {
    /// On which weekday: 1 is Monday; null where one meets by appointment.
    weekday: Option<i32>,
    /// Every so many weeks.
    every_weeks: i32,
    /// On which of these weekdays of the month; -1 is the last one. Null where it is by weeks.
    nth: Option<i32>,
    /// From which day on.
    starts_on: Option<NaiveDate>,
    /// Until which day.
    ends_on: Option<NaiveDate>,
    /// When it begins, `20:30`, by the clocks in Italy.
    #[graphql(name = "from")]
    begins: Option<String>,
    /// When it ends; at or before the beginning means on the next day.
    until: Option<String>,
    /// What else is to be known.
    note: Option<String>,
    /// As iCalendar (RFC 5545) writes it; null where one meets by appointment.
    rrule: Option<String>,
    /// The days on which it isn't held. At most 60.
    exceptions: Vec<Exception>,
}

impl From<&Meeting> for MeetingObject {
    fn from(meeting: &Meeting) -> Self {
        use super::super::model::Rule::{ByAppointment, Monthly, Weekly};
        let (every_weeks, nth) = match meeting.rule {
            Weekly { every, .. } => (every.into(), None),
            Monthly { nth, .. } => (1, Some(nth.into())),
            ByAppointment => (1, None),
        };
        Self {
            weekday: meeting.rule.weekday().and_then(|day| i32::try_from(day.number_from_monday()).ok()),
            every_weeks,
            nth,
            starts_on: meeting.starts_on,
            ends_on: meeting.ends_on,
            begins: meeting.from.map(wall_time),
            until: meeting.until.map(wall_time),
            note: meeting.note.clone(),
            rrule: meeting.rule.rrule(),
            exceptions: meeting.exceptions.clone(),
        }
    }
}
