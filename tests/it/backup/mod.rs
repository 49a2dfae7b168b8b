//! Backup and restore: of everything, while others write, into either database.
mod former;
mod refused;
mod whole;

use crate::support::Base;
use amis::{
    db::{
        Db, Place,
        backup::{self, BackupError, RestoreError},
    },
    kernel::Time,
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use std::{collections::BTreeMap, path::Path};

/// Backs up into this file; how many rows it holds.
async fn backed_up(db: &Db, file: &Path) -> Result<u64, BackupError> {
    let mut conn = db.reader().await.unwrap();
    let made_at: Time = "2026-11-20T12:00:00Z".parse().unwrap();
    let draft = backup::write(&mut conn, file, made_at, &mut |_| {}).await;
    conn.give_back().await;
    let draft = draft?;
    let rows = draft.rows;
    draft.keep()?;
    Ok(rows)
}

async fn restored(place: &Place, file: &Path) -> Result<u64, RestoreError> {
    backup::restore(place, file, &mut |_| {}).await
}

fn sqlite(folder: &Path, name: &str) -> Place {
    Place::Sqlite(folder.join(name))
}

/// The rows of each table in a file, in an order of their own; documents as values, since the two databases
/// write them differently.
fn rows(file: &Path) -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut tables = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().skip(1) {
        match serde_json::from_str(line).unwrap() {
            Value::Array(row) => {
                let values = row.into_iter().map(document).collect();
                let rows: &mut Vec<String> = tables.get_mut(&current).unwrap();
                rows.push(Value::Array(values).to_string());
            }
            Value::Object(mut object) if object.contains_key("table") => {
                object["table"].take().as_str().unwrap().clone_into(&mut current);
                tables.insert(current.clone(), Vec::new());
            }
            end => assert!(end["end"]["rows"].is_u64()),
        }
    }
    for rows in tables.values_mut() {
        rows.sort();
    }
    tables
}

/// A file and that of the database restored from it: the same rows, but for the name of the log, which begins anew.
fn assert_restored(from: &Path, to: &Path) {
    let (mut from, mut to) = (rows(from), rows(to));
    let (former, begun) = (from.remove("change_number").unwrap(), to.remove("change_number").unwrap());
    assert!(former.len() == 1 && begun.len() == 1 && former != begun, "{former:?} {begun:?}");
    assert!(from.keys().eq(to.keys()));
    for (table, rows) in from {
        for (row, theirs) in rows.iter().zip(&to[&table]) {
            assert_eq!(row, theirs, "in {table}");
        }
        assert_eq!(rows.len(), to[&table].len(), "rows of {table}");
    }
}

fn document(value: Value) -> Value {
    match &value {
        Value::String(text) if text.starts_with(['{', '[']) => serde_json::from_str(text).unwrap_or(value),
        _ => value,
    }
}

/// A small network with one of everything that is hard to carry: all types, nothing at all, rows that name later
/// rows, fractions of seconds of every length, and text from everywhere.
async fn filled(base: &Base) {
    let id = |n: u128| if base.is_sqlite() { format!("x'{n:032x}'") } else { format!("'{n:032x}'") };
    let hex = |bytes: &str| if base.is_sqlite() { format!("x'{bytes}'") } else { format!("'\\x{bytes}'") };
    let (at, whole, milli) = (
        "'2026-11-20T11:22:33.123456+00:00'",
        "'1999-12-31T23:59:59+00:00'",
        "'2030-01-01T00:00:00.500+00:00'",
    );
    let key = "00ff".repeat(16);
    base.execute(&format!(
        "insert into area (id, kind, code, name, name_key, parent_id, latitude, longitude, residents, source) values
           ({a9}, 'region', '03', 'Lombardia', 'lombardia', null, 45.585, -9.930000000000001, 9223372036854775807, 'x');
         insert into area (id, kind, code, name, name_key, parent_id, latitude, longitude, residents, source) values
           ({a1}, 'comune', '015146', 'Milàno \"ò\" ''è'' \\ 東京 🏠', 'milano', {a9}, 0.1, 0.000001, 0, '');
         insert into organization (id, kind, kind_bit, name, name_key, district_id, member_since, created_at) values
           ({o}, 'caritas', 2048, 'Riga\n\tnuova', 'riga', {a1}, {whole}, {milli});
         insert into account (id, organization_id, name, mail, mail_key, created_at) values
           ({u}, {o}, 'Anna', 'a@b', 'a@b', {at});
         insert into session (id, digest, account_id, purpose, created_at, seen_at, ends_at) values
           ({u}, {digest}, {u}, 'coordinate', {at}, {whole}, {milli});
         insert into person (id, code, sealed, lead_organization_id, basis, languages, registered_at) values
           ({p}, 'BABA', true, {o}, 'consent', 'it ar', {at});
         insert into person_access (person_id, version) values ({p}, 3);
         insert into person_identity (person_id, given_name, birth_date, alias, controller_id, updated_at) values
           ({p}, '[no list]', '1980-02-29', '[{{\"system\": \"x\", \"value\": \"{{\\u00e8}}\"}}]', {o}, {at});
         insert into person_part (person_id, part, body, controller_id, updated_at) values
           ({p}, 'story', '{{\"b\": 1.5, \"a\": [null, true, \"\\n\"]}}', {o}, {at});",
        a1 = id(1),
        a9 = id(9),
        o = id(0xff00_0000_0000_0000_0000_0000_0000_0001),
        u = id(3),
        p = id(4),
        digest = hex(&key),
    ))
    .await;
    let mut random = ChaCha8Rng::seed_from_u64(45);
    let mut coordinate = || f64::from(random.random::<u32>()) / 1e7 + random.random::<f64>() / 1e7;
    let places: Vec<_> = (100..400)
        .map(|n| format!("({}, 'comune', '{n}', 'x', 'x', {}, {}, 'x')", id(n), coordinate(), -coordinate()))
        .collect();
    let columns = "id, kind, code, name, name_key, latitude, longitude";
    base.execute(&format!("insert into area ({columns}, source) values {}", places.join(","))).await;
}
