//! A privacy officer's day: who can see what of Mario and why, a law that is tried and left, a grant taken back, an
//! emergency reviewed, the sheet of who looked.
use crate::{
    law::mario,
    support::{Base, on_both},
    world::{World, monday},
};
use amis::policy::Purpose;
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(franco_reads_questions_and_tries_the_rules);

async fn claimed_by_luca(world: &World) {
    let cards = "{ needCards(filter: { domain: [HOUS] }) { nodes { id urgency } } }";
    let cards = world.data("luca", cards, json!({})).await["needCards"]["nodes"].take();
    let card = cards.as_array().unwrap().iter().find(|card| card["urgency"] == "URGENT").unwrap();
    let input = json!({ "needCard": card["id"] });
    let claim = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    let input = json!({ "claim": claim["claim"]["id"] });
    let chosen = world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { status }", input).await;
    assert_eq!(chosen["claim"]["status"], "ACTIVE");
}

async fn franco_reads_questions_and_tries_the_rules(base: Base) {
    let world = World::stories(base).await;
    let id = mario(&world).await;
    claimed_by_luca(&world).await;
    let code = "query ($id: ID!) { person(id: $id) { code } }";
    let code = world.data("giulia", code, json!({ "id": id })).await["person"]["code"].take();

    // He finds Mario by the code that somebody tells him, and no name.
    let found = "query ($code: String) { people(search: $code) { nodes { id identity { familyName } } } }";
    let found = world.data("franco", found, json!({ "code": code })).await["people"]["nodes"][0].take();
    assert_eq!((&found["id"], &found["identity"]), (&json!(id), &Value::Null));

    // Who can see the need of mental health, and why; why the housing association can't.
    let who = "query ($person: ID!) { whoCan(person: $person, part: NEEDS_MENT) { organization { id name } reason } }";
    let who = world.data("franco", who, json!({ "person": id })).await["whoCan"].take();
    assert_eq!(who.as_array().unwrap().len(), 2, "{who}");
    let why = "query ($person: ID!, $organization: ID!) {
        explain(person: $person, part: NEEDS_MENT, organization: $organization) { open reason line { number text } } }";
    let housing = world.seat("luca").actor.organization.to_string();
    let asked = json!({ "person": id, "organization": housing });
    let miss = world.data("franco", why, asked).await["explain"].take();
    assert_eq!((&miss["open"], &miss["reason"]), (&json!(false), &json!("NO_GRANT")), "{miss}");
    assert!(miss["line"]["text"].as_str().unwrap().contains("care_team, grant, s3, read"), "{miss}");

    // A new line: he reads what it would do, and leaves it.
    let line = "p, association_operator, *, *, *, care_team, duty, needs.MENT, read, allow";
    let tried = "query ($add: [String!]!) { policyDifference(add: $add) { cellsGained cellsLost changes { lines } } }";
    let tried = world.data("franco", tried, json!({ "add": [line] })).await["policyDifference"].take();
    assert!(tried["cellsGained"].as_u64().unwrap() > 0 && tried["cellsLost"] == 0, "{tried}");
    assert!(tried.to_string().contains("+ by duty needs.MENT"), "{tried}");

    // He takes back the grant that the association's claim rests on, and sees which claim that is.
    let grants = "query ($id: ID!) { person(id: $id) { grants { id kinds status parts } } }";
    let grants = world.data("franco", grants, json!({ "id": id })).await["person"]["grants"].take();
    let to_housing = |grant: &&Value| grant["kinds"].as_array().unwrap().contains(&json!("ODV"));
    let grant = grants.as_array().unwrap().iter().find(to_housing).unwrap();
    let input = json!({ "grant": grant["id"], "reason": "BASIS_ENDED" });
    let answer = "grant { status } claimsWithoutBasis referralsWithoutBasis";
    let revoked = world.change("franco", "revokeGrant", "RevokeGrantInput", answer, input).await;
    assert_eq!(
        (&revoked["problems"], &revoked["grant"]["status"]),
        (&json!([]), &json!("REVOKED")),
        "{revoked}"
    );
    assert_eq!(revoked["claimsWithoutBasis"].as_array().unwrap().len(), 1, "{revoked}");
    let given = json!({ "person": id, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["CONTACT"],
        "organization": housing });
    let given = world.change("franco", "grant", "GrantInput", "grant { id }", given).await;
    assert_eq!(given["problems"][0]["code"], "not_found", "he takes back, and gives nothing");

    // An emergency that was none.
    let open = json!({ "code": code, "category": "LIFE", "reason": "Volevo sapere se aveva trovato casa." });
    let emergency = "emergency { id personId }";
    let opened = world.change("sofia", "openEmergencyAccess", "EmergencyInput", emergency, open).await;
    let look = "query ($id: ID!) { person(id: $id) { address { dwelling } } }";
    let looked = world.ask_for("sofia", Purpose::Emergency, look, json!({ "id": id })).await;
    assert!(looked.data["person"]["address"]["dwelling"].is_string());
    world.house.clock.set(monday() + TimeDelta::hours(6));
    let list = "{ emergencies { nodes { id reason organization { name } } } }";
    let list = world.data("franco", list, json!({})).await["emergencies"]["nodes"].take();
    assert_eq!(list[0]["id"], opened["emergency"]["id"]);
    let review = json!({ "emergency": list[0]["id"], "verdict": "ABUSE", "note": "Nessun pericolo." });
    let review = ("reviewEmergencyAccess", "ReviewEmergencyInput", review);
    let review = world.change("franco", review.0, review.1, "emergency { verdict }", review.2).await;
    assert_eq!(review["emergency"]["verdict"], "ABUSE");

    // Who looked: the emergency stands there as what it was, and so does he.
    let log = "query ($id: ID!) { person(id: $id) { accessLog(first: 100) { nodes {
        act purpose relation parts organization { name } } } } }";
    let log = world.data("franco", log, json!({ "id": id })).await["person"]["accessLog"]["nodes"].take();
    let rows = log.as_array().unwrap();
    let sofias = world.seat("sofia").organization.as_str();
    let emergency = rows.iter().filter(|row| row["organization"]["name"] == sofias);
    let emergency: Vec<_> = emergency.filter(|row| row["purpose"] == "EMERGENCY").collect();
    assert!(
        emergency.iter().any(|row| row["parts"].as_array().unwrap().contains(&json!("ADDRESS"))),
        "{log}"
    );
    assert!(rows.iter().any(|row| row["act"] == "grant.revoke"), "{log}");

    // He prints it for the person: the same emergency is marked there.
    let sheet =
        "query ($id: ID!) { whoLooked(person: $id) { lines { emergency parts organization { name } } } }";
    let sheet = world.data("franco", sheet, json!({ "id": id })).await["whoLooked"]["lines"].take();
    let marked = sheet.as_array().unwrap().iter().filter(|line| line["emergency"] == true);
    let marked: Vec<_> = marked.map(|line| line["organization"]["name"].as_str().unwrap()).collect();
    assert!(!marked.is_empty() && marked.iter().all(|name| *name == sofias), "{sheet}");
}
