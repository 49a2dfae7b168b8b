//! Closes rows into blocks, each in the transaction that takes the rows from those that wait.
//!
//! A block takes what it finds waiting, never "all after the last id": a transaction that began earlier may
//! commit later. Where jobs share a commit, the rows of a commit are sealed in it. Elsewhere one sealer at a
//! time, of however many processes, goes round twice a second.
use super::{model::Block, store};
use crate::{
    db::{Conn, Db, Done},
    kernel::{Clock, Fault, Halt, Time},
};
use std::time::Duration;
use tokio::{task::JoinHandle, time::sleep};

/// Rows in one block.
const BLOCK_ROWS: i64 = 1_000;
/// Between two rounds of the sealer; a row waits no longer than this and the time that a block takes.
const ROUND: Duration = Duration::from_millis(500);

/// Seals for as long as it is held.
#[derive(Debug)]
pub struct Sealer(JoinHandle<()>);

impl Sealer {
    /// Begins with what a process before this one may have left waiting.
    pub fn start(db: &Db, clock: &Clock) -> Self {
        let time = clock.clone();
        let within_commits = db.before_commit(move |conn| Box::pin(seal_all(conn, time.now())));
        Self(tokio::spawn(go_round(db.clone(), clock.clone(), !within_commits)))
    }
}

impl Drop for Sealer {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn go_round(db: Db, clock: Clock, for_good: bool) {
    loop {
        match seal_waiting(&db, &clock).await {
            Ok(()) if !for_good => return,
            Ok(()) | Err(Halt::Unavailable) => {}
            Err(halt) => tracing::error!(?halt, "the audit could not be sealed"),
        }
        sleep(ROUND).await;
    }
}

/// Seals what waits now, unless another sealer is at it.
pub async fn seal_waiting(db: &Db, clock: &Clock) -> Result<(), Halt> {
    while seal_one(db, clock.now()).await? {}
    Ok(())
}

/// One block in a transaction of its own. Whether more may be waiting.
async fn seal_one(db: &Db, now: Time) -> Result<bool, Halt> {
    db.write(move |mut conn| {
        Box::pin(async move {
            let result = seal(&mut conn, now).await;
            Done { conn, result, after: Vec::new() }
        })
    })
    .await
}

async fn seal_all(conn: &mut Conn, now: Time) -> Result<(), Halt> {
    while seal(conn, now).await? {}
    Ok(())
}

/// Makes one block of rows that wait, in the caller's transaction. Whether more may be waiting; not so when
/// another sealer is at it.
async fn seal(conn: &mut Conn, now: Time) -> Result<bool, Halt> {
    if !store::take_turn(conn).await? {
        return Ok(false);
    }
    let rows = store::waiting(conn, BLOCK_ROWS).await?;
    let head = store::head(conn).await?;
    let Some(block) = Block::after(head, &rows, now) else { return Ok(false) };
    store::add(conn, &block).await?;
    if store::take(conn, &rows).await? != rows.len() as u64 {
        return Err(Fault::said("rows of the audit went while they were sealed").into());
    }
    Ok(rows.len() as u64 == BLOCK_ROWS.cast_unsigned())
}
