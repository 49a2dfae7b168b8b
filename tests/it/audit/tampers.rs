//! A hundred tampers of each kind, a thousand in the long run, each in a transaction that is rolled back: each is
//! found, and the first thing that is wrong is named.
use super::{noon, recorded};
use crate::support::{Base, figure, job, on, on_both, suite_or_long};
use amis::{
    audit::{Flaw, Report, seal_waiting, verify},
    db::Conn,
    kernel::{AuditId, Id, Problem},
};
use futures_util::future::BoxFuture;
use rand::{Rng, SeedableRng, seq::index};
use rand_chacha::ChaCha8Rng;
use sqlx::AssertSqlSafe;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

on_both!(
    a_changed_row_is_named,
    a_removed_row_is_named,
    an_inserted_row_is_named,
    rows_that_changed_places_are_named,
    of_several_tampers_the_first_is_named,
    a_row_put_up_for_sealing_again_is_named,
    a_row_removed_before_its_block_is_named,
    a_changed_block_is_named,
    a_removed_block_is_named,
    blocks_that_changed_places_are_named,
    rows_that_changed_places_in_a_block_are_found,
);

/// How many of each kind are tried.
fn tampers() -> usize {
    suite_or_long(100, 1_000)
}

/// The chain as it was made: for each block its number and rows.
struct Chain {
    blocks: Vec<(i64, Vec<AuditId>)>,
    random: ChaCha8Rng,
}

impl Chain {
    /// Some forty blocks of one to nine rows.
    async fn made(base: &Base) -> Self {
        for n in 0..40 {
            recorded(base.db(), 1 + n * 7 % 9).await;
            seal_waiting(base.db(), &noon()).await.unwrap();
        }
        let mut conn = base.db().reader().await.unwrap();
        let sql = "select number, row_ids from audit_block order by number";
        let blocks: Vec<(i64, Vec<u8>)> = on!(conn, |c| sqlx::query_as(sql).fetch_all(c).await).unwrap();
        conn.give_back().await;
        let ids =
            |ids: Vec<u8>| ids.chunks(16).map(|id| AuditId::of(Uuid::from_slice(id).unwrap())).collect();
        let blocks: Vec<_> = blocks.into_iter().map(|(number, list)| (number, ids(list))).collect();
        assert_eq!(blocks.len(), 40);
        Self { blocks, random: ChaCha8Rng::seed_from_u64(13) }
    }

    fn rows(&self) -> Vec<(AuditId, i64)> {
        self.blocks.iter().flat_map(|(number, ids)| ids.iter().map(|id| (*id, *number))).collect()
    }

    /// This many different rows, in the order of the chain.
    fn some_rows(&mut self, count: usize) -> Vec<(AuditId, i64)> {
        let rows = self.rows();
        let mut some = index::sample(&mut self.random, rows.len(), count).into_vec();
        some.sort_unstable();
        some.into_iter().map(|i| rows[i]).collect()
    }
}

/// A statement for whichever database; ids are written as literals.
fn sql(base: &Base, text: &str) -> String {
    if base.is_sqlite() {
        text.replace("uuid'", "x'").replace("bytes'", "x'")
    } else {
        text.replace("bytes'", "'\\x")
    }
}

fn hex(id: impl Id) -> String {
    id.uuid().simple().to_string()
}

/// Does this, looks at the whole audit, and undoes it.
async fn found(base: &Base, tamper: &str) -> Report {
    let tamper = sql(base, tamper);
    let seen = Arc::new(Mutex::new(None));
    let place = seen.clone();
    let work = job(move |conn: &mut Conn| -> BoxFuture<'_, Result<(), _>> {
        Box::pin(async move {
            on!(conn, |c| sqlx::raw_sql(AssertSqlSafe(tamper)).execute(c).await.map(drop))?;
            *place.lock().unwrap() = Some(verify(conn, &mut |_| {}).await?);
            Err(Problem::new("undone").into())
        })
    });
    base.db().write(work).await.unwrap_err();
    seen.lock().unwrap().clone().expect("the tamper could be made")
}

/// Says what the test that ends now has shown.
fn all_found(base: &Base, what: &str) {
    let engine = if base.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    figure("P13", &format!("{what}, {engine}: {0} tampers, {0} found, the first bad one named", tampers()));
}

async fn expect(base: &Base, tamper: &str, flaw: Flaw) {
    assert_eq!(found(base, tamper).await.flaw, Some(flaw), "{tamper}");
}

async fn a_changed_row_is_named(base: Base) {
    const CHANGES: &[&str] = &[
        "at = '2026-11-20T12:00:00.123457+00:00'",
        "organization_id = uuid'00000000000000000000000000000001'",
        "account_id = uuid'00000000000000000000000000000001'",
        "roles = roles || ' social_worker'",
        "purpose = 'statistics'",
        "act = 'person.list'",
        "person_id = uuid'00000000000000000000000000000001'",
        "relation = case when relation is null then 'lead' end",
        "parts = substr(parts, 2)",
        "policy = ''",
        "request = request || request",
        "on_behalf = 'somebody else'",
        "roles = '', purpose = roles || purpose",
    ];
    let mut chain = Chain::made(&base).await;
    for n in 0..tampers() {
        let (row, block) = chain.some_rows(1)[0];
        let change = CHANGES[n % CHANGES.len()];
        let tamper = format!("update audit_event set {change} where id = uuid'{}'", hex(row));
        expect(&base, &tamper, Flaw::RowChanged(row, block)).await;
    }
    assert_eq!(found(&base, "select 1").await.flaw, None);
    all_found(&base, "a changed row");
}

async fn a_removed_row_is_named(base: Base) {
    let mut chain = Chain::made(&base).await;
    for _ in 0..tampers() {
        let (row, block) = chain.some_rows(1)[0];
        let tamper = format!("delete from audit_event where id = uuid'{}'", hex(row));
        expect(&base, &tamper, Flaw::RowRemoved(row, block)).await;
    }
    all_found(&base, "a removed row");
}

async fn an_inserted_row_is_named(base: Base) {
    let mut chain = Chain::made(&base).await;
    let known = chain.rows();
    for n in 0..tampers() as u128 {
        let (row, _) = chain.some_rows(1)[0];
        let near = row.uuid().as_u128();
        let new = match n % 4 {
            0 => near.wrapping_add(1),
            1 => near.wrapping_sub(1),
            2 => n,
            _ => u128::MAX - n,
        };
        let new = AuditId::of(Uuid::from_u128(new));
        assert!(known.iter().all(|(id, _)| *id != new));
        expect(&base, &insert(row, new), Flaw::RowInserted(new)).await;
    }
    all_found(&base, "an inserted row");
}

/// A copy of a row, under another id.
fn insert(row: AuditId, new: AuditId) -> String {
    format!(
        "insert into audit_event
         select uuid'{}', at, organization_id, account_id, roles, purpose, act, person_id, relation, parts, policy, request,
                on_behalf
           from audit_event where id = uuid'{}'",
        hex(new),
        hex(row)
    )
}

async fn rows_that_changed_places_are_named(base: Base) {
    let mut chain = Chain::made(&base).await;
    for _ in 0..tampers() {
        let rows = chain.some_rows(2);
        let ((a, block), (b, _)) = (rows[0], rows[1]);
        let tamper = format!(
            "update audit_event set id = uuid'00000000000000000000000000000000' where id = uuid'{a}';
             update audit_event set id = uuid'{a}' where id = uuid'{b}';
             update audit_event set id = uuid'{b}' where id = uuid'00000000000000000000000000000000'",
            a = hex(a),
            b = hex(b)
        );
        expect(&base, &tamper, Flaw::RowChanged(a, block)).await;
    }
    all_found(&base, "rows that changed places");
}

async fn of_several_tampers_the_first_is_named(base: Base) {
    let mut chain = Chain::made(&base).await;
    for n in 0..tampers() {
        let rows = chain.some_rows(4);
        let (row, block) = rows[0];
        let first = match n % 2 {
            0 => Flaw::RowRemoved(row, block),
            _ => Flaw::RowChanged(row, block),
        };
        let mut tampers: Vec<_> = rows[1..]
            .iter()
            .map(|(id, _)| format!("update audit_event set request = 'x' where id = uuid'{}'", hex(*id)))
            .collect();
        tampers.push(insert(rows[1].0, AuditId::of(Uuid::nil())));
        tampers.push(match n % 2 {
            0 => format!("delete from audit_event where id = uuid'{}'", hex(row)),
            _ => format!("update audit_event set policy = 'x' where id = uuid'{}'", hex(row)),
        });
        expect(&base, &tampers.join(";"), first).await;
    }
    let (first, last) = (AuditId::of(Uuid::nil()), AuditId::of(Uuid::max()));
    let row = chain.some_rows(1)[0].0;
    expect(&base, &format!("{};{}", insert(row, last), insert(row, first)), Flaw::RowInserted(first)).await;
}

async fn a_row_put_up_for_sealing_again_is_named(base: Base) {
    let mut chain = Chain::made(&base).await;
    for _ in 0..tampers() {
        let (row, _) = chain.some_rows(1)[0];
        let tamper = format!("insert into audit_unsealed values (uuid'{}')", hex(row));
        expect(&base, &tamper, Flaw::RowTwice(row)).await;
    }
    let (row, _) = chain.some_rows(1)[0];
    base.execute(&sql(&base, &format!("insert into audit_unsealed values (uuid'{}')", hex(row)))).await;
    seal_waiting(base.db(), &noon()).await.unwrap();
    expect(&base, "select 1", Flaw::RowTwice(row)).await;
}

async fn a_row_removed_before_its_block_is_named(base: Base) {
    Chain::made(&base).await;
    recorded(base.db(), tampers()).await;
    let mut conn = base.db().reader().await.unwrap();
    let waiting: Vec<AuditId> =
        on!(conn, |c| sqlx::query_scalar("select id from audit_unsealed").fetch_all(c).await).unwrap();
    conn.give_back().await;
    assert_eq!(waiting.len(), tampers());
    for row in waiting {
        let tamper = format!("delete from audit_event where id = uuid'{}'", hex(row));
        expect(&base, &tamper, Flaw::WaitingRemoved(row)).await;
    }
}

async fn a_changed_block_is_named(base: Base) {
    const CHANGES: &[&str] = &[
        "first_id = uuid'00000000000000000000000000000000'",
        "last_id = uuid'ffffffffffffffffffffffffffffffff'",
        "sealed_at = '2026-11-20T12:00:00.123457+00:00'",
        "previous = bytes'0000000000000000000000000000000000000000000000000000000000000000'",
        "hash = bytes'0000000000000000000000000000000000000000000000000000000000000000'",
        "row_ids = bytes''",
        "row_hashes = bytes''",
        "row_ids = previous",
        "row_hashes = hash",
    ];
    let mut chain = Chain::made(&base).await;
    for n in 0..tampers() {
        let number = chain.random.random_range(2..=40);
        let tamper = format!("update audit_block set {} where number = {number}", CHANGES[n % CHANGES.len()]);
        expect(&base, &tamper, Flaw::BlockChanged(number)).await;
    }
}

async fn a_removed_block_is_named(base: Base) {
    let mut chain = Chain::made(&base).await;
    for n in 0..tampers() {
        let number = chain.random.random_range(1..40);
        let tamper = match n % 2 {
            0 => format!("delete from audit_block where number = {number}"),
            _ => format!("update audit_block set number = number + 1000 where number = {number}"),
        };
        expect(&base, &tamper, Flaw::BlockRemoved(number)).await;
    }
    let first_of_last = chain.blocks[39].1[0];
    expect(&base, "delete from audit_block where number = 40", Flaw::RowInserted(first_of_last)).await;
}

async fn blocks_that_changed_places_are_named(base: Base) {
    let mut chain = Chain::made(&base).await;
    for _ in 0..tampers() {
        let mut two = index::sample(&mut chain.random, 40, 2).into_vec();
        two.sort_unstable();
        let [a, b] = [two[0], two[1]].map(|n| i64::try_from(n).unwrap() + 1);
        let tamper = format!(
            "update audit_block set number = -1 where number = {a};
             update audit_block set number = {a} where number = {b};
             update audit_block set number = {b} where number = -1"
        );
        expect(&base, &tamper, Flaw::BlockChanged(a)).await;
    }
}

async fn rows_that_changed_places_in_a_block_are_found(base: Base) {
    let mut chain = Chain::made(&base).await;
    let long: Vec<_> = chain.blocks.iter().filter(|(_, ids)| ids.len() > 1).cloned().collect();
    for _ in 0..tampers() {
        let (number, ids) = &long[chain.random.random_range(0..long.len())];
        let two = index::sample(&mut chain.random, ids.len(), 2).into_vec();
        let mut moved = ids.clone();
        moved.swap(two[0], two[1]);
        let moved: String = moved.into_iter().map(hex).collect();
        let tamper = format!("update audit_block set row_ids = bytes'{moved}' where number = {number}");
        expect(&base, &tamper, Flaw::BlockChanged(*number)).await;
    }
}
