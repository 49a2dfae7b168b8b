//! Who is shown which card, and what it says.
use super::world::{Seat, World, id, start};
use crate::support::{Base, on_both};
use amis::policy::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::BTreeSet;

on_both!(
    a_card_is_shown_to_those_that_a_grant_names_and_that_can_answer,
    a_card_says_no_more_than_five_share,
    a_card_is_gone_when_its_need_is_held_closed_or_sealed,
    cards_of_one_person_cannot_be_joined,
    cards_come_in_order_page_by_page,
    a_sealed_domain_has_no_card,
);

async fn a_card_is_shown_to_those_that_a_grant_names_and_that_can_answer(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    world.open(mario, "").await;
    world.open(mario, "domain: WORK").await;
    assert_eq!(world.cards(world.casa).await, [] as [Value; 0], "nothing is shared yet");
    world.share(mario, "CARD").await;
    world.share(mario, "CONTACT, NEEDS_HOUS").await;
    assert_eq!(world.cards(world.casa).await, [] as [Value; 0], "one and the same grant must hold both");
    world.share(mario, "CARD, NEEDS_HOUS, NEEDS_WORK").await;
    let cards = world.cards(world.casa).await;
    assert_eq!(cards.len(), 1, "no service of theirs answers work");
    let card = &cards[0]["node"];
    assert_eq!(card["domain"], "HOUS");
    assert_eq!(card["area"]["code"], "015146-9");
    assert_eq!(card["openedWeek"], "2026-11-02");
    assert_eq!(card["myServices"], json!([{ "id": world.casa.service.to_string() }]));
    assert_eq!((&card["myClaim"], &card["viewerCan"]["claim"]), (&Value::Null, &json!(true)));
    let administrator = Seat { role: Role::Administrator, ..world.casa };
    let coordinator = Seat { role: Role::Coordinator, ..world.casa };
    let trainee = Seat { role: Role::Trainee, ..world.casa };
    for seat in [world.company, world.outsider, administrator, coordinator, world.municipio] {
        assert_eq!(world.cards(seat).await, [] as [Value; 0], "{seat:?}");
    }
    assert_eq!(world.cards(trainee).await[0]["node"]["viewerCan"]["claim"], false);
}

async fn a_card_says_no_more_than_five_share(base: Base) {
    let world = World::on(base).await;
    world.mario().await;
    let of = |card: &Value| {
        let card = &card["node"];
        (card["ageBand"].clone(), card["householdBand"].clone(), card["languages"].clone())
    };
    assert_eq!(of(&world.cards(world.casa).await[0]), (Value::Null, Value::Null, json!([])));
    for other in ["Ugo", "Ivo", "Leo", "Pio"] {
        world.register(other).await;
    }
    assert_eq!(of(&world.cards(world.casa).await[0]).0, Value::Null, "a card is made once, not at each read");
    let sixth = world.register("Nino").await;
    world.open(sixth, "").await;
    world.share(sixth, "CARD, NEEDS_HOUS").await;
    let said: Vec<_> = world.cards(world.casa).await.iter().map(of).collect();
    assert!(said.contains(&(json!("MIDDLE"), json!("TWO"), json!(["it"]))), "{said:?}");
}

async fn a_card_is_gone_when_its_need_is_held_closed_or_sealed(base: Base) {
    let world = World::on(base).await;
    let (mario, need) = world.mario().await;
    let before = world.card(world.sofia).await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    assert_eq!(world.cards(world.sofia).await.len(), 0);
    id(&world.move_claim(world.casa, "withdrawClaim", &claim, "").await);
    assert_eq!(world.card(world.sofia).await, before, "the same card, with the same tie");
    let close = format!(
        "mutation {{ closeNeed(input: {{ need: \"{need}\", outcome: WITHDRAWN }}) {{ need {{ status }} }} }}"
    );
    assert_eq!(world.ask(world.municipio, &close).await["closeNeed"]["need"]["status"], "CLOSED");
    assert_eq!(world.cards(world.sofia).await.len(), 0);
    world.open(mario, "").await;
    assert_eq!(world.cards(world.sofia).await.len(), 1);
    world.base.execute("update person set sealed = (1 = 1)").await;
    assert_eq!(world.cards(world.sofia).await.len(), 0);
}

async fn cards_of_one_person_cannot_be_joined(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let other = world.register("Ugo").await;
    for person in [mario, mario, mario, other] {
        world.open(person, "").await;
    }
    for person in [mario, other] {
        world.share(person, "CARD, NEEDS_HOUS").await;
    }
    let said = |cards: Vec<Value>| {
        let one = |card: Value| {
            let (id, cursor) = (card["node"]["id"].to_string(), card["cursor"].to_string());
            let mut node = card["node"].clone();
            node.as_object_mut().unwrap().retain(|field, _| field != "id" && field != "myServices");
            (id, cursor, node)
        };
        cards.into_iter().map(one).collect::<Vec<_>>()
    };
    let [ours, theirs] = [world.casa, world.sofia].map(|seat| (seat, &world));
    let ours = said(ours.1.cards(ours.0).await);
    let theirs = said(theirs.1.cards(theirs.0).await);
    let seen: BTreeSet<_> = ours.iter().chain(&theirs).flat_map(|(id, cursor, _)| [id, cursor]).collect();
    assert_eq!(seen.len(), 16, "no id and no cursor is the same for two cards or two organisations");
    assert!(ours.iter().chain(&theirs).all(|(_, _, node)| *node == ours[0].2), "fields say nothing");
    let all = format!("{ours:?}{theirs:?}");
    let secrets = ["Mario", &mario.to_string()];
    assert!(secrets.iter().all(|secret| !all.contains(*secret)));
}

async fn cards_come_in_order_page_by_page(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    for urgency in ["SOON", "IMMEDIATE", "ROUTINE", "URGENT", "SOON"] {
        world.open(mario, &format!("urgency: {urgency}")).await;
    }
    world.wait(TimeDelta::days(7));
    world.open(mario, "urgency: SOON").await;
    world.share(mario, "CARD, NEEDS_HOUS").await;
    let expected = ["IMMEDIATE", "URGENT", "SOON", "SOON", "SOON", "ROUTINE"];
    let whole: Vec<_> = world.cards(world.casa).await.iter().map(|c| c["node"]["id"].clone()).collect();
    let (mut after, mut urgencies, mut ids) = (Value::Null, vec![], vec![]);
    loop {
        let asked = format!(
            "{{ needCards(first: 2, after: {after}, filter: {{ domain: [HOUS], area: \"{}\" }}) {{
                 edges {{ cursor node {{ id urgency openedWeek }} }} pageInfo {{ hasNextPage }} }} }}",
            world.municipio_9
        );
        let page = world.ask(world.casa, &asked).await["needCards"].take();
        for edge in page["edges"].as_array().unwrap() {
            urgencies.push(edge["node"]["urgency"].as_str().unwrap().to_owned());
            ids.push(edge["node"]["id"].clone());
            after = edge["cursor"].clone();
        }
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(urgencies, expected);
    assert_eq!(ids, whole);
    let soon = "{ needCards(filter: { urgency: [SOON], domain: [FOOD] }) { edges { node { id } } } }";
    assert_eq!(world.ask(world.casa, soon).await["needCards"]["edges"], json!([]));
    let theirs = format!("{{ needCards(after: {after}) {{ edges {{ cursor }} }} }}");
    let call = world.call(world.sofia);
    let request = async_graphql::Request::new(theirs).data(call);
    assert_eq!(world.schema.execute(request).await.errors.len(), 1, "a cursor of another reader is refused");
}

async fn a_sealed_domain_has_no_card(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let opened = world
        .ask(
            world.municipio,
            &format!(
                "mutation {{ openNeed(input: {{ person: \"{mario}\", domain: MINO, urgency: SOON }}) {{
                     need {{ openedAt }} problems {{ code }} }} }}"
            ),
        )
        .await;
    assert_eq!(opened["openNeed"]["need"]["openedAt"], start().to_rfc3339(), "{opened}");
    assert_eq!(world.base.number("select count(*) from need_card").await, 0);
}
