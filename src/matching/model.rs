//! How one service fits one need: pure, and the same for everybody who may see the same facts.
mod reason;
mod rules;

pub use reason::{Reason, Side};

use crate::{
    areas::{Point, Tree},
    directory::{
        kinds::Kinds,
        model::{Brief, CapacityState, ForSex, Freshness, Paper, ROOM_DAYS, Span, Stay},
    },
    kernel::{AreaId, KindOfHelpId, OrganizationId, ServiceId, Time, clock},
    policy::Domain,
};
use chrono::NaiveDate;

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
    /// What everybody concerned who is of age is.
    pub sex: Option<ForSex>,
    /// Where the person is registered as resident.
    pub residence: Option<AreaId>,
    /// The grounds on which the person may be in the country, as far as they are known: one of these.
    pub stays: Option<Vec<Stay>>,
    /// The ISEE, in euro cents.
    pub isee_cents: Option<i64>,
    /// Whether a wheelchair has to get in.
    pub wheelchair: Option<bool>,
    /// In how many days an answer is needed.
    pub answer_days: Option<i64>,
    /// Whether it waits for nobody who is closed.
    pub presses: bool,
    /// Who turned it down.
    pub declined: Vec<Declined>,
}

/// That somebody turned a need down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declined {
    /// Who.
    pub by: OrganizationId,
    /// For which of their services; for all where none was asked for.
    pub service: Option<ServiceId>,
    /// The day from which they can be asked again; `None` where that is senseless.
    pub again_on: Option<NaiveDate>,
}

impl NeedFacts {
    /// A need of which nothing else is known.
    pub fn new(domain: Domain, kind: Option<KindOfHelpId>, district: AreaId) -> Self {
        Self {
            domain,
            kind,
            district,
            area: None,
            from: None,
            ages: None,
            household: None,
            languages: None,
            sex: None,
            residence: None,
            stays: None,
            isee_cents: None,
            wheelchair: None,
            answer_days: None,
            presses: false,
            declined: Vec::new(),
        }
    }
}

/// One reason, with what it adds to the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The reason.
    pub reason: Reason,
    /// What it adds to the score, or takes from it, in hundredths.
    pub points: i64,
    /// Kilometres, places, euro cents or the minute of the day, where the reason has a number.
    pub value: Option<i64>,
    /// The day that the reason speaks of.
    pub on: Option<NaiveDate>,
    /// What has to be brought.
    pub paper: Option<Paper>,
}

impl Said {
    const fn plain(reason: Reason) -> Self {
        Self { reason, points: reason.points(), value: None, on: None, paper: None }
    }
}

/// How one service fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The service.
    pub service: ServiceId,
    /// The sum of the reasons' points, 0 to 100.
    pub score: i64,
    /// Kilometres to the nearest of its places, where both are known.
    pub km: Option<i64>,
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

/// So many places, or fewer, may be gone tomorrow.
const FEW_PLACES: i64 = 2;

/// What every judgement of one need has in common.
#[derive(Debug)]
struct Question<'a> {
    facts: &'a NeedFacts,
    kinds: &'a Kinds,
    now: Time,
    today: NaiveDate,
    /// The place itself and what it lies in.
    upward: Vec<AreaId>,
    /// The district and what lies in it.
    in_district: Vec<AreaId>,
    from: Option<Point>,
    italian: bool,
    /// Where the person is registered, and what that lies in.
    residence_upward: Vec<AreaId>,
    /// What lies there.
    residence_within: Vec<AreaId>,
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
            today: clock::day(now),
            upward: tree.upward(place).map(|area| area.id).collect(),
            in_district: tree.within(facts.district),
            from: facts.from.or_else(centre),
            italian: facts.languages.as_ref().is_some_and(speaks),
            residence_upward: facts
                .residence
                .map(|area| tree.upward(area).map(|area| area.id).collect())
                .unwrap_or_default(),
            residence_within: facts.residence.map(|area| tree.within(area)).unwrap_or_default(),
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
        self.rules(&service.rules, &mut say);
        say(self.room(service));
        self.opening(&service.calendar).into_iter().for_each(&mut say);
        self.trust(service).map(Said::plain).into_iter().for_each(&mut say);
        if !service.has_agreement(self.now) {
            say(Said::plain(Reason::NoAgreement));
        }
        self.declined(service).into_iter().for_each(&mut say);
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

    /// Kilometres to the nearest of its places.
    fn km(&self, service: &Brief) -> Option<i64> {
        let from = self.from?;
        let points = service.places.iter().filter_map(|(_, point)| *point);
        let km = points.map(|point| from.distance_km(point)).min_by(f64::total_cmp)?;
        #[expect(clippy::cast_possible_truncation, reason = "at most half of the earth's girth")]
        let km = km.round() as i64;
        Some(km)
    }

    fn distance(&self, service: &Brief) -> Option<Said> {
        let km = self.km(service)?;
        let points = Reason::Near.points() - km / 2;
        (points > 0).then_some(Said { points, value: Some(km), ..Said::plain(Reason::Near) })
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
        let Some(capacity) = said else { return Said::plain(Reason::RoomUnknown) };
        match (capacity.state, capacity.free_places) {
            // Who has room and no place contradicts themselves.
            (CapacityState::Available, Some(0)) => Said::plain(Reason::RoomUnknown),
            (CapacityState::Available, Some(few @ ..=FEW_PLACES)) => {
                Said { value: Some(few), ..Said::plain(Reason::FewPlaces) }
            }
            (CapacityState::Available, value) => Said { value, ..Said::plain(Reason::HasRoom) },
            (CapacityState::Waitlist, _) => Said::plain(Reason::WaitingList),
            (CapacityState::NeedsAssessment, _) => Said::plain(Reason::NeedsAssessment),
            (CapacityState::None, _) => Said::plain(Reason::Full),
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
    let mut said = Vec::with_capacity(12);
    question.weigh(service, |one| said.push(one));
    // The day of what was said of room is worked out for those alone that are shown.
    for one in said.iter_mut().filter(|one| one.reason.is_of_room()) {
        one.on = service.capacity.map(|capacity| clock::day(capacity.at));
    }
    Match { service: service.id, score, km: question.km(service), said }
}
