//! The verbs: write down what was done, put it right, show it; and the notes of an organisation's own professionals.
mod note;

pub(super) use note::{add as add_note, of_persons as notes_of_persons, own as own_notes, read as read_note};

use super::{
    model::{Entry, Former, New, Said},
    store::{self, Narrowed},
};
use crate::{
    call::{Call, Job, Memo, TokenScope},
    kernel::{EntryId, Halt, Id, Page, PersonId, Place, Problem, once},
    needs, persons,
    persons::Batch,
    policy::{Act, Action, Actor, AddDiaryEntry, CorrectDiaryEntry, Part, Standing},
};
use std::collections::HashMap;
use uuid::Uuid;

/// A person's id that nobody has, so that what isn't there costs the same statements.
fn nobody() -> PersonId {
    PersonId::of(Uuid::nil())
}

/// Where an entry or a note stands in its list.
pub(super) fn place(happened_on: chrono::NaiveDate, id: impl Id) -> Place {
    Place::of(happened_on.to_string(), id)
}

/// Writes down what was done with a person. For whoever may write to the diary; a need that is named is open to them.
pub(super) async fn add(call: &Call, memo: Memo, new: New) -> Result<EntryId, Halt> {
    call.mutate(memo, move |job| Box::pin(put(job, new))).await
}

async fn put(job: &mut Job, new: New) -> Result<EntryId, Halt> {
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let new = New { said: new.said.checked(now)?, ..new };
    let standing = job.standing(new.person).await?;
    let permit = law.permit::<AddDiaryEntry>(&actor, &standing).map_err(|_| {
        let known = law.decide(&actor, &standing, Action::Read).knows_person();
        if known { Problem::new("diary.not_yours").at("person") } else { Problem::not_found("person") }
    })?;
    let named = match new.need {
        Some(need) => {
            let facts = needs::facts(&mut job.conn, need).await?;
            facts.filter(|facts| facts.person_id == new.person && reads_need(job, &actor, &standing, facts))
        }
        None => None,
    };
    if new.need.is_some() && named.is_none() {
        return Err(Problem::not_found("need").into());
    }
    let id = EntryId::mint();
    store::insert(&mut job.conn, &permit, (id, &new), now).await?;
    let parts = named.map(|facts| Part::Needs(facts.domain)).into_iter().chain([Part::Diary]);
    job.audit(AddDiaryEntry::NAME, &standing, &parts.collect::<Vec<_>>()).await?;
    Ok(id)
}

fn reads_need(job: &Job, actor: &Actor, standing: &Standing, facts: &needs::Facts) -> bool {
    job.law().decide(actor, standing, Action::Read).opens_need(facts.id, facts.domain)
}

/// Puts right what the caller's organisation wrote; what stood there is kept.
pub(super) async fn correct(
    call: &Call,
    memo: Memo,
    id: EntryId,
    if_version: Option<i64>,
    said: Said,
) -> Result<EntryId, Halt> {
    call.mutate(memo, move |job| Box::pin(put_right(job, id, if_version, said))).await
}

async fn put_right(job: &mut Job, id: EntryId, if_version: Option<i64>, said: Said) -> Result<EntryId, Halt> {
    let not_found = || Problem::not_found("entry");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let said = said.checked(now)?;
    let person = store::person_of(&mut job.conn, id).await?.unwrap_or_else(nobody);
    let standing = job.standing(person).await?;
    let permit = law.permit::<CorrectDiaryEntry>(&actor, &standing).map_err(|_| not_found())?;
    let entry = store::to_correct(&mut job.conn, &permit, id).await?.ok_or_else(not_found)?;
    if let Some(need) = entry.need_id {
        let facts = needs::facts(&mut job.conn, need).await?;
        facts.filter(|facts| reads_need(job, &actor, &standing, facts)).ok_or_else(not_found)?;
    }
    if if_version.is_some_and(|seen| seen != entry.version) {
        return Err(Problem::conflict(entry.version).into());
    }
    once(store::correct(&mut job.conn, &permit, &entry, &said, now).await?, || {
        Problem::conflict(entry.version + 1)
    })?;
    job.audit(CorrectDiaryEntry::NAME, &standing, &[Part::Diary]).await?;
    Ok(id)
}

/// A page of the diary of each person of an answer.
pub(super) async fn of_persons(
    call: &Call,
    persons: &Batch,
    page: &Page,
) -> Result<HashMap<PersonId, Vec<Entry>>, Halt> {
    let rows =
        store::of_persons(&mut *call.reader().await?, persons.permits(), Narrowed::of(page), None).await?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for entry in rows {
        found.entry(entry.person_id).or_default().push(entry);
    }
    Ok(found)
}

/// One entry, for whoever may see it now.
pub(super) async fn read(call: &Call, id: EntryId) -> Result<Option<Entry>, Halt> {
    call.within(TokenScope::Read)?;
    let person = store::person_of(&mut *call.reader().await?, id).await?;
    let batch = persons::read(call, person.unwrap_or_else(nobody)).await?;
    if batch.permits().is_empty() || !batch.shows(call, 0, Part::Diary) {
        return Ok(None);
    }
    let to = Narrowed::of(&Page { first: 1, after: None });
    let found = store::of_persons(&mut *call.reader().await?, batch.permits(), to, Some(id)).await?;
    Ok(found.into_iter().next())
}

/// What the entries of an answer were before they were put right.
pub(super) async fn former(call: &Call, entries: &[Entry]) -> Result<Vec<Former>, Halt> {
    if entries.iter().all(|entry| entry.version == 1) {
        return Ok(Vec::new());
    }
    store::former(&mut *call.reader().await?, entries).await
}
