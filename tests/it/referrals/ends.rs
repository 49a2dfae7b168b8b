//! What is told of a referral, and what is left without a basis.
use super::world::{Seat, World, id};
use crate::support::{Base, on_both};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    both_sides_read_what_happened_and_a_recipient_nobody_elses_name,
    a_referral_whose_basis_is_gone_is_flagged_until_somebody_acts,
    a_reason_and_an_outcome_are_those_of_a_referral,
    who_turned_a_need_down_is_told_to_those_alone_who_may_see_the_referral,
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

async fn who_turned_a_need_down_is_told_to_those_alone_who_may_see_the_referral(base: Base) {
    let world = World::on(base).await;
    world.serve_food(world.amina).await;
    world.serve_food(world.other_caritas).await;
    let mario = world.mario().await;
    let document = format!(
        "{{ need(id: \"{}\") {{ matches(first: 20) {{ fits service {{ organization {{ id }} }} against {{ code on }} }} }} }}",
        mario.food
    );
    // For each organisation: whether it turned the need down, as far as the seat is told, and from when it can be asked.
    let told = async |seat| {
        let found = world.ask(seat, &document).await["need"]["matches"].take();
        let found = found.as_array().expect("the need is open").clone();
        let declined = |of: &Value| {
            let against = of["against"].as_array().unwrap();
            against.iter().find(|one| one["code"] == "DECLINED_BEFORE").map(|one| one["on"].clone())
        };
        let of = |by: Seat| {
            let id = by.organization.to_string();
            let mine = found.iter().find(|one| one["service"]["organization"]["id"] == id);
            mine.map(|one| (one["fits"].clone(), declined(one))).expect("it serves food there")
        };
        [of(world.amina), of(world.other_caritas)]
    };
    assert_eq!(told(world.giulia).await, [(json!(true), None), (json!(true), None)]);
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "DECLINE, reason: NO_CAPACITY").await);
    let in_a_month = (world.house.clock.now() + TimeDelta::days(30)).date_naive().to_string();
    let refused = (json!(false), Some(json!(in_a_month)));
    assert_eq!(told(world.giulia).await, [refused, (json!(true), None)]);
    let second = world.send_food(&mario, world.other_caritas).await;
    id(&world.answer(world.other_caritas, &second, "ACCEPT").await);
    let held = told(world.other_caritas).await;
    assert_eq!(held, [(json!(true), None), (json!(true), None)], "who said no is not theirs to know");
    world.wait(TimeDelta::days(30));
    assert_eq!(told(world.giulia).await, [(json!(true), None), (json!(true), None)], "it can be asked again");
}
