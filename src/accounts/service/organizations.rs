//! Organisations, for the rooms above.
use super::user::record;
use crate::{
    accounts::{
        model::{AccountAct, NewEvent, NewOrganization, Organization},
        store::{organization, turn},
    },
    call::Job,
    db::Conn,
    kernel::{Halt, OrganizationId, Problem, Time, text},
    policy::Actor,
};

/// Those of these ids that exist, in the order of their ids; one statement.
pub async fn by_ids(conn: &mut Conn, ids: &[OrganizationId]) -> Result<Vec<Organization>, Halt> {
    organization::by_ids(conn, ids).await
}

/// Each of these organisations as the law sees it, with every role that its active users have, for asking what is
/// open to it; one statement.
pub async fn actors(conn: &mut Conn, ids: &[OrganizationId], now: Time) -> Result<Vec<Actor>, Halt> {
    organization::actors(conn, ids, now).await
}

/// The organisations of a name, accents and case apart; at most two, to notice that it is not one's alone.
pub async fn by_name(conn: &mut Conn, name: &str) -> Result<Vec<Organization>, Halt> {
    organization::by_name(conn, name).await
}

/// Brings an organisation into the network. Its kind never changes.
pub async fn add(job: &mut Job, new: NewOrganization) -> Result<OrganizationId, Halt> {
    let name = text::required(&new.name, text::LINE_MAX, "name")?;
    turn::take(&mut job.conn).await?;
    let (new, now) = (NewOrganization { name, ..new }, job.now());
    let tax_code = new.tax_code.as_deref().map(tax_code).transpose()?.flatten();
    let new = NewOrganization { tax_code, ..new };
    organization::insert(&mut job.conn, &new, now).await?;
    record(job, NewEvent::of(new.id, AccountAct::OrganizationAdded)).await?;
    if new.agreement_signed_at.is_some() {
        record(job, NewEvent::of(new.id, AccountAct::AgreementSigned)).await?;
    }
    Ok(new.id)
}

/// An organisation's tax code has 11 digits; none where nothing is said.
fn tax_code(text: &str) -> Result<Option<String>, Problem> {
    let said = text::limited(text, text::LINE_MAX, "taxCode")?;
    let wrong = |code: &String| code.len() != 11 || !code.bytes().all(|byte| byte.is_ascii_digit());
    if said.as_ref().is_some_and(wrong) {
        return Err(Problem::new("organization.tax_code").at("taxCode"));
    }
    Ok(said)
}
