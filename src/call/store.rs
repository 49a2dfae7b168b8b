//! The guard's facts, read in this one place; the numbers that say whether they still hold.
use super::Caller;
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{GrantId, Halt, NeedId, OrganizationId, PersonId, Problem, Time, UserId},
    policy::{Domain, GrantInForce, PartSet, Purpose, Reach, Relation, Route, Standing},
};
use std::collections::{BTreeMap, HashMap};

pub(super) mod errand;

#[derive(sqlx::FromRow)]
struct Fact {
    person_id: PersonId,
    version: i64,
    sealed: bool,
    relation: String,
    need_id: Option<NeedId>,
    domain: Option<Domain>,
    parts: i64,
    until_at: Option<Time>,
    grant_id: Option<GrantId>,
    reads: Option<bool>,
    writes: Option<bool>,
    reach: Option<String>,
    purpose: Option<Purpose>,
}

const STANDINGS: Sql = in_list!(
    "select s.person_id, a.version, p.sealed, s.relation, s.need_id, s.domain, s.parts, s.until_at,
            cast(null as uuid) as grant_id, cast(null as boolean) as reads, cast(null as boolean) as writes,
            cast(null as text) as reach, cast(null as text) as purpose
       from standing s
       join person p on p.id = s.person_id
       join person_access a on a.person_id = s.person_id
      where s.person_id" ids 1,
    " and s.organization_id = $2
        and (s.from_at is null or s.from_at <= $3) and (s.until_at is null or s.until_at > $3)
        and (s.account_id is null or s.account_id = $4)
     union all
     select g.person_id, a.version, p.sealed, 'grant', cast(null as uuid), cast(null as text), g.parts, g.until_at,
            g.id, g.reads, g.writes,
            case when g.recipient_id is not null then 'name' when g.conference_id is null then 'kind' else 'seat' end,
            g.purpose
       from sharing_grant g
       join person p on p.id = g.person_id
       join person_access a on a.person_id = g.person_id
       join organization o on o.id = $2
      where g.person_id" ids 1,
    " and g.status = 'active' and g.from_at <= $3 and g.until_at > $3 and g.recorded_by <> $2
        and (g.recipient_id = $2
             or (g.recipient_id is null and g.kinds & o.kind_bit <> 0 and o.member_since <= g.signed_at)
             or (g.conference_id is not null
                 and exists (select 1 from conference_seat s
                              where s.conference_id = g.conference_id and s.person_id = g.person_id
                                and s.organization_id = $2 and s.from_at <= g.signed_at and s.until_at > $3)))
     union all
     select p.id, a.version, p.sealed, 'closed', cast(null as uuid), cast(null as text), c.parts,
            cast(null as timestamptz), cast(null as uuid), cast(null as boolean), cast(null as boolean),
            cast(null as text), cast(null as text)
       from closing c
       join person p on p.id = c.person_id
       join person_access a on a.person_id = c.person_id
      where c.person_id" ids 1,
    " and (c.organization_id = $2 or c.account_id = $4 or c.but_id <> $2)",
);

/// The facts about each person of whom there are any, for a user of an organisation. `now` bounds routes and grants.
/// What an organisation recorded itself opens nothing to it: a lead would give itself what its duties withhold.
pub(super) async fn standings(
    conn: &mut Conn,
    (organization, user): (OrganizationId, UserId),
    persons: &[PersonId],
    now: Time,
) -> Result<HashMap<PersonId, Standing>, Halt> {
    let ids: IdList = persons.iter().copied().collect();
    let facts: Vec<Fact> = on!(conn, |c, D| sqlx::query_as(D::of(STANDINGS))
        .bind(ids)
        .bind(organization)
        .bind(now)
        .bind(user)
        .fetch_all(c)
        .await)?;
    let mut found = HashMap::new();
    for fact in facts {
        let standing = found.entry(fact.person_id).or_insert_with(|| Standing::nobody(fact.person_id));
        standing.version = fact.version;
        standing.sealed = fact.sealed;
        fact.add_to(standing);
    }
    Ok(found)
}

#[derive(sqlx::FromRow)]
struct FactOf {
    organization_id: OrganizationId,
    #[sqlx(flatten)]
    fact: Fact,
}

/// An organisation stands in the list by a route, by a grant that names it or a conference at which it sits, or by an
/// emergency of one of its users.
const OF_EVERYBODY: Sql = in_list!(
    "select s.organization_id, s.person_id, a.version, p.sealed, s.relation, s.need_id, s.domain, s.parts, s.until_at,
            cast(null as uuid) as grant_id, cast(null as boolean) as reads, cast(null as boolean) as writes,
            cast(null as text) as reach, cast(null as text) as purpose
       from standing s
       join person p on p.id = s.person_id
       join person_access a on a.person_id = s.person_id
      where s.person_id" ids 1,
    " and (s.from_at is null or s.from_at <= $2) and (s.until_at is null or s.until_at > $2)
     union all
     select o.id, g.person_id, a.version, p.sealed, 'grant', cast(null as uuid), cast(null as text), g.parts, g.until_at,
            g.id, g.reads, g.writes,
            case when g.recipient_id is not null then 'name' when g.conference_id is null then 'kind' else 'seat' end,
            g.purpose
       from sharing_grant g
       join person p on p.id = g.person_id
       join person_access a on a.person_id = g.person_id
       join organization o
         on o.id = g.recipient_id
            or (g.recipient_id is null and g.kinds & o.kind_bit <> 0 and o.member_since <= g.signed_at
                and exists (select 1 from standing s
                             where s.person_id = g.person_id and s.organization_id = o.id
                               and (s.from_at is null or s.from_at <= $2)
                               and (s.until_at is null or s.until_at > $2)))
            or (g.conference_id is not null
                and exists (select 1 from conference_seat s
                             where s.conference_id = g.conference_id and s.person_id = g.person_id
                               and s.organization_id = o.id and s.from_at <= g.signed_at and s.until_at > $2))
      where g.person_id" ids 1,
    " and g.status = 'active' and g.from_at <= $2 and g.until_at > $2 and g.recorded_by <> o.id
     union all
     select o.id, p.id, a.version, p.sealed, 'closed', cast(null as uuid), cast(null as text), c.parts,
            cast(null as timestamptz), cast(null as uuid), cast(null as boolean), cast(null as boolean),
            cast(null as text), cast(null as text)
       from closing c
       join person p on p.id = c.person_id
       join person_access a on a.person_id = c.person_id
       join organization o on o.id = c.organization_id or o.id <> c.but_id
      where c.person_id" ids 1,
    " and exists (select 1 from standing s where s.person_id = c.person_id and s.organization_id = o.id)
      limit 20001",
);

/// Facts about others' sight in one answer.
const OF_EVERYBODY_MAX: usize = 20_000;

/// The same of every organisation that stands to one of these persons: for who asks on what others' sight rests.
/// What is closed to single users is not among it: `closed_to_users`. Refused where there is more than fits.
pub(crate) async fn standings_of_everybody(
    conn: &mut Conn,
    persons: &[PersonId],
    now: Time,
) -> Result<BTreeMap<(PersonId, OrganizationId), Standing>, Halt> {
    let ids: IdList = persons.iter().copied().collect();
    let facts: Vec<FactOf> =
        on!(conn, |c, D| sqlx::query_as(D::of(OF_EVERYBODY)).bind(ids).bind(now).fetch_all(c).await)?;
    if facts.len() > OF_EVERYBODY_MAX {
        return Err(Problem::new("explain.too_much").into());
    }
    let mut found = BTreeMap::new();
    for FactOf { organization_id, fact } in facts {
        let key = (fact.person_id, organization_id);
        let standing = found.entry(key).or_insert_with(|| Standing::nobody(fact.person_id));
        standing.version = fact.version;
        standing.sealed = fact.sealed;
        fact.add_to(standing);
    }
    Ok(found)
}

/// Blocks that name a user, of whoever stands to one person: rarely more than one or two.
const CLOSED_TO_USERS: &str =
    "select u.organization_id, c.parts from closing c join account u on u.id = c.account_id
      where c.person_id = $1 and u.disabled_at is null order by u.id limit 1000";

/// What of a person is closed to single users, each with their organisation.
pub(super) async fn closed_to_users(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<(OrganizationId, PartSet)>, Halt> {
    let rows: Vec<(OrganizationId, i64)> =
        on!(conn, |c| sqlx::query_as(CLOSED_TO_USERS).bind(person).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(organization, parts)| (organization, PartSet::from_bits(parts))).collect())
}

/// An unknown word counts as the narrowest reach.
fn reach(word: Option<&str>) -> Reach {
    match word {
        Some("name") => Reach::Name,
        Some("kind") => Reach::Kind,
        _ => Reach::Seat,
    }
}

impl Fact {
    fn add_to(self, standing: &mut Standing) {
        let parts = PartSet::from_bits(self.parts);
        if let Some(relation) = Relation::parse(&self.relation) {
            let need = self.need_id.zip(self.domain);
            standing.routes.push(Route { relation, need, carries: parts, until: self.until_at });
        } else if self.relation == "closed" {
            standing.closed = standing.closed.union(parts);
        } else if let (Some(id), Some(purpose), Some(until)) = (self.grant_id, self.purpose, self.until_at) {
            standing.grants.push(GrantInForce {
                id,
                parts,
                reads: self.reads.unwrap_or(false),
                writes: self.writes.unwrap_or(false),
                reach: reach(self.reach.as_deref()),
                purpose,
                until,
            });
        }
    }
}

const LOCK: Sql = Sql {
    sqlite: "select version from person_access where person_id = $1",
    postgres: "select version from person_access where person_id = $1 for update",
};

/// Makes every other job that changes this person's world, or audits a view of it, wait.
pub(super) async fn lock(conn: &mut Conn, person: PersonId) -> Result<(), Halt> {
    on!(conn, |c, D| sqlx::query(D::of(LOCK)).bind(person).fetch_optional(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn raise(conn: &mut Conn, person: PersonId) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query("update person_access set version = version + 1 where person_id = $1")
        .bind(person)
        .execute(c)
        .await
        .map(|_| ()))?;
    Ok(())
}

const UNMOVED: Sql = Sql {
    sqlite:
        in_list!("select person_id, version from person_access where person_id" ids 1, " order by person_id")
            .sqlite,
    postgres: in_list!("select person_id, version from person_access where person_id" ids 1,
        " order by person_id for share")
    .postgres,
};

const OWN: Sql = Sql {
    sqlite: "select u.access_version, o.access_version
               from account u join organization o on o.id = u.organization_id where u.id = $1",
    postgres: "select u.access_version, o.access_version
                 from account u join organization o on o.id = u.organization_id where u.id = $1 for share",
};

/// Whether the caller is still who was recognised.
pub(super) async fn is_current(conn: &mut Conn, caller: &Caller) -> Result<bool, Halt> {
    same_caller(conn, caller, Sql { postgres: OWN.sqlite, ..OWN }).await
}

async fn same_caller(conn: &mut Conn, caller: &Caller, own: Sql) -> Result<bool, Halt> {
    let (user, organization): (i64, i64) =
        on!(conn, |c, D| sqlx::query_as(D::of(own)).bind(caller.actor.user).fetch_one(c).await)?;
    Ok(user == caller.user_version && organization == caller.organization_version)
}

/// Whether nobody's access moved since these versions were read, the caller's own included; it stays so until
/// this transaction ends. `persons` are in the order of their ids.
pub(super) async fn unmoved(
    conn: &mut Conn,
    caller: &Caller,
    persons: &[(PersonId, i64)],
) -> Result<bool, Halt> {
    if !same_caller(conn, caller, OWN).await? {
        return Ok(false);
    }
    let ids: IdList = persons.iter().map(|(person, _)| *person).collect();
    let now: Vec<(PersonId, i64)> =
        on!(conn, |c, D| sqlx::query_as(D::of(UNMOVED)).bind(ids).fetch_all(c).await)?;
    Ok(now == persons)
}

pub(super) async fn versions(conn: &mut Conn) -> Result<HashMap<String, i64>, Halt> {
    let all: Vec<(String, i64)> =
        on!(conn, |c| sqlx::query_as("select name, version from versions limit 100").fetch_all(c).await)?;
    Ok(all.into_iter().collect())
}

pub(super) async fn outdate(conn: &mut Conn, what: &str) -> Result<i64, Halt> {
    let version: (i64,) = on!(conn, |c| sqlx::query_as(
        "insert into versions (name, version) values ($1, 1)
         on conflict (name) do update set version = versions.version + 1
         returning version",
    )
    .bind(what)
    .fetch_one(c)
    .await)?;
    Ok(version.0)
}

/// The input's hash and the object of a mutation that this user made under this id.
pub(super) async fn memo(conn: &mut Conn, user: UserId, id: &str) -> Result<(Vec<u8>, String), Halt> {
    Ok(on!(conn, |c| sqlx::query_as(
        "select input_hash, object_id from mutation_memo where account_id = $1 and client_mutation_id = $2",
    )
    .bind(user)
    .bind(id)
    .fetch_one(c)
    .await)?)
}

/// How many ids whose time is over each new one clears away, so that they never pile up.
const FORGOTTEN_AT_ONCE: i64 = 8;

const FORGET_MEMOS: Sql = Sql {
    sqlite:
        "delete from mutation_memo where (account_id, client_mutation_id) in
               (select account_id, client_mutation_id from mutation_memo where at <= $1 order by at limit $2)",
    postgres: "delete from mutation_memo where (account_id, client_mutation_id) in
                 (select account_id, client_mutation_id from mutation_memo where at <= $1 order by at limit $2
                     for update skip locked)",
};

/// Takes an id for this mutation. False if the user has used it within 24 hours: another transaction that is
/// about to use it is waited for.
pub(super) async fn take_memo(
    conn: &mut Conn,
    user: UserId,
    id: &str,
    hash: &[u8],
    now: Time,
) -> Result<bool, Halt> {
    let since = now - chrono::TimeDelta::hours(24);
    on!(conn, |c, D| sqlx::query(D::of(FORGET_MEMOS))
        .bind(since)
        .bind(FORGOTTEN_AT_ONCE)
        .execute(c)
        .await
        .map(|_| ()))?;
    let taken = on!(conn, |c| sqlx::query(
        "insert into mutation_memo (account_id, client_mutation_id, input_hash, object_id, at)
         values ($1, $2, $3, '', $4)
         on conflict (account_id, client_mutation_id)
         do update set input_hash = excluded.input_hash, object_id = '', at = excluded.at
          where mutation_memo.at <= $5",
    )
    .bind(user)
    .bind(id)
    .bind(hash)
    .bind(now)
    .bind(since)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(taken == 1)
}

/// Keeps what the mutation of this id made or changed.
pub(super) async fn remember(conn: &mut Conn, user: UserId, id: &str, object: &str) -> Result<(), Halt> {
    on!(conn, |c| sqlx::query(
        "update mutation_memo set object_id = $3 where account_id = $1 and client_mutation_id = $2"
    )
    .bind(user)
    .bind(id)
    .bind(object)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}
