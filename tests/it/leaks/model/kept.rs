//! Which lines of a diary, and which offers to lead, the rules show.
use super::{Model, Open};
use crate::leaks::network::{Against, Transfer};
use amis::policy::{Action, Domain, Kind, Part, Purpose};
use std::collections::BTreeSet;

/// What an entry's author says by being what it is.
fn says(kind: Kind) -> Option<Domain> {
    match kind {
        Kind::Serd => Some(Domain::Addi),
        Kind::Cps => Some(Domain::Ment),
        Kind::Consultorio => Some(Domain::Heal),
        Kind::Cav => Some(Domain::Viol),
        _ => None,
    }
}

impl Model<'_> {
    /// Whether what this organisation did for somebody, or for this person, is the viewer's organisation's to go on with:
    /// it is their own, or it led them before.
    pub fn took_over(&self, from: usize, of: Option<usize>) -> bool {
        let handed = |one: &Transfer| {
            let ours = self.network.persons[one.person].lead == self.us();
            one.from == from
                && one.status == "accepted"
                && ours
                && of.is_none_or(|person| one.person == person)
        };
        from == self.us() || self.network.transfers.iter().any(handed)
    }

    /// The entries of a diary that is open, of needs that are: to the lead all, to others their own organisation's, and
    /// those of others who say nothing that is closed by being what they are.
    pub fn entries(&self, person: usize, open: &Open) -> BTreeSet<String> {
        let of_person = self.network.entries.iter().filter(|entry| entry.person == person);
        let shown = of_person.filter(|entry| {
            let kind = self.network.organizations[entry.by].kind;
            let author = says(kind).is_none_or(|domain| open.has(Part::Needs(domain)));
            let need = entry.need.is_none_or(|at| open.need(at, self.network.needs[at].domain));
            (entry.by == self.us() || open.leads || author) && need
        });
        shown.map(|entry| entry.id.to_string()).collect()
    }

    /// Whether the law lets the viewer do this to a whole person as their lead, without a grant.
    fn leads_by_law(&self, action: Action, parts: impl Fn(&Part) -> bool) -> bool {
        let counts = matches!(self.viewer.purpose, Purpose::Coordinate | Purpose::Refer);
        let agreed = self.network.organizations[self.us()].agreement;
        let whole = Part::ALL.iter().filter(|part| parts(part));
        counts && agreed && whole.copied().all(|part| self.law_lets(action, "lead", false, part))
    }

    /// Offers to the viewer's organisation: those that wait, unless something of the person is closed to it or to the
    /// viewer by name, or the person is sealed and it may lead nobody who is; those that are over, of a sealed person to
    /// their lead alone.
    pub fn offered(&self, transfer: &Transfer) -> bool {
        let us = &self.network.organizations[self.us()];
        let person = &self.network.persons[transfer.person];
        let named = self.network.blocks.iter().any(|block| {
            let hits =
                matches!(block.against, Against::Organization(at) | Against::User(at) if at == self.us());
            hits && block.person == transfer.person && !block.lifted
        });
        let leads_sealed = matches!(
            us.kind,
            Kind::Municipio
                | Kind::Asst
                | Kind::Cps
                | Kind::Serd
                | Kind::Consultorio
                | Kind::Cav
                | Kind::JobCentre
                | Kind::School
        );
        let shown = if transfer.status == "proposed" {
            (!person.sealed || leads_sealed) && !named
        } else {
            !person.sealed || person.lead == self.us()
        };
        let answers = self.leads_by_law(Action::Register, |part| !matches!(part, Part::Card | Part::Notes));
        transfer.to == self.us() && answers && shown
    }

    /// Offers of the viewer's organisation: those that wait, of whom the viewer sees the grants as their lead, or whom it
    /// keeps without a basis; those that are over, of a sealed person to their lead alone.
    pub fn offers(&self, transfer: &Transfer, open: &[Open]) -> bool {
        let person = &self.network.persons[transfer.person];
        let open = &open[transfer.person];
        let lead = open.leads && open.has(Part::Grants);
        let over = transfer.status != "proposed" && !person.sealed;
        let ended = person.basis_ends.is_some_and(|ends| ends <= self.network.now);
        let named = self.network.blocks.iter().any(|block| {
            matches!(block.against, Against::User(at) if at == self.us())
                && block.person == transfer.person
                && !block.lifted
        });
        let kept = person.lead == self.us() && ended && !named;
        let reads = self.leads_by_law(Action::Read, |part| *part == Part::Grants);
        transfer.from == self.us() && reads && (over || lead || kept)
    }
}
