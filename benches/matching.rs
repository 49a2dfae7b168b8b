//! How long it takes to weigh services against a need: at most 2 ms for 6,000, at most 50 µs for the 50 that are kept.
use amis::{
    areas::{Area, AreaKind, Point, Tree},
    directory::{
        kinds::Kinds,
        model::{
            Brief, Calendar, Capacity, CapacityState, ForSex, Help, Outline, Paper, Rule, Rules, Schedule,
            Span, Stay,
        },
    },
    kernel::{AreaId, OrganizationId, ServiceId, Time},
    matching::{Ground, NeedFacts, judge},
    policy::Domain,
};
use chrono::{DateTime, TimeDelta};
use criterion::{BatchSize, Criterion};
use std::{hint::black_box, sync::Arc};

const SERVICES: usize = 6_000;

fn now() -> Time {
    DateTime::from_timestamp(1_793_610_000, 0).unwrap_or_default()
}

fn area(code: usize, kind: AreaKind, parent: Option<AreaId>) -> Area {
    Area {
        id: AreaId::mint(),
        kind,
        code: code.to_string(),
        name: format!("Zona {code}"),
        parent,
        centre: Point::of(Some(45.4), Some(9.1)),
        residents: None,
        source: "bench".to_owned(),
    }
}

/// A service with every kind of rule, open on weekdays.
fn brief(number: usize, areas: &[Area]) -> Brief {
    let district = areas[1 + number % 9].id;
    let weekday = |weekday| Schedule { weekday: Some(weekday), ..Schedule::default() };
    Brief {
        id: ServiceId::mint(),
        organization: OrganizationId::mint(),
        name_key: format!("servizio {number}"),
        signed_at: Some(now()),
        ended_at: None,
        ages: Span::between(18, 60),
        household: Span::between(1, 4),
        rules: Rules(vec![
            Rule::Sex(ForSex::Men),
            Rule::Resident(areas[0].id),
            Rule::Stay(Stay::Permit),
            Rule::Isee(936_000),
            Rule::Bring(Paper::Isee),
        ]),
        languages: vec!["it".to_owned(), "ar".to_owned()],
        capacity: Some(Capacity { state: CapacityState::Available, free_places: Some(3), at: now() }),
        verified_at: Some(now()),
        helps: vec![Help { domain: Domain::Food, kind: None }],
        areas: vec![areas[0].id, district],
        places: vec![(Some(district), Point::of(Some(45.5), Some(9.2)))],
        calendar: Calendar::of(vec![(1..=5).map(weekday).collect()]),
    }
}

fn weigh(criterion: &mut Criterion) {
    let milan = area(0, AreaKind::Comune, None);
    let districts: Vec<_> = (1..=9).map(|code| area(code, AreaKind::Municipio, Some(milan.id))).collect();
    let areas: Vec<_> = [milan].into_iter().chain(districts).collect();
    let services: Vec<_> = (0..SERVICES).map(|number| brief(number, &areas)).collect();
    let here = areas[4].id;
    let tree = Arc::new(Tree::of(areas));
    let outline = Outline { services, offers: Vec::new() };
    let ground = Ground::new(outline, tree, Arc::new(Kinds::default()));
    let facts = NeedFacts {
        area: Some(here),
        ages: Some(Span::just(52)),
        household: Some(Span::just(2)),
        languages: Some(vec!["ar".to_owned()]),
        sex: Some(ForSex::Men),
        residence: Some(here),
        stays: Some(vec![Stay::Permit, Stay::Asylum]),
        isee_cents: Some(412_000),
        answer_days: Some(2),
        ..NeedFacts::new(Domain::Food, None, here)
    };
    criterion.bench_function("one need, 50 candidates", |bench| {
        bench.iter(|| judge(black_box(&facts), ground.candidates(&facts, now()), ground.words(), now(), 5));
    });
    // Lists are kept for a day: each search is of another one.
    let mut day = 0;
    criterion.bench_function("6,000 services", |bench| {
        let next = || {
            day += 1;
            now() + TimeDelta::days(day)
        };
        bench.iter_batched(next, |on| ground.candidates(black_box(&facts), on).len(), BatchSize::SmallInput);
    });
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    weigh(&mut criterion);
    criterion.final_summary();
}
