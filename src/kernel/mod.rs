//! What every room may lean on: ids, faults and problems, the clock, secrets, pages of lists, limits of
//! text. Knows no room, no SQL, no HTTP.
mod id;

pub use id::{
    AreaId, AuditId, ClaimId, EventId, GrantId, HouseholdId, Id, KindOfHelpId, LocationId, MemberId, NeedId,
    NoticeId, OrganizationId, PersonId, ReferralId, ServiceId, SessionId, TAGS, TokenId, UserId,
};
