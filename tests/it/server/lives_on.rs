//! Clients that are slow, many, or gone.
use super::Served;
use crate::support::{Base, figure, on_both};
use amis::accounts::Secret;
use futures_util::future::join_all;
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

on_both!(
    a_thousand_slow_clients_hold_nobody_up,
    connections_above_the_cap_are_turned_away,
    clients_that_leave_are_forgotten,
    what_is_under_way_is_finished_before_the_end,
    ten_times_too_many_are_refused_early_and_the_rest_answered,
);

/// How many slow clients the short form of the promise takes.
const SLOW: usize = 1_000;

async fn a_thousand_slow_clients_hold_nobody_up(base: Base) {
    let served = Served::start(&base).await;
    let calm = slowest_but_one(&served).await;
    let mut slow = Vec::new();
    for i in 0..SLOW {
        let mut stream = TcpStream::connect(served.address()).await.unwrap();
        let begun = if i % 2 == 0 { "POST /graphql HT" } else { HEAD };
        stream.write_all(begun.as_bytes()).await.unwrap();
        slow.push(stream);
    }
    let held_up = slowest_but_one(&served).await;
    assert!(
        held_up <= 2 * calm + Duration::from_millis(20),
        "{SLOW} slow clients: {held_up:?}, without them {calm:?}"
    );
    let mut first = slow.swap_remove(0);
    let closed = timeout(Duration::from_secs(7), first.read_to_end(&mut Vec::new())).await;
    assert!(closed.is_ok(), "a head that doesn't arrive within 5 s is given up");
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P11",
        &format!(
            "{SLOW} slow clients, {engine}: the 99th of a hundred answers within twice its time (and 20 ms)"
        ),
    );
}

/// A request whose body is promised and never sent.
const HEAD: &str = "POST /graphql HTTP/1.1\r\nhost: amis.test\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n";

/// The last but one of a hundred answers, by the time it took.
async fn slowest_but_one(served: &Served) -> Duration {
    let mut times = Vec::new();
    for _ in 0..100 {
        let begun = Instant::now();
        served.ask("{ viewer { id } }").await;
        times.push(begun.elapsed());
    }
    times.sort();
    times[98]
}

async fn connections_above_the_cap_are_turned_away(base: Base) {
    let served = Served::with(&base, &[("connections_max", "4")]).await;
    let mut held = Vec::new();
    for _ in 0..4 {
        let mut stream = TcpStream::connect(served.address()).await.unwrap();
        assert!(exchange(&mut stream, HEALTH).await.starts_with("HTTP/1.1 200"));
        held.push(stream);
    }
    let mut fifth = TcpStream::connect(served.address()).await.unwrap();
    let mut told = String::new();
    fifth.read_to_string(&mut told).await.unwrap();
    assert!(told.starts_with("HTTP/1.1 503") && told.contains("retry-after"), "{told}");
    held.clear();
    let freed = async {
        loop {
            let mut stream = TcpStream::connect(served.address()).await.unwrap();
            if exchange(&mut stream, HEALTH).await.starts_with("HTTP/1.1 200") {
                return;
            }
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(5), freed).await.expect("a place is free again");
}

const HEALTH: &str = "GET /health/live HTTP/1.1\r\nhost: amis.test\r\n\r\n";

/// Sends a request and reads what comes back first.
async fn exchange(stream: &mut TcpStream, request: &str) -> String {
    drop(stream.write_all(request.as_bytes()).await);
    let mut bytes = vec![0; 4096];
    let length = stream.read(&mut bytes).await.unwrap_or(0);
    String::from_utf8_lossy(&bytes[..length]).into_owned()
}

const VIEWER: &str = r#"{"query":"{ viewer { id } }"}"#;

fn viewer(more: &str) -> String {
    let length = VIEWER.len();
    format!(
        "POST /graphql HTTP/1.1\r\nhost: amis.test\r\ncontent-type: application/json\r\n{more}\
         content-length: {length}\r\n\r\n{VIEWER}"
    )
}

async fn clients_that_leave_are_forgotten(base: Base) {
    let served = Served::start(&base).await;
    for i in 0..200 {
        let mut stream = TcpStream::connect(served.address()).await.unwrap();
        stream.write_all(viewer("").as_bytes()).await.unwrap();
        sleep(Duration::from_micros(i * 20)).await;
    }
    assert_eq!(served.ask("{ viewer { id } }").await["data"]["viewer"], serde_json::Value::Null);
    assert!(served.stop().await, "nothing is left of them");
}

async fn what_is_under_way_is_finished_before_the_end(base: Base) {
    let served = Served::start(&base).await;
    let mut idle = TcpStream::connect(served.address()).await.unwrap();
    assert!(exchange(&mut idle, HEALTH).await.starts_with("HTTP/1.1 200"));
    let mut late = TcpStream::connect(served.address()).await.unwrap();
    let request = viewer("");
    let (head, rest) = request.split_at(request.len() - 5);
    late.write_all(head.as_bytes()).await.unwrap();
    sleep(Duration::from_millis(100)).await;
    let stopping = tokio::spawn(served.stop());
    sleep(Duration::from_millis(100)).await;
    assert!(!stopping.is_finished(), "a request under way is waited for");
    assert!(exchange(&mut late, rest).await.starts_with("HTTP/1.1 200"));
    assert!(stopping.await.unwrap());
    assert_eq!(idle.read(&mut [0; 8]).await.unwrap(), 0, "an idle connection is closed");
}

/// Answers and refusals of clients that ask again and again for a while.
#[derive(Default)]
struct Tally {
    answered: usize,
    refused: usize,
}

/// Clients and server share the machine with other tests, so the better of three tries counts.
async fn ten_times_too_many_are_refused_early_and_the_rest_answered(base: Base) {
    let served = Served::with(&base, &[("connections_max", "2000")]).await;
    let mut tries = Vec::new();
    for _ in 0..3 {
        let peak = storm(served.address(), 64).await;
        let overload = storm(served.address(), 1_280).await;
        assert_eq!(peak.refused, 0);
        assert!(overload.refused > 0, "more than the queue holds");
        let begun = Instant::now();
        assert_eq!(served.ask("{ viewer { id } }").await["data"]["viewer"], serde_json::Value::Null);
        assert!(begun.elapsed() < Duration::from_secs(5), "back to normal");
        if overload.answered * 2 >= peak.answered {
            return;
        }
        tries.push((overload.answered, peak.answered));
    }
    panic!("answers under overload and at peak: {tries:?}");
}

/// So many clients, each with one request at a time, for two seconds.
async fn storm(address: SocketAddr, clients: usize) -> Tally {
    let end = Instant::now() + Duration::from_secs(2);
    let tallies = join_all((0..clients).map(|_| tokio::spawn(one_after_another(address, end)))).await;
    tallies.into_iter().map(Result::unwrap).fold(Tally::default(), |all, one| Tally {
        answered: all.answered + one.answered,
        refused: all.refused + one.refused,
    })
}

async fn one_after_another(address: SocketAddr, end: Instant) -> Tally {
    // A token that is looked up in the database, and found to be nobody's.
    let token = format!("authorization: Bearer {}\r\n", Secret::fresh_token().reveal());
    let (mut tally, mut open, request) = (Tally::default(), None, viewer(&token));
    while Instant::now() < end {
        let mut stream = match open.take() {
            Some(stream) => stream,
            None => TcpStream::connect(address).await.unwrap(),
        };
        let told = exchange(&mut stream, &request).await;
        if told.starts_with("HTTP/1.1 401") {
            tally.answered += 1;
            open = Some(stream);
        } else if !told.is_empty() {
            assert!(told.starts_with("HTTP/1.1 503") && told.contains("retry-after: 1"), "{told}");
            tally.refused += 1;
            open = Some(stream);
            sleep(Duration::from_millis(100)).await;
        }
    }
    tally
}
