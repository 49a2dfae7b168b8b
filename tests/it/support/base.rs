//! One test's own database.
use super::{Kind, on, postgres, settings, sqlite};
use amis::{
    db::{Conn, Db, Done, Place, Work},
    kernel::Halt,
};
use futures_util::future::BoxFuture;
use sqlx::AssertSqlSafe;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::runtime::Runtime;

/// An open database that nobody else uses.
#[derive(Clone, Debug)]
pub struct Base {
    db: Db,
    place: Place,
    panics: Arc<AtomicUsize>,
}

impl Base {
    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Where it is, for a second process.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The same, as the program's `DATABASE_URL`.
    pub fn url(&self) -> String {
        match &self.place {
            Place::Sqlite(path) => format!("sqlite:{}", path.display()),
            Place::Postgres(url) => url.clone(),
        }
    }

    /// Whether it is a file.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.place, Place::Sqlite(_))
    }

    /// The database as a second process sees it: connections of its own, a writer of its own.
    pub async fn again(&self) -> Db {
        Db::open(&self.place).await.expect("a second opening")
    }

    /// Another database of the same test, opened and migrated.
    pub async fn elsewhere(&self, place: &Place) -> Self {
        let db = Db::open(place).await.expect("another database");
        Self { db, place: place.clone(), panics: self.panics.clone() }
    }

    /// The test makes this many panics on purpose.
    pub fn expect_panics(&self, more: usize) {
        self.panics.fetch_add(more, Ordering::SeqCst);
    }

    /// Runs statements, in one job.
    pub async fn execute(&self, sql: &str) {
        let sql = sql.to_owned();
        let work = job(move |conn| {
            Box::pin(async move {
                on!(conn, |c| sqlx::raw_sql(AssertSqlSafe(sql)).execute(c).await.map(drop))?;
                Ok(())
            })
        });
        self.db.write(work).await.expect("the statements run");
    }

    /// Asks for one number, as a reader.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let mut conn = self.db.reader().await.expect("a reader");
        let number = on!(conn, |c| sqlx::query_scalar(sql).fetch_one(c).await).expect("a number");
        conn.give_back().await;
        number
    }
}

/// A job that borrows its connection and has no effects after its commit.
pub fn job<T, F>(work: F) -> impl Work<T>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, Halt>> + Send + 'static,
{
    move |mut conn| {
        Box::pin(async move {
            let result = work(&mut conn).await;
            Done { conn, result, after: vec![] }
        })
    }
}

/// The place of a test's database, taken away after it.
pub enum Ground {
    Sqlite(sqlite::Fresh),
    Postgres(postgres::Fresh),
}

impl Ground {
    /// A copy of the migrated template.
    pub fn fresh(kind: Kind, runtime: &Runtime) -> Self {
        match kind {
            Kind::Sqlite => Self::Sqlite(sqlite::Fresh::copy()),
            Kind::Postgres => Self::Postgres(postgres::Fresh::copy(settings::postgres(), runtime)),
            Kind::PostgresDurable => {
                Self::Postgres(postgres::Fresh::copy(settings::postgres_durable(), runtime))
            }
        }
    }

    pub async fn open(&self, panics: Arc<AtomicUsize>) -> Base {
        let place = match self {
            Self::Sqlite(fresh) => fresh.place(),
            Self::Postgres(fresh) => fresh.place(),
        };
        let db = Db::open(&place).await.expect("the copy opens");
        Base { db, place, panics }
    }

    pub fn clear(self, runtime: &Runtime) {
        match self {
            Self::Sqlite(fresh) => drop(fresh),
            Self::Postgres(fresh) => fresh.clear(runtime),
        }
    }
}
