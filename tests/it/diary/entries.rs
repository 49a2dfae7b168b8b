//! Who writes in the diary, who reads which entries, and that nothing is lost.
use super::{add, correct, done, handed_over, organization, refused, shared, texts, with, world};
use crate::support::{Base, on_both};
use amis::policy::{Role, RoleSet};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    what_was_done_stands_there_the_latest_day_first,
    whoever_may_write_there_writes_there,
    an_entry_is_as_delicate_as_the_need_that_it_names,
    whoever_sees_one_need_reads_what_was_done_for_it,
    an_organisation_that_says_too_much_is_not_named,
    what_is_put_right_keeps_what_stood_there,
    what_can_not_be_written_is_refused,
    the_diary_is_closed_with_its_part,
    what_the_person_says_of_it_stands_beside_it,
    the_diary_goes_with_the_person,
);

async fn what_was_done_stands_there_the_latest_day_first(base: Base) {
    let (world, mario) = world(base).await;
    assert_eq!(texts(&world, "giulia", &mario).await, Some(vec![]));
    let need = world.need("giulia", &mario, "FOOD").await;
    for (day, need, text) in [(1, None, "uno"), (2, Some(need.as_str()), "due"), (1, None, "tre")] {
        done(&add(&world, "giulia", &mario, (day, need), text).await);
    }
    assert_eq!(texts(&world, "giulia", &mario).await, Some(vec!["due".into(), "tre".into(), "uno".into()]));
    let document = "query ($id: ID!, $after: String) { person(id: $id) { diary(first: 2, after: $after)
        { nodes { text kind happenedOn author version organization { name } need { domain } former { text } }
          pageInfo { hasNextPage endCursor } } } }";
    let page = world.data("giulia", document, json!({ "id": mario })).await["person"]["diary"].take();
    let first = json!({ "text": "due", "kind": "VISIT", "happenedOn": "2026-11-02", "author": "Giulia Ferrari",
        "version": 1, "organization": { "name": "Comune di Milano – Servizio sociale Municipio 9" },
        "need": { "domain": "FOOD" }, "former": [] });
    assert_eq!((&page["nodes"][0], &page["pageInfo"]["hasNextPage"]), (&first, &json!(true)));
    let next = json!({ "id": mario, "after": page["pageInfo"]["endCursor"] });
    let page = world.data("giulia", document, next).await["person"]["diary"].take();
    assert_eq!((&page["nodes"][0]["text"], &page["pageInfo"]["hasNextPage"]), (&json!("uno"), &json!(false)));
    let log = "query ($id: ID!) { person(id: $id) { accessLog { nodes { act parts } } } }";
    let log = world.data("franco", log, json!({ "id": mario })).await["person"]["accessLog"]["nodes"].take();
    let told = |act: &str| {
        log.as_array()
            .unwrap()
            .iter()
            .any(|look| look["act"] == act && look["parts"].to_string().contains("DIARY"))
    };
    assert!(told("diary.add") && told("person.read"), "{log}");
}

async fn whoever_may_write_there_writes_there(base: Base) {
    let (world, mario) = world(base).await;
    let why = async |user: &str| {
        let tried = add(&world, user, &mario, (2, None), "x").await;
        let (code, field) = refused(&tried);
        format!("{code} {field}")
    };
    for user in ["carla", "franco"] {
        assert_eq!(why(user).await, "diary.not_yours person", "{user}");
    }
    for user in ["luca", "nadia", "amina", "piero", "dario", "paolo", "bea", "ivo"] {
        assert_eq!(why(user).await, "not_found person", "{user}");
    }
    let document =
        "mutation ($input: AddDiaryEntryInput!) { addDiaryEntry(input: $input) { problems { code field } } }";
    let input =
        json!({ "input": { "person": mario, "happenedOn": "2026-11-02", "kind": "OTHER", "text": "x" } });
    let trainee = world.ask_in("giulia", RoleSet::of(&[Role::Trainee]), document, input).await;
    assert_eq!(refused(&trainee.data["addDiaryEntry"]), ("diary.not_yours", "person"));
    // A grant lets read, or write too.
    shared(&world, "nadia", &["DIARY"], &["READ"]).await;
    assert_eq!(why("nadia").await, "diary.not_yours person");
    assert_eq!(texts(&world, "nadia", &mario).await, Some(vec![]));
    shared(&world, "carla", &["DIARY"], &["READ", "WRITE"]).await;
    let made = add(&world, "carla", &mario, (2, None), "Un colloquio.").await;
    assert_eq!(done(&made)["entry"]["author"], "Carla Ricci");
    let document =
        "query ($id: ID!) { person(id: $id) { diary { nodes { text author organization { name } } } } }";
    let seen =
        world.data("giulia", document, json!({ "id": mario })).await["person"]["diary"]["nodes"].take();
    let entry =
        json!([{ "text": "Un colloquio.", "author": null, "organization": { "name": "CPS Niguarda" } }]);
    assert_eq!(seen, entry, "whose it is, and not by whom");
}

async fn an_entry_is_as_delicate_as_the_need_that_it_names(base: Base) {
    let (world, mario) = world(base).await;
    for (domain, text) in [("MENT", "ment"), ("FOOD", "food")] {
        let need = world.need("giulia", &mario, domain).await;
        done(&add(&world, "giulia", &mario, (2, Some(&need)), text).await);
    }
    done(&add(&world, "giulia", &mario, (1, None), "plain").await);
    shared(&world, "nadia", &["DIARY", "NEEDS_FOOD"], &["READ"]).await;
    assert_eq!(texts(&world, "nadia", &mario).await, Some(vec!["food".into(), "plain".into()]));
    shared(&world, "rita", &["DIARY"], &["READ"]).await;
    assert_eq!(texts(&world, "rita", &mario).await, Some(vec!["plain".into()]));
    // Nor does one's own colleague wrote it: a volunteer of the lead sees no mental health.
    let document = "query ($id: ID!) { person(id: $id) { diary { nodes { text } } } }";
    let listener = RoleSet::of(&[Role::Listener]);
    let seen = world.ask_in("giulia", listener, document, json!({ "id": mario })).await.data;
    assert_eq!(seen["person"]["diary"]["nodes"], json!([{ "text": "food" }, { "text": "plain" }]));
    let trainee =
        world.ask_in("giulia", RoleSet::of(&[Role::Trainee]), document, json!({ "id": mario })).await;
    assert_eq!(trainee.data["person"]["diary"], Value::Null);
    // One page of as many as there are to see is a whole page.
    let one = "query ($id: ID!) { person(id: $id) { diary(first: 1) { nodes { text } pageInfo { hasNextPage } } } }";
    let seen = world.data("rita", one, json!({ "id": mario })).await["person"]["diary"].take();
    assert_eq!(seen, json!({ "nodes": [{ "text": "plain" }], "pageInfo": { "hasNextPage": false } }));
}

async fn whoever_sees_one_need_reads_what_was_done_for_it(base: Base) {
    let (world, mario) = world(base).await;
    let (housing, food) =
        (world.need("giulia", &mario, "HOUS").await, world.need("giulia", &mario, "FOOD").await);
    done(&add(&world, "giulia", &mario, (2, Some(&housing)), "hous").await);
    done(&add(&world, "giulia", &mario, (2, Some(&food)), "food").await);
    let cards = "{ needCards(filter: { domain: [HOUS] }) { nodes { id urgency } } }";
    let cards = world.data("luca", cards, json!({})).await["needCards"]["nodes"].take();
    let card = cards.as_array().unwrap().iter().find(|card| card["urgency"] == "URGENT").unwrap();
    let input = json!({ "needCard": card["id"] });
    let made = world.change("luca", "claimNeed", "ClaimNeedInput", "claim { id }", input).await;
    let input = json!({ "claim": done(&made)["claim"]["id"] });
    done(&world.change("giulia", "chooseClaim", "ChooseClaimInput", "claim { id }", input).await);
    world.house.clock.advance(TimeDelta::minutes(11));
    assert_eq!(texts(&world, "luca", &mario).await, None, "a claim opens no diary");
    shared(&world, "luca", &["DIARY"], &["READ"]).await;
    assert_eq!(texts(&world, "luca", &mario).await, Some(vec!["hous".into()]));
}

async fn an_organisation_that_says_too_much_is_not_named(base: Base) {
    let (world, mario) = world(base).await;
    shared(&world, "carla", &["DIARY"], &["READ", "WRITE"]).await;
    done(&add(&world, "carla", &mario, (2, None), "del centro").await);
    done(&add(&world, "giulia", &mario, (1, None), "del comune").await);
    let both = Some(vec!["del centro".into(), "del comune".into()]);
    assert_eq!(texts(&world, "giulia", &mario).await, both, "the lead knows who works with him");
    assert_eq!(texts(&world, "carla", &mario).await, both);
    shared(&world, "nadia", &["DIARY"], &["READ"]).await;
    assert_eq!(texts(&world, "nadia", &mario).await, Some(vec!["del comune".into()]));
    shared(&world, "nadia", &["NEEDS_MENT"], &["READ"]).await;
    assert_eq!(texts(&world, "nadia", &mario).await, both);
}

async fn what_is_put_right_keeps_what_stood_there(base: Base) {
    let (world, mario) = world(base.clone()).await;
    let made = add(&world, "giulia", &mario, (1, None), "Visita.").await;
    let entry = &done(&made)["entry"];
    let right = correct(&world, "giulia", entry, json!({ "ifVersion": 1 })).await;
    let now = &done(&right)["entry"];
    assert_eq!(
        (&now["text"], &now["kind"], &now["version"]),
        (&json!("Era una chiamata."), &json!("CALL"), &json!(2))
    );
    let former = json!([{ "version": 1, "happenedOn": "2026-11-01", "kind": "VISIT", "text": "Visita." }]);
    assert_eq!((&now["happenedOn"], &now["former"]), (&json!("2026-11-02"), &former));
    let stale = correct(&world, "giulia", entry, json!({ "ifVersion": 1 })).await;
    assert_eq!((refused(&stale), &stale["problems"][0]["version"]), (("conflict", "ifVersion"), &json!(2)));
    for (more, code, field) in [
        (json!({ "happenedOn": "2026-11-03" }), "diary.in_future", "happenedOn"),
        (json!({ "text": " " }), "text.required", "text"),
    ] {
        assert_eq!(refused(&correct(&world, "giulia", entry, more).await), (code, field));
    }
    // Another organisation's entries are its own to put right, whoever reads them.
    shared(&world, "carla", &["DIARY"], &["READ", "WRITE"]).await;
    let theirs = add(&world, "carla", &mario, (2, None), "Colloquio.").await;
    for (user, entry) in
        [("giulia", &theirs["entry"]), ("carla", entry), ("nadia", entry), ("luca", entry), ("dario", entry)]
    {
        assert_eq!(refused(&correct(&world, user, entry, json!({})).await), ("not_found", "entry"), "{user}");
    }
    // Nor what names a need that is closed to the role one calls in.
    let need = world.need("giulia", &mario, "MENT").await;
    let delicate = add(&world, "giulia", &mario, (2, Some(&need)), "ment").await["entry"].take();
    let document = "mutation ($input: CorrectDiaryEntryInput!) { correctDiaryEntry(input: $input) { problems { code field } } }";
    let input = json!({ "input": { "entry": delicate["id"], "happenedOn": "2026-11-02", "kind": "CALL", "text": "x" } });
    let by = world.ask_in("giulia", RoleSet::of(&[Role::Listener]), document, input).await;
    assert_eq!(refused(&by.data["correctDiaryEntry"]), ("not_found", "entry"));
    assert_eq!(base.number("select count(*) from diary_entry").await, 3, "nothing is deleted");
    assert_eq!(base.number("select count(*) from diary_former").await, 1);
}

async fn what_can_not_be_written_is_refused(base: Base) {
    let (world, mario) = world(base.clone()).await;
    let input = json!({ "person": mario, "happenedOn": "2026-11-02", "kind": "MEETING", "text": "x" });
    let anna = world.person("bea", "anna").await;
    let hers = world.need("bea", &anna, "HOUS").await;
    for (more, code, field) in [
        (json!({ "happenedOn": "2026-11-03" }), "diary.in_future", "happenedOn"),
        (json!({ "text": "" }), "text.required", "text"),
        (json!({ "text": "x".repeat(4_001) }), "text.too_long", "text"),
        (json!({ "need": hers }), "not_found", "need"),
        (json!({ "need": amis::kernel::NeedId::mint().to_string() }), "not_found", "need"),
        (json!({ "person": anna }), "not_found", "person"),
    ] {
        let tried = world
            .change(
                "giulia",
                "addDiaryEntry",
                "AddDiaryEntryInput",
                "entry { id }",
                with(input.clone(), &more),
            )
            .await;
        assert_eq!(refused(&tried), (code, field));
    }
    // A need of his own that is closed to whoever writes.
    let need = world.need("giulia", &mario, "MENT").await;
    let document =
        "mutation ($input: AddDiaryEntryInput!) { addDiaryEntry(input: $input) { problems { code field } } }";
    let closed = json!({ "input": with(input.clone(), &json!({ "need": need })) });
    let by = world.ask_in("giulia", RoleSet::of(&[Role::Listener]), document, closed).await;
    assert_eq!(refused(&by.data["addDiaryEntry"]), ("not_found", "need"));
    assert_eq!(base.number("select count(*) from diary_entry").await, 0);
    let once = with(input, &json!({ "clientMutationId": "once" }));
    for _ in 0..2 {
        done(
            &world
                .change("giulia", "addDiaryEntry", "AddDiaryEntryInput", "entry { id }", once.clone())
                .await,
        );
    }
    assert_eq!(base.number("select count(*) from diary_entry").await, 1);
}

async fn the_diary_is_closed_with_its_part(base: Base) {
    let (world, mario) = world(base).await;
    done(&add(&world, "giulia", &mario, (2, None), "plain").await);
    let grant = shared(&world, "nadia", &["DIARY"], &["READ", "WRITE"]).await;
    shared(&world, "rita", &["DIARY"], &["READ", "WRITE"]).await;
    let entry = add(&world, "nadia", &mario, (1, None), "sua").await["entry"].take();
    let input = json!({ "person": mario, "reason": "SAFETY", "organization": organization(&world, "rita"), "parts": ["DIARY"] });
    done(&world.change("giulia", "block", "BlockInput", "block", input).await);
    assert_eq!(texts(&world, "rita", &mario).await, None);
    let input = json!({ "grant": grant });
    done(&world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { id }", input).await);
    assert_eq!(texts(&world, "nadia", &mario).await, None);
    assert_eq!(
        refused(&correct(&world, "nadia", &entry, json!({})).await),
        ("not_found", "entry"),
        "not even one's own"
    );
    for user in ["luca", "amina", "carla", "franco", "paolo", "piero", "dario", "ivo", "bea", "elena"] {
        assert_eq!(texts(&world, user, &mario).await, None, "{user}");
    }
    assert_eq!(texts(&world, "giulia", &mario).await.unwrap().len(), 2);
}

async fn what_the_person_says_of_it_stands_beside_it(base: Base) {
    let (world, mario) = world(base).await;
    let input = json!({ "person": mario, "part": "DIARY", "kind": "CORRECTION", "words": "Non ero in casa.", "language": "it" });
    done(&world.change("giulia", "recordRemark", "RecordRemarkInput", "remark { id }", input).await);
    let document = "query ($id: ID!) { person(id: $id) { remarks(part: DIARY) { words } } }";
    let said = world.data("giulia", document, json!({ "id": mario })).await["person"]["remarks"].take();
    assert_eq!(said, json!([{ "words": "Non ero in casa." }]));
    let closed = world.data("carla", document, json!({ "id": mario })).await["person"]["remarks"].take();
    assert_eq!(closed, Value::Null);
}

async fn the_diary_goes_with_the_person(base: Base) {
    let (world, mario) = world(base).await;
    let made = add(&world, "giulia", &mario, (2, None), "del primo").await;
    let entry = done(&made)["entry"].clone();
    handed_over(&world).await;
    done(&add(&world, "nadia", &mario, (2, None), "del secondo").await);
    assert_eq!(texts(&world, "nadia", &mario).await, Some(vec!["del secondo".into(), "del primo".into()]));
    assert_eq!(texts(&world, "giulia", &mario).await, None);
    for user in ["giulia", "nadia"] {
        assert_eq!(
            refused(&correct(&world, user, &entry, json!({})).await),
            ("not_found", "entry"),
            "{user}"
        );
    }
}
