//! What people without an account propose, and what a group says by its own link.
use super::{found, id, named, problem};
use crate::{
    support::{Base, on_both},
    world::World,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

const PROPOSE: &str = "mutation ($input: ProposeGroupInput!) { done: proposeGroup(input: $input) { done problems { code field message } } }";
const ANSWER: &str = "mutation ($input: AnswerGroupLinkInput!) { done: answerGroupLink(input: $input) { done problems { code field message } } }";
const WAITING: &str =
    "{ groupProposals { nodes { id version note replyTo group { name } changes { field before after } } } }";

fn with(fields: &Value, more: Value) -> Value {
    let mut all = fields.as_object().unwrap().clone();
    all.extend(more.as_object().unwrap().clone());
    json!(all)
}

/// Filled in by a human being: some seconds after the form was opened.
async fn propose(world: &World, mut input: Value) -> Value {
    if input["ticket"].is_null() {
        let ticket = world.anybody("{ formTicket }", json!({})).await;
        world.house.clock.advance(TimeDelta::seconds(20));
        input["ticket"] = ticket["formTicket"].clone();
    }
    world.anybody(PROPOSE, json!({ "input": input })).await["done"].clone()
}

async fn waiting(world: &World) -> Vec<Value> {
    let found = world.data("elena", WAITING, json!({})).await;
    found["groupProposals"]["nodes"].as_array().unwrap().clone()
}

async fn decide(world: &World, user: &str, input: Value) -> Value {
    world.change(user, "decideGroupProposal", "DecideGroupProposalInput", "done", input).await
}

async fn link(world: &World, name: &str) -> String {
    let asked = "query ($id: ID!) { group(id: $id) { confirmLink } }";
    let found = world.data("elena", asked, json!({ "id": id(world, name).await })).await;
    found["group"]["confirmLink"].as_str().unwrap().to_owned()
}

on_both!(
    a_correction_is_compared_and_accepted,
    a_new_group_is_reported_before_it_is_published,
    machines_propose_nothing,
    a_proposal_says_something_of_a_group_that_is_published,
    a_facilitator_confirms_a_group_by_its_link,
    a_link_flags_runs_out_and_is_made_by_nobody_else,
);

async fn a_correction_is_compared_and_accepted(base: Base) {
    let world = World::stories(base).await;
    let one = id(&world, "Gocce").await;
    let done = propose(&world, json!({ "group": one, "phone": "+39 02 5550 0444", "note": "Il numero è cambiato.", "replyTo": "vicina@example.org" })).await;
    assert_eq!(done, json!({ "done": true, "problems": [] }));
    let open = waiting(&world).await;
    assert_eq!(
        open[0]["changes"],
        json!([{ "field": "phone", "before": "+39 02 5550 0900", "after": "+39 02 5550 0444" }])
    );
    assert_eq!(
        (&open[0]["group"]["name"], &open[0]["replyTo"]),
        (&json!("Gocce"), &json!("vicina@example.org"))
    );
    let seen =
        world.anybody("query ($id: ID!) { publicGroup(id: $id) { phone } }", json!({ "id": one })).await;
    assert_eq!(seen["publicGroup"]["phone"], "+39 02 5550 0900", "until somebody decides nothing changes");
    let others = decide(&world, "rosa", json!({ "id": open[0]["id"], "accept": true })).await;
    assert_eq!(problem(&others), ("group.not_yours", ""));
    assert_eq!(decide(&world, "elena", json!({ "id": open[0]["id"], "accept": true, "ifVersion": open[0]["version"], "contactName": "Maria" })).await["done"], true);
    let seen = world
        .anybody("query ($id: ID!) { publicGroup(id: $id) { phone contactName } }", json!({ "id": one }))
        .await;
    assert_eq!(seen["publicGroup"], json!({ "phone": "+39 02 5550 0444", "contactName": "Maria" }));
    assert!(waiting(&world).await.is_empty());
    let again = decide(&world, "elena", json!({ "id": open[0]["id"], "accept": true })).await;
    assert_eq!(problem(&again), ("group.proposal_decided", "accepted"));
    let accepted =
        world.data("elena", "{ groupProposals(status: ACCEPTED) { nodes { replyTo } } }", json!({})).await;
    assert_eq!(
        accepted["groupProposals"]["nodes"],
        json!([{ "replyTo": null }]),
        "who proposed it is forgotten"
    );
}

async fn a_new_group_is_reported_before_it_is_published(base: Base) {
    let world = World::stories(base).await;
    let lodi = super::area(&world, "Lodi").await;
    let fields = json!({ "name": "Fili", "topics": ["new_mothers"], "area": lodi });
    assert_eq!(
        propose(&world, with(&fields, json!({ "note": "In biblioteca, il lunedì." }))).await["done"],
        true
    );
    let open = waiting(&world).await;
    let told = open[0]["changes"].as_array().unwrap();
    assert!(
        told.iter().any(|one| *one == json!({ "field": "area", "before": "", "after": "Lodi" })),
        "{told:?}"
    );
    let silent = decide(&world, "elena", json!({ "id": open[0]["id"], "accept": false })).await;
    assert_eq!(problem(&silent), ("text.required", "reason"));
    assert_eq!(decide(&world, "elena", json!({ "id": open[0]["id"], "accept": true })).await["done"], true);
    assert_eq!(named(&world, "Fili").await["status"], "REPORTED");
    assert!(!found(&world, json!({})).await.contains(&"Fili".to_owned()));
    super::group(
        &super::step(&world, "elena", json!({ "id": id(&world, "Fili").await, "event": "CONFIRM" })).await,
    );
    assert!(found(&world, json!({})).await.contains(&"Fili".to_owned()));
}

async fn machines_propose_nothing(base: Base) {
    let world = World::stories(base).await;
    let fields = json!({ "name": "Spam", "topics": ["other"], "area": super::area(&world, "Lodi").await });
    let ticket = world.anybody("{ formTicket }", json!({})).await["formTicket"].clone();
    let fast = propose(&world, with(&fields, json!({ "ticket": ticket }))).await;
    assert_eq!(problem(&fast), ("anybody.too_fast", "ticket"));
    world.house.clock.advance(TimeDelta::seconds(20));
    let trapped =
        propose(&world, with(&fields, json!({ "ticket": ticket, "website": "https://spam.example" }))).await;
    assert_eq!(problem(&trapped), ("anybody.trap", "website"));
    let forged = propose(&world, with(&fields, json!({ "ticket": "AAAA" }))).await;
    assert_eq!(problem(&forged), ("anybody.ticket", "ticket"));
    world.house.clock.advance(TimeDelta::hours(13));
    let old = propose(&world, with(&fields, json!({ "ticket": ticket }))).await;
    assert_eq!(problem(&old), ("anybody.ticket", "ticket"));
    assert!(waiting(&world).await.is_empty());
}

async fn a_proposal_says_something_of_a_group_that_is_published(base: Base) {
    let world = World::stories(base).await;
    let one = id(&world, "Gocce").await;
    let nothing = propose(&world, json!({ "group": one })).await;
    assert_eq!(problem(&nothing), ("group.nothing_proposed", "note"));
    let hidden = super::add(
        &world,
        "elena",
        json!({ "name": "Forse", "topics": ["grief"], "area": super::area(&world, "Rho").await }),
    )
    .await;
    let hidden = propose(&world, json!({ "group": super::group(&hidden)["id"], "note": "ciao" })).await;
    let nobody =
        propose(&world, json!({ "group": "group_00000000000000000000000000000000", "note": "ciao" })).await;
    assert_eq!(hidden, nobody);
    let place =
        propose(&world, json!({ "group": one, "place": "venue_00000000000000000000000000000000" })).await;
    assert_eq!(problem(&place), ("group.place_by_note", "place"));
}

async fn a_facilitator_confirms_a_group_by_its_link(base: Base) {
    let world = World::stories(base).await;
    let link = link(&world, "Rimettersi in gioco").await;
    let asked = "query ($link: String!) { groupByLink(link: $link) { name status } }";
    let seen = world.anybody(asked, json!({ "link": link })).await;
    assert_eq!(seen["groupByLink"], json!({ "name": "Rimettersi in gioco", "status": "UNVERIFIED" }));
    assert_eq!(
        named(&world, "Rimettersi in gioco").await["status"],
        "UNVERIFIED",
        "to look confirms nothing"
    );
    let both =
        world.anybody(ANSWER, json!({ "input": { "link": link, "correct": true, "note": "sì" } })).await;
    assert_eq!(problem(&both["done"]), ("group.correct_or_not", "note"));
    let done = world.anybody(ANSWER, json!({ "input": { "link": link, "correct": true } })).await;
    assert_eq!(done["done"]["done"], true);
    assert_eq!(named(&world, "Rimettersi in gioco").await["status"], "ACTIVE");
    let told = world
        .data(
            "rosa",
            "query ($id: ID!) { group(id: $id) { history { nodes { event organization { name } } } } }",
            json!({ "id": id(&world, "Rimettersi in gioco").await }),
        )
        .await;
    assert_eq!(told["group"]["history"]["nodes"][0], json!({ "event": "confirm", "organization": null }));
}

async fn a_link_flags_runs_out_and_is_made_by_nobody_else(base: Base) {
    let world = World::stories(base).await;
    let link = link(&world, "Gocce").await;
    let silent = world.anybody(ANSWER, json!({ "input": { "link": link, "correct": false } })).await;
    assert_eq!(problem(&silent["done"]), ("text.required", "note"));
    let flagged = world
        .anybody(ANSWER, json!({ "input": { "link": link, "correct": false, "note": "Ora è il martedì." } }))
        .await;
    assert_eq!(flagged["done"]["done"], true);
    assert_eq!(named(&world, "Gocce").await["status"], "VERIFYING");
    assert!(
        found(&world, json!({ "topic": "grief" })).await.contains(&"Gocce".to_owned()),
        "it stays published meanwhile"
    );
    let open = waiting(&world).await;
    assert_eq!((&open[0]["note"], &open[0]["changes"]), (&json!("Ora è il martedì."), &json!([])));
    world.house.clock.advance(TimeDelta::days(61));
    for bad in [link.as_str(), "", "AAAA"] {
        let refused = world.anybody(ANSWER, json!({ "input": { "link": bad, "correct": true } })).await;
        assert_eq!(problem(&refused["done"]), ("group.link_over", "link"));
        let seen = world
            .anybody("query ($link: String!) { groupByLink(link: $link) { name } }", json!({ "link": bad }))
            .await;
        assert!(seen["groupByLink"].is_null());
    }
}
