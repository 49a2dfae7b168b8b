//! What was written comes back, all of it, as it was at one moment.
use super::{assert_restored, backed_up, filled, restored, rows, sqlite};
use crate::support::{Base, folder, job, on, on_both, on_postgres};
use amis::{
    audit::{self, Context, Entry, Sealer},
    db::{Db, Place},
    kernel::{Clock, OrganizationId, PersonId, UserId},
    policy::{Actor, Kind, Part, PartSet, Purpose, Role, RoleSet},
};
use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

on_both!(every_table_is_in_a_backup, a_backup_is_its_owners_alone, a_backup_under_writes_is_of_one_moment);
on_postgres!(from_sqlite_to_postgresql_and_back_every_row_is_the_same);

async fn every_table_is_in_a_backup(base: Base) {
    let folder = folder();
    let file = folder.path().join("one");
    filled(&base).await;
    let count = backed_up(base.db(), &file).await.unwrap();
    let rows = rows(&file);
    let sql = if base.is_sqlite() {
        "select name from sqlite_schema where type = 'table'"
    } else {
        "select tablename::text from pg_tables where schemaname = 'public'"
    };
    let mut conn = base.db().reader().await.unwrap();
    let mut tables: BTreeSet<String> =
        on!(conn, |c| sqlx::query_scalar(sql).fetch_all(c).await).unwrap().into_iter().collect();
    conn.give_back().await;
    assert!(tables.remove("_sqlx_migrations") && tables.len() > 40);
    assert_eq!(rows.keys().cloned().collect::<BTreeSet<_>>(), tables);
    assert_eq!(rows.values().map(Vec::len).sum::<usize>() as u64, count);
    assert_eq!((rows["area"].len(), rows["person"].len()), (302, 1));
}

async fn a_backup_is_its_owners_alone(base: Base) {
    let folder = folder();
    let file = folder.path().join("one");
    backed_up(base.db(), &file).await.unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

async fn from_sqlite_to_postgresql_and_back_every_row_is_the_same(base: Base) {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    let (first, second) = (sqlite(folder.path(), "first.db"), sqlite(folder.path(), "second.db"));
    let source = base.elsewhere(&first).await;
    filled(&source).await;
    let count = backed_up(source.db(), &path("1")).await.unwrap();
    assert_eq!(restored(base.place(), &path("1")).await.unwrap(), count);
    assert_eq!(backed_up(base.db(), &path("2")).await.unwrap(), count);
    assert_eq!(restored(&second, &path("2")).await.unwrap(), count);
    let back = Db::open(&second).await.unwrap();
    assert_eq!(backed_up(&back, &path("3")).await.unwrap(), count);
    assert_restored(&path("1"), &path("2"));
    assert_restored(&path("1"), &path("3"));
    assert_restored(&path("2"), &path("3"));
    for db in [source.db(), &back] {
        db.close().await;
    }
}

/// Each job leaves one area and three rows of the audit; the backup must hold three rows for each area.
async fn a_backup_under_writes_is_of_one_moment(base: Base) {
    let clock = Clock::System;
    let _sealer = Sealer::start(base.db(), &clock);
    let stop = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..3).map(|_| tokio::spawn(write_on(base.db().clone(), stop.clone()))).collect();
    let folder = folder();
    let mut before = 0;
    for n in 0..5 {
        let file = folder.path().join(format!("{n}"));
        while base.number("select count(*) from area").await < before + 20 {
            tokio::task::yield_now().await;
        }
        backed_up(base.db(), &file).await.unwrap();
        let place = Place::Sqlite(folder.path().join(format!("{n}.db")));
        restored(&place, &file).await.unwrap();
        let copy = Db::open(&place).await.unwrap();
        let mut conn = copy.reader().await.unwrap();
        let sql = "select (select count(*) from area), (select count(*) from audit_event)";
        let (areas, audits): (i64, i64) = on!(conn, |c| sqlx::query_as(sql).fetch_one(c).await).unwrap();
        let report = audit::verify(&mut conn, &mut |_| {}).await.unwrap();
        conn.give_back().await;
        copy.close().await;
        assert!(areas >= before + 20);
        assert_eq!(audits, areas * 3);
        assert_eq!((report.rows + report.waiting, report.flaw), (audits.cast_unsigned(), None));
        before = areas;
    }
    stop.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.await.unwrap();
    }
}

async fn write_on(db: Db, stop: Arc<AtomicBool>) {
    while !stop.load(Ordering::SeqCst) {
        let work = job(|conn| {
            Box::pin(async move {
                let (id, at) = (OrganizationId::mint(), Clock::System.now());
                on!(conn, |c| {
                    sqlx::query(
                    "insert into area (id, kind, code, name, name_key, source) values ($1, 'comune', $2, 'x', 'x', 'x')"
                )
                .bind(id)
                .bind(id.to_string())
                .execute(c)
                .await
                .map(drop)
                })?;
                let entry = || Entry {
                    at,
                    act: "person.read",
                    person: PersonId::mint(),
                    relation: None,
                    parts: PartSet::of(&[Part::Card]),
                };
                let actor = actor();
                let context = Context { actor: &actor, policy: "0f", request: "r", behalf: None };
                audit::record(conn, &context, &[entry(), entry(), entry()]).await
            })
        });
        db.write(work).await.ok();
    }
}

fn actor() -> Actor {
    Actor {
        user: UserId::mint(),
        organization: OrganizationId::mint(),
        kind: Kind::Caritas,
        roles: RoleSet::of(&[Role::Listener]),
        district: None,
        agreement: true,
        purpose: Purpose::Coordinate,
    }
}
