//! Who of the lead works with a person, in the API.
use super::super::{
    batch::Batch,
    service::{self, Assignment},
};
use crate::{
    call::Call,
    kernel::{Halt, Id, PersonId, Problem, UserId},
};
use async_graphql::{ID, InputObject, SimpleObject};
use chrono::NaiveDate;
use std::collections::HashMap;
use tokio::sync::OnceCell;

/// A colleague of the lead who works with a person. Shown to the lead alone.
#[derive(Clone, Debug, SimpleObject)]
pub struct LeadWorker {
    /// The user.
    id: ID,
    /// Name and surname.
    name: String,
    /// Whether they can still sign in.
    active: bool,
    /// Who stands in for them now.
    cover: Option<CoverWorker>,
}

/// Who stands in for a colleague.
#[derive(Clone, Debug, SimpleObject)]
pub struct CoverWorker {
    /// The user.
    id: ID,
    /// Name and surname.
    name: String,
    /// The last day on which they do.
    until: NaiveDate,
}

/// The workers of all persons of an answer, once they are read.
#[derive(Debug, Default)]
struct WorkersOf(OnceCell<HashMap<PersonId, LeadWorker>>);

/// Who works with one person; those of all persons of the answer are read together.
pub(super) async fn of_person(call: &Call, persons: &Batch, at: usize) -> Result<Option<LeadWorker>, Halt> {
    let permit = &persons.permits()[at];
    if !permit.leads() {
        return Ok(None);
    }
    let slot = persons.slots().slot::<WorkersOf>();
    let read = || async {
        let all = service::workers(call, persons.permits()).await?;
        Ok::<_, Halt>(all.into_iter().map(|(person, worker)| (person, LeadWorker::of(worker))).collect())
    };
    Ok(slot.0.get_or_try_init(read).await?.get(&permit.on()).cloned())
}

impl LeadWorker {
    fn of(worker: service::Worker) -> Self {
        let cover =
            worker.cover.map(|(id, name, until)| CoverWorker { id: id.to_string().into(), name, until });
        Self { id: worker.id.to_string().into(), name: worker.name, active: worker.active, cover }
    }
}

/// Who is to work with a person.
#[derive(Clone, Debug, InputObject)]
pub struct AssignWorkerInput {
    /// The same id for the same input does nothing twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
    /// With whom.
    person: ID,
    /// The colleague who does.
    user: ID,
    /// Another who stands in for them.
    cover: Option<ID>,
    /// The last day on which that one does, within a year; needed with `cover`.
    cover_until: Option<NaiveDate>,
}

impl AssignWorkerInput {
    pub(super) fn assignment(&self) -> Result<Assignment, Problem> {
        let user = |id: &ID, field| UserId::parse(id).ok_or_else(|| Problem::not_found(field));
        let cover = match (&self.cover, self.cover_until) {
            (Some(cover), Some(until)) => Some((user(cover, "cover")?, until)),
            (None, None) => None,
            (Some(_), None) => return Err(Problem::new("text.required").at("coverUntil")),
            (None, Some(_)) => return Err(Problem::new("text.required").at("cover")),
        };
        Ok(Assignment {
            person: PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))?,
            user: user(&self.user, "user")?,
            cover,
        })
    }
}
