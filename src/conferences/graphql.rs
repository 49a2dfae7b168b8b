//! Case conferences in the API.
use super::{
    model::{Guest, New, Status},
    service::{self, Table},
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{ConferenceId, Halt, Id, OrganizationId, PersonId, Problem, Time},
    persons::{
        Batch,
        graphql::{People, Person},
    },
    policy::Part,
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, connection::Connection};
use chrono::SubsecRound;
use std::sync::Arc;
use tokio::sync::OnceCell;

/// The name that cursors of this list are bound to.
const LIST: &str = "conferences";

/// Organisations that talk about one person. For its guests a seat opens, of what is on the agenda, what grants to the
/// conference hold, while it is open.
#[derive(Clone, Debug)]
pub struct ConferenceObject {
    table: Table,
    people: Arc<People>,
    organizations: Arc<Organizations>,
}

impl ConferenceObject {
    /// Those of one answer, whose persons and organisations are read together.
    fn all(tables: Vec<Table>) -> Vec<Self> {
        let people = People::of(tables.iter().map(|table| table.row.person));
        let callers = tables.iter().map(|table| table.row.organization);
        let guests = tables.iter().flat_map(|table| &table.guests).map(|guest| guest.organization);
        let organizations = Organizations::of(callers.chain(guests));
        let one =
            |table| Self { table, people: Arc::clone(&people), organizations: Arc::clone(&organizations) };
        tables.into_iter().map(one).collect()
    }
}

/// Organisations that talk about one person.
#[Object(name = "Conference")]
impl ConferenceObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.table.row.id.to_string().into()
    }

    /// About whom; null to a guest of whom no grant has opened anything yet.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        self.people.get(ctx.data::<Call>()?, self.table.row.person).await
    }

    /// Who called it; null where that would say more of the person than is open to the caller.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        if !self.table.caller {
            return Ok(None);
        }
        self.organizations.get(ctx.data::<Call>()?, self.table.row.organization).await
    }

    /// The most that a seat at it can open; to a guest, what of it is open to them. At most 48.
    async fn agenda(&self) -> Vec<Part> {
        self.table.agenda.iter().collect()
    }

    /// When it begins.
    async fn starts_at(&self) -> Time {
        self.table.row.starts_at
    }

    /// Where. At most 200 characters.
    async fn place(&self) -> Option<&str> {
        self.table.row.place.as_deref()
    }

    /// Where it stands now.
    async fn status(&self, ctx: &Context<'_>) -> Result<Status> {
        Ok(self.table.row.status_at(ctx.data::<Call>()?.now()))
    }

    /// When it was called.
    async fn opened_at(&self) -> Time {
        self.table.row.opened_at
    }

    /// When it opens nothing any more, unless it is closed before.
    async fn until(&self) -> Time {
        self.table.row.until
    }

    /// When it was closed by hand.
    async fn closed_at(&self) -> Option<Time> {
        self.table.row.closed_at
    }

    /// What was said and agreed; for those of the lead to whom everything on the agenda is open. At most 4,000 characters.
    async fn minutes(&self) -> Option<&str> {
        self.table.row.minutes.as_deref().filter(|_| self.table.minutes)
    }

    /// Who sits at it, in the order of their invitations, and to the lead then who left. To a guest nobody is named who
    /// would say more of the person than is open to that guest. At most 50.
    async fn guests(&self) -> Vec<ConferenceGuest> {
        let one =
            |guest: &Guest| ConferenceGuest { guest: *guest, organizations: Arc::clone(&self.organizations) };
        self.table.guests.iter().map(one).collect()
    }
}

/// A seat at a case conference.
#[derive(Clone, Debug)]
pub struct ConferenceGuest {
    guest: Guest,
    organizations: Arc<Organizations>,
}

/// A seat at a case conference.
#[Object]
impl ConferenceGuest {
    /// Who sits there.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.organizations.get(ctx.data::<Call>()?, self.guest.organization).await
    }

    /// Since when: what was granted to the conference before doesn't open to them.
    async fn invited_at(&self) -> Time {
        self.guest.invited_at
    }

    /// When they left it.
    async fn left_at(&self) -> Option<Time> {
        self.guest.left_at
    }
}

/// The conferences of all persons of an answer, once they are read.
#[derive(Debug, Default)]
struct ConferencesOf(OnceCell<Vec<ConferenceObject>>);

/// The conferences about one person, the latest first; null where they are withheld. Those of all persons of the
/// answer are read together.
pub async fn of_person(
    call: &Call,
    persons: &Batch,
    at: usize,
) -> Result<Option<Vec<ConferenceObject>>, Halt> {
    if !persons.shows(call, at, Part::Conferences) {
        return Ok(None);
    }
    let slot = persons.slots().slot::<ConferencesOf>();
    let read = || async { service::of_persons(call, persons.permits()).await.map(ConferenceObject::all) };
    let all = slot.0.get_or_try_init(read).await?;
    let person = persons.permits()[at].on();
    Ok(Some(all.iter().filter(|one| one.table.row.person == person).cloned().collect()))
}

/// Questions about case conferences.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConferencesQuery;

#[Object]
impl ConferencesQuery {
    /// The open case conferences at which the caller's organisation sits, the latest invitation first.
    async fn conferences(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, ConferenceObject>> {
        let call = ctx.data::<Call>()?;
        list(call, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }
}

async fn list(
    call: &Call,
    first: i32,
    after: Option<&str>,
) -> std::result::Result<Connection<String, ConferenceObject>, Halt> {
    let page = call.page(LIST, first, after)?;
    let (tables, places) = service::invitations(call, &page).await?;
    let rows = places.into_iter().zip(ConferenceObject::all(tables)).collect();
    call.connection(LIST, &page, rows)
}

/// A conference that is called.
#[derive(Clone, Debug, InputObject)]
pub struct OpenConferenceInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// About whom; never about a sealed person.
    person: ID,
    /// The most that a seat at it can open. It can't be changed. Never what is sealed, notes, a card, or parts that are
    /// made of rows.
    agenda: Vec<Part>,
    /// Who is invited: organisations with a signed data agreement. At most 20.
    organizations: Vec<ID>,
    /// When it begins, within 90 days.
    starts_at: Time,
    /// Where. At most 200 characters; no name and no need in it: every guest reads it.
    place: Option<String>,
    /// When it opens nothing any more; a week after it begins, where nothing is said.
    until: Option<Time>,
}

impl OpenConferenceInput {
    fn new_conference(&self) -> std::result::Result<New, Problem> {
        let guests = self.organizations.iter().map(organization).collect::<std::result::Result<_, _>>()?;
        Ok(New {
            person: PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))?,
            agenda: self.agenda.iter().copied().collect(),
            guests,
            starts_at: self.starts_at.trunc_subsecs(6),
            place: self.place.clone(),
            until: self.until.map(|until| until.trunc_subsecs(6)),
        })
    }
}

/// One more seat, or the end of one.
#[derive(Clone, Debug, InputObject)]
pub struct ConferenceSeatInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// At which conference.
    conference: ID,
    /// Whose.
    organization: ID,
}

/// The end of a conference.
#[derive(Clone, Debug, InputObject)]
pub struct CloseConferenceInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which conference.
    conference: ID,
    /// What was said and agreed; for the lead. At most 4,000 characters.
    minutes: Option<String>,
}

/// What became of a conference.
#[derive(Clone, Debug, SimpleObject)]
pub struct ConferencePayload {
    /// How it stands now; null where nothing was done, or where the caller sits at it no more.
    conference: Option<ConferenceObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl ConferencePayload {
    async fn of(call: &Call, done: std::result::Result<ConferenceId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let found = service::read(call, id).await.map_err(|halt| error(call, halt))?;
                Self {
                    conference: ConferenceObject::all(found.into_iter().collect()).pop(),
                    problems: vec![],
                }
            }
            Err(problems) => Self { conference: None, problems },
        })
    }
}

fn conference(id: &ID) -> std::result::Result<ConferenceId, Problem> {
    ConferenceId::parse(id).ok_or_else(|| Problem::not_found("conference"))
}

fn organization(id: &ID) -> std::result::Result<OrganizationId, Problem> {
    OrganizationId::parse(id).ok_or_else(|| Problem::not_found("organization"))
}

/// The verbs.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConferencesMutation;

#[Object]
impl ConferencesMutation {
    /// Calls a case conference about a person and invites organisations to it. For the person's lead. It opens nothing
    /// by itself: grants to it do, of what is on its agenda, to those who sit there when they are signed.
    async fn open_conference(
        &self,
        ctx: &Context<'_>,
        input: OpenConferenceInput,
    ) -> Result<ConferencePayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("openConference", input.client_mutation_id.as_ref(), &input)?;
            service::open(call, memo, input.new_conference()?).await
        };
        ConferencePayload::of(call, done.await).await
    }

    /// Gives one more organisation a seat. For the person's lead. What was granted to the conference before doesn't open
    /// to the new guest.
    async fn invite_to_conference(
        &self,
        ctx: &Context<'_>,
        input: ConferenceSeatInput,
    ) -> Result<ConferencePayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("inviteToConference", input.client_mutation_id.as_ref(), &input)?;
            let guest = organization(&input.organization)?;
            service::invite(call, memo, conference(&input.conference)?, guest).await
        };
        ConferencePayload::of(call, done.await).await
    }

    /// Takes a seat away, and closes at once what it opened. For the person's lead; for a guest its own, by those who answer
    /// cards there.
    async fn uninvite_from_conference(
        &self,
        ctx: &Context<'_>,
        input: ConferenceSeatInput,
    ) -> Result<ConferencePayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("uninviteFromConference", input.client_mutation_id.as_ref(), &input)?;
            let guest = organization(&input.organization)?;
            service::uninvite(call, memo, conference(&input.conference)?, guest).await
        };
        ConferencePayload::of(call, done.await).await
    }

    /// Ends a conference: it opens nothing any more. For the person's lead.
    async fn close_conference(
        &self,
        ctx: &Context<'_>,
        input: CloseConferenceInput,
    ) -> Result<ConferencePayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("closeConference", input.client_mutation_id.as_ref(), &input)?;
            service::close(call, memo, conference(&input.conference)?, input.minutes.clone()).await
        };
        ConferencePayload::of(call, done.await).await
    }
}
