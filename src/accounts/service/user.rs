use super::{
    invitation::{Invitation, invite},
    moved,
};
use crate::{
    accounts::{
        model::{AccountAct, NewEvent, NewUser, User, check_roles},
        store::{
            event, session, token, turn,
            user::{self as store, NewRow},
        },
    },
    call::Job,
    db::Conn,
    kernel::{AreaId, Halt, Problem, UserId, once},
    policy::RoleSet,
};

/// The most users that one list shows.
const LISTED_MAX: i64 = 10_000;

/// Adds a user, who chooses a password with the invitation.
pub async fn add_user(job: &mut Job, new: NewUser) -> Result<Invitation, Halt> {
    let (new, now, id) = (new.checked()?, job.now(), UserId::mint());
    turn::take(&mut job.conn).await?;
    if store::by_mail(&mut job.conn, &new.mail).await?.is_some() {
        return Err(Problem::new("user.mail_taken").at("mail").into());
    }
    let row = NewRow { id, user: &new, password_hash: None, demo: false };
    store::insert(&mut job.conn, &row, now).await?;
    let added = NewEvent::with(new.organization, id, AccountAct::UserAdded);
    record(job, NewEvent { roles: Some(new.roles), districts: new.districts.clone(), ..added }).await?;
    invite(job, id).await
}

/// Writes down what is done with accounts, and by whom.
pub(super) async fn record(job: &mut Job, event: NewEvent) -> Result<(), Halt> {
    let (by, now) = (job.actor().ok().map(|actor| actor.user), job.now());
    event::insert(&mut job.conn, &event, by, now).await
}

/// Gives a user these roles and districts and no others, at once.
pub async fn set_roles(job: &mut Job, id: UserId, roles: RoleSet, districts: &[AreaId]) -> Result<(), Halt> {
    check_roles(roles, districts)?;
    let user = known(job, id).await?;
    store::set_roles(&mut job.conn, id, roles, districts).await?;
    let changed = NewEvent::with(user.organization, id, AccountAct::RolesChanged);
    record(job, NewEvent { roles: Some(roles), districts: districts.to_vec(), ..changed }).await?;
    moved(job, id).await
}

/// Ends a user's sessions, tokens and rights at once; answers that were under way are thrown away.
pub async fn disable_user(job: &mut Job, id: UserId) -> Result<(), Halt> {
    let (user, now) = (known(job, id).await?, job.now());
    once(store::disable(&mut job.conn, id, now).await?, || Problem::new("user.disabled").at("user"))?;
    session::end_all(&mut job.conn, id, now).await?;
    record(job, NewEvent::with(user.organization, id, AccountAct::UserDisabled)).await?;
    moved(job, id).await
}

/// Lets a disabled user in again: with a new password and no token, for the former ones may be why they were shut out.
pub(super) async fn enable_user(job: &mut Job, id: UserId) -> Result<Invitation, Halt> {
    let (user, now) = (known(job, id).await?, job.now());
    once(store::enable(&mut job.conn, id).await?, || Problem::new("user.not_disabled").at("user"))?;
    token::revoke_all(&mut job.conn, id, now).await?;
    record(job, NewEvent::with(user.organization, id, AccountAct::UserEnabled)).await?;
    invite(job, id).await
}

/// The user of an id, where there is one, as they are until this change is done.
pub(super) async fn known(job: &mut Job, id: UserId) -> Result<User, Halt> {
    turn::take(&mut job.conn).await?;
    store::by_id(&mut job.conn, id).await?.ok_or_else(|| Problem::not_found("user").into())
}

/// Up to 10,000 users, by organisation and name.
pub async fn users(conn: &mut Conn) -> Result<Vec<User>, Halt> {
    store::list(conn, LISTED_MAX).await
}

/// One user.
pub async fn user(conn: &mut Conn, id: UserId) -> Result<Option<User>, Halt> {
    store::by_id(conn, id).await
}

/// The user who signs in with this address.
pub async fn user_by_mail(conn: &mut Conn, mail: &str) -> Result<Option<User>, Halt> {
    store::by_mail(conn, mail).await
}

/// Whether nobody has been added yet.
pub async fn is_first(conn: &mut Conn) -> Result<bool, Halt> {
    store::is_empty(conn).await
}

/// The districts that a user coordinates, by code; at most 50.
pub async fn districts(conn: &mut Conn, id: UserId) -> Result<Vec<AreaId>, Halt> {
    store::districts(conn, id).await
}

/// What a user's mail address is found by.
pub async fn mail_key_of(conn: &mut Conn, user: UserId) -> Result<String, Halt> {
    store::mail_key_of(conn, user).await
}
