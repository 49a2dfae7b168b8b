//! The whole law as text that people review like a contract.
use super::law::Law;
use super::part::{Part, PartSet};
use super::reader::PartGroup;
use super::table::{Masks, Seat};
use super::vocabulary::{Action, Basis, Class, Kind, Relation, Resource, Role};
use std::fmt::Write;

const HEAD: &str = "\
Who may do what with which part: the whole law, printed from policy.csv and basis.csv.
Kinds of organisation for which everything is alike share one table. In a table a line says: who stands in this
relation may do this, in these roles, by duty on these parts and resources, and on those after \"granted\" where a
grant covers them. What no line says is not allowed.
";

impl Law {
    /// Every combination that opens something, and every legal basis that may be recorded.
    pub fn matrix(&self) -> String {
        let mut text = HEAD.to_owned();
        for act in super::ACTS {
            let _ = write!(text, "\n{:24} {:10} {}", act.name, act.action.name(), touched(act.touches));
        }
        text.push('\n');
        let (plain, special): (Vec<_>, Vec<_>) =
            self.table.seats().into_iter().partition(|seat| seat.organization == 0 && seat.district == 0);
        for (seats, rows) in alike(plain.into_iter().map(|seat| (seat, self.rows(seat)))) {
            section(&mut text, &kinds(&seats), &rows);
        }
        let exceptions = special.into_iter().map(|seat| (seat, self.exceptions(seat)));
        for (seats, rows) in alike(exceptions.filter(|(_, rows)| !rows.is_empty())) {
            section(&mut text, &self.place(&seats), &rows);
        }
        self.bases(&mut text);
        text
    }

    fn rows(&self, seat: Seat) -> Vec<String> {
        let pairs =
            Relation::ALL.iter().flat_map(|rel| Action::ALL.iter().map(move |action| (*rel, *action)));
        pairs.flat_map(|(relation, action)| self.cell_rows(seat, relation, action, |_| true)).collect()
    }

    /// The rows of an organisation or district with lines of its own, as far as they differ.
    fn exceptions(&self, seat: Seat) -> Vec<String> {
        let plain = Seat { organization: 0, district: 0, ..seat };
        let pairs =
            Relation::ALL.iter().flat_map(|rel| Action::ALL.iter().map(move |action| (*rel, *action)));
        let differs = |role, relation, action| {
            self.table.masks(role, seat, relation, action) != self.table.masks(role, plain, relation, action)
        };
        pairs
            .flat_map(|(relation, action)| {
                self.cell_rows(seat, relation, action, |role| differs(role, relation, action))
            })
            .collect()
    }

    fn cell_rows(
        &self,
        seat: Seat,
        relation: Relation,
        action: Action,
        shown: impl Fn(Role) -> bool,
    ) -> Vec<String> {
        let cell = |role: Role| (role, self.table.masks(role, seat, relation, action));
        let plain = seat.organization == 0 && seat.district == 0;
        let opening = Role::ALL.iter().copied().filter(|role| shown(*role)).map(cell);
        let opening = opening.filter(|(_, masks)| !plain || *masks != Masks::default());
        alike(opening)
            .into_iter()
            .map(|(roles, masks)| {
                let roles: Vec<_> = roles.iter().map(|role| role.name()).collect();
                format!("{:11} {:10} {}\n{}", relation.name(), action.name(), roles.join(", "), opened(masks))
            })
            .collect()
    }

    fn place(&self, seats: &[Seat]) -> String {
        let one = |seat: &Seat| {
            let (organization, district) = self.table.names(*seat);
            let organization = organization.map_or("any".to_owned(), |id| id.to_string());
            format!("{} {organization} in {}", seat.kind, district.unwrap_or("any district"))
        };
        seats.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn bases(&self, text: &mut String) {
        let of = |kind: Kind| {
            let mut rows = Vec::new();
            for basis in Basis::ALL {
                let longest = |class: &Class| {
                    let hours = self.basis().longest(kind, *basis, *class)?.num_hours();
                    Some(format!("{class} {hours} h"))
                };
                let classes: Vec<_> = Class::ALL.iter().filter_map(longest).collect();
                if !classes.is_empty() {
                    rows.push(format!("{:17} {}\n", basis.name(), classes.join(", ")));
                }
            }
            rows
        };
        text.push_str("\nLegal bases, with the longest time for each class\n");
        for (kinds, rows) in alike(Kind::ALL.iter().map(|kind| (*kind, of(*kind)))) {
            let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
            section(text, &names.join(", "), &rows);
        }
    }
}

fn touched(touches: super::Touches) -> String {
    use super::Touches;
    match touches {
        Touches::Profile => "any part but the card".to_owned(),
        Touches::Parts(parts) => names(parts),
        Touches::Need => "the need's own part".to_owned(),
        Touches::Card => "card, as shown to the network".to_owned(),
        Touches::Answer => "card, of a need sent to it, held by it or shown to it".to_owned(),
        Touches::Resource(resource) => resource.to_string(),
    }
}

fn kinds(seats: &[Seat]) -> String {
    seats.iter().map(|seat| seat.kind.name()).collect::<Vec<_>>().join(", ")
}

fn section(text: &mut String, title: &str, rows: &[String]) {
    let _ = write!(text, "\n== {title}\n");
    if rows.is_empty() {
        text.push_str("nothing\n");
    }
    text.push_str(&rows.concat());
}

/// Gathers what has the same value, in the order in which each value first appears.
fn alike<K, V: PartialEq>(pairs: impl Iterator<Item = (K, V)>) -> Vec<(Vec<K>, V)> {
    let mut gathered: Vec<(Vec<K>, V)> = Vec::new();
    for (key, value) in pairs {
        match gathered.iter_mut().find(|(_, seen)| *seen == value) {
            Some((keys, _)) => keys.push(key),
            None => gathered.push((vec![key], value)),
        }
    }
    gathered
}

fn opened(masks: Masks) -> String {
    let granted = masks.law & !masks.duty;
    let line = |word: &str, bits: u64| match bits {
        0 => String::new(),
        bits => format!("    {word:8} {}\n", list(bits)),
    };
    let rows = [line("by duty", masks.duty), line("granted", granted)].concat();
    if rows.is_empty() { "    nothing\n".to_owned() } else { rows }
}

/// Names of parts and resources; a whole group by its own name, so that what leaves it shows.
fn list(bits: u64) -> String {
    let resources = Resource::ALL.iter().filter(|resource| bits >> resource.bit() & 1 == 1);
    let parts = names(PartSet::from_bits(bits.cast_signed()));
    let resources = resources.map(|resource| resource.name());
    let words = (!parts.is_empty()).then_some(parts.as_str()).into_iter().chain(resources);
    words.collect::<Vec<_>>().join(" ")
}

fn names(parts: PartSet) -> String {
    let mut left = parts;
    let mut words: Vec<&str> = Vec::new();
    if left.contains(Part::Card) {
        words.push(Part::Card.name());
        left = left.minus(PartSet::of(&[Part::Card]));
    }
    for group in PartGroup::ALL {
        let whole = group.parts();
        if left.covers(whole) {
            words.push(group.name());
            left = left.minus(whole);
        }
    }
    words.extend(left.iter().map(Part::name));
    words.join(" ")
}
