//! What is taken back is gone: many readers ask for one part over and over while it is taken back and given again.
use super::web::Served9;
use crate::{
    law::mario,
    support::{Base, figure, on, on_both, suite_or_long},
    world::{World, monday},
};
use amis::{
    call::{Job, LEAVES_WITHIN, Terms},
    kernel::{Clock, Halt, Id, OrganizationId, PersonId, Secrets},
    policy::Law,
};
use futures_util::future::{BoxFuture, join_all};
use serde_json::{Value, json};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

on_both!(nothing_that_was_taken_back_reaches_whoever_saw_it, an_answer_that_was_held_up_is_made_once_more);

const READERS: usize = 50;
/// Answers that are waited for before the part is given or taken back again: such as began and ended while it was
/// closed, and such as hold it.
const CLOSED_ANSWERS: usize = 6;
const OPEN_ANSWERS: usize = 3;
/// How long these may be waited for.
const PATIENCE: Duration = Duration::from_mins(1);
/// Where Mario sleeps: Carla's clinic sees it by this grant alone.
const CANARY: &str = "Via del Canarino 7";

/// What the readers know of the grant, and what they were answered.
#[derive(Default)]
struct Tide {
    /// Even from just before a grant is asked for, odd from the moment at which its revocation is acknowledged.
    turns: AtomicUsize,
    closed: AtomicUsize,
    open: AtomicUsize,
    over: AtomicBool,
}

impl Tide {
    fn turn(&self) {
        self.turns.fetch_add(1, SeqCst);
    }

    /// Waits until so many more were answered.
    async fn more(&self, counted: &AtomicUsize, answers: usize) {
        let before = counted.load(SeqCst);
        let enough = async {
            while counted.load(SeqCst) < before + answers {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(PATIENCE, enough).await.expect("the readers are answered");
    }
}

/// The ways in which a reader asks for the part: of the one person, and in a list.
fn documents(mario: &str) -> [String; 3] {
    [
        format!("{{ person(id: \"{mario}\") {{ code address {{ residence }} }} }}"),
        "{ people(first: 50) { nodes { id address { residence } } } }".to_owned(),
        format!(
            "{{ person(id: \"{mario}\") {{ needs {{ nodes {{ id person {{ address {{ residence }} }} }} }} \
             withheld {{ part }} }} }}"
        ),
    ]
}

async fn read(served: &Served9, bearer: &str, document: &str, tide: &Tide) {
    while !tide.over.load(SeqCst) {
        let before = tide.turns.load(SeqCst);
        let (status, whole) = served.whole(bearer, document).await;
        let after = tide.turns.load(SeqCst);
        if status == 503 {
            assert!(!whole.contains(CANARY), "{whole}");
            continue;
        }
        assert_eq!(status, 200, "{whole}");
        let holds = whole.contains(CANARY);
        match (before == after, before % 2) {
            (true, 0) => drop(tide.open.fetch_add(usize::from(holds), SeqCst)),
            (true, _) => {
                assert!(!holds, "asked after the revocation was acknowledged: {whole}");
                tide.closed.fetch_add(1, SeqCst);
            }
            // It was given or taken back meanwhile: the audit tells which came first.
            (false, _) => {}
        }
    }
}

/// Gives the part to the clinic; the grant's id.
async fn give(world: &World, mario: &str, clinic: &str) -> String {
    let input = json!({ "person": mario, "basis": "PUBLIC_TASK", "purpose": "COORDINATE", "parts": ["ADDRESS"],
        "organization": clinic });
    let given = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
    given["grant"]["id"].as_str().unwrap_or_else(|| panic!("{given}")).to_owned()
}

async fn take_back(world: &World, grant: &str) {
    let input = json!({ "grant": grant, "reason": "ASKED_BY_PERSON" });
    let taken = world.change("giulia", "revokeGrant", "RevokeGrantInput", "grant { status }", input).await;
    assert_eq!(taken["grant"]["status"], "REVOKED", "{taken}");
}

/// Other changes of the same person and of others, so that records and revocations wait for each other.
async fn keep_writing(world: &World, mario: &str, tide: &Tide) {
    let rahman = world.person("giulia", "rahman").await;
    let mut version = 0;
    while !tide.over.load(SeqCst) {
        version += 1;
        for person in [mario, rahman.as_str()] {
            let input = json!({ "person": person, "story": format!("La {version}a volta che racconta.") });
            let written = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", input);
            assert_eq!(written.await["problems"], json!([]));
        }
    }
}

async fn nothing_that_was_taken_back_reaches_whoever_saw_it(base: Base) {
    let served = Served9::of(World::stories(base.clone()).await).await;
    let (world, revocations) = (&served.world, suite_or_long(30, 1_000));
    let mario = mario(world).await;
    let clinic = world.seat("carla").actor.organization;
    let input = json!({ "person": mario, "address": { "residence": CANARY } });
    let written = world.change("giulia", "updatePerson", "UpdatePersonInput", "person { id }", input).await;
    assert_eq!(written["problems"], json!([]));
    let (bearer, documents, tide) = (served.bearer("carla").await, documents(&mario), Tide::default());
    tide.turns.store(1, SeqCst);
    let readers =
        join_all((0..READERS).map(|at| read(&served, &bearer, &documents[at % documents.len()], &tide)));
    let lead = async {
        for _ in 0..revocations {
            tide.turn();
            let grant = give(world, &mario, &clinic.to_string()).await;
            tide.more(&tide.open, OPEN_ANSWERS).await;
            take_back(world, &grant).await;
            tide.turn();
            tide.more(&tide.closed, CLOSED_ANSWERS).await;
        }
        tide.over.store(true, SeqCst);
    };
    tokio::join!(readers, lead, keep_writing(world, &mario, &tide));
    let seen = records_lie_between_grant_and_revocation(world, &mario, clinic, revocations).await;
    let (closed, open) = (tide.closed.load(SeqCst), tide.open.load(SeqCst));
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure(
        "P6",
        &format!(
            "{revocations} revocations under {READERS} readers and other changes, {engine}: of {closed} answers asked \
             for after one none holds the part, of others {open} do; {seen} records of it, none after one"
        ),
    );
}

/// What the audit tells: a record of an organisation's look at the part is never between a revocation's and the next
/// grant's. Records, grants and revocations of one person are written under that person's lock, and their ids are
/// minted there, by one process and each above the last: so the order of ids is the order in which they came to be, on
/// either database, whatever the order of their commits. Answers how many looks there were.
pub async fn records_lie_between_grant_and_revocation(
    world: &World,
    mario: &str,
    whose: OrganizationId,
    revocations: usize,
) -> usize {
    let mut conn = world.base.db().reader().await.unwrap();
    let sql = "select act, organization_id, parts from audit_event where person_id = $1 order by id";
    let rows: Vec<(String, OrganizationId, String)> =
        on!(conn, |c| sqlx::query_as(sql).bind(PersonId::parse(mario).unwrap()).fetch_all(c).await).unwrap();
    conn.give_back().await;
    let (mut open, mut given, mut taken, mut seen, mut in_this) = (false, 0, 0, 0, 0);
    for (act, by, parts) in rows {
        match (act.as_str(), parts.as_str()) {
            ("grant.give", "address") => {
                assert!(!open);
                (open, given, in_this) = (true, given + 1, 0);
            }
            ("grant.revoke", "address") => {
                assert!(open && in_this > 0, "somebody saw it in between");
                (open, taken) = (false, taken + 1);
            }
            _ if by == whose && parts.split(' ').any(|part| part == "address") => {
                assert!(open, "recorded between a revocation and the next grant: {act} {parts}");
                (seen, in_this) = (seen + 1, in_this + 1);
            }
            _ => {}
        }
    }
    assert_eq!((given, taken), (revocations, revocations));
    seen
}

/// The next job that is committed is followed by a long pause, before whoever waits for it hears of it.
static HOLDS_UP: AtomicBool = AtomicBool::new(false);
/// Two databases share it.
static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

fn hold_up(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        if HOLDS_UP.swap(false, SeqCst) {
            job.after(|| std::thread::sleep(LEAVES_WITHIN + Duration::from_millis(100)));
        }
        Ok(())
    })
}

/// What is recorded and then stays behind for seconds, on a machine that stands still, is thrown away.
async fn an_answer_that_was_held_up_is_made_once_more(base: Base) {
    let _alone = ONE_AT_A_TIME.lock().await;
    let mut world = World::stories(base.clone()).await;
    let law = Arc::new(Law::embedded().unwrap());
    let secrets = Secrets::new([1; 32]);
    let house = amis::house(base.db().clone(), law, Clock::at(monday()), secrets, Terms::default());
    world.house = Arc::new(house.finishing(hold_up));
    let mario = mario(&world).await;
    let served = Served9::of(world).await;
    let bearer = served.bearer("giulia").await;
    let asked = format!("{{ person(id: \"{mario}\") {{ address {{ residence }} }} }}");
    let looks = async || base.number("select count(*) from audit_event where parts = 'address'").await;
    for (held_up, records) in [(false, 1), (true, 2)] {
        let before = looks().await;
        HOLDS_UP.store(held_up, SeqCst);
        let (status, answer): (_, Value) = served.ask(&bearer, &asked).await;
        assert!(status == 200 && answer["data"]["person"]["address"]["residence"].is_string(), "{answer}");
        assert_eq!(looks().await - before, records, "held up: {held_up}");
        assert!(!HOLDS_UP.load(SeqCst));
    }
}
