//! Subscriptions over a WebSocket.
use super::{Followed, ids, update};
use crate::{
    law::{amina_accepts, given, mario},
    server::Served,
    support::{
        Base, folder, on_both, on_postgres,
        program::{Program, give},
        socket::{Heard, Socket},
    },
    world::World,
};
use amis::{accounts, call::Call, locale::Language};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

on_both!(
    whoever_follows_hears_what_changes_and_nobody_else_does,
    one_person_is_followed_until_nothing_of_them_is_open,
    of_what_waits_the_counts_are_told,
    cards_come_and_go,
    whoever_signs_out_hears_no_more,
    what_time_closes_is_closed_without_a_change,
    what_waits_is_told_though_nothing_of_it_is_in_the_log,
    a_flood_is_the_end_of_its_connection_alone,
    what_was_taken_over_counts_among_the_connections,
    a_connection_has_its_rules,
    what_is_told_leaves_one_record_for_each_connection,
    told_to_stop_a_server_says_so,
);
on_postgres!(what_one_server_does_followers_of_another_hear);

const CHANGES: &str =
    "subscription ($after: String) { changes(after: $after) { nodes { kind id at } cursor more } }";
const PERSON: &str = "subscription ($id: ID!) { person(id: $id) { nodes { kind id } } }";

/// Whoever is recognised and follows all that changes for them.
async fn following(followed: &Followed, user: &str) -> Socket {
    let bearer = followed.over.bearer(user).await;
    let mut socket = Socket::signed_in(followed.over.served.address(), &bearer).await;
    socket.subscribe("1", CHANGES, json!({})).await;
    assert_eq!(ids(&socket.event().await["changes"]), Vec::<String>::new());
    socket
}

async fn whoever_follows_hears_what_changes_and_nobody_else_does(base: Base) {
    let followed = Followed::stories(base).await;
    let (world, mario) = (followed.world(), mario(followed.world()).await);
    let mut giulia = following(&followed, "giulia").await;
    let mut luca = following(&followed, "luca").await;
    let mut amina = following(&followed, "amina").await;
    let before = giulia_hears(&mut giulia, world, json!({ "story": "Ha trovato un turno." })).await;
    assert_eq!(before, std::slice::from_ref(&mario));
    amina_accepts(world).await;
    assert!(ids(&amina.event().await["changes"]).contains(&mario));
    update(world, json!({ "contact": { "phone": "+39 02 5550 0199" } })).await;
    assert_eq!(ids(&amina.event().await["changes"]), std::slice::from_ref(&mario));
    assert_eq!(luca.hear_within(Duration::from_secs(1)).await, None);
}

async fn giulia_hears(giulia: &mut Socket, world: &World, part: Value) -> Vec<String> {
    update(world, part).await;
    ids(&giulia.event().await["changes"])
}

async fn one_person_is_followed_until_nothing_of_them_is_open(base: Base) {
    let followed = Followed::stories(base).await;
    let (world, mario) = (followed.world(), mario(followed.world()).await);
    let address = followed.over.served.address();
    let mut luca = Socket::signed_in(address, &followed.over.bearer("luca").await).await;
    luca.subscribe("before", PERSON, json!({ "id": mario })).await;
    refused(&mut luca, "NOT_FOUND").await;
    let grant = given(world, "luca", &["STORY"]).await;
    luca.subscribe("1", PERSON, json!({ "id": mario })).await;
    assert_eq!(luca.event().await, json!({ "person": { "nodes": [] } }));
    update(world, json!({ "story": "Cerca due stanze." })).await;
    assert_eq!(luca.event().await["person"]["nodes"], json!([{ "kind": "PERSON", "id": mario }]));
    let rahman = world.person("giulia", "rahman").await;
    let input = json!({ "person": rahman, "story": "Un'altra persona." });
    world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", input).await;
    let input = json!({ "grant": grant, "reason": "ASKED_BY_PERSON" });
    world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { status }", input).await;
    refused(&mut luca, "NOT_FOUND").await;
}

/// The next answer is an error of this code, and the last of its subscription.
async fn refused(socket: &mut Socket, code: &str) {
    let Heard::Said(said) = socket.hear().await else { panic!("closed") };
    assert_eq!(said["payload"]["errors"][0]["extensions"]["code"], code, "{said}");
    let Heard::Said(last) = socket.hear().await else { panic!("closed") };
    assert_eq!((&last["type"], &last["id"]), (&json!("complete"), &said["id"]));
}

async fn of_what_waits_the_counts_are_told(base: Base) {
    let followed = Followed::stories(base).await;
    let world = followed.world();
    let mut amina =
        Socket::signed_in(followed.over.served.address(), &followed.over.bearer("amina").await).await;
    let inbox = "{ inbox { counts { toAnswer mine } } }";
    amina.subscribe("1", &format!("subscription {inbox}"), json!({})).await;
    let first = amina.event().await["inbox"]["counts"].take();
    let asked = world.data("amina", "{ inboxCounts { toAnswer mine } }", json!({})).await;
    assert_eq!(first, asked["inboxCounts"]);
    amina_accepts(world).await;
    let then = amina.event().await["inbox"]["counts"].take();
    assert_eq!(then["toAnswer"].as_i64(), first["toAnswer"].as_i64().map(|before| before - 1));
    assert_eq!(then["mine"].as_i64(), first["mine"].as_i64().map(|before| before + 1));
}

async fn cards_come_and_go(base: Base) {
    let followed = Followed::stories(base).await;
    let world = followed.world();
    let mut luca =
        Socket::signed_in(followed.over.served.address(), &followed.over.bearer("luca").await).await;
    let document = "subscription { needCards(filter: { domain: [HOUS] }) { appeared gone } }";
    luca.subscribe("1", document, json!({})).await;
    let cards = "{ needCards(filter: { domain: [HOUS] }, first: 100) { nodes { id } } }";
    let shown = async || {
        let told = world.data("luca", cards, json!({})).await;
        let nodes = told["needCards"]["nodes"].as_array().unwrap().iter();
        nodes.map(|card| card["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(luca.event().await["needCards"], json!({ "appeared": [], "gone": [] }));
    let before = shown().await;
    let need = world.need("giulia", &mario(world).await, "HOUS").await;
    let input = json!({ "need": need, "outcome": "WITHDRAWN" });
    let closed = world.change("giulia", "closeNeed", "CloseNeedInput", "need { status }", input).await;
    assert_eq!(closed["problems"], json!([]), "{closed}");
    let after = shown().await;
    let gone: Vec<_> = before.iter().filter(|id| !after.contains(id)).collect();
    assert_eq!(gone.len(), 1);
    assert_eq!(luca.event().await["needCards"], json!({ "appeared": [], "gone": gone }));
}

/// The next of a connection is its end; what was on its way may come first.
async fn closed(socket: &mut Socket) -> u16 {
    loop {
        if let Heard::Closed(code) = socket.hear().await {
            return code;
        }
    }
}

async fn whoever_signs_out_hears_no_more(base: Base) {
    let followed = Followed::stories(base).await;
    let (world, served) = (followed.world(), &followed.over.served);
    let browser = followed.browser().await;
    let mut socket = Socket::connect(served.address(), &browser.headers()).await.unwrap();
    socket.init(None).await;
    assert_eq!(socket.hear().await, Heard::Said(json!({ "type": "connection_ack" })));
    socket.subscribe("1", CHANGES, json!({})).await;
    socket.event().await;
    browser.sign_out().await;
    assert_eq!(closed(&mut socket).await, 4401);
    let (mut giulia, mut luca) = (following(&followed, "giulia").await, following(&followed, "luca").await);
    let user = world.seat("giulia").actor.user;
    operator(world).write(move |job| Box::pin(accounts::disable_user(job, user))).await.unwrap();
    assert_eq!(closed(&mut giulia).await, 4401);
    assert_eq!(luca.hear_within(Duration::from_millis(500)).await, None);
    world.house.clock.advance(TimeDelta::days(2));
    assert_eq!(closed(&mut luca).await, 4401, "a token that came to its end");
}

fn operator(world: &World) -> Call {
    Call::new(Arc::clone(&world.house), None, Language::En, "test".to_owned())
}

async fn what_time_closes_is_closed_without_a_change(base: Base) {
    let followed = Followed::stories(base).await;
    let (world, mario) = (followed.world(), mario(followed.world()).await);
    let until = world.house.clock.now() + TimeDelta::hours(2);
    let input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["STORY"],
        "organization": world.seat("luca").actor.organization.to_string(), "until": until });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    assert_eq!(given["problems"], json!([]), "{given}");
    let mut luca =
        Socket::signed_in(followed.over.served.address(), &followed.over.bearer("luca").await).await;
    luca.subscribe("1", PERSON, json!({ "id": mario })).await;
    luca.event().await;
    world.house.clock.advance(TimeDelta::hours(3));
    refused(&mut luca, "NOT_FOUND").await;
}

async fn what_waits_is_told_though_nothing_of_it_is_in_the_log(base: Base) {
    let followed = Followed::stories(base).await;
    let world = followed.world();
    let mut nadia =
        Socket::signed_in(followed.over.served.address(), &followed.over.bearer("nadia").await).await;
    nadia.subscribe("1", "subscription { inbox { counts { toAnswer } } }", json!({})).await;
    let before = nadia.event().await["inbox"]["counts"]["toAnswer"].as_i64().unwrap();
    let input = json!({ "person": mario(world).await, "to": world.seat("nadia").actor.organization.to_string(),
        "reason": "CAPACITY", "note": "-" });
    let made = world.change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", input).await;
    assert_eq!(made["problems"], json!([]), "{made}");
    assert_eq!(nadia.event().await["inbox"]["counts"]["toAnswer"], before + 1);
}

async fn a_flood_is_the_end_of_its_connection_alone(base: Base) {
    let followed = Followed::stories(base).await;
    let (world, address) = (followed.world(), followed.over.served.address());
    let mut giulia = following(&followed, "giulia").await;
    let mut flooding = Socket::signed_in(address, &followed.over.bearer("giulia").await).await;
    for at in 0..150 {
        flooding.subscribe(&at.to_string(), "subscription {", json!({})).await;
        flooding.say(json!({ "type": "ping" })).await;
    }
    giulia_hears(&mut giulia, world, json!({ "story": "Mentre altri gridano." })).await;
    // Whoever doesn't stop to listen may miss the word of the end.
    assert!([4429, 1006].contains(&closed(&mut flooding).await));
}

async fn what_was_taken_over_counts_among_the_connections(base: Base) {
    let world = World::stories(base).await;
    let served = Served::of(Arc::clone(&world.house), &[("connections_max", "2")]).await;
    let mut first = Socket::connect(served.address(), &[]).await.unwrap();
    let _second = Socket::connect(served.address(), &[]).await.unwrap();
    assert_eq!(Socket::connect(served.address(), &[]).await.err(), Some(503));
    first.say(json!({ "type": "nothing that there is" })).await;
    assert_eq!(closed(&mut first).await, 4400);
    drop(first);
    let mut tries = 0;
    while Socket::connect(served.address(), &[]).await.is_err() {
        tries += 1;
        assert!(tries < 100, "its place is given back");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn a_connection_has_its_rules(base: Base) {
    let followed = Followed::stories(base).await;
    let address = followed.over.served.address();
    let foreign = [("origin", "https://elsewhere.example"), ("cookie", "__Host-amis=x")];
    assert_eq!(Socket::connect(address, &foreign).await.err(), Some(403));
    let plain = followed.over.served.get("/graphql/ws").await;
    assert_eq!(plain.status(), 400);
    let mut nobody = Socket::connect(address, &[]).await.unwrap();
    nobody.init(None).await;
    assert_eq!(nobody.hear().await, Heard::Closed(4401));
    let mut hasty = Socket::connect(address, &[]).await.unwrap();
    hasty.subscribe("1", CHANGES, json!({})).await;
    assert_eq!(hasty.hear().await, Heard::Closed(4401));
    let mut silent = Socket::connect(address, &[]).await.unwrap();
    let bearer = followed.over.bearer("giulia").await;
    let mut giulia = Socket::connect(address, &[("authorization", &bearer)]).await.unwrap();
    giulia.init(None).await;
    assert_eq!(giulia.hear().await, Heard::Said(json!({ "type": "connection_ack" })));
    for wrong in [
        "{ viewer { id } }",
        "mutation { signOut { signedOut } }",
        "subscription { changes }",
        "subscription {",
    ] {
        giulia.subscribe("wrong", wrong, json!({})).await;
        refused(&mut giulia, "BAD_INPUT").await;
    }
    giulia.subscribe("wrong", CHANGES, json!({ "after": "elsewhere" })).await;
    refused(&mut giulia, "BAD_INPUT").await;
    for at in 0..20 {
        giulia.subscribe(&at.to_string(), CHANGES, json!({})).await;
        giulia.event().await;
    }
    giulia.subscribe("one more", CHANGES, json!({})).await;
    refused(&mut giulia, "BAD_INPUT").await;
    giulia.say(json!({ "id": "3", "type": "complete" })).await;
    assert_eq!(giulia.hear().await, Heard::Said(json!({ "type": "complete", "id": "3" })));
    giulia.subscribe("in its place", CHANGES, json!({})).await;
    giulia.event().await;
    let mut more = Vec::new();
    for _ in 1..10 {
        more.push(Socket::signed_in(address, &bearer).await);
    }
    let mut one_more = Socket::connect(address, &[]).await.unwrap();
    one_more.init(Some(&bearer)).await;
    assert_eq!(one_more.hear().await, Heard::Closed(4429));
    assert_eq!(silent.hear().await, Heard::Closed(4408));
}

async fn what_is_told_leaves_one_record_for_each_connection(base: Base) {
    let followed = Followed::stories(base.clone()).await;
    let world = followed.world();
    let mut giulia = following(&followed, "giulia").await;
    let records = async || base.number("select count(*) from audit_event where act = 'person.follow'").await;
    for (time, after) in [("una", 1), ("due", 1)] {
        giulia_hears(&mut giulia, world, json!({ "story": format!("{time} volta") })).await;
        assert_eq!(records().await, after);
    }
    giulia_hears(&mut giulia, world, json!({ "address": { "residence": "Via Ornato 3" } })).await;
    assert_eq!(records().await, 2, "of another part");
    let mut again = following(&followed, "giulia").await;
    giulia_hears(&mut again, world, json!({ "story": "tre volte" })).await;
    assert_eq!(records().await, 3, "of another connection");
}

async fn told_to_stop_a_server_says_so(base: Base) {
    let folder = folder();
    let world = World::stories(base.clone()).await;
    let token = crate::server::command::token(&world).await;
    let serving = Program::serve(&base, folder.path(), &[]);
    let address = serving.url().trim_start_matches("http://").trim_end_matches("/graphql").parse().unwrap();
    let mut giulia = Socket::signed_in(address, &format!("Bearer {token}")).await;
    giulia.subscribe("1", CHANGES, json!({})).await;
    giulia.event().await;
    let stopping = tokio::spawn(serving.stop());
    assert_eq!(giulia.hear().await, Heard::Closed(1001));
    assert!(stopping.await.unwrap().success());
}

async fn what_one_server_does_followers_of_another_hear(base: Base) {
    let folder = folder();
    let world = World::stories(base.clone()).await;
    let (token, mario) = (crate::server::command::token(&world).await, mario(&world).await);
    let (here, there) =
        (Program::serve(&base, folder.path(), &[]), Program::serve(&base, folder.path(), &[]));
    let address = there.url().trim_start_matches("http://").trim_end_matches("/graphql").parse().unwrap();
    let mut giulia = Socket::signed_in(address, &format!("Bearer {token}")).await;
    giulia.subscribe("1", CHANGES, json!({})).await;
    giulia.event().await;
    let update =
        "mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { problems { code } } }";
    let input = json!({ "input": { "person": mario, "story": "Da un altro server." } });
    let done = here.ask(&token, update, input).await;
    assert_eq!(done["data"]["updatePerson"]["problems"], json!([]), "{done}");
    assert_eq!(ids(&giulia.event().await["changes"]), std::slice::from_ref(&mario));
    if !base.is_sqlite() {
        // Servers that only looked every two seconds would come to twice that in all, but for one time in a hundred.
        let mut waited = Duration::ZERO;
        for word in ["uno", "due", "tre", "quattro", "cinque", "sei"] {
            let input = json!({ "input": { "person": mario, "story": word } });
            let done = here.ask(&token, update, input).await;
            let since = Instant::now();
            assert_eq!(done["data"]["updatePerson"]["problems"], json!([]), "{done}");
            giulia.event().await;
            waited += since.elapsed();
        }
        assert!(waited < Duration::from_secs(3), "nobody tells the other server: {waited:?}");
    }
    let disabled = give(&base, folder.path(), &["user", "disable", "giulia@municipio9.example"]).await;
    assert!(disabled.status.success(), "{disabled:?}");
    assert_eq!(giulia.hear().await, Heard::Closed(4401));
}
