//! What is closed to somebody in random networks, and what was opened in an emergency.
use super::{KINDS, Network, id};
use amis::{
    kernel::{BlockId, EmergencyId, Time},
    policy::{Part, PartSet},
};
use chrono::TimeDelta;
use rand::{Rng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;

/// To whom something is closed.
pub enum Against {
    Organization(usize),
    /// The user of that organisation.
    User(usize),
    EverybodyButTheLead,
}

pub struct Block {
    pub id: BlockId,
    pub person: usize,
    pub parts: PartSet,
    pub against: Against,
    pub lifted: bool,
}

/// A profile that a user opened in an emergency.
pub struct Emergency {
    pub id: EmergencyId,
    pub person: usize,
    pub by: usize,
    pub until: Time,
    pub closed: Option<Time>,
}

impl Network {
    /// At most one block in force for each subject, as the tables have it.
    pub(super) fn close_and_break(&mut self, dice: &mut ChaCha8Rng, person: usize) {
        let subjects = [
            Against::Organization(dice.random_range(0..KINDS.len())),
            Against::User(dice.random_range(0..KINDS.len())),
            Against::EverybodyButTheLead,
        ];
        for against in subjects {
            if dice.random_bool(0.1) {
                let share = *[0.1, 0.5, 1.0].choose(dice).unwrap_or(&0.5);
                let parts = Part::ALL.iter().copied().filter(|_| dice.random_bool(share)).collect();
                let lifted = dice.random_bool(0.2);
                self.blocks.push(Block { id: id(dice), person, parts, against, lifted });
            }
        }
        for _ in 0..dice.random_range(0..=2) {
            let hours = |by: i64| self.now + TimeDelta::hours(by);
            let emergency = Emergency {
                id: id(dice),
                person,
                by: dice.random_range(0..KINDS.len()),
                until: hours(if dice.random_bool(0.2) { -1 } else { 3 }),
                closed: dice.random_bool(0.2).then(|| hours(-1)),
            };
            self.emergencies.push(emergency);
        }
    }
}
