//! Who of the lead works with a person, who stands in for them, and with whom nobody does.
use super::{done, handed_over, mario, profile, refused};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::{
    accounts::{self, NewUser},
    call::Call,
    kernel::UserId,
    locale::Language,
    policy::{Role, RoleSet},
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::sync::Arc;

on_both!(
    whoever_registers_somebody_works_with_them,
    somebody_stands_in_until_a_day,
    a_worker_is_a_colleague_who_can_see_the_person,
    who_works_with_a_person_is_the_leads_to_say,
    nobody_is_left_without_a_worker_unawares,
    the_unattended_are_told_to_their_lead_alone,
);

fn operator(world: &World) -> Call {
    Call::new(Arc::clone(&world.house), None, Language::En, "test".to_owned())
}

/// A colleague of a user.
async fn colleague(world: &World, of: &str, name: &str, role: Role) -> UserId {
    let new = NewUser {
        organization: world.seat(of).actor.organization,
        name: name.to_owned(),
        mail: format!("{}@example.org", name.to_lowercase()),
        roles: RoleSet::of(&[role]),
        districts: vec![],
        language: Language::It,
    };
    let made = operator(world).write(move |job| Box::pin(accounts::add_user(job, new))).await;
    made.unwrap().user
}

async fn disable(world: &World, user: UserId) {
    operator(world).write(move |job| Box::pin(accounts::disable_user(job, user))).await.unwrap();
}

async fn assign(world: &World, by: &str, person: &str, user: UserId, cover: Option<(UserId, &str)>) -> Value {
    let mut input = json!({ "person": person, "user": user.to_string() });
    if let Some((cover, until)) = cover {
        input["cover"] = json!(cover.to_string());
        input["coverUntil"] = json!(until);
    }
    let answer = "person { leadWorker { name active cover { name until } } }";
    world.change(by, "assignWorker", "AssignWorkerInput", answer, input).await
}

async fn unattended(world: &World, user: &str) -> Vec<String> {
    let document = "{ unattended { nodes { id } } }";
    let found = world.data(user, document, json!({})).await["unattended"]["nodes"].take();
    found.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

async fn whoever_registers_somebody_works_with_them(base: Base) {
    let world = World::stories(base).await;
    let seen = profile(&world, "giulia", &mario(&world).await).await;
    assert_eq!(seen["leadWorker"], json!({ "name": "Giulia Ferrari", "active": true, "cover": null }));
    let mario = handed_over(&world).await;
    assert_eq!(profile(&world, "nadia", &mario).await["leadWorker"]["name"], "Nadia Serra");
}

async fn somebody_stands_in_until_a_day(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let (bruno, clara) = (
        colleague(&world, "giulia", "Bruno", Role::SocialWorker).await,
        colleague(&world, "giulia", "Clara", Role::Educator).await,
    );
    let said = assign(&world, "giulia", &mario, bruno, Some((clara, "2026-11-10"))).await;
    let worker =
        json!({ "name": "Bruno", "active": true, "cover": { "name": "Clara", "until": "2026-11-10" } });
    assert_eq!(done(&said)["person"]["leadWorker"], worker);
    world.house.clock.advance(TimeDelta::days(8));
    assert_eq!(profile(&world, "giulia", &mario).await["leadWorker"], worker, "the last day counts");
    world.house.clock.advance(TimeDelta::days(1));
    assert_eq!(profile(&world, "giulia", &mario).await["leadWorker"]["cover"], Value::Null);
    // What is said anew replaces what stood there.
    let said = assign(&world, "giulia", &mario, clara, None).await;
    assert_eq!(
        done(&said)["person"]["leadWorker"],
        json!({ "name": "Clara", "active": true, "cover": null })
    );
}

async fn a_worker_is_a_colleague_who_can_see_the_person(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let user = |name: &str| world.seat(name).actor.user;
    let bruno = colleague(&world, "giulia", "Bruno", Role::SocialWorker).await;
    let gone = colleague(&world, "giulia", "Gianni", Role::SocialWorker).await;
    disable(&world, gone).await;
    for (worker, cover, code, field) in [
        (user("nadia"), None, "not_found", "user"),
        (UserId::mint(), None, "not_found", "user"),
        (gone, None, "worker.disabled", "user"),
        (user("franco"), None, "worker.unfit", "user"),
        (user("paolo"), None, "worker.unfit", "user"),
        (bruno, Some((user("luca"), "2026-11-10")), "not_found", "cover"),
        (bruno, Some((gone, "2026-11-10")), "worker.disabled", "cover"),
        (bruno, Some((user("paolo"), "2026-11-10")), "worker.unfit", "cover"),
        (bruno, Some((bruno, "2026-11-10")), "worker.covers_oneself", "cover"),
        (bruno, Some((user("giulia"), "2026-11-01")), "worker.cover_over", "coverUntil"),
        (bruno, Some((user("giulia"), "2027-11-04")), "worker.cover_too_long", "coverUntil"),
    ] {
        let said = assign(&world, "giulia", &mario, worker, cover).await;
        assert_eq!(refused(&said), (code, field));
    }
    for (half, field) in [
        (json!({ "cover": bruno.to_string() }), "coverUntil"),
        (json!({ "coverUntil": "2026-11-10" }), "cover"),
    ] {
        let input = super::with(json!({ "person": mario, "user": bruno.to_string() }), &half);
        let said = world.change("giulia", "assignWorker", "AssignWorkerInput", "person { id }", input).await;
        assert_eq!(refused(&said), ("text.required", field));
    }
    // Whom the person is closed to works with them no more than whoever has no such role.
    super::blocked(&world, "giulia", &mario, json!({ "userMail": "bruno@example.org" })).await;
    assert_eq!(refused(&assign(&world, "giulia", &mario, bruno, None).await), ("worker.unfit", "user"));
    assert_eq!(profile(&world, "giulia", &mario).await["leadWorker"]["name"], "Giulia Ferrari");
}

async fn who_works_with_a_person_is_the_leads_to_say(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let user = |name: &str| world.seat(name).actor.user;
    for by in ["carla", "franco"] {
        let said = assign(&world, by, &mario, user(by), None).await;
        assert_eq!(refused(&said), ("worker.lead_only", "person"), "{by}");
    }
    for by in ["nadia", "luca", "piero", "dario", "paolo"] {
        let said = assign(&world, by, &mario, user(by), None).await;
        assert_eq!(refused(&said), ("not_found", "person"), "{by}");
    }
}

async fn nobody_is_left_without_a_worker_unawares(base: Base) {
    let world = World::stories(base.clone()).await;
    let mario = mario(&world).await;
    assert_eq!(unattended(&world, "giulia").await, [""; 0]);
    let (bruno, clara) = (
        colleague(&world, "giulia", "Bruno", Role::SocialWorker).await,
        colleague(&world, "giulia", "Clara", Role::Educator).await,
    );
    done(&assign(&world, "giulia", &mario, bruno, Some((clara, "2026-11-10"))).await);
    disable(&world, bruno).await;
    assert_eq!(unattended(&world, "giulia").await, [""; 0], "somebody stands in");
    assert_eq!(profile(&world, "giulia", &mario).await["leadWorker"]["active"], false);
    world.house.clock.advance(TimeDelta::days(9));
    assert_eq!(unattended(&world, "giulia").await, [mario.as_str()], "and no longer");
    done(&assign(&world, "giulia", &mario, clara, None).await);
    assert_eq!(unattended(&world, "giulia").await, [""; 0]);
    disable(&world, clara).await;
    assert_eq!(unattended(&world, "giulia").await, [mario.as_str()]);
    base.execute("update person set lead_worker_id = null").await;
    let all = unattended(&world, "giulia").await;
    assert!(all.len() > 1, "nor whoever never had one: {all:?}");
    let document = "query ($after: String) { unattended(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }";
    let page = world.data("giulia", document, json!({})).await["unattended"].take();
    assert_eq!(page["nodes"], json!([{ "id": all[0] }]));
    let next = world.data("giulia", document, json!({ "after": page["pageInfo"]["endCursor"] })).await;
    assert_eq!(next["unattended"]["nodes"], json!([{ "id": all[1] }]));
}

async fn the_unattended_are_told_to_their_lead_alone(base: Base) {
    let world = World::stories(base.clone()).await;
    let mario = mario(&world).await;
    base.execute("update person set lead_worker_id = null").await;
    assert!(unattended(&world, "giulia").await.contains(&mario));
    for user in ["carla", "luca", "amina", "franco", "paolo", "dario", "piero", "elena"] {
        assert_eq!(unattended(&world, user).await, [""; 0], "{user}");
    }
    assert!(unattended(&world, "ines").await.iter().all(|person| *person != mario));
    let bea = unattended(&world, "bea").await;
    assert_eq!(bea.len(), 1, "Anna, to her centre");
    assert!(!unattended(&world, "giulia").await.contains(&bea[0]));
}
