//! What claims and referrals are, and which cards an organisation's services answer.
pub mod answers;
pub mod claim;
pub mod next;
pub mod opening;
pub mod referral;
pub mod said;
