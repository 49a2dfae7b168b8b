//! A referral that was a mistake is taken out by who sent it, and by the privacy officers who answer for it.
use super::world::{Mario, Seat, World, id, problem};
use crate::support::{Base, on_both};
use amis::policy::Role;
use serde_json::{Value, json};

on_both!(
    the_leads_privacy_officer_takes_a_mistake_out,
    the_senders_privacy_officer_takes_out_what_it_sent_on,
    no_other_officer_learns_of_a_referral,
    who_no_longer_holds_a_need_takes_nothing_out,
    of_somebody_sealed_only_the_leads_officer_knows,
);

const SHOWN: &str = "status note parts domain question person { id } need { id } card { id }
    service { id } reason { code } acceptedAt outcome reviewOn basisLost history { event } viewerCan { send awaitConsent inform recall cancel markError forward rest confirm answer }";

async fn shown(world: &World, seat: Seat, referral: &str) -> Value {
    world.ask(seat, &format!("{{ referral(id: \"{referral}\") {{ {SHOWN} }} }}")).await["referral"].take()
}

async fn mark(world: &World, seat: Seat, referral: &str) -> Value {
    world.act(seat, "markReferralError", &format!("referral: \"{referral}\"")).await
}

fn officer(seat: Seat) -> Seat {
    seat.acting_as(Role::PrivacyOfficer)
}

async fn held(world: &World) -> (Mario, String) {
    let mario = world.mario().await;
    let sent = world.send_food(&mario, world.amina).await;
    id(&world.answer(world.amina, &sent, "ACCEPT").await);
    (mario, sent)
}

async fn sent_on(world: &World, parent: &str) -> String {
    let input = format!("referral: \"{parent}\", to: \"{}\"", world.other_caritas.organization);
    id(&world.act(world.amina, "forwardReferral", &input).await)
}

async fn the_leads_privacy_officer_takes_a_mistake_out(base: Base) {
    let world = World::on(base).await;
    let (mario, sent) = held(&world).await;
    let giulias = officer(world.giulia);
    let seen = shown(&world, giulias, &sent).await;
    assert_eq!(seen["status"], "ACCEPTED");
    assert_eq!((&seen["history"], &seen["basisLost"]), (&json!([]), &json!(false)));
    for withheld in [
        "note",
        "parts",
        "domain",
        "question",
        "person",
        "need",
        "card",
        "service",
        "reason",
        "acceptedAt",
        "outcome",
        "reviewOn",
    ] {
        assert_eq!(seen[withheld], Value::Null, "{withheld}: who answers for data sees no content");
    }
    let can = json!({ "send": false, "awaitConsent": false, "inform": false, "recall": false, "cancel": false,
        "markError": true, "forward": false, "rest": false, "confirm": false, "answer": [] });
    assert_eq!(seen["viewerCan"], can);
    for (verb, more) in [("recallReferral", ", reason: OTHER_WAY"), ("confirmReferral", ", confirmed: true")]
    {
        let refused = world.act(giulias, verb, &format!("referral: \"{sent}\" {more}")).await;
        assert_eq!(problem(&refused).0, "not_found", "{verb} is the lead's");
    }
    let stale = world.act(giulias, "markReferralError", &format!("referral: \"{sent}\", ifVersion: 1")).await;
    assert_eq!(problem(&stale).0, "conflict");
    id(&mark(&world, giulias, &sent).await);
    assert_eq!(shown(&world, world.giulia, &sent).await["status"], "ENTERED_IN_ERROR");
    assert_eq!(world.person(world.amina, &mario.person).await, Value::Null, "closed at once");
    assert_eq!(world.status(&mario.food).await, "OPEN");
    let told = "select count(*) from audit_event where act = 'referral.mark_error'";
    assert_eq!(world.number(told).await, 1);
    assert_eq!(problem(&mark(&world, giulias, &sent).await), ("referral.wrong_state", "entered_in_error"));
    let input = format!("need: \"{}\", to: \"{}\"", mario.work, world.ponte.organization);
    let draft = id(&world.act(world.giulia, "draftReferral", &input).await);
    id(&mark(&world, giulias, &draft).await);
}

async fn the_senders_privacy_officer_takes_out_what_it_sent_on(base: Base) {
    let world = World::on(base).await;
    let (mario, parent) = held(&world).await;
    let child = sent_on(&world, &parent).await;
    id(&world.answer(world.other_caritas, &child, "ACCEPT").await);
    let aminas = officer(world.amina);
    assert_eq!(shown(&world, aminas, &child).await["viewerCan"]["markError"], true);
    assert_eq!(
        problem(&mark(&world, aminas, &parent).await).0,
        "not_found",
        "that one was sent to it, not by it"
    );
    id(&mark(&world, aminas, &child).await);
    assert_eq!(world.person(world.other_caritas, &mario.person).await, Value::Null);
    assert_eq!(world.sees(world.amina, &parent).await["status"], "ACCEPTED", "the parent stays");
    let second = sent_on(&world, &parent).await;
    id(&mark(&world, officer(world.giulia), &second).await);
    assert_eq!(world.status(&mario.food).await, "ASSIGNED");
}

async fn who_no_longer_holds_a_need_takes_nothing_out(base: Base) {
    let world = World::on(base).await;
    let (_, parent) = held(&world).await;
    let (child, aminas) = (sent_on(&world, &parent).await, officer(world.amina));
    assert_eq!(shown(&world, aminas, &child).await["viewerCan"]["markError"], true);
    id(&world
        .act(world.giulia, "recallReferral", &format!("referral: \"{parent}\", reason: OTHER_WAY"))
        .await);
    assert_eq!(shown(&world, aminas, &child).await, Value::Null);
    assert_eq!(problem(&mark(&world, aminas, &child).await).0, "not_found");
}

async fn no_other_officer_learns_of_a_referral(base: Base) {
    let world = World::on(base).await;
    let (_, sent) = held(&world).await;
    for stranger in
        [world.nadia, world.amina, world.other_caritas, world.ponte, world.company, world.outsider]
    {
        let stranger = officer(stranger);
        assert_eq!(shown(&world, stranger, &sent).await, Value::Null, "{stranger:?}");
        assert_eq!(problem(&mark(&world, stranger, &sent).await).0, "not_found", "{stranger:?}");
    }
    for role in [Role::Trainee, Role::Coordinator, Role::Administrator, Role::Facilitator] {
        let colleague = world.giulia.acting_as(role);
        assert_eq!(problem(&mark(&world, colleague, &sent).await).0, "not_found", "{role:?}");
    }
    assert_eq!(shown(&world, world.giulia, &sent).await["status"], "ACCEPTED");
}

async fn of_somebody_sealed_only_the_leads_officer_knows(base: Base) {
    let world = World::on(base).await;
    let (_, parent) = held(&world).await;
    let child = sent_on(&world, &parent).await;
    world.seal().await;
    let aminas = officer(world.amina);
    assert_eq!(shown(&world, aminas, &child).await, Value::Null);
    assert_eq!(problem(&mark(&world, aminas, &child).await).0, "not_found");
    id(&mark(&world, officer(world.giulia), &child).await);
}
