//! Taking a grant back.
use super::{
    HOUSING_TO_ODV, to,
    world::{World, id, problem},
};
use crate::support::{Base, on_both};
use amis::{
    call::Settled,
    policy::{Domain, Part, PartSet, Role},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_revoked_grant_is_closed_at_once,
    a_grant_is_revoked_once,
    a_stale_revocation_is_a_conflict,
    a_revocation_names_what_lost_its_basis,
);

async fn a_revoked_grant_is_closed_at_once(base: Base) {
    let world = World::on(base).await;
    let grant = id(&world.grant(&to(world.cps, "CONTACT")).await);
    let reader = world.call(world.cps, Role::Educator);
    let standing = reader.standing(world.mario).await.unwrap();
    let law = &world.house.law;
    let decision = law.decide(reader.actor().unwrap(), &standing, amis::policy::Action::Read);
    assert!(decision.parts.contains(Part::Contact));
    reader.shows(world.mario, standing.version, &decision, Part::Contact);
    let payload = world.revoke(&format!("grant: \"{grant}\", reason: ASKED_BY_PERSON")).await;
    assert_eq!(id(&payload), grant);
    assert_eq!(payload["grant"]["status"], "REVOKED");
    assert_eq!(payload["grant"]["revokeReason"], "ASKED_BY_PERSON");
    assert_eq!(payload["grant"]["revokedAt"], "2026-11-02T09:00:00+00:00");
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    assert_eq!(reader.settle().await.unwrap(), Settled::Moved, "an answer made before it may not leave");
    let revoked = "select count(*) from audit_event where act = 'grant.revoke' and parts = 'contact'";
    assert_eq!(world.base.number(revoked).await, 1);
}

async fn a_grant_is_revoked_once(base: Base) {
    let world = World::on(base).await;
    let revoke = |payload: &Value| format!("grant: \"{}\"", id(payload));
    let taken = revoke(&world.grant(&to(world.cps, "CONTACT")).await);
    id(&world.revoke(&taken).await);
    let again = world.revoke(&taken).await;
    assert_eq!(problem(&again), ("grant.wrong_state", "grant"));
    assert_eq!(again["problems"][0]["state"], "revoked");
    let refused = revoke(&world.grant(&format!("{}, refused: true", to(world.cps, "CONTACT"))).await);
    assert_eq!(world.revoke(&refused).await["problems"][0]["state"], "refused");
    let expired = revoke(&world.grant(&to(world.cps, "CONTACT")).await);
    world.wait(TimeDelta::days(400));
    assert_eq!(world.revoke(&expired).await["problems"][0]["state"], "expired");
}

async fn a_stale_revocation_is_a_conflict(base: Base) {
    let world = World::on(base).await;
    let grant = id(&world.grant(&to(world.cps, "CONTACT")).await);
    let stale = world.revoke(&format!("grant: \"{grant}\", ifVersion: 7")).await;
    assert_eq!(problem(&stale), ("conflict", "ifVersion"));
    assert_eq!(stale["problems"][0]["version"], 1);
    assert!(world.reads(world.cps, world.mario).await.knows_person());
    let payload = world.revoke(&format!("grant: \"{grant}\", ifVersion: 1")).await;
    assert_eq!(payload["grant"]["version"], 2);
}

async fn a_revocation_names_what_lost_its_basis(base: Base) {
    let world = World::on(base).await;
    let by_kind = id(&world.grant(HOUSING_TO_ODV).await);
    let by_name = id(&world.grant(&to(world.housing, "CONTACT, NEEDS_HOUS")).await);
    let packet = PartSet::of(&[Part::Contact, Part::Needs(Domain::Hous)]);
    let referral = world.refer(world.housing, packet).await;
    let first = world.revoke(&format!("grant: \"{by_kind}\"")).await;
    assert_eq!(first["referralsWithoutBasis"], json!([]), "the other grant still covers it");
    let second = world.revoke(&format!("grant: \"{by_name}\"")).await;
    assert_eq!(second["referralsWithoutBasis"], json!([referral.to_string()]));
    assert_eq!(second["claimsWithoutBasis"], json!([]));
}
