//! The verbs: read, open, update, close, reopen; and the moves that claims and referrals make.
mod card;
mod close;
mod draft;
mod open;
mod update;

pub use card::{card, keep_cards, received, refresh_card, sent_on};
pub use close::not_met;
pub(super) use close::{Closing, close, reopen};
pub(super) use draft::{
    DraftBatch, Edited, Stated, change as change_draft, discard, draft, drafts, drafts_of, release,
};
pub(super) use open::{Opening, open};
pub(super) use update::{Edit, update};

use super::{
    batch::NeedBatch,
    model::{Event, Facts, Line, MACHINE, Moved, Need, Outcome, Reason, Status, Told},
    store,
};
use crate::{
    call::{Call, Change, Job, TokenScope},
    db::Conn,
    directory::kinds::Kinds,
    kernel::{
        Halt, Id, KindOfHelpId, MemberId, NeedId, OrganizationId, PersonId, Problem, Time, UserId, text,
    },
    persons::Batch,
    policy::{Act, Domain, Permit, ReadNeed, Scope, Standing},
};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// Every need of a person, for rooms that count.
pub async fn facts_of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Facts>, Halt> {
    store::facts_of_person(conn, person).await
}

/// What may be known of a need before anybody is let in; `None` where there is none.
pub async fn facts(conn: &mut Conn, id: NeedId) -> Result<Option<Facts>, Halt> {
    store::facts(conn, id).await
}

/// One need, or nothing: one that may not be known of is not there, by the same statements.
pub async fn read(call: &Call, id: NeedId) -> Result<NeedBatch, Halt> {
    call.within(TokenScope::Read)?;
    let actor = call.actor()?;
    let facts = store::facts(&mut *call.reader().await?, id).await?;
    let person = facts.as_ref().map_or_else(nobody, |facts| facts.person_id);
    let standing = call.standing(person).await?;
    let domain = facts.as_ref().map_or(Domain::Othr, |facts| facts.domain);
    let permit = call.house().law.permit_need::<ReadNeed>(actor, &standing, id, domain);
    let (Some(_), Ok(permit)) = (facts, permit) else { return Ok(NeedBatch::default()) };
    let need = store::need(&mut *call.reader().await?, &permit).await?;
    Ok(NeedBatch::of(need.map(|need| (permit, need, standing)).into_iter().collect()))
}

/// Those of these needs that the caller may know of, in two statements beside the guard's.
pub async fn read_many(call: &Call, ids: &[NeedId]) -> Result<NeedBatch, Halt> {
    call.within(TokenScope::Read)?;
    let actor = call.actor()?;
    let facts = store::facts_of(&mut *call.reader().await?, ids).await?;
    let persons: BTreeSet<_> = facts.iter().map(|facts| facts.person_id).collect();
    let standings = call.standings(&Vec::from_iter(persons)).await?;
    let permitted = |facts: &Facts| {
        let standing = standings.get(&facts.person_id)?;
        call.house().law.permit_need::<ReadNeed>(actor, standing, facts.id, facts.domain).ok()
    };
    let permits: Vec<_> = facts.iter().filter_map(permitted).collect();
    let mut needs = store::needs(&mut *call.reader().await?, &permits).await?;
    let found = permits.into_iter().filter_map(|permit| {
        let standing = standings.get(&permit.person())?.clone();
        Some((needs.remove(&permit.on())?, standing, permit))
    });
    Ok(NeedBatch::of(found.map(|(need, standing, permit)| (permit, need, standing)).collect()))
}

/// A person's id that nobody has, so that what isn't there costs the same statements.
fn nobody() -> crate::kernel::PersonId {
    crate::kernel::PersonId::of(uuid::Uuid::nil())
}

/// The needs of all persons of an answer that are open to the caller.
pub(super) async fn of_persons(call: &Call, persons: &Batch) -> Result<NeedBatch, Halt> {
    let actor = call.actor()?;
    let needs = store::of_persons(&mut *call.reader().await?, persons.permits()).await?;
    let permitted = |need: Need| {
        let at = persons.permits().iter().position(|permit| permit.on() == need.facts.person_id)?;
        let standing = persons.standing(at)?;
        let (id, domain) = (need.facts.id, need.facts.domain);
        let permit = call.house().law.permit_need::<ReadNeed>(actor, standing, id, domain).ok()?;
        Some((permit, need, standing.clone()))
    };
    Ok(NeedBatch::of(needs.into_iter().filter_map(permitted).collect()))
}

/// The need's facts and the leave for an act on it, with the person's world locked; `not_found` for one that
/// may not be known of.
pub async fn leave<A: Act<On = NeedId>>(
    job: &mut Job,
    id: NeedId,
) -> Result<(Facts, Standing, Permit<A>), Halt> {
    let found = store::facts(&mut job.conn, id).await?;
    let standing = job.standing(found.as_ref().map_or_else(nobody, |facts| facts.person_id)).await?;
    // Read again under the lock: it may have moved while we waited for it.
    let found = match found {
        Some(_) => store::facts(&mut job.conn, id).await?,
        None => None,
    };
    let facts = found.ok_or_else(|| Problem::not_found("need"))?;
    let permit = job
        .law()
        .permit_need::<A>(&job.actor()?, &standing, id, facts.domain)
        .map_err(|_| Problem::not_found("need"))?;
    Ok((facts, standing, permit))
}

/// Moves a need along an edge of its machine, tells the history, and leaves word for those who keep counts.
/// Answers the facts as they are then. The caller holds the person's lock and has asked leave.
pub async fn step(job: &mut Job, facts: &Facts, event: Event, reason: Option<&str>) -> Result<Facts, Halt> {
    let actor = job.actor()?;
    walk(job, facts, (event, None), reason, Some((actor.organization, actor.user))).await
}

/// Lets service rest until somebody looks again. The caller holds the person's lock and has asked leave.
pub async fn rest(job: &mut Job, facts: &Facts, reason: Reason, review_on: NaiveDate) -> Result<Facts, Halt> {
    let actor = job.actor()?;
    let rest = Some(store::Rest { reason, review_on });
    let by = Some((actor.organization, actor.user));
    walk(job, facts, (Event::Hold, rest), Some(reason.name()), by).await
}

/// The same for what time did, whoever happens to write it down.
pub async fn step_by_clock(
    job: &mut Job,
    facts: &Facts,
    event: Event,
    reason: Option<&str>,
) -> Result<Facts, Halt> {
    walk(job, facts, (event, None), reason, None).await
}

async fn walk(
    job: &mut Job,
    facts: &Facts,
    (event, rest): (Event, Option<store::Rest>),
    reason: Option<&str>,
    by: Option<(OrganizationId, UserId)>,
) -> Result<Facts, Halt> {
    let to = MACHINE.step(facts.status, event)?;
    let at = job.now();
    store::step(&mut job.conn, facts, (event, to), rest, at).await?;
    let told = Told {
        need: facts.id,
        at,
        by,
        subject: ("need", facts.id.uuid()),
        event: event.name(),
        from: Some(facts.status.name()),
        to: to.name(),
        reason,
    };
    tell(job, &told).await?;
    let after = Facts { status: to, version: facts.version + 1, ..facts.clone() };
    moved(job, Some(facts.clone()), after.clone());
    Ok(after)
}

/// Tells the history of a need that was written down just now, and leaves word for those who keep counts.
async fn opened(job: &mut Job, id: NeedId, at: Time) -> Result<(), Halt> {
    let actor = job.actor()?;
    let told = Told {
        need: id,
        at,
        by: Some((actor.organization, actor.user)),
        subject: ("need", id.uuid()),
        event: Event::Open.name(),
        from: None,
        to: Status::Open.name(),
        reason: None,
    };
    tell(job, &told).await?;
    if let Some(after) = store::facts(&mut job.conn, id).await? {
        moved(job, None, after);
    }
    Ok(())
}

/// Leaves word of how a need stands now for those who keep cards and counts.
fn moved(job: &mut Job, before: Option<Facts>, after: Facts) {
    job.note(card::Stale::of(&after));
    job.note(Moved { before, after });
}

/// Left in a job that changed what a need says, closed it or opened it again, for those who keep what hangs on
/// it: how it stands now.
#[derive(Clone, Debug)]
pub struct Written(pub Facts);

/// Closes a need with an outcome, for a verb that has asked leave.
pub async fn close_as(
    job: &mut Job,
    facts: &Facts,
    outcome: Outcome,
    reason: Option<Reason>,
) -> Result<Facts, Halt> {
    let said = reason.map_or(outcome.name(), Reason::name);
    let after = step(job, facts, Event::Close, Some(said)).await?;
    store::settle(&mut job.conn, facts.id, outcome, reason).await?;
    job.note(Written(after.clone()));
    Ok(after)
}

/// Adds a line to a need's history: what happened to one of its claims or referrals.
pub async fn tell(job: &mut Job, told: &Told<'_>) -> Result<(), Halt> {
    let (subject, id) = told.subject;
    job.note(Change::Of(told.need, subject, id));
    store::tell(&mut job.conn, told).await
}

/// What happened to these claims or referrals, each of a need, the oldest first; at most 5,000 lines in all. The
/// caller is let in to each of them.
pub async fn histories<A: Act, I: Id>(
    call: &Call,
    leave: &Scope<A>,
    of: &[(NeedId, I)],
) -> Result<HashMap<I, Vec<Line>>, Halt> {
    store::events_of(&mut *call.reader().await?, leave, of).await
}

/// Whom a need concerns, as given: nobody named is the person alone.
pub(super) async fn concerned(
    job: &mut Job,
    facts_person: crate::kernel::PersonId,
    members: &[MemberId],
) -> Result<(), Halt> {
    if are_members(job, facts_person, members).await? {
        Ok(())
    } else {
        Err(Problem::not_found("concerns.members").into())
    }
}

/// Whether these are all in the person's household.
async fn are_members(
    job: &mut Job,
    person: crate::kernel::PersonId,
    members: &[MemberId],
) -> Result<bool, Halt> {
    let known = store::members_of(&mut job.conn, person, members).await?;
    Ok(members.iter().all(|member| known.contains(member)))
}

/// Checked answers to the questions of a kind of help: code, answer, who is shown it.
pub(super) fn answers(
    kinds: &Kinds,
    domain: Domain,
    kind: Option<KindOfHelpId>,
    given: &[(String, String)],
) -> Result<Vec<(String, String, &'static str)>, Problem> {
    let Some(kind) = kind else {
        return if given.is_empty() {
            Ok(vec![])
        } else {
            Err(Problem::new("need.kind_first").at("answers"))
        };
    };
    if kinds.get(kind).is_none_or(|kind| kind.domain != domain) {
        return Err(Problem::new("need.kind_of_help").at("kindOfHelp"));
    }
    let questions = kinds.questions(kind);
    let answer = |(code, value): &(String, String)| {
        let field = format!("answers.{code}");
        let question = questions
            .iter()
            .find(|question| question.code == *code)
            .ok_or_else(|| Problem::new("need.question_unknown").at("answers"))?;
        let value = text::required(value, text::LINE_MAX, &field)?;
        if !question.takes(&value) {
            return Err(Problem::new("need.answer").at(&field));
        }
        Ok((code.clone(), value, question.shown.name()))
    };
    given.iter().map(answer).collect()
}
