use super::{
    client::Client,
    limit::Attempt,
    moved,
    session::{Opening, SignedIn},
    user::{known, record},
};
use crate::{
    accounts::{
        model::{AccountAct, NewEvent, UserState},
        password::{self, Hashing},
        secret::Secret,
        store::{event, invitation, session, turn, user},
    },
    call::{Call, Job},
    kernel::{Halt, Problem, Time, UserId, once},
};
use chrono::TimeDelta;

/// How long an invitation can be accepted.
const OPEN: TimeDelta = TimeDelta::days(7);

/// The one-time secret with which a user chooses a password.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// For whom.
    pub user: UserId,
    /// What they show. Kept nowhere: it can be given once.
    pub secret: Secret,
    /// Until when.
    pub expires_at: Time,
}

/// Invites a user to choose a password, for the first time or because it was lost; what was sent to them
/// before opens nothing any more.
pub async fn invite(job: &mut Job, user: UserId) -> Result<Invitation, Halt> {
    let (invited, secret, now) = (known(job, user).await?, Secret::fresh(), job.now());
    if invited.state == UserState::Disabled {
        return Err(Problem::new("user.disabled").at("user").into());
    }
    let expires_at = now + OPEN;
    invitation::insert(&mut job.conn, &secret, user, now, expires_at).await?;
    record(job, NewEvent::with(invited.organization, user, AccountAct::UserInvited)).await?;
    Ok(Invitation { user, secret, expires_at })
}

/// Chooses a password and signs in. Sessions that the user had are ended.
pub async fn accept_invitation(
    call: &Call,
    client: &Client,
    secret: &str,
    password: String,
) -> Result<SignedIn, Halt> {
    let tried = Attempt::invitation(call, client).begin(call).await?;
    let secret = Secret::shown(secret).ok_or_else(refused)?;
    let invited = {
        let mut conn = call.reader().await?;
        invitation::open(&mut conn, &secret, call.now()).await?.ok_or_else(refused)?
    };
    call.release().await;
    password::check(&password, &invited.mail, &invited.name)?;
    let hash = call.house().kept::<Hashing>().hash(password).await?;
    let opening = Opening::of(client);
    let opened = opening.clone();
    call.write(move |job| {
        Box::pin(async move {
            tried.take_back(job).await?;
            choose(job, &secret, invited.id, &hash).await?;
            opening.open(job, invited.id).await
        })
    })
    .await?;
    opened.recognised(call).await
}

async fn choose(job: &mut Job, secret: &Secret, user: UserId, hash: &str) -> Result<(), Halt> {
    let now = job.now();
    turn::take(&mut job.conn).await?;
    once(invitation::spend(&mut job.conn, secret, now).await?, refused)?;
    user::set_password(&mut job.conn, user, hash).await?;
    session::end_all(&mut job.conn, user, now).await?;
    let chosen = known(job, user).await?;
    let chosen = NewEvent::with(chosen.organization, user, AccountAct::PasswordChosen);
    event::insert(&mut job.conn, &chosen, Some(user), now).await?;
    moved(job, user).await
}

fn refused() -> Halt {
    Problem::new("invitation.refused").at("secret").into()
}
