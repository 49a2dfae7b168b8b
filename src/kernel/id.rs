//! One type per kind of id, so a need's id never travels as a person's.
use std::fmt;
use uuid::Uuid;

/// An id that knows which kind of record it names, also in its text form (`need_01…`).
pub trait Id: Copy + Eq + std::hash::Hash + Ord + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// The word before the underscore of the text form.
    const TAG: &'static str;
    /// The bare id.
    fn uuid(self) -> Uuid;
    /// The typed id of a bare one that the database or this process made.
    fn of(raw: Uuid) -> Self;
    /// Reads the text form; `None` for anything else, another kind's id included.
    fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix(Self::TAG)?.strip_prefix('_')?;
        let canonical = hex.len() == 32 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        canonical.then(|| Uuid::try_parse(hex).ok().map(Self::of))?
    }
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident = $tag:literal)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
        #[sqlx(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A fresh id; ids sort by the time they were minted.
            pub fn mint() -> Self {
                #[expect(clippy::disallowed_methods, reason = "the one place that mints ids")]
                Self(Uuid::now_v7())
            }
        }

        impl Id for $name {
            const TAG: &'static str = $tag;
            fn uuid(self) -> Uuid { self.0 }
            fn of(raw: Uuid) -> Self { Self(raw) }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}_{}", $tag, self.0.simple())
            }
        }
    )*
        /// The words before the underscore of every kind of id.
        pub const TAGS: &[&str] = &[$($tag),*];
    };
}

id! {
    /// A region, province, ambito, comune or municipio.
    AreaId = "area"
    /// A public body, association or other organisation of the network.
    OrganizationId = "org"
    /// Someone, or some system, that signs in for an organisation.
    UserId = "user"
    /// A signed-in browser.
    SessionId = "session"
    /// A key for another system or a script.
    TokenId = "token"
    /// What an organisation offers.
    ServiceId = "service"
    /// Where a service is given.
    LocationId = "location"
    /// The person at the centre.
    PersonId = "person"
    /// People who live or are registered together.
    HouseholdId = "household"
    /// One row of a household, a known person or not.
    MemberId = "member"
    /// A recorded legal basis to share.
    GrantId = "grant"
    /// A file beside a grant.
    FileId = "file"
    /// What a person says of a part of their profile.
    RemarkId = "remark"
    /// What persons are told or asked, in one version and language.
    TextId = "text"
    /// A notice given to a person.
    NoticeId = "notice"
    /// What is closed to somebody.
    BlockId = "block"
    /// One user's look at a profile in an emergency.
    EmergencyId = "emergency"
    /// A question to the lead for parts that are closed.
    PartRequestId = "request"
    /// Organisations that talk about one person.
    ConferenceId = "conference"
    /// One organisation offering another to lead a person in its place.
    TransferId = "transfer"
    /// One need of one person.
    NeedId = "need"
    /// One line of a person's shared diary.
    EntryId = "entry"
    /// A professional note.
    NoteId = "note"
    /// A kind of help below a domain.
    KindOfHelpId = "help"
    /// What one organisation sees of a need before it has answered.
    CardId = "card"
    /// An organisation's "we can answer".
    ClaimId = "claim"
    /// One organisation asking another, for one need.
    ReferralId = "referral"
    /// What somebody was told of.
    OrientationId = "orientation"
    /// A self-help group.
    GroupId = "group"
    /// Where self-help groups meet.
    GroupPlaceId = "venue"
    /// One of a group's meetings.
    MeetingId = "meeting"
    /// Who runs a group.
    FacilitatorId = "facilitator"
    /// What somebody proposes for the map of groups.
    ProposalId = "proposal"
    /// A search for groups.
    CampaignId = "campaign"
    /// One line of a history.
    EventId = "event"
    /// One row of the audit.
    AuditId = "audit"
    /// What is to be done at a certain time.
    ErrandId = "errand"
    /// A message to a user.
    MailId = "mail"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_as_its_own_kind_only() {
        let need = NeedId::mint();
        assert_eq!(NeedId::parse(&need.to_string()), Some(need));
        assert_eq!(PersonId::parse(&need.to_string()), None);
        assert_eq!(NeedId::parse(&need.to_string().to_uppercase()), None);
        assert_eq!(NeedId::parse("need_"), None);
    }

    #[test]
    fn tags_differ() {
        let distinct: std::collections::BTreeSet<_> = TAGS.iter().collect();
        assert_eq!(distinct.len(), TAGS.len());
    }
}
