//! Break-glass: what it opens, to whom, for how long, and who hears of it.
use super::{code, mario};
use crate::{
    support::{Base, on_both},
    world::{Answer, World, monday},
};
use amis::{call::Terms, demo::Size};
use amis::{kernel::PersonId, policy::Purpose};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    an_emergency_opens_to_one_user_for_some_hours,
    the_lead_hears_of_it_at_once_and_its_privacy_officer_reviews_it,
    what_a_centre_opened_is_told_to_the_privacy_officer_alone,
    whoever_guesses_many_at_once_is_stopped_too,
    whoever_waits_for_a_review_opens_no_other,
    a_sealed_person_is_found_by_nobody,
    an_emergency_is_for_those_whose_role_it_is,
    whom_to_call_is_told_to_everybody_alike,
    a_list_of_many_costs_what_a_list_of_one_costs,
);

const PROFILE: &str = "query ($id: ID!) { person(id: $id) { code identity { familyName } contact { phone }
    address { residence } household { members { name } } health { conditions } economic { iseeCents } story
    protection { facts } needs { nodes { domain } } grants { id } careTeam { leads } } }";
const EMERGENCY: &str = "emergency { id personId status category reason until verdict overdue viewerCan }";
const WHY: &str = "Trovato a terra davanti al dormitorio, non risponde.";

async fn asked(world: &World, user: &str, input: Value) -> Value {
    let mut whole = json!({ "category": "HEALTH", "reason": WHY });
    whole.as_object_mut().unwrap().extend(input.as_object().unwrap().clone());
    world.change(user, "openEmergencyAccess", "EmergencyInput", EMERGENCY, whole).await
}

async fn opened(world: &World, user: &str) -> Value {
    let done = asked(world, user, json!({ "name": "mario colombo", "birthDate": "1974-03-19" })).await;
    assert_eq!(done["problems"], json!([]), "{user}");
    done["emergency"].clone()
}

async fn seen(world: &World, user: &str, purpose: Purpose, person: &str) -> Answer {
    world.ask_for(user, purpose, PROFILE, json!({ "id": person })).await
}

/// The parts that are open, by their fields.
fn parts(answer: &Answer) -> Vec<&'static str> {
    const FIELDS: [&str; 9] = [
        "identity",
        "contact",
        "address",
        "household",
        "health",
        "economic",
        "story",
        "protection",
        "grants",
    ];
    FIELDS.into_iter().filter(|field| !answer.data["person"][*field].is_null()).collect()
}

async fn an_emergency_opens_to_one_user_for_some_hours(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let emergency = opened(&world, "luca").await;
    assert_eq!((&emergency["personId"], &emergency["status"]), (&json!(mario), &json!("OPEN")));
    let open = seen(&world, "luca", Purpose::Emergency, &mario).await;
    assert_eq!(parts(&open), ["identity", "contact", "address", "household", "health"], "{:?}", open.data);
    assert_eq!(open.data["person"]["needs"]["nodes"], json!([]));
    assert_eq!(seen(&world, "luca", Purpose::Coordinate, &mario).await.data["person"], Value::Null);
    let found = "query { people(search: \"colombo\") { nodes { id } } }";
    let found = world.ask_for("luca", Purpose::Emergency, found, json!({})).await;
    assert_eq!(found.data["people"]["nodes"][0]["id"], json!(mario));
    for other in ["sofia", "giulia", "nadia"] {
        let answer = seen(&world, other, Purpose::Emergency, &mario).await;
        assert_eq!(answer.data["person"], Value::Null, "{other} opened nothing");
    }
    let looked = world
        .base
        .number(
            "select count(*) from audit_event where purpose = 'emergency' and relation = 'emergency'
              and act in ('emergency.open', 'person.read')",
        )
        .await;
    assert!(looked >= 3, "opening and looking are written down: {looked}");
    assert_eq!(code(&asked(&world, "luca", json!({ "person": mario })).await), "emergency.already_open");
    world.house.clock.set(monday() + TimeDelta::hours(4));
    assert_eq!(seen(&world, "luca", Purpose::Emergency, &mario).await.data["person"], Value::Null);
    // Closed by hand it ends at once.
    let again = opened(&world, "luca").await;
    let close = json!({ "emergency": again["id"] });
    let stranger =
        world.change("sofia", "closeEmergencyAccess", "CloseEmergencyInput", EMERGENCY, close.clone()).await;
    assert_eq!(code(&stranger), "not_found");
    let done =
        world.change("luca", "closeEmergencyAccess", "CloseEmergencyInput", EMERGENCY, close.clone()).await;
    assert_eq!(done["emergency"]["status"], "CLOSED");
    assert_eq!(seen(&world, "luca", Purpose::Emergency, &mario).await.data["person"], Value::Null);
    let twice = world.change("luca", "closeEmergencyAccess", "CloseEmergencyInput", EMERGENCY, close).await;
    assert_eq!((code(&twice), &twice["problems"][0]["state"]), ("emergency.wrong_state", &json!("closed")));
}

const LIST: &str = "query ($toReview: Boolean!) { emergencies(toReview: $toReview) { nodes {
    id status reason overdue verdict organization { name } person { code identity { familyName } } viewerCan } } }";

async fn listed(world: &World, user: &str, to_review: bool) -> Value {
    world.data(user, LIST, json!({ "toReview": to_review })).await["emergencies"]["nodes"].take()
}

async fn reviewed(world: &World, user: &str, emergency: &Value, verdict: &str) -> Value {
    let input = json!({ "emergency": emergency["id"], "verdict": verdict, "note": "Non era in pericolo." });
    world.change(user, "reviewEmergencyAccess", "ReviewEmergencyInput", EMERGENCY, input).await
}

/// The emergencies that stand in somebody's inbox, to be answered.
async fn waiting(world: &World, user: &str) -> Vec<Value> {
    let inbox =
        "{ inbox(tab: TO_ANSWER, first: 100) { nodes { kind emergency { id organization { name } } } } }";
    let inbox = world.data(user, inbox, json!({})).await["inbox"]["nodes"].take();
    let mine = inbox.as_array().unwrap().iter().filter(|line| line["kind"] == "EMERGENCY_OPENED");
    mine.map(|line| line["emergency"]["id"].clone()).collect()
}

async fn the_lead_hears_of_it_at_once_and_its_privacy_officer_reviews_it(base: Base) {
    let world = World::stories(base).await;
    let mut bell = world.house.bell.heard();
    let before = bell.borrow_and_update().changes;
    let emergency = opened(&world, "luca").await;
    assert!(bell.borrow_and_update().changes > before, "who has a screen open is told without asking");
    for user in ["giulia", "franco"] {
        assert_eq!(waiting(&world, user).await, [emergency["id"].clone()], "{user}");
    }
    for user in ["luca", "nadia", "carla", "paolo", "dario", "piero", "bea"] {
        assert_eq!(waiting(&world, user).await, Vec::<Value>::new(), "{user}");
    }
    for user in ["giulia", "franco"] {
        let list = listed(&world, user, true).await;
        assert_eq!((&list[0]["id"], &list[0]["reason"]), (&emergency["id"], &json!(WHY)), "{user}");
    }
    let officers = listed(&world, "franco", true).await;
    assert_eq!(officers[0]["person"]["identity"], Value::Null, "he reviews without content");
    for user in ["luca", "nadia", "carla", "paolo", "dario", "piero", "bea"] {
        assert_eq!(listed(&world, user, false).await, json!([]), "{user}");
    }
    let early = reviewed(&world, "franco", &emergency, "ABUSE").await;
    assert_eq!(
        (code(&early), &early["problems"][0]["moves"]),
        ("emergency.wrong_state", &json!(["close", "expire"]))
    );
    world.house.clock.set(monday() + TimeDelta::hours(5));
    for user in ["giulia", "luca", "nadia", "dario"] {
        assert_eq!(code(&reviewed(&world, user, &emergency, "JUSTIFIED").await), "not_found", "{user}");
    }
    let done = reviewed(&world, "franco", &emergency, "ABUSE").await;
    assert_eq!(
        (&done["emergency"]["status"], &done["emergency"]["verdict"]),
        (&json!("REVIEWED"), &json!("ABUSE"))
    );
    assert_eq!(waiting(&world, "franco").await, Vec::<Value>::new());
    assert_eq!(listed(&world, "franco", true).await, json!([]));
    assert_eq!(listed(&world, "franco", false).await[0]["verdict"], "ABUSE");
    assert_eq!(code(&reviewed(&world, "franco", &emergency, "JUSTIFIED").await), "emergency.wrong_state");
}

async fn changes(world: &World) -> Value {
    world.data("giulia", "{ changes(first: 100) { nodes { kind id at } more } }", json!({})).await
}

async fn what_a_centre_opened_is_told_to_the_privacy_officer_alone(base: Base) {
    let world = World::stories(base).await;
    let before = changes(&world).await;
    let emergency = opened(&world, "bea").await;
    assert_eq!(listed(&world, "franco", true).await[0]["id"], emergency["id"]);
    assert_eq!(listed(&world, "giulia", true).await, json!([]), "she would learn who is with the centre");
    assert_eq!((waiting(&world, "giulia").await, waiting(&world, "franco").await.len()), (vec![], 1));
    assert_eq!(changes(&world).await, before, "nor from the log of changes");
    let house = opened(&world, "luca").await;
    let page = "{ emergencies(first: 1) { nodes { id } pageInfo { hasNextPage } } }";
    let page = world.data("giulia", page, json!({})).await["emergencies"].take();
    assert_eq!(page["nodes"], json!([{ "id": house["id"] }]));
    assert_eq!(page["pageInfo"]["hasNextPage"], false, "nor that there is one more");
    let own = json!({ "emergency": emergency["id"] });
    let done = world.change("bea", "closeEmergencyAccess", "CloseEmergencyInput", EMERGENCY, own).await;
    assert_eq!(done["emergency"]["status"], "CLOSED", "{done}");
}

async fn whoever_guesses_many_at_once_is_stopped_too(base: Base) {
    let world = World::stories(base).await;
    let guess = |n: u32| asked(&world, "luca", json!({ "code": format!("ZZZZ-ZZZZ-{n}") }));
    let guesses = futures_util::future::join_all((10..50).map(guess)).await;
    let looked_for = guesses.iter().filter(|done| code(done) == "not_found").count();
    let mut more = 0;
    while code(&guess(50 + more).await) == "not_found" {
        more += 1;
        assert!(more <= 10, "nobody is stopped");
    }
    let looked_for = looked_for + usize::try_from(more).unwrap();
    assert!(looked_for <= 10, "{looked_for} were looked for");
    opened(&world, "sofia").await;
}

async fn whoever_waits_for_a_review_opens_no_other(base: Base) {
    let world = World::stories(base).await;
    let emergency = opened(&world, "luca").await;
    world.house.clock.set(monday() + TimeDelta::hours(71));
    opened(&world, "luca").await;
    world.house.clock.set(monday() + TimeDelta::hours(80));
    assert_eq!(listed(&world, "franco", true).await[1]["overdue"], true);
    let third = asked(&world, "luca", json!({ "name": "mario colombo", "birthDate": "1974-03-19" })).await;
    assert_eq!(code(&third), "emergency.review_first");
    assert_eq!(reviewed(&world, "franco", &emergency, "JUSTIFIED").await["problems"], json!([]));
    opened(&world, "luca").await;
}

async fn a_sealed_person_is_found_by_nobody(base: Base) {
    let world = World::stories(base).await;
    let anna = world.person("bea", "anna").await;
    let code_of = "query ($id: ID!) { person(id: $id) { code } }";
    let known = world.data("bea", code_of, json!({ "id": anna })).await["person"]["code"].take();
    let ask = async |input: Value| {
        let done = asked(&world, "luca", input).await;
        (done["emergency"].clone(), code(&done).to_owned())
    };
    let nobody = ask(json!({ "person": PersonId::mint().to_string() })).await;
    assert_eq!(nobody, (Value::Null, "not_found".to_owned()));
    assert_eq!(ask(json!({ "person": anna })).await, nobody);
    assert_eq!(ask(json!({ "code": known })).await, nobody);
    assert_eq!(ask(json!({ "code": "ZZZZ-ZZZZ-99" })).await, nobody);
    assert_eq!(world.base.number("select count(*) from emergency_access").await, 0);
    // Whoever goes on guessing is stopped, and others are not.
    for _ in 4..10 {
        assert_eq!(ask(json!({ "fiscalCode": "XXXXXX00X00X000X" })).await, nobody);
    }
    assert_eq!(ask(json!({ "code": known })).await.1, "emergency.too_many");
    opened(&world, "sofia").await;
    world.house.clock.set(monday() + TimeDelta::hours(25));
    opened(&world, "luca").await;
}

async fn an_emergency_is_for_those_whose_role_it_is(base: Base) {
    let world = World::stories(base).await;
    let whom = json!({ "name": "mario colombo", "birthDate": "1974-03-19" });
    for user in ["amina", "rosa", "paolo", "franco", "dario", "piero", "ivo"] {
        assert_eq!(code(&asked(&world, user, whom.clone()).await), "emergency.not_your_role", "{user}");
    }
    let refusal = async |input: Value| code(&asked(&world, "luca", input).await).to_owned();
    assert_eq!(refusal(json!({ "code": "A", "reason": "urgente" })).await, "emergency.reason_too_short");
    assert_eq!(refusal(json!({ "code": "A", "hours": 25 })).await, "emergency.hours");
    assert_eq!(refusal(json!({ "name": "mario colombo" })).await, "emergency.whom");
    assert_eq!(refusal(json!({})).await, "emergency.whom");
    // Who may not see Mario for his own safety or theirs can't break the glass either.
    let block =
        json!({ "person": mario(&world).await, "userMail": world.seat("luca").mail, "reason": "EX_PARTNER" });
    let block = world.change("giulia", "block", "BlockInput", "block", block).await;
    assert_eq!(block["problems"], json!([]));
    assert_eq!(refusal(whom).await, "not_found");
}

async fn whom_to_call_is_told_to_everybody_alike(base: Base) {
    let world = World::stories(base).await;
    let ask = async |user: &str| world.data(user, "{ onCall { number name } }", json!({})).await;
    let told = ask("giulia").await;
    assert_eq!(told["onCall"][0]["number"], "112");
    for user in ["luca", "dario", "piero", "ivo"] {
        assert_eq!(ask(user).await, told);
    }
    let own = vec![("02 5550 0199".to_owned(), "Pronto intervento sociale".to_owned())];
    let terms = Terms { on_call: own, ..Terms::default() };
    let world = World::under(world.base.clone(), Size::Stories, terms).await;
    let more = world.data("luca", "{ onCall { number name } }", json!({})).await;
    assert_eq!(more["onCall"].as_array().unwrap().len(), told["onCall"].as_array().unwrap().len() + 1);
    assert_eq!(more["onCall"][3]["name"], "Pronto intervento sociale");
}

async fn a_list_of_many_costs_what_a_list_of_one_costs(base: Base) {
    let world = World::stories(base).await;
    let cost = async || {
        let lists = "{ emergencies { nodes { id person { code } organization { name } } }
            partRequests { nodes { id person { code } organization { name } } } }";
        let answer = world.ask("giulia", lists, json!({})).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let nodes = |list: &str| answer.data[list]["nodes"].as_array().unwrap().len();
        (nodes("emergencies") + nodes("partRequests"), answer.statements)
    };
    let ask = async |part: &str| {
        let input = json!({ "person": mario(&world).await, "parts": [part], "note": "Per la visita." });
        let asked = world.change("carla", "askForPart", "AskForPartInput", "request { id }", input).await;
        assert_eq!(asked["problems"], json!([]));
    };
    opened(&world, "luca").await;
    ask("ADDRESS").await;
    let one = cost().await;
    opened(&world, "sofia").await;
    opened(&world, "carla").await;
    ask("STORY").await;
    ask("HOUSEHOLD").await;
    let many = cost().await;
    assert_eq!((one.0, many.0), (2, 6));
    assert_eq!(one.1, many.1, "whatever the length of the lists");
}
