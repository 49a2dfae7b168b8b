//! Who may move a claim from where: what `viewerCan` says, seat by seat and state by state, is what the table says and what
//! is taken.
use super::world::{Seat, World, id, problem};
use crate::support::{Base, on_both};
use amis::{
    kernel::By,
    policy::Role,
    referrals::claim::{Event, MACHINE, Status},
};
use chrono::TimeDelta;
use serde_json::Value;

on_both!(a_claim_is_moved_by_whom_the_table_names);

const VERBS: [(&str, &str, Event); 5] = [
    ("choose", "chooseClaim", Event::Choose),
    ("reject", "rejectClaim", Event::Reject),
    ("withdraw", "withdrawClaim", Event::Withdraw),
    ("release", "releaseClaim", Event::Release),
    ("convert", "convertClaim", Event::Convert),
];

/// Those who ask, and what they are to a claim of Casa Aperta.
fn seats(world: &World) -> Vec<(Seat, &'static [By])> {
    let role = |seat: Seat, role| Seat { role, ..seat };
    vec![
        (world.municipio, &[By::Lead]),
        (role(world.municipio, Role::Trainee), &[]),
        (role(world.municipio, Role::PrivacyOfficer), &[]),
        (role(world.municipio, Role::Coordinator), &[]),
        (world.casa, &[By::Provider]),
        (role(world.casa, Role::Trainee), &[]),
        (role(world.casa, Role::Administrator), &[]),
        (world.sofia, &[]),
        (world.company, &[]),
        (world.outsider, &[]),
    ]
}

async fn can(world: &World, seat: Seat, claim: &str) -> Value {
    let document =
        format!("{{ claim(id: \"{claim}\") {{ viewerCan {{ choose reject withdraw release convert }} }} }}");
    world.ask(seat, &document).await["claim"]["viewerCan"].take()
}

/// What no table knows: an active claim is undone in the first minutes and not afterwards.
fn timely(status: Status, event: Event, undone: bool) -> bool {
    undone || (status, event) != (Status::Active, Event::Withdraw)
}

/// Asks every seat about every verb; what the table gives to nobody like them is tried, and refused.
async fn walked(world: &World, claim: &str, status: Status, undone: bool) {
    for (seat, who) in seats(world) {
        let can = can(world, seat, claim).await;
        for (field, verb, event) in VERBS {
            let theirs = MACHINE.allows(status, event, who) && timely(status, event, undone);
            assert_eq!(
                can[field].as_bool().unwrap_or(false),
                theirs,
                "{status:?} {verb} {who:?} {:?}",
                seat.role
            );
            if theirs {
                continue;
            }
            let refused = if event == Event::Convert {
                world.convert(seat, claim).await
            } else {
                let more = if event == Event::Release { ", reason: NO_CAPACITY" } else { "" };
                world.move_claim(seat, verb, claim, more).await
            };
            let (code, _) = problem(&refused);
            let known = ["claim.wrong_state", "claim.undo_over", "claim.undo_open"].contains(&code);
            assert!(
                if who.is_empty() { code == "not_found" } else { known || code == "not_found" },
                "{verb}: {code}"
            );
        }
    }
}

async fn a_claim_is_moved_by_whom_the_table_names(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let card = world.card(world.casa).await;
    let first = id(&world.claim(world.casa, &card).await);
    walked(&world, &first, Status::Proposed, false).await;
    id(&world.move_claim(world.municipio, "rejectClaim", &first, "").await);
    walked(&world, &first, Status::Rejected, false).await;
    let second = id(&world.claim(world.casa, &card).await);
    id(&world.move_claim(world.municipio, "chooseClaim", &second, "").await);
    world.wait(TimeDelta::minutes(1));
    walked(&world, &second, Status::Active, true).await;
    world.wait(TimeDelta::minutes(10));
    walked(&world, &second, Status::Active, false).await;
    id(&world.move_claim(world.municipio, "releaseClaim", &second, ", reason: NO_CAPACITY").await);
    walked(&world, &second, Status::Released, false).await;
    let third = id(&world.claim(world.casa, &card).await);
    id(&world.move_claim(world.casa, "withdrawClaim", &third, "").await);
    walked(&world, &third, Status::Withdrawn, false).await;
    let fourth = id(&world.claim(world.casa, &card).await);
    id(&world.move_claim(world.municipio, "chooseClaim", &fourth, "").await);
    world.wait(TimeDelta::hours(72));
    walked(&world, &fourth, Status::Lapsed, false).await;
}
