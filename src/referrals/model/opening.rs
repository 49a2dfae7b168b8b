//! How often an organisation's claims opened how a person is reached, and what came of it.
use crate::kernel::{OrganizationId, Time};
use chrono::Months;

/// How many months are counted.
const MONTHS: u32 = 12;

/// The claims of one organisation that opened contact. Numbers, no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Openings {
    /// Whose claims.
    pub organization_id: OrganizationId,
    /// How many opened contact.
    pub opened: i64,
    /// How many of those became a referral.
    pub converted: i64,
    /// How many of those ended without.
    pub unconverted: i64,
}

/// The moment from which on claims are counted.
pub fn since(now: Time) -> Time {
    now.checked_sub_months(Months::new(MONTHS)).unwrap_or(now)
}
