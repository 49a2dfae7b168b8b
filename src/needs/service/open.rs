use super::super::{
    model::{ClaimPolicy, ReportedBy, Urgency},
    store::{self, NewNeed},
};
use crate::{
    areas::{self, Tree},
    call::{Call, Job, Memo},
    directory,
    kernel::{AreaId, Halt, KindOfHelpId, MemberId, NeedId, PersonId, Problem, text},
    policy::{Act, Action, Class, Domain, OpenNeed, Part, PartSet, Permit, Standing},
};

/// A need to be opened.
#[derive(Clone, Debug)]
pub(in crate::needs) struct Opening {
    pub(in crate::needs) person: PersonId,
    pub(in crate::needs) domain: Domain,
    pub(in crate::needs) kind_of_help: Option<KindOfHelpId>,
    pub(in crate::needs) severity: i64,
    pub(in crate::needs) urgency: Urgency,
    pub(in crate::needs) strength: Option<String>,
    pub(in crate::needs) reported_by: ReportedBy,
    pub(in crate::needs) area: Option<AreaId>,
    pub(in crate::needs) whole_household: bool,
    pub(in crate::needs) members: Vec<MemberId>,
    pub(in crate::needs) shared: bool,
    pub(in crate::needs) claim_policy: ClaimPolicy,
    pub(in crate::needs) answers: Vec<(String, String)>,
}

/// Opens a need of a person: domain, urgency and area are enough.
pub(in crate::needs) async fn open(call: &Call, memo: Memo, mut new: Opening) -> Result<NeedId, Halt> {
    let kinds = directory::kinds(call).await?;
    let answers = super::answers(&kinds, new.domain, new.kind_of_help, &new.answers)?;
    let tree = areas::tree(call).await?;
    check_severity(new.severity)?;
    check_policy(new.domain, new.claim_policy)?;
    if let Some(strength) = new.strength.take() {
        new.strength = text::limited(&strength, text::LINE_MAX, "strength")?;
    }
    check_concerns(new.whole_household, &new.members)?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let standing = job.standing(new.person).await?;
            let permit = job
                .law()
                .permit_need::<OpenNeed>(&job.actor()?, &standing, NeedId::mint(), new.domain)
                .map_err(|_| Problem::not_found("person"))?;
            write(job, (&permit, &standing), new, &answers, &tree).await
        })
    })
    .await
}

/// Writes down what was checked: from now on the person waits.
pub(super) async fn write(
    job: &mut Job,
    (permit, standing): (&Permit<OpenNeed>, &Standing),
    new: Opening,
    answers: &[(String, String, &'static str)],
    tree: &Tree,
) -> Result<NeedId, Halt> {
    let id = permit.on();
    let area = match new.area {
        Some(area) => Some(area),
        None => home(job, permit, standing).await?,
    };
    let area = area.ok_or_else(|| Problem::new("need.area_required").at("area"))?;
    let district = tree.located(area, "area")?;
    super::concerned(job, new.person, &new.members).await?;
    let row = NewNeed {
        domain: new.domain,
        kind_of_help: new.kind_of_help,
        severity: new.severity,
        urgency: new.urgency,
        strength: new.strength,
        reported_by: new.reported_by,
        area,
        district,
        whole_household: new.whole_household,
        shared: new.shared,
        claim_policy: new.claim_policy,
        at: job.now(),
    };
    store::insert(&mut job.conn, permit, &row).await?;
    store::put_concerned(&mut job.conn, id, &new.members).await?;
    store::put_answers(&mut job.conn, id, answers).await?;
    super::opened(job, id, row.at).await?;
    job.audit(OpenNeed::NAME, standing, &[Part::Needs(new.domain)]).await?;
    Ok(id)
}

/// Where the person lives, for who may read it: it is told to nobody by the place of a need that they opened.
pub(super) async fn home(
    job: &mut Job,
    permit: &Permit<OpenNeed>,
    standing: &Standing,
) -> Result<Option<AreaId>, Halt> {
    let reads = job.law().decide(permit.actor(), standing, Action::Read).parts.contains(Part::Address);
    if reads { store::home_of(&mut job.conn, permit).await } else { Ok(None) }
}

pub(super) fn check_concerns(whole_household: bool, members: &[MemberId]) -> Result<(), Problem> {
    if whole_household && !members.is_empty() {
        return Err(Problem::new("need.concerns").at("concerns.members"));
    }
    Ok(())
}

pub(super) fn check_severity(severity: i64) -> Result<(), Problem> {
    if (0..=5).contains(&severity) { Ok(()) } else { Err(Problem::new("need.severity").at("severity")) }
}

/// Only for what is not delicate may the first who answers be let in without anybody choosing.
pub(super) fn check_policy(domain: Domain, policy: ClaimPolicy) -> Result<(), Problem> {
    let light = PartSet::of_class(Class::S1).union(PartSet::of_class(Class::S2));
    if policy == ClaimPolicy::FirstEligible && !light.contains(Part::Needs(domain)) {
        return Err(Problem::new("need.claim_policy").at("claimPolicy"));
    }
    Ok(())
}
