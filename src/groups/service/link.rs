//! "Still correct?": one tap from a link that runs out and that can only confirm or flag.
use super::{
    super::{
        model::{Atlas, Event, Found, Group, GroupFields, MACHINE, Proposal},
        store::{self, Moved},
    },
    atlas, own, tell, to_keep,
};
use crate::{
    accounts::Client,
    call::{Call, Job},
    kernel::{GroupId, Halt, Id, Problem, Secrets, Time, text},
    policy::{Anybody, KeepGroups, ProposeGroup, Scope},
};
use chrono::{DateTime, TimeDelta};
use std::sync::Arc;
use uuid::Uuid;

/// What such links are sealed for.
const LINK: &str = "link of a group";
/// How long one can be followed.
const GOOD_FOR: TimeDelta = TimeDelta::days(60);
/// Characters of what isn't right.
const NOTE_MAX: usize = 1_000;

/// The word that opens a group's page of "still correct?", for whoever keeps the map to send on; nothing for others.
pub(in crate::groups) async fn link(call: &Call, id: GroupId) -> Result<Option<String>, Halt> {
    let Ok(leave) = to_keep(call) else { return Ok(None) };
    if own(&*atlas(call).await?, &leave, id).is_err() {
        return Ok(None);
    }
    let until = (call.now() + GOOD_FOR).timestamp().to_be_bytes();
    let bytes = [id.uuid().as_bytes().as_slice(), &until].concat();
    Ok(Some(call.house().secrets.seal(LINK, &bytes)))
}

fn followed(secrets: &Secrets, link: &str, now: Time) -> Option<GroupId> {
    let bytes = secrets.unseal(LINK, link.trim())?;
    let (id, until) = bytes.split_first_chunk::<16>()?;
    let until = DateTime::from_timestamp(i64::from_be_bytes(until.try_into().ok()?), 0)?;
    (now <= until).then(|| GroupId::of(Uuid::from_bytes(*id)))
}

/// The group behind a link that is still good; nothing behind any other.
pub(in crate::groups) async fn behind(
    call: &Call,
    client: &Client,
    link: &str,
) -> Result<Option<(Arc<Atlas>, Found)>, Halt> {
    let _leave: Anybody<ProposeGroup> = call.anybody(client.place())?;
    let Some(id) = followed(&call.house().secrets, link, call.now()) else { return Ok(None) };
    let atlas = atlas(call).await?;
    let Some(at) = atlas.position(id) else { return Ok(None) };
    let standing = atlas.standing(atlas.at(at), call.now());
    Ok(Some((atlas, Found { at, standing, km: None })))
}

/// What somebody says by a link.
#[derive(Clone, Debug)]
pub(in crate::groups) struct Answer {
    /// The link's word.
    pub link: String,
    /// Whether all of it is still correct.
    pub correct: bool,
    /// What isn't.
    pub note: Option<String>,
}

/// Confirms a group, or flags it: then somebody makes sure, and what isn't right waits as a proposal.
pub(in crate::groups) async fn answer(call: &Call, client: &Client, answer: Answer) -> Result<GroupId, Halt> {
    let leave: Anybody<ProposeGroup> = call.anybody(client.place())?;
    let note = answer.note.as_deref().map_or(Ok(None), |note| text::limited(note, NOTE_MAX, "note"))?;
    if answer.correct == note.is_some() {
        let code = if answer.correct { "group.correct_or_not" } else { "text.required" };
        return Err(Problem::new(code).at("note").into());
    }
    let id = followed(&call.house().secrets, &answer.link, call.now());
    let id = id.ok_or_else(|| Problem::new("group.link_over").at("link"))?;
    let atlas = atlas(call).await?;
    call.write(move |job| {
        Box::pin(async move {
            let group = atlas.group(id).ok_or_else(|| Problem::new("group.link_over").at("link"))?;
            step(job, &atlas, group, if answer.correct { Event::Confirm } else { Event::Flag }).await?;
            if note.is_some() {
                let nothing = GroupFields::default();
                let proposal = Proposal { note, ..Proposal::submitted(Some(id), &nothing, job.now()) };
                store::submit(&mut job.conn, &leave, &proposal).await?;
            }
            Ok(id)
        })
    })
    .await
}

async fn step(job: &mut Job, atlas: &Atlas, group: &Group, event: Event) -> Result<(), Halt> {
    let from = atlas.standing(group, job.now()).status;
    let to = MACHINE.step(from, event)?;
    let verified = (event == Event::Confirm).then_some(job.now());
    let moved = Moved { to, reason: None, until: None, into: None, verified };
    store::move_on::<KeepGroups>(&mut job.conn, None::<&Scope<KeepGroups>>, group, moved).await?;
    tell(job, group.id, event.name(), (Some(from), to), (None, Vec::new())).await
}
