//! What changed is noted with the change, numbered after it, and told in the order of the numbers.
use super::{
    model::{EXTERNAL_IDS_MAX, External, NUMBERED_AT_ONCE, NUMBERINGS_MAX, Row, WINDOW},
    store,
};
use crate::{
    call::{Call, Change, Job, Memo, TokenScope},
    db::{Done, IdList},
    kernel::{Halt, Id, PersonId, Problem},
    policy::{Act, SetExternalId},
};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Runs at the end of every job: writes down what it noted as changed.
pub fn keep(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        let changes: BTreeSet<Change> = job.take_notes().into_iter().collect();
        let hex = |id: Uuid| id.simple().to_string();
        let (mut persons, mut needs) = (Vec::<Value>::new(), Vec::<Value>::new());
        let mut sights = Vec::new();
        for change in changes {
            match change {
                Change::Part(person, part) => {
                    persons.push(json!([hex(person.uuid()), part.name(), hex(Uuid::nil())]));
                }
                Change::Sight(person, organization) => {
                    persons.push(json!([hex(person.uuid()), "", hex(organization.uuid())]));
                }
                Change::Sights(person) => sights.push(person),
                Change::Of(need, kind @ ("need" | "claim" | "referral"), id) => {
                    needs.push(json!([kind, hex(id), hex(need.uuid())]));
                }
                // What hangs on a need and isn't told of by itself.
                Change::Of(..) => {}
            }
        }
        let at = job.now();
        if !sights.is_empty() {
            store::note_sights(&mut job.conn, sights.into_iter().collect(), at).await?;
        }
        store::note(&mut job.conn, persons, needs, at).await
    })
}

/// Where somebody goes on: in which log, after which number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Since {
    log: String,
    pub(super) number: i64,
}

impl Since {
    /// What a cursor holds.
    pub(super) fn key(&self) -> String {
        // Of one length, whatever the number.
        format!("{} {:020}", self.log, self.number)
    }

    fn read(key: &str) -> Option<Self> {
        let (log, number) = key.split_once(' ')?;
        Some(Self { log: log.to_owned(), number: number.parse().ok()? })
    }
}

/// A stretch of the log: its rows that may be of the caller's organisation, where it ends, and whether there is more.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) rows: Vec<Row>,
    pub(super) end: Since,
    pub(super) more: bool,
}

/// What comes after a cursor's key; without one nothing but the end of the log.
pub(super) async fn after(call: &Call, key: Option<&str>) -> Result<Stretch, Halt> {
    call.within(TokenScope::Read)?;
    call.named()?;
    number(call).await?;
    let organization = call.organization()?;
    let mut conn = call.reader().await?;
    let (log, last) = store::log(&mut conn).await?;
    let end = |number| Since { log: log.clone(), number };
    let Some(key) = key else { return Ok(Stretch { rows: vec![], end: end(last), more: false }) };
    let since = Since::read(key).filter(|since| since.log == log && since.number <= last);
    let since = since.ok_or_else(|| Problem::new("changes.other_log").at("after"))?;
    let mut rows = store::after(&mut conn, organization, since.number, WINDOW).await?;
    // Where nothing is left of the log but gaps, its end is reached.
    let reached = rows.last().map_or(last, |row| row.number);
    rows.retain(|row| row.near);
    Ok(Stretch { rows, end: end(reached), more: reached < last })
}

/// Numbers what was committed since somebody last did. Not in the call's own name: nothing of the caller's is written.
async fn number(call: &Call) -> Result<(), Halt> {
    let db = &call.house().db;
    let mut conn = db.reader().await?;
    let waits = store::is_unnumbered(&mut conn).await;
    conn.give_back().await;
    if !waits? {
        return Ok(());
    }
    for _ in 0..NUMBERINGS_MAX {
        let numbered = db.write(|mut conn| {
            Box::pin(async move {
                let result = store::number(&mut conn, NUMBERED_AT_ONCE).await;
                Done { conn, result, after: Vec::new() }
            })
        });
        if numbered.await? < NUMBERED_AT_ONCE {
            break;
        }
    }
    Ok(())
}

/// What the caller's systems call these things.
pub(super) async fn external(call: &Call, things: IdList) -> Result<HashMap<Uuid, Vec<External>>, Halt> {
    let organization = call.organization()?;
    store::external(&mut *call.reader().await?, organization, things).await
}

/// What a system of the caller's calls so; the rooms whose they are let the caller in, or not.
pub(super) async fn by_external(call: &Call, external: &External) -> Result<Vec<(String, Uuid)>, Halt> {
    call.within(TokenScope::Read)?;
    call.named()?;
    let organization = call.organization()?;
    store::by_external(&mut *call.reader().await?, organization, external).await
}

/// A thing that is open to the caller, and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<I> {
    pub(super) kind: &'static str,
    pub(super) thing: I,
    pub(super) person: PersonId,
}

/// Writes down what a system of the caller's calls a thing that is open to them, or forgets it.
pub(super) async fn name<I: Id>(
    call: &Call,
    memo: Memo,
    known: Known<I>,
    system: String,
    value: Option<String>,
) -> Result<I, Halt> {
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let Known { kind, thing, person } = known;
            let (actor, law, at, key) = (job.actor()?, job.law(), job.now(), (kind, thing.uuid()));
            let standing = job.standing(person).await?;
            // What was open a moment ago may be closed by now. A referral that waits opens nothing of its person.
            if kind != "referral" && !law.decide(&actor, &standing, SetExternalId::ACTION).knows_person() {
                return Err(Problem::not_found("id").into());
            }
            match value {
                None => store::forget_external(&mut job.conn, actor.organization, key, &system).await?,
                Some(value) => {
                    let others = store::count_other(&mut job.conn, actor.organization, key, &system).await?;
                    if others >= EXTERNAL_IDS_MAX {
                        let too_many = Problem::new("external.too_many").at("system");
                        return Err(too_many.with("max", EXTERNAL_IDS_MAX).into());
                    }
                    let external = External { system, value };
                    let who = (actor.organization, actor.user);
                    store::put_external(&mut job.conn, who, key, &external, at).await?;
                }
            }
            job.audit(SetExternalId::NAME, &standing, &[]).await?;
            Ok(thing)
        })
    })
    .await
}
