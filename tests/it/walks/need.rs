//! The life of a need, from its draft on.
use super::{Colleagues, Row, Walk, walk};
use crate::{
    referrals::world::{Mario, Seat, World, id},
    support::{Base, on_both},
};
use serde_json::Value;

on_both!(a_need_is_moved_by_those_whose_it_is_and_nobody_else,);

/// Lead; the trainee who prepared it; another trainee; a coordinator; the privacy officer; a colleague who is shut out; the
/// centre that holds it; another lead; a centre like the one that holds it; one without an agreement; who may write the
/// need by a grant alone.
const TABLE: &[Row] = &[
    ("draft", "edit", "=draft =draft need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("draft", "open", "=open need.draft_not_yours_to_open need.draft_not_yours_to_open ? ? ? ? ? ? ? ?"),
    ("draft", "discard", "=discarded =discarded need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("draft", "hold", "? ? ? ? ? ? ? ? ? ? ?"),
    ("draft", "resume", "? ? ? ? ? ? ? ? ? ? ?"),
    ("draft", "close", "? ? ? ? ? ? ? ? ? ? ?"),
    ("draft", "reopen", "? ? ? ? ? ? ? ? ? ? ?"),
    ("discarded", "edit", "! ! need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("discarded", "open", "! need.draft_not_yours_to_open need.draft_not_yours_to_open ? ? ? ? ? ? ? ?"),
    ("discarded", "discard", "! ! need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("discarded", "hold", "? ? ? ? ? ? ? ? ? ? ?"),
    ("discarded", "resume", "? ? ? ? ? ? ? ? ? ? ?"),
    ("discarded", "close", "? ? ? ? ? ? ? ? ? ? ?"),
    ("discarded", "reopen", "? ? ? ? ? ? ? ? ? ? ?"),
    ("open", "edit", "! ! need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("open", "open", "! need.draft_not_yours_to_open need.draft_not_yours_to_open ? ? ? ? ? ? ? ?"),
    ("open", "discard", "! ! need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("open", "hold", "! ? ? ? ? ? ? ? ? ? ?"),
    ("open", "resume", "! ? ? ? ? ? ? ? ? ? ?"),
    ("open", "close", "=closed ? ? ? ? ? ? ? ? ? =closed"),
    ("open", "reopen", "! ? ? ? ? ? ? ? ? ? !"),
    ("assigned", "edit", "!open !open need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("assigned", "open", "!open need.draft_not_yours_to_open need.draft_not_yours_to_open ? ? ? ? ? ? ? ?"),
    ("assigned", "discard", "!open !open need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("assigned", "hold", "! ? ? ? ? ? ! ? ? ? ?"),
    ("assigned", "resume", "! ? ? ? ? ? ! ? ? ? ?"),
    ("assigned", "close", "=closed ? ? ? ? ? ? ? ? ? =closed"),
    ("assigned", "reopen", "! ? ? ? ? ? ? ? ? ? !"),
    ("in_service", "edit", "!open !open need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("in_service", "open", "!open need.draft_not_yours_to_open need.draft_not_yours_to_open ? ? ? ? ? ? ? ?"),
    ("in_service", "discard", "!open !open need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("in_service", "hold", "=on_hold ? ? ? ? ? =on_hold ? ? ? ?"),
    ("in_service", "resume", "! ? ? ? ? ? ! ? ? ? ?"),
    ("in_service", "close", "=closed ? ? ? ? ? ? ? ? ? =closed"),
    ("in_service", "reopen", "! ? ? ? ? ? ? ? ? ? !"),
    ("on_hold", "edit", "!open !open need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("on_hold", "open", "!open need.draft_not_yours_to_open need.draft_not_yours_to_open ? ? ? ? ? ? ? ?"),
    ("on_hold", "discard", "!open !open need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("on_hold", "hold", "! ? ? ? ? ? ! ? ? ? ?"),
    ("on_hold", "resume", "=in_service ? ? ? ? ? =in_service ? ? ? ?"),
    ("on_hold", "close", "=closed ? ? ? ? ? ? ? ? ? =closed"),
    ("on_hold", "reopen", "! ? ? ? ? ? ? ? ? ? !"),
    ("closed", "edit", "!open !open need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("closed", "open", "!open need.draft_not_yours_to_open need.draft_not_yours_to_open ? ? ? ? ? ? ? ?"),
    ("closed", "discard", "!open !open need.draft_of_another ? ? ? ? ? ? ? ?"),
    ("closed", "hold", "! ? ? ? ? ? ? ? ? ? ?"),
    ("closed", "resume", "! ? ? ? ? ? ? ? ? ? ?"),
    ("closed", "close", "! ? ? ? ? ? ? ? ? ? !"),
    ("closed", "reopen", "=open ? ? ? ? ? ? ? ? ? =open"),
];

struct Needs {
    world: World,
    colleagues: Colleagues,
}

/// A need of Mario's, by an id that its draft has had before it.
struct Need(String);

impl Needs {
    async fn act(&self, seat: Seat, verb: &str, input: &str) -> Value {
        let document = format!(
            "mutation {{ {verb}(input: {{ {input} }}) {{ problems {{ code message state moves }} }} }}"
        );
        self.world.ask(seat, &document).await[verb].take()
    }

    async fn done(&self, seat: Seat, verb: &str, input: &str) {
        let payload = self.act(seat, verb, input).await;
        assert_eq!(payload["problems"], Value::Array(vec![]), "{verb} {payload}");
    }
}

impl Walk for Needs {
    type On = Need;

    async fn made(&self, state: &str) -> Need {
        let (world, lead) = (&self.world, self.world.giulia);
        let person = world.register(lead, "Mario").await;
        world.share(lead, &person, "kinds: [CARITAS]", "CARD, IDENTITY, CONTACT, NEEDS_FOOD").await;
        let writer = format!("organization: \"{}\", actions: [READ, WRITE]", world.ponte.organization);
        world.share(lead, &person, &writer, "CARD, NEEDS_FOOD").await;
        self.colleagues.shut_out_of(world, &person).await;
        let document = format!(
            "mutation {{ draftNeed(input: {{ person: \"{person}\", domain: FOOD, urgency: URGENT }}) {{
                 draft {{ id }} problems {{ code }} }} }}"
        );
        let drafted = world.ask(self.colleagues.trainee, &document).await;
        let need =
            drafted["draftNeed"]["draft"]["id"].as_str().unwrap_or_else(|| panic!("{drafted}")).to_owned();
        let draft = format!("draft: \"{need}\"");
        match state {
            "draft" => return Need(need),
            "discarded" => {
                self.done(lead, "discardNeedDraft", &draft).await;
                return Need(need);
            }
            _ => {
                let area = format!("{draft}, area: \"{}\"", world.municipio_9());
                self.done(lead, "updateNeedDraft", &area).await;
                self.done(lead, "releaseNeed", &draft).await;
            }
        }
        let mario = Mario { person, food: need.clone(), work: String::new() };
        let of = format!("need: \"{need}\"");
        if ["assigned", "in_service", "on_hold"].contains(&state) {
            let sent = world.send_food(&mario, world.amina).await;
            id(&world.answer(world.amina, &sent, "ACCEPT").await);
            if state != "assigned" {
                id(&world.answer(world.amina, &sent, "START").await);
            }
            if state == "on_hold" {
                self.done(lead, "holdNeed", &format!("{of}, {REST}")).await;
            }
        }
        if state == "closed" {
            self.done(lead, "closeNeed", &format!("{of}, outcome: MET")).await;
        }
        Need(need)
    }

    async fn tried(&self, seat: Seat, event: &str, Need(id): &Need) -> Value {
        let (verb, input) = match event {
            "edit" => ("updateNeedDraft", format!("draft: \"{id}\", severity: 2")),
            "open" => ("releaseNeed", format!("draft: \"{id}\"")),
            "discard" => ("discardNeedDraft", format!("draft: \"{id}\"")),
            "hold" => ("holdNeed", format!("need: \"{id}\", {REST}")),
            "resume" => ("resumeNeed", format!("need: \"{id}\"")),
            "close" => ("closeNeed", format!("need: \"{id}\", outcome: MET")),
            _ => ("reopenNeed", format!("need: \"{id}\", reason: \"Ne ha ancora bisogno\"")),
        };
        self.act(seat, verb, &input).await
    }

    async fn stands(&self, Need(id): &Need) -> (String, Value) {
        let document = format!(
            "{{ need(id: \"{id}\") {{ status version history {{ event to }} }}
                needDraft(id: \"{id}\") {{ status version severity history {{ event to }} }} }}"
        );
        let seen = self.world.ask(self.world.giulia, &document).await;
        let status = seen["need"]["status"].as_str().or(seen["needDraft"]["status"].as_str());
        (status.expect("the lead sees it").to_lowercase(), seen)
    }

    fn moves(state: &str) -> &'static [&'static str] {
        match state {
            "draft" => &["edit", "open", "discard"],
            "open" => &["assign", "close"],
            "assigned" => &["start", "release", "close"],
            "in_service" => &["hold", "release", "stop", "close"],
            "on_hold" => &["resume", "release", "stop", "close"],
            "closed" => &["reopen"],
            _ => &[],
        }
    }
}

const REST: &str = "reason: PERSON_AWAY, reviewOn: \"2026-12-01\"";

async fn a_need_is_moved_by_those_whose_it_is_and_nobody_else(base: Base) {
    let world = World::on(base).await;
    let colleagues = Colleagues::of(&world).await;
    let seats = [
        ("lead", world.giulia),
        ("author", colleagues.trainee),
        ("trainee", colleagues.other_trainee),
        ("coordinator", colleagues.coordinator),
        ("privacy officer", colleagues.officer),
        ("shut out", colleagues.shut_out),
        ("holder", world.amina),
        ("another lead", world.nadia),
        ("a centre alike", world.other_caritas),
        ("outsider", world.outsider),
        ("who writes", world.ponte),
    ];
    walk(&Needs { world, colleagues }, &seats, TABLE).await;
}
