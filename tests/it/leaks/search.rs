//! Two worlds that differ only in what somebody may not see are one to them: every answer, byte by byte, with
//! its order, its cursors and its errors.
use super::{
    model::Model,
    network::{Network, Organization, Viewer},
    planting::{FISCAL_CODE, Ground, NAME, OTHER_NAME},
};
use crate::{
    policy::{LAW, POLICY, plain::Plain},
    support::{Base, figure, on_both},
    world::monday,
};
use amis::policy::{Part, Purpose, Role};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use std::collections::BTreeSet;

on_both!(what_is_hidden_changes_no_answer);

const NETWORKS: usize = 4;
const VIEWERS: usize = 10;

async fn what_is_hidden_changes_no_answer(base: Base) {
    let base_is_sqlite = base.is_sqlite();
    let law = Plain::of(POLICY);
    let mut dice = ChaCha8Rng::seed_from_u64(9);
    let organizations = || Organization::all(&mut ChaCha8Rng::seed_from_u64(9), monday());
    let ground = Ground::on(base, LAW.clone(), monday(), &organizations()).await;
    let (mut hidden, mut found) = (0, 0);
    let networks = if base_is_sqlite { NETWORKS } else { NETWORKS / 2 };
    for _ in 0..networks {
        let mut network = Network::draw(&mut dice, monday(), organizations());
        for _ in 0..VIEWERS {
            let viewer = searching(&network, &mut dice);
            let closed = closed(&Model { network: &network, law: &law, viewer: &viewer });
            hidden += closed.len();
            ground.plant(&network).await;
            let before = battery(&ground, &network, &viewer).await;
            network.altered = closed;
            ground.plant(&network).await;
            let after = battery(&ground, &network, &viewer).await;
            network.altered = BTreeSet::new();
            assert_eq!(before.len(), after.len());
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before, after, "{viewer:?}");
            }
            found += usize::from(before.iter().any(|answer| answer.to_string().contains(NAME)));
        }
    }
    figure(
        "P4",
        &format!(
            "{hidden} hidden parts altered, searched, sorted, paged and registered for: no answer changed"
        ),
    );
    assert!(hidden > 1_000 && found >= networks * VIEWERS / 5, "too poor: {hidden} hidden, {found} found");
}

/// Somebody who may look for people by name.
fn searching(network: &Network, dice: &mut ChaCha8Rng) -> Viewer {
    loop {
        let viewer = Viewer::any(dice);
        let looks = !viewer.roles.contains(&Role::Administrator) && viewer.purpose == Purpose::Coordinate;
        if looks && network.organizations[viewer.organization].agreement {
            return viewer;
        }
    }
}

/// Every part of every person that the viewer may not see.
fn closed(model: &Model<'_>) -> BTreeSet<(usize, Part)> {
    let open = model.open_all();
    let persons = open.iter().enumerate();
    let closed = persons
        .flat_map(|(at, open)| Part::ALL.iter().filter(|part| !open.has(**part)).map(move |p| (at, *p)));
    closed.collect()
}

const PAGE: &str =
    "edges { cursor node { id code identity { familyName } contact { phone } address { residence }
    household { members { id name } } economic { benefits } story withheld { part } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

/// Everything that a curious viewer can ask of people, errors and all.
async fn battery(ground: &Ground, network: &Network, viewer: &Viewer) -> Vec<Value> {
    let mut told = Vec::new();
    let terms = [
        NAME,
        OTHER_NAME,
        &NAME[..1],
        &OTHER_NAME[..1],
        &OTHER_NAME[..4],
        "",
        "zzz",
        "02 1234567",
        "Via Ornato",
    ];
    for term in terms {
        let whole = format!("people(search: \"{term}\", first: 100) {{ {PAGE} }}");
        told.push(ground.tell(network, viewer, &format!("{{ {whole} }}")).await);
    }
    for district in ground.districts {
        let whole = format!("people(district: \"{district}\", first: 100) {{ {PAGE} }}");
        told.push(ground.tell(network, viewer, &format!("{{ {whole} }}")).await);
    }
    for search in ["", NAME, OTHER_NAME] {
        told.extend(walk(ground, network, viewer, search).await);
    }
    for person in &network.persons {
        told.push(
            ground
                .tell(network, viewer, &format!("{{ people(search: \"{}\") {{ {PAGE} }} }}", person.code))
                .await,
        );
    }
    // The clock stands still and what is written is taken away again with the network.
    let code = format!("fiscalCode: \"{FISCAL_CODE}\"");
    for (given, code) in [(format!("{NAME} 3"), code.as_str()), (format!("{OTHER_NAME} 96"), "")] {
        let register = format!(
            "mutation {{ registerPerson(input: {{ identity: {{ familyName: \"{given}\", {code} }} }}) {{
                 candidates {{ person {{ id code }} evidence }} problems {{ code field message }} }} }}"
        );
        told.push(ground.tell(network, viewer, &register).await);
    }
    told
}

/// Page by page, by the cursors that are given.
async fn walk(ground: &Ground, network: &Network, viewer: &Viewer, search: &str) -> Vec<Value> {
    let (mut told, mut after) = (Vec::new(), "null".to_owned());
    for _ in 0..network.persons.len() {
        let document = format!("{{ people(search: \"{search}\", first: 2, after: {after}) {{ {PAGE} }} }}");
        let answer = ground.tell(network, viewer, &document).await;
        after = answer["data"]["people"]["pageInfo"]["endCursor"].to_string();
        told.push(answer);
        if after == "null" {
            break;
        }
    }
    told
}
