use super::super::{
    model::{ClaimPolicy, Told, Urgency},
    store::{self, Change},
};
use super::open::{check_concerns, check_policy, check_severity};
use crate::{
    areas,
    call::{Call, Memo},
    directory,
    kernel::{AreaId, Halt, Id, KindOfHelpId, MemberId, NeedId, Problem, text},
    policy::{Part, UpdateNeed},
};

/// An edit of what a need says. What is not given stays.
#[derive(Clone, Debug)]
pub(in crate::needs) struct Edit {
    pub(in crate::needs) need: NeedId,
    pub(in crate::needs) if_version: Option<i64>,
    pub(in crate::needs) kind_of_help: Option<KindOfHelpId>,
    pub(in crate::needs) severity: Option<i64>,
    pub(in crate::needs) urgency: Option<Urgency>,
    pub(in crate::needs) strength: Option<String>,
    pub(in crate::needs) area: Option<AreaId>,
    pub(in crate::needs) concerns: Option<(bool, Vec<MemberId>)>,
    pub(in crate::needs) claim_policy: Option<ClaimPolicy>,
    pub(in crate::needs) answers: Option<Vec<(String, String)>>,
}

/// Changes what a need says. A move of the person changes its district here and nowhere else.
pub(in crate::needs) async fn update(call: &Call, memo: Memo, mut edit: Edit) -> Result<NeedId, Halt> {
    let kinds = directory::kinds(call).await?;
    let tree = areas::tree(call).await?;
    edit.severity.map_or(Ok(()), check_severity)?;
    if let Some(strength) = edit.strength.take() {
        edit.strength = text::limited(&strength, text::LINE_MAX, "strength")?;
    }
    let area = match edit.area {
        Some(area) => {
            let district = tree.located(area, "area")?;
            Some((area, district))
        }
        None => None,
    };
    edit.concerns.as_ref().map_or(Ok(()), |(whole, members)| check_concerns(*whole, members))?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (facts, standing, permit) = super::leave::<UpdateNeed>(job, edit.need).await?;
            if edit.if_version.is_some_and(|seen| seen != facts.version) {
                return Err(Problem::conflict(facts.version).into());
            }
            edit.claim_policy.map_or(Ok(()), |policy| check_policy(facts.domain, policy))?;
            let kind = edit.kind_of_help.or(facts.kind_of_help_id);
            let given = edit.answers.as_deref().unwrap_or_default();
            let answers = super::answers(&kinds, facts.domain, kind, given)?;
            let change = Change {
                kind_of_help: edit.kind_of_help,
                severity: edit.severity,
                urgency: edit.urgency,
                strength: edit.strength,
                area,
                whole_household: edit.concerns.as_ref().map(|(whole, _)| *whole),
                claim_policy: edit.claim_policy,
            };
            store::edit(&mut job.conn, &permit, &change, facts.version).await?;
            if edit.answers.is_some() {
                store::put_answers(&mut job.conn, facts.id, &answers).await?;
            }
            if let Some((_, members)) = &edit.concerns {
                super::concerned(job, facts.person_id, members).await?;
                store::put_concerned(&mut job.conn, facts.id, members).await?;
            }
            let actor = job.actor()?;
            let told = Told {
                need: facts.id,
                at: job.now(),
                by: Some((actor.organization, actor.user)),
                subject: ("need", facts.id.uuid()),
                event: "update",
                from: Some(facts.status.name()),
                to: facts.status.name(),
                reason: None,
            };
            super::tell(job, &told).await?;
            if let Some(after) = store::facts(&mut job.conn, facts.id).await? {
                job.note(super::Written(after.clone()));
                super::moved(job, Some(facts.clone()), after);
            }
            job.audit("need.update", &standing, &[Part::Needs(facts.domain)]).await?;
            Ok(facts.id)
        })
    })
    .await
}
