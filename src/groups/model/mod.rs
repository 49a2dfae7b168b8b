//! Self-help groups: what is known of one, how far it can be trusted, and how it may change.
mod atlas;
mod face;
mod life;
mod meeting;
mod people;
mod place;

pub use atlas::{Atlas, Found, Wanted, cut};
pub use face::{Face, FieldChange, GroupFields, accessibility};
pub use life::{Event, MACHINE, Reason, Standing, Status};
pub use meeting::{Exception, Meeting, MeetingFields, Occurrence, Rule, wall_time, weekday_of};
pub use people::{Campaign, Facilitator, Part, Proposal, ProposalStatus};
pub use place::PlaceFields;

use crate::{
    areas::Point,
    kernel::{AreaId, CampaignId, GroupId, GroupPlaceId, OrganizationId, Time},
    policy::{Domain, words::words},
};
use chrono::NaiveDate;

words! {
    /// How somebody takes part.
    #[graphql(name = "GroupAttendance")]
    pub enum Attendance {
        /// In a room.
        InPerson = 0 "in_person",
        /// Over the net, or by phone.
        Online = 1 "online",
        /// Either.
        Hybrid = 2 "hybrid",
    }
}

words! {
    /// Who may come.
    #[graphql(name = "GroupOpenness")]
    pub enum Openness {
        /// Anybody, without asking before.
        Open = 0 "open",
        /// Who has spoken with somebody of the group before.
        Closed = 1 "closed",
    }
}

/// What groups can be about.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Topic {
    /// Its code, never given to another.
    pub code: String,
    /// In Italian.
    pub name_it: String,
    /// In English.
    pub name_en: String,
    /// The domain of the needs that it answers.
    pub domain: Domain,
    /// Whether a page about it offers a way out at once.
    pub quick_exit: bool,
}

/// Where groups meet.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id.
    pub id: GroupPlaceId,
    /// What it is called.
    pub name: String,
    /// Street and number.
    pub street: Option<String>,
    /// The comune, or the municipio.
    pub area: AreaId,
    /// Where it is.
    pub point: Option<Point>,
    /// Whether that is near it alone.
    pub approximate: bool,
    /// Whether nobody but the keepers is told more than the comune.
    pub confidential: bool,
    /// How somebody gets in, in words of [`ACCESS`].
    pub accessibility: Vec<String>,
    /// How to find it.
    pub note: Option<String>,
    /// The last day on which it can't be used.
    pub suspended_until: Option<NaiveDate>,
    /// Why not.
    pub suspended_why: Option<String>,
    /// For answers that notice that they were overtaken.
    pub version: i64,
}

/// What can be said of how somebody gets in.
pub const ACCESS: [&str; 4] = ["wheelchair", "lift", "accessible_toilet", "hearing_loop"];

/// A self-help group. Who takes part in it is written down nowhere.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Whose map it stands on.
    pub organization: OrganizationId,
    /// What is said of it.
    pub face: Face,
    /// What was said last of its life; see [`Group::standing`].
    pub status: Status,
    /// Why it is suspended or closed.
    pub reason: Option<Reason>,
    /// The last day on which it doesn't meet.
    pub suspended_until: Option<NaiveDate>,
    /// The group that it turned out to be.
    pub merged_into: Option<GroupId>,
    /// The search in which it was found.
    pub campaign: Option<CampaignId>,
    /// Where it was brought in from, and what it is called there.
    pub source: Option<(String, String)>,
    /// What that source says of it and has no place here.
    pub extra: Option<String>,
    /// When somebody last made sure of it.
    pub verified_at: Option<Time>,
    /// Who runs it, as far as they agreed that it be said.
    pub published: Vec<Published>,
    /// When it came onto the map.
    pub created_at: Time,
    /// For answers that notice that they were overtaken.
    pub version: i64,
}

/// What a facilitator agreed in writing to be told of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Their name.
    pub name: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// Their address of mail.
    pub mail: Option<String>,
}

impl Group {
    /// One that somebody spoke of and nobody made sure of.
    pub fn reported(organization: OrganizationId, face: Face, at: Time) -> Self {
        Self {
            id: GroupId::mint(),
            organization,
            face,
            status: Status::Reported,
            reason: None,
            suspended_until: None,
            merged_into: None,
            campaign: None,
            source: None,
            extra: None,
            verified_at: None,
            published: Vec::new(),
            created_at: at,
            version: 1,
        }
    }

    /// Where it stands at a moment, and what it owes that to.
    pub fn standing(&self, place: Option<&Place>, now: Time) -> Standing {
        life::standing(
            self.status,
            self.verified_at,
            [self.suspended_until, place.and_then(|place| place.suspended_until)],
            now,
        )
    }
}
