//! Asking the lead for parts, in the API.
use super::super::{
    model::ask::{PartRequest, Refusal, Status},
    service::ask::{self as service, Reply},
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{GrantId, Halt, Id, PartRequestId, PersonId, Problem, Time, text},
    persons::graphql::{People, Person},
    policy::Part,
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, connection::Connection};
use std::{collections::HashMap, sync::Arc};

/// The name that cursors of this list are bound to.
const LIST: &str = "partRequests";

/// A question to the lead for parts that are closed.
#[derive(Clone, Debug)]
pub struct PartRequestObject {
    row: PartRequest,
    people: Arc<People>,
    organizations: Arc<Organizations>,
}

impl PartRequestObject {
    /// Those that wait for an answer of the caller's organisation as lead and that the caller may see: of many, the newest
    /// 100.
    pub async fn waiting(call: &Call) -> Result<HashMap<PartRequestId, Self>, Halt> {
        let page = call.page(LIST, 99, None)?;
        let (found, _) = service::find(call, false, true, &page).await?;
        let ids: Vec<_> = found.iter().map(|request| request.id).collect();
        Ok(ids.into_iter().zip(Self::all(found)).collect())
    }

    /// Those of one page, whose persons and organisations are read together.
    fn all(rows: Vec<PartRequest>) -> impl Iterator<Item = Self> {
        let people = People::of(rows.iter().map(|row| row.person));
        let organizations = Organizations::of(rows.iter().map(|row| row.organization));
        rows.into_iter().map(move |row| Self {
            row,
            people: Arc::clone(&people),
            organizations: Arc::clone(&organizations),
        })
    }
}

/// A question to the lead for parts that are closed.
#[Object(name = "PartRequest")]
impl PartRequestObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// Whose parts, as far as the caller may see the person.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        self.people.get(ctx.data::<Call>()?, self.row.person).await
    }

    /// The organisation that asks.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.organizations.get(ctx.data::<Call>()?, self.row.organization).await
    }

    /// What is asked for. At most 48.
    async fn parts(&self) -> Vec<Part> {
        self.row.parts.iter().collect()
    }

    /// What it is needed for, in the asker's words. At most 4,000 characters.
    async fn note(&self) -> &str {
        &self.row.note
    }

    /// Where it stands.
    async fn status(&self) -> Status {
        self.row.status
    }

    /// When it was asked.
    async fn asked_at(&self) -> Time {
        self.row.asked_at
    }

    /// When it was answered, or taken back.
    async fn answered_at(&self) -> Option<Time> {
        self.row.answered_at
    }

    /// The grant that answers it.
    async fn grant(&self) -> Option<ID> {
        self.row.grant.map(|grant| grant.to_string().into())
    }

    /// Why not.
    async fn refusal(&self) -> Option<Refusal> {
        self.row.reason
    }
}

/// Questions about questions for parts.
#[derive(Clone, Copy, Debug, Default)]
pub struct AskQuery;

#[Object]
impl AskQuery {
    /// Questions for parts that are closed, the newest first: those that the caller's organisation is asked as lead,
    /// or its own.
    async fn part_requests(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "The caller's organisation's own, of persons whom the caller knows of.")]
        own: bool,
        #[graphql(default = true, desc = "Only those without an answer.")] waiting: bool,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, PartRequestObject>> {
        let call = ctx.data::<Call>()?;
        list(call, (own, waiting), first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }
}

async fn list(
    call: &Call,
    (own, waiting): (bool, bool),
    first: i32,
    after: Option<&str>,
) -> std::result::Result<Connection<String, PartRequestObject>, Halt> {
    let page = call.page(LIST, first, after)?;
    let (found, places) = service::find(call, own, waiting, &page).await?;
    let rows = places.into_iter().zip(PartRequestObject::all(found)).collect();
    call.connection(LIST, &page, rows)
}

/// A question for parts.
#[derive(Clone, Debug, InputObject)]
pub struct AskForPartInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Whose parts.
    person: ID,
    /// Which: those that `withheld` names with `ASK_LEAD`, needs by their domain.
    parts: Vec<Part>,
    /// What they are needed for. The lead reads it. At most 4,000 characters.
    note: String,
}

/// The lead's answer to a question for parts: a grant or a refusal.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerPartRequestInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which question.
    request: ID,
    /// A grant in force that names the organisation and shares all that it asked for. Either this or `refusal`.
    grant: Option<ID>,
    /// Why not.
    refusal: Option<Refusal>,
}

impl AnswerPartRequestInput {
    fn reply(&self) -> std::result::Result<Reply, Problem> {
        match (&self.grant, self.refusal) {
            (Some(grant), None) => {
                GrantId::parse(grant).map(Reply::Grant).ok_or_else(|| Problem::not_found("grant"))
            }
            (None, Some(reason)) => Ok(Reply::Refuse(reason)),
            _ => Err(Problem::new("ask.one_answer").at("grant")),
        }
    }
}

/// The end of a question that is no longer needed.
#[derive(Clone, Debug, InputObject)]
pub struct WithdrawPartRequestInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which question.
    request: ID,
}

/// What became of a question for parts.
#[derive(Clone, Debug, SimpleObject)]
pub struct PartRequestPayload {
    /// How it stands now; null where nothing was done.
    request: Option<PartRequestObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl PartRequestPayload {
    async fn of(call: &Call, done: std::result::Result<PartRequestId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let found = service::read(call, id).await.map_err(|halt| error(call, halt))?;
                Self { request: PartRequestObject::all(found.into_iter().collect()).next(), problems: vec![] }
            }
            Err(problems) => Self { request: None, problems },
        })
    }
}

fn parsed(id: &ID) -> std::result::Result<PartRequestId, Problem> {
    PartRequestId::parse(id).ok_or_else(|| Problem::not_found("request"))
}

/// The verbs.
#[derive(Clone, Copy, Debug, Default)]
pub struct AskMutation;

#[Object]
impl AskMutation {
    /// Asks the lead of a person whom the caller knows of for parts that are closed and that a grant could open.
    async fn ask_for_part(&self, ctx: &Context<'_>, input: AskForPartInput) -> Result<PartRequestPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("askForPart", input.client_mutation_id.as_ref(), &input)?;
            let person = PersonId::parse(&input.person).ok_or_else(|| Problem::not_found("person"))?;
            let note = text::required(&input.note, text::STORY_MAX, "note")?;
            service::ask(call, memo, person, input.parts.iter().copied().collect(), note).await
        };
        PartRequestPayload::of(call, done.await).await
    }

    /// Answers a question for parts, with a grant or a refusal. For the person's lead.
    async fn answer_part_request(
        &self,
        ctx: &Context<'_>,
        input: AnswerPartRequestInput,
    ) -> Result<PartRequestPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("answerPartRequest", input.client_mutation_id.as_ref(), &input)?;
            service::answer(call, memo, parsed(&input.request)?, input.reply()?).await
        };
        PartRequestPayload::of(call, done.await).await
    }

    /// Takes back a question of the caller's organisation that has no answer yet.
    async fn withdraw_part_request(
        &self,
        ctx: &Context<'_>,
        input: WithdrawPartRequestInput,
    ) -> Result<PartRequestPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("withdrawPartRequest", input.client_mutation_id.as_ref(), &input)?;
            service::withdraw(call, memo, parsed(&input.request)?).await
        };
        PartRequestPayload::of(call, done.await).await
    }
}
