//! A referral that nobody answered in time.
use super::{
    super::super::{
        model::referral::{Event, Referral},
        store::referral as store,
    },
    Why, step, unknown,
};
use crate::{
    call::{Errand, Job},
    kernel::{Halt, Id, ReferralId},
};
use futures_util::future::BoxFuture;

/// The errand of a referral whose time to be answered ends.
pub const EXPIRE: &str = "referral.expire";

/// Writes down that nobody answered a referral in time, when its time has come: unless somebody did, or asked.
pub fn expire_in_time<'a>(job: &'a mut Job, errand: &'a Errand) -> BoxFuture<'a, Result<(), Halt>> {
    Box::pin(async move {
        let id = ReferralId::of(errand.subject_id);
        let Some(seen) = store::facts(&mut job.conn, id).await? else { return Ok(()) };
        job.lock(seen.person_id).await?;
        let Some(referral) = store::facts(&mut job.conn, id).await? else { return Ok(()) };
        written(job, referral).await.map(drop)
    })
}

/// Writes down that the time to answer is over, if it is. The referral as it stands then.
pub(super) async fn written(job: &mut Job, referral: Referral) -> Result<Referral, Halt> {
    if !referral.has_run_out(job.now()) {
        return Ok(referral);
    }
    let why = Why { by_clock: true, ..Why::default() };
    step(job, &referral, Event::Expire, why).await?;
    store::facts(&mut job.conn, referral.id).await?.ok_or_else(unknown)
}
