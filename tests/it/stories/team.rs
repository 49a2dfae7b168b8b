//! The care team around Mario: who is told of whom.
use crate::{
    support::{Base, on_both},
    world::{World, monday},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    the_team_knows_each_other_through_ordinary_needs,
    a_team_is_left_when_the_need_is_given_back,
    the_teams_of_many_cost_what_the_team_of_one_costs,
    a_history_names_others_to_the_lead_alone,
);

const TEAM: &str = "query ($id: ID!) { person(id: $id) { code careTeam { organization { name } leads domain
    need { domain status } since until } withheld { part } } }";

/// Who is there for what, and whether the need itself is open, as one user is told; null where nothing is.
async fn told(world: &World, user: &str, person: &str) -> Value {
    let seen = world.data(user, TEAM, json!({ "id": person })).await;
    let Some(team) = seen["person"]["careTeam"].as_array() else { return Value::Null };
    let line = |row: &Value| {
        json!([row["organization"]["name"], row["leads"], row["domain"], row["need"]["domain"]])
    };
    Value::Array(team.iter().map(line).collect())
}

async fn claimed_by_luca(world: &World) -> String {
    let cards = "{ needCards(filter: { domain: [HOUS] }) { nodes { id urgency } } }";
    let cards = world.data("luca", cards, json!({})).await;
    let urgent = |card: &&Value| card["urgency"] == "URGENT";
    let card = cards["needCards"]["nodes"].as_array().unwrap().iter().find(urgent).unwrap();
    let claim = json!({ "needCard": card["id"] });
    let claimed = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", claim).await;
    let claim = claimed["claim"]["id"].as_str().expect("Luca proposes").to_owned();
    let chosen = json!({ "claim": claim });
    let chosen = world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { status }", chosen).await;
    assert_eq!(chosen["claim"]["status"], "ACTIVE", "{chosen}");
    claim
}

async fn accepted_by_amina(world: &World) {
    let received = "{ referrals(direction: RECEIVED) { nodes { id } } }";
    let received = world.data("amina", received, json!({})).await;
    answer(world, "amina", &received["referrals"]["nodes"][0]["id"], "ACCEPT").await;
}

async fn answer(world: &World, user: &str, referral: &Value, answer: &str) {
    let input = json!({ "referral": referral, "answer": answer });
    let done =
        world.change(user, "answerReferral", "AnswerReferralInput", "referral { id status }", input).await;
    assert_eq!(done["problems"], json!([]), "{user}");
}

async fn accepted_by_carla(world: &World, need: &str) {
    let to = world.seat("carla").actor.organization.to_string();
    let input = json!({ "need": need, "to": to, "parts": ["IDENTITY", "CONTACT"] });
    let sent = world.change("giulia", "sendReferral", "SendReferralInput", "referral { id }", input).await;
    answer(world, "carla", &sent["referral"]["id"], "ACCEPT").await;
}

async fn the_team_knows_each_other_through_ordinary_needs(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let name = |user: &str| json!(world.seat(user).organization);
    let (lead, casa, caritas, cps) = (name("giulia"), name("luca"), name("amina"), name("carla"));
    let alone = json!([[lead, true, null, null]]);
    assert_eq!(told(&world, "giulia", &mario).await, alone);
    claimed_by_luca(&world).await;
    world.house.clock.set(monday() + TimeDelta::hours(1));
    accepted_by_amina(&world).await;
    world.house.clock.set(monday() + TimeDelta::hours(2));
    let ment = world.need("giulia", &mario, "MENT").await;
    assert_eq!(told(&world, "carla", &mario).await, Value::Null, "a grant by name makes no team");
    accepted_by_carla(&world, &ment).await;
    assert_eq!(
        told(&world, "giulia", &mario).await,
        json!([
            [lead, true, null, null],
            [casa, false, "HOUS", "HOUS"],
            [caritas, false, "FOOD", "FOOD"],
            [cps, false, "MENT", "MENT"],
        ])
    );
    assert_eq!(
        told(&world, "luca", &mario).await,
        json!([[lead, true, null, null], [casa, false, "HOUS", "HOUS"], [caritas, false, "FOOD", null]]),
        "nobody there learns of a need of a special category, nor of the service that speaks of it"
    );
    assert_eq!(
        told(&world, "amina", &mario).await,
        json!([[lead, true, null, null], [casa, false, "HOUS", null], [caritas, false, "FOOD", "FOOD"]])
    );
    assert_eq!(
        told(&world, "carla", &mario).await,
        json!([
            [lead, true, null, null],
            [casa, false, "HOUS", null],
            [caritas, false, "FOOD", null],
            [cps, false, "MENT", "MENT"],
        ])
    );
    for other in ["franco", "paolo", "nadia", "sofia", "dario", "piero"] {
        assert_eq!(told(&world, other, &mario).await, Value::Null, "{other}");
    }
    let looked = "select count(*) from audit_event where act = 'person.read' and parts like '%care_team%'";
    assert!(world.base.number(looked).await >= 5, "who looked at the team is written down");
}

async fn a_team_is_left_when_the_need_is_given_back(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let claim = claimed_by_luca(&world).await;
    assert_eq!(told(&world, "giulia", &mario).await.as_array().unwrap().len(), 2);
    let input = json!({ "claim": claim, "reason": "NO_CAPACITY" });
    let given = world.change("luca", "releaseClaim", "ReleaseClaimInput", "claim { status }", input).await;
    assert_eq!(given["problems"], json!([]), "{given}");
    assert_eq!(told(&world, "giulia", &mario).await.as_array().unwrap().len(), 1);
    assert_eq!(told(&world, "luca", &mario).await, Value::Null);
}

async fn the_teams_of_many_cost_what_the_team_of_one_costs(base: Base) {
    let world = World::of(base, amis::demo::Size::Crowd(60)).await;
    let page = "query ($first: Int) { people(first: $first) { nodes {
        careTeam { organization { name } need { domain } } } } }";
    let one = world.ask("giulia", page, json!({ "first": 1 })).await;
    let many = world.ask("giulia", page, json!({ "first": 20 })).await;
    assert_eq!(many.data["people"]["nodes"].as_array().unwrap().len(), 20);
    assert!(many.statements <= one.statements + 1, "{} and {}", one.statements, many.statements);
}

async fn a_history_names_others_to_the_lead_alone(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    claimed_by_luca(&world).await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let history = "query ($id: ID!) { need(id: $id) { history { subject event organization { name } } } }";
    let lead = world.data("giulia", history, json!({ "id": need })).await;
    assert_eq!(events(&lead), ["open", "propose", "choose", "assign"], "{lead}");
    let provider = world.data("luca", history, json!({ "id": need })).await;
    assert_eq!(provider["need"], json!({ "history": null }));
    let shared = json!({
        "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["NEEDS_HOUS", "HISTORY"],
        "organization": world.seat("carla").actor.organization.to_string(),
    });
    let shared = world.change("giulia", "grant", "GrantInput", "grant { id }", shared).await;
    assert_eq!(shared["problems"], json!([]));
    let carla = world.data("carla", history, json!({ "id": need })).await;
    assert_eq!(events(&carla), ["open", "assign"], "{carla}");
    assert!(!carla.to_string().contains("Casa Aperta") && !carla.to_string().contains("Comune"), "{carla}");
}

fn events(need: &Value) -> Vec<&str> {
    let lines = need["need"]["history"].as_array().unwrap();
    lines.iter().map(|line| line["event"].as_str().unwrap()).collect()
}
