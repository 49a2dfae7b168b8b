//! Why something is open or closed, to whom that is told, and in which words.
use super::{amina_accepts, mario, organization};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::kernel::PersonId;
use serde_json::{Value, json};

on_both!(
    a_privacy_officer_finds_out_who_can_see_a_need_and_why,
    whom_of_an_organisation_it_is_closed_to_is_counted,
    the_nearest_miss_is_named,
    whoever_may_not_know_of_mario_hears_what_they_hear_of_nobody,
    a_refused_organisation_hears_whom_to_ask_and_no_more,
    what_is_open_is_explained_by_what_opens_it,
    the_law_is_explained_without_a_person,
);

const EXPLAIN: &str = "query ($person: ID!, $part: Part!, $organization: ID) {
    explain(person: $person, part: $part, organization: $organization) {
        open reason relation line { number text } grant until needs sentence howToAsk organization { name } roles } }";

async fn explained(world: &World, user: &str, person: &str, part: &str) -> Value {
    let asked = json!({ "person": person, "part": part });
    world.data(user, EXPLAIN, asked).await["explain"].take()
}

async fn a_privacy_officer_finds_out_who_can_see_a_need_and_why(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let asked = "query ($person: ID!) { whoCan(person: $person, part: NEEDS_MENT) {
        organization { name } roles reason relation grant line { text } sentence } }";
    let found = world.data("franco", asked, json!({ "person": mario })).await["whoCan"].take();
    let rows: Vec<_> = found.as_array().unwrap().iter().collect();
    let names: Vec<_> = rows.iter().map(|row| row["relation"].as_str().unwrap()).collect();
    assert_eq!(names, ["LEAD", "SHARED_WITH"], "{found}");
    assert_eq!((&rows[0]["reason"], &rows[0]["grant"]), (&json!("DUTY"), &Value::Null));
    assert_eq!(rows[0]["line"]["text"], "p, educator, public, *, *, lead, duty, needs.MENT, read, allow");
    assert!(rows[0]["roles"].as_array().unwrap().contains(&json!("SOCIAL_WORKER")), "{found}");
    assert!(!rows[0]["roles"].as_array().unwrap().contains(&json!("COORDINATOR")), "{found}");
    assert_eq!(rows[1]["reason"], "GRANTED");
    assert!(rows[1]["grant"].as_str().unwrap().starts_with("grant_"));
    // He has seen names of parts and no content, and his question is written down.
    let content = "query ($id: ID!) { person(id: $id) { identity { familyName } needs { nodes { id } } } }";
    let content = world.data("franco", content, json!({ "id": mario })).await;
    assert_eq!(
        (&content["person"]["identity"], &content["person"]["needs"]["nodes"]),
        (&Value::Null, &json!([]))
    );
    let looks = world.base.number("select count(*) from audit_event where parts like '%grants%'").await;
    assert!(looks > 0, "the question leaves an audit record");
    for user in ["giulia", "luca", "carla", "nadia", "paolo", "dario", "piero"] {
        let refused = world.ask(user, asked, json!({ "person": mario })).await;
        assert!(!refused.errors.is_empty(), "{user} may not ask who else sees Mario");
    }
}

async fn whom_of_an_organisation_it_is_closed_to_is_counted(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let who = "query ($person: ID!) { whoCan(person: $person, part: NEEDS_MENT) { relation closedTo } }";
    let closed = async || {
        let found = world.data("franco", who, json!({ "person": mario })).await["whoCan"].take();
        found.as_array().unwrap().iter().map(|row| row["closedTo"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(closed().await, [json!(0), json!(0)]);
    let shut = json!({ "person": mario, "userMail": world.seat("carla").mail, "parts": ["NEEDS_MENT"],
        "reason": "RELATIVE" });
    let done = world.change("giulia", "block", "BlockInput", "block", shut).await;
    assert_eq!(done["problems"], json!([]));
    assert_eq!(closed().await, [json!(0), json!(1)], "her centre sees it still, and she does not");
    let address = "query ($person: ID!) { whoCan(person: $person, part: CONTACT) { closedTo } }";
    let found = world.data("franco", address, json!({ "person": mario })).await["whoCan"].take();
    assert!(found.as_array().unwrap().iter().all(|row| row["closedTo"] == 0), "{found}");
}

async fn the_nearest_miss_is_named(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let ask = async |part: &str, whose: &str| {
        let asked = json!({ "person": mario, "part": part, "organization": organization(&world, whose) });
        world.data("franco", EXPLAIN, asked).await["explain"].take()
    };
    let housing = ask("NEEDS_MENT", "luca").await;
    assert_eq!(
        (&housing["open"], &housing["reason"]),
        (&json!(false), &json!("OTHER_RELATION")),
        "{housing}"
    );
    assert!(
        housing["line"]["text"].as_str().unwrap().contains("shared_with, grant, s3, read, allow"),
        "{housing}"
    );
    assert!(housing["sentence"].as_str().unwrap().contains("organisation that a grant names"), "{housing}");
    let lead = ask("HEALTH", "giulia").await;
    assert_eq!((&lead["open"], &lead["reason"]), (&json!(false), &json!("OTHER_KIND")), "{lead}");
    let centre = ask("ADDRESS", "carla").await;
    assert_eq!(centre["reason"], "NO_GRANT", "{centre}");
    let outside = ask("CARD", "piero").await;
    assert_eq!(outside["reason"], "NO_AGREEMENT", "{outside}");
    let shown = ask("CARD", "luca").await;
    assert_eq!(
        (&shown["open"], &shown["reason"], &shown["relation"]),
        (&json!(true), &json!("GRANTED"), &json!("MEMBER"))
    );
    let nobody = json!({ "person": PersonId::mint().to_string(), "part": "CONTACT",
        "organization": organization(&world, "luca") });
    assert!(!world.ask("franco", EXPLAIN, nobody).await.errors.is_empty());
}

async fn whoever_may_not_know_of_mario_hears_what_they_hear_of_nobody(base: Base) {
    let world = World::stories(base).await;
    let (mario, nobody) = (mario(&world).await, PersonId::mint().to_string());
    let anna = world.person("bea", "anna").await;
    for user in ["nadia", "luca", "amina", "elena", "rosa", "ivo", "dario", "piero", "paolo"] {
        for part in ["IDENTITY", "CARD", "NEEDS_VIOL", "ACCESS_LOG"] {
            let ask = async |person: &str| {
                let answer = world.ask(user, EXPLAIN, json!({ "person": person, "part": part })).await;
                (answer.data, answer.errors, answer.statements)
            };
            let of_nobody = ask(&nobody).await;
            assert_eq!(ask(&mario).await, of_nobody, "{user} {part}");
            assert_eq!(ask(&anna).await, of_nobody, "{user} {part}");
        }
    }
}

async fn a_refused_organisation_hears_whom_to_ask_and_no_more(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    amina_accepts(&world).await;
    let address = explained(&world, "amina", &mario, "ADDRESS").await;
    assert_eq!((&address["open"], &address["howToAsk"]), (&json!(false), &json!("ASK_LEAD")), "{address}");
    for hidden in ["reason", "relation", "line", "grant", "until", "organization"] {
        assert_eq!(address[hidden], Value::Null, "{hidden}");
    }
    assert!(address["sentence"].as_str().unwrap().contains("Ask the lead organisation"));
    // Closed to her centre on purpose: she hears the same.
    let block = json!({ "person": mario, "parts": ["ADDRESS"], "organization": organization(&world, "amina"),
        "reason": "ASKED_BY_PERSON" });
    let done = world.change("giulia", "block", "BlockInput", "block", block).await;
    assert_eq!(done["problems"], json!([]));
    assert_eq!(explained(&world, "amina", &mario, "ADDRESS").await, address);
    let never = explained(&world, "amina", &mario, "HEALTH").await;
    assert_eq!(never["howToAsk"], "ASK_KEEPER", "a volunteer is shown no health by any grant");
}

async fn what_is_open_is_explained_by_what_opens_it(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    amina_accepts(&world).await;
    let food = explained(&world, "amina", &mario, "NEEDS_FOOD").await;
    assert_eq!(
        (&food["open"], &food["reason"], &food["relation"]),
        (&json!(true), &json!("GRANTED"), &json!("CARE_TEAM"))
    );
    assert_eq!(food["needs"].as_array().unwrap().len(), 1, "that one need alone: {food}");
    assert!(food["until"].is_string() && food["grant"].is_string(), "{food}");
    let own = explained(&world, "giulia", &mario, "ADDRESS").await;
    assert_eq!((&own["reason"], &own["relation"]), (&json!("DUTY"), &json!("LEAD")));
    assert!(own["sentence"].as_str().unwrap().contains("by duty"), "{own}");
    let justice = explained(&world, "giulia", &mario, "JUSTICE").await;
    assert_eq!((&justice["open"], &justice["reason"]), (&json!(false), &json!("OTHER_KIND")), "{justice}");
}

async fn the_law_is_explained_without_a_person(base: Base) {
    let world = World::stories(base).await;
    let asked =
        "query ($granted: Boolean!) { explainRule(kind: ODV, role: ASSOCIATION_OPERATOR, relation: CARE_TEAM,
        part: CONTACT, granted: $granted) { open reason line { number } sentence } }";
    let ask = async |user: &str, granted: bool| world.ask(user, asked, json!({ "granted": granted })).await;
    let open = ask("paolo", true).await.data["explainRule"].take();
    assert_eq!((&open["open"], &open["reason"]), (&json!(true), &json!("GRANTED")));
    let closed = ask("paolo", false).await.data["explainRule"].take();
    assert_eq!((&closed["open"], &closed["reason"]), (&json!(false), &json!("NO_GRANT")));
    assert_eq!(open["line"]["number"], closed["line"]["number"]);
    assert!(!ask("piero", true).await.errors.is_empty(), "without an agreement nothing is asked of the law");
}
