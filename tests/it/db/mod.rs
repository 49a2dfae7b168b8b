//! The floor of both databases: the one writer, readers, opening, and the tables of the two compared.
mod disk;
mod opening;
mod readers;
mod tables;
mod writer;
mod writer_fails;

use crate::support::{Base, job, on};
use amis::{
    db::{Conn, Db},
    kernel::{Halt, Problem},
};
use futures_util::future::BoxFuture;
use tokio::{sync::oneshot, task::JoinHandle};

/// A table of prizes that one may win each.
async fn prizes(base: &Base) {
    base.execute(
        "create table prize (id bigint primary key not null, winner bigint);
         create table promise (prize_id bigint not null references prize (id) deferrable initially deferred);",
    )
    .await;
}

/// Wins the prize if nobody has; refused otherwise.
fn win(conn: &mut Conn, id: i64, who: i64) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        let sql = "insert into prize (id, winner) values ($1, $2) on conflict (id) do nothing";
        let done =
            on!(conn, |c| sqlx::query(sql).bind(id).bind(who).execute(c).await.map(|d| d.rows_affected()))?;
        if done == 1 { Ok(()) } else { Err(Problem::new("prize.gone").into()) }
    })
}

/// Promises a prize that isn't there, which only the commit notices.
fn promise_nothing(conn: &mut Conn) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        let sql = "insert into promise (prize_id) values (-1)";
        on!(conn, |c| sqlx::query(sql).execute(c).await.map(drop))?;
        Ok(())
    })
}

/// The prize's winner, as a new reader sees it.
async fn winner(db: &Db, id: i64) -> Option<i64> {
    let mut conn = db.reader().await.unwrap();
    let sql = "select winner from prize where id = $1";
    let winner = on!(conn, |c| sqlx::query_scalar(sql).bind(id).fetch_optional(c).await).unwrap();
    conn.give_back().await;
    winner
}

/// A job that is running, and stays so until it is told to go on.
struct Held {
    go_on: oneshot::Sender<()>,
    answer: JoinHandle<Result<(), Halt>>,
}

impl Held {
    /// One that runs.
    async fn on(db: &Db) -> Self {
        let (held, running) = Self::in_line(db).await;
        running.await.unwrap();
        held
    }

    /// One that waits for its turn; the receiver says when it has come.
    async fn in_line(db: &Db) -> (Self, oneshot::Receiver<()>) {
        let (go_on, told) = oneshot::channel();
        let (running, runs) = oneshot::channel();
        let wait = hand_over(db, |_| {
            Box::pin(async move {
                running.send(()).unwrap();
                told.await.unwrap();
                Ok(())
            })
        });
        (Self { go_on, answer: wait.await }, runs)
    }

    async fn release(self) -> Result<(), Halt> {
        self.go_on.send(()).unwrap();
        self.answer.await.unwrap()
    }
}

/// Hands a job over and comes back once it waits in the writer's queue (or runs, on PostgreSQL).
async fn hand_over<T, F>(db: &Db, work: F) -> JoinHandle<Result<T, Halt>>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, Halt>> + Send + 'static,
{
    let (said, handed) = oneshot::channel();
    let db = db.clone();
    let answer = tokio::spawn(async move {
        let mut write = std::pin::pin!(db.write(job(work)));
        let first = futures_util::poll!(&mut write);
        said.send(()).unwrap();
        match first {
            std::task::Poll::Ready(answer) => answer,
            std::task::Poll::Pending => write.await,
        }
    });
    handed.await.unwrap();
    answer
}
