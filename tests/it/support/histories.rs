//! Random histories: lived one after another; of one that fails the shortest that fails too is told.
use super::Base;
use futures_util::FutureExt as _;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngSeed, TestRunner},
};
use serde_json::Value;
use std::{collections::BTreeSet, fmt::Debug, panic::AssertUnwindSafe};

/// How many shorter ones are tried.
const SHORTER_MAX: usize = 200;

/// Lives so many histories; panics with the shortest found that doesn't hold.
pub async fn hold<M: Clone + Debug>(
    base: &Base,
    seed: u64,
    histories: usize,
    moves: impl Strategy<Value = Vec<M>>,
    live: impl AsyncFn(&[M]),
) {
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(seed), ..Config::default() });
    for _ in 0..histories {
        let mut tree = moves.new_tree(&mut runner).unwrap();
        let mut least = (tree.current(), String::new());
        match failed(&live, &least.0).await {
            None => continue,
            Some(said) => least.1 = said,
        }
        let mut more = tree.simplify();
        for _ in 0..SHORTER_MAX {
            if !more {
                break;
            }
            let candidate = tree.current();
            more = match failed(&live, &candidate).await {
                Some(said) => {
                    least = (candidate, said);
                    tree.simplify()
                }
                None => tree.complicate(),
            };
        }
        base.expect_panics(usize::MAX / 2);
        panic!("{:#?}: {}", least.0, least.1);
    }
}

/// What went wrong in one history, if something did.
async fn failed<M>(live: &impl AsyncFn(&[M]), history: &[M]) -> Option<String> {
    let outcome = AssertUnwindSafe(live(history)).catch_unwind().await;
    outcome.err().map(|panic| panic.downcast_ref::<String>().cloned().unwrap_or_else(|| "a panic".to_owned()))
}

/// What is counted of needs that wait is what there is, cell by cell: by district, domain and urgency.
pub async fn counts_hold(base: &Base) {
    const COUNTED_ALONE: &str = "select count(*) from (
        select district_id, domain, urgency, cast(sum(waiting) as bigint) from tally group by 1, 2, 3 having sum(waiting) > 0
        except
        select n.district_id, n.domain, n.urgency, count(*) from need n join person p on p.id = n.person_id
         where n.status in ('open', 'assigned') and not p.sealed group by 1, 2, 3) alone";
    const THERE_ALONE: &str = "select count(*) from (
        select n.district_id, n.domain, n.urgency, count(*) from need n join person p on p.id = n.person_id
         where n.status in ('open', 'assigned') and not p.sealed group by 1, 2, 3
        except
        select district_id, domain, urgency, cast(sum(waiting) as bigint) from tally group by 1, 2, 3) alone";
    assert_eq!(base.number(COUNTED_ALONE).await, 0, "cells that count what there isn't");
    assert_eq!(base.number(THERE_ALONE).await, 0, "cells that don't count what there is");
}

/// Where a line of an inbox stands, why, and what it is about.
pub type Stands = (String, String, String);

/// Everything that may wait in an inbox of few lines, asked at once.
pub const INBOX: &str = "{ TO_ANSWER: inbox(tab: TO_ANSWER, first: 100) { nodes { ...line } }
    MINE: inbox(tab: MINE, first: 100) { nodes { ...line } } STALLED: inbox(tab: STALLED, first: 100) { nodes { ...line } } }
    fragment line on InboxItem { kind referral { id } claim { id } need { id } }";

/// The lines of [`INBOX`]'s answer that are about one of these.
pub fn stands(inbox: &Value, about: &[&str]) -> BTreeSet<Stands> {
    let mut found = BTreeSet::new();
    for (tab, lines) in inbox.as_object().unwrap() {
        for line in lines["nodes"].as_array().unwrap() {
            let ids = ["referral", "claim", "need"].map(|of| line[of]["id"].as_str());
            let id = ids.into_iter().flatten().next().unwrap();
            if about.contains(&id) {
                found.insert((tab.clone(), line["kind"].as_str().unwrap().to_owned(), id.to_owned()));
            }
        }
    }
    found
}
