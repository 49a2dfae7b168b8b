//! Notices by mail, in the world of Mario: who wants them, when they are sent, what they say, and what becomes of them where
//! the server doesn't take them. A real server reads each message.
mod failing;
mod preferences;
mod processes;
mod sent;

use crate::{
    support::{
        Base,
        smtp::{Mail, Smtp},
    },
    world::World,
};
use amis::{
    call::Terms,
    demo::Size,
    mail::{Given, Mailer, Patience, Post, Tls},
};
use serde_json::{Value, json};
use std::time::Duration;

/// Mario's world in a network that sends mail.
async fn world(base: Base) -> World {
    World::under(base, Size::Stories, Terms { mail: true, ..Terms::default() }).await
}

fn given(smtp: &Smtp) -> Given {
    Given {
        server: format!("127.0.0.1:{}", smtp.port).parse().unwrap(),
        tls: Tls::None,
        credentials: None,
        from: "avvisi@rete.example".parse().unwrap(),
        address: "https://amis.rete.example".parse().unwrap(),
        patience: Patience::default(),
    }
}

fn post(smtp: &Smtp) -> Post {
    Post::new(given(smtp)).unwrap()
}

/// The same for whom half a second is long.
fn impatient(smtp: &Smtp) -> Post {
    let patience = Patience { step: Duration::from_millis(500), whole: Duration::from_secs(20) };
    Post::new(Given { patience, ..given(smtp) }).unwrap()
}

/// What a user wants by mail from now on.
async fn wants(world: &World, user: &str, input: Value) -> Value {
    let answer = "preferences { manner tabs silent districts { code } countsOnly }";
    world.change(user, "setNoticePreferences", "SetNoticePreferencesInput", answer, input).await
}

async fn wants_at_once(world: &World, user: &str) {
    let set = wants(world, user, json!({ "manner": "AT_ONCE" })).await;
    assert_eq!(set["problems"], json!([]), "{set}");
}

/// Sends what is due; how many messages the server took.
async fn round(world: &World, post: &Post) -> usize {
    Mailer::round(&world.house, post).await.unwrap()
}

fn minutes(count: i64) -> chrono::TimeDelta {
    chrono::TimeDelta::minutes(count)
}

/// Luca's association says that it can answer a need that Giulia's organisation leads.
async fn luca_claims(world: &World) -> String {
    let cards = world.data("luca", "{ needCards(first: 100) { nodes { id } } }", json!({})).await;
    let input = json!({ "needCard": cards["needCards"]["nodes"][0]["id"] });
    let claimed = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    claimed["claim"]["id"].as_str().unwrap_or_else(|| panic!("{claimed}")).to_owned()
}

fn one_waits(mail: &Mail) {
    let first = mail.text();
    let first = first.lines().next().unwrap();
    assert_eq!(first, "In AMìS c'è una cosa che aspetta una risposta.", "{}", mail.raw());
}
