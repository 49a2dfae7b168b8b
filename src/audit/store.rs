use super::{
    Context, Entry,
    model::{Block, Row},
    prune::{ACT, Beginning},
};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{AuditId, Halt, Id, PersonId, Time},
    policy::{Part, PartSet, Relation, Role},
};
use serde_json::json;
use sqlx::{FromRow, Row as _, types::Json};
use std::collections::HashMap;
use uuid::Uuid;

const INSERT: Sql = Sql {
    sqlite: "insert into audit_event
               (id, at, organization_id, account_id, roles, purpose, act, person_id, relation, parts, policy, request, on_behalf)
             select unhex(value ->> 'id'), $2, $3, $4, $5, $6, value ->> 'act', unhex(value ->> 'person'),
                    value ->> 'relation', value ->> 'parts', $7, $8, $9
               from json_each($1)",
    postgres: "insert into audit_event
                 (id, at, organization_id, account_id, roles, purpose, act, person_id, relation, parts, policy, request, on_behalf)
               select (value ->> 'id')::uuid, $2, $3, $4, $5, $6, value ->> 'act', (value ->> 'person')::uuid,
                      value ->> 'relation', value ->> 'parts', $7, $8, $9
                 from jsonb_array_elements($1) as value",
};

const UNSEALED: Sql = Sql {
    sqlite: "insert into audit_unsealed (id) select unhex(value ->> 'id') from json_each($1)",
    postgres: "insert into audit_unsealed (id) select (value ->> 'id')::uuid from jsonb_array_elements($1) as value",
};

/// Two statements, however many entries.
pub(super) async fn insert(conn: &mut Conn, context: &Context<'_>, entries: &[Entry]) -> Result<(), Halt> {
    let Some(at) = entries.first().map(|entry| entry.at) else { return Ok(()) };
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            let parts: Vec<_> = entry.parts.iter().map(Part::name).collect();
            json!({
                "id": AuditId::mint().uuid().simple().to_string(),
                "act": entry.act,
                "person": entry.person.uuid().simple().to_string(),
                "relation": entry.relation.map(Relation::name),
                "parts": parts.join(" "),
            })
        })
        .collect();
    on!(conn, |c, D| sqlx::query(D::of(INSERT))
        .bind(Json(&rows))
        .bind(at)
        .bind(context.actor.organization)
        .bind(context.actor.user)
        .bind(roles(context))
        .bind(context.actor.purpose)
        .bind(context.policy)
        .bind(context.request)
        .bind(context.behalf)
        .execute(c)
        .await
        .map(|_| ()))?;
    on!(conn, |c, D| sqlx::query(D::of(UNSEALED)).bind(Json(&rows)).execute(c).await.map(|_| ()))?;
    Ok(())
}

fn roles(context: &Context<'_>) -> String {
    let names: Vec<_> = context.actor.roles.iter().map(Role::name).collect();
    names.join(" ")
}

/// What was recorded of one person.
#[derive(Debug)]
pub(super) struct Recorded {
    pub(super) person: PersonId,
    pub(super) relation: Option<Relation>,
    pub(super) parts: PartSet,
}

const IN_RUN: Sql = in_list!(
    "select person_id, relation, parts from audit_event where at >= $2 and account_id = $3 and request = $4
        and act = $10 and purpose = $5 and policy = $6 and organization_id = $7
        and roles = $9 and coalesce(on_behalf, '') = coalesce($8, '') and person_id" ids 1);

/// What was recorded of these persons in the run that the context names, by the same account for the same human, purpose
/// and law, since a moment.
pub(super) async fn in_run(
    conn: &mut Conn,
    context: &Context<'_>,
    (act, persons): (&'static str, IdList),
    since: Time,
) -> Result<Vec<Recorded>, Halt> {
    let rows: Vec<(PersonId, Option<String>, String)> = on!(conn, |c, D| sqlx::query_as(D::of(IN_RUN))
        .bind(persons)
        .bind(since)
        .bind(context.actor.user)
        .bind(context.request)
        .bind(context.actor.purpose)
        .bind(context.policy)
        .bind(context.actor.organization)
        .bind(context.behalf)
        .bind(roles(context))
        .bind(act)
        .fetch_all(c)
        .await)?;
    let recorded = |(person, relation, parts): (_, Option<String>, String)| Recorded {
        person,
        relation: relation.as_deref().and_then(Relation::parse),
        parts: parts.split_whitespace().filter_map(Part::parse).collect(),
    };
    Ok(rows.into_iter().map(recorded).collect())
}

/// The lock of sealers, by the number that all processes agree on. A file has one writer anyway.
const TURN: Sql =
    Sql { sqlite: "select true", postgres: "select pg_try_advisory_xact_lock(4700112233445566)" };

/// Whether this transaction is the one that seals, to its end.
pub(super) async fn take_turn(conn: &mut Conn) -> Result<bool, Halt> {
    Ok(on!(conn, |c, D| sqlx::query_scalar(D::of(TURN)).fetch_one(c).await)?)
}

/// The first rows that wait, in the order of their ids.
pub(super) async fn waiting(conn: &mut Conn, limit: i64) -> Result<Vec<Row>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select e.id, e.at, e.organization_id, e.account_id, e.roles, e.purpose, e.act, e.person_id,
                e.relation, e.parts, e.policy, e.request, e.on_behalf
           from audit_unsealed u join audit_event e on e.id = u.id
          order by u.id limit $1",
    )
    .bind(limit)
    .fetch_all(c)
    .await)?)
}

/// Number and hash of the last block.
pub(super) async fn head(conn: &mut Conn) -> Result<Option<(i64, Vec<u8>)>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as("select number, hash from audit_block order by number desc limit 1")
        .fetch_optional(c)
        .await)?)
}

pub(super) async fn add(conn: &mut Conn, block: &Block) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "insert into audit_block (number, first_id, last_id, row_ids, row_hashes, previous, hash, sealed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(block.number)
    .bind(block.first_id)
    .bind(block.last_id)
    .bind(&block.row_ids)
    .bind(&block.row_hashes)
    .bind(&block.previous)
    .bind(&block.hash)
    .bind(block.sealed_at)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

const TAKE: Sql = in_list!("delete from audit_unsealed where id" ids 1);

/// Takes rows from those that wait; says how many did.
pub(super) async fn take(conn: &mut Conn, rows: &[Row]) -> Result<u64, Halt> {
    let ids: IdList = rows.iter().map(|row| row.id).collect();
    Ok(on!(conn, |c, D| sqlx::query(D::of(TAKE))
        .bind(ids)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?)
}

pub(super) async fn count_waiting(conn: &mut Conn) -> Result<u64, Halt> {
    let count: i64 =
        on!(conn, |c| sqlx::query_scalar("select count(*) from audit_unsealed").fetch_one(c).await)?;
    Ok(count.cast_unsigned())
}

/// Blocks after this number, in order. `None` for one that somebody made unreadable.
pub(super) async fn blocks(
    conn: &mut Conn,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, Option<Block>)>, Halt> {
    Ok(on!(conn, |c| sqlx::query(
        "select number, first_id, last_id, row_ids, row_hashes, previous, hash, sealed_at
           from audit_block where number > $1 order by number limit $2",
    )
    .bind(after)
    .bind(limit)
    .fetch_all(c)
    .await
    .and_then(|rows| rows
        .iter()
        .map(|row| Ok((row.try_get("number")?, Block::from_row(row).ok())))
        .collect()))?)
}

const ROWS: Sql = in_list!("select id, at, organization_id, account_id, roles, purpose, act, person_id,
    relation, parts, policy, request, on_behalf from audit_event where id" ids 1);

/// The rows of these blocks that are there. `None` for one that somebody made unreadable.
pub(super) async fn rows(
    conn: &mut Conn,
    blocks: &[(i64, Option<Block>)],
) -> Result<HashMap<AuditId, Option<Row>>, Halt> {
    let ids: IdList = blocks.iter().filter_map(|(_, block)| block.as_ref()).flat_map(Block::ids).collect();
    Ok(on!(conn, |c, D| sqlx::query(D::of(ROWS)).bind(ids).fetch_all(c).await.and_then(|rows| rows
        .iter()
        .map(|row| Ok((row.try_get("id")?, Row::from_row(row).ok())))
        .collect()))?)
}

/// Rows from this id on, each with whether it waits for a block.
pub(super) async fn events(conn: &mut Conn, from: Uuid, limit: i64) -> Result<Vec<(AuditId, bool)>, Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select e.id, exists (select 1 from audit_unsealed u where u.id = e.id)
           from audit_event e where e.id >= $1 order by e.id limit $2",
    )
    .bind(from)
    .bind(limit)
    .fetch_all(c)
    .await)?)
}

/// Ids in this range that blocks hold.
pub(super) async fn sealed(conn: &mut Conn, from: Uuid, to: Uuid) -> Result<Vec<AuditId>, Halt> {
    let lists: Vec<Vec<u8>> = on!(conn, |c| sqlx::query_scalar(
        "select row_ids from audit_block where last_id >= $1 and first_id <= $2 order by number",
    )
    .bind(from)
    .bind(to)
    .fetch_all(c)
    .await)?;
    let ids = lists.iter().flat_map(|list| list.as_chunks().0).map(|id| Uuid::from_bytes(*id));
    Ok(ids.filter(|id| (from..=to).contains(id)).map(AuditId::of).collect())
}

/// The hash of the block of this number.
pub(super) async fn hash_of(conn: &mut Conn, number: i64) -> Result<Option<Vec<u8>>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar("select hash from audit_block where number = $1")
        .bind(number)
        .fetch_optional(c)
        .await)?)
}

/// Where the chain begins by what its records say; `None` where it was never pruned.
pub(super) async fn pruned(conn: &mut Conn) -> Result<Option<Beginning>, Halt> {
    let said: Vec<String> = on!(conn, |c| sqlx::query_scalar(
        "select request from audit_event where act = $1 order by id desc limit 10000"
    )
    .bind(ACT)
    .fetch_all(c)
    .await)?;
    Ok(said.iter().filter_map(|text| Beginning::read(text)).max_by_key(|found| found.through))
}

const REMOVE: Sql = in_list!("delete from audit_event where id" ids 1);

/// Takes rows away, and the blocks through this one. Of pruning alone.
pub(super) async fn remove(conn: &mut Conn, rows: &[AuditId], through: i64) -> Result<(), Halt> {
    let ids: IdList = rows.iter().copied().collect();
    on!(conn, |c, D| sqlx::query(D::of(REMOVE)).bind(ids).execute(c).await.map(|_| ()))?;
    on!(conn, |c| sqlx::query("delete from audit_block where number <= $1")
        .bind(through)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// Writes one row of nobody's, and puts it up for sealing.
pub(super) async fn put(conn: &mut Conn, row: &Row) -> Result<(), Halt> {
    on!(conn, |c| {
        sqlx::query(
        "insert into audit_event
           (id, at, organization_id, account_id, roles, purpose, act, person_id, relation, parts, policy, request, on_behalf)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(row.id)
    .bind(row.at)
    .bind(row.organization_id)
    .bind(row.account_id)
    .bind(&row.roles)
    .bind(&row.purpose)
    .bind(&row.act)
    .bind(row.person_id)
    .bind(&row.relation)
    .bind(&row.parts)
    .bind(&row.policy)
    .bind(&row.request)
    .bind(&row.on_behalf)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    on!(conn, |c| sqlx::query("insert into audit_unsealed (id) values ($1)")
        .bind(row.id)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

/// A row that waits for its block and isn't there.
pub(super) async fn orphan(conn: &mut Conn) -> Result<Option<AuditId>, Halt> {
    Ok(on!(conn, |c| sqlx::query_scalar(
        "select u.id from audit_unsealed u
          where not exists (select 1 from audit_event e where e.id = u.id) order by u.id limit 1",
    )
    .fetch_optional(c)
    .await)?)
}
