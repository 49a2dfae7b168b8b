use super::{
    authenticate,
    client::{Client, Cookie},
    limit::Attempt,
    moved,
};
use crate::{
    accounts::{
        model::Credentials,
        password::Hashing,
        secret::Secret,
        store::{
            attempt,
            session::{self, NewRow},
            user as store,
        },
    },
    call::{Call, Caller, Job},
    kernel::{Halt, Problem, SessionId, UserId},
    policy::Purpose,
};
use chrono::TimeDelta;

/// How long the trace of a session is kept after its end, and a browser after it was last signed in with.
const TRACE_KEPT: TimeDelta = TimeDelta::days(365);

/// A session that was opened.
#[derive(Debug)]
pub struct SignedIn {
    /// Whose it is.
    pub caller: Caller,
    /// What the browser is to keep: the session, and what it is known again by.
    pub cookies: Vec<Cookie>,
}

/// Signs a user in. An unknown address, a wrong password, a user
/// who is disabled or has chosen no password yet are refused in the same words, after the same work.
pub async fn sign_in(call: &Call, client: &Client, mail: &str, password: String) -> Result<SignedIn, Halt> {
    let known = {
        let mut conn = call.reader().await?;
        attempt::known(&mut conn, mail, client.device.as_ref()).await?
    };
    let by_device = known.as_ref().is_some_and(|known| known.by_device);
    let tried = Attempt::sign_in(call, client, mail, by_device).begin(call).await?;
    let known = known.filter(|known| known.disabled_at.is_none());
    let stored = known.as_ref().and_then(|known| known.password_hash.clone());
    let fits = call.house().kept::<Hashing>().fits(password, stored.clone()).await?;
    let refused = || Problem::new("sign_in.refused");
    let (user, hash) = known.filter(|_| fits).map(|known| known.id).zip(stored).ok_or_else(refused)?;
    let opening = Opening::of(client);
    let opened = opening.clone();
    call.write(move |job| {
        Box::pin(async move {
            tried.take_back(job).await?;
            // Another password may have been chosen while this one was looked at.
            if !store::still_opens(&mut job.conn, user, &hash).await? {
                return Err(refused().into());
            }
            opening.open(job, user).await
        })
    })
    .await?;
    opened.recognised(call).await
}

/// The secrets of a session that is about to be opened. The session's is new at each sign-in; the browser's
/// stays, since several users of one desk share it.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    session: Secret,
    device: Secret,
    before: Option<Secret>,
}

impl Opening {
    pub(super) fn of(client: &Client) -> Self {
        Self {
            session: Secret::fresh(),
            device: client.device.clone().unwrap_or_else(Secret::fresh),
            before: client.session.clone(),
        }
    }

    /// Opens the session and ends the one that the browser had.
    pub(super) async fn open(self, job: &mut Job, user: UserId) -> Result<(), Halt> {
        let now = job.now();
        if let Some(before) = &self.before {
            end(job, before).await?;
        }
        let (ends_at, purpose) = (now + job.house().terms.session, Purpose::Coordinate);
        let row = NewRow { id: SessionId::mint(), secret: &self.session, user, purpose, ends_at };
        session::insert(&mut job.conn, &row, now).await?;
        attempt::remember_device(&mut job.conn, &self.device, user, now).await?;
        attempt::forget_devices(&mut job.conn, now - TRACE_KEPT).await?;
        session::forget(&mut job.conn, now - TRACE_KEPT).await
    }

    /// Whose the new session is, and its cookies.
    pub(super) async fn recognised(self, call: &Call) -> Result<SignedIn, Halt> {
        let credentials = Credentials::session(self.session.reveal());
        let caller = authenticate(call.house(), &credentials, None).await?.ok_or(Halt::Unauthenticated)?;
        Ok(SignedIn { caller, cookies: vec![Cookie::session(&self.session), Cookie::device(&self.device)] })
    }
}

/// Ends the session of this browser; says whether one was going on, and what the browser is to forget.
pub async fn sign_out(call: &Call, client: &Client) -> Result<(bool, Cookie), Halt> {
    let ended = match client.session.clone() {
        Some(secret) => call.write(move |job| Box::pin(async move { end(job, &secret).await })).await?,
        None => false,
    };
    Ok((ended, Cookie::no_session()))
}

/// Ends one session; answers that were under way in it are thrown away.
async fn end(job: &mut Job, secret: &Secret) -> Result<bool, Halt> {
    let now = job.now();
    let owner = session::end(&mut job.conn, secret, now).await?;
    if let Some(owner) = owner {
        moved(job, owner).await?;
    }
    Ok(owner.is_some())
}
