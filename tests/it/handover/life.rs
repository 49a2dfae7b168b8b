//! Every move of a hand-over, and every way in which one is refused.
use super::{
    answer, asked, done, list, mario, offer, offered, one, organization, profile, refused, with, withdraw,
    yes,
};
use crate::{
    support::{Base, on_both, suite_or_long},
    world::World,
};
use amis::policy::{Role, RoleSet};
use serde_json::{Value, json};

on_both!(
    a_hand_over_changes_the_lead_at_once,
    every_move_from_every_state_is_the_machines,
    what_can_not_be_offered_is_refused,
    one_offer_waits_at_a_time,
    an_answer_says_what_it_must,
    an_association_tells_what_it_keeps_the_person_on,
    asked_twice_it_happens_once,
    of_two_who_answer_at_once_one_wins,
    a_lead_without_a_basis_can_still_hand_over,
);

async fn a_hand_over_changes_the_lead_at_once(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let transfer = offered(&world, "nadia").await;
    assert!(profile(&world, "nadia", &mario).await.is_null(), "an offer opens nothing");
    let taken = answer(&world, "nadia", &transfer, yes()).await;
    let row = &done(&taken)["transfer"];
    assert_eq!((&row["status"], &row["personTold"]), (&json!("ACCEPTED"), &json!("2026-11-02")));
    assert_eq!(row["note"], "Sa tutto la signora Rossi.", "read by whoever took over");
    assert_eq!((&row["openNeeds"], &row["district"]), (&Value::Null, &Value::Null));
    let seen = profile(&world, "nadia", &mario).await;
    assert_eq!((&seen["identity"]["familyName"], &row["person"]["code"]), (&json!("Colombo"), &seen["code"]));
    assert_eq!(seen["leadWorker"], json!({ "name": "Nadia Serra", "active": true, "cover": null }));
    assert_eq!(seen["transfers"], json!([{ "status": "ACCEPTED" }]));
    assert_eq!(
        seen["careTeam"][0]["organization"]["name"],
        "Comune di Milano – Servizio sociale Municipio 8"
    );
    assert_eq!(seen["needs"]["nodes"].as_array().unwrap().len(), 4);
    assert!(profile(&world, "giulia", &mario).await.is_null(), "and the former lead sees nothing more");
    // By name too: the keys that a person is found by go with them.
    let named = "{ people(search: \"colombo mario\") { nodes { id } } }";
    let found = asked(&world, "nadia", named).await.data["people"]["nodes"].take();
    assert_eq!(found, json!([{ "id": mario }]));
    assert_eq!(asked(&world, "giulia", named).await.data["people"]["nodes"], json!([]));
    let looked = "query ($id: ID!) { person(id: $id) { accessLog { nodes { organization { name } } } } }";
    let log = world.data("nadia", looked, json!({ "id": mario })).await["person"]["accessLog"].take();
    assert!(log.to_string().contains("Municipio 8"), "what was done is written down: {log}");
}

async fn every_move_from_every_state_is_the_machines(base: Base) {
    let world = World::stories(base).await;
    for (ends, state) in [("withdraw", "withdrawn"), ("decline", "declined"), ("accept", "accepted")] {
        let transfer = offered(&world, "nadia").await;
        let waiting = one(&world, "giulia", &transfer).await;
        assert_eq!((&waiting["status"], &waiting["moves"]), (&json!("PROPOSED"), &json!(["WITHDRAW"])));
        assert_eq!(one(&world, "nadia", &transfer).await["moves"], json!(["ACCEPT", "DECLINE"]));
        let no = json!({ "answer": "DECLINE", "reason": "NO_CAPACITY" });
        let ended = match ends {
            "withdraw" => withdraw(&world, "giulia", &transfer).await,
            "decline" => answer(&world, "nadia", &transfer, no.clone()).await,
            _ => answer(&world, "nadia", &transfer, yes()).await,
        };
        let row = &done(&ended)["transfer"];
        assert_eq!((&row["status"], &row["moves"]), (&json!(state.to_uppercase()), &json!([])));
        assert!(row["endedAt"].is_string());
        let said = if ends == "decline" { json!("NO_CAPACITY") } else { Value::Null };
        assert_eq!(row["refusal"], said);
        for again in [yes(), no] {
            let late = answer(&world, "nadia", &transfer, again).await;
            assert_eq!(refused(&late), ("transfer.wrong_state", "transfer"));
            assert_eq!(
                (&late["problems"][0]["state"], &late["problems"][0]["moves"]),
                (&json!(state), &json!([]))
            );
        }
        let late = withdraw(&world, "giulia", &transfer).await;
        if ends == "accept" {
            assert_eq!(refused(&late), ("not_found", "transfer"), "who doesn't lead them takes nothing back");
            assert_eq!(refused(&withdraw(&world, "nadia", &transfer).await), ("not_found", "transfer"));
        } else {
            assert_eq!(refused(&late), ("transfer.wrong_state", "transfer"));
        }
    }
    // Nobody moves what is not theirs to move, and learns not even that it is there.
    let back = offer(&world, "nadia", &world.person("nadia", "colombo mario").await, "giulia").await;
    let transfer = done(&back)["transfer"]["id"].as_str().unwrap().to_owned();
    for user in ["luca", "ines", "piero", "dario", "franco", "rita"] {
        assert_eq!(
            refused(&answer(&world, user, &transfer, yes()).await),
            ("not_found", "transfer"),
            "{user}"
        );
        assert_eq!(refused(&withdraw(&world, user, &transfer).await), ("not_found", "transfer"), "{user}");
    }
    let refused_by = answer(&world, "nadia", &transfer, yes()).await;
    assert_eq!(refused(&refused_by), ("not_found", "transfer"), "nobody answers their own offer");
    assert_eq!(refused(&withdraw(&world, "giulia", &transfer).await), ("not_found", "transfer"));
}

async fn what_can_not_be_offered_is_refused(base: Base) {
    let world = World::stories(base).await;
    let (mario, anna) = (mario(&world).await, world.person("bea", "anna").await);
    let why = async |user: &str, person: &str, to: &str| {
        let made = offer(&world, user, person, to).await;
        let (code, field) = refused(&made);
        format!("{code} {field}")
    };
    for (to, code) in [
        ("giulia", "transfer.to_oneself to"),
        ("elena", "transfer.to_kind to"),
        ("ivo", "transfer.to_kind to"),
        ("dario", "transfer.to_kind to"),
        ("piero", "transfer.to_agreement to"),
        ("luca", "transfer.nobody_there to"),
    ] {
        assert_eq!(why("giulia", &mario, to).await, code, "{to}");
    }
    assert_eq!(why("bea", &anna, "ines").await, "transfer.to_sealed to");
    // Who knows of him hears who may; to others he isn't there.
    assert_eq!(why("carla", &mario, "nadia").await, "transfer.lead_only person");
    assert_eq!(why("franco", &mario, "nadia").await, "transfer.lead_only person");
    for user in ["luca", "nadia", "piero", "dario", "paolo", "bea"] {
        assert_eq!(why(user, &mario, "rita").await, "not_found person", "{user}");
    }
    let document =
        "mutation ($input: TransferLeadInput!) { transferLead(input: $input) { problems { code field } } }";
    let input = json!({ "person": mario, "to": organization(&world, "nadia"), "reason": "CAPACITY" });
    let listener = RoleSet::of(&[Role::Listener]);
    let by = world.ask_in("giulia", listener, document, json!({ "input": input })).await;
    assert_eq!(refused(&by.data["transferLead"]), ("transfer.lead_only", "person"), "no volunteer");
    let nowhere = with(input.clone(), &json!({ "to": amis::kernel::OrganizationId::mint().to_string() }));
    let by = world.data("giulia", document, json!({ "input": nowhere })).await;
    assert_eq!(refused(&by["transferLead"]), ("not_found", "to"));
    let long = with(input, &json!({ "note": "x".repeat(501) }));
    let by = world.data("giulia", document, json!({ "input": long })).await;
    assert_eq!(refused(&by["transferLead"]), ("text.too_long", "note"));
    super::blocked(&world, "giulia", &mario, json!({ "organization": organization(&world, "nadia") })).await;
    assert_eq!(why("giulia", &mario, "nadia").await, "transfer.to_closed to");
    assert_eq!(list(&world, "giulia", "SENT").await, [Value::Null; 0]);
}

async fn one_offer_waits_at_a_time(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let first = offered(&world, "nadia").await;
    assert_eq!(refused(&offer(&world, "giulia", &mario, "rita").await), ("transfer.pending", "person"));
    done(&withdraw(&world, "giulia", &first).await);
    let second = offer(&world, "giulia", &mario, "rita").await;
    assert_eq!(done(&second)["transfer"]["status"], "PROPOSED");
    assert_eq!(list(&world, "giulia", "SENT").await.len(), 2);
    let document = "query ($after: String) { transfers(direction: SENT, first: 1, after: $after)
        { nodes { to { name } } pageInfo { hasNextPage endCursor } } }";
    let page = world.data("giulia", document, json!({})).await["transfers"].take();
    assert_eq!(
        (&page["nodes"][0]["to"]["name"], &page["pageInfo"]["hasNextPage"]),
        (&json!("Ambito di Rho – Servizio sociale"), &json!(true))
    );
    let next = json!({ "after": page["pageInfo"]["endCursor"] });
    let page = world.data("giulia", document, next).await["transfers"].take();
    assert_eq!(page["pageInfo"]["hasNextPage"], false);
    let narrowed = "{ transfers(direction: SENT, status: [WITHDRAWN]) { nodes { status } } }";
    let narrowed = asked(&world, "giulia", narrowed).await.data["transfers"]["nodes"].take();
    assert_eq!(narrowed, json!([{ "status": "WITHDRAWN" }]));
}

async fn an_answer_says_what_it_must(base: Base) {
    let world = World::stories(base).await;
    let transfer = offered(&world, "nadia").await;
    for (said, code, field) in [
        (json!({ "answer": "DECLINE" }), "text.required", "reason"),
        (json!({ "answer": "ACCEPT" }), "text.required", "personTold"),
        (json!({ "answer": "ACCEPT", "personTold": "2026-11-03" }), "transfer.told_in_future", "personTold"),
        (
            json!({ "answer": "ACCEPT", "personTold": "2026-11-02", "reason": "OTHER" }),
            "transfer.reason_unasked",
            "reason",
        ),
    ] {
        assert_eq!(refused(&answer(&world, "nadia", &transfer, said).await), (code, field));
    }
    assert_eq!(one(&world, "nadia", &transfer).await["status"], "PROPOSED", "a refusal changes nothing");
    // Only a professional takes a whole person over.
    let document = "mutation ($input: AnswerTransferInput!) { answerTransfer(input: $input) { problems { code field } } }";
    let input = json!({ "input": with(json!({ "transfer": transfer }), &yes()) });
    for role in
        [Role::Listener, Role::DeskOperator, Role::AssociationLead, Role::Administrator, Role::Coordinator]
    {
        let by = world.ask_in("nadia", RoleSet::of(&[role]), document, input.clone()).await;
        assert_eq!(refused(&by.data["answerTransfer"]), ("not_found", "transfer"), "{role}");
    }
}

async fn an_association_tells_what_it_keeps_the_person_on(base: Base) {
    let world = World::stories(base.clone()).await;
    let transfer = offered(&world, "ines").await;
    let unsaid = answer(&world, "ines", &transfer, yes()).await;
    assert_eq!(refused(&unsaid), ("person.notice_required", "notice"));
    let notice = |version: &str| json!({ "notice": { "textVersion": version, "language": "it", "givenOn": "2026-11-02" } });
    let unread = answer(&world, "ines", &transfer, with(yes(), &notice("never"))).await;
    assert_eq!(refused(&unread), ("texts.unknown", "notice.textVersion"));
    assert_eq!(one(&world, "ines", &transfer).await["status"], "PROPOSED");
    done(&answer(&world, "ines", &transfer, with(yes(), &notice("2026-1"))).await);
    let mario = world.person("ines", "colombo mario").await;
    let told = "query ($id: ID!) { person(id: $id) { notices { textVersion givenOn } } }";
    let told = world.data("ines", told, json!({ "id": mario })).await["person"]["notices"].take();
    assert!(told.as_array().unwrap().contains(&json!({ "textVersion": "2026-1", "givenOn": "2026-11-02" })));
    let on_consent = "select count(*) from person where basis = 'consent' and basis_ends_at is null
         and id in (select person_id from lead_transfer where status = 'accepted')";
    assert_eq!(base.number(on_consent).await, 1, "a new lead keeps the person on its own basis");
}

async fn asked_twice_it_happens_once(base: Base) {
    let world = World::stories(base.clone()).await;
    let input = json!({ "person": mario(&world).await, "to": organization(&world, "nadia"), "reason": "PERSONS_WISH",
        "clientMutationId": "once" });
    let make = async || {
        let made = world
            .change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", input.clone())
            .await;
        done(&made)["transfer"]["id"].as_str().unwrap().to_owned()
    };
    let (first, second) = (make().await, make().await);
    assert_eq!(first, second);
    let accept = with(yes(), &json!({ "clientMutationId": "yes" }));
    for _ in 0..2 {
        done(&answer(&world, "nadia", &first, accept.clone()).await);
    }
    assert_eq!(base.number("select count(*) from lead_transfer").await, 1);
}

async fn of_two_who_answer_at_once_one_wins(base: Base) {
    let world = World::stories(base.clone()).await;
    let mario = mario(&world).await;
    let (mut from, mut to) = ("giulia", "nadia");
    for round in 0..suite_or_long(6, 100) {
        let made = offer(&world, from, &mario, to).await;
        let transfer = done(&made)["transfer"]["id"].as_str().unwrap().to_owned();
        let (one, other) =
            tokio::join!(answer(&world, to, &transfer, yes()), answer(&world, to, &transfer, yes()));
        let won = |payload: &Value| payload["problems"] == json!([]);
        assert_ne!(won(&one), won(&other), "round {round}: {one} {other}");
        let lost = if won(&one) { other } else { one };
        assert_eq!(refused(&lost), ("transfer.wrong_state", "transfer"));
        assert_eq!(lost["problems"][0]["state"], "accepted");
        (from, to) = (to, from);
        // And of an answer and a withdrawal.
        let made = offer(&world, from, &mario, to).await;
        let transfer = done(&made)["transfer"]["id"].as_str().unwrap().to_owned();
        let (taken, back) =
            tokio::join!(answer(&world, to, &transfer, yes()), withdraw(&world, from, &transfer));
        assert_ne!(won(&taken), won(&back), "round {round}: {taken} {back}");
        if won(&taken) {
            (from, to) = (to, from);
        }
        assert!(profile(&world, from, &mario).await.is_object(), "one of the two leads him");
        assert!(profile(&world, to, &mario).await.is_null(), "and the other doesn't");
    }
    assert_eq!(base.number("select count(*) from lead_transfer where status = 'proposed'").await, 0);
}

async fn a_lead_without_a_basis_can_still_hand_over(base: Base) {
    let world = World::stories(base.clone()).await;
    let mario = mario(&world).await;
    base.execute(
        "update person set basis_ends_at = '2026-11-01T00:00:00+00:00'
          where id = (select person_id from person_name where key = 'colombo mario')",
    )
    .await;
    assert!(profile(&world, "giulia", &mario).await.is_null(), "nothing is left to see");
    let made = offer(&world, "giulia", &mario, "nadia").await;
    let row = &done(&made)["transfer"];
    assert_eq!(
        (&row["status"], &row["person"], &row["note"]),
        (&json!("PROPOSED"), &Value::Null, &Value::Null)
    );
    let transfer = row["id"].as_str().unwrap().to_owned();
    assert_eq!(list(&world, "giulia", "SENT").await.len(), 1);
    done(&withdraw(&world, "giulia", &transfer).await);
    let made = offer(&world, "giulia", &mario, "nadia").await;
    let transfer = done(&made)["transfer"]["id"].as_str().unwrap().to_owned();
    done(&answer(&world, "nadia", &transfer, yes()).await);
    assert_eq!(profile(&world, "nadia", &mario).await["identity"]["familyName"], "Colombo");
}
