//! Case conferences of random networks.
use super::{Grant, KINDS, Network, To, id};
use amis::{
    kernel::{ConferenceId, Time},
    policy::{Part, PartSet},
};
use chrono::TimeDelta;
use rand::{Rng, seq::IteratorRandom};
use rand_chacha::ChaCha8Rng;

pub struct Seat {
    pub organization: usize,
    pub invited: Time,
    pub left: bool,
}

pub struct Conference {
    pub id: ConferenceId,
    pub person: usize,
    pub agenda: PartSet,
    pub until: Time,
    pub closed: Option<Time>,
    pub seats: Vec<Seat>,
}

impl Conference {
    /// Since when an organisation sits there, where it does at this moment.
    pub fn seat_of(&self, organization: usize, now: Time) -> Option<Time> {
        let lasts = now < self.closed.unwrap_or(self.until);
        let sits =
            |seat: &&Seat| seat.organization == organization && !seat.left && seat.invited <= now && lasts;
        self.seats.iter().find(sits).map(|seat| seat.invited)
    }
}

impl Network {
    /// None, one or two, mostly with a grant to them; some of them over, some of their seats left or newer than that
    /// grant.
    pub(super) fn call_conferences(&mut self, dice: &mut ChaCha8Rng, person: usize) {
        let never = PartSet::of(&[Part::Card, Part::Notes]);
        for _ in 0..dice.random_range(0..=2) {
            let days = |by: i64| self.now + TimeDelta::days(by);
            let share = if dice.random_bool(0.5) { 0.9 } else { 0.4 };
            let agenda: PartSet = Part::ALL.iter().copied().filter(|_| dice.random_bool(share)).collect();
            let until = days(if dice.random_bool(0.15) { -1 } else { 5 });
            let closed = dice.random_bool(0.1).then(|| days(-1));
            let invited = (0..KINDS.len()).choose_multiple(dice, 5);
            let seat = |organization| Seat {
                organization,
                invited: days(-dice.random_range(0..160)),
                left: dice.random_bool(0.15),
            };
            let seats = invited.into_iter().map(seat).collect();
            let conference =
                Conference { id: id(dice), person, agenda: agenda.minus(never), until, closed, seats };
            if dice.random_bool(0.8) {
                let grant = self.grant(dice, person);
                let parts = grant.parts.union(agenda).intersect(conference.agenda);
                self.grants.push(Grant { to: To::Conference(self.conferences.len()), parts, ..grant });
            }
            self.conferences.push(conference);
        }
    }
}
