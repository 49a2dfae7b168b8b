//! Drafts that nobody touches, that change hands, that are opened twice at once: who hears of them, and who never does.
use super::{DRAFTS, SOCIAL, TRAINEE, change, drafted, refusal, waiting};
use crate::{
    law::{amina_accepts, given, mario},
    support::{Base, on_both},
    world::World,
};
use amis::{
    call::Terms,
    demo::Size,
    policy::{Role, RoleSet},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_draft_that_nobody_touches_stands_with_the_lead,
    what_a_draft_says_of_urgency_and_place_can_be_taken_out,
    a_draft_that_names_who_left_the_household_says_so,
    systems_hear_of_a_draft_where_it_may_be_known_and_nowhere_else,
    after_a_hand_over_the_new_lead_has_the_draft,
    nothing_of_a_sealed_persons_draft_leaves_its_lead,
    two_who_open_a_draft_at_once_make_one_need,
    who_is_shut_out_sees_nothing_of_a_draft,
);

/// Everybody who doesn't lead Mario, whatever else they are to him.
const OTHERS: [&str; 10] =
    ["amina", "ines", "luca", "sofia", "carla", "nadia", "elena", "bea", "piero", "dario"];

async fn forgotten(world: &World, user: &str) -> Vec<Value> {
    let document = "{ inbox(tab: STALLED, first: 100) { nodes { kind since draft { id } need { id } } } }";
    let found = world.data(user, document, json!({})).await;
    let nodes = found["inbox"]["nodes"].as_array().unwrap().clone();
    nodes.into_iter().filter(|item| item["kind"] == "DRAFT_FORGOTTEN").collect()
}

async fn a_draft_that_nobody_touches_stands_with_the_lead(base: Base) {
    let terms = Terms { draft_forgotten: TimeDelta::days(10), ..Terms::default() };
    let world = World::under(base, Size::Stories, terms).await;
    let draft = drafted(&world, json!({})).await;
    let almost = TimeDelta::days(10) - TimeDelta::microseconds(1);
    world.house.clock.advance(almost);
    assert_eq!(forgotten(&world, "giulia").await, Vec::<Value>::new());
    let edit = json!({ "draft": draft, "severity": 2 });
    change(&world, ("franco", TRAINEE), "updateNeedDraft", edit).await;
    let touched = world.house.clock.now();
    world.house.clock.advance(almost);
    assert_eq!(forgotten(&world, "giulia").await, Vec::<Value>::new(), "it was touched since");
    world.house.clock.advance(TimeDelta::microseconds(1));
    let stands = forgotten(&world, "giulia").await;
    assert_eq!((stands.len(), &stands[0]["draft"]["id"]), (1, &json!(draft)), "{stands:?}");
    let since: amis::kernel::Time = stands[0]["since"].as_str().unwrap().parse().unwrap();
    assert_eq!(since, touched);
    for user in OTHERS.iter().chain(&["paolo", "franco"]) {
        assert_eq!(forgotten(&world, user).await, Vec::<Value>::new(), "{user}");
    }
    change(&world, ("giulia", SOCIAL), "discardNeedDraft", json!({ "draft": draft })).await;
    assert_eq!(forgotten(&world, "giulia").await, Vec::<Value>::new(), "somebody saw to it");
}

async fn what_a_draft_says_of_urgency_and_place_can_be_taken_out(base: Base) {
    let world = World::stories(base).await;
    world.base.execute("delete from person_address").await;
    let areas = world.data("giulia", "{ areas(kind: MUNICIPIO) { nodes { id } } }", json!({})).await;
    let area = areas["areas"]["nodes"][0]["id"].clone();
    let draft = drafted(&world, json!({ "urgency": "SOON", "area": area })).await;
    let said = async |edit: Value| {
        let edited = change(&world, ("franco", TRAINEE), "updateNeedDraft", edit).await;
        assert_eq!(edited["problems"], json!([]), "{edited}");
        (edited["draft"]["urgency"].clone(), edited["draft"]["area"].is_null())
    };
    assert_eq!(said(json!({ "draft": draft, "severity": 3 })).await, (json!("SOON"), false), "it stays");
    assert_eq!(said(json!({ "draft": draft, "urgency": null })).await, (Value::Null, false));
    assert_eq!(said(json!({ "draft": draft, "area": null })).await, (Value::Null, true));
    let refused = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(refusal(&refused), ("need.draft_unfinished", "urgency"));
    let again = json!({ "draft": draft, "urgency": "ROUTINE", "area": area });
    assert_eq!(said(again).await, (json!("ROUTINE"), false));
    let wrong = json!({ "draft": draft, "area": "area_00000000000000000000000000000000" });
    let refused = change(&world, ("franco", TRAINEE), "updateNeedDraft", wrong).await;
    assert_eq!(refusal(&refused), ("area.unknown", "area"));
    let opened = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(opened["need"]["status"], "OPEN", "{opened}");
}

async fn a_draft_that_names_who_left_the_household_says_so(base: Base) {
    let world = World::stories(base).await;
    let person = mario(&world).await;
    let document = "query ($id: ID!) { person(id: $id) { household { members { id name } } } }";
    let found = world.data("giulia", document, json!({ "id": person })).await;
    let members = found["person"]["household"]["members"].as_array().unwrap().clone();
    let one = |name: &str| members.iter().find(|member| member["name"] == name).unwrap()["id"].clone();
    let concerns = json!({ "members": [one("Sara")] });
    let draft = drafted(&world, json!({ "urgency": "SOON", "concerns": concerns })).await;
    let left = json!({ "person": person, "household": { "kind": "REGISTERED", "members": [
        { "id": one("Mario"), "name": "Mario", "birthYear": 1974, "tie": "SUBJECT" } ] } });
    let left = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", left).await;
    assert_eq!(left["problems"], json!([]), "{left}");
    let counted = "select count(*) from need n join need_draft d on d.id = n.id";
    let refused = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(refusal(&refused), ("need.draft_member_left", "concerns.members"));
    assert_eq!(world.base.number(counted).await, 0);
    let edit = json!({ "draft": draft, "concerns": concerns });
    let refused = change(&world, ("giulia", SOCIAL), "updateNeedDraft", edit).await;
    assert_eq!(refusal(&refused), ("not_found", "concerns.members"), "nor is she named anew");
    let edit = json!({ "draft": draft, "concerns": { "members": [one("Mario")] } });
    let edited = change(&world, ("giulia", SOCIAL), "updateNeedDraft", edit).await;
    assert_eq!(edited["problems"], json!([]), "{edited}");
    let opened = change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(opened["need"]["status"], "OPEN", "{opened}");
}

const CHANGES: &str =
    "query ($after: String) { changes(after: $after, first: 100) { nodes { kind id } cursor more } }";

/// Somebody's system, in a role, with where it goes on.
struct Listener<'w> {
    world: &'w World,
    user: &'static str,
    roles: RoleSet,
    cursor: Value,
}

impl<'w> Listener<'w> {
    async fn of(world: &'w World, user: &'static str) -> Self {
        Self::acting_as(world, user, world.seat(user).actor.roles).await
    }

    async fn acting_as(world: &'w World, user: &'static str, roles: RoleSet) -> Self {
        let mut listener = Self { world, user, roles, cursor: Value::Null };
        listener.hears().await;
        listener
    }

    /// Kinds and ids of what is new.
    async fn hears(&mut self) -> Vec<(String, String)> {
        let asked = json!({ "after": self.cursor });
        let answer = self.world.ask_in(self.user, self.roles, CHANGES, asked).await;
        assert!(answer.errors.is_empty(), "{}: {:?}", self.user, answer.errors);
        let page = &answer.data["changes"];
        assert_eq!(page["more"], false);
        self.cursor = page["cursor"].clone();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let nodes = page["nodes"].as_array().unwrap().iter();
        nodes.map(|node| (text(&node["kind"]), text(&node["id"]))).collect()
    }
}

async fn systems_hear_of_a_draft_where_it_may_be_known_and_nowhere_else(base: Base) {
    let world = World::stories(base).await;
    amina_accepts(&world).await;
    given(&world, "nadia", &["IDENTITY", "NEEDS_WORK", "HISTORY"]).await;
    let trainee = RoleSet::of(TRAINEE);
    let (mut giulia, mut franco) =
        (Listener::of(&world, "giulia").await, Listener::acting_as(&world, "franco", trainee).await);
    let mut others = Vec::new();
    for user in OTHERS {
        others.push(Listener::of(&world, user).await);
    }
    others.push(Listener::acting_as(&world, "paolo", RoleSet::of(&[Role::Coordinator])).await);
    let (first, second) =
        (drafted(&world, json!({})).await, drafted(&world, json!({ "urgency": "SOON" })).await);
    let draft = |id: &str| ("DRAFT".to_owned(), id.to_owned());
    let mut both = [draft(&first), draft(&second)];
    both.sort();
    for listener in [&mut giulia, &mut franco] {
        let mut heard = listener.hears().await;
        heard.sort();
        assert_eq!(heard, both, "{}", listener.user);
    }
    let steps = [
        ("updateNeedDraft", json!({ "draft": first, "severity": 2 }), &first),
        ("discardNeedDraft", json!({ "draft": first }), &first),
        ("releaseNeed", json!({ "draft": second }), &second),
    ];
    for (verb, input, of) in steps {
        let done = change(&world, ("giulia", SOCIAL), verb, input).await;
        assert_eq!(done["problems"], json!([]), "{verb}: {done}");
        let need = (verb == "releaseNeed").then(|| ("NEED".to_owned(), of.clone()));
        let told: Vec<_> = [draft(of)].into_iter().chain(need.clone()).collect();
        for listener in [&mut giulia, &mut franco] {
            let mut heard = listener.hears().await;
            heard.sort();
            assert_eq!(heard, told, "{verb} {}", listener.user);
        }
        for listener in &mut others {
            let shared = listener.user == "nadia";
            let open: Vec<_> = need.iter().filter(|_| shared).cloned().collect();
            assert_eq!(listener.hears().await, open, "{verb} {}", listener.user);
        }
    }
}

async fn after_a_hand_over_the_new_lead_has_the_draft(base: Base) {
    let world = World::stories(base).await;
    let person = mario(&world).await;
    let draft = drafted(&world, json!({ "urgency": "SOON" })).await;
    let nadias = world.seat("nadia").actor.organization.to_string();
    let offer = json!({ "person": person, "to": nadias, "reason": "MOVED_AREA" });
    let made = world.change("giulia", "transferLead", "TransferLeadInput", "transfer { id }", offer).await;
    let asked =
        "query ($id: ID!) { needDraft(id: $id) { id domain draftedBy { name } viewerCan { release } } }";
    let seen = async |user: &str| world.data(user, asked, json!({ "id": draft })).await["needDraft"].take();
    assert_eq!(seen("nadia").await, Value::Null, "an offer opens nothing");
    let yes = json!({ "transfer": made["transfer"]["id"], "answer": "ACCEPT", "personTold": "2026-11-02" });
    let taken = world.change("nadia", "answerTransfer", "AnswerTransferInput", "transfer { id }", yes).await;
    assert_eq!(taken["problems"], json!([]), "{taken}");
    let of_nadia = world.data("nadia", DRAFTS, json!({ "id": person })).await;
    assert_eq!(of_nadia["person"]["needDrafts"], json!([{ "id": draft }]));
    let here = json!({ "id": draft, "domain": "WORK", "draftedBy": null, "viewerCan": { "release": true } });
    assert_eq!(seen("nadia").await, here, "without the name of another organisation's worker");
    assert_eq!(seen("giulia").await, Value::Null);
    let (mut giulia, mut nadia) = (Listener::of(&world, "giulia").await, Listener::of(&world, "nadia").await);
    for (who, verb) in [(("giulia", SOCIAL), "discardNeedDraft"), (("franco", TRAINEE), "discardNeedDraft")] {
        let refused = change(&world, who, verb, json!({ "draft": draft })).await;
        assert_eq!(refusal(&refused), ("not_found", "draft"), "{who:?}");
    }
    world.house.clock.advance(TimeDelta::days(15));
    assert_eq!((forgotten(&world, "nadia").await.len(), forgotten(&world, "giulia").await.len()), (1, 0));
    let edit = json!({ "draft": draft, "severity": 4 });
    let edited = change(&world, ("nadia", SOCIAL), "updateNeedDraft", edit).await;
    assert_eq!(edited["draft"]["severity"], 4, "{edited}");
    let told = [("DRAFT".to_owned(), draft.clone())];
    assert_eq!((nadia.hears().await, giulia.hears().await), (told.to_vec(), vec![]));
    let opened = change(&world, ("nadia", SOCIAL), "releaseNeed", json!({ "draft": draft })).await;
    assert_eq!(opened["need"]["status"], "OPEN", "{opened}");
}

async fn nothing_of_a_sealed_persons_draft_leaves_its_lead(base: Base) {
    let world = World::stories(base).await;
    let person = mario(&world).await;
    amina_accepts(&world).await;
    given(&world, "nadia", &["IDENTITY", "NEEDS_WORK"]).await;
    let hide = json!({ "person": person });
    let hidden = world.change("giulia", "hideNow", "SealPersonInput", "person { id }", hide).await;
    assert_eq!(hidden["problems"], json!([]), "{hidden}");
    let mut others = Vec::new();
    for user in OTHERS.iter().chain(&["paolo"]) {
        others.push(Listener::of(&world, user).await);
    }
    let draft = drafted(&world, json!({ "urgency": "SOON" })).await;
    world.house.clock.advance(TimeDelta::days(15));
    assert_eq!(waiting(&world, "giulia").await, [json!({ "id": draft })], "her lead goes on");
    assert_eq!(forgotten(&world, "giulia").await.len(), 1);
    let asked = "query ($id: ID!) { needDraft(id: $id) { id } }";
    for listener in &mut others {
        let user = listener.user;
        assert_eq!(listener.hears().await, vec![], "{user}");
        assert_eq!(forgotten(&world, user).await, Vec::<Value>::new(), "{user}");
        let hidden = world.ask(user, asked, json!({ "id": draft })).await;
        let nobody = world.ask(user, asked, json!({ "id": "need_00000000000000000000000000000000" })).await;
        assert_eq!(
            (hidden.data, hidden.errors, hidden.statements),
            (nobody.data, nobody.errors, nobody.statements),
            "{user}"
        );
        let roles = if user == "paolo" { &[Role::Coordinator] } else { SOCIAL };
        let refused = change(&world, (user, roles), "releaseNeed", json!({ "draft": draft })).await;
        assert_eq!(refusal(&refused), ("not_found", "draft"), "{user}");
    }
}

async fn two_who_open_a_draft_at_once_make_one_need(base: Base) {
    let world = World::stories(base).await;
    for round in 0..5 {
        let draft = drafted(&world, json!({ "urgency": "SOON" })).await;
        let open = || change(&world, ("giulia", SOCIAL), "releaseNeed", json!({ "draft": draft }));
        let (one, other) = tokio::join!(open(), open());
        let (made, refused) = if one["need"].is_null() { (other, one) } else { (one, other) };
        assert_eq!((&made["need"]["id"], &made["problems"]), (&json!(draft), &json!([])), "round {round}");
        assert_eq!(made["need"]["history"].as_array().unwrap().len(), 1, "opened once");
        assert_eq!(refusal(&refused).0, "need.wrong_state", "round {round}: {refused}");
        assert_eq!(refused["problems"][0]["state"], "open");
        let opened = "select count(*) from need_draft_event where event = 'open'";
        assert_eq!(world.base.number(opened).await, round + 1);
    }
}

async fn who_is_shut_out_sees_nothing_of_a_draft(base: Base) {
    let world = World::stories(base).await;
    let person = mario(&world).await;
    let draft = drafted(&world, json!({ "urgency": "SOON" })).await;
    world.house.clock.advance(TimeDelta::days(15));
    let colleague = RoleSet::of(SOCIAL);
    let asked = "query ($draft: ID!) { needDraft(id: $draft) { id }
        inbox(tab: STALLED, first: 100) { nodes { kind draft { id } } } }";
    let seen = async || {
        let answer = world.ask_in("paolo", colleague, asked, json!({ "draft": draft })).await;
        answer.data.to_string().matches(&draft).count()
    };
    assert_eq!(seen().await, 2, "a colleague of the lead's");
    let mut paolo = Listener::acting_as(&world, "paolo", colleague).await;
    let block = json!({ "person": person, "parts": ["NEEDS_WORK"], "reason": "SAFETY",
        "userMail": world.seat("paolo").mail });
    let blocked = world.change("giulia", "block", "BlockInput", "block", block).await;
    assert_eq!(blocked["problems"], json!([]), "{blocked}");
    paolo.hears().await;
    assert_eq!(seen().await, 0);
    let edit = json!({ "draft": draft, "severity": 2 });
    change(&world, ("giulia", SOCIAL), "updateNeedDraft", edit.clone()).await;
    assert!(paolo.hears().await.iter().all(|(kind, _)| kind != "DRAFT"), "nor hears of it");
    for verb in ["releaseNeed", "discardNeedDraft", "updateNeedDraft"] {
        let input = if verb == "updateNeedDraft" { edit.clone() } else { json!({ "draft": draft }) };
        let refused = change(&world, ("paolo", SOCIAL), verb, input).await;
        assert_eq!(refusal(&refused), ("not_found", "draft"), "{verb}");
    }
    assert_eq!(forgotten(&world, "giulia").await, Vec::<Value>::new(), "she has just touched it");
}
