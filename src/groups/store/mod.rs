//! All SQL of the room.
mod campaign;
mod facilitator;
mod history;
mod proposal;
mod read;
mod write;

pub(super) use campaign::{campaign, campaigns, save_campaign};
pub(super) use facilitator::{facilitators, set_facilitators};
pub(super) use history::{Told, history, tell};
pub(super) use proposal::{decide, proposal, proposals, submit};
pub(super) use read::{groups, places, topics};
pub(super) use write::{Moved, insert, insert_place, move_on, set_face, set_place};

/// More groups than any region has.
pub(super) const GROUPS_MAX: i64 = 20_000;
