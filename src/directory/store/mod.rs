//! All SQL of the room.
pub(super) mod capacity;
pub(super) mod children;
pub(super) mod edition;
pub(super) mod kinds;
pub(super) mod offers;
pub(super) mod outline;
pub(super) mod read;
mod rules;
pub(super) mod write;
