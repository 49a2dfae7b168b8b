//! Runs one test: a database and a runtime of its own, its time taken, no panic overlooked.
use super::{Base, base::Ground, report, settings};
use std::{
    cell::RefCell,
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Mutex, Once,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

/// Which database a test wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    Sqlite,
    /// A database in the cluster that doesn't sync.
    Postgres,
    /// A database in the cluster that syncs each commit.
    PostgresDurable,
}

/// The test that a thread works for.
#[derive(Clone, Debug)]
struct Running {
    name: Arc<str>,
    panics: Arc<AtomicUsize>,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Runs the test on a fresh database, and takes the database away after it, passed or failed. A panic
/// anywhere on the test's threads fails it, unless it was announced ([`Base::expect_panics`]).
pub fn run<F, Fut>(path: &str, kind: Kind, test: F)
where
    F: FnOnce(Base) -> Fut,
    Fut: Future<Output = ()>,
{
    let name = path.strip_prefix("it::").unwrap_or(path);
    if kind != Kind::Sqlite && settings::without_postgres() {
        return report::skipped(name, "told --without-postgres");
    }
    let running = Running { name: name.into(), panics: Arc::default() };
    watch(&running);
    let runtime = runtime(&running);
    let start = Instant::now();
    let ground = Ground::fresh(kind, &runtime);
    let expected = Arc::<AtomicUsize>::default();
    let outcome = runtime.block_on(async {
        let base = ground.open(expected.clone()).await;
        let db = base.db().clone();
        let outcome = {
            let test = AssertUnwindSafe(test(base));
            futures_util::FutureExt::catch_unwind(test).await
        };
        db.close().await;
        outcome
    });
    ground.clear(&runtime);
    RUNNING.set(None);
    report::ran(name, start.elapsed());
    outcome.unwrap_or_else(|panic| resume_unwind(panic));
    assert_eq!(
        running.panics.load(Ordering::SeqCst),
        expected.load(Ordering::SeqCst),
        "panics, against expected ones"
    );
}

/// A test that needs no database: its time taken.
pub fn timed(test: impl FnOnce()) {
    let start = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(test));
    report::ran(&name(), start.elapsed());
    outcome.unwrap_or_else(|panic| resume_unwind(panic));
}

/// The name of the test that this thread works for. One without a database has the thread that the test
/// runner named after it.
pub fn name() -> String {
    let running = RUNNING.with_borrow(|running| running.as_ref().map(|running| running.name.to_string()));
    running.unwrap_or_else(|| std::thread::current().name().unwrap_or("unnamed").to_owned())
}

/// Tests of this process that have done more than they do in the suite.
static LONG: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Whether the running test is to do all that it can: what it then finds is a figure of the long run.
pub fn in_long_run() -> bool {
    let deep = settings::deep();
    if deep {
        LONG.lock().expect("nobody breaks off while it notes a name").insert(name());
    }
    deep
}

/// How many, how often, how deep: in the suite, and in the long run.
pub fn suite_or_long(suite: usize, long: usize) -> usize {
    if in_long_run() { long } else { suite }
}

/// Says what a promise of `docs/promises.md` comes to, by the running test.
pub fn figure(promise: &str, found: &str) {
    let name = name();
    let long = LONG.lock().expect("nobody breaks off while it notes a name").contains(&name);
    report::figure(&name, if long { "long" } else { "figure" }, promise, found);
}

fn runtime(running: &Running) -> tokio::runtime::Runtime {
    let running = running.clone();
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .on_thread_start(move || watch(&running))
        .build()
        .expect("a runtime")
}

/// From now on this thread works for that test, and its panics count as the test's.
fn watch(running: &Running) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            RUNNING.with_borrow(|running| {
                if let Some(running) = running {
                    running.panics.fetch_add(1, Ordering::SeqCst);
                }
            });
            usual(info);
        }));
    });
    RUNNING.set(Some(running.clone()));
}
