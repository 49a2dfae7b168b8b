//! Anybody proposes a group, or that one be put right; whoever keeps the map sees the difference and decides.
use super::{
    super::{
        model::{Atlas, Face, FieldChange, Group, GroupFields, Proposal, ProposalStatus, Status},
        store,
    },
    atlas, leave, own, tell, to_keep,
};
use crate::{
    accounts::Client,
    areas::{self, Tree},
    call::{Call, Job, Memo, TokenScope},
    kernel::{GroupId, Halt, Page, Problem, ProposalId, Time, text},
    policy::{Anybody, ProposeGroup},
};
use std::sync::Arc;

/// Characters of what else is said.
const NOTE_MAX: usize = 1_000;

/// What somebody proposes.
#[derive(Clone, Debug)]
pub(in crate::groups) struct Proposed {
    /// Which group is to be put right; none for a new one.
    pub group: Option<GroupId>,
    /// What they would have there.
    pub fields: GroupFields,
    /// What else they say: of a new group, where it meets.
    pub note: Option<String>,
    /// How they can be asked.
    pub reply_to: Option<String>,
    /// When the form was opened.
    pub ticket: String,
    /// What stands in the field that nobody sees.
    pub trap: Option<String>,
}

/// Writes a proposal down. Nothing of the map changes until it is decided.
pub(in crate::groups) async fn propose(
    call: &Call,
    client: &Client,
    proposed: Proposed,
) -> Result<ProposalId, Halt> {
    let leave: Anybody<ProposeGroup> = call.anybody(client.place())?;
    call.filled_in(&proposed.ticket, proposed.trap.as_deref())?;
    let (atlas, tree) = (atlas(call).await?, areas::tree(call).await?);
    let now = call.now();
    let proposal = proposed.checked(&atlas, &tree, now)?;
    let id = proposal.id;
    call.write(move |job| Box::pin(async move { store::submit(&mut job.conn, &leave, &proposal).await }))
        .await?;
    Ok(id)
}

impl Proposed {
    fn checked(self, atlas: &Atlas, tree: &Tree, now: Time) -> Result<Proposal, Problem> {
        if self.fields.place.is_some() {
            return Err(Problem::new("group.place_by_note").at("place"));
        }
        let published = |group: &&Group| atlas.standing(group, now).published;
        let group = match self.group {
            Some(id) => Some(atlas.group(id).filter(published).ok_or_else(|| Problem::not_found("group"))?),
            None => None,
        };
        let note = self.note.as_deref().map_or(Ok(None), |note| text::limited(note, NOTE_MAX, "note"))?;
        let reply_to =
            self.reply_to.as_deref().map_or(Ok(None), |to| text::limited(to, text::LINE_MAX, "replyTo"))?;
        let face = self.fields.clone().put(group.map(|group| &group.face), atlas, tree)?;
        let says = group.is_none_or(|group| !group.face.differences(&face).is_empty()) || note.is_some();
        if !says {
            return Err(Problem::new("group.nothing_proposed").at("note"));
        }
        Ok(Proposal { note, reply_to, ..Proposal::submitted(self.group, &self.fields, now) })
    }
}

/// What a proposal would put differently, field by field; of a new group, all that is said of it.
pub(in crate::groups) async fn differences(
    call: &Call,
    proposal: &Proposal,
) -> Result<Vec<FieldChange>, Halt> {
    let (atlas, tree) = (atlas(call).await?, areas::tree(call).await?);
    let fields = GroupFields::read(&proposal.fields, None)?;
    let group = proposal.group_id.and_then(|id| atlas.group(id));
    // What could be said when it was proposed may be impossible by now: then the note is left to be read.
    let Ok(face) = fields.put(group.map(|group| &group.face), &atlas, &tree) else { return Ok(Vec::new()) };
    let changes = match group {
        Some(group) => group.face.differences(&face),
        None => face.told(),
    };
    Ok(Face::named(changes, &atlas, &tree))
}

/// Proposals in a state, the first one first; of one group alone where it is named.
pub(in crate::groups) async fn proposals(
    call: &Call,
    which: (ProposalStatus, Option<GroupId>),
    page: &Page,
) -> Result<Vec<Proposal>, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(leave) = to_keep(call) else { return Ok(Vec::new()) };
    store::proposals(&mut *call.reader().await?, &leave, which, page).await
}

/// What becomes of a proposal.
#[derive(Clone, Debug)]
pub(in crate::groups) struct Decision {
    /// Which.
    pub id: ProposalId,
    /// The version that was looked at.
    pub if_version: Option<i64>,
    /// Whether it comes onto the map.
    pub accept: bool,
    /// What is put differently than proposed.
    pub fields: GroupFields,
    /// Why it doesn't.
    pub reason: Option<String>,
}

/// Accepts a proposal, as it is or put differently, or rejects it with a reason.
pub(in crate::groups) async fn decide(
    call: &Call,
    memo: Memo,
    decision: Decision,
) -> Result<ProposalId, Halt> {
    let (atlas, tree) = (atlas(call).await?, areas::tree(call).await?);
    call.mutate(memo, move |job| Box::pin(settle(job, atlas, tree, decision))).await
}

async fn settle(
    job: &mut Job,
    atlas: Arc<Atlas>,
    tree: Arc<Tree>,
    decision: Decision,
) -> Result<ProposalId, Halt> {
    let leave = leave(job)?;
    let seen = store::proposal(&mut job.conn, &leave, decision.id).await?;
    let seen = seen.ok_or_else(|| Problem::not_found("proposal"))?;
    if decision.if_version.is_some_and(|version| version != seen.version) {
        return Err(Problem::conflict(seen.version).into());
    }
    if seen.status != ProposalStatus::Submitted {
        let problem = Problem::new("group.proposal_decided");
        return Err(problem.in_state(seen.status.name(), Vec::new()).into());
    }
    let reason = decision
        .reason
        .as_deref()
        .map_or(Ok(None), |reason| text::limited(reason, text::LINE_MAX, "reason"))?;
    if decision.accept == reason.is_some() {
        return Err(Problem::new(if decision.accept { "group.reason" } else { "text.required" })
            .at("reason")
            .into());
    }
    let group = if decision.accept {
        let fields = GroupFields::read(&seen.fields, Some(&decision.fields))?;
        Some(take_over(job, (&atlas, &tree), seen.group_id, fields).await?)
    } else {
        None
    };
    let to = if decision.accept { ProposalStatus::Accepted } else { ProposalStatus::Rejected };
    let now = job.now();
    store::decide(&mut job.conn, &leave, &seen, (to, group, reason.as_deref(), now)).await?;
    Ok(seen.id)
}

/// Puts on the map what was proposed: a new group as reported, one that stands there as it is put right.
async fn take_over(
    job: &mut Job,
    (atlas, tree): (&Atlas, &Tree),
    group: Option<GroupId>,
    fields: GroupFields,
) -> Result<GroupId, Halt> {
    let leave = leave(job)?;
    let Some(id) = group else {
        let face = fields.put(None, atlas, tree)?;
        let group = Group::reported(leave.actor().organization, face, job.now());
        store::insert(&mut job.conn, &leave, &group).await?;
        tell(job, group.id, "add", (None, Status::Reported), (None, Vec::new())).await?;
        return Ok(group.id);
    };
    let group = own(atlas, &leave, id)?;
    let face = fields.put(Some(&group.face), atlas, tree)?;
    let changes = group.face.differences(&face);
    if !changes.is_empty() {
        store::set_face(&mut job.conn, &leave, group, (&face, group.extra.as_deref())).await?;
        let stands = atlas.standing(group, job.now()).status;
        tell(job, id, "update", (Some(stands), stands), (None, changes)).await?;
    }
    Ok(id)
}
