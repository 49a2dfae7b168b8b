use super::{
    super::{
        model::claim::{Claim, Event, MACHINE, Status},
        store::claim as store,
    },
    Reached, reach, tell,
};
use crate::{
    call::{Call, Memo},
    kernel::{ClaimId, Halt, Problem, text},
    policy::{Act, AnswerClaim, Part},
};

/// What the lead answers to a claim's question.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Reply {
    pub(in crate::referrals) claim: ClaimId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) answer: String,
}

/// Answers what a claim that waits asks. It moves nothing.
pub(in crate::referrals) async fn answer(call: &Call, memo: Memo, reply: Reply) -> Result<ClaimId, Halt> {
    let said = text::required(&reply.answer, text::LINE_MAX, "answer")?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let Reached { claim, facts, standing, permit } =
                reach::<AnswerClaim>(job, reply.claim, reply.if_version).await?;
            if claim.status != Status::Proposed {
                return Err(too_late(&claim).into());
            }
            if claim.question.is_none() {
                return Err(Problem::new("claim.no_question").at("claim").into());
            }
            let now = job.now();
            store::answer(&mut job.conn, &permit, &claim, &said, now).await?;
            let state = claim.status.name();
            tell(job, &claim, "answer", Some(state), state, false).await?;
            job.audit(AnswerClaim::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(claim.id)
        })
    })
    .await
}

fn too_late(claim: &Claim) -> Problem {
    let moves = MACHINE.moves(claim.status).into_iter().map(Event::name).collect();
    let state = claim.status.name();
    Problem::new("claim.not_proposed").at("claim").with("state", state).in_state(state, moves)
}
