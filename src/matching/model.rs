//! How one service fits one need: pure, and the same for everybody who may see the same facts.
use crate::{
    areas::{Point, Tree},
    directory::{
        kinds::Kinds,
        model::{Brief, CapacityState, Freshness, Span},
    },
    kernel::{AreaId, KindOfHelpId, ServiceId, Time},
    policy::{Domain, words::words},
};

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
        /// It has room; the value is how many places, where that was said.
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
            | Self::Verified => Side::For,
            Self::OtherKind
            | Self::OtherDomain
            | Self::OutOfArea
            | Self::AgeUnfit
            | Self::HouseholdUnfit
            | Self::LanguageNotSpoken
            | Self::WaitingList
            | Self::Full
            | Self::Unverified
            | Self::NoAgreement => Side::Against,
            Self::AreaUnknown
            | Self::AgeUnknown
            | Self::HouseholdUnknown
            | Self::LanguageUnknown
            | Self::RoomUnknown => Side::Unknown,
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
        )
    }

    /// What it adds to the score or takes from it. [`Self::Near`] adds one less for each two kilometres.
    const fn points(self) -> i64 {
        match self {
            Self::AnswersKind => 30,
            Self::AnswersDomain => 22,
            Self::ServesArea | Self::HasRoom => 15,
            Self::SameDistrict | Self::Near | Self::LanguageSpoken => 10,
            Self::AgeFits | Self::HouseholdFits | Self::OtherKind | Self::Verified => 5,
            Self::AreaUnknown | Self::WaitingList => 4,
            Self::RoomUnknown => 3,
            Self::LanguageNotSpoken | Self::Unverified => -5,
            Self::NoAgreement => -10,
            Self::Full => -20,
            Self::OtherDomain | Self::OutOfArea | Self::AgeUnfit | Self::HouseholdUnfit => -30,
            Self::AgeUnknown | Self::HouseholdUnknown | Self::LanguageUnknown => 0,
        }
    }
}

/// What is known of a need by the one who asks. `None` is what they may not see, or nobody knows.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedFacts {
    /// Its domain.
    pub domain: Domain,
    /// Its kind of help.
    pub kind: Option<KindOfHelpId>,
    /// Its district.
    pub district: AreaId,
    /// The finest place that the asker may see.
    pub area: Option<AreaId>,
    /// Where distances are measured from, for the lead; for all others the centre of `area`.
    pub from: Option<Point>,
    /// The youngest and the oldest that it concerns.
    pub ages: Option<Span>,
    /// How many persons live together.
    pub household: Option<Span>,
    /// The languages that are spoken, BCP 47.
    pub languages: Option<Vec<String>>,
}

impl NeedFacts {
    /// A need of which nothing else is known.
    pub fn new(domain: Domain, kind: Option<KindOfHelpId>, district: AreaId) -> Self {
        Self { domain, kind, district, area: None, from: None, ages: None, household: None, languages: None }
    }
}

/// One reason, with what it adds to the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The reason.
    pub reason: Reason,
    /// What it adds to the score, or takes from it, in hundredths.
    pub points: i64,
    /// Kilometres or places, where the reason has a number.
    pub value: Option<i64>,
}

impl Said {
    const fn plain(reason: Reason) -> Self {
        Self { reason, points: reason.points(), value: None }
    }
}

/// How one service fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The service.
    pub service: ServiceId,
    /// The sum of the reasons' points, 0 to 100.
    pub score: i64,
    /// All reasons, in the order of the criteria.
    pub said: Vec<Said>,
}

impl Match {
    /// Whether nothing of it is a definite no.
    pub fn fits(&self) -> bool {
        !self.said.iter().any(|said| said.reason.refuses())
    }

    /// The reasons of one side.
    pub fn on(&self, side: Side) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(move |said| said.reason.side() == side)
    }
}

/// After this many days nobody trusts what was said about room.
const ROOM_DAYS: i64 = 30;

/// What every judgement of one need has in common.
#[derive(Debug)]
struct Question<'a> {
    facts: &'a NeedFacts,
    kinds: &'a Kinds,
    now: Time,
    /// The place itself and what it lies in.
    upward: Vec<AreaId>,
    /// The district and what lies in it.
    in_district: Vec<AreaId>,
    from: Option<Point>,
    italian: bool,
}

impl<'a> Question<'a> {
    fn of(facts: &'a NeedFacts, tree: &Tree, kinds: &'a Kinds, now: Time) -> Self {
        let place = facts.area.unwrap_or(facts.district);
        let centre = || tree.get(place).and_then(|area| area.centre);
        let speaks = |languages: &Vec<String>| languages.iter().any(|language| language == "it");
        Self {
            facts,
            kinds,
            now,
            upward: tree.upward(place).map(|area| area.id).collect(),
            in_district: tree.within(facts.district),
            from: facts.from.or_else(centre),
            italian: facts.languages.as_ref().is_some_and(speaks),
        }
    }

    /// Says everything there is to say of one service.
    fn weigh(&self, service: &Brief, mut say: impl FnMut(Said)) {
        say(Said::plain(self.help(service)));
        say(Said::plain(self.area(service)));
        if service.places.iter().any(|(area, _)| area.is_some_and(|area| self.in_district.contains(&area))) {
            say(Said::plain(Reason::SameDistrict));
        }
        self.distance(service).into_iter().for_each(&mut say);
        let ages = [Reason::AgeFits, Reason::AgeUnfit, Reason::AgeUnknown];
        fits(service.ages, self.facts.ages, ages).map(Said::plain).into_iter().for_each(&mut say);
        let sizes = [Reason::HouseholdFits, Reason::HouseholdUnfit, Reason::HouseholdUnknown];
        fits(service.household, self.facts.household, sizes).map(Said::plain).into_iter().for_each(&mut say);
        self.language(service).map(Said::plain).into_iter().for_each(&mut say);
        say(self.room(service));
        self.trust(service).map(Said::plain).into_iter().for_each(&mut say);
        if !service.has_agreement(self.now) {
            say(Said::plain(Reason::NoAgreement));
        }
    }

    fn score(&self, service: &Brief) -> i64 {
        let mut score = 0;
        self.weigh(service, |said| score += said.points);
        score.clamp(0, 100)
    }

    fn help(&self, service: &Brief) -> Reason {
        let mut best = Reason::OtherDomain;
        for help in service.helps.iter().filter(|help| help.domain == self.facts.domain) {
            match (help.kind, self.facts.kind) {
                (Some(offered), Some(wanted)) if self.kinds.answers(offered, wanted) => {
                    return Reason::AnswersKind;
                }
                (None, _) | (Some(_), None) => best = Reason::AnswersDomain,
                _ if best == Reason::OtherDomain => best = Reason::OtherKind,
                _ => {}
            }
        }
        best
    }

    /// A service that doesn't say whom it serves serves the district that it is in. Of one that serves a part of the
    /// need's district it isn't known whether the need lies there, where no finer place is.
    fn area(&self, service: &Brief) -> Reason {
        let here = |area: &AreaId| self.in_district.contains(area);
        if service.areas.is_empty() {
            let mut places = service.places.iter().filter_map(|(area, _)| area.as_ref()).peekable();
            let elsewhere = places.peek().is_some() && !places.any(here);
            return if elsewhere { Reason::OutOfArea } else { Reason::AreaUnknown };
        }
        if service.areas.iter().any(|area| self.upward.contains(area)) {
            return Reason::ServesArea;
        }
        let coarse = self.facts.area.is_none_or(|area| area == self.facts.district);
        if coarse && service.areas.iter().any(here) { Reason::AreaUnknown } else { Reason::OutOfArea }
    }

    fn distance(&self, service: &Brief) -> Option<Said> {
        let from = self.from?;
        let points = service.places.iter().filter_map(|(_, point)| *point);
        let km = points.map(|point| from.distance_km(point)).min_by(f64::total_cmp)?;
        #[expect(clippy::cast_possible_truncation, reason = "at most half of the earth's girth")]
        let km = km.round() as i64;
        let points = Reason::Near.points() - km / 2;
        (points > 0).then_some(Said { reason: Reason::Near, points, value: Some(km) })
    }

    fn language(&self, service: &Brief) -> Option<Reason> {
        let Some(spoken) = &self.facts.languages else {
            return (!service.languages.is_empty()).then_some(Reason::LanguageUnknown);
        };
        if spoken.iter().any(|language| service.languages.contains(language)) {
            Some(Reason::LanguageSpoken)
        } else if self.italian || spoken.is_empty() {
            None
        } else if service.languages.is_empty() {
            Some(Reason::LanguageUnknown)
        } else {
            Some(Reason::LanguageNotSpoken)
        }
    }

    fn room(&self, service: &Brief) -> Said {
        let said = service.capacity.filter(|capacity| (self.now - capacity.at).num_days() <= ROOM_DAYS);
        match said.map(|capacity| (capacity.state, capacity.free_places)) {
            None => Said::plain(Reason::RoomUnknown),
            Some((CapacityState::Available, value)) => Said { value, ..Said::plain(Reason::HasRoom) },
            Some((CapacityState::Waitlist, _)) => Said::plain(Reason::WaitingList),
            Some((CapacityState::None, _)) => Said::plain(Reason::Full),
        }
    }

    fn trust(&self, service: &Brief) -> Option<Reason> {
        match Freshness::of(service.verified_at, self.now) {
            Freshness::Fresh => Some(Reason::Verified),
            Freshness::Due => None,
            Freshness::Unverified => Some(Reason::Unverified),
        }
    }
}

/// A bound of the service against a fact of the need; nothing to say where there is no bound.
fn fits(bound: Span, fact: Option<Span>, [yes, no, unknown]: [Reason; 3]) -> Option<Reason> {
    if bound.is_open() {
        return None;
    }
    Some(match fact.and_then(|fact| bound.covers(fact)) {
        Some(true) => yes,
        Some(false) => no,
        None => unknown,
    })
}

/// The best `most` of these services, best first; equal ones in the order of their ids.
pub fn judge<'s>(
    facts: &NeedFacts,
    services: impl IntoIterator<Item = &'s Brief>,
    (tree, kinds): (&Tree, &Kinds),
    now: Time,
    most: usize,
) -> Vec<Match> {
    let question = Question::of(facts, tree, kinds, now);
    let mut ranked: Vec<_> =
        services.into_iter().map(|service| (-question.score(service), service.id, service)).collect();
    ranked.sort_unstable_by_key(|(score, id, _)| (*score, *id));
    ranked.truncate(most);
    ranked.into_iter().map(|(score, _, service)| explain(&question, -score, service)).collect()
}

fn explain(question: &Question<'_>, score: i64, service: &Brief) -> Match {
    let mut said = Vec::with_capacity(8);
    question.weigh(service, |one| said.push(one));
    Match { service: service.id, score, said }
}
