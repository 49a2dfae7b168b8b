use crate::{
    accounts::{
        model::{Credentials, User, purpose_allowed},
        store::{
            recognise::{self, Recognised},
            session, user as users,
        },
    },
    call::{Behalf, Caller, House, TokenScope, TokenScopes},
    db::Done,
    kernel::{Halt, Problem, SessionId, Time, UserId},
    policy::{Actor, EditDirectory, ImportDirectory, Law, Purpose},
};
use chrono::TimeDelta;
use std::sync::Arc;

/// How far the time of a session's last use may lag behind: a request in the same minute writes nothing.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(1);

/// What a request's head says of itself.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Why it asks.
    pub purpose: Option<Purpose>,
    /// For whom another system asks.
    pub behalf: Behalf,
}

impl From<Option<Purpose>> for Said {
    fn from(purpose: Option<Purpose>) -> Self {
        Self { purpose, ..Self::default() }
    }
}

/// Recognises who calls. A token that does not hold is refused; a session that has ended is nobody, so that
/// its browser can sign in again. A session may choose a purpose among those of its user, a token has its own; for
/// somebody else another system alone may ask. Nothing is kept in memory: what was revoked is refused at once.
pub async fn authenticate(
    house: &Arc<House>,
    credentials: &Credentials,
    said: impl Into<Said>,
) -> Result<Option<Caller>, Halt> {
    let now = house.clock.now();
    let Some(found) = recognise(house, credentials, now).await? else {
        return match credentials {
            Credentials::Bearer(_) => Err(Halt::Unauthenticated),
            Credentials::Nothing | Credentials::Session(_) => Ok(None),
        };
    };
    if let Some((session, seen)) = found.session
        && now - seen >= TOUCH_EVERY
    {
        touch(house, session, now).await;
    }
    found.caller(&house.law, said.into()).map(Some)
}

/// The same for one who is told of changes while a connection lasts. It asks nothing meanwhile: it is no use of the
/// session, which ends as if nobody were there.
pub async fn still(
    house: &Arc<House>,
    credentials: &Credentials,
    said: Said,
) -> Result<Option<Caller>, Halt> {
    let found = recognise(house, credentials, house.clock.now()).await?;
    found.map(|found| found.caller(&house.law, said)).transpose()
}

/// Whose session a browser still shows, though it has run out; nobody's that was ended on purpose.
pub async fn whose_ran_out(house: &House, credentials: &Credentials) -> Result<Option<UserId>, Halt> {
    let Credentials::Session(shown) = credentials else { return Ok(None) };
    let Some(secret) = shown.secret() else { return Ok(None) };
    let mut conn = house.db.reader().await?;
    let found = session::whose_ran_out(&mut conn, &secret).await;
    conn.give_back().await;
    found
}

/// A user's place, for whoever looks at something for them while they are away: what they may read at this moment, and
/// nothing to be changed. `None` where they can't sign in any more.
pub async fn in_place_of(house: &Arc<House>, user: UserId) -> Result<Option<(Caller, User)>, Halt> {
    let now = house.clock.now();
    let mut conn = house.db.reader().await?;
    let found = async {
        let Some(found) = recognise::user(&mut conn, user, now).await? else { return Ok(None) };
        let caller = Caller { until: None, ..found.caller(&house.law, Said::default())? };
        Ok(users::by_id(&mut conn, user).await?.map(|user| (caller, user)))
    };
    let found = found.await;
    conn.give_back().await;
    found
}

async fn recognise(house: &House, credentials: &Credentials, now: Time) -> Result<Option<Recognised>, Halt> {
    let (Credentials::Bearer(shown) | Credentials::Session(shown)) = credentials else { return Ok(None) };
    let Some(secret) = shown.secret() else { return Ok(None) };
    let mut conn = house.db.reader().await?;
    let found = match credentials {
        Credentials::Bearer(_) => recognise::token(&mut conn, &secret, now).await?,
        _ => recognise::session(&mut conn, &secret, now, house.terms.idle).await?,
    };
    conn.give_back().await;
    Ok(found)
}

/// A session that could not be touched goes on until it is idle: that is no reason to refuse an answer.
async fn touch(house: &House, session: SessionId, now: Time) {
    let touched = house.db.write(move |mut conn| {
        Box::pin(async move {
            let result = session::touch(&mut conn, session, now).await;
            Done { conn, result, after: Vec::new() }
        })
    });
    drop(touched.await);
}

impl Recognised {
    fn caller(self, law: &Law, said: Said) -> Result<Caller, Halt> {
        let purpose = self.purpose(said.purpose)?;
        let actor = Actor { purpose, ..self.actor };
        let allowed = scopes_of(law, &actor);
        Ok(Caller {
            behalf: said.behalf.of_system(&actor)?,
            scopes: self.scopes.map_or(allowed, |given| given.intersect(allowed)),
            actor,
            user_version: self.user_version,
            organization_version: self.organization_version,
            until: Some(self.until),
        })
    }

    fn purpose(&self, wanted: Option<Purpose>) -> Result<Purpose, Problem> {
        let own = self.actor.purpose;
        let Some(wanted) = wanted else { return Ok(own) };
        let allowed = match self.session {
            Some(_) => purpose_allowed(self.actor.roles, wanted),
            None => wanted == own,
        };
        if allowed { Ok(wanted) } else { Err(Problem::new("purpose.not_allowed").at("Amis-Purpose")) }
    }
}

/// What the roles allow a credential to be used for; the law still decides each act.
fn scopes_of(law: &Law, actor: &Actor) -> TokenScopes {
    let mut scopes = TokenScopes::of(&[TokenScope::Read, TokenScope::Write]);
    if law.scope::<EditDirectory>(actor).is_ok() {
        scopes.insert(TokenScope::Directory);
    }
    if law.scope::<ImportDirectory>(actor).is_ok() {
        scopes.insert(TokenScope::Import);
    }
    scopes
}
