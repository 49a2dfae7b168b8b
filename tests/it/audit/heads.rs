//! The signed head, kept outside the database; and what is taken away from the chain's beginning.
use super::{noon, recorded, verified};
use crate::support::{
    Base, folder, on_both, on_postgres,
    program::{Program, give},
};
use amis::{
    audit::{self, EACH_HOUR, Flaw, Keeper, Pruned, Report, prune, seal_waiting},
    kernel::{Clock, Secrets, Time},
};
use chrono::TimeDelta;
use std::{fs, path::Path, process::Output, time::Duration};

on_both!(
    a_chain_has_the_block_of_its_head,
    a_cut_tail_is_found,
    a_chain_built_anew_is_found,
    a_forged_or_foreign_head_is_found,
    a_server_keeps_the_head_and_replaces_no_evidence,
    a_head_is_written_each_time_that_an_hour_has_passed,
    old_blocks_are_pruned_and_the_chain_goes_on,
    what_was_tampered_with_is_not_pruned,
    a_chain_cut_at_its_beginning_by_hand_is_found,
);
on_postgres!(two_servers_keep_one_head);

/// So many blocks of two rows, the first sealed at noon, each of the others an hour later.
async fn chain(base: &Base, blocks: i64) {
    for hour in 0..blocks {
        recorded(base.db(), 2).await;
        seal_waiting(base.db(), &at(hour)).await.unwrap();
    }
}

fn at(hours: i64) -> Clock {
    Clock::at(moment(hours))
}

fn moment(hours: i64) -> Time {
    noon().now() + TimeDelta::hours(hours)
}

/// Writes the head of now into a file, as somebody would who asks for it.
async fn head(base: &Base, folder: &Path) -> String {
    let head = give(base, folder, &["audit", "head"]).await;
    assert!(head.status.success(), "{}", said(&head));
    let head = String::from_utf8(head.stdout).unwrap();
    assert_eq!(head.lines().count(), 1, "{head}");
    fs::write(folder.join("kept.json"), &head).unwrap();
    head
}

async fn compared(base: &Base, folder: &Path) -> (bool, String) {
    let found = give(base, folder, &["audit", "verify", "--head", "kept.json"]).await;
    (found.status.success(), said(&found))
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned()).concat()
}

async fn a_chain_has_the_block_of_its_head(base: Base) {
    let folder = folder();
    head(&base, folder.path()).await;
    assert!(compared(&base, folder.path()).await.0, "of an empty chain, too");
    chain(&base, 3).await;
    head(&base, folder.path()).await;
    chain(&base, 2).await;
    let (whole, said) = compared(&base, folder.path()).await;
    assert!(whole && said.contains("still has block 3"), "{said}");
    assert!(said.contains("10 rows in 5 blocks"), "{said}");
}

async fn a_cut_tail_is_found(base: Base) {
    let folder = folder();
    chain(&base, 4).await;
    head(&base, folder.path()).await;
    base.execute(
        "delete from audit_event where id in (select id from audit_event order by id desc limit 2);
         delete from audit_block where number = 4",
    )
    .await;
    assert_eq!(verified(base.db()).await.flaw, None, "the chain alone doesn't show it");
    let (whole, said) = compared(&base, folder.path()).await;
    assert!(!whole && said.contains("cut: the head names block 4, and the last one there is 3"), "{said}");
}

async fn a_chain_built_anew_is_found(base: Base) {
    let folder = folder();
    chain(&base, 3).await;
    head(&base, folder.path()).await;
    base.execute(
        "delete from audit_block; update audit_event set roles = 'trainee';
         insert into audit_unsealed (id) select id from audit_event",
    )
    .await;
    for _ in 0..3 {
        seal_waiting(base.db(), &at(9)).await.unwrap();
        recorded(base.db(), 1).await;
    }
    seal_waiting(base.db(), &at(9)).await.unwrap();
    assert_eq!(verified(base.db()).await.flaw, None, "the chain alone doesn't show it");
    let (whole, said) = compared(&base, folder.path()).await;
    assert!(!whole && said.contains("anew: block 3 is not the one"), "{said}");
}

async fn a_forged_or_foreign_head_is_found(base: Base) {
    let folder = folder();
    chain(&base, 2).await;
    let true_head = head(&base, folder.path()).await;
    fs::write(folder.path().join("kept.json"), true_head.replace("\"block\":2", "\"block\":1")).unwrap();
    let (whole, said) = compared(&base, folder.path()).await;
    assert!(!whole && said.contains("the head is forged"), "{said}");
    let mut conn = base.db().reader().await.unwrap();
    let foreign = audit::Head::of(&mut conn, &Secrets::new([9; 32]), noon().now()).await.unwrap();
    conn.give_back().await;
    fs::write(folder.path().join("kept.json"), foreign.line()).unwrap();
    let (whole, said) = compared(&base, folder.path()).await;
    assert!(!whole && said.contains("another network"), "{said}");
    fs::write(folder.path().join("kept.json"), "{}").unwrap();
    let (whole, said) = compared(&base, folder.path()).await;
    assert!(!whole && said.contains("this is no head of an audit"), "{said}");
}

/// Starts a keeper, and lets it write its last head.
async fn kept(base: &Base, secrets: &Secrets, file: &Path) {
    Keeper::start(base.db(), &at(50), secrets, file, EACH_HOUR).stop().await;
}

async fn a_server_keeps_the_head_and_replaces_no_evidence(base: Base) {
    let folder = folder();
    let file = folder.path().join("head.json");
    let secrets = Secrets::new([3; 32]);
    chain(&base, 3).await;
    kept(&base, &secrets, &file).await;
    let first = fs::read_to_string(&file).unwrap();
    assert!(first.contains("\"block\":3"), "{first}");
    recorded(base.db(), 1).await;
    kept(&base, &secrets, &file).await;
    let second = fs::read_to_string(&file).unwrap();
    assert!(second.contains("\"block\":4"), "what waited was sealed first: {second}");
    let history = fs::read_to_string(folder.path().join("head.json.history")).unwrap();
    assert!(history.contains(&first) && history.ends_with(&second), "{history}");
    base.execute("delete from audit_event; delete from audit_block").await;
    kept(&base, &secrets, &file).await;
    assert_eq!(fs::read_to_string(&file).unwrap(), second, "what shows that the chain was cut is kept");
    fs::write(&file, "nonsense").unwrap();
    kept(&base, &secrets, &file).await;
    assert!(fs::read_to_string(&file).unwrap().contains("\"block\":0"));
    assert_eq!(fs::read_to_string(folder.path().join("head.json.strange")).unwrap(), "nonsense");
    fs::write(folder.path().join("head.json.history"), vec![b'x'; 1024 * 1024]).unwrap();
    kept(&base, &secrets, &file).await;
    let history = fs::read_to_string(folder.path().join("head.json.history")).unwrap();
    assert!(history.len() < 2_000 && history.ends_with('\n'), "the history is bounded: {}", history.len());
}

/// With an hour that takes no time: what was sealed since stands in the file while the server goes on.
async fn a_head_is_written_each_time_that_an_hour_has_passed(base: Base) {
    assert_eq!(EACH_HOUR, Duration::from_hours(1));
    let folder = folder();
    let file = folder.path().join("head.json");
    chain(&base, 1).await;
    let each = Duration::from_millis(10);
    let keeper = Keeper::start(base.db(), &at(50), &Secrets::new([3; 32]), &file, each);
    for block in 1..4 {
        let wanted = format!("\"block\":{block}");
        let told = || fs::read_to_string(&file).is_ok_and(|head| head.contains(&wanted));
        for _ in 0..1000 {
            if told() {
                break;
            }
            tokio::time::sleep(each).await;
        }
        assert!(told(), "{wanted}");
        recorded(base.db(), 2).await;
        seal_waiting(base.db(), &at(block)).await.unwrap();
    }
    keeper.stop().await;
}

async fn two_servers_keep_one_head(base: Base) {
    let folder = folder();
    chain(&base, 2).await;
    let servers = [Program::serve(&base, folder.path(), &[]), Program::serve(&base, folder.path(), &[])];
    for server in servers {
        assert!(server.stop().await.success());
    }
    let file = folder.path().join("audit-head.json");
    fs::copy(&file, folder.path().join("kept.json")).unwrap();
    let (whole, said) = compared(&base, folder.path()).await;
    assert!(whole && said.contains("still has block 2"), "{said}");
    assert!(
        !folder.path().join("audit-head.json.new").exists()
            && !folder.path().join("audit-head.json.strange").exists()
    );
    let history = fs::read_to_string(folder.path().join("audit-head.json.history")).unwrap();
    assert!(
        history.lines().count() >= 3 && history.lines().all(|line| audit::Head::read(line).is_some()),
        "{history}"
    );
}

async fn old_blocks_are_pruned_and_the_chain_goes_on(base: Base) {
    let folder = folder();
    chain(&base, 5).await;
    head(&base, folder.path()).await;
    chain(&base, 1).await;
    let before = moment(3);
    let pruned = prune(base.db(), &at(20), before, &mut |_| {}).await.unwrap().unwrap();
    assert_eq!(
        pruned,
        Pruned { blocks: 3, rows: 6 },
        "those of hours 0 to 2; the last one, of hour 0 too, comes after younger ones"
    );
    seal_waiting(base.db(), &at(20)).await.unwrap();
    let whole = verified(base.db()).await;
    assert_eq!(
        whole,
        Report { blocks: 4, rows: 7, waiting: 0, flaw: None },
        "what went is a record of its own"
    );
    assert!(compared(&base, folder.path()).await.0, "the head of a block that is still there");
    let again = prune(base.db(), &at(21), before, &mut |_| {}).await.unwrap().unwrap();
    assert_eq!(again, Pruned::default());
    let all = prune(base.db(), &at(22), moment(100), &mut |_| {}).await.unwrap().unwrap();
    assert_eq!(all, Pruned { blocks: 3, rows: 6 }, "all but the last, twice over");
    seal_waiting(base.db(), &at(22)).await.unwrap();
    assert_eq!(verified(base.db()).await.flaw, None);
    let (same, said) = compared(&base, folder.path()).await;
    assert!(!same && said.contains("was pruned since"), "{said}");
    let row =
        "delete from audit_event where id in (select id from audit_event where act <> 'audit.prune' limit 1)";
    recorded(base.db(), 2).await;
    seal_waiting(base.db(), &at(23)).await.unwrap();
    base.execute(row).await;
    assert!(
        matches!(verified(base.db()).await.flaw, Some(Flaw::RowRemoved(..))),
        "a row removed by hand is found"
    );
    let young = give(&base, folder.path(), &["audit", "prune", "--audit-months", "23"]).await;
    let said = self::said(&young);
    assert!(!young.status.success() && said.contains("at least 24"), "{said}");
}

async fn what_was_tampered_with_is_not_pruned(base: Base) {
    chain(&base, 6).await;
    base.execute(
        "update audit_event set roles = 'x' where id in (select id from audit_event order by id limit 1)",
    )
    .await;
    let flaw = prune(base.db(), &at(20), moment(5), &mut |_| {}).await.unwrap().unwrap_err();
    assert!(matches!(flaw, Flaw::RowChanged(_, 1)), "{flaw}");
    assert_eq!(base.number("select count(*) from audit_event").await, 12);
    let found = verified(base.db()).await.flaw;
    assert_eq!(found, Some(flaw));
}

async fn a_chain_cut_at_its_beginning_by_hand_is_found(base: Base) {
    chain(&base, 4).await;
    base.execute(
        "delete from audit_event where id in (select id from audit_event order by id limit 2);
         delete from audit_block where number = 1",
    )
    .await;
    assert_eq!(verified(base.db()).await.flaw, Some(Flaw::BlockRemoved(1)));
    let pruned = prune(base.db(), &at(20), moment(3), &mut |_| {}).await.unwrap();
    assert_eq!(pruned.unwrap_err(), Flaw::BlockRemoved(1), "nor is it made good by pruning");
    // A record that says that it was pruned, made up: in no block.
    let hash = "select previous from audit_block where number = 2";
    let mut conn = base.db().reader().await.unwrap();
    let previous: Vec<u8> =
        crate::support::on!(conn, |c| sqlx::query_scalar(hash).fetch_one(c).await).unwrap();
    conn.give_back().await;
    let previous = data_encoding::HEXLOWER.encode(&previous);
    base.execute(&format!(
        "insert into audit_event select {}, at, organization_id, account_id, roles, purpose, 'audit.prune', person_id,
                relation, parts, policy, '1 {previous} 1 2', on_behalf from audit_event limit 1",
        if base.is_sqlite() { "x'ffffffffffffffffffffffffffffffff'" } else { "uuid 'ffffffffffffffffffffffffffffffff'" }
    ))
    .await;
    assert!(matches!(verified(base.db()).await.flaw, Some(Flaw::RowInserted(_))));
}
