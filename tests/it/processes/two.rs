//! Two servers over one PostgreSQL.
use super::{
    Network,
    network::{claim, end},
};
use crate::support::{
    Base, figure, folder, on_postgres,
    program::{Program, give},
    suite_or_long,
};
use serde_json::{Value, json};

on_postgres!(
    what_one_server_does_the_other_knows_at_once,
    of_two_that_claim_at_two_servers_one_wins,
    two_servers_give_one_answer,
);

/// Both, over a network with two associations.
async fn two(base: &Base) -> (tempfile::TempDir, Network, Program, Program) {
    let folder = folder();
    let network = Network::plant(base, 2).await;
    let here = Program::serve(base, folder.path(), &[]);
    let there = Program::serve(base, folder.path(), &[]);
    assert_ne!(here.url(), there.url());
    (folder, network, here, there)
}

const NEED: &str = "query ($need: ID!) { need(id: $need) { status person { contact { phone } }
    claims { status organization { id } } } }";

async fn what_one_server_does_the_other_knows_at_once(base: Base) {
    let (folder, network, here, there) = two(&base).await;
    let [casa, tetto] = &network.associations[..] else { panic!("two associations") };
    let need = network.open(&here, 1, "LEAD_CHOOSES").await.remove(0);
    let sees = async |server: &Program, token: &str| {
        server.ask(token, NEED, json!({ "need": need })).await["data"]["need"].take()
    };
    assert_eq!(sees(&there, &casa.token).await, Value::Null, "a card alone opens nothing");
    let client = reqwest::Client::new();
    let claimed = claim(&client, here.url(), &casa.token, &network.card(casa, &need)).await.unwrap();
    assert_eq!(claimed["claim"]["status"], "PROPOSED", "{claimed}");
    let choose = "mutation ($claim: ID!) { chooseClaim(input: { claim: $claim }) { claim { status } problems { code } } }";
    let chosen = there.ask(&network.lead.token, choose, json!({ "claim": claimed["claim"]["id"] })).await;
    assert_eq!(chosen["data"]["chooseClaim"]["claim"]["status"], "ACTIVE", "{chosen}");
    let shown = sees(&here, &network.lead.token).await;
    assert_eq!(
        (&shown["status"], &shown["claims"][0]["status"]),
        (&json!("ASSIGNED"), &json!("ACTIVE")),
        "{shown}"
    );
    assert_eq!(sees(&here, &casa.token).await["person"]["contact"]["phone"], "02 5550 0100");
    let late = claim(&client, there.url(), &tetto.token, &network.card(tetto, &need)).await.unwrap();
    assert_eq!(late["problems"][0]["code"], "need.wrong_state", "{late}");

    let grants = "query ($need: ID!) { need(id: $need) { person { grants { id } } } }";
    let grants = there.ask(&network.lead.token, grants, json!({ "need": need })).await;
    let grant = &grants["data"]["need"]["person"]["grants"][0]["id"];
    let revoke = "mutation ($grant: ID!) { revokeGrant(input: { grant: $grant }) { grant { status }
        claimsWithoutBasis problems { code } } }";
    let revoked = here.ask(&network.lead.token, revoke, json!({ "grant": grant })).await;
    assert_eq!(revoked["data"]["revokeGrant"]["grant"]["status"], "REVOKED", "{revoked}");
    let closed = sees(&there, &casa.token).await;
    assert!(!closed.to_string().contains("5550"), "{closed}");

    let viewer = "{ viewer { id } }";
    assert!(there.ask(&casa.token, viewer, json!({})).await["data"]["viewer"]["id"].is_string());
    let revoked = give(&base, folder.path(), &["token", "revoke", &casa.token_id]).await;
    assert!(revoked.status.success());
    for server in [&here, &there] {
        let answer = server.ask(&casa.token, viewer, json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    }
}

async fn of_two_that_claim_at_two_servers_one_wins(base: Base) {
    let rounds = suite_or_long(60, 600);
    let (_folder, network, here, there) = two(&base).await;
    let [casa, tetto] = &network.associations[..] else { panic!("two associations") };
    let need = network.open(&here, 1, "FIRST_ELIGIBLE").await.remove(0);
    let (ours, theirs) = (network.card(casa, &need), network.card(tetto, &need));
    let client = reqwest::Client::new();
    let mut won_here = 0;
    for round in 0..rounds {
        let (first, second) = tokio::join!(
            claim(&client, here.url(), &casa.token, &ours),
            claim(&client, there.url(), &tetto.token, &theirs),
        );
        let (first, second) = (first.unwrap(), second.unwrap());
        let won = |told: &Value| told["claim"]["status"] == "ACTIVE";
        assert_ne!(won(&first), won(&second), "round {round}: {first} {second}");
        let (member, won, lost) =
            if won(&first) { (casa, &first, &second) } else { (tetto, &second, &first) };
        assert_eq!(lost["problems"][0]["code"], "need.wrong_state", "{lost}");
        won_here += usize::from(member.organization == casa.organization);
        // The other server gives the need back.
        let id = won["claim"]["id"].as_str().unwrap();
        let elsewhere = if won_here % 2 == 0 { &here } else { &there };
        let released = end(&client, elsewhere.url(), &network.lead.token, id, true).await.unwrap();
        assert_eq!(released["claim"]["status"], "RELEASED", "{released}");
    }
    figure(
        "P1",
        &format!(
            "two servers over one PostgreSQL: {rounds} races of two claims, {rounds} with one winner \
                  ({won_here} at the one, {} at the other)",
            rounds - won_here
        ),
    );
}

/// What each sees of people, cards, counts and the directory.
const QUESTIONS: [&str; 5] = [
    "{ people { nodes { id code needs { nodes { id status unmet matches { score service { name } } } } } } }",
    "{ needCards { nodes { id domain urgency severityBand area { code } myClaim { status } } } }",
    "{ unmetNeeds { district { code } domain open unmet persons households suppressed } }",
    "{ organizations { nodes { id name services { name } } } }",
    "{ services(domain: HOUS) { nodes { id name organization { name } } } }",
];

async fn two_servers_give_one_answer(base: Base) {
    let (_folder, network, here, there) = two(&base).await;
    let mut everybody = vec![&network.lead];
    everybody.extend(&network.associations);
    let mut before = Vec::new();
    for server in [&here, &there, &here] {
        // Each has its lists in memory when the other changes what they are made of.
        network.open(server, 3, "FIRST_ELIGIBLE").await;
        let mut told = Vec::new();
        for document in QUESTIONS {
            for member in &everybody {
                let (one, other) = tokio::join!(
                    here.ask(&member.token, document, json!({})),
                    there.ask(&member.token, document, json!({})),
                );
                assert_eq!(one, other, "{document}");
                assert_eq!(one["errors"], Value::Null, "{one}");
                told.push(one);
            }
        }
        assert_ne!(told, before, "the change is seen");
        before = told;
    }
}
