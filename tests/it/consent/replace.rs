//! A grant that takes another's place: how one is renewed.
use super::{
    to,
    world::{SIGNED, World, id, problem, start},
};
use crate::support::{Base, on_both};
use amis::{
    kernel::{GrantId, PersonId},
    policy::{Domain, Part, PartSet, Role},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    the_former_grant_ends_where_the_new_one_begins,
    a_replacement_that_is_refused_leaves_the_former_in_force,
    a_replacement_names_what_lost_its_basis,
    a_draft_takes_the_place_of_another_once_it_is_signed,
    a_renewal_that_was_signed_too_late_is_signed_all_the_same,
    nothing_of_somebody_else_is_replaced,
);

fn replacing(said: &str, former: GrantId) -> String {
    format!("{said}, supersedes: \"{former}\"")
}

async fn in_force(world: &World) -> i64 {
    world.base.number("select count(*) from standing where relation = 'shared_with'").await
}

async fn the_former_grant_ends_where_the_new_one_begins(base: Base) {
    let world = World::on(base).await;
    let former = id(&world.grant(&to(world.cps, "CONTACT, IDENTITY")).await);
    world.wait(TimeDelta::days(300));
    let payload = world.grant(&replacing(&to(world.cps, "CONTACT"), former)).await;
    let renewed = id(&payload);
    assert_eq!(payload["grant"]["supersedesId"], former.to_string());
    assert_eq!(payload["grant"]["until"], "2028-08-29T09:00:00+00:00");
    assert_eq!(in_force(&world).await, 1);
    let open = world.reads(world.cps, world.mario).await.parts;
    assert!(open.contains(Part::Contact) && !open.contains(Part::Identity));
    let same = "select count(*) from sharing_grant former join sharing_grant later on later.supersedes_id = former.id
                 where former.status = 'superseded' and former.ended_at = later.from_at";
    assert_eq!(world.base.number(same).await, 1, "no moment in between");
    let lead = world.call(world.municipio, Role::SocialWorker);
    let told = world.history(&lead, former).await;
    assert_eq!((&told[1]["event"], &told[1]["to"]), (&json!("SUPERSEDE"), &json!("SUPERSEDED")));
    let again = world.grant(&replacing(&to(world.cps, "CONTACT"), former)).await;
    assert_eq!(problem(&again), ("grant.wrong_state", "supersedes"));
    assert_eq!(in_force(&world).await, 1, "{renewed} stands");
}

async fn a_replacement_that_is_refused_leaves_the_former_in_force(base: Base) {
    let world = World::on(base).await;
    let former = id(&world.grant(&to(world.cps, "CONTACT")).await);
    let ahead = (start() + TimeDelta::days(1)).to_rfc3339();
    let gap =
        world.grant(&format!("{}, from: \"{ahead}\"", replacing(&to(world.cps, "CONTACT"), former))).await;
    assert_eq!(problem(&gap), ("grant.replaces_at_once", "from"));
    let no = world.grant(&format!("{}, refused: true", replacing(&to(world.cps, "CONTACT"), former))).await;
    assert_eq!(problem(&no), ("grant.refusal_replaces_nothing", "supersedes"));
    let nobody = world.grant(&replacing(&to(world.cps, "CONTACT"), GrantId::mint())).await;
    assert_eq!(problem(&nobody), ("not_found", "supersedes"));
    let late = world
        .grant(&format!("{}, until: \"2030-01-01T00:00:00Z\"", replacing(&to(world.cps, "CONTACT"), former)))
        .await;
    assert_eq!(problem(&late), ("grant.until_too_late", "until"));
    assert_eq!(in_force(&world).await, 1);
    assert!(world.reads(world.cps, world.mario).await.knows_person());
    assert_eq!(world.base.number("select count(*) from sharing_grant").await, 1);
}

async fn a_replacement_names_what_lost_its_basis(base: Base) {
    let world = World::on(base).await;
    let former = id(&world.grant(&to(world.housing, "CONTACT, NEEDS_HOUS")).await);
    let packet = PartSet::of(&[Part::Contact, Part::Needs(Domain::Hous)]);
    let referral = world.refer(world.housing, packet).await;
    let payload = world.grant(&replacing(&to(world.housing, "CONTACT, NEEDS_HOUS"), former)).await;
    assert_eq!(payload["referralsWithoutBasis"], json!([]), "the new one covers it");
    let payload = world.grant(&replacing(&to(world.housing, "CONTACT"), id(&payload))).await;
    assert_eq!(payload["referralsWithoutBasis"], json!([referral.to_string()]));
}

async fn a_draft_takes_the_place_of_another_once_it_is_signed(base: Base) {
    let world = World::on(base).await;
    let former = id(&world.grant(&to(world.cps, "CONTACT")).await);
    id(&world.change("suspendGrant", &format!("grant: \"{former}\", reason: UNDER_OBJECTION")).await);
    let draft = world.draft(&replacing(&to(world.cps, "IDENTITY"), former)).await;
    assert_eq!(in_force(&world).await, 0);
    let payload = world.change("activateGrant", &format!("grant: \"{draft}\", {SIGNED}")).await;
    assert_eq!(payload["grant"]["supersedesId"], former.to_string());
    let open = world.reads(world.cps, world.mario).await.parts;
    assert!(open.contains(Part::Identity) && !open.contains(Part::Contact));
    let resume = world.change("resumeGrant", &format!("grant: \"{former}\", reason: SETTLED")).await;
    assert_eq!(resume["problems"][0]["state"], "superseded");
}

async fn a_renewal_that_was_signed_too_late_is_signed_all_the_same(base: Base) {
    let world = World::on(base).await;
    let until = (start() + TimeDelta::days(5)).to_rfc3339();
    let former = id(&world.grant(&format!("{}, until: \"{until}\"", to(world.cps, "CONTACT"))).await);
    let draft = world.draft(&replacing(&to(world.cps, "CONTACT"), former)).await;
    world.wait(TimeDelta::days(6));
    let payload = world.change("activateGrant", &format!("grant: \"{draft}\", {SIGNED}")).await;
    assert_eq!(payload["grant"]["status"], "ACTIVE");
    let lead = world.call(world.municipio, Role::SocialWorker);
    let states: Vec<Value> = world
        .grants(&lead, world.mario)
        .await
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["status"].clone())
        .collect();
    assert_eq!(states, ["ACTIVE", "EXPIRED"]);
}

async fn nothing_of_somebody_else_is_replaced(base: Base) {
    let world = World::on(base).await;
    let marios = id(&world.grant(&to(world.cps, "CONTACT")).await);
    let other = PersonId::mint();
    world.register(other, false).await;
    let worker = world.call(world.municipio, Role::SocialWorker);
    let payload = world.grant_as(&worker, other, &replacing(&to(world.cps, "CONTACT"), marios)).await;
    assert_eq!(problem(&payload), ("not_found", "supersedes"));
    assert!(world.reads(world.cps, world.mario).await.knows_person());
    assert!(!world.reads(world.cps, other).await.knows_person());
}
