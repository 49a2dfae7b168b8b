//! What a user wants by mail; when their inbox is looked at; what a server and an address are.
use crate::{
    directory::model::Calendar,
    inbox::{InboxKinds, InboxTab, Waiting},
    kernel::{
        AreaId, MailId, Secrets, Time, UserId,
        clock::{day, hour_of},
    },
    policy::words::words,
};
use chrono::TimeDelta;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{collections::BTreeSet, net::IpAddr, str::FromStr};

/// After a message nobody has another for so long: what comes meanwhile is told together.
pub(super) const QUIET: TimeDelta = TimeDelta::minutes(15);
/// How long whoever looks at an inbox has it for themselves; longer than a message may take.
pub(super) const CLAIM: TimeDelta = TimeDelta::minutes(3);
/// After how long a message that nobody takes is given up.
pub(super) const GIVEN_UP_AFTER: TimeDelta = TimeDelta::days(3);
/// How long one that failed waits: twice as long each time.
const PUT_OFF: TimeDelta = TimeDelta::minutes(1);
const PUT_OFF_MAX: TimeDelta = TimeDelta::hours(4);
/// At this hour of an opening day time's own work is told: what came to a stand by itself.
const MORNING: u32 = 8;
/// At this hour of the eve of an opening day digests are sent.
const EVE: u32 = 17;
/// How far ahead an opening day is looked for.
const DAYS_MAX: usize = 800;

words! {
    /// How a user hears of what waits.
    pub enum NoticeManner {
        /// Not at all, by mail.
        Off = 0 "off",
        /// As it comes: at most one message in fifteen minutes.
        AtOnce = 1 "at_once",
        /// On the eve of each opening day of the organisation, at five in the afternoon.
        Digest = 2 "digest",
    }
}

crate::policy::words::set!(/// Parts of an inbox.
    Tabs of InboxTab);

/// What a user wants to hear of by mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    pub manner: NoticeManner,
    pub tabs: Tabs,
    /// Of these kinds not, whatever their part of the inbox.
    pub silent: InboxKinds,
    /// Of these districts alone; of all where none is named.
    pub districts: Vec<AreaId>,
    pub counts_only: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        let tabs = Tabs::of(&[InboxTab::ToAnswer, InboxTab::Stalled]);
        let silent = InboxKinds::EMPTY;
        Self { manner: NoticeManner::Off, tabs, silent, districts: Vec::new(), counts_only: true }
    }
}

impl Preferences {
    /// Whether the user wants to hear of this line; of news that they have seen nobody does.
    pub fn want(&self, line: &Waiting) -> bool {
        self.tabs.contains(line.tab) && !self.silent.contains(line.kind) && !line.seen
    }

    /// When to look next, after this moment, even if nothing happens before.
    pub fn next_look(&self, calendar: &Calendar, after: Time) -> Option<Time> {
        let (hour, open) = match self.manner {
            NoticeManner::Off => return None,
            NoticeManner::AtOnce => (MORNING, 0),
            NoticeManner::Digest => (EVE, 1),
        };
        let days = day(after).iter_days().take(DAYS_MAX);
        let mut looks = days.filter(|on| on.iter_days().nth(open).is_some_and(|on| calendar.is_open(on)));
        let next = looks.find_map(|on| Some(hour_of(on, hour)).filter(|at| *at > after));
        // Who is closed for good may open again.
        Some(next.unwrap_or(after + TimeDelta::days(30)))
    }

    /// Whether what was to be looked at then is still to be: the days of opening may have changed meanwhile.
    pub fn stands(&self, calendar: &Calendar, due: Time) -> bool {
        let eve = || day(due).succ_opt().is_none_or(|next| calendar.is_open(next));
        self.manner != NoticeManner::Digest || eve()
    }
}

/// How long a message waits that failed so often.
pub(super) fn put_off(tries: i64) -> TimeDelta {
    let doublings = tries.clamp(1, 12) - 1;
    i32::try_from(doublings).map_or(PUT_OFF_MAX, |times| PUT_OFF * (1 << times)).min(PUT_OFF_MAX)
}

/// Lines of an inbox as nobody can tell which: keyed hashes, so that a line is known again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told(BTreeSet<[u8; Told::BYTES]>);

impl Told {
    const BYTES: usize = 8;

    /// Of these lines, for this user.
    pub fn of<'l>(secrets: &Secrets, user: UserId, lines: impl Iterator<Item = &'l Waiting>) -> Self {
        let key = secrets.key(&format!("told {user}"));
        Self(lines.map(|line| hash(&key, line)).collect())
    }

    /// As it is stored.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flatten().copied().collect()
    }

    /// What was stored.
    pub fn read(bytes: &[u8]) -> Self {
        Self(bytes.chunks_exact(Self::BYTES).filter_map(|one| one.try_into().ok()).collect())
    }

    /// Whether there is anything in it that isn't in the other.
    pub fn is_more_than(&self, other: &Self) -> bool {
        !self.0.is_subset(&other.0)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn hash(key: &[u8], line: &Waiting) -> [u8; Told::BYTES] {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key");
    mac.update(format!("{} {} {}", line.kind, line.subject, line.id).as_bytes());
    let whole = mac.finalize().into_bytes();
    std::array::from_fn(|at| whole[at])
}

/// A server that takes mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
}

impl Server {
    /// Whether it is on this machine.
    pub fn is_loopback(&self) -> bool {
        let address = self.host.parse::<IpAddr>();
        self.host == "localhost" || address.is_ok_and(|address| address.to_canonical().is_loopback())
    }
}

impl FromStr for Server {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let want = || "it is a name and a port, such as `smtp.rete.example:587`".to_owned();
        let (host, port) = text.rsplit_once(':').ok_or_else(want)?;
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let sound = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:_".contains(c));
        let port = port.parse().ok().filter(|port| sound && *port > 0).ok_or_else(want)?;
        Ok(Self { host: host.to_owned(), port })
    }
}

/// How the connection to it is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// Not at all.
    None,
    /// Begun on an open connection, or nothing is sent.
    StartTls,
    /// From the first byte.
    Implicit,
}

impl FromStr for Tls {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "none" => Ok(Self::None),
            "starttls" => Ok(Self::StartTls),
            "implicit" => Ok(Self::Implicit),
            _ => Err("it is `starttls`, `implicit`, or, to a server on this machine, `none`".to_owned()),
        }
    }
}

/// An address that mail comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox(pub(super) lettre::Address);

impl FromStr for Mailbox {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| "it is a mail address".to_owned())
    }
}

/// Where people sign in, as their browsers know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAddress(pub(super) String);

impl FromStr for PublicAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
        let sound =
            |rest: &str| !rest.is_empty() && rest.len() <= 200 && rest.chars().all(|c| c.is_ascii_graphic());
        let sound = named.is_some_and(|rest| sound(rest) && !rest.contains(['@', '?', '#']));
        sound
            .then(|| Self(text.to_owned()))
            .ok_or_else(|| "it is an address such as `https://amis.rete.example`".to_owned())
    }
}

/// What one is to do whose turn it is to look.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub user: UserId,
    /// The same each time that the message is tried.
    pub message: MailId,
    pub begun: Time,
    pub tries: i64,
    pub told: Told,
    /// Until when it is ours, and by which it is known to be.
    pub claim: Time,
    pub preferences: Preferences,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::model::Schedule, inbox::InboxKind};
    use chrono::{NaiveDate, TimeZone, Utc};
    use uuid::Uuid;

    fn at(month: u32, day: u32, hour: u32) -> Time {
        Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap()
    }

    fn weekdays_but_in_august() -> Calendar {
        let on = |weekday| Schedule { weekday: Some(weekday), ..Schedule::default() };
        let date = |day| NaiveDate::from_ymd_opt(2026, 8, day);
        let closed = Schedule { from: date(3), until: date(30), closed: true, ..Schedule::default() };
        Calendar::of(vec![(1..=5).map(on).chain([closed]).collect()])
    }

    #[test]
    fn a_digest_is_sent_on_the_eve_of_an_opening_day() {
        let digest = Preferences { manner: NoticeManner::Digest, ..Preferences::default() };
        let next = |after| digest.next_look(&weekdays_but_in_august(), after);
        // Monday morning: this afternoon, for Tuesday. Rome is two hours ahead in summer, one in winter.
        assert_eq!(next(at(11, 2, 9)), Some(at(11, 2, 16)));
        assert_eq!(next(at(11, 2, 16)), Some(at(11, 3, 16)), "and then tomorrow");
        // After Thursday's, Sunday's.
        assert_eq!(next(at(11, 5, 17)), Some(at(11, 8, 16)));
        // After Thursday 30 July, the day before August's end of the closure.
        assert_eq!(next(at(7, 30, 16)), Some(at(8, 30, 15)));
        assert!(!digest.stands(&weekdays_but_in_august(), at(8, 11, 15)));
    }

    #[test]
    fn time_s_own_work_is_told_on_the_morning_of_an_opening_day() {
        let at_once = Preferences { manner: NoticeManner::AtOnce, ..Preferences::default() };
        assert_eq!(at_once.next_look(&weekdays_but_in_august(), at(11, 6, 9)), Some(at(11, 9, 7)));
        assert_eq!(Preferences::default().next_look(&Calendar::default(), at(11, 6, 9)), None);
    }

    #[test]
    fn what_fails_waits_longer_each_time() {
        let minutes: Vec<_> = (1..=5).map(|tries| put_off(tries).num_minutes()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16]);
        assert_eq!(put_off(i64::MAX), PUT_OFF_MAX);
    }

    #[test]
    fn what_was_told_is_known_again_by_its_user_alone() {
        let (secrets, user) = (Secrets::new([7; 32]), UserId::mint());
        let line = |subject| Waiting {
            tab: InboxTab::ToAnswer,
            kind: InboxKind::ClaimProposed,
            subject: Uuid::from_u128(subject),
            id: Uuid::from_u128(subject),
            since: at(11, 2, 9),
            overdue: false,
            seen: false,
        };
        let told = Told::of(&secrets, user, [line(1), line(2)].iter());
        assert_eq!(Told::read(&told.bytes()), told);
        assert!(!Told::of(&secrets, user, [line(2)].iter()).is_more_than(&told));
        assert!(Told::of(&secrets, user, [line(3)].iter()).is_more_than(&told));
        assert!(Told::of(&secrets, UserId::mint(), [line(2)].iter()).is_more_than(&told));
    }

    #[test]
    fn servers_and_addresses_are_read_or_refused() {
        let server: Server = "smtp.rete.example:587".parse().unwrap();
        assert_eq!(
            (server.host.as_str(), server.port, server.is_loopback()),
            ("smtp.rete.example", 587, false)
        );
        assert!("[::1]:25".parse::<Server>().unwrap().is_loopback());
        for wrong in ["smtp.rete.example", ":25", "smtp:0", "smtp:x", "a b:25"] {
            assert!(wrong.parse::<Server>().is_err(), "{wrong}");
        }
        assert!("https://amis.rete.example".parse::<PublicAddress>().is_ok());
        for wrong in ["amis.rete.example", "https://", "https://a b", "https://a/?u=1", "https://u@h"] {
            assert!(wrong.parse::<PublicAddress>().is_err(), "{wrong}");
        }
        assert!("avvisi".parse::<Mailbox>().is_err());
    }
}
