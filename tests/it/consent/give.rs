//! Recording a grant: what it opens, and who may record it.
use super::{
    HOUSING_TO_ODV, to,
    world::{Seat, World, id, problem, start},
};
use crate::support::{Base, on_both};
use amis::{
    kernel::PersonId,
    policy::{Domain, Kind, Part, PartSet, Role},
};
use chrono::TimeDelta;
use serde_json::json;

on_both!(
    a_grant_by_name_opens_its_parts,
    a_grant_to_a_kind_opens_nothing_but_cards,
    who_joins_later_is_not_of_a_kind_that_was_named,
    an_expired_grant_opens_nothing,
    a_grant_given_twice_under_one_id_is_given_once,
    a_volunteer_shares_no_special_category,
    a_grant_names_an_organisation_that_exists,
    what_belongs_to_a_sealed_person_is_shared_by_name,
    a_packet_rests_on_what_grants_in_force_cover,
);

async fn a_grant_by_name_opens_its_parts(base: Base) {
    let world = World::on(base).await;
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    let said = format!(
        "{}, actions: [READ, WRITE], evidence: \"armadio 3\"",
        to(world.cps, "IDENTITY, CONTACT, NEEDS_MENT, HEALTH")
    );
    let payload = world.grant(&said).await;
    let grant = &payload["grant"];
    assert_eq!(grant["status"], "ACTIVE");
    assert_eq!(grant["organization"]["id"], world.cps.organization.to_string());
    assert_eq!(grant["recordedBy"]["id"], world.municipio.organization.to_string());
    assert_eq!(grant["parts"], json!(["IDENTITY", "CONTACT", "HEALTH", "NEEDS_MENT"]));
    assert_eq!(grant["actions"], json!(["READ", "WRITE"]));
    assert_eq!(grant["signedAt"], "2026-11-02T09:00:00+00:00");
    assert_eq!(grant["until"], "2027-11-02T09:00:00+00:00");
    assert_eq!(grant["evidence"], "armadio 3");
    let opened = PartSet::of(&[Part::Identity, Part::Contact, Part::Health, Part::Needs(Domain::Ment)]);
    assert_eq!(world.reads(world.cps, world.mario).await.parts.minus(PartSet::of(&[Part::Card])), opened);
    let given = "select count(*) from audit_event where act = 'grant.give' and relation = 'lead'
                  and parts = 'identity contact health needs.MENT'";
    assert_eq!(world.base.number(given).await, 1);
}

async fn a_grant_to_a_kind_opens_nothing_but_cards(base: Base) {
    let world = World::on(base).await;
    assert!(!world.shows_card(world.housing).await);
    id(&world.grant(HOUSING_TO_ODV).await);
    assert!(world.shows_card(world.housing).await);
    assert!(!world.shows_card(world.cps).await);
    assert!(!world.reads(world.housing, world.mario).await.knows_person());
    let call = world.call(world.housing, Role::Educator);
    assert_eq!(call.standing(world.mario).await.unwrap().grants.len(), 1);
}

async fn who_joins_later_is_not_of_a_kind_that_was_named(base: Base) {
    let world = World::on(base).await;
    let late = Seat::of(Kind::Odv);
    world.wait(TimeDelta::hours(1));
    world.join(late).await;
    let signed = format!("{HOUSING_TO_ODV}, signedAt: \"{}\"", start().to_rfc3339());
    id(&world.grant(&signed).await);
    assert!(world.shows_card(world.housing).await);
    assert!(!world.shows_card(late).await);
    id(&world.grant(HOUSING_TO_ODV).await);
    assert!(world.shows_card(late).await, "a renewal covers it");
}

async fn an_expired_grant_opens_nothing(base: Base) {
    let world = World::on(base).await;
    let until = start() + TimeDelta::days(30);
    let said = format!("{}, until: \"{}\"", to(world.cps, "CONTACT"), until.to_rfc3339());
    id(&world.grant(&said).await);
    world.wait(TimeDelta::days(30) - TimeDelta::microseconds(1));
    assert!(world.reads(world.cps, world.mario).await.knows_person());
    world.wait(TimeDelta::microseconds(1));
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    let lead = world.call(world.municipio, Role::SocialWorker);
    assert_eq!(world.grants(&lead, world.mario).await[0]["status"], "EXPIRED");
}

async fn a_grant_given_twice_under_one_id_is_given_once(base: Base) {
    let world = World::on(base).await;
    let said = format!("{}, clientMutationId: \"a\"", to(world.cps, "CONTACT"));
    let first = id(&world.grant(&said).await);
    world.wait(TimeDelta::minutes(5));
    assert_eq!(id(&world.grant(&said).await), first);
    let other = format!("{}, clientMutationId: \"a\"", to(world.cps, "CONTACT, IDENTITY"));
    assert_eq!(problem(&world.grant(&other).await), ("mutation.id_reused", "clientMutationId"));
    assert_eq!(world.base.number("select count(*) from sharing_grant").await, 1);
    let revoke = format!("grant: \"{first}\", clientMutationId: \"b\"");
    assert_eq!(id(&world.revoke(&revoke).await), id(&world.revoke(&revoke).await));
}

async fn a_volunteer_shares_no_special_category(base: Base) {
    let world = World::on(base).await;
    let listener = world.call(world.municipio, Role::Listener);
    let said = to(world.cps, "CONTACT, HEALTH");
    let refusal = world.grant_as(&listener, world.mario, &said).await;
    assert_eq!(problem(&refusal), ("grant.parts_not_yours", "parts"));
    let message = refusal["problems"][0]["message"].as_str().unwrap();
    assert!(message.contains("health") && !message.contains("contact"), "{message}");
    let ordinary = world.call(world.municipio, Role::Listener);
    id(&world.grant_as(&ordinary, world.mario, &to(world.cps, "CONTACT")).await);
    assert!(!world.reads(world.municipio, world.mario).await.parts.contains(Part::Health));
    id(&world.grant(&said).await);
}

async fn a_grant_names_an_organisation_that_exists(base: Base) {
    let world = World::on(base).await;
    let nobody = world.grant(&to(Seat::of(Kind::Odv), "CONTACT")).await;
    assert_eq!(problem(&nobody), ("not_found", "organization"));
    let both = world.grant(&format!("{}, kinds: [ODV]", to(world.cps, "CONTACT"))).await;
    assert_eq!(problem(&both), ("grant.one_recipient", "organization"));
    assert_eq!(world.base.number("select count(*) from sharing_grant").await, 0);
}

async fn what_belongs_to_a_sealed_person_is_shared_by_name(base: Base) {
    let world = World::on(base).await;
    let sealed = PersonId::mint();
    world.register(sealed, true).await;
    let worker = || world.call(world.municipio, Role::SocialWorker);
    let to_kind = world.grant_as(&worker(), sealed, HOUSING_TO_ODV).await;
    assert_eq!(problem(&to_kind), ("grant.sealed_person_by_name", "kinds"));
    assert!(!world.reads(world.cps, sealed).await.knows_person());
    id(&world.grant_as(&worker(), sealed, &to(world.cps, "CONTACT")).await);
    assert!(world.reads(world.cps, sealed).await.parts.contains(Part::Contact));
}

async fn a_packet_rests_on_what_grants_in_force_cover(base: Base) {
    let world = World::on(base).await;
    let late = Seat::of(Kind::Odv);
    id(&world.grant(HOUSING_TO_ODV).await);
    id(&world.grant(&format!("{}, actions: [WRITE]", to(world.housing, "STORY"))).await);
    let by_name = id(&world.grant(&to(world.housing, "IDENTITY")).await);
    world.wait(TimeDelta::seconds(1));
    world.join(late).await;
    let of_kind = PartSet::of(&[Part::Card, Part::Contact, Part::Needs(Domain::Hous)]);
    assert_eq!(world.covered(world.housing).await, of_kind.union(PartSet::of(&[Part::Identity])));
    assert_eq!(world.covered(late).await, PartSet::EMPTY);
    id(&world.revoke(&format!("grant: \"{by_name}\"")).await);
    assert_eq!(world.covered(world.housing).await, of_kind);
    world.wait(TimeDelta::days(366));
    assert_eq!(world.covered(world.housing).await, PartSet::EMPTY);
}
