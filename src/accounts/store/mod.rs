//! All SQL of the room, a file per table or question.
pub(super) mod attempt;
pub(super) mod event;
pub(super) mod invitation;
pub(super) mod membership;
pub(super) mod organization;
pub(super) mod recognise;
pub(super) mod session;
pub(super) mod token;
pub(super) mod turn;
pub(super) mod user;
