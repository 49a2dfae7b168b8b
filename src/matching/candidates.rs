//! What the network offers, arranged for the question "who could answer this, here?".
use super::model::{Match, NeedFacts, judge};
use crate::{
    areas::Tree,
    directory::{
        kinds::Kinds,
        model::{Brief, CapacityState, Help, Outline, StandingOffer},
    },
    kernel::{AreaId, KindOfHelpId, OrganizationId, ServiceId, Time, clock},
    policy::{Domain, Part, PartSet},
};
use chrono::NaiveDate;
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

/// The most services that one need is weighed against.
pub const CANDIDATES_MAX: usize = 50;

/// A question that candidates are kept for.
type Asked = (Domain, Option<KindOfHelpId>, AreaId);

/// The lists made so far, of one day: the age of an entry counts in them.
type Lists = (NaiveDate, HashMap<Asked, Arc<[usize]>>);

/// The directory of one version, in memory, with the trees that it is looked up by.
#[derive(Debug)]
pub struct Ground {
    tree: Arc<Tree>,
    kinds: Arc<Kinds>,
    outline: Outline,
    by_domain: HashMap<Domain, Vec<usize>>,
    /// What each service serves, and the district that each of these places belongs to.
    served: Vec<Vec<AreaId>>,
    kept: Mutex<Lists>,
}

/// Where an organisation answers what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Domains and districts.
    pub districts: BTreeSet<(Domain, AreaId)>,
    /// Domains that it answers anywhere.
    pub anywhere: BTreeSet<Domain>,
}

/// What could be asked somewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supply {
    /// Services.
    pub services: i64,
    /// Places that these say are free, where they say how many.
    pub free_places: i64,
}

/// One thing that an active service or a standing offer answers, in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answering {
    /// The service, where there is one.
    pub service: Option<ServiceId>,
    /// What it answers.
    pub help: Help,
    /// The place; anywhere where none is named.
    pub area: Option<AreaId>,
}

impl Ground {
    /// Arranges what the directory offers.
    pub fn new(outline: Outline, tree: Arc<Tree>, kinds: Arc<Kinds>) -> Self {
        let mut by_domain: HashMap<_, Vec<_>> = HashMap::new();
        for (at, service) in outline.services.iter().enumerate() {
            let domains: BTreeSet<_> = service.helps.iter().map(|help| help.domain).collect();
            for domain in domains {
                by_domain.entry(domain).or_default().push(at);
            }
        }
        let served = outline.services.iter().map(|service| served(&tree, service)).collect();
        Self { tree, kinds, outline, by_domain, served, kept: Mutex::default() }
    }

    /// The places, and the kinds of help, that services are looked up by.
    pub fn words(&self) -> (&Tree, &Kinds) {
        (&self.tree, &self.kinds)
    }

    /// The services that answer a domain in a district: the best 50 for a need of which only the kind of help
    /// is known. Kept for the day once it was asked.
    pub fn candidates(&self, facts: &NeedFacts, now: Time) -> Vec<&Brief> {
        let (asked, today) = ((facts.domain, facts.kind, facts.district), clock::day(now));
        let known = {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.0 != today {
                *kept = (today, HashMap::new());
            }
            kept.1.get(&asked).cloned()
        };
        let list = known.unwrap_or_else(|| {
            let list: Arc<[usize]> = self.search(asked, today).into();
            self.kept.lock().unwrap_or_else(PoisonError::into_inner).1.insert(asked, Arc::clone(&list));
            list
        });
        list.iter().map(|at| &self.outline.services[*at]).collect()
    }

    /// The parts of a profile by which the services that one need is weighed against say whether somebody fits: all
    /// candidates', or one service's.
    pub fn asks(&self, facts: &NeedFacts, service: Option<ServiceId>, now: Time) -> PartSet {
        let asked = |brief: &Brief| {
            let ages =
                if brief.ages.is_open() { PartSet::default() } else { PartSet::of(&[Part::Household]) };
            brief.rules.parts().union(ages)
        };
        let Some(service) = service else {
            let all = self.candidates(facts, now);
            return all.into_iter().map(asked).fold(PartSet::default(), PartSet::union);
        };
        let named = self.outline.services.iter().find(|brief| brief.id == service);
        named.map(asked).unwrap_or_default()
    }

    /// Weighs every service of the domain that serves the district, or a part of it.
    fn search(&self, (domain, kind, district): Asked, today: NaiveDate) -> Vec<usize> {
        let upward = self.upward(district);
        let of_domain = self.by_domain.get(&domain).into_iter().flatten().copied();
        let serving: Vec<_> = of_domain.filter(|at| serves(&self.served[*at], &upward)).collect();
        if serving.len() <= CANDIDATES_MAX {
            return serving;
        }
        let facts = NeedFacts::new(domain, kind, district);
        // All of its hours are still to come: the list is kept for the day.
        let morning = clock::start_of(today);
        let services = serving.iter().map(|at| &self.outline.services[*at]);
        let best = judge(&facts, services, self.words(), morning, CANDIDATES_MAX);
        let best: BTreeSet<_> = best.into_iter().map(|found| found.service).collect();
        serving.into_iter().filter(|at| best.contains(&self.outline.services[*at].id)).collect()
    }

    /// What could be asked in a district, in one domain or in any: services of organisations with an agreement.
    pub fn supply(&self, domain: Option<Domain>, district: AreaId, now: Time) -> Supply {
        let upward = self.upward(district);
        let serving = |at: &usize| serves(&self.served[*at], &upward);
        let of = |at: usize| &self.outline.services[at];
        let mut supply = Supply::default();
        let all = || (0..self.outline.services.len()).collect::<Vec<_>>();
        let asked =
            domain.map_or_else(all, |domain| self.by_domain.get(&domain).cloned().unwrap_or_default());
        for service in asked.into_iter().filter(serving).map(of).filter(|brief| brief.has_agreement(now)) {
            supply.services += 1;
            let room = service.capacity.as_ref().filter(|room| room.state == CapacityState::Available);
            supply.free_places += room.and_then(|room| room.free_places).unwrap_or_default();
        }
        supply
    }

    /// An organisation's active services that answer a need of this kind in this district.
    pub fn own(&self, organization: OrganizationId, help: Help, district: AreaId) -> Vec<ServiceId> {
        let upward = self.upward(district);
        let own = self.of_organization(organization).filter(|(service, served)| {
            serves(served, &upward) && service.helps.iter().any(|offered| self.answers(*offered, help))
        });
        own.map(|(service, _)| service.id).collect()
    }

    /// Whether an active service or a standing offer in force of the organisation answers a need of this kind
    /// in this district.
    pub fn can_answer(&self, organization: OrganizationId, help: Help, district: AreaId, now: Time) -> bool {
        let here = |offer: &StandingOffer| {
            offer.area.is_none_or(|area| self.tree.districts(area).contains(&district))
        };
        !self.own(organization, help, district).is_empty()
            || self.offers(organization, now).any(|offer| here(offer) && self.answers(offer.help, help))
    }

    /// Where an organisation answers what, by its active services and its standing offers in force.
    pub fn reach(&self, organization: OrganizationId, now: Time) -> Reach {
        let mut reach = Reach::default();
        for (service, served) in self.of_organization(organization) {
            for district in served.iter().flat_map(|area| self.tree.districts(*area)) {
                reach.districts.extend(service.helps.iter().map(|help| (help.domain, district)));
            }
        }
        for offer in self.offers(organization, now) {
            let domain = offer.help.domain;
            match offer.area {
                None => drop(reach.anywhere.insert(domain)),
                Some(area) => {
                    reach.districts.extend(self.tree.districts(area).into_iter().map(|d| (domain, d)));
                }
            }
        }
        reach
    }

    /// How each of these services fits what is known of a need, the best first; those that are not active fit
    /// nothing and are left out.
    pub fn weigh(&self, facts: &NeedFacts, services: &BTreeSet<ServiceId>, now: Time) -> Vec<Match> {
        let all = self.outline.services.iter().filter(|service| services.contains(&service.id));
        judge(facts, all, self.words(), now, services.len())
    }

    /// What the organisation answers, by its active services and its standing offers in force. A service that
    /// doesn't say whom it serves answers in the districts that it is in.
    pub fn answering(&self, organization: OrganizationId, now: Time) -> Vec<Answering> {
        let mut found = Vec::new();
        for (brief, served) in self.of_organization(organization) {
            let areas = if brief.areas.is_empty() { served } else { &brief.areas };
            let answers = |area| {
                move |help: &Help| Answering { service: Some(brief.id), help: *help, area: Some(area) }
            };
            found.extend(areas.iter().flat_map(|area| brief.helps.iter().map(answers(*area))));
        }
        let offers = self.offers(organization, now);
        found.extend(offers.map(|offer| Answering {
            service: offer.service,
            help: offer.help,
            area: offer.area,
        }));
        found
    }

    fn of_organization(&self, organization: OrganizationId) -> impl Iterator<Item = (&Brief, &Vec<AreaId>)> {
        let all = self.outline.services.iter().zip(&self.served);
        all.filter(move |(service, _)| service.organization == organization)
    }

    fn offers(&self, organization: OrganizationId, now: Time) -> impl Iterator<Item = &StandingOffer> {
        let today = clock::day(now);
        let in_force = move |offer: &&StandingOffer| {
            offer.organization == organization
                && offer.from <= today
                && offer.until.is_none_or(|until| until >= today)
        };
        self.outline.offers.iter().filter(in_force)
    }

    fn upward(&self, area: AreaId) -> Vec<AreaId> {
        self.tree.upward(area).map(|area| area.id).collect()
    }

    fn answers(&self, offered: Help, wanted: Help) -> bool {
        offered.domain == wanted.domain
            && match (offered.kind, wanted.kind) {
                (Some(offered), Some(wanted)) => self.kinds.answers(offered, wanted),
                _ => true,
            }
    }
}

fn serves(served: &[AreaId], upward: &[AreaId]) -> bool {
    served.iter().any(|area| upward.contains(area))
}

/// The places that a service serves and their districts; where it doesn't say, the districts that it is in.
fn served(tree: &Tree, service: &Brief) -> Vec<AreaId> {
    let mut served: Vec<_> = if service.areas.is_empty() {
        let places = service.places.iter().filter_map(|(area, _)| *area);
        places.filter_map(|area| tree.district_of(area)).collect()
    } else {
        let areas = service.areas.iter().copied();
        areas.clone().chain(areas.filter_map(|area| tree.district_of(area))).collect()
    };
    served.sort_unstable();
    served.dedup();
    served
}
