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
