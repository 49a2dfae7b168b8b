//! An explanation says what a decision does, and names what decides.
use super::plain::{any_action, any_grant, any_scene};
use super::{LAW, POLICY};
use amis::kernel::NeedId;
use amis::policy::{Part, PartSet, Reach, Why};
use rand::SeedableRng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

#[test]
fn an_explanation_is_what_the_decision_is() {
    let mut rng = ChaCha8Rng::seed_from_u64(21);
    let needs = [NeedId::mint(), NeedId::mint()];
    let mut told: BTreeMap<Why, usize> = BTreeMap::new();
    for _ in 0..1_500 {
        let (actor, standing) = any_scene(&mut rng, &needs);
        let (action, part) = (any_action(&mut rng), *Part::ALL.choose(&mut rng).unwrap());
        let decision = LAW.decide(&actor, &standing, action);
        let alone = decision.needs.iter().any(|(_, parts)| parts.contains(part));
        let found = LAW.explain(&actor, &standing, action, part);
        let whole = decision.parts.contains(part);
        assert_eq!(found.why.is_open(), whole || alone, "{found:?} {actor:?} {standing:?} {action} {part:?}");
        assert_eq!(!found.alone.is_empty(), alone && !whole, "{found:?}");
        if let Some(line) = &found.line {
            let text = POLICY.lines().nth(line.number - 1).unwrap();
            let same = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(same(text), same(&line.text), "the line stands where it is said to");
        }
        *told.entry(found.why).or_default() += 1;
    }
    let missing: Vec<_> = Why::ALL.iter().filter(|why| !told.contains_key(why)).collect();
    assert!(missing.iter().all(|why| matches!(why, Why::Denied | Why::NoLine)), "never told: {missing:?}");
}

#[test]
fn what_only_lacks_a_grant_is_opened_by_one() {
    let mut rng = ChaCha8Rng::seed_from_u64(22);
    let needs = [NeedId::mint(), NeedId::mint()];
    let mut lacking = 0;
    for _ in 0..3_000 {
        let (actor, mut standing) = any_scene(&mut rng, &needs);
        let (action, part) = (any_action(&mut rng), *Part::ALL.choose(&mut rng).unwrap());
        if LAW.explain(&actor, &standing, action, part).why != Why::NoGrant {
            continue;
        }
        lacking += 1;
        let mut grant = any_grant(&mut rng);
        (grant.parts, grant.reads, grant.writes) = (PartSet::ALL, true, true);
        (grant.reach, grant.purpose) = (Reach::Name, actor.purpose);
        standing.grants.push(grant);
        standing.closed = PartSet::EMPTY;
        let after = LAW.explain(&actor, &standing, action, part);
        let next = matches!(after.why, Why::Granted | Why::Duty | Why::NotCarried);
        assert!(next, "{after:?} {actor:?} {standing:?} {action} {part:?}");
    }
    assert!(lacking > 50, "the scenes are too poor: {lacking}");
}
