//! Clients that leave while their change is under way, over real sockets.
use super::{
    Network,
    network::{CLAIM, claim, end},
};
use crate::support::{Base, figure, folder, on_both, program::Program, suite_or_long};
use futures_util::future::join_all;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::{io::AsyncWriteExt, net::TcpStream};

on_both!(after_a_storm_of_clients_that_leave_every_claim_succeeds);

/// So many of them at once.
const WAVE: usize = 30;
const ORGANIZATIONS: usize = 6;
/// Needs of one person.
const NEEDS: usize = 10;
/// Fewer jobs than these that outlived their client, and the storm shows nothing.
const OUTLIVED_MIN: u64 = 50;

async fn after_a_storm_of_clients_that_leave_every_claim_succeeds(base: Base) {
    let folder = folder();
    let network = Network::plant(&base, ORGANIZATIONS).await;
    let metrics = free_address().await;
    let server = Program::serve(&base, folder.path(), &["--metrics", &metrics]);
    let calm = network.open(&server, 1, "FIRST_ELIGIBLE").await.remove(0);
    let mut stormy = Vec::new();
    let clients = suite_or_long(300, 2_000);
    for _ in 0..clients.div_ceil(ORGANIZATIONS * NEEDS) {
        stormy.extend(network.open(&server, NEEDS, "LEAD_CHOOSES").await);
    }
    let patience = wave_takes(&network, &server, &calm).await;
    let mut dice = ChaCha8Rng::seed_from_u64(3);
    let pairs = network.associations.iter().flat_map(|member| stormy.iter().map(move |need| (member, need)));
    let pairs: Vec<_> = pairs.take(clients).collect();
    assert_eq!(pairs.len(), clients);
    for wave in pairs.chunks(WAVE) {
        let mut leaving = Vec::new();
        for (member, need) in wave {
            let request = request(&member.token, &network.card(member, need));
            let stays = patience.mul_f64(dice.random_range(0.0..1.0));
            let address = address(&server).to_owned();
            leaving.push(tokio::spawn(async move {
                let mut socket = TcpStream::connect(address).await.unwrap();
                socket.write_all(request.as_bytes()).await.unwrap();
                tokio::time::sleep(stays).await;
            }));
        }
        for left in leaving {
            left.await.unwrap();
        }
    }
    let succeeded = claims_in_peace(&network, &server, &calm).await;
    let outlived = outlived(&metrics).await;
    assert!(outlived >= OUTLIVED_MIN, "only {outlived} jobs ended after their client had gone");
    assert_eq!(succeeded, 100);
    let twice = "select count(*) from (select 1 from claim group by need_id, organization_id, status
                 having status = 'proposed' and count(*) > 1) as twice";
    assert_eq!(base.number(twice).await, 0);
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P3",
        &format!(
            "{clients} clients that drop in mid-mutation, {engine}: {outlived} jobs ended after their client \
                  had gone, then {succeeded} of 100 claims succeeded"
        ),
    );
    assert!(server.stop().await.success(), "nothing is left of them");
}

fn address(server: &Program) -> &str {
    server.url().trim_start_matches("http://").trim_end_matches("/graphql")
}

fn request(token: &str, card: &str) -> String {
    let body = json!({ "query": CLAIM, "variables": { "card": card } }).to_string();
    format!(
        "POST /graphql HTTP/1.1\r\nhost: amis.test\r\ncontent-type: application/json\r\n\
         authorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// How long a wave takes when everybody waits for the answer: of refusals, which are jobs too.
async fn wave_takes(network: &Network, server: &Program, need: &str) -> Duration {
    let client = reqwest::Client::new();
    let begun = Instant::now();
    let refused = (0..WAVE).map(|number| {
        let member = &network.associations[number % ORGANIZATIONS];
        let (client, card) = (&client, network.card(member, need));
        async move { claim(client, server.url(), &member.token, &card).await.unwrap() }
    });
    let told = join_all(refused).await;
    let took = begun.elapsed();
    let held = told.into_iter().filter_map(|told| told["claim"]["id"].as_str().map(str::to_owned));
    for id in held {
        end(&client, server.url(), &network.lead.token, &id, true).await.unwrap();
    }
    took
}

async fn claims_in_peace(network: &Network, server: &Program, need: &str) -> usize {
    let mut succeeded = 0;
    for _ in 0..100 {
        succeeded += usize::from(claimed_and_withdrawn(network, server, need).await);
    }
    succeeded
}

async fn claimed_and_withdrawn(network: &Network, server: &Program, need: &str) -> bool {
    let (client, member) = (reqwest::Client::new(), &network.associations[0]);
    let told = claim(&client, server.url(), &member.token, &network.card(member, need)).await.unwrap();
    let Some(id) = told["claim"]["id"].as_str().filter(|_| told["claim"]["status"] == "ACTIVE") else {
        return false;
    };
    end(&client, server.url(), &member.token, id, false).await.unwrap()["claim"]["status"] == "WITHDRAWN"
}

/// An address that was free a moment ago.
async fn free_address() -> String {
    tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().to_string()
}

/// What the server's own figures count.
async fn outlived(metrics: &str) -> u64 {
    let figures = reqwest::get(format!("http://{metrics}/metrics")).await.unwrap().text().await.unwrap();
    let counted = figures.lines().find_map(|line| line.strip_prefix("amis_jobs_outlived_total "));
    counted.expect("it is counted").parse().unwrap()
}
