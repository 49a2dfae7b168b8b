//! What changed is noted with the change, numbered after it, and told in the order of the numbers.
use super::{
    model::{EXTERNAL_IDS_MAX, External, NUMBERED_AT_ONCE, NUMBERINGS_MAX, Row, WINDOW},
    store,
};
use crate::{
    call::{Call, Change, Job, Memo, TokenScope},
    db::{Db, Done, IdList},
    kernel::{Halt, Id, OrganizationId, PersonId, Problem},
    policy::{Act, SetExternalId},
};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// Runs at the end of every job: writes down what it noted as changed.
pub fn keep(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        let changes: BTreeSet<Change> = job.take_notes().into_iter().collect();
        if changes.is_empty() {
            return Ok(());
        }
        job.ring_changes();
        let hex = |id: Uuid| id.simple().to_string();
        let (mut persons, mut needs, mut drafts) =
            (Vec::<Value>::new(), Vec::<Value>::new(), Vec::<Value>::new());
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
                Change::Draft(person, draft, lead) => {
                    drafts.push(json!([hex(draft.uuid()), hex(lead.uuid()), hex(person.uuid())]));
                }
                // What hangs on a need and isn't told of by itself.
                Change::Of(..) => {}
            }
        }
        let at = job.now();
        if !sights.is_empty() {
            store::note_sights(&mut job.conn, sights.into_iter().collect(), at).await?;
        }
        store::note(&mut job.conn, (persons, needs, drafts), at).await
    })
}

/// Where somebody goes on: in which log, after which number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
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
    number(&call.house().db).await?;
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
async fn number(db: &Db) -> Result<(), Halt> {
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

/// Whom something that changed may concern: who of them is told of it, their own calls decide.
#[derive(Clone, Debug)]
pub struct Concerned {
    /// The organisations that stand near; `None` for every one.
    pub organizations: Option<HashSet<OrganizationId>>,
    /// Whether needs are among what changed: their cards may be shown to anybody.
    pub needs: bool,
}

impl Concerned {
    /// Whatever it was, it may concern everybody.
    pub const EVERYBODY: Self = Self { organizations: None, needs: true };

    /// Nothing, which concerns nobody.
    pub fn nobody() -> Self {
        Self { organizations: Some(HashSet::new()), needs: false }
    }

    /// Whether it may concern this organisation.
    pub fn has(&self, organization: OrganizationId) -> bool {
        self.organizations.as_ref().is_none_or(|all| all.contains(&organization))
    }

    /// Whether it may concern anybody.
    pub fn is_somebody(&self) -> bool {
        self.needs || self.organizations.as_ref().is_none_or(|all| !all.is_empty())
    }
}

/// So many changes at once concern everybody, without a look at each.
const LOOKED_AT_MAX: i64 = 5_000;

/// Whom what changed since the last look may concern, and where the next look goes on; nobody at the first.
pub async fn concerned(db: &Db, since: Option<&Since>) -> Result<(Concerned, Since), Halt> {
    number(db).await?;
    let mut conn = db.reader().await?;
    let found = async {
        let (log, last) = store::log(&mut conn).await?;
        let end = Since { log, number: last };
        let from = match since {
            Some(since) if since.log == end.log => since.number,
            // A log that was begun anew has nothing in common with the former one.
            Some(_) => 0,
            None => last,
        };
        if last - from > LOOKED_AT_MAX {
            return Ok((Concerned::EVERYBODY, end));
        }
        let mut concerned = Concerned::nobody();
        if last > from {
            concerned.organizations = Some(store::near(&mut conn, from, last).await?);
            concerned.needs = store::has_needs(&mut conn, from, last).await?;
        }
        Ok((concerned, end))
    };
    let found = found.await;
    conn.give_back().await;
    found
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
