//! Why a need goes without an answer, in one vocabulary: of closing a need, giving a claim back, turning a
//! referral down or taking it back. Which of them each of these takes stands beside its machine.
use crate::policy::words::words;

words! {
    /// Why a need, a claim or a referral ended without an answer.
    #[graphql(name = "Reason")]
    pub enum Reason {
        /// Nobody offers this.
        NoProvider = 0 "no_provider",
        /// The provider has no room.
        NoCapacity = 1 "no_capacity",
        /// There is no money for it.
        NoFunds = 2 "no_funds",
        /// The person isn't entitled, or the provider may not take them.
        NotEligible = 3 "not_eligible",
        /// The place isn't served.
        OutOfArea = 4 "out_of_area",
        /// Too dear.
        Cost = 5 "cost",
        /// It took too long, or would begin too late.
        WaitingTooLong = 6 "waiting_too_long",
        /// Nobody answered.
        NoResponse = 7 "no_response",
        /// The person said no.
        PersonDeclined = 8 "person_declined",
        /// There is no basis to share, or no more.
        NoBasisToShare = 9 "no_basis_to_share",
        /// The provider doesn't give this help.
        NotOurHelp = 10 "not_our_help",
        /// The provider was told too little to answer.
        TooLittleKnown = 11 "too_little_known",
        /// The person can't be reached.
        Unreachable = 12 "unreachable",
        /// The person moved away.
        Moved = 13 "moved",
        /// The lead takes the need back from a provider that doesn't begin.
        NotBegun = 14 "not_begun",
        /// The sender found another way.
        OtherWay = 15 "other_way",
        /// It was sent by mistake.
        SentInError = 16 "sent_in_error",
        /// Somebody else holds the need now. The system says so, nobody gives it.
        NeedTaken = 17 "need_taken",
        /// The need was closed. The system says so, nobody gives it.
        NeedClosed = 18 "need_closed",
    }
}

words! {
    /// Whose "no" a reason is.
    #[graphql(name = "ReasonWhose")]
    pub enum Whose {
        /// The provider's, or the recipient's.
        Provider = 0 "provider",
        /// The person's.
        Person = 1 "person",
        /// The sender's, or the lead's.
        Sender = 2 "sender",
    }
}

words! {
    /// What follows from a reason.
    #[graphql(name = "ReasonNext")]
    pub enum Next {
        /// Another organisation can be asked.
        AskAnother = 0 "ask_another",
        /// The same one can be asked again, with more.
        AskAgain = 1 "ask_again",
        /// The person has the next word.
        SpeakWithPerson = 2 "speak_with_person",
        /// Nothing: the need goes another way.
        Nothing = 3 "nothing",
    }
}

impl Reason {
    /// What closing a need as unmet takes.
    pub const UNMET: &[Self] = &[
        Self::NoProvider,
        Self::NoCapacity,
        Self::NoFunds,
        Self::NotEligible,
        Self::OutOfArea,
        Self::Cost,
        Self::WaitingTooLong,
        Self::NoResponse,
        Self::PersonDeclined,
        Self::NoBasisToShare,
    ];

    /// Whose "no" it is.
    pub const fn whose(self) -> Whose {
        match self {
            Self::NoProvider
            | Self::NoCapacity
            | Self::NoFunds
            | Self::NotEligible
            | Self::OutOfArea
            | Self::Cost
            | Self::WaitingTooLong
            | Self::NoResponse
            | Self::NotOurHelp
            | Self::TooLittleKnown
            | Self::NotBegun => Whose::Provider,
            Self::PersonDeclined | Self::Unreachable | Self::Moved => Whose::Person,
            Self::NoBasisToShare
            | Self::OtherWay
            | Self::SentInError
            | Self::NeedTaken
            | Self::NeedClosed => Whose::Sender,
        }
    }

    /// What follows.
    pub const fn next(self) -> Next {
        match self {
            Self::NoCapacity
            | Self::NoFunds
            | Self::NotEligible
            | Self::OutOfArea
            | Self::Cost
            | Self::WaitingTooLong
            | Self::NoResponse
            | Self::NotOurHelp
            | Self::NotBegun => Next::AskAnother,
            Self::TooLittleKnown => Next::AskAgain,
            Self::PersonDeclined | Self::Unreachable | Self::Moved | Self::NoBasisToShare => {
                Next::SpeakWithPerson
            }
            Self::NoProvider | Self::OtherWay | Self::SentInError | Self::NeedTaken | Self::NeedClosed => {
                Next::Nothing
            }
        }
    }
}
