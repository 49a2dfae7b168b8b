//! Texts in the API.
use super::{
    model::{Direction, NewText, Text, TextKind},
    service::{self, Asked},
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{Halt, Id, Problem, TextId, text},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, connection::Connection};
use chrono::NaiveDate;

/// The list's name in its cursors.
const LIST: &str = "consentTexts";

/// What persons are told, or asked to agree to, word for word, in one version and language. It is never changed.
#[derive(Clone, Debug)]
pub struct TextObject(Text);

/// What persons are told, or asked to agree to, word for word, in one version and language. It is never changed.
#[Object(name = "ConsentText")]
impl TextObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// What it is for.
    async fn kind(&self) -> TextKind {
        self.0.kind
    }

    /// Its version, as grants and notices name it; the same in every language. At most 200 characters.
    async fn version(&self) -> &str {
        &self.0.version
    }

    /// BCP 47.
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// Which way it is read.
    async fn direction(&self) -> Direction {
        Direction::of(&self.0.language)
    }

    /// Its heading. At most 200 characters.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// All of it, in plain text. At most 20,000 characters.
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// The first day on which it may be used.
    async fn valid_from(&self) -> NaiveDate {
        self.0.valid_from
    }

    /// The first day on which it may be used no more; null while nobody has said so.
    async fn retired_on(&self) -> Option<NaiveDate> {
        self.0.retired_on
    }
}

/// Questions about texts.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextsQuery;

#[Object]
impl TextsQuery {
    /// What persons are told and asked, by kind, language and version: for whoever reads it to them.
    async fn consent_texts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Notices or consents alone.")] kind: Option<TextKind>,
        #[graphql(desc = "In this language alone, BCP 47.")] language: Option<String>,
        #[graphql(desc = "Those that may be used on this day.")] used_on: Option<NaiveDate>,
        #[graphql(default = 20)] first: i32,
        after: Option<String>,
    ) -> Result<Connection<String, TextObject>> {
        let call = ctx.data::<Call>()?;
        list(call, kind, language, used_on, (first, after)).await.map_err(|halt| error(call, halt))
    }
}

async fn list(
    call: &Call,
    kind: Option<TextKind>,
    language: Option<String>,
    used_on: Option<NaiveDate>,
    (first, after): (i32, Option<String>),
) -> Result<Connection<String, TextObject>, Halt> {
    let page = call.page(LIST, first, after.as_deref())?;
    let language = text::language(&language.unwrap_or_default(), "language")?;
    let rows = service::list(call, Asked { kind, language, used_on }, &page).await?;
    let rows = rows.into_iter().map(|(place, text)| (place, TextObject(text))).collect();
    call.connection(LIST, &page, rows)
}

/// A text that is added.
#[derive(Clone, Debug, InputObject)]
pub struct AddConsentTextInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// What it is for.
    kind: TextKind,
    /// Its version; one text of a kind for each version and language. At most 200 characters.
    version: String,
    /// BCP 47. Which way it is read follows from it.
    language: String,
    /// Its heading. At most 200 characters.
    title: String,
    /// All of it, in plain text. At most 20,000 characters.
    body: String,
    /// The first day on which it may be used.
    valid_from: NaiveDate,
}

/// A text that is used no more.
#[derive(Clone, Debug, InputObject)]
pub struct RetireConsentTextInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which text.
    text: ID,
    /// The first day on which it may be used no more: today or later. It stands once it is said.
    retired_on: NaiveDate,
}

/// What became of a text.
#[derive(Debug, SimpleObject)]
pub struct ConsentTextPayload {
    /// The text as it stands now; null where it was refused.
    text: Option<TextObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl ConsentTextPayload {
    async fn of(call: &Call, done: Result<TextId, Halt>) -> Result<Self> {
        match answer(call, done)? {
            Ok(id) => {
                let text = service::read(call, id).await.map_err(|halt| error(call, halt))?;
                Ok(Self { text: text.map(TextObject), problems: Vec::new() })
            }
            Err(problems) => Ok(Self { text: None, problems }),
        }
    }
}

/// The verbs of the room.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextsMutation;

#[Object]
impl TextsMutation {
    /// Adds what persons are told or asked, in one version and language; for the network's administrator. It can't be
    /// changed afterwards: another version takes its place.
    async fn add_consent_text(
        &self,
        ctx: &Context<'_>,
        input: AddConsentTextInput,
    ) -> Result<ConsentTextPayload> {
        let call = ctx.data::<Call>()?;
        ConsentTextPayload::of(call, add(call, input).await).await
    }

    /// Says from which day a text is used no more; for the network's administrator. What was signed on it before
    /// stays signed.
    async fn retire_consent_text(
        &self,
        ctx: &Context<'_>,
        input: RetireConsentTextInput,
    ) -> Result<ConsentTextPayload> {
        let call = ctx.data::<Call>()?;
        ConsentTextPayload::of(call, retire(call, input).await).await
    }
}

async fn add(call: &Call, input: AddConsentTextInput) -> Result<TextId, Halt> {
    let memo = Memo::of("addConsentText", input.client_mutation_id.as_ref(), &input)?;
    let AddConsentTextInput { kind, version, language, title, body, valid_from, .. } = input;
    service::add(call, memo, NewText { kind, version, language, title, body, valid_from }).await
}

async fn retire(call: &Call, input: RetireConsentTextInput) -> Result<TextId, Halt> {
    let memo = Memo::of("retireConsentText", input.client_mutation_id.as_ref(), &input)?;
    let id = TextId::parse(&input.text).ok_or_else(|| Problem::not_found("text"))?;
    service::retire(call, memo, id, input.retired_on).await
}
