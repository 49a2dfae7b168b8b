//! What an earlier version of the program kept is taken up by this one, on either database.
use super::{
    Path,
    refused::{lines, signed},
    restored, sqlite,
};
use crate::{
    support::{Base, folder, on_both},
    world::World,
};
use amis::{
    audit,
    db::{Place, backup::RestoreError},
};
use serde_json::json;
use sqlx::{ConnectOptions, Connection, PgConnection, sqlite::SqliteConnectOptions};
use std::path::PathBuf;

on_both!(
    a_database_of_an_earlier_version_is_opened_where_it_is,
    an_earlier_backup_is_brought_up_to_date,
    an_earlier_backup_wants_a_database_of_its_own,
    an_earlier_backup_that_was_refused_can_be_tried_again,
);

/// The stories of the demo network as the program kept them at migration 20, before grants had their whole life.
fn former() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/backup/former-20.backup")
}

/// A database without any table.
async fn bare(base: &Base, folder: &Path) -> Place {
    if base.is_sqlite() {
        return sqlite(folder, "bare.db");
    }
    base.execute("drop schema public cascade; create schema public;").await;
    base.place().clone()
}

async fn an_earlier_backup_is_brought_up_to_date(base: Base) {
    let folder = folder();
    let place = bare(&base, folder.path()).await;
    let rows = restored(&place, &former()).await.unwrap();
    assert!(rows > 500, "{rows}");
    goes_on(World::stories(base.elsewhere(&place).await).await).await;
}

/// The statements that make the database that the program of that day (the tag `schema-20`) had made of the same stories:
/// its tables, its list of migrations, its rows.
const SQLITE: &str = include_str!("former-20.sqlite.sql");
const POSTGRES: &str = include_str!("former-20.postgres.sql");

async fn a_database_of_an_earlier_version_is_opened_where_it_is(base: Base) {
    let folder = folder();
    let place = bare(&base, folder.path()).await;
    match &place {
        Place::Sqlite(file) => {
            let file = SqliteConnectOptions::new().filename(file).create_if_missing(true);
            let mut there = file.connect().await.unwrap();
            sqlx::raw_sql(SQLITE).execute(&mut there).await.unwrap();
            there.close().await.unwrap();
        }
        Place::Postgres(url) => {
            let mut there = PgConnection::connect(url).await.unwrap();
            sqlx::raw_sql(POSTGRES).execute(&mut there).await.unwrap();
            there.close().await.unwrap();
        }
    }
    goes_on(World::stories(base.elsewhere(&place).await).await).await;
}

/// Giulia finds Mario as she left him, and what came later works on him.
async fn goes_on(world: World) {
    let mut conn = world.house.db.reader().await.unwrap();
    let report = audit::verify(&mut conn, &mut |_| {}).await.unwrap();
    conn.give_back().await;
    assert_eq!(report.flaw, None, "the record is whole");
    let mario = world.person("giulia", "colombo mario").await;
    let profile = "query ($id: ID!) { person(id: $id) { contact { phone } needs { nodes { domain } }
        grants { status basis until } blocks { reason } conferences { id } } }";
    let seen = world.data("giulia", profile, json!({ "id": mario })).await["person"].take();
    assert_eq!(seen["contact"]["phone"], "+39 02 5550 0152");
    assert_eq!(seen["needs"]["nodes"].as_array().unwrap().len(), 4);
    assert!(
        !seen["grants"].as_array().unwrap().is_empty() && seen["grants"][0]["status"] == "ACTIVE",
        "{seen}"
    );
    assert_eq!((&seen["blocks"], &seen["conferences"]), (&json!([]), &json!([])));
    let cards = world.data("luca", "{ needCards { nodes { id } } }", json!({})).await;
    assert!(!cards["needCards"]["nodes"].as_array().unwrap().is_empty());
    let asked = "query ($id: ID!) { person(id: $id) { code } }";
    assert_eq!(world.data("luca", asked, json!({ "id": mario })).await["person"], json!(null));
    let block = json!({ "person": mario, "others": true, "reason": "ASKED_BY_PERSON" });
    let done = world.change("giulia", "block", "BlockInput", "block", block).await;
    assert_eq!(done["problems"], json!([]));
}

async fn an_earlier_backup_wants_a_database_of_its_own(base: Base) {
    let refused = restored(base.place(), &former()).await.unwrap_err();
    assert!(matches!(refused, RestoreError::Earlier { theirs: 20, there } if there > 20), "{refused}");
    assert_eq!(base.number("select count(*) from person").await, 0);
}

async fn an_earlier_backup_that_was_refused_can_be_tried_again(base: Base) {
    let folder = folder();
    let place = bare(&base, folder.path()).await;
    let good = std::fs::read_to_string(former()).unwrap();
    // A mail address that another account has: the database refuses it, once its tables are there.
    let mut lines: Vec<_> = lines(&good);
    let account = lines.iter().position(|line| line.starts_with("{\"table\":\"account\"")).unwrap() + 1;
    lines.insert(account, lines[account].clone());
    let bad = folder.path().join("bad");
    std::fs::write(&bad, signed(&lines)).unwrap();
    let refused = restored(&place, &bad).await.unwrap_err();
    assert!(matches!(refused, RestoreError::Database(_)), "{refused}");
    restored(&place, &former()).await.unwrap();
    let there = base.elsewhere(&place).await;
    assert!(there.number("select count(*) from person").await > 0);
}
