//! An independent reading of the same files, in words and without masks: slow, and the same answers.
use super::scenes::day;
use super::{LAW, POLICY};
use crate::support::{figure, suite_or_long};
use amis::kernel::{GrantId, NeedId, PersonId};
use amis::policy::{
    Action, Actor, AnswerReferral, ClaimNeed, Domain, GrantInForce, Kind, Part, PartSet, Purpose, Reach,
    ReadNeed, ReadPerson, Relation, Role, Route, Standing,
};
use rand::seq::{IndexedRandom, IteratorRandom};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The groups of the domain's description, written down a second time.
const GROUPS: &[(&str, &str)] = &[
    ("public", "comune ambito municipio ats asst school job_centre"),
    ("health", "serd cps consultorio"),
    ("protection", "cav"),
    ("third_sector", "caritas odv aps cooperative foundation religious patronato street_unit"),
    ("peer", "ama"),
    ("donor", "company"),
];
const CLASSES: &[(&str, &str)] = &[
    (
        "s1",
        "identity contact address household needs.HOUS needs.FOOD needs.UTIL needs.GOOD needs.WORK needs.EDUC \
         needs.LANG needs.DIGI needs.MOBI needs.CARE needs.OTHR",
    ),
    ("s2", "economic story diary needs.HOML needs.INCO needs.DEBT needs.LEGA needs.FAMI needs.SOCI"),
    ("s3", "citizenship health needs.MIGR needs.HEAL needs.MENT needs.DISA"),
    ("s4", "protection minors justice notes needs.ADDI needs.VIOL needs.MINO needs.JUST"),
    ("record", "assessments plan conferences documents care_team history referrals grants access_log"),
];

/// One question: role, kind, relation, granted, part or resource, action.
type Question = (&'static str, &'static str, &'static str, bool, &'static str, &'static str);

/// The lines as words.
pub struct Plain {
    rules: Vec<Vec<&'static str>>,
    links: Vec<(&'static str, &'static str)>,
    asked: RefCell<HashMap<Question, bool>>,
}

impl Plain {
    pub fn of(policy: &'static str) -> Self {
        let said = policy.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let cells: Vec<Vec<_>> = said.map(|line| line.split(',').map(str::trim).collect()).collect();
        let (rules, nested): (Vec<_>, Vec<_>) = cells.into_iter().partition(|cells| cells[0] == "p");
        let links = nested.iter().map(|cells| (cells[1], cells[2])).collect();
        Self { rules, links, asked: RefCell::default() }
    }

    fn has(&self, vocabulary: &str, upper: &str, lower: &str) -> bool {
        let name = |word: &str| format!("{vocabulary}.{word}");
        upper == lower
            || self.links.iter().any(|(a, b)| {
                *a == name(upper)
                    && b.split_once('.').is_some_and(|(_, next)| self.has(vocabulary, next, lower))
            })
    }

    /// Whether some line allows it and none denies it.
    pub fn allows(&self, question: Question) -> bool {
        if let Some(known) = self.asked.borrow().get(&question) {
            return *known;
        }
        let speaking: Vec<_> = self.rules.iter().filter(|rule| self.speaks(rule, question)).collect();
        let answer = !speaking.is_empty() && speaking.iter().all(|rule| rule[9] == "allow");
        self.asked.borrow_mut().insert(question, answer);
        answer
    }

    fn speaks(&self, line: &[&str], (role, kind, relation, granted, part, action): Question) -> bool {
        let allow = line[9] == "allow";
        (line[8] == "*" || line[8] == action)
            && (line[6] == "duty" || granted)
            && part_fits(line[7], part)
            && (line[3] == "*" && line[4] == "*")
            && (line[5] == "*" || line[5] == relation || allow && self.has("rel", relation, line[5]))
            && (line[1] == "*" || line[1] == role || allow && self.has("role", role, line[1]))
            && (line[2] == "*" || line[2] == kind || group(GROUPS, line[2], kind))
    }

    /// Every part that is open, by its word, and every need that is open alone.
    fn decide(&self, actor: &Actor, standing: &Standing, action: Action) -> (BTreeSet<&'static str>, Needs) {
        let (mut open, mut alone) = (BTreeSet::new(), Needs::new());
        let opens_parts = matches!(actor.purpose, Purpose::Coordinate | Purpose::Refer | Purpose::Emergency);
        if !actor.agreement || !opens_parts {
            return (open, alone);
        }
        let danger = actor.purpose == Purpose::Emergency;
        let counts = |way: &Way| (way.0 == Relation::Emergency) == danger;
        for (relation, need, carries) in ways(standing).into_iter().filter(counts) {
            for part in Part::ALL.iter().copied().filter(|part| !standing.closed.contains(*part)) {
                let asks = |granted: bool| {
                    let any = |role: Role| {
                        let (kind, relation) = (actor.kind.name(), relation.name());
                        self.allows((role.name(), kind, relation, granted, part.name(), action.name()))
                    };
                    actor.roles.iter().any(any)
                };
                let covered = covered(actor, standing, relation, action, part);
                if !carried(relation, carries, part) || !(asks(false) || covered && asks(true)) {
                    continue;
                }
                match (part, need) {
                    (Part::Needs(domain), Some((id, of))) if domain == of => {
                        alone.entry(id).or_default().insert(part.name());
                    }
                    (Part::Needs(_), Some(_)) => {}
                    _ => {
                        open.insert(part.name());
                    }
                }
            }
        }
        (open, alone)
    }
}

type Needs = BTreeMap<NeedId, BTreeSet<&'static str>>;

fn group(groups: &[(&str, &str)], name: &str, word: &str) -> bool {
    groups.iter().any(|(group, words)| *group == name && words.split_whitespace().any(|one| one == word))
}

fn part_fits(cell: &str, part: &str) -> bool {
    let resource = [
        "directory",
        "areas",
        "accounts",
        "statistics",
        "policy",
        "imports",
        "orientations",
        "memberships",
        "groups",
        "desks",
    ]
    .contains(&part);
    cell == part
        || cell == "profile" && part != "card" && !resource
        || cell == "needs" && part.starts_with("needs.")
        || group(CLASSES, cell, part)
}

type Way = (Relation, Option<(NeedId, Domain)>, PartSet);

fn ways(standing: &Standing) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    let named = standing.grants.iter().any(|grant| grant.reach == Reach::Name);
    for route in &standing.routes {
        let opened = named && route.relation != Relation::Emergency;
        let hidden = standing.sealed && route.relation != Relation::Lead && !opened;
        if !hidden && !matches!(route.relation, Relation::Member | Relation::Outsider) {
            ways.push((route.relation, route.need, route.carries));
        }
    }
    if !standing.sealed {
        ways.push((Relation::Member, None, PartSet::EMPTY));
    }
    ways
}

fn carried(relation: Relation, packet: PartSet, part: Part) -> bool {
    match relation {
        Relation::Lead => packet.contains(part),
        Relation::CareTeam => {
            matches!(part, Part::Card | Part::CareTeam) || part != Part::Notes && packet.contains(part)
        }
        Relation::SharedWith | Relation::Conference => part != Part::Notes && packet.contains(part),
        Relation::Referred | Relation::Member => part == Part::Card,
        Relation::Emergency => !matches!(part, Part::Notes | Part::Protection) && packet.contains(part),
        Relation::Outsider => false,
    }
}

fn covered(actor: &Actor, standing: &Standing, relation: Relation, action: Action, part: Part) -> bool {
    standing.grants.iter().any(|grant| {
        let purpose = match actor.purpose {
            Purpose::Coordinate => matches!(grant.purpose, Purpose::Coordinate | Purpose::Refer),
            other => grant.purpose == other,
        };
        let carries = if action == Action::Write { grant.writes } else { grant.reads };
        // A name serves everywhere; a seat at the table alone, a kind neither there nor to be shared with.
        let reaches = match (grant.reach, relation) {
            (Reach::Name, _) | (Reach::Seat, Relation::Conference) => true,
            (Reach::Seat, _) | (Reach::Kind, Relation::SharedWith | Relation::Conference) => false,
            (Reach::Kind, _) => true,
        };
        let named = grant.reach == Reach::Name || !standing.sealed;
        purpose && carries && reaches && named && grant.parts.contains(part)
    })
}

fn some_parts(rng: &mut ChaCha8Rng) -> PartSet {
    let share = *[0.1, 0.4, 0.8].choose(rng).unwrap();
    Part::ALL.iter().copied().filter(|_| rng.random_bool(share)).collect()
}

/// Mostly one of those that open something.
pub fn any_action(rng: &mut ChaCha8Rng) -> Action {
    let usual = [Action::Read, Action::Write, Action::Claim, Action::Refer, Action::Share];
    *if rng.random_bool(0.9) { usual.choose(rng) } else { Action::ALL.choose(rng) }.unwrap()
}

/// An actor and a standing such as may never come together, as well as such as do.
pub fn any_scene(rng: &mut ChaCha8Rng, needs: &[NeedId]) -> (Actor, Standing) {
    let count = rng.random_range(1..=2);
    let roles: Vec<_> = Role::ALL.iter().copied().choose_multiple(rng, count);
    let mut actor = super::scenes::actor(*Kind::ALL.choose(rng).unwrap(), &roles);
    actor.agreement = rng.random_bool(0.95);
    if rng.random_bool(0.15) {
        actor.purpose = *Purpose::ALL.choose(rng).unwrap();
    }
    let standing = Standing {
        person: PersonId::mint(),
        version: 1,
        sealed: rng.random_bool(0.15),
        routes: (0..rng.random_range(0..=4)).map(|_| any_route(rng, needs)).collect(),
        grants: (0..rng.random_range(0..=3)).map(|_| any_grant(rng)).collect(),
        closed: if rng.random_bool(0.2) { some_parts(rng) } else { PartSet::EMPTY },
    };
    (actor, standing)
}

fn any_route(rng: &mut ChaCha8Rng, needs: &[NeedId]) -> Route {
    let usual = [
        Relation::Lead,
        Relation::SharedWith,
        Relation::CareTeam,
        Relation::CareTeam,
        Relation::Referred,
        Relation::Emergency,
        Relation::Conference,
    ];
    let relation = *if rng.random_bool(0.8) { usual.choose(rng) } else { Relation::ALL.choose(rng) }.unwrap();
    let of_need = matches!(relation, Relation::CareTeam | Relation::Referred);
    let need = of_need.then(|| (*needs.choose(rng).unwrap(), *Domain::ALL.choose(rng).unwrap()));
    let mut carries = some_parts(rng);
    if let Some((_, domain)) = need {
        carries.insert(Part::Needs(domain));
    }
    Route { relation, need, carries, until: rng.random_bool(0.5).then(|| day(rng.random_range(1..9))) }
}

pub fn any_grant(rng: &mut ChaCha8Rng) -> GrantInForce {
    GrantInForce {
        id: GrantId::mint(),
        parts: some_parts(rng),
        reads: rng.random_bool(0.9),
        writes: rng.random_bool(0.4),
        reach: *[Reach::Name, Reach::Name, Reach::Name, Reach::Kind, Reach::Kind, Reach::Seat]
            .choose(rng)
            .unwrap(),
        purpose: *Purpose::ALL[..3].choose(rng).unwrap(),
        until: day(rng.random_range(1..9)),
    }
}

/// Each reader of the lines keeps what it was asked: two of them fill the memory of a small machine by half.
const READERS: usize = 2;

#[test]
fn the_table_decides_what_the_plain_reading_decides() {
    let cases = suite_or_long(4_000, 1_000_000);
    let (mut open, mut alone) = (0, 0);
    std::thread::scope(|scope| {
        let share = |seed| scope.spawn(move || compare(cases / READERS, seed));
        let readers: Vec<_> = (11..).take(READERS).map(share).collect();
        for reader in readers {
            let found = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (open, alone) = (open + found.0, alone + found.1);
        }
    });
    assert!(open > cases / 7 && alone > cases / 70, "the scenes are too poor: {open}, {alone}");
    figure(
        "P5",
        &format!(
            "{cases} random cases: the law and an independent reading of its lines decide alike ({open} open something)"
        ),
    );
}

/// Compares so many decisions; answers how many of them opened something, and how many a need alone.
fn compare(cases: usize, seed: u64) -> (usize, usize) {
    let plain = Plain::of(POLICY);
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let needs = [NeedId::mint(), NeedId::mint()];
    let (mut open, mut alone_open) = (0, 0);
    for _ in 0..cases {
        let (actor, standing) = any_scene(&mut rng, &needs);
        let action = any_action(&mut rng);
        let decision = LAW.decide(&actor, &standing, action);
        let (parts, alone) = plain.decide(&actor, &standing, action);
        let mut decided = Needs::new();
        for (need, parts) in &decision.needs {
            decided.entry(*need).or_default().extend(parts.iter().map(Part::name));
        }
        assert_eq!(
            decision.parts.iter().map(Part::name).collect::<BTreeSet<_>>(),
            parts,
            "{actor:?} {standing:?} {action}"
        );
        assert_eq!(decided, alone, "{actor:?} {standing:?} {action}");
        open += usize::from(!parts.is_empty());
        alone_open += usize::from(!alone.is_empty());
    }
    (open, alone_open)
}

#[test]
fn permits_are_what_the_plain_reading_leaves() {
    let plain = Plain::of(POLICY);
    let mut rng = ChaCha8Rng::seed_from_u64(12);
    let needs = [NeedId::mint(), NeedId::mint()];
    let cases = suite_or_long(2_000, 100_000);
    let mut given = [0; 4];
    for _ in 0..cases {
        let (actor, standing) = any_scene(&mut rng, &needs);
        let (need, domain) = (*needs.choose(&mut rng).unwrap(), *Domain::ALL.choose(&mut rng).unwrap());
        let part = Part::Needs(domain).name();
        let (open, alone) = plain.decide(&actor, &standing, Action::Read);
        let reads_need = open.contains(part) || alone.get(&need).is_some_and(|parts| parts.contains(part));
        let reads_person = !alone.is_empty() || open.iter().any(|part| *part != "card");
        let claims = shows_card(&plain, &actor, &standing, domain, Action::Claim);
        let answers = shows_card(&plain, &actor, &standing, domain, Action::Refer)
            || reached(&plain, &actor, &standing, need, Action::Refer);
        let expected = [reads_person, reads_need, claims, answers];
        let permits = [
            LAW.permit::<ReadPerson>(&actor, &standing).is_ok(),
            LAW.permit_need::<ReadNeed>(&actor, &standing, need, domain).is_ok(),
            LAW.permit_need::<ClaimNeed>(&actor, &standing, need, domain).is_ok(),
            LAW.permit_need::<AnswerReferral>(&actor, &standing, need, domain).is_ok(),
        ];
        assert_eq!(permits, expected, "{actor:?} {standing:?} {need} {domain}");
        given.iter_mut().zip(permits).for_each(|(count, given)| *count += usize::from(given));
    }
    assert!(given.iter().all(|count| *count > cases / 150), "the scenes are too poor: {given:?}");
    figure(
        "P5",
        &format!(
            "{cases} random cases of four acts: a permit is given where the independent reading leaves one"
        ),
    );
}

fn shows_card(plain: &Plain, actor: &Actor, standing: &Standing, domain: Domain, action: Action) -> bool {
    let sealed = group(CLASSES, "s4", Part::Needs(domain).name()) || standing.sealed;
    let both =
        |grant: &&GrantInForce| grant.parts.contains(Part::Card) && grant.parts.contains(Part::Needs(domain));
    let mut one = Standing { routes: Vec::new(), ..standing.clone() };
    let closed = standing.closed.contains(Part::Card) || standing.closed.contains(Part::Needs(domain));
    !sealed
        && !closed
        && actor.purpose != Purpose::Emergency
        && standing.grants.iter().filter(both).any(|grant| {
            one.grants = vec![grant.clone()];
            plain.decide(actor, &one, action).0.contains("card")
        })
}

fn reached(plain: &Plain, actor: &Actor, standing: &Standing, need: NeedId, action: Action) -> bool {
    let may = actor.agreement && matches!(actor.purpose, Purpose::Coordinate | Purpose::Refer);
    let ties = ways(standing).into_iter().filter(|(relation, of, _)| {
        matches!(relation, Relation::CareTeam | Relation::Referred) && of.is_some_and(|(id, _)| id == need)
    });
    let mut ties = ties.map(|(relation, ..)| relation);
    may && !standing.closed.contains(Part::Card)
        && ties.any(|relation| {
            let covered = covered(actor, standing, relation, action, Part::Card);
            let asks = |role: Role, granted| {
                plain.allows((
                    role.name(),
                    actor.kind.name(),
                    relation.name(),
                    granted,
                    "card",
                    action.name(),
                ))
            };
            actor.roles.iter().any(|role| asks(role, false) || covered && asks(role, true))
        })
}
