use super::{json, luca_claims, minutes, one_waits, post, round, wants, wants_at_once, world};
use crate::{
    support::{Base, on_both, smtp::Smtp},
    world::World,
};
use serde_json::Value;

on_both!(
    nobody_is_written_to_who_has_not_asked_for_it,
    what_one_wants_is_ones_own,
    of_a_kind_that_one_does_not_want_nothing_comes,
    what_cannot_be_wanted_names_its_field,
    a_network_without_mail_says_so,
    only_what_one_wants_to_hear_of_counts,
    an_inbox_is_narrowed_to_a_district_or_to_ones_own_persons,
);

const WANTED: &str =
    "{ viewer { noticePreferences { available manner tabs silent districts { code } countsOnly } } }";

async fn wanted(world: &World, user: &str) -> Value {
    world.data(user, WANTED, json!({})).await["viewer"]["noticePreferences"].take()
}

async fn nobody_is_written_to_who_has_not_asked_for_it(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    let default = json!({ "available": true, "manner": "OFF", "tabs": ["TO_ANSWER", "STALLED"], "silent": [], "districts": [],
        "countsOnly": true });
    for user in world.users() {
        assert_eq!(wanted(&world, user).await, default, "{user}");
    }
    luca_claims(&world).await;
    assert_eq!(base.number("select count(*) from mail").await, 0, "nothing is queued");
    wants_at_once(&world, "amina").await;
    wants(&world, "amina", json!({ "manner": "OFF" })).await;
    assert_eq!(base.number("select count(*) from mail where due_at is not null").await, 0);
    world.house.clock.advance(chrono::TimeDelta::days(3));
    assert_eq!(round(&world, &post(&smtp)).await, 0);
    assert_eq!(smtp.count(), 0);
}

async fn what_one_wants_is_ones_own(base: Base) {
    let (world, smtp) = (world(base).await, Smtp::start());
    let set =
        wants(&world, "amina", json!({ "manner": "DIGEST", "tabs": ["NOTICES"], "countsOnly": false })).await;
    let mut expected = json!({ "manner": "DIGEST", "tabs": ["NOTICES"], "silent": [], "districts": [], "countsOnly": false });
    assert_eq!(set["preferences"], expected);
    let set = wants(&world, "amina", json!({ "manner": "AT_ONCE" })).await;
    expected["manner"] = json!("AT_ONCE");
    assert_eq!(set["preferences"], expected, "what isn't named stays");
    assert_eq!(wanted(&world, "ines").await["manner"], "OFF", "a colleague's is another's");
    wants(&world, "amina", json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER"] })).await;
    assert_eq!(round(&world, &post(&smtp)).await, 1);
    assert_eq!(smtp.mail().0["to"], json!(["amina@caritas.example"]));
}

async fn of_a_kind_that_one_does_not_want_nothing_comes(base: Base) {
    let (world, mut smtp) = (world(base).await, Smtp::start());
    let set = wants(
        &world,
        "amina",
        json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER"], "silent": ["REFERRAL_RECEIVED", "PARTS_ASKED"] }),
    )
    .await;
    assert_eq!(set["preferences"]["silent"], json!(["REFERRAL_RECEIVED", "PARTS_ASKED"]));
    assert_eq!(round(&world, &post(&smtp)).await, 0, "the referral that waits is of such a kind");
    assert_eq!(smtp.count(), 0);
    let set = wants(&world, "amina", json!({ "manner": "AT_ONCE", "silent": ["PARTS_ASKED"] })).await;
    assert_eq!(set["preferences"]["silent"], json!(["PARTS_ASKED"]));
    assert_eq!(round(&world, &post(&smtp)).await, 1);
    one_waits(&smtp.mail());
    let set = wants(&world, "amina", json!({ "manner": "AT_ONCE", "silent": [] })).await;
    assert_eq!(set["preferences"]["silent"], json!([]), "an empty list is all");
}

async fn what_cannot_be_wanted_names_its_field(base: Base) {
    let world = world(base).await;
    let comuni = world.data("giulia", "{ areas(kind: COMUNE) { nodes { id code } } }", json!({})).await;
    let comuni = comuni["areas"]["nodes"].as_array().unwrap().clone();
    let milan = comuni.iter().find(|area| area["code"] == "015146").expect("Milan is there")["id"].clone();
    let person = world.person("giulia", "colombo mario").await;
    let refused = [
        (json!({ "manner": "DIGEST", "tabs": [] }), "notices.tabs_required", "tabs"),
        (json!({ "manner": "DIGEST", "districts": [person] }), "notices.no_district", "districts.0"),
        (
            json!({ "manner": "DIGEST", "districts": [district(&world, "015146-9").await, "area_0"] }),
            "notices.no_district",
            "districts.1",
        ),
        (json!({ "manner": "DIGEST", "districts": [milan] }), "notices.no_district", "districts.0"),
    ];
    for (input, code, field) in refused {
        let problem = wants(&world, "giulia", input.clone()).await["problems"][0].take();
        assert_eq!((&problem["code"], &problem["field"]), (&json!(code), &json!(field)), "{input}");
    }
    assert_eq!(wanted(&world, "giulia").await["manner"], "OFF", "nothing was written");
}

async fn a_network_without_mail_says_so(base: Base) {
    let world = World::stories(base.clone()).await;
    assert_eq!(wanted(&world, "giulia").await["available"], false);
    let problem = wants(&world, "giulia", json!({ "manner": "AT_ONCE" })).await["problems"][0].take();
    assert_eq!((&problem["code"], &problem["field"]), (&json!("notices.no_mail"), &json!("manner")));
    assert_eq!(wants(&world, "giulia", json!({ "manner": "OFF" })).await["problems"], json!([]));
    luca_claims(&world).await;
    assert_eq!(base.number("select count(*) from mail where due_at is not null").await, 0);
}

async fn district(world: &World, code: &str) -> Value {
    let found =
        world.data("giulia", "{ areas(kind: MUNICIPIO, first: 100) { nodes { id code } } }", json!({})).await;
    let areas = found["areas"]["nodes"].as_array().unwrap();
    areas.iter().find(|area| area["code"] == code).expect("the district is there")["id"].clone()
}

async fn only_what_one_wants_to_hear_of_counts(base: Base) {
    let (world, mut smtp) = (world(base).await, Smtp::start());
    let post = post(&smtp);
    let (eight, nine) = (district(&world, "015146-8").await, district(&world, "015146-9").await);
    wants(&world, "amina", json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER"], "districts": [eight] })).await;
    assert_eq!(round(&world, &post).await, 0, "Mario lives in another district");
    assert_eq!(smtp.count(), 0);
    let set = wants(&world, "amina", json!({ "manner": "AT_ONCE", "districts": [nine, eight] })).await;
    assert_eq!(set["preferences"]["districts"], json!([{ "code": "015146-8" }, { "code": "015146-9" }]));
    assert_eq!(round(&world, &post).await, 1);
    let text = smtp.mail().text();
    assert_eq!(text.matches("In AMìS").count(), 1, "of what waits, and of nothing else: {text}");
    // News that were seen are none.
    wants(&world, "giulia", json!({ "manner": "AT_ONCE", "tabs": ["NOTICES"] })).await;
    let seen = json!({ "until": world.house.clock.now() });
    world.change("giulia", "seeNotices", "SeeNoticesInput", "counts { unseen }", seen).await;
    assert_eq!(round(&world, &post).await, 0);
    world.house.clock.advance(minutes(1));
    crate::law::amina_accepts(&world).await;
    assert_eq!(round(&world, &post).await, 1, "and now there are some");
    assert_eq!(smtp.count(), 2);
}

const NARROWED: &str = "query ($district: ID, $withMe: Boolean) {
    inbox(tab: MINE, first: 100, district: $district, withMe: $withMe) { nodes { need { id area { district { code } } } } }
    inboxCounts(district: $district, withMe: $withMe) { toAnswer mine stalled notices unseen } }";

async fn an_inbox_is_narrowed_to_a_district_or_to_ones_own_persons(base: Base) {
    let world = world(base).await;
    let ask = async |user: &str, asked: Value| {
        let found = world.data(user, NARROWED, asked).await;
        let lines = found["inbox"]["nodes"].as_array().unwrap().clone();
        assert_eq!(found["inboxCounts"]["mine"], lines.len(), "{found}");
        (lines, found["inboxCounts"].clone())
    };
    let (whole, all) = ask("giulia", json!({})).await;
    let (nine, nines) = ask("giulia", json!({ "district": district(&world, "015146-9").await })).await;
    let (eight, eights) = ask("giulia", json!({ "district": district(&world, "015146-8").await })).await;
    let of = |lines: &[Value], code| {
        lines.iter().filter(|line| line["need"]["area"]["district"]["code"] == code).count()
    };
    assert!(!nine.is_empty() && of(&nine, "015146-9") == nine.len(), "{nine:?}");
    assert_eq!((of(&whole, "015146-9"), of(&whole, "015146-8")), (nine.len(), eight.len()));
    assert!(
        nines["notices"].as_i64().unwrap() + eights["notices"].as_i64().unwrap()
            <= all["notices"].as_i64().unwrap()
    );
    let (own, _) = ask("giulia", json!({ "withMe": true })).await;
    assert!(!own.is_empty(), "Giulia works with whom she registered");
    let (others, counts) = ask("paolo", json!({ "withMe": true })).await;
    assert_eq!((others.len(), &counts["toAnswer"]), (0, &json!(0)), "and her colleague with nobody");
    let refused = world.ask("giulia", NARROWED, json!({ "district": "need_0" })).await;
    assert!(!refused.errors.is_empty(), "{:?}", refused.data);
}
