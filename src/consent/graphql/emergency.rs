//! Emergency access in the API.
use super::super::{
    model::emergency::{Category, Emergency, Event, Ground, HOURS, Status, Verdict, Whom},
    service::emergency as service,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{EmergencyId, Halt, Id, PersonId, Problem, Time, text},
    persons::graphql::{People, Person},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, connection::Connection};
use std::{collections::HashMap, sync::Arc};

/// The name that cursors of this list are bound to.
const LIST: &str = "emergencies";

/// One user's look at a profile in danger to life or limb.
#[derive(Clone, Debug)]
pub struct EmergencyObject {
    row: Emergency,
    people: Arc<People>,
    organizations: Arc<Organizations>,
}

impl EmergencyObject {
    /// Those that wait for their review and that the caller may know of for the lead: of many, the newest 100. Whose
    /// profile it was is noted once one of them is shown.
    pub async fn waiting(call: &Call) -> Result<HashMap<EmergencyId, Self>, Halt> {
        let page = call.page(LIST, 99, None)?;
        let (found, _) = service::known(call, true, &page).await?;
        let ids: Vec<_> = found.iter().map(|access| access.id).collect();
        Ok(ids.into_iter().zip(Self::all(found)).collect())
    }

    /// The same, noted as shown to the caller.
    pub async fn noted(&self, call: &Call) -> Result<Self, Halt> {
        service::note(call, std::slice::from_ref(&self.row)).await?;
        Ok(self.clone())
    }

    /// Those of one page, whose persons and organisations are read together.
    fn all(rows: Vec<Emergency>) -> impl Iterator<Item = Self> {
        let people = People::of(rows.iter().map(|row| row.person_id));
        let organizations = Organizations::of(rows.iter().map(|row| row.organization_id));
        rows.into_iter().map(move |row| Self {
            row,
            people: Arc::clone(&people),
            organizations: Arc::clone(&organizations),
        })
    }
}

/// One user's look at a profile in danger to life or limb.
#[Object(name = "Emergency")]
impl EmergencyObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// Whose profile, as far as the caller may see; for its own user in calls for the purpose `EMERGENCY`.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        self.people.get(ctx.data::<Call>()?, self.row.person_id).await
    }

    /// The person's id, to ask for the profile with the header `Amis-Purpose: emergency`.
    async fn person_id(&self) -> ID {
        self.row.person_id.to_string().into()
    }

    /// The organisation of the user who opened it.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.organizations.get(ctx.data::<Call>()?, self.row.organization_id).await
    }

    /// Where it stands.
    async fn status(&self, ctx: &Context<'_>) -> Result<Status> {
        Ok(self.row.status_at(ctx.data::<Call>()?.now()))
    }

    /// The sort of danger.
    async fn category(&self) -> Category {
        self.row.category
    }

    /// Why, in the user's words. At most 4,000 characters.
    async fn reason(&self) -> &str {
        &self.row.reason
    }

    /// When it began.
    async fn opened_at(&self) -> Time {
        self.row.opened_at
    }

    /// When it ends, or ended, at the latest.
    async fn until(&self) -> Time {
        self.row.closed_at.unwrap_or(self.row.until_at)
    }

    /// Whether it should have been reviewed by now: until it is, its user can open no other.
    async fn overdue(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.row.is_overdue(ctx.data::<Call>()?.now()))
    }

    /// What the review found.
    async fn verdict(&self) -> Option<Verdict> {
        self.row.verdict
    }

    /// In the reviewer's words. At most 4,000 characters.
    async fn verdict_note(&self) -> Option<&str> {
        self.row.verdict_note.as_deref()
    }

    /// When it was reviewed.
    async fn reviewed_at(&self) -> Option<Time> {
        self.row.reviewed_at
    }

    /// What the caller may do with it. At most 2.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<Vec<Event>> {
        let call = ctx.data::<Call>()?;
        let may = |event: &Event| service::may(call, &self.row, *event);
        let mut can = vec![];
        for event in [Event::Close, Event::Review] {
            if may(&event).map_err(|halt| error(call, halt))? {
                can.push(event);
            }
        }
        Ok(can)
    }
}

/// Questions about emergencies.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmergenciesQuery;

#[Object]
impl EmergenciesQuery {
    /// The emergency accesses to persons that the caller's organisation leads, the newest first: for those of the lead
    /// who may see who looked, and for its privacy officer, who reviews them.
    async fn emergencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = true, desc = "Only those that wait for their review.")] to_review: bool,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, EmergencyObject>> {
        let call = ctx.data::<Call>()?;
        list(call, to_review, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }

    /// Whom to call at once, whoever asks and whomever it is about: the same for everybody, with the network's own
    /// numbers after those that are the same everywhere. At most 10.
    async fn on_call(&self, ctx: &Context<'_>) -> Result<Vec<OnCall>> {
        let call = ctx.data::<Call>()?;
        let everywhere =
            [("112", "on-call-emergencies"), ("1522", "on-call-violence"), ("114", "on-call-children")].map(
                |(number, key)| OnCall {
                    number: number.to_owned(),
                    name: crate::locale::message(call.language(), key, &[]),
                },
            );
        let own = call.house().terms.on_call.iter().cloned();
        Ok(everywhere.into_iter().chain(own.map(|(number, name)| OnCall { number, name })).collect())
    }
}

/// A number to call at once.
#[derive(Clone, Debug, SimpleObject)]
pub struct OnCall {
    /// The number.
    number: String,
    /// What it is for; in the caller's language, where it is the same everywhere.
    name: String,
}

async fn list(
    call: &Call,
    to_review: bool,
    first: i32,
    after: Option<&str>,
) -> std::result::Result<Connection<String, EmergencyObject>, Halt> {
    let page = call.page(LIST, first, after)?;
    let (found, places) = service::find(call, to_review, &page).await?;
    let rows = places.into_iter().zip(EmergencyObject::all(found)).collect();
    call.connection(LIST, &page, rows)
}

/// In danger to life or limb: whom to open, and why.
#[derive(Clone, Debug, InputObject)]
pub struct EmergencyInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// The person's id, where it is known. Either this, or `code`, or `fiscalCode`, or `name` with `birthDate`.
    person: Option<ID>,
    /// The person's code in the network.
    code: Option<String>,
    /// The person's codice fiscale.
    fiscal_code: Option<String>,
    /// Given name and family name, or the alias they are known by.
    name: Option<String>,
    /// The day they were born.
    birth_date: Option<chrono::NaiveDate>,
    /// The sort of danger.
    category: Category,
    /// Why, in at least 20 characters. It is read by the lead and its privacy officer.
    reason: String,
    /// For how many hours, 1 to 24.
    #[graphql(default_with = "HOURS")]
    hours: i64,
}

impl EmergencyInput {
    fn whom(&self) -> std::result::Result<Whom, Problem> {
        let given = (&self.person, &self.code, &self.fiscal_code, &self.name, self.birth_date);
        match given {
            (Some(id), None, None, None, None) => {
                PersonId::parse(id).map(Whom::Person).ok_or_else(|| Problem::not_found("person"))
            }
            (None, Some(code), None, None, None) => Ok(Whom::Code(code.trim().to_uppercase())),
            (None, None, Some(code), None, None) => Ok(Whom::FiscalCode(code.trim().to_uppercase())),
            (None, None, None, Some(name), Some(day)) => Ok(Whom::Born(text::search_key(name), day)),
            _ => Err(Problem::new("emergency.whom").at("person")),
        }
    }

    fn ground(&self) -> Ground {
        Ground { category: self.category, reason: self.reason.clone(), hours: self.hours }
    }
}

/// The end of an emergency access.
#[derive(Clone, Debug, InputObject)]
pub struct CloseEmergencyInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which.
    emergency: ID,
}

/// The review of an emergency access.
#[derive(Clone, Debug, InputObject)]
pub struct ReviewEmergencyInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which.
    emergency: ID,
    /// What it was.
    verdict: Verdict,
    /// In words. At most 4,000 characters.
    note: Option<String>,
}

/// What became of an emergency access.
#[derive(Clone, Debug, SimpleObject)]
pub struct EmergencyPayload {
    /// How it stands now; null where nothing was done.
    emergency: Option<EmergencyObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl EmergencyPayload {
    async fn of(call: &Call, done: std::result::Result<EmergencyId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => {
                let found = service::read(call, id).await.map_err(|halt| error(call, halt))?;
                Self { emergency: EmergencyObject::all(found.into_iter().collect()).next(), problems: vec![] }
            }
            Err(problems) => Self { emergency: None, problems },
        })
    }
}

/// The verbs.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmergenciesMutation;

#[Object]
impl EmergenciesMutation {
    /// In danger to life or limb: opens to the caller alone, for some hours, what the law opens then, in calls with the
    /// header `Amis-Purpose: emergency`. Never protection, never a sealed person. The lead and its privacy officer see
    /// it at once; until it is reviewed, from the third day on, the caller can open no other.
    async fn open_emergency_access(
        &self,
        ctx: &Context<'_>,
        input: EmergencyInput,
    ) -> Result<EmergencyPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("openEmergencyAccess", input.client_mutation_id.as_ref(), &input)?;
            service::open(call, memo, input.whom()?, input.ground()).await
        };
        EmergencyPayload::of(call, done.await).await
    }

    /// Ends one's own emergency access before its time.
    async fn close_emergency_access(
        &self,
        ctx: &Context<'_>,
        input: CloseEmergencyInput,
    ) -> Result<EmergencyPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("closeEmergencyAccess", input.client_mutation_id.as_ref(), &input)?;
            let id = EmergencyId::parse(&input.emergency).ok_or_else(|| Problem::not_found("emergency"))?;
            service::close(call, memo, id).await
        };
        EmergencyPayload::of(call, done.await).await
    }

    /// Says whether an emergency access that has ended was justified. For the privacy officer of the person's lead.
    async fn review_emergency_access(
        &self,
        ctx: &Context<'_>,
        input: ReviewEmergencyInput,
    ) -> Result<EmergencyPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("reviewEmergencyAccess", input.client_mutation_id.as_ref(), &input)?;
            let id = EmergencyId::parse(&input.emergency).ok_or_else(|| Problem::not_found("emergency"))?;
            let note = match &input.note {
                Some(note) => text::limited(note, text::STORY_MAX, "note")?,
                None => None,
            };
            service::review(call, memo, id, input.verdict, note).await
        };
        EmergencyPayload::of(call, done.await).await
    }
}
