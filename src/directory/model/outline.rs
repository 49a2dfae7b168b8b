//! What is offered, in brief.
use super::{Calendar, Capacity, Help, Rules, Span};
use crate::{
    areas::Point,
    kernel::{AreaId, OrganizationId, ServiceId, Time},
};
use chrono::NaiveDate;

/// "Five parcels each Saturday", "twelve beds from 1 December".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingOffer {
    /// Its id.
    pub id: uuid::Uuid,
    /// Who offers.
    pub organization: OrganizationId,
    /// The service that gives it, where there is one.
    pub service: Option<ServiceId>,
    /// What it answers.
    pub help: Help,
    /// Where; anywhere where none is named.
    pub area: Option<AreaId>,
    /// What is offered.
    pub what: String,
    /// How many.
    pub quantity: Option<i64>,
    /// Each week on this day, 1 Monday … 7 Sunday.
    pub weekday: Option<i64>,
    /// From this day.
    pub from: NaiveDate,
    /// To this day.
    pub until: Option<NaiveDate>,
}

/// An active service, as far as a match weighs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Its id.
    pub id: ServiceId,
    /// Who gives it.
    pub organization: OrganizationId,
    /// The key that it is sorted by.
    pub name_key: String,
    /// When its organisation signed the data agreement, if it did.
    pub signed_at: Option<Time>,
    /// When that ended.
    pub ended_at: Option<Time>,
    /// The ages that it takes.
    pub ages: Span,
    /// The sizes of household that it takes.
    pub household: Span,
    /// Who else may have it, and what to bring.
    pub rules: Rules,
    /// The languages spoken there.
    pub languages: Vec<String>,
    /// Whether it has room, where that was said.
    pub capacity: Option<Capacity>,
    /// When somebody last said that this is right.
    pub verified_at: Option<Time>,
    /// What it answers.
    pub helps: Vec<Help>,
    /// The areas that it serves.
    pub areas: Vec<AreaId>,
    /// Where it is given, as far as anybody may know: the place of the tree, and the point.
    pub places: Vec<(Option<AreaId>, Option<Point>)>,
    /// The days on which it is open: by its own hours, else by those of these places.
    pub calendar: Calendar,
}

impl Brief {
    /// Whether its organisation may be sent somebody's need.
    pub fn has_agreement(&self, now: Time) -> bool {
        self.signed_at.is_some_and(|at| at <= now) && self.ended_at.is_none_or(|at| at > now)
    }
}

/// All that the network offers, in brief.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Every active service, by name.
    pub services: Vec<Brief>,
    /// Every standing offer.
    pub offers: Vec<StandingOffer>,
}
