use super::{
    super::{
        model::{
            answers::Answers,
            claim::{Claim, Event, MACHINE, Status},
        },
        store::claim::{self as store, New},
    },
    at,
    eligible::eligible,
    hold, place, tell,
};
use crate::{
    call::{Call, Job, Memo},
    kernel::{CardId, ClaimId, Halt, Id, NeedId, Problem, ServiceId, clock::day, text},
    matching::{self, Answering, Ground},
    needs::{self, Card, ClaimPolicy, Facts},
    policy::{ClaimNeed, Part},
};
use chrono::NaiveDate;
use std::{collections::BTreeSet, sync::Arc};

/// "We can answer": what a provider says of a card.
#[derive(Clone, Debug)]
pub(in crate::referrals) struct Proposal {
    pub(in crate::referrals) card: CardId,
    pub(in crate::referrals) service: Option<ServiceId>,
    pub(in crate::referrals) earliest: Option<NaiveDate>,
    pub(in crate::referrals) question: Option<String>,
}

/// Proposes to answer a card. Where the need goes to the first who can, the claim is active at once; how the
/// person is reached opens when it can't be undone any more.
pub(in crate::referrals) async fn propose(
    call: &Call,
    memo: Memo,
    mut said: Proposal,
) -> Result<ClaimId, Halt> {
    if let Some(question) = said.question.take() {
        said.question = text::limited(&question, text::LINE_MAX, "question")?;
    }
    if said.earliest.is_some_and(|earliest| earliest < day(call.now())) {
        return Err(Problem::new("claim.earliest_past").at("earliestDate").into());
    }
    let organization = call.organization()?;
    let ground = matching::ground(call).await?;
    let need = NeedId::of(call.house().secrets.need_of_card(said.card.uuid(), organization));
    call.mutate(memo, move |job| Box::pin(write(job, need, said, ground))).await
}

async fn write(job: &mut Job, need: NeedId, said: Proposal, ground: Arc<Ground>) -> Result<ClaimId, Halt> {
    let (facts, standing, permit) =
        needs::leave::<ClaimNeed>(job, need).await.map_err(|halt| at("needCard", halt))?;
    let facts = hold::lapse(job, facts).await?;
    needs::MACHINE.step(facts.status, needs::Event::Assign)?;
    once_each(job, &facts).await?;
    not_too_many(job).await?;
    let card = needs::card(job, &facts).await?.ok_or_else(|| Problem::not_found("needCard"))?;
    let rows = ground.answering(permit.actor().organization, job.now());
    let mut with = can_answer(&rows, &ground, &card, said.service)?;
    if facts.claim_policy == ClaimPolicy::FirstEligible {
        with = eligible(job, &ground, &card, &with)?;
    }
    let service = match said.service {
        None => place::with_room(job, &with).await?,
        named => named,
    };
    let (opens_need, opens_contact) = hold::opened(&facts);
    let new = New {
        id: ClaimId::mint(),
        service,
        earliest: said.earliest,
        question: said.question,
        policy: facts.claim_policy.name(),
        exclusive: !facts.shared,
        parts: opens_need,
        contact: opens_contact,
        at: job.now(),
    };
    store::insert(&mut job.conn, &permit, &new).await?;
    let found = store::facts(&mut job.conn, new.id).await?;
    let claim = found.ok_or_else(|| Problem::not_found("needCard"))?;
    tell(job, &claim, "propose", None, Status::Proposed.name(), false).await?;
    if facts.claim_policy == ClaimPolicy::FirstEligible {
        let contact_from = job.now() + job.house().terms.undo;
        hold::take(job, &facts, &claim, contact_from, None).await?;
    }
    job.audit("need.claim", &standing, &[Part::Card]).await?;
    Ok(claim.id)
}

/// One organisation answers a need once at a time.
async fn once_each(job: &mut Job, facts: &Facts) -> Result<(), Halt> {
    let own = job.actor()?.organization;
    let theirs = |claim: &Claim| claim.organization_id == own;
    match store::live(&mut job.conn, facts.id).await?.into_iter().find(theirs) {
        Some(claim) => {
            let moves = MACHINE.moves(claim.status).into_iter().map(Event::name).collect();
            let already = Problem::new("claim.already").at("needCard").with("state", claim.status.name());
            Err(already.in_state(claim.status.name(), moves).into())
        }
        None => Ok(()),
    }
}

/// Whoever answers everything keeps needs from those who would. Nobody waits for others here: proposals that are made at
/// the same moment may pass the limit together.
async fn not_too_many(job: &mut Job) -> Result<(), Halt> {
    let (own, max, now) = (job.actor()?.organization, job.house().terms.claims_max, job.now());
    if store::count_live(&mut job.conn, own, now).await? < max {
        return Ok(());
    }
    Err(Problem::new("claim.too_many").at("needCard").with("max", max).into())
}

/// The services that could be meant, judged on the card's fields alone; none where an offer without a service
/// answers.
fn can_answer(
    rows: &[Answering],
    ground: &Ground,
    card: &Card,
    service: Option<ServiceId>,
) -> Result<BTreeSet<ServiceId>, Problem> {
    let (tree, kinds) = ground.words();
    let answers = Answers { rows, tree, kinds };
    match service {
        Some(service) if answers.services(card).contains(&service) => Ok(BTreeSet::from([service])),
        Some(_) => Err(Problem::new("claim.service").at("service")),
        None if answers.offered(card) => Ok(BTreeSet::new()),
        None if answers.answer(card) => Ok(answers.services(card)),
        None => Err(Problem::new("claim.no_service").at("needCard")),
    }
}
