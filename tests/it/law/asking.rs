//! Whoever knows of Mario asks his lead for a part; the lead answers with a grant or a refusal.
use super::{amina_accepts, code, given, mario, organization};
use crate::{
    support::{Base, on_both},
    world::World,
};
use serde_json::{Value, json};

on_both!(
    a_question_is_answered_with_a_grant,
    a_question_is_refused_with_a_reason_or_taken_back,
    nothing_is_asked_for_in_vain,
    a_need_says_what_is_withheld_as_its_person_does,
    questions_are_between_two_organisations,
);

const REQUEST: &str = "request { id status parts note grant refusal organization { name } person { code } }";
const LIST: &str = "query ($own: Boolean!, $waiting: Boolean!) { partRequests(own: $own, waiting: $waiting) {
    nodes { id status parts } } }";

async fn asked(world: &World, user: &str, person: &str, parts: &[&str]) -> Value {
    let input = json!({ "person": person, "parts": parts, "note": "Per la visita a domicilio di giovedì." });
    world.change(user, "askForPart", "AskForPartInput", REQUEST, input).await
}

async fn listed(world: &World, user: &str, own: bool, waiting: bool) -> Value {
    let lists = json!({ "own": own, "waiting": waiting });
    world.data(user, LIST, lists).await["partRequests"]["nodes"].take()
}

async fn answered(world: &World, user: &str, request: &Value, answer: Value) -> Value {
    let mut input = json!({ "request": request["id"] });
    input.as_object_mut().unwrap().extend(answer.as_object().unwrap().clone());
    world.change(user, "answerPartRequest", "AnswerPartRequestInput", REQUEST, input).await
}

async fn address(world: &World, user: &str, person: &str) -> Value {
    let asked = "query ($id: ID!) { person(id: $id) { address { residence } } }";
    world.data(user, asked, json!({ "id": person })).await["person"]["address"]["residence"].take()
}

async fn a_question_is_answered_with_a_grant(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let done = asked(&world, "carla", &mario, &["ADDRESS"]).await;
    let request = done["request"].clone();
    assert_eq!((&request["status"], &request["parts"]), (&json!("ASKED"), &json!(["ADDRESS"])), "{done}");
    assert_eq!(listed(&world, "giulia", false, true).await[0]["id"], request["id"]);
    assert_eq!(listed(&world, "carla", true, true).await[0]["id"], request["id"]);
    assert_eq!(code(&asked(&world, "carla", &mario, &["ADDRESS"]).await), "ask.already");
    let other = given(&world, "carla", &["STORY"]).await;
    let unfit = answered(&world, "giulia", &request, json!({ "grant": other })).await;
    assert_eq!(code(&unfit), "ask.grant_unfit");
    let written = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["ADDRESS"],
        "organization": organization(&world, "carla"), "actions": ["WRITE"] });
    let written = world.change("giulia", "grant", "GrantInput", "grant { id }", written).await;
    let written = answered(&world, "giulia", &request, json!({ "grant": written["grant"]["id"] })).await;
    assert_eq!(code(&written), "ask.grant_unfit", "what opens nothing to read answers nothing: {written}");
    let grant = given(&world, "carla", &["ADDRESS"]).await;
    let done = answered(&world, "giulia", &request, json!({ "grant": grant })).await;
    assert_eq!(
        (&done["request"]["status"], &done["request"]["grant"]),
        (&json!("GRANTED"), &json!(grant)),
        "{done}"
    );
    assert_eq!(address(&world, "carla", &mario).await, "Via Ornato 12");
    assert_eq!(listed(&world, "giulia", false, true).await, json!([]));
    assert_eq!(listed(&world, "giulia", false, false).await[0]["status"], "GRANTED");
}

async fn a_question_is_refused_with_a_reason_or_taken_back(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let request = asked(&world, "carla", &mario, &["ADDRESS"]).await["request"].clone();
    let both =
        answered(&world, "giulia", &request, json!({ "grant": "grant_x", "refusal": "NOT_NEEDED" })).await;
    assert_eq!(code(&both), "ask.one_answer");
    let done = answered(&world, "giulia", &request, json!({ "refusal": "PERSON_DECLINED" })).await;
    assert_eq!(done["request"]["refusal"], "PERSON_DECLINED", "{done}");
    assert_eq!(address(&world, "carla", &mario).await, Value::Null);
    let again = answered(&world, "giulia", &request, json!({ "refusal": "NOT_NEEDED" })).await;
    assert_eq!((code(&again), &again["problems"][0]["state"]), ("ask.wrong_state", &json!("refused")));
    let second = asked(&world, "carla", &mario, &["ADDRESS"]).await["request"].clone();
    let input = json!({ "request": second["id"] });
    let verb = ("withdrawPartRequest", "WithdrawPartRequestInput");
    let foreign = world.change("giulia", verb.0, verb.1, REQUEST, input.clone()).await;
    assert_eq!(code(&foreign), "not_found");
    let done = world.change("carla", verb.0, verb.1, REQUEST, input).await;
    assert_eq!(done["request"]["status"], "WITHDRAWN", "{done}");
}

async fn nothing_is_asked_for_in_vain(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    amina_accepts(&world).await;
    assert_eq!(
        code(&asked(&world, "amina", &mario, &["HEALTH"]).await),
        "ask.never",
        "no grant shows it to a volunteer"
    );
    assert_eq!(code(&asked(&world, "amina", &mario, &["NEEDS_VIOL"]).await), "ask.never");
    assert_eq!(code(&asked(&world, "amina", &mario, &["CONTACT"]).await), "ask.open_already");
    assert_eq!(code(&asked(&world, "amina", &mario, &[]).await), "text.required");
    assert_eq!(code(&asked(&world, "giulia", &mario, &["HEALTH"]).await), "ask.lead");
    // A part that was closed to them is asked for as any other: they are told nothing.
    let block = json!({ "person": mario, "parts": ["ADDRESS"], "others": true, "reason": "SAFETY" });
    let block = world.change("giulia", "block", "BlockInput", "block", block).await;
    assert_eq!(block["problems"], json!([]));
    assert_eq!(asked(&world, "amina", &mario, &["ADDRESS"]).await["problems"], json!([]));
}

async fn questions_are_between_two_organisations(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    for user in ["nadia", "luca", "amina", "dario", "piero", "paolo"] {
        assert_eq!(code(&asked(&world, user, &mario, &["ADDRESS"]).await), "not_found", "{user}");
    }
    let request = asked(&world, "carla", &mario, &["ADDRESS"]).await["request"].clone();
    for user in ["nadia", "luca", "bea", "dario"] {
        assert_eq!(listed(&world, user, false, false).await, json!([]), "{user}");
        assert_eq!(listed(&world, user, true, false).await, json!([]), "{user}");
        let refused = answered(&world, user, &request, json!({ "refusal": "NOT_NEEDED" })).await;
        assert_eq!((code(&refused), &refused["request"]), ("not_found", &Value::Null), "{user}");
    }
}

async fn a_need_says_what_is_withheld_as_its_person_does(base: Base) {
    let world = World::stories(base).await;
    let mario = mario(&world).await;
    let both = "query ($id: ID!) { person(id: $id) { withheld { part reason howToAsk }
        needs { nodes { withheld { part reason howToAsk } } } } }";
    let told = async |user: &str| {
        let person = world.data(user, both, json!({ "id": mario })).await["person"].take();
        let needs = person["needs"]["nodes"].as_array().unwrap().clone();
        assert!(!needs.is_empty(), "{user} sees a need: {person}");
        for need in &needs {
            assert_eq!(need["withheld"], person["withheld"], "{user}");
        }
        person["withheld"].clone()
    };
    let carla = told("carla").await;
    let address = carla.as_array().unwrap().iter().find(|one| one["part"] == "address");
    assert_eq!(address.expect("she isn't shown where he lives")["howToAsk"], "ASK_LEAD", "{carla}");
    let giulia = told("giulia").await;
    assert!(!giulia.to_string().contains("address") && giulia.to_string().contains("health"), "{giulia}");
    for never in ["protection", "justice"] {
        assert!(
            !carla.to_string().contains(never) && !giulia.to_string().contains(never),
            "that is not for them to know"
        );
    }
    let given = given(&world, "carla", &["ADDRESS"]).await;
    assert!(!told("carla").await.to_string().contains("address"), "what {given} opens is withheld no more");
}
