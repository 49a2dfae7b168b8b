//! Opening: new databases, several processes at once, what the disk is asked for.
use crate::support::{Base, on, on_both};
use amis::db::{Conn, Db, Done, Place};
use futures_util::future::{BoxFuture, join_all};
use std::{os::unix::fs::PermissionsExt as _, path::Path};

on_both!(
    an_address_is_read_as_its_place,
    a_new_database_is_made_once_by_many_that_open_it_together,
    a_database_of_another_version_is_refused,
    whether_the_disk_is_waited_for_is_known,
);
on_both!(PostgresDurable: what_is_acknowledged_is_on_the_disk);

async fn an_address_is_read_as_its_place(base: Base) {
    assert_eq!(base.url().parse(), Ok(base.place().clone()));
    assert!("mysql://root@localhost/x".parse::<Place>().is_err());
}

async fn a_new_database_is_made_once_by_many_that_open_it_together(base: Base) {
    let place = match base.place() {
        Place::Sqlite(path) => Place::Sqlite(path.with_file_name("new.db")),
        postgres @ Place::Postgres(_) => {
            base.execute("drop schema public cascade; create schema public").await;
            postgres.clone()
        }
    };
    let openings = (0..8).map(|_| {
        let place = place.clone();
        tokio::spawn(async move { Db::open(&place).await })
    });
    for opened in join_all(openings).await {
        let db = opened.unwrap().unwrap();
        let mut conn = db.reader().await.unwrap();
        let tables = "select count(*) from versions";
        let _: i64 = on!(conn, |c| sqlx::query_scalar(tables).fetch_one(c).await).unwrap();
        conn.give_back().await;
        db.close().await;
    }
    if let Place::Sqlite(path) = &place {
        assert_eq!(mode(path), 0o600, "the file is its owner's alone");
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

async fn a_database_of_another_version_is_refused(base: Base) {
    base.execute("update _sqlx_migrations set version = 9000 where version = 1").await;
    let refused = Db::open(base.place()).await;
    assert!(refused.is_err_and(|e| e.to_string().contains("doesn't fit this version")));
}

async fn whether_the_disk_is_waited_for_is_known(base: Base) {
    assert_eq!(base.db().durable().await.unwrap(), base.is_sqlite(), "this cluster doesn't sync");
}

async fn what_is_acknowledged_is_on_the_disk(base: Base) {
    assert!(base.db().durable().await.unwrap());
    let asked = if base.is_sqlite() { "select synchronous from pragma_synchronous" } else { "show fsync" };
    let work = move |mut conn: Conn| -> BoxFuture<'static, Done<String>> {
        Box::pin(async move {
            let answer = match conn.engine() {
                amis::db::Engine::Sqlite(c) => {
                    let full: i64 = sqlx::query_scalar(asked).fetch_one(c).await.unwrap();
                    full.to_string()
                }
                amis::db::Engine::Postgres(c) => sqlx::query_scalar(asked).fetch_one(c).await.unwrap(),
            };
            Done { conn, result: Ok(answer), after: vec![] }
        })
    };
    let answer = base.db().write(work).await.unwrap();
    assert_eq!(answer, if base.is_sqlite() { "2" } else { "on" });
}
