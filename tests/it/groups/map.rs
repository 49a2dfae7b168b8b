//! Whoever keeps the map writes it; the network reads it.
use super::{add, area, change, group, id, named, problem, update};
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    a_confidential_place_is_known_to_the_keepers_alone,
    the_demo_has_groups_in_all_twelve_provinces,
    elena_writes_a_group_down_and_the_network_reads_it,
    nobody_but_its_keepers_changes_the_map,
    what_cannot_be_is_refused_at_its_field,
    a_group_that_is_on_the_map_is_named_before_it_is_there_twice,
    an_edit_keeps_what_it_does_not_name_and_leaves_its_difference_in_the_history,
    with_its_place_each_group_there_is_suspended_and_comes_back,
    how_facilitators_are_reached_is_for_the_keepers_and_each_look_leaves_a_record,
    nothing_is_published_to_which_a_facilitator_did_not_agree,
    a_search_for_groups_counts_what_it_found,
);

async fn the_demo_has_groups_in_all_twelve_provinces(base: Base) {
    let world = World::stories(base).await;
    let asked = "{ publicGroups(first: 100) { totalCount nodes { name province } } }";
    let found = world.anybody(asked, json!({})).await;
    assert_eq!(found["publicGroups"]["totalCount"], 25);
    let provinces: std::collections::BTreeSet<_> = found["publicGroups"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["province"].as_str().unwrap())
        .collect();
    assert_eq!(provinces.len(), 12, "{provinces:?}");
}

async fn elena_writes_a_group_down_and_the_network_reads_it(base: Base) {
    let world = World::stories(base).await;
    let rho = area(&world, "Rho").await;
    let added = add(
        &world,
        "elena",
        json!({ "status": "ACTIVE", "name": "Passo dopo passo", "topics": ["grief"], "area": rho, "headcount": 13,
        "meetings": [{ "weekday": 2, "nth": -1, "from": "20:30", "until": "22:00" }] }),
    )
    .await;
    let added = group(&added);
    assert_eq!(added["status"], "ACTIVE");
    assert_eq!(added["headcount"], 15, "nobody is counted out of a rounded figure");
    assert_eq!(added["meetings"][0]["rrule"], "FREQ=MONTHLY;BYDAY=-1TU");
    for reader in ["giulia", "luca", "rosa", "paolo"] {
        let seen = world.data(reader, "query ($id: ID!) { group(id: $id) { name facilitators { name } confirmLink viewerCan { update moves } } }", json!({ "id": added["id"] })).await;
        assert_eq!(
            seen["group"],
            json!({ "name": "Passo dopo passo", "facilitators": null, "confirmLink": null, "viewerCan": { "update": false, "moves": [] } }),
            "{reader}"
        );
    }
    let outsider = world
        .data("piero", "query ($id: ID!) { group(id: $id) { name } }", json!({ "id": added["id"] }))
        .await;
    assert!(outsider["group"].is_null());
}

async fn nobody_but_its_keepers_changes_the_map(base: Base) {
    let world = World::stories(base).await;
    let (one, rho) = (named(&world, "Club Il Ponte").await, area(&world, "Rho").await);
    for user in ["giulia", "luca", "rosa", "dario", "piero"] {
        let added = add(&world, user, json!({ "name": "Altro", "topics": ["grief"], "area": rho })).await;
        assert_eq!(problem(&added), ("group.not_yours", ""), "{user}");
        let put = update(&world, user, json!({ "id": one["id"], "name": "Altro" })).await;
        assert_eq!(problem(&put), ("group.not_yours", ""), "{user}");
    }
    assert_eq!(named(&world, "Club Il Ponte").await["version"], one["version"]);
}

async fn what_cannot_be_is_refused_at_its_field(base: Base) {
    let world = World::stories(base).await;
    let rho = area(&world, "Rho").await;
    let whole = json!({ "name": "Prova", "topics": ["grief"], "area": rho });
    for (change, refusal) in [
        (json!({ "name": " " }), ("text.required", "name")),
        (json!({ "topics": [] }), ("text.required", "topics")),
        (json!({ "topics": ["nothing"] }), ("group.topic", "topics")),
        (json!({ "area": "area_00000000000000000000000000000000" }), ("area.unknown", "area")),
        (json!({ "place": "venue_00000000000000000000000000000000" }), ("not_found", "place")),
        (json!({ "web": "javascript:alert(1)" }), ("group.url", "web")),
        (json!({ "mail": "nobody" }), ("contact.mail", "mail")),
        (json!({ "headcount": 5000 }), ("group.headcount", "headcount")),
        (json!({ "attendance": "ONLINE" }), ("group.online_where", "onlineUrl")),
        (
            json!({ "meetings": [{ "weekday": 1, "everyWeeks": 2 }] }),
            ("group.weeks_from", "meetings.0.startsOn"),
        ),
    ] {
        let mut input = whole.clone();
        input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        assert_eq!(problem(&add(&world, "elena", input).await), refusal, "{change}");
    }
}

async fn a_group_that_is_on_the_map_is_named_before_it_is_there_twice(base: Base) {
    let world = World::stories(base).await;
    let rho = area(&world, "Rho").await;
    let twin = json!({ "name": "CLUB il ponte", "topics": ["alcohol"], "area": rho });
    assert_eq!(problem(&add(&world, "elena", twin.clone()).await), ("group.known", "name"));
    let mut another = twin;
    another["another"] = json!(true);
    let another = add(&world, "elena", another).await;
    assert_eq!(group(&another)["status"], "REPORTED");
}

async fn an_edit_keeps_what_it_does_not_name_and_leaves_its_difference_in_the_history(base: Base) {
    let world = World::stories(base).await;
    let one = named(&world, "Club Il Ponte").await;
    let put = update(&world, "elena", json!({ "id": one["id"], "ifVersion": one["version"], "phone": "+39 02 5550 0777", "contactNote": "" })).await;
    assert_eq!(group(&put)["meetings"][0]["from"], "20:30", "its meetings stay");
    let stale =
        update(&world, "elena", json!({ "id": one["id"], "ifVersion": one["version"], "phone": "1" })).await;
    assert_eq!(problem(&stale), ("conflict", "ifVersion"));
    let asked = "query ($id: ID!) { group(id: $id) { history { nodes { event from to organization { name } changes { field before after } } } } }";
    let hers = world.data("rosa", asked, json!({ "id": one["id"] })).await;
    assert_eq!(hers["group"]["history"]["nodes"][0]["changes"], json!([]), "what changed is for the keepers");
    let told = world.data("elena", asked, json!({ "id": one["id"] })).await;
    let last = &told["group"]["history"]["nodes"][0];
    assert_eq!(
        (&last["event"], &last["from"], &last["to"]),
        (&json!("update"), &json!("ACTIVE"), &json!("ACTIVE"))
    );
    assert_eq!(last["organization"]["name"], "AMALO – Auto mutuo aiuto Lombardia");
    let changed: Vec<_> = last["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["field"].as_str().unwrap(), one["after"].as_str().unwrap()))
        .collect();
    assert_eq!(changed, [("phone", "+39 02 5550 0777"), ("contactNote", "")]);
}

async fn with_its_place_each_group_there_is_suspended_and_comes_back(base: Base) {
    let world = World::stories(base).await;
    let one = named(&world, "Club Il Ponte").await;
    let place = "place { id suspendedUntil }";
    let suspended =
        |until: &str| json!({ "id": one["place"]["id"], "suspendedUntil": until, "suspendedWhy": "lavori" });
    let far =
        world.change("elena", "saveGroupPlace", "SaveGroupPlaceInput", place, suspended("2030-01-01")).await;
    assert_eq!(problem(&far), ("group.until", "suspendedUntil"));
    let done =
        world.change("elena", "saveGroupPlace", "SaveGroupPlaceInput", place, suspended("2026-11-20")).await;
    assert_eq!(done["place"]["suspendedUntil"], "2026-11-20");
    for name in ["Club Il Ponte", "Insieme per chi beve – familiari"] {
        let seen = world
            .anybody(
                "query ($id: ID!) { publicGroup(id: $id) { status suspendedUntil next { on } } }",
                json!({ "id": id(&world, name).await }),
            )
            .await;
        assert_eq!(seen["publicGroup"]["status"], "SUSPENDED", "{name}");
        assert!(
            seen["publicGroup"]["next"][0]["on"].as_str().unwrap() > "2026-11-20",
            "{name} meets again after it"
        );
    }
    world.house.clock.advance(chrono::TimeDelta::days(19));
    assert_eq!(named(&world, "Club Il Ponte").await["status"], "ACTIVE");
}

async fn how_facilitators_are_reached_is_for_the_keepers_and_each_look_leaves_a_record(base: Base) {
    let world = World::stories(base).await;
    let one = id(&world, "Club Il Ponte").await;
    let records = async || {
        let mut conn = world.house.db.reader().await.unwrap();
        let count: i64 = crate::support::on!(conn, |c| sqlx::query_scalar(
            "select count(*) from audit_event where act = 'groups.keep' and parts = 'contact'"
        )
        .fetch_one(c)
        .await)
        .unwrap();
        conn.give_back().await;
        count
    };
    let asked = "query ($id: ID!) { group(id: $id) { facilitators { name phone } } }";
    let before = records().await;
    let seen = world.data("elena", asked, json!({ "id": one })).await;
    assert_eq!(
        seen["group"]["facilitators"],
        json!([{ "name": "Teresa Galbiati", "phone": "+39 333 555 0199" }])
    );
    assert_eq!(records().await, before + 1);
    assert!(world.data("rosa", asked, json!({ "id": one })).await["group"]["facilitators"].is_null());
    assert_eq!(records().await, before + 1);
}

async fn nothing_is_published_to_which_a_facilitator_did_not_agree(base: Base) {
    let world = World::stories(base).await;
    let asked = "query ($id: ID!) { publicGroup(id: $id) { facilitators { name phone mail } } }";
    let of = async |name: &str| {
        world.anybody(asked, json!({ "id": id(&world, name).await })).await["publicGroup"]["facilitators"]
            .clone()
    };
    assert_eq!(
        of("Club Il Ponte").await,
        json!([{ "name": "Teresa Galbiati", "phone": null, "mail": null }])
    );
    assert_eq!(of("Respiro").await, json!([]));
    let respiro = id(&world, "Respiro").await;
    let one = |change: Value| {
        let mut one =
            json!({ "name": "Mirella Sartori", "part": "FACILITATOR", "publishPhone": true, "phone": "1" });
        one.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!({ "group": respiro, "facilitators": [one] })
    };
    let unasked = change(&world, "elena", "setFacilitators", "SetFacilitatorsInput", one(json!({}))).await;
    assert_eq!(problem(&unasked), ("group.consent_missing", "facilitators.0.consentOn"));
    group(
        &change(
            &world,
            "elena",
            "setFacilitators",
            "SetFacilitatorsInput",
            one(json!({ "consentOn": "2026-10-01" })),
        )
        .await,
    );
    assert_eq!(of("Respiro").await, json!([{ "name": null, "phone": "1", "mail": null }]));
}

async fn a_search_for_groups_counts_what_it_found(base: Base) {
    let world = World::stories(base).await;
    let shown = "campaign { id version asked answered found }";
    let begun = world
        .change(
            "elena",
            "saveGroupCampaign",
            "SaveGroupCampaignInput",
            shown,
            json!({ "title": "Lutto in Brianza", "topic": "grief", "from": "2026-11-02" }),
        )
        .await;
    let campaign = begun["campaign"]["id"].clone();
    let monza = area(&world, "Monza").await;
    group(
        &add(
            &world,
            "elena",
            json!({ "campaign": campaign, "name": "Trovato", "topics": ["grief"], "area": monza }),
        )
        .await,
    );
    let written = world.change("elena", "saveGroupCampaign", "SaveGroupCampaignInput", shown, json!({ "id": campaign, "ifVersion": begun["campaign"]["version"], "title": "Lutto in Brianza", "from": "2026-11-02", "asked": 40, "answered": 3 })).await;
    assert_eq!((&written["campaign"]["answered"], &written["campaign"]["found"]), (&json!(3), &json!(1)));
    let more = world
        .change(
            "elena",
            "saveGroupCampaign",
            "SaveGroupCampaignInput",
            shown,
            json!({ "title": "x", "from": "2026-11-02", "asked": 1, "answered": 3 }),
        )
        .await;
    assert_eq!(problem(&more), ("group.headcount", "answered"));
    let others = world
        .change(
            "giulia",
            "saveGroupCampaign",
            "SaveGroupCampaignInput",
            shown,
            json!({ "title": "x", "from": "2026-11-02" }),
        )
        .await;
    assert_eq!(problem(&others), ("group.not_yours", ""));
}

async fn a_confidential_place_is_known_to_the_keepers_alone(base: Base) {
    let world = World::stories(base).await;
    let one = id(&world, "Ricominciare").await;
    let put = update(&world, "elena", json!({ "id": one, "room": "Stanza gialla" })).await;
    group(&put);
    let asked = "query ($id: ID!) { group(id: $id) { name placeOnRequest room area { name } place { id street } history { nodes { changes { after } } } }
        groupPlaces(search: \"riservata\") { id } }";
    let kept = world.data("elena", asked, json!({ "id": one })).await;
    assert_eq!(kept["group"]["place"]["street"], "Via Riservata 1");
    let place = kept["group"]["place"]["id"].clone();
    assert_eq!(kept["groupPlaces"], json!([{ "id": place }]));
    for user in ["giulia", "luca", "rosa", "ivo", "dario", "carla"] {
        let seen = world.data(user, asked, json!({ "id": one })).await;
        assert_eq!((&seen["group"]["place"], &seen["group"]["room"]), (&json!(null), &json!(null)), "{user}");
        assert_eq!(
            (&seen["group"]["placeOnRequest"], &seen["groupPlaces"]),
            (&json!(true), &json!([])),
            "{user}"
        );
        assert!(
            !seen.to_string().contains("gialla") && !seen.to_string().contains("Riservata"),
            "{user}: {seen}"
        );
        assert_eq!(seen["group"]["area"]["name"], "Milano", "{user}");
        let asked = "query ($id: ID!) { groupPlace(id: $id) { name } }";
        assert!(world.data(user, asked, json!({ "id": place })).await["groupPlace"].is_null(), "{user}");
    }
    assert_eq!(kept["group"]["area"]["name"], "Municipio 2");
    let within = area(&world, "Municipio 2").await;
    let found = super::found(&world, json!({ "topic": "violence", "within": within })).await;
    assert!(found.is_empty(), "nor by narrowing where it is: {found:?}");
}
