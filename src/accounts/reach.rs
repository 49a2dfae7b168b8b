//! How far somebody's leave to see or run accounts goes: the network's administrator's over everybody's, others' over those
//! of their own organisation.
use crate::{
    kernel::{Halt, OrganizationId, Problem},
    policy::{Act, Actor, Law, ManageAccounts, ManageMemberships, ReadAccounts, ReadMemberships},
};

/// Whose accounts somebody may see, or run: what the room's lists and look-ups ask for. It is had from the law alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach(Option<OrganizationId>);

impl Reach {
    /// Of whom this actor may see the accounts, if of anybody.
    pub(super) fn to_see(law: &Law, actor: &Actor) -> Option<Self> {
        Self::of::<ReadMemberships, ReadAccounts>(law, actor)
    }

    /// Of whom this actor runs the accounts.
    pub(super) fn to_run(law: &Law, actor: &Actor) -> Result<Self, Halt> {
        Self::of::<ManageMemberships, ManageAccounts>(law, actor).ok_or_else(not_yours)
    }

    /// The whole network's, for whoever runs who is a member.
    pub(super) fn to_admit(law: &Law, actor: &Actor) -> Result<Self, Halt> {
        law.scope::<ManageMemberships>(actor).map(|_leave| Self(None)).map_err(|_| not_yours())
    }

    /// As far as `All` reaches, else as far as `Own` does.
    fn of<All: Act, Own: Act>(law: &Law, actor: &Actor) -> Option<Self> {
        if law.scope::<All>(actor).is_ok() {
            return Some(Self(None));
        }
        law.scope::<Own>(actor).is_ok().then_some(Self(Some(actor.organization)))
    }

    /// Whether it goes as far as this organisation.
    pub(super) fn covers(self, organization: OrganizationId) -> bool {
        self.only().is_none_or(|own| own == organization)
    }

    /// The one organisation that it is of; `None` where it is everybody's.
    pub(super) fn only(self) -> Option<OrganizationId> {
        self.0
    }
}

fn not_yours() -> Halt {
    Problem::new("accounts.not_yours").into()
}
