//! Whoever learns something of somebody leaves a record, also where no field of it was asked for.
use crate::{
    support::{Base, on, on_both},
    world::World,
};
use serde_json::json;

on_both!(
    whoever_finds_somebody_by_a_part_leaves_a_record_of_that_part,
    a_need_tells_nobody_where_its_person_lives,
    a_history_tells_nobody_who_else_offered,
);

/// The parts of the newest record, and how many there are.
async fn newest(world: &World) -> (String, usize) {
    let mut conn = world.house.db.reader().await.unwrap();
    let mut all: Vec<String> =
        on!(conn, |c| sqlx::query_scalar("select parts from audit_event order by id").fetch_all(c).await)
            .unwrap();
    conn.give_back().await;
    (all.pop().unwrap(), all.len() + 1)
}

async fn whoever_finds_somebody_by_a_part_leaves_a_record_of_that_part(base: Base) {
    let world = World::stories(base).await;
    let district = world.data("giulia", "{ areas(kind: MUNICIPIO) { nodes { id code } } }", json!({})).await;
    let nodes = district["areas"]["nodes"].as_array().unwrap();
    let nine = nodes.iter().find(|area| area["code"] == "015146-9").unwrap()["id"].as_str().unwrap();
    let mario = world.person("giulia", "colombo mario").await;
    let asked = [
        ("{ people(search: \"colombo mario\") { edges { cursor } } }".to_owned(), "identity"),
        ("{ people(search: \"colombo mario\") { pageInfo { hasNextPage } } }".to_owned(), "identity"),
        (format!("{{ people(district: \"{nine}\", first: 1) {{ nodes {{ id }} }} }}"), "address"),
        (
            format!("{{ person(id: \"{mario}\") {{ needs(domain: [MENT]) {{ edges {{ cursor }} }} }} }}"),
            "needs.MENT",
        ),
    ];
    for (document, part) in asked {
        let (_, before) = newest(&world).await;
        world.data("giulia", &document, json!({})).await;
        assert_eq!(newest(&world).await, (part.to_owned(), before + 1), "{document}");
    }
    let (_, before) = newest(&world).await;
    world.data("giulia", "{ people(search: \"nessuno\") { nodes { id } } }", json!({})).await;
    assert_eq!(newest(&world).await.1, before, "nobody found, nobody seen");
}

/// Carla writes needs of mental health, and isn't told where Mario lives: not by the place of a need either.
async fn a_need_tells_nobody_where_its_person_lives(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let input = json!({ "person": mario, "domain": "MENT", "urgency": "SOON" });
    let answer = "need { area { code } }";
    let refused = world.change("carla", "openNeed", "OpenNeedInput", answer, input.clone()).await;
    assert_eq!(refused["problems"][0]["code"], "need.area_required", "{refused}");
    let opened = world.change("giulia", "openNeed", "OpenNeedInput", answer, input).await;
    assert_eq!(opened["need"]["area"]["code"], "015146-9", "{opened}");
}

/// The clinic is shown the housing need with its history: not that Luca's association offered to answer.
async fn a_history_tells_nobody_who_else_offered(base: Base) {
    let world = World::stories(base).await;
    let mario = world.person("giulia", "colombo mario").await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let cards =
        world.data("luca", "{ needCards(filter: { domain: [HOUS] }) { nodes { id } } }", json!({})).await;
    for card in cards["needCards"]["nodes"].as_array().unwrap() {
        let input = json!({ "needCard": card["id"] });
        world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    }
    let clinic = world.seat("carla").actor.organization.to_string();
    let input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "organization": clinic,
        "parts": ["HISTORY", "NEEDS_HOUS"] });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    assert_eq!(given["problems"], json!([]));
    let asked = "query ($id: ID!) { need(id: $id) { history { subject event organization { name } } } }";
    let lead = world.data("giulia", asked, json!({ "id": need })).await.to_string();
    assert!(lead.contains("\"claim\"") && lead.contains("Casa Aperta"), "{lead}");
    let clinic = world.data("carla", asked, json!({ "id": need })).await.to_string();
    assert!(clinic.contains("\"open\""), "{clinic}");
    assert!(!clinic.contains("claim") && !clinic.contains("name"), "{clinic}");
}
