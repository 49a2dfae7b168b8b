//! What was acknowledged is there after the process was killed, and was on the disk before it was
//! acknowledged.
use super::{prizes, win};
use crate::support::{Base, folder, job, on, on_both, on_sqlite, settings, timed};
use amis::{
    db::{Conn, Db, Place},
    kernel::Halt,
};
use futures_util::future::{BoxFuture, join_all};
use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

on_both!(PostgresDurable: killed_at_any_moment_nothing_acknowledged_is_lost);
on_sqlite!(each_group_is_synced_before_its_first_acknowledgement);

/// Who races at once: many who could answer one need.
const RACERS: i64 = 6;
const KILLS_SQLITE: u64 = 20;
const KILLS_POSTGRES: u64 = 5;

/// On its own a short race. Started again by the tests below it races where, as many and as long as they say.
#[test]
fn racers_say_what_they_won() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    if let Some(told) = settings::race() {
        let [racers, prizes, url] = told.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{told}") };
        return runtime.block_on(async {
            let db = Db::open(&url.parse().unwrap()).await.unwrap();
            race(&db, racers.parse().unwrap(), prizes.parse().unwrap(), say).await;
        });
    }
    timed(|| {
        runtime.block_on(async {
            let folder = folder();
            let db = Db::open(&Place::Sqlite(folder.path().join("race.db"))).await.unwrap();
            db.write(job(table)).await.unwrap();
            race(&db, RACERS, 30, |_, _| ()).await;
            assert_eq!(winners(&db).await.into_keys().collect::<Vec<_>>(), (1..=30).collect::<Vec<_>>());
        });
    });
}

fn table(conn: &mut Conn) -> BoxFuture<'_, Result<(), Halt>> {
    let sql = "create table prize (id bigint primary key not null, winner bigint)";
    Box::pin(async move { Ok(on!(conn, |c| sqlx::query(sql).execute(c).await.map(drop))?) })
}

/// On a line of its own, at once: whoever kills this process has read what it said.
fn say(prize: i64, who: i64) {
    std::io::stdout().write_all(format!("won {prize} {who}\n").as_bytes()).unwrap();
}

/// Each tries for every prize; who won one says so.
async fn race(db: &Db, racers: i64, prizes: i64, say: fn(i64, i64)) {
    let first = last_prize(db).await + 1;
    let racers = (1..=racers).map(|who| {
        let db = db.clone();
        tokio::spawn(async move {
            for prize in first..first + prizes {
                match db.write(job(move |conn| win(conn, prize, who))).await {
                    Ok(()) => say(prize, who),
                    Err(Halt::Refused(_)) => {}
                    Err(halt) => panic!("{halt:?}"),
                }
            }
        })
    });
    for racer in join_all(racers).await {
        racer.unwrap();
    }
}

async fn last_prize(db: &Db) -> i64 {
    let mut conn = db.reader().await.unwrap();
    let last = "select coalesce(max(id), 0) from prize";
    let last = on!(conn, |c| sqlx::query_scalar(last).fetch_one(c).await).unwrap();
    conn.give_back().await;
    last
}

async fn killed_at_any_moment_nothing_acknowledged_is_lost(base: Base) {
    prizes(&base).await;
    let rounds = if base.is_sqlite() { KILLS_SQLITE } else { KILLS_POSTGRES };
    let mut told = BTreeMap::new();
    for round in 0..rounds {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let (mut racing, mut lines) = start(&mut command, &base, RACERS, 1_000_000);
        let first = lines.next().expect("the race begins");
        tokio::time::sleep(Duration::from_millis(50 + round * 211 % 550)).await;
        racing.kill().unwrap();
        racing.wait().unwrap();
        for (prize, who) in std::iter::once(first).chain(lines) {
            assert_eq!(told.insert(prize, who), None, "prize {prize} was won twice");
        }
        let after = base.again().await;
        let kept = winners(&after).await;
        for (prize, who) in &told {
            assert_eq!(kept.get(prize), Some(who), "prize {prize}, round {round}");
        }
        after.close().await;
    }
    assert!(told.len() as u64 > rounds * 10, "{} prizes are too few to tell", told.len());
}

async fn winners(db: &Db) -> BTreeMap<i64, i64> {
    let mut conn = db.reader().await.unwrap();
    let all = "select id, winner from prize";
    let rows: Vec<(i64, i64)> = on!(conn, |c| sqlx::query_as(all).fetch_all(c).await).unwrap();
    conn.give_back().await;
    rows.into_iter().collect()
}

/// Runs this program again, or what the command begins with, as nothing but a race on the base's database.
fn start(
    command: &mut Command,
    base: &Base,
    racers: i64,
    prizes: i64,
) -> (Child, impl Iterator<Item = (i64, i64)>) {
    command.args(["--exact", "db::disk::racers_say_what_they_won", "--nocapture", "--test-threads=2"]);
    command.env("AMIS_TEST_RACE", format!("{racers} {prizes} {}", base.url()));
    let mut racing = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let lines = won(racing.stdout.take().unwrap());
    (racing, lines)
}

/// What was won, by the lines that came whole.
fn won(said: ChildStdout) -> impl Iterator<Item = (i64, i64)> {
    let mut said = BufReader::new(said);
    std::iter::from_fn(move || {
        loop {
            let mut line = String::new();
            if said.read_line(&mut line).unwrap() == 0 || !line.ends_with('\n') {
                return None;
            }
            if let Some((prize, who)) = line.trim().strip_prefix("won ").and_then(|won| won.split_once(' ')) {
                return Some((prize.parse().unwrap(), who.parse().unwrap()));
            }
        }
    })
}

async fn each_group_is_synced_before_its_first_acknowledgement(base: Base) {
    prizes(&base).await;
    let folder = folder();
    let trace = folder.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-e", "trace=fdatasync,fsync,write,pwrite64", "-o"]).arg(&trace);
    command.arg(std::env::current_exe().unwrap());
    let (mut racing, lines) = start(&mut command, &base, 1, 60);
    assert_eq!(lines.count(), 60);
    assert!(racing.wait().unwrap().success());
    let acknowledged = synced_acknowledgements(&std::fs::read_to_string(trace).unwrap());
    assert_eq!(acknowledged, Ok(60));
}

/// Counts the acknowledgements in a trace of one racer; fails at the first that comes while the log holds
/// something that was not synced.
fn synced_acknowledgements(trace: &str) -> Result<usize, String> {
    let mut unsynced = false;
    let mut acknowledged = 0;
    for line in trace.lines() {
        let call = line.split_once(' ').map_or("", |(_, call)| call.trim_start());
        let writes = call.starts_with("write(") || call.starts_with("pwrite64(");
        let syncs = ["fdatasync(", "fsync(", "<... fdatasync resumed>", "<... fsync resumed>"];
        if writes && call.contains("-wal>") {
            unsynced = true;
        } else if syncs.iter().any(|sync| call.starts_with(sync)) && call.ends_with("= 0") {
            unsynced = false;
        } else if writes && call.contains("\"won ") {
            acknowledged += 1;
            if unsynced {
                return Err(format!("acknowledged before it was synced: {line}"));
            }
        }
    }
    Ok(acknowledged)
}

#[test]
fn a_trace_without_a_sync_is_noticed() {
    let lines = [
        "7 pwrite64(9</tmp/amis.db-wal>, \"x\", 24, 0) = 24",
        "7 fdatasync(9</tmp/amis.db-wal> <unfinished ...>",
        "7 <... fdatasync resumed>)         = 0",
        "8 write(1<pipe:[5]>, \"won 1 1\\n\", 8) = 8",
    ];
    assert_eq!(synced_acknowledgements(&lines.join("\n")), Ok(1));
    assert!(synced_acknowledgements(&[lines[0], lines[1], lines[3]].join("\n")).is_err());
}
