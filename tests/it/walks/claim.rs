//! The life of a claim, where the lead chooses.
use super::{Colleagues, Row, Walk, walk};
use crate::{
    referrals::world::{Seat, World},
    support::{Base, on_both},
};
use amis::{
    kernel::{CardId, Id, NeedId},
    policy::Role,
};
use chrono::TimeDelta;
use serde_json::Value;

on_both!(a_claim_is_moved_by_those_whose_it_is_and_nobody_else,);

/// Lead; a coordinator; the privacy officer; a colleague who is shut out; who offers; another who offers; another lead; one
/// without an agreement. `active.settled` is active, once it can't be undone any more.
const TABLE: &[Row] = &[
    ("proposed", "choose", "=active ? ? ? ? ? ? ?"),
    ("proposed", "reject", "=rejected ? ? ? ? ? ? ?"),
    ("proposed", "withdraw", "? ? ? ? =withdrawn ? ? ?"),
    ("proposed", "release", "! ? ? ? ! ? ? ?"),
    ("proposed", "convert", "? ? ? ? ! ? ? ?"),
    ("active", "choose", "! ? ? ? ? ? ? ?"),
    ("active", "reject", "! ? ? ? ? ? ? ?"),
    ("active", "withdraw", "? ? ? ? =withdrawn ? ? ?"),
    ("active", "release", "=released ? ? ? =released ? ? ?"),
    // The lead chose with the whole before it: what it opened needn't wait, as the first who is eligible must.
    ("active", "convert", "? ? ? ? =converted ? ? ?"),
    ("active.settled", "choose", "! ? ? ? ? ? ? ?"),
    ("active.settled", "reject", "! ? ? ? ? ? ? ?"),
    ("active.settled", "withdraw", "? ? ? ? claim.undo_over ? ? ?"),
    ("active.settled", "release", "=released ? ? ? =released ? ? ?"),
    ("active.settled", "convert", "? ? ? ? =converted ? ? ?"),
    ("withdrawn", "choose", "! ? ? ? ? ? ? ?"),
    ("withdrawn", "reject", "! ? ? ? ? ? ? ?"),
    ("withdrawn", "withdraw", "? ? ? ? ! ? ? ?"),
    ("withdrawn", "release", "! ? ? ? ! ? ? ?"),
    ("withdrawn", "convert", "? ? ? ? ! ? ? ?"),
    ("rejected", "choose", "! ? ? ? ? ? ? ?"),
    ("rejected", "reject", "! ? ? ? ? ? ? ?"),
    ("rejected", "withdraw", "? ? ? ? ! ? ? ?"),
    ("rejected", "release", "! ? ? ? ! ? ? ?"),
    ("rejected", "convert", "? ? ? ? ! ? ? ?"),
    ("superseded", "choose", "! ? ? ? ? ? ? ?"),
    ("superseded", "reject", "! ? ? ? ? ? ? ?"),
    ("superseded", "withdraw", "? ? ? ? ! ? ? ?"),
    ("superseded", "release", "! ? ? ? ! ? ? ?"),
    ("superseded", "convert", "? ? ? ? ! ? ? ?"),
    ("lapsed", "choose", "! ? ? ? ? ? ? ?"),
    ("lapsed", "reject", "! ? ? ? ? ? ? ?"),
    ("lapsed", "withdraw", "? ? ? ? ! ? ? ?"),
    ("lapsed", "release", "! ? ? ? ! ? ? ?"),
    ("lapsed", "convert", "? ? ? ? ! ? ? ?"),
    ("released", "choose", "! ? ? ? ? ? ? ?"),
    ("released", "reject", "! ? ? ? ? ? ? ?"),
    ("released", "withdraw", "? ? ? ? ! ? ? ?"),
    ("released", "release", "! ? ? ? ! ? ? ?"),
    ("released", "convert", "? ? ? ? ! ? ? ?"),
    ("converted", "choose", "! ? ? ? ? ? ? ?"),
    ("converted", "reject", "! ? ? ? ? ? ? ?"),
    ("converted", "withdraw", "? ? ? ? ! ? ? ?"),
    ("converted", "release", "! ? ? ? ! ? ? ?"),
    ("converted", "convert", "? ? ? ? ! ? ? ?"),
];

struct Claims {
    world: World,
    colleagues: Colleagues,
}

/// Amina's centre's claim of a need of Mario's.
struct Claim {
    id: String,
    need: String,
}

/// Somebody of the centre who may say that it can answer; its listeners may not.
fn offering(seat: Seat) -> Seat {
    seat.acting_as(Role::AssociationOperator)
}

impl Claims {
    async fn act(&self, seat: Seat, verb: &str, input: &str) -> Value {
        let document = format!(
            "mutation {{ {verb}(input: {{ {input} }}) {{ problems {{ code message state moves }} }} }}"
        );
        self.world.ask(seat, &document).await[verb].take()
    }

    async fn done(&self, seat: Seat, verb: &str, claim: &str, more: &str) {
        let payload = self.act(seat, verb, &format!("claim: \"{claim}\" {more}")).await;
        assert_eq!(payload["problems"], Value::Array(vec![]), "{verb} {payload}");
    }

    async fn claimed(&self, seat: Seat, need: &str) -> String {
        let need = NeedId::parse(need).unwrap();
        let card = CardId::of(self.world.house.secrets.card(need.uuid(), seat.organization));
        let document = format!(
            "mutation {{ claimNeed(input: {{ needCard: \"{card}\" }}) {{ claim {{ id }} problems {{ code }} }} }}"
        );
        let made = self.world.ask(seat, &document).await;
        made["claimNeed"]["claim"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
    }
}

impl Walk for Claims {
    type On = Claim;

    async fn made(&self, state: &str) -> Claim {
        let (world, lead, provider) = (&self.world, self.world.giulia, offering(self.world.amina));
        let person = world.register(lead, "Mario").await;
        world.share(lead, &person, "kinds: [CARITAS]", "CARD, IDENTITY, CONTACT, NEEDS_FOOD").await;
        let need = world.open(lead, &person, "FOOD", "").await;
        self.colleagues.shut_out_of(world, &person).await;
        let id = self.claimed(provider, &need).await;
        match state {
            "withdrawn" => self.done(provider, "withdrawClaim", &id, "").await,
            "rejected" => self.done(lead, "rejectClaim", &id, "").await,
            "superseded" => {
                let other = self.claimed(offering(world.other_caritas), &need).await;
                self.done(lead, "chooseClaim", &other, "").await;
            }
            "active" | "active.settled" | "lapsed" | "released" | "converted" => {
                self.done(lead, "chooseClaim", &id, "").await;
            }
            _ => {}
        }
        match state {
            "active.settled" | "converted" => world.wait(TimeDelta::minutes(10)),
            "lapsed" => world.wait(TimeDelta::hours(72)),
            _ => {}
        }
        match state {
            "lapsed" => drop(world.house.run_due().await.unwrap()),
            "released" => self.done(lead, "releaseClaim", &id, "reason: NOT_BEGUN").await,
            "converted" => self.done(provider, "convertClaim", &id, "").await,
            _ => {}
        }
        Claim { id, need }
    }

    async fn tried(&self, seat: Seat, event: &str, claim: &Claim) -> Value {
        let more = if event == "release" { ", reason: NO_CAPACITY" } else { "" };
        self.act(seat, &format!("{event}Claim"), &format!("claim: \"{}\" {more}", claim.id)).await
    }

    async fn stands(&self, claim: &Claim) -> (String, Value) {
        let document = format!(
            "{{ need(id: \"{}\") {{ status version claims {{ id status version }} referrals {{ id status }}
                 history {{ event to }} }} }}",
            claim.need
        );
        let seen = self.world.ask(self.world.giulia, &document).await;
        let claims = seen["need"]["claims"].as_array().expect("the lead sees them");
        let own = claims.iter().find(|one| one["id"] == claim.id.as_str()).expect("it is there");
        (own["status"].as_str().unwrap().to_lowercase(), seen.clone())
    }

    fn moves(state: &str) -> &'static [&'static str] {
        match state {
            "proposed" => &["choose", "withdraw", "reject", "supersede", "lapse"],
            "active" => &["withdraw", "convert", "release", "lapse"],
            "active.settled" => &["convert", "release", "lapse"],
            _ => &[],
        }
    }
}

async fn a_claim_is_moved_by_those_whose_it_is_and_nobody_else(base: Base) {
    let world = World::on(base).await;
    world.serve_food(world.amina).await;
    world.serve_food(world.other_caritas).await;
    let colleagues = Colleagues::of(&world).await;
    let seats = [
        ("lead", world.giulia),
        ("coordinator", colleagues.coordinator),
        ("privacy officer", colleagues.officer),
        ("shut out", colleagues.shut_out),
        ("who offers", offering(world.amina)),
        ("another who may offer", offering(world.other_caritas)),
        ("another lead", world.nadia),
        ("outsider", world.outsider),
    ];
    walk(&Claims { world, colleagues }, &seats, TABLE).await;
}
