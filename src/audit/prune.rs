//! Takes away what is older than the law asks to keep: whole blocks from the chain's beginning, each compared with
//! its rows first, so that nothing that was tampered with goes unseen. What went is a record of the audit itself,
//! and the chain goes on from the hash of the last block that went.
use super::{
    Flaw,
    model::{Block, Row},
    store,
    verify::{compared, linked},
};
use crate::{
    db::{Conn, Db, Done},
    kernel::{AuditId, Clock, Halt, Id, OrganizationId, PersonId, Time, UserId},
};
use data_encoding::HEXLOWER;
use std::time::Duration;
use tokio::time::sleep;
use uuid::Uuid;

/// The act of the record that says what went.
pub(super) const ACT: &str = "audit.prune";
/// Blocks that are taken away in one transaction, and rows, so that nobody waits for long.
const BLOCKS: i64 = 64;
const ROWS: usize = 2_000;
/// How often, and how long each time, its turn is waited for.
const WAITS: usize = 100;
const WAIT: Duration = Duration::from_millis(50);

/// What went so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Blocks.
    pub blocks: u64,
    /// Rows in them.
    pub rows: u64,
}

/// Where a chain begins that was pruned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beginning {
    /// The last block that went.
    pub(super) through: i64,
    /// Its hash.
    pub(super) hash: Vec<u8>,
}

impl Beginning {
    /// As it stands in its record.
    fn text(&self, pruned: Pruned) -> String {
        format!("{} {} {} {}", self.through, HEXLOWER.encode(&self.hash), pruned.blocks, pruned.rows)
    }

    /// What a record says.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (through, hash) = (words.next()?.parse().ok()?, words.next()?);
        Some(Self { through, hash: HEXLOWER.decode(hash.as_bytes()).ok()? })
    }
}

/// Takes away every whole block that was sealed before this moment, but the last. Stops at the first flaw, with
/// everything from there on still in place.
pub async fn prune(
    db: &Db,
    clock: &Clock,
    before: Time,
    progress: &mut (dyn FnMut(Pruned) + Send),
) -> Result<Result<Pruned, Flaw>, Halt> {
    let mut all = Pruned::default();
    let mut waited = 0;
    loop {
        let now = clock.now();
        let step = db.write(move |mut conn| {
            Box::pin(async move {
                let result = some(&mut conn, before, now).await;
                Done { conn, result, after: Vec::new() }
            })
        });
        match step.await {
            // Somebody seals just now.
            Err(Halt::Unavailable) if waited < WAITS => {
                waited += 1;
                sleep(WAIT).await;
            }
            Err(halt) => return Err(halt),
            Ok(Err(flaw)) => return Ok(Err(flaw)),
            Ok(Ok(step)) if step.blocks == 0 => return Ok(Ok(all)),
            Ok(Ok(step)) => {
                all = Pruned { blocks: all.blocks + step.blocks, rows: all.rows + step.rows };
                progress(all);
            }
        }
    }
}

/// Some blocks, and the record of it, in one transaction.
async fn some(conn: &mut Conn, before: Time, now: Time) -> Result<Result<Pruned, Flaw>, Halt> {
    if !store::take_turn(conn).await? {
        return Err(Halt::Unavailable);
    }
    let beginning = store::pruned(conn).await?;
    let last = store::head(conn).await?.map_or(0, |(number, _)| number);
    let found = store::blocks(conn, beginning.as_ref().map_or(i64::MIN, |at| at.through), BLOCKS).await?;
    let rows = store::rows(conn, &found).await?;
    let mut head = beginning.map(|at| (at.through, at.hash));
    let mut gone: Vec<Block> = Vec::new();
    for (number, block) in found {
        let block = match linked(number, block, head.as_ref()) {
            Ok(block) => block,
            Err(flaw) => return Ok(Err(flaw)),
        };
        let many: usize = gone.iter().map(|block| block.ids().count()).sum();
        if block.sealed_at >= before || number == last || (many > 0 && many + block.ids().count() > ROWS) {
            break;
        }
        if let Some(flaw) = compared(&block, &rows) {
            return Ok(Err(flaw));
        }
        head = Some((block.number, block.hash.clone()));
        gone.push(block);
    }
    let Some((beginning, pruned)) = summary(&gone) else { return Ok(Ok(Pruned::default())) };
    let ids: Vec<AuditId> = gone.iter().flat_map(Block::ids).collect();
    store::remove(conn, &ids, beginning.through).await?;
    store::put(conn, &record(&beginning, pruned, now)).await?;
    conn.ask_before_commit();
    Ok(Ok(pruned))
}

fn summary(gone: &[Block]) -> Option<(Beginning, Pruned)> {
    let last = gone.last()?;
    let rows = gone.iter().map(|block| block.ids().count() as u64).sum();
    let beginning = Beginning { through: last.number, hash: last.hash.clone() };
    Some((beginning, Pruned { blocks: gone.len() as u64, rows }))
}

/// Nobody's, about nobody: it is sealed like every other.
fn record(beginning: &Beginning, pruned: Pruned, now: Time) -> Row {
    Row {
        id: AuditId::mint(),
        at: now,
        organization_id: OrganizationId::of(Uuid::nil()),
        account_id: UserId::of(Uuid::nil()),
        roles: String::new(),
        purpose: "administration".to_owned(),
        act: ACT.to_owned(),
        person_id: PersonId::of(Uuid::nil()),
        relation: None,
        parts: String::new(),
        policy: String::new(),
        on_behalf: None,
        request: beginning.text(pruned),
    }
}
