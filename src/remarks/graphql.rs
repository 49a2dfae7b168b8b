//! Remarks in the API.
use super::{
    model::{Answer, NewRemark, Remark, RemarkKind, RemarkStatus},
    service,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{Halt, Id, PersonId, Problem, RemarkId, Time},
    persons::Batch,
    policy::Part,
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::NaiveDate;
use tokio::sync::OnceCell;

/// What the person says of a part of their profile, and what the lead answered. Shown with that part.
#[derive(Clone, Debug)]
pub struct RemarkObject(Remark);

/// What the person says of a part of their profile, and what the lead answered. Shown with that part.
#[Object(name = "Remark")]
impl RemarkObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// Of which part.
    async fn part(&self) -> Part {
        self.0.part
    }

    /// What they ask for.
    async fn kind(&self) -> RemarkKind {
        self.0.kind
    }

    /// In their own words. At most 4,000 characters.
    async fn words(&self) -> &str {
        &self.0.words
    }

    /// The language of these words, BCP 47.
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// When they said it.
    async fn said_on(&self) -> NaiveDate {
        self.0.said_on
    }

    /// The organisation that wrote it down.
    async fn organization_id(&self) -> ID {
        self.0.recorded_by.to_string().into()
    }

    /// When it was written down.
    async fn recorded_at(&self) -> Time {
        self.0.recorded_at
    }

    /// Where it stands.
    async fn status(&self) -> RemarkStatus {
        self.0.status
    }

    /// What the lead answered: why not, or what was done.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }

    /// When the lead answered.
    async fn answered_at(&self) -> Option<Time> {
        self.0.answered_at
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// The remarks of all persons of an answer, once they are read.
#[derive(Debug, Default)]
struct RemarksOf(OnceCell<Vec<Remark>>);

/// Remarks on one person in one answer.
const SHOWN_MAX: usize = 100;

/// What one person says of a part, the latest first, or of every part that is open to the caller; null where that one part
/// is closed. Those of all persons of the answer are read together.
pub async fn of_person(
    call: &Call,
    persons: &Batch,
    at: usize,
    part: Option<Part>,
) -> Result<Option<Vec<RemarkObject>>, Halt> {
    if part.is_some_and(|part| !persons.shows(call, at, part)) {
        return Ok(None);
    }
    let slot = persons.slots().slot::<RemarksOf>();
    let all = slot.0.get_or_try_init(|| service::of_persons(call, persons.permits())).await?;
    let person = persons.permits()[at].on();
    let of = |remark: &&Remark| {
        part.map_or_else(|| persons.shows(call, at, remark.part), |part| remark.part == part)
    };
    let mut theirs: Vec<_> = all.iter().filter(|remark| remark.person == person).filter(of).collect();
    theirs.sort_by_key(|remark| std::cmp::Reverse((remark.recorded_at, remark.id)));
    Ok(Some(theirs.into_iter().take(SHOWN_MAX).cloned().map(RemarkObject).collect()))
}

/// What the person says of a part.
#[derive(Clone, Debug, InputObject)]
pub struct RecordRemarkInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Who said it.
    person: ID,
    /// Of which part: one that the caller may see, and that has a class of its own.
    part: Part,
    /// What they ask for.
    kind: RemarkKind,
    /// In their own words. At most 4,000 characters.
    words: String,
    /// The language of these words, BCP 47.
    language: String,
    /// When they said it; today, where nothing is said.
    said_on: Option<NaiveDate>,
}

/// What the lead answers.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerRemarkInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// To what.
    remark: ID,
    /// Refused with `conflict` where it has another version now.
    if_version: Option<i64>,
    /// Whether what was asked is done.
    accepted: bool,
    /// Why not: needed then. Where it is done, what was done. At most 4,000 characters.
    reason: Option<String>,
}

/// What became of a remark.
#[derive(Debug, SimpleObject)]
pub struct RemarkPayload {
    /// The remark as it stands now; null where it was refused.
    remark: Option<RemarkObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl RemarkPayload {
    async fn of(call: &Call, done: Result<RemarkId, Halt>) -> Result<Self> {
        match answer(call, done)? {
            Ok(id) => {
                let remark = service::read(call, id).await.map_err(|halt| error(call, halt))?;
                Ok(Self { remark: remark.map(RemarkObject), problems: Vec::new() })
            }
            Err(problems) => Ok(Self { remark: None, problems }),
        }
    }
}

/// The verbs of the room.
#[derive(Clone, Copy, Debug, Default)]
pub struct RemarksMutation;

#[Object]
impl RemarksMutation {
    /// Writes down what the person says of a part: an objection, a correction, that it be used less. For whoever may
    /// see that part.
    async fn record_remark(&self, ctx: &Context<'_>, input: RecordRemarkInput) -> Result<RemarkPayload> {
        let call = ctx.data::<Call>()?;
        RemarkPayload::of(call, record(call, input).await).await
    }

    /// The lead's answer, once; for its roles that write to that part.
    async fn answer_remark(&self, ctx: &Context<'_>, input: AnswerRemarkInput) -> Result<RemarkPayload> {
        let call = ctx.data::<Call>()?;
        RemarkPayload::of(call, answered(call, input).await).await
    }
}

async fn record(call: &Call, input: RecordRemarkInput) -> Result<RemarkId, Halt> {
    let memo = Memo::of("recordRemark", input.client_mutation_id.as_ref(), &input)?;
    let person = PersonId::parse(&input.person).ok_or_else(|| Problem::not_found("person"))?;
    let RecordRemarkInput { part, kind, words, language, said_on, .. } = input;
    service::record(call, memo, NewRemark { person, part, kind, words, language, said_on }).await
}

async fn answered(call: &Call, input: AnswerRemarkInput) -> Result<RemarkId, Halt> {
    let memo = Memo::of("answerRemark", input.client_mutation_id.as_ref(), &input)?;
    let id = RemarkId::parse(&input.remark).ok_or_else(|| Problem::not_found("remark"))?;
    let said = Answer { accepted: input.accepted, reason: input.reason };
    service::answer(call, memo, id, input.if_version, said).await
}
