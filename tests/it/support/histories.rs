//! Random histories: lived one after another; of one that fails the shortest that fails too is told.
use super::Base;
use futures_util::FutureExt as _;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngSeed, TestRunner},
};
use std::{fmt::Debug, panic::AssertUnwindSafe};

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

/// What is counted of needs that wait is what there is; where none is of a class that nobody counts.
pub async fn counts_hold(base: &Base) {
    assert_eq!(
        base.number("select cast(coalesce(sum(waiting), 0) as bigint) from tally").await,
        base.number(
            "select count(*) from need n join person p on p.id = n.person_id
              where n.status in ('open', 'assigned') and not p.sealed"
        )
        .await,
        "what is counted is what there is"
    );
}
