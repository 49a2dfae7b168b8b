//! Holding a grant back, and letting it open again.
use super::{
    HOUSING_TO_ODV, to,
    world::{World, id},
};
use crate::support::{Base, on_both};
use amis::{
    call::Settled,
    policy::{Action, Domain, Part, PartSet, Role},
};
use serde_json::json;

on_both!(
    a_suspended_grant_is_closed_at_once_and_a_resumed_one_opens_again,
    a_card_rests_on_a_grant_that_is_not_held_back,
    a_suspension_names_what_lost_its_basis,
    what_is_held_back_is_taken_back_without_being_opened,
);

async fn a_suspended_grant_is_closed_at_once_and_a_resumed_one_opens_again(base: Base) {
    let world = World::on(base).await;
    let grant = id(&world.grant(&to(world.cps, "CONTACT")).await);
    let reader = world.call(world.cps, Role::Educator);
    let standing = reader.standing(world.mario).await.unwrap();
    let decision = world.house.law.decide(reader.actor().unwrap(), &standing, Action::Read);
    reader.shows(world.mario, standing.version, &decision, Part::Contact);
    let payload = world.change("suspendGrant", &format!("grant: \"{grant}\", reason: SAFETY")).await;
    assert_eq!(payload["grant"]["status"], "SUSPENDED");
    assert_eq!(payload["grant"]["moves"], json!(["RESUME", "SHORTEN", "REVOKE", "SUPERSEDE"]));
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    assert_eq!(world.covered(world.cps).await, PartSet::EMPTY);
    assert_eq!(reader.settle().await.unwrap(), Settled::Moved, "an answer made before it may not leave");
    let payload = world.change("resumeGrant", &format!("grant: \"{grant}\", reason: SAFE")).await;
    assert_eq!((&payload["grant"]["status"], &payload["grant"]["version"]), (&json!("ACTIVE"), &json!(3)));
    assert!(world.reads(world.cps, world.mario).await.parts.contains(Part::Contact));
    let told = "select count(*) from audit_event where act in ('grant.suspend', 'grant.resume') and parts = 'contact'";
    assert_eq!(world.base.number(told).await, 2);
}

async fn a_card_rests_on_a_grant_that_is_not_held_back(base: Base) {
    let world = World::on(base).await;
    let grant = id(&world.grant(HOUSING_TO_ODV).await);
    assert!(world.shows_card(world.housing).await);
    id(&world.change("suspendGrant", &format!("grant: \"{grant}\", reason: ASKED_BY_PERSON")).await);
    assert!(!world.shows_card(world.housing).await);
    id(&world.change("resumeGrant", &format!("grant: \"{grant}\", reason: ASKED_BY_PERSON")).await);
    assert!(world.shows_card(world.housing).await);
}

async fn a_suspension_names_what_lost_its_basis(base: Base) {
    let world = World::on(base).await;
    let grant = id(&world.grant(&to(world.housing, "CONTACT, NEEDS_HOUS")).await);
    let packet = PartSet::of(&[Part::Contact, Part::Needs(Domain::Hous)]);
    let referral = world.refer(world.housing, packet).await;
    let payload = world.change("suspendGrant", &format!("grant: \"{grant}\", reason: BASIS_IN_DOUBT")).await;
    assert_eq!(payload["referralsWithoutBasis"], json!([referral.to_string()]));
    let payload = world.change("resumeGrant", &format!("grant: \"{grant}\", reason: SETTLED")).await;
    assert_eq!(payload["referralsWithoutBasis"], json!([]));
}

async fn what_is_held_back_is_taken_back_without_being_opened(base: Base) {
    let world = World::on(base).await;
    let grant = id(&world.grant(&to(world.cps, "CONTACT")).await);
    id(&world.change("suspendGrant", &format!("grant: \"{grant}\", reason: ASKED_BY_PERSON")).await);
    let payload = world.revoke(&format!("grant: \"{grant}\", reason: ASKED_BY_PERSON")).await;
    assert_eq!(payload["grant"]["status"], "REVOKED");
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
}
