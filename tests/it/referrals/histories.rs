//! Random histories of one need, by its lead, by those who are asked and by time: whatever happens, it is with somebody,
//! its clock goes on, nobody sees more than they have a reason to, and what was acknowledged is there.
use super::world::{Seat, World};
use crate::support::{
    Base,
    histories::{self, Stands},
    on_both, suite_or_long,
};
use amis::kernel::clock;
use chrono::{NaiveDate, TimeDelta};
use proptest::{
    prelude::{Strategy, any, prop_oneof},
    strategy::Just,
};
use serde_json::{Value, json};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

on_both!(whatever_happens_a_need_is_with_somebody);

/// Moves of one history at most.
const MOVES_MAX: usize = 60;

/// What the histories of a run come to, whatever the draw.
const TO_REACH: &[&str] = &[
    "OPEN",
    "ASSIGNED",
    "IN_SERVICE",
    "ON_HOLD",
    "CLOSED",
    "NOTHING",
    "FIND_ANSWER",
    "INFORM",
    "ANSWER",
    "BEGIN",
    "FIND_PLACE",
    "SERVE",
    "RESUME",
    "RENEW_BASIS",
    "CONFIRM",
    "SETTLE",
    "PLACE_TO_REVIEW",
    "NEED_TO_REVIEW",
];

/// Who is asked: one of two listening centres.
type To = bool;

#[derive(Clone, Debug)]
enum Move {
    Send(To),
    Answer(To, &'static str),
    Lead(To, &'static str),
    Forward(To),
    Need(&'static str),
    Revoke,
    Share,
    Hide,
    Show,
    Wait(i64),
    Clock,
    /// What the next move of the need would be, or one that is as likely: of several the one that is rolled.
    GoOn(usize),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let answers = prop_oneof![
        4 => Just("ACCEPT"),
        1 => Just("DECLINE, reason: NO_CAPACITY"),
        1 => Just("WAITLIST, reviewOn: \"SOON\""),
        2 => Just("START"),
        1 => Just("FAIL, reason: NO_CAPACITY"),
        2 => Just("COMPLETE, outcome: MET"),
        1 => Just("COMPLETE, outcome: UNMET, reason: NO_CAPACITY"),
        1 => Just("CANCEL, reason: MOVED"),
        1 => Just("ASK, question: \"In quanti sono?\""),
    ];
    let leads = prop_oneof![
        Just("recallReferral reason: OTHER_WAY"),
        Just("cancelReferral reason: MOVED"),
        Just("markReferralError"),
        Just("informReferral information: \"In quattro\""),
        Just("confirmReferral confirmed: true"),
        Just("confirmReferral confirmed: false, dispute: \"Non è vero\""),
        Just("recordPersonAnswer answer: HELPED"),
    ];
    let needs = prop_oneof![
        Just("closeNeed outcome: UNMET, reason: NO_CAPACITY"),
        Just("closeNeed outcome: MET"),
        Just("reopenNeed reason: \"Di nuovo\""),
        Just("holdNeed reason: PERSON_AWAY, reviewOn: \"SOON\""),
        Just("resumeNeed"),
    ];
    let one = prop_oneof![
        5 => any::<bool>().prop_map(Move::Send),
        8 => (any::<bool>(), answers).prop_map(|(to, answer)| Move::Answer(to, answer)),
        3 => (any::<bool>(), leads).prop_map(|(to, verb)| Move::Lead(to, verb)),
        1 => any::<bool>().prop_map(Move::Forward),
        2 => needs.prop_map(Move::Need),
        1 => Just(Move::Revoke),
        1 => Just(Move::Share),
        1 => Just(Move::Hide),
        2 => Just(Move::Show),
        2 => (1_i64..60).prop_map(Move::Wait),
        1 => Just(Move::Clock),
        50 => any::<usize>().prop_map(Move::GoOn),
    ];
    proptest::collection::vec(one, 1..MOVES_MAX)
}

/// One need of a person of its own, and the last referral of it to each centre.
struct History<'w> {
    world: &'w World,
    base: &'w Base,
    hidden: bool,
    person: String,
    need: String,
    sent: BTreeMap<To, String>,
    opened: String,
    lines: usize,
    /// What was last seen of the next move.
    next: Value,
    /// States and next moves that any history came to.
    reached: &'w RefCell<BTreeSet<String>>,
}

impl<'w> History<'w> {
    async fn begin(world: &'w World, base: &'w Base, reached: &'w RefCell<BTreeSet<String>>) -> Self {
        let mario = world.mario().await;
        let sent = BTreeMap::new();
        let mut history = Self {
            world,
            base,
            hidden: false,
            person: mario.person,
            need: mario.food,
            sent,
            opened: String::new(),
            lines: 0,
            next: json!({ "kind": "FIND_ANSWER" }),
            reached,
        };
        history.close(&mario.work).await;
        let opened = history.need_as("openedAt").await["openedAt"].take();
        history.opened.push_str(opened.as_str().unwrap());
        history
    }

    fn centre(&self, to: To) -> Seat {
        if to { self.world.amina } else { self.world.other_caritas }
    }

    /// The calendar day in Italy.
    fn today(&self) -> NaiveDate {
        clock::day(self.world.house.clock.now())
    }

    async fn need_as(&self, fields: &str) -> Value {
        let document = format!("{{ need(id: \"{}\") {{ {fields} }} }}", self.need);
        self.world.ask(self.world.giulia, &document).await["need"].take()
    }

    /// What somebody would do now.
    fn likely(&self, roll: usize) -> Move {
        let by = &self.next["organization"]["id"];
        let to = *by == json!(self.world.amina.organization.to_string());
        let answers = |all: &'static [&'static str]| Move::Answer(to, all[roll % all.len()]);
        let of = |all: Vec<Move>| all[roll % all.len()].clone();
        let lead = |verb| [true, false].map(|to| Move::Lead(to, verb));
        match self.next["kind"].as_str().unwrap_or("NOTHING") {
            "FIND_ANSWER" => of(vec![Move::Send(true), Move::Send(false), Move::Share]),
            "ANSWER" => answers(&[
                "ACCEPT",
                "ACCEPT",
                "ACCEPT",
                "DECLINE, reason: NO_CAPACITY",
                "ASK, question: \"In quanti?\"",
            ]),
            "INFORM" => of([
                lead("informReferral information: \"In quattro\""),
                lead("informReferral information: \"In tre\""),
            ]
            .concat()),
            "BEGIN" if roll.is_multiple_of(5) => Move::Forward(to),
            "BEGIN" => answers(&["START", "START", "START", "WAITLIST, reviewOn: \"SOON\""]),
            "FIND_PLACE" if !roll.is_multiple_of(3) => Move::Wait(59),
            "FIND_PLACE" => answers(&["START"]),
            "SERVE" if roll.is_multiple_of(3) => {
                Move::Need("holdNeed reason: PERSON_AWAY, reviewOn: \"SOON\"")
            }
            "SERVE" => answers(&["COMPLETE, outcome: MET", "COMPLETE, outcome: UNMET, reason: NO_CAPACITY"]),
            "RESUME" => of(vec![Move::Wait(59), Move::Wait(59), Move::Need("resumeNeed")]),
            "RENEW_BASIS" if self.hidden => Move::Show,
            "RENEW_BASIS" => Move::Share,
            "CONFIRM" => of([
                lead("confirmReferral confirmed: false, dispute: \"Non è vero\""),
                lead("confirmReferral confirmed: true"),
            ]
            .concat()),
            "SETTLE" => {
                of([lead("confirmReferral confirmed: true"), [Move::Send(true), Move::Send(false)]].concat())
            }
            _ => Move::Need("reopenNeed reason: \"Di nuovo\""),
        }
    }

    /// Makes a move; whether it was taken.
    async fn make(&mut self, step: &Move) -> bool {
        let soon = |input: &str| input.replace("SOON", &(self.today() + TimeDelta::days(2)).to_string());
        let payload = match step {
            Move::Send(to) => {
                let more = ", parts: [IDENTITY, CONTACT]";
                let payload = self.world.send(self.world.giulia, &self.need, self.centre(*to), more).await;
                self.keep(*to, &payload);
                payload
            }
            Move::Answer(to, answer) => {
                let Some(referral) = self.sent.get(to) else { return false };
                self.world.answer(self.centre(*to), referral, &soon(answer)).await
            }
            Move::Lead(to, verb) => {
                let Some(referral) = self.sent.get(to) else { return false };
                let (verb, more) = verb.split_once(' ').unwrap_or((verb, ""));
                self.world.act(self.world.giulia, verb, &format!("referral: \"{referral}\", {more}")).await
            }
            Move::Forward(to) => {
                let Some(referral) = self.sent.get(to).cloned() else { return false };
                let input = format!("referral: \"{referral}\", to: \"{}\"", self.centre(!*to).organization);
                let payload = self.world.act(self.centre(*to), "forwardReferral", &input).await;
                self.keep(!*to, &payload);
                payload
            }
            Move::Need(verb) => {
                let (verb, more) = verb.split_once(' ').unwrap_or((verb, ""));
                let document = format!(
                    "mutation {{ {verb}(input: {{ need: \"{}\" {} }}) {{ problems {{ code }} }} }}",
                    self.need,
                    soon(more)
                );
                self.world.ask(self.world.giulia, &document).await[verb].take()
            }
            Move::Revoke => {
                self.world.revoke_all(&self.person).await;
                return true;
            }
            // Nobody is shared with by their kind while he is hidden.
            Move::Share if self.hidden => return false,
            Move::Share => {
                let parts = "CARD, IDENTITY, CONTACT, NEEDS_FOOD";
                self.world.share(self.world.giulia, &self.person, "kinds: [CARITAS]", parts).await;
                return true;
            }
            Move::Hide | Move::Show => {
                self.hidden = matches!(step, Move::Hide);
                let verb = if self.hidden { "hideNow" } else { "showAgain" };
                let document = format!(
                    "mutation {{ {verb}(input: {{ person: \"{}\" }}) {{ problems {{ code }} }} }}",
                    self.person
                );
                self.world.ask(self.world.giulia, &document).await;
                return true;
            }
            Move::Wait(hours) => {
                self.world.wait(TimeDelta::hours(*hours));
                return true;
            }
            Move::Clock => {
                self.world.house.run_due().await.unwrap();
                return true;
            }
            Move::GoOn(_) => unreachable!("what is rolled is made"),
        };
        payload["problems"] == json!([])
    }

    /// Nothing of it waits for anybody any more.
    async fn end(self) {
        self.close(&self.need).await;
    }

    async fn close(&self, need: &str) {
        let document = format!(
            "mutation {{ closeNeed(input: {{ need: \"{need}\", outcome: WITHDRAWN }}) {{ problems {{ code }} }} }}"
        );
        self.world.ask(self.world.giulia, &document).await;
    }

    fn keep(&mut self, to: To, payload: &Value) {
        if let Some(id) = payload["referral"]["id"].as_str() {
            self.sent.insert(to, id.to_owned());
        }
    }

    async fn check(&mut self, after: &Move, taken: bool) {
        let fields =
            "openedAt status unmet reviewOn history { at } referrals { id status parent question informedAt
            graceUntil sentAt reviewOn basisLost dueAt from { id } to { id } }
            next { kind ours organization { id } until }";
        let need = self.need_as(fields).await;
        let referrals = need["referrals"].as_array().unwrap();
        let told = format!("after {after:?}, taken: {taken}: {need}");
        assert_eq!(need["openedAt"], json!(self.opened), "its clock starts again {told}");
        let is = |one: &Value, states: &[&str]| states.contains(&one["status"].as_str().unwrap());
        let holding = ["ACCEPTED", "WAITLISTED", "IN_PROGRESS"];
        let holders = referrals.iter().filter(|one| one["parent"].is_null() && is(one, &holding)).count();
        let held = ["ASSIGNED", "IN_SERVICE", "ON_HOLD"].contains(&need["status"].as_str().unwrap());
        assert_eq!(holders, usize::from(held), "a need that is held has one holder, another none {told}");
        if need["status"] == "CLOSED" {
            assert!(!referrals.iter().any(|one| is(one, &["SENT"])), "a closed need waits for nobody {told}");
        }
        let lines = need["history"].as_array().unwrap().len();
        assert!(lines >= self.lines, "what was told is gone {told}");
        let moved = !matches!(
            after,
            Move::Revoke | Move::Share | Move::Hide | Move::Show | Move::Wait(_) | Move::Clock
        );
        let silent = matches!(after, Move::Lead(_, verb) if verb.starts_with("recordPersonAnswer"));
        assert!(
            !(taken && moved && !silent) || lines > self.lines,
            "what was acknowledged isn't told {told}"
        );
        self.lines = lines;
        let shared = self.is_shared().await;
        for seat in [self.world.giulia, self.world.amina, self.world.other_caritas] {
            let waits = self.waits_for(seat, &need).await;
            self.reached.borrow_mut().extend(waits.iter().map(|(_, kind, _)| kind.clone()));
            assert_eq!(waits, self.is_to_wait_for(seat, &need, shared), "{told}");
        }
        self.one_moves_next(&need, &told).await;
        self.access_has_a_reason(referrals, shared, &told).await;
        histories::counts_hold(self.base).await;
    }

    /// A need that isn't closed is with one who moves next, and has them in its inbox; nobody else says that it is their turn.
    async fn one_moves_next(&mut self, need: &Value, told: &str) {
        let (kind, by) = self.who_moves(need);
        self.reached.borrow_mut().insert(kind.to_owned());
        self.reached.borrow_mut().insert(need["status"].as_str().unwrap().to_owned());
        self.next = need["next"].clone();
        let next = &need["next"];
        assert_eq!(next["kind"].as_str().unwrap_or("NOTHING"), kind, "{told}");
        let organization = |seat: Seat| json!(seat.organization.to_string());
        let lead = organization(self.world.giulia);
        assert_eq!(next["organization"]["id"], by.clone().unwrap_or_default(), "{told}");
        assert_eq!(next["ours"].as_bool().unwrap_or(false), by.as_ref() == Some(&lead), "{told}");
        for to in [true, false] {
            // Whoever is asked has it in its inbox, and may not be the only one.
            let (seat, kind) = (self.centre(to), Some(kind).filter(|kind| *kind != "ANSWER"));
            let document = format!("{{ need(id: \"{}\") {{ next {{ kind ours }} }} }}", self.need);
            let seen = self.world.ask(seat, &document).await["need"]["next"].take();
            let theirs = kind.filter(|_| by.as_ref() == Some(&organization(seat)));
            let known =
                theirs.map_or(seen["ours"] != true, |kind| seen == json!({ "kind": kind, "ours": true }));
            assert!(known, "two think that it is their turn, or nobody does: {seen} {told}");
        }
    }

    /// What is to be done next and by whom, by the rules.
    fn who_moves(&self, need: &Value) -> (&'static str, Option<Value>) {
        let referrals = need["referrals"].as_array().unwrap();
        let status = |one: &Value, states: &[&str]| states.contains(&one["status"].as_str().unwrap());
        let whole = || referrals.iter().filter(|one| one["parent"].is_null());
        let of = |states: &'static [&'static str]| whole().filter(move |one| status(one, states));
        let paused = |one: &&Value| one["question"].is_string() && one["informedAt"].is_null();
        let lead = || Some(json!(self.world.giulia.organization.to_string()));
        if need["status"] == "CLOSED" {
            return match of(&["COMPLETED"]).next() {
                Some(_) => ("CONFIRM", lead()),
                None => ("NOTHING", None),
            };
        }
        if let Some(held) = of(&["ACCEPTED", "WAITLISTED", "IN_PROGRESS"]).next() {
            let by = || Some(held["to"]["id"].clone());
            let sent_on =
                referrals.iter().filter(|one| one["parent"] == held["id"] && one["status"] == "SENT");
            return match held["status"].as_str().unwrap() {
                _ if self.hidden || held["basisLost"] == true => ("RENEW_BASIS", lead()),
                _ if sent_on.filter(paused).count() > 0 => ("INFORM", by()),
                "ACCEPTED" => ("BEGIN", by()),
                "WAITLISTED" => ("FIND_PLACE", by()),
                _ if need["status"] == "ON_HOLD" => ("RESUME", by()),
                _ => ("SERVE", by()),
            };
        }
        if of(&["SENT"]).filter(paused).count() > 0 {
            return ("INFORM", lead());
        }
        let first = of(&["SENT"]).min_by_key(|one| one["dueAt"].as_str().unwrap().to_owned());
        match first {
            Some(first) => ("ANSWER", Some(first["to"]["id"].clone())),
            None if of(&["DISPUTED"]).count() > 0 => ("SETTLE", lead()),
            None => ("FIND_ANSWER", lead()),
        }
    }

    /// What of this need stands in an inbox: where, why and which. How long it has stood there is asked elsewhere.
    async fn waits_for(&self, seat: Seat, need: &Value) -> BTreeSet<Stands> {
        let referrals = need["referrals"].as_array().unwrap().iter();
        let mut about: Vec<_> = referrals.map(|referral| referral["id"].as_str().unwrap()).collect();
        about.push(&self.need);
        let mut stands = histories::stands(&self.world.ask(seat, histories::INBOX).await, &about);
        stands.retain(|(_, kind, _)| !["QUESTION_FORGOTTEN", "SERVICE_SILENT"].contains(&kind.as_str()));
        stands
    }

    /// The same, by the rules: whoever makes the next move has it.
    fn is_to_wait_for(&self, seat: Seat, need: &Value, shared: bool) -> BTreeSet<Stands> {
        let mut waits = BTreeSet::new();
        let mut put = |tab: &str, kind: &str, id: &Value| {
            waits.insert((tab.to_owned(), kind.to_owned(), id.as_str().unwrap().to_owned()));
        };
        let (lead, own) =
            (seat.organization == self.world.giulia.organization, json!(seat.organization.to_string()));
        let today = json!(self.today().to_string());
        let due = |one: &Value| one["reviewOn"].as_str().is_some_and(|day| day <= today.as_str().unwrap());
        let (status, referrals) = (need["status"].as_str().unwrap(), need["referrals"].as_array().unwrap());
        let (open, closed) = (status == "OPEN", status == "CLOSED");
        let this = json!(self.need);
        if lead && !closed {
            put("MINE", "NEED_LED", &this);
        }
        if lead && status == "ON_HOLD" && due(need) {
            put("STALLED", "NEED_TO_REVIEW", &this);
        }
        let waiting = |one: &Value| one["status"] == "SENT";
        let expired = |one: &Value| one["status"] == "EXPIRED";
        let mut asked = false;
        for one in referrals {
            let (state, id) = (one["status"].as_str().unwrap(), &one["id"]);
            let received = one["to"]["id"] == own && !self.hidden;
            let sent_on = !one["parent"].is_null() && one["from"]["id"] == own && !self.hidden;
            let paused = waiting(one) && one["question"].is_string() && one["informedAt"].is_null();
            asked |= waiting(one);
            match state {
                "SENT" if paused && (sent_on || lead && one["parent"].is_null()) => {
                    put("TO_ANSWER", "REFERRAL_ASKED", id);
                }
                "SENT" if !paused && received => put("TO_ANSWER", "REFERRAL_RECEIVED", id),
                "COMPLETED" if lead => put("TO_ANSWER", "REFERRAL_DONE", id),
                "DISPUTED" if (lead || received) && !closed => put("STALLED", "REFERRAL_DISPUTED", id),
                _ => {}
            }
            if received && ["ACCEPTED", "WAITLISTED", "IN_PROGRESS"].contains(&state) {
                put("MINE", "REFERRAL_HELD", id);
            }
            if (lead || received) && state == "WAITLISTED" && due(one) {
                put("STALLED", "PLACE_TO_REVIEW", id);
            }
            if received && shared && state == "IN_PROGRESS" && status == "ON_HOLD" && due(need) {
                put("STALLED", "NEED_TO_REVIEW", &this);
            }
            if received && shared && state == "ACCEPTED" && status == "ASSIGNED" && need["unmet"] == true {
                put("STALLED", "NEED_NOT_BEGUN", &this);
            }
            let after = |other: &&Value| other["sentAt"].as_str() > one["sentAt"].as_str();
            let later = referrals.iter().any(|other| after(&other));
            let beside = |other: &&Value| other["parent"] == one["parent"] && after(other);
            let parent = referrals.iter().find(|other| other["id"] == one["parent"]);
            let held = parent.is_some_and(|it| it["status"] == "ACCEPTED" || it["status"] == "IN_PROGRESS");
            let with_lead = lead && open && !later;
            let with_forwarder = sent_on && held && !referrals.iter().any(|other| beside(&other));
            if expired(one) && (with_lead || with_forwarder) {
                put("STALLED", "REFERRAL_EXPIRED", id);
            }
        }
        if lead && open && need["unmet"] == true && !asked {
            put("STALLED", "NEED_UNMET", &this);
        }
        waits
    }

    /// Whether Mario shares with the centres what he needs.
    async fn is_shared(&self) -> bool {
        let grants = format!("{{ person(id: \"{}\") {{ grants {{ status }} }} }}", self.person);
        let grants = self.world.ask(self.world.giulia, &grants).await["person"]["grants"].take();
        grants.as_array().unwrap().iter().any(|grant| grant["status"] == "ACTIVE")
    }

    /// A centre sees who Mario is exactly as long as it holds the need, or its grace runs, and he shares that with it.
    async fn access_has_a_reason(&self, referrals: &[Value], shared: bool, told: &str) {
        let now = self.world.house.clock.now();
        for to in [true, false] {
            let seat = self.centre(to);
            let live = |one: &Value| {
                let holding =
                    ["ACCEPTED", "WAITLISTED", "IN_PROGRESS"].contains(&one["status"].as_str().unwrap());
                let grace = one["graceUntil"]
                    .as_str()
                    .is_some_and(|until| until.parse::<amis::kernel::Time>().unwrap() > now);
                one["to"]["id"] == json!(seat.organization.to_string()) && (holding || grace)
            };
            let has_reason = shared && !self.hidden && referrals.iter().any(live);
            let seen = self.world.person(seat, &self.person).await;
            let named = seen["contact"]["phone"].is_string()
                || seen["needs"]["edges"].as_array().is_some_and(|needs| !needs.is_empty());
            assert_eq!(
                named, has_reason,
                "a centre sees without a reason, or has one and doesn't see: {seen} {told}"
            );
        }
    }
}

async fn whatever_happens_a_need_is_with_somebody(base: Base) {
    let world = World::on(base.clone()).await;
    let seed = if base.is_sqlite() { 9 } else { 26 };
    let reached = RefCell::default();
    let live = async |history: &[Move]| {
        let mut now = History::begin(&world, &base, &reached).await;
        for step in history {
            let step = match step {
                Move::GoOn(roll) => &now.likely(*roll),
                step => step,
            };
            let taken = now.make(step).await;
            now.check(step, taken).await;
        }
        now.end().await;
    };
    histories::hold(&base, seed, suite_or_long(7, 200), moves(), live).await;
    let missed: Vec<_> = TO_REACH.iter().filter(|it| !reached.borrow().contains(**it)).collect();
    assert!(missed.is_empty(), "no history comes to {missed:?}: {reached:?}");
}
