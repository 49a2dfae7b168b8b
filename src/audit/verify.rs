//! Reads the whole audit against its chain, in bounded memory.
use super::{
    model::{Block, Row},
    store,
};
use crate::{
    db::Conn,
    kernel::{AuditId, Halt, Id},
};
use std::{
    collections::{HashMap, HashSet},
    fmt,
};
use uuid::Uuid;

/// What a look at the whole audit found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Blocks that were found whole.
    pub blocks: u64,
    /// Rows in them.
    pub rows: u64,
    /// Rows that no block holds yet.
    pub waiting: u64,
    /// The first thing that is not as it was sealed: by block, then what the blocks don't know of by id.
    pub flaw: Option<Flaw>,
}

/// Something in the audit that is not as it was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A row of this block has another content than it had.
    RowChanged(AuditId, i64),
    /// A row of this block is gone.
    RowRemoved(AuditId, i64),
    /// A row is in two blocks, or in a block and waiting for one.
    RowTwice(AuditId),
    /// A row is in no block and doesn't wait for one.
    RowInserted(AuditId),
    /// A row is gone that waits for a block.
    WaitingRemoved(AuditId),
    /// A block has another content than it had.
    BlockChanged(i64),
    /// A block is gone.
    BlockRemoved(i64),
    /// A block stands where another was.
    BlockOutOfPlace(i64),
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RowChanged(row, block) => write!(f, "row {row} of block {block} was changed"),
            Self::RowRemoved(row, block) => write!(f, "row {row} of block {block} was removed"),
            Self::RowTwice(row) => write!(f, "row {row} was put up for sealing a second time"),
            Self::RowInserted(row) => write!(f, "row {row} is in no block and waits for none"),
            Self::WaitingRemoved(row) => write!(f, "row {row} was removed before it was sealed"),
            Self::BlockChanged(block) => write!(f, "block {block} was changed"),
            Self::BlockRemoved(block) => write!(f, "block {block} was removed"),
            Self::BlockOutOfPlace(block) => write!(f, "block {block} doesn't follow the block before it"),
        }
    }
}

/// Blocks that are read at once; with their rows they are the most that is held in memory.
const BLOCKS: i64 = 32;
/// Ids that are held at once while rows outside the chain are looked for.
const IDS: i64 = 50_000;

/// Reads everything on one connection, in its one read transaction, and stops at the first flaw. `progress`
/// is told how many rows were compared so far.
pub async fn verify(conn: &mut Conn, progress: &mut (dyn FnMut(u64) + Send)) -> Result<Report, Halt> {
    let mut report = Report { waiting: store::count_waiting(conn).await?, ..Report::default() };
    report.flaw = match chain(conn, &mut report, progress).await? {
        Some(flaw) => Some(flaw),
        None => outside(conn).await?,
    };
    Ok(report)
}

/// Follows the chain, comparing each block's rows.
async fn chain(
    conn: &mut Conn,
    report: &mut Report,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Option<Flaw>, Halt> {
    let mut head = beginning(conn).await?;
    let mut last = i64::MIN;
    loop {
        let blocks = store::blocks(conn, last, BLOCKS).await?;
        if blocks.is_empty() {
            return Ok(None);
        }
        let rows = store::rows(conn, &blocks).await?;
        for (number, block) in blocks {
            let block = match linked(number, block, head.as_ref()) {
                Ok(block) => block,
                Err(flaw) => return Ok(Some(flaw)),
            };
            if let Some(flaw) = compared(&block, &rows) {
                return Ok(Some(flaw));
            }
            report.blocks += 1;
            report.rows += block.ids().count() as u64;
            progress(report.rows);
            last = block.number;
            head = Some((block.number, block.hash));
        }
    }
}

/// Where the chain begins: with its first block or, if it was pruned, with the one after the last that went. A
/// record of pruning that was made up stands in no block, or follows in the chain whatever it was made up for.
async fn beginning(conn: &mut Conn) -> Result<Option<(i64, Vec<u8>)>, Halt> {
    let Some(pruned) = store::pruned(conn).await? else { return Ok(None) };
    let first = store::blocks(conn, i64::MIN, 1).await?.first().map_or(i64::MAX, |(number, _)| *number);
    Ok((first > pruned.through).then_some((pruned.through, pruned.hash)))
}

/// The block, when it is whole and in its place.
pub(super) fn linked(
    number: i64,
    block: Option<Block>,
    head: Option<&(i64, Vec<u8>)>,
) -> Result<Block, Flaw> {
    let due = head.map_or(1, |(number, _)| number + 1);
    if number > due {
        return Err(Flaw::BlockRemoved(due));
    }
    let block = block.filter(Block::is_whole).ok_or(Flaw::BlockChanged(number))?;
    if block.follows(head) { Ok(block) } else { Err(Flaw::BlockOutOfPlace(number)) }
}

/// The first row that differs. A row that can't be read is `None` in `rows`.
pub(super) fn compared(block: &Block, rows: &HashMap<AuditId, Option<Row>>) -> Option<Flaw> {
    block.rows().find_map(|(id, hash)| match rows.get(&id) {
        None => Some(Flaw::RowRemoved(id, block.number)),
        Some(row) if row.as_ref().map(Row::hash) != Some(hash) => Some(Flaw::RowChanged(id, block.number)),
        Some(_) => None,
    })
}

/// Rows that the chain doesn't know of, and rows that it knows twice, in the order of their ids.
async fn outside(conn: &mut Conn) -> Result<Option<Flaw>, Halt> {
    let mut from = Some(Uuid::nil());
    while let Some(first) = from {
        let page = store::events(conn, first, IDS).await?;
        let full = page.len() as u64 == IDS.cast_unsigned();
        let last = page.last().filter(|_| full).map_or(Uuid::max(), |(id, _)| id.uuid());
        let mut sealed = HashSet::new();
        for id in store::sealed(conn, first, last).await? {
            if !sealed.insert(id) {
                return Ok(Some(Flaw::RowTwice(id)));
            }
        }
        let flaw = page.into_iter().find_map(|(id, waits)| match (sealed.contains(&id), waits) {
            (true, true) => Some(Flaw::RowTwice(id)),
            (false, false) => Some(Flaw::RowInserted(id)),
            _ => None,
        });
        if flaw.is_some() {
            return Ok(flaw);
        }
        from = last.as_u128().checked_add(1).map(Uuid::from_u128);
    }
    Ok(store::orphan(conn).await?.map(Flaw::WaitingRemoved))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::model::tests::row;

    /// Somebody who knows how hashes are made changes a block, and its hash with it.
    #[test]
    fn a_block_that_was_made_anew_is_betrayed_by_the_next() {
        let at = row(1).at;
        let first = Block::after(None, &[row(1), row(2)], at).unwrap();
        let second = Block::after(Some((1, first.hash)), &[row(3)], at).unwrap();
        let forged = Block::after(None, &[row(1)], at).unwrap();
        assert!(linked(1, Some(forged.clone()), None).is_ok());
        let head = (1, forged.hash);
        assert_eq!(linked(2, Some(second), Some(&head)), Err(Flaw::BlockOutOfPlace(2)));
    }

    #[test]
    fn what_is_said_of_a_flaw_names_the_row() {
        let id = row(7).id;
        assert_eq!(Flaw::RowChanged(id, 3).to_string(), format!("row {id} of block 3 was changed"));
    }
}
