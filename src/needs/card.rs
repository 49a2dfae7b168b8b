//! What the network sees of a need before anybody has answered, and how coarse it must be so that nobody is
//! singled out.
use super::model::Urgency;
use crate::{
    directory::model::Span,
    kernel::{AreaId, Id, KindOfHelpId, NeedId, PersonId, Secrets, secrets::digest},
    policy::{Domain, Part, PartSet, words::words},
};
use chrono::{Datelike, NaiveDate, TimeDelta};
use sqlx::types::Json;

/// Persons that must be alike in everything that a card shows of its person.
pub const ALIKE_MIN: i64 = 5;
/// From this many residents on a comune is shown itself, and not its ambito.
pub const COMUNE_RESIDENTS_MIN: i64 = 15_000;

words! {
    /// How old somebody is, in years.
    pub enum AgeBand {
        /// 0–17.
        Minor = 0 "0-17",
        /// 18–34.
        Young = 1 "18-34",
        /// 35–64.
        Middle = 2 "35-64",
        /// 65 and more.
        Older = 3 "65+",
    }
}

impl AgeBand {
    /// The ages that it holds.
    pub const fn span(self) -> Span {
        match self {
            Self::Minor => Span::between(0, 17),
            Self::Young => Span::between(18, 34),
            Self::Middle => Span::between(35, 64),
            Self::Older => Span { from: Some(65), to: None },
        }
    }

    /// The band of an age in years.
    pub const fn of(age: i64) -> Self {
        match age {
            ..=17 => Self::Minor,
            18..=34 => Self::Young,
            35..=64 => Self::Middle,
            _ => Self::Older,
        }
    }
}

words! {
    /// How many live in a household.
    pub enum HouseholdBand {
        /// One.
        One = 0 "1",
        /// Two.
        Two = 1 "2",
        /// Three or four.
        Few = 2 "3-4",
        /// Five or more.
        Many = 3 "5+",
    }
}

impl HouseholdBand {
    /// The numbers of persons that it holds.
    pub const fn span(self) -> Span {
        match self {
            Self::One => Span::just(1),
            Self::Two => Span::just(2),
            Self::Few => Span::between(3, 4),
            Self::Many => Span { from: Some(5), to: None },
        }
    }

    /// The band of a number of persons; none is one.
    pub const fn of(persons: i64) -> Self {
        match persons {
            ..=1 => Self::One,
            2 => Self::Two,
            3 | 4 => Self::Few,
            _ => Self::Many,
        }
    }
}

words! {
    /// How bad it is.
    pub enum SeverityBand {
        /// 1 in crisis, 2 vulnerable.
        Severe = 0 "1-2",
        /// 3 barely stable.
        Unstable = 1 "3",
        /// 4 building, 5 self-reliant.
        Light = 2 "4-5",
        /// Nobody has assessed it.
        NotAssessed = 3 "not_assessed",
    }
}

impl SeverityBand {
    /// The band of a score, 0 to 5.
    pub const fn of(severity: i64) -> Self {
        match severity {
            1 | 2 => Self::Severe,
            3 => Self::Unstable,
            4 | 5 => Self::Light,
            _ => Self::NotAssessed,
        }
    }
}

/// What a card may say of its person. What is `None` or empty is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// How old; nothing for an unknown year of birth.
    pub age: Option<AgeBand>,
    /// With how many.
    pub household: Option<HouseholdBand>,
    /// Spoken, BCP 47, in order, between spaces.
    pub languages: String,
}

/// How many persons of one place are like somebody: in everything, in all but the languages, in age alone, and
/// how many there are at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Alike {
    pub(super) in_all: i64,
    pub(super) but_languages: i64,
    pub(super) in_age: i64,
    pub(super) there: i64,
}

/// What a card shows of a person in this place so that enough others are alike; `None` where the place itself
/// is too small. First the languages are left out, then the household, then the age.
pub(super) fn coarsened(traits: &Traits, alike: Alike) -> Option<Traits> {
    let without_languages = Traits { languages: String::new(), ..traits.clone() };
    let steps = [
        (alike.in_all, traits.clone()),
        (alike.but_languages, without_languages),
        (alike.in_age, Traits { age: traits.age, ..Traits::default() }),
        (alike.there, Traits::default()),
    ];
    steps.into_iter().find(|(persons, _)| *persons >= ALIKE_MIN).map(|(_, shown)| shown)
}

/// One answer that a card shows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CardAnswer {
    /// The question's code.
    pub code: String,
    /// `true` or `false`, a whole number, a day, or one of the choices.
    pub value: String,
}

/// The question whether a wheelchair has to get in, under whichever kind of help it is asked.
const WHEELCHAIR: &str = "wheelchair";

/// Whether a wheelchair has to get in, by the answers, each a code and a value; `None` where nobody said.
pub fn wheelchair<'a>(mut answers: impl Iterator<Item = (&'a str, &'a str)>) -> Option<bool> {
    answers.find(|(code, _)| *code == WHEELCHAIR).and_then(|(_, value)| value.parse().ok())
}

/// A need as the network sees it. Holds the need's id, which never leaves the process.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Card {
    /// Behind the card's id.
    pub need_id: NeedId,
    /// Whose.
    pub person_id: PersonId,
    /// What it is about.
    pub domain: Domain,
    /// What kind of help.
    pub kind_of_help_id: Option<KindOfHelpId>,
    /// The district of the need.
    pub district_id: AreaId,
    /// The place that is shown.
    pub area_id: AreaId,
    /// How soon somebody must act.
    pub urgency: Urgency,
    /// How bad it is.
    pub severity_band: SeverityBand,
    /// The Monday of the week in which it was opened.
    pub opened_week: NaiveDate,
    /// Breaks ties in lists; says nothing.
    pub tie: i64,
    /// How old the person is.
    pub age_band: Option<AgeBand>,
    /// With how many they live.
    pub household_band: Option<HouseholdBand>,
    /// What they speak.
    pub languages: String,
    /// Answers that the card shows.
    pub answers: Json<Vec<CardAnswer>>,
}

/// A card that goes with a referral.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Received {
    /// The card.
    #[sqlx(flatten)]
    pub card: Card,
    /// Whether the network may be shown it too, where a grant names it.
    pub on_network: bool,
}

/// The Monday of the week of a day.
pub fn week_of(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(day.weekday().num_days_from_monday().into())
}

/// The number that breaks a need's ties: the same for as long as the need lives, without relation to any other.
pub(super) fn tie(secrets: &Secrets, need: NeedId) -> i64 {
    let seed = [secrets.key("card tie").as_slice(), need.uuid().as_bytes()].concat();
    let drawn = digest(&seed).first_chunk::<8>().copied().unwrap_or_default();
    i64::from_be_bytes(drawn).unsigned_abs().cast_signed() >> 1
}

/// What one grant must hold so that a need of this domain has a card: the card and the need's own part.
pub(super) fn basis(domain: Domain) -> PartSet {
    PartSet::of(&[Part::Card, Part::Needs(domain)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mario() -> Traits {
        Traits {
            age: Some(AgeBand::of(52)),
            household: Some(HouseholdBand::of(2)),
            languages: "it ro".into(),
        }
    }

    #[test]
    fn languages_go_first_then_household_then_age() {
        let shown = |in_all, but_languages, in_age, there| {
            coarsened(&mario(), Alike { in_all, but_languages, in_age, there })
        };
        assert_eq!(shown(5, 9, 20, 99), Some(mario()));
        assert_eq!(shown(4, 9, 20, 99), Some(Traits { languages: String::new(), ..mario() }));
        assert_eq!(shown(1, 4, 5, 99), Some(Traits { age: mario().age, ..Traits::default() }));
        assert_eq!(shown(1, 1, 4, 5), Some(Traits::default()));
        assert_eq!(shown(1, 1, 1, 4), None);
    }

    #[test]
    fn a_week_begins_on_monday() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(week_of(day("2026-11-22")), day("2026-11-16"));
        assert_eq!(week_of(day("2026-11-16")), day("2026-11-16"));
    }

    #[test]
    fn bands_have_the_bounds_of_the_domain() {
        let ages = [17, 18, 34, 35, 64, 65].map(|age| AgeBand::of(age).name());
        assert_eq!(ages, ["0-17", "18-34", "18-34", "35-64", "35-64", "65+"]);
        assert_eq!([1, 2, 3, 4, 5].map(|n| HouseholdBand::of(n).name()), ["1", "2", "3-4", "3-4", "5+"]);
        let severities = [0, 1, 2, 3, 4, 5].map(|n| SeverityBand::of(n).name());
        assert_eq!(severities, ["not_assessed", "1-2", "1-2", "3", "4-5", "4-5"]);
    }

    #[test]
    fn a_tie_is_kept_and_never_negative() {
        let (secrets, need) = (Secrets::new([3; 32]), NeedId::mint());
        assert_eq!(tie(&secrets, need), tie(&secrets, need));
        assert!((0..1000).all(|_| tie(&secrets, NeedId::mint()) >= 0));
    }
}
