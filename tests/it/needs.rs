//! A need's life through the API.
use crate::{
    law::{amina_accepts, given},
    support::{Base, on_both},
    world::{World, monday},
};
use amis::{
    kernel::By,
    needs::{Event, MACHINE, Status},
    policy::{Role, RoleSet},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_closed_need_is_opened_again_and_its_clock_never_stopped,
    a_refused_move_names_the_state_and_the_moves,
    a_stale_edit_is_a_conflict,
    the_same_mutation_twice_does_nothing_twice,
    ids_of_mutations_are_forgotten_after_a_day,
    every_way_a_need_ends_is_told_apart,
    an_unmet_need_asks_why,
    a_person_is_looked_for_before_one_is_registered,
    a_need_is_moved_by_whom_the_table_names,
);

const NEED: &str =
    "need { id status version waitingDays severity severityBefore outcome reason history { event } }";

fn code(payload: &Value) -> &str {
    payload["problems"][0]["code"].as_str().unwrap_or("none")
}

async fn mario_and_his_housing(world: &World) -> (String, String) {
    let mario = world.person("giulia", "colombo mario").await;
    let need = world.need("giulia", &mario, "HOUS").await;
    (mario, need)
}

async fn a_closed_need_is_opened_again_and_its_clock_never_stopped(base: Base) {
    let world = World::stories(base).await;
    let (_, need) = mario_and_his_housing(&world).await;
    let closed = world
        .change("giulia", "closeNeed", "CloseNeedInput", NEED, json!({ "need": need, "outcome": "MET" }))
        .await;
    assert_eq!(closed["need"]["status"], "CLOSED");
    world.house.clock.advance(chrono::TimeDelta::days(3));
    let again = json!({ "need": need, "reason": "la casa era per un mese soltanto" });
    let open = world.change("giulia", "reopenNeed", "ReopenNeedInput", NEED, again).await;
    assert_eq!((&open["need"]["status"], &open["need"]["outcome"]), (&json!("OPEN"), &Value::Null));
    assert_eq!(open["need"]["waitingDays"], 15);
    let events: Vec<_> =
        open["need"]["history"].as_array().unwrap().iter().map(|line| line["event"].clone()).collect();
    assert_eq!(events, ["open", "close", "reopen"]);
}

async fn a_refused_move_names_the_state_and_the_moves(base: Base) {
    let world = World::stories(base).await;
    let (_, need) = mario_and_his_housing(&world).await;
    let input = json!({ "need": need, "reason": "non era chiuso" });
    let refused = world.change("giulia", "reopenNeed", "ReopenNeedInput", NEED, input).await;
    assert_eq!(code(&refused), "need.wrong_state");
    assert_eq!(refused["problems"][0]["state"], "open");
    assert_eq!(refused["problems"][0]["moves"], json!(["assign", "close"]));
}

async fn a_stale_edit_is_a_conflict(base: Base) {
    let world = World::stories(base).await;
    let (_, need) = mario_and_his_housing(&world).await;
    let edit = json!({ "need": need, "severity": 3, "ifVersion": 1 });
    let done = world.change("giulia", "updateNeed", "UpdateNeedInput", NEED, edit.clone()).await;
    assert_eq!((&done["need"]["severity"], &done["need"]["severityBefore"]), (&json!(3), &json!(1)));
    let stale = world.change("giulia", "updateNeed", "UpdateNeedInput", NEED, edit).await;
    assert_eq!((code(&stale), &stale["problems"][0]["version"]), ("conflict", &json!(2)));
}

async fn the_same_mutation_twice_does_nothing_twice(base: Base) {
    let world = World::stories(base).await;
    let (mario, _) = mario_and_his_housing(&world).await;
    let input = json!({ "person": mario, "domain": "LEGA", "urgency": "SOON", "clientMutationId": "uno" });
    let first = world.change("giulia", "openNeed", "OpenNeedInput", NEED, input.clone()).await;
    let again = world.change("giulia", "openNeed", "OpenNeedInput", NEED, input).await;
    assert_eq!(first["need"]["id"], again["need"]["id"]);
    let other = json!({ "person": mario, "domain": "LEGA", "urgency": "URGENT", "clientMutationId": "uno" });
    let reused = world.change("giulia", "openNeed", "OpenNeedInput", NEED, other).await;
    assert_eq!(code(&reused), "mutation.id_reused");
}

async fn ids_of_mutations_are_forgotten_after_a_day(base: Base) {
    let world = World::stories(base).await;
    let (mario, _) = mario_and_his_housing(&world).await;
    let open = async |id: String| {
        let input = json!({ "person": mario, "domain": "LEGA", "urgency": "SOON", "clientMutationId": id });
        world.change("giulia", "openNeed", "OpenNeedInput", NEED, input).await["need"]["id"].clone()
    };
    let first = open("0".to_owned()).await;
    for id in 1..12 {
        open(id.to_string()).await;
    }
    let kept = async || world.base.number("select count(*) from mutation_memo").await;
    assert_eq!(kept().await, 12);
    world.house.clock.set(monday() + TimeDelta::hours(24));
    open("uno".to_owned()).await;
    open("due".to_owned()).await;
    assert_eq!(kept().await, 2);
    assert_ne!(open("0".to_owned()).await, first, "after a day the id is a new one");
}

/// How a need ends, with the reason that it asks for, and whether it counts as unmet.
const ENDS: [(&str, Option<&str>, i64); 9] = [
    ("MET", None, 0),
    ("PARTLY_MET", None, 0),
    ("UNMET", Some("NO_PROVIDER"), 1),
    ("WITHDRAWN", None, 0),
    ("UNREACHABLE", None, 0),
    ("MOVED", None, 0),
    ("DECEASED", None, 0),
    ("DUPLICATE", None, 0),
    ("ENTERED_IN_ERROR", None, 0),
];

async fn every_way_a_need_ends_is_told_apart(base: Base) {
    let world = World::stories(base).await;
    let (mario, _) = mario_and_his_housing(&world).await;
    let counted = async || {
        let asked = "{ unmetNeeds(by: [DOMAIN], domain: [LEGA]) { open closedUnmet } }";
        let cells = world.data("paolo", asked, json!({})).await["unmetNeeds"].take();
        let count = |field: &str| cells[0][field].as_i64().unwrap_or(0);
        (count("open"), count("closedUnmet"))
    };
    let before = counted().await;
    let mut unmet = before.1;
    for (outcome, reason, counts) in ENDS {
        let open = json!({ "person": mario, "domain": "LEGA", "urgency": "SOON" });
        let opened = world.change("giulia", "openNeed", "OpenNeedInput", NEED, open).await;
        let need = opened["need"]["id"].clone();
        assert_eq!(counted().await, (before.0 + 1, unmet), "{opened}");
        let close = json!({ "need": need, "outcome": outcome, "reason": reason });
        let closed = world.change("giulia", "closeNeed", "CloseNeedInput", NEED, close).await;
        assert_eq!(
            (&closed["need"]["status"], &closed["need"]["outcome"], &closed["need"]["reason"]),
            (&json!("CLOSED"), &json!(outcome), &json!(reason)),
            "{closed}"
        );
        unmet += counts;
        // What is left of one that was answered in part waits on as a need of its own.
        let left = i64::from(outcome == "PARTLY_MET");
        assert_eq!(counted().await, (before.0 + left, unmet), "{outcome}");
        if left > 0 {
            let asked =
                "query ($id: ID!) { person(id: $id) { needs(first: 100) { nodes { id residualOf } } } }";
            let found = world.data("giulia", asked, json!({ "id": mario })).await;
            let needs = found["person"]["needs"]["nodes"].as_array().unwrap();
            let rest = needs.iter().find(|one| one["residualOf"] == need).unwrap();
            let close = json!({ "need": rest["id"], "outcome": "DUPLICATE" });
            world.change("giulia", "closeNeed", "CloseNeedInput", NEED, close).await;
        }
    }
}

async fn an_unmet_need_asks_why(base: Base) {
    let world = World::stories(base).await;
    let (_, need) = mario_and_his_housing(&world).await;
    let unsaid = json!({ "need": need, "outcome": "UNMET" });
    let refused = world.change("giulia", "closeNeed", "CloseNeedInput", NEED, unsaid).await;
    assert_eq!(
        (code(&refused), &refused["problems"][0]["field"]),
        ("need.reason_required", &json!("reason"))
    );
    let with_reason = json!({ "need": need, "outcome": "UNMET", "reason": "NO_CAPACITY" });
    let closed = world.change("giulia", "closeNeed", "CloseNeedInput", NEED, with_reason).await;
    assert_eq!(closed["need"]["reason"], "NO_CAPACITY");
}

async fn a_person_is_looked_for_before_one_is_registered(base: Base) {
    let world = World::stories(base).await;
    let answer = "person { id } candidates { person { code } evidence }";
    let input = json!({ "identity": { "givenName": "Mário", "familyName": "COLOMBO" } });
    let found = world.change("giulia", "registerPerson", "RegisterPersonInput", answer, input.clone()).await;
    assert!(found["person"].is_null());
    assert_eq!(found["candidates"][0]["evidence"], json!(["name"]));
    let elsewhere = world.change("nadia", "registerPerson", "RegisterPersonInput", answer, input).await;
    assert!(elsewhere["person"]["id"].is_string(), "nothing is said of persons whom Nadia may not see");
    assert_eq!(elsewhere["candidates"], json!([]));
}

const VERBS: [(&str, &str, &str, Event); 4] = [
    ("close", "closeNeed", "outcome: MOVED", Event::Close),
    ("reopen", "reopenNeed", "reason: \"ancora\"", Event::Reopen),
    ("hold", "holdNeed", "reason: PERSON_AWAY, reviewOn: \"2026-11-20\"", Event::Hold),
    ("resume", "resumeNeed", "", Event::Resume),
];

/// Those who ask, in these roles, and what they are to Mario's food: Amina serves it by a referral, which tells her so
/// itself; Nadia may write it by a grant.
const ACTORS: [(&str, Role, &[By]); 8] = [
    ("giulia", Role::SocialWorker, &[By::Lead, By::Writer]),
    ("giulia", Role::Trainee, &[]),
    ("franco", Role::PrivacyOfficer, &[]),
    ("paolo", Role::Coordinator, &[]),
    ("nadia", Role::SocialWorker, &[By::Writer]),
    ("nadia", Role::Trainee, &[]),
    ("luca", Role::AssociationOperator, &[]),
    ("piero", Role::AssociationOperator, &[]),
];

/// Asks everybody about every verb; what the table gives to nobody like them is tried, and refused.
async fn walked(world: &World, need: &str, status: Status) {
    for (user, role, who) in ACTORS {
        let asked = "query ($id: ID!) { need(id: $id) { status viewerCan { close reopen hold resume } } }";
        let roles = RoleSet::of(&[role]);
        let seen = world.ask_in(user, roles, asked, json!({ "id": need })).await.data["need"].take();
        for (field, verb, more, event) in VERBS {
            let theirs = MACHINE.allows(status, event, who);
            let can = seen["viewerCan"][field].as_bool().unwrap_or(false);
            assert_eq!(can, theirs, "{status:?} {verb} {user} {role:?}");
            if theirs {
                continue;
            }
            let document = format!(
                "mutation {{ {verb}(input: {{ need: \"{need}\" {more} }}) {{ need {{ id }} problems {{ code }} }} }}"
            );
            let refused = world.ask_in(user, roles, &document, json!({})).await.data[verb].take();
            let expected: &[&str] =
                if who.is_empty() { &["not_found"] } else { &["not_found", "need.wrong_state"] };
            assert!(expected.contains(&code(&refused)), "{status:?} {verb} {user} {role:?}: {refused}");
        }
    }
}

async fn a_need_is_moved_by_whom_the_table_names(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let need = world.need("giulia", &mario, "FOOD").await;
    given(&world, "nadia", &["IDENTITY", "NEEDS_FOOD"]).await;
    walked(&world, &need, Status::Open).await;
    amina_accepts(&world).await;
    walked(&world, &need, Status::Assigned).await;
    let sent = world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    let start = json!({ "referral": sent["referrals"]["nodes"][0]["id"], "answer": "START" });
    world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", start).await;
    walked(&world, &need, Status::InService).await;
    let rest = json!({ "need": need, "reason": "PERSON_AWAY", "reviewOn": "2026-11-20" });
    let resting = world.change("giulia", "holdNeed", "HoldNeedInput", "need { status }", rest).await;
    assert_eq!(resting["need"]["status"], "ON_HOLD", "{resting}");
    walked(&world, &need, Status::OnHold).await;
    let closed = json!({ "need": need, "outcome": "MOVED" });
    world.change("giulia", "closeNeed", "CloseNeedInput", "need { id }", closed).await;
    walked(&world, &need, Status::Closed).await;
}
