//! The verbs: add, retire, list; and the check that a record names a text that was used that day.
use super::{
    model::{NewText, Text, TextKind},
    store::{self, Narrow},
};
use crate::{
    call::{Call, Job, Memo, TokenScope},
    db::Conn,
    kernel::{Halt, Page, Place, Problem, TextId, once},
    policy::{ReadTexts, Scope, WriteTexts},
};
use chrono::NaiveDate;

/// Adds a text. There is no changing one: what somebody was told stays what it was.
pub(super) async fn add(call: &Call, memo: Memo, text: NewText) -> Result<TextId, Halt> {
    call.mutate(memo, move |job| Box::pin(write(job, text))).await
}

async fn write(job: &mut Job, text: NewText) -> Result<TextId, Halt> {
    let (leave, now) = (leave_to_write(job)?, job.now());
    let (text, id) = (text.checked()?, TextId::mint());
    let written = store::insert(&mut job.conn, &leave, id, &text, now).await?;
    once(written, || Problem::new("texts.exists").at("version"))?;
    Ok(id)
}

/// Says from which day a text is used no more.
pub(super) async fn retire(call: &Call, memo: Memo, id: TextId, on: NaiveDate) -> Result<TextId, Halt> {
    call.mutate(memo, move |job| Box::pin(end(job, id, on))).await
}

async fn end(job: &mut Job, id: TextId, on: NaiveDate) -> Result<TextId, Halt> {
    let (leave, now) = (leave_to_write(job)?, job.now());
    let text = store::by_id(&mut job.conn, id).await?.ok_or_else(|| Problem::not_found("text"))?;
    text.retired(on, now)?;
    let touched = store::retire(&mut job.conn, &leave, id, on).await?;
    once(touched, || Problem::new("texts.retired").at("text").with("day", on))?;
    Ok(id)
}

fn leave_to_write(job: &Job) -> Result<Scope<WriteTexts>, Halt> {
    let refused = |_| Problem::new("texts.not_yours").into();
    job.law().scope::<WriteTexts>(&job.actor()?).map_err(refused)
}

/// What a list of texts is narrowed to.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) kind: Option<TextKind>,
    pub(super) language: Option<String>,
    pub(super) used_on: Option<NaiveDate>,
}

/// A page of texts by kind, language and version, for everybody in the network.
pub(super) async fn list(call: &Call, asked: Asked, page: &Page) -> Result<Vec<(Place, Text)>, Halt> {
    call.within(TokenScope::Read)?;
    let Ok(leave) = call.house().law.scope::<ReadTexts>(call.actor()?) else { return Ok(Vec::new()) };
    let narrow = Narrow { kind: asked.kind, language: asked.language, used_on: asked.used_on };
    let rows = store::list(&mut *call.reader().await?, &leave, &narrow, page).await?;
    Ok(rows.into_iter().map(|(key, text)| (Place::of(key, text.id), text)).collect())
}

/// One text, as it stands after a change.
pub(super) async fn read(call: &Call, id: TextId) -> Result<Option<Text>, Halt> {
    store::by_id(&mut *call.reader().await?, id).await
}

/// Refuses a version and language that name no text of this kind that was used on that day, and says which do.
/// `at` is the input's field of the version.
pub async fn check(
    conn: &mut Conn,
    kind: TextKind,
    (version, language): (&str, &str),
    day: NaiveDate,
    at: &str,
) -> Result<(), Halt> {
    let used = store::used(conn, kind, version, language).await?;
    if used.is_some_and(|(from, end)| from <= day && end.is_none_or(|end| day < end)) {
        return Ok(());
    }
    let offered = store::offered(conn, kind, day).await?;
    let named = offered.iter().map(|(version, language)| format!("{version} ({language})"));
    let named = named.collect::<Vec<_>>().join(", ");
    let named = if named.is_empty() { "–".to_owned() } else { named };
    Err(Problem::new("texts.unknown").at(at).with("day", day).with("texts", named).into())
}

/// Writes texts that nobody wrote: for a world that is made, not lived.
pub async fn plant(job: &mut Job, texts: &[NewText]) -> Result<(), Halt> {
    let now = job.now();
    for text in texts {
        store::plant(&mut job.conn, &text.clone().checked()?, now).await?;
    }
    Ok(())
}
