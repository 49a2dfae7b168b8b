//! How claims end: what is told of it, what is counted, and what is left without a basis.
use super::world::{Seat, World, id};
use crate::support::{Base, on_both};
use amis::policy::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    a_claims_history_names_to_a_provider_nobody_but_itself,
    histories_of_two_claims_cost_what_one_costs,
    a_claim_whose_basis_is_gone_is_flagged_until_somebody_acts,
    openings_without_a_conversion_are_counted,
    openings_are_shown_to_the_lead_and_its_privacy_officer_alone,
    a_strangers_claim_is_nobodys,
);

fn told(claim: &Value) -> Vec<(&str, &str, Option<&str>)> {
    let lines = claim["history"].as_array().unwrap().iter();
    let line = |line| {
        let line: &Value = line;
        (line["event"].as_str().unwrap(), line["to"].as_str().unwrap(), line["organization"]["id"].as_str())
    };
    lines.map(line).collect()
}

async fn a_claims_history_names_to_a_provider_nobody_but_itself(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let need = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let ours = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    let theirs = id(&world.claim(world.sofia, &world.card(world.sofia).await).await);
    id(&world.move_claim(world.municipio, "chooseClaim", &theirs, "").await);
    let [casa, sofia, lead] =
        [world.casa, world.sofia, world.municipio].map(|seat| seat.organization.to_string());
    let (casa, sofia, lead) = (Some(casa.as_str()), Some(sofia.as_str()), Some(lead.as_str()));
    let whole = world.sees_claim(world.municipio, &ours).await;
    assert_eq!(told(&whole), [("propose", "proposed", casa), ("supersede", "superseded", lead)]);
    let own = world.sees_claim(world.casa, &ours).await;
    assert_eq!(told(&own), [("propose", "proposed", casa), ("supersede", "superseded", None)]);
    let whole = world.sees_claim(world.municipio, &theirs).await;
    assert_eq!(told(&whole), [("propose", "proposed", sofia), ("choose", "active", lead)]);
    let document = format!("{{ need(id: \"{need}\") {{ claims {{ id history {{ event subject }} }} }} }}");
    let claims = world.ask(world.sofia, &document).await["need"]["claims"].take();
    let history =
        json!([{ "event": "propose", "subject": "claim" }, { "event": "choose", "subject": "claim" }]);
    assert_eq!(claims, json!([{ "id": theirs, "history": history }]), "its own alone");
}

async fn histories_of_two_claims_cost_what_one_costs(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let need = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let document = format!(
        "{{ need(id: \"{need}\") {{ claims {{ basisLost history {{ event organization {{ id }} }} }} }} }}"
    );
    let mut costs = vec![];
    for seat in [world.casa, world.sofia] {
        id(&world.claim(seat, &world.card(seat).await).await);
        let call = world.call(world.municipio);
        let seen = world.ask_as(&call, &document).await;
        costs.push((seen["need"]["claims"].as_array().unwrap().len(), call.statements()));
    }
    assert_eq!(costs, [(1, costs[0].1), (2, costs[0].1)]);
}

async fn a_claim_whose_basis_is_gone_is_flagged_until_somebody_acts(base: Base) {
    let world = World::on(base).await;
    let mario = world.register("Mario").await;
    let need = world.open(mario, "").await;
    let grant = world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    for seat in [world.municipio, world.casa] {
        assert_eq!(world.sees_claim(seat, &claim).await["basisLost"], false);
    }
    let revoke =
        format!("mutation {{ revokeGrant(input: {{ grant: \"{grant}\" }}) {{ problems {{ code }} }} }}");
    assert_eq!(world.ask(world.municipio, &revoke).await["revokeGrant"]["problems"], json!([]));
    for seat in [world.municipio, world.casa] {
        let seen = world.sees_claim(seat, &claim).await;
        assert_eq!((&seen["status"], &seen["basisLost"]), (&json!("ACTIVE"), &json!(true)));
    }
    assert_eq!(world.sees_claim(world.casa, &claim).await["need"], Value::Null);
    assert_eq!(world.sees_claim(world.sofia, &claim).await, Value::Null);
    world.share(mario, "NEEDS_HOUS").await;
    assert_eq!(world.sees_claim(world.casa, &claim).await["basisLost"], true, "not all of it is covered");
    world.share(mario, "CONTACT").await;
    assert_eq!(world.sees_claim(world.casa, &claim).await["basisLost"], false);
    id(&world.move_claim(world.casa, "releaseClaim", &claim, "reason: NO_BASIS_TO_SHARE").await);
    world.base.execute("update sharing_grant set status = 'revoked'").await;
    assert_eq!(world.sees_claim(world.municipio, &claim).await["basisLost"], false, "it is over");
    assert_eq!(world.status(&need).await, "OPEN");
}

async fn openings(world: &World, seat: Seat, more: &str) -> Vec<(String, [i64; 3])> {
    let document = format!(
        "{{ claimOpenings{more} {{ edges {{ cursor node {{ organization {{ id }} opened converted withoutConversion }} }} }} }}"
    );
    let answer = world.ask(seat, &document).await["claimOpenings"].take();
    let counted = |edge: &Value| {
        let node = &edge["node"];
        let numbers = ["opened", "converted", "withoutConversion"].map(|name| node[name].as_i64().unwrap());
        (node["organization"]["id"].as_str().unwrap().to_owned(), numbers)
    };
    answer["edges"].as_array().unwrap().iter().map(counted).collect()
}

async fn openings_without_a_conversion_are_counted(base: Base) {
    let world = World::on(base).await;
    let (_, need) = world.mario().await;
    let (casa, sofia) = (world.casa.organization.to_string(), world.sofia.organization.to_string());
    let claim = async |seat| id(&world.claim(seat, &world.card_of(seat, &need)).await);
    let undone = claim(world.casa).await;
    id(&world.move_claim(world.casa, "withdrawClaim", &undone, "").await);
    assert_eq!(openings(&world, world.municipio, "").await, [], "contact was never open");
    let given_back = claim(world.casa).await;
    world.wait(TimeDelta::minutes(10));
    assert_eq!(openings(&world, world.municipio, "").await, [(casa.clone(), [1, 0, 0])], "it still holds");
    id(&world.move_claim(world.casa, "releaseClaim", &given_back, "reason: NO_CAPACITY").await);
    claim(world.casa).await;
    world.wait(TimeDelta::hours(72));
    assert_eq!(
        openings(&world, world.municipio, "").await,
        [(casa.clone(), [2, 0, 2])],
        "one whose hold ran out has ended, written down or not"
    );
    let gone_on = claim(world.sofia).await;
    world.wait(TimeDelta::minutes(10));
    assert_eq!(world.convert(world.sofia, &gone_on).await["problems"], json!([]));
    let all = [(casa.clone(), [2, 0, 2]), (sofia.clone(), [1, 1, 0])];
    assert_eq!(openings(&world, world.municipio, "").await, all);
    let first = world.ask(world.municipio, "{ claimOpenings(first: 1) { edges { cursor } } }").await;
    let after = format!("(after: {})", first["claimOpenings"]["edges"][0]["cursor"]);
    assert_eq!(openings(&world, world.municipio, &after).await, all[1..]);
    world.wait(TimeDelta::days(366));
    assert_eq!(openings(&world, world.municipio, "").await, [], "over the last twelve months");
}

async fn openings_are_shown_to_the_lead_and_its_privacy_officer_alone(base: Base) {
    let world = World::on(base).await;
    world.mario().await;
    id(&world.claim(world.casa, &world.card(world.casa).await).await);
    world.wait(TimeDelta::minutes(10));
    let as_role = |role| Seat { role, ..world.municipio };
    for role in [Role::SocialWorker, Role::Educator, Role::PrivacyOfficer] {
        assert_eq!(openings(&world, as_role(role), "").await.len(), 1, "{role}");
    }
    for seat in [as_role(Role::Coordinator), as_role(Role::Administrator), as_role(Role::Trainee)] {
        assert_eq!(openings(&world, seat, "").await, [], "{seat:?}");
    }
    for seat in [world.casa, world.sofia, world.company, world.outsider] {
        assert_eq!(openings(&world, seat, "").await, [], "{seat:?}");
    }
}

async fn a_strangers_claim_is_nobodys(base: Base) {
    let world = World::on(base).await;
    world.mario().await;
    let claim = id(&world.claim(world.casa, &world.card(world.casa).await).await);
    let nobodys = amis::kernel::ClaimId::mint().to_string();
    for seat in [world.sofia, world.company, world.outsider] {
        let mut costs = vec![];
        for claim in [&claim, &nobodys] {
            let call = world.call(seat);
            let answer = world.ask_as(&call, &format!("{{ claim(id: \"{claim}\") {{ id }} }}")).await;
            assert_eq!(answer["claim"], Value::Null);
            costs.push(call.statements());
        }
        assert_eq!(costs[0], costs[1], "{seat:?}");
    }
}
