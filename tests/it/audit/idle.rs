//! Looks that nothing came of, for the lead's privacy officer.
use super::logs::looked;
use crate::{
    support::{Base, on_both},
    world::{World, monday},
};
use amis::policy::{Part, PartSet, Relation, Role, RoleSet};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    franco_is_told_of_looks_that_no_act_followed,
    what_a_colleague_did_excuses_no_look,
    nobody_but_the_leads_officer_is_told,
    a_list_of_idle_looks_goes_on_where_its_cursor_says,
);

const IDLE: &str =
    "query ($first: Int = 20, $after: String) { looksWithoutAct(first: $first, after: $after) {
    nodes { organization { name } person { id code identity { familyName } } first last count }
    edges { cursor } pageInfo { hasNextPage } } }";

async fn idle(world: &World, user: &str) -> Vec<Value> {
    let found = world.data(user, IDLE, json!({ "first": 100 })).await;
    found["looksWithoutAct"]["nodes"].as_array().unwrap().clone()
}

/// Those at one person: the world begins with looks of its own.
fn of(person: &str, mut found: Vec<Value>) -> Vec<Value> {
    found.retain(|row| row["person"]["id"] == *person);
    found
}

async fn contact(world: &World, user: &str, person: &str, days_ago: i64) {
    let actor = world.seat(user).actor.clone();
    let at = monday() - TimeDelta::days(days_ago);
    looked(world, &actor, person, at, Relation::CareTeam, PartSet::of(&[Part::Contact])).await;
}

async fn franco_is_told_of_looks_that_no_act_followed(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let idle = async || of(&mario, idle(&world, "franco").await);
    act(&world, "giulia", &mario, 9).await;
    assert_eq!(idle().await, Vec::<Value>::new());
    contact(&world, "luca", &mario, 30).await;
    contact(&world, "luca", &mario, 20).await;
    contact(&world, "sofia", &mario, 3).await;
    contact(&world, "sofia", &mario, 500).await;
    contact(&world, "giulia", &mario, 40).await;
    let found = idle().await;
    assert_eq!(found.len(), 2, "not what there is still time for, nor what is long past: {found:?}");
    assert_eq!(
        found[1]["organization"]["name"],
        json!(world.seat("giulia").organization),
        "the lead's own too"
    );
    let casa = &found[0];
    assert_eq!(casa["organization"]["name"], json!(world.seat("luca").organization));
    assert_eq!((&casa["person"]["id"], &casa["count"]), (&json!(mario), &json!(2)));
    assert!(casa["person"]["code"].is_string() && casa["person"]["identity"].is_null());
    assert_eq!(casa["first"], json!((monday() - TimeDelta::days(30)).to_rfc3339()));
    assert_eq!(casa["last"], json!((monday() - TimeDelta::days(20)).to_rfc3339()));
    let record = "select count(*) from audit_event where parts = 'access_log'";
    assert!(world.base.number(record).await >= 1, "who is on the list was looked up in the log");
    // An act that follows in time takes a look off the list; one that comes too late doesn't.
    act(&world, "luca", &mario, 15).await;
    let found = idle().await;
    assert_eq!(found[0]["count"], json!(1), "{found:?}");
    assert_eq!(found[0]["last"], json!((monday() - TimeDelta::days(30)).to_rfc3339()));
    act(&world, "luca", &mario, 23).await;
    act(&world, "giulia", &mario, 39).await;
    assert_eq!(idle().await, Vec::<Value>::new(), "on the seventh day is in time");
}

async fn what_a_colleague_did_excuses_no_look(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    contact(&world, "giulia", &mario, 30).await;
    contact(&world, "paolo", &mario, 30).await;
    act(&world, "giulia", &mario, 29).await;
    act(&world, "giulia", &mario, 9).await;
    let idle = async || of(&mario, idle(&world, "franco").await);
    let found = idle().await;
    assert_eq!((found.len(), &found[0]["count"]), (1, &json!(1)), "{found:?}");
    // To end what was opened in order to look is no reason to have looked.
    did(&world, "paolo", &mario, 28, "emergency.close").await;
    assert_eq!(idle().await.len(), 1);
    act(&world, "paolo", &mario, 27).await;
    assert_eq!(idle().await, Vec::<Value>::new());
    // What another system reads by itself is nobody's look.
    let mut machine = world.seat("luca").actor.clone();
    machine.roles = RoleSet::of(&[Role::ServiceAccount]);
    let read = PartSet::of(&[Part::Contact]);
    looked(&world, &machine, &mario, monday() - TimeDelta::days(40), Relation::CareTeam, read).await;
    assert_eq!(idle().await, Vec::<Value>::new());
}

/// Something that isn't a read.
async fn act(world: &World, user: &str, person: &str, days_ago: i64) {
    did(world, user, person, days_ago, "referral.answer").await;
}

async fn did(world: &World, user: &str, person: &str, days_ago: i64, act: &'static str) {
    let person = amis::kernel::Id::parse(person).unwrap();
    let entry = amis::audit::Entry {
        at: monday() - TimeDelta::days(days_ago),
        act,
        person,
        relation: Some(Relation::CareTeam),
        parts: PartSet::of(&[Part::Contact]),
    };
    super::logs::record(world, world.seat(user).actor.clone(), vec![entry]).await;
}

async fn nobody_but_the_leads_officer_is_told(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    contact(&world, "luca", &mario, 30).await;
    let users: Vec<_> = world.users().filter(|user| *user != "franco").map(str::to_owned).collect();
    for user in users {
        let found = world.ask(&user, IDLE, json!({})).await;
        assert_eq!(found.data["looksWithoutAct"]["nodes"], json!([]), "{user}");
    }
    let officer = RoleSet::of(&[Role::PrivacyOfficer]);
    let other = world.ask_in("nadia", officer, IDLE, json!({})).await;
    assert_eq!(
        other.data["looksWithoutAct"]["nodes"],
        json!([]),
        "an officer of an organisation that doesn't lead him"
    );
}

async fn a_list_of_idle_looks_goes_on_where_its_cursor_says(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    for (n, user) in ["luca", "sofia", "amina", "elena", "bea"].into_iter().enumerate() {
        contact(&world, user, &mario, 10 + i64::try_from(n / 2).unwrap()).await;
    }
    let (mut names, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = world.data("franco", IDLE, json!({ "first": 2, "after": after })).await;
        let page = &page["looksWithoutAct"];
        for row in page["nodes"].as_array().unwrap() {
            names.push(row["organization"]["name"].as_str().unwrap().to_owned());
        }
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["edges"][1]["cursor"].clone();
    }
    let whole = idle(&world, "franco").await;
    let whole: Vec<_> = whole.iter().map(|row| row["organization"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, whole);
    let centre = &world.seat("bea").organization;
    assert!(names.len() >= 5 && names.contains(centre), "a centre's looks too, for its officer: {names:?}");
}
