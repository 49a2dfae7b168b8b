//! The life of a group on the map, as data. Trust decays with age: what was sure once is due to be asked again, and in the
//! end stands there unverified. Time writes nothing; where a group stands follows from when it was verified.
use crate::{
    directory::model::Freshness,
    kernel::{By, Edge, Machine, Time, clock::day},
    policy::words::words,
};
use chrono::NaiveDate;

words! {
    /// Where a group is in its life on the map.
    #[graphql(name = "GroupStatus")]
    pub enum Status {
        /// It doesn't meet yet: people are being sought for it.
        Forming = 0 "forming",
        /// Somebody spoke of it; nobody made sure. Not published.
        Reported = 1 "reported",
        /// Somebody is making sure of it. Published only if it was before.
        Verifying = 2 "verifying",
        /// Somebody made sure of it within 180 days.
        Active = 3 "active",
        /// Somebody made sure of it within a year: it is to be asked again.
        Due = 4 "due",
        /// Nobody made sure of it for a year: it ranks lower, and says so.
        Unverified = 5 "unverified",
        /// It doesn't meet until a day, or its place can't be used.
        Suspended = 6 "suspended",
        /// It meets no more, or is another group.
        Closed = 7 "closed",
    }
}

words! {
    /// What happens to a group.
    #[graphql(name = "GroupEventKind")]
    pub enum Event {
        /// Somebody begins to make sure.
        Verify = 0 "verify",
        /// All of it is still correct.
        Confirm = 1 "confirm",
        /// Somebody says by their link that something isn't.
        Flag = 2 "flag",
        /// A group that was forming meets.
        Start = 3 "start",
        /// It doesn't meet until a day.
        Suspend = 4 "suspend",
        /// It meets again.
        Resume = 5 "resume",
        /// It meets no more.
        Close = 6 "close",
        /// It was closed by mistake, or meets again.
        Reopen = 7 "reopen",
        /// Time passes.
        Age = 8 "age",
    }
}

const KEEPER: &[By] = &[By::Keeper];
const ANSWERED: &[By] = &[By::Keeper, By::Citizen];

/// Every edge of a group's life.
pub const EDGES: &[Edge<Status, Event>] = &[
    (Status::Forming, Event::Start, Status::Active, KEEPER),
    (Status::Forming, Event::Close, Status::Closed, KEEPER),
    (Status::Reported, Event::Verify, Status::Verifying, KEEPER),
    (Status::Reported, Event::Confirm, Status::Active, KEEPER),
    (Status::Reported, Event::Close, Status::Closed, KEEPER),
    (Status::Verifying, Event::Confirm, Status::Active, ANSWERED),
    (Status::Verifying, Event::Flag, Status::Verifying, &[By::Citizen]),
    (Status::Verifying, Event::Suspend, Status::Suspended, KEEPER),
    (Status::Verifying, Event::Close, Status::Closed, KEEPER),
    (Status::Active, Event::Verify, Status::Verifying, KEEPER),
    (Status::Active, Event::Confirm, Status::Active, ANSWERED),
    (Status::Active, Event::Flag, Status::Verifying, &[By::Citizen]),
    (Status::Active, Event::Suspend, Status::Suspended, KEEPER),
    (Status::Active, Event::Close, Status::Closed, KEEPER),
    (Status::Active, Event::Age, Status::Due, &[By::Clock]),
    (Status::Due, Event::Verify, Status::Verifying, KEEPER),
    (Status::Due, Event::Confirm, Status::Active, ANSWERED),
    (Status::Due, Event::Flag, Status::Verifying, &[By::Citizen]),
    (Status::Due, Event::Suspend, Status::Suspended, KEEPER),
    (Status::Due, Event::Close, Status::Closed, KEEPER),
    (Status::Due, Event::Age, Status::Unverified, &[By::Clock]),
    (Status::Unverified, Event::Verify, Status::Verifying, KEEPER),
    (Status::Unverified, Event::Confirm, Status::Active, ANSWERED),
    (Status::Unverified, Event::Flag, Status::Verifying, &[By::Citizen]),
    (Status::Unverified, Event::Suspend, Status::Suspended, KEEPER),
    (Status::Unverified, Event::Close, Status::Closed, KEEPER),
    (Status::Suspended, Event::Resume, Status::Active, &[By::Keeper, By::Clock]),
    (Status::Suspended, Event::Close, Status::Closed, KEEPER),
    (Status::Closed, Event::Reopen, Status::Verifying, KEEPER),
];

/// A group's life.
pub const MACHINE: Machine<Status, Event> =
    Machine { refusal: "group.wrong_state", edges: EDGES, state: Status::name, event: Event::name };

words! {
    /// Why a group is suspended or closed.
    #[graphql(name = "GroupReason")]
    pub enum Reason {
        /// For the holidays.
        Holidays = 0 "holidays",
        /// Nobody runs it for now, or any more.
        NoFacilitator = 1 "no_facilitator",
        /// It has no room for now, or any more.
        NoPlace = 2 "no_place",
        /// Nobody comes for now, or any more.
        NoParticipants = 3 "no_participants",
        /// It went on as another group.
        Joined = 4 "joined",
        /// It was on the map twice.
        Duplicate = 5 "duplicate",
        /// It never was one.
        EnteredInError = 6 "entered_in_error",
    }
}

impl Reason {
    /// Whether it says why a group doesn't meet for some time.
    pub const fn suspends(self) -> bool {
        matches!(self, Self::Holidays | Self::NoFacilitator | Self::NoPlace | Self::NoParticipants)
    }

    /// Whether it says why a group is closed. That one is there twice is said by joining the two.
    pub const fn closes(self) -> bool {
        !matches!(self, Self::Holidays | Self::Duplicate)
    }
}

/// Where a group stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its status.
    pub status: Status,
    /// Whether anybody may be told of it.
    pub published: bool,
    /// Of a suspended one, the last day on which it doesn't meet; `None` where nobody knows.
    pub until: Option<NaiveDate>,
}

/// Where a group stands whose status was said last to be this: `suspended` are the last days on which it doesn't meet and on
/// which its place can't be used.
pub(super) fn standing(
    said: Status,
    verified_at: Option<Time>,
    [own, place]: [Option<NaiveDate>; 2],
    now: Time,
) -> Standing {
    let shut = |until: &NaiveDate| *until >= day(now);
    let meets = match said {
        Status::Active | Status::Due | Status::Unverified => true,
        Status::Suspended => own.is_some_and(|until| !shut(&until)),
        _ => false,
    };
    let shut_place = place.filter(shut);
    let (status, until) = match said {
        Status::Suspended if !meets => (Status::Suspended, own),
        _ if meets && shut_place.is_some() => (Status::Suspended, shut_place),
        _ if meets => (aged(verified_at, now), None),
        other => (other, None),
    };
    let published = match status {
        Status::Reported | Status::Closed => false,
        Status::Verifying => verified_at.is_some(),
        _ => true,
    };
    Standing { status, published, until }
}

fn aged(verified_at: Option<Time>, now: Time) -> Status {
    match Freshness::of(verified_at, now) {
        Freshness::Fresh => Status::Active,
        Freshness::Due => Status::Due,
        Freshness::Unverified => Status::Unverified,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone, Utc};

    fn now() -> Time {
        Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap()
    }

    #[test]
    fn only_listed_moves_are_made() {
        for from in Status::ALL {
            for event in Event::ALL {
                let listed = EDGES.iter().find(|edge| edge.0 == *from && edge.1 == *event);
                match (MACHINE.step(*from, *event), listed) {
                    (Ok(to), Some(edge)) => assert_eq!(to, edge.2),
                    (Err(refused), None) => assert_eq!(refused.code, "group.wrong_state"),
                    (made, _) => panic!("{from:?} {event:?}: {made:?}"),
                }
            }
        }
    }

    #[test]
    fn a_link_can_only_confirm_or_flag() {
        let by_citizen = EDGES.iter().filter(|edge| edge.3.contains(&By::Citizen));
        assert!(by_citizen.clone().count() > 0);
        assert!(by_citizen.clone().all(|edge| matches!(edge.1, Event::Confirm | Event::Flag)));
    }

    #[test]
    fn trust_decays_with_age() {
        let after =
            |days: i64| standing(Status::Active, Some(now() - TimeDelta::days(days)), [None, None], now());
        let stands = |days| (after(days).status, after(days).published);
        assert_eq!(
            [0, 180, 181, 365, 366].map(stands),
            [
                (Status::Active, true),
                (Status::Active, true),
                (Status::Due, true),
                (Status::Due, true),
                (Status::Unverified, true),
            ]
        );
    }

    #[test]
    fn a_suspended_group_meets_again_the_day_after() {
        let (today, verified) = (day(now()), Some(now()));
        let until = |on| standing(Status::Suspended, verified, [Some(on), None], now());
        assert_eq!((until(today).status, until(today).until), (Status::Suspended, Some(today)));
        assert_eq!(until(today.pred_opt().unwrap()).status, Status::Active);
        assert_eq!(standing(Status::Suspended, verified, [None, None], now()).status, Status::Suspended);
    }

    #[test]
    fn with_its_place_a_group_is_suspended() {
        let place = |said| standing(said, Some(now()), [None, Some(day(now()))], now()).status;
        assert_eq!(place(Status::Active), Status::Suspended);
        assert_eq!(place(Status::Forming), Status::Forming);
        assert_eq!(place(Status::Closed), Status::Closed);
    }

    #[test]
    fn what_nobody_made_sure_of_is_not_published() {
        let published = |said, verified| standing(said, verified, [None, None], now()).published;
        assert!(!published(Status::Reported, None) && !published(Status::Verifying, None));
        assert!(published(Status::Verifying, Some(now())) && published(Status::Forming, None));
        assert!(!published(Status::Closed, Some(now())));
    }
}
