//! Who may have a service, as rules: each says yes, no or unknown. Room, opening, and places that nobody may know of.
use super::{best, named, reasons};
use crate::{
    directory::world::{World, start},
    support::{Base, on_both},
};
use amis::{
    directory::{
        Entries,
        model::{
            Access, Capacity, CapacityState, ForSex, Location, Paper, Rule, Rules, Schedule, Service, Stay,
        },
    },
    kernel::{AreaId, OrganizationId},
    matching::{Declined, Match, NeedFacts, Reason, Side},
    policy::Domain,
};
use chrono::{NaiveDate, TimeDelta};
use serde_json::json;

on_both!(
    each_rule_says_yes_no_or_unknown,
    a_service_that_says_nothing_of_steps_is_unknown_to_a_wheelchair,
    papers_are_told_and_count_neither_way,
    rules_are_shown_as_data,
    room_says_on_which_day_it_was_said,
    a_service_that_stays_closed_too_long_says_when_it_opens,
    what_is_over_for_today_opens_on_another_day,
    who_turned_a_need_down_is_asked_again_when_the_time_has_come,
    a_confidential_place_tells_nothing_of_where_or_when,
);

/// One service that answers food in Municipio 9, changed.
async fn plant(world: &World, change: impl FnOnce(&mut Service)) -> AreaId {
    let nine = world.area("015146-9").await;
    let service = named(world.service("Emporio", world.help("FOOD").await, &[nine]), change);
    world.plant(Entries { services: vec![service], ..Entries::default() }).await;
    nine
}

async fn only(world: &World, facts: &NeedFacts) -> Match {
    let mut found = best(world, facts).await;
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What the rules may say, and nothing else.
fn judged(found: &Match) -> Vec<Reason> {
    let of_rules = |reason: &Reason| {
        let name = reason.name();
        ["sex_", "residence_", "stay_", "income_", "access_"].iter().any(|rule| name.starts_with(rule))
    };
    found.said.iter().map(|said| said.reason).filter(of_rules).collect()
}

async fn each_rule_says_yes_no_or_unknown(base: Base) {
    let world = World::on(base).await;
    let (milan, rho) = (world.area("015146").await, world.area("RHO").await);
    let rules = [
        Rule::Sex(ForSex::Women),
        Rule::Resident(milan),
        Rule::Stay(Stay::Permit),
        Rule::Stay(Stay::Eu),
        Rule::Isee(936_000),
        Rule::Access(Access::Steps),
    ];
    let nine = plant(&world, |service| service.rules = Rules(rules.to_vec())).await;
    let nothing_known = NeedFacts::new(Domain::Food, None, nine);
    let found = only(&world, &nothing_known).await;
    let unknown = [
        Reason::SexUnknown,
        Reason::ResidenceUnknown,
        Reason::StayUnknown,
        Reason::IncomeUnknown,
        Reason::AccessUnknown,
    ];
    assert_eq!(judged(&found), unknown);
    assert!(found.fits(), "what isn't known refuses nobody");
    let fitting = NeedFacts {
        sex: Some(ForSex::Women),
        residence: Some(nine),
        stays: Some(vec![Stay::Eu]),
        isee_cents: Some(936_000),
        wheelchair: Some(false),
        ..nothing_known.clone()
    };
    let best_of = only(&world, &fitting).await;
    let yes = [Reason::SexFits, Reason::ResidenceFits, Reason::StayFits, Reason::IncomeFits];
    assert_eq!(judged(&best_of), yes);
    assert!(best_of.fits() && best_of.score > found.score);
    let changed: [(NeedFacts, Reason); 5] = [
        (NeedFacts { sex: Some(ForSex::Men), ..fitting.clone() }, Reason::SexUnfit),
        (NeedFacts { residence: Some(rho), ..fitting.clone() }, Reason::ResidenceUnfit),
        (NeedFacts { stays: Some(vec![Stay::NoPermit]), ..fitting.clone() }, Reason::StayUnfit),
        (NeedFacts { isee_cents: Some(936_001), ..fitting.clone() }, Reason::IncomeUnfit),
        (NeedFacts { wheelchair: Some(true), ..fitting.clone() }, Reason::AccessUnfit),
    ];
    for (facts, no) in changed {
        let found = only(&world, &facts).await;
        assert!(reasons(&found, Side::Against).contains(&no) && !found.fits(), "{no}");
        assert!(found.score < best_of.score, "{no}");
    }
    let province = world.area("015").await;
    let coarse = [
        (NeedFacts { residence: Some(province), ..fitting.clone() }, Reason::ResidenceUnknown),
        (NeedFacts { stays: Some(vec![Stay::Permit, Stay::Asylum]), ..fitting.clone() }, Reason::StayUnknown),
        (NeedFacts { stays: Some(vec![]), ..fitting }, Reason::StayUnknown),
    ];
    for (facts, unknown) in coarse {
        let found = only(&world, &facts).await;
        assert!(reasons(&found, Side::Unknown).contains(&unknown) && found.fits(), "{unknown}");
    }
}

/// Most services have no rules: of whoever needs a way without steps that is no yes.
async fn a_service_that_says_nothing_of_steps_is_unknown_to_a_wheelchair(base: Base) {
    let world = World::on(base).await;
    let nine = plant(&world, |_| ()).await;
    let facts = NeedFacts { wheelchair: Some(true), ..NeedFacts::new(Domain::Food, None, nine) };
    assert_eq!(judged(&only(&world, &facts).await), [Reason::AccessUnknown]);
    let facts = NeedFacts { wheelchair: None, ..facts };
    assert_eq!(judged(&only(&world, &facts).await), []);
}

async fn papers_are_told_and_count_neither_way(base: Base) {
    let world = World::on(base).await;
    let papers = [Paper::Isee, Paper::Identity];
    let nine = plant(&world, |service| service.rules = Rules(papers.map(Rule::Bring).to_vec())).await;
    let found = only(&world, &NeedFacts::new(Domain::Food, None, nine)).await;
    let notes: Vec<_> = found.on(Side::Note).map(|said| (said.reason, said.paper, said.points)).collect();
    assert_eq!(notes, papers.map(|paper| (Reason::Bring, Some(paper), 0)));
    assert!(found.fits());
}

async fn rules_are_shown_as_data(base: Base) {
    let world = World::on(base).await;
    let milan = world.area("015146").await;
    let rules = vec![
        Rule::Sex(ForSex::Women),
        Rule::Resident(milan),
        Rule::NoAbode,
        Rule::Stay(Stay::NoPermit),
        Rule::Isee(936_000),
        Rule::Access(Access::StepFree),
        Rule::Bring(Paper::TaxCode),
    ];
    plant(&world, |service| {
        service.rules = Rules(rules);
        service.capacity =
            Some(Capacity { state: CapacityState::NeedsAssessment, free_places: None, at: start() });
    })
    .await;
    let document = "{ services { nodes { capacity { state } rules { sex residentIn { code } withoutAbode stays iseeToCents
                      access bring } } } }";
    let shown = world.ask(document).await;
    assert_eq!(
        shown["services"]["nodes"][0],
        json!({ "capacity": { "state": "NEEDS_ASSESSMENT" }, "rules": { "sex": "WOMEN",
            "residentIn": [{ "code": "015146" }], "withoutAbode": true, "stays": ["NO_PERMIT"], "iseeToCents": 936_000,
            "access": ["STEP_FREE"], "bring": ["TAX_CODE"] } })
    );
}

async fn room_says_on_which_day_it_was_said(base: Base) {
    let world = World::on(base).await;
    let nine = world.area("015146-9").await;
    let said = start() - TimeDelta::days(3);
    let expected = [
        (CapacityState::Available, Some(7), Reason::HasRoom, Some(7)),
        (CapacityState::Available, None, Reason::HasRoom, None),
        (CapacityState::Available, Some(2), Reason::FewPlaces, Some(2)),
        (CapacityState::Waitlist, None, Reason::WaitingList, None),
        (CapacityState::NeedsAssessment, None, Reason::NeedsAssessment, None),
        (CapacityState::None, None, Reason::Full, None),
    ];
    let help = world.help("FOOD").await;
    let service = |(state, free_places, _, _)| {
        let capacity = Some(Capacity { state, free_places, at: said });
        named(world.service("Emporio", help, &[nine]), |service| service.capacity = capacity)
    };
    let services: Vec<_> = expected.map(service).to_vec();
    let ids: Vec<_> = services.iter().map(|(service, _)| service.id).collect();
    world.plant(Entries { services, ..Entries::default() }).await;
    let found = best(&world, &NeedFacts::new(Domain::Food, None, nine)).await;
    for (id, (_, _, reason, value)) in ids.iter().zip(expected) {
        let found = found.iter().find(|found| found.service == *id).unwrap();
        let room = found.said.iter().find(|said| said.reason == reason).unwrap();
        assert_eq!((room.value, room.on), (value, Some(day("2026-10-30"))), "{reason}");
        assert_eq!(found.fits(), reason != Reason::Full, "{reason}");
    }
}

fn opening(found: &Match) -> Vec<(Reason, Option<NaiveDate>)> {
    let of_opening = [Reason::OpenToday, Reason::OpensOn, Reason::ClosedTooLong, Reason::ClosedMeanwhile];
    let said = found.said.iter().filter(|said| of_opening.contains(&said.reason));
    said.map(|said| (said.reason, said.on)).collect()
}

async fn a_service_that_stays_closed_too_long_says_when_it_opens(base: Base) {
    let world = World::on(base).await;
    // The world begins on Monday, 2 November 2026.
    let thursdays = Schedule { weekday: Some(4), ..Schedule::default() };
    let shut = Schedule {
        from: Some(day("2026-11-01")),
        until: Some(day("2026-11-11")),
        closed: true,
        ..Schedule::default()
    };
    let nine = plant(&world, |service| service.schedules = vec![thursdays, shut]).await;
    let facts = NeedFacts { answer_days: Some(10), ..NeedFacts::new(Domain::Food, None, nine) };
    let found = only(&world, &facts).await;
    assert_eq!(opening(&found), [(Reason::OpensOn, Some(day("2026-11-12")))]);
    let sooner = NeedFacts { answer_days: Some(2), ..facts.clone() };
    let late = only(&world, &sooner).await;
    assert_eq!(opening(&late), [(Reason::ClosedTooLong, Some(day("2026-11-12")))]);
    assert!(late.score < found.score && late.fits(), "it speaks against it and refuses nobody");
    let urgent = NeedFacts { presses: true, ..sooner };
    let skipped = only(&world, &urgent).await;
    assert_eq!(opening(&skipped), [(Reason::ClosedMeanwhile, Some(day("2026-11-12")))]);
    assert!(skipped.score < late.score && !skipped.fits(), "nobody in a hurry is sent there");
    world.house.clock.advance(TimeDelta::days(10));
    assert_eq!(opening(&only(&world, &urgent).await), [(Reason::OpenToday, None)]);
}

async fn what_is_over_for_today_opens_on_another_day(base: Base) {
    let world = World::on(base).await;
    let mondays = |opens: &str, closes: &str| Schedule {
        weekday: Some(1),
        opens: Some(opens.to_owned()),
        closes: Some(closes.to_owned()),
        ..Schedule::default()
    };
    let nine = plant(&world, |service| {
        service.schedules = vec![mondays("09:00", "12:30"), mondays("14:00", "17:30")];
    })
    .await;
    let urgent =
        NeedFacts { answer_days: Some(2), presses: true, ..NeedFacts::new(Domain::Food, None, nine) };
    let until = async |time: &str| {
        world.house.clock.set(format!("2026-11-02T{time}:00+01:00").parse().unwrap());
        let found = only(&world, &urgent).await;
        let said = found.said.iter().find(|said| said.reason == Reason::OpenToday);
        (said.and_then(|said| said.value), opening(&found)[0])
    };
    for time in ["08:00", "12:00", "13:00", "17:29"] {
        assert_eq!(until(time).await, (Some(17 * 60 + 30), (Reason::OpenToday, None)), "{time}");
    }
    assert_eq!(until("17:30").await, (None, (Reason::ClosedMeanwhile, Some(day("2026-11-09")))));
}

async fn who_turned_a_need_down_is_asked_again_when_the_time_has_come(base: Base) {
    let world = World::on(base).await;
    let nine = plant(&world, |_| {}).await;
    let declined = |by, again_on| NeedFacts {
        declined: vec![Declined { by, service: None, again_on }],
        ..NeedFacts::new(Domain::Food, None, nine)
    };
    let housing = world.housing.organization;
    let before = only(&world, &declined(housing, Some(day("2026-11-05")))).await;
    let said = before.said.iter().find(|said| said.reason == Reason::DeclinedBefore).unwrap();
    assert_eq!(said.on, Some(day("2026-11-05")));
    assert!(!before.fits());
    assert!(only(&world, &declined(OrganizationId::mint(), None)).await.fits(), "somebody else did");
    world.house.clock.advance(TimeDelta::days(3));
    assert!(only(&world, &declined(housing, Some(day("2026-11-05")))).await.fits());
    assert!(!only(&world, &declined(housing, None)).await.fits(), "senseless to ask again");
}

async fn a_confidential_place_tells_nothing_of_where_or_when(base: Base) {
    let world = World::on(base).await;
    let (nine, rho) = (world.area("015146-9").await, world.area("RHO").await);
    let place = |confidential| {
        let closed = Schedule { closed: true, ..Schedule::default() };
        Location { confidential, schedules: vec![closed], ..world.place("Casa", nine, (45.51, 9.18)) }
    };
    let (refuge, house) = (place(true), place(false));
    let help = world.help("VIOL").await;
    let at = |name, place: &Location, serves: &[AreaId]| {
        let place = place.id;
        named(world.service(name, help, serves), move |service| service.locations = vec![place])
    };
    let mut behind = at("Centro", &refuge, &[nine, rho]);
    behind.0.locations.push(house.id);
    let services = vec![at("Rifugio", &refuge, &[nine, rho]), at("Casa", &house, &[nine, rho]), behind];
    let ids = [services[0].0.id, services[1].0.id, services[2].0.id];
    world.plant(Entries { locations: vec![refuge, house], services, ..Entries::default() }).await;
    let where_and_when = [Reason::SameDistrict, Reason::Near, Reason::ClosedTooLong, Reason::OpensOn];
    let told = async |id, district| {
        let found = best(&world, &NeedFacts::new(Domain::Viol, None, district)).await;
        let found = found.into_iter().find(|found| found.service == id).unwrap();
        let said = found.said.into_iter().filter(|said| where_and_when.contains(&said.reason));
        said.map(|said| said.reason).collect::<Vec<_>>()
    };
    for district in [nine, rho] {
        assert_eq!(told(ids[0], district).await, []);
    }
    let open = [Reason::SameDistrict, Reason::Near, Reason::ClosedTooLong];
    assert_eq!(told(ids[1], nine).await, open, "a place that everybody may know");
    let door = [Reason::SameDistrict, Reason::Near];
    assert_eq!(
        told(ids[2], nine).await,
        door,
        "where its front door is; when it opens behind it nobody is told"
    );
}
