//! What the costliest documents cost that are still answered.
mod document;

use crate::{
    leaks::web::Served9,
    support::{Base, figure, on_both},
    world::World,
};
use amis::demo::Size;
use document::{Document, Writer};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use std::collections::HashMap;

on_both!(the_costliest_document_has_its_bounds);

/// Statements of one answer, the look at who asks and the audit included.
const STATEMENTS_MAX: usize = 50;
/// Bytes of one answer.
const BYTES_MAX: usize = 1024 * 1024;
/// Searches from different beginnings, and steps of each.
const SEARCHES: u64 = 8;
const STEPS: usize = 60;

/// What a document cost: statements and bytes; nothing where it was refused before it was executed.
async fn cost(world: &Served9, bearer: &str, document: &Document) -> Option<(usize, usize)> {
    let text = document.text();
    let (status, body) = world.ask(bearer, &text).await;
    let refused = body.get("data").is_none() || body["data"].is_null();
    if status != 200 || refused {
        let limit = &body["errors"][0]["extensions"]["limit"];
        assert!(limit.is_string(), "refused for another reason than a limit: {body}\n{text}");
        return None;
    }
    for error in body["errors"].as_array().into_iter().flatten() {
        assert_eq!(error["extensions"]["code"], "TOO_COSTLY", "{error}\n{text}");
    }
    // One statement recognises the caller.
    let statements = world.world.ask("giulia", &text, json!({})).await.statements + 1;
    Some((statements, body.to_string().len()))
}

async fn the_costliest_document_has_its_bounds(base: Base) {
    let world = Served9::of(World::of(base, Size::Crowd(40)).await).await;
    let bearer = world.bearer("giulia").await;
    let writer = Writer::new(ids(&world).await);
    let mut worst = (0, 0);
    for seed in 0..SEARCHES {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        // Odd searches climb towards statements, by many fields of few; even ones towards bytes.
        let towards_statements = seed % 2 == 1;
        let lengths: &[i32] = if towards_statements { &[1] } else { &[5, 20, 50, 100] };
        // Many small fields cost statements soon; for bytes the first steps must not use them up.
        let first = if towards_statements { 64 } else { 4 };
        let (mut best, mut cost_of_best, mut stride) = (Document::default(), (0, 0), first);
        for _ in 0..STEPS {
            let mut tried = best.clone();
            for _ in 0..dice.random_range(1..=stride) {
                writer.grow(&mut tried, lengths, &mut dice);
            }
            // Far while it is answered, nearer once it is refused.
            let Some(found) = cost(&world, &bearer, &tried).await else {
                stride = (stride / 2).max(1);
                continue;
            };
            stride += stride / 2;
            assert!(found.0 <= STATEMENTS_MAX, "{} statements\n{}", found.0, tried.text());
            assert!(found.1 <= BYTES_MAX, "{} bytes\n{}", found.1, tried.text());
            worst = (worst.0.max(found.0), worst.1.max(found.1));
            let better =
                if towards_statements { found.0 >= cost_of_best.0 } else { found.1 >= cost_of_best.1 };
            if better {
                (best, cost_of_best) = (tried, found);
            }
        }
    }
    let (statements, bytes) = worst;
    figure("P9", &format!("{statements} statements and {bytes} bytes, of the costliest documents found"));
    assert!(
        statements > 30 && bytes > 50_000,
        "the search is too poor: {statements} statements, {bytes} bytes"
    );
}

/// Ids that something stands behind, by the type that they are asked of.
async fn ids(world: &Served9) -> HashMap<&'static str, String> {
    let found = world
        .world
        .data(
            "giulia",
            "{ people(search: \"colombo mario\") { nodes { id needs { nodes { id referrals { id from { id } } } } } }
               groups(first: 1) { nodes { id } } services(first: 1) { nodes { id } } areas(kind: MUNICIPIO, first: 1) { nodes { id } } }",
            json!({}),
        )
        .await;
    let text = |path: &str| found.pointer(path).and_then(|id| id.as_str()).map(str::to_owned);
    let needs = found["people"]["nodes"][0]["needs"]["nodes"].as_array().unwrap();
    let referral = needs.iter().find_map(|need| need["referrals"][0]["id"].as_str()).unwrap().to_owned();
    HashMap::from([
        ("person", text("/people/nodes/0/id").unwrap()),
        ("need", text("/people/nodes/0/needs/nodes/0/id").unwrap()),
        ("referral", referral),
        ("claim", claim(&world.world).await),
        ("orientation", told(&world.world, &text("/people/nodes/0/needs/nodes/0/id").unwrap()).await),
        ("transfer", offered(&world.world, &text("/people/nodes/0/id").unwrap()).await),
        ("needDraft", drafted(&world.world, &text("/people/nodes/0/id").unwrap()).await),
        ("organization", world.world.seat("giulia").actor.organization.to_string()),
        ("user", world.world.seat("giulia").actor.user.to_string()),
        ("service", text("/services/nodes/0/id").unwrap()),
        ("group", text("/groups/nodes/0/id").unwrap()),
        ("groupPlace", "venue_00000000000000000000000000000000".to_owned()),
        ("groupCampaign", "campaign_00000000000000000000000000000000".to_owned()),
        ("publicGroup", text("/groups/nodes/0/id").unwrap()),
        ("area", text("/areas/nodes/0/id").unwrap()),
    ])
}

/// A need that Giulia prepares, and nobody has opened.
async fn drafted(world: &World, person: &str) -> String {
    let input = json!({ "person": person, "domain": "WORK", "strength": "-" });
    let made = world.change("giulia", "draftNeed", "DraftNeedInput", "draft { id }", input).await;
    made["draft"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
}

/// What Giulia told somebody of, again and again, in as many words as there may be; the last.
async fn told(world: &World, need: &str) -> String {
    const TIMES: usize = 40;
    let service = world.data("giulia", "{ services(first: 1) { nodes { id } } }", json!({})).await;
    let service = &service["services"]["nodes"][0]["id"];
    let mut told = json!(null);
    for _ in 0..TIMES {
        let input = json!({ "need": need, "service": service, "askFor": "c".repeat(200), "bring": vec!["p".repeat(100); 10],
            "note": "n".repeat(500) });
        let answer = "orientation { id }";
        let made = world.change("giulia", "recordOrientation", "RecordOrientationInput", answer, input).await;
        told = made["orientation"]["id"].clone();
    }
    told.as_str().unwrap().to_owned()
}

/// Giulia's offer that another organisation lead somebody.
async fn offered(world: &World, person: &str) -> String {
    let to = world.seat("nadia").actor.organization.to_string();
    let input = json!({ "person": person, "to": to, "reason": "CAPACITY", "note": "-" });
    let made = world.change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", input).await;
    made["transfer"]["id"].as_str().unwrap().to_owned()
}

/// A claim of a need that Giulia's organisation leads.
async fn claim(world: &World) -> String {
    let asked = "{ needCards(first: 20, filter: { domain: [HOUS] }) { nodes { id } } }";
    let cards = world.data("luca", asked, json!({})).await;
    for card in cards["needCards"]["nodes"].as_array().unwrap() {
        let input = json!({ "needCard": card["id"] });
        let made = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
        let id = made["claim"]["id"].clone();
        let seen =
            world.data("giulia", "query ($id: ID!) { claim(id: $id) { id } }", json!({ "id": id })).await;
        if !seen["claim"].is_null() {
            return id.as_str().unwrap().to_owned();
        }
    }
    panic!("no card of hers is answered")
}
