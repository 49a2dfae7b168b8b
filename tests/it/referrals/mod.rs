//! Referrals: what they open, for whom, and until when, through the API.
mod cards;
mod clocks;
mod ends;
mod errors;
mod histories;
mod left;
mod loops;
mod moves;
mod rows;
mod stories;
pub mod world;

use crate::support::{Base, on_both};
use chrono::TimeDelta;
use serde_json::{Value, json};
use world::{World, id, problem};

on_both!(
    a_sent_referral_shows_its_note_and_the_names_of_its_parts,
    accepting_opens_the_packet_and_that_one_need,
    a_completed_referral_closes_when_its_grace_is_over,
    a_need_that_is_not_met_is_open_again,
    a_declined_referral_opens_nothing,
    a_recalled_referral_is_closed_at_once,
    without_a_basis_nothing_is_sent,
    nothing_is_sent_to_whom_no_person_may_go,
    one_organisation_is_asked_once_at_a_time,
    nobody_but_the_recipient_answers,
    the_first_who_accepts_holds_the_need,
    a_referral_of_one_need_opens_no_other_of_its_domain,
    an_association_refers_whom_it_leads,
    a_draft_is_its_senders_alone,
    a_referral_sent_twice_under_one_id_is_sent_once,
    a_closed_need_ends_its_referrals,
    lists_go_on_where_their_cursor_says,
    a_list_of_eight_costs_what_a_list_of_two_costs,
);

async fn a_sent_referral_shows_its_note_and_the_names_of_its_parts(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    let seen = world.sees(world.amina, &sent).await;
    assert_eq!((&seen["status"], &seen["direction"]), (&json!("SENT"), &json!("RECEIVED")));
    assert_eq!(seen["note"], "Serve un pacco ogni settimana");
    assert_eq!(seen["parts"], json!(["IDENTITY", "CONTACT", "NEEDS_FOOD"]));
    assert_eq!(seen["domain"], "FOOD");
    assert_eq!((&seen["person"], &seen["need"]), (&Value::Null, &Value::Null));
    assert_eq!(
        seen["viewerCan"],
        json!({ "send": false, "recall": false, "answer": ["ACCEPT", "DECLINE", "ASK"] })
    );
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null);
    assert_eq!(world.status(&mario.food).await, "OPEN");
    let lead = world.sees(world.giulia, &sent).await;
    assert_eq!(lead["person"]["identity"]["givenName"], "Mario");
    assert_eq!(lead["viewerCan"], json!({ "send": false, "recall": true, "answer": [] }));
    for stranger in [world.nadia, world.other_caritas, world.company, world.outsider] {
        assert_eq!(world.sees(stranger, &sent).await, Value::Null);
    }
}

async fn accepting_opens_the_packet_and_that_one_need(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    let accepted = world.answer(world.amina, &sent, "ACCEPT").await;
    id(&accepted);
    let seen = &accepted["referral"];
    assert_eq!(seen["status"], "ACCEPTED");
    assert_eq!(seen["person"]["identity"]["givenName"], "Mario");
    assert_eq!(seen["person"]["contact"]["phone"], "02 1234567");
    assert_eq!(seen["need"]["status"], "ASSIGNED");
    let person = world.person(world.amina, &mario.person).await;
    assert!(person["code"].is_string(), "{person}");
    assert_eq!(person["address"], Value::Null);
    assert_eq!(person["needs"]["edges"], json!([{ "node": { "id": mario.food, "domain": "FOOD" } }]));
    let started = world.answer(world.amina, &sent, "START").await;
    assert_eq!(started["referral"]["need"]["status"], "IN_SERVICE");
    assert_eq!(world.status(&mario.work).await, "OPEN");
    let told = "select count(*) from need_event where subject = 'referral'
                 and event in ('create', 'send', 'accept', 'start')";
    assert_eq!(world.number(told).await, 4);
    let audited =
        "select count(*) from audit_event where act = 'referral.answer' and parts like 'identity contact%'";
    assert_eq!(world.number(audited).await, 1);
}

async fn a_completed_referral_closes_when_its_grace_is_over(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    assert_eq!(
        problem(&world.answer(world.amina, &sent, "COMPLETE").await),
        ("referral.outcome_required", "outcome")
    );
    let done = world.answer(world.amina, &sent, "COMPLETE, outcome: MET").await;
    assert_eq!(
        (&done["referral"]["status"], &done["referral"]["outcome"]),
        (&json!("COMPLETED"), &json!("MET"))
    );
    assert_eq!(world.status(&mario.food).await, "CLOSED");
    world.wait(TimeDelta::days(14) - TimeDelta::minutes(1));
    assert_eq!(world.person(world.amina, &mario.person).await["identity"]["givenName"], "Mario");
    world.wait(TimeDelta::minutes(1));
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null);
    let past = world.sees(world.amina, &sent).await;
    assert_eq!((&past["status"], &past["outcome"]), (&json!("COMPLETED"), &json!("MET")));
    for field in ["note", "parts", "person", "need", "domain"] {
        assert_eq!(past[field], Value::Null, "{field}");
    }
}

async fn a_need_that_is_not_met_is_open_again(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    for outcome in ["PARTLY_MET", "UNMET"] {
        let sent = world.send_food(&mario, world.amina).await;
        id(&world.answer(world.amina, &sent, "ACCEPT").await);
        id(&world.answer(world.amina, &sent, "START").await);
        let without = world.answer(world.amina, &sent, &format!("COMPLETE, outcome: {outcome}")).await;
        assert_eq!(problem(&without), ("referral.reason_required", "reason"));
        id(&world
            .answer(world.amina, &sent, &format!("COMPLETE, outcome: {outcome}, reason: NO_FUNDS"))
            .await);
        assert_eq!(world.status(&mario.food).await, "OPEN");
    }
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    id(&world.answer(world.amina, &sent, "FAIL, reason: UNREACHABLE").await);
    assert_eq!(world.status(&mario.food).await, "OPEN");
}

async fn a_declined_referral_opens_nothing(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    assert_eq!(
        problem(&world.answer(world.amina, &sent, "DECLINE").await),
        ("referral.reason_required", "reason")
    );
    let declined = world.answer(world.amina, &sent, "DECLINE, reason: NO_CAPACITY").await;
    let why = json!({ "code": "NO_CAPACITY", "whose": "PROVIDER", "next": "ASK_ANOTHER" });
    assert_eq!(
        (&declined["referral"]["status"], &declined["referral"]["reason"]),
        (&json!("DECLINED"), &why)
    );
    assert_eq!(declined["referral"]["note"], Value::Null);
    assert_eq!(world.sees(world.giulia, &sent).await["reason"], why);
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null);
    assert_eq!(world.status(&mario.food).await, "OPEN");
    for answer in ["ACCEPT", "START", "COMPLETE, outcome: MET", "FAIL, reason: NO_FUNDS"] {
        let refused = world.answer(world.amina, &sent, answer).await;
        assert_eq!(problem(&refused), ("referral.wrong_state", "declined"));
        assert_eq!(refused["problems"][0]["moves"], json!([]));
    }
}

async fn a_recalled_referral_is_closed_at_once(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    assert_eq!(problem(&world.recall(world.giulia, &sent, "").await), ("referral.reason_required", "reason"));
    assert_eq!(
        problem(&world.recall(world.amina, &sent, "reason: OTHER_WAY").await),
        ("not_found", "referral")
    );
    let recalled = world.recall(world.giulia, &sent, "reason: OTHER_WAY").await;
    assert_eq!(recalled["referral"]["status"], "RECALLED");
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null);
    assert_eq!(world.sees(world.amina, &sent).await["note"], Value::Null);
    assert_eq!(world.status(&mario.food).await, "OPEN");
    let again = world.recall(world.giulia, &sent, "reason: OTHER_WAY").await;
    assert_eq!(problem(&again), ("referral.wrong_state", "recalled"));
}

async fn without_a_basis_nothing_is_sent(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let beyond = world.send(world.giulia, &mario.food, world.amina, "parts: [IDENTITY, ADDRESS]").await;
    assert_eq!(problem(&beyond), ("grant.basis_missing", "parts"));
    let message = beyond["problems"][0]["message"].as_str().unwrap();
    assert!(message.contains("address") && !message.contains("identity"), "{message}");
    let unshared = world.send(world.giulia, &mario.work, world.amina, "").await;
    assert_eq!(problem(&unshared), ("grant.basis_missing", "parts"));
    let other_kind = world.send(world.giulia, &mario.food, world.ponte, "").await;
    assert_eq!(problem(&other_kind), ("grant.basis_missing", "parts"));
    let two_needs = world.send(world.giulia, &mario.food, world.amina, "parts: [NEEDS_WORK]").await;
    assert_eq!(problem(&two_needs), ("referral.other_needs", "parts"));
    let not_hers = world.send(world.giulia, &mario.food, world.amina, "parts: [PROTECTION]").await;
    assert_eq!(problem(&not_hers), ("referral.parts_not_yours", "parts"));
    assert_eq!(world.number("select count(*) from referral").await, 0);
}

async fn nothing_is_sent_to_whom_no_person_may_go(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    for (to, code) in [
        (world.outsider, "referral.recipient_agreement"),
        (world.company, "referral.recipient_kind"),
        (world.giulia, "referral.to_oneself"),
    ] {
        assert_eq!(problem(&world.send(world.giulia, &mario.food, to, "").await), (code, "to"));
    }
    let by_stranger = world.send(world.nadia, &mario.food, world.amina, "").await;
    assert_eq!(problem(&by_stranger), ("not_found", "need"));
}

async fn one_organisation_is_asked_once_at_a_time(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    let again = world.send(world.giulia, &mario.food, world.amina, "").await;
    assert_eq!(problem(&again), ("referral.duplicate", "to"));
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    let held = world.send(world.giulia, &mario.food, world.other_caritas, "").await;
    assert_eq!(problem(&held), ("need.not_open", "assigned"));
}

async fn nobody_but_the_recipient_answers(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    for stranger in [world.nadia, world.other_caritas, world.giulia, world.company, world.outsider] {
        let refused = world.answer(stranger, &sent, "ACCEPT").await;
        let nobodys = world.answer(stranger, "referral_00000000000000000000000000000000", "ACCEPT").await;
        assert_eq!(refused, nobodys);
        assert_eq!(problem(&refused), ("not_found", "referral"));
    }
    let stale = world.answer(world.amina, &sent, "ACCEPT, ifVersion: 1").await;
    assert_eq!(problem(&stale).0, "conflict");
    assert_eq!(world.sees(world.amina, &sent).await["status"], "SENT");
}

async fn the_first_who_accepts_holds_the_need(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let first = world.send_food(&mario, world.amina).await;
    let second = world.send_food(&mario, world.other_caritas).await;
    id(&world.answer(world.amina, &first, "ACCEPT").await);
    let passed = world.sees(world.other_caritas, &second).await;
    assert_eq!((&passed["status"], &passed["reason"]["code"]), (&json!("RECALLED"), &json!("NEED_TAKEN")));
    let late = world.answer(world.other_caritas, &second, "ACCEPT").await;
    assert_eq!(problem(&late), ("referral.wrong_state", "recalled"));
    assert_eq!(world.person(world.other_caritas, &mario.person).await, Value::Null);
}

async fn a_referral_of_one_need_opens_no_other_of_its_domain(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let other = world.open(world.giulia, &mario.person, "FOOD", "").await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    let document = |need: &str| format!("{{ need(id: \"{need}\") {{ id referrals {{ id }} }} }}");
    let own = world.ask(world.amina, &document(&mario.food)).await;
    assert_eq!(own["need"]["referrals"], json!([{ "id": sent }]));
    assert_eq!(world.ask(world.amina, &document(&other)).await["need"], Value::Null);
    let needs = world.person(world.amina, &mario.person).await["needs"]["edges"].take();
    assert_eq!(needs.as_array().unwrap().len(), 1);
}

async fn an_association_refers_whom_it_leads(base: Base) {
    let world = World::on(base).await;
    let grazia = world.register(world.amina, "Grazia").await;
    let care = world.open(world.amina, &grazia, "CARE", "").await;
    let to = format!("organization: \"{}\"", world.ponte.organization);
    world.share(world.amina, &grazia, &to, "CARD, IDENTITY, CONTACT, ADDRESS, NEEDS_CARE").await;
    let sent = world.send(world.amina, &care, world.ponte, "parts: [IDENTITY, ADDRESS]").await;
    let accepted = world.answer(world.ponte, &id(&sent), "ACCEPT").await;
    assert_eq!(accepted["referral"]["person"]["identity"]["givenName"], "Grazia");
    assert_eq!(accepted["referral"]["from"]["id"], world.amina.organization.to_string());
    let back =
        world.answer(world.ponte, &id(&sent), "COMPLETE, outcome: UNMET, reason: PERSON_DECLINED").await;
    let why = json!({ "code": "PERSON_DECLINED", "whose": "PERSON", "next": "SPEAK_WITH_PERSON" });
    assert_eq!(back["referral"]["reason"], why);
}

async fn a_draft_is_its_senders_alone(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let input =
        format!("need: \"{}\", to: \"{}\", parts: [IDENTITY, ADDRESS]", mario.food, world.amina.organization);
    let drafted = id(&world.act(world.giulia, "draftReferral", &input).await);
    assert_eq!(world.sees(world.giulia, &drafted).await["status"], "DRAFT");
    assert_eq!(world.sees(world.amina, &drafted).await, Value::Null);
    assert_eq!(problem(&world.answer(world.amina, &drafted, "ACCEPT").await), ("not_found", "referral"));
    let draft = format!("referral: \"{drafted}\"");
    let early = world.act(world.giulia, "sendReferral", &draft).await;
    assert_eq!(problem(&early), ("grant.basis_missing", "parts"));
    world.share(world.giulia, &mario.person, "kinds: [CARITAS]", "ADDRESS").await;
    let sent = world.act(world.giulia, "sendReferral", &draft).await;
    assert_eq!(sent["referral"]["status"], "SENT");
    let twice = world.act(world.giulia, "sendReferral", &draft).await;
    assert_eq!(problem(&twice), ("referral.wrong_state", "sent"));
}

async fn a_referral_sent_twice_under_one_id_is_sent_once(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let once = "clientMutationId: \"uno\"";
    let first = id(&world.send(world.giulia, &mario.food, world.amina, once).await);
    assert_eq!(id(&world.send(world.giulia, &mario.food, world.amina, once).await), first);
    assert_eq!(world.number("select count(*) from referral").await, 1);
}

async fn a_closed_need_ends_its_referrals(base: Base) {
    let world = World::on(base).await;
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    let close = format!(
        "mutation {{ closeNeed(input: {{ need: \"{}\", outcome: MOVED }}) {{ problems {{ code }} }} }}",
        mario.food
    );
    assert_eq!(world.ask(world.giulia, &close).await["closeNeed"]["problems"], json!([]));
    let ended = world.sees(world.giulia, &sent).await;
    assert_eq!((&ended["status"], &ended["reason"]["code"]), (&json!("RECALLED"), &json!("NEED_CLOSED")));
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null);
}

fn list(direction: &str, more: &str) -> String {
    format!(
        "{{ referrals(direction: {direction} {more}) {{ edges {{ cursor node {{ id note basisLost card {{ id }} history {{ event organization {{ id }} }} from {{ id }} person {{ code }}
             need {{ id domain }} }} }} pageInfo {{ hasNextPage }} }} }}"
    )
}

async fn lists_go_on_where_their_cursor_says(base: Base) {
    let world = World::on(base).await;
    let mut sent = vec![];
    for _ in 0..3 {
        let mario = world.mario().await;
        sent.push(world.send_food(&mario, world.amina).await);
        world.wait(TimeDelta::minutes(1));
    }
    sent.reverse();
    id(&world.answer(world.amina, &sent[2], "ACCEPT").await);
    for (seat, direction) in [(world.giulia, "SENT"), (world.amina, "RECEIVED")] {
        let mut found = vec![];
        let mut after = String::new();
        loop {
            let page =
                world.ask(seat, &list(direction, &format!(", first: 2{after}"))).await["referrals"].take();
            let edges = page["edges"].as_array().unwrap();
            found.extend(edges.iter().map(|edge| edge["node"]["id"].as_str().unwrap().to_owned()));
            if page["pageInfo"]["hasNextPage"] == json!(false) {
                break;
            }
            after = format!(", after: {}", edges[1]["cursor"]);
        }
        assert_eq!(found, sent, "{direction}");
    }
    let held = world.ask(world.amina, &list("RECEIVED", ", status: [ACCEPTED, IN_PROGRESS]")).await;
    let held = held["referrals"]["edges"].as_array().unwrap();
    assert_eq!((held.len(), &held[0]["node"]["id"]), (1, &json!(sent[2])));
    for stranger in [world.nadia, world.other_caritas, world.company, world.outsider] {
        for direction in ["SENT", "RECEIVED"] {
            assert_eq!(world.ask(stranger, &list(direction, "")).await["referrals"]["edges"], json!([]));
        }
    }
}

async fn a_list_of_eight_costs_what_a_list_of_two_costs(base: Base) {
    let world = World::on(base).await;
    let mut costs = vec![];
    for more in [2, 6] {
        for _ in 0..more {
            let mario = world.mario().await;
            let sent = world.send_food(&mario, world.amina).await;
            id(&world.answer(world.amina, &sent, "ACCEPT").await);
            let waiting = world.mario().await;
            world.send_food(&waiting, world.amina).await;
        }
        let call = world.call(world.amina);
        let document = list("RECEIVED", "");
        let found = world.ask_as(&call, &document).await;
        let edges = &found["referrals"]["edges"];
        assert!(edges[1]["node"]["person"]["code"].is_string() && edges[0]["node"]["card"]["id"].is_string());
        costs.push(call.statements());
    }
    assert_eq!(costs[0], costs[1]);
}
