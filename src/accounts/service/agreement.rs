use super::user::record;
use crate::{
    accounts::{
        model::{AccountAct, NewEvent},
        store::organization,
    },
    call::Job,
    kernel::{Halt, OrganizationId, Problem, once},
};

/// Under this name the process is told that an agreement was signed or has ended.
pub const AGREEMENTS: &str = "agreements";

/// Records that an organisation has signed the data agreement. It is a member from now on: what was granted
/// to its kind before does not cover it.
pub async fn sign_agreement(job: &mut Job, id: OrganizationId) -> Result<(), Halt> {
    let now = job.now();
    there(job, id).await?;
    let in_force = || Problem::new("agreement.in_force").at("organization");
    once(organization::sign(&mut job.conn, id, now).await?, in_force)?;
    record(job, NewEvent::of(id, AccountAct::AgreementSigned)).await?;
    job.outdate(AGREEMENTS).await.map(drop)
}

async fn there(job: &mut Job, id: OrganizationId) -> Result<(), Halt> {
    let found = organization::by_ids(&mut job.conn, &[id]).await?;
    if found.is_empty() { Err(Problem::not_found("organization").into()) } else { Ok(()) }
}

/// Ends the data agreement: from now on the organisation is an outsider. Answers that were under way are
/// thrown away.
pub async fn end_agreement(job: &mut Job, id: OrganizationId) -> Result<(), Halt> {
    let now = job.now();
    there(job, id).await?;
    let not_in_force = || Problem::new("agreement.not_in_force").at("organization");
    once(organization::end_agreement(&mut job.conn, id, now).await?, not_in_force)?;
    record(job, NewEvent::of(id, AccountAct::AgreementEnded)).await?;
    job.outdate(AGREEMENTS).await?;
    job.ring_access().await
}
