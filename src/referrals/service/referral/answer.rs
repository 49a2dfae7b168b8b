use super::{
    super::{
        super::{
            model::{
                referral::{Answer, Event, Packet, Referral},
                said,
            },
            store::referral as store,
        },
        hold::{self, Holder},
    },
    Reached, Why, fresh, reach,
    send::basis,
    step, tell, unknown,
};
use crate::{
    call::{Call, Change, Job, Memo},
    kernel::{Halt, ReferralId},
    needs::{self, Facts, Outcome, Reason},
    policy::{Act, AnswerReferral, Part, PartSet, Relation},
};
use chrono::NaiveDate;

/// What a recipient answers.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Answering {
    pub(in crate::referrals) referral: ReferralId,
    pub(in crate::referrals) if_version: Option<i64>,
    pub(in crate::referrals) answer: Answer,
    pub(in crate::referrals) reason: Option<Reason>,
    pub(in crate::referrals) outcome: Option<Outcome>,
    pub(in crate::referrals) review_on: Option<NaiveDate>,
    /// What the recipient has to know first.
    pub(in crate::referrals) question: Option<String>,
}

/// Answers a referral that the caller's organisation received.
pub(in crate::referrals) async fn answer(
    call: &Call,
    memo: Memo,
    answering: Answering,
) -> Result<ReferralId, Halt> {
    let event = answering.answer.event();
    let Answering { outcome, reason, review_on, .. } = answering;
    let why = Why { outcome, reason, review_on, ..Why::default() };
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let reached = reach(job, answering.referral).await?;
            leave(job, &reached, event)?;
            fresh(&reached.referral, answering.if_version)?;
            said::check(event, why.reason, why.outcome)?;
            said::check_review(event, why.review_on, job.now())?;
            let question = said::check_question(event, answering.question.as_deref())?;
            let Reached { referral, facts, standing } = reached;
            match question {
                Some(question) => ask(job, &referral, &question).await?,
                None => make(job, &referral, facts.clone(), event, why).await?,
            }
            let opened = if event == Event::Accept {
                referral.parts.0.iter().collect()
            } else {
                vec![Part::Needs(facts.domain)]
            };
            job.note(Change::Sight(facts.person_id, referral.to_id));
            job.audit(AnswerReferral::NAME, &standing, &opened).await?;
            Ok(referral.id)
        })
    })
    .await
}

/// The recipient alone answers. One that it knows of and that has ended names its state.
fn leave(job: &Job, reached: &Reached, event: Event) -> Result<(), Halt> {
    let Reached { referral, facts, standing } = reached;
    let (actor, law) = (job.actor()?, job.law());
    let part = Part::Needs(facts.domain);
    let known = referral.to_id == actor.organization
        && !standing.closed.contains(part)
        && !standing.closed.contains(Part::Card)
        && referral.sent_at.is_some()
        && !referral.sealed
        && law
            .scope::<AnswerReferral>(&actor)
            .is_ok_and(|scope| scope.route(Relation::Referred).duty.contains(Part::Card));
    if !known {
        return Err(unknown());
    }
    referral.step(event)?;
    law.permit_need::<AnswerReferral>(&actor, standing, facts.id, facts.domain)
        .map(drop)
        .map_err(|_| unknown())
}

async fn make(job: &mut Job, referral: &Referral, facts: Facts, event: Event, why: Why) -> Result<(), Halt> {
    match event {
        Event::Accept => accept(job, referral, &facts).await,
        Event::Waitlist => step(job, referral, event, why).await.map(drop),
        Event::Start => {
            step(job, referral, event, why).await?;
            let begins = match facts.status {
                needs::Status::Assigned => needs::Event::Start,
                needs::Status::OnHold => needs::Event::Resume,
                _ => return Ok(()),
            };
            needs::step(job, &facts, begins, None).await.map(drop)
        }
        Event::Complete if why.outcome == Some(Outcome::Met) => {
            step(job, referral, event, why).await?;
            if hold::is_held(job, facts.id).await? {
                return hold::give_back(job, facts, why.word(), false).await.map(drop);
            }
            needs::close_as(job, &facts, Outcome::Met, None).await.map(drop)
        }
        _ => {
            step(job, referral, event, why).await?;
            hold::give_back(job, facts, why.word(), false).await.map(drop)
        }
    }
}

async fn ask(job: &mut Job, referral: &Referral, question: &str) -> Result<(), Halt> {
    let (to, at) = (referral.step(Event::Ask)?, job.now());
    store::ask(&mut job.conn, referral, question, at).await?;
    tell(job, referral, Event::Ask.name(), Some(referral.status), to, Why::default()).await
}

/// Makes the recipient the need's holder; of one that was forwarded, whoever forwarded it stays that too.
async fn accept(job: &mut Job, referral: &Referral, facts: &Facts) -> Result<(), Halt> {
    let own = Packet(PartSet::of(&[Part::Needs(facts.domain)]));
    basis(job, facts, referral.to_id, own).await?;
    step(job, referral, Event::Accept, Why::default()).await?;
    if referral.parent_id.is_some() {
        return Ok(());
    }
    hold::assign(job, facts, Holder::Referral(referral.id)).await
}
