//! Many at once, without invitations: for a generated network.
use crate::{
    accounts::{
        model::{NewOrganization, NewUser},
        store::{
            organization,
            user::{self, NewRow},
        },
    },
    call::Job,
    db::Conn,
    kernel::{Halt, UserId},
};

/// A user who is there from the start.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Their id.
    pub id: UserId,
    /// Who they are.
    pub user: NewUser,
    /// What `Hashing::hash` made of their password; without one they can't sign in.
    pub password_hash: Option<String>,
    /// Whether they belong to the demo network.
    pub demo: bool,
}

/// Writes organisations and their users, in the caller's transaction.
pub async fn plant(
    job: &mut Job,
    organizations: &[NewOrganization],
    accounts: Vec<NewAccount>,
) -> Result<(), Halt> {
    let now = job.now();
    for new in organizations {
        organization::insert(&mut job.conn, new, now).await?;
    }
    for NewAccount { id, user, password_hash, demo } in accounts {
        let user = &user.checked()?;
        let row = NewRow { id, user, password_hash: password_hash.as_deref(), demo };
        user::insert(&mut job.conn, &row, now).await?;
    }
    Ok(())
}

/// Whether the database holds accounts of the demo network, whose passwords everybody knows.
pub async fn has_demo(conn: &mut Conn) -> Result<bool, Halt> {
    user::has_demo(conn).await
}
