//! What a referral goes through besides an answer: the person has yet to agree, the recipient asks, nobody answers, it is
//! sent on, it was a mistake; and a need whose service rests, or that was met in part.
use super::world::{Mario, Seat, World, id, problem};
use crate::support::{Base, on_both};
use amis::policy::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_draft_waits_until_the_person_agrees,
    a_recipient_asks_once_and_its_clock_stands_still,
    what_nobody_answers_expires,
    whoever_holds_a_need_sends_it_on,
    what_was_sent_on_ends_with_what_it_came_from,
    nobody_sends_on_what_they_were_not_given,
    who_is_shut_out_follows_nothing_that_it_sent_on,
    a_need_that_nobody_serves_any_more_is_not_in_service,
    a_mistake_is_taken_out,
    service_rests_until_somebody_looks_again,
    only_who_serves_a_need_lets_it_rest,
);

const MORE: &str = "status dueAt question askedAt information informedAt parent direction
    viewerCan { send awaitConsent inform recall cancel markError forward rest answer }";

async fn more(world: &World, seat: Seat, referral: &str) -> Value {
    world.ask(seat, &format!("{{ referral(id: \"{referral}\") {{ {MORE} }} }}")).await["referral"].take()
}

async fn tell(world: &World, seat: Seat, verb: &str, referral: &str, more: &str) -> Value {
    world.act(seat, verb, &format!("referral: \"{referral}\" {more}")).await
}

async fn held(world: &World) -> (Mario, String) {
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    (mario, sent)
}

async fn forward(world: &World, seat: Seat, referral: &str, to: Seat, more: &str) -> Value {
    tell(world, seat, "forwardReferral", referral, &format!(", to: \"{}\" {more}", to.organization)).await
}

async fn a_draft_waits_until_the_person_agrees(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let input = format!("need: \"{}\", to: \"{}\"", mario.work, world.ponte.organization);
    let draft = id(&world.act(world.giulia, "draftReferral", &input).await);
    let early = tell(&world, world.giulia, "sendReferral", &draft, "").await;
    assert_eq!(problem(&early), ("grant.basis_missing", "parts"));
    for stranger in [world.nadia, world.ponte, world.giulia.acting_as(Role::PrivacyOfficer)] {
        assert_eq!(problem(&tell(&world, stranger, "awaitConsent", &draft, "").await).0, "not_found");
    }
    id(&tell(&world, world.giulia, "awaitConsent", &draft, "").await);
    let waiting = more(&world, world.giulia, &draft).await;
    assert_eq!(
        (&waiting["status"], &waiting["viewerCan"]["send"]),
        (&json!("AWAITING_CONSENT"), &json!(true))
    );
    assert_eq!(more(&world, world.ponte, &draft).await, Value::Null, "nobody else knows of it");
    let twice = tell(&world, world.giulia, "awaitConsent", &draft, "").await;
    assert_eq!(problem(&twice), ("referral.wrong_state", "awaiting_consent"));
    let to = format!("organization: \"{}\"", world.ponte.organization);
    world.share(world.giulia, &mario.person, &to, "CARD, NEEDS_WORK").await;
    id(&tell(&world, world.giulia, "sendReferral", &draft, "").await);
    assert_eq!(more(&world, world.ponte, &draft).await["status"], "SENT");
    let told = world.sees(world.ponte, &draft).await["history"].take();
    assert_eq!(told.as_array().unwrap().len(), 1, "its recipient learns of it from the sending on: {told}");
    let second = format!("need: \"{}\", to: \"{}\"", mario.food, world.amina.organization);
    let covered = id(&world.act(world.giulia, "draftReferral", &second).await);
    let needless = tell(&world, world.giulia, "awaitConsent", &covered, "").await;
    assert_eq!(problem(&needless), ("referral.basis_complete", "referral"));
}

async fn a_recipient_asks_once_and_its_clock_stands_still(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    let early =
        tell(&world, world.giulia, "informReferral", &sent, ", information: \"Sono in quattro\"").await;
    assert_eq!(problem(&early), ("referral.nothing_asked", "sent"));
    assert_eq!(problem(&world.answer(world.amina, &sent, "ASK").await), ("text.required", "question"));
    let unasked = world.answer(world.amina, &sent, "ACCEPT, question: \"In quanti sono?\"").await;
    assert_eq!(problem(&unasked), ("referral.question_unasked", "question"));
    world.wait(TimeDelta::days(1));
    id(&world.answer(world.amina, &sent, "ASK, question: \"In quanti sono?\"").await);
    let asked = more(&world, world.giulia, &sent).await;
    assert_eq!(
        (&asked["status"], &asked["question"], &asked["viewerCan"]["inform"]),
        (&json!("SENT"), &json!("In quanti sono?"), &json!(true))
    );
    let again = world.answer(world.amina, &sent, "ASK, question: \"E i bambini?\"").await;
    assert_eq!(problem(&again), ("referral.asked_already", "sent"));
    world.wait(TimeDelta::days(30));
    for stranger in [world.amina, world.nadia, world.other_caritas, world.outsider] {
        let refused = tell(&world, stranger, "informReferral", &sent, ", information: \"Sono in due\"").await;
        assert_eq!(problem(&refused).0, "not_found");
    }
    let empty = tell(&world, world.giulia, "informReferral", &sent, ", information: \" \"").await;
    assert_eq!(problem(&empty), ("text.required", "information"));
    id(&tell(&world, world.giulia, "informReferral", &sent, ", information: \"Sono in quattro\"").await);
    let told = more(&world, world.amina, &sent).await;
    assert_eq!((&told["status"], &told["information"]), (&json!("SENT"), &json!("Sono in quattro")));
    let twice = tell(&world, world.giulia, "informReferral", &sent, ", information: \"Sono in due\"").await;
    assert_eq!(problem(&twice), ("referral.nothing_asked", "sent"));
    assert_eq!(told["dueAt"], "2026-12-06T09:00:00+00:00", "two days, and the thirty that it waited");
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
}

async fn what_nobody_answers_expires(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    assert_eq!(more(&world, world.giulia, &sent).await["dueAt"], "2026-11-06T09:00:00+00:00");
    world.wait(TimeDelta::days(2));
    let late = world.answer(world.amina, &sent, "ACCEPT").await;
    assert_eq!(problem(&late), ("referral.wrong_state", "expired"));
    assert_eq!(world.status(&mario.food).await, "OPEN");
}

async fn whoever_holds_a_need_sends_it_on(base: Base) {
    let world = World::on(base).await;
    let (mario, parent) = held(&world).await;
    let more_parts = "parts: [IDENTITY], note: \"Ci aiutate voi il sabato?\"";
    let child = id(&forward(&world, world.amina, &parent, world.other_caritas, more_parts).await);
    let seen = more(&world, world.amina, &child).await;
    assert_eq!(
        (&seen["status"], &seen["direction"], &seen["parent"]),
        (&json!("SENT"), &json!("SENT"), &json!(parent))
    );
    assert_eq!(
        more(&world, world.giulia, &child).await["parent"],
        json!(parent),
        "the lead sees where it went"
    );
    let received = more(&world, world.other_caritas, &child).await;
    assert_eq!((&received["direction"], &received["parent"]), (&json!("RECEIVED"), &Value::Null));
    assert_eq!(
        world.person(world.other_caritas, &mario.person).await,
        Value::Null,
        "nothing before it accepts"
    );
    let card = world.sees(world.other_caritas, &child).await["card"].take();
    assert_eq!(
        (&card["domain"], &card["viewerCan"]["claim"]),
        (&json!("FOOD"), &json!(false)),
        "what it is about"
    );
    let stranger = forward(&world, world.other_caritas, &child, world.nadia, "").await;
    assert_eq!(problem(&stranger).0, "not_found", "who hasn't taken it sends nothing on");
    id(&world.answer(world.other_caritas, &child, "ACCEPT").await);
    let person = world.person(world.other_caritas, &mario.person).await;
    assert_eq!((&person["identity"]["givenName"], &person["contact"]), (&json!("Mario"), &Value::Null));
    assert_eq!(world.sees(world.amina, &parent).await["status"], "ACCEPTED", "the parent stays");
    id(&world.answer(world.other_caritas, &child, "COMPLETE, outcome: MET").await);
    assert_eq!(world.status(&mario.food).await, "ASSIGNED", "whoever sent it on still holds it");
    let listed =
        world.ask(world.amina, &format!("{{ need(id: \"{}\") {{ referrals {{ id }} }} }}", mario.food)).await;
    assert_eq!(listed["need"]["referrals"].as_array().unwrap().len(), 2, "{listed}");
    let sent = world.ask(world.amina, "{ referrals(direction: SENT) { nodes { id } } }").await;
    assert_eq!(sent["referrals"]["nodes"], json!([{ "id": child }]));
}

async fn what_was_sent_on_ends_with_what_it_came_from(base: Base) {
    let world = World::on(base).await;
    let (mario, parent) = held(&world).await;
    let child = id(&forward(&world, world.amina, &parent, world.other_caritas, "").await);
    id(&world.answer(world.other_caritas, &child, "ACCEPT").await);
    id(&world.recall(world.giulia, &parent, ", reason: OTHER_WAY").await);
    let ended = world.sees(world.giulia, &child).await;
    assert_eq!((&ended["status"], &ended["reason"]["code"]), (&json!("RECALLED"), &json!("FORWARDER_ENDED")));
    assert_eq!(world.person(world.other_caritas, &mario.person).await, Value::Null, "closed at once");
    assert_eq!(world.status(&mario.food).await, "OPEN");
    assert_eq!(
        more(&world, world.amina, &child).await["question"],
        Value::Null,
        "nor may the forwarder see more"
    );
    let again = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &again, "ACCEPT").await);
    let second = id(&forward(&world, world.amina, &again, world.other_caritas, "").await);
    for stranger in [world.nadia, world.other_caritas, world.outsider] {
        assert_eq!(problem(&world.recall(stranger, &second, ", reason: OTHER_WAY").await).0, "not_found");
    }
    assert_eq!(more(&world, world.amina, &second).await["viewerCan"]["recall"], json!(true));
    id(&world.recall(world.amina, &second, ", reason: OTHER_WAY").await);
    assert_eq!(world.status(&mario.food).await, "ASSIGNED");
    let closed = format!(
        "mutation {{ closeNeed(input: {{ need: \"{}\", outcome: MOVED }}) {{ problems {{ code }} }} }}",
        mario.food
    );
    assert_eq!(world.ask(world.giulia, &closed).await["closeNeed"]["problems"], json!([]));
    assert_eq!(world.sees(world.giulia, &again).await["status"], "RECALLED");
}

async fn nobody_sends_on_what_they_were_not_given(base: Base) {
    let world = World::on(base).await;
    let (_, parent) = held(&world).await;
    let refused = async |to, more| {
        let answer = forward(&world, world.amina, &parent, to, more).await;
        let (code, field) = problem(&answer);
        (code.to_owned(), field.to_owned())
    };
    let given = |code: &str, field: &str| (code.to_owned(), field.to_owned());
    assert_eq!(
        refused(world.other_caritas, "parts: [ADDRESS]").await,
        given("referral.parts_not_held", "parts")
    );
    assert_eq!(refused(world.giulia, "").await, given("referral.cannot_go_there", "to"), "nor who leads");
    assert_eq!(refused(world.amina, "").await, given("referral.to_oneself", "to"));
    assert_eq!(refused(world.company, "").await, given("referral.recipient_kind", "to"));
    assert_eq!(refused(world.outsider, "").await, given("referral.recipient_agreement", "to"));
    assert_eq!(
        refused(world.ponte, "").await,
        given("referral.cannot_go_there", "to"),
        "Mario shared with Caritas alone"
    );
    for stranger in [world.giulia, world.nadia, world.other_caritas, world.outsider] {
        assert_eq!(
            problem(&forward(&world, stranger, &parent, world.other_caritas, "").await).0,
            "not_found"
        );
    }
    let fresh = world.mario().await;
    let sent = world.send_food(&fresh, world.amina).await;
    let early = forward(&world, world.amina, &sent, world.other_caritas, "").await;
    assert_eq!(problem(&early).0, "not_found", "what isn't held isn't sent on");
}

async fn who_is_shut_out_follows_nothing_that_it_sent_on(base: Base) {
    let world = World::on(base).await;
    let (mario, parent) = held(&world).await;
    let child = id(&forward(&world, world.amina, &parent, world.other_caritas, "").await);
    let block = format!(
        "mutation {{ block(input: {{ person: \"{}\", organization: \"{}\", reason: SAFETY }}) {{ problems {{ code }} }} }}",
        mario.person, world.amina.organization
    );
    assert_eq!(world.ask(world.giulia, &block).await["block"]["problems"], json!([]));
    id(&world.answer(world.other_caritas, &child, "ACCEPT").await);
    id(&world.answer(world.other_caritas, &child, "START").await);
    assert_eq!(more(&world, world.amina, &child).await, Value::Null, "not what becomes of it");
    let news = world.ask(world.amina, "{ inbox(tab: NOTICES) { nodes { event } } }").await;
    assert_eq!(news["inbox"]["nodes"], json!([]));
    let sent = world.ask(world.amina, "{ referrals(direction: SENT) { nodes { id } } }").await;
    assert_eq!(sent["referrals"]["nodes"], json!([]));
}

async fn a_need_that_nobody_serves_any_more_is_not_in_service(base: Base) {
    let world = World::on(base).await;
    let (mario, parent) = held(&world).await;
    let child = id(&forward(&world, world.amina, &parent, world.other_caritas, "").await);
    id(&world.answer(world.other_caritas, &child, "ACCEPT").await);
    id(&world.answer(world.other_caritas, &child, "START").await);
    assert_eq!(world.status(&mario.food).await, "IN_SERVICE");
    id(&world.answer(world.other_caritas, &child, "FAIL, reason: NO_CAPACITY").await);
    assert_eq!(
        world.status(&mario.food).await,
        "ASSIGNED",
        "whoever sent it on holds it, and serves nobody yet"
    );
    id(&world.answer(world.amina, &parent, "START").await);
    assert_eq!(world.status(&mario.food).await, "IN_SERVICE");
}

async fn a_mistake_is_taken_out(base: Base) {
    let world = World::on(base).await;
    let (mario, sent) = held(&world).await;
    for stranger in [world.amina, world.nadia, world.other_caritas, world.outsider] {
        assert_eq!(problem(&tell(&world, stranger, "markReferralError", &sent, "").await).0, "not_found");
    }
    id(&tell(&world, world.giulia, "markReferralError", &sent, "").await);
    assert_eq!(more(&world, world.giulia, &sent).await["status"], "ENTERED_IN_ERROR");
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null);
    assert_eq!(world.status(&mario.food).await, "OPEN");
    let twice = tell(&world, world.giulia, "markReferralError", &sent, "").await;
    assert_eq!(problem(&twice), ("referral.wrong_state", "entered_in_error"));
    let input = format!("need: \"{}\", to: \"{}\"", mario.food, world.amina.organization);
    let draft = id(&world.act(world.giulia, "draftReferral", &input).await);
    id(&tell(&world, world.giulia, "markReferralError", &draft, "").await);
    assert_eq!(more(&world, world.amina, &draft).await, Value::Null, "a draft was never known");
    let received = world.ask(world.amina, "{ referrals(direction: RECEIVED) { nodes { id } } }").await;
    assert_eq!(received["referrals"]["nodes"], json!([{ "id": sent }]));
}

async fn rest(world: &World, seat: Seat, need: &str, more: &str) -> Value {
    let document = format!(
        "mutation {{ holdNeed(input: {{ need: \"{need}\" {more} }}) {{
             need {{ status reviewOn holdReason {{ code next }} }} problems {{ code field state }} }} }}"
    );
    world.ask(seat, &document).await["holdNeed"].take()
}

async fn resume(world: &World, seat: Seat, need: &str) -> Value {
    let document = format!(
        "mutation {{ resumeNeed(input: {{ need: \"{need}\" }}) {{
             need {{ status reviewOn }} problems {{ code field state }} }} }}"
    );
    world.ask(seat, &document).await["resumeNeed"].take()
}

async fn service_rests_until_somebody_looks_again(base: Base) {
    let world = World::on(base).await;
    let (mario, sent) = held(&world).await;
    let until = ", reason: PERSON_AWAY, reviewOn: \"2026-12-01\"";
    let early = rest(&world, world.giulia, &mario.food, until).await;
    assert_eq!(
        (&early["problems"][0]["code"], &early["problems"][0]["state"]),
        (&json!("need.wrong_state"), &json!("assigned"))
    );
    id(&world.answer(world.amina, &sent, "START").await);
    let unfit =
        rest(&world, world.amina, &mario.food, ", reason: NO_CAPACITY, reviewOn: \"2026-12-01\"").await;
    assert_eq!(
        (&unfit["problems"][0]["code"], &unfit["problems"][0]["field"]),
        (&json!("need.hold_reason_unfit"), &json!("reason"))
    );
    let past =
        rest(&world, world.amina, &mario.food, ", reason: PERSON_AWAY, reviewOn: \"2026-11-04\"").await;
    assert_eq!(
        (&past["problems"][0]["code"], &past["problems"][0]["field"]),
        (&json!("need.review_out_of_range"), &json!("reviewOn"))
    );
    let resting = rest(&world, world.amina, &mario.food, until).await;
    assert_eq!(
        resting["need"],
        json!({ "status": "ON_HOLD", "reviewOn": "2026-12-01",
        "holdReason": { "code": "PERSON_AWAY", "next": "LOOK_AGAIN" } })
    );
    assert_eq!(world.person(world.amina, &mario.person).await["contact"]["phone"], "02 1234567");
    let can = format!("{{ need(id: \"{}\") {{ viewerCan {{ hold resume }} }} }}", mario.food);
    assert_eq!(
        world.ask(world.giulia, &can).await["need"]["viewerCan"],
        json!({ "hold": false, "resume": true })
    );
    assert_eq!(more(&world, world.amina, &sent).await["viewerCan"]["rest"], json!(true));
    let on = resume(&world, world.giulia, &mario.food).await;
    assert_eq!(on["need"], json!({ "status": "IN_SERVICE", "reviewOn": null }));
    rest(&world, world.giulia, &mario.food, until).await;
    id(&world.answer(world.amina, &sent, "FAIL, reason: NO_CAPACITY").await);
    assert_eq!(world.status(&mario.food).await, "OPEN", "given back, the person waits on");
}

async fn only_who_serves_a_need_lets_it_rest(base: Base) {
    let world = World::on(base).await;
    let (mario, sent) = held(&world).await;
    id(&world.answer(world.amina, &sent, "START").await);
    let strangers = [
        world.nadia,
        world.other_caritas,
        world.ponte,
        world.company,
        world.outsider,
        world.giulia.acting_as(Role::PrivacyOfficer),
        world.giulia.acting_as(Role::Administrator),
    ];
    for stranger in strangers {
        let until = ", reason: PERSON_AWAY, reviewOn: \"2026-12-01\"";
        let refused = rest(&world, stranger, &mario.food, until).await;
        assert_eq!(refused["problems"][0]["code"], "not_found", "{refused}");
        assert_eq!(resume(&world, stranger, &mario.food).await["problems"][0]["code"], "not_found");
    }
}
