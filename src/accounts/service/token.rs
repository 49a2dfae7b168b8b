use super::{
    moved,
    user::{known, record},
};
use crate::{
    accounts::{
        model::{AccountAct, NewEvent, NewToken, Token, UserState, purpose_allowed},
        secret::Secret,
        store::{token, turn, user},
    },
    call::Job,
    db::Conn,
    kernel::{Halt, Problem, Time, TokenId, UserId, text},
};
use chrono::TimeDelta;

/// How long a token can last.
const LASTS_MAX: TimeDelta = TimeDelta::days(366);
/// The most tokens that one list shows.
const LISTED_MAX: i64 = 1_000;

/// A token that was just issued.
#[derive(Clone, Debug)]
pub struct IssuedToken {
    /// What it is revoked by.
    pub id: TokenId,
    /// What its holder shows. Kept nowhere: it can be given once.
    pub secret: Secret,
}

/// Issues a token to a user; what their roles do not allow, today or later, it does not open.
pub async fn issue_token(job: &mut Job, new: NewToken) -> Result<IssuedToken, Halt> {
    let now = job.now();
    let name = text::required(&new.name, text::LINE_MAX, "name")?;
    let new = NewToken { name, ..new };
    turn::take(&mut job.conn).await?;
    check_terms(&new, now)?;
    let owner = user::by_id(&mut job.conn, new.user).await?.filter(|user| user.state != UserState::Disabled);
    let owner = owner.ok_or_else(|| Problem::not_found("user"))?;
    if !purpose_allowed(owner.roles, new.purpose) {
        return Err(Problem::new("purpose.not_allowed").at("purpose").into());
    }
    let (id, secret) = (TokenId::mint(), Secret::fresh_token());
    token::insert(&mut job.conn, id, &secret, &new, now).await?;
    record(job, NewEvent::with(owner.organization, owner.id, AccountAct::TokenIssued)).await?;
    Ok(IssuedToken { id, secret })
}

fn check_terms(new: &NewToken, now: Time) -> Result<(), Problem> {
    if new.scopes.is_empty() {
        return Err(Problem::new("token.scope_required").at("scopes"));
    }
    if new.expires_at <= now || new.expires_at > now + LASTS_MAX {
        return Err(Problem::new("token.end_out_of_range")
            .at("expiresAt")
            .with("days", LASTS_MAX.num_days()));
    }
    Ok(())
}

/// The newest thousand tokens of one user, or of all.
pub async fn tokens(conn: &mut Conn, of: Option<UserId>) -> Result<Vec<Token>, Halt> {
    token::list(conn, of, LISTED_MAX).await
}

/// Ends a token at once: answers that were under way for it are thrown away.
pub async fn revoke_token(job: &mut Job, id: TokenId) -> Result<(), Halt> {
    let now = job.now();
    turn::take(&mut job.conn).await?;
    let owner = token::revoke(&mut job.conn, id, now).await?.ok_or_else(|| Problem::not_found("token"))?;
    revoked(job, owner).await
}

/// Ends all tokens of a name; says of how many users.
pub async fn revoke_tokens_named(job: &mut Job, name: &str) -> Result<usize, Halt> {
    let now = job.now();
    turn::take(&mut job.conn).await?;
    let owners = token::revoke_named(&mut job.conn, name, now).await?;
    for owner in &owners {
        revoked(job, *owner).await?;
    }
    Ok(owners.len())
}

async fn revoked(job: &mut Job, owner: UserId) -> Result<(), Halt> {
    let user = known(job, owner).await?;
    record(job, NewEvent::with(user.organization, owner, AccountAct::TokenRevoked)).await?;
    moved(job, owner).await
}
