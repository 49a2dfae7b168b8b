//! `policy.csv` read strictly: closed vocabularies, exact widths, a line number in every problem. Nothing reaches
//! the judge that did not pass here.
use super::part::{Part, PartSet};
use super::text::{Desk, Problem, Row};
use super::vocabulary::{Action, Class, Kind, KindGroup, KindSet, Relation, Resource, Role};
use super::words::words;
use crate::kernel::{Id, OrganizationId};

/// The file's name in problems.
pub(super) const POLICY: &str = "policy.csv";
/// Links are followed to this depth; the judge itself would stop in silence after ten.
const DEPTH_MAX: usize = 8;

words! {
    /// Parts that policy lines speak of together.
    pub enum PartGroup {
        /// Every part but the card.
        Profile = 0 "profile",
        /// The needs of every domain.
        Needs = 1 "needs",
        /// Every part of class S1.
        S1 = 2 "s1",
        /// Every part of class S2.
        S2 = 3 "s2",
        /// Every part of class S3.
        S3 = 4 "s3",
        /// Every part of class S4.
        S4 = 5 "s4",
        /// The parts whose rows each have the class of what they name.
        Record = 6 "record",
    }
}

impl PartGroup {
    /// The parts in it.
    pub fn parts(self) -> PartSet {
        let by_row = || Part::ALL.iter().copied().filter(|part| part.class().is_none()).collect();
        match self {
            Self::Profile => PartSet::ALL.minus(PartSet::of(&[Part::Card])),
            Self::Needs => PartSet::NEEDS,
            Self::S1 => PartSet::of_class(Class::S1),
            Self::S2 => PartSet::of_class(Class::S2),
            Self::S3 => PartSet::of_class(Class::S3),
            Self::S4 => PartSet::of_class(Class::S4),
            Self::Record => by_row(),
        }
    }
}

/// A cell that names one word, or `*` for any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<T> {
    Any,
    One(T),
}

impl<T: PartialEq> Cell<T> {
    /// Whether the cell says this word or any.
    pub(super) fn says(&self, word: &T) -> bool {
        match self {
            Self::Any => true,
            Self::One(one) => one == word,
        }
    }
}

impl<T> Cell<T> {
    /// The word; `None` for any.
    pub(super) const fn one(&self) -> Option<&T> {
        match self {
            Self::Any => None,
            Self::One(one) => Some(one),
        }
    }
}

/// One line of the law: *a role of a kind of organisation (this one or any, in this district or any) that stands
/// in this relation may do this on this part, by duty or where a grant covers it: allow or deny.*
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub role: Cell<Role>,
    pub kinds: KindSet,
    pub organization: Cell<OrganizationId>,
    pub district: Cell<String>,
    pub relation: Cell<Relation>,
    pub by_duty: bool,
    /// The parts and resources, by their bit numbers.
    pub columns: u64,
    pub action: Cell<Action>,
    pub allow: bool,
    /// Where it stands in the file, counted from one.
    pub line: usize,
    /// The nine cells as they stand in the file.
    pub cells: [String; 9],
}

/// One `g` line: the first has everything that the second has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    Role(Role, Role),
    Relation(Relation, Relation),
}

/// The lines of `policy.csv`.
#[derive(Clone, Debug, Default)]
pub(super) struct Policy {
    pub rules: Vec<Rule>,
    pub links: Vec<(usize, Link)>,
}

/// Reads the file whole; every problem is named, up to a limit.
pub(super) fn read(text: &str) -> Result<Policy, Vec<Problem>> {
    let mut desk = Desk::of(POLICY);
    let mut policy = Policy::default();
    for row in desk.rows(text) {
        let outcome = match row.cells[0] {
            "p" => rule(&row).map(|rule| policy.rules.push(rule)),
            "g" => link(&row).map(|link| policy.links.push((row.line, link))),
            other => Err(format!("a line starts with p or g, not {other:?}")),
        };
        if let Err(what) = outcome {
            desk.note(row.line, what);
        }
    }
    nesting(&policy, &mut desk);
    if desk.problems.is_empty() && !policy.rules.iter().any(|rule| rule.allow) {
        desk.note(0, "holds no line that allows anything");
    }
    if desk.problems.is_empty() { Ok(policy) } else { Err(desk.problems) }
}

fn rule(row: &Row<'_>) -> Result<Rule, String> {
    let Ok(cells) = <[&str; 9]>::try_from(&row.cells[1..]) else {
        return Err(format!("a p line has 9 cells, this has {}", row.cells.len() - 1));
    };
    let [role, kind, organization, district, relation, by, part, action, effect] = cells;
    let read = Rule {
        role: cell("role", role, Role::parse)?,
        kinds: kinds(kind)?,
        organization: cell("organisation", organization, OrganizationId::parse)?,
        district: cell("district", district, district_code)?,
        relation: cell("relation", relation, Relation::parse)?,
        by_duty: either("basis", by, "duty", "grant")?,
        columns: columns(part)?,
        action: cell("action", action, Action::parse)?,
        allow: either("effect", effect, "allow", "deny")?,
        line: row.line,
        cells: cells.map(str::to_owned),
    };
    sane(&read).map(|()| read)
}

/// A deny that waits for a grant would vanish with it; an outsider is nobody's.
fn sane(rule: &Rule) -> Result<(), String> {
    if !rule.allow && !rule.by_duty {
        return Err("a deny line says duty: it holds with and without a grant".to_owned());
    }
    let parts = PartSet::from_bits(rule.columns.cast_signed());
    if rule.allow && rule.relation == Cell::One(Relation::Outsider) && !parts.is_empty() {
        return Err("an outsider sees no part of anybody".to_owned());
    }
    Ok(())
}

fn cell<T>(vocabulary: &str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Cell<T>, String> {
    if text == "*" {
        return Ok(Cell::Any);
    }
    parse(text).map(Cell::One).ok_or_else(|| format!("unknown {vocabulary} {text:?}"))
}

fn either(vocabulary: &str, text: &str, yes: &str, no: &str) -> Result<bool, String> {
    match text {
        _ if text == yes => Ok(true),
        _ if text == no => Ok(false),
        _ => Err(format!("{vocabulary} is {yes} or {no}, not {text:?}")),
    }
}

/// The kinds of a word that may name one, a group, or any.
pub(super) fn kinds(text: &str) -> Result<KindSet, String> {
    if text == "*" {
        return Ok(KindSet::ALL);
    }
    if let Some(group) = KindGroup::parse(text) {
        return Ok(Kind::ALL.iter().copied().filter(|kind| kind.group() == group).collect());
    }
    Kind::parse(text).map(|kind| KindSet::of(&[kind])).ok_or_else(|| format!("unknown kind {text:?}"))
}

fn district_code(text: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (text.len() <= 32 && text.bytes().all(fits)).then(|| text.to_owned())
}

fn columns(text: &str) -> Result<u64, String> {
    let bits = |parts: PartSet| parts.bits().cast_unsigned();
    if let Some(group) = PartGroup::parse(text) {
        return Ok(bits(group.parts()));
    }
    if let Some(resource) = Resource::parse(text) {
        return Ok(1 << resource.bit());
    }
    Part::parse(text).map(|part| bits(PartSet::of(&[part]))).ok_or_else(|| format!("unknown part {text:?}"))
}

fn link(row: &Row<'_>) -> Result<Link, String> {
    let [_, upper, lower] = row.cells[..] else {
        return Err(format!("a g line has 2 cells, this has {}", row.cells.len() - 1));
    };
    let roles = (vocabulary("role.", upper, Role::parse), vocabulary("role.", lower, Role::parse));
    let relations = (vocabulary("rel.", upper, Relation::parse), vocabulary("rel.", lower, Relation::parse));
    match (roles, relations) {
        ((Some(upper), Some(lower)), _) => Ok(Link::Role(upper, lower)),
        (_, (Some(upper), Some(lower))) => Ok(Link::Relation(upper, lower)),
        _ => Err(format!(
            "a g line links two roles (role.…) or two relations (rel.…), not {upper:?} and {lower:?}"
        )),
    }
}

fn vocabulary<T>(prefix: &str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    text.strip_prefix(prefix).and_then(parse)
}

/// Notes links that come back to where they began, and chains deeper than the judge would follow.
fn nesting(policy: &Policy, desk: &mut Desk) {
    let edges = |policy: &Policy| -> Vec<(String, String)> {
        policy.links.iter().map(|(_, link)| link.words()).collect()
    };
    let all = edges(policy);
    for (line, link) in &policy.links {
        let (start, _) = link.words();
        let mut reached = vec![start.clone()];
        for depth in 0.. {
            reached = all
                .iter()
                .filter(|(upper, _)| reached.contains(upper))
                .map(|(_, lower)| lower.clone())
                .collect();
            if reached.contains(&start) {
                desk.note(*line, format!("{start} comes back to itself"));
            } else if depth >= DEPTH_MAX && !reached.is_empty() {
                desk.note(*line, format!("{start} nests deeper than {DEPTH_MAX} levels"));
            } else if !reached.is_empty() {
                continue;
            }
            break;
        }
    }
}

impl Link {
    /// Both names, each with its vocabulary before it.
    pub(super) fn words(self) -> (String, String) {
        match self {
            Self::Role(upper, lower) => (format!("role.{upper}"), format!("role.{lower}")),
            Self::Relation(upper, lower) => (format!("rel.{upper}"), format!("rel.{lower}")),
        }
    }
}

impl Policy {
    /// Whether a line speaks of a role: allow lines also of those that have more.
    pub(super) fn role_fits(&self, line: &Rule, role: Role) -> bool {
        line.role.says(&role) || line.allow && self.roles_of(role).iter().any(|below| line.role.says(below))
    }

    /// Whether a line speaks of a relation: allow lines also of those that stand closer.
    pub(super) fn relation_fits(&self, rule: &Rule, relation: Relation) -> bool {
        rule.relation.says(&relation)
            || rule.allow && self.relations_of(relation).iter().any(|below| rule.relation.says(below))
    }

    /// The roles whose allow lines also hold for this one, itself among them.
    pub(super) fn roles_of(&self, role: Role) -> Vec<Role> {
        let pairs = self.links.iter().filter_map(|(_, link)| match link {
            Link::Role(upper, lower) => Some((*upper, *lower)),
            Link::Relation(..) => None,
        });
        reach(role, &pairs.collect::<Vec<_>>())
    }

    /// The relations whose allow lines also hold for this one, itself among them.
    pub(super) fn relations_of(&self, relation: Relation) -> Vec<Relation> {
        let pairs = self.links.iter().filter_map(|(_, link)| match link {
            Link::Relation(upper, lower) => Some((*upper, *lower)),
            Link::Role(..) => None,
        });
        reach(relation, &pairs.collect::<Vec<_>>())
    }
}

fn reach<T: Copy + PartialEq>(from: T, pairs: &[(T, T)]) -> Vec<T> {
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(upper) = reached.get(next).copied() {
        let lower = pairs.iter().filter(|(one, _)| *one == upper).map(|(_, lower)| *lower);
        for found in lower.collect::<Vec<_>>() {
            if !reached.contains(&found) {
                reached.push(found);
            }
        }
        next += 1;
    }
    reached
}
