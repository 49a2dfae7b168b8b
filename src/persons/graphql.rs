//! The person in the API.
mod actions;
mod input;
mod object;
mod people;
mod worker;

pub use object::{Person, WithheldPart};
pub use people::People;

use super::service::{self, Registered, Wanted};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{AreaId, Halt, Id, PersonId, Problem},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, connection::Connection};
use input::{RegisterPersonInput, UpdatePersonInput};
use worker::AssignWorkerInput;

/// The name that cursors of this list are bound to.
const LIST: &str = "people";
/// And of this one.
const UNATTENDED: &str = "unattended";

/// Questions about persons.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonsQuery;

#[Object]
impl PersonsQuery {
    /// One person, by id. Null for somebody whom the caller may not know of, the same as for nobody.
    async fn person(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Person>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = PersonId::parse(&id) else { return Ok(None) };
        Person::by_id(call, id).await.map_err(|halt| error(call, halt))
    }

    /// The people whom the caller may know of. With `search`, those whose identity is open to the caller and
    /// of whom a name begins so, by name; or the person of a code. Without, all, in the order in which they
    /// were registered.
    async fn people(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The beginning of a name (accents and case don't matter), or a person's code.")]
        search: Option<String>,
        #[graphql(desc = "A district: those whose address is open to the caller and who live there.")]
        district: Option<ID>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, Person>> {
        let call = ctx.data::<Call>()?;
        people(call, search, district, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }

    /// The persons whom the caller's organisation leads and with whom nobody works: no worker is named, or that one can
    /// sign in no more, and nobody stands in. For those of the lead who may say who does, in the order in which the
    /// persons were registered.
    async fn unattended(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, Person>> {
        let call = ctx.data::<Call>()?;
        unattended(call, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }
}

async fn unattended(
    call: &Call,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, Person>, Halt> {
    let page = call.page(UNATTENDED, first, after)?;
    let found = service::unattended(call, &page).await?;
    call.connection(UNATTENDED, &page, Person::placed(found))
}

async fn people(
    call: &Call,
    search: Option<String>,
    district: Option<ID>,
    first: i32,
    after: Option<&str>,
) -> Result<Connection<String, Person>, Halt> {
    let district = match district {
        Some(id) => Some(AreaId::parse(&id).ok_or_else(|| Problem::new("area.unknown").at("district"))?),
        None => None,
    };
    let page = call.page(LIST, first, after)?;
    let found = service::find(call, &Wanted { search, district, page: page.clone() }).await?;
    call.connection(LIST, &page, Person::placed(found))
}

/// Changes of persons.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonsMutation;

#[Object]
impl PersonsMutation {
    /// Bring a person into the network; the caller's organisation becomes the lead. Where somebody whom the
    /// caller may see is alike, nothing is written: look at `candidates`, then say `nobodyKnown`.
    async fn register_person(
        &self,
        ctx: &Context<'_>,
        input: RegisterPersonInput,
    ) -> Result<RegisterPersonPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("registerPerson", input.client_mutation_id.as_ref(), &input)?;
            service::register(call, memo, input.registration()?).await
        };
        RegisterPersonPayload::of(call, done.await).await
    }

    /// Hide a person at once from everybody but the lead and the organisations that a grant names: no card, no search,
    /// no count, no household shows them, and what claims and referrals opened is closed. For the lead.
    async fn hide_now(&self, ctx: &Context<'_>, input: SealPersonInput) -> Result<PersonPayload> {
        let call = ctx.data::<Call>()?;
        PersonPayload::of(call, seal(call, "hideNow", &input, true).await).await
    }

    /// Show a hidden person again, as the grants in force say. For the lead.
    async fn show_again(&self, ctx: &Context<'_>, input: SealPersonInput) -> Result<PersonPayload> {
        let call = ctx.data::<Call>()?;
        PersonPayload::of(call, seal(call, "showAgain", &input, false).await).await
    }

    /// Say who of the lead works with a person, and who stands in for them until when; what stood there is replaced. For
    /// those of the lead who may hand the person over.
    async fn assign_worker(&self, ctx: &Context<'_>, input: AssignWorkerInput) -> Result<PersonPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("assignWorker", input.client_mutation_id.as_ref(), &input)?;
            service::assign(call, memo, input.assignment()?).await
        };
        PersonPayload::of(call, done.await).await
    }

    /// Write parts of a profile. Each part that is given replaces what stood there; all are written or none.
    async fn update_person(&self, ctx: &Context<'_>, input: UpdatePersonInput) -> Result<PersonPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("updatePerson", input.client_mutation_id.as_ref(), &input)?;
            service::update(call, memo, input.update()?).await
        };
        PersonPayload::of(call, done.await).await
    }
}

/// Whom to hide or to show again.
#[derive(Clone, Debug, InputObject)]
pub struct SealPersonInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Whom.
    person: ID,
}

async fn seal(
    call: &Call,
    mutation: &str,
    input: &SealPersonInput,
    hidden: bool,
) -> std::result::Result<PersonId, Halt> {
    let memo = Memo::of(mutation, input.client_mutation_id.as_ref(), input)?;
    let person = PersonId::parse(&input.person).ok_or_else(|| Problem::not_found("person"))?;
    service::seal(call, memo, person, hidden).await
}

/// What became of a change of a person.
#[derive(Debug, SimpleObject)]
pub struct PersonPayload {
    /// The person as the caller may see them now; null where nothing was done.
    person: Option<Person>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl PersonPayload {
    async fn of(call: &Call, done: Result<PersonId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => Self { person: after(call, id).await?, problems: vec![] },
            Err(problems) => Self { person: None, problems },
        })
    }
}

/// What became of a registration.
#[derive(Debug, Default, SimpleObject)]
pub struct RegisterPersonPayload {
    /// The new person; null where nothing was done.
    person: Option<Person>,
    /// Persons whom the caller may see and who might be the same; at most 10.
    candidates: Vec<PersonCandidate>,
    /// Why nothing was done; empty where it was, and where there are candidates to look at first. At most 20.
    problems: Vec<ProblemAnswer>,
}

/// Somebody who might be the person to be registered.
#[derive(Debug, SimpleObject)]
pub struct PersonCandidate {
    /// Who.
    person: Person,
    /// What is the same: `fiscal_code`, `name`, `birth_date`, `birth_year`; at most 4.
    evidence: Vec<&'static str>,
}

impl RegisterPersonPayload {
    async fn of(call: &Call, done: Result<Registered, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(Registered::Person(id)) => Self { person: after(call, id).await?, ..Self::default() },
            Ok(Registered::Alike(batch, evidence)) => Self {
                candidates: Person::all(*batch)
                    .into_iter()
                    .zip(evidence)
                    .map(|(person, evidence)| PersonCandidate { person, evidence })
                    .collect(),
                ..Self::default()
            },
            Err(problems) => Self { problems, ..Self::default() },
        })
    }
}

async fn after(call: &Call, id: PersonId) -> Result<Option<Person>> {
    Person::by_id(call, id).await.map_err(|halt| error(call, halt))
}
