//! The map is kept: what is said of a group, how sure it is, which two are one.
use super::{
    super::{
        model::{Atlas, Event, Group, GroupFields, MACHINE, Reason, Status},
        store::{self, Moved, Told},
    },
    atlas, leave, own, tell, to_read,
};
use crate::{
    areas,
    call::{Call, Job, Memo, TokenScope},
    kernel::{CampaignId, EventId, GroupId, Halt, Page, Problem, clock::day, text},
};
use chrono::{NaiveDate, TimeDelta};
use std::sync::Arc;

/// How far ahead a group is suspended at most.
const SUSPENDED_MAX: TimeDelta = TimeDelta::days(366);

/// How a new group begins.
#[derive(Clone, Copy, Debug)]
pub(in crate::groups) struct Beginning {
    /// Forming, reported or active; active means that somebody made sure.
    pub status: Status,
    /// In which search it was found.
    pub campaign: Option<CampaignId>,
    /// Whether it is another one than the one that is called the same in the same place.
    pub another: bool,
}

/// Puts a group on the map.
pub(in crate::groups) async fn add(
    call: &Call,
    memo: Memo,
    fields: GroupFields,
    begins: Beginning,
) -> Result<GroupId, Halt> {
    let (atlas, tree) = (atlas(call).await?, areas::tree(call).await?);
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let leave = leave(job)?;
            if !matches!(begins.status, Status::Forming | Status::Reported | Status::Active) {
                return Err(Problem::new("group.begins").at("status").into());
            }
            let face = fields.put(None, &atlas, &tree)?;
            let group = Group {
                status: begins.status,
                campaign: begins.campaign,
                verified_at: (begins.status == Status::Active).then_some(job.now()),
                ..Group::reported(leave.actor().organization, face, job.now())
            };
            if !begins.another && is_known(&atlas, &group) {
                return Err(Problem::new("group.known").at("name").into());
            }
            store::insert(&mut job.conn, &leave, &group).await?;
            tell(job, group.id, "add", (None, group.status), (None, Vec::new())).await?;
            Ok(group.id)
        })
    })
    .await
}

/// Whether one that isn't closed is called the same in the same place.
fn is_known(atlas: &Atlas, new: &Group) -> bool {
    let key = text::search_key(&new.face.name);
    let same = |group: &Group| group.face.area == new.face.area && text::search_key(&group.face.name) == key;
    atlas.groups().any(|group| group.status != Status::Closed && same(group))
}

/// Puts what is said of a group differently.
pub(in crate::groups) async fn update(
    call: &Call,
    memo: Memo,
    (id, if_version): (GroupId, Option<i64>),
    fields: GroupFields,
) -> Result<GroupId, Halt> {
    let (atlas, tree) = (atlas(call).await?, areas::tree(call).await?);
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let leave = leave(job)?;
            let group = own(&atlas, &leave, id)?;
            unchanged(group, if_version)?;
            let face = fields.put(Some(&group.face), &atlas, &tree)?;
            let changes = group.face.differences(&face);
            if changes.is_empty() {
                return Ok(id);
            }
            store::set_face(&mut job.conn, &leave, group, (&face, group.extra.as_deref())).await?;
            let stands = atlas.standing(group, job.now()).status;
            tell(job, id, "update", (Some(stands), stands), (None, changes)).await?;
            Ok(id)
        })
    })
    .await
}

pub(super) fn unchanged(group: &Group, if_version: Option<i64>) -> Result<(), Problem> {
    if if_version.is_some_and(|seen| seen != group.version) {
        return Err(Problem::conflict(group.version));
    }
    Ok(())
}

/// A step in a group's life.
#[derive(Clone, Copy, Debug)]
pub(in crate::groups) struct Step {
    /// What happens.
    pub event: Event,
    /// Why.
    pub reason: Option<Reason>,
    /// The last day on which it doesn't meet.
    pub until: Option<NaiveDate>,
}

impl Step {
    /// Refuses a step that no keeper makes, and one that doesn't say why.
    fn checked(self, today: NaiveDate) -> Result<Self, Problem> {
        let Self { event, reason, until } = self;
        let fits = match event {
            Event::Suspend => reason.is_some_and(Reason::suspends),
            Event::Close => reason.is_some_and(Reason::closes),
            Event::Flag | Event::Age => return Err(Problem::new("group.not_by_keeper").at("event")),
            _ => reason.is_none(),
        };
        if !fits {
            return Err(Problem::new("group.reason").at("reason"));
        }
        if until.is_some() && event != Event::Suspend {
            return Err(Problem::new("group.until").at("until"));
        }
        if until.is_some_and(|until| !(today..=today + SUSPENDED_MAX).contains(&until)) {
            return Err(Problem::new("group.until").at("until"));
        }
        Ok(self)
    }
}

/// Takes a group a step on.
pub(in crate::groups) async fn move_on(
    call: &Call,
    memo: Memo,
    (id, if_version): (GroupId, Option<i64>),
    step: Step,
) -> Result<GroupId, Halt> {
    let atlas = atlas(call).await?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let leave = leave(job)?;
            let group = own(&atlas, &leave, id)?;
            unchanged(group, if_version)?;
            let step = step.checked(day(job.now()))?;
            let from = atlas.standing(group, job.now()).status;
            let to = MACHINE.step(from, step.event)?;
            let sure = matches!(step.event, Event::Confirm | Event::Start);
            let moved = Moved {
                to,
                reason: step.reason,
                until: step.until,
                into: None,
                verified: sure.then_some(job.now()),
            };
            store::move_on(&mut job.conn, Some(&leave), group, moved).await?;
            tell(job, id, step.event.name(), (Some(from), to), (step.reason, Vec::new())).await?;
            Ok(id)
        })
    })
    .await
}

/// Says that one group is another that is on the map already: it is closed, and who looks for it finds the other. What its face
/// says that the other's doesn't stays in its history.
pub(in crate::groups) async fn merge(
    call: &Call,
    memo: Memo,
    keep: GroupId,
    duplicate: GroupId,
) -> Result<GroupId, Halt> {
    let atlas = atlas(call).await?;
    call.mutate(memo, move |job| Box::pin(join(job, atlas, keep, duplicate))).await
}

async fn join(job: &mut Job, atlas: Arc<Atlas>, keep: GroupId, duplicate: GroupId) -> Result<GroupId, Halt> {
    let leave = leave(job)?;
    let (kept, other) = (own(&atlas, &leave, keep)?, own(&atlas, &leave, duplicate)?);
    if keep == duplicate {
        return Err(Problem::new("group.merge_itself").at("duplicate").into());
    }
    let now = job.now();
    let stands = |group: &Group| atlas.standing(group, now).status;
    let (stays, from) = (stands(kept), stands(other));
    if stays == Status::Closed {
        return Err(Problem::new("group.merge_closed").at("keep").into());
    }
    let to = MACHINE.step(from, Event::Close)?;
    let moved = Moved { to, reason: Some(Reason::Duplicate), until: None, into: Some(keep), verified: None };
    store::move_on(&mut job.conn, Some(&leave), other, moved).await?;
    let changes = other.face.differences(&kept.face);
    tell(job, duplicate, "merge", (Some(from), to), (Some(Reason::Duplicate), changes.clone())).await?;
    tell(job, keep, "merge", (Some(stays), stays), (None, changes)).await?;
    Ok(keep)
}

/// What happened to a group, the latest first.
pub(in crate::groups) async fn history(
    call: &Call,
    id: GroupId,
    page: &Page,
) -> Result<Vec<(EventId, Told)>, Halt> {
    call.within(TokenScope::Read)?;
    let leave = to_read(call)?;
    store::history(&mut *call.reader().await?, &leave, id, page).await
}
