//! The diary and the notes in the API.
mod entry;
mod note;

pub use entry::{DiaryEntry, of_person};
pub use note::{ProfessionalNote, of_person as notes_of_person};

use super::{
    model::{Kind, New, NewNote, Said},
    service,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{EntryId, Halt, Id, NeedId, NoteId, PersonId, Problem},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, connection::Connection};
use chrono::NaiveDate;

/// Questions about what was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiaryQuery;

#[Object]
impl DiaryQuery {
    /// The professional notes that the caller's organisation wrote of a person, the latest day first, also once it leads
    /// them no more: for its professionals. Empty to everybody else, whoever the person is.
    async fn notes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of whom.")] person: ID,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, ProfessionalNote>> {
        let call = ctx.data::<Call>()?;
        let person = PersonId::parse(&person).unwrap_or_else(PersonId::mint);
        note::own(call, person, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }
}

/// What was done with a person.
#[derive(Clone, Debug, InputObject)]
pub struct AddDiaryEntryInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// With whom.
    person: ID,
    /// For which of their needs: one that is open to the caller. The entry is then shown to those to whom it is open, too.
    need: Option<ID>,
    /// On which day; not one to come.
    happened_on: NaiveDate,
    /// What was done.
    kind: Kind,
    /// In words. At most 4,000 characters.
    text: String,
}

impl AddDiaryEntryInput {
    fn new_entry(&self) -> std::result::Result<New, Problem> {
        let need = |id: &ID| NeedId::parse(id).ok_or_else(|| Problem::not_found("need"));
        Ok(New {
            person: person(&self.person)?,
            need: self.need.as_ref().map(need).transpose()?,
            said: Said { happened_on: self.happened_on, kind: self.kind, words: self.text.clone() },
        })
    }
}

/// An entry put right: all of it anew.
#[derive(Clone, Debug, InputObject)]
pub struct CorrectDiaryEntryInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which entry: one of the caller's organisation.
    entry: ID,
    /// Refused with `conflict` where it has another version now.
    if_version: Option<i64>,
    /// On which day; not one to come.
    happened_on: NaiveDate,
    /// What was done.
    kind: Kind,
    /// In words. At most 4,000 characters.
    text: String,
}

impl CorrectDiaryEntryInput {
    fn said(&self) -> Said {
        Said { happened_on: self.happened_on, kind: self.kind, words: self.text.clone() }
    }
}

/// A professional note.
#[derive(Clone, Debug, InputObject)]
pub struct AddNoteInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Of whom.
    person: ID,
    /// Of which day; today, where nothing is said.
    happened_on: Option<NaiveDate>,
    /// In words. At most 4,000 characters.
    text: String,
}

fn person(id: &ID) -> std::result::Result<PersonId, Problem> {
    PersonId::parse(id).ok_or_else(|| Problem::not_found("person"))
}

/// What became of an entry.
#[derive(Clone, Debug, SimpleObject)]
pub struct DiaryEntryPayload {
    /// How it stands now; null where nothing was done, or where the caller may write to the diary and not read it.
    entry: Option<DiaryEntry>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl DiaryEntryPayload {
    async fn of(call: &Call, done: std::result::Result<EntryId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let found = service::read(call, id).await.map_err(|halt| error(call, halt))?;
                Self { entry: DiaryEntry::all(found.into_iter().collect()).pop(), problems: vec![] }
            }
            Err(problems) => Self { entry: None, problems },
        })
    }
}

/// What became of a note.
#[derive(Clone, Debug, SimpleObject)]
pub struct NotePayload {
    /// The note; null where nothing was done.
    note: Option<ProfessionalNote>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

/// The verbs of the room.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiaryMutation;

#[Object]
impl DiaryMutation {
    /// Writes down in the shared diary what was done with a person: for the lead, and for those of the care team whom the
    /// law and a grant let write there.
    async fn add_diary_entry(
        &self,
        ctx: &Context<'_>,
        input: AddDiaryEntryInput,
    ) -> Result<DiaryEntryPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("addDiaryEntry", input.client_mutation_id.as_ref(), &input)?;
            service::add(call, memo, input.new_entry()?).await
        };
        DiaryEntryPayload::of(call, done.await).await
    }

    /// Puts right what the caller's organisation wrote in the diary. Nothing is deleted: what stood there is kept.
    async fn correct_diary_entry(
        &self,
        ctx: &Context<'_>,
        input: CorrectDiaryEntryInput,
    ) -> Result<DiaryEntryPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("correctDiaryEntry", input.client_mutation_id.as_ref(), &input)?;
            let id = EntryId::parse(&input.entry).ok_or_else(|| Problem::not_found("entry"))?;
            service::correct(call, memo, id, input.if_version, input.said()).await
        };
        DiaryEntryPayload::of(call, done.await).await
    }

    /// Writes a professional note. For the professionals of the person's lead; nobody else ever reads it.
    async fn add_note(&self, ctx: &Context<'_>, input: AddNoteInput) -> Result<NotePayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("addNote", input.client_mutation_id.as_ref(), &input)?;
            let AddNoteInput { happened_on, text: words, .. } = input.clone();
            let person = person(&input.person)?;
            let id: NoteId = service::add_note(call, memo, NewNote { person, happened_on, words }).await?;
            Ok((person, id))
        };
        Ok(match answer(call, done.await)? {
            Ok((person, id)) => {
                let note = service::read_note(call, person, id).await.map_err(|halt| error(call, halt))?;
                NotePayload { note: note.map(ProfessionalNote::of), problems: vec![] }
            }
            Err(problems) => NotePayload { note: None, problems },
        })
    }
}
