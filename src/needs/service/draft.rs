//! Needs that are prepared by whoever may, and opened by whoever answers for it. Only the person's lead knows of them.
use super::super::{
    model::{ClaimPolicy, Draft, DraftFacts, DraftLine, Event, MACHINE, ReportedBy, Sketch, Status, Urgency},
    store::draft as store,
};
use super::open::{Opening, check_concerns, check_policy, check_severity, home, write};
use crate::{
    areas::{self, Tree},
    call::{Call, Change, Job, Memo, TokenScope},
    directory::{self, kinds::Kinds},
    kernel::{AreaId, By, Halt, KindOfHelpId, MemberId, NeedId, PersonId, Problem, Time, text},
    persons::Batch,
    policy::{Act, Actor, Domain, DraftNeed, Law, OpenNeed, Part, Permit, ReadDraft, Role, Standing},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// What an edit says of a field that may be empty.
#[derive(Clone, Copy, Debug)]
pub(in crate::needs) enum Stated<T> {
    /// Nothing: it stays as it is.
    Stays,
    /// What it is from now on, maybe empty.
    Is(Option<T>),
}

impl<T> Stated<T> {
    fn after(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Stays => before,
            Self::Is(now) => now,
        }
    }
}

/// An edit of what a draft says. What is not given stays.
#[derive(Clone, Debug)]
pub(in crate::needs) struct Edited {
    pub(in crate::needs) draft: NeedId,
    pub(in crate::needs) if_version: Option<i64>,
    pub(in crate::needs) kind_of_help: Option<KindOfHelpId>,
    pub(in crate::needs) severity: Option<i64>,
    pub(in crate::needs) urgency: Stated<Urgency>,
    pub(in crate::needs) strength: Option<String>,
    pub(in crate::needs) reported_by: Option<ReportedBy>,
    pub(in crate::needs) area: Stated<AreaId>,
    pub(in crate::needs) concerns: Option<(bool, Vec<MemberId>)>,
    pub(in crate::needs) shared: Option<bool>,
    pub(in crate::needs) claim_policy: Option<ClaimPolicy>,
    pub(in crate::needs) answers: Option<Vec<(String, String)>>,
}

impl Edited {
    fn apply(self, before: Sketch) -> Sketch {
        let (whole_household, members) = self.concerns.unwrap_or((before.whole_household, before.members));
        Sketch {
            kind_of_help: self.kind_of_help.or(before.kind_of_help),
            severity: self.severity.unwrap_or(before.severity),
            urgency: self.urgency.after(before.urgency),
            strength: self.strength.or(before.strength),
            reported_by: self.reported_by.unwrap_or(before.reported_by),
            area: self.area.after(before.area),
            whole_household,
            members,
            shared: self.shared.unwrap_or(before.shared),
            claim_policy: self.claim_policy.unwrap_or(before.claim_policy),
            answers: self.answers.unwrap_or(before.answers),
        }
    }
}

/// What drafts and openings are checked against.
struct Known {
    kinds: Arc<Kinds>,
    tree: Arc<Tree>,
}

impl Known {
    async fn of(call: &Call) -> Result<Self, Halt> {
        Ok(Self { kinds: directory::kinds(call).await?, tree: areas::tree(call).await? })
    }

    /// A draft may leave open what it doesn't say yet; what it says is checked.
    fn checked(&self, domain: Domain, mut sketch: Sketch) -> Result<Sketch, Problem> {
        super::answers(&self.kinds, domain, sketch.kind_of_help, &sketch.answers)?;
        check_severity(sketch.severity)?;
        check_policy(domain, sketch.claim_policy)?;
        check_concerns(sketch.whole_household, &sketch.members)?;
        if let Some(area) = sketch.area {
            self.tree.located(area, "area")?;
        }
        if let Some(strength) = sketch.strength.take() {
            sketch.strength = text::limited(&strength, text::LINE_MAX, "strength")?;
        }
        Ok(sketch)
    }
}

/// Prepares a need of a person whom the caller's organisation leads: nobody else learns of it, and no clock starts.
pub(in crate::needs) async fn draft(
    call: &Call,
    memo: Memo,
    (person, domain): (PersonId, Domain),
    sketch: Sketch,
) -> Result<NeedId, Halt> {
    let sketch = Known::of(call).await?.checked(domain, sketch)?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let standing = job.standing(person).await?;
            let permit = job
                .law()
                .permit_need::<DraftNeed>(&job.actor()?, &standing, NeedId::mint(), domain)
                .ok()
                .filter(Permit::leads)
                .ok_or_else(|| Problem::not_found("person"))?;
            super::concerned(job, person, &sketch.members).await?;
            let now = job.now();
            store::insert(&mut job.conn, &permit, domain, &sketch, now).await?;
            tell(job, &permit, ("draft", None, Status::Draft), now).await?;
            job.audit(DraftNeed::NAME, &standing, &[Part::Needs(domain)]).await?;
            Ok(permit.on())
        })
    })
    .await
}

/// Writes down what became of a draft, and that whoever may know of it is to be told.
async fn tell<A: Act<On = NeedId>>(
    job: &mut Job,
    permit: &Permit<A>,
    line: (&'static str, Option<Status>, Status),
    at: Time,
) -> Result<(), Halt> {
    job.note(Change::Draft(permit.person(), permit.on(), permit.actor().organization));
    store::tell(&mut job.conn, permit, line, at).await
}

/// A draft's facts and the leave for an act on it, with the person's world locked; `not_found` for one that may not be
/// known of.
async fn leave<A: Act<On = NeedId>>(
    job: &mut Job,
    id: NeedId,
    if_version: Option<i64>,
) -> Result<(DraftFacts, Standing, Permit<A>), Halt> {
    let found = store::facts(&mut job.conn, &[id]).await?.pop();
    let standing = job.standing(found.as_ref().map_or_else(super::nobody, |facts| facts.person_id)).await?;
    // Read again under the lock: it may have been opened while we waited for it.
    let found = store::facts(&mut job.conn, &[id]).await?.pop();
    let unknown = || Problem::not_found("draft");
    let facts = found.filter(|facts| facts.person_id == standing.person).ok_or_else(unknown)?;
    let (law, actor) = (job.law(), job.actor()?);
    let read = law.permit_need::<ReadDraft>(&actor, &standing, id, facts.domain).ok();
    let _: Permit<ReadDraft> = read.filter(Permit::leads).ok_or_else(unknown)?;
    let permit = law.permit_need::<A>(&actor, &standing, id, facts.domain).ok().filter(Permit::leads);
    let permit = permit.ok_or_else(|| Problem::new("need.draft_not_yours_to_open").at("draft"))?;
    if if_version.is_some_and(|seen| seen != facts.version) {
        return Err(Problem::conflict(facts.version).into());
    }
    Ok((facts, standing, permit))
}

/// A draft is changed and discarded by who prepared it, and by whoever could open it.
async fn leave_to_change(
    job: &mut Job,
    id: NeedId,
    if_version: Option<i64>,
) -> Result<(DraftFacts, Standing, Permit<DraftNeed>), Halt> {
    let (facts, standing, permit) = leave::<DraftNeed>(job, id, if_version).await?;
    let actor = permit.actor();
    if sides(&job.law(), actor, &standing, &facts).is_empty() {
        return Err(Problem::new("need.draft_of_another").at("draft").into());
    }
    Ok((facts, standing, permit))
}

/// What an actor is to a draft that they may read: its author, one who may open it, both or neither.
fn sides(law: &Law, actor: &Actor, standing: &Standing, facts: &DraftFacts) -> Vec<By> {
    let opens = law.permit_need::<OpenNeed>(actor, standing, facts.id, facts.domain);
    let author = (facts.drafted_by == actor.user).then_some(By::Author);
    let opener = opens.is_ok_and(|leave| leave.leads()).then_some(By::Opener);
    author.into_iter().chain(opener).collect()
}

/// Changes what a draft says.
pub(in crate::needs) async fn change(call: &Call, memo: Memo, edit: Edited) -> Result<NeedId, Halt> {
    let known = Known::of(call).await?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing, permit) = leave_to_change(job, edit.draft, edit.if_version).await?;
            let to = MACHINE.step(facts.status, Event::Edit)?;
            let before = said(job, &permit).await?;
            let names_concerned = edit.concerns.is_some();
            let sketch = known.checked(facts.domain, edit.apply(before.sketch()))?;
            // Whoever left the household meanwhile is no reason to refuse what is said of other things.
            if names_concerned {
                super::concerned(job, facts.person_id, &sketch.members).await?;
            }
            store::edit(&mut job.conn, &permit, &sketch, facts.version).await?;
            let (now, line) = (job.now(), (Event::Edit.name(), Some(facts.status), to));
            tell(job, &permit, line, now).await?;
            job.audit(DraftNeed::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(facts.id)
        })
    })
    .await
}

/// Discards a draft: it was never a need. What it said is gone; who prepared it and who discarded it stays.
pub(in crate::needs) async fn discard(
    call: &Call,
    memo: Memo,
    id: NeedId,
    if_version: Option<i64>,
) -> Result<NeedId, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing, permit) = leave_to_change(job, id, if_version).await?;
            let to = MACHINE.step(facts.status, Event::Discard)?;
            store::end(&mut job.conn, &permit, to, facts.version).await?;
            store::forget(&mut job.conn, &permit).await?;
            let (now, line) = (job.now(), (Event::Discard.name(), Some(facts.status), to));
            tell(job, &permit, line, now).await?;
            job.audit(DraftNeed::NAME, &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(facts.id)
        })
    })
    .await
}

/// Opens what was prepared, under the same id: from now on the person waits. Whoever does it answers for what it says.
pub(in crate::needs) async fn release(
    call: &Call,
    memo: Memo,
    id: NeedId,
    if_version: Option<i64>,
) -> Result<NeedId, Halt> {
    let known = Known::of(call).await?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing, permit) = leave::<OpenNeed>(job, id, if_version).await?;
            // A named professional answers for it, no machine.
            if permit.actor().roles.contains(Role::ServiceAccount) {
                return Err(Problem::new("need.draft_not_yours_to_open").at("draft").into());
            }
            let to = MACHINE.step(facts.status, Event::Open)?;
            let draft = said(job, &permit).await?;
            let sketch = known.checked(facts.domain, draft.sketch())?;
            let answers = super::answers(&known.kinds, facts.domain, sketch.kind_of_help, &sketch.answers)?;
            let home = home(job, &permit, &standing).await?;
            let opening = opening(&facts, sketch, home)?;
            if !super::are_members(job, facts.person_id, &opening.members).await? {
                return Err(Problem::new("need.draft_member_left").at("concerns.members").into());
            }
            store::end(&mut job.conn, &permit, to, facts.version).await?;
            let (now, line) = (job.now(), (Event::Open.name(), Some(facts.status), to));
            tell(job, &permit, line, now).await?;
            write(job, (&permit, &standing), opening, &answers, &known.tree).await
        })
    })
    .await
}

/// What opening needs, all of it, or the refusal that names what is missing.
fn opening(facts: &DraftFacts, sketch: Sketch, home: Option<AreaId>) -> Result<Opening, Problem> {
    let area = sketch.area.or(home);
    let (Some(urgency), Some(_)) = (sketch.urgency, area) else {
        let missing = [("urgency", sketch.urgency.is_none()), ("area", area.is_none())];
        let missing: Vec<_> = missing.iter().filter(|(_, so)| *so).map(|(field, _)| *field).collect();
        return Err(Problem::new("need.draft_unfinished").at(missing[0]).with("fields", missing.join(", ")));
    };
    Ok(Opening {
        person: facts.person_id,
        domain: facts.domain,
        kind_of_help: sketch.kind_of_help,
        severity: sketch.severity,
        urgency,
        strength: sketch.strength,
        reported_by: sketch.reported_by,
        area,
        whole_household: sketch.whole_household,
        members: sketch.members,
        shared: sketch.shared,
        claim_policy: sketch.claim_policy,
        answers: sketch.answers,
    })
}

async fn said<A: Act<On = NeedId>>(job: &mut Job, permit: &Permit<A>) -> Result<Draft, Halt> {
    let found = store::drafts(&mut job.conn, std::slice::from_ref(permit)).await?;
    found.into_values().next().ok_or_else(|| Problem::not_found("draft").into())
}

/// Drafts of one answer, each with the leave to read it.
#[derive(Debug, Default)]
pub(in crate::needs) struct DraftBatch {
    permits: Vec<Permit<ReadDraft>>,
    drafts: HashMap<NeedId, Draft>,
    standings: HashMap<PersonId, Standing>,
    lines: tokio::sync::OnceCell<HashMap<NeedId, Vec<DraftLine>>>,
}

impl DraftBatch {
    async fn read(
        call: &Call,
        facts: &[DraftFacts],
        standings: HashMap<PersonId, Standing>,
    ) -> Result<Self, Halt> {
        let (actor, law) = (call.actor()?, &call.house().law);
        let permitted = |facts: &DraftFacts| {
            let standing = standings.get(&facts.person_id)?;
            law.permit_need(actor, standing, facts.id, facts.domain).ok().filter(Permit::leads)
        };
        let mut permits: Vec<Permit<ReadDraft>> = facts.iter().filter_map(permitted).collect();
        if permits.is_empty() {
            return Ok(Self::default());
        }
        let drafts = store::drafts(&mut *call.reader().await?, &permits).await?;
        permits.retain(|permit| drafts.contains_key(&permit.on()));
        Ok(Self { permits, drafts, standings, ..Self::default() })
    }

    /// The leaves, one for each draft, in the order of the answer.
    pub(in crate::needs) fn permits(&self) -> &[Permit<ReadDraft>] {
        &self.permits
    }

    /// One draft.
    pub(in crate::needs) fn draft(&self, at: usize) -> &Draft {
        &self.drafts[&self.permits[at].on()]
    }

    /// Notes that a draft is shown.
    pub(in crate::needs) fn shows(&self, call: &Call, at: usize) {
        let permit = &self.permits[at];
        let part = Part::Needs(self.draft(at).facts.domain);
        call.shows(permit.person(), permit.version(), permit.decision(), part);
    }

    /// What the caller is to a draft, as its machine knows them.
    pub(in crate::needs) fn sides(&self, call: &Call, at: usize) -> Result<Vec<By>, Halt> {
        let facts = &self.draft(at).facts;
        Ok(sides(&call.house().law, call.actor()?, &self.standings[&facts.person_id], facts))
    }

    /// What happened to one, the oldest first; the histories of all are read together.
    pub(in crate::needs) async fn lines(&self, call: &Call, at: usize) -> Result<&[DraftLine], Halt> {
        let read = || async { store::lines(&mut *call.reader().await?, &self.permits).await };
        let all = self.lines.get_or_try_init(read).await?;
        Ok(all.get(&self.permits[at].on()).map_or(&[], Vec::as_slice))
    }
}

/// Those of these drafts that the caller may know of, opened and discarded ones too.
pub(in crate::needs) async fn drafts(call: &Call, ids: &[NeedId]) -> Result<DraftBatch, Halt> {
    call.within(TokenScope::Read)?;
    let facts = store::facts(&mut *call.reader().await?, ids).await?;
    let mut persons: BTreeSet<_> = facts.iter().map(|facts| facts.person_id).collect();
    if persons.is_empty() {
        // What isn't there costs the same statements.
        persons.insert(super::nobody());
    }
    let standings = call.standings(&Vec::from_iter(persons)).await?;
    DraftBatch::read(call, &facts, standings).await
}

/// The drafts of all persons of an answer whom the caller's organisation leads, that wait to be opened.
pub(in crate::needs) async fn drafts_of(call: &Call, persons: &Batch) -> Result<DraftBatch, Halt> {
    let led = |at: &usize| persons.permits()[*at].leads();
    let led: Vec<_> = (0..persons.permits().len()).filter(led).collect();
    let ids: Vec<_> = led.iter().map(|at| persons.permits()[*at].on()).collect();
    if ids.is_empty() {
        return Ok(DraftBatch::default());
    }
    let facts = store::of_persons(&mut *call.reader().await?, &ids).await?;
    let standings =
        led.iter().filter_map(|at| Some((persons.permits()[*at].on(), persons.standing(*at)?.clone())));
    DraftBatch::read(call, &facts, standings.collect()).await
}
