//! What was done with persons, and who was asked to lead them.
use super::{KINDS, LEADS, Network, id};
use amis::kernel::{EntryId, TransferId};
use rand::{Rng as _, seq::IteratorRandom as _};
use rand_chacha::ChaCha8Rng;

/// A line of a person's diary.
pub struct Entry {
    pub id: EntryId,
    pub person: usize,
    pub need: Option<usize>,
    pub by: usize,
}

/// An offer to lead a person.
pub struct Transfer {
    pub id: TransferId,
    pub person: usize,
    pub from: usize,
    pub to: usize,
    pub status: &'static str,
}

impl Network {
    /// For each person some entries, by the lead and by others, of a need or of none; an offer by which the lead came to
    /// be it, and one that the lead made.
    pub(super) fn keep(&mut self, dice: &mut ChaCha8Rng) {
        for person in 0..self.persons.len() {
            let lead = self.persons[person].lead;
            for _ in 0..dice.random_range(2..6) {
                let by = if dice.random_bool(0.3) { lead } else { dice.random_range(0..KINDS.len()) };
                let own = self.needs.iter().enumerate().filter(|(_, need)| need.person == person);
                let need = own.map(|(at, _)| at).choose(dice).filter(|_| dice.random_bool(0.6));
                self.entries.push(Entry { id: id(dice), person, need, by });
            }
            let former = (lead + dice.random_range(1..LEADS)) % LEADS;
            let to = (lead + dice.random_range(1..KINDS.len())) % KINDS.len();
            let status = ["proposed", "proposed", "declined", "withdrawn"][dice.random_range(0..4)];
            self.transfers.push(Transfer {
                id: id(dice),
                person,
                from: former,
                to: lead,
                status: "accepted",
            });
            self.transfers.push(Transfer { id: id(dice), person, from: lead, to, status });
        }
    }
}
