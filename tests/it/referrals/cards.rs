//! What a referral shows of its need before it is answered.
use super::world::{World, id, problem};
use crate::support::{Base, on_both};
use amis::{
    kernel::{CardId, Id, NeedId},
    policy::Role,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_sent_referral_shows_the_card_and_nothing_finer,
    a_need_that_is_never_broadcast_goes_with_its_card_to_whom_it_was_sent_alone,
    a_shared_need_that_somebody_holds_is_sent_with_its_card,
    a_card_says_what_the_need_says_now,
    a_card_that_the_network_is_shown_too_can_be_claimed,
    a_sealed_person_has_no_card_in_a_referral,
);

async fn a_sent_referral_shows_the_card_and_nothing_finer(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    world.wait(TimeDelta::days(3));
    let sent = world.send_food(&mario, world.amina).await;
    let seen = world.sees(world.amina, &sent).await;
    let need: NeedId = Id::parse(&mario.food).unwrap();
    let own = CardId::of(world.house.secrets.card(need.uuid(), world.amina.organization)).to_string();
    let card = json!({
        "id": own, "domain": "FOOD", "severityBand": "NOT_ASSESSED", "urgency": "URGENT", "openedWeek": "2026-11-02",
        "area": { "code": "015146-9" }, "ageBand": null, "householdBand": null, "languages": [],
        "viewerCan": { "claim": false }, "myClaim": null, "questions": [],
    });
    assert_eq!(seen["card"], card);
    assert_eq!(seen["createdAt"], Value::Null);
    let person = world.person(world.giulia, &mario.person).await;
    let all = seen.to_string();
    let hex = |id: &str| id.split_once('_').unwrap().1.to_owned();
    let secrets = [&hex(&mario.food), &hex(&mario.person), person["code"].as_str().unwrap(), "Mario"];
    assert!(secrets.iter().all(|secret| !all.contains(*secret)), "{all}");
    assert!(!all.contains("2026-11-04"), "no moment of the need, which was opened three days before: {all}");
    assert_eq!(world.sees(world.giulia, &sent).await["card"], Value::Null, "the sender has the need");
    for stranger in [world.nadia, world.other_caritas, world.company, world.outsider] {
        assert_eq!(world.sees(stranger, &sent).await, Value::Null);
    }
    let looked = "select count(*) from audit_event where act = 'person.read' and relation = 'referred'
                    and parts = 'referrals'";
    assert_eq!(world.number(looked).await, 1, "a view of the referral; the card adds nothing");
    let accepted = world.answer(world.amina, &sent, "ACCEPT").await;
    assert_eq!(accepted["referral"]["card"], Value::Null, "it has the need now");
    assert!(accepted["referral"]["need"]["id"].is_string());
}

async fn a_need_that_is_never_broadcast_goes_with_its_card_to_whom_it_was_sent_alone(base: Base) {
    let world = World::on(base).await;
    for _ in 0..6 {
        world.mario().await;
    }
    let mario = world.mario().await;
    let mino = world.open(world.giulia, &mario.person, "MINO", ", severity: 1").await;
    let to = format!("organization: \"{}\"", world.ponte.organization);
    world.share(world.giulia, &mario.person, &to, "CARD, CONTACT, NEEDS_MINO").await;
    let cards = "{ needCards { edges { node { id } } } }";
    assert_eq!(world.ask(world.ponte, cards).await["needCards"]["edges"], json!([]));
    let sent = id(&world.send(world.giulia, &mino, world.ponte, "parts: [CONTACT]").await);
    let card = world.sees(world.ponte, &sent).await["card"].take();
    assert_eq!((&card["domain"], &card["severityBand"]), (&json!("MINO"), &json!("SEVERE")));
    let said = (&card["ageBand"], &card["householdBand"], &card["languages"]);
    assert_eq!(said, (&Value::Null, &Value::Null, &json!([])), "nothing of the person");
    assert_eq!(card["viewerCan"], json!({ "claim": false }));
    assert_eq!(world.ask(world.ponte, cards).await["needCards"]["edges"], json!([]));
    let claim = format!(
        "mutation {{ claimNeed(input: {{ needCard: {} }}) {{ claim {{ id }} problems {{ code }} }} }}",
        card["id"]
    );
    assert_eq!(
        world.ask(world.ponte, &claim).await["claimNeed"]["problems"],
        json!([{ "code": "not_found" }])
    );
    assert_eq!(world.number("select count(*) from need_card where domain = 'MINO'").await, 0);
    id(&world.answer(world.ponte, &sent, "DECLINE, reason: NO_CAPACITY").await);
    assert_eq!(world.sees(world.ponte, &sent).await["card"], Value::Null);
    let close = format!(
        "mutation {{ closeNeed(input: {{ need: \"{mino}\", outcome: MOVED }}) {{ problems {{ code }} }} }}"
    );
    assert_eq!(world.ask(world.giulia, &close).await["closeNeed"]["problems"], json!([]));
    assert_eq!(world.number("select count(*) from need_card_apart").await, 0);
}

async fn a_shared_need_that_somebody_holds_is_sent_with_its_card(base: Base) {
    let world = World::on(base).await;
    let person = world.register(world.giulia, "Mario").await;
    let food = world.open(world.giulia, &person, "FOOD", ", shared: true").await;
    world.share(world.giulia, &person, "kinds: [CARITAS]", "CARD, IDENTITY, CONTACT, NEEDS_FOOD").await;
    let first = id(&world.send(world.giulia, &food, world.amina, "").await);
    id(&world.answer(world.amina, &first, "ACCEPT").await);
    assert_eq!(world.number("select count(*) from need_card").await, 0, "the network sees it no more");
    let second = id(&world.send(world.giulia, &food, world.other_caritas, "").await);
    let seen = world.sees(world.other_caritas, &second).await;
    assert_eq!((&seen["card"]["domain"], &seen["need"]), (&json!("FOOD"), &Value::Null));
    id(&world.answer(world.amina, &first, "FAIL, reason: UNREACHABLE").await);
    assert_eq!(world.number("select count(*) from need_card").await, 1, "it is open again");
    assert_eq!(world.number("select count(*) from need_card_apart").await, 0);
    assert_eq!(world.sees(world.other_caritas, &second).await["card"], seen["card"], "and the same card");
}

async fn a_card_says_what_the_need_says_now(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    let change = format!(
        "mutation {{ updateNeed(input: {{ need: \"{}\", urgency: IMMEDIATE, severity: 2 }}) {{ problems {{ code }} }} }}",
        mario.food
    );
    assert_eq!(world.ask(world.giulia, &change).await["updateNeed"]["problems"], json!([]));
    let card = world.sees(world.amina, &sent).await["card"].take();
    assert_eq!((&card["urgency"], &card["severityBand"]), (&json!("IMMEDIATE"), &json!("SEVERE")));
}

async fn a_card_that_the_network_is_shown_too_can_be_claimed(base: Base) {
    let world = World::on(base).await;
    let person = world.register(world.giulia, "Mario").await;
    let food = world.open(world.giulia, &person, "FOOD", "").await;
    let operator = world.amina.acting_as(Role::AssociationOperator);
    world.share(world.giulia, &person, "kinds: [CARITAS]", "CARD, CONTACT, NEEDS_FOOD").await;
    let sent = id(&world.send(world.giulia, &food, world.amina, "").await);
    let claimable = async || world.sees(operator, &sent).await["card"]["viewerCan"]["claim"] == true;
    assert!(!claimable().await, "no service of theirs answers it");
    world.serve_food(world.amina).await;
    assert!(claimable().await);
    assert_eq!(
        world.sees(world.amina, &sent).await["card"]["viewerCan"]["claim"],
        false,
        "not by a listener"
    );
    let claim = format!(
        "mutation {{ claimNeed(input: {{ needCard: {} }}) {{ claim {{ id }} problems {{ code }} }} }}",
        world.sees(operator, &sent).await["card"]["id"]
    );
    let made = world.ask(operator, &claim).await["claimNeed"].take();
    assert_eq!(made["problems"], json!([]));
    let card = world.sees(operator, &sent).await["card"].take();
    assert_eq!((&card["myClaim"]["id"], &card["viewerCan"]["claim"]), (&made["claim"]["id"], &json!(false)));
}

async fn a_sealed_person_has_no_card_in_a_referral(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    world.seal().await;
    assert_eq!(world.sees(world.amina, &sent).await, Value::Null);
    let refused = world.answer(world.amina, &sent, "ACCEPT").await;
    assert_eq!(problem(&refused), ("not_found", "referral"));
}
