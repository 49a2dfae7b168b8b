//! A PostgreSQL that is cut off, slow, silent or half-open, under claims that race.
use super::{Network, network::claim};
use crate::support::{
    Base, figure, folder, on, on_postgres,
    program::{Program, amis, ask},
    proxy::{Line, Proxy},
};
use amis::kernel::ClaimId;
use futures_util::future::join_all;
use serde_json::json;
use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};
use tokio::time::sleep;

on_postgres!(no_claim_is_lost_or_doubled_by_a_database_that_goes_away);

const ORGANIZATIONS: usize = 4;
/// Needs of one person, and persons.
const NEEDS: usize = 10;
const PERSONS: usize = 6;
/// How long the first answer may take after the line is whole again, or after its silent connections are left behind.
const RECOVERY_MAX: Duration = Duration::from_secs(10);
const CALM: Duration = Duration::from_secs(1);
/// What happens to the line, and for how long.
const FAULTS: [(Line, Duration); 5] = [
    (Line::Cut, Duration::from_millis(700)),
    (Line::Slow(Duration::from_millis(30)), Duration::from_secs(2)),
    (Line::Silent, Duration::from_secs(3)),
    (Line::HalfOpen(1), Duration::ZERO),
    (Line::Cut, Duration::from_millis(200)),
];

async fn no_claim_is_lost_or_doubled_by_a_database_that_goes_away(base: Base) {
    let folder = folder();
    let network = Network::plant(&base, ORGANIZATIONS).await;
    let (proxy, url) = Proxy::before(&base.url()).await;
    let mut command = amis(folder.path());
    command.args(["serve", "--listen=127.0.0.1:0", "--log=off", "--allow-unsafe-database"]);
    command.env("DATABASE_URL", url);
    let server = Program::start(command, "AMìS answers at ");
    let mut needs = Vec::new();
    for _ in 0..PERSONS {
        needs.extend(network.open(&server, NEEDS, "FIRST_ELIGIBLE").await);
    }
    let (over, won) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let racing =
        network.associations.iter().map(|member| race(&network, member, &server, &needs, (&over, &won)));
    let breaking = async {
        let mut longest = Duration::ZERO;
        for (line, lasts) in FAULTS {
            proxy.is(line);
            sleep(lasts).await;
            if !matches!(line, Line::HalfOpen(_)) {
                proxy.is(Line::Whole);
            }
            longest = longest.max(recovery(&network, &server).await);
            // Between two faults they race as on any other day.
            sleep(CALM).await;
        }
        over.store(true, SeqCst);
        longest
    };
    let (longest, _) = tokio::join!(breaking, join_all(racing));
    assert!(longest < RECOVERY_MAX, "the first answer came after {longest:?}");
    let won = won.into_inner().unwrap();
    assert!(won.len() >= ORGANIZATIONS, "{} won", won.len());
    let mut conn = base.db().reader().await.unwrap();
    let held: Vec<ClaimId> =
        on!(conn, |c| sqlx::query_scalar("select id from claim where status = 'active'").fetch_all(c).await)
            .unwrap();
    conn.give_back().await;
    let held: Vec<_> = held.iter().map(ToString::to_string).collect();
    let lost: Vec<_> = won.iter().filter(|claim| !held.contains(claim)).collect();
    assert_eq!(lost, Vec::<&String>::new(), "told as active, and not there");
    let doubled = "select count(*) from (select 1 from claim where status = 'active' group by need_id
                    having count(*) > 1) as doubled";
    assert_eq!(base.number(doubled).await, 0);
    figure(
        "P30",
        &format!(
            "{} needs raced for by {ORGANIZATIONS} while PostgreSQL is cut off, slow, silent and half-open: {} told as \
             won, 0 lost, 0 double; an answer at the latest {RECOVERY_MAX:?} after each",
            needs.len(),
            won.len(),
        ),
    );
    assert!(server.stop().await.success());
}

/// Claims one need after the other, again and again until it is over.
async fn race(
    network: &Network,
    member: &super::Member,
    server: &Program,
    needs: &[String],
    (over, won): (&AtomicBool, &Mutex<Vec<String>>),
) {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(15)).build().unwrap();
    for need in needs.iter().cycle() {
        if over.load(SeqCst) {
            return;
        }
        let told = claim(&client, server.url(), &member.token, &network.card(member, need)).await;
        let Ok(told) = told else { continue };
        if told["claim"]["status"] == "ACTIVE" {
            won.lock().unwrap().push(told["claim"]["id"].as_str().unwrap().to_owned());
        }
        sleep(Duration::from_millis(20)).await;
    }
}

/// How long it takes until somebody new is answered.
async fn recovery(network: &Network, server: &Program) -> Duration {
    let begun = Instant::now();
    while begun.elapsed() < RECOVERY_MAX * 3 {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(30)).build().unwrap();
        let asked = ask(&client, server.url(), &network.lead.token, "{ viewer { id } }", json!({})).await;
        if asked.is_ok_and(|answer| answer["data"]["viewer"]["id"].is_string()) {
            return begun.elapsed();
        }
        sleep(Duration::from_millis(100)).await;
    }
    begun.elapsed()
}
