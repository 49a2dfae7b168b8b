//! Where groups meet, as it is typed.
use super::{Place, accessibility};
use crate::{
    areas::{Point, Tree},
    kernel::{AreaId, GroupPlaceId, Id, Problem, Time, clock::day, text},
};
use async_graphql::{ID, InputObject};
use chrono::{NaiveDate, TimeDelta};

/// How far ahead a place is suspended at most.
const SUSPENDED_MAX: TimeDelta = TimeDelta::days(366);
/// Characters of how to find it.
const NOTE_MAX: usize = 500;

/// A place as it is typed. What isn't named stays as it is; an empty text takes away what stands there.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "GroupPlaceInput")]
pub struct PlaceFields {
    /// What it is called. At most 200 characters.
    pub name: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// The comune, or the municipio.
    pub area: Option<ID>,
    /// Degrees north, with `longitude`.
    pub latitude: Option<f64>,
    /// Degrees east, with `latitude`.
    pub longitude: Option<f64>,
    /// Whether that point is near it alone.
    pub approximate: Option<bool>,
    /// Whether nobody but the keepers is told more than the comune.
    pub confidential: Option<bool>,
    /// How somebody gets in: `wheelchair`, `lift`, `accessible_toilet`, `hearing_loop`.
    pub accessibility: Option<Vec<String>>,
    /// How to find it. At most 500 characters.
    pub note: Option<String>,
    /// The last day on which it can't be used, within a year; an empty text where it can. Every group that meets there is
    /// suspended with it.
    pub suspended_until: Option<String>,
    /// Why it can't be used.
    pub suspended_why: Option<String>,
}

impl PlaceFields {
    /// Puts a place together, a new one or one that stands there; refuses what can't be, at its field.
    pub fn put(self, on: Option<&Place>, tree: &Tree, now: Time) -> Result<Place, Problem> {
        let line = |typed: Option<String>, stood: Option<String>, max, field| {
            typed.map_or(Ok(stood), |typed: String| text::limited(&typed, max, field))
        };
        let name = line(self.name, on.map(|place| place.name.clone()), text::LINE_MAX, "name")?;
        let area = match self.area {
            Some(id) => AreaId::parse(&id).filter(|id| tree.get(*id).is_some()),
            None => on.map(|place| place.area),
        };
        let point = match (self.latitude, self.longitude) {
            (None, None) => on.and_then(|place| place.point),
            (latitude, longitude) => Some(
                Point::of(latitude, longitude).ok_or_else(|| Problem::new("group.point").at("latitude"))?,
            ),
        };
        let access = self.accessibility.map_or_else(
            || Ok(on.map(|place| place.accessibility.clone()).unwrap_or_default()),
            |words| accessibility(&words),
        )?;
        Ok(Place {
            id: on.map_or_else(GroupPlaceId::mint, |place| place.id),
            name: name.ok_or_else(|| Problem::new("text.required").at("name"))?,
            street: line(self.street, on.and_then(|place| place.street.clone()), text::LINE_MAX, "street")?,
            area: area.ok_or_else(|| Problem::new("area.unknown").at("area"))?,
            point,
            approximate: self.approximate.or(on.map(|place| place.approximate)).unwrap_or(false),
            confidential: self.confidential.or(on.map(|place| place.confidential)).unwrap_or(false),
            accessibility: access,
            note: line(self.note, on.and_then(|place| place.note.clone()), NOTE_MAX, "note")?,
            suspended_until: until(self.suspended_until, on.and_then(|place| place.suspended_until), now)?,
            suspended_why: line(
                self.suspended_why,
                on.and_then(|place| place.suspended_why.clone()),
                text::LINE_MAX,
                "suspendedWhy",
            )?,
            version: on.map_or(0, |place| place.version),
        })
    }
}

fn until(typed: Option<String>, stood: Option<NaiveDate>, now: Time) -> Result<Option<NaiveDate>, Problem> {
    match typed.as_deref().map(str::trim) {
        None => Ok(stood),
        Some("") => Ok(None),
        Some(typed) => {
            let wrong = || Problem::new("group.until").at("suspendedUntil");
            let until: NaiveDate = typed.parse().map_err(|_| wrong())?;
            let fits = (day(now)..=day(now) + SUSPENDED_MAX).contains(&until);
            if fits { Ok(Some(until)) } else { Err(wrong()) }
        }
    }
}
