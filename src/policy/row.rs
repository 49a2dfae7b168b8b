//! Rows that reveal. A row of a record has the class of what it names: the need, and the organisation where
//! what that organisation does says something about whoever is with it.
use super::act::Act;
use super::part::{Domain, Part, PartSet};
use super::permit::Permit;
use super::standing::Standing;
use super::vocabulary::{Class, Kind, KindSet, Relation, Role};
use crate::kernel::{NeedId, OrganizationId};

/// What a row of a care team or of a history names.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The organisation.
    pub organization: OrganizationId,
    /// What it is.
    pub kind: Kind,
    /// The need for which it stands there; `None` for the lead.
    pub need: Option<(NeedId, Domain)>,
}

impl Kind {
    /// What one learns of somebody by hearing that such an organisation works with them.
    pub const fn speaks_of(self) -> Option<Domain> {
        match self {
            Self::Serd => Some(Domain::Addi),
            Self::Cps => Some(Domain::Ment),
            Self::Consultorio => Some(Domain::Heal),
            Self::Cav => Some(Domain::Viol),
            _ => None,
        }
    }

    /// Whether nobody but its own client may learn that such a service looked: an anti-violence centre looks at a
    /// violent man's profile, a service for addictions at that of a client's brother.
    pub const fn is_discreet(self) -> bool {
        matches!(self, Self::Cav | Self::Serd | Self::Consultorio)
    }
}

/// What discreet services work on. Whoever looks at these, it is told no further than their own looks are.
const DISCREET: PartSet = PartSet::of(&[
    Part::Protection,
    Part::Minors,
    Part::Needs(Domain::Viol),
    Part::Needs(Domain::Addi),
    Part::Needs(Domain::Mino),
]);

/// Which rows of one person's access log a reader is shown, and what each of them may name.
#[derive(Clone, Copy, Debug)]
pub struct LooksShown {
    /// The reader's organisation.
    pub organization: OrganizationId,
    /// All of it, with every part's name: for the lead's privacy officer, who reads no content.
    pub whole: bool,
    /// The parts that a look of the reader's own organisation may name.
    pub own: PartSet,
    /// The parts that a look of another may name.
    pub others: PartSet,
    /// The kinds of organisation that say by themselves more than the reader may know.
    pub closed: KindSet,
}

impl LooksShown {
    /// What a row may name; `None` for one that is left out. A row that would name nothing of what it named is.
    pub fn of(&self, organization: OrganizationId, kind: Option<Kind>, parts: PartSet) -> Option<PartSet> {
        if self.whole {
            return Some(parts);
        }
        let named = if organization == self.organization {
            parts.intersect(self.own)
        } else if kind.is_some_and(|kind| !self.closed.contains(kind)) {
            parts.intersect(self.others)
        } else {
            return None;
        };
        (parts.is_empty() || !named.is_empty()).then_some(named)
    }
}

/// What a person may be told of a look at their own profile: all, but of what discreet services do only where the
/// person is that service's own client.
pub fn told_to_person(client: bool, kind: Option<Kind>, parts: PartSet) -> Option<PartSet> {
    let discreet = kind.is_none_or(Kind::is_discreet);
    if discreet && client {
        return Some(parts);
    }
    let told = parts.minus(DISCREET);
    (!discreet && (parts.is_empty() || !told.is_empty())).then_some(told)
}

/// Which entries of one person's diary a reader is shown, beside those of their own organisation.
#[derive(Clone, Copy, Debug)]
pub struct EntriesShown {
    /// The domains whose needs an entry may name; a need that is open alone may be named too.
    pub needs: PartSet,
    /// The kinds of organisation that an entry may be of.
    pub kinds: KindSet,
}

impl Row {
    /// The highest class of what the row names.
    fn class(&self) -> Class {
        let need = self.need.map(|(_, domain)| domain.class());
        let kind = self.kind.speaks_of().map(Domain::class);
        need.into_iter().chain(kind).max().unwrap_or(Class::S1)
    }
}

impl<A: Act> Permit<A> {
    /// Whether one row of this part may be shown. The lead sees the rows of the needs that are open to it; a
    /// member of the care team its own, and by duty those of class S1 and S2, but nothing of a sealed person;
    /// everybody else those of which both the need and what the organisation speaks of are open to them.
    pub fn shows_row(&self, part: Part, standing: &Standing, row: &Row) -> bool {
        if !self.shows(part) {
            return false;
        }
        if row.organization == self.actor().organization {
            return true;
        }
        let need_open = row.need.is_none_or(|(need, domain)| self.shows_need(need, domain));
        if self.leads() {
            return need_open;
        }
        let team = part == Part::CareTeam && self.decision().relations.contains(Relation::CareTeam);
        let by_duty = team && !standing.sealed && row.class() <= Class::S2;
        let spoken_of = |domain| self.shows(Part::Needs(domain));
        by_duty || (need_open && row.kind.speaks_of().is_none_or(spoken_of))
    }

    /// Which entries of the person's diary may be shown: to everybody those that name no need or one that is open to them;
    /// to others than the lead not those of an organisation that says by itself more than is open.
    pub fn shows_entries(&self) -> EntriesShown {
        let open = |kind: &Kind| kind.speaks_of().is_none_or(|domain| self.shows(Part::Needs(domain)));
        let kinds = Kind::ALL.iter().copied().filter(|kind| self.leads() || open(kind)).collect();
        EntriesShown { needs: self.parts().needs(), kinds }
    }

    /// What of the person's access log may be shown. The lead's privacy officer sees all of it; its workers the
    /// looks of their own organisation, and of others where neither the organisation nor any part that is named
    /// says what they may not see; anybody else the looks of their own organisation.
    pub fn shows_looks(&self) -> LooksShown {
        let actor = self.actor();
        let (leads, open) = (self.leads(), self.shows(Part::AccessLog));
        let speaks_of_closed =
            |kind: &Kind| kind.speaks_of().is_some_and(|domain| !self.shows(Part::Needs(domain)));
        let closed = |kind: &Kind| !leads || kind.is_discreet() || speaks_of_closed(kind);
        let own = if open { self.parts() } else { PartSet::EMPTY };
        LooksShown {
            organization: actor.organization,
            whole: leads && open && actor.roles.contains(Role::PrivacyOfficer),
            own,
            others: if leads { own.minus(DISCREET) } else { PartSet::EMPTY },
            closed: Kind::ALL.iter().copied().filter(closed).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(open: &[Part], closed: &[Kind]) -> LooksShown {
        let own = PartSet::of(open);
        let organization = OrganizationId::mint();
        LooksShown {
            organization,
            whole: false,
            own,
            others: own.minus(DISCREET),
            closed: KindSet::of(closed),
        }
    }

    #[test]
    fn a_row_names_what_its_reader_may_see_or_is_left_out() {
        let shown = looks(&[Part::Identity, Part::Minors], &[Kind::Cav]);
        let other = OrganizationId::mint();
        let both = PartSet::of(&[Part::Identity, Part::Health]);
        assert_eq!(shown.of(other, Some(Kind::Odv), both), Some(PartSet::of(&[Part::Identity])));
        assert_eq!(shown.of(other, Some(Kind::Odv), PartSet::of(&[Part::Health])), None);
        assert_eq!(shown.of(other, Some(Kind::Odv), PartSet::of(&[Part::Minors])), None);
        assert_eq!(shown.of(other, Some(Kind::Cav), both), None);
        assert_eq!(shown.of(other, None, both), None, "of whom nothing is known is told nothing");
        let minors = PartSet::of(&[Part::Minors]);
        assert_eq!(shown.of(shown.organization, Some(Kind::Cav), minors), Some(minors), "but one's own");
        let whole = LooksShown { whole: true, ..shown };
        assert_eq!(whole.of(other, Some(Kind::Cav), both), Some(both));
    }

    #[test]
    fn a_person_is_told_of_a_discreet_service_as_its_client_alone() {
        let parts = PartSet::of(&[Part::Identity, Part::Protection]);
        assert_eq!(told_to_person(true, Some(Kind::Cav), parts), Some(parts));
        assert_eq!(told_to_person(false, Some(Kind::Cav), parts), None);
        assert_eq!(told_to_person(false, Some(Kind::Consultorio), PartSet::EMPTY), None);
        let identity = Some(PartSet::of(&[Part::Identity]));
        assert_eq!(told_to_person(true, Some(Kind::Municipio), parts), identity);
        assert_eq!(told_to_person(true, Some(Kind::Municipio), PartSet::of(&[Part::Minors])), None);
        assert_eq!(told_to_person(true, None, parts), Some(parts));
        assert_eq!(told_to_person(false, None, parts), None);
    }
}
