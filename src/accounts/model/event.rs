//! What was done with accounts and memberships: a record that is only added to.
use crate::{
    kernel::{AreaId, EventId, OrganizationId, Time, UserId},
    policy::RoleSet,
};

crate::policy::words::words! {
    /// What was done with an account, or with an organisation's membership.
    #[graphql(name = "AccountAct")]
    pub enum AccountAct {
        /// The organisation came into the network.
        OrganizationAdded = 0 "organization_added",
        /// It signed the data agreement.
        AgreementSigned = 1 "agreement_signed",
        /// Its agreement ended.
        AgreementEnded = 2 "agreement_ended",
        /// The user was added.
        UserAdded = 3 "user_added",
        /// The user was given a one-time secret with which they choose a password.
        UserInvited = 4 "user_invited",
        /// The user was given other roles or districts.
        RolesChanged = 5 "roles_changed",
        /// The user's sessions, tokens and rights ended.
        UserDisabled = 6 "user_disabled",
        /// A disabled user was let in again.
        UserEnabled = 7 "user_enabled",
        /// The user chose a password with a one-time secret.
        PasswordChosen = 8 "password_chosen",
        /// A token was issued to the user.
        TokenIssued = 9 "token_issued",
        /// A token of the user's was revoked.
        TokenRevoked = 10 "token_revoked",
    }
}

/// What is done, before it is written down.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// What.
    pub act: AccountAct,
    /// Of which organisation.
    pub organization: OrganizationId,
    /// With which of its users, where it is about one.
    pub account: Option<UserId>,
    /// The roles that were given.
    pub roles: Option<RoleSet>,
    /// The districts that were given to a coordinator.
    pub districts: Vec<AreaId>,
}

impl NewEvent {
    /// About an organisation.
    pub fn of(organization: OrganizationId, act: AccountAct) -> Self {
        Self { act, organization, account: None, roles: None, districts: vec![] }
    }

    /// About one of its users.
    pub fn with(organization: OrganizationId, account: UserId, act: AccountAct) -> Self {
        Self { account: Some(account), ..Self::of(organization, act) }
    }
}

/// One line of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountEvent {
    /// Its id.
    pub id: EventId,
    /// When.
    pub at: Time,
    /// Who did it, by name; `None` for the operator at the machine.
    pub by: Option<String>,
    /// What.
    pub act: AccountAct,
    /// With whom, by name, where it is about a user.
    pub user: Option<String>,
    /// The roles that were given.
    pub roles: RoleSet,
    /// The codes of the districts that were given.
    pub districts: Vec<String>,
}

/// Whose record is read.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// An organisation's, its users' among it.
    Organization(OrganizationId),
    /// One user's.
    User(UserId),
}
