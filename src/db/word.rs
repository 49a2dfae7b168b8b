//! A word between the processes over one PostgreSQL. SQLite has one server, which needs none.
use super::{Conn, Db, Dialect, Pool, Sql, on};
use crate::kernel::Halt;
use sqlx::postgres::{PgListener, PgPoolOptions};

/// The channel.
const CHANNEL: &str = "amis";

/// What can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Something changed that others are told of.
    Changes,
    /// A credential ended, or what its user may do changed.
    Access,
    /// What was said while nobody could hear it is lost.
    Lost,
}

impl Word {
    fn name(self) -> &'static str {
        match self {
            Self::Changes => "changes",
            Self::Access => "access",
            Self::Lost => "lost",
        }
    }
}

const TELL: Sql = Sql { sqlite: "select 1", postgres: "select pg_notify($1, $2)" };

/// Says a word once this transaction is committed. Transactions that say one wait for each other when they commit: it
/// is for what happens now and then.
pub async fn tell(conn: &mut Conn, word: Word) -> Result<(), Halt> {
    on!(conn, |c, D| match D::pick(None, Some(CHANNEL)) {
        None => Ok(()),
        Some(channel) => sqlx::query(D::of(TELL)).bind(channel).bind(word.name()).execute(c).await.map(drop),
    })?;
    Ok(())
}

/// Hears what is said, on a connection of its own.
#[derive(Debug)]
pub struct Ear(PgListener);

impl Db {
    /// Says a word at once, on a connection of its own.
    pub async fn tell(&self, word: Word) -> Result<(), Halt> {
        let Pool::Postgres(readers) = &self.readers else { return Ok(()) };
        let said = sqlx::query(TELL.postgres).bind(CHANNEL).bind(word.name()).execute(readers).await;
        Ok(said.map(drop)?)
    }

    /// Begins to hear; `None` where there is nobody else to hear.
    pub async fn ear(&self) -> Result<Option<Ear>, Halt> {
        let Pool::Postgres(readers) = &self.readers else { return Ok(None) };
        let options = readers.connect_options().as_ref().clone();
        let own = PgPoolOptions::new().max_connections(1).connect_with(options).await?;
        let mut listener = PgListener::connect_with(&own).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Ear(listener)))
    }
}

impl Ear {
    /// The next word. The error ends it: another ear is to be made.
    pub async fn hear(&mut self) -> Result<Word, Halt> {
        let Some(said) = self.0.try_recv().await? else { return Ok(Word::Lost) };
        let known = [Word::Changes, Word::Access].into_iter().find(|word| word.name() == said.payload());
        // Another version of the program may say more.
        Ok(known.unwrap_or(Word::Lost))
    }
}
