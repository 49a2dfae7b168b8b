//! A new law is tried, compared and left alone.
use super::mario;
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::policy::Law;
use serde_json::{Value, json};

on_both!(
    a_new_law_is_compared_before_anybody_puts_it_in_force,
    a_law_that_cannot_be_read_is_told_line_by_line
);

const DIFFERENCE: &str = "query ($add: [String!]!, $remove: [Int!]!) { policyDifference(add: $add, remove: $remove) {
    cellsGained cellsLost persons personsGain personsLose
    changes { relation action roles kinds lines } organizations { organization { name } personsMore personsLess }
    problems { file line message } } }";

async fn tried(world: &World, user: &str, add: &[&str], remove: &[usize]) -> Value {
    let lines = json!({ "add": add, "remove": remove });
    world.data(user, DIFFERENCE, lines).await["policyDifference"].take()
}

fn line_of(text: &str) -> usize {
    let policy = include_str!("../../../policies/policy.csv");
    policy
        .lines()
        .position(|line| line.split_whitespace().collect::<String>() == text.replace(' ', ""))
        .unwrap()
        + 1
}

async fn a_new_law_is_compared_before_anybody_puts_it_in_force(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let line = line_of("p, educator, public, *, *, lead, duty, needs.MENT, read, allow");
    let less = tried(&world, "franco", &[], &[line]).await;
    assert_eq!((&less["cellsGained"], &less["personsGain"]), (&json!(0), &json!(0)), "{less}");
    assert!(less["cellsLost"].as_u64().unwrap() > 0 && less["personsLose"].as_u64().unwrap() > 0, "{less}");
    let changes = less["changes"].as_array().unwrap();
    assert!(
        changes
            .iter()
            .any(|change| change["relation"] == "LEAD" && change["lines"][0] == "- by duty needs.MENT")
    );
    let organizations: Vec<_> = less["organizations"].as_array().unwrap().iter().collect();
    assert_eq!(organizations.len(), 1, "his own organisation alone: {less}");
    let more =
        tried(&world, "franco", &["p, listener, *, *, *, care_team, grant, s3, read, allow"], &[]).await;
    assert_eq!((&more["cellsLost"], &more["personsLose"]), (&json!(0), &json!(0)), "{more}");
    assert!(more["cellsGained"].as_u64().unwrap() > 0, "{more}");
    // Nothing was put in force.
    assert_eq!(world.house.law.hash(), Law::embedded().unwrap().hash());
    let need = "query ($id: ID!) { person(id: $id) { needs(domain: [MENT]) { nodes { domain } } } }";
    let need = world.data("giulia", need, json!({ "id": mario })).await;
    assert_eq!(need["person"]["needs"]["nodes"][0]["domain"], "MENT");
    let counted = tried(&world, "paolo", &[], &[line]).await;
    assert_eq!(
        (&counted["persons"], &counted["organizations"]),
        (&Value::Null, &json!([])),
        "he knows of no person"
    );
    for user in ["giulia", "luca", "nadia", "dario", "piero"] {
        let lines = json!({ "add": [], "remove": [line] });
        assert!(!world.ask(user, DIFFERENCE, lines).await.errors.is_empty(), "{user}");
        // What is wrong with a line would tell of the lines beside it.
        let broken = world.ask(user, DIFFERENCE, json!({ "add": ["p, nonsense"], "remove": [] })).await;
        assert!(
            !broken.errors.is_empty() && !broken.data.to_string().contains("nonsense"),
            "{user}: {broken:?}"
        );
    }
    let many = vec!["p, nonsense"; 101];
    let many = world.ask("franco", DIFFERENCE, json!({ "add": many, "remove": [] })).await;
    assert!(format!("{:?}", many.errors).contains("At most 100 lines"), "{many:?}");
}

async fn a_law_that_cannot_be_read_is_told_line_by_line(base: Base) {
    let world = World::stories(base).await;
    let lines = include_str!("../../../policies/policy.csv").lines().count();
    let broken =
        tried(&world, "franco", &["p, listener, *, *, *, care_team, grant, s3, read, Deny"], &[]).await;
    assert_eq!(broken["problems"][0]["line"], json!(lines + 1), "{broken}");
    assert_eq!((&broken["cellsGained"], &broken["changes"]), (&json!(0), &json!([])));
}
