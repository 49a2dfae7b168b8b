//! Recording: a grant that was signed, one that is prepared, a refusal.
use super::{
    super::{
        model::{Event, Evidence, Grant, GrantStatus, Recipient, Request, Terms, listed},
        store::{self, Happened, New},
    },
    change,
};
use crate::{
    accounts::organizations,
    call::{Call, Job, Memo},
    conferences,
    kernel::{ConferenceId, GrantId, Halt, PersonId, Problem, clock::day},
    persons::{self, Notice},
    policy::{Action, Decision, DraftGrant, GiveGrant, PartSet, Permit, Standing},
    texts::{self, TextKind},
};

/// A grant that is asked for, and what comes with it.
#[derive(Clone, Debug)]
pub struct Given {
    /// Whose parts.
    pub person: PersonId,
    /// What is asked for.
    pub request: Request,
    /// The grant that it replaces.
    pub supersedes: Option<GrantId>,
    /// That the person was told how their data is used.
    pub notice: Option<Notice>,
}

/// Records a basis to share, or that the person refused to; with it, the notice that they were given. The grant
/// that it replaces ends at the same moment.
pub async fn give(call: &Call, memo: Memo, given: Given) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| Box::pin(record(job, given))).await
}

async fn record(job: &mut Job, given: Given) -> Result<GrantId, Halt> {
    let Given { person, request, supersedes, notice } = given;
    request.check()?;
    let notice = notice.map(|notice| notice.checked(job.now(), "notice")).transpose()?;
    let (permit, standing) = leave::<GiveGrant>(job, person, request.parts).await?;
    let terms = settle(job, &standing, &request).await?;
    text_was_read(job, &request.evidence, &terms).await?;
    let (status, event) = if request.refused {
        (GrantStatus::Refused, Event::Refuse)
    } else {
        (GrantStatus::Active, Event::Give)
    };
    if let Some(former) = supersedes {
        if request.refused {
            return Err(Problem::new("grant.refusal_replaces_nothing").at("supersedes").into());
        }
        change::replaces(&terms, job.now())?;
        change::supersede(job, person, former).await?;
    }
    let grant = Grant { evidence: request.evidence, supersedes, ..new(job, person, status, terms)? };
    insert(job, &permit, &grant, event).await?;
    if let Some(notice) = &notice {
        persons::give_notice(job, &permit, notice).await?;
    }
    change::tell_recipient(job, &grant, false).await?;
    change::audit::<GiveGrant>(job, &standing, grant.terms.parts).await?;
    Ok(grant.id)
}

/// Prepares a grant before the person signs: it opens nothing.
pub async fn draft(call: &Call, memo: Memo, given: Given) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| Box::pin(prepare(job, given))).await
}

async fn prepare(job: &mut Job, given: Given) -> Result<GrantId, Halt> {
    let Given { person, request, supersedes, .. } = given;
    request.check_offer()?;
    let (permit, standing) = leave::<DraftGrant>(job, person, request.parts).await?;
    // What could not be signed today is told today.
    settle(job, &standing, &request).await?;
    if let Some(former) = supersedes {
        change::may_supersede(job, person, former).await?;
    }
    let grant = Grant { supersedes, ..new(job, person, GrantStatus::Draft, request.draft())? };
    insert(job, &permit, &grant, Event::Draft).await?;
    change::audit::<DraftGrant>(job, &standing, grant.terms.parts).await?;
    Ok(grant.id)
}

fn new(job: &Job, person: PersonId, status: GrantStatus, terms: Terms) -> Result<Grant, Halt> {
    let actor = job.actor()?;
    Ok(Grant {
        id: GrantId::mint(),
        person,
        status,
        terms,
        evidence: Evidence::default(),
        collected_by: actor.user,
        recorded_by: actor.organization,
        recorded_at: job.now(),
        supersedes: None,
        ended_at: None,
        end_reason: None,
        unreviewed: false,
        version: 1,
    })
}

async fn insert<A: New>(job: &mut Job, permit: &Permit<A>, grant: &Grant, event: Event) -> Result<(), Halt> {
    let now = job.now();
    store::insert(&mut job.conn, permit, grant).await?;
    store::tell(&mut job.conn, permit, Happened { grant, event, from: None, reason: None }, now).await
}

async fn leave<A: New>(
    job: &mut Job,
    person: PersonId,
    parts: PartSet,
) -> Result<(Permit<A>, Standing), Halt> {
    let (actor, law) = (job.actor()?, job.law());
    let standing = job.standing(person).await?;
    let permit = law
        .permit_parts::<A>(&actor, &standing, parts)
        .map_err(|_| not_given(&law.decide(&actor, &standing, Action::Share), parts))?;
    Ok((permit, standing))
}

/// Whoever may share something of the person is told which parts are not theirs to share; to anybody else
/// the person is not there.
fn not_given(sharing: &Decision, asked: PartSet) -> Problem {
    if !sharing.knows_person() {
        return Problem::not_found("person");
    }
    Problem::new("grant.parts_not_yours").at("parts").with("parts", listed(asked.minus(sharing.parts)))
}

/// The text that was read is one that was used on the day of signing.
pub(super) async fn text_was_read(job: &mut Job, evidence: &Evidence, terms: &Terms) -> Result<(), Halt> {
    let named = match (&evidence.text_version, &evidence.language) {
        (None, None) => return Ok(()),
        (None, Some(_)) => return Err(Problem::new("text.required").at("textVersion").into()),
        (Some(_), None) => return Err(Problem::new("text.required").at("language").into()),
        (Some(version), Some(language)) => (version.as_str(), language.as_str()),
    };
    let day = day(terms.signed_at.unwrap_or(job.now()));
    texts::check(&mut job.conn, TextKind::Consent, named, day, "textVersion").await
}

/// The terms that a request comes to, when the actor's organisation records it now.
pub(super) async fn settle(job: &mut Job, standing: &Standing, request: &Request) -> Result<Terms, Halt> {
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let terms = request.settle(actor.kind, law.basis(), standing.sealed, now)?;
    if terms.recipient == Recipient::Organization(actor.organization) {
        return Err(Problem::new("grant.to_oneself").at("organization").into());
    }
    if let Recipient::Organization(organization) = terms.recipient
        && organizations::by_ids(&mut job.conn, &[organization]).await?.is_empty()
    {
        return Err(Problem::not_found("organization").into());
    }
    if let Recipient::Conference(conference) = terms.recipient {
        sits(job, standing.person, conference, &terms).await?;
    }
    Ok(terms)
}

/// Refuses what no conference could open: one about somebody else, one that is over or was called after the signature,
/// parts beyond its agenda.
async fn sits(job: &mut Job, person: PersonId, id: ConferenceId, terms: &Terms) -> Result<(), Halt> {
    let now = job.now();
    let found = conferences::facts(&mut job.conn, id).await?.filter(|found| found.person == person);
    let conference = found.ok_or_else(|| Problem::not_found("conference"))?;
    if conference.status_at(now) != conferences::Status::Open {
        return Err(Problem::new("grant.conference_over").at("conference").into());
    }
    if terms.signed_at.is_some_and(|signed| signed < conference.opened_at) {
        return Err(Problem::new("grant.signed_before_conference").at("signedAt").into());
    }
    let beyond = terms.parts.minus(conference.agenda);
    if !beyond.is_empty() {
        return Err(Problem::new("grant.beyond_agenda").at("parts").with("parts", listed(beyond)).into());
    }
    Ok(())
}
