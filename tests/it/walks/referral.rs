//! The life of a referral: of one that the lead sends, and of one that its holder sends on.
use super::{Colleagues, Row, Walk, walk};
use crate::{
    referrals::world::{Mario, Seat, World, id},
    support::{Base, on_both},
};
use amis::policy::Role;
use chrono::TimeDelta;
use serde_json::Value;

on_both!(
    a_referral_is_moved_by_those_whose_it_is_and_nobody_else,
    what_was_sent_on_is_moved_by_whoever_sent_it_on,
);

/// What a sender does with one that isn't over.
const OVER: &str = "send ask_consent recall cancel inform confirm dispute";
/// What a recipient answers.
const TAKEN: &str = "accept decline start waitlist fail complete give_up ask";

/// Lead; the lead's trainee; a coordinator; the privacy officer; a colleague who is shut out; who is asked; a centre like it;
/// another lead; one without an agreement. `sent.asked` waits for what its recipient asked, `sent.told` was told it.
const TABLE: &[Row] = &[
    ("draft", "send", "=sent ? ? ? ? ? ? ? ?"),
    ("draft", "ask_consent", "referral.basis_complete ? ? ? ? ? ? ? ?"),
    ("draft", "recall cancel inform confirm dispute", "! ? ? ? ? ? ? ? ?"),
    ("draft", "mark_error", "=entered_in_error ? ? =entered_in_error ? ? ? ? ?"),
    ("draft", "accept decline start waitlist fail complete give_up ask forward", "? ? ? ? ? ? ? ? ?"),
    ("draft.bare", "send", "grant.basis_missing ? ? ? ? ? ? ? ?"),
    ("draft.bare", "ask_consent", "=awaiting_consent ? ? ? ? ? ? ? ?"),
    ("awaiting_consent", "send", "=sent ? ? ? ? ? ? ? ?"),
    ("awaiting_consent", "ask_consent recall cancel inform confirm dispute", "! ? ? ? ? ? ? ? ?"),
    ("awaiting_consent", "mark_error", "=entered_in_error ? ? =entered_in_error ? ? ? ? ?"),
    (
        "awaiting_consent",
        "accept decline start waitlist fail complete give_up ask forward",
        "? ? ? ? ? ? ? ? ?",
    ),
    ("sent", "send ask_consent cancel confirm dispute", "! ? ? ? ? ? ? ? ?"),
    ("sent", "inform", "referral.nothing_asked ? ? ? ? ? ? ? ?"),
    ("sent", "recall", "=recalled ? ? ? ? ? ? ? ?"),
    ("sent", "mark_error", "=entered_in_error ? ? =entered_in_error ? ? ? ? ?"),
    ("sent", "accept", "? ? ? ? ? =accepted ? ? ?"),
    ("sent", "decline", "? ? ? ? ? =declined ? ? ?"),
    ("sent", "ask", "? ? ? ? ? =sent ? ? ?"),
    ("sent", "start waitlist fail complete give_up", "? ? ? ? ? ! ? ? ?"),
    // Who holds nothing sends nothing on.
    ("sent", "forward", "? ? ? ? ? ? ? ? ?"),
    ("sent.asked", "inform", "=sent ? ? ? ? ? ? ? ?"),
    ("sent.asked", "ask", "? ? ? ? ? referral.asked_already ? ? ?"),
    ("sent.asked", "accept", "? ? ? ? ? =accepted ? ? ?"),
    ("sent.asked", "decline", "? ? ? ? ? =declined ? ? ?"),
    ("sent.asked", "recall", "=recalled ? ? ? ? ? ? ? ?"),
    ("sent.asked", "send ask_consent cancel confirm dispute", "! ? ? ? ? ? ? ? ?"),
    ("sent.asked", "start waitlist fail complete give_up", "? ? ? ? ? ! ? ? ?"),
    ("sent.told", "inform", "referral.nothing_asked ? ? ? ? ? ? ? ?"),
    ("sent.told", "ask", "? ? ? ? ? referral.asked_already ? ? ?"),
    ("sent.told", "cancel confirm dispute", "! ? ? ? ? ? ? ? ?"),
    ("sent.told", "accept", "? ? ? ? ? =accepted ? ? ?"),
    ("accepted", "send ask_consent inform confirm dispute", "! ? ? ? ? ? ? ? ?"),
    ("accepted", "recall", "=recalled ? ? ? ? ? ? ? ?"),
    ("accepted", "cancel", "=cancelled ? ? ? ? ? ? ? ?"),
    ("accepted", "mark_error", "=entered_in_error ? ? =entered_in_error ? ? ? ? ?"),
    ("accepted", "start", "? ? ? ? ? =in_progress ? ? ?"),
    ("accepted", "waitlist", "? ? ? ? ? =waitlisted ? ? ?"),
    ("accepted", "fail", "? ? ? ? ? =failed ? ? ?"),
    ("accepted", "complete", "? ? ? ? ? =completed ? ? ?"),
    ("accepted", "give_up", "? ? ? ? ? =cancelled ? ? ?"),
    ("accepted", "forward", "? ? ? ? ? =accepted ? ? ?"),
    ("accepted", "accept decline ask", "? ? ? ? ? ! ? ? ?"),
    ("waitlisted", "send ask_consent inform confirm dispute", "! ? ? ? ? ? ? ? ?"),
    ("waitlisted", "recall", "=recalled ? ? ? ? ? ? ? ?"),
    ("waitlisted", "cancel", "=cancelled ? ? ? ? ? ? ? ?"),
    ("waitlisted", "mark_error", "=entered_in_error ? ? =entered_in_error ? ? ? ? ?"),
    ("waitlisted", "start", "? ? ? ? ? =in_progress ? ? ?"),
    ("waitlisted", "waitlist", "? ? ? ? ? =waitlisted ? ? ?"),
    ("waitlisted", "fail", "? ? ? ? ? =failed ? ? ?"),
    ("waitlisted", "give_up", "? ? ? ? ? =cancelled ? ? ?"),
    ("waitlisted", "accept decline complete ask forward", "? ? ? ? ? ! ? ? ?"),
    ("in_progress", "send ask_consent inform confirm dispute", "! ? ? ? ? ? ? ? ?"),
    ("in_progress", "recall", "=recalled ? ? ? ? ? ? ? ?"),
    ("in_progress", "cancel", "=cancelled ? ? ? ? ? ? ? ?"),
    ("in_progress", "mark_error", "=entered_in_error ? ? =entered_in_error ? ? ? ? ?"),
    ("in_progress", "fail", "? ? ? ? ? =failed ? ? ?"),
    ("in_progress", "complete", "? ? ? ? ? =completed ? ? ?"),
    ("in_progress", "give_up", "? ? ? ? ? =cancelled ? ? ?"),
    ("in_progress", "forward", "? ? ? ? ? =in_progress ? ? ?"),
    ("in_progress", "accept decline start waitlist ask", "? ? ? ? ? ! ? ? ?"),
    ("completed", "send ask_consent recall cancel inform", "! ? ? ? ? ? ? ? ?"),
    ("completed", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("completed", "confirm", "=confirmed ? ? ? ? ? ? ? ?"),
    ("completed", "dispute", "=disputed ? ? ? ? ? ? ? ?"),
    ("completed", TAKEN, "? ? ? ? ? ! ? ? ?"),
    // For its grace period it still knows what it had.
    ("completed", "forward", "? ? ? ? ? ! ? ? ?"),
    ("disputed", "send ask_consent recall cancel inform dispute", "! ? ? ? ? ? ? ? ?"),
    ("disputed", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("disputed", "confirm", "=confirmed ? ? ? ? ? ? ? ?"),
    ("disputed", TAKEN, "? ? ? ? ? ! ? ? ?"),
    ("disputed", "forward", "? ? ? ? ? ! ? ? ?"),
    ("confirmed", OVER, "! ? ? ? ? ? ? ? ?"),
    ("confirmed", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("confirmed", TAKEN, "? ? ? ? ? ! ? ? ?"),
    ("confirmed", "forward", "? ? ? ? ? ! ? ? ?"),
    ("declined", OVER, "! ? ? ? ? ? ? ? ?"),
    ("declined", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("declined", TAKEN, "? ? ? ? ? ! ? ? ?"),
    ("declined", "forward", "? ? ? ? ? ? ? ? ?"),
    ("failed", OVER, "! ? ? ? ? ? ? ? ?"),
    ("failed", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("failed", TAKEN, "? ? ? ? ? ! ? ? ?"),
    ("failed", "forward", "? ? ? ? ? ? ? ? ?"),
    ("recalled", OVER, "! ? ? ? ? ? ? ? ?"),
    ("recalled", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("recalled", TAKEN, "? ? ? ? ? ! ? ? ?"),
    ("recalled", "forward", "? ? ? ? ? ? ? ? ?"),
    ("cancelled", OVER, "! ? ? ? ? ? ? ? ?"),
    ("cancelled", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("cancelled", TAKEN, "? ? ? ? ? ! ? ? ?"),
    ("cancelled", "forward", "? ? ? ? ? ? ? ? ?"),
    ("expired", OVER, "! ? ? ? ? ? ? ? ?"),
    ("expired", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("expired", TAKEN, "? ? ? ? ? ! ? ? ?"),
    ("expired", "forward", "? ? ? ? ? ? ? ? ?"),
    ("entered_in_error", OVER, "! ? ? ? ? ? ? ? ?"),
    ("entered_in_error", "mark_error", "! ? ? ! ? ? ? ? ?"),
    ("entered_in_error", TAKEN, "? ? ? ? ? ! ? ? ?"),
    ("entered_in_error", "forward", "? ? ? ? ? ? ? ? ?"),
];

/// Lead; its privacy officer; who sent it on; that one's privacy officer; who is asked; a centre that may be asked; another
/// lead; one without an agreement.
const SENT_ON: &[Row] = &[
    ("sent", "send ask_consent", "? ? ? ? ? ? ? ?"),
    ("sent", "cancel", "! ? ! ? ? ? ? ?"),
    ("sent", "confirm dispute", "! ? ? ? ? ? ? ?"),
    ("sent", "inform", "referral.nothing_asked ? referral.nothing_asked ? ? ? ? ?"),
    ("sent", "recall", "=recalled ? =recalled ? ? ? ? ?"),
    ("sent", "mark_error", "=entered_in_error =entered_in_error =entered_in_error =entered_in_error ? ? ? ?"),
    ("sent", "accept", "? ? ? ? =accepted ? ? ?"),
    ("sent", "decline", "? ? ? ? =declined ? ? ?"),
    ("sent", "ask", "? ? ? ? =sent ? ? ?"),
    ("sent", "start waitlist fail complete give_up", "? ? ? ? ! ? ? ?"),
    ("sent.asked", "inform", "=sent ? =sent ? ? ? ? ?"),
    ("accepted", "inform", "! ? ! ? ? ? ? ?"),
    ("accepted", "recall", "=recalled ? =recalled ? ? ? ? ?"),
    ("accepted", "cancel", "=cancelled ? =cancelled ? ? ? ? ?"),
    (
        "accepted",
        "mark_error",
        "=entered_in_error =entered_in_error =entered_in_error =entered_in_error ? ? ? ?",
    ),
    ("accepted", "start", "? ? ? ? =in_progress ? ? ?"),
    ("accepted", "forward", "? ? ? ? =accepted ? ? ?"),
    // What it did is the lead's to judge, not the forwarder's.
    ("completed", "confirm", "=confirmed ? ? ? ? ? ? ?"),
    ("completed", "dispute", "=disputed ? ? ? ? ? ? ?"),
    ("completed", "recall cancel inform", "! ? ! ? ? ? ? ?"),
    ("completed", "mark_error", "! ! ! ! ? ? ? ?"),
    ("declined", "recall cancel inform", "! ? ! ? ? ? ? ?"),
    ("declined", "mark_error", "! ! ! ! ? ? ? ?"),
    ("declined", TAKEN, "? ? ? ? ! ? ? ?"),
];

/// A referral of Mario's food.
struct Referral {
    id: String,
    need: String,
}

/// What the lead sends to Amina's centre, or, sent on by it, to the cooperative.
struct Referrals {
    world: World,
    colleagues: Colleagues,
    sent_on: bool,
}

impl Referrals {
    fn recipient(&self) -> Seat {
        if self.sent_on { self.world.ponte } else { self.world.amina }
    }

    async fn done(&self, seat: Seat, event: &str, referral: &str) {
        id(&self.try_it(seat, event, referral).await);
    }

    async fn try_it(&self, seat: Seat, event: &str, referral: &str) -> Value {
        let (verb, more) = said(event);
        let to = match event {
            // A centre that may be asked, and hasn't been.
            "forward" => format!(", to: \"{}\"", self.world.other_caritas.organization),
            _ => String::new(),
        };
        self.world.act(seat, verb, &format!("referral: \"{referral}\"{more}{to}")).await
    }

    /// Mario with his food, shared with whom it may be sent to, or with nobody.
    async fn mario(&self, shared: bool) -> Mario {
        let (world, lead) = (&self.world, self.world.giulia);
        let person = world.register(lead, "Mario").await;
        let food = world.open(lead, &person, "FOOD", "").await;
        if shared {
            self.share(&person).await;
        }
        self.colleagues.shut_out_of(world, &person).await;
        Mario { person, food, work: String::new() }
    }

    async fn share(&self, person: &str) {
        let parts = "CARD, IDENTITY, CONTACT, NEEDS_FOOD";
        self.world.share(self.world.giulia, person, "kinds: [CARITAS, COOPERATIVE]", parts).await;
    }

    /// One that is being prepared.
    async fn prepared(&self, state: &str) -> Referral {
        let (world, lead) = (&self.world, self.world.giulia);
        let mario = self.mario(state == "draft").await;
        let input = format!("need: \"{}\", to: \"{}\"", mario.food, world.amina.organization);
        let referral = id(&world.act(lead, "draftReferral", &input).await);
        if state == "awaiting_consent" {
            self.done(lead, "ask_consent", &referral).await;
            self.share(&mario.person).await;
        }
        Referral { id: referral, need: mario.food }
    }

    async fn sent(&self) -> Referral {
        let (world, mario) = (&self.world, self.mario(true).await);
        let first = world.send_food(&mario, world.amina).await;
        if !self.sent_on {
            return Referral { id: first, need: mario.food };
        }
        self.done(world.amina, "accept", &first).await;
        let on = format!("referral: \"{first}\", to: \"{}\"", world.ponte.organization);
        let child = id(&world.act(world.amina, "forwardReferral", &on).await);
        Referral { id: child, need: mario.food }
    }
}

/// The verb of an event, and what its input holds besides the referral.
fn said(event: &str) -> (&'static str, &'static str) {
    match event {
        "send" => ("sendReferral", ""),
        "ask_consent" => ("awaitConsent", ""),
        "recall" => ("recallReferral", ", reason: OTHER_WAY"),
        "cancel" => ("cancelReferral", ", reason: PERSON_DECLINED"),
        "inform" => ("informReferral", ", information: \"Due volte la settimana\""),
        "mark_error" => ("markReferralError", ""),
        "confirm" => ("confirmReferral", ", confirmed: true"),
        "dispute" => ("confirmReferral", ", confirmed: false, dispute: \"Non è arrivato niente\""),
        "forward" => ("forwardReferral", ""),
        "accept" => ("answerReferral", ", answer: ACCEPT"),
        "decline" => ("answerReferral", ", answer: DECLINE, reason: NO_CAPACITY"),
        "start" => ("answerReferral", ", answer: START"),
        "waitlist" => ("answerReferral", ", answer: WAITLIST, reviewOn: \"2026-12-20\""),
        "fail" => ("answerReferral", ", answer: FAIL, reason: NO_CAPACITY"),
        "complete" => ("answerReferral", ", answer: COMPLETE, outcome: PARTLY_MET, reason: NO_CAPACITY"),
        "give_up" => ("answerReferral", ", answer: CANCEL, reason: MOVED"),
        "ask" => ("answerReferral", ", answer: ASK, question: \"Quante persone?\""),
        _ => panic!("{event}"),
    }
}

impl Walk for Referrals {
    type On = Referral;

    async fn made(&self, state: &str) -> Referral {
        if ["draft", "draft.bare", "awaiting_consent"].contains(&state) {
            return self.prepared(state).await;
        }
        let (world, lead, recipient) = (&self.world, self.world.giulia, self.recipient());
        let referral = self.sent().await;
        let steps: &[(Seat, &str)] = match state {
            "sent" | "expired" => &[],
            "sent.asked" => &[(recipient, "ask")],
            "sent.told" => &[(recipient, "ask"), (lead, "inform")],
            "accepted" => &[(recipient, "accept")],
            "waitlisted" => &[(recipient, "accept"), (recipient, "waitlist")],
            "in_progress" => &[(recipient, "accept"), (recipient, "start")],
            "completed" => &[(recipient, "accept"), (recipient, "complete")],
            "confirmed" => &[(recipient, "accept"), (recipient, "complete"), (lead, "confirm")],
            "disputed" => &[(recipient, "accept"), (recipient, "complete"), (lead, "dispute")],
            "declined" => &[(recipient, "decline")],
            "failed" => &[(recipient, "accept"), (recipient, "fail")],
            "recalled" => &[(lead, "recall")],
            "cancelled" => &[(recipient, "accept"), (lead, "cancel")],
            "entered_in_error" => &[(recipient, "accept"), (lead, "mark_error")],
            _ => panic!("{state}"),
        };
        for (seat, event) in steps {
            self.done(*seat, event, &referral.id).await;
        }
        if state == "expired" {
            world.wait(TimeDelta::days(14));
            assert!(world.house.run_due().await.unwrap() > 0);
        }
        referral
    }

    async fn tried(&self, seat: Seat, event: &str, referral: &Referral) -> Value {
        self.try_it(seat, event, &referral.id).await
    }

    async fn stands(&self, referral: &Referral) -> (String, Value) {
        let document = format!(
            "{{ need(id: \"{}\") {{ status version history {{ event to }} referrals {{ id status version }} }}
                referral(id: \"{}\") {{ status version question information dispute reviewOn }} }}",
            referral.need, referral.id
        );
        let seen = self.world.ask(self.world.giulia, &document).await;
        (seen["referral"]["status"].as_str().expect("the lead sees it").to_lowercase(), seen)
    }

    fn moves(state: &str) -> &'static [&'static str] {
        match state {
            "draft" | "draft.bare" => &["send", "ask_consent", "mark_error"],
            "awaiting_consent" => &["send", "mark_error"],
            "sent" => &["accept", "decline", "recall", "ask", "expire", "mark_error"],
            "sent.asked" => &["accept", "decline", "recall", "inform", "mark_error"],
            "sent.told" => &["accept", "decline", "recall", "expire", "mark_error"],
            "accepted" => {
                &["start", "fail", "complete", "recall", "waitlist", "cancel", "forward", "mark_error"]
            }
            "in_progress" => &["fail", "complete", "recall", "cancel", "forward", "mark_error"],
            "waitlisted" => &["start", "fail", "recall", "cancel", "waitlist", "mark_error"],
            "completed" => &["confirm", "dispute"],
            "disputed" => &["confirm"],
            _ => &[],
        }
    }
}

async fn a_referral_is_moved_by_those_whose_it_is_and_nobody_else(base: Base) {
    let world = World::on(base).await;
    let colleagues = Colleagues::of(&world).await;
    let seats = [
        ("lead", world.giulia),
        ("trainee", colleagues.trainee),
        ("coordinator", colleagues.coordinator),
        ("privacy officer", colleagues.officer),
        ("shut out", colleagues.shut_out),
        ("who is asked", world.amina),
        ("a centre alike", world.other_caritas),
        ("another lead", world.nadia),
        ("outsider", world.outsider),
    ];
    walk(&Referrals { world, colleagues, sent_on: false }, &seats, TABLE).await;
}

async fn what_was_sent_on_is_moved_by_whoever_sent_it_on(base: Base) {
    let world = World::on(base).await;
    let colleagues = Colleagues::of(&world).await;
    let seats = [
        ("lead", world.giulia),
        ("the lead's officer", colleagues.officer),
        ("who sent it on", world.amina),
        ("their officer", world.colleague(world.amina, Role::PrivacyOfficer).await),
        ("who is asked", world.ponte),
        ("a centre alike", world.other_caritas),
        ("another lead", world.nadia),
        ("outsider", world.outsider),
    ];
    walk(&Referrals { world, colleagues, sent_on: true }, &seats, SENT_ON).await;
}
