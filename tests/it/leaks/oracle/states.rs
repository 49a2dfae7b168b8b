//! The same in the other states that a person can be in: what is open was held back, taken to a table, closed to somebody,
//! opened in an emergency, hidden, handed over. What each may find then is written down by hand.
use super::{
    Marks, OTHER_WAYS, all_found,
    marks::{at_first, marks},
    paths::{Asked, Paths},
    things::{Things, prepared},
    thinned,
};
use crate::{
    law::organization,
    support::{Base, figure, on_both},
    world::World,
};
use amis::policy::Purpose;
use serde_json::{Value, json};

on_both!(
    what_is_held_back_or_closed_is_found_by_nobody,
    an_emergency_opens_what_an_emergency_may_open,
    whoever_leads_now_finds_all_and_whoever_led_nothing
);

/// Objects between the root and the deepest one.
const DEPTH: usize = 4;

/// The world in a state, and what is asked in it.
struct State {
    world: World,
    things: Things,
    asked: Vec<Asked>,
    probes: usize,
}

impl State {
    async fn of(base: &Base) -> Self {
        let (world, things) = prepared(base).await;
        let asked = Paths::new().documents(DEPTH, &|field, argument| things.values(field, argument));
        let asked = thinned(asked, if base.is_sqlite() { OTHER_WAYS } else { usize::MAX });
        Self { world, things, asked, probes: 0 }
    }

    /// A change that somebody makes, and that is done.
    async fn change(&self, user: &str, verb: &str, kind: &str, input: Value) {
        let done = self.world.change(user, verb, kind, "__typename", input).await;
        assert_eq!(done["problems"], json!([]), "{verb}");
    }

    /// A user finds of Mario exactly this, whatever they ask; and of Anna nothing.
    async fn finds(&mut self, user: &str, purpose: Purpose, expected: &str) {
        let mut found = Marks::new();
        for one in &self.asked {
            let answer = self.world.ask_for(user, purpose, &one.document, json!({})).await;
            self.probes += 1;
            let text = format!("{} {:?}", answer.data, answer.errors);
            let (his, hers) = all_found(&text, &self.things);
            let beyond: Vec<_> = his.difference(&marks(expected)).cloned().collect();
            assert!(beyond.is_empty(), "{user} finds {beyond:?}\n{}", one.document);
            assert!(hers.is_empty(), "{user} finds {hers:?} of Anna\n{}", one.document);
            found.extend(his);
        }
        assert_eq!(found, marks(expected), "{user} finds what is theirs");
    }

    fn counted(&self, what: &str) {
        figure("P4", &format!("{} probes {what}: no mark and no id where it may not be", self.probes));
    }
}

async fn what_is_held_back_or_closed_is_found_by_nobody(base: Base) {
    let mut state = State::of(&base).await;
    let asks = Purpose::Coordinate;
    let (mario, table) = (state.things.persons[0].clone(), state.things.others["conference"].clone());
    let carlas = state.grant_of("carla").await;
    let held = json!({ "grant": carlas, "reason": "SAFETY" });
    state.change("giulia", "suspendGrant", "SuspendGrantInput", held).await;
    state.finds("carla", asks, "conference").await;
    let grant = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE",
        "parts": ["IDENTITY", "NEEDS_MENT"], "conference": table });
    state.change("giulia", "grant", "GrantInput", grant).await;
    let at_the_table = "identity need.MENT answers remark.identity conference id.person id.code id.MENT";
    state.finds("nadia", asks, at_the_table).await;
    state.finds("carla", asks, &format!("{at_the_table} request")).await;
    let shut = json!({ "person": mario, "organization": organization(&state.world, "nadia"),
        "parts": ["NEEDS_MENT"], "reason": "ASKED_BY_PERSON" });
    state.change("giulia", "block", "BlockInput", shut).await;
    state.finds("nadia", asks, "identity remark.identity id.person id.code").await;
    state.change("giulia", "hideNow", "SealPersonInput", json!({ "person": mario })).await;
    for user in ["nadia", "luca", "amina"] {
        state.finds(user, asks, "").await;
    }
    state.counted("of what was suspended, shared at a table, closed, hidden");
}

async fn an_emergency_opens_what_an_emergency_may_open(base: Base) {
    let mut state = State::of(&base).await;
    let code = "query ($id: ID!) { person(id: $id) { code } }";
    let code = state.world.data("giulia", code, json!({ "id": state.things.persons[0] })).await;
    let reviewed = json!({ "emergency": state.things.others["emergency"], "verdict": "JUSTIFIED" });
    state.change("franco", "reviewEmergencyAccess", "ReviewEmergencyInput", reviewed).await;
    let why = json!({ "code": code["person"]["code"], "category": "HEALTH",
        "reason": "Trovato a terra davanti al dormitorio." });
    state.change("nadia", "openEmergencyAccess", "EmergencyInput", why).await;
    state.finds("nadia", Purpose::Coordinate, "conference").await;
    let open = "identity contact address household health remark.identity remark.address id.person id.code";
    state.finds("nadia", Purpose::Emergency, open).await;
    state.counted("of whoever has an emergency open");
}

async fn whoever_leads_now_finds_all_and_whoever_led_nothing(base: Base) {
    let mut state = State::of(&base).await;
    let taken = json!({ "transfer": state.things.others["transfer"], "answer": "ACCEPT", "personTold": "2026-11-02" });
    state.change("nadia", "answerTransfer", "AnswerTransferInput", taken).await;
    state.finds("giulia", Purpose::Coordinate, "notes").await;
    // What an organisation keeps for itself stays with it: its notes, and the name of the person in its own system.
    let kept = marks("notes id.external");
    let all: Vec<_> = at_first("giulia").difference(&kept).cloned().collect();
    state.finds("nadia", Purpose::Coordinate, &all.join(" ")).await;
    state.counted("of whoever leads a person that was handed over, and of whoever did");
}

impl State {
    /// The grant that names a user's organisation.
    async fn grant_of(&self, user: &str) -> String {
        let asked = "query ($id: ID!) { person(id: $id) { grants { id organization { id } } } }";
        let person = json!({ "id": self.things.persons[0] });
        let grants = self.world.data("giulia", asked, person).await["person"]["grants"].take();
        let to = json!(organization(&self.world, user));
        let grant = grants.as_array().unwrap().iter().find(|grant| grant["organization"]["id"] == to);
        grant.unwrap()["id"].as_str().unwrap().to_owned()
    }
}
