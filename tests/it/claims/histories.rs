//! Random histories of two needs and of those who would answer them with few places: whatever happens, each need has one
//! holder or none, its clock goes on, nobody sees more than they have a reason to, and no place is given twice or lost.
use super::world::{Seat, World, start};
use crate::support::{Base, histories, on_both, suite_or_long};
use amis::{
    directory::model::{Capacity, CapacityState, Service},
    kernel::{PersonId, ServiceId, Time},
};
use chrono::TimeDelta;
use proptest::{
    prelude::{Strategy, any, prop_oneof},
    strategy::Just,
};
use serde_json::{Value, json};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

on_both!(whatever_is_claimed_each_need_has_one_holder_and_each_place_one_guest);

/// Moves of one history at most.
const MOVES_MAX: usize = 60;
/// Places of the service that each of the two associations claims with.
const PLACES: i64 = 1;

/// Next moves that the histories of a run come to, whatever the draw.
const TO_REACH: &[&str] =
    &["FIND_ANSWER", "CHOOSE_CLAIM", "BEGIN", "FIND_PLACE", "SERVE", "RENEW_BASIS", "CONFIRM", "NOTHING"];

/// Which of two associations, and which of two needs.
type At = (bool, bool);

#[derive(Clone, Debug)]
enum Move {
    Claim(At),
    Claims(At, &'static str),
    Lead(At, &'static str),
    DeclineAll(bool),
    Convert(At),
    Answer(At, &'static str),
    Need(bool, &'static str),
    Revoke(bool),
    Share(bool),
    Wait(i64),
    Clock,
    /// What would be next for one of the needs: of several that are as likely the one that is rolled.
    GoOn(bool, usize),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let at = || (any::<bool>(), any::<bool>());
    let claims = prop_oneof![Just("withdrawClaim"), Just("releaseClaim reason: NO_CAPACITY")];
    let leads = prop_oneof![
        4 => Just("chooseClaim"),
        1 => Just("rejectClaim"),
        1 => Just("releaseClaim reason: PERSON_DECLINED"),
    ];
    let answers = prop_oneof![
        3 => Just("START"),
        1 => Just("WAITLIST, reviewOn: \"2027-02-01\""),
        1 => Just("COMPLETE, outcome: MET"),
        1 => Just("COMPLETE, outcome: UNMET, reason: NO_CAPACITY"),
        1 => Just("FAIL, reason: NO_CAPACITY"),
        1 => Just("CANCEL, reason: MOVED"),
    ];
    let needs = prop_oneof![
        Just("closeNeed outcome: MET"),
        Just("reopenNeed reason: \"Di nuovo\""),
        Just("updateNeed claimPolicy: LEAD_CHOOSES"),
        Just("updateNeed claimPolicy: FIRST_ELIGIBLE"),
    ];
    let one = prop_oneof![
        8 => at().prop_map(Move::Claim),
        2 => (at(), claims).prop_map(|(at, verb)| Move::Claims(at, verb)),
        5 => (at(), leads).prop_map(|(at, verb)| Move::Lead(at, verb)),
        1 => any::<bool>().prop_map(Move::DeclineAll),
        4 => at().prop_map(Move::Convert),
        5 => (at(), answers).prop_map(|(at, answer)| Move::Answer(at, answer)),
        2 => (any::<bool>(), needs).prop_map(|(need, verb)| Move::Need(need, verb)),
        4 => any::<bool>().prop_map(Move::Revoke),
        2 => any::<bool>().prop_map(Move::Share),
        3 => (1_i64..60).prop_map(Move::Wait),
        1 => Just(Move::Clock),
        60 => (any::<bool>(), any::<usize>()).prop_map(|(need, roll)| Move::GoOn(need, roll)),
    ];
    proptest::collection::vec(one, 1..MOVES_MAX)
}

/// One person, their need, and what of it was last seen.
struct Case {
    person: PersonId,
    need: String,
    opened: Value,
    lines: usize,
    /// What was last seen of the next move.
    next: Value,
}

struct History<'w> {
    world: &'w World,
    cases: [Case; 2],
    services: [ServiceId; 2],
    claims: BTreeMap<At, String>,
    /// Why the last move was not made.
    refused: Value,
    /// Whether the last move let a claim hold its need.
    active: bool,
    referrals: BTreeMap<At, String>,
    /// Next moves that any history came to.
    reached: &'w RefCell<BTreeSet<String>>,
}

impl<'w> History<'w> {
    async fn begin(world: &'w World, reached: &'w RefCell<BTreeSet<String>>) -> Self {
        let case = async || {
            let (person, need) = world.mario().await;
            let opened =
                world.ask(world.municipio, &format!("{{ need(id: \"{need}\") {{ openedAt }} }}")).await;
            Case { person, need, opened: opened["need"]["openedAt"].clone(), lines: 0, next: Value::Null }
        };
        let serve = async |seat: Seat| {
            let at = world.house.clock.now();
            let capacity = Capacity { state: CapacityState::Available, free_places: Some(PLACES), at };
            world.serve(seat, |service| Service { capacity: Some(capacity), ..service }).await
        };
        let cases = [case().await, case().await];
        let services = [serve(world.casa).await, serve(world.sofia).await];
        Self {
            world,
            cases,
            services,
            claims: BTreeMap::new(),
            refused: Value::Null,
            active: false,
            referrals: BTreeMap::new(),
            reached,
        }
    }

    fn seat(&self, who: bool) -> Seat {
        if who { self.world.sofia } else { self.world.casa }
    }

    fn case(&self, need: bool) -> &Case {
        &self.cases[usize::from(need)]
    }

    /// What somebody would do now.
    fn likely(&self, need: bool, roll: usize) -> Move {
        let next = &self.case(need).next;
        let who = next["organization"]["id"] == json!(self.world.sofia.organization.to_string());
        let any = (roll.is_multiple_of(2), need);
        let answers = |all: &'static [&'static str]| Move::Answer((who, need), all[roll % all.len()]);
        match next["kind"].as_str().unwrap_or("FIND_ANSWER") {
            "FIND_ANSWER" if roll.is_multiple_of(5) => {
                Move::Need(need, "updateNeed claimPolicy: LEAD_CHOOSES")
            }
            "FIND_ANSWER" if roll % 5 == 1 => Move::Need(need, "closeNeed outcome: MET"),
            "FIND_ANSWER" => Move::Claim(any),
            "CHOOSE_CLAIM" if roll.is_multiple_of(7) => Move::Claim(any),
            "CHOOSE_CLAIM" => Move::Lead(any, "chooseClaim"),
            "BEGIN" if self.referrals.contains_key(&(who, need)) && roll.is_multiple_of(2) => {
                answers(&["START", "START", "WAITLIST, reviewOn: \"2027-02-01\""])
            }
            "BEGIN" if roll.is_multiple_of(3) => Move::Wait(1),
            "BEGIN" => Move::Convert((who, need)),
            "FIND_PLACE" => answers(&["START"]),
            "SERVE" => answers(&["COMPLETE, outcome: MET", "COMPLETE, outcome: UNMET, reason: NO_CAPACITY"]),
            "RENEW_BASIS" => Move::Share(need),
            _ => Move::Need(need, "reopenNeed reason: \"Di nuovo\""),
        }
    }

    /// Makes a move; whether it was taken.
    async fn make(&mut self, step: &Move) -> bool {
        let (world, lead) = (self.world, self.world.municipio);
        let payload = match step {
            Move::Claim((who, need)) => {
                let card = world.card_of(self.seat(*who), &self.case(*need).need);
                let input =
                    format!("needCard: \"{card}\", service: \"{}\"", self.services[usize::from(*who)]);
                let payload = self.act(self.seat(*who), "claimNeed", &input, "claim { id status }").await;
                keep(&mut self.claims, (*who, *need), &payload["claim"]);
                payload
            }
            Move::Claims(at, verb) => self.of_claim(self.seat(at.0), *at, verb).await,
            Move::Lead(at, verb) => self.of_claim(lead, *at, verb).await,
            Move::DeclineAll(need) => {
                let input = format!("need: \"{}\"", self.case(*need).need);
                self.act(lead, "declineClaims", &input, "need { id }").await
            }
            Move::Convert(at) => {
                let Some(claim) = self.claims.get(at) else { return false };
                let payload = world.convert(self.seat(at.0), claim).await;
                keep(&mut self.referrals, *at, &payload["referral"]);
                payload
            }
            Move::Answer(at, answer) => {
                let Some(referral) = self.referrals.get(at) else { return false };
                let input = format!("referral: \"{referral}\", answer: {answer}");
                self.act(self.seat(at.0), "answerReferral", &input, "referral { id }").await
            }
            Move::Need(need, verb) => {
                let (verb, more) = verb.split_once(' ').unwrap();
                let input = format!("need: \"{}\", {more}", self.case(*need).need);
                self.act(lead, verb, &input, "need { id }").await
            }
            Move::Revoke(need) => {
                let person = self.case(*need).person;
                let document = format!("{{ person(id: \"{person}\") {{ grants {{ id status }} }} }}");
                let grants = world.ask(lead, &document).await["person"]["grants"].take();
                for grant in grants.as_array().unwrap().iter().filter(|grant| grant["status"] == "ACTIVE") {
                    self.act(lead, "revokeGrant", &format!("grant: {}", grant["id"]), "grant { id }").await;
                }
                return false;
            }
            Move::Share(need) => {
                world.share(self.case(*need).person, "CARD, CONTACT, NEEDS_HOUS").await;
                return false;
            }
            Move::Wait(hours) => {
                world.wait(TimeDelta::hours(*hours));
                return false;
            }
            Move::Clock => {
                world.house.run_due().await.unwrap();
                return false;
            }
            Move::GoOn(..) => unreachable!("what is rolled is made"),
        };
        self.refused = payload["problems"][0]["code"].clone();
        self.active = payload["claim"]["status"] == "ACTIVE";
        payload["problems"] == json!([])
    }

    /// A claim that would hold a need is refused for want of a place where there is none, and then alone.
    fn places_are_kept(&self, after: &Move, taken: bool, guests: [i64; 2]) {
        let (Move::Claim((who, _)) | Move::Lead((who, _), "chooseClaim")) = after else { return };
        let full = guests[usize::from(*who)] >= PLACES;
        let refused = self.refused == "claim.no_place";
        assert!(!refused || full, "refused though there is room: {after:?}");
        let holds = taken && self.active;
        assert!(!holds || guests[usize::from(*who)] <= PLACES, "too many: {guests:?} {after:?}");
    }

    async fn act(&self, seat: Seat, verb: &str, input: &str, what: &str) -> Value {
        let document =
            format!("mutation {{ {verb}(input: {{ {input} }}) {{ {what} problems {{ code message }} }} }}");
        self.world.ask(seat, &document).await[verb].take()
    }

    async fn of_claim(&self, seat: Seat, at: At, verb: &str) -> Value {
        let Some(claim) = self.claims.get(&at) else { return Value::Null };
        let (verb, more) = verb.split_once(' ').unwrap_or((verb, ""));
        self.act(seat, verb, &format!("claim: \"{claim}\", {more}"), "claim { id status }").await
    }

    async fn check(&mut self, after: &Move, taken: bool) {
        let mut guests = [0, 0];
        let mut lines = [0, 0];
        let mut next = [Value::Null, Value::Null];
        for (at, case) in self.cases.iter().enumerate() {
            let need = self.seen_by_the_lead(case).await;
            let told = format!("after {after:?}, taken: {taken}: {need}");
            assert_eq!(need["openedAt"], case.opened, "its clock starts again {told}");
            lines[at] = need["history"].as_array().unwrap().len();
            assert!(lines[at] >= case.lines, "what was told is gone {told}");
            next[at] = need["next"].clone();
            self.one_holds(&need, &told);
            self.access_has_a_reason(case, &need, &told).await;
            self.stands_with_whoever_moves(case, &need, &told).await;
            self.one_moves_next(case, &need, &told).await;
            for (service, guests) in self.services.iter().zip(&mut guests) {
                *guests += Self::guests(&need, *service);
            }
        }
        self.places_are_kept(after, taken, guests);
        let before: usize = self.cases.iter().map(|case| case.lines).sum();
        let policy = matches!(after, Move::Need(_, verb) if verb.starts_with("updateNeed"));
        assert!(
            !taken || policy || lines.iter().sum::<usize>() > before,
            "what was acknowledged isn't told: {after:?}"
        );
        for ((case, lines), next) in self.cases.iter_mut().zip(lines).zip(next) {
            (case.lines, case.next) = (lines, next);
        }
        for ((service, seat), guests) in
            self.services.iter().zip([self.world.casa, self.world.sofia]).zip(guests)
        {
            let document = format!("{{ service(id: \"{service}\") {{ placesLeft }} }}");
            let left = self.world.ask(seat, &document).await["service"]["placesLeft"].as_i64();
            assert_eq!(left, Some((PLACES - guests).max(0)), "{guests} after {after:?}");
        }
    }

    async fn seen_by_the_lead(&self, case: &Case) -> Value {
        let document = format!(
            "{{ need(id: \"{}\") {{ status openedAt history {{ at }}
                 next {{ kind organization {{ id }} }}
                 claims {{ id status basisLost contactFrom heldUntil organization {{ id }} service {{ id }} }}
                 referrals {{ id status basisLost outcome startedAt reason {{ code }} graceUntil to {{ id }} service {{ id }} }} }} }}",
            case.need
        );
        self.world.ask(self.world.municipio, &document).await["need"].take()
    }

    fn now(&self) -> Time {
        self.world.house.clock.now()
    }

    fn holds(&self, claim: &Value) -> bool {
        claim["status"] == "ACTIVE" && time(&claim["heldUntil"]) > Some(self.now())
    }

    fn one_holds(&self, need: &Value, told: &str) {
        let claims = need["claims"].as_array().unwrap();
        if claims.iter().any(|claim| claim["status"] == "ACTIVE" && !self.holds(claim)) {
            // Its time is over: whoever next writes to the need, or the clock, writes that down first.
            return;
        }
        let holders = claims.iter().filter(|claim| self.holds(claim)).count()
            + referrals(need).filter(|one| holding(one)).count();
        let held = ["ASSIGNED", "IN_SERVICE", "ON_HOLD"].contains(&need["status"].as_str().unwrap());
        assert_eq!(holders, usize::from(held), "a need that is held has one holder, another none {told}");
        let waits = claims.iter().any(|claim| claim["status"] == "PROPOSED");
        assert!(!waits || need["status"] == "OPEN", "whoever waits, waits for an open need {told}");
    }

    /// What waits for an answer, and what is in hand, stands with whoever makes the next move and with nobody else.
    async fn stands_with_whoever_moves(&self, case: &Case, need: &Value, told: &str) {
        let id = |one: &Value| one["id"].as_str().unwrap().to_owned();
        let claims = need["claims"].as_array().unwrap();
        let about: Vec<_> = claims.iter().chain(referrals(need)).map(id).chain([case.need.clone()]).collect();
        let about: Vec<_> = about.iter().map(String::as_str).collect();
        for seat in [self.world.municipio, self.world.casa, self.world.sofia] {
            let (lead, own) = (
                seat.organization == self.world.municipio.organization,
                json!(seat.organization.to_string()),
            );
            let mut expected = BTreeSet::new();
            let mut put = |tab: &str, kind: &str, id: String| {
                expected.insert((tab.to_owned(), kind.to_owned(), id));
            };
            if lead && need["status"] != "CLOSED" {
                put("MINE", "NEED_LED", case.need.clone());
            }
            for claim in claims {
                if lead && claim["status"] == "PROPOSED" {
                    put("TO_ANSWER", "CLAIM_PROPOSED", id(claim));
                }
                if claim["organization"]["id"] == own && self.holds(claim) {
                    put("MINE", "CLAIM_HELD", id(claim));
                }
            }
            for referral in referrals(need) {
                if lead && referral["status"] == "COMPLETED" {
                    put("TO_ANSWER", "REFERRAL_DONE", id(referral));
                }
                if referral["to"]["id"] == own && holding(referral) {
                    put("MINE", "REFERRAL_HELD", id(referral));
                }
            }
            let mut stands = histories::stands(&self.world.ask(seat, histories::INBOX).await, &about);
            stands.retain(|(tab, ..)| tab != "STALLED");
            assert_eq!(stands, expected, "{own} {told}");
        }
    }

    /// A need that isn't closed is with one who moves next, and no other holder says that it is their turn.
    async fn one_moves_next(&self, case: &Case, need: &Value, told: &str) {
        let (kind, by) = self.who_moves(need);
        self.reached.borrow_mut().insert(kind.to_owned());
        let next = &need["next"];
        assert_eq!(next["kind"].as_str().unwrap_or("NOTHING"), kind, "{told}");
        assert_eq!(next["organization"]["id"], by.clone().unwrap_or_default(), "{told}");
        for seat in [self.world.casa, self.world.sofia] {
            let document = format!("{{ need(id: \"{}\") {{ next {{ kind ours }} }} }}", case.need);
            let seen = self.world.ask(seat, &document).await["need"]["next"].take();
            let theirs = by == Some(json!(seat.organization.to_string()));
            let mine = seen == json!({ "kind": kind, "ours": true });
            // While it can be undone, a claim doesn't open its need yet.
            let unopened = kind == "BEGIN" && seen.is_null();
            assert!(if theirs { mine || unopened } else { seen["ours"] != true }, "{seen} {told}");
        }
    }

    /// What is to be done next and by whom, by the rules.
    fn who_moves(&self, need: &Value) -> (&'static str, Option<Value>) {
        let claims = need["claims"].as_array().unwrap();
        let lead = || Some(json!(self.world.municipio.organization.to_string()));
        if need["status"] == "CLOSED" {
            let done = referrals(need).any(|one| one["status"] == "COMPLETED");
            return if done { ("CONFIRM", lead()) } else { ("NOTHING", None) };
        }
        if let Some(held) = referrals(need).find(|one| holding(one)) {
            let by = Some(held["to"]["id"].clone());
            return match held["status"].as_str().unwrap() {
                _ if held["basisLost"] == true => ("RENEW_BASIS", lead()),
                "ACCEPTED" => ("BEGIN", by),
                "WAITLISTED" => ("FIND_PLACE", by),
                _ => ("SERVE", by),
            };
        }
        if let Some(claim) = claims.iter().find(|claim| self.holds(claim)) {
            let lost = claim["basisLost"] == true;
            return if lost {
                ("RENEW_BASIS", lead())
            } else {
                ("BEGIN", Some(claim["organization"]["id"].clone()))
            };
        }
        let offered = claims.iter().any(|claim| claim["status"] == "PROPOSED");
        if offered { ("CHOOSE_CLAIM", lead()) } else { ("FIND_ANSWER", lead()) }
    }

    /// How many of a service's places this need's claims and referrals take.
    fn guests(need: &Value, service: ServiceId) -> i64 {
        let with = |one: &&Value| one["service"]["id"] == json!(service.to_string());
        let claims = need["claims"].as_array().unwrap().iter();
        let stay = |one: &&Value| match one["status"].as_str().unwrap() {
            "ACCEPTED" | "IN_PROGRESS" => true,
            "COMPLETED" | "CONFIRMED" | "DISPUTED" => one["outcome"] != "UNMET",
            "RECALLED" => one["reason"]["code"] == "NEED_CLOSED" && one["startedAt"].is_string(),
            _ => false,
        };
        let claims = claims.filter(with).filter(|claim| claim["status"] == "ACTIVE").count();
        i64::try_from(claims + referrals(need).filter(with).filter(stay).count()).unwrap()
    }

    /// An association sees how Mario is reached exactly as long as its claim opens that, it holds the need, or its grace
    /// runs, and he shares that with it.
    async fn access_has_a_reason(&self, case: &Case, need: &Value, told: &str) {
        let grants = format!("{{ person(id: \"{}\") {{ grants {{ status until }} }} }}", case.person);
        let grants = self.world.ask(self.world.municipio, &grants).await["person"]["grants"].take();
        let shared = grants.as_array().unwrap().iter().any(|grant| grant["status"] == "ACTIVE");
        for seat in [self.world.casa, self.world.sofia] {
            let own = |one: &Value, whose: &str| one[whose]["id"] == json!(seat.organization.to_string());
            let claims = need["claims"].as_array().unwrap().iter();
            let mut opened = claims.filter(|claim| own(claim, "organization") && self.holds(claim));
            let reason = opened.any(|claim| time(&claim["contactFrom"]) <= Some(self.now()))
                || referrals(need).any(|one| {
                    own(one, "to") && (holding(one) || time(&one["graceUntil"]) > Some(self.now()))
                });
            let phone = self.world.phone(seat, &case.need).await;
            assert_eq!(phone.is_some(), shared && reason, "{} {told}", seat.organization);
        }
    }
}

fn keep(kept: &mut BTreeMap<At, String>, at: At, made: &Value) {
    if let Some(id) = made["id"].as_str() {
        kept.insert(at, id.to_owned());
    }
}

fn referrals(need: &Value) -> impl Iterator<Item = &Value> {
    need["referrals"].as_array().unwrap().iter()
}

fn holding(referral: &Value) -> bool {
    ["ACCEPTED", "WAITLISTED", "IN_PROGRESS"].contains(&referral["status"].as_str().unwrap())
}

fn time(value: &Value) -> Option<Time> {
    value.as_str().map(|at| at.parse().unwrap())
}

async fn whatever_is_claimed_each_need_has_one_holder_and_each_place_one_guest(base: Base) {
    let world = World::on(base.clone()).await;
    assert_eq!(world.house.clock.now(), start());
    let seed = if base.is_sqlite() { 12 } else { 11 };
    let reached = RefCell::default();
    let live = async |history: &[Move]| {
        let mut now = History::begin(&world, &reached).await;
        for step in history {
            let step = match step {
                Move::GoOn(need, roll) => &now.likely(*need, *roll),
                step => step,
            };
            let taken = now.make(step).await;
            now.check(step, taken).await;
            histories::counts_hold(&base).await;
        }
        // Nothing of it waits for anybody any more.
        for need in [false, true] {
            now.make(&Move::Need(need, "closeNeed outcome: WITHDRAWN")).await;
        }
    };
    histories::hold(&base, seed, suite_or_long(5, 200), moves(), live).await;
    let missed: Vec<_> = TO_REACH.iter().filter(|it| !reached.borrow().contains(**it)).collect();
    assert!(missed.is_empty(), "no history comes to {missed:?}: {reached:?}");
}
