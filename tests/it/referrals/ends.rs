//! What is told of a referral, and what is left without a basis.
use super::world::{World, id};
use crate::support::{Base, on_both};
use serde_json::{Value, json};

on_both!(
    both_sides_read_what_happened_and_a_recipient_nobody_elses_name,
    a_referral_whose_basis_is_gone_is_flagged_until_somebody_acts,
    a_reason_and_an_outcome_are_those_of_a_referral,
);

/// Event, state, reason and organisation of each line.
fn lines(referral: &Value) -> Vec<[String; 4]> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |line: &Value| {
        [text(&line["event"]), text(&line["to"]), text(&line["reason"]), text(&line["organization"]["id"])]
    };
    referral["history"].as_array().unwrap().iter().map(line).collect()
}

async fn both_sides_read_what_happened_and_a_recipient_nobody_elses_name(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let input = format!("need: \"{}\", to: \"{}\"", mario.food, world.other_caritas.organization);
    let drafted = id(&world.act(world.giulia, "draftReferral", &input).await);
    let second = id(&world.act(world.giulia, "sendReferral", &format!("referral: \"{drafted}\"")).await);
    let first = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &first, "ACCEPT").await);
    let [lead, amina] = [world.giulia, world.amina].map(|seat| seat.organization.to_string());
    let (lead, amina) = (lead.as_str(), amina.as_str());
    let sent = ["send", "sent", "-", lead];
    let whole = world.sees(world.giulia, &second).await;
    let taken = |by| ["recall", "recalled", "need_taken", by];
    assert_eq!(lines(&whole), [["create", "draft", "-", lead], sent, taken(amina)]);
    let theirs = world.sees(world.other_caritas, &second).await;
    assert_eq!(lines(&theirs), [sent, taken("-")], "who took the need is not theirs to know");
    let own = world.sees(world.amina, &first).await;
    assert_eq!(lines(&own), [sent, ["accept", "accepted", "-", amina]]);
    assert_eq!(world.sees(world.nadia, &first).await, Value::Null);
}

async fn a_referral_whose_basis_is_gone_is_flagged_until_somebody_acts(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    let lost = async || {
        let ours = world.sees(world.giulia, &sent).await["basisLost"].take();
        let theirs = world.sees(world.amina, &sent).await["basisLost"].take();
        assert_eq!(ours, theirs);
        ours == true
    };
    assert!(!lost().await);
    world.revoke_all(&mario.person).await;
    assert!(lost().await, "one that waits");
    assert_eq!(world.sees(world.amina, &sent).await["status"], "SENT");
    world.share(world.giulia, &mario.person, "kinds: [CARITAS]", "CARD, IDENTITY, CONTACT, NEEDS_FOOD").await;
    assert!(!lost().await);
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    world.revoke_all(&mario.person).await;
    assert!(lost().await, "one that is held");
    let person = world.person(world.amina, &mario.person).await;
    for part in ["identity", "contact", "address"] {
        assert_eq!(person[part], Value::Null, "{part} is closed at once");
    }
    assert_eq!(world.sees(world.amina, &sent).await["need"], Value::Null);
    id(&world.recall(world.giulia, &sent, "reason: NO_BASIS_TO_SHARE").await);
    assert!(!lost().await, "it is over");
}

async fn a_reason_and_an_outcome_are_those_of_a_referral(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    let refused = world.answer(world.amina, &sent, "DECLINE, reason: NEED_TAKEN").await;
    assert_eq!(super::problem(&refused), ("referral.reason_unfit", "reason"));
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    let refused = world.answer(world.amina, &sent, "COMPLETE, outcome: DECEASED, reason: MOVED").await;
    assert_eq!(super::problem(&refused), ("referral.outcome_unfit", "outcome"));
    let close = format!(
        "mutation {{ closeNeed(input: {{ need: \"{}\", outcome: UNMET, reason: SENT_IN_ERROR }}) {{
             problems {{ code field }} }} }}",
        mario.food
    );
    let refused = world.ask(world.giulia, &close).await["closeNeed"]["problems"].take();
    assert_eq!(refused, json!([{ "code": "need.reason_unfit", "field": "reason" }]));
}
