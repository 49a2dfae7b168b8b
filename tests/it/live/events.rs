//! `GET /events`, as a browser reads it.
use super::{Followed, ids, update};
use crate::{
    law::{amina_accepts, mario},
    support::{Base, on_both},
};
use reqwest::Response;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio::time::timeout;

on_both!(
    a_browser_hears_what_changed_and_what_waits,
    where_it_was_it_goes_on,
    whoever_signs_out_hears_no_more,
    whoever_is_nobody_hears_nothing,
);

/// A stream of events as it comes.
struct Events {
    response: Response,
    read: String,
}

#[derive(Debug)]
struct Event {
    name: String,
    id: Option<String>,
    data: Value,
}

impl Events {
    async fn of(followed: &Followed, user: &str, headers: &[(&'static str, &str)]) -> Self {
        let bearer = followed.over.bearer(user).await;
        Self::opened(followed, &[&[("authorization", bearer.as_str())], headers].concat()).await
    }

    async fn opened(followed: &Followed, headers: &[(&'static str, &str)]) -> Self {
        let response = followed.over.served.get_with("/events", headers).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, read: String::new() }
    }

    /// The next event, which comes in time; `None` at the end.
    async fn next(&mut self) -> Option<Event> {
        timeout(Duration::from_secs(40), self.read()).await.expect("it goes on")
    }

    async fn read(&mut self) -> Option<Event> {
        loop {
            if let Some((block, rest)) = self.read.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.read = rest;
                let of = |name: &str| {
                    block.lines().find_map(|line| Some(line.strip_prefix(name)?.trim_start().to_owned()))
                };
                let Some(name) = of("event:") else { continue };
                let data = serde_json::from_str(&of("data:").unwrap()).unwrap();
                return Some(Event { name, id: of("id:"), data });
            }
            let more = self.response.chunk().await.unwrap()?;
            self.read.push_str(std::str::from_utf8(&more).unwrap());
        }
    }

    /// The next of a kind.
    async fn next_of(&mut self, name: &str) -> Event {
        loop {
            let event = self.next().await.expect("it goes on");
            if event.name == name {
                return event;
            }
        }
    }
}

async fn a_browser_hears_what_changed_and_what_waits(base: Base) {
    let followed = Followed::stories(base).await;
    let (world, mario) = (followed.world(), mario(followed.world()).await);
    let mut amina = Events::of(&followed, "amina", &[]).await;
    let mut begun = BTreeMap::new();
    while begun.len() < 2 {
        let event = amina.next().await.unwrap();
        begun.insert(event.name, event.data);
    }
    assert_eq!(ids(&begun["changes"]), Vec::<String>::new());
    let before = &begun["inbox"]["counts"];
    amina_accepts(world).await;
    let (mut told, mut counts) = (Vec::new(), Value::Null);
    while told.is_empty() || counts.is_null() {
        let mut event = amina.next().await.unwrap();
        match event.name.as_str() {
            "changes" => told = ids(&event.data),
            _ => counts = event.data["counts"].take(),
        }
    }
    assert!(told.contains(&mario), "{told:?}");
    assert_eq!(counts["toAnswer"].as_i64(), before["toAnswer"].as_i64().map(|before| before - 1));
}

async fn where_it_was_it_goes_on(base: Base) {
    let followed = Followed::stories(base.clone()).await;
    let (world, mario) = (followed.world(), mario(followed.world()).await);
    let mut giulia = Events::of(&followed, "giulia", &[]).await;
    let id = giulia.next_of("changes").await.id.unwrap();
    drop(giulia);
    update(world, json!({ "story": "Mentre non guardava nessuno." })).await;
    let mut again = Events::of(&followed, "giulia", &[("last-event-id", &id)]).await;
    let told = again.next_of("changes").await;
    assert_eq!(ids(&told.data), [mario]);
    assert_ne!(told.id.as_ref(), Some(&id));
    base.execute("update change_number set log = 'another'").await;
    let mut other = Events::of(&followed, "giulia", &[("last-event-id", &id)]).await;
    assert_eq!(other.next_of("reset").await.data, json!({}));
    assert_eq!(ids(&other.next_of("changes").await.data), Vec::<String>::new());
}

async fn whoever_signs_out_hears_no_more(base: Base) {
    let followed = Followed::stories(base).await;
    let browser = followed.browser().await;
    let mut giulia = Events::opened(&followed, &browser.headers()).await;
    giulia.next_of("inbox").await;
    browser.sign_out().await;
    let since = Instant::now();
    while giulia.next().await.is_some() {}
    assert!(since.elapsed() < Duration::from_secs(5), "closed late: {:?}", since.elapsed());
    assert_eq!(followed.over.served.get_with("/events", &browser.headers()).await.status(), 401);
}

async fn whoever_is_nobody_hears_nothing(base: Base) {
    let followed = Followed::stories(base).await;
    let served = &followed.over.served;
    assert_eq!(served.get("/events").await.status(), 401);
    assert_eq!(served.get_with("/events", &[("authorization", "Bearer amis_x")]).await.status(), 401);
    let foreign = [("sec-fetch-site", "cross-site"), ("cookie", "__Host-amis=x")];
    assert_eq!(served.get_with("/events", &foreign).await.status(), 403);
    let mut giulia = Events::of(&followed, "giulia", &[]).await;
    giulia.next_of("inbox").await;
    followed.world().house.clock.advance(chrono::TimeDelta::days(2));
    let mut last = Vec::new();
    while let Some(event) = giulia.next().await {
        last.push(event.name);
    }
    assert!(last.len() < 3, "it ends: {last:?}");
    assert_eq!(served.get("/events").await.status(), 401);
}
