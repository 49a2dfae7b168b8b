//! What a new law would change, in the API.
use crate::{
    call::Call,
    directory::graphql::OrganizationObject,
    explain::service::{self, Tried},
    kernel::{Fault, Halt, Problem},
    policy::{self, Action, Change, Kind, Relation, Role},
};
use async_graphql::SimpleObject;
use std::{collections::HashMap, sync::Arc};

/// Changes of a new law that are listed at most; the counts know them all.
const CHANGES_MAX: usize = 200;
/// Lines that are added to a law, or left out of it, at once.
const LINES_MAX: usize = 100;

/// What a new law would change.
#[derive(Clone, Debug, Default, SimpleObject)]
pub struct PolicyDifference {
    /// Cells (role, kind, relation, action, part, ground) that would open.
    cells_gained: usize,
    /// Cells that would close.
    cells_lost: usize,
    /// The same in words, gathered where roles and kinds change alike. At most 200.
    changes: Vec<PolicyChange>,
    /// How many persons were looked at: of those that the caller's organisation leads, at most 200. Null for who knows
    /// of no person.
    persons: Option<usize>,
    /// Of how many of them somebody would see or do more.
    persons_gain: Option<usize>,
    /// Of how many of them somebody would see or do less.
    persons_lose: Option<usize>,
    /// The organisations for which that is so. At most 200.
    organizations: Vec<OrganizationShift>,
    /// Why the new law can't be read, line by line; then nothing was compared. At most 100.
    problems: Vec<PolicyProblem>,
}

impl PolicyDifference {
    /// Of the law in force against a whole new one, or lines of it left out and added.
    pub(super) async fn of(
        call: &Call,
        policy: Option<String>,
        add: &[String],
        remove: &[i32],
    ) -> Result<Self, Halt> {
        service::may_try(call)?;
        if add.len().max(remove.len()) > LINES_MAX {
            return Err(Problem::new("policy.lines").with("max", LINES_MAX).into());
        }
        let (law, add, remove) = (Arc::clone(&call.house().law), add.to_vec(), remove.to_vec());
        // A law is read cell by cell: it holds up nobody else meanwhile.
        let opened = tokio::task::spawn_blocking(move || law.amended(policy, &add, &remove)).await;
        let new = match opened.map_err(|e| Fault::new(&e))? {
            Ok(new) => new,
            Err(problems) => {
                let problem = |one: policy::Problem| PolicyProblem {
                    file: one.file,
                    line: one.line,
                    message: one.what,
                };
                let problems = problems.into_iter().map(problem).collect();
                return Ok(Self { problems, ..Self::default() });
            }
        };
        let Tried { difference, reach } = service::try_out(call, &new).await?;
        let ids: Vec<_> = reach.iter().flat_map(|reach| reach.organizations.keys().copied()).collect();
        let mut named: HashMap<_, _> = OrganizationObject::by_ids(call, &ids).await?;
        let organizations = reach.iter().flat_map(|reach| &reach.organizations);
        let organizations = organizations.filter_map(|(id, (more, less))| {
            let organization = named.remove(id)?;
            Some(OrganizationShift { organization, persons_more: *more, persons_less: *less })
        });
        Ok(Self {
            cells_gained: difference.gained,
            cells_lost: difference.lost,
            organizations: organizations.take(service::SEERS_MAX).collect(),
            changes: difference.changes.iter().take(CHANGES_MAX).map(PolicyChange::of).collect(),
            persons: reach.as_ref().map(|reach| reach.persons),
            persons_gain: reach.as_ref().map(|reach| reach.gain),
            persons_lose: reach.as_ref().map(|reach| reach.lose),
            problems: vec![],
        })
    }
}

/// One change of the law.
#[derive(Clone, Debug, SimpleObject)]
pub struct PolicyChange {
    /// In which relation to the person; `MEMBER` too for what belongs to no person.
    relation: Relation,
    /// For which action.
    action: Action,
    /// To whom. At most 13.
    roles: Vec<Role>,
    /// Of which organisations. At most 22.
    kinds: Vec<Kind>,
    /// Such as `+ by duty contact` or `- granted health`. At most 4.
    lines: Vec<String>,
}

impl PolicyChange {
    fn of(change: &Change) -> Self {
        Self {
            relation: change.relation,
            action: change.action,
            roles: change.roles.clone(),
            kinds: change.kinds.clone(),
            lines: change.shift.lines(),
        }
    }
}

/// An organisation for which a new law would change something.
#[derive(Clone, Debug, SimpleObject)]
pub struct OrganizationShift {
    /// Which.
    organization: OrganizationObject,
    /// Of how many persons it would see or do more.
    persons_more: usize,
    /// Of how many less.
    persons_less: usize,
}

/// What is wrong with a line of a law.
#[derive(Clone, Debug, SimpleObject)]
pub struct PolicyProblem {
    /// The file that it would stand in.
    file: &'static str,
    /// Counted from one; 0 for the whole.
    line: usize,
    /// What is wrong.
    message: String,
}
