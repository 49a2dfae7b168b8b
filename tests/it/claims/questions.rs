//! What a provider asks first, and who reads the answer.
use super::world::{Seat, World, id, problem};
use crate::support::{Base, on_both};
use amis::policy::Role;
use serde_json::{Value, json};

on_both!(
    an_answer_is_read_by_all_who_proposed_and_says_not_who_asked,
    an_answer_is_the_leads_and_of_a_claim_that_waits_and_asks,
    an_answer_is_limited_and_notices_that_it_was_overtaken,
);

const QUESTION: &str = "Può salire le scale?";

async fn propose(world: &World, seat: Seat, question: Option<&str>) -> String {
    let question = question.map(|text| format!(", question: \"{text}\"")).unwrap_or_default();
    let document = format!(
        "mutation {{ claimNeed(input: {{ needCard: \"{}\" {question} }}) {{ claim {{ id }} problems {{ code }} }} }}",
        world.card(seat).await
    );
    id(&world.ask(seat, &document).await["claimNeed"])
}

async fn reply(world: &World, seat: Seat, claim: &str, more: &str) -> Value {
    world.move_claim(seat, "answerClaim", claim, &format!(", answer: {more}")).await
}

async fn questions(world: &World, seat: Seat) -> Value {
    let document = "{ needCards { edges { node { questions { question answer answeredWeek } } } } }";
    world.ask(seat, document).await["needCards"]["edges"][0]["node"]["questions"].take()
}

/// Mario's housing need, for his lead to choose who answers, and who asked something about it.
async fn asked(world: &World) -> (String, String) {
    let mario = world.register("Mario").await;
    let need = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    (need, propose(world, world.casa, Some(QUESTION)).await)
}

async fn an_answer_is_read_by_all_who_proposed_and_says_not_who_asked(base: Base) {
    let world = World::on(base).await;
    let (need, claim) = asked(&world).await;
    assert_eq!(world.sees_claim(world.municipio, &claim).await["viewerCan"]["answer"], true);
    id(&reply(&world, world.municipio, &claim, "\"Fino al primo piano\"").await);
    let own = world.sees_claim(world.casa, &claim).await;
    assert_eq!((&own["answer"], &own["viewerCan"]["answer"]), (&json!("Fino al primo piano"), &json!(false)));
    let told =
        json!([{ "question": QUESTION, "answer": "Fino al primo piano", "answeredWeek": "2026-11-02" }]);
    assert_eq!(questions(&world, world.casa).await, told);
    assert_eq!(questions(&world, world.sofia).await, json!([]), "who hasn't proposed reads nothing");
    let theirs = propose(&world, world.sofia, None).await;
    assert_eq!(questions(&world, world.sofia).await, told);
    assert_eq!(world.sees_claim(world.sofia, &claim).await, Value::Null, "and never who asked");
    let all = world.ask(world.sofia, &format!("{{ need(id: \"{need}\") {{ id }} }}")).await;
    assert_eq!(all["need"], Value::Null);
    id(&world.move_claim(world.sofia, "withdrawClaim", &theirs, "").await);
    assert_eq!(questions(&world, world.sofia).await, json!([]), "nor who has taken the proposal back");
    id(&reply(&world, world.municipio, &claim, "\"Anche al secondo\"").await);
    assert_eq!(questions(&world, world.casa).await[0]["answer"], "Anche al secondo");
    let kept = "select count(*) from audit_event where act = 'claim.answer'";
    assert_eq!(world.base.number(kept).await, 2);
}

async fn an_answer_is_the_leads_and_of_a_claim_that_waits_and_asks(base: Base) {
    let world = World::on(base).await;
    let (_, claim) = asked(&world).await;
    let coordinator = Seat { role: Role::Coordinator, ..world.municipio };
    for seat in [world.casa, world.sofia, world.company, world.outsider, coordinator] {
        let refused = reply(&world, seat, &claim, "\"Sì\"").await;
        let nobodys = amis::kernel::ClaimId::mint().to_string();
        assert_eq!(problem(&refused), ("not_found", None));
        assert_eq!(refused, reply(&world, seat, &nobodys, "\"Sì\"").await);
    }
    let silent = propose(&world, world.sofia, None).await;
    assert_eq!(
        problem(&reply(&world, world.municipio, &silent, "\"Sì\"").await),
        ("claim.no_question", None)
    );
    id(&world.move_claim(world.municipio, "rejectClaim", &claim, "").await);
    let late = reply(&world, world.municipio, &claim, "\"Sì\"").await;
    assert_eq!(problem(&late), ("claim.not_proposed", Some("rejected")));
    assert_eq!(world.base.number("select count(*) from claim where answer is not null").await, 0);
}

async fn an_answer_is_limited_and_notices_that_it_was_overtaken(base: Base) {
    let world = World::on(base).await;
    let (_, claim) = asked(&world).await;
    let refused = [
        (format!("\"{}\"", "s".repeat(201)), "text.too_long"),
        ("\"  \"".to_owned(), "text.required"),
        ("\"Sì\", ifVersion: 9".to_owned(), "conflict"),
    ];
    for (said, code) in refused {
        assert_eq!(problem(&reply(&world, world.municipio, &claim, &said).await).0, code);
    }
    id(&reply(&world, world.municipio, &claim, "\"Sì\", ifVersion: 1").await);
    assert_eq!(world.sees_claim(world.municipio, &claim).await["answer"], "Sì");
}
