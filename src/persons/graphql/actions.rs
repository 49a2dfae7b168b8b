use crate::{
    call::Call,
    kernel::Halt,
    policy::{Act, Action, DraftNeed, ExplainAccess, Part, PartSet, Relation, Standing, TransferLead},
};
use async_graphql::SimpleObject;

/// What the caller may do with a profile.
#[expect(clippy::struct_excessive_bools, reason = "one answer for each act")]
#[derive(Clone, Debug, SimpleObject)]
pub struct PersonActions {
    /// The parts that `updatePerson` would take; at most 50.
    update: Vec<Part>,
    /// Whether `openNeed` would be taken for some domain.
    open_need: bool,
    /// Whether `draftNeed` would be taken for some domain.
    draft_need: bool,
    /// The parts that `grant` would take; at most 50.
    share: Vec<Part>,
    /// Whether `transferLead` and `assignWorker` would be taken.
    transfer: bool,
    /// Whether `explain` and `explainAll` would be taken for another organisation, and `whoCan`.
    explain: bool,
}

impl PersonActions {
    pub(super) fn of(call: &Call, standing: Option<&Standing>) -> Result<Self, Halt> {
        let (law, actor) = (&call.house().law, call.actor()?);
        let transfers =
            |standing| law.permit::<TransferLead>(actor, standing).is_ok_and(|leave| leave.leads());
        let may = |action| standing.map_or(PartSet::EMPTY, |facts| law.decide(actor, facts, action).parts);
        let written = may(Action::Write);
        let prepares = standing.is_some_and(|standing| {
            let read = law.decide(actor, standing, DraftNeed::ACTION);
            read.relations.contains(Relation::Lead) && !read.parts.needs().is_empty()
        });
        let kept = PartSet::of(&[
            Part::Identity,
            Part::Contact,
            Part::Address,
            Part::Household,
            Part::Economic,
            Part::Citizenship,
            Part::Health,
            Part::Protection,
            Part::Minors,
            Part::Justice,
            Part::Story,
        ]);
        Ok(Self {
            update: written.intersect(kept).iter().collect(),
            open_need: !written.needs().is_empty(),
            draft_need: prepares,
            share: may(Action::Share).iter().collect(),
            transfer: standing.is_some_and(transfers),
            explain: standing.is_some_and(|facts| law.permit::<ExplainAccess>(actor, facts).is_ok()),
        })
    }
}
