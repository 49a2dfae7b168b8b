//! Whoever may not know of a grant can't tell it from nobody's.
use super::{
    to,
    world::{SIGNED, World, id, problem, start},
};
use crate::support::{Base, on_both};
use amis::{
    kernel::{GrantId, PersonId},
    policy::Role,
};
use chrono::TimeDelta;

on_both!(a_stranger_cannot_tell_mario_from_nobody, no_verb_tells_a_grant_from_nobodys,);

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
            let answer = world.change_as(&call, "revokeGrant", &format!("grant: \"{id}\"")).await;
            assert_eq!(problem(&answer), ("not_found", "grant"));
            told.push((answer, call.statements()));
        }
        assert_eq!(told[0], told[1], "{role}");
        assert_eq!(told[2], told[3], "{role}");
        assert!(told[0].1 > 0 && told[2].1 > 0, "statements are counted");
    }
    assert_eq!(world.base.number("select count(*) from sharing_grant where status = 'active'").await, 1);
}

async fn no_verb_tells_a_grant_from_nobodys(base: Base) {
    let world = World::on(base).await;
    let active = id(&world.grant(&to(world.cps, "CONTACT")).await);
    let draft = world.draft(&to(world.cps, "CONTACT")).await;
    let until = (start() + TimeDelta::days(9)).to_rfc3339();
    let shorter = format!(", until: \"{until}\"");
    let verbs = [
        ("activateGrant", draft, format!(", {SIGNED}")),
        ("refuseGrant", draft, format!(", {SIGNED}")),
        ("suspendGrant", active, ", reason: SAFETY".to_owned()),
        ("resumeGrant", active, ", reason: SETTLED".to_owned()),
        ("shortenGrant", active, shorter),
        ("revokeGrant", active, String::new()),
    ];
    for (seat, role) in [
        (world.other_municipio, Role::SocialWorker),
        (world.cps, Role::Psychologist),
        (world.municipio, Role::PrivacyOfficer),
        (world.municipio, Role::Trainee),
    ] {
        for (verb, grant, more) in &verbs {
            // The lead's privacy officer takes grants back, and moves them in no other way.
            if (role, *verb) == (Role::PrivacyOfficer, "revokeGrant") {
                continue;
            }
            let mut told = Vec::new();
            for id in [*grant, GrantId::mint()] {
                let call = world.call(seat, role);
                let answer = world.change_as(&call, verb, &format!("grant: \"{id}\"{more}")).await;
                assert_eq!(problem(&answer), ("not_found", "grant"), "{role} {verb}");
                told.push((answer, call.statements()));
            }
            assert_eq!(told[0], told[1], "{role} {verb}");
            assert!(told[0].1 > 0, "statements are counted");
        }
    }
    let untouched = "select count(*) from sharing_grant where version = 1 and status in ('draft', 'active')";
    assert_eq!(world.base.number(untouched).await, 2);
}
