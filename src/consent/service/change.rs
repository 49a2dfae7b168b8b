//! Moving a grant along the edges of its life: nothing else changes one.
use super::{
    super::{
        model::{
            self, Evidence, Grant, GrantStatus, Leave, Recipient, Request, Rule, Signature, Terms, listed,
        },
        store::{self, Happened, Move},
    },
    give::{settle, text_was_read},
};
use crate::{
    call::{Call, Change, Errand, Job, Memo},
    kernel::{GrantId, Halt, Id, PersonId, Problem, Time, once},
    persons::{self, Notice},
    policy::{
        Act, ActivateGrant, PartSet, Permit, RefuseGrant, ResumeGrant, RevokeGrant, ShortenGrant, Standing,
        SupersedeGrant, SuspendGrant,
    },
};
use futures_util::future::BoxFuture;

pub use model::{EndReason, ResumeReason, SuspendReason};

/// Which grant, as its caller last saw it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The grant.
    pub id: GrantId,
    /// Its version then.
    pub version: Option<i64>,
}

/// What the person answered to a draft, and that they were told how their data is used.
#[derive(Clone, Debug)]
pub struct Answered {
    /// How, when, on which text.
    pub signature: Signature,
    /// The notice, where one was given.
    pub notice: Option<Notice>,
}

/// The person signed what was prepared: it opens from now on.
pub async fn activate(call: &Call, memo: Memo, seen: Seen, answered: Answered) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| Box::pin(sign(job, seen, answered))).await
}

async fn sign(job: &mut Job, seen: Seen, answered: Answered) -> Result<GrantId, Halt> {
    let mut taken = Taken::<ActivateGrant>::take(job, seen, "grant").await?;
    let request = Request::signed(&taken.grant, answered.signature, false);
    request.check()?;
    taken.grant.terms = settle(job, &taken.standing, &request).await?;
    if let Some(former) = taken.grant.supersedes {
        replaces(&taken.grant.terms, job.now())?;
        supersede_if_live(job, taken.grant.person, former).await?;
    }
    taken.answered(job, request.evidence, answered.notice).await
}

/// The person said no to what was prepared. It opens nothing and closes nothing.
pub async fn refuse(call: &Call, memo: Memo, seen: Seen, answered: Answered) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| Box::pin(decline(job, seen, answered))).await
}

async fn decline(job: &mut Job, seen: Seen, answered: Answered) -> Result<GrantId, Halt> {
    let now = job.now();
    let mut taken = Taken::<RefuseGrant>::take(job, seen, "grant").await?;
    let request = Request::signed(&taken.grant, answered.signature, true);
    request.check()?;
    let signed_at = request.signed_at.unwrap_or(now);
    if signed_at > now {
        return Err(Problem::new("grant.signed_in_future").at("signedAt").into());
    }
    taken.grant.terms.signed_at = Some(signed_at);
    taken.answered(job, request.evidence, answered.notice).await
}

/// Holds a grant back: what it opened is closed when this answers.
pub async fn suspend(call: &Call, memo: Memo, seen: Seen, reason: SuspendReason) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let taken = Taken::<SuspendGrant>::take(job, seen, "grant").await?;
            taken.put(job, Some(reason.name())).await
        })
    })
    .await
}

/// Lets a grant that was held back open again.
pub async fn resume(call: &Call, memo: Memo, seen: Seen, reason: ResumeReason) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let taken = Taken::<ResumeGrant>::take(job, seen, "grant").await?;
            taken.put(job, Some(reason.name())).await
        })
    })
    .await
}

/// Brings the end of a grant forward. For a later end the person signs anew.
pub async fn shorten(call: &Call, memo: Memo, seen: Seen, until: Time) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let mut taken = Taken::<ShortenGrant>::take(job, seen, "grant").await?;
            model::earlier(&taken.grant.terms, until, job.now())?;
            taken.grant.terms.until = Some(until);
            taken.put(job, None).await
        })
    })
    .await
}

/// Takes a grant back: what it opened is closed when this answers.
pub async fn revoke(call: &Call, memo: Memo, seen: Seen, reason: Option<EndReason>) -> Result<GrantId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let mut taken = Taken::<RevokeGrant>::take(job, seen, "grant").await?;
            taken.grant.ended_at = Some(job.now());
            taken.grant.end_reason = reason;
            taken.put(job, reason.map(EndReason::name)).await
        })
    })
    .await
}

/// A grant that takes the place of another is in force from that moment on: there is none in which neither or both
/// are.
pub(super) fn replaces(terms: &Terms, now: Time) -> Result<(), Problem> {
    let at_once = terms.from.is_some_and(|from| from <= now);
    if at_once { Ok(()) } else { Err(Problem::new("grant.replaces_at_once").at("from")) }
}

/// Ends the former of two grants of one person, in the job that records the other.
pub(super) async fn supersede(job: &mut Job, person: PersonId, former: GrantId) -> Result<(), Halt> {
    may_supersede(job, person, former).await?.end(job).await
}

/// The same, where the former is still there to be ended: a draft may wait longer than it lasts.
async fn supersede_if_live(job: &mut Job, person: PersonId, former: GrantId) -> Result<(), Halt> {
    let found = find_former(job, person, former).await?;
    match found.step("supersedes", job.now()) {
        Ok(taken) => taken.end(job).await,
        Err(_) => Ok(()),
    }
}

/// Whether a grant can be replaced: it is of the same person, and not at its end.
pub(super) async fn may_supersede(
    job: &mut Job,
    person: PersonId,
    former: GrantId,
) -> Result<Taken<SupersedeGrant>, Halt> {
    let now = job.now();
    Ok(find_former(job, person, former).await?.step("supersedes", now)?)
}

async fn find_former(
    job: &mut Job,
    person: PersonId,
    former: GrantId,
) -> Result<Found<SupersedeGrant>, Halt> {
    if store::person_of(&mut job.conn, former).await? != Some(person) {
        return Err(Problem::not_found("supersedes").into());
    }
    Found::find(job, Seen { id: former, version: None }, "supersedes").await
}

/// A grant that its caller may move, before anybody looked whether it can be moved so.
struct Found<A: Act> {
    permit: Permit<A>,
    standing: Standing,
    grant: Grant,
}

impl<A: Move> Found<A> {
    async fn find(job: &mut Job, seen: Seen, field: &str) -> Result<Self, Halt> {
        let not_found = || Problem::not_found(field);
        let (actor, law) = (job.actor()?, job.law());
        // Nobody's grant takes the same steps as one that may not be known of.
        let person = store::person_of(&mut job.conn, seen.id).await?.unwrap_or_else(PersonId::mint);
        let standing = job.standing(person).await?;
        let permit = law.permit::<A>(&actor, &standing).map_err(|_| not_found())?;
        let grant = store::to_move(&mut job.conn, &permit, seen.id).await?.ok_or_else(not_found)?;
        if seen.version.is_some_and(|version| version != grant.version) {
            return Err(Problem::conflict(grant.version).into());
        }
        Ok(Self { permit, standing, grant })
    }

    fn step(self, field: &str, now: Time) -> Result<Taken<A>, Problem> {
        let Self { permit, standing, grant } = self;
        let rule = model::step(grant.status_at(now), A::EVENT).map_err(|refused| refused.at(field))?;
        let beyond = grant.terms.parts.minus(permit.parts());
        if rule.leave == Leave::OfItsParts && !beyond.is_empty() {
            return Err(Problem::new("grant.parts_not_yours").at(field).with("parts", listed(beyond)));
        }
        Ok(Taken { permit, standing, grant, rule })
    }
}

/// A grant on its way along an edge.
pub(super) struct Taken<A: Act> {
    permit: Permit<A>,
    standing: Standing,
    grant: Grant,
    rule: &'static Rule,
}

impl<A: Move> Taken<A> {
    async fn take(job: &mut Job, seen: Seen, field: &str) -> Result<Self, Halt> {
        let now = job.now();
        Ok(Found::find(job, seen, field).await?.step(field, now)?)
    }

    /// The person answered before whoever moves the grant: they collected it.
    async fn answered(
        mut self,
        job: &mut Job,
        evidence: Evidence,
        notice: Option<Notice>,
    ) -> Result<GrantId, Halt> {
        let actor = job.actor()?;
        text_was_read(job, &evidence, &self.grant.terms).await?;
        self.grant.evidence = evidence;
        (self.grant.collected_by, self.grant.recorded_by) = (actor.user, actor.organization);
        if let Some(notice) = notice {
            let notice = notice.checked(job.now(), "notice")?;
            persons::give_notice(job, &self.permit, &notice).await?;
        }
        self.put(job, None).await
    }

    async fn put(mut self, job: &mut Job, reason: Option<&'static str>) -> Result<GrantId, Halt> {
        let (now, from) = (job.now(), self.grant.status);
        let opened = self.grant.opens_at(now);
        self.grant.status = self.rule.to;
        let touched = store::put(&mut job.conn, &self.permit, &self.grant).await?;
        once(touched, || Problem::conflict(self.grant.version))?;
        if self.rule.closes() {
            job.raise(self.grant.person).await?;
        }
        let told = Happened { grant: &self.grant, event: A::EVENT, from: Some(from), reason };
        store::tell(&mut job.conn, &self.permit, told, now).await?;
        tell_recipient(job, &self.grant, opened).await?;
        audit::<A>(job, &self.standing, self.grant.terms.parts).await?;
        Ok(self.grant.id)
    }
}

impl Taken<SupersedeGrant> {
    async fn end(mut self, job: &mut Job) -> Result<(), Halt> {
        self.grant.ended_at = Some(job.now());
        self.put(job, None).await.map(|_| ())
    }
}

/// The errand of a grant that opens at a later time.
pub const BEGIN: &str = "grant.begin";

/// Leaves word for the one organisation to which a grant opens something, or did before: of what never opened anything
/// it hears nothing.
pub(super) async fn tell_recipient(job: &mut Job, grant: &Grant, opened: bool) -> Result<(), Halt> {
    let Recipient::Organization(recipient) = grant.terms.recipient else { return Ok(()) };
    let now = job.now();
    if opened || grant.opens_at(now) {
        job.note(Change::Sight(grant.person, recipient));
    } else if let Some(from) =
        grant.terms.from.filter(|from| grant.status == GrantStatus::Active && *from > now)
    {
        job.later(BEGIN, grant.id.uuid(), from).await?;
    }
    Ok(())
}

/// Leaves that word when the time has come from which a grant opens something.
pub fn begin_in_time<'a>(job: &'a mut Job, errand: &'a Errand) -> BoxFuture<'a, Result<(), Halt>> {
    Box::pin(async move {
        let now = job.now();
        let begun = store::begun(&mut job.conn, GrantId::of(errand.subject_id), now).await?;
        if let Some((person, recipient)) = begun {
            job.note(Change::Sight(person, recipient));
        }
        Ok(())
    })
}

pub(super) async fn audit<A: Act>(job: &mut Job, standing: &Standing, parts: PartSet) -> Result<(), Halt> {
    job.audit(A::NAME, standing, &parts.iter().collect::<Vec<_>>()).await
}
