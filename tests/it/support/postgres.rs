//! Databases in a cluster that `./test` has started: one is migrated per process, the others are copies.
use amis::db::{Db, Place};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    str::FromStr,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::runtime::Runtime;

/// A copy in a cluster; [`Fresh::clear`] drops it.
pub struct Fresh {
    socket: PathBuf,
    name: String,
}

impl Fresh {
    pub fn copy(socket: Option<PathBuf>, runtime: &Runtime) -> Self {
        static COPIES: AtomicUsize = AtomicUsize::new(0);
        let socket = socket.expect("PostgreSQL is missing: run ./test, which starts it");
        let template = template(&socket, runtime);
        let name = format!("copy_{}_{}", std::process::id(), COPIES.fetch_add(1, Ordering::SeqCst));
        runtime.block_on(tell(
            &socket,
            format!("create database {name} template {template} strategy file_copy"),
        ));
        Self { socket, name }
    }

    pub fn place(&self) -> Place {
        Place::Postgres(url(&self.socket, &self.name))
    }

    pub fn clear(self, runtime: &Runtime) {
        runtime.block_on(tell(&self.socket, format!("drop database {} with (force)", self.name)));
    }
}

fn url(socket: &Path, name: &str) -> String {
    format!("postgres://postgres@localhost/{name}?host={}", socket.display())
}

/// The name of this process's migrated database in that cluster.
fn template(socket: &Path, runtime: &Runtime) -> String {
    static TEMPLATES: Mutex<Option<HashMap<PathBuf, String>>> = Mutex::new(None);
    let mut templates = TEMPLATES.lock().expect("the template was made");
    let templates = templates.get_or_insert_default();
    if let Some(name) = templates.get(socket) {
        return name.clone();
    }
    let name = format!("template_{}", std::process::id());
    runtime.block_on(async {
        tell(socket, format!("create database {name}")).await;
        let db = Db::open(&Place::Postgres(url(socket, &name))).await.expect("a new database is migrated");
        db.close().await;
    });
    templates.insert(socket.to_owned(), name.clone());
    name
}

/// Tells the cluster, outside any test's database.
async fn tell(socket: &Path, sql: String) {
    let options = PgConnectOptions::from_str(&url(socket, "postgres")).expect("an address");
    let mut conn: PgConnection = options.connect().await.expect("the cluster answers");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut conn).await.expect("the cluster does as told");
    conn.close().await.expect("the cluster lets go");
}
