//! The whole law as text that people review like a contract.
use super::act::{ACTS, OPEN, Touches};
use super::law::Law;
use super::part::{Part, PartSet};
use super::reader::PartGroup;
use super::table::{Masks, Seat};
use super::vocabulary::{Action, Basis, Class, Kind, KindGroup, Relation, Resource, Role};
use std::fmt::Write;

const HEAD: &str = "\
Who may do what with which part: the whole law, printed from policy.csv and basis.csv.
Under each relation and action: the roles, the kinds of organisation, the parts that are open to them by duty, and
those that are open where a grant covers them. What no line says is not allowed.
";

/// Organisation and district of a seat, as the table numbers them; both 0 where the policy names neither.
type Place = (usize, usize);
/// What one role opens, for the kinds of organisation for which that is the same.
type Opened = Vec<(Vec<Kind>, Masks)>;

/// Roles in kinds of organisation to whom the same is open in one relation.
#[derive(Clone, Debug)]
pub struct Seats {
    /// The roles.
    pub roles: Vec<Role>,
    /// The kinds.
    pub kinds: Vec<Kind>,
    /// What is open to them without a grant.
    pub by_duty: PartSet,
    /// What is open to them where a grant covers it, beyond that.
    pub granted: PartSet,
}

impl Law {
    /// Every act, every combination that opens something, and every legal basis that may be recorded.
    pub fn matrix(&self) -> String {
        let mut text = HEAD.to_owned();
        text.push_str("\n== acts of the program, what they are and what they touch\n");
        for act in ACTS {
            let _ = writeln!(text, "{:24} {:10} {}", act.name, act.action.name(), touched(act.touches));
        }
        text.push_str("\n== acts that nobody needs an account for: the lines below don't speak of them\n");
        for act in OPEN {
            let _ = writeln!(text, "{act}");
        }
        for place in self.places() {
            self.place(&mut text, place);
        }
        self.bases(&mut text);
        text
    }

    fn places(&self) -> Vec<Place> {
        let seats = self.table.seats();
        let mut places: Vec<_> = seats.into_iter().map(|seat| (seat.organization, seat.district)).collect();
        places.dedup();
        places
    }

    /// First what belongs to no person, which is asked as `member` or `outsider` only; then the parts.
    fn place(&self, text: &mut String, place: Place) {
        let resources = Resource::ALL.iter().fold(0, |bits, resource| bits | 1 << resource.bit());
        let parts = PartSet::ALL.bits().cast_unsigned();
        let name = self.place_name(place);
        for relation in [Relation::Member, Relation::Outsider] {
            for action in Action::ALL {
                let title = format!("no person, as {relation}, {action}{name}");
                section(text, &title, &self.opened(place, relation, *action, resources));
            }
        }
        for relation in Relation::ALL {
            for action in Action::ALL {
                let title = format!("{relation}, {action}{name}");
                section(text, &title, &self.opened(place, *relation, *action, parts));
            }
        }
    }

    fn place_name(&self, (organization, district): Place) -> String {
        match self.table.names(Seat { kind: Kind::Network, organization, district }) {
            (None, None) => String::new(),
            (named, district) => {
                let named = named.map_or("any other organisation".to_owned(), |id| id.to_string());
                format!(", {named} in {}", district.unwrap_or("any other district"))
            }
        }
    }

    /// Roles for which everything is the same, with what they open; of an exception only what it changes.
    fn opened(
        &self,
        (organization, district): Place,
        relation: Relation,
        action: Action,
        columns: u64,
    ) -> Vec<(Vec<Role>, Opened)> {
        let exception = organization + district > 0;
        let masks = |role, kind| {
            let seat = Seat { kind, organization, district };
            let plain = Seat { kind, organization: 0, district: 0 };
            let here = self.table.masks(role, seat, relation, action).within(columns);
            let elsewhere = self.table.masks(role, plain, relation, action).within(columns);
            let shown = if exception { here != elsewhere } else { here != Masks::default() };
            shown.then_some((kind, here))
        };
        let of_role = |role| alike(Kind::ALL.iter().filter_map(move |kind| masks(role, *kind)));
        let roles = Role::ALL.iter().map(|role| (*role, of_role(*role)));
        alike(roles.filter(|(_, opened)| !opened.is_empty()))
    }

    /// Who may do this to what in a relation, by the rule and without its exceptions.
    pub fn seats(&self, relation: Relation, action: Action) -> Vec<Seats> {
        let parts = PartSet::ALL.bits().cast_unsigned();
        let opened = self.opened((0, 0), relation, action, parts);
        let of_roles = |(roles, opened): (Vec<Role>, Opened)| {
            opened.into_iter().map(move |(kinds, masks)| Seats {
                roles: roles.clone(),
                kinds,
                by_duty: PartSet::from_bits(masks.duty.cast_signed()),
                granted: PartSet::from_bits((masks.law & !masks.duty).cast_signed()),
            })
        };
        opened.into_iter().flat_map(of_roles).collect()
    }

    fn bases(&self, text: &mut String) {
        for basis in Basis::ALL {
            let longest = |kind: Kind| {
                let of_class = |class: &Class| {
                    let hours = self.basis().longest(kind, *basis, *class)?.num_hours();
                    Some(format!("{class} {hours} h"))
                };
                Class::ALL.iter().filter_map(of_class).collect::<Vec<_>>().join(", ")
            };
            let kinds = Kind::ALL.iter().map(|kind| (*kind, longest(*kind)));
            let _ = writeln!(text, "\n== basis {basis}, and for how long at most");
            for (kinds, longest) in alike(kinds.filter(|(_, longest)| !longest.is_empty())) {
                let _ = writeln!(text, "{}\n    {longest}", kind_names(&kinds));
            }
        }
    }
}

fn touched(touches: Touches) -> String {
    match touches {
        Touches::Profile => "any part but the card".to_owned(),
        Touches::Parts(parts) if parts.covers(all_but_notes()) => "every part but card and notes".to_owned(),
        Touches::Parts(parts) => part_names(parts),
        Touches::Need => "the need's own part".to_owned(),
        Touches::Card => "card, as it is shown to the network".to_owned(),
        Touches::Answer => "card, of a need sent to it, held by it or shown to it".to_owned(),
        Touches::Resource(resource) => resource.to_string(),
    }
}

fn all_but_notes() -> PartSet {
    PartSet::ALL.minus(PartSet::of(&[Part::Card, Part::Notes]))
}

fn section(text: &mut String, title: &str, rows: &[(Vec<Role>, Opened)]) {
    if rows.is_empty() {
        return;
    }
    let _ = write!(text, "\n== {title}\n");
    for (roles, opened) in rows {
        let roles: Vec<_> = roles.iter().map(|role| role.name()).collect();
        let _ = writeln!(text, "{}", roles.join(" "));
        for (kinds, masks) in opened {
            let _ = writeln!(text, "    {}", kind_names(kinds));
            text.push_str(&columns("by duty", masks.duty));
            text.push_str(&columns("granted", masks.law & !masks.duty));
            if masks.law == 0 {
                text.push_str("        nothing\n");
            }
        }
    }
}

/// Gathers what has the same value, in the order in which each value first appears.
pub(super) fn alike<K, V: PartialEq>(pairs: impl Iterator<Item = (K, V)>) -> Vec<(Vec<K>, V)> {
    let mut gathered: Vec<(Vec<K>, V)> = Vec::new();
    for (key, value) in pairs {
        match gathered.iter_mut().find(|(_, seen)| *seen == value) {
            Some((keys, _)) => keys.push(key),
            None => gathered.push((vec![key], value)),
        }
    }
    gathered
}

/// A whole group by its own name.
pub(super) fn kind_names(kinds: &[Kind]) -> String {
    if kinds.len() == Kind::ALL.len() {
        return "any kind".to_owned();
    }
    let of = |group: KindGroup| Kind::ALL.iter().filter(move |kind| kind.group() == group);
    let whole = |group: KindGroup| of(group).all(|kind| kinds.contains(kind));
    let groups = KindGroup::ALL.iter().copied().filter(|group| whole(*group)).map(KindGroup::name);
    let single = kinds.iter().filter(|kind| !whole(kind.group())).map(|kind| kind.name());
    groups.chain(single).collect::<Vec<_>>().join(" ")
}

fn columns(ground: &str, bits: u64) -> String {
    if bits == 0 {
        return String::new();
    }
    format!("        {ground}  {}\n", column_names(bits))
}

/// Parts, then resources.
pub(super) fn column_names(bits: u64) -> String {
    let parts = part_names(PartSet::from_bits(bits.cast_signed()));
    let resources = Resource::ALL.iter().filter(|resource| bits >> resource.bit() & 1 == 1);
    let names = (!parts.is_empty()).then_some(parts.as_str()).into_iter().chain(resources.map(|r| r.name()));
    names.collect::<Vec<_>>().join(" ")
}

/// A whole group by its own name, so that what leaves it shows.
pub(super) fn part_names(parts: PartSet) -> String {
    let card = PartSet::of(&[Part::Card]).intersect(parts);
    let mut left = parts.minus(card);
    let mut names: Vec<_> = card.iter().map(Part::name).collect();
    for group in PartGroup::ALL {
        if left.covers(group.parts()) {
            names.push(group.name());
            left = left.minus(group.parts());
        }
    }
    names.extend(left.iter().map(Part::name));
    names.join(" ")
}
