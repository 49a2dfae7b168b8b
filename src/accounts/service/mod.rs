//! The verbs. Those that take a `Job` are for the operator's commands and for whoever composes a change of
//! several; the operator has the machine, and so asks no leave.
mod agreement;
mod authenticate;
mod client;
mod invitation;
mod limit;
pub(super) mod manage;
pub mod organizations;
mod plant;
pub(super) mod roster;
mod session;
mod token;
mod user;

pub use agreement::{AGREEMENTS, end_agreement, sign_agreement};
pub use authenticate::{Said, authenticate, in_place_of, still, whose_ran_out};
pub use client::{Client, Cookie};
pub use invitation::{Invitation, accept_invitation, invite};
pub use plant::{NewAccount, has_demo, plant};
pub use session::{SignedIn, sign_in, sign_out};
pub use token::{IssuedToken, issue_token, revoke_token, revoke_tokens_named, tokens};
pub use user::{
    add_user, disable_user, districts, is_first, mail_key_of, set_roles, user, user_by_mail, users,
};

use super::store;
use crate::{
    call::Job,
    kernel::{Halt, UserId},
};

/// Says that what a user may do changed, or a credential of theirs ended: answers that are under way for them are thrown
/// away, and connections that tell them of changes look again.
async fn moved(job: &mut Job, user: UserId) -> Result<(), Halt> {
    store::user::raise(&mut job.conn, user).await?;
    job.ring_access().await
}
