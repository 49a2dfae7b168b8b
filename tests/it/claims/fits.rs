//! Who may be the first: only a service that nothing on the card rules out.
use super::world::{World, id, problem, start};
use crate::support::{Base, on_both};
use amis::{
    directory::model::{Capacity, CapacityState, Service, Span},
    kernel::ServiceId,
};
use serde_json::{Value, json};

on_both!(
    a_definite_no_on_the_card_refuses_the_first,
    what_the_card_does_not_say_refuses_nobody,
    where_the_lead_chooses_nothing_is_ruled_out,
);

/// Six like Mario, so that his card may say how old he is, with how many he lives and what he speaks.
async fn crowd(world: &World) {
    for name in ["Ugo", "Ivo", "Leo", "Pio", "Nino"] {
        world.register(name).await;
    }
}

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
    crowd(&world).await;
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
    crowd(&world).await;
    let mario = world.register("Mario").await;
    world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    let full = world
        .serve(world.casa, |service| Service { capacity: Some(room(CapacityState::None)), ..service })
        .await;
    id(&with(&world, full).await);
}
