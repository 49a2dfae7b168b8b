//! The server, over real connections.
pub mod command;
mod documents;
mod lives_on;
mod order;
mod requests;
mod schema;

use crate::support::Base;
use amis::{
    call::{House, Terms},
    db::Db,
    kernel::{Clock, Secrets},
    policy::Law,
    settings::Settings,
    web::{self, Door, server},
};
use reqwest::{
    Client, Response,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    sync::{Arc, LazyLock},
    time::Duration,
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

static LAW: LazyLock<Arc<Law>> =
    LazyLock::new(|| Arc::new(Law::embedded().expect("the law that is built in")));

/// A server on a port of its own, inside the test's process.
pub struct Served {
    address: SocketAddr,
    client: Client,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<bool>,
}

/// A house over a test's database.
pub fn house(db: Db) -> Arc<House> {
    let (clock, secrets) = (Clock::System, Secrets::new([7; 32]));
    Arc::new(amis::house(db, Arc::clone(&LAW), clock, secrets, Terms::default()))
}

impl Served {
    pub async fn start(base: &Base) -> Self {
        Self::with(base, &[]).await
    }

    /// With these settings.
    pub async fn with(base: &Base, settings: &[(&'static str, &str)]) -> Self {
        Self::of(house(base.db().clone()), settings).await
    }

    /// Over a house that is there already.
    pub async fn of(house: Arc<House>, settings: &[(&'static str, &str)]) -> Self {
        let settings = Settings::given(settings).unwrap();
        let door = Arc::new(Door::new(house, &settings).unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stopped = async move { drop(stopped.await) };
        let serving =
            tokio::spawn(server::serve(listener, web::router(door), settings.connections_max, stopped));
        // The server closes a connection that was idle for five seconds: a client that would use it just then must not.
        let client = Client::builder().pool_idle_timeout(Duration::from_secs(2)).build().unwrap();
        Self { address, client, stop, serving }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Sends a body with these headers beside `content-type: application/json`.
    pub async fn post(&self, headers: &[(&'static str, &str)], body: impl Into<reqwest::Body>) -> Response {
        let mut all = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
        for (name, value) in headers {
            all.insert(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        }
        let url = format!("http://{}/graphql", self.address);
        self.client.post(url).headers(all).body(body).send().await.unwrap()
    }

    /// Asks a document without variables.
    pub async fn ask(&self, document: &str) -> Value {
        self.post(&[], json!({ "query": document }).to_string()).await.json().await.unwrap()
    }

    /// What another path answers.
    pub async fn get(&self, path: &str) -> Response {
        self.get_with(path, &[]).await
    }

    /// The same, with these headers.
    pub async fn get_with(&self, path: &str, headers: &[(&'static str, &str)]) -> Response {
        let url = format!("http://{}{path}", self.address);
        let with =
            headers.iter().fold(self.client.get(url), |with, (name, value)| with.header(*name, *value));
        with.send().await.unwrap()
    }

    /// Stops it; says whether everything under way was answered.
    pub async fn stop(self) -> bool {
        self.stop.send(()).unwrap();
        self.serving.await.unwrap()
    }
}

/// The code of an answer's first error.
pub fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
}
