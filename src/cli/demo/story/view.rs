//! What one user sees of Mario with their own eyes, and on what that rests.
use super::{Stage, essence::list};
use crate::{
    call::Call,
    cli::{Failure, demo::SignIn},
    kernel::{CardId, Halt, Id, NeedId, PersonId, Time},
    locale::message,
    policy::{Action, GrantInForce, Part, Relation, Role, Standing},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Everything of a profile that the story's Mario has content in.
const PROFILE: &str = "query ($mario: ID!) { person(id: $mario) { identity { givenName } contact { phone }
    address { residence } household { kind } economic { iseeCents } citizenship { nationality }
    health { conditions } minors { facts } story grants { id }
    needs { nodes { domain status } } } }";
const CARDS: &str = "query { needCards(first: 100) { nodes { id } } }";
const COUNTS: &str = "query { unmetNeeds(by: [DOMAIN], domain: [HOUS, FOOD]) { domain open } }";

/// What is seen, in one line, and why, in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct View {
    pub(super) what: String,
    pub(super) why: String,
}

impl View {
    /// As this user's own calls show it at this moment.
    pub(super) async fn of(stage: &Stage, sign: &SignIn) -> Result<Self, Failure> {
        let profile = stage.ask(sign, PROFILE, json!({ "mario": stage.mario.to_string() })).await?;
        let cards = stage.ask(sign, CARDS, json!({})).await?;
        let shown = |need: &NeedId| {
            let card = CardId::of(stage.house.secrets.card(need.uuid(), sign.seat.actor.organization));
            let nodes = cards.pointer("/needCards/nodes").and_then(Value::as_array);
            nodes.is_some_and(|nodes| nodes.iter().any(|node| node["id"] == card.to_string()))
        };
        let shown = stage.needs.iter().filter(|(_, need)| shown(need));
        let cards: Vec<&str> = shown.map(|(domain, _)| domain.as_str()).collect();
        let mut what = Vec::new();
        let parts = parts(&profile["person"]);
        if !parts.is_empty() {
            what.push(parts.join(", "));
        }
        if !cards.is_empty() {
            what.push(stage.say("story-card", &[("domains", cards.join(", "))]));
        }
        let counts = sign.seat.actor.roles.contains(Role::Coordinator);
        if counts {
            let counts = stage.ask(sign, COUNTS, json!({})).await?;
            let cells = counts["unmetNeeds"].as_array().into_iter().flatten();
            let cells: Vec<_> =
                cells.map(|cell| format!("{} {}", list(&cell["domain"]), cell["open"])).collect();
            what.push(stage.say("story-counts", &[("counts", cells.join(", "))]));
        }
        if what.is_empty() {
            what.push(stage.say("story-nothing", &[]));
        }
        Ok(Self { what: what.join("; "), why: why(stage, sign, counts).await? })
    }
}

/// The names of the parts that hold something, with the needs and where they stand.
fn parts(person: &Value) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for (part, content) in person.as_object().into_iter().flatten() {
        match content.pointer("/nodes").and_then(Value::as_array) {
            Some(needs) => parts.extend(
                needs.iter().map(|need| format!("{} {}", list(&need["domain"]), list(&need["status"]))),
            ),
            None if content.is_null() => {}
            None => parts.push(part.clone()),
        }
    }
    parts.sort();
    parts
}

/// How the organisation stands to Mario, and which grants reach it: what the law judged by.
async fn why(stage: &Stage, sign: &SignIn, counts: bool) -> Result<String, Failure> {
    let call = stage.call(sign).await?;
    let standing = standing(&call, stage.mario).await.map_err(super::failed)?;
    let actor = &sign.seat.actor;
    let decision = stage.house.law.decide(actor, &standing, Action::Read);
    let mut why = vec![relation(stage, &standing, decision.relation())];
    if counts {
        why.push(stage.say("story-why-counts", &[]));
    }
    let fits = |grant: &&GrantInForce| grant.fits(actor.purpose, Action::Read);
    let grants: Vec<_> = standing.grants.iter().filter(fits).map(|grant| words(stage, grant)).collect();
    why.push(if grants.is_empty() {
        stage.say("story-why-no-grant", &[])
    } else {
        stage.say("story-why-grants", &[("grants", grants.join(" · "))])
    });
    Ok(why.join(" "))
}

async fn standing(call: &Call, person: PersonId) -> Result<Standing, Halt> {
    let standing = call.standing(person).await;
    call.release().await;
    standing
}

fn relation(stage: &Stage, standing: &Standing, relation: Option<Relation>) -> String {
    let ties: BTreeMap<&str, Option<Time>> = standing
        .routes
        .iter()
        .filter(|route| Some(route.relation) == relation)
        .filter_map(|route| Some((route.need?.1.name(), route.until)))
        .collect();
    let domains: Vec<_> = ties.keys().map(|domain| domain.to_uppercase()).collect();
    let until = ties.values().flatten().min().map(|until| day(*until)).unwrap_or_default();
    let key = match relation {
        Some(Relation::Lead) => "story-why-lead",
        Some(Relation::CareTeam) if until.is_empty() => "story-why-care-team",
        Some(Relation::CareTeam) => "story-why-care-team-until",
        Some(Relation::Referred) => "story-why-referred",
        Some(Relation::SharedWith) => "story-why-shared-with",
        _ => "story-why-member",
    };
    stage.say(key, &[("domains", domains.join(", ")), ("until", until)])
}

fn words(stage: &Stage, grant: &GrantInForce) -> String {
    let parts: Vec<_> = grant.parts.iter().map(Part::name).collect();
    let said = [
        ("purpose", grant.purpose.name().to_owned()),
        ("until", day(grant.until)),
        ("parts", parts.join(", ")),
    ];
    message(stage.language, "story-grant", &said)
}

fn day(at: Time) -> String {
    at.format("%F").to_string()
}
