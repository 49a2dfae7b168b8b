use crate::{
    call::{Call, error},
    directory::{
        kinds::{AnswerType, KindOfHelp, Kinds, Question, ShownOn},
        leave::leave,
        service,
    },
    kernel::{Halt, KindOfHelpId},
    locale::Language,
    policy::Domain,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use std::sync::Arc;

/// A kind of help, as the API shows it.
#[derive(Clone, Debug)]
pub struct KindOfHelpObject {
    kinds: Arc<Kinds>,
    kind: KindOfHelp,
    language: Language,
}

/// One typed question of a kind of help.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Question")]
pub struct QuestionObject {
    /// Its code, under which the answer is given.
    code: String,
    /// In the caller's language.
    label: String,
    /// What the answer is.
    answer: AnswerType,
    /// The choices of a `CHOICE`. At most 20.
    choices: Vec<String>,
    /// Who is shown the answer.
    shown_on: ShownOn,
}

/// More kinds of help than one domain has.
const KINDS_MAX: usize = 40;

impl KindOfHelpObject {
    /// The kind of an id; null for none.
    pub async fn by_id(call: &Call, id: Option<KindOfHelpId>) -> Result<Option<Self>, Halt> {
        let Some(id) = id else { return Ok(None) };
        Ok(Self::of(&service::kinds(call).await?, id, call.language()))
    }

    /// The kinds of a domain.
    pub(super) async fn of_domain(call: &Call, domain: Domain) -> Result<Vec<Self>, Halt> {
        if leave(call)?.is_none() {
            return Ok(Vec::new());
        }
        let kinds = service::kinds(call).await?;
        let language = call.language();
        let one = |kind: &KindOfHelp| Self { kinds: Arc::clone(&kinds), kind: kind.clone(), language };
        Ok(kinds.list(Some(domain)).take(KINDS_MAX).map(one).collect())
    }

    fn of(kinds: &Arc<Kinds>, id: KindOfHelpId, language: Language) -> Option<Self> {
        Some(Self { kind: kinds.get(id)?.clone(), kinds: Arc::clone(kinds), language })
    }
}

/// A kind of help below a domain. Two levels: "things for babies", "pushchair".
#[Object(name = "KindOfHelp")]
impl KindOfHelpObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.kind.id.to_string().into()
    }

    /// Its domain.
    async fn domain(&self) -> Domain {
        self.kind.domain
    }

    /// Its code, never given to another.
    async fn code(&self) -> &str {
        &self.kind.code
    }

    /// Its name in the caller's language.
    async fn name(&self) -> &str {
        match self.language {
            Language::It => &self.kind.name_it,
            Language::En => &self.kind.name_en,
        }
    }

    /// The kind above it; null for the first level.
    async fn parent(&self) -> Option<Self> {
        Self::of(&self.kinds, self.kind.parent?, self.language)
    }

    /// Its questions, those of the kind above it first. At most 12.
    async fn questions(&self) -> Vec<QuestionObject> {
        let shown = |question: &Question| QuestionObject {
            code: question.code.clone(),
            label: match self.language {
                Language::It => question.label_it.clone(),
                Language::En => question.label_en.clone(),
            },
            answer: question.answer,
            choices: question.choices.clone(),
            shown_on: question.shown,
        };
        self.kinds.questions(self.kind.id).into_iter().take(12).map(shown).collect()
    }

    /// The category of SDOH Clinical Care (FHIR).
    async fn fhir(&self) -> Option<&str> {
        self.kind.fhir.as_deref()
    }

    /// The id in Open Eligibility 2.0.
    async fn open_eligibility(&self) -> Option<&str> {
        self.kind.open_eligibility.as_deref()
    }
}

/// What a service answers.
#[derive(Clone, Debug)]
pub struct HelpObject(pub(super) crate::directory::model::Help);

/// What a service answers: all of a domain, or one kind of help in it.
#[Object(name = "Help")]
impl HelpObject {
    /// The domain.
    async fn domain(&self) -> Domain {
        self.0.domain
    }

    /// The kind of help; null for all of the domain.
    async fn kind_of_help(&self, ctx: &Context<'_>) -> Result<Option<KindOfHelpObject>> {
        let call = ctx.data::<Call>()?;
        KindOfHelpObject::by_id(call, self.0.kind).await.map_err(|halt| error(call, halt))
    }
}

impl From<&crate::directory::model::Help> for HelpObject {
    fn from(help: &crate::directory::model::Help) -> Self {
        Self(*help)
    }
}
