//! What professionals write for themselves leaves their organisation on no way.
use super::{done, handed_over, organization, refused, shared, with, world};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::policy::{Purpose, Role, RoleSet};
use serde_json::{Value, json};

on_both!(
    notes_are_for_the_professionals_who_wrote_them,
    no_way_opens_another_organisations_notes,
    who_takes_a_person_over_does_not_find_the_former_notes,
    of_notes_nobody_is_told,
    what_can_not_be_noted_is_refused,
    what_is_closed_to_somebody_is_closed_in_their_notes_too,
);

async fn note(world: &World, user: &str, person: &str, text: &str) -> Value {
    let input = json!({ "person": person, "text": text });
    world.change(user, "addNote", "AddNoteInput", "note { id text author happenedOn }", input).await
}

/// The texts that a user finds on the person.
async fn on_profile(world: &World, user: &str, person: &str) -> Option<Vec<String>> {
    let document = "query ($id: ID!) { person(id: $id) { notes { nodes { text } } } }";
    let found = world.data(user, document, json!({ "id": person })).await["person"]["notes"].take();
    found.is_object().then(|| texts(&found))
}

/// The texts of their own organisation that a user finds, whoever leads the person.
async fn own(world: &World, user: &str, person: &str) -> Vec<String> {
    let document = "query ($id: ID!) { notes(person: $id) { nodes { text } } }";
    texts(&world.data(user, document, json!({ "id": person })).await["notes"])
}

fn texts(connection: &Value) -> Vec<String> {
    let nodes = connection["nodes"].as_array().unwrap();
    nodes.iter().map(|note| note["text"].as_str().unwrap().to_owned()).collect()
}

const NONE: [&str; 0] = [];

async fn notes_are_for_the_professionals_who_wrote_them(base: Base) {
    let (world, mario) = world(base).await;
    let made = note(&world, "giulia", &mario, "  Teme di perdere la figlia. ").await;
    let row = &done(&made)["note"];
    assert_eq!(
        (&row["text"], &row["author"], &row["happenedOn"]),
        (&json!("Teme di perdere la figlia."), &json!("Giulia Ferrari"), &json!("2026-11-02"))
    );
    done(&note(&world, "giulia", &mario, "seconda").await);
    let both = ["seconda", "Teme di perdere la figlia."];
    assert_eq!(on_profile(&world, "giulia", &mario).await.unwrap(), both);
    assert_eq!(own(&world, "giulia", &mario).await, both);
    let document = "query ($id: ID!, $after: String) { notes(person: $id, first: 1, after: $after)
        { nodes { text } pageInfo { hasNextPage endCursor } } }";
    let page = world.data("giulia", document, json!({ "id": mario })).await["notes"].take();
    assert_eq!((texts(&page), &page["pageInfo"]["hasNextPage"]), (vec!["seconda".to_owned()], &json!(true)));
    let next = json!({ "id": mario, "after": page["pageInfo"]["endCursor"] });
    assert_eq!(texts(&world.data("giulia", document, next).await["notes"]), [both[1]]);
    let others: Vec<_> = world.users().filter(|user| *user != "giulia").collect();
    for user in others {
        assert_eq!(on_profile(&world, user, &mario).await, None, "{user}");
        assert_eq!(own(&world, user, &mario).await, NONE, "{user}");
    }
    // Her colleagues in other roles neither.
    let asked =
        "query ($id: ID!) { person(id: $id) { notes { nodes { id } } } notes(person: $id) { nodes { id } } }";
    for role in [
        Role::Listener,
        Role::DeskOperator,
        Role::AssociationLead,
        Role::PrivacyOfficer,
        Role::ServiceAccount,
    ] {
        let seen = world.ask_in("giulia", RoleSet::of(&[role]), asked, json!({ "id": mario })).await.data;
        assert_eq!((&seen["person"]["notes"], &seen["notes"]["nodes"]), (&Value::Null, &json!([])), "{role}");
    }
    let log = "query ($id: ID!) { person(id: $id) { accessLog { nodes { act parts } } } }";
    let log = world.data("franco", log, json!({ "id": mario })).await.to_string();
    assert!(log.contains("NOTES") && log.contains("note.add"), "{log}");
}

async fn no_way_opens_another_organisations_notes(base: Base) {
    let (world, mario) = world(base).await;
    done(&note(&world, "giulia", &mario, "segreta").await);
    let input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["CONTACT", "NOTES"],
        "organization": organization(&world, "carla") });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    assert_eq!(refused(&given), ("grant.notes_never", "parts"));
    let input = json!({ "person": mario, "agenda": ["CONTACT", "NOTES"], "organizations": [organization(&world, "carla")],
        "startsAt": world.house.clock.now() });
    let called =
        world.change("giulia", "openConference", "OpenConferenceInput", "conference { id }", input).await;
    assert_eq!(refused(&called), ("conference.off_the_table", "agenda"));
    let input = json!({ "need": world.need("giulia", &mario, "FOOD").await, "to": organization(&world, "carla"), "parts": ["NOTES"] });
    let sent = world.change("giulia", "sendReferral", "SendReferralInput", "referral { id }", input).await;
    assert_eq!(refused(&sent), ("referral.parts_not_yours", "parts"));
    // Whatever else is shared, and in an emergency too.
    shared(&world, "carla", &["IDENTITY", "DIARY", "MINORS"], &["READ", "WRITE"]).await;
    assert_eq!(on_profile(&world, "carla", &mario).await, None);
    let input = json!({ "name": "mario colombo", "birthDate": "1974-03-19", "category": "HEALTH", "reason": "Non risponde da due giorni e sta male." });
    let opened =
        world.change("nadia", "openEmergencyAccess", "EmergencyInput", "emergency { id }", input).await;
    done(&opened);
    let asked = "query ($id: ID!) { person(id: $id) { contact { phone } notes { nodes { id } } } }";
    let seen =
        world.ask_for("nadia", Purpose::Emergency, asked, json!({ "id": mario })).await.data["person"].take();
    assert!(seen["contact"].is_object(), "{seen}");
    assert_eq!(seen["notes"], Value::Null);
    let asked = "query ($id: ID!) { notes(person: $id) { nodes { id } } }";
    let seen = world.ask_for("nadia", Purpose::Emergency, asked, json!({ "id": mario })).await.data;
    assert_eq!(seen["notes"]["nodes"], json!([]));
}

async fn who_takes_a_person_over_does_not_find_the_former_notes(base: Base) {
    let (world, mario) = world(base).await;
    done(&note(&world, "giulia", &mario, "della prima").await);
    handed_over(&world).await;
    assert_eq!(on_profile(&world, "nadia", &mario).await.unwrap(), NONE);
    assert_eq!(own(&world, "nadia", &mario).await, NONE);
    done(&note(&world, "nadia", &mario, "della seconda").await);
    assert_eq!(own(&world, "nadia", &mario).await, ["della seconda"]);
    // They stay with their author, who finds them though the person is led by others, and writes no more.
    assert_eq!(on_profile(&world, "giulia", &mario).await, None);
    assert_eq!(own(&world, "giulia", &mario).await, ["della prima"]);
    assert_eq!(refused(&note(&world, "giulia", &mario, "altra").await), ("not_found", "person"));
}

async fn of_notes_nobody_is_told(base: Base) {
    let (world, mario) = world(base).await;
    let asked = "query ($id: ID!) { person(id: $id) { withheld { part } } explain(person: $id, part: NOTES) { open sentence }
        notes(person: $id) { nodes { id } } }";
    let told = async |user: &str, person: &str| {
        let answer = world.ask(user, asked, json!({ "id": person })).await;
        (answer.data, answer.errors, answer.statements)
    };
    let mut before = Vec::new();
    for user in ["carla", "nadia", "luca", "franco"] {
        before.push(told(user, &mario).await);
    }
    done(&note(&world, "giulia", &mario, "segreta").await);
    for (user, before) in ["carla", "nadia", "luca", "franco"].into_iter().zip(before) {
        let after = told(user, &mario).await;
        assert_eq!((&after.0, &after.1), (&before.0, &before.1), "{user}");
        assert!(!after.0["person"]["withheld"].to_string().contains("notes"), "{user}");
    }
    let nobody = amis::kernel::PersonId::mint().to_string();
    let own = "query ($id: ID!) { notes(person: $id) { nodes { id } } }";
    for user in ["nadia", "luca", "carla"] {
        let hidden = world.ask(user, own, json!({ "id": mario })).await;
        let none = world.ask(user, own, json!({ "id": nobody })).await;
        assert_eq!((hidden.data, hidden.statements), (none.data, none.statements), "{user}");
    }
}

async fn what_can_not_be_noted_is_refused(base: Base) {
    let (world, mario) = world(base.clone()).await;
    let input = json!({ "person": mario, "text": "x" });
    for (more, code, field) in [
        (json!({ "text": " " }), "text.required", "text"),
        (json!({ "text": "x".repeat(4_001) }), "text.too_long", "text"),
        (json!({ "happenedOn": "2026-11-03" }), "diary.in_future", "happenedOn"),
    ] {
        let tried = world
            .change("giulia", "addNote", "AddNoteInput", "note { id }", with(input.clone(), &more))
            .await;
        assert_eq!(refused(&tried), (code, field));
    }
    for user in ["carla", "franco"] {
        assert_eq!(refused(&note(&world, user, &mario, "x").await), ("note.not_yours", "person"), "{user}");
    }
    for user in ["luca", "nadia", "amina", "piero", "dario", "paolo"] {
        assert_eq!(refused(&note(&world, user, &mario, "x").await), ("not_found", "person"), "{user}");
    }
    let document = "mutation ($input: AddNoteInput!) { addNote(input: $input) { problems { code field } } }";
    let by =
        world.ask_in("giulia", RoleSet::of(&[Role::Listener]), document, json!({ "input": input })).await;
    assert_eq!(refused(&by.data["addNote"]), ("note.not_yours", "person"));
    assert_eq!(base.number("select count(*) from professional_note").await, 0);
}

async fn what_is_closed_to_somebody_is_closed_in_their_notes_too(base: Base) {
    let (world, mario) = world(base).await;
    done(&note(&world, "giulia", &mario, "prima").await);
    let input = json!({ "person": mario });
    done(&world.change("giulia", "declareConflict", "DeclareConflictInput", "block", input).await);
    assert_eq!(on_profile(&world, "giulia", &mario).await, None);
    assert_eq!(own(&world, "giulia", &mario).await, NONE);
}
