use super::super::{model::Note, service};
use crate::{
    call::Call,
    kernel::{Halt, Page, PersonId, Time},
    persons::Batch,
    policy::Part,
};
use async_graphql::{ID, Object, connection::Connection};
use chrono::NaiveDate;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::OnceCell;

/// The names that cursors of these lists are bound to.
const OF_PERSON: &str = "person_notes";
const OWN: &str = "notes";

/// A professional note, for the professionals of the organisation that wrote it.
#[derive(Clone, Debug)]
pub struct ProfessionalNote(Note);

impl ProfessionalNote {
    /// As it is shown.
    pub(super) fn of(note: Note) -> Self {
        Self(note)
    }
}

/// A professional note, for the professionals of the organisation that wrote it. No grant and no emergency opens it to
/// anybody else.
#[Object]
impl ProfessionalNote {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Of which day.
    async fn happened_on(&self) -> NaiveDate {
        self.0.happened_on
    }

    /// In words. At most 4,000 characters.
    async fn text(&self) -> &str {
        &self.0.words
    }

    /// The name of whoever wrote it. At most 200 characters.
    async fn author(&self) -> &str {
        &self.0.author
    }

    /// When it was written.
    async fn written_at(&self) -> Time {
        self.0.written_at
    }
}

/// The notes of all persons of one answer, as they were asked for: how many, after which place.
#[derive(Debug, Default)]
struct Notes(Mutex<HashMap<Asked, Arc<Pages>>>);

type Asked = (usize, Option<(String, uuid::Uuid)>);

/// One page of each person's notes.
type Pages = OnceCell<HashMap<PersonId, Vec<Note>>>;

impl Notes {
    fn pages(&self, page: &Page) -> Arc<Pages> {
        let after = page.after.as_ref().map(|place| (place.key.clone(), place.id));
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry((page.first, after)).or_default())
    }
}

/// A page of what the caller's organisation wrote of one person; null where notes are closed. Those of all persons of the
/// answer are read together.
pub async fn of_person(
    call: &Call,
    persons: &Batch,
    at: usize,
    first: i32,
    after: Option<String>,
) -> Result<Option<Connection<String, ProfessionalNote>>, Halt> {
    let page = call.page(OF_PERSON, first, after.as_deref())?;
    if !persons.shows(call, at, Part::Notes) {
        return Ok(None);
    }
    let pages = persons.slots().slot::<Notes>().pages(&page);
    let all = pages.get_or_try_init(|| service::notes_of_persons(call, persons, &page)).await?;
    let own = all.get(&persons.permits()[at].on()).into_iter().flatten();
    let placed = own.map(|note| (service::place(note.happened_on, note.id), ProfessionalNote(note.clone())));
    call.connection(OF_PERSON, &page, placed.collect()).map(Some)
}

/// A page of what the caller's organisation wrote of a person, whoever leads them now.
pub(super) async fn own(
    call: &Call,
    person: PersonId,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, ProfessionalNote>, Halt> {
    let page = call.page(OWN, first, after)?;
    let (notes, places) = service::own_notes(call, person, &page).await?;
    call.connection(OWN, &page, places.into_iter().zip(notes.into_iter().map(ProfessionalNote)).collect())
}
