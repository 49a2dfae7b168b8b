//! Professional notes: written while an organisation leads a person, read by its own professionals alone, then and
//! afterwards.
use super::{
    super::{
        model::{NewNote, Note, not_to_come},
        store::{self, Narrowed},
    },
    place,
};
use crate::{
    call::{Call, Job, Memo, TokenScope},
    kernel::{Halt, NoteId, Page, PersonId, Place, Problem, clock::day, text},
    persons::Batch,
    policy::{Act, Action, AddNote, Decision, Part, Permit, ReadNotes, ReadPerson, Scope},
};
use std::collections::HashMap;

/// Writes a note. For the professionals of the person's lead.
pub(in crate::diary) async fn add(call: &Call, memo: Memo, new: NewNote) -> Result<NoteId, Halt> {
    call.mutate(memo, move |job| Box::pin(put(job, new))).await
}

async fn put(job: &mut Job, new: NewNote) -> Result<NoteId, Halt> {
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let words = text::required(&new.words, text::STORY_MAX, "text")?;
    let happened_on = new.happened_on.unwrap_or(day(now));
    not_to_come(happened_on, now)?;
    let standing = job.standing(new.person).await?;
    let permit = law.permit::<AddNote>(&actor, &standing).map_err(|_| {
        let known = law.decide(&actor, &standing, Action::Read).knows_person();
        if known { Problem::new("note.not_yours").at("person") } else { Problem::not_found("person") }
    })?;
    let id = NoteId::mint();
    store::add_note(&mut job.conn, &permit, id, (happened_on, &words), now).await?;
    job.audit(AddNote::NAME, &standing, &[Part::Notes]).await?;
    Ok(id)
}

/// Leave to read what one's own organisation wrote: for those to whom its notes are open while it leads. No relation to the
/// person is asked for: what somebody wrote stays theirs when another takes the person over.
fn own_scope(call: &Call) -> Result<Option<Scope<ReadNotes>>, Halt> {
    Ok(call.house().law.scope_as_lead::<ReadNotes>(call.actor()?).ok())
}

/// A page of what the caller's organisation wrote of each person of an answer, where their permits show notes.
pub(in crate::diary) async fn of_persons(
    call: &Call,
    persons: &Batch,
    page: &Page,
) -> Result<HashMap<PersonId, Vec<Note>>, Halt> {
    let shown = |permit: &&Permit<ReadPerson>| permit.shows(Part::Notes);
    let open: Vec<_> = persons.permits().iter().filter(shown).map(Permit::on).collect();
    let Some(scope) = own_scope(call)? else { return Ok(HashMap::new()) };
    let rows = store::notes(&mut *call.reader().await?, &scope, &open, Narrowed::of(page), None).await?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for note in rows {
        found.entry(note.person_id).or_default().push(note);
    }
    Ok(found)
}

/// A page of what the caller's organisation wrote of a person, whoever leads them now, and their places.
pub(in crate::diary) async fn own(
    call: &Call,
    person: PersonId,
    page: &Page,
) -> Result<(Vec<Note>, Vec<Place>), Halt> {
    call.within(TokenScope::Read)?;
    let Some(scope) = own_scope(call)? else { return Ok((vec![], vec![])) };
    let found = store::notes(&mut *call.reader().await?, &scope, &[person], Narrowed::of(page), None).await?;
    for note in found.iter().take(page.first) {
        shows(call, note);
    }
    let places = found.iter().map(|note| place(note.happened_on, note.id)).collect();
    Ok((found, places))
}

/// One note of the caller's organisation.
pub(in crate::diary) async fn read(call: &Call, person: PersonId, id: NoteId) -> Result<Option<Note>, Halt> {
    let Some(scope) = own_scope(call)? else { return Ok(None) };
    let to = Narrowed::of(&Page { first: 1, after: None });
    let found = store::notes(&mut *call.reader().await?, &scope, &[person], to, Some(id)).await?;
    Ok(found.into_iter().next().inspect(|note| shows(call, note)))
}

fn shows(call: &Call, note: &Note) {
    call.shows(note.person_id, note.access_version, &Decision::default(), Part::Notes);
}
