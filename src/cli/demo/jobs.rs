//! One command to paste for each user's job.
use super::{SignIn, ask, lost, of};
use crate::{
    call::House,
    cli::Failure,
    kernel::{CardId, Id, NeedId},
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

const PROFILE: &str = include_str!("profile.graphql");
const CLAIM: &str = include_str!("claim.graphql");
const UNMET: &str = include_str!("unmet.graphql");

/// The users whose jobs these are.
pub(super) const OF: [&str; 3] = ["giulia", "luca", "paolo"];

/// What a user comes for, and what they ask for it.
pub(super) struct JobToTry {
    what: &'static str,
    token: String,
    variables: Value,
    document: &'static str,
}

/// The jobs of a social worker, an association and a coordinator.
pub(super) async fn jobs(
    house: &Arc<House>,
    signs: &BTreeMap<String, SignIn>,
) -> Result<Vec<JobToTry>, Failure> {
    let (giulia, luca, paolo) = (of(signs, "giulia")?, of(signs, "luca")?, of(signs, "paolo")?);
    let people = "{ people(search: \"colombo mario\", first: 1) { nodes { id needs(domain: HOUS) { nodes { id } } } } }";
    let people = ask(house, giulia, people).await?;
    let text = |path: &str| people.pointer(path).and_then(Value::as_str);
    let mario = text("/people/nodes/0/id").ok_or_else(|| lost("Mario"))?;
    let home = text("/people/nodes/0/needs/nodes/0/id").and_then(NeedId::parse);
    let home = home.ok_or_else(|| lost("Mario's need of a home"))?;
    // Luca sees a card that names nobody; which of them is Mario's only the network's key tells.
    let card = CardId::of(house.secrets.card(home.uuid(), luca.seat.actor.organization));
    let areas = ask(house, paolo, "{ areas(kind: MUNICIPIO) { nodes { id code } } }").await?;
    let mut areas = areas.pointer("/areas/nodes").and_then(Value::as_array).into_iter().flatten();
    let district = areas.find(|area| area["code"] == "015146-9").ok_or_else(|| lost("Municipio 9"))?;
    let job = |what, sign: &SignIn, variables, document| JobToTry {
        what,
        token: sign.token.clone(),
        variables,
        document,
    };
    Ok(vec![
        job(
            "Giulia, social worker, opens Mario's shared profile",
            giulia,
            json!({ "mario": mario }),
            PROFILE,
        ),
        job(
            "Luca, of a housing association, answers the card of a need for a home",
            luca,
            json!({ "card": card.to_string(), "question": "Da quando è libero?" }),
            CLAIM,
        ),
        job(
            "Paolo, coordinator, reads the unmet needs of Municipio 9, without a name",
            paolo,
            json!({ "district": district["id"] }),
            UNMET,
        ),
    ])
}

impl JobToTry {
    /// What it is, and the command. A shell hands the document over as it stands, and curl takes out the line
    /// breaks that a JSON text may not hold; the documents hold no quotes.
    pub(super) fn print(&self, address: SocketAddr) {
        let Self { what, token, variables, document } = self;
        let document: Vec<_> = document.trim().lines().map(|line| format!("  {line}")).collect();
        let document = document.join("\n");
        println!(
            "\n{what}:\n\n\
             curl -s http://{address}/graphql -H 'content-type: application/json' \\\n  \
             -H 'authorization: Bearer {token}' -d @- <<'END'\n\
             {{ \"variables\": {variables}, \"query\": \"\n{document}\n\" }}\nEND"
        );
    }
}
