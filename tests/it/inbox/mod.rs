//! What waits for an organisation, in the world of Mario: to be answered, in its hands, come to a stand, and what others
//! did meanwhile.
mod looked_at_again;

use crate::{
    law::{amina_accepts, given, mario},
    support::{Base, on_both},
    world::World,
};
use amis::{call::Terms, demo::Size};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_referral_waits_with_who_received_it,
    a_claim_waits_with_the_lead_and_then_is_in_hand,
    what_came_to_a_stand_is_with_somebody,
    what_is_served_in_silence_is_looked_at_again,
    others_deeds_are_news_until_they_are_seen,
    an_answer_is_overdue_when_the_operator_says,
    a_need_past_its_target_is_with_whoever_moves_next,
    nobody_has_what_they_may_not_see_in_their_inbox,
    pages_go_on_and_hold_each_line_once,
    a_district_that_is_withheld_is_not_found_by_asking_for_each,
);

const ITEMS: &str = "query ($tab: InboxTab!, $first: Int, $after: String) { inbox(tab: $tab, first: $first, after: $after) {
    nodes { kind since due overdue event to referral { id status } claim { id status } need { id domain status } }
    pageInfo { hasNextPage endCursor } } }";
const COUNTS: &str = "{ inboxCounts { toAnswer mine stalled notices unseen } }";

async fn tab(world: &World, user: &str, tab: &str) -> Vec<Value> {
    let found = world.data(user, ITEMS, json!({ "tab": tab, "first": 100 })).await;
    found["inbox"]["nodes"].as_array().unwrap().clone()
}

async fn kinds(world: &World, user: &str, which: &str) -> Vec<String> {
    let kind = |item: &Value| item["kind"].as_str().unwrap().to_owned();
    tab(world, user, which).await.iter().map(kind).collect()
}

/// Without the needs of those whom their own organisation leads.
async fn of_others(world: &World, user: &str, which: &str) -> Vec<String> {
    let mut kinds = kinds(world, user, which).await;
    kinds.retain(|kind| !["NEED_LED", "NEED_UNMET"].contains(&kind.as_str()));
    kinds
}

async fn counts(world: &World, user: &str) -> Value {
    world.data(user, COUNTS, json!({})).await["inboxCounts"].take()
}

async fn a_referral_waits_with_who_received_it(base: Base) {
    let world = World::stories(base).await;
    let waiting = tab(&world, "amina", "TO_ANSWER").await;
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    assert_eq!(
        (&waiting[0]["kind"], &waiting[0]["referral"]["status"], &waiting[0]["overdue"]),
        (&json!("REFERRAL_RECEIVED"), &json!("SENT"), &json!(false))
    );
    assert!(waiting[0]["due"].is_string(), "and until when");
    assert_eq!(counts(&world, "amina").await["toAnswer"], 1);
    assert_eq!(of_others(&world, "amina", "MINE").await, Vec::<String>::new());
    amina_accepts(&world).await;
    assert_eq!(kinds(&world, "amina", "TO_ANSWER").await, Vec::<String>::new());
    assert_eq!(of_others(&world, "amina", "MINE").await, ["REFERRAL_HELD"]);
    let mine = tab(&world, "amina", "MINE").await;
    let held = mine.iter().find(|item| item["kind"] == "REFERRAL_HELD").unwrap();
    let referral = held["referral"]["id"].clone();
    let done = json!({ "referral": referral, "answer": "COMPLETE", "outcome": "MET" });
    world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", done).await;
    let back = tab(&world, "giulia", "TO_ANSWER").await;
    let back: Vec<_> = back.iter().filter(|item| item["kind"] == "REFERRAL_DONE").collect();
    assert_eq!(back.len(), 1, "now the sender is asked whether it is so");
    let confirmed = json!({ "referral": referral, "confirmed": true });
    world.change("giulia", "confirmReferral", "ConfirmReferralInput", "referral { id }", confirmed).await;
    assert!(!kinds(&world, "giulia", "TO_ANSWER").await.contains(&"REFERRAL_DONE".to_owned()));
}

async fn card_of(world: &World, user: &str) -> Value {
    let cards = world.data(user, "{ needCards(first: 100) { nodes { id domain } } }", json!({})).await;
    cards["needCards"]["nodes"][0]["id"].clone()
}

async fn a_claim_waits_with_the_lead_and_then_is_in_hand(base: Base) {
    let world = World::stories(base).await;
    let input = json!({ "needCard": card_of(&world, "luca").await });
    let claimed = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    let claim = claimed["claim"]["id"].clone();
    assert!(claim.is_string(), "{claimed}");
    let waiting = tab(&world, "giulia", "TO_ANSWER").await;
    let proposed: Vec<_> = waiting.iter().filter(|item| item["kind"] == "CLAIM_PROPOSED").collect();
    assert_eq!(proposed.len(), 1, "{waiting:?}");
    assert_eq!(proposed[0]["claim"]["id"], claim);
    assert_eq!(
        kinds(&world, "luca", "MINE").await,
        Vec::<String>::new(),
        "nothing is in hand before it is chosen"
    );
    world.house.clock.advance(TimeDelta::days(5));
    assert!(kinds(&world, "giulia", "STALLED").await.contains(&"CLAIM_FORGOTTEN".to_owned()));
    world
        .change("giulia", "chooseClaim", "ChooseClaimInput", "claim { id }", json!({ "claim": claim }))
        .await;
    assert_eq!(kinds(&world, "luca", "MINE").await, ["CLAIM_HELD"]);
    world.house.clock.advance(TimeDelta::days(4));
    assert_eq!(
        kinds(&world, "luca", "MINE").await,
        Vec::<String>::new(),
        "its hold is over, written down or not"
    );
}

async fn an_answer_is_overdue_when_the_operator_says(base: Base) {
    let terms = Terms { forgotten: TimeDelta::days(2), ..Terms::default() };
    let world = World::under(base, Size::Stories, terms).await;
    let input = json!({ "needCard": card_of(&world, "luca").await });
    world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    let forgotten = async || kinds(&world, "giulia", "STALLED").await.contains(&"CLAIM_FORGOTTEN".to_owned());
    world.house.clock.advance(TimeDelta::days(2) - TimeDelta::microseconds(1));
    assert!(!forgotten().await);
    world.house.clock.advance(TimeDelta::microseconds(1));
    assert!(forgotten().await);
}

/// The need's lines among what has come to a stand with somebody, of these kinds.
async fn late(world: &World, user: &str, need: &str) -> Vec<String> {
    let all = tab(world, user, "STALLED").await;
    let of_need = all.iter().filter(|item| item["need"]["id"] == need);
    of_need.map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

async fn a_need_past_its_target_is_with_whoever_moves_next(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let (food, home) =
        (world.need("giulia", &mario, "FOOD").await, world.need("giulia", &mario, "HOUS").await);
    // The food is past its three days; Amina's centre is asked.
    let asked = late(&world, "giulia", &food).await;
    assert_eq!(
        (asked, late(&world, "amina", &food).await),
        (vec![], vec![]),
        "who is asked has until the answer is due"
    );
    assert_eq!(late(&world, "giulia", &home).await, ["NEED_UNMET"], "it is with nobody: the lead moves");
    amina_accepts(&world).await;
    assert_eq!(late(&world, "amina", &food).await, ["NEED_NOT_BEGUN"]);
    assert_eq!(late(&world, "giulia", &food).await, Vec::<String>::new(), "the lead has asked, and waits");
    let input = json!({ "needCard": card_of(&world, "luca").await });
    let claimed = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    assert_eq!(late(&world, "giulia", &home).await, Vec::<String>::new(), "somebody offers");
    let chosen = json!({ "claim": claimed["claim"]["id"] });
    let chosen = world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { id }", chosen).await;
    assert_eq!(chosen["problems"], json!([]), "{chosen}");
    assert_eq!(late(&world, "luca", &home).await, ["NEED_NOT_BEGUN"]);
    for user in ["sofia", "nadia", "carla", "paolo", "piero", "franco", "bea"] {
        for need in [&food, &home] {
            assert_eq!(late(&world, user, need).await, Vec::<String>::new(), "{user}");
        }
    }
    world.house.clock.advance(TimeDelta::days(3));
    assert_eq!(
        late(&world, "luca", &home).await,
        Vec::<String>::new(),
        "his hold is over, written down or not"
    );
    world.house.run_due().await.unwrap();
    assert_eq!(late(&world, "giulia", &home).await, ["NEED_UNMET"], "and the lead moves again");
    let received =
        world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    let begun = json!({ "referral": received["referrals"]["nodes"][0]["id"], "answer": "START" });
    let begun =
        world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", begun).await;
    assert_eq!(begun["problems"], json!([]), "{begun}");
    assert_eq!(late(&world, "amina", &food).await, Vec::<String>::new(), "service has begun");
}

async fn what_came_to_a_stand_is_with_somebody(base: Base) {
    let world = World::stories(base).await;
    let before = kinds(&world, "giulia", "STALLED").await;
    assert!(!before.contains(&"REFERRAL_EXPIRED".to_owned()));
    world.house.clock.advance(TimeDelta::days(3));
    let expired = async || {
        let stalled = tab(&world, "giulia", "STALLED").await;
        stalled.into_iter().filter(|item| item["kind"] == "REFERRAL_EXPIRED").collect::<Vec<_>>()
    };
    let unwritten = expired().await;
    assert_eq!(unwritten.len(), 1, "whether or not the clock has written it down");
    world.house.run_due().await.unwrap();
    assert_eq!(expired().await[0]["referral"]["status"], "EXPIRED");
    assert_eq!(kinds(&world, "amina", "TO_ANSWER").await, Vec::<String>::new());
    let stalled = tab(&world, "giulia", "STALLED").await;
    let unmet: Vec<_> = stalled.iter().filter(|item| item["kind"] == "NEED_UNMET").collect();
    assert!(
        unmet.iter().any(|item| item["need"]["domain"] == "FOOD"),
        "nobody is asked any more: {stalled:?}"
    );
    let mario = mario(&world).await;
    let food = world.need("giulia", &mario, "FOOD").await;
    let closed = json!({ "need": food, "outcome": "MET" });
    world.change("giulia", "closeNeed", "CloseNeedInput", "need { id }", closed).await;
    assert_eq!(expired().await, Vec::<Value>::new());
}

async fn what_is_served_in_silence_is_looked_at_again(base: Base) {
    let terms = Terms { service_silent: TimeDelta::days(30), ..Terms::default() };
    let world = World::under(base, Size::Stories, terms).await;
    amina_accepts(&world).await;
    let mine = tab(&world, "amina", "MINE").await;
    let held = mine.iter().find(|item| item["kind"] == "REFERRAL_HELD").unwrap();
    let start = json!({ "referral": held["referral"]["id"], "answer": "START" });
    world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", start).await;
    let silent = async |user: &str| {
        let stalled = tab(&world, user, "STALLED").await;
        let silent = stalled.into_iter().filter(|item| item["kind"] == "SERVICE_SILENT");
        silent.map(|item| item["need"]["domain"].clone()).collect::<Vec<_>>()
    };
    world.house.clock.advance(TimeDelta::days(30) - TimeDelta::microseconds(1));
    for user in ["giulia", "amina"] {
        assert_eq!(silent(user).await, Vec::<Value>::new());
    }
    world.house.clock.advance(TimeDelta::microseconds(1));
    for user in ["giulia", "amina"] {
        assert_eq!(silent(user).await, [json!("FOOD")], "{user}");
    }
    for user in ["luca", "carla", "nadia", "paolo", "bea", "piero", "dario"] {
        assert_eq!(silent(user).await, Vec::<Value>::new(), "{user}");
    }
    let mario = mario(&world).await;
    let food = world.need("giulia", &mario, "FOOD").await;
    let entry = json!({ "person": mario, "need": food, "happenedOn": "2026-12-01", "kind": "VISIT", "text": "I pacchi arrivano" });
    world.change("giulia", "addDiaryEntry", "AddDiaryEntryInput", "entry { id }", entry).await;
    assert_eq!(silent("giulia").await, Vec::<Value>::new(), "somebody looked");
    let services = world.data("giulia", "{ services(first: 1) { nodes { id } } }", json!({})).await;
    let told = json!({ "need": food, "service": services["services"]["nodes"][0]["id"] });
    let given = world
        .change("giulia", "recordOrientation", "RecordOrientationInput", "orientation { id }", told)
        .await;
    assert_eq!(given["problems"], json!([]), "{given}");
    assert_eq!(
        silent("amina").await,
        [json!("FOOD")],
        "what others wrote or said is not told by its absence"
    );
    let rest = json!({ "need": food, "reason": "PERSON_AWAY", "reviewOn": "2026-12-20" });
    world.change("amina", "holdNeed", "HoldNeedInput", "need { id }", rest).await;
    assert_eq!(silent("amina").await, Vec::<Value>::new());
}

async fn others_deeds_are_news_until_they_are_seen(base: Base) {
    let world = World::stories(base).await;
    let before = counts(&world, "giulia").await;
    amina_accepts(&world).await;
    let news = tab(&world, "giulia", "NOTICES").await;
    assert_eq!((&news[0]["event"], &news[0]["to"]), (&json!("assign"), &json!("assigned")), "{news:?}");
    assert_eq!((&news[1]["event"], &news[1]["referral"]["status"]), (&json!("accept"), &json!("ACCEPTED")));
    let now = counts(&world, "giulia").await;
    assert_eq!(now["unseen"].as_i64().unwrap() - before["unseen"].as_i64().unwrap(), 2);
    let own = tab(&world, "amina", "NOTICES").await;
    assert!(own.iter().all(|item| item["event"] != "accept"), "what one did oneself is no news: {own:?}");
    let seen = json!({ "until": news[0]["since"] });
    let payload =
        world.change("giulia", "seeNotices", "SeeNoticesInput", "counts { unseen notices }", seen).await;
    assert_eq!((&payload["counts"]["unseen"], &payload["counts"]["notices"]), (&json!(0), &now["notices"]));
    let earlier = json!({ "until": "2020-01-01T00:00:00Z" });
    let payload = world.change("giulia", "seeNotices", "SeeNoticesInput", "counts { unseen }", earlier).await;
    assert_eq!(payload["counts"]["unseen"], 0, "nothing becomes news again");
    world.house.clock.advance(TimeDelta::days(31));
    assert_eq!(kinds(&world, "giulia", "NOTICES").await, Vec::<String>::new());
}

async fn nobody_has_what_they_may_not_see_in_their_inbox(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    for user in ["piero", "franco", "dario", "paolo"] {
        for which in ["TO_ANSWER", "MINE", "STALLED", "NOTICES"] {
            assert_eq!(tab(&world, user, which).await, Vec::<Value>::new(), "{user} {which}");
        }
        let nothing = json!({ "toAnswer": 0, "mine": 0, "stalled": 0, "notices": 0, "unseen": 0 });
        assert_eq!(counts(&world, user).await, nothing, "{user}");
    }
    let mario = mario(&world).await;
    let held = tab(&world, "amina", "MINE").await;
    let held = held.iter().find(|item| item["kind"] == "REFERRAL_HELD").unwrap()["referral"]["id"].clone();
    let hide = json!({ "person": mario });
    world.change("giulia", "hideNow", "SealPersonInput", "person { id }", hide).await;
    for which in ["TO_ANSWER", "MINE", "STALLED", "NOTICES"] {
        let left = tab(&world, "amina", which).await;
        assert!(left.iter().all(|item| item["referral"]["id"] != held), "{which}: {left:?}");
    }
    assert!(!tab(&world, "giulia", "MINE").await.is_empty(), "the lead has whom it leads");
}

async fn pages_go_on_and_hold_each_line_once(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    let received =
        world.data("amina", "{ referrals(direction: RECEIVED) { nodes { id } } }", json!({})).await;
    let referral = received["referrals"]["nodes"][0]["id"].clone();
    for answer in ["START", "COMPLETE"] {
        let outcome = if answer == "COMPLETE" { json!("MET") } else { Value::Null };
        let input = json!({ "referral": referral, "answer": answer, "outcome": outcome });
        world.change("amina", "answerReferral", "AnswerReferralInput", "referral { id }", input).await;
    }
    for which in ["MINE", "NOTICES"] {
        let whole = tab(&world, "giulia", which).await;
        assert!(whole.len() > 3, "{which}: {}", whole.len());
        let (mut paged, mut after) = (vec![], Value::Null);
        loop {
            let asked = json!({ "tab": which, "first": 2, "after": after });
            let page = world.data("giulia", ITEMS, asked).await["inbox"].take();
            paged.extend(page["nodes"].as_array().unwrap().clone());
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == json!(false) {
                break;
            }
            assert!(paged.len() <= whole.len(), "{which} goes on for ever");
        }
        assert_eq!(paged, whole, "{which}");
    }
}

/// Whoever is asked to take over a person whose address is closed to them can't try one district after the other.
async fn a_district_that_is_withheld_is_not_found_by_asking_for_each(base: Base) {
    const OF: &str =
        "query ($district: ID) { inbox(tab: TO_ANSWER, district: $district) { nodes { kind } } }";
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let nadia = world.seat("nadia").actor.organization.to_string();
    let areas = world.data("nadia", "{ areas(first: 100) { nodes { id } } }", json!({})).await;
    let areas: Vec<_> =
        areas["areas"]["nodes"].as_array().unwrap().iter().map(|area| area["id"].clone()).collect();
    let offered = json!({ "person": mario, "to": nadia, "reason": "CAPACITY" });
    let of = async |district: &Value| {
        let found = world.ask("nadia", OF, json!({ "district": district })).await;
        let kinds = found.data["inbox"]["nodes"].as_array().cloned().unwrap_or_default();
        kinds.iter().any(|item| item["kind"] == "TRANSFER_RECEIVED")
    };
    let made = world.change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", offered).await;
    assert_eq!(made["problems"], json!([]), "{made}");
    assert!(of(&Value::Null).await);
    for area in &areas {
        assert!(!of(area).await, "without a basis for cards it says no place: {area}");
    }
    given(&world, "nadia", &["CARD"]).await;
    let mut told = 0;
    for area in &areas {
        told += usize::from(of(area).await);
    }
    assert_eq!(told, 1, "the offer says where");
    let block = json!({ "person": mario, "parts": ["ADDRESS"], "reason": "ASKED_BY_PERSON", "others": true });
    let closed = world.change("giulia", "block", "BlockInput", "block", block).await;
    assert_eq!(closed["problems"], json!([]), "{closed}");
    assert!(of(&Value::Null).await, "the offer waits all the same");
    for area in &areas {
        assert!(!of(area).await, "{area}");
    }
}
