//! Rows that reveal. A row of a record has the class of what it names: the need, and the organisation where
//! what that organisation does says something about whoever is with it.
use super::act::Act;
use super::part::{Domain, Part};
use super::permit::Permit;
use super::standing::Standing;
use super::vocabulary::{Class, Kind, Relation};
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
}
