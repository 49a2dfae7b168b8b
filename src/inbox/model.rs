//! What can wait, and where.
use crate::{
    call::Terms,
    db::MomentTable,
    kernel::{AreaId, Time, UserId},
    needs::past_target,
    policy::words::words,
};
use chrono::TimeDelta;
use uuid::Uuid;

/// How long back notices go.
const NOTICES_DAYS: i64 = 30;

words! {
    /// The parts of an inbox.
    pub enum InboxTab {
        /// Somebody waits for an answer of the caller's organisation. The longest waiting first.
        ToAnswer = 0 "to_answer",
        /// In the hands of the caller's organisation. The oldest first.
        Mine = 1 "mine",
        /// Come to a stand: somebody has to look at it. The longest first.
        Stalled = 2 "stalled",
        /// What others did in the last thirty days. The newest first.
        Notices = 3 "notices",
    }
}

words! {
    /// Why something is in an inbox.
    pub enum InboxKind {
        /// A referral was received and waits for an answer.
        ReferralReceived = 0 "referral_received",
        /// A recipient asked something before it answers a referral.
        ReferralAsked = 1 "referral_asked",
        /// A recipient says that it is done: is it so?
        ReferralDone = 2 "referral_done",
        /// An organisation says that it can answer a need.
        ClaimProposed = 3 "claim_proposed",
        /// A referral that the organisation took.
        ReferralHeld = 4 "referral_held",
        /// A claim of the organisation that holds its need.
        ClaimHeld = 5 "claim_held",
        /// A need of a person whom the organisation leads.
        NeedLed = 6 "need_led",
        /// Nobody answered a referral in time, and the need is open.
        ReferralExpired = 7 "referral_expired",
        /// A sender says that what its recipient says isn't so, and the need isn't closed.
        ReferralDisputed = 8 "referral_disputed",
        /// The day has come to look again whether there is a place.
        PlaceToReview = 9 "place_to_review",
        /// The day has come to look again whether service can go on.
        NeedToReview = 10 "need_to_review",
        /// A need is open past its target time, and nobody was asked or has offered.
        NeedUnmet = 11 "need_unmet",
        /// A claim has waited for days.
        ClaimForgotten = 12 "claim_forgotten",
        /// Something happened to a need, a claim or a referral.
        Event = 13 "event",
        /// Another organisation offers to hand a person over.
        TransferReceived = 14 "transfer_received",
        /// An organisation asks the lead for parts that are closed to it.
        PartsAsked = 15 "parts_asked",
        /// What a recipient asked has waited for days.
        QuestionForgotten = 16 "question_forgotten",
        /// A need of a person whom the organisation leads is prepared, and waits to be opened or discarded.
        NeedDrafted = 17 "need_drafted",
        /// A need that the organisation holds is past its target time, and it hasn't begun.
        NeedNotBegun = 18 "need_not_begun",
        /// A need is prepared, and nobody has touched it for days: it is to be opened or discarded.
        DraftForgotten = 19 "draft_forgotten",
        /// The day has come to ask whoever was told of a service how it went.
        OrientationDue = 20 "orientation_due",
        /// A need is served, and for long nobody has said anything of it: no event, and no entry in the diary.
        ServiceSilent = 21 "service_silent",
        /// Somebody opened the profile of a person whom the organisation leads in an emergency, and nobody has said yet
        /// whether it was one.
        EmergencyOpened = 22 "emergency_opened",
    }
}

/// What a line of the inbox is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A referral.
    Referral,
    /// A claim.
    Claim,
    /// A need.
    Need,
    /// A hand-over.
    Transfer,
    /// A question for parts.
    PartRequest,
    /// A need that is not open.
    Draft,
    /// An orientation.
    Orientation,
    /// An emergency access.
    Emergency,
}

crate::policy::words::set!(/// Why lines stand in an inbox.
    InboxKinds of InboxKind);

impl InboxKind {
    /// What it is about; an event says that itself.
    pub const fn about(self) -> Option<About> {
        match self {
            Self::ReferralReceived
            | Self::ReferralAsked
            | Self::ReferralDone
            | Self::ReferralHeld
            | Self::ReferralExpired
            | Self::ReferralDisputed
            | Self::QuestionForgotten
            | Self::PlaceToReview => Some(About::Referral),
            Self::ClaimProposed | Self::ClaimHeld | Self::ClaimForgotten => Some(About::Claim),
            Self::NeedLed
            | Self::NeedToReview
            | Self::NeedUnmet
            | Self::NeedNotBegun
            | Self::ServiceSilent => Some(About::Need),
            Self::TransferReceived => Some(About::Transfer),
            Self::PartsAsked => Some(About::PartRequest),
            Self::NeedDrafted | Self::DraftForgotten => Some(About::Draft),
            Self::OrientationDue => Some(About::Orientation),
            Self::EmergencyOpened => Some(About::Emergency),
            Self::Event => None,
        }
    }
}

/// A line of an inbox, before the room whose affair it is has let the caller in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    /// Why it is there.
    pub kind: InboxKind,
    /// The id of what it is about.
    pub subject_id: Uuid,
    /// Since when; of an event, when.
    pub since: Time,
    /// Until when something is to be done.
    pub due: Option<Time>,
    /// Breaks ties.
    pub id: Uuid,
    /// The need that it is about, where it is about one.
    pub need_id: Option<Uuid>,
    /// Of an event: what changed, by what, to what.
    pub subject: Option<String>,
    /// The event's word.
    pub event: Option<String>,
    /// The state's word after.
    pub to_status: Option<String>,
}

impl Line {
    /// What it is about.
    pub fn about(&self) -> Option<About> {
        self.kind.about().or_else(|| match self.subject.as_deref()? {
            "referral" => Some(About::Referral),
            "claim" => Some(About::Claim),
            "need" => Some(About::Need),
            _ => None,
        })
    }

    /// Whether it should have been done by now.
    pub fn is_overdue(&self, now: Time) -> bool {
        self.due.is_some_and(|due| due <= now)
    }
}

/// What an inbox is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// What is about one of these districts; everything where none is named.
    pub districts: Vec<AreaId>,
    /// What is about persons with whom this user works, or stands in.
    pub worker: Option<UserId>,
}

/// A line that is open to the caller, without what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// Where it stands.
    pub tab: InboxTab,
    /// Why it is there.
    pub kind: InboxKind,
    /// The id of what it is about.
    pub subject: Uuid,
    /// With the others, what it is known by.
    pub id: Uuid,
    /// Since when.
    pub since: Time,
    /// Whether it should have been done by now.
    pub overdue: bool,
    /// Whether it is news that the caller has seen.
    pub seen: bool,
}

/// The moments by which a tab is judged.
#[derive(Clone, Debug)]
pub struct Moments {
    /// Now.
    pub now: Time,
    /// Claims proposed before it were forgotten.
    pub forgotten: Time,
    /// Drafts that were touched before it, and not since, were forgotten.
    pub drafts: Time,
    /// Services of which nothing was said since are silent.
    pub silent: Time,
    /// Events before it are no news.
    pub news: Time,
    /// Needs opened before them are past their target time, by domain and by how soon somebody must act.
    pub targets: MomentTable,
}

impl Moments {
    /// Those of this moment, in a network that works so.
    pub fn of(now: Time, terms: &Terms) -> Self {
        Self {
            now,
            forgotten: now - terms.forgotten,
            drafts: now - terms.draft_forgotten,
            silent: now - terms.service_silent,
            news: now - TimeDelta::days(NOTICES_DAYS),
            targets: past_target(now, terms),
        }
    }
}
