//! What an organisation has offered, and how much it may offer at a time.
use super::world::{World, id, problem};
use crate::support::{Base, on_both};
use amis::call::Terms;
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    an_organisation_finds_its_own_claims_and_nobody_elses,
    of_whom_is_sealed_or_closed_no_claim_is_told,
    a_hold_that_ran_out_is_listed_as_over,
    nobody_answers_everything,
);

/// Needs of so many persons, each for a home.
async fn needs(world: &World, count: usize) -> Vec<String> {
    let mut needs = vec![];
    for _ in 0..count {
        let person = world.register("Mario").await;
        needs.push(world.open(person, "claimPolicy: LEAD_CHOOSES").await);
        world.share(person, "CARD, CONTACT, NEEDS_HOUS").await;
    }
    needs
}

async fn claimed(world: &World, seat: super::world::Seat, need: &str) -> Value {
    world.wait(TimeDelta::minutes(1));
    world.claim(seat, &world.card_of(seat, need)).await
}

async fn own(world: &World, seat: super::world::Seat, narrowed: &str) -> Value {
    let document =
        format!("{{ claims({narrowed}) {{ nodes {{ id status }} pageInfo {{ hasNextPage endCursor }} }} }}");
    world.ask(seat, &document).await["claims"].take()
}

fn ids(page: &Value) -> Vec<String> {
    page["nodes"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

async fn an_organisation_finds_its_own_claims_and_nobody_elses(base: Base) {
    let world = World::on(base).await;
    let needs = needs(&world, 3).await;
    assert_eq!(own(&world, world.casa, "first: 20").await["nodes"], json!([]));
    let mut made = vec![];
    for need in &needs {
        made.push(id(&claimed(&world, world.casa, need).await));
    }
    made.reverse();
    let theirs = id(&claimed(&world, world.sofia, &needs[0]).await);
    assert_eq!(ids(&own(&world, world.casa, "first: 20").await), made, "the newest first");
    assert_eq!(ids(&own(&world, world.sofia, "first: 20").await), [theirs]);
    let first = own(&world, world.casa, "first: 2").await;
    assert_eq!((ids(&first), &first["pageInfo"]["hasNextPage"]), (made[..2].to_vec(), &json!(true)));
    let rest = format!("first: 2, after: {}", first["pageInfo"]["endCursor"]);
    assert_eq!(ids(&own(&world, world.casa, &rest).await), made[2..]);
    let cursor = format!("first: 2, after: {}", first["pageInfo"]["endCursor"]);
    let foreign = world.call(world.sofia);
    let document = format!("{{ claims({cursor}) {{ nodes {{ id }} }} }}");
    let answer = world.schema.execute(async_graphql::Request::new(document).data(foreign)).await;
    assert!(!answer.errors.is_empty(), "nobody goes on with another's cursor");
    id(&world.move_claim(world.casa, "withdrawClaim", &made[0], "").await);
    assert_eq!(ids(&own(&world, world.casa, "first: 20, status: [WITHDRAWN]").await), made[..1]);
    assert_eq!(ids(&own(&world, world.casa, "first: 20, status: [PROPOSED]").await), made[1..]);
    for seat in [world.municipio, world.company, world.outsider] {
        assert_eq!(own(&world, seat, "first: 20").await["nodes"], json!([]));
    }
}

async fn of_whom_is_sealed_or_closed_no_claim_is_told(base: Base) {
    let world = World::on(base).await;
    let needs = needs(&world, 3).await;
    let mut made = vec![];
    for need in &needs {
        made.push(id(&claimed(&world, world.casa, need).await));
    }
    let person = async |need: &str| {
        let document = format!("{{ need(id: \"{need}\") {{ person {{ id }} }} }}");
        world.ask(world.municipio, &document).await["need"]["person"]["id"].as_str().unwrap().to_owned()
    };
    let (hidden, blocked) = (person(&needs[0]).await, person(&needs[1]).await);
    let hide = format!("mutation {{ hideNow(input: {{ person: \"{hidden}\" }}) {{ problems {{ code }} }} }}");
    assert_eq!(world.ask(world.municipio, &hide).await["hideNow"]["problems"], json!([]));
    let block = format!(
        "mutation {{ block(input: {{ person: \"{blocked}\", organization: \"{}\", reason: SAFETY }}) {{
             problems {{ code }} }} }}",
        world.casa.organization
    );
    assert_eq!(world.ask(world.municipio, &block).await["block"]["problems"], json!([]));
    let left = own(&world, world.casa, "first: 20").await;
    assert_eq!(ids(&left), made[2..], "{left}");
    for (claim, told) in made.iter().zip([false, false, true]) {
        let found = world.ask(world.casa, &format!("{{ claim(id: \"{claim}\") {{ id question }} }}")).await;
        assert_eq!(found["claim"].is_object(), told, "{found}");
        let withdrawn = world.move_claim(world.casa, "withdrawClaim", claim, "").await;
        assert_eq!(withdrawn["claim"].is_object(), told, "{withdrawn}");
    }
}

async fn a_hold_that_ran_out_is_listed_as_over(base: Base) {
    let world = World::on(base).await;
    let needs = needs(&world, 1).await;
    let claim = id(&claimed(&world, world.casa, &needs[0]).await);
    id(&world.move_claim(world.municipio, "chooseClaim", &claim, "").await);
    let listed =
        async |state: &str| ids(&own(&world, world.casa, &format!("first: 20, status: [{state}]")).await);
    assert_eq!((listed("ACTIVE").await.len(), listed("LAPSED").await.len()), (1, 0));
    world.wait(TimeDelta::hours(73));
    assert_eq!((listed("ACTIVE").await.len(), listed("LAPSED").await.len()), (0, 1));
}

async fn nobody_answers_everything(base: Base) {
    let world = World::under(base, Terms { claims_max: 2, ..Terms::default() }).await;
    let needs = needs(&world, 3).await;
    let first = id(&claimed(&world, world.casa, &needs[0]).await);
    id(&claimed(&world, world.casa, &needs[1]).await);
    let third = claimed(&world, world.casa, &needs[2]).await;
    assert_eq!(problem(&third).0, "claim.too_many");
    assert_eq!(third["problems"][0]["field"], "needCard");
    id(&claimed(&world, world.sofia, &needs[2]).await);
    id(&world.move_claim(world.casa, "withdrawClaim", &first, "").await);
    id(&claimed(&world, world.casa, &needs[2]).await);
}
