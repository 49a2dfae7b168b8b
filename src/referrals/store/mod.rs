//! All SQL of the room. Facts are read without leave, content only with it.
pub(super) mod card;
pub(super) mod claim;
pub(super) mod opening;
pub(super) mod place;
pub(super) mod referral;
pub(super) mod team;
