//! What is told over connections that stay open.
mod clients;
mod events;
mod revoked;
mod settled;
mod sockets;

use crate::{law::mario, leaks::web::Served9, support::Base, world::World};
use amis::live::Live;
use serde_json::{Value, json};

/// Mario's world over real connections, with those who follow woken.
pub struct Followed {
    pub over: Served9,
    _live: Live,
}

impl Followed {
    pub async fn stories(base: Base) -> Self {
        Self::of(World::stories(base).await).await
    }

    pub async fn of(world: World) -> Self {
        let over = Served9::of(world).await;
        let live = Live::start(&over.world.house);
        Self { over, _live: live }
    }

    pub fn world(&self) -> &World {
        &self.over.world
    }

    /// A browser in which Giulia has signed in.
    pub async fn browser(&self) -> Browser<'_> {
        let served = &self.over.served;
        let own_site = format!("http://{}", served.address());
        let document = format!(
            "mutation {{ signIn(input: {{ mail: \"giulia@municipio9.example\", password: \"{}\" }}) {{ viewer {{ id }} }} }}",
            amis::demo::PASSWORD
        );
        let signed_in = served.post(&[("origin", &own_site)], json!({ "query": document }).to_string()).await;
        let cookie =
            signed_in.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        Browser { followed: self, cookie, own_site }
    }
}

pub struct Browser<'f> {
    followed: &'f Followed,
    cookie: String,
    own_site: String,
}

impl Browser<'_> {
    /// What it sends with everything it asks.
    pub fn headers(&self) -> [(&'static str, &str); 2] {
        [("cookie", &self.cookie), ("origin", &self.own_site)]
    }

    pub async fn sign_out(&self) {
        let document = json!({ "query": "mutation { signOut { problems { code } } }" }).to_string();
        assert_eq!(self.followed.over.served.post(&self.headers(), document).await.status(), 200);
    }
}

/// Giulia writes something of Mario.
pub async fn update(world: &World, part: Value) {
    let mut input = json!({ "person": mario(world).await });
    input.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
    let done = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", input).await;
    assert_eq!(done["problems"], json!([]), "{done}");
}

/// The ids that an event of changes names.
pub fn ids(changes: &Value) -> Vec<String> {
    let nodes = changes["nodes"].as_array().unwrap_or_else(|| panic!("{changes}"));
    nodes.iter().map(|node| node["id"].as_str().unwrap().to_owned()).collect()
}
