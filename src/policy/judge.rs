//! The judge: casbin reads the same lines and must say of every combination what the table says. It is asked when
//! the law is taken up and by tests, never for an answer to a caller. It is built once for that, checked whole,
//! and never loaded anew.
use super::law::{Law, MODEL};
use super::part::Part;
use super::reader::{POLICY, PartGroup, Policy};
use super::table::Seat;
use super::text::{PROBLEMS_MAX, Problem};
use super::vocabulary::{Action, Kind, Relation, Resource, Role};
use casbin::{CoreApi, DefaultModel, Enforcer, MgmtApi, StringAdapter};
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// So many combinations are compared whenever a law is taken up.
pub(super) const SAMPLE: usize = 2_000;

/// A law that opens next to nothing is not searched for longer.
const TRIES: usize = 64;

/// One question that table and judge both answer.
#[derive(Clone, Debug)]
struct Tuple {
    role: Role,
    seat: Seat,
    relation: Relation,
    granted: bool,
    column: u8,
    action: Action,
}

/// The name and number of every part and resource.
fn columns() -> impl Iterator<Item = (u8, &'static str)> {
    let parts = Part::ALL.iter().map(|part| (part.bit(), part.name()));
    parts.chain(Resource::ALL.iter().map(|resource| (resource.bit(), resource.name())))
}

impl Law {
    /// Asks the judge about 2,000 combinations, the same for the same law; half of them among those that some
    /// line opens.
    pub async fn judge(&self) -> Result<(), Vec<Problem>> {
        let judge = Judge::of(&self.policy).await?;
        let mut rng = ChaCha8Rng::from_seed(self.seed());
        let seats = self.table.seats();
        let sample: Vec<_> = (0..SAMPLE).map(|i| self.draw(&mut rng, &seats, i % 2 == 0)).collect();
        none_of(sample.iter().filter_map(|tuple| self.differs(&judge, tuple)))
    }

    /// Asks the judge about every combination there is, on every processor; answers how many that were. Takes some
    /// twenty minutes of one processor.
    pub async fn judge_all(&self) -> Result<usize, Vec<Problem>> {
        let judge = Judge::of(&self.policy).await?;
        let seats = self.table.seats();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = |seats: &[Seat]| {
            let all = seats.iter().flat_map(|seat| combinations(*seat));
            all.filter_map(|tuple| self.differs(&judge, &tuple)).take(PROBLEMS_MAX).collect::<Vec<_>>()
        };
        let died = |_| vec![problem("the judge broke down".to_owned())];
        let differing: Vec<_> = std::thread::scope(|scope| {
            let parts = seats.chunks(seats.len().div_ceil(threads));
            let work: Vec<_> = parts.map(|part| scope.spawn(|| share(part))).collect();
            work.into_iter().flat_map(|thread| thread.join().unwrap_or_else(died)).collect()
        });
        none_of(differing.into_iter())?;
        Ok(seats.iter().map(|seat| combinations(*seat).count()).sum())
    }

    fn seed(&self) -> [u8; 32] {
        let mut seed = [0; 32];
        let hash = data_encoding::HEXLOWER.decode(self.hash().as_bytes()).unwrap_or_default();
        seed.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        seed
    }

    /// A combination at random; one that some line opens, if it is to be and soon found.
    fn draw(&self, rng: &mut ChaCha8Rng, seats: &[Seat], opened: bool) -> Tuple {
        let mut tuple = random(rng, seats);
        for _ in 0..TRIES {
            let masks = self.table.masks(tuple.role, tuple.seat, tuple.relation, tuple.action);
            if !opened || masks.law != 0 {
                break;
            }
            tuple = random(rng, seats);
        }
        tuple
    }

    fn differs(&self, judge: &Judge, tuple: &Tuple) -> Option<Problem> {
        let masks = self.table.masks(tuple.role, tuple.seat, tuple.relation, tuple.action);
        let open = if tuple.granted { masks.law } else { masks.duty } >> tuple.column & 1 == 1;
        match judge.allows(self, tuple) {
            Ok(judged) if judged == open => None,
            Ok(judged) => {
                let (table, judge) = (word(open), word(judged));
                Some(problem(format!("{tuple:?}: the table says {table}, the judge {judge}")))
            }
            Err(fault) => Some(problem(format!("{tuple:?}: {fault}"))),
        }
    }
}

const fn word(open: bool) -> &'static str {
    if open { "allow" } else { "deny" }
}

fn random(rng: &mut ChaCha8Rng, seats: &[Seat]) -> Tuple {
    fn one<T: Copy>(rng: &mut ChaCha8Rng, of: &[T], last: T) -> T {
        of.choose(rng).copied().unwrap_or(last)
    }
    let nowhere = Seat { kind: Kind::Network, organization: 0, district: 0 };
    let all: Vec<_> = columns().map(|(bit, _)| bit).collect();
    Tuple {
        role: one(rng, Role::ALL, Role::Trainee),
        seat: one(rng, seats, nowhere),
        relation: one(rng, Relation::ALL, Relation::Outsider),
        granted: rng.random_bool(0.5),
        column: one(rng, &all, 0),
        action: one(rng, Action::ALL, Action::Read),
    }
}

fn combinations(seat: Seat) -> impl Iterator<Item = Tuple> {
    let who = Role::ALL.iter().flat_map(|role| Relation::ALL.iter().map(|relation| (*role, *relation)));
    let what = move || Action::ALL.iter().flat_map(|action| [true, false].map(|granted| (*action, granted)));
    who.flat_map(move |(role, relation)| {
        what().flat_map(move |(action, granted)| {
            columns().map(move |(column, _)| Tuple { role, seat, relation, granted, column, action })
        })
    })
}

fn problem(what: String) -> Problem {
    Problem { file: POLICY, line: 0, what }
}

fn none_of(problems: impl Iterator<Item = Problem>) -> Result<(), Vec<Problem>> {
    let problems: Vec<_> = problems.take(PROBLEMS_MAX).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// casbin with the lines of one policy.
struct Judge(Enforcer);

impl Judge {
    async fn of(policy: &Policy) -> Result<Self, Vec<Problem>> {
        let (rules, links) = (rules(policy), links(policy));
        let sentences = rules.iter().map(|cells| format!("p, {}\n", cells.join(", ")));
        let text: String = sentences.chain(links.iter().map(|(a, b)| format!("g, {a}, {b}\n"))).collect();
        let built = async {
            let model = DefaultModel::from_str(MODEL).await?;
            Enforcer::new(model, StringAdapter::new(text)).await
        };
        let judge = Self(built.await.map_err(|fault| vec![problem(fault.to_string())])?);
        let links: Vec<_> = links.into_iter().map(|(a, b)| vec![a, b]).collect();
        if judge.0.get_policy() != rules || judge.0.get_grouping_policy() != links {
            return Err(vec![problem("the judge did not take up every line".to_owned())]);
        }
        judge.probe()?;
        Ok(judge)
    }

    /// A model that only breaks when it is asked shall break here.
    fn probe(&self) -> Result<(), Vec<Problem>> {
        let nobody = ["role.", "kind.", "org.", "district.", "rel.", "none", "part.", "nothing"];
        match self.ask(nobody) {
            Ok(false) => Ok(()),
            Ok(true) => Err(vec![problem("nobody may do nothing on no part".to_owned())]),
            Err(fault) => Err(vec![problem(fault)]),
        }
    }

    fn allows(&self, law: &Law, tuple: &Tuple) -> Result<bool, String> {
        let (organization, district) = law.table.names(tuple.seat);
        let organization = organization.map_or("org.other".to_owned(), |id| format!("org.{id}"));
        let district = format!("district.{}", district.unwrap_or_default());
        let column = columns().find(|(bit, _)| *bit == tuple.column).map_or("", |(_, name)| name);
        self.ask([
            &format!("role.{}", tuple.role),
            &format!("kind.{}", tuple.seat.kind),
            &organization,
            &district,
            &format!("rel.{}", tuple.relation),
            if tuple.granted { "given" } else { "none" },
            &format!("part.{column}"),
            tuple.action.name(),
        ])
    }

    fn ask(&self, [role, kind, org, district, rel, grant, part, action]: [&str; 8]) -> Result<bool, String> {
        let request = (role, kind, org, district, rel, grant, part, action);
        self.0.enforce(request).map_err(|fault| fault.to_string())
    }
}

/// The `p` lines, each word with its vocabulary before it, so that words of two vocabularies never meet.
fn rules(policy: &Policy) -> Vec<Vec<String>> {
    let prefixes = ["role.", "kind.", "org.", "district.", "rel.", "", "part.", "", ""];
    let with =
        |(cell, prefix): (&String, &str)| if cell == "*" { cell.clone() } else { format!("{prefix}{cell}") };
    policy.rules.iter().map(|rule| rule.cells.iter().zip(prefixes).map(with).collect()).collect()
}

/// The `g` lines of the file, then those of the vocabulary: kinds in their groups, parts in theirs.
fn links(policy: &Policy) -> Vec<(String, String)> {
    let written = policy.links.iter().map(|(_, link)| link.words());
    let kinds = Kind::ALL.iter().map(|kind| (format!("kind.{kind}"), format!("kind.{}", kind.group())));
    let groups = PartGroup::ALL.iter().flat_map(|group| {
        group.parts().iter().map(move |part| (format!("part.{}", part.name()), format!("part.{group}")))
    });
    written.chain(kinds.filter(|(kind, group)| kind != group)).chain(groups).collect()
}

#[cfg(test)]
#[path = "judge/traps.rs"]
mod traps;
