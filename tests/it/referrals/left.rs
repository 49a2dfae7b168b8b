//! What is left of a need that was met in part.
use super::world::{World, id};
use crate::support::{Base, on_both};
use serde_json::json;

on_both!(what_is_left_of_a_need_is_a_need);

async fn what_is_left_of_a_need_is_a_need(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let close = |outcome: &str| {
        format!(
            "mutation {{ closeNeed(input: {{ need: \"{}\", outcome: {outcome} }}) {{ need {{ status outcome }} problems {{ code }} }} }}",
            mario.food
        )
    };
    let closed = world.ask(world.giulia, &close("PARTLY_MET")).await["closeNeed"].take();
    assert_eq!(closed["need"], json!({ "status": "CLOSED", "outcome": "PARTLY_MET" }));
    let document = format!(
        "{{ person(id: \"{}\") {{ needs {{ nodes {{ id domain urgency status residualOf waitingDays history {{ event }} }} }} }} }}",
        mario.person
    );
    let needs = world.ask(world.giulia, &document).await["person"]["needs"]["nodes"].take();
    let left: Vec<_> =
        needs.as_array().unwrap().iter().filter(|need| need["residualOf"].is_string()).collect();
    assert_eq!(left.len(), 1, "{needs}");
    assert_eq!(
        (&left[0]["domain"], &left[0]["urgency"], &left[0]["status"], &left[0]["residualOf"]),
        (&json!("FOOD"), &json!("URGENT"), &json!("OPEN"), &json!(mario.food))
    );
    assert_eq!(left[0]["history"][0]["event"], "open");
    let rest = left[0]["id"].as_str().unwrap();
    let sent = id(&world.send(world.giulia, rest, world.amina, "").await);
    world.answer(world.amina, &sent, "ACCEPT").await;
    let seen = world.ask(world.amina, &format!("{{ need(id: \"{rest}\") {{ id residualOf }} }}")).await;
    assert_eq!(
        seen["need"],
        json!({ "id": rest, "residualOf": null }),
        "the need before it was none of hers"
    );
    world.recall(world.giulia, &sent, ", reason: OTHER_WAY").await;
    let reopen = |need: &str| {
        format!(
            "mutation {{ reopenNeed(input: {{ need: \"{need}\", reason: \"Troppo presto\" }}) {{ problems {{ code field }} }} }}"
        )
    };
    let refused = world.ask(world.giulia, &reopen(&mario.food)).await["reopenNeed"]["problems"].take();
    assert_eq!(refused, json!([{ "code": "need.rest_is_open", "field": "need" }]));
    let close = format!(
        "mutation {{ closeNeed(input: {{ need: \"{rest}\", outcome: DUPLICATE }}) {{ problems {{ code }} }} }}"
    );
    assert_eq!(world.ask(world.giulia, &close).await["closeNeed"]["problems"], json!([]));
    assert_eq!(world.ask(world.giulia, &reopen(&mario.food)).await["reopenNeed"]["problems"], json!([]));
}
