//! Random networks, as facts: who stands how to whom, and what was shared, sent and claimed.
mod closing;
mod kept;
mod tables;
mod told;

pub use closing::{Against, Block, Emergency};
pub use kept::{Entry, Transfer};
pub use tables::Conference;
pub use told::Orientation;

use amis::{
    kernel::{ClaimId, GrantId, Id, MemberId, NeedId, OrganizationId, PersonId, ReferralId, Time, UserId},
    policy::{Class, Domain, Kind, KindSet, Part, PartSet, Purpose, Role},
};
use chrono::TimeDelta;
use rand::{Rng, seq::IndexedRandom, seq::IteratorRandom};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The organisations of every network, some kinds twice; the first of them lead persons.
pub const KINDS: [Kind; 18] = [
    Kind::Municipio,
    Kind::Caritas,
    Kind::Cav,
    Kind::Cps,
    Kind::Cooperative,
    Kind::Odv,
    Kind::Asst,
    Kind::JobCentre,
    Kind::Ama,
    Kind::Municipio,
    Kind::Odv,
    Kind::Caritas,
    Kind::Serd,
    Kind::Aps,
    Kind::School,
    Kind::Company,
    Kind::Network,
    Kind::Cooperative,
];
/// Where grants stand; those that are active alone open anything.
const STATES: [&str; 13] = [
    "active",
    "active",
    "active",
    "active",
    "active",
    "active",
    "active",
    "active",
    "draft",
    "suspended",
    "superseded",
    "revoked",
    "refused",
];
/// So many of them lead somebody.
const LEADS: usize = 9;
pub const PERSONS: usize = 9;

pub struct Organization {
    pub id: OrganizationId,
    pub user: UserId,
    pub kind: Kind,
    pub member_since: Time,
    pub agreement: bool,
    /// What its service answers; nothing where it has none.
    pub answers: Vec<Domain>,
    /// In which of the two districts.
    pub district: usize,
}

pub struct Person {
    pub id: PersonId,
    pub code: String,
    pub lead: usize,
    pub sealed: bool,
    pub basis_ends: Option<Time>,
    pub district: usize,
    /// Rows of the household beside the person's own: the row, and whom of the network it stands for.
    pub members: Vec<(MemberId, Option<usize>)>,
}

pub struct Need {
    pub id: NeedId,
    pub person: usize,
    pub domain: Domain,
    pub status: &'static str,
    /// Which of the person's members it names; the whole household where it names none.
    pub names: Vec<usize>,
}

pub enum To {
    Organization(usize),
    Kinds(KindSet),
    /// Those who sit at that conference.
    Conference(usize),
}

pub struct Grant {
    pub id: GrantId,
    pub person: usize,
    pub status: &'static str,
    pub to: To,
    pub parts: PartSet,
    pub reads: bool,
    pub writes: bool,
    pub purpose: Purpose,
    pub signed: Time,
    pub from: Time,
    pub until: Time,
    /// The lead, or who led the person before.
    pub recorded_by: usize,
}

pub struct Claim {
    pub id: ClaimId,
    pub need: usize,
    pub by: usize,
    pub status: &'static str,
    pub active: Option<Time>,
    pub contact_from: Option<Time>,
    pub held_until: Option<Time>,
}

pub struct Referral {
    pub id: ReferralId,
    pub need: usize,
    pub from: usize,
    pub to: usize,
    pub status: &'static str,
    pub parts: PartSet,
    pub grace_until: Option<Time>,
}

/// Who looks.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub organization: usize,
    pub roles: Vec<Role>,
    pub purpose: Purpose,
}

pub struct Network {
    pub now: Time,
    pub organizations: Vec<Organization>,
    pub persons: Vec<Person>,
    pub needs: Vec<Need>,
    pub grants: Vec<Grant>,
    pub blocks: Vec<Block>,
    pub emergencies: Vec<Emergency>,
    pub conferences: Vec<Conference>,
    pub claims: Vec<Claim>,
    pub referrals: Vec<Referral>,
    pub orientations: Vec<Orientation>,
    pub entries: Vec<Entry>,
    pub transfers: Vec<Transfer>,
    /// Parts of persons that are planted with other content.
    pub altered: BTreeSet<(usize, Part)>,
}

/// An id that the dice draw, so that nothing hangs on the order in which rows were made.
fn id<T: Id>(dice: &mut ChaCha8Rng) -> T {
    T::of(Uuid::from_u128(dice.random()))
}

fn days(now: Time, by: i64) -> Time {
    now + TimeDelta::days(by)
}

impl Organization {
    /// Those that every network has; their agreement and the day they joined are drawn for each.
    pub fn all(dice: &mut ChaCha8Rng, now: Time) -> Vec<Self> {
        let one = |(at, kind): (usize, Kind)| {
            let answered = dice.random_range(4..16);
            Self {
                id: id(dice),
                user: id(dice),
                kind,
                member_since: days(now, -300),
                agreement: true,
                answers: Domain::ALL.iter().copied().choose_multiple(dice, answered),
                district: at % 2,
            }
        };
        KINDS.into_iter().enumerate().map(one).collect()
    }

    /// Joined before or after grants were signed; with an agreement or without.
    pub fn redraw(&mut self, dice: &mut ChaCha8Rng, now: Time) {
        self.member_since = days(now, -dice.random_range(5..200));
        self.agreement = dice.random_bool(0.9);
    }
}

impl Network {
    pub fn draw(dice: &mut ChaCha8Rng, now: Time, mut organizations: Vec<Organization>) -> Self {
        for organization in &mut organizations {
            organization.redraw(dice, now);
        }
        let mut network = Self {
            now,
            organizations,
            persons: vec![],
            needs: vec![],
            grants: vec![],
            blocks: vec![],
            emergencies: vec![],
            conferences: vec![],
            claims: vec![],
            referrals: vec![],
            orientations: vec![],
            entries: vec![],
            transfers: vec![],
            altered: BTreeSet::new(),
        };
        for at in 0..PERSONS {
            let person = network.person(dice, at);
            network.persons.push(person);
        }
        for person in 0..PERSONS {
            for _ in 0..dice.random_range(1..=2) {
                let need = network.need(dice, person);
                network.needs.push(need);
            }
            for _ in 0..dice.random_range(0..=6) {
                let grant = network.grant(dice, person);
                network.grants.push(grant);
            }
            network.call_conferences(dice, person);
            network.close_and_break(dice, person);
        }
        for need in 0..network.needs.len() {
            network.claim_and_refer(dice, need);
        }
        network.tell_of_services();
        network.keep(dice);
        network
    }

    fn person(&self, dice: &mut ChaCha8Rng, at: usize) -> Person {
        let mut members = vec![(id(dice), None)];
        if at > 0 && dice.random_bool(0.6) {
            members.push((id(dice), Some(dice.random_range(0..at))));
        }
        Person {
            id: id(dice),
            code: format!("PERS-{at:04}-{:02}", dice.random_range(0..100)),
            lead: dice.random_range(0..LEADS),
            sealed: dice.random_bool(0.25),
            basis_ends: dice.random_bool(0.2).then(|| days(self.now, dice.random_range(-3..10))),
            district: dice.random_range(0..2),
            members,
        }
    }

    fn need(&self, dice: &mut ChaCha8Rng, person: usize) -> Need {
        let status =
            *["open", "open", "open", "assigned", "in_service", "closed"].choose(dice).unwrap_or(&"open");
        let members = self.persons[person].members.len();
        Need {
            id: id(dice),
            person,
            domain: *Domain::ALL.choose(dice).unwrap_or(&Domain::Hous),
            status,
            names: (0..members).filter(|_| dice.random_bool(0.4)).collect(),
        }
    }

    fn grant(&self, dice: &mut ChaCha8Rng, person: usize) -> Grant {
        let to = if dice.random_bool(0.55) {
            To::Organization(dice.random_range(0..KINDS.len()))
        } else {
            To::Kinds(KINDS.into_iter().filter(|_| dice.random_bool(0.4)).collect())
        };
        let needs = self.needs.iter().filter(|need| need.person == person);
        let own: PartSet =
            needs.map(|need| Part::Needs(need.domain)).filter(|_| dice.random_bool(0.7)).collect();
        let share = *[0.1, 0.5].choose(dice).unwrap_or(&0.1);
        let mut parts: PartSet = Part::ALL.iter().copied().filter(|_| dice.random_bool(share)).collect();
        if dice.random_bool(0.7) {
            parts.insert(Part::Card);
        }
        Grant {
            id: id(dice),
            person,
            status: STATES[dice.random_range(0..STATES.len())],
            to,
            parts: parts.union(own),
            reads: dice.random_bool(0.9),
            writes: dice.random_bool(0.4),
            purpose: [
                Purpose::Coordinate,
                Purpose::Coordinate,
                Purpose::Refer,
                Purpose::Statistics,
                Purpose::Emergency,
            ][dice.random_range(0..5)],
            signed: days(self.now, -dice.random_range(10..150)),
            from: days(self.now, if dice.random_bool(0.1) { 2 } else { -9 }),
            until: days(self.now, if dice.random_bool(0.12) { -1 } else { 30 }),
            recorded_by: if dice.random_bool(0.7) {
                self.persons[person].lead
            } else {
                dice.random_range(0..LEADS)
            },
        }
    }

    fn claim_and_refer(&mut self, dice: &mut ChaCha8Rng, need: usize) {
        const CLAIMS: [&str; 8] =
            ["proposed", "active", "converted", "released", "lapsed", "withdrawn", "rejected", "superseded"];
        const REFERRALS: [&str; 12] = [
            "draft",
            "sent",
            "accepted",
            "declined",
            "in_progress",
            "failed",
            "completed",
            "recalled",
            "waitlisted",
            "cancelled",
            "confirmed",
            "disputed",
        ];
        let (now, person) = (self.now, self.needs[need].person);
        let lead = self.persons[person].lead;
        let others: Vec<usize> = (0..KINDS.len()).filter(|at| *at != lead).collect();
        let mut held = false;
        for by in others.iter().copied().choose_multiple(dice, 3) {
            let status = if dice.random_bool(0.3) { "active" } else { CLAIMS[dice.random_range(0..8)] };
            let status = if held && status == "active" { "superseded" } else { status };
            held |= status == "active";
            let began = status == "active" || matches!(status, "converted" | "released");
            let half_hours = |by: i64| began.then(|| now + TimeDelta::minutes(30 * by));
            self.claims.push(Claim {
                id: id(dice),
                need,
                by,
                status,
                active: half_hours(-3),
                contact_from: half_hours(dice.random_range(-2..=1)),
                held_until: half_hours(if dice.random_bool(0.25) { -1 } else { 90 }),
            });
        }
        for to in others.iter().copied().choose_multiple(dice, 3) {
            let status = REFERRALS[dice.random_range(0..REFERRALS.len())];
            let ended = matches!(status, "completed" | "confirmed" | "disputed");
            self.referrals.push(Referral {
                id: id(dice),
                need,
                from: if dice.random_bool(0.8) { lead } else { others[dice.random_range(0..others.len())] },
                to,
                status,
                parts: self.packet(dice, need),
                grace_until: ended.then(|| days(now, dice.random_range(-3..5))),
            });
        }
        self.referrals.retain(|referral| referral.from != referral.to);
    }

    /// A need's own part, and some that are no needs.
    fn packet(&self, dice: &mut ChaCha8Rng, need: usize) -> PartSet {
        let plain = Part::ALL.iter().copied().filter(|part| !matches!(part, Part::Needs(_) | Part::Card));
        let mut parts: PartSet = plain.filter(|_| dice.random_bool(0.3)).collect();
        parts.insert(Part::Needs(self.needs[need].domain));
        parts
    }

    /// Needs of the one and the other kind of class, so that a run can say that it saw all of them.
    pub fn classes(&self) -> impl Iterator<Item = Class> {
        self.needs.iter().map(|need| need.domain.class())
    }
}

impl Viewer {
    /// Somebody of any organisation, in any role.
    pub fn any(dice: &mut ChaCha8Rng) -> Self {
        let organization = dice.random_range(0..KINDS.len());
        let usual = [
            Role::SocialWorker,
            Role::Educator,
            Role::Listener,
            Role::AssociationOperator,
            Role::AssociationLead,
            Role::Psychologist,
        ];
        let any = *Role::ALL.choose(dice).unwrap_or(&Role::Trainee);
        let mut roles = vec![if dice.random_bool(0.6) { *usual.choose(dice).unwrap_or(&any) } else { any }];
        if dice.random_bool(0.2) && roles[0] != Role::Administrator {
            roles.extend(Role::ALL.iter().copied().filter(|role| *role != Role::Administrator).choose(dice));
        }
        let purpose = match dice.random_range(0..12) {
            0 | 1 => Purpose::Refer,
            2 => *[Purpose::Statistics, Purpose::Administration].choose(dice).unwrap_or(&Purpose::Statistics),
            3 => Purpose::Emergency,
            _ => Purpose::Coordinate,
        };
        Self { organization, roles, purpose }
    }
}
