//! Needs that are prepared by a trainee and opened by a professional; nobody but the person's lead knows of them.
mod forgotten;

use crate::{
    law::{amina_accepts, given, mario},
    support::{Base, on_both},
    world::World,
};
use amis::policy::{Role, RoleSet};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_trainee_prepares_a_need_and_a_professional_opens_it,
    nobody_but_the_lead_learns_of_a_draft,
    what_a_draft_lacks_is_named_when_it_is_opened,
    the_person_waits_from_when_a_draft_is_opened,
    a_discarded_draft_leaves_its_history_and_nothing_else,
    a_draft_belongs_to_who_prepared_it_and_to_who_may_open_it,
    drafts_wait_with_the_lead_the_oldest_first,
    who_may_not_prepare_a_need_is_told_of_nobody,
    a_draft_is_checked_as_far_as_it_goes,
);

const DRAFT: &str =
    "draft { id status domain urgency severity strength version draftedBy { name } need { id }
    concerns { wholeHousehold members } answers { code value } area { code } kindOfHelp { id }
    history { event from to by { name } } viewerCan { update release discard } }";
const NEED: &str =
    "need { id status openedAt waitingDays history { event from to } draft { id draftedBy { name }
    history { event by { name } } } }";
const DRAFTS: &str =
    "query ($id: ID!) { person(id: $id) { needDrafts { id } viewerCan { draftNeed openNeed } } }";

const TRAINEE: &[Role] = &[Role::Trainee];
const SOCIAL: &[Role] = &[Role::SocialWorker];

/// A mutation of somebody in a user's place, in other roles.
async fn change(world: &World, (user, roles): (&str, &[Role]), verb: &str, input: Value) -> Value {
    let (ty, answer) = match verb {
        "draftNeed" => ("DraftNeedInput", DRAFT),
        "updateNeedDraft" => ("UpdateNeedDraftInput", DRAFT),
        "discardNeedDraft" => ("DraftIdInput", DRAFT),
        "releaseNeed" => ("DraftIdInput", NEED),
        _ => ("OpenNeedInput", NEED),
    };
    let document = format!(
        "mutation ($input: {ty}!) {{ done: {verb}(input: $input) {{ {answer}
           problems {{ code field message state moves version }} }} }}"
    );
    let done = world.ask_in(user, RoleSet::of(roles), &document, json!({ "input": input })).await;
    assert!(done.errors.is_empty(), "{user}: {:?}", done.errors);
    done.data["done"].clone()
}

/// Franco, as a trainee, prepares a need of Mario.
async fn drafted(world: &World, more: Value) -> String {
    let mut input = json!({ "person": mario(world).await, "domain": "WORK" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let done = change(world, ("franco", TRAINEE), "draftNeed", input).await;
    assert_eq!(done["problems"], json!([]), "{done}");
    done["draft"]["id"].as_str().unwrap().to_owned()
}

fn refusal(payload: &Value) -> (&str, &str) {
    let problem = &payload["problems"][0];
    let message = problem["message"].as_str().unwrap_or_else(|| panic!("{payload}"));
    assert!(message.contains(' ') && !message.contains('$'), "a refusal is worded: {message}");
    (problem["code"].as_str().unwrap(), problem["field"].as_str().unwrap_or_default())
}

async fn waiting(world: &World, user: &str) -> Vec<Value> {
    let found = world.data(user, DRAFTS, json!({ "id": mario(world).await })).await;
    found["person"]["needDrafts"].as_array().unwrap().clone()
}

async fn a_trainee_prepares_a_need_and_a_professional_opens_it(base: Base) {
    let world = World::stories(base).await;
    let person = mario(&world).await;
    let at_once = json!({ "person": person, "domain": "WORK", "urgency": "SOON" });
    let refused = change(&world, ("franco", TRAINEE), "openNeed", at_once).await;
    assert_eq!(refusal(&refused), ("not_found", "person"), "a trainee opens nothing");
    let draft = drafted(&world, json!({ "urgency": "SOON", "strength": "sa guidare i camion" })).await;
    let own = change(&world, ("franco", TRAINEE), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(refusal(&own), ("need.draft_not_yours_to_open", "draft"), "nor what they prepared");
    let asked = "query ($id: ID!) { needDraft(id: $id) { viewerCan { update release discard } } }";
    let trainee = world.ask_in("franco", RoleSet::of(TRAINEE), asked, json!({ "id": draft })).await.data;
    assert_eq!(
        trainee["needDraft"]["viewerCan"],
        json!({ "update": true, "release": false, "discard": true })
    );
    let giulia = world.data("giulia", asked, json!({ "id": draft })).await;
    assert_eq!(giulia["needDraft"]["viewerCan"], json!({ "update": true, "release": true, "discard": true }));
    let opened = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    let need = &opened["need"];
    assert_eq!((&need["id"], &need["status"]), (&json!(draft), &json!("OPEN")), "{opened}");
    assert_eq!(need["history"], json!([{ "event": "open", "from": null, "to": "open" }]));
    let told = json!([
        { "event": "draft", "by": { "name": "Franco Villa" } },
        { "event": "open", "by": { "name": "Giulia Ferrari" } },
    ]);
    assert_eq!(need["draft"]["history"], told, "who opened it is on record");
    let twice = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(refusal(&twice).0, "need.wrong_state");
    assert_eq!(twice["problems"][0]["state"], "open");
    let card = "select count(*) from need_card c join need n on n.id = c.need_id
                  join need_draft d on d.id = n.id";
    assert_eq!(world.base.number(card).await, 1, "from now on it has a card");
    let recorded = "select count(*) from audit_event where act = 'need.open'
                    and account_id in (select id from account where name = 'Giulia Ferrari')";
    assert!(world.base.number(recorded).await > 0);
}

/// All that somebody is told of Mario, of cards, of counts and of what waits.
async fn told(world: &World, user: &str, person: &str, draft: &str) -> Vec<Value> {
    let documents = [
        "query ($id: ID!) { person(id: $id) { code careTeam { domain } grants { id } withheld { part }
            needs { nodes { id domain status history { event at } draft { id } } } } }",
        "query ($id: ID!) { person(id: $id) { needDrafts { id } viewerCan { openNeed draftNeed }
            needs { nodes { claims { id } referrals { id } } } diary { nodes { id } } } }",
        "query ($draft: ID!) { need(id: $draft) { id } needDraft(id: $draft) { id }
            needCards(first: 100) { nodes { id domain } } }",
        "{ inboxCounts { toAnswer mine stalled notices } }",
        "{ inbox(tab: MINE, first: 100) { nodes { kind draft { id } } } changes { nodes { kind } } }",
        "{ unmetNeeds(by: [DISTRICT, DOMAIN]) { district { code } domain open unmet persons } }",
    ];
    let mut told = Vec::new();
    for document in documents {
        let mut asked = json!({});
        for (name, value) in [("id", person), ("draft", draft)] {
            if document.contains(&format!("${name}:")) {
                asked[name] = json!(value);
            }
        }
        let answer = world.ask(user, document, asked).await;
        assert!(!answer.errors.iter().any(|error| error.contains("too much")), "{document}");
        told.push(json!({ "data": answer.data, "errors": answer.errors }));
    }
    told
}

async fn nobody_but_the_lead_learns_of_a_draft(base: Base) {
    let world = World::stories(base).await;
    let person = mario(&world).await;
    amina_accepts(&world).await;
    given(&world, "nadia", &["IDENTITY", "NEEDS_WORK", "HISTORY"]).await;
    let nobodys = "need_00000000000000000000000000000000";
    let others =
        ["amina", "ines", "luca", "sofia", "carla", "paolo", "nadia", "elena", "bea", "piero", "marta"];
    let mut before = Vec::new();
    for user in others {
        before.push(told(&world, user, &person, nobodys).await);
    }
    let discarded = drafted(&world, json!({ "urgency": "URGENT" })).await;
    let input = json!({ "draft": discarded });
    change(&world, ("giulia", SOCIAL), "discardNeedDraft", input.clone()).await;
    let draft = drafted(&world, json!({ "urgency": "IMMEDIATE" })).await;
    assert_eq!(waiting(&world, "giulia").await, [json!({ "id": draft })], "its lead does");
    for id in [&draft, &discarded] {
        for (user, before) in others.iter().zip(&before) {
            assert!(&told(&world, user, &person, id).await == before, "{user} is told nothing new");
            for verb in ["releaseNeed", "discardNeedDraft"] {
                // Paolo is of the lead's organisation: as a coordinator he is told of no person.
                let roles = if *user == "paolo" { &[Role::Coordinator] } else { SOCIAL };
                let refused = change(&world, (user, roles), verb, json!({ "draft": id })).await;
                assert_eq!(refusal(&refused), ("not_found", "draft"), "{user} {verb}");
            }
        }
    }
    world.house.run_due().await.unwrap();
    assert!(told(&world, "nadia", &person, &draft).await == before[6], "no clock tells it either");
    change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    let now = told(&world, "nadia", &person, &draft).await;
    let needs = now[0]["data"]["person"]["needs"]["nodes"].as_array().unwrap();
    let opened =
        needs.iter().find(|need| need["id"] == json!(draft)).expect("opened, it is shared with Nadia");
    let history = opened["history"].as_array().unwrap();
    assert_eq!((history.len(), &history[0]["event"]), (1, &json!("open")), "and begins by being opened");
    assert_eq!((&opened["draft"], &now[2]["data"]["needDraft"]), (&Value::Null, &Value::Null));
}

async fn what_a_draft_lacks_is_named_when_it_is_opened(base: Base) {
    let world = World::stories(base).await;
    let draft = drafted(&world, json!({})).await;
    let refused = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(refusal(&refused), ("need.draft_unfinished", "urgency"));
    let message = refused["problems"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("urgency") && !message.contains("area"),
        "Mario's address says where: {message}"
    );
    world.base.execute("delete from person_address").await;
    let refused = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    let message = refused["problems"][0]["message"].as_str().unwrap();
    assert!(message.contains("urgency") && message.contains("area"), "{message}");
    let found = world.data("luca", "{ areas(kind: MUNICIPIO) { nodes { id code } } }", json!({})).await;
    let areas = found["areas"]["nodes"].as_array().unwrap();
    let municipio = areas.iter().find(|area| area["code"] == "015146-9").unwrap()["id"].clone();
    let edit = json!({ "draft": draft, "area": municipio });
    let edited = change(&world, ("franco", TRAINEE), "updateNeedDraft", edit).await;
    assert_eq!(edited["draft"]["area"]["code"], "015146-9");
    let refused = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(refusal(&refused), ("need.draft_unfinished", "urgency"));
    let none = "select count(*) from need n join need_draft d on d.id = n.id";
    assert_eq!(world.base.number(none).await, 0, "a refused opening leaves no need");
    let edit = json!({ "draft": draft, "urgency": "ROUTINE" });
    change(&world, ("giulia", SOCIAL), "updateNeedDraft", edit).await;
    let opened = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(opened["need"]["status"], "OPEN", "{opened}");
}

async fn the_person_waits_from_when_a_draft_is_opened(base: Base) {
    let world = World::stories(base).await;
    let draft = drafted(&world, json!({ "urgency": "IMMEDIATE" })).await;
    let unmet = "{ inbox(tab: STALLED, first: 100) { nodes { need { id } } } }";
    world.house.clock.advance(TimeDelta::days(20));
    world.house.run_due().await.unwrap();
    let stalled = world.data("giulia", unmet, json!({})).await.to_string();
    assert!(!stalled.contains(&draft), "nobody waits by a draft");
    let opened = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(opened["need"]["waitingDays"], 0);
    assert_eq!(opened["need"]["openedAt"], "2026-11-22T09:00:00+00:00");
    world.house.clock.advance(TimeDelta::days(2));
    let stalled = world.data("giulia", unmet, json!({})).await.to_string();
    assert!(stalled.contains(&draft), "of a need somebody is told when it is late");
}

async fn a_discarded_draft_leaves_its_history_and_nothing_else(base: Base) {
    let world = World::stories(base).await;
    let counted = "select count(*) from need";
    let before = world.base.number(counted).await;
    let draft = drafted(&world, json!({ "urgency": "SOON" })).await;
    let gone = change(&world, ("franco", TRAINEE), "discardNeedDraft", json!({ "draft": draft })).await;
    let seen = &gone["draft"];
    assert_eq!((&seen["status"], &seen["need"]), (&json!("DISCARDED"), &Value::Null));
    let history = json!([
        { "event": "draft", "from": null, "to": "draft", "by": { "name": "Franco Villa" } },
        { "event": "discard", "from": "draft", "to": "discarded", "by": { "name": "Franco Villa" } },
    ]);
    assert_eq!(seen["history"], history);
    assert_eq!(seen["viewerCan"], json!({ "update": false, "release": false, "discard": false }));
    assert_eq!(waiting(&world, "giulia").await, Vec::<Value>::new());
    for verb in ["releaseNeed", "discardNeedDraft", "updateNeedDraft"] {
        let refused = change(&world, ("giulia", SOCIAL), verb, json!({ "draft": draft })).await;
        assert_eq!(refusal(&refused).0, "need.wrong_state", "{verb}");
        let problem = &refused["problems"][0];
        assert_eq!((&problem["state"], &problem["moves"]), (&json!("discarded"), &json!([])));
    }
    assert_eq!(world.base.number(counted).await, before, "it never was a need");
    let said = "select count(*) from need_draft where status = 'discarded'
                 and (urgency is not null or strength is not null or area_id is not null or severity > 0)";
    assert_eq!(world.base.number(said).await, 0, "what it said is gone");
}

async fn a_draft_belongs_to_who_prepared_it_and_to_who_may_open_it(base: Base) {
    let world = World::stories(base).await;
    let draft = drafted(&world, json!({ "urgency": "SOON" })).await;
    let edit = json!({ "draft": draft, "severity": 2, "ifVersion": 1 });
    for verb in ["updateNeedDraft", "discardNeedDraft"] {
        let input = if verb == "updateNeedDraft" { edit.clone() } else { json!({ "draft": draft }) };
        let refused = change(&world, ("paolo", TRAINEE), verb, input).await;
        assert_eq!(refusal(&refused), ("need.draft_of_another", "draft"), "another trainee reads it: {verb}");
    }
    let edited = change(&world, ("giulia", SOCIAL), "updateNeedDraft", edit.clone()).await;
    let seen = &edited["draft"];
    assert_eq!(
        (&seen["severity"], &seen["urgency"], &seen["version"]),
        (&json!(2), &json!("SOON"), &json!(2))
    );
    let stale = change(&world, ("franco", TRAINEE), "updateNeedDraft", edit).await;
    assert_eq!((refusal(&stale).0, &stale["problems"][0]["version"]), ("conflict", &json!(2)));
    let stale = json!({ "draft": draft, "ifVersion": 1 });
    assert_eq!(refusal(&change(&world, ("giulia", SOCIAL), "releaseNeed", stale).await).0, "conflict");
    let input = json!({ "person": mario(&world).await, "domain": "WORK", "clientMutationId": "uno" });
    let first = change(&world, ("franco", TRAINEE), "draftNeed", input.clone()).await;
    let again = change(&world, ("franco", TRAINEE), "draftNeed", input).await;
    assert_eq!(first["draft"]["id"], again["draft"]["id"], "the same change happens once");
}

async fn drafts_wait_with_the_lead_the_oldest_first(base: Base) {
    let world = World::stories(base).await;
    let mine = async || {
        let document = "{ inbox(tab: MINE, first: 100) { nodes { kind since draft { id } need { id } } } }";
        let found = world.data("giulia", document, json!({})).await;
        let nodes = found["inbox"]["nodes"].as_array().unwrap().clone();
        nodes.into_iter().filter(|item| item["kind"] == "NEED_DRAFTED").collect::<Vec<_>>()
    };
    let first = drafted(&world, json!({})).await;
    world.house.clock.advance(TimeDelta::hours(1));
    let second = drafted(&world, json!({ "urgency": "IMMEDIATE" })).await;
    let drafts: Vec<_> = mine().await.iter().map(|item| item["draft"]["id"].clone()).collect();
    assert_eq!(drafts, [json!(first), json!(second)]);
    assert_eq!(waiting(&world, "giulia").await, [json!({ "id": first }), json!({ "id": second })]);
    change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": second })).await;
    change(&world, ("giulia", SOCIAL), "discardNeedDraft", json!({ "draft": first })).await;
    assert_eq!(mine().await, Vec::<Value>::new(), "neither waits any more");
}

async fn who_may_not_prepare_a_need_is_told_of_nobody(base: Base) {
    let world = World::stories(base).await;
    let person = mario(&world).await;
    let input = |domain: &str| json!({ "person": person, "domain": domain });
    let roles = [Role::PrivacyOfficer, Role::Coordinator, Role::Administrator, Role::Facilitator];
    for role in roles {
        let refused = change(&world, ("franco", &[role]), "draftNeed", input("WORK")).await;
        assert_eq!(refusal(&refused), ("not_found", "person"), "{role:?}");
    }
    for domain in ["DEBT", "MENT", "VIOL", "ADDI"] {
        let refused = change(&world, ("franco", TRAINEE), "draftNeed", input(domain)).await;
        assert_eq!(
            refusal(&refused),
            ("not_found", "person"),
            "a trainee prepares what they may read: {domain}"
        );
    }
    amina_accepts(&world).await;
    given(&world, "luca", &["IDENTITY", "NEEDS_WORK"]).await;
    for user in ["amina", "luca", "nadia", "carla", "piero"] {
        let refused = change(&world, (user, SOCIAL), "draftNeed", input("WORK")).await;
        assert_eq!(refusal(&refused), ("not_found", "person"), "{user} doesn't lead Mario");
    }
    let delicate = change(&world, ("giulia", SOCIAL), "draftNeed", input("MENT")).await;
    let id = delicate["draft"]["id"].clone();
    assert!(id.is_string(), "{delicate}");
    let asked = "query ($id: ID!) { needDraft(id: $id) { id } }";
    let trainee = world.ask_in("franco", RoleSet::of(TRAINEE), asked, json!({ "id": id })).await;
    assert_eq!(trainee.data["needDraft"], Value::Null, "nor reads what they may not");
    let discard = change(&world, ("franco", TRAINEE), "discardNeedDraft", json!({ "draft": id })).await;
    assert_eq!(refusal(&discard), ("not_found", "draft"));
    let can = world.data("giulia", DRAFTS, json!({ "id": person })).await;
    assert_eq!(can["person"]["viewerCan"], json!({ "draftNeed": true, "openNeed": true }));
    let can = world.ask_in("franco", RoleSet::of(TRAINEE), DRAFTS, json!({ "id": person })).await.data;
    assert_eq!(can["person"]["viewerCan"], json!({ "draftNeed": true, "openNeed": false }));
    assert_eq!(can["person"]["needDrafts"], json!([]));
}

async fn a_draft_is_checked_as_far_as_it_goes(base: Base) {
    let world = World::stories(base).await;
    let person = mario(&world).await;
    let wrong = [
        (json!({ "severity": 6 }), ("need.severity", "severity")),
        (json!({ "answers": [{ "code": "infants", "value": "2" }] }), ("need.kind_first", "answers")),
        (
            json!({ "concerns": { "wholeHousehold": false, "members": ["member_00000000000000000000000000000000"] } }),
            ("not_found", "concerns.members"),
        ),
        (json!({ "area": "area_00000000000000000000000000000000" }), ("area.unknown", "area")),
        (
            json!({ "kindOfHelp": "help_00000000000000000000000000000000" }),
            ("need.kind_of_help", "kindOfHelp"),
        ),
    ];
    let draft = drafted(&world, json!({})).await;
    for (said, refused) in wrong {
        let mut input = json!({ "person": person, "domain": "WORK" });
        input.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
        assert_eq!(refusal(&change(&world, ("giulia", SOCIAL), "draftNeed", input).await), refused);
        let mut edit = json!({ "draft": draft });
        edit.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
        assert_eq!(refusal(&change(&world, ("giulia", SOCIAL), "updateNeedDraft", edit).await), refused);
    }
    let sealed = json!({ "person": person, "domain": "MENT", "claimPolicy": "FIRST_ELIGIBLE" });
    let refused = change(&world, ("giulia", SOCIAL), "draftNeed", sealed).await;
    assert_eq!(refusal(&refused), ("need.claim_policy", "claimPolicy"));
}
