//! Who may be the first: only a service that nothing on the card rules out.
use super::world::{World, id, problem, start};
use crate::support::{Base, on_both};
use amis::{
    directory::model::{Access, Capacity, CapacityState, ForSex, Rule, Rules, Service, Span},
    kernel::ServiceId,
};
use serde_json::{Value, json};

on_both!(
    a_definite_no_on_the_card_refuses_the_first,
    what_the_card_does_not_say_refuses_nobody,
    where_the_lead_chooses_nothing_is_ruled_out,
    a_card_says_how_each_of_ones_own_services_fits_it,
);

async fn with(world: &World, service: ServiceId) -> Value {
    let document = format!(
        "mutation {{ claimNeed(input: {{ needCard: \"{}\", service: \"{service}\" }}) {{
             claim {{ id status }} problems {{ code field message state }} }} }}",
        world.card(world.casa).await
    );
    world.ask(world.casa, &document).await["claimNeed"].take()
}

fn room(state: CapacityState) -> Capacity {
    Capacity { state, free_places: None, at: start() }
}

/// What a service says of itself.
type Said = fn(Service) -> Service;

async fn a_definite_no_on_the_card_refuses_the_first(base: Base) {
    let world = World::on(base).await;
    world.crowd().await;
    world.mario().await;
    let ruled_out: [(Said, &str); 4] = [
        (|service| Service { ages: Span::between(18, 34), ..service }, "Is for other ages"),
        (|service| Service { household: Span::just(1), ..service }, "Is for households of another size"),
        (|service| Service { capacity: Some(room(CapacityState::None)), ..service }, "Is full"),
        (
            |service| Service {
                ages: Span::between(0, 17),
                household: Span { from: Some(5), to: None },
                ..service
            },
            "Is for other ages; Is for households of another size",
        ),
    ];
    for (said, why) in ruled_out {
        let service = world.serve(world.casa, said).await;
        let refused = with(&world, service).await;
        assert_eq!(problem(&refused), ("claim.not_eligible", None));
        assert_eq!(refused["problems"][0]["field"], "service");
        let message = refused["problems"][0]["message"].as_str().unwrap();
        assert!(message.contains(&format!(": {why}.")), "{message}");
    }
    assert_eq!(world.base.number("select count(*) from claim").await, 0);
    let fits = world.serve(world.casa, |service| Service { ages: Span::between(35, 64), ..service }).await;
    assert_eq!(with(&world, fits).await["claim"]["status"], "ACTIVE");
}

async fn what_the_card_does_not_say_refuses_nobody(base: Base) {
    let world = World::on(base).await;
    world.mario().await;
    assert_eq!(world.cards(world.casa).await[0]["node"]["ageBand"], json!(null), "Mario would stand out");
    let strict = world
        .serve(world.casa, |service| Service {
            ages: Span::between(0, 17),
            household: Span::just(1),
            languages: vec!["uk".to_owned()],
            capacity: Some(room(CapacityState::Waitlist)),
            ..service
        })
        .await;
    assert_eq!(with(&world, strict).await["claim"]["status"], "ACTIVE");
}

async fn where_the_lead_chooses_nothing_is_ruled_out(base: Base) {
    let world = World::on(base).await;
    world.crowd().await;
    let mario = world.register("Mario").await;
    world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let full = world
        .serve(world.casa, |service| Service { capacity: Some(room(CapacityState::None)), ..service })
        .await;
    id(&with(&world, full).await);
}

async fn a_card_says_how_each_of_ones_own_services_fits_it(base: Base) {
    let world = World::on(base).await;
    world.crowd().await;
    let mario = world.register("Mario").await;
    let kind = world.ask(world.casa, "{ kindsOfHelp(domain: HOUS) { id code } }").await;
    let kinds = kind["kindsOfHelp"].as_array().unwrap();
    let family = kinds.iter().find(|kind| kind["code"] == "hous.shelter.family").unwrap()["id"].clone();
    let said = format!("kindOfHelp: {family}, answers: [{{ code: \"wheelchair\", value: \"true\" }}]");
    world.open(mario, &said).await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let rules = vec![Rule::Sex(ForSex::Men), Rule::Isee(900_000), Rule::Access(Access::Steps)];
    let upstairs = world
        .serve(world.casa, |service| Service { ages: Span::between(35, 64), rules: Rules(rules), ..service })
        .await;
    let document = "{ needCards { nodes { myMatches { fits service { id } reasons { code } against { code }
        unknown { code } } } } }";
    let cards = world.ask(world.casa, document).await["needCards"]["nodes"].take();
    let matches = cards[0]["myMatches"].as_array().unwrap();
    assert_eq!(matches.len(), 2, "the association's other service too: {cards}");
    assert_eq!(matches[0]["fits"], true, "the best first");
    let own = matches.iter().find(|one| one["service"]["id"] == upstairs.to_string()).unwrap();
    assert_eq!(own["fits"], false, "it is over steps");
    let has = |side: &str, code: &str| own[side].as_array().unwrap().contains(&json!({ "code": code }));
    assert!(has("reasons", "AGE_FITS") && has("against", "ACCESS_UNFIT"), "{own}");
    assert!(has("unknown", "SEX_UNKNOWN") && has("unknown", "INCOME_UNKNOWN"), "no card tells: {own}");
    let refused = with(&world, upstairs).await;
    assert_eq!(problem(&refused), ("claim.not_eligible", None), "on what the card says");
}
