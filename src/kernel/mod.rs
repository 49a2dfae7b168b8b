//! What every room may lean on: ids, faults and problems, the clock, secrets, limits of text. Knows no
//! room, no SQL, no HTTP.
pub mod clock;
mod fault;
mod id;
mod machine;
pub mod page;
mod problem;
pub mod random;
pub mod secrets;
mod slots;
pub mod text;

pub use clock::{Clock, Time};
pub use fault::{Fault, Ticket};
pub use id::{
    AreaId, AuditId, BlockId, CampaignId, CardId, ClaimId, ConferenceId, EmergencyId, EntryId, ErrandId,
    EventId, FacilitatorId, FileId, GrantId, GroupId, GroupPlaceId, HouseholdId, Id, KindOfHelpId,
    LocationId, MailId, MeetingId, MemberId, NeedId, NoteId, NoticeId, OrganizationId, OrientationId,
    PartRequestId, PersonId, ProposalId, ReferralId, RemarkId, ServiceId, SessionId, TAGS, TextId, TokenId,
    TransferId, UserId,
};
pub use machine::{By, Edge, Machine};
pub use page::{Page, Place};
pub use problem::{Halt, Problem, once};
pub use secrets::Secrets;
pub use slots::Slots;
