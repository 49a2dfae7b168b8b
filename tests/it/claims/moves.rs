//! What each move of a claim opens, closes and refuses.
use super::world::{World, id, problem};
use crate::support::{Base, on_both};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_first_eligible_claim_opens_one_need_and_contact_when_it_cannot_be_undone,
    a_claim_that_was_undone_saw_no_contact,
    the_lead_chooses_and_the_others_are_superseded,
    a_claim_without_a_basis_opens_nothing,
    a_hold_that_ran_out_closes_access_and_is_written_by_whoever_comes_next,
    a_need_is_given_back_with_a_reason,
    an_active_claim_becomes_a_referral,
    what_has_ended_is_refused_with_its_state,
    a_provider_sees_its_own_claim_only,
    a_revoked_grant_empties_the_claim,
    a_closed_need_lets_its_claims_go,
    a_claim_repeated_under_one_id_is_made_once,
    a_card_of_another_organisation_is_nobodys,
);

async fn a_first_eligible_claim_opens_one_need_and_contact_when_it_cannot_be_undone(base: Base) {
    let world = World::on(base).await;
    let (mario, need) = world.mario().await;
    let card = world.card(world.casa).await;
    let other = world.open(mario, "").await;
    assert_eq!(world.sees(world.casa, &need).await, Value::Null);
    let payload = world.claim(world.casa, &card).await;
    id(&payload);
    let claim = &payload["claim"];
    assert_eq!(claim["status"], "ACTIVE");
    assert_eq!(claim["undoUntil"], "2026-11-04T09:10:00+00:00");
    assert_eq!(claim["contactFrom"], claim["undoUntil"]);
    assert_eq!(claim["heldUntil"], "2026-11-07T09:00:00+00:00");
    let can = json!({ "withdraw": true, "convert": false, "release": true, "choose": false });
    assert_eq!(claim["viewerCan"], can);
    let seen = world.sees(world.casa, &need).await;
    assert_eq!(seen["status"], "ASSIGNED");
    assert_eq!(seen["person"]["contact"], Value::Null);
    assert_eq!(world.sees(world.casa, &other).await, Value::Null, "a claim opens one need");
    world.wait(TimeDelta::minutes(10) - TimeDelta::microseconds(1));
    assert_eq!(world.phone(world.casa, &need).await, None);
    world.wait(TimeDelta::microseconds(1));
    assert_eq!(world.phone(world.casa, &need).await.as_deref(), Some("02 1234567"));
    let seen = world.sees(world.casa, &need).await;
    assert_eq!(seen["person"]["identity"], Value::Null);
    assert_eq!(world.sees(world.casa, &other).await, Value::Null);
}

async fn a_claim_that_was_undone_saw_no_contact(base: Base) {
    let world = World::on(base).await;
    let (_, need) = world.mario().await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    assert_eq!(world.phone(world.casa, &need).await, None);
    let undone = world.move_claim(world.casa, "withdrawClaim", &claim, "").await;
    assert_eq!(undone["claim"]["status"], "WITHDRAWN");
    assert_eq!(world.sees(world.casa, &need).await, Value::Null);
    assert_eq!(world.status(&need).await, "OPEN");
    world.wait(TimeDelta::hours(1));
    assert_eq!(world.sees(world.casa, &need).await, Value::Null);
    let looked = "select count(*) from audit_event where act = 'person.read' and parts like '%contact%'
                    and organization_id not in (select lead_organization_id from person)";
    assert_eq!(world.base.number(looked).await, 0, "no view of contact by the provider is in the audit");
    let again = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    world.wait(TimeDelta::minutes(10));
    let late = world.move_claim(world.casa, "withdrawClaim", &again, "").await;
    assert_eq!(problem(&late), ("claim.undo_over", Some("active")));
    assert_eq!(late["problems"][0]["moves"], json!(["convert", "release", "lapse"]));
}

async fn the_lead_chooses_and_the_others_are_superseded(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let need = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let [ours, theirs] = [world.casa, world.sofia];
    let ours = id(&world.claim(ours, &world.card(ours).await).await);
    let theirs = id(&world.claim(theirs, &world.card(theirs).await).await);
    assert_eq!(world.sees(world.casa, &need).await, Value::Null, "a proposal shows nothing");
    assert_eq!(world.cards(world.casa).await[0]["node"]["myClaim"]["status"], "PROPOSED");
    let seen = world.sees(world.municipio, &need).await;
    let claims = seen["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 2);
    assert!(claims.iter().all(|claim| claim["viewerCan"]["choose"] == true));
    let stolen = world.move_claim(world.casa, "chooseClaim", &ours, "").await;
    assert_eq!(problem(&stolen), ("not_found", None));
    let chosen =
        world.move_claim(world.municipio, "chooseClaim", &ours, "preference: \"una casa vicina\"").await;
    assert_eq!(chosen["claim"]["status"], "ACTIVE");
    assert_eq!(world.phone(world.casa, &need).await.as_deref(), Some("02 1234567"));
    assert_eq!(world.sees(world.sofia, &need).await, Value::Null);
    let late = world.move_claim(world.municipio, "chooseClaim", &theirs, "").await;
    assert_eq!(problem(&late), ("claim.wrong_state", Some("superseded")));
}

async fn a_claim_without_a_basis_opens_nothing(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let need = world.open(mario, "").await;
    world.share(mario, "CARD, NEEDS_HOUS").await;
    let refused = world.claim(world.casa, &world.card(world.casa).await).await;
    assert_eq!(problem(&refused), ("grant.basis_missing", None));
    let message = refused["problems"][0]["message"].as_str().unwrap();
    assert!(message.contains("contact") && !message.contains("needs.HOUS"), "{message}");
    assert_eq!(world.base.number("select count(*) from claim").await, 0);
    let chosen = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    let cards = world.cards(world.casa).await;
    for card in &cards {
        world.claim(world.casa, card["node"]["id"].as_str().unwrap()).await;
    }
    let proposed = world.sees(world.municipio, &chosen).await["claims"][0]["id"].as_str().unwrap().to_owned();
    let refused = world.move_claim(world.municipio, "chooseClaim", &proposed, "").await;
    assert_eq!(problem(&refused), ("grant.basis_missing", None));
    world.share(mario, "CONTACT").await;
    id(&world.move_claim(world.municipio, "chooseClaim", &proposed, "").await);
    assert_eq!(world.status(&need).await, "OPEN");
}

async fn a_hold_that_ran_out_closes_access_and_is_written_by_whoever_comes_next(base: Base) {
    let world = World::on(base).await;
    let (_, need) = world.mario().await;
    let card = world.card(world.sofia).await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    world.wait(TimeDelta::hours(72) - TimeDelta::microseconds(1));
    assert!(world.phone(world.casa, &need).await.is_some());
    world.wait(TimeDelta::microseconds(1));
    assert_eq!(world.sees(world.casa, &need).await, Value::Null, "no access from that moment");
    assert_eq!(world.base.number("select count(*) from claim where status = 'active'").await, 1);
    let release = "reason: NO_CAPACITY";
    let late = world.move_claim(world.casa, "releaseClaim", &claim, release).await;
    assert_eq!(problem(&late), ("claim.wrong_state", Some("lapsed")));
    id(&world.claim(world.sofia, &card).await);
    assert_eq!(world.status(&need).await, "ASSIGNED");
    let lapsed = "select count(*) from claim where status = 'lapsed' and ended_at is not null";
    assert_eq!(world.base.number(lapsed).await, 1);
    let told =
        "select count(*) from need_event where organization_id is null and event in ('lapse', 'release')";
    assert_eq!(world.base.number(told).await, 2, "the clock did it, not the next organisation");
    world.wait(TimeDelta::hours(72));
    let touch = format!(
        "mutation {{ updateNeed(input: {{ need: \"{need}\", severity: 2 }}) {{ need {{ status }} }} }}"
    );
    assert_eq!(world.ask(world.municipio, &touch).await["updateNeed"]["need"]["status"], "OPEN");
    assert_eq!(world.cards(world.casa).await.len(), 1);
}

async fn a_need_is_given_back_with_a_reason(base: Base) {
    let world = World::on(base).await;
    let (_, need) = world.mario().await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    let stranger = world.move_claim(world.sofia, "releaseClaim", &claim, "reason: NO_CAPACITY").await;
    assert_eq!(problem(&stranger), ("not_found", None));
    let released = world.move_claim(world.casa, "releaseClaim", &claim, "reason: NO_CAPACITY").await;
    assert_eq!(released["claim"]["status"], "RELEASED");
    assert_eq!(released["claim"]["reason"], "NO_CAPACITY");
    assert_eq!(world.status(&need).await, "OPEN");
    assert_eq!(world.sees(world.casa, &need).await, Value::Null);
    let claim = id(&world.claim(world.sofia, &world.card(world.sofia).await).await);
    let unfit = world.move_claim(world.municipio, "releaseClaim", &claim, "reason: NEED_CLOSED").await;
    assert_eq!(problem(&unfit), ("claim.reason_unfit", None), "what the system says nobody gives");
    let taken = world.move_claim(world.municipio, "releaseClaim", &claim, "reason: NOT_BEGUN").await;
    assert_eq!(taken["claim"]["status"], "RELEASED");
    assert_eq!(world.sees(world.sofia, &need).await, Value::Null);
}

async fn an_active_claim_becomes_a_referral(base: Base) {
    let world = World::on(base).await;
    let (_, need) = world.mario().await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    let early = world.convert(world.casa, &claim).await;
    assert_eq!(problem(&early), ("claim.undo_open", Some("active")));
    world.wait(TimeDelta::minutes(10));
    let stranger = world.convert(world.sofia, &claim).await;
    assert_eq!(problem(&stranger), ("not_found", None));
    let converted = world.convert(world.casa, &claim).await;
    assert_eq!(converted["problems"], json!([]));
    let referral = &converted["referral"];
    assert_eq!((&referral["status"], &referral["direction"]), (&json!("ACCEPTED"), &json!("RECEIVED")));
    assert_eq!(referral["from"]["id"], world.municipio.organization.to_string());
    assert_eq!(referral["to"]["id"], world.casa.organization.to_string());
    assert_eq!(referral["parts"], json!(["CONTACT", "NEEDS_HOUS"]));
    assert_eq!(referral["need"]["status"], "ASSIGNED");
    assert_eq!(referral["history"], json!([{ "event": "convert", "to": "accepted" }]));
    assert_eq!(world.sees_claim(world.casa, &claim).await["status"], "CONVERTED");
    let accepted = "select count(*) from referral where status = 'accepted' and claim_id is not null";
    assert_eq!(world.base.number(accepted).await, 1);
    world.wait(TimeDelta::days(30));
    assert_eq!(world.status(&need).await, "ASSIGNED");
    assert_eq!(world.phone(world.casa, &need).await.as_deref(), Some("02 1234567"), "no clock any more");
}

async fn what_has_ended_is_refused_with_its_state(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    let again = world.claim(world.casa, &world.card(world.casa).await).await;
    assert_eq!(problem(&again), ("claim.already", Some("proposed")));
    let release = world.move_claim(world.casa, "releaseClaim", &claim, "reason: OUT_OF_AREA").await;
    assert_eq!(problem(&release), ("claim.wrong_state", Some("proposed")));
    let moves = json!(["choose", "withdraw", "reject", "supersede", "lapse"]);
    assert_eq!(release["problems"][0]["moves"], moves);
    let stale = world.move_claim(world.municipio, "rejectClaim", &claim, "ifVersion: 7").await;
    assert_eq!(problem(&stale).0, "conflict");
    let rejected = world.move_claim(world.municipio, "rejectClaim", &claim, "ifVersion: 1").await;
    assert_eq!(rejected["claim"]["status"], "REJECTED");
    let verbs = [
        (world.municipio, "chooseClaim", ""),
        (world.municipio, "rejectClaim", ""),
        (world.casa, "withdrawClaim", ""),
        (world.casa, "releaseClaim", "reason: NO_CAPACITY"),
    ];
    for (seat, verb, more) in verbs {
        let refused = world.move_claim(seat, verb, &claim, more).await;
        assert_eq!(problem(&refused), ("claim.wrong_state", Some("rejected")), "{verb}");
        assert_eq!(refused["problems"][0]["moves"], json!([]));
    }
    let refused = world.convert(world.casa, &claim).await;
    assert_eq!(problem(&refused), ("claim.wrong_state", Some("rejected")));
}

async fn a_provider_sees_its_own_claim_only(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let need = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let ours = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    id(&world.claim(world.sofia, &world.card(world.sofia).await).await);
    id(&world.move_claim(world.municipio, "chooseClaim", &ours, "").await);
    let claims = world.sees(world.casa, &need).await["claims"].take();
    assert_eq!(claims.as_array().unwrap().len(), 1);
    assert_eq!(claims[0]["organization"]["id"], world.casa.organization.to_string());
}

async fn a_revoked_grant_empties_the_claim(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let need = world.open(mario, "").await;
    let grant = world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    world.wait(TimeDelta::minutes(10));
    assert!(world.phone(world.casa, &need).await.is_some());
    let revoke = format!(
        "mutation {{ revokeGrant(input: {{ grant: \"{grant}\" }}) {{ claimsWithoutBasis problems {{ code }} }} }}"
    );
    let revoked = world.ask(world.municipio, &revoke).await;
    assert_eq!(revoked["revokeGrant"]["claimsWithoutBasis"], json!([claim]));
    assert_eq!(world.sees(world.casa, &need).await, Value::Null);
    assert_eq!(world.status(&need).await, "ASSIGNED", "held until one of them acts");
    let released = world.move_claim(world.casa, "releaseClaim", &claim, "reason: NO_BASIS_TO_SHARE").await;
    assert_eq!(released["claim"]["status"], "RELEASED", "{released}");
}

async fn a_closed_need_lets_its_claims_go(base: Base) {
    let world = World::on(base).await;
    let (_, need) = world.mario().await;
    id(&world.claim(world.casa, &world.card(world.casa).await).await);
    let close = format!(
        "mutation {{ closeNeed(input: {{ need: \"{need}\", outcome: MET }}) {{ need {{ status }} }} }}"
    );
    assert_eq!(world.ask(world.municipio, &close).await["closeNeed"]["need"]["status"], "CLOSED");
    assert_eq!(world.sees(world.casa, &need).await, Value::Null);
    let let_go = "select count(*) from claim where status = 'released' and reason = 'need_closed'";
    assert_eq!(world.base.number(let_go).await, 1);
}

async fn a_claim_repeated_under_one_id_is_made_once(base: Base) {
    let world = World::on(base).await;
    world.mario().await;
    let card = world.card(world.casa).await;
    let document = format!(
        "mutation {{ claimNeed(input: {{ needCard: \"{card}\", clientMutationId: \"uno\" }}) {{
             claim {{ id }} problems {{ code }} }} }}"
    );
    let first = world.ask(world.casa, &document).await;
    id(&first["claimNeed"]);
    assert_eq!(world.ask(world.casa, &document).await, first);
    assert_eq!(world.base.number("select count(*) from claim").await, 1);
}

async fn a_card_of_another_organisation_is_nobodys(base: Base) {
    let world = World::on(base).await;
    let (_, need) = world.mario().await;
    let theirs = world.card(world.sofia).await;
    let nobodys = amis::kernel::CardId::mint().to_string();
    let mut costs = vec![];
    for card in [theirs, nobodys] {
        let call = world.call(world.casa);
        let answer = world.ask_as(&call, &super::world::claim_document(&card)).await;
        assert_eq!(problem(&answer["claimNeed"]), ("not_found", None));
        costs.push(call.statements());
    }
    assert_eq!(costs[0], costs[1]);
    for seat in [world.company, world.outsider, world.municipio] {
        let answer = world.claim(seat, &world.card_of(seat, &need)).await;
        assert_eq!(problem(&answer), ("not_found", None));
    }
    assert_eq!(world.card_of(world.casa, &need), world.card(world.casa).await);
}
