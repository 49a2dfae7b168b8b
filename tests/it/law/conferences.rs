//! A table at which several organisations talk about Mario: it shares for as long as it is open, and no more.
use super::{code, mario, organization};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::policy::{Role, RoleSet};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_seat_alone_opens_nothing,
    a_grant_to_the_table_opens_what_is_on_it_while_it_is_open,
    who_comes_later_or_leaves_sees_nothing,
    the_table_ends_by_its_clock,
    grants_to_a_table_stay_on_its_agenda,
    conferences_are_the_leads_to_call,
    nobody_talks_about_a_sealed_person,
    a_conference_is_listed_for_those_who_may_know_of_it,
    what_is_closed_to_somebody_is_talked_about_without_them,
    minutes_are_for_whom_everything_is_open,
    what_was_signed_before_covers_nobody_who_came_after,
    a_seat_is_no_basis_for_a_referral,
    tables_have_their_limits,
    why_a_guest_sees_is_told,
);

const PROFILE: &str =
    "query ($id: ID!) { person(id: $id) { identity { familyName } contact { phone } economic { benefits }
    needs { nodes { domain } } } }";
const ROW: &str =
    "conference { id status agenda place minutes guests { organization { name } leftAt } person { code } }";

async fn seen(world: &World, user: &str, person: &str) -> Value {
    world.data(user, PROFILE, json!({ "id": person })).await["person"].take()
}

/// Giulia asks the health centre and Casa Aperta to a table about Mario.
async fn called(world: &World, agenda: &[&str], guests: &[&str]) -> Value {
    let guests: Vec<_> = guests.iter().map(|guest| organization(world, guest)).collect();
    let input = json!({ "person": mario(world).await, "agenda": agenda, "organizations": guests,
        "startsAt": world.house.clock.now() + TimeDelta::days(1), "place": "Sala riunioni" });
    world.change("giulia", "openConference", "OpenConferenceInput", ROW, input).await
}

async fn table(world: &World, agenda: &[&str], guests: &[&str]) -> String {
    let done = called(world, agenda, guests).await;
    done["conference"]["id"].as_str().unwrap_or_else(|| panic!("{done}")).to_owned()
}

async fn granted(world: &World, table: &str, parts: &[&str]) -> Value {
    let input = json!({ "person": mario(world).await, "basis": "PUBLIC_TASK", "purpose": "COORDINATE",
        "parts": parts, "conference": table });
    let answer = "grant { id conferenceId organization { name } kinds }";
    world.change("giulia", "grant", "GrantInput", answer, input).await
}

async fn seat(world: &World, user: &str, verb: &str, table: &str, guest: &str) -> Value {
    let input = json!({ "conference": table, "organization": organization(world, guest) });
    world.change(user, verb, "ConferenceSeatInput", ROW, input).await
}

async fn close(world: &World, user: &str, table: &str) -> Value {
    let input = json!({ "conference": table, "minutes": "Si cerca una casa insieme." });
    world.change(user, "closeConference", "CloseConferenceInput", ROW, input).await
}

const OPEN: &[&str] = &["IDENTITY", "CONTACT", "NEEDS_HOUS"];

async fn a_seat_alone_opens_nothing(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    table(&world, OPEN, &["luca", "nadia"]).await;
    assert_eq!(seen(&world, "luca", &mario).await, Value::Null);
    let mine = "{ conferences { nodes { place agenda person { code } guests { organization { name } } } } }";
    let invited = world.data("luca", mine, json!({})).await["conferences"]["nodes"].take();
    assert_eq!(invited.as_array().unwrap().len(), 1);
    assert_eq!((&invited[0]["person"], &invited[0]["agenda"]), (&Value::Null, &json!([])));
    assert_eq!(invited[0]["place"], "Sala riunioni");
    assert_eq!(invited[0]["guests"].as_array().unwrap().len(), 2);
    assert_eq!(world.data("sofia", mine, json!({})).await["conferences"]["nodes"], json!([]));
    // Without a signed agreement, or to run the system, there is no table.
    for user in ["piero", "dario", "paolo"] {
        assert_eq!(world.data(user, mine, json!({})).await["conferences"]["nodes"], json!([]), "{user}");
    }
}

async fn a_grant_to_the_table_opens_what_is_on_it_while_it_is_open(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let table = table(&world, OPEN, &["luca", "nadia"]).await;
    let given = granted(&world, &table, &["CONTACT", "NEEDS_HOUS"]).await;
    assert_eq!((&given["problems"], &given["grant"]["conferenceId"]), (&json!([]), &json!(table)));
    assert_eq!((&given["grant"]["organization"], &given["grant"]["kinds"]), (&Value::Null, &json!([])));
    for guest in ["luca", "nadia"] {
        let seen = seen(&world, guest, &mario).await;
        assert_eq!(seen["contact"]["phone"], "+39 02 5550 0152", "{guest}");
        assert_eq!(seen["identity"], Value::Null, "on the table, and not granted");
        let domains: Vec<_> = seen["needs"]["nodes"].as_array().unwrap().iter().collect();
        assert!(!domains.is_empty() && domains.iter().all(|need| need["domain"] == "HOUS"), "{seen}");
    }
    assert_eq!(seen(&world, "sofia", &mario).await, Value::Null, "who isn't at the table");
    let looked =
        "query ($id: ID!) { person(id: $id) { accessLog { nodes { organization { name } parts } } } }";
    let log = world.data("franco", looked, json!({ "id": mario })).await.to_string();
    assert!(log.contains("Casa Aperta"), "a look through a table is a look: {log}");
    let closed = close(&world, "giulia", &table).await;
    assert_eq!(closed["conference"]["status"], "CLOSED");
    assert_eq!(closed["conference"]["minutes"], "Si cerca una casa insieme.");
    for guest in ["luca", "nadia"] {
        assert_eq!(seen(&world, guest, &mario).await, Value::Null, "{guest}");
    }
    let again = close(&world, "giulia", &table).await;
    assert_eq!((code(&again), &again["problems"][0]["state"]), ("conference.wrong_state", &json!("closed")));
}

async fn who_comes_later_or_leaves_sees_nothing(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let table = table(&world, OPEN, &["luca", "nadia"]).await;
    granted(&world, &table, &["CONTACT"]).await;
    world.house.clock.advance(TimeDelta::minutes(1));
    let joined = seat(&world, "giulia", "inviteToConference", &table, "sofia").await;
    assert_eq!(joined["problems"], json!([]));
    assert_eq!(seen(&world, "sofia", &mario).await, Value::Null, "nothing was granted since");
    granted(&world, &table, &["CONTACT"]).await;
    assert!(seen(&world, "sofia", &mario).await["contact"].is_object());
    // One leaves by itself, one is sent away; the third stays.
    let left = seat(&world, "luca", "uninviteFromConference", &table, "luca").await;
    assert_eq!((&left["problems"], &left["conference"]), (&json!([]), &Value::Null));
    let sent = seat(&world, "giulia", "uninviteFromConference", &table, "nadia").await;
    assert_eq!(sent["problems"], json!([]));
    for gone in ["luca", "nadia"] {
        assert_eq!(seen(&world, gone, &mario).await, Value::Null, "{gone}");
    }
    assert!(seen(&world, "sofia", &mario).await["contact"].is_object());
    // Whoever is asked back doesn't find what was granted before.
    world.house.clock.advance(TimeDelta::minutes(1));
    let back = seat(&world, "giulia", "inviteToConference", &table, "luca").await;
    assert_eq!(back["problems"], json!([]));
    assert_eq!(seen(&world, "luca", &mario).await, Value::Null);
    let twice = seat(&world, "giulia", "inviteToConference", &table, "luca").await;
    assert_eq!(code(&twice), "conference.invited_already");
}

async fn the_table_ends_by_its_clock(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let table = table(&world, OPEN, &["nadia"]).await;
    granted(&world, &table, &["CONTACT"]).await;
    world.house.clock.advance(TimeDelta::days(8) - TimeDelta::seconds(1));
    assert!(seen(&world, "nadia", &mario).await["contact"].is_object());
    world.house.clock.advance(TimeDelta::seconds(1));
    assert_eq!(seen(&world, "nadia", &mario).await, Value::Null, "eight days after it was called");
    let late = seat(&world, "giulia", "inviteToConference", &table, "luca").await;
    assert_eq!(code(&late), "conference.wrong_state");
    assert_eq!(code(&granted(&world, &table, &["CONTACT"]).await), "grant.conference_over");
}

async fn grants_to_a_table_stay_on_its_agenda(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let table = table(&world, OPEN, &["luca"]).await;
    let beyond = granted(&world, &table, &["CONTACT", "ECONOMIC"]).await;
    assert_eq!(code(&beyond), "grant.beyond_agenda");
    let sealed = granted(&world, &table, &["MINORS"]).await;
    assert_eq!(
        (code(&sealed), &sealed["problems"][0]["field"]),
        ("grant.sealed_part_by_name", &json!("conference"))
    );
    for part in ["MINORS", "NOTES", "CARD", "HISTORY"] {
        let refused = called(&world, &["CONTACT", part], &["luca"]).await;
        assert_eq!(code(&refused), "conference.off_the_table", "{part}");
    }
    // Nor for anybody else whom the same organisation leads.
    let people = world.data("giulia", "{ people(first: 100) { nodes { id } } }", json!({})).await;
    let other = people["people"]["nodes"].as_array().unwrap().iter().find(|one| one["id"] != json!(mario));
    let other = other.expect("Giulia leads somebody else")["id"].clone();
    let input = json!({ "person": other, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["CONTACT"],
        "conference": table });
    let foreign = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    assert_eq!((code(&foreign), &foreign["problems"][0]["field"]), ("not_found", &json!("conference")));
}

async fn conferences_are_the_leads_to_call(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let input = |person: &str, guest: &str| {
        json!({ "person": person, "agenda": ["CONTACT"],
        "organizations": [organization(&world, guest)], "startsAt": world.house.clock.now() })
    };
    let call = async |user: &str, input: Value| {
        let done = world.change(user, "openConference", "OpenConferenceInput", ROW, input).await;
        code(&done).to_owned()
    };
    assert_eq!(call("carla", input(&mario, "luca")).await, "conference.lead_only");
    for user in ["luca", "nadia", "piero", "dario", "paolo"] {
        assert_eq!(call(user, input(&mario, "carla")).await, "not_found", "{user}");
    }
    assert_eq!(call("giulia", input(&mario, "piero")).await, "conference.guest_agreement");
    assert_eq!(call("giulia", input(&mario, "ivo")).await, "conference.guest_kind");
    assert_eq!(call("giulia", input(&mario, "giulia")).await, "conference.guest_lead");
    let table = table(&world, &["CONTACT"], &["luca"]).await;
    for user in ["luca", "nadia", "dario"] {
        assert_eq!(code(&close(&world, user, &table).await), "not_found", "{user}");
        let seat = seat(&world, user, "inviteToConference", &table, "sofia").await;
        assert_eq!(code(&seat), "not_found", "{user}");
    }
    let other = seat(&world, "nadia", "uninviteFromConference", &table, "luca").await;
    assert_eq!(code(&other), "not_found");
    let none = seat(&world, "nadia", "uninviteFromConference", &table, "nadia").await;
    assert_eq!(code(&none), "not_found");
    // Whoever merely looks at cards gives up no seat.
    let input = json!({ "input": { "conference": table, "organization": organization(&world, "luca") } });
    let leave = "mutation ($input: ConferenceSeatInput!) { uninviteFromConference(input: $input) { problems { code } } }";
    let trainee = world.ask_in("luca", RoleSet::of(&[Role::Trainee]), leave, input.clone()).await;
    assert_eq!(code(&trainee.data["uninviteFromConference"]), "not_found");
    let operator = world.data("luca", leave, input).await;
    assert_eq!(operator["uninviteFromConference"]["problems"], json!([]));
}

async fn blocked(world: &World, to: Value, parts: &[&str]) {
    let mut input = json!({ "person": mario(world).await, "parts": parts, "reason": "SAFETY" });
    input.as_object_mut().unwrap().extend(to.as_object().unwrap().clone());
    let done = world.change("giulia", "block", "BlockInput", "block", input).await;
    assert_eq!(done["problems"], json!([]));
}

async fn what_is_closed_to_somebody_is_talked_about_without_them(base: Base) {
    let world = World::stories(base).await;
    let mine = "{ conferences { nodes { id place startsAt } } }";
    let told = async |user: &str| {
        world.data(user, mine, json!({})).await["conferences"]["nodes"].as_array().unwrap().len()
    };
    let first = table(&world, OPEN, &["luca", "nadia"]).await;
    assert_eq!((told("luca").await, told("nadia").await), (1, 1));
    blocked(&world, json!({ "userMail": world.seat("luca").mail }), &["CONTACT"]).await;
    assert_eq!((told("luca").await, told("nadia").await), (0, 1), "not even when and where");
    blocked(&world, json!({ "organization": organization(&world, "nadia") }), &["IDENTITY"]).await;
    assert_eq!(told("nadia").await, 0);
    let refused = called(&world, OPEN, &["nadia"]).await;
    assert_eq!(code(&refused), "conference.guest_closed");
    let refused = seat(&world, "luca", "uninviteFromConference", &first, "luca").await;
    assert_eq!(code(&refused), "not_found", "what isn't told isn't left");
    blocked(&world, json!({ "others": true }), &["NEEDS_HOUS"]).await;
    assert_eq!(
        code(&seat(&world, "giulia", "inviteToConference", &first, "sofia").await),
        "conference.guest_closed"
    );
}

async fn minutes_are_for_whom_everything_is_open(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let table = table(&world, &["CONTACT", "HEALTH"], &["carla"]).await;
    let closed = close(&world, "giulia", &table).await;
    let row = &closed["conference"];
    assert_eq!(
        (&row["status"], &row["minutes"]),
        (&json!("CLOSED"), &Value::Null),
        "a comune reads no health"
    );
    let listed = "query ($id: ID!) { person(id: $id) { conferences { agenda minutes } } }";
    let seen = world.data("giulia", listed, json!({ "id": mario })).await["person"]["conferences"][0].take();
    assert_eq!((&seen["agenda"], &seen["minutes"]), (&json!(["CONTACT", "HEALTH"]), &Value::Null));
}

async fn what_was_signed_before_covers_nobody_who_came_after(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let before = world.house.clock.now();
    world.house.clock.advance(TimeDelta::hours(1));
    let table = table(&world, OPEN, &["luca"]).await;
    let signed = world.house.clock.now();
    world.house.clock.advance(TimeDelta::hours(1));
    seat(&world, "giulia", "inviteToConference", &table, "nadia").await;
    let record = async |signed_at: amis::kernel::Time| {
        let input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE",
            "parts": ["CONTACT"], "conference": table, "signedAt": signed_at });
        world.change("giulia", "grant", "GrantInput", "grant { id }", input).await
    };
    assert_eq!(code(&record(before).await), "grant.signed_before_conference");
    assert_eq!(record(signed).await["problems"], json!([]));
    assert!(seen(&world, "luca", &mario).await["contact"].is_object());
    assert_eq!(seen(&world, "nadia", &mario).await, Value::Null, "she wasn't there when Mario signed");
}

async fn a_seat_is_no_basis_for_a_referral(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let table = table(&world, &["CONTACT", "NEEDS_WORK"], &["nadia"]).await;
    granted(&world, &table, &["CONTACT", "NEEDS_WORK"]).await;
    let need = world.need("giulia", &mario, "WORK").await;
    let input = json!({ "need": need, "to": organization(&world, "nadia"), "parts": ["CONTACT"] });
    let sent = world.change("giulia", "sendReferral", "SendReferralInput", "referral { id }", input).await;
    assert_eq!(code(&sent), "grant.basis_missing");
}

async fn tables_have_their_limits(base: Base) {
    let world = World::stories(base).await;
    for _ in 0..10 {
        assert_eq!(called(&world, OPEN, &["luca"]).await["problems"], json!([]));
    }
    let eleventh = called(&world, OPEN, &["luca"]).await;
    assert_eq!(code(&eleventh), "conference.too_many_open");
    let paged = "query ($after: String) { conferences(first: 4, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } } }";
    let mut found = std::collections::BTreeSet::new();
    let mut after = Value::Null;
    for more in [true, true, false] {
        let page = world.data("luca", paged, json!({ "after": after })).await["conferences"].take();
        found.extend(page["nodes"].as_array().unwrap().iter().map(|node| node["id"].to_string()));
        assert_eq!(page["pageInfo"]["hasNextPage"], json!(more));
        after = page["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(found.len(), 10);
}

async fn nobody_talks_about_a_sealed_person(base: Base) {
    let world = World::stories(base).await;
    let anna = world.person("bea", "anna").await;
    let input = json!({ "person": anna, "agenda": ["CONTACT"], "organizations": [organization(&world, "luca")],
        "startsAt": world.house.clock.now() });
    let refused = world.change("bea", "openConference", "OpenConferenceInput", ROW, input).await;
    assert_eq!(code(&refused), "conference.sealed");
    // And who is sealed while a table is open sits on none any more.
    let table = table(&world, OPEN, &["luca"]).await;
    granted(&world, &table, &["CONTACT"]).await;
    let mario = mario(&world).await;
    let hidden = world
        .change("giulia", "hideNow", "SealPersonInput", "person { code }", json!({ "person": mario }))
        .await;
    assert_eq!(hidden["problems"], json!([]));
    assert_eq!(seen(&world, "luca", &mario).await, Value::Null);
    let mine = world.data("luca", "{ conferences { nodes { id } } }", json!({})).await;
    assert_eq!(mine["conferences"]["nodes"], json!([]));
    assert_eq!(
        code(&seat(&world, "giulia", "inviteToConference", &table, "nadia").await),
        "conference.sealed"
    );
}

async fn a_conference_is_listed_for_those_who_may_know_of_it(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let table = table(&world, &["CONTACT", "NEEDS_MENT"], &["carla", "luca"]).await;
    let listed = "query ($id: ID!) { person(id: $id) { conferences { id agenda minutes guests { organization { name } } } } }";
    let led = world.data("giulia", listed, json!({ "id": mario })).await;
    assert_eq!(led["person"]["conferences"][0]["id"], json!(table));
    assert_eq!(led["person"]["conferences"][0]["guests"].as_array().unwrap().len(), 2);
    // Carla has grants of her own, but for these records none.
    assert_eq!(
        world.data("carla", listed, json!({ "id": mario })).await["person"]["conferences"],
        Value::Null
    );
    // Luca isn't told that a centre for mental health sits beside him.
    let mine = "{ conferences { nodes { agenda guests { organization { name } } } } }";
    let luca = world.data("luca", mine, json!({})).await["conferences"]["nodes"][0].take();
    assert_eq!(luca["guests"], json!([{ "organization": { "name": "Casa Aperta ODV" } }]));
    granted(&world, &table, &["CONTACT", "NEEDS_MENT"]).await;
    let luca = world.data("luca", mine, json!({})).await["conferences"]["nodes"][0].take();
    assert_eq!(luca["agenda"], json!(["CONTACT", "NEEDS_MENT"]), "as an operator may, with a grant");
    assert_eq!(luca["guests"].as_array().unwrap().len(), 2);
}

async fn why_a_guest_sees_is_told(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let table = table(&world, OPEN, &["luca"]).await;
    let given = granted(&world, &table, &["CONTACT"]).await;
    let why =
        "query ($id: ID!) { explain(person: $id, part: CONTACT) { open reason relation grant sentence } }";
    let told = world.data("luca", why, json!({ "id": mario })).await["explain"].take();
    let told = if told.is_array() { told[0].clone() } else { told };
    assert_eq!((&told["open"], &told["relation"]), (&json!(true), &json!("CONFERENCE")), "{told}");
    assert_eq!(told["grant"], given["grant"]["id"]);
    let who = "query ($id: ID!) { whoCan(person: $id, part: CONTACT) { organization { name } relation } }";
    let who = world.data("franco", who, json!({ "id": mario })).await.to_string();
    assert!(who.contains("Casa Aperta") && who.contains("CONFERENCE"), "{who}");
}
