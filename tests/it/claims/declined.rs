//! The person wants none of those who offer.
use super::world::{Seat, World, id, problem};
use crate::support::{Base, on_both};
use serde_json::{Value, json};

on_both!(
    a_person_who_wants_none_declines_all_of_them,
    only_the_persons_side_declines_for_them,
    where_nobody_waits_there_is_nothing_to_decline,
);

/// Mario's need of a home, for which both associations have proposed: the need and the two claims.
async fn proposed(world: &World) -> (String, [String; 2]) {
    let mario = world.register("Mario").await;
    let need = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let mut claims = Vec::new();
    for seat in [world.casa, world.sofia] {
        claims.push(id(&world.claim(seat, &world.card(seat).await).await));
    }
    (need, claims.try_into().unwrap())
}

async fn decline(world: &World, seat: Seat, need: &str, more: &str) -> Value {
    let document = format!(
        "mutation {{ declineClaims(input: {{ need: \"{need}\" {more} }}) {{ need {{ id status }}
             problems {{ code field message state moves version }} }} }}"
    );
    let mut payload = world.ask(seat, &document).await["declineClaims"].take();
    payload["claim"] = Value::Null;
    payload
}

async fn seen(world: &World, seat: Seat, claim: &str) -> Value {
    let document = format!("{{ claim(id: \"{claim}\") {{ status reason preference }} }}");
    world.ask(seat, &document).await["claim"].take()
}

async fn a_person_who_wants_none_declines_all_of_them(base: Base) {
    let world = World::on(base).await;
    let (need, claims) = proposed(&world).await;
    let done = decline(&world, world.municipio, &need, "preference: \"vicino alla scuola di Sara\"").await;
    assert_eq!((&done["need"]["status"], &done["problems"]), (&json!("OPEN"), &json!([])), "{done}");
    for (seat, claim) in [world.casa, world.sofia].into_iter().zip(&claims) {
        let told = json!({ "status": "REJECTED", "reason": "PERSON_DECLINED", "preference": null });
        assert_eq!(seen(&world, seat, claim).await, told, "whose no it was, and not what was said");
        let led = seen(&world, world.municipio, claim).await;
        assert_eq!(led["preference"], "vicino alla scuola di Sara");
        let late = world.move_claim(world.municipio, "chooseClaim", claim, "").await;
        assert_eq!(problem(&late), ("claim.wrong_state", Some("rejected")));
    }
    let history = format!("{{ need(id: \"{need}\") {{ history {{ event to reason subject }} }} }}");
    let history = world.ask(world.municipio, &history).await["need"]["history"].take();
    let line =
        json!({ "event": "reject", "to": "rejected", "reason": "person_declined", "subject": "claim" });
    assert_eq!(history.as_array().unwrap().iter().filter(|told| **told == line).count(), 2, "{history}");
    id(&world.claim(world.casa, &world.card(world.casa).await).await);
    assert_eq!(world.status(&need).await, "OPEN", "whoever has something better may offer again");
}

async fn only_the_persons_side_declines_for_them(base: Base) {
    let world = World::on(base).await;
    let (need, claims) = proposed(&world).await;
    for seat in [world.casa, world.sofia] {
        let refused = decline(&world, seat, &need, "").await;
        assert_eq!(problem(&refused), ("not_found", None), "{refused}");
        let nobodys = decline(&world, seat, "need_0192f3b1c4d57aaa8bbb0123456789ab", "").await;
        assert_eq!(refused, nobodys);
    }
    let long = format!("preference: \"{}\"", "à".repeat(201));
    let refused = decline(&world, world.municipio, &need, &long).await;
    assert_eq!(refused["problems"][0]["field"], "preference");
    for claim in &claims {
        assert_eq!(seen(&world, world.municipio, claim).await["status"], "PROPOSED");
    }
}

async fn where_nobody_waits_there_is_nothing_to_decline(base: Base) {
    let world = World::on(base).await;
    let (need, [ours, _]) = proposed(&world).await;
    id(&world.move_claim(world.municipio, "chooseClaim", &ours, "").await);
    let refused = decline(&world, world.municipio, &need, "").await;
    assert_eq!(
        problem(&refused),
        ("claim.none_waits", None),
        "one holds it, and is let go by `releaseClaim`"
    );
    assert_eq!(world.status(&need).await, "ASSIGNED");
}
