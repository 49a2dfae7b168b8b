//! Whether the database can work for us now.
use super::{Conn, Db, Done, on};

impl Db {
    /// Whether it answers a reader.
    pub async fn takes_reads(&self) -> bool {
        let Ok(mut conn) = self.reader().await else { return false };
        let answered = on!(conn, |c| sqlx::query("select 1").execute(c).await.is_ok());
        conn.give_back().await;
        answered
    }

    /// Whether a job that writes nothing is committed.
    pub async fn takes_writes(&self) -> bool {
        self.write(|conn: Conn| Box::pin(async { Done { conn, result: Ok(()), after: vec![] } }))
            .await
            .is_ok()
    }
}
