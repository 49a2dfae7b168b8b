//! What is not whole is not restored, and what is refused leaves nothing behind.
use super::{assert_restored, backed_up, filled, restored, sqlite};
use crate::support::{Base, folder, on_both};
use amis::db::{
    Place,
    backup::{BackupError, FileError, RestoreError},
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

on_both!(
    a_database_in_use_is_refused,
    a_backup_never_takes_another_files_place,
    a_cut_or_changed_file_is_refused,
    a_file_of_another_migration_or_format_is_refused,
    a_file_that_lacks_a_table_is_refused,
    what_the_database_refuses_leaves_it_empty,
    a_damaged_folder_is_said,
);

/// A backup of a filled database, as text.
async fn text(base: &Base, folder: &Path) -> String {
    let source = base.elsewhere(&sqlite(folder, "source.db")).await;
    filled(&source).await;
    backed_up(source.db(), &folder.join("good")).await.unwrap();
    source.db().close().await;
    fs::read_to_string(folder.join("good")).unwrap()
}

/// The same lines with a hash that fits them: what somebody would write who wants to deceive.
pub(super) fn signed(lines: &[String]) -> String {
    let text = lines.join("\n") + "\n";
    let rows = lines.iter().filter(|line| line.starts_with('[')).count();
    let hash = Sha256::digest(text.as_bytes());
    let hash = data_encoding::HEXLOWER.encode(&hash);
    format!("{text}{{\"end\":{{\"rows\":{rows},\"sha256\":\"{hash}\"}}}}\n")
}

/// All lines but the last.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    lines.pop();
    lines
}

/// Restoring the good file goes well: so nothing was there.
async fn is_still_empty(base: &Base, folder: &Path) {
    restored(base.place(), &folder.join("good")).await.unwrap();
    backed_up(base.db(), &folder.join("again")).await.unwrap();
    assert_restored(&folder.join("good"), &folder.join("again"));
}

async fn a_database_in_use_is_refused(base: Base) {
    let folder = folder();
    text(&base, folder.path()).await;
    let good = folder.path().join("good");
    restored(base.place(), &good).await.unwrap();
    let again = restored(base.place(), &good).await.unwrap_err();
    assert!(matches!(&again, RestoreError::NotEmpty(table) if table == "account"), "{again}");
    assert_eq!(base.number("select count(*) from area").await, 302);
}

async fn a_backup_never_takes_another_files_place(base: Base) {
    let folder = folder();
    let file = folder.path().join("taken");
    fs::write(&file, "mine").unwrap();
    let refused = backed_up(base.db(), &file).await.unwrap_err();
    assert!(matches!(refused, BackupError::Exists(_)), "{refused}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

async fn a_cut_or_changed_file_is_refused(base: Base) {
    let folder = folder();
    let good = text(&base, folder.path()).await;
    let bad = folder.path().join("bad");
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let nowhere = Place::Sqlite(folder.path().join("nowhere.db"));
    let ends = good.match_indices('\n').map(|(at, _)| at + 1).filter(|end| *end < good.len());
    let cuts: Vec<_> = ends.step_by(11).chain((0..30).map(|_| random.random_range(0..good.len()))).collect();
    for cut in cuts {
        fs::write(&bad, &good.as_bytes()[..cut]).unwrap();
        let place = if cut % 10 == 0 { base.place() } else { &nowhere };
        let refused = restored(place, &bad).await.unwrap_err();
        assert!(matches!(refused, RestoreError::File(_)), "cut at {cut}: {refused}");
    }
    for n in 0..100 {
        let mut bytes = good.clone().into_bytes();
        let at = random.random_range(0..bytes.len());
        bytes[at] ^= 1 << random.random_range(0..8);
        fs::write(&bad, bytes).unwrap();
        let place = if n % 10 == 0 { base.place() } else { &nowhere };
        restored(place, &bad).await.expect_err(&format!("a bit flipped at {at}"));
    }
    for more in ["[", "\n", " "] {
        fs::write(&bad, format!("{good}{more}")).unwrap();
        restored(&nowhere, &bad).await.unwrap_err();
    }
    assert!(!folder.path().join("nowhere.db").exists(), "nothing is made for a bad file");
    is_still_empty(&base, folder.path()).await;
}

async fn a_file_of_another_migration_or_format_is_refused(base: Base) {
    let folder = folder();
    let good = lines(&text(&base, folder.path()).await);
    let bad = folder.path().join("bad");
    let migration = good[0].split("\"migration\":").nth(1).unwrap().split(',').next().unwrap();
    let with_header = |from: &str, to: &str| {
        let mut lines = good.clone();
        lines[0] = lines[0].replacen(from, to, 1);
        assert_ne!(lines[0], good[0]);
        fs::write(&bad, signed(&lines)).unwrap();
    };
    with_header(&format!("\"migration\":{migration}"), "\"migration\":9999");
    let refused = restored(base.place(), &bad).await.unwrap_err();
    assert!(matches!(refused, RestoreError::Migration { theirs: 9999, .. }), "{refused}");
    with_header("\"amis_backup\":1", "\"amis_backup\":2");
    let refused = restored(base.place(), &bad).await.unwrap_err();
    assert!(matches!(refused, RestoreError::File(FileError::Format(2))), "{refused}");
    fs::write(&bad, "id,name\n1,Mario\n").unwrap();
    let refused = restored(base.place(), &bad).await.unwrap_err();
    assert!(matches!(refused, RestoreError::File(FileError::NoBackup)), "{refused}");
    is_still_empty(&base, folder.path()).await;
}

async fn a_file_that_lacks_a_table_is_refused(base: Base) {
    let folder = folder();
    let mut lines = lines(&text(&base, folder.path()).await);
    let bad = folder.path().join("bad");
    let mut header: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
    let tables = header["tables"].as_array_mut().unwrap();
    let last = tables.pop().unwrap()["name"].as_str().unwrap().to_owned();
    let section = lines.iter().position(|line| *line == format!("{{\"table\":\"{last}\"}}")).unwrap();
    lines.truncate(section);
    lines[0] = header.to_string();
    fs::write(&bad, signed(&lines)).unwrap();
    let refused = restored(base.place(), &bad).await.unwrap_err();
    assert!(matches!(&refused, RestoreError::Tables(name) if *name == last), "{refused}");
    is_still_empty(&base, folder.path()).await;
}

/// Rows that name what isn't there; a row that breaks a rule of its table; a row twice.
async fn what_the_database_refuses_leaves_it_empty(base: Base) {
    let folder = folder();
    let good = lines(&text(&base, folder.path()).await);
    let bad = folder.path().join("bad");
    let row = |part: &str| good.iter().position(|line| line.starts_with('[') && line.contains(part)).unwrap();
    let (person, area) = (row("\"BABA\""), row("\"015146\""));
    let without_person: Vec<_> =
        good.iter().enumerate().filter(|(n, _)| *n != person).map(|(_, l)| l.clone()).collect();
    let mut other_kind = good.clone();
    other_kind[area] = other_kind[area].replace("\"comune\"", "\"planet\"");
    let mut twice = good.clone();
    twice.insert(area, good[area].clone());
    for (what, lines) in [("dangling", without_person), ("a rule", other_kind), ("twice", twice)] {
        fs::write(&bad, signed(&lines)).unwrap();
        let refused = restored(base.place(), &bad).await.unwrap_err();
        match what {
            "dangling" => assert!(matches!(refused, RestoreError::Dangling(_)), "{refused}"),
            _ => assert!(matches!(refused, RestoreError::Database(_)), "{what}: {refused}"),
        }
    }
    is_still_empty(&base, folder.path()).await;
}

async fn a_damaged_folder_is_said(base: Base) {
    let nowhere = Path::new("/nonexistent/folder/backup");
    let refused = backed_up(base.db(), nowhere).await.unwrap_err();
    assert!(matches!(refused, BackupError::Io(_)), "{refused}");
    let refused = restored(base.place(), nowhere).await.unwrap_err();
    assert!(matches!(refused, RestoreError::File(FileError::Io(_))), "{refused}");
}
