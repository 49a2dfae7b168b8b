//! Why a service fits or doesn't, and what each reason counts.
use crate::policy::words::words;

words! {
    /// Why a service fits, does not fit, or can't be judged.
    #[graphql(name = "MatchCode")]
    pub enum Reason {
        /// It gives this kind of help.
        AnswersKind = 0 "answers_kind",
        /// It answers the whole domain.
        AnswersDomain = 1 "answers_domain",
        /// It answers the domain with other kinds of help.
        OtherKind = 2 "other_kind",
        /// It serves the place.
        ServesArea = 3 "serves_area",
        /// It serves other places, not this one.
        OutOfArea = 4 "out_of_area",
        /// It doesn't say whom it serves, or the place isn't known well enough.
        AreaUnknown = 5 "area_unknown",
        /// It is in the district.
        SameDistrict = 6 "same_district",
        /// It is near; the value is in kilometres.
        Near = 7 "near",
        /// It is for that age.
        AgeFits = 8 "age_fits",
        /// It is for other ages.
        AgeUnfit = 9 "age_unfit",
        /// It is for certain ages, and the age isn't known well enough.
        AgeUnknown = 10 "age_unknown",
        /// It is for households of that size.
        HouseholdFits = 11 "household_fits",
        /// It is for households of other sizes.
        HouseholdUnfit = 12 "household_unfit",
        /// It is for certain sizes, and the household isn't known well enough.
        HouseholdUnknown = 13 "household_unknown",
        /// The language is spoken there.
        LanguageSpoken = 14 "language_spoken",
        /// Other languages are spoken there.
        LanguageNotSpoken = 15 "language_not_spoken",
        /// One side's languages aren't known.
        LanguageUnknown = 16 "language_unknown",
        /// It has room; the value is how many places, where that was said, and `on` the day on which it was said.
        HasRoom = 17 "has_room",
        /// It has a list to wait on.
        WaitingList = 18 "waiting_list",
        /// It is full.
        Full = 19 "full",
        /// Nobody has said of late whether it has room.
        RoomUnknown = 20 "room_unknown",
        /// The entry was checked of late.
        Verified = 21 "verified",
        /// It wasn't checked for a year, or never.
        Unverified = 22 "unverified",
        /// The organisation has signed no data agreement: it can be told of, and is sent nothing.
        NoAgreement = 23 "no_agreement",
        /// It answers nothing of the domain.
        OtherDomain = 24 "other_domain",
        /// It has room for very few more; the value is how many, and `on` the day on which it was said.
        FewPlaces = 25 "few_places",
        /// Whether it takes somebody is found out by an assessment.
        NeedsAssessment = 26 "needs_assessment",
        /// It is for women, or for men, and that fits.
        SexFits = 27 "sex_fits",
        /// It is for women, or for men, and that doesn't fit.
        SexUnfit = 28 "sex_unfit",
        /// It is for women, or for men, and it isn't known whether that fits everybody concerned.
        SexUnknown = 29 "sex_unknown",
        /// One must be registered as resident where the person is.
        ResidenceFits = 30 "residence_fits",
        /// One must be registered as resident elsewhere.
        ResidenceUnfit = 31 "residence_unfit",
        /// One must be registered as resident in certain places, and where the person is isn't known well enough.
        ResidenceUnknown = 32 "residence_unknown",
        /// It takes those who are in the country as the person is.
        StayFits = 33 "stay_fits",
        /// It takes those who are in the country on other grounds.
        StayUnfit = 34 "stay_unfit",
        /// It asks on which grounds one is in the country, and that isn't known well enough.
        StayUnknown = 35 "stay_unknown",
        /// The ISEE is within its bound.
        IncomeFits = 36 "income_fits",
        /// The ISEE is above its bound.
        IncomeUnfit = 37 "income_unfit",
        /// It is for an ISEE up to a bound, and the person's isn't known.
        IncomeUnknown = 38 "income_unknown",
        /// A wheelchair gets in, as is needed.
        AccessFits = 39 "access_fits",
        /// It is over steps, and a wheelchair has to get in.
        AccessUnfit = 40 "access_unfit",
        /// A wheelchair has to get in, and it isn't known whether one does; or it is over steps, and it isn't known whether
        /// that matters.
        AccessUnknown = 41 "access_unknown",
        /// It stays closed for longer than the need can wait for an answer; `on` is the day on which it opens, where that is
        /// near enough to be known.
        ClosedTooLong = 42 "closed_too_long",
        /// It is closed today, or no more open; `on` is the day on which it opens.
        OpensOn = 43 "opens_on",
        /// It is open today, still or yet.
        OpenToday = 44 "open_today",
        /// This has to be brought; `paper` says what.
        Bring = 45 "bring",
        /// It turned this need down; `on` is the day from which it can be asked again, null where that is senseless.
        DeclinedBefore = 46 "declined_before",
        /// It stays closed for longer than a need that is urgent can wait, and nobody is sent there; `on` is the day on which
        /// it opens, where that is near enough to be known.
        ClosedMeanwhile = 47 "closed_meanwhile",
    }
}

/// Which way a reason counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// For the service.
    For,
    /// Against it.
    Against,
    /// Can't be judged.
    Unknown,
    /// Neither: to know before one goes.
    Note,
}

impl Reason {
    /// Which way it counts.
    pub const fn side(self) -> Side {
        match self {
            Self::AnswersKind
            | Self::AnswersDomain
            | Self::ServesArea
            | Self::SameDistrict
            | Self::Near
            | Self::AgeFits
            | Self::HouseholdFits
            | Self::LanguageSpoken
            | Self::HasRoom
            | Self::Verified
            | Self::FewPlaces
            | Self::SexFits
            | Self::ResidenceFits
            | Self::StayFits
            | Self::IncomeFits
            | Self::AccessFits => Side::For,
            Self::OtherKind
            | Self::OtherDomain
            | Self::OutOfArea
            | Self::AgeUnfit
            | Self::HouseholdUnfit
            | Self::LanguageNotSpoken
            | Self::WaitingList
            | Self::Full
            | Self::Unverified
            | Self::NoAgreement
            | Self::SexUnfit
            | Self::ResidenceUnfit
            | Self::StayUnfit
            | Self::IncomeUnfit
            | Self::AccessUnfit
            | Self::ClosedTooLong
            | Self::ClosedMeanwhile
            | Self::DeclinedBefore => Side::Against,
            Self::AreaUnknown
            | Self::AgeUnknown
            | Self::HouseholdUnknown
            | Self::LanguageUnknown
            | Self::RoomUnknown
            | Self::NeedsAssessment
            | Self::SexUnknown
            | Self::ResidenceUnknown
            | Self::StayUnknown
            | Self::IncomeUnknown
            | Self::AccessUnknown => Side::Unknown,
            Self::OpensOn | Self::OpenToday | Self::Bring => Side::Note,
        }
    }

    /// Whether it is a definite no: who goes by it isn't helped there now. What isn't known is none.
    pub const fn refuses(self) -> bool {
        matches!(
            self,
            Self::OtherKind
                | Self::OtherDomain
                | Self::OutOfArea
                | Self::AgeUnfit
                | Self::HouseholdUnfit
                | Self::LanguageNotSpoken
                | Self::Full
                | Self::SexUnfit
                | Self::ResidenceUnfit
                | Self::StayUnfit
                | Self::IncomeUnfit
                | Self::AccessUnfit
                | Self::ClosedMeanwhile
                | Self::DeclinedBefore
        )
    }

    /// Whether it tells what was said of room.
    pub(super) const fn is_of_room(self) -> bool {
        matches!(
            self,
            Self::HasRoom | Self::FewPlaces | Self::WaitingList | Self::NeedsAssessment | Self::Full
        )
    }

    /// What it adds to the score or takes from it. [`Self::Near`] adds one less for each two kilometres.
    pub(super) const fn points(self) -> i64 {
        match self {
            Self::AnswersKind => 30,
            Self::AnswersDomain => 22,
            Self::ServesArea | Self::HasRoom => 15,
            Self::SameDistrict | Self::Near | Self::LanguageSpoken | Self::FewPlaces => 10,
            Self::NeedsAssessment => 6,
            Self::AgeFits
            | Self::HouseholdFits
            | Self::SexFits
            | Self::ResidenceFits
            | Self::StayFits
            | Self::IncomeFits
            | Self::AccessFits
            | Self::OtherKind
            | Self::Verified => 5,
            Self::AreaUnknown | Self::WaitingList => 4,
            Self::RoomUnknown => 3,
            Self::LanguageNotSpoken | Self::Unverified => -5,
            Self::NoAgreement | Self::ClosedTooLong => -10,
            Self::Full | Self::ClosedMeanwhile => -20,
            Self::OtherDomain
            | Self::OutOfArea
            | Self::AgeUnfit
            | Self::HouseholdUnfit
            | Self::SexUnfit
            | Self::ResidenceUnfit
            | Self::StayUnfit
            | Self::IncomeUnfit
            | Self::AccessUnfit
            | Self::DeclinedBefore => -30,
            Self::AgeUnknown
            | Self::HouseholdUnknown
            | Self::LanguageUnknown
            | Self::SexUnknown
            | Self::ResidenceUnknown
            | Self::StayUnknown
            | Self::IncomeUnknown
            | Self::AccessUnknown
            | Self::OpensOn
            | Self::OpenToday
            | Self::Bring => 0,
        }
    }
}
