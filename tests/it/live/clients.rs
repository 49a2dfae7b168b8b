//! With the protocol's own client (`tests/follower`).
use super::{Followed, update};
use crate::{
    law::mario,
    support::{Base, on_both, settings},
};
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

on_both!(the_protocols_own_client_follows);

struct Client {
    child: Child,
    said: tokio::sync::mpsc::UnboundedReceiver<Value>,
}

impl Client {
    fn start(asked: &Value) -> Self {
        let folder = settings::root().join("tests/follower");
        assert!(
            folder.join("node_modules").exists(),
            "the client is not installed: run ./test, which does it"
        );
        let mut command = Command::new("node");
        command.current_dir(&folder).arg("follow.js").arg(asked.to_string()).stdout(Stdio::piped());
        // It would make our own output one that doesn't wait for its reader.
        command.stdin(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("node is there: ./test installs it");
        let (say, said) = tokio::sync::mpsc::unbounded_channel();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        std::thread::spawn(move || {
            lines.map_while(Result::ok).try_for_each(|line| say.send(serde_json::from_str(&line).unwrap()))
        });
        Self { child, said }
    }

    async fn hear(&mut self) -> Value {
        let said = tokio::time::timeout(std::time::Duration::from_mins(1), self.said.recv()).await;
        said.expect("it says something in time").expect("it goes on")
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

async fn the_protocols_own_client_follows(base: Base) {
    let followed = Followed::stories(base).await;
    let (world, mario) = (followed.world(), mario(followed.world()).await);
    let asked = |authorization: &str| {
        json!({
            "url": format!("ws://{}/graphql/ws", followed.over.served.address()),
            "authorization": authorization,
            "query": "subscription ($id: ID!) { person(id: $id) { nodes { kind id } } }",
            "variables": { "id": mario },
        })
    };
    let mut nobody = Client::start(&asked("Bearer amis_nobody"));
    let told = nobody.hear().await;
    assert_eq!((&told["event"], &told["code"]), (&json!("error"), &json!(4401)), "{told}");
    let mut giulia = Client::start(&asked(&followed.over.bearer("giulia").await));
    assert_eq!(giulia.hear().await["event"], "connected");
    assert_eq!(giulia.hear().await["answer"]["data"], json!({ "person": { "nodes": [] } }));
    update(world, json!({ "story": "Al cliente di altri." })).await;
    let event = giulia.hear().await;
    assert_eq!(event["answer"]["data"]["person"]["nodes"], json!([{ "kind": "PERSON", "id": mario }]));
}
