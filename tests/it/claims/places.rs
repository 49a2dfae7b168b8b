//! Places of services: what an organisation says is free is given once.
use super::world::{Seat, World, id, problem, start};
use crate::support::{Base, on_both};
use amis::{
    call::{TokenScope, TokenScopes},
    directory::model::{Capacity, CapacityState, Service, Span},
    kernel::ServiceId,
    policy::Role,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    an_organisation_says_how_many_places_are_free,
    what_can_not_be_is_refused,
    a_claim_takes_a_place_and_gives_it_back,
    a_referral_keeps_its_place_until_the_number_is_said_anew,
    where_none_is_left_no_claim_holds_a_need,
    of_two_that_take_the_last_place_one_gets_it,
    whoever_is_hidden_keeps_their_place,
    a_claim_that_names_no_service_takes_a_place_too,
    a_claim_is_made_with_a_service_that_fits,
    a_token_says_room_if_it_may_change_the_directory,
    of_two_numbers_the_one_said_last_counts,
    what_was_said_long_ago_is_no_number,
    whose_help_failed_leaves_a_place_whoever_was_there_keeps_it,
);

/// A service of a seat with so many free places.
async fn serves(world: &World, seat: Seat, places: i64) -> ServiceId {
    let capacity = Capacity { state: CapacityState::Available, free_places: Some(places), at: start() };
    world.serve(seat, |service| Service { capacity: Some(capacity), ..service }).await
}

/// Says how much room there is; the payload.
async fn say(world: &World, seat: Seat, service: ServiceId, said: &str) -> Value {
    let document = format!(
        "mutation {{ setCapacity(input: {{ service: \"{service}\", {said} }}) {{
             service {{ capacity {{ state freePlaces at }} placesLeft }} problems {{ code field message }} }} }}"
    );
    world.ask(seat, &document).await["setCapacity"].take()
}

/// How many places a seat is told are free, and left.
async fn places(world: &World, seat: Seat, service: ServiceId) -> (Value, Value) {
    let document = format!("{{ service(id: \"{service}\") {{ capacity {{ freePlaces }} placesLeft }} }}");
    let mut told = world.ask(seat, &document).await["service"].take();
    (told["capacity"]["freePlaces"].take(), told["placesLeft"].take())
}

async fn left(world: &World, service: ServiceId) -> i64 {
    places(world, world.casa, service).await.1.as_i64().unwrap()
}

/// Casa Aperta claims a need with this service.
async fn claim_with(world: &World, service: ServiceId, need: &str) -> Value {
    world.claim_with(world.casa, service, need).await
}

async fn an_organisation_says_how_many_places_are_free(base: Base) {
    let world = World::on(base.clone()).await;
    let service = world.serve(world.casa, |service| service).await;
    assert_eq!(places(&world, world.casa, service).await, (Value::Null, Value::Null), "nobody said");
    let said = say(&world, world.casa, service, "state: AVAILABLE, freePlaces: 3").await;
    let expected = json!({ "capacity": { "state": "AVAILABLE", "freePlaces": 3, "at": "2026-11-04T09:00:00+00:00" },
        "placesLeft": 3 });
    assert_eq!((&said["service"], &said["problems"]), (&expected, &json!([])));
    assert_eq!(
        places(&world, world.sofia, service).await,
        (json!(3), Value::Null),
        "what is left is its own"
    );
    assert_eq!(places(&world, world.municipio, service).await, (json!(3), Value::Null));
    world.wait(TimeDelta::hours(1));
    let said = say(&world, world.casa, service, "state: WAITLIST").await;
    assert_eq!(
        said["service"],
        json!({ "capacity": { "state": "WAITLIST", "freePlaces": null, "at": "2026-11-04T10:00:00+00:00" },
            "placesLeft": null })
    );
    assert_eq!(base.number("select count(*) from service_capacity").await, 1);
}

async fn what_can_not_be_is_refused(base: Base) {
    let world = World::on(base.clone()).await;
    let service = world.serve(world.casa, |service| service).await;
    let trainee = Seat { role: Role::Trainee, ..world.casa };
    for (seat, said, code, field) in [
        (world.sofia, "state: NONE", "not_found", "service"),
        (world.municipio, "state: NONE", "not_found", "service"),
        (trainee, "state: NONE", "not_found", "service"),
        (world.outsider, "state: NONE", "not_found", "service"),
        (world.casa, "state: AVAILABLE, freePlaces: -1", "capacity.places_out_of_range", "freePlaces"),
        (world.casa, "state: AVAILABLE, freePlaces: 10001", "capacity.places_out_of_range", "freePlaces"),
        (world.casa, "state: AVAILABLE, freePlaces: 0", "capacity.available_without_places", "freePlaces"),
        (world.casa, "state: NONE, freePlaces: 1", "capacity.full_with_places", "freePlaces"),
        (world.casa, "state: WAITLIST, freePlaces: 2", "capacity.full_with_places", "freePlaces"),
    ] {
        let refused = say(&world, seat, service, said).await;
        let problem = &refused["problems"][0];
        assert_eq!((&problem["code"], &problem["field"]), (&json!(code), &json!(field)), "{said}: {refused}");
        assert!(refused["service"].is_null() && problem["message"].as_str().unwrap().contains(' '));
    }
    assert_eq!(base.number("select count(*) from service_capacity").await, 0);
}

async fn a_claim_takes_a_place_and_gives_it_back(base: Base) {
    let world = World::on(base).await;
    let service = serves(&world, world.casa, 2).await;
    let (_, need) = world.mario().await;
    let withdrawn = id(&claim_with(&world, service, &need).await);
    assert_eq!(left(&world, service).await, 1);
    id(&world.move_claim(world.casa, "withdrawClaim", &withdrawn, "").await);
    assert_eq!(left(&world, service).await, 2);
    let released = id(&claim_with(&world, service, &need).await);
    world.wait(TimeDelta::minutes(10));
    id(&world.move_claim(world.casa, "releaseClaim", &released, "reason: NO_CAPACITY").await);
    assert_eq!(left(&world, service).await, 2);
    id(&claim_with(&world, service, &need).await);
    assert_eq!(left(&world, service).await, 1);
    world.wait(TimeDelta::days(7));
    assert_eq!(left(&world, service).await, 1, "until somebody writes down that its time ran out");
    world.house.run_due().await.unwrap();
    assert_eq!(left(&world, service).await, 2);
}

async fn a_referral_keeps_its_place_until_the_number_is_said_anew(base: Base) {
    let world = World::on(base).await;
    let service = serves(&world, world.casa, 2).await;
    let (_, need) = world.mario().await;
    let claim = id(&claim_with(&world, service, &need).await);
    world.wait(TimeDelta::minutes(10));
    let referral = world.convert(world.casa, &claim).await["referral"]["id"].take();
    let answer = async |said: &str| answer(&world, &referral, said).await;
    assert_eq!(left(&world, service).await, 1, "the claim's place is the referral's");
    answer("WAITLIST, reviewOn: \"2026-12-01\"").await;
    assert_eq!(left(&world, service).await, 2, "whoever waits takes none");
    world.wait(TimeDelta::days(1));
    answer("START").await;
    assert_eq!(left(&world, service).await, 1);
    say(&world, world.casa, service, "state: AVAILABLE, freePlaces: 4").await;
    assert_eq!(left(&world, service).await, 3, "said at the same moment, it counts as taken after");
    world.wait(TimeDelta::hours(1));
    say(&world, world.casa, service, "state: AVAILABLE, freePlaces: 4").await;
    assert_eq!(left(&world, service).await, 4, "it is in the number");
    answer("COMPLETE, outcome: MET").await;
    assert_eq!(left(&world, service).await, 4);
}

async fn where_none_is_left_no_claim_holds_a_need(base: Base) {
    let world = World::on(base).await;
    let service = serves(&world, world.casa, 1).await;
    let (mario, _) = world.mario().await;
    let chosen = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    let proposed = id(&claim_with(&world, service, &chosen).await);
    assert_eq!(left(&world, service).await, 1, "a proposal takes none");
    let (_, first) = world.mario().await;
    let holds = id(&claim_with(&world, service, &first).await);
    assert_eq!(left(&world, service).await, 0);
    let (_, second) = world.mario().await;
    let refused = claim_with(&world, service, &second).await;
    assert_eq!(
        (problem(&refused).0, &refused["problems"][0]["field"]),
        ("claim.no_place", &json!("service"))
    );
    assert_eq!(world.status(&second).await, "OPEN");
    let refused = world.move_claim(world.municipio, "chooseClaim", &proposed, "").await;
    assert_eq!((problem(&refused).0, &refused["problems"][0]["field"]), ("claim.no_place", &json!("claim")));
    assert_eq!(world.status(&chosen).await, "OPEN");
    id(&world.move_claim(world.casa, "withdrawClaim", &holds, "").await);
    id(&world.move_claim(world.municipio, "chooseClaim", &proposed, "").await);
    assert_eq!(left(&world, service).await, 0);
}

async fn of_two_that_take_the_last_place_one_gets_it(base: Base) {
    let world = World::on(base.clone()).await;
    let service = serves(&world, world.casa, 1).await;
    let ((_, one), (_, other)) = (world.mario().await, world.mario().await);
    for round in 0..20 {
        let (ours, theirs) =
            tokio::join!(claim_with(&world, service, &one), claim_with(&world, service, &other));
        let won = |payload: &Value| payload["claim"]["status"] == "ACTIVE";
        assert_ne!(won(&ours), won(&theirs), "round {round}: {ours} {theirs}");
        let (won, lost) = if won(&ours) { (ours, theirs) } else { (theirs, ours) };
        assert_eq!(problem(&lost).0, "claim.no_place");
        id(&world.move_claim(world.casa, "withdrawClaim", &id(&won), "").await);
    }
    assert_eq!(base.number("select count(*) from claim where active_at is not null").await, 20);
}

async fn whoever_is_hidden_keeps_their_place(base: Base) {
    let world = World::on(base).await;
    let service = serves(&world, world.casa, 1).await;
    let (mario, need) = world.mario().await;
    id(&claim_with(&world, service, &need).await);
    let hide = format!("mutation {{ hideNow(input: {{ person: \"{mario}\" }}) {{ problems {{ code }} }} }}");
    assert_eq!(world.ask(world.municipio, &hide).await["hideNow"]["problems"], json!([]));
    assert_eq!(left(&world, service).await, 0, "nothing tells that somebody was hidden");
    let (_, other) = world.mario().await;
    assert_eq!(problem(&claim_with(&world, service, &other).await).0, "claim.no_place");
}

async fn a_claim_that_names_no_service_takes_a_place_too(base: Base) {
    let world = World::on(base.clone()).await;
    let third = Seat::of(amis::policy::Kind::Odv, Role::AssociationOperator);
    world.join(third).await;
    serves(&world, third, 1).await;
    let ((_, first), (_, second)) = (world.mario().await, world.mario().await);
    id(&world.claim(third, &world.card_of(third, &first)).await);
    assert_eq!(base.number("select count(*) from claim where service_id is not null").await, 1);
    let refused = world.claim(third, &world.card_of(third, &second)).await;
    let field = refused["problems"][0]["field"].as_str();
    assert_eq!((problem(&refused).0, field), ("claim.no_place", Some("service")));
    let mario = world.register("Mario").await;
    let chosen = world.open(mario, "claimPolicy: LEAD_CHOOSES").await;
    world.share(mario, "CARD, CONTACT, NEEDS_HOUS").await;
    id(&world.claim(third, &world.card_of(third, &chosen)).await);
}

/// One has room and takes nobody of fifty-two; the other takes him and is full.
async fn a_claim_is_made_with_a_service_that_fits(base: Base) {
    let world = World::on(base).await;
    let third = Seat::of(amis::policy::Kind::Odv, Role::AssociationOperator);
    world.join(third).await;
    let fits = serves(&world, third, 1).await;
    let young = Span { from: None, to: Some(30) };
    let capacity = Capacity { state: CapacityState::Available, free_places: Some(9), at: start() };
    world.serve(third, |service| Service { capacity: Some(capacity), ages: young, ..service }).await;
    world.crowd().await;
    let ((_, first), (_, second)) = (world.mario().await, world.mario().await);
    let claim = id(&world.claim(third, &world.card_of(third, &first)).await);
    let with = format!("{{ claim(id: \"{claim}\") {{ service {{ id }} }} }}");
    assert_eq!(world.ask(third, &with).await["claim"]["service"]["id"], json!(fits.to_string()));
    let refused = world.claim(third, &world.card_of(third, &second)).await;
    assert_eq!(problem(&refused).0, "claim.no_place", "nobody is taken where he doesn't fit");
}

async fn a_token_says_room_if_it_may_change_the_directory(base: Base) {
    let world = World::on(base.clone()).await;
    let service = world.serve(world.casa, |service| service).await;
    let document = format!(
        "mutation {{ setCapacity(input: {{ service: \"{service}\", state: NONE }}) {{ problems {{ code }} }} }}"
    );
    for (scopes, said) in [
        (&[TokenScope::Read, TokenScope::Write][..], 0),
        (&[TokenScope::Read, TokenScope::Directory][..], 0),
        (&[TokenScope::Read, TokenScope::Write, TokenScope::Directory][..], 1),
    ] {
        let call = world.call_within(world.casa, TokenScopes::of(scopes));
        let answer = world.schema.execute(async_graphql::Request::new(&document).data(call)).await;
        assert_eq!(answer.errors.is_empty(), said == 1, "{scopes:?}: {:?}", answer.errors);
        assert_eq!(base.number("select count(*) from service_capacity").await, said, "{scopes:?}");
    }
}

/// Two machines' clocks differ: the one that speaks last is behind.
async fn of_two_numbers_the_one_said_last_counts(base: Base) {
    let world = World::on(base).await;
    let service = world.serve(world.casa, |service| service).await;
    world.wait(TimeDelta::minutes(5));
    say(&world, world.casa, service, "state: AVAILABLE, freePlaces: 3").await;
    world.house.clock.set(start() + TimeDelta::minutes(4));
    let said = say(&world, world.casa, service, "state: AVAILABLE, freePlaces: 1").await;
    assert_eq!(
        (&said["service"]["capacity"]["freePlaces"], &said["service"]["placesLeft"]),
        (&json!(1), &json!(1))
    );
    let ((_, first), (_, second)) = (world.mario().await, world.mario().await);
    id(&claim_with(&world, service, &first).await);
    assert_eq!(left(&world, service).await, 0, "taken after the number, though its clock is behind");
    assert_eq!(problem(&claim_with(&world, service, &second).await).0, "claim.no_place");
}

async fn what_was_said_long_ago_is_no_number(base: Base) {
    let world = World::on(base).await;
    let service = serves(&world, world.casa, 1).await;
    let (_, first) = world.mario().await;
    id(&claim_with(&world, service, &first).await);
    let (_, second) = world.mario().await;
    assert_eq!(problem(&claim_with(&world, service, &second).await).0, "claim.no_place");
    world.wait(TimeDelta::days(30));
    let (_, third) = world.mario().await;
    id(&claim_with(&world, service, &third).await);
}

async fn whose_help_failed_leaves_a_place_whoever_was_there_keeps_it(base: Base) {
    let world = World::on(base).await;
    let service = serves(&world, world.casa, 9).await;
    let ends = [
        ("COMPLETE, outcome: MET", 1),
        ("COMPLETE, outcome: PARTLY_MET, reason: NO_CAPACITY", 1),
        ("COMPLETE, outcome: UNMET, reason: NO_CAPACITY", 0),
        ("FAIL, reason: NO_CAPACITY", 0),
        ("CANCEL, reason: MOVED", 0),
    ];
    let served = async || {
        let (_, need) = world.mario().await;
        let claim = id(&claim_with(&world, service, &need).await);
        world.wait(TimeDelta::minutes(10));
        let referral = world.convert(world.casa, &claim).await["referral"]["id"].clone();
        answer(&world, &referral, "START").await;
        (need, referral)
    };
    for (end, keeps) in ends {
        let before = left(&world, service).await;
        let (_, referral) = served().await;
        assert_eq!(left(&world, service).await, before - 1);
        answer(&world, &referral, end).await;
        assert_eq!(left(&world, service).await, before - keeps, "{end}");
    }
    let before = left(&world, service).await;
    let (need, _) = served().await;
    let close = format!(
        "mutation {{ closeNeed(input: {{ need: \"{need}\", outcome: MET }}) {{ problems {{ code }} }} }}"
    );
    assert_eq!(world.ask(world.municipio, &close).await["closeNeed"]["problems"], json!([]));
    assert_eq!(left(&world, service).await, before - 1, "the lead says so in the provider's stead");
}

/// Casa Aperta answers a referral.
async fn answer(world: &World, referral: &Value, said: &str) {
    let document = format!(
        "mutation {{ answerReferral(input: {{ referral: {referral}, answer: {said} }}) {{ problems {{ code }} }} }}"
    );
    let answered = world.ask(world.casa, &document).await["answerReferral"].take();
    assert_eq!(answered["problems"], json!([]), "{answered}");
}
