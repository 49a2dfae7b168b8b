use super::super::{
    model::{Event, Facts, Move, Outcome, Reason},
    store,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{Halt, NeedId, Problem, Time, text},
    policy::{CloseNeed, Part, Permit, ReopenNeed},
};

/// How a need ends.
#[derive(Clone, Debug)]
pub(in crate::needs) struct Closing {
    pub(in crate::needs) need: NeedId,
    pub(in crate::needs) if_version: Option<i64>,
    pub(in crate::needs) outcome: Outcome,
    pub(in crate::needs) reason: Option<Reason>,
}

/// Closes a need. Unmet asks why; what is left of one that was met in part is a need of its own.
pub(in crate::needs) async fn close(call: &Call, memo: Memo, closing: Closing) -> Result<NeedId, Halt> {
    if closing.outcome == Outcome::Unmet && closing.reason.is_none() {
        return Err(Problem::new("need.reason_required").at("reason").into());
    }
    if closing.outcome != Outcome::Unmet && closing.reason.is_some() {
        return Err(Problem::new("need.reason_only_unmet").at("reason").into());
    }
    if closing.reason.is_some_and(|reason| !reason.goes_with(Move::Close)) {
        return Err(Problem::new("need.reason_unfit").at("reason").into());
    }
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing, permit) = super::leave::<CloseNeed>(job, closing.need).await?;
            if closing.if_version.is_some_and(|seen| seen != facts.version) {
                return Err(Problem::conflict(facts.version).into());
            }
            super::close_as(job, &facts, closing.outcome, closing.reason).await?;
            if closing.outcome == Outcome::PartlyMet {
                leave_the_rest(job, &permit).await?;
            }
            job.audit("need.close", &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(facts.id)
        })
    })
    .await
}

async fn leave_the_rest(job: &mut Job, permit: &Permit<CloseNeed>) -> Result<(), Halt> {
    let id = NeedId::mint();
    let at = job.now();
    store::residual(&mut job.conn, permit, id, at).await?;
    super::opened(job, id, at).await
}

/// Opens a need again that help closed as met at this moment, now that the person's lead says that it isn't so. Its waiting
/// clock never stopped.
pub async fn not_met(job: &mut Job, facts: &Facts, closed_at: Time) -> Result<(), Halt> {
    if store::was_met(&mut job.conn, facts.id, closed_at).await? {
        let after = super::step(job, facts, Event::Reopen, None).await?;
        job.note(super::Written(after));
    }
    Ok(())
}

/// Opens a closed need again, with a reason in words. Its waiting clock never stopped.
pub(in crate::needs) async fn reopen(
    call: &Call,
    memo: Memo,
    need: NeedId,
    reason: &str,
) -> Result<NeedId, Halt> {
    let reason = text::required(reason, text::LINE_MAX, "reason")?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing, _permit) = super::leave::<ReopenNeed>(job, need).await?;
            if store::has_open_rest(&mut job.conn, facts.id).await? {
                return Err(Problem::new("need.rest_is_open").at("need").into());
            }
            let after = super::step(job, &facts, Event::Reopen, Some(&reason)).await?;
            job.note(super::Written(after));
            job.audit("need.reopen", &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(facts.id)
        })
    })
    .await
}
