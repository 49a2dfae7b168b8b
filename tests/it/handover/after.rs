//! What is left to the former lead, what goes on, and what the new one looks at.
use super::{answer, done, handed_over, list, mario, offer, organization, profile, refused, with, yes};
use crate::{
    law::amina_accepts,
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    the_former_lead_sees_what_it_is_granted_and_no_more,
    what_was_sent_goes_on_under_the_new_lead,
    a_former_helper_sees_no_more_than_before,
    what_the_former_lead_granted_waits_to_be_looked_at,
    a_grant_is_kept_by_those_who_may_share_its_parts,
    a_person_who_comes_back_is_led_as_before,
    the_person_is_told_of_the_former_lead,
);

const GRANTS: &str = "query ($id: ID!) { person(id: $id) { grants { id status toReview recordedBy { name }
    parts organization { name } history { event } } } }";

async fn grants(world: &World, user: &str, person: &str) -> Vec<Value> {
    let found = world.data(user, GRANTS, json!({ "id": person })).await["person"]["grants"].take();
    found.as_array().unwrap().clone()
}

async fn review(world: &World, user: &str, grant: &Value) -> Value {
    let input = json!({ "grant": grant["id"] });
    world.change(user, "reviewGrant", "ReviewGrantInput", "grant { id toReview status }", input).await
}

async fn the_former_lead_sees_what_it_is_granted_and_no_more(base: Base) {
    let world = World::stories(base).await;
    let mario = handed_over(&world).await;
    for user in ["giulia", "franco"] {
        assert!(profile(&world, user, &mario).await.is_null(), "{user}");
    }
    let left = list(&world, "giulia", "SENT").await;
    assert_eq!((&left[0]["status"], &left[0]["person"]), (&json!("ACCEPTED"), &Value::Null));
    assert_eq!((&left[0]["note"], &left[0]["moves"]), (&Value::Null, &json!([])));
    for (verb, kind, input) in [
        (
            "updatePerson",
            "UpdatePersonInput",
            json!({ "person": mario, "contact": { "phone": "+39 02 5550 0199" } }),
        ),
        ("hideNow", "SealPersonInput", json!({ "person": mario })),
    ] {
        let tried = world.change("giulia", verb, kind, "person { id }", input).await;
        assert_eq!(refused(&tried), ("not_found", "person"), "{verb}");
    }
    let input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["CONTACT"],
        "organization": organization(&world, "giulia") });
    done(&world.change("nadia", "grant", "GrantInput", "grant { id }", input).await);
    let seen = profile(&world, "giulia", &mario).await;
    assert!(seen["contact"]["phone"].is_string());
    assert_eq!(
        (&seen["identity"], &seen["economic"], &seen["leadWorker"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(seen["needs"]["nodes"], json!([]));
}

async fn what_was_sent_goes_on_under_the_new_lead(base: Base) {
    let world = World::stories(base).await;
    let mario = handed_over(&world).await;
    let sent = "{ referrals(direction: SENT) { nodes { id status need { domain } } } }";
    let sent_by = async |user: &str| {
        world.data(user, sent, json!({})).await["referrals"]["nodes"].as_array().unwrap().clone()
    };
    let of_mario: Vec<_> = sent_by("nadia").await;
    assert_eq!((of_mario.len(), &of_mario[0]["need"]["domain"]), (1, &json!("FOOD")));
    assert!(sent_by("giulia").await.iter().all(|one| one["id"] != of_mario[0]["id"]));
    amina_accepts(&world).await;
    assert!(profile(&world, "amina", &mario).await["identity"].is_object(), "its basis is in force");
    let referral = json!({ "referral": of_mario[0]["id"] });
    let met = with(referral.clone(), &json!({ "answer": "COMPLETE", "outcome": "MET" }));
    done(&world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", met).await);
    let confirm = async |user: &str| {
        let input = with(referral.clone(), &json!({ "confirmed": true }));
        world.change(user, "confirmReferral", "ConfirmReferralInput", "referral { status }", input).await
    };
    assert_eq!(refused(&confirm("giulia").await).0, "not_found", "who sent it leads him no more");
    assert_eq!(done(&confirm("nadia").await)["referral"]["status"], "CONFIRMED");
}

async fn a_former_helper_sees_no_more_than_before(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    amina_accepts(&world).await;
    let before = profile(&world, "amina", &mario).await;
    let transfer = super::offered(&world, "nadia").await;
    done(&answer(&world, "nadia", &transfer, yes()).await);
    let after = profile(&world, "amina", &mario).await;
    assert_eq!((&before["identity"], &before["contact"]), (&after["identity"], &after["contact"]));
    assert_eq!((&before["needs"], &after["transfers"]), (&after["needs"], &Value::Null));
    let team = after["careTeam"].to_string();
    assert!(team.contains("Municipio 8") && !team.contains("Municipio 9"), "{team}");
    for user in ["luca", "sofia", "piero", "bea", "elena", "dario", "paolo"] {
        assert!(profile(&world, user, &mario).await.is_null(), "{user}");
    }
}

async fn what_the_former_lead_granted_waits_to_be_looked_at(base: Base) {
    let world = World::stories(base).await;
    assert!(grants(&world, "giulia", &mario(&world).await).await.iter().all(|one| one["toReview"] == false));
    let mario = handed_over(&world).await;
    assert!(
        profile(&world, "carla", &mario).await["needs"]["nodes"].to_string().contains("MENT"),
        "in force"
    );
    let all = grants(&world, "nadia", &mario).await;
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|one| one["toReview"] == true && one["status"] == "ACTIVE"), "{all:?}");
    let (by_name, to_kinds): (Vec<_>, Vec<_>) = all.iter().partition(|one| one["organization"].is_object());
    let kept = review(&world, "nadia", to_kinds[0]).await;
    assert_eq!(
        done(&kept)["grant"],
        json!({ "id": to_kinds[0]["id"], "toReview": false, "status": "ACTIVE" })
    );
    assert_eq!(refused(&review(&world, "nadia", to_kinds[0]).await), ("grant.nothing_to_review", "grant"));
    let stale = json!({ "grant": to_kinds[1]["id"], "ifVersion": 9 });
    let stale = world.change("nadia", "reviewGrant", "ReviewGrantInput", "grant { id }", stale).await;
    assert_eq!(refused(&stale), ("conflict", "ifVersion"));
    let told = grants(&world, "nadia", &mario).await;
    let first = told.iter().find(|one| one["id"] == to_kinds[0]["id"]).unwrap();
    assert!(first["history"].to_string().contains("REVIEW"), "{first}");
    for user in ["giulia", "carla", "luca", "amina", "dario"] {
        assert_eq!(refused(&review(&world, user, to_kinds[1]).await), ("not_found", "grant"), "{user}");
    }
    // The other answer: it is taken back.
    let input = json!({ "grant": by_name[0]["id"], "reason": "NO_LONGER_NEEDED" });
    done(&world.change("nadia", "revokeGrant", "RevokeGrantInput", "grant { id }", input).await);
    assert!(profile(&world, "carla", &mario).await.is_null());
    let left = grants(&world, "nadia", &mario).await;
    assert_eq!(left.iter().filter(|one| one["toReview"] == true).count(), 1, "what ended needs no look");
}

async fn a_grant_is_kept_by_those_who_may_share_its_parts(base: Base) {
    let world = World::stories(base).await;
    let mario = handed_over(&world).await;
    let all = grants(&world, "nadia", &mario).await;
    let to_cps = all.iter().find(|one| one["organization"].is_object()).unwrap();
    let document =
        "mutation ($input: ReviewGrantInput!) { reviewGrant(input: $input) { problems { code field } } }";
    let input = json!({ "input": { "grant": to_cps["id"] } });
    let listener = amis::policy::RoleSet::of(&[amis::policy::Role::Listener]);
    let by = world.ask_in("nadia", listener, document, input).await;
    assert_eq!(
        refused(&by.data["reviewGrant"]),
        ("grant.parts_not_yours", "grant"),
        "health is for professionals"
    );
}

async fn a_person_who_comes_back_is_led_as_before(base: Base) {
    let world = World::stories(base).await;
    let mario = handed_over(&world).await;
    let input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["CONTACT"],
        "organization": organization(&world, "rita") });
    done(&world.change("nadia", "grant", "GrantInput", "grant { id }", input).await);
    let made = offer(&world, "nadia", &mario, "giulia").await;
    let back = done(&made)["transfer"]["id"].as_str().unwrap().to_owned();
    done(&answer(&world, "giulia", &back, yes()).await);
    assert!(profile(&world, "nadia", &mario).await.is_null());
    assert_eq!(profile(&world, "giulia", &mario).await["transfers"].as_array().unwrap().len(), 2);
    let waiting = grants(&world, "giulia", &mario).await;
    let waiting: Vec<_> = waiting.iter().filter(|one| one["toReview"] == true).collect();
    assert_eq!(waiting.len(), 1, "its own it need not look at");
    assert_eq!(waiting[0]["recordedBy"]["name"], "Comune di Milano – Servizio sociale Municipio 8");
}

async fn the_person_is_told_of_the_former_lead(base: Base) {
    let world = World::stories(base).await;
    let anna = world.person("bea", "anna").await;
    let made = offer(&world, "bea", &anna, "giulia").await;
    let transfer = done(&made)["transfer"]["id"].as_str().unwrap().to_owned();
    done(&answer(&world, "giulia", &transfer, yes()).await);
    // Her centre is a discreet service; she was its client, and is told of its looks as before.
    let sheet = "query ($id: ID!) { whoLooked(person: $id) { lines { organization { name } } } }";
    let told = world.ask("franco", sheet, json!({ "id": anna })).await;
    assert!(told.data.to_string().contains("La Quercia"), "{:?} {}", told.errors, told.data);
}
