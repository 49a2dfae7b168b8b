//! Somebody is told of a service.
use super::{NOBODY, give, id, listed, mario, problem, service, told_mario, told_somebody, with};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::policy::{Purpose, Role, RoleSet};
use serde_json::{Value, json};

on_both!(
    mario_is_told_of_a_service_and_nothing_of_him_goes_there,
    an_orientation_is_written_down_once,
    what_can_not_be_told_is_refused,
    whoever_may_not_work_on_a_need_tells_nobody_for_it,
    somebody_without_a_name_is_told_too,
    who_receives_people_tells_and_others_do_not,
    the_day_is_from_today_to_a_year,
    grazia_was_told_of_a_group_and_it_helped,
    somebody_is_told_of_a_self_help_group,
    a_service_or_a_group_and_one_that_is_published,
);

async fn mario_is_told_of_a_service_and_nothing_of_him_goes_there(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let need = world.need("giulia", &mario, "HOUS").await;
    let (service, place) = service(&world, "Sportello sfratti").await;
    let before = json!([
        world.data("luca", "{ people { nodes { id } } referrals(direction: RECEIVED) { nodes { id } } orientations { nodes { id } } }", json!({})).await,
        world.data("luca", "{ needCards { nodes { id urgency } } }", json!({})).await,
    ]);
    let input = json!({ "need": need, "service": service, "location": place, "askFor": "  lo sportello \n casa ",
        "bring": ["documento", " la lettera\tdel tribunale "], "note": "Chiudono ad agosto.", "followUpOn": "2026-11-16" });
    let made = give(&world, "giulia", input).await;
    let told = &made["orientation"];
    let id = id(&made);
    assert_eq!(told["bring"], json!(["documento", "la lettera del tribunale"]));
    assert_eq!(
        (&told["askFor"], &told["note"]),
        (&json!("lo sportello casa"), &json!("Chiudono ad agosto."))
    );
    assert_eq!((&told["status"], &told["domain"]), (&json!("GIVEN"), &json!("HOUS")));
    assert_eq!((&told["followUpOn"], &told["version"]), (&json!("2026-11-16"), &json!(1)));
    assert_eq!((&told["need"]["id"], &told["viewerCan"]["answer"]), (&json!(need), &json!(true)));
    assert_eq!(told["service"]["name"], "Sportello sfratti");
    assert_eq!(told["location"]["name"], "Sede – Sportello sfratti");
    assert_eq!(told["organization"]["name"], "Comune di Milano – Servizio sociale Municipio 9");
    // The need stays as it is; its history tells the lead, and the organisation itself is told nothing at all.
    let asked = "query ($id: ID!) { need(id: $id) { status version orientations { id } viewerCan { orient }
        history { subject event from to reason } } }";
    let seen = world.data("giulia", asked, json!({ "id": need })).await["need"].take();
    assert_eq!((&seen["status"], &seen["version"]), (&json!("OPEN"), &json!(1)));
    assert_eq!((&seen["orientations"], &seen["viewerCan"]["orient"]), (&json!([{ "id": id }]), &json!(true)));
    let line =
        json!({ "subject": "orientation", "event": "give", "from": null, "to": "given", "reason": null });
    assert_eq!(seen["history"].as_array().unwrap().last(), Some(&line));
    let after = json!([
        world.data("luca", "{ people { nodes { id } } referrals(direction: RECEIVED) { nodes { id } } orientations { nodes { id } } }", json!({})).await,
        world.data("luca", "{ needCards { nodes { id urgency } } }", json!({})).await,
    ]);
    assert_eq!(before, after);
    let acts = "select count(*) from audit_event where act = 'need.orient' and parts = 'needs.HOUS'";
    assert_eq!(world.base.number(acts).await, 1);
}

async fn an_orientation_is_written_down_once(base: Base) {
    let world = World::stories(base).await;
    let rows = world.base.number("select count(*) from orientation").await;
    let first = told_mario(&world, "HOUS", json!({ "clientMutationId": "one" })).await;
    let again = told_mario(&world, "HOUS", json!({ "clientMutationId": "one" })).await;
    assert_eq!(id(&first), id(&again));
    let other = told_mario(&world, "HOUS", json!({ "clientMutationId": "one", "note": "altro" })).await;
    assert_eq!(problem(&other), ("mutation.id_reused", "clientMutationId"));
    assert_eq!(world.base.number("select count(*) from orientation").await, rows + 1);
}

async fn what_can_not_be_told_is_refused(base: Base) {
    let world = World::stories(base.clone()).await;
    let rows = base.number("select count(*) from orientation").await;
    let (canteen, its_place) = service(&world, "Mensa del borgo").await;
    let long = |length: usize| "x".repeat(length);
    for (change, code, field) in [
        (json!({ "domain": "FOOD" }), "orientation.need_alone", "need"),
        (json!({ "area": "area_0" }), "orientation.need_alone", "need"),
        (json!({ "need": null }), "orientation.domain_required", "domain"),
        (json!({ "need": "need_0" }), "not_found", "need"),
        (json!({ "need": "need_00000000000000000000000000000000" }), "not_found", "need"),
        (json!({ "service": "service_0" }), "not_found", "service"),
        (json!({ "service": "service_00000000000000000000000000000000" }), "not_found", "service"),
        (json!({ "location": "location_0" }), "not_found", "location"),
        (json!({ "location": its_place }), "not_found", "location"),
        (json!({ "askFor": long(201) }), "text.too_long", "askFor"),
        (json!({ "askFor": "a\u{7}" }), "text.control_character", "askFor"),
        (json!({ "bring": vec!["x"; 11] }), "orientation.bring_too_much", "bring"),
        (json!({ "bring": ["x", " "] }), "text.required", "bring"),
        (json!({ "bring": [long(101)] }), "text.too_long", "bring"),
        (json!({ "note": long(501) }), "text.too_long", "note"),
    ] {
        assert_eq!(problem(&told_mario(&world, "HOUS", change.clone()).await), (code, field), "{change}");
    }
    for (change, code, field) in [
        (json!({ "kindOfHelp": "help_0" }), "need.kind_of_help", "kindOfHelp"),
        (json!({ "area": "area_0" }), "area.unknown", "area"),
        (json!({ "area": "area_00000000000000000000000000000000" }), "area.unknown", "area"),
        (json!({ "kindOfHelp": kind(&world, "HOUS").await }), "need.kind_of_help", "kindOfHelp"),
    ] {
        assert_eq!(
            problem(&told_somebody(&world, "giulia", change.clone()).await),
            (code, field),
            "{change}"
        );
    }
    // A service that is not given for now, and one that is no more.
    for status in ["inactive", "closed"] {
        base.execute(&format!(
            "update service_edition set status = '{status}' where name = 'Mensa del borgo'"
        ))
        .await;
        let refused = told_mario(&world, "HOUS", json!({ "service": canteen })).await;
        assert_eq!(problem(&refused), ("not_found", "service"), "{status}");
    }
    let mario = mario(&world).await;
    let need = world.need("giulia", &mario, "WORK").await;
    let close = json!({ "need": need, "outcome": "WITHDRAWN" });
    let closed = world.change("giulia", "closeNeed", "CloseNeedInput", "need { id }", close).await;
    assert_eq!(closed["problems"], json!([]));
    let refused = told_mario(&world, "HOUS", json!({ "need": need })).await;
    assert_eq!(problem(&refused), ("orientation.need_closed", "need"));
    assert_eq!(base.number("select count(*) from orientation").await, rows);
}

async fn kind(world: &World, domain: &str) -> Value {
    let asked = "query ($domain: NeedDomain!) { kindsOfHelp(domain: $domain) { id } }";
    world.data("giulia", asked, json!({ "domain": domain })).await["kindsOfHelp"][0]["id"].take()
}

async fn whoever_may_not_work_on_a_need_tells_nobody_for_it(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let (service, _) = service(&world, "Mensa del borgo").await;
    let need = world.need("giulia", &mario, "MENT").await;
    let nobody = "need_00000000000000000000000000000000";
    for user in [
        "nadia", "luca", "sofia", "amina", "paolo", "franco", "elena", "rosa", "bea", "piero", "ivo", "dario",
    ] {
        let told = |need: &str| json!({ "need": need, "service": service });
        let (real, none) = (give(&world, user, told(&need)).await, give(&world, user, told(nobody)).await);
        assert_eq!(problem(&real), ("not_found", "need"), "{user}");
        assert_eq!(real, none, "{user}");
    }
    // Carla, whom a grant lets write to that need, may; to the others of his she may not.
    let done = give(&world, "carla", json!({ "need": need, "service": service })).await;
    assert_eq!(done["orientation"]["organization"]["name"], world.seat("carla").organization);
    let house = world.need("giulia", &mario, "HOUS").await;
    let refused = give(&world, "carla", json!({ "need": house, "service": service })).await;
    assert_eq!(problem(&refused), ("not_found", "need"));
    let anna = world.person("bea", "anna").await;
    let need = world.need("bea", &anna, "VIOL").await;
    let told = json!({ "need": need, "service": service });
    assert_eq!(problem(&give(&world, "giulia", told.clone()).await), ("not_found", "need"));
    assert_eq!(give(&world, "bea", told).await["orientation"]["domain"], "VIOL");
}

async fn somebody_without_a_name_is_told_too(base: Base) {
    let world = World::stories(base).await;
    let district = "{ viewer { districts { id code } } }";
    let area = world.data("paolo", district, json!({})).await["viewer"]["districts"][0]["id"].take();
    let change = json!({ "kindOfHelp": kind(&world, "FOOD").await, "area": area });
    let records = world.base.number("select count(*) from audit_event").await;
    let made = told_somebody(&world, "elena", change).await;
    let told = &made["orientation"];
    assert_eq!((&told["domain"], &told["need"]), (&json!("FOOD"), &Value::Null));
    assert_eq!(told["area"]["code"], "015146-9");
    assert!(told["kindOfHelp"]["code"].as_str().unwrap().starts_with("food"));
    assert_eq!(
        world.base.number("select count(*) from audit_event").await,
        records,
        "there is nobody to be looked at"
    );
    // It belongs to the organisation that gave it, and to those of its people who may give one.
    let id = id(&made);
    for (user, sees) in
        [("elena", true), ("rosa", true), ("giulia", false), ("amina", false), ("dario", false)]
    {
        assert_eq!(!super::shown(&world, user, &id).await.is_null(), sees, "{user}");
        assert_eq!(listed(&world, user, "").await.contains(&id), sees, "{user}");
    }
    let asked = "query ($id: ID!) { orientation(id: $id) { id } }";
    let ask = async |id: &str| {
        let answer = world.ask("giulia", asked, json!({ "id": id })).await;
        (answer.data, answer.errors, answer.statements)
    };
    assert_eq!(ask(&id).await, ask(NOBODY).await, "another organisation's is as if it weren't there");
}

/// What somebody of Elena's organisation is answered in one role, and for one purpose.
async fn in_role(world: &World, role: Role, service: &str) -> (Value, Value) {
    let roles = RoleSet::of(&[role]);
    let document = "mutation ($input: RecordOrientationInput!) { done: recordOrientation(input: $input) {
        orientation { id } problems { code field } } }";
    let input = json!({ "input": { "domain": "SOCI", "service": service } });
    let made = world.ask_in("elena", roles, document, input).await.data["done"].take();
    let found = world.ask_in("elena", roles, "{ orientations { nodes { id } } }", json!({})).await;
    (made, found.data["orientations"]["nodes"].clone())
}

async fn who_receives_people_tells_and_others_do_not(base: Base) {
    const TELL: [Role; 8] = [
        Role::SocialWorker,
        Role::Educator,
        Role::Psychologist,
        Role::Listener,
        Role::DeskOperator,
        Role::AssociationOperator,
        Role::AssociationLead,
        Role::Facilitator,
    ];
    let world = World::stories(base).await;
    let (service, _) = service(&world, "Mensa del borgo").await;
    let mut told = 0;
    for role in Role::ALL {
        let (made, found) = in_role(&world, *role, &service).await;
        if TELL.contains(role) {
            told += 1;
            assert_eq!(
                (&made["problems"], found.as_array().map(Vec::len)),
                (&json!([]), Some(told)),
                "{role}"
            );
        } else {
            let refused = json!([{ "code": "orientation.not_your_role", "field": "domain" }]);
            // A system is told nothing at all before it names somebody.
            let none = if *role == Role::ServiceAccount { Value::Null } else { json!([]) };
            assert_eq!((&made["problems"], &found), (&refused, &none), "{role}");
        }
    }
    // Without an agreement nobody is told anything; and what belongs to no person is open in any purpose.
    let refused = told_somebody(&world, "piero", json!({})).await;
    assert_eq!(problem(&refused), ("orientation.not_your_role", "domain"));
    for purpose in [Purpose::Statistics, Purpose::Administration] {
        let found = world.ask_for("elena", purpose, "{ orientations { nodes { id } } }", json!({})).await;
        assert_eq!(found.data["orientations"]["nodes"].as_array().unwrap().len(), told, "{purpose}");
    }
}

async fn the_day_is_from_today_to_a_year(base: Base) {
    let world = World::stories(base).await;
    for (day, taken) in [
        ("2026-11-01", false),
        ("2026-11-02", true),
        ("2027-11-03", true),
        ("2027-11-04", false),
        ("0001-01-01", false),
        ("9999-12-31", false),
    ] {
        let made = told_mario(&world, "HOUS", json!({ "followUpOn": day })).await;
        if taken {
            assert_eq!(made["orientation"]["followUpOn"], day);
        } else {
            assert_eq!(problem(&made), ("orientation.follow_up_out_of_range", "followUpOn"), "{day}");
        }
    }
    let none = told_mario(&world, "HOUS", with(json!({}), json!({}))).await;
    assert_eq!(none["orientation"]["followUpOn"], Value::Null);
}

/// As the demo network has it.
async fn grazia_was_told_of_a_group_and_it_helped(base: Base) {
    let world = World::stories(base).await;
    let grazia = world.person("ines", "bellini").await;
    let asked = "query ($id: ID!) { person(id: $id) { needs(domain: [SOCI]) { nodes { status orientations {
        status helped service { name } } history { event } } } } }";
    let seen = world.data("ines", asked, json!({ "id": grazia })).await;
    let need = &seen["person"]["needs"]["nodes"][0];
    let told = json!([{ "status": "KEPT", "helped": "HELPED_IN_PART", "service": { "name": "Gruppi di auto mutuo aiuto" } }]);
    assert_eq!((&need["status"], &need["orientations"]), (&json!("OPEN"), &told));
    let events: Vec<_> =
        need["history"].as_array().unwrap().iter().map(|line| line["event"].clone()).collect();
    assert_eq!(events, ["open", "give", "keep"]);
}

/// A group of the demo network.
async fn group(world: &World, name: &str) -> String {
    let asked = "query ($name: String) { groups(filter: { search: $name }) { nodes { id name } } }";
    let found = world.data("elena", asked, json!({ "name": name })).await;
    let nodes = found["groups"]["nodes"].as_array().unwrap();
    nodes.iter().find(|one| one["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
}

async fn somebody_is_told_of_a_self_help_group(base: Base) {
    let world = World::stories(base).await;
    let group = group(&world, "Gocce").await;
    let need = world.need("giulia", &mario(&world).await, "WORK").await;
    let for_mario = id(&give(&world, "giulia", json!({ "need": need, "group": group })).await);
    let for_somebody = id(&give(&world, "elena", json!({ "domain": "SOCI", "group": group })).await);
    let asked = "query ($id: ID!) { orientation(id: $id) { service { id } location { id } group { name } } }";
    for (user, told) in [("giulia", &for_mario), ("elena", &for_somebody)] {
        let seen = world.data(user, asked, json!({ "id": told })).await;
        assert_eq!(
            seen["orientation"],
            json!({ "service": null, "location": null, "group": { "name": "Gocce" } })
        );
    }
    assert_eq!(listed(&world, "elena", "").await.len(), 1, "what names nobody stays with who told it");
}

async fn a_service_or_a_group_and_one_that_is_published(base: Base) {
    let world = World::stories(base).await;
    let (service, place) = service(&world, "Mensa del borgo").await;
    let group = group(&world, "Gocce").await;
    for (input, refusal) in [
        (json!({ "service": service, "group": group }), ("orientation.service_or_group", "service")),
        (json!({}), ("orientation.service_or_group", "service")),
        (json!({ "group": group, "location": place }), ("orientation.service_or_group", "location")),
        (json!({ "group": "group_00000000000000000000000000000000" }), ("not_found", "group")),
    ] {
        let given = give(&world, "elena", with(json!({ "domain": "SOCI" }), input)).await;
        assert_eq!(problem(&given), refusal);
    }
    let close = json!({ "id": group, "event": "CLOSE", "reason": "NO_PLACE" });
    world.change("elena", "moveGroup", "MoveGroupInput", "group { status }", close).await;
    let closed = give(&world, "elena", json!({ "domain": "SOCI", "group": group })).await;
    assert_eq!(problem(&closed), ("not_found", "group"));
}
