//! Grants: what they open and what they don't, through the API.
pub mod world;

use crate::support::{Base, on_both};
use amis::{
    call::Settled,
    kernel::{GrantId, PersonId},
    policy::{Domain, Kind, Part, PartSet, Role},
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use world::{Seat, World, id, problem, start};

on_both!(
    a_grant_by_name_opens_its_parts,
    a_grant_to_a_kind_opens_nothing_but_cards,
    who_joins_later_is_not_of_a_kind_that_was_named,
    an_expired_grant_opens_nothing,
    a_refusal_is_recorded_and_opens_nothing,
    a_revoked_grant_is_closed_at_once,
    a_grant_is_revoked_once,
    a_stale_revocation_is_a_conflict,
    a_revocation_names_what_lost_its_basis,
    a_packet_rests_on_what_grants_in_force_cover,
    a_grant_given_twice_under_one_id_is_given_once,
    a_volunteer_shares_no_special_category,
    a_grant_names_an_organisation_that_exists,
    what_belongs_to_a_sealed_person_is_shared_by_name,
    a_stranger_cannot_tell_mario_from_nobody,
    a_list_of_fifty_costs_what_a_list_of_five_costs,
    grants_are_shown_whole_to_the_lead_and_its_privacy_officer,
    grants_made_for_a_world_are_read_as_given_ones,
);

const HOUSING_TO_ODV: &str = "kinds: [ODV], parts: [CARD, CONTACT, NEEDS_HOUS]";

fn to(seat: Seat, parts: &str) -> String {
    format!("organization: \"{}\", parts: [{parts}]", seat.organization)
}

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

async fn a_refusal_is_recorded_and_opens_nothing(base: Base) {
    let world = World::on(base).await;
    let text = "textVersion: \"2026-1\", language: \"it\"";
    let said = |day| {
        let notice = format!("notice: {{ {text}, givenOn: \"{day}\" }}");
        format!("{}, {text}, refused: true, {notice}", to(world.cps, "CONTACT"))
    };
    let tomorrow = world.grant(&said("2026-11-03")).await;
    assert_eq!(problem(&tomorrow), ("notice.in_future", "notice.givenOn"));
    let payload = world.grant(&said("2026-11-02")).await;
    assert_eq!(payload["grant"]["status"], "REFUSED");
    assert_eq!(world.base.number("select count(*) from notice_given where language = 'it'").await, 1);
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    let open = "select count(*) from need where status = 'open'";
    assert_eq!(world.base.number(open).await, 1);
}

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
    assert_eq!(problem(&again), ("grant.not_active", "grant"));
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

async fn a_stranger_cannot_tell_mario_from_nobody(base: Base) {
    let world = World::on(base).await;
    let grant = id(&world.grant(&to(world.cps, "CONTACT")).await);
    for (seat, role) in [
        (world.other_municipio, Role::SocialWorker),
        (world.housing, Role::AssociationLead),
        (world.municipio, Role::Coordinator),
        (world.municipio, Role::Administrator),
    ] {
        let mut told = Vec::new();
        for person in [world.mario, PersonId::mint()] {
            let call = world.call(seat, role);
            let answer = world.grant_as(&call, person, &to(world.housing, "CONTACT")).await;
            assert_eq!(problem(&answer), ("not_found", "person"));
            told.push((answer, call.statements()));
        }
        for id in [grant, GrantId::mint()] {
            let call = world.call(seat, role);
            let answer = world.revoke_as(&call, &format!("grant: \"{id}\"")).await;
            assert_eq!(problem(&answer), ("not_found", "grant"));
            told.push((answer, call.statements()));
        }
        assert_eq!(told[0], told[1], "{role}");
        assert_eq!(told[2], told[3], "{role}");
        assert!(told[0].1 > 0 && told[2].1 > 0, "statements are counted");
    }
    assert_eq!(world.base.number("select count(*) from sharing_grant where status = 'active'").await, 1);
}

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
