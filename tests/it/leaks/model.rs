//! What a viewer is shown of a network, by the words of the rules: relations, what each carries, what grants
//! cover, and the lines of the law as text.
mod kept;

use super::network::{Against, Block, Conference, Grant, Network, Referral, To, Viewer};
use crate::policy::plain::Plain;
use amis::policy::{Action, Class, Domain, Part, Purpose, Role};
use std::collections::{BTreeMap, BTreeSet};

/// How somebody's organisation stands to a person, and what that carries.
struct Way {
    relation: &'static str,
    /// A claim or referral is about one need and opens no other.
    need: Option<usize>,
    carries: BTreeSet<Part>,
}

/// What one viewer may see of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Parts, but for needs that are open alone.
    pub parts: BTreeSet<Part>,
    /// Needs that are open alone.
    pub alone: BTreeSet<usize>,
    /// Whether something is open because the organisation leads the person.
    pub leads: bool,
    /// Whether something is open at a conference.
    pub seated: bool,
}

impl Open {
    /// Whether the person is there at all.
    pub fn knows(&self) -> bool {
        !self.alone.is_empty() || self.parts.iter().any(|part| *part != Part::Card)
    }

    pub fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    pub fn need(&self, at: usize, domain: Domain) -> bool {
        self.has(Part::Needs(domain)) || self.alone.contains(&at)
    }
}

pub struct Model<'n> {
    pub network: &'n Network,
    pub law: &'n Plain,
    pub viewer: &'n Viewer,
}

impl Model<'_> {
    fn us(&self) -> usize {
        self.viewer.organization
    }

    /// Without an agreement, or for counting or running the system, nothing of anybody.
    fn is_let_in(&self) -> bool {
        self.works() || self.is_in_emergency() && self.network.organizations[self.us()].agreement
    }

    /// The everyday work, for which cards and referrals are.
    fn works(&self) -> bool {
        let works = matches!(self.viewer.purpose, Purpose::Coordinate | Purpose::Refer);
        works && self.network.organizations[self.us()].agreement
    }

    fn is_in_emergency(&self) -> bool {
        self.viewer.purpose == Purpose::Emergency
    }

    /// What is closed to the viewer of a person, whatever would open it.
    fn closed(&self, person: usize) -> BTreeSet<Part> {
        let lead = self.network.persons[person].lead;
        let holds = |block: &&Block| {
            let hits = match block.against {
                Against::Organization(at) | Against::User(at) => at == self.us(),
                Against::EverybodyButTheLead => lead != self.us(),
            };
            hits && block.person == person && !block.lifted
        };
        self.network.blocks.iter().filter(holds).flat_map(|block| block.parts.iter()).collect()
    }

    fn law_says(&self, relation: &'static str, granted: bool, part: Part) -> bool {
        self.law_lets(Action::Read, relation, granted, part)
    }

    fn law_lets(&self, action: Action, relation: &'static str, granted: bool, part: Part) -> bool {
        let kind = self.network.organizations[self.us()].kind.name();
        let says =
            |role: &Role| self.law.allows((role.name(), kind, relation, granted, part.name(), action.name()));
        self.viewer.roles.iter().any(says)
    }

    /// Whether a grant opens something to the viewer's organisation now, for what the viewer is here for.
    fn holds(&self, grant: &Grant) -> bool {
        let now = self.network.now;
        let us = &self.network.organizations[self.us()];
        let ours = match &grant.to {
            To::Organization(at) => *at == self.us(),
            To::Kinds(kinds) => kinds.contains(us.kind) && us.member_since <= grant.signed,
            // They were recorded when they were signed.
            To::Conference(at) => {
                let sits = self.network.conferences[*at].seat_of(self.us(), now);
                sits.is_some_and(|since| since <= grant.signed)
            }
        };
        let purpose = match self.viewer.purpose {
            Purpose::Coordinate => matches!(grant.purpose, Purpose::Coordinate | Purpose::Refer),
            Purpose::Refer | Purpose::Emergency => grant.purpose == self.viewer.purpose,
            _ => false,
        };
        let stands = grant.status == "active" && grant.from <= now && now < grant.until;
        // Nobody opens anything to themselves.
        ours && purpose && stands && grant.reads && grant.recorded_by != self.us()
    }

    fn grants(&self, person: usize) -> impl Iterator<Item = &Grant> {
        self.network.grants.iter().filter(move |grant| grant.person == person && self.holds(grant))
    }

    fn is_named(grant: &Grant) -> bool {
        matches!(grant.to, To::Organization(_))
    }

    fn ways(&self, person: usize) -> Vec<Way> {
        let (network, us) = (self.network, self.us());
        let somebody = &network.persons[person];
        let mut ways = Vec::new();
        if self.is_in_emergency() {
            let opened = network.emergencies.iter().any(|one| {
                let lasts = network.now < one.closed.unwrap_or(one.until);
                one.person == person && one.by == us && lasts && !somebody.sealed
            });
            let never = [Part::Notes, Part::Protection];
            let carries = Part::ALL.iter().copied().filter(|part| !never.contains(part)).collect();
            return opened
                .then_some(Way { relation: "emergency", need: None, carries })
                .into_iter()
                .collect();
        }
        if somebody.lead == us && somebody.basis_ends.is_none_or(|ends| network.now < ends) {
            let carries = Part::ALL.iter().copied().collect();
            ways.push(Way { relation: "lead", need: None, carries });
        }
        for grant in self.grants(person).filter(|grant| Self::is_named(grant)) {
            let carries = grant.parts.iter().filter(|part| *part != Part::Notes).collect();
            ways.push(Way { relation: "shared_with", need: None, carries });
        }
        // Nobody else stands in any relation to a sealed person.
        if !somebody.sealed {
            self.add_team(&mut ways, person);
            self.add_seats(&mut ways, person);
            ways.push(Way { relation: "member", need: None, carries: BTreeSet::from([Part::Card]) });
        }
        ways
    }

    fn add_seats(&self, ways: &mut Vec<Way>, person: usize) {
        let (us, now) = (self.us(), self.network.now);
        let tables = self.network.conferences.iter().filter(|table| table.person == person);
        for table in tables.filter(|table| table.seat_of(us, now).is_some()) {
            let carries = table.agenda.iter().collect();
            ways.push(Way { relation: "conference", need: None, carries });
        }
    }

    fn add_team(&self, ways: &mut Vec<Way>, person: usize) {
        let (network, us, now) = (self.network, self.us(), self.network.now);
        let of_person = |need: usize| network.needs[need].person == person;
        for claim in network.claims.iter().filter(|claim| claim.by == us && of_person(claim.need)) {
            let held =
                claim.active.is_some_and(|at| at <= now) && claim.held_until.is_some_and(|at| now < at);
            if claim.status == "active" && held {
                let mut carries = BTreeSet::from([
                    Part::Card,
                    Part::CareTeam,
                    Part::Needs(network.needs[claim.need].domain),
                ]);
                if claim.contact_from.is_some_and(|at| at <= now) {
                    carries.insert(Part::Contact);
                }
                ways.push(Way { relation: "care_team", need: Some(claim.need), carries });
            }
        }
        for referral in
            network.referrals.iter().filter(|referral| referral.to == us && of_person(referral.need))
        {
            if referral.status == "sent" {
                let carries = BTreeSet::from([Part::Card]);
                ways.push(Way { relation: "referred", need: Some(referral.need), carries });
            } else if self.is_open(referral) {
                let mut carries: BTreeSet<_> =
                    referral.parts.iter().filter(|part| *part != Part::Notes).collect();
                carries.extend([Part::Card, Part::CareTeam]);
                ways.push(Way { relation: "care_team", need: Some(referral.need), carries });
            }
        }
    }

    /// Whether a recipient may see more of a referral than that it was.
    fn is_open(&self, referral: &Referral) -> bool {
        matches!(referral.status, "sent" | "accepted" | "waitlisted" | "in_progress")
            || matches!(referral.status, "completed" | "confirmed" | "disputed")
                && referral.grace_until.is_some_and(|until| self.network.now < until)
    }

    pub fn open(&self, person: usize) -> Open {
        let mut open = Open::default();
        if !self.is_let_in() {
            return open;
        }
        let (sealed, closed) = (self.network.persons[person].sealed, self.closed(person));
        for way in self.ways(person) {
            let covering = |part: Part| {
                self.grants(person).any(|grant| {
                    let reaches = match grant.to {
                        To::Organization(_) => true,
                        To::Kinds(_) => !sealed && !["shared_with", "conference"].contains(&way.relation),
                        To::Conference(_) => !sealed && way.relation == "conference",
                    };
                    grant.parts.contains(part) && reaches
                })
            };
            for part in way.carries.difference(&closed).copied() {
                let granted = covering(part);
                if !(self.law_says(way.relation, false, part)
                    || granted && self.law_says(way.relation, true, part))
                {
                    continue;
                }
                match (part, way.need) {
                    (Part::Needs(domain), Some(need)) if self.network.needs[need].domain == domain => {
                        open.alone.insert(need);
                    }
                    (Part::Needs(_), Some(_)) => continue,
                    _ => drop(open.parts.insert(part)),
                }
                open.leads |= way.relation == "lead";
                open.seated |= way.relation == "conference";
            }
        }
        open
    }

    pub fn open_all(&self) -> Vec<Open> {
        (0..self.network.persons.len()).map(|person| self.open(person)).collect()
    }

    /// The needs whose cards the viewer is shown, and that a service of their organisation answers.
    pub fn cards(&self) -> BTreeSet<usize> {
        let us = &self.network.organizations[self.us()];
        let shown = |(_, need): &(usize, &super::network::Need)| {
            let somebody = &self.network.persons[need.person];
            let both = |grant: &Grant| {
                grant.parts.contains(Part::Card) && grant.parts.contains(Part::Needs(need.domain))
            };
            let closed = self.closed(need.person);
            need.status == "open"
                && !closed.contains(&Part::Card)
                && !closed.contains(&Part::Needs(need.domain))
                && need.domain.class() != Class::S4
                && !somebody.sealed
                && self.grants(need.person).any(both)
                && us.answers.contains(&need.domain)
                && us.district == somebody.district
        };
        let let_in = self.works() && self.law_says("member", true, Part::Card);
        let needs = self.network.needs.iter().enumerate().filter(shown).filter(|_| let_in);
        needs.map(|(at, _)| at).collect()
    }

    /// Conferences at which the viewer's organisation sits, and nothing of which, nor a card, is closed to the viewer.
    pub fn tables(&self) -> impl Iterator<Item = usize> {
        let ways = ["lead", "shared_with", "care_team", "referred", "conference", "member"];
        let reads =
            |way: &'static str| self.law_says(way, true, Part::Card) || self.law_says(way, false, Part::Card);
        let let_in = self.works() && ways.into_iter().any(reads);
        let told = move |(_, table): &(usize, &Conference)| {
            let closed = self.closed(table.person);
            let something = table.agenda.iter().chain([Part::Card]).any(|part| closed.contains(&part));
            let sealed = self.network.persons[table.person].sealed;
            let_in && !sealed && !something && table.seat_of(self.us(), self.network.now).is_some()
        };
        self.network.conferences.iter().enumerate().filter(told).map(|(at, _)| at)
    }

    /// Referrals of persons that the viewer's organisation leads and of needs that the viewer may see.
    pub fn led(&self, referral: &Referral, open: &[Open]) -> bool {
        let need = &self.network.needs[referral.need];
        let open = &open[need.person];
        open.leads && open.need(referral.need, need.domain)
    }

    /// Referrals that the viewer's organisation was sent: shown with what they say, or only that they were.
    pub fn received(&self, referral: &Referral) -> Option<bool> {
        let at = self.network.needs[referral.need].person;
        let ours = referral.to == self.us() && referral.status != "draft" && !self.network.persons[at].sealed;
        let answers = self.works() && self.law_says("referred", false, Part::Card);
        let closed = self.is_open(referral) && self.closed(at).contains(&Part::Card);
        (ours && answers && !closed).then(|| self.is_open(referral))
    }

    /// Referrals that the viewer could take out as the lead's privacy officer: shown by their ids alone, bare.
    pub fn corrects(&self, referral: &Referral) -> bool {
        let need = &self.network.needs[referral.need];
        let (at, part) = (need.person, Part::Needs(need.domain));
        let leads = self.ways(at).iter().any(|way| way.relation == "lead");
        let open = self.is_let_in() && !self.closed(at).contains(&part);
        open && leads && self.law_lets(Action::Explain, "lead", false, part)
    }

    /// The parts that a profile tells to be closed: classes S1 to S3 alone, needs as one.
    pub fn withheld(open: &Open) -> BTreeSet<&'static str> {
        let tellable = |part: &&Part| matches!(part.class(), Some(Class::S1 | Class::S2 | Class::S3));
        let closed = Part::ALL.iter().filter(tellable).filter(|part| !open.has(**part));
        closed.map(|part| if matches!(part, Part::Needs(_)) { "needs" } else { part.name() }).collect()
    }

    /// The grants that a profile lists: all to the lead, to others those that name them.
    pub fn listed_grants(&self, person: usize, open: &Open) -> BTreeSet<String> {
        let ours = |grant: &&Grant| {
            grant.person == person
                && (open.leads || matches!(grant.to, To::Organization(at) if at == self.us()))
        };
        self.network.grants.iter().filter(ours).map(|grant| grant.id.to_string()).collect()
    }

    /// The members of a household that are shown: no sealed other, but to whom leads that other.
    pub fn members(&self, person: usize) -> BTreeSet<String> {
        let shown = |other: &Option<usize>| {
            other.is_none_or(|at| {
                !self.network.persons[at].sealed || self.network.persons[at].lead == self.us()
            })
        };
        let members = self.network.persons[person].members.iter().filter(|(_, other)| shown(other));
        members.map(|(id, _)| id.to_string()).collect()
    }

    /// Whom a need concerns: no sealed other, whoever asks.
    pub fn concerned(&self, need: usize) -> BTreeSet<String> {
        let need = &self.network.needs[need];
        let members = &self.network.persons[need.person].members;
        let named =
            members.iter().enumerate().filter(|(at, _)| need.names.is_empty() || need.names.contains(at));
        let shown = named.filter(|(_, (_, other))| other.is_none_or(|at| !self.network.persons[at].sealed));
        shown.map(|(_, (id, _))| id.to_string()).collect()
    }

    /// The claims of a need: all to the lead, to others their own.
    pub fn claims(&self, need: usize, open: &Open) -> BTreeSet<String> {
        let ours = self
            .network
            .claims
            .iter()
            .filter(|claim| claim.need == need && (open.leads || claim.by == self.us()));
        ours.map(|claim| claim.id.to_string()).collect()
    }

    /// The referrals of a need that is open.
    pub fn referrals(&self, need: usize, open: &Open) -> BTreeSet<String> {
        let of_need = self.network.referrals.iter().filter(|referral| referral.need == need);
        let shown = of_need.filter(|referral| open.leads || self.received(referral).is_some());
        shown.map(|referral| referral.id.to_string()).collect()
    }

    /// Those of a need: to the lead all, to others what they gave themselves.
    pub fn orientations(&self, need: usize, open: &Open) -> BTreeSet<String> {
        let of_need = self.network.orientations.iter().filter(|one| one.need == need);
        of_need.filter(|one| open.leads || one.by == self.us()).map(|one| one.id.to_string()).collect()
    }

    /// What the viewer's organisation gave, or whoever led the person before it, of needs that the viewer may see.
    pub fn told(&self, open: &[Open]) -> BTreeSet<String> {
        let shown = self.network.orientations.iter().filter(|one| {
            let need = &self.network.needs[one.need];
            self.took_over(one.by, Some(need.person)) && open[need.person].need(one.need, need.domain)
        });
        shown.map(|one| one.id.to_string()).collect()
    }

    /// How many see something, so that a run can say that it wasn't poor.
    pub fn tally(open: &[Open], into: &mut BTreeMap<&'static str, usize>) {
        for one in open.iter().filter(|open| open.knows()) {
            *into.entry("persons").or_default() += 1;
            *into.entry("alone").or_default() += one.alone.len();
            *into.entry("led").or_default() += usize::from(one.leads);
            *into.entry("seated").or_default() += usize::from(one.seated);
        }
    }
}
