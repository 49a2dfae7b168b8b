//! Bringing an end forward; never putting it off.
use super::{
    to,
    world::{World, id, problem, start},
};
use crate::support::{Base, on_both};
use amis::{kernel::GrantId, policy::Role};
use chrono::TimeDelta;

on_both!(an_end_is_brought_forward, an_end_is_never_put_off);

fn until(grant: GrantId, days: i64) -> String {
    format!("grant: \"{grant}\", until: \"{}\"", (start() + TimeDelta::days(days)).to_rfc3339())
}

async fn an_end_is_brought_forward(base: Base) {
    let world = World::on(base).await;
    let grant = id(&world.grant(&to(world.cps, "CONTACT")).await);
    let payload = world.change("shortenGrant", &until(grant, 10)).await;
    assert_eq!(payload["grant"]["until"], "2026-11-12T09:00:00+00:00");
    world.wait(TimeDelta::days(10) - TimeDelta::microseconds(1));
    assert!(world.reads(world.cps, world.mario).await.knows_person());
    world.wait(TimeDelta::microseconds(1));
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    let lead = world.call(world.municipio, Role::SocialWorker);
    assert_eq!(world.grants(&lead, world.mario).await[0]["status"], "EXPIRED");
}

async fn an_end_is_never_put_off(base: Base) {
    let world = World::on(base).await;
    let said =
        format!("{}, until: \"{}\"", to(world.cps, "CONTACT"), (start() + TimeDelta::days(30)).to_rfc3339());
    let grant = id(&world.grant(&said).await);
    for days in [30, 31, 300] {
        let later = world.change("shortenGrant", &until(grant, days)).await;
        assert_eq!(problem(&later), ("grant.until_not_earlier", "until"), "{days} days");
    }
    let past = world.change("shortenGrant", &until(grant, 0)).await;
    assert_eq!(problem(&past), ("grant.until_too_early", "until"));
    assert_eq!(world.base.number("select count(*) from sharing_grant where version = 1").await, 1);
}
