//! Organisations' people: who they are, what agreement their organisation has signed, how they sign in and
//! how another system proves for whom it speaks. Owns organisation (id, kind, name, agreement, member since,
//! district), user, role, session, token, invitation, and the record of what was done with them. Lends the recognised
//! caller, organisations by id, and the verbs of the operator.
mod graphql;
mod model;
mod password;
mod reach;
mod secret;
mod service;
mod store;

pub use graphql::{
    AccountEventsQuery, AccountsMutation, AccountsQuery, ManageMutation, MembershipsQuery, UsersQuery,
};
pub use model::{
    Credentials, Hidden, NewOrganization, NewToken, NewUser, Organization, Token, User, UserState,
    checked_mail_key, purpose_allowed,
};
pub use password::Hashing;
pub use secret::{DEVICE_COOKIE, SESSION_COOKIE, Secret};
pub use service::{
    AGREEMENTS, Client, Cookie, Invitation, IssuedToken, NewAccount, Said, SignedIn, accept_invitation,
    add_user, authenticate, disable_user, districts, end_agreement, has_demo, in_place_of, invite, is_first,
    issue_token, mail_key_of, organizations, plant, revoke_token, revoke_tokens_named, set_roles,
    sign_agreement, sign_in, sign_out, still, tokens, user, user_by_mail, users, whose_ran_out,
};
