//! Who sees what of a hand-over while it waits.
use super::{answer, blocked, done, list, mario, offer, offered, one, organization, profile, refused, yes};
use crate::{
    law::given,
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    before_it_is_accepted_nobody_is_named,
    without_a_basis_an_offer_is_bare,
    who_is_not_asked_hears_nothing,
    what_is_closed_to_others_is_not_told,
    who_is_blocked_hears_nothing,
    of_a_sealed_person_only_that_there_is_one,
    who_is_sealed_while_it_waits_is_offered_no_more,
    who_knows_the_person_by_another_way_is_told_whom,
);

async fn before_it_is_accepted_nobody_is_named(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let code = profile(&world, "giulia", &mario).await["code"].as_str().unwrap().to_owned();
    given(&world, "nadia", &["CARD"]).await;
    let transfer = offered(&world, "nadia").await;
    let seen = one(&world, "nadia", &transfer).await;
    assert_eq!(seen["from"]["name"], "Comune di Milano – Servizio sociale Municipio 9");
    assert_eq!((&seen["reason"], &seen["direction"]), (&json!("MOVED_AREA"), &json!("RECEIVED")));
    assert_eq!(seen["district"]["name"], "Municipio 9");
    // Housing, food, work; the need of mental health is counted nowhere.
    let needs = json!([{ "class": "S1", "needs": 3 }, { "class": "S2", "needs": 0 }]);
    assert_eq!((&seen["openNeeds"], &seen["note"], &seen["person"]), (&needs, &Value::Null, &Value::Null));
    let listed = list(&world, "nadia", "RECEIVED").await;
    assert_eq!(listed, std::slice::from_ref(&seen));
    let told = json!([seen, listed]).to_string();
    let id = mario.trim_start_matches("person_");
    for said in ["Colombo", "Mario", "Rossi", &code, id] {
        assert!(!told.contains(said), "{said}: {told}");
    }
    assert!(profile(&world, "nadia", &mario).await.is_null());
    let whole = one(&world, "giulia", &transfer).await;
    assert_eq!(
        (&whole["note"], &whole["person"]["code"]),
        (&json!("Sa tutto la signora Rossi."), &json!(code))
    );
    assert_eq!(one(&world, "franco", &transfer).await["note"], Value::Null, "who reads no content");
    assert_eq!(list(&world, "franco", "SENT").await.len(), 1);
    // That it was looked at is written down.
    let log = "query ($id: ID!) { person(id: $id) { accessLog { nodes { organization { name } parts } } } }";
    let log = world.data("franco", log, json!({ "id": mario })).await.to_string();
    assert!(log.contains("Municipio 8"), "{log}");
}

async fn who_is_not_asked_hears_nothing(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let transfer = offered(&world, "nadia").await;
    let nothing = amis::kernel::TransferId::mint().to_string();
    let others: Vec<_> = world.users().filter(|user| !["giulia", "nadia", "franco"].contains(user)).collect();
    for user in others {
        assert_eq!(one(&world, user, &transfer).await, Value::Null, "{user}");
        for direction in ["SENT", "RECEIVED"] {
            assert_eq!(list(&world, user, direction).await, [Value::Null; 0], "{user}");
        }
        let document = "query ($id: ID!) { transfer(id: $id) { id } }";
        let hidden = world.ask(user, document, json!({ "id": transfer })).await;
        let nobody = world.ask(user, document, json!({ "id": nothing })).await;
        assert_eq!((hidden.statements, &hidden.data), (nobody.statements, &nobody.data), "{user}");
    }
    assert_eq!(list(&world, "nadia", "SENT").await, [Value::Null; 0]);
    assert_eq!(list(&world, "giulia", "RECEIVED").await, [Value::Null; 0]);
    let of_person = "query ($id: ID!) { person(id: $id) { transfers { id } leadWorker { name } viewerCan { transfer } } }";
    let seen = world.data("carla", of_person, json!({ "id": mario })).await["person"].take();
    assert_eq!(seen, json!({ "transfers": null, "leadWorker": null, "viewerCan": { "transfer": false } }));
}

/// Nobody is told by an offer what a card would tell, without the grant that a card asks for.
async fn without_a_basis_an_offer_is_bare(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let transfer = offered(&world, "nadia").await;
    let says_little = async || {
        let seen = one(&world, "nadia", &transfer).await;
        assert_eq!(
            (&seen["status"], &seen["needsOpen"], &seen["person"]),
            (&json!("PROPOSED"), &json!(3), &Value::Null)
        );
        assert_eq!(list(&world, "nadia", "RECEIVED").await, std::slice::from_ref(&seen));
        assert!(profile(&world, "nadia", &mario).await.is_null());
        let closed = ["reason", "district", "openNeeds"].map(|field| seen[field].is_null());
        assert!(
            seen["note"].is_null() && closed.iter().all(|field| *field == closed[0]),
            "all or nothing: {seen}"
        );
        closed[0]
    };
    assert!(says_little().await);
    let other = given(&world, "rita", &["CARD"]).await;
    assert!(says_little().await, "what is given to another is no basis of hers");
    let card = given(&world, "nadia", &["CARD"]).await;
    assert!(!says_little().await);
    let block = json!({ "others": true, "parts": ["ADDRESS"] });
    for (grant, stays) in [(other, false), (card, true)] {
        let revoked = json!({ "grant": grant, "reason": "ASKED_BY_PERSON" });
        done(&world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { id }", revoked).await);
        assert_eq!(says_little().await, stays, "what is taken back is gone while the offer waits");
    }
    blocked(&world, "giulia", &mario, block).await;
    assert!(says_little().await);
    done(&answer(&world, "nadia", &transfer, yes()).await);
    assert!(profile(&world, "nadia", &mario).await["code"].is_string(), "accepted, it opens");
}

async fn what_is_closed_to_others_is_not_told(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    given(&world, "nadia", &["CARD"]).await;
    let transfer = offered(&world, "nadia").await;
    blocked(&world, "giulia", &mario, json!({ "others": true, "parts": ["ADDRESS", "NEEDS_FOOD"] })).await;
    let seen = one(&world, "nadia", &transfer).await;
    assert_eq!((&seen["district"], &seen["openNeeds"][0]["needs"]), (&Value::Null, &json!(2)));
    done(&answer(&world, "nadia", &transfer, yes()).await);
    let domains = profile(&world, "nadia", &mario).await["needs"]["nodes"].to_string();
    assert!(domains.contains("FOOD"), "what is closed to others is open to whoever leads: {domains}");
}

async fn who_is_blocked_hears_nothing(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let transfer = offered(&world, "nadia").await;
    blocked(&world, "giulia", &mario, json!({ "userMail": world.seat("nadia").mail, "parts": ["ECONOMIC"] }))
        .await;
    assert_eq!(one(&world, "nadia", &transfer).await, Value::Null);
    assert_eq!(list(&world, "nadia", "RECEIVED").await, [Value::Null; 0]);
    assert_eq!(refused(&answer(&world, "nadia", &transfer, yes()).await), ("not_found", "transfer"));
    done(&super::withdraw(&world, "giulia", &transfer).await);
    let transfer = offered(&world, "rita").await;
    blocked(
        &world,
        "giulia",
        &mario,
        json!({ "organization": organization(&world, "rita"), "parts": ["HEALTH"] }),
    )
    .await;
    assert_eq!(one(&world, "rita", &transfer).await, Value::Null);
    assert_eq!(refused(&answer(&world, "rita", &transfer, yes()).await), ("not_found", "transfer"));
    assert_eq!(one(&world, "giulia", &transfer).await["status"], "PROPOSED", "the lead sees that it waits");
}

async fn of_a_sealed_person_only_that_there_is_one(base: Base) {
    let world = World::stories(base).await;
    let anna = world.person("bea", "anna").await;
    let made = offer(&world, "bea", &anna, "giulia").await;
    let transfer = done(&made)["transfer"]["id"].as_str().unwrap().to_owned();
    let seen = one(&world, "giulia", &transfer).await;
    assert_eq!(
        (&seen["status"], &seen["from"]["name"]),
        (&json!("PROPOSED"), &json!("Centro antiviolenza La Quercia"))
    );
    for field in ["reason", "note", "needsOpen", "openNeeds", "district", "person", "personTold", "refusal"] {
        assert_eq!(seen[field], Value::Null, "{field}");
    }
    let others: Vec<_> = world.users().filter(|user| !["giulia", "bea"].contains(user)).collect();
    for user in &others {
        assert_eq!(one(&world, user, &transfer).await, Value::Null, "{user}");
    }
    done(&answer(&world, "giulia", &transfer, yes()).await);
    assert_eq!(profile(&world, "giulia", &anna).await["transfers"], json!([{ "status": "ACCEPTED" }]));
    for user in others.iter().filter(|user| **user != "franco").chain(["bea"].iter()) {
        assert!(profile(&world, user, &anna).await.is_null(), "she stays sealed: {user}");
        assert_eq!(one(&world, user, &transfer).await, Value::Null, "{user}");
    }
    assert_eq!(
        list(&world, "bea", "SENT").await,
        [Value::Null; 0],
        "nothing of a sealed person is left behind"
    );
}

async fn who_is_sealed_while_it_waits_is_offered_no_more(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let transfer = offered(&world, "ines").await;
    assert_eq!(list(&world, "ines", "RECEIVED").await.len(), 1);
    let hidden = json!({ "person": mario });
    done(&world.change("giulia", "hideNow", "SealPersonInput", "person { id }", hidden.clone()).await);
    assert_eq!(list(&world, "ines", "RECEIVED").await, [Value::Null; 0]);
    assert_eq!(one(&world, "ines", &transfer).await, Value::Null);
    assert_eq!(refused(&answer(&world, "ines", &transfer, yes()).await), ("not_found", "transfer"));
    done(&super::withdraw(&world, "giulia", &transfer).await);
    // A public body may: it hears that there is somebody, and nothing else.
    let transfer = offered(&world, "nadia").await;
    let seen = one(&world, "nadia", &transfer).await;
    assert_eq!(
        (&seen["reason"], &seen["district"], &seen["openNeeds"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
}

async fn who_knows_the_person_by_another_way_is_told_whom(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let transfer = offered(&world, "carla").await;
    let seen = one(&world, "carla", &transfer).await;
    assert_eq!(seen["person"]["code"], profile(&world, "carla", &mario).await["code"]);
    assert_eq!(seen["note"], Value::Null);
    done(&answer(&world, "carla", &transfer, yes()).await);
    let seen = profile(&world, "carla", &mario).await;
    assert_eq!(seen["viewerCan"]["transfer"], true);
    assert_eq!(seen["needs"]["nodes"].as_array().unwrap().len(), 4);
}
