//! What is closed to an organisation, to a user, to everybody but the lead, stays closed whatever opens it.
use super::{amina_accepts, code, given, mario, organization};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::kernel::PersonId;
use serde_json::{Value, json};

on_both!(
    what_is_closed_to_an_organisation_is_as_if_never_shared,
    a_closed_need_has_no_card_for_that_organisation,
    a_user_to_whom_mario_is_closed_cannot_tell_him_from_nobody,
    everybody_but_the_lead_is_kept_out,
    a_conflict_that_somebody_declares_closes_everything_to_them,
    blocks_are_the_leads_to_make,
    nothing_is_sent_to_whom_it_is_closed,
    a_hidden_member_stands_in_the_leads_household_alone,
);

const PROFILE: &str = "query ($id: ID!) { person(id: $id) { code identity { familyName } contact { phone }
    needs { nodes { domain } } withheld { part reason howToAsk } } }";

async fn seen(world: &World, user: &str, person: &str) -> Value {
    world.data(user, PROFILE, json!({ "id": person })).await["person"].take()
}

async fn closed(world: &World, to: Value, parts: Option<&[&str]>) -> String {
    let mut input = json!({ "person": mario(world).await, "parts": parts, "reason": "ASKED_BY_PERSON" });
    input.as_object_mut().unwrap().extend(to.as_object().unwrap().clone());
    let done = world.change("giulia", "block", "BlockInput", "block", input).await;
    done["block"].as_str().unwrap_or_else(|| panic!("{done}")).to_owned()
}

async fn lifted(world: &World, user: &str, block: &str) -> Value {
    world.change(user, "liftBlock", "LiftBlockInput", "block", json!({ "block": block })).await
}

async fn what_is_closed_to_an_organisation_is_as_if_never_shared(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    amina_accepts(&world).await;
    let before = seen(&world, "amina", &mario).await;
    assert_eq!(before["contact"]["phone"], "+39 02 5550 0152");
    let block =
        closed(&world, json!({ "organization": organization(&world, "amina") }), Some(&["CONTACT"])).await;
    let after = seen(&world, "amina", &mario).await;
    assert_eq!((&after["contact"], &after["identity"]), (&Value::Null, &before["identity"]));
    let told = json!({ "part": "contact", "reason": "NOT_SHARED", "howToAsk": "ASK_LEAD" });
    assert!(
        after["withheld"].as_array().unwrap().contains(&told),
        "in the words of what was never shared: {after}"
    );
    // More for the same organisation is added to what was closed.
    let both =
        closed(&world, json!({ "organization": organization(&world, "amina") }), Some(&["IDENTITY"])).await;
    let least = seen(&world, "amina", &mario).await;
    assert_eq!((&least["contact"], &least["identity"]), (&Value::Null, &Value::Null));
    assert_eq!(code(&lifted(&world, "giulia", &block).await), "not_found", "it was taken up in the other");
    assert_eq!(lifted(&world, "giulia", &both).await["problems"], json!([]));
    assert_eq!(seen(&world, "amina", &mario).await, before);
}

async fn a_closed_need_has_no_card_for_that_organisation(base: Base) {
    let world = World::stories(base).await;
    let cards = "{ needCards(filter: { domain: [HOUS] }) { nodes { id urgency } } }";
    let urgent = async |user: &str| {
        let found = world.data(user, cards, json!({})).await;
        let all = found["needCards"]["nodes"].as_array().unwrap().clone();
        all.into_iter().find(|card| card["urgency"] == "URGENT").map(|card| card["id"].clone())
    };
    let card = urgent("luca").await.expect("his kind is shown the card");
    let block =
        closed(&world, json!({ "organization": organization(&world, "luca") }), Some(&["NEEDS_HOUS"])).await;
    assert_eq!(urgent("luca").await, None);
    assert!(urgent("sofia").await.is_some(), "the others of his kind still see theirs");
    let claim = json!({ "needCard": card });
    let refused = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", claim.clone()).await;
    assert_eq!(code(&refused), "not_found");
    assert_eq!(lifted(&world, "giulia", &block).await["problems"], json!([]));
    let claimed = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", claim).await;
    assert_eq!(claimed["problems"], json!([]));
}

async fn a_user_to_whom_mario_is_closed_cannot_tell_him_from_nobody(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    amina_accepts(&world).await;
    let mail = world.seat("amina").mail.to_uppercase();
    closed(&world, json!({ "userMail": mail }), None).await;
    let ask = async |person: &str| {
        let answer = world.ask("amina", PROFILE, json!({ "id": person })).await;
        (answer.data, answer.errors, answer.statements)
    };
    assert_eq!(ask(&mario).await, ask(&PersonId::mint().to_string()).await);
    let lists = "{ people { nodes { id } } referrals(direction: RECEIVED) { nodes { id } } needCards { nodes { id } } }";
    let lists = world.data("amina", lists, json!({})).await;
    assert!(!lists.to_string().contains(&mario), "{lists}");
    assert_eq!(lists["referrals"]["nodes"], json!([]));
    assert_eq!(
        seen(&world, "ines", &mario).await["identity"]["familyName"],
        "Colombo",
        "her colleague goes on"
    );
    // Nothing is said of whether somebody signs in with an address.
    let unknown = closed(&world, json!({ "userMail": "nessuno@example.org" }), None).await;
    assert!(unknown.starts_with("block_"));
}

async fn everybody_but_the_lead_is_kept_out(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    assert!(seen(&world, "carla", &mario).await["identity"].is_object());
    let block = closed(&world, json!({ "others": true }), None).await;
    assert_eq!(seen(&world, "carla", &mario).await, Value::Null);
    let people = world.data("carla", "{ people { nodes { id } } }", json!({})).await;
    assert!(!people.to_string().contains(&mario));
    assert!(seen(&world, "giulia", &mario).await["identity"].is_object());
    let blocks =
        "query ($id: ID!) { person(id: $id) { blocks { id others reason parts organization { id } } } }";
    let blocks = world.data("giulia", blocks, json!({ "id": mario })).await["person"]["blocks"].take();
    assert_eq!((&blocks[0]["id"], &blocks[0]["others"]), (&json!(block), &json!(true)));
    assert_eq!(blocks[0]["parts"].as_array().unwrap().len(), 48);
}

async fn a_conflict_that_somebody_declares_closes_everything_to_them(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let declare = json!({ "person": mario });
    let declared =
        world.change("carla", "declareConflict", "DeclareConflictInput", "block", declare.clone()).await;
    let block = declared["block"].as_str().unwrap();
    assert_eq!(seen(&world, "carla", &mario).await, Value::Null);
    assert_eq!(code(&lifted(&world, "carla", block).await), "not_found", "nobody opens it to themselves");
    let again =
        world.change("nadia", "declareConflict", "DeclareConflictInput", "block", declare.clone()).await;
    assert_eq!(code(&again), "not_found", "nobody declares a conflict with whom they don't know of");
    // Giulia's own: she is told nothing of it, and can't lift it either.
    let own = world.change("giulia", "declareConflict", "DeclareConflictInput", "block", declare).await;
    let own = own["block"].as_str().unwrap();
    assert_eq!(seen(&world, "giulia", &mario).await, Value::Null);
    assert_eq!(code(&lifted(&world, "giulia", own).await), "not_found");
    let blocks = "query ($id: ID!) { person(id: $id) { blocks { id reason userMail } } }";
    let blocks = world.data("franco", blocks, json!({ "id": mario })).await["person"]["blocks"].take();
    assert_eq!(blocks.as_array().unwrap().len(), 2, "the privacy officer sees both: {blocks}");
    assert!(blocks.as_array().unwrap().iter().all(|block| block["reason"] == "CONFLICT_OF_INTEREST"));
}

async fn blocks_are_the_leads_to_make(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let input = |to: Value| {
        let mut input = json!({ "person": mario, "reason": "SAFETY" });
        input.as_object_mut().unwrap().extend(to.as_object().unwrap().clone());
        input
    };
    let luca = json!({ "organization": organization(&world, "luca") });
    for user in ["luca", "carla", "nadia", "franco", "dario"] {
        let refused = world.change(user, "block", "BlockInput", "block", input(luca.clone())).await;
        assert_eq!((&refused["block"], code(&refused)), (&Value::Null, "not_found"), "{user}");
    }
    let own = json!({ "organization": organization(&world, "giulia") });
    let refusal = async |to: Value| {
        let done = world.change("giulia", "block", "BlockInput", "block", input(to)).await;
        code(&done).to_owned()
    };
    assert_eq!(refusal(own).await, "block.lead");
    assert_eq!(refusal(json!({ "others": true, "userMail": "a@example.org" })).await, "block.one_subject");
    assert_eq!(refusal(json!({})).await, "block.one_subject");
    assert_eq!(refusal(json!({ "userMail": "chi?" })).await, "user.mail_unreadable");
    let nobody = amis::kernel::OrganizationId::mint().to_string();
    assert_eq!(refusal(json!({ "organization": nobody })).await, "not_found");
    assert_eq!(world.base.number("select count(*) from access_block").await, 0);
}

async fn nothing_is_sent_to_whom_it_is_closed(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let work = world.need("giulia", &mario, "MENT").await;
    let to = organization(&world, "carla");
    let send = json!({ "need": work, "to": to, "parts": ["CONTACT"] });
    closed(&world, json!({ "organization": to }), Some(&["CONTACT"])).await;
    let refused = world.change("giulia", "sendReferral", "SendReferralInput", "referral { id }", send).await;
    assert_eq!(code(&refused), "grant.basis_missing", "{refused}");
}

async fn a_hidden_member_stands_in_the_leads_household_alone(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    given(&world, "carla", &["HOUSEHOLD"]).await;
    let household = "query ($id: ID!) { person(id: $id) { household { kind members { id name tie hidden } }
        needs(domain: [HOUS, FOOD, MENT]) { nodes { domain concerns { persons } } } } }";
    let seen = async |user: &str| world.data(user, household, json!({ "id": mario })).await["person"].take();
    let names = |person: &Value| {
        let members = person["household"]["members"].as_array().unwrap();
        members.iter().map(|member| member["name"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    let whole = seen("giulia").await;
    let members = whole["household"]["members"].as_array().unwrap();
    assert_eq!(names(&seen("carla").await), ["Mario", "Sara"]);
    let hide = |hidden: &str| {
        let member = |member: &Value| {
            json!({ "id": member["id"], "name": member["name"], "tie": member["tie"],
                "birthYear": null, "hidden": member["name"] == hidden })
        };
        let members: Vec<_> = members.iter().map(member).collect();
        json!({ "person": mario, "household": { "kind": "REGISTERED", "members": members } })
    };
    let done =
        world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", hide("Sara")).await;
    assert_eq!(done["problems"], json!([]));
    assert_eq!(names(&seen("carla").await), ["Mario"]);
    assert_eq!(names(&seen("giulia").await), ["Mario", "Sara"]);
    // Who doesn't see her can't take her away, nor hide anybody.
    let own = json!({ "person": mario, "household": { "kind": "REGISTERED", "members": [
        { "id": members[0]["id"], "name": "Mario", "tie": "SUBJECT", "hidden": true } ] } });
    let done = world.change("carla", "updatePerson", "UpdatePersonInput", "person { id }", own).await;
    assert_eq!(done["problems"], json!([]));
    let after = seen("giulia").await;
    assert_eq!(names(&after), ["Mario", "Sara"]);
    assert_eq!(after["household"]["members"][0]["hidden"], false);
}
