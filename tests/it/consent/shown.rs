//! Who sees which grants.
use super::{
    to,
    world::{World, id},
};
use crate::support::{Base, on_both};
use amis::{
    kernel::{GrantId, PersonId},
    policy::Role,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_list_of_fifty_costs_what_a_list_of_five_costs,
    grants_are_shown_whole_to_the_lead_and_its_privacy_officer,
    grants_made_for_a_world_are_read_as_given_ones,
);

async fn a_list_of_fifty_costs_what_a_list_of_five_costs(base: Base) {
    let world = World::on(base).await;
    id(&world.grant(&to(world.cps, "CONTACT")).await);
    for _ in 1..50 {
        let person = PersonId::mint();
        world.register(person, false).await;
        let worker = world.call(world.municipio, Role::SocialWorker);
        id(&world.grant_as(&worker, person, &to(world.cps, "CONTACT")).await);
    }
    let mut costs = Vec::new();
    for count in [5, 50] {
        let call = world.call(world.municipio, Role::SocialWorker);
        assert_eq!(world.grants_of_people(&call, count).await, vec![1; count]);
        costs.push(call.statements());
    }
    assert!(costs[0] > 0);
    assert_eq!(costs[0], costs[1]);
}

async fn grants_are_shown_whole_to_the_lead_and_its_privacy_officer(base: Base) {
    let world = World::on(base).await;
    let sealed = id(&world.grant(&to(world.cps, "PROTECTION")).await);
    world.wait(TimeDelta::seconds(1));
    let shown = id(&world.grant(&to(world.housing, "CONTACT, GRANTS")).await);
    let newest_first = json!([shown.to_string(), sealed.to_string()]);
    for (seat, role, expected) in [
        (world.municipio, Role::SocialWorker, newest_first.clone()),
        (world.municipio, Role::PrivacyOfficer, newest_first),
        (world.housing, Role::AssociationLead, json!([shown.to_string()])),
        (world.cps, Role::Psychologist, Value::Null),
        (world.other_municipio, Role::SocialWorker, Value::Null),
    ] {
        let found = world.grants(&world.call(seat, role), world.mario).await;
        let ids = found.as_array().map(|grants| grants.iter().map(|grant| grant["id"].clone()).collect());
        assert_eq!(ids.map_or(Value::Null, Value::Array), expected, "{role}");
    }
}

async fn grants_made_for_a_world_are_read_as_given_ones(base: Base) {
    let world = World::on(base).await;
    let first = id(&world.grant(&to(world.cps, "CONTACT, NEEDS_MENT")).await);
    let call = world.call(world.municipio, Role::SocialWorker);
    let given = amis::consent::read(&call, first).await.unwrap().unwrap();
    let made: Vec<_> =
        (0..300).map(|_| amis::consent::Grant { id: GrantId::mint(), ..given.clone() }).collect();
    let last = made[299].id;
    world
        .base
        .db()
        .write(crate::support::job(move |conn| {
            Box::pin(async move { amis::consent::plant(conn, &made).await })
        }))
        .await
        .unwrap();
    call.release().await;
    let read = amis::consent::read(&call, last).await.unwrap().unwrap();
    assert_eq!((read.terms, read.evidence), (given.terms, given.evidence));
    assert_eq!(read.recorded_at, given.recorded_at);
    let lead = world.call(world.municipio, Role::SocialWorker);
    assert_eq!(world.grants(&lead, world.mario).await.as_array().unwrap().len(), 100);
}
