//! Whole lives: food that is sent about until it arrives, a loop that was closed too early, help that several share, and
//! what was sent on and forgotten.
use super::world::{Seat, World, id, problem};
use crate::support::{Base, on_both};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    food_is_asked_of_two_waited_for_disputed_and_settled,
    only_what_closed_a_need_opens_it_again,
    help_that_several_share_is_held_until_the_last_lets_go,
    what_was_sent_on_and_not_answered_is_with_whoever_sent_it,
);

async fn more(world: &World, seat: Seat, referral: &str) -> Value {
    let document =
        format!("{{ referral(id: \"{referral}\") {{ status outcome dispute viewerCan {{ confirm }} }} }}");
    world.ask(seat, &document).await["referral"].take()
}

async fn confirm(world: &World, referral: &str, more: &str) -> Value {
    world.act(world.giulia, "confirmReferral", &format!("referral: \"{referral}\", {more}")).await
}

async fn close(world: &World, need: &str, outcome: &str) {
    let document = format!(
        "mutation {{ closeNeed(input: {{ need: \"{need}\", outcome: {outcome} }}) {{ problems {{ code }} }} }}"
    );
    assert_eq!(world.ask(world.giulia, &document).await["closeNeed"]["problems"], json!([]));
}

/// The stalled lines of a seat that name this referral: their kinds.
async fn stalled(world: &World, seat: Seat, referral: &str) -> Vec<String> {
    let document = "{ inbox(tab: STALLED, first: 100) { nodes { kind referral { id } } } }";
    let lines = world.ask(seat, document).await["inbox"]["nodes"].take();
    let of = lines.as_array().unwrap().iter().filter(|line| line["referral"]["id"] == referral);
    of.map(|line| line["kind"].as_str().unwrap().to_owned()).collect()
}

async fn food_is_asked_of_two_waited_for_disputed_and_settled(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let refused = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &refused, "DECLINE, reason: NO_CAPACITY").await);
    assert_eq!(world.status(&mario.food).await, "OPEN");
    world.wait(TimeDelta::days(1));
    let sent =
        id(&world.send(world.giulia, &mario.food, world.other_caritas, ", parts: [IDENTITY, CONTACT]").await);
    id(&world.answer(world.other_caritas, &sent, "ACCEPT").await);
    id(&world.answer(world.other_caritas, &sent, "WAITLIST, reviewOn: \"2026-11-20\"").await);
    assert_eq!(world.status(&mario.food).await, "ASSIGNED");
    world.wait(TimeDelta::days(7));
    id(&world.answer(world.other_caritas, &sent, "START").await);
    assert_eq!(world.status(&mario.food).await, "IN_SERVICE");
    id(&world.answer(world.other_caritas, &sent, "COMPLETE, outcome: MET").await);
    assert_eq!(world.status(&mario.food).await, "CLOSED");
    let dispute = "confirmed: false, dispute: \"I pacchi non sono arrivati\"";
    id(&confirm(&world, &sent, dispute).await);
    assert_eq!(world.status(&mario.food).await, "OPEN", "what isn't so closes no need");
    let waited = format!("{{ need(id: \"{}\") {{ waitingDays history {{ event to }} }} }}", mario.food);
    let waited = world.ask(world.giulia, &waited).await["need"].take();
    assert_eq!(waited["waitingDays"], 8, "its clock never stopped");
    let last = waited["history"].as_array().unwrap().last().unwrap();
    assert_eq!(last, &json!({ "event": "reopen", "to": "open" }));
    for seat in [world.giulia, world.other_caritas] {
        assert_eq!(stalled(&world, seat, &sent).await, ["REFERRAL_DISPUTED"], "{:?}", seat.organization);
    }
    assert_eq!(more(&world, world.giulia, &sent).await["viewerCan"]["confirm"], true);
    assert_eq!(problem(&confirm(&world, &sent, dispute).await).0, "referral.wrong_state", "once");
    id(&confirm(&world, &sent, "confirmed: true").await);
    let settled = json!({ "status": "CONFIRMED", "outcome": "MET", "dispute": "I pacchi non sono arrivati",
        "viewerCan": { "confirm": false } });
    assert_eq!(more(&world, world.giulia, &sent).await, settled, "what was said stays said");
    assert_eq!(stalled(&world, world.giulia, &sent).await, [""; 0]);
    assert_eq!(world.status(&mario.food).await, "OPEN", "the lead closes it");
    close(&world, &mario.food, "MET").await;
}

async fn only_what_closed_a_need_opens_it_again(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    id(&world.answer(world.amina, &sent, "COMPLETE, outcome: MET").await);
    let reopen = format!(
        "mutation {{ reopenNeed(input: {{ need: \"{}\", reason: \"Di nuovo\" }}) {{ problems {{ code }} }} }}",
        mario.food
    );
    assert_eq!(world.ask(world.giulia, &reopen).await["reopenNeed"]["problems"], json!([]));
    world.wait(TimeDelta::hours(1));
    close(&world, &mario.food, "MET").await;
    id(&confirm(&world, &sent, "confirmed: false, dispute: \"La prima volta no\"").await);
    assert_eq!(world.status(&mario.food).await, "CLOSED", "it was met another way");
}

async fn help_that_several_share_is_held_until_the_last_lets_go(base: Base) {
    let world = World::on(base).await;
    let person = world.register(world.giulia, "Mario").await;
    let food = world.open(world.giulia, &person, "FOOD", ", shared: true").await;
    world.share(world.giulia, &person, "kinds: [CARITAS]", "CARD, IDENTITY, CONTACT, NEEDS_FOOD").await;
    let can = async || {
        let document = format!("{{ need(id: \"{food}\") {{ viewerCan {{ refer }} }} }}");
        world.ask(world.giulia, &document).await["need"]["viewerCan"]["refer"].take()
    };
    let first = id(&world.send(world.giulia, &food, world.amina, "").await);
    id(&world.answer(world.amina, &first, "ACCEPT").await);
    assert_eq!(can().await, true, "another may share it");
    let second = id(&world.send(world.giulia, &food, world.other_caritas, "").await);
    id(&world.answer(world.other_caritas, &second, "ACCEPT").await);
    for (seat, referral) in [(world.amina, &first), (world.other_caritas, &second)] {
        assert_eq!(more(&world, seat, referral).await["status"], "ACCEPTED");
        assert_eq!(world.person(seat, &person).await["needs"]["edges"].as_array().unwrap().len(), 1);
    }
    id(&world.answer(world.amina, &first, "START").await);
    assert_eq!(world.status(&food).await, "IN_SERVICE");
    id(&world.answer(world.amina, &first, "COMPLETE, outcome: MET").await);
    assert_eq!(world.status(&food).await, "ASSIGNED", "the other holds it still, and has not begun");
    id(&world.answer(world.other_caritas, &second, "FAIL, reason: NO_CAPACITY").await);
    assert_eq!(world.status(&food).await, "OPEN");
    close(&world, &food, "WITHDRAWN").await;
    assert_eq!(can().await, false);
}

async fn what_was_sent_on_and_not_answered_is_with_whoever_sent_it(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let parent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &parent, "ACCEPT").await);
    let input = format!("referral: \"{parent}\", to: \"{}\"", world.other_caritas.organization);
    let child = id(&world.act(world.amina, "forwardReferral", &input).await);
    assert_eq!(stalled(&world, world.amina, &child).await, [""; 0]);
    world.wait(TimeDelta::days(15));
    assert_eq!(stalled(&world, world.amina, &child).await, ["REFERRAL_EXPIRED"], "its time is over");
    world.house.run_due().await.unwrap();
    assert_eq!(more(&world, world.amina, &child).await["status"], "EXPIRED");
    assert_eq!(stalled(&world, world.amina, &child).await, ["REFERRAL_EXPIRED"]);
    for seat in [world.other_caritas, world.nadia, world.outsider] {
        assert_eq!(stalled(&world, seat, &child).await, [""; 0]);
    }
    world.wait(TimeDelta::hours(1));
    let again = format!("referral: \"{parent}\", to: \"{}\"", world.other_caritas.organization);
    id(&world.act(world.amina, "forwardReferral", &again).await);
    assert_eq!(stalled(&world, world.amina, &child).await, [""; 0], "somebody else is asked");
}
