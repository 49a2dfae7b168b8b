//! What is withheld from a viewer, told from the rule alone: the same whether a part holds anything or not.
use super::law::Law;
use super::part::{Part, PartSet};
use super::standing::{Actor, Decision};
use super::vocabulary::{Action, Class, Relation};
use super::words::words;

words! {
    /// Why a part is withheld.
    pub enum WithheldReason {
        /// A grant could open it; none in force does.
        NotShared = 0 "not_shared",
        /// No grant opens it to this role and kind of organisation.
        NotForRole = 1 "not_for_role",
    }
}

words! {
    /// Whom to turn to.
    pub enum HowToAsk {
        /// The lead organisation can record a grant.
        AskLead = 0 "ask_lead",
        /// The organisation that keeps this part answers questions about it.
        AskKeeper = 1 "ask_keeper",
    }
}

impl HowToAsk {
    const fn of(shareable: bool) -> Self {
        if shareable { Self::AskLead } else { Self::AskKeeper }
    }
}

/// One withheld part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// The part's word; all need domains together are `needs`.
    pub part: &'static str,
    /// Why.
    pub reason: WithheldReason,
    /// Whom to turn to.
    pub how_to_ask: HowToAsk,
}

impl Law {
    /// The parts that a decision to read leaves closed and whose existence may be known. S4 parts and parts
    /// whose rows each have their own class, and so may be S4, are never among them.
    pub fn withheld(&self, actor: &Actor, decision: &Decision) -> Vec<Withheld> {
        let closed = tellable().minus(decision.parts);
        let could = self.could_be_opened(actor, decision);
        let entry = |part: &'static str, parts: PartSet| {
            let how_to_ask = HowToAsk::of(!parts.intersect(could).is_empty());
            let reason = match how_to_ask {
                HowToAsk::AskLead => WithheldReason::NotShared,
                HowToAsk::AskKeeper => WithheldReason::NotForRole,
            };
            Withheld { part, reason, how_to_ask }
        };
        let plain = closed.without_needs().iter().map(|part| entry(part.name(), PartSet::of(&[part])));
        let needs = (!closed.needs().is_empty()).then(|| entry("needs", closed.needs()));
        plain.chain(needs).collect()
    }

    /// Whom to turn to for one part; from the rule alone, whatever it holds and whoever closed it.
    pub fn how_to_ask(&self, actor: &Actor, decision: &Decision, part: Part) -> HowToAsk {
        HowToAsk::of(self.could_be_opened(actor, decision).contains(part))
    }

    /// What grants could open to whoever already knows of the person in these ways. To the lead nothing: it would
    /// record them itself, and what an organisation records opens nothing to it.
    pub fn could_be_opened(&self, actor: &Actor, decision: &Decision) -> PartSet {
        if decision.relations.contains(Relation::Lead) {
            return PartSet::EMPTY;
        }
        let each = decision.relations.iter().map(|relation| self.could_open(actor, relation));
        each.fold(PartSet::EMPTY, PartSet::union)
    }

    /// What a grant by name, on top of the relation, could open for reading.
    fn could_open(&self, actor: &Actor, relation: Relation) -> PartSet {
        let (_, here) = self.masks(actor, relation, Action::Read);
        let (_, named) = self.masks(actor, Relation::SharedWith, Action::Read);
        here.intersect(relation.most()).union(named)
    }
}

/// The parts whose existence may be known to whoever knows of the person.
fn tellable() -> PartSet {
    let open = |part: &Part| matches!(part.class(), Some(Class::S1 | Class::S2 | Class::S3));
    Part::ALL.iter().copied().filter(open).collect()
}
