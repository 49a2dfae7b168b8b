//! Other systems keep up: what changed since they last asked, and what they call what is ours.
mod names;

use crate::{
    law::{amina_accepts, given, mario},
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tokio::sync::watch;

on_both!(
    an_association_hears_what_changed_of_what_is_open_to_it,
    of_a_grant_its_recipient_hears_and_nobody_else,
    of_what_never_opened_anything_nobody_hears,
    what_opens_later_is_told_when_it_opens,
    what_is_opened_again_is_told_again,
    whoever_is_shown_nothing_hears_nothing,
    pages_hold_each_thing_once_and_lose_none,
    nothing_is_lost_while_many_change_things,
    a_cursor_of_another_log_is_refused,
    what_opens_in_a_moment_is_not_passed_over,
);

const CHANGES: &str = "query ($after: String, $first: Int! = 100) { changes(after: $after, first: $first) {
    nodes { kind id at } cursor more } }";

/// Somebody's system, with where it goes on.
struct Poller<'w> {
    world: &'w World,
    user: &'static str,
    cursor: Value,
}

impl<'w> Poller<'w> {
    async fn from_now(world: &'w World, user: &'static str) -> Self {
        let begun = world.data(user, CHANGES, json!({})).await["changes"].take();
        assert_eq!((&begun["nodes"], &begun["more"]), (&json!([]), &json!(false)));
        Self { world, user, cursor: begun["cursor"].clone() }
    }

    /// One page: what it names, and whether there is more.
    async fn page(&mut self, first: usize) -> (Vec<(String, String)>, bool) {
        let asked = json!({ "after": self.cursor, "first": first });
        let page = self.world.data(self.user, CHANGES, asked).await["changes"].take();
        self.cursor = page["cursor"].clone();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let nodes = page["nodes"].as_array().unwrap().iter();
        (nodes.map(|node| (text(&node["kind"]), text(&node["id"]))).collect(), page["more"] == true)
    }

    /// Everything that is new, in its order.
    async fn news(&mut self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        loop {
            let (page, more) = self.page(100).await;
            all.extend(page);
            if !more {
                return all;
            }
        }
    }

    async fn kinds(&mut self) -> Vec<String> {
        self.news().await.into_iter().map(|(kind, _)| kind).collect()
    }
}

async fn update(world: &World, part: Value) {
    let mut input = json!({ "person": mario(world).await });
    input.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
    let done = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", input).await;
    assert_eq!(done["problems"], json!([]), "{done}");
}

async fn an_association_hears_what_changed_of_what_is_open_to_it(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let (mut amina, mut giulia) =
        (Poller::from_now(&world, "amina").await, Poller::from_now(&world, "giulia").await);
    amina_accepts(&world).await;
    let heard = amina.news().await;
    let food = world.need("amina", &mario, "FOOD").await;
    assert!(heard.iter().any(|(kind, _)| kind == "REFERRAL"), "{heard:?}");
    assert!(heard.contains(&("NEED".to_owned(), food)), "{heard:?}");
    giulia.news().await;
    update(&world, json!({ "contact": { "phone": "+39 02 5550 0199" } })).await;
    let contact = [("PERSON".to_owned(), mario)];
    assert_eq!((amina.news().await, giulia.news().await), (contact.to_vec(), contact.to_vec()));
    update(&world, json!({ "economic": { "benefits": "Assegno di inclusione" } })).await;
    assert_eq!(amina.news().await, [], "that part is closed to her");
    assert_eq!(giulia.news().await, contact);
    assert_eq!(giulia.news().await, [], "and told once");
}

async fn of_a_grant_its_recipient_hears_and_nobody_else(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let (mut nadia, mut amina, mut luca) = (
        Poller::from_now(&world, "nadia").await,
        Poller::from_now(&world, "amina").await,
        Poller::from_now(&world, "luca").await,
    );
    let grant = given(&world, "nadia", &["IDENTITY", "CONTACT"]).await;
    assert_eq!(nadia.news().await, [("PERSON".to_owned(), mario(&world).await)]);
    assert_eq!((amina.news().await, luca.news().await), (vec![], vec![]));
    let revoked = json!({ "grant": grant, "reason": "ASKED_BY_PERSON" });
    let done = world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { id }", revoked).await;
    assert_eq!(done["problems"], json!([]), "{done}");
    update(&world, json!({ "contact": { "phone": "+39 02 5550 0198" } })).await;
    assert_eq!(nadia.news().await, [], "what is open no longer isn't told");
}

/// A grant for Amina's centre, as Giulia; the verb says whether it is given or prepared.
async fn granted(world: &World, verb: &str, more: Value) -> Value {
    let mut input = json!({ "person": mario(world).await, "basis": "CONSENT", "purpose": "COORDINATE", "parts": ["STORY"],
        "organization": world.seat("amina").actor.organization.to_string(), "givenBy": "PERSON", "channel": "PAPER",
        "textVersion": "2026-1", "language": "it" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let document = if verb == "grant" { "GrantInput" } else { "DraftGrantInput" };
    let made = world.change("giulia", verb, document, "grant { id status }", input).await;
    assert_eq!(made["problems"], json!([]), "{made}");
    made["grant"].clone()
}

async fn of_what_never_opened_anything_nobody_hears(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let mut amina = Poller::from_now(&world, "amina").await;
    let refused = granted(&world, "grant", json!({ "refused": true })).await;
    assert_eq!(
        (&refused["status"], amina.news().await),
        (&json!("REFUSED"), vec![]),
        "he said no: that is his"
    );
    granted(&world, "grant", json!({})).await;
    assert_eq!(amina.kinds().await, ["PERSON"]);
}

async fn what_opens_later_is_told_when_it_opens(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let mut amina = Poller::from_now(&world, "amina").await;
    let from = world.house.clock.now() + chrono::TimeDelta::days(2);
    granted(&world, "grant", json!({ "from": from })).await;
    assert_eq!(amina.news().await, [], "nothing is open yet");
    world.house.clock.advance(chrono::TimeDelta::days(2));
    world.house.run_due().await.unwrap();
    assert!(amina.kinds().await.contains(&"PERSON".to_owned()));
}

async fn what_is_opened_again_is_told_again(base: Base) {
    let world = World::stories(base).await;
    given(&world, "nadia", &["IDENTITY", "CONTACT"]).await;
    let mut nadia = Poller::from_now(&world, "nadia").await;
    let person = json!({ "person": mario(&world).await });
    world.change("giulia", "hideNow", "SealPersonInput", "person { id }", person.clone()).await;
    let shown = world.change("giulia", "showAgain", "SealPersonInput", "person { id }", person).await;
    assert_eq!(shown["problems"], json!([]), "{shown}");
    assert_eq!(nadia.kinds().await, ["PERSON"]);
}

async fn whoever_is_shown_nothing_hears_nothing(base: Base) {
    let world = World::stories(base).await;
    let mut strangers = Vec::new();
    for user in ["luca", "nadia", "guido", "elena", "ivo", "piero", "dario"] {
        strangers.push(Poller::from_now(&world, user).await);
    }
    amina_accepts(&world).await;
    update(&world, json!({ "identity": { "familyName": "Colombo", "givenName": "Mario" } })).await;
    for mut stranger in strangers {
        assert_eq!(stranger.news().await, [], "{}", stranger.user);
    }
    let mut carla = Poller::from_now(&world, "carla").await;
    update(&world, json!({ "story": "-" })).await;
    assert_eq!(carla.news().await, []);
    update(&world, json!({ "contact": { "phone": "+39 02 5550 0198" } })).await;
    assert_eq!(carla.kinds().await, ["PERSON"], "that is open to the clinic");
}

/// Opens a need of somebody new, as Giulia; its id.
async fn opened(world: &World, name: &str) -> String {
    let input = json!({ "identity": { "givenName": name, "familyName": "Zanzottera" }, "nobodyKnown": true,
        "notice": { "textVersion": "2026-1", "language": "it", "givenOn": "2026-11-01" } });
    let made = world.change("giulia", "registerPerson", "RegisterPersonInput", "person { id }", input).await;
    let person = made["person"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
    need_of(world, &person, "DIGI").await
}

async fn need_of(world: &World, person: &str, domain: &str) -> String {
    let areas =
        world.data("giulia", "{ areas(kind: MUNICIPIO, first: 1) { nodes { id } } }", json!({})).await;
    let area = &areas["areas"]["nodes"][0]["id"];
    let input = json!({ "person": person, "domain": domain, "urgency": "SOON", "area": area });
    let made = world.change("giulia", "openNeed", "OpenNeedInput", "need { id }", input).await;
    made["need"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
}

async fn pages_hold_each_thing_once_and_lose_none(base: Base) {
    let world = World::stories(base).await;
    let mut giulia = Poller::from_now(&world, "giulia").await;
    let mut needs = BTreeSet::new();
    for name in ["Ada", "Bice", "Carlo", "Dino"] {
        needs.insert(opened(&world, name).await);
    }
    let (mut heard, mut pages) = (Vec::new(), 0);
    loop {
        let (page, more) = giulia.page(3).await;
        assert!(page.len() <= 3);
        heard.extend(page);
        pages += 1;
        if !more {
            break;
        }
    }
    assert!(pages >= 3, "{pages}");
    assert_eq!(heard.iter().collect::<BTreeSet<_>>().len(), heard.len(), "{heard:?}");
    let told: BTreeSet<_> =
        heard.iter().filter(|(kind, _)| kind == "NEED").map(|(_, id)| id.clone()).collect();
    assert_eq!(told, needs);
    assert_eq!(heard.iter().filter(|(kind, _)| kind == "PERSON").count(), 4);
}

/// Those who commit later than they began are heard of all the same.
async fn nothing_is_lost_while_many_change_things(base: Base) {
    let world = World::stories(base).await;
    let mut giulia = Poller::from_now(&world, "giulia").await;
    let (end, ended) = watch::channel(false);
    let changes = async {
        let names = ["Ada", "Bice", "Carlo", "Dino", "Elio", "Fede", "Gino", "Ilde"];
        let made = futures_util::future::join_all(names.map(async |name| {
            let first = opened(&world, name).await;
            let person = "query ($id: ID!) { need(id: $id) { person { id } } }";
            let person = world.data("giulia", person, json!({ "id": first })).await;
            let person = person["need"]["person"]["id"].as_str().unwrap().to_owned();
            [first, need_of(&world, &person, "FOOD").await, need_of(&world, &person, "GOOD").await]
        }));
        let made: BTreeSet<String> = made.await.into_iter().flatten().collect();
        end.send(true).unwrap();
        made
    };
    let polls = async {
        let mut heard = BTreeSet::new();
        loop {
            let is_over = *ended.borrow();
            heard
                .extend(giulia.news().await.into_iter().filter(|(kind, _)| kind == "NEED").map(|(_, id)| id));
            if is_over {
                return heard;
            }
        }
    };
    let (made, heard) = tokio::join!(changes, polls);
    assert_eq!((made.len(), heard), (24, made));
}

async fn a_cursor_of_another_log_is_refused(base: Base) {
    let world = World::stories(base).await;
    let cursor = Poller::from_now(&world, "giulia").await.cursor;
    let refused = async |user: &str, after: &Value| {
        let answer = world.ask(user, CHANGES, json!({ "after": after })).await;
        assert_eq!(answer.data, Value::Null);
        answer.errors[0].clone()
    };
    assert!(refused("amina", &cursor).await.contains("cursor"), "it is Giulia's");
    assert!(refused("giulia", &json!("nonsense")).await.contains("cursor"));
    world.base.execute("update change_number set log = 'another'").await;
    let told = refused("giulia", &cursor).await;
    assert!(told.contains("read everything again"), "{told}");
}

/// A look that judges by a moment before the change, however short, doesn't go on behind it.
async fn what_opens_in_a_moment_is_not_passed_over(base: Base) {
    let world = World::stories(base).await;
    let moment = chrono::TimeDelta::seconds(2);
    let mut nadia = Poller::from_now(&world, "nadia").await;
    world.house.clock.advance(moment);
    given(&world, "nadia", &["IDENTITY"]).await;
    world.house.clock.advance(-moment);
    assert_eq!(nadia.page(100).await, (vec![], false));
    world.house.clock.advance(moment);
    assert_eq!(nadia.kinds().await, ["PERSON"]);
    let wrong = chrono::TimeDelta::hours(3);
    world.house.clock.advance(wrong);
    given(&world, "nadia", &["CONTACT"]).await;
    world.house.clock.advance(-wrong);
    assert_eq!(nadia.page(100).await, (vec![("PERSON".to_owned(), mario(&world).await)], false));
}
